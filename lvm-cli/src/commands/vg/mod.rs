//! Commands that change VGs.

mod join;
pub(crate) mod vgcfgbackup;
pub(crate) mod vgcfgrestore;
pub(crate) mod vgcreate;
pub(crate) mod vgextend;
pub(crate) mod vgreduce;
pub(crate) mod vgremove;
pub(crate) mod vgrename;
