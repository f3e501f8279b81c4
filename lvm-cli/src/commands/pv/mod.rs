//! Commands that change PVs.

pub(crate) mod appeared;
pub(crate) mod prepare;
pub(crate) mod pvcreate;
pub(crate) mod pvremove;
