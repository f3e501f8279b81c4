//! Finding, reading and committing volume groups.

mod area;
mod commit;
mod commit_error;
#[cfg(test)]
mod commit_tests;
mod copies;
mod finding;
mod found;
mod lv_device;
mod membership;
#[cfg(test)]
mod property_tests;
mod pv_layout;
mod pv_write;
mod read;
mod scan;
#[cfg(test)]
mod testing;
mod texts;

pub use commit::{Committed, Prepared};
pub use commit_error::CommitError;
pub use finding::{BadText, DuplicateReason, Finding};
pub use found::{FoundMda, FoundPv, FoundVg, Inventory, NotUnderstood, TextCopy, UnreadableVg};
pub use lv_device::LvDevice;
pub mod backup;
pub use pv_layout::{DEFAULT_ALIGNMENT, PV_MIN, PvLayout, PvLayoutError, PvLayoutRequest};
pub use pv_write::{create_pv, remove_pv_label};
