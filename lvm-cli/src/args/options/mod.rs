//! Every option there is, each defined once. A file holds a family; commands pick from all of them.

pub(crate) mod common;
pub(crate) mod config;
pub(crate) mod disk;
pub(crate) mod lv;
pub(crate) mod pv;
pub(crate) mod report;
pub(crate) mod size;
pub(crate) mod vg;
