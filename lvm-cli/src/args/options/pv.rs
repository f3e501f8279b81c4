//! Options of physical volumes.

use lvm_core::units::Sectors;

use crate::args::size::{kib, mib};
use crate::args::values::{metadata_type, number, text, yes_no};
use crate::args::{AnyOpt, BadValue, Flag, Opt};

use super::common::YES_NO;

/// `--bootloaderareasize`
pub(crate) const BOOTLOADERAREASIZE: Opt<Sectors> =
    Opt::value("bootloaderareasize", "SIZE[m|UNIT]", mib, "Room to keep for a boot loader");
/// `--cache`
pub(crate) const CACHE: Opt<Flag> = Opt::flag("cache", "Note that devices have appeared");
/// `--checkcomplete`
pub(crate) const CHECKCOMPLETE: Opt<Flag> =
    Opt::flag("checkcomplete", "Tell whether all PVs of the VG are there");
/// `--dataalignment`
pub(crate) const DATAALIGNMENT: Opt<Sectors> =
    Opt::value("dataalignment", "SIZE[k|UNIT]", kib, "The data begins at a multiple of this");
/// `--dataalignmentoffset`
pub(crate) const DATAALIGNMENTOFFSET: Opt<Sectors> =
    Opt::value("dataalignmentoffset", "SIZE[k|UNIT]", kib, "Shift the data by this");
/// `--exported`
pub(crate) const EXPORTED: Opt<Flag> = Opt::flag("exported", "Only PVs of exported VGs").short('e');
/// `--labelsector`
pub(crate) const LABELSECTOR: Opt<u32> =
    Opt::value("labelsector", "0..3", number, "Sector to write the label to")
        .choices(&["0", "1", "2", "3"]);
/// `--listlvs`
pub(crate) const LISTLVS: Opt<Flag> = Opt::flag("listlvs", "Tell the LVs that use the device");
/// `--listvg`
pub(crate) const LISTVG: Opt<Flag> = Opt::flag("listvg", "Tell the VG of the device");
/// `--metadataignore`
pub(crate) const METADATAIGNORE: Opt<bool> =
    Opt::value("metadataignore", "y|n", yes_no, "Whether to leave its metadata areas unused")
        .choices(YES_NO);
/// `--metadatasize`
pub(crate) const METADATASIZE: Opt<Sectors> =
    Opt::value("metadatasize", "SIZE[m|UNIT]", mib, "Size of a metadata area");
/// `--metadatatype`
pub(crate) const METADATATYPE: Opt<()> =
    Opt::value("metadatatype", "lvm2", metadata_type, "The metadata's format")
        .short('M')
        .choices(&["lvm2"]);
/// `--novolumegroup`
pub(crate) const NOVOLUMEGROUP: Opt<Flag> =
    Opt::flag("novolumegroup", "Only PVs in no VG").short('n');
/// `--pvmetadatacopies`
pub(crate) const PVMETADATACOPIES: Opt<u32> =
    Opt::value("pvmetadatacopies", "0|1|2", copies, "How many metadata areas a PV gets")
        .aliases(&["metadatacopies"])
        .choices(&["0", "1", "2"]);
/// `--norestorefile`
pub(crate) const NORESTOREFILE: Opt<Flag> =
    Opt::flag("norestorefile", "Give the UUID without a backup file to read the layout from");
/// `--restorefile`
pub(crate) const RESTOREFILE: Opt<String> =
    Opt::value("restorefile", "FILE", text, "Backup file that tells the layout of the PV");
/// `--setphysicalvolumesize`
pub(crate) const SETPHYSICALVOLUMESIZE: Opt<Sectors> =
    Opt::value("setphysicalvolumesize", "SIZE[m|UNIT]", mib, "Take the device to be of this size");
/// `--uuid`, to show them.
pub(crate) const SHOW_UUID: Opt<Flag> = Opt::flag("uuid", "Show UUIDs too").short('u');
/// `--udevoutput`
pub(crate) const UDEVOUTPUT: Opt<Flag> =
    Opt::flag("udevoutput", "Tell only what a rule of udev imports");
/// `--uuid` of a new PV.
pub(crate) const UUID: Opt<String> =
    Opt::value("uuid", "UUID", text, "UUID for the new PV").short('u');

/// `--vgonline`
pub(crate) const VGONLINE: Opt<Flag> =
    Opt::flag("vgonline", "The first to complete a VG takes it upon itself to activate it");

/// Where a new PV's parts lie: `pvcreate`, and `vgcreate` and `vgextend` for devices that are no PVs yet.
pub(crate) const LAYOUT: &[&dyn AnyOpt] = &[
    &DATAALIGNMENT,
    &DATAALIGNMENTOFFSET,
    &LABELSECTOR,
    &METADATASIZE,
    &METADATATYPE,
    &PVMETADATACOPIES,
];

/// `0`, `1` or `2`.
fn copies(text: &str) -> Result<u32, BadValue> {
    number(text).and_then(|copies| if copies <= 2 { Ok(copies) } else { Err(BadValue::default()) })
}
