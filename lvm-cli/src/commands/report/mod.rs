//! Commands that show what there is and change nothing.

mod names;
pub(super) mod lvs;
pub(super) mod pvs;
mod table;
pub(super) mod vgs;
