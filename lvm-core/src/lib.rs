//! LVM2's volumes as a library.

pub mod alloc;
pub mod config;
pub mod device;
pub mod error;
pub mod escape;
pub mod format;
pub mod host;
pub mod id;
pub mod local_time;
pub mod lock;
pub mod model;
pub mod name;
pub mod overview;
pub mod plan;
pub mod report;
pub mod store;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod testing_text;
pub mod units;

pub use error::{Error, Result};
