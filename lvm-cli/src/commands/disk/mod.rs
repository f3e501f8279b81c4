//! Image files, for those who have no disk to spare.

pub(super) mod create;
pub(super) mod info;
