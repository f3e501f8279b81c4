//! From a VG to the device-mapper tables that make its LVs into block devices: plain values, without a kernel.
//!
//! An LV becomes one device or several, in [`Layer`]s: a COW snapshot is a device over its origin's `-real` and its
//! own `-cow`. [`tree()`] gives the devices that some LVs need, each once, in the order in which they are loaded:
//! what a device lies on comes before it.
//!
//! Names, UUIDs and the words of each line are those of LVM2 2.03.16, found by having it load every kind of LV; the
//! order of a line's words is the kernel's (`Documentation/admin-guide/device-mapper`). What only a running host
//! could tell is in [`TableSettings`].
//!
//! A new segment type is a file here with the line of its target, and its arm in `lines.rs`.

mod build;
mod cache;
mod error;
mod integrity;
mod lines;
mod mirror;
mod names;
mod node;
mod raid;
mod settings;
mod snapshot;
mod striped;
mod text;
mod thin;
mod vdo;
mod writecache;

pub use build::{activatable, tree, tree_of};
pub use error::TableError;
pub use names::{dm_name, dm_uuid};
pub use node::{Arg, Device, Layer, Line, Node, Target};
pub use settings::{StripeFiller, TableSettings};
pub use text::{concise, table_lines};
