//! Changes of a VG as pure functions.
//!
//! Each takes the VG and a request, and does all that can fail before its first change: after an error the VG
//! is what it was. Nothing here reads a device or a clock; what a plan needs of them is in its request.

mod vg_change;

pub use vg_change::{NewPv, VgCreate, VgRefusal, add_pv, create_vg, remove_pv, rename_vg};
