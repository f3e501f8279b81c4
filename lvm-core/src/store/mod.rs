//! Finding, reading and committing volume groups.
mod lv_device;

pub use lv_device::LvDevice;
pub mod backup;
