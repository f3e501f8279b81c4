//! Which extents a new or growing LV gets.
//!
//! The same request gets the same extents as from LVM2 2.03.16; `docs/allocation.md` has the rules in words.
//! In short: [`FreeMap`] says what is free; a request names how many extents, in how many stripes, from which
//! PVs; the policies are tried from the strictest up to the one asked for (`pass`), each in rounds
//! (`round`) that find one run of extents for every stripe, until all extents are found.

mod free_map;
mod near;
mod pass;
mod pool;
mod pv_list;
mod request;
mod round;

pub use free_map::{FreeMap, Run};
pub use pv_list::{PvArg, PvChoice, PvListError, PvListNotice, PvTarget, choose_pvs};
pub use request::{AllocRefusal, AllocRequest, AllocSettings, Piece, allocate};
