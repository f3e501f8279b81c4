//! Commands that change VGs.

pub(crate) mod event;
mod join;
mod owner;
pub(crate) mod vgcfgbackup;
pub(crate) mod vgcfgrestore;
pub(crate) mod vgchange;
pub(crate) mod vgck;
pub(crate) mod vgcreate;
pub(crate) mod vgextend;
pub(crate) mod vgmknodes;
pub(crate) mod vgreduce;
pub(crate) mod vgremove;
pub(crate) mod vgrename;
