//! What is wrong on the devices without being the end: told to the user, in LVM2's words where it has them.

use core::fmt;

use super::found::NotUnderstood;
use crate::error::CorruptKind;
use crate::escape::Escaped;
use crate::format::label::LabelSector;
use crate::format::mda_header::MDA_HEADER_LEN;
use crate::id::{PvId, VgId};
use crate::model::ImportError;
use crate::name::VgName;
use crate::units::{Bytes, Sectors};

/// One thing that is not as it should be.
///
/// `Display` gives one line or more, parted by `\n`, none of them indented.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Finding {
    /// A device could not be read; it is left out.
    Unreadable {
        /// What it said.
        error: String,
    },
    /// A sector that looks like a label, and is none that counts. LVM2 says so only when asked to be verbose.
    BadLabel {
        /// Where.
        device: String,
        /// In which sector.
        sector: LabelSector,
        /// What is wrong.
        kind: CorruptKind,
    },
    /// A metadata area is not used: its header is damaged or it has no room on the device.
    BadHeader {
        /// Where.
        device: String,
        /// 1 for the area behind the label, 2 for the one at the end of the device.
        mda: usize,
        /// Where it begins.
        at: Bytes,
        /// Everything that is wrong.
        kinds: Vec<CorruptKind>,
    },
    /// A copy of a text is damaged.
    BadText {
        /// Where.
        device: String,
        /// As in [`Self::BadHeader`].
        mda: usize,
        /// Where the text begins on the device.
        at: Bytes,
        /// Its length.
        size: Bytes,
        /// What is wrong.
        kind: BadText,
    },
    /// As [`Self::BadText`], of a text that was already found sound elsewhere.
    BadCopy {
        /// Where.
        device: String,
        /// As in [`Self::BadHeader`].
        mda: usize,
        /// Where the text begins on the device.
        at: Bytes,
        /// Where it begins in its area.
        offset: Bytes,
        /// Its length.
        size: Bytes,
        /// Of which VG.
        vg: VgName,
    },
    /// A PV has metadata areas and none of them tells anything.
    NoText {
        /// Where.
        device: String,
        /// The PV.
        pv: PvId,
    },
    /// A copy of a text is older than another; the next commit replaces it.
    OldText {
        /// Where the old one is.
        device: String,
        /// Its number.
        seqno: u32,
        /// Where a newer one is.
        newest_device: String,
        /// Its number.
        newest_seqno: u32,
        /// Of which VG.
        vg: VgName,
    },
    /// Two different texts have the same number; the first is used.
    OtherText {
        /// Where the one is that is not used.
        device: String,
        /// As in [`Self::BadHeader`].
        mda: usize,
        /// Of which VG.
        vg: VgName,
        /// Its checksum and length.
        found: (u32, Bytes),
        /// Those of the one that is used.
        used: (u32, Bytes),
    },
    /// Two devices with the same PV.
    Duplicate {
        /// The PV.
        pv: PvId,
        /// The device that is used.
        used: String,
        /// Why that one.
        reason: DuplicateReason,
        /// The others.
        unused: Vec<String>,
    },
    /// Two VGs of one name.
    SameName {
        /// The name.
        vg: VgName,
        /// Their ids; as LVM2 has it, the one that was met first comes last.
        ids: [VgId; 2],
    },
    /// A label says that its PV belongs to a VG, and none has it.
    InUseWithoutVg {
        /// Where.
        device: String,
    },
    /// A PV that two VGs have.
    InTwoVgs {
        /// Where.
        device: String,
        /// The PV.
        pv: PvId,
        /// The VG that it counts for.
        vg: VgName,
        /// The VG from which it is missing.
        other: VgName,
    },
    /// The newest text of a VG is sound and says what rlvm does not understand.
    UnknownText {
        /// Which VG.
        vg: String,
        /// What it does not understand.
        error: NotUnderstood,
    },
    /// Not all copies of a VG's text are the same.
    Inconsistent {
        /// Which VG.
        vg: VgName,
    },
    /// A PV that came back after its VG had been reduced.
    Outdated {
        /// Where.
        device: String,
        /// Number of the text on it.
        seqno: u32,
        /// The VG that it was in.
        vg: VgName,
        /// Number of the VG's text now.
        vg_seqno: u32,
    },
    /// A PV of a VG is nowhere.
    NoDevice {
        /// The PV.
        pv: PvId,
    },
    /// As [`Self::NoDevice`], and where it was last.
    MissingPv {
        /// Of which VG.
        vg: VgName,
        /// The PV.
        pv: PvId,
        /// Its device when the text was written.
        hint: String,
    },
    /// A PV that is flagged as missing is there.
    WasMissing {
        /// Where.
        device: String,
        /// Of which VG.
        vg: VgName,
    },
    /// Such a PV has extents of LVs, which may be old.
    ReappearedUsed {
        /// Where.
        device: String,
        /// Of which VG.
        vg: VgName,
        /// The PV.
        pv: PvId,
    },
    /// Such a PV has none: the flag is gone with the next commit.
    ReappearedUnused {
        /// Where.
        device: String,
        /// Of which VG.
        vg: VgName,
        /// The PV.
        pv: PvId,
    },
    /// A device is smaller than its VG has it.
    SmallDevice {
        /// Where.
        device: String,
        /// Its size.
        size: Sectors,
        /// What the text says.
        recorded: Sectors,
    },
    /// There are [`Self::SmallDevice`]s in a VG.
    SizesChanged {
        /// Which VG.
        vg: VgName,
    },
    /// A label has no extension or an old one; the next commit brings it up to date.
    OldLabel {
        /// Where.
        device: String,
        /// Of which VG.
        vg: VgName,
    },
    /// A PV of a VG is not flagged as such in its label; the next commit does it.
    NotInUse {
        /// Where.
        device: String,
        /// Of which VG.
        vg: VgName,
    },
}

/// What is wrong with a copy of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum BadText {
    /// A rule of the format.
    Corrupt(CorruptKind),
    /// Its checksum holds, but it is no VG.
    NoVg(ImportError),
    /// The device could not be read there.
    Unreadable(String),
}

/// Why one of several devices with the same PV was taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DuplicateReason {
    /// Its size is what the VG or the label has recorded.
    Size,
    /// Its name is the one that the VG's text has.
    Name,
    /// It was the first.
    First,
}

impl fmt::Display for DuplicateReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Size => "device size is correct",
            Self::Name => "device name matches previous",
            Self::First => "device was seen first",
        })
    }
}

impl Finding {
    /// Whether it belongs to a detailed report only: LVM2 keeps quiet about it.
    pub const fn is_detail(&self) -> bool {
        matches!(self, Self::BadLabel { .. })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { error } => write!(f, "WARNING: {error}"),
            Self::BadLabel { device, sector, kind } => {
                write!(f, "WARNING: ignoring label in sector {} of {device}: {kind}.", sector.get())
            }
            Self::BadHeader { device, mda, at, kinds } => {
                for kind in kinds {
                    fmt_bad_header(f, device, *at, kind)?;
                }
                writeln!(f, "WARNING: bad metadata header on {device} at {at}.")?;
                fmt_unread(f, device, *mda)
            }
            Self::BadText { device, mda, at, kind, .. } => {
                fmt_bad_text(f, device, *at, kind)?;
                writeln!(f, "WARNING: bad metadata text on {device} in mda{mda}")?;
                fmt_unread(f, device, *mda)
            }
            Self::NoText { device, pv } => {
                let id = pv.0.bare();
                write!(f, "WARNING: scan failed to get metadata summary from {device} PVID {id}")
            }
            Self::OldText { device, seqno, newest_device, newest_seqno, vg } => write!(
                f,
                "WARNING: ignoring metadata seqno {seqno} on {device} for seqno {newest_seqno} on \
                 {newest_device} for VG {vg}."
            ),
            Self::OtherText { device, mda, vg, found, used } => write!(
                f,
                "WARNING: scan of VG {vg} from {device} mda{mda} found mda_checksum {:x} mda_size {} vs {:x} {}\n\
                 WARNING: Scanning {device} mda{mda} found mismatch with other metadata.",
                found.0, found.1, used.0, used.1
            ),
            Self::Duplicate { pv, used, reason, unused } => {
                for device in unused {
                    writeln!(f, "WARNING: Not using device {device} for PV {pv}.")?;
                }
                write!(f, "WARNING: PV {pv} prefers device {used} because {reason}.")
            }
            Self::SameName { vg, ids: [a, b] } => write!(
                f,
                "WARNING: VG name {vg} is used by VGs {a} and {b}.\n\
                 Fix duplicate VG names with vgrename uuid, a device filter, or system IDs."
            ),
            Self::InUseWithoutVg { device } => write!(
                f,
                "WARNING: PV {device} is marked in use but no VG was found using it.\n\
                 WARNING: PV {device} might need repairing."
            ),
            Self::InTwoVgs { device, pv, vg, other } => {
                write!(
                    f,
                    "WARNING: PV {pv} on {device} is in VG {vg}, not using it for VG {other}."
                )
            }
            Self::UnknownText { vg, error } => {
                write!(f, "WARNING: Cannot read VG {}: {error}.", Escaped(vg))
            }
            of_a_vg => of_a_vg.fmt_of_a_vg(f),
        }
    }
}

impl Finding {
    fn fmt_of_a_vg(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inconsistent { vg } => write!(
                f,
                "WARNING: Inconsistent metadata found for VG {vg}.\n\
                 See vgck --updatemetadata to correct inconsistency."
            ),
            Self::BadCopy { device, mda, at, offset, size, vg } => write!(
                f,
                "WARNING: Checksum error on {device} at offset {at}.\n\
                 WARNING: couldn't read volume group metadata from {device}.\n\
                 WARNING: Failed to read metadata text at {at} off {offset} size {size} VG {vg} on {device}\n\
                 WARNING: reading {device} mda{mda} failed to read metadata.\n\
                 WARNING: repair VG metadata on {device} with vgck --updatemetadata.\n\
                 WARNING: Reading VG {vg} on {device} failed."
            ),
            Self::Outdated { device, seqno, vg, vg_seqno } => write!(
                f,
                "WARNING: outdated PV {device} seqno {seqno} has been removed in current VG {vg} seqno {vg_seqno}.\n\
                 See vgck --updatemetadata to clear outdated metadata."
            ),
            Self::NoDevice { pv } => write!(f, "WARNING: Couldn't find device with uuid {pv}."),
            Self::MissingPv { vg, pv, hint } => {
                write!(
                    f,
                    "WARNING: VG {vg} is missing PV {pv} (last written to {}).",
                    Escaped(hint)
                )
            }
            Self::WasMissing { device, vg } => {
                write!(f, "WARNING: VG {vg} was previously updated while PV {device} was missing.")
            }
            Self::ReappearedUsed { device, vg, pv } => {
                write!(f, "WARNING: VG {vg} was missing PV {device} {pv}.")
            }
            Self::ReappearedUnused { device, vg, pv } => {
                write!(f, "WARNING: VG {vg} has unused reappeared PV {device} {pv}.")
            }
            Self::SmallDevice { device, size, recorded } => write!(
                f,
                "WARNING: Device {device} has size of {size} sectors which is smaller than corresponding PV size of \
                 {recorded} sectors. Was device resized?"
            ),
            Self::SizesChanged { vg } => {
                write!(f, "WARNING: One or more devices used as PVs in VG {vg} have changed sizes.")
            }
            Self::OldLabel { device, vg } => write!(
                f,
                "WARNING: PV {device} in VG {vg} is using an old PV header, modify the VG to update."
            ),
            Self::NotInUse { device, vg } => {
                write!(f, "WARNING: PV {device} in VG {vg} is missing the used flag in PV header.")
            }
            // All others are above.
            _ => Ok(()),
        }
    }
}

fn fmt_bad_header(
    f: &mut fmt::Formatter<'_>,
    device: &str,
    at: Bytes,
    kind: &CorruptKind,
) -> fmt::Result {
    if matches!(kind, CorruptKind::MdaOutside { .. } | CorruptKind::MdaShort) {
        writeln!(f, "Error reading device {device} at {at} length {MDA_HEADER_LEN}.")?;
        return writeln!(f, "Failed to read metadata area header on {device} at {at}");
    }
    writeln!(f, "WARNING: {kind} on {device} at {at}")
}

fn fmt_bad_text(
    f: &mut fmt::Formatter<'_>,
    device: &str,
    at: Bytes,
    kind: &BadText,
) -> fmt::Result {
    match kind {
        BadText::Corrupt(CorruptKind::Checksum { .. }) => {
            writeln!(f, "WARNING: Checksum error on {device} at offset {at}.")?;
        }
        BadText::Corrupt(kind) => writeln!(f, "WARNING: {kind} on {device}.")?,
        BadText::NoVg(error) => {
            writeln!(f, "WARNING: metadata text on {device} at {at}: {error}.")?;
        }
        BadText::Unreadable(error) => writeln!(f, "WARNING: {error}")?,
    }
    writeln!(f, "WARNING: invalid metadata text from {device} at {at}.")?;
    writeln!(f, "WARNING: metadata on {device} at {at} has invalid summary for VG.")
}

fn fmt_unread(f: &mut fmt::Formatter<'_>, device: &str, mda: usize) -> fmt::Result {
    write!(
        f,
        "WARNING: scanning {device} mda{mda} failed to read metadata summary.\n\
         WARNING: repair VG metadata on {device} with vgck --updatemetadata."
    )
}
