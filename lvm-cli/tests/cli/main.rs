//! The binary as users and programs run it.

mod arguments;
mod common;
mod disks;
mod generated;
mod golden;
