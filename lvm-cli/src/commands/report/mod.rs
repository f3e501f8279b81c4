//! Commands that show what there is and change nothing.

pub(super) mod devtypes;
mod display;
pub(super) mod dmtable;
pub(super) mod fullreport;
mod look;
pub(super) mod lvdisplay;
pub(super) mod lvmdiskscan;
pub(super) mod lvs;
pub(super) mod lvscan;
pub(super) mod map;
mod names;
mod noted;
pub(super) mod pvdisplay;
pub(super) mod pvs;
pub(super) mod pvscan;
mod table;
pub(super) mod tree;
pub(super) mod vgdisplay;
pub(super) mod vgs;
pub(super) mod vgscan;

pub(super) use look::kernel;
