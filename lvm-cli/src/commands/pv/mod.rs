//! Commands that change PVs.

pub(crate) mod prepare;
pub(crate) mod pvcreate;
pub(crate) mod pvremove;
