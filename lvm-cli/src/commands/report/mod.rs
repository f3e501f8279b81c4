//! Commands that show what there is and change nothing.

pub(super) mod lvs;
mod names;
pub(super) mod pvs;
mod table;
pub(super) mod vgs;
