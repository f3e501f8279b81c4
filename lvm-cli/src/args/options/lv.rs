//! Options of logical volumes.

use crate::args::size::{kib, mib, sectors};
use crate::args::values::{Activation, activation, number, permission, segment_type, text, yes_no};
use crate::args::{BadValue, Flag, Opt};

use lvm_core::model::ReadAhead;
use lvm_core::units::Sectors;

use super::common::YES_NO;

/// `--activate`
pub(crate) const ACTIVATE: Opt<Activation> =
    Opt::value("activate", "y|n|ay", activation, "Whether it is active afterwards")
        .short('a')
        .aliases(&["available"])
        .choices(&["y", "n", "ay"]);
/// `--background`
pub(crate) const BACKGROUND: Opt<Flag> =
    Opt::flag("background", "Go on in the background").short('b');
/// `--chunksize`
pub(crate) const CHUNKSIZE: Opt<Sectors> =
    Opt::value("chunksize", "SIZE[k|UNIT]", kib, "How much a snapshot copies at a time")
        .short('c')
        .not_zero(|size| size.is_zero());
/// `--activationmode`
pub(crate) const ACTIVATIONMODE: Opt<String> =
    Opt::value("activationmode", "MODE", text, "How much may be missing of what is activated")
        .choices(&["partial", "degraded", "complete"]);
/// `--autoactivation`
pub(crate) const AUTOACTIVATION: Opt<String> =
    Opt::value("autoactivation", "event", text, "Activate as an event of udev asks for")
        .choices(&["event"]);
/// `--contiguous`
pub(crate) const CONTIGUOUS: Opt<bool> =
    Opt::value("contiguous", "y|n", yes_no, "Whether its extents are to follow each other")
        .short('C')
        .choices(YES_NO);
/// `--fs`
pub(crate) const FS: Opt<String> =
    Opt::value("fs", "WHAT", text, "What becomes of the file system on it").choices(&[
        "checksize",
        "resize",
        "resize_fsadm",
        "ignore",
    ]);
/// `--fsmode`
pub(crate) const FSMODE: Opt<String> =
    Opt::value("fsmode", "MODE", text, "Whether the file system may be mounted and unmounted")
        .choices(&["manage", "nochange", "offline"]);
/// `--ignoreactivationskip`
pub(crate) const IGNOREACTIVATIONSKIP: Opt<Flag> =
    Opt::flag("ignoreactivationskip", "Activate it although it is marked to be skipped").short('K');
/// `--ignoremonitoring`
pub(crate) const IGNOREMONITORING: Opt<Flag> =
    Opt::flag("ignoremonitoring", "Leave monitoring as it is");
/// `--interval`
pub(crate) const INTERVAL: Opt<u32> =
    Opt::value("interval", "SECONDS", number, "Seconds between two looks at what goes on")
        .short('i');
/// `--major`
pub(crate) const MAJOR: Opt<u32> =
    Opt::value("major", "N", number, "Major number to keep").short('j');
/// `--merge`
pub(crate) const MERGE: Opt<Flag> = Opt::flag("merge", "Give an origin back what a snapshot kept");
/// `--mergesnapshot`
pub(crate) const MERGESNAPSHOT: Opt<Flag> =
    Opt::flag("mergesnapshot", "The same, of COW snapshots only");
/// `--minor`
pub(crate) const MINOR: Opt<u32> = Opt::value("minor", "N", number, "Minor number to keep");
/// `--monitor`
pub(crate) const MONITOR: Opt<bool> =
    Opt::value("monitor", "y|n", yes_no, "Whether dmeventd watches it").choices(YES_NO);
/// `--name`
pub(crate) const NAME: Opt<String> =
    Opt::value("name", "NAME", text, "Name of the new LV").short('n');
/// `--nofsck`
pub(crate) const NOFSCK: Opt<Flag> =
    Opt::flag("nofsck", "Resize a file system without checking it").short('n');
/// `--nohistory`
pub(crate) const NOHISTORY: Opt<Flag> = Opt::flag("nohistory", "Keep no record of the removed LV");
/// `--nosync`
pub(crate) const NOSYNC: Opt<Flag> = Opt::flag("nosync", "Skip the first synchronisation");
/// `--partial`
pub(crate) const PARTIAL: Opt<Flag> =
    Opt::flag("partial", "Activate what there is of LVs with missing PVs").short('P');
/// `--permission`
pub(crate) const PERMISSION: Opt<bool> =
    Opt::value("permission", "rw|r", permission, "Whether it may be written")
        .short('p')
        .choices(&["rw", "r"]);
/// `--persistent`
pub(crate) const PERSISTENT: Opt<bool> =
    Opt::value("persistent", "y|n", yes_no, "Whether to keep the device's numbers")
        .short('M')
        .choices(YES_NO);
/// `--poll`
pub(crate) const POLL: Opt<bool> =
    Opt::value("poll", "y|n", yes_no, "Whether what is under way is carried on in the background")
        .choices(YES_NO);
/// `--polloperation`
pub(crate) const POLLOPERATION: Opt<String> =
    Opt::value("polloperation", "OPERATION", text, "What is to be followed").choices(&[
        "pvmove",
        "convert",
        "merge",
        "merge_thin",
    ]);
/// `--readahead`
pub(crate) const READAHEAD: Opt<ReadAhead> =
    Opt::value("readahead", "auto|none|SECTORS", readahead, "How far to read ahead")
        .short('r')
        .choices(&["auto", "none"]);
/// `--refresh`
pub(crate) const REFRESH: Opt<Flag> =
    Opt::flag("refresh", "Load active LVs anew from the metadata");
/// `--resizefs`
pub(crate) const RESIZEFS: Opt<Flag> =
    Opt::flag("resizefs", "Resize the file system too").short('r');
/// `--setactivationskip`
pub(crate) const SETACTIVATIONSKIP: Opt<bool> =
    Opt::value("setactivationskip", "y|n", yes_no, "Whether to mark it to be skipped")
        .short('k')
        .choices(YES_NO);
/// `--snapshot`
pub(crate) const SNAPSHOT: Opt<Flag> =
    Opt::flag("snapshot", "Make a snapshot of the LV that is named").short('s');
/// `--sysinit`
pub(crate) const SYSINIT: Opt<Flag> =
    Opt::flag("sysinit", "Called by the system's start, when folders may be read-only");
/// `--type`
pub(crate) const TYPE: Opt<String> =
    Opt::value("type", "TYPE", segment_type, "Its segment type").choices(&["linear", "striped"]);
/// `--virtualsize`
pub(crate) const VIRTUALSIZE: Opt<Sectors> =
    Opt::value("virtualsize", "SIZE[m|UNIT]", mib, "How large a sparse LV seems to be")
        .short('V')
        .not_zero(|size| size.is_zero());
/// `--wipesignatures`
pub(crate) const WIPESIGNATURES: Opt<bool> =
    Opt::value("wipesignatures", "y|n", yes_no, "Whether to look for old signatures and wipe them")
        .short('W')
        .choices(YES_NO);

fn readahead(text: &str) -> Result<ReadAhead, BadValue> {
    if text.eq_ignore_ascii_case("auto") {
        return Ok(ReadAhead::Auto);
    }
    if text.eq_ignore_ascii_case("none") {
        return Ok(ReadAhead::None);
    }
    let size = sectors(text)?;
    Ok(if size.is_zero() { ReadAhead::None } else { ReadAhead::Sectors(size) })
}
