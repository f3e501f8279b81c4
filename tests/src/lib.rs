//! What the integration tests share: a place of their own to work in, the tools, and comparisons.
//!
//! [`Sandbox`] is a folder with loop devices, a system directory, locks and a state folder, all gone at the end.
//! In it run rlvm (the binary that was built with the tests) and the real LVM2, told to leave the kernel's
//! device-mapper alone. [`report`] compares what the two say, [`script`] lets them take turns or race.
//!
//! Nothing here touches the host's disks, locks, backups or devices file. A test that cannot run for want of
//! root or of a tool says so through `skip`, and fails where `RLVM_TESTS_MUST_RUN` is set.

#![allow(clippy::missing_panics_doc, reason = "a test stops at the first surprise")]

pub mod alloc;
pub mod arbitrary;
pub mod corpus;
pub mod fuzz;
pub mod golden;
pub mod golden_devices;
pub mod links;
pub mod loops;
pub mod report;
mod run;
mod sandbox;
pub mod script;
mod skip;
pub mod vm;
pub mod xz;

pub use run::{Ran, Tool, rlvm_binary};
pub use sandbox::{Disk, Sandbox};
pub use skip::{has_tool, is_root, skip, skip_softly, skip_unless_tools};
