//! Finding, reading and committing volume groups.

mod finding;
mod found;
mod lv_device;
mod membership;
mod parallel;
mod read;
mod scan;
mod texts;

pub use finding::{BadText, DuplicateReason, Finding};
pub use found::{FoundMda, FoundPv, FoundVg, Inventory, TextCopy, UnreadableVg};
pub use lv_device::LvDevice;
pub mod backup;
