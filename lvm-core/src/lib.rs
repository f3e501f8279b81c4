//! LVM2's volumes as a library: its on-disk format, its model, its allocation, its commits.
//!
//! `lvm-core` reads and writes what LVM2 reads and writes, byte for byte where LVM2 decides: labels, metadata areas
//! and the metadata text on block devices and on raw and qcow2 images. It needs no root for images, no daemon and
//! no `lvm` binary, prints nothing, and has no clock, random numbers or environment but those it is given. `rlvm`
//! is the program over it.
//!
//! # Layers
//!
//! A module imports from modules below it alone, and not from every one of them:
//!
//! | module | what it is |
//! |---|---|
//! | [`host`] | a command's time with the devices: locks, scan, archive, commit, backup |
//! | [`store`] | finds PVs and VGs on devices, lays out PVs, commits a VG so that a crash leaves the old or the new one |
//! | [`plan`] | changes of a VG. Pure |
//! | [`report`] | what is told of PVs, VGs and LVs: fields, rows, sizes. Pure |
//! | [`table`] | the device-mapper tables that make LVs into devices. Pure |
//! | [`alloc`] | which extents an LV gets. Pure |
//! | [`model`] | a VG as plain values, to and from the text's tree, and the rules that hold in it. Pure |
//! | [`mod@format`] | bytes and text to and from plain values. Pure |
//! | [`device`], [`lock`] | where bytes are; locks shared with LVM2 |
//! | [`units`], [`id`], [`name`], [`error`] | the words of all the others |
//!
//! Beside them, [`config`] reads `lvm.conf`, and [`overview`] makes what `report` shows of what `store` found.
//!
//! # A change
//!
//! Every change takes the same way: *scan, clone the VG, plan, commit*. A plan changes a [`model::Vg`] in memory or
//! refuses; nothing is written before [`store::Inventory::commit`], which checks every rule again. Not committing is
//! `--test`. Programs on a machine with other users of the devices go through [`host::Host`], which adds locks,
//! archives and backups; its [`host::Session`] has a `commit` of the same shape.
//!
//! ```
//! use std::sync::Arc;
//!
//! use lvm_core::alloc::AllocSettings;
//! use lvm_core::device::{BlockDevice, MemoryDevice};
//! use lvm_core::host::{Entropy, FixedEntropy};
//! use lvm_core::id::{LvId, PvId, VgId};
//! use lvm_core::local_time::Zone;
//! use lvm_core::model::{AllocPolicy, ReadAhead, Stamp, Vg};
//! use lvm_core::name::{LvName, VgName};
//! use lvm_core::plan::{self, LvCreate, NewPv, NewSegmentType, SizeSpec};
//! use lvm_core::store::{Inventory, PvLayout, PvLayoutRequest, create_pv};
//! use lvm_core::units::{Bytes, ExtentSize, Extents, Sectors};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let disk: Arc<dyn BlockDevice> = Arc::new(MemoryDevice::new("disk", Bytes::new(64 << 20)));
//! // SystemEntropy is the machine's own.
//! let entropy = FixedEntropy::new(1_700_000_000, 1);
//!
//! // A PV: a label and an empty metadata area on the disk.
//! let request = PvLayoutRequest::default();
//! let layout = PvLayout::new(disk.name(), disk.size(), disk.topology(), &request)?;
//! let pv = PvId(entropy.new_id()?);
//! create_pv(disk.as_ref(), pv, &layout, true)?;
//!
//! // A VG with that PV and an LV in it, still in memory.
//! let mut vg = Vg::new(VgName::new("vg0")?, VgId(entropy.new_id()?), ExtentSize::DEFAULT);
//! plan::add_pv(
//!     &mut vg,
//!     NewPv {
//!         id: pv,
//!         device: disk.name().to_owned(),
//!         dev_size: disk.size().to_sectors(),
//!         pe_start: layout.pe_start.to_sectors(),
//!         tail: Sectors::ZERO,
//!         ba_start: Sectors::ZERO,
//!         ba_size: Sectors::ZERO,
//!         device_id_type: None,
//!         device_id: None,
//!     },
//! )?;
//! let root = LvCreate {
//!     name: Some(LvName::new("root")?),
//!     id: LvId(entropy.new_id()?),
//!     size: SizeSpec::Extents(Extents::new(5)),
//!     segments: NewSegmentType::LINEAR,
//!     alloc: AllocPolicy::Inherit,
//!     pvs: &[],
//!     find_pv: &|_| None,
//!     tags: Vec::new(),
//!     writable: true,
//!     read_ahead: ReadAhead::Auto,
//!     persistent: None,
//!     activation_skip: false,
//!     autoactivate: true,
//!     created: None,
//! };
//! plan::create_lv(&mut vg, root, &AllocSettings::default(), &mut |notice| eprintln!("{notice}"))?;
//!
//! // Onto the disk.
//! let stamp = Stamp {
//!     description: "an example".into(),
//!     host: "host.example".into(),
//!     system_id: None,
//!     uname: "Linux".into(),
//!     time: entropy.now(),
//!     zone: Zone::utc(),
//! };
//! let (_, committed) = Inventory::scan(vec![Arc::clone(&disk)]).create_vg(vg, &stamp)?;
//! assert!(committed.failures.is_empty());
//!
//! // And back.
//! let inventory = Inventory::scan(vec![disk]);
//! let (_, found) = inventory.find_vg("vg0").ok_or("no vg0")?;
//! let [lv] = found.vg.lvs() else { return Err("not one LV".into()) };
//! assert_eq!((lv.name.as_str(), lv.extents()), ("root", Extents::new(5)));
//! assert!(found.findings.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! The folder `examples` has programs for images: `list_lvs`, `create_lv`, `map`.
//!
//! # What it promises
//!
//! - **Nothing on a device makes it panic.** What is wrong is an [`Error`], or a [`store::Finding`] where reading
//!   can go on; [`Error::hint`] says what to do next.
//! - **Nothing is lost.** Segment types and keys that it does not know are kept, shown, and written back unchanged.
//! - **A commit is old or new**, whatever fails on the way; see [`store::Inventory::commit`].
//! - **Units are types**: [`units::Bytes`], [`units::Sectors`] and [`units::Extents`] do not mix.
//!
//! The feature `qcow2` is for qcow2 images, `testing` for VGs made up for tests.

pub mod activate;
pub mod alloc;
pub mod config;
pub mod device;
pub mod dm;
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
mod parallel;
pub mod plan;
pub mod report;
pub use report::select;
pub mod store;
pub mod table;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod testing_text;
pub mod units;

pub use error::{Error, Result};
