//! Options of volume groups and of their backup files.

use lvm_core::units::Sectors;

use crate::args::size::mib;
use crate::args::values::{number, text, yes_no};
use crate::args::{BadValue, Flag, Opt};

use super::common::YES_NO;

/// How many copies of a VG's metadata to keep in use.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum MetadataCopies {
    /// All that the PVs have room for, none ignored.
    All,
    /// LVM2 leaves the flags as they are.
    Unmanaged,
    /// So many.
    Count(u32),
}

fn metadata_copies(text: &str) -> Result<MetadataCopies, BadValue> {
    match text {
        "all" => Ok(MetadataCopies::All),
        "unmanaged" => Ok(MetadataCopies::Unmanaged),
        _ => number(text).map(MetadataCopies::Count),
    }
}

/// `--all` of `vgreduce`.
pub(crate) const ALL_PVS: Opt<Flag> = Opt::flag("all", "Every PV that is not in use").short('a');
/// `--clustered`
pub(crate) const CLUSTERED: Opt<bool> =
    Opt::value("clustered", "y|n", yes_no, "Whether the VG belongs to a cluster")
        .short('c')
        .choices(YES_NO);
/// `--file`
pub(crate) const FILE: Opt<String> =
    Opt::value("file", "FILE", text, "The file to write or read; %s is the VG's name").short('f');
/// `--force`, without a letter, where `-f` names a file.
pub(crate) const FORCE_LONG: Opt<Flag> =
    Opt::flag("force", "Go on where LVM would refuse").repeat();
/// `--list`
pub(crate) const LIST: Opt<Flag> =
    Opt::flag("list", "List the backups and archives that there are").short('l');
/// `--logicalvolume`
pub(crate) const LOGICALVOLUME: Opt<u32> =
    Opt::value("logicalvolume", "N", number, "Most LVs that the VG may have; 0: no limit")
        .short('l');
/// `--maxlogicalvolumes`
pub(crate) const MAXLOGICALVOLUMES: Opt<u32> =
    Opt::value("maxlogicalvolumes", "N", number, "Most LVs that the VG may have; 0: no limit")
        .short('l');
/// `--maxphysicalvolumes`
pub(crate) const MAXPHYSICALVOLUMES: Opt<u32> =
    Opt::value("maxphysicalvolumes", "N", number, "Most PVs that the VG may have; 0: no limit")
        .short('p');
/// `--metadataprofile`
pub(crate) const METADATAPROFILE: Opt<String> =
    Opt::value("metadataprofile", "NAME", text, "Settings profile to attach");
/// `--blockdevice`, without effect: LVM2 takes it.
pub(crate) const BLOCKDEVICE: Opt<Flag> = Opt::flag("blockdevice", "Without effect").short('b');
/// `--mknodes`
pub(crate) const MKNODES: Opt<Flag> =
    Opt::flag("mknodes", "Make the device nodes of active LVs, too");
/// `--notifydbus`
pub(crate) const NOTIFYDBUS: Opt<Flag> =
    Opt::flag("notifydbus", "Tell lvmdbusd, if it runs, to look again");
/// `--mirrorsonly`
pub(crate) const MIRRORSONLY: Opt<Flag> =
    Opt::flag("mirrorsonly", "With --removemissing: remove mirror images only");
/// `--physicalextentsize`
pub(crate) const PHYSICALEXTENTSIZE: Opt<Sectors> =
    Opt::value("physicalextentsize", "SIZE[m|UNIT]", unsigned_mib, "Size of an extent").short('s');
/// `--pvmetadatacopies`, which a VG does not have; LVM2 takes it all the same.
pub(crate) const PVMETADATACOPIES: Opt<u32> =
    Opt::value("pvmetadatacopies", "0|1|2", number, "Without effect").choices(&["0", "1", "2"]);
/// `--removemissing`
pub(crate) const REMOVEMISSING: Opt<Flag> =
    Opt::flag("removemissing", "Remove the PVs that are missing");
/// `--resizeable`
pub(crate) const RESIZEABLE: Opt<bool> =
    Opt::value("resizeable", "y|n", yes_no, "Whether PVs may join and leave")
        .short('x')
        .aliases(&["resizable"])
        .choices(YES_NO);
/// `--restoremissing`
pub(crate) const RESTOREMISSING: Opt<Flag> =
    Opt::flag("restoremissing", "Take a PV back that was missing");
/// `--shared`, of a new VG.
pub(crate) const SHARED: Opt<Flag> = Opt::flag("shared", "Share the VG among hosts");
/// `--locktype`
pub(crate) const LOCKTYPE: Opt<String> =
    Opt::value("locktype", "TYPE", text, "Who locks a shared VG")
        .choices(&["sanlock", "dlm", "none"]);
/// `--systemid`
pub(crate) const SYSTEMID: Opt<String> =
    Opt::value("systemid", "NAME", text, "The system that owns the VG");
/// `--updatemetadata`
pub(crate) const UPDATEMETADATA: Opt<Flag> =
    Opt::flag("updatemetadata", "Write the metadata anew wherever they are old or damaged");
/// `--uuid` of a VG.
pub(crate) const UUID: Opt<Flag> = Opt::flag("uuid", "Give it a new UUID").short('u');
/// `--vgmetadatacopies` of a VG that is there.
pub(crate) const NEWMETADATACOPIES: Opt<MetadataCopies> =
    VGMETADATACOPIES.aliases(&["metadatacopies"]);
/// `--vgmetadatacopies`
pub(crate) const VGMETADATACOPIES: Opt<MetadataCopies> = Opt::value(
    "vgmetadatacopies",
    "all|unmanaged|N",
    metadata_copies,
    "How many copies of the metadata to keep",
)
.choices(&["all", "unmanaged"]);

/// A size without any sign.
fn unsigned_mib(text: &str) -> Result<Sectors, BadValue> {
    if text.starts_with(['+', '-']) {
        return Err(BadValue::because("Size may not be relative/signed."));
    }
    mib(text)
}
