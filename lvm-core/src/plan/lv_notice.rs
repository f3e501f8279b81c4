//! What the user is told while an LV is made or changed, and why it cannot be. Worded as LVM2 words it.

use core::fmt;

use crate::alloc::{AllocRefusal, PvListError, PvListNotice};
use crate::name::{BadName, LvName, VgName};
use crate::report::size::SizeFormat;
use crate::units::{Extents, Sectors};

use super::lv_size::ShareOf;
use super::snapshot::SnapshotRefusal;

/// Something that was decided for the user.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum LvNotice {
    /// Stripes were asked for without their size.
    DefaultStripeSize {
        /// What is taken.
        size: Sectors,
    },
    /// A stripe is no longer than an extent.
    StripeSizeReduced {
        /// What was asked for.
        asked: Sectors,
        /// What is taken: the size of an extent.
        to: Sectors,
    },
    /// A length is no whole number of extents.
    RoundedToExtent {
        /// What is taken.
        size: Sectors,
    },
    /// A share of the VG is more than is free.
    ShareReduced {
        /// The share that was asked for.
        percent: u32,
        /// Of what.
        of: ShareOf,
        /// What is taken.
        to: Sectors,
    },
    /// A number of extents is no multiple of the number of stripes.
    StripeBoundaryUp {
        /// What was asked for.
        from: Sectors,
        /// The same in extents.
        from_extents: Extents,
        /// What is taken.
        to: Sectors,
        /// The same in extents.
        to_extents: Extents,
    },
    /// A share of something is no multiple of the number of stripes.
    StripeBoundaryDown {
        /// What was asked for, in extents.
        from: Extents,
        /// What is taken.
        to: Extents,
    },
    /// The new length of an LV is no whole number of extents.
    ResizeRoundedToExtent {
        /// What is taken.
        size: Sectors,
    },
    /// The LV grows as its last segment is.
    LastStripeSize {
        /// What is taken.
        size: Sectors,
    },
    /// Neither the command nor the LV says how long a stripe is.
    ResizeDefaultStripeSize {
        /// What is taken.
        size: Sectors,
    },
    /// A stripe is no longer than an extent.
    ResizeStripeSizeReduced {
        /// What was asked for.
        asked: Sectors,
        /// What is taken: the size of an extent.
        to: Sectors,
    },
    /// The new part of an LV is no multiple of the number of stripes.
    SegmentBoundary {
        /// What was asked for, in extents of the LV.
        from: Extents,
        /// What is taken.
        to: Extents,
    },
    /// New extents have another type than the last ones.
    MixedTypes {
        /// VG and LV.
        lv: String,
        /// The last segment's type.
        last: &'static str,
        /// The new one.
        new: &'static str,
    },
    /// An LV that gets smaller gets no new stripes.
    StripesIgnored,
    /// An LV that gets smaller takes nothing from PVs.
    PvsIgnored,
    /// The LV has its new size.
    SizeChanged {
        /// VG and LV.
        lv: String,
        /// What it was.
        from: Sectors,
        /// The same in extents.
        from_extents: Extents,
        /// What it is.
        to: Sectors,
        /// The same in extents.
        to_extents: Extents,
    },
    /// The store of a snapshot cannot use more.
    CowReduced {
        /// What was asked for.
        from: Sectors,
        /// What is taken.
        to: Sectors,
    },
    /// The same while it grows.
    CowMaximum {
        /// What is taken.
        size: Sectors,
        /// The same in extents.
        extents: Extents,
    },
    /// The kernel's old mirror and snapshots do not go together well.
    SnapshotOfMirror,
    /// A PV of the list is passed over.
    PvList(PvListNotice),
}

impl LvNotice {
    /// Whether it goes to standard error; the others are part of the answer.
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::PvList(_) | Self::SnapshotOfMirror)
    }
}

/// A size in a message.
pub(super) fn size(sectors: Sectors) -> String {
    SizeFormat::default().long_text(sectors.to_bytes_saturating())
}

impl fmt::Display for LvNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DefaultStripeSize { size: stripe } => {
                write!(f, "Using default stripesize {}.", size(*stripe))
            }
            Self::StripeSizeReduced { asked, to } => write!(
                f,
                "Reducing requested stripe size {} to maximum, physical extent size {}.",
                size(*asked),
                size(*to)
            ),
            Self::RoundedToExtent { size: whole } => {
                write!(f, "Rounding up size to full physical extent {}", size(*whole))
            }
            Self::ShareReduced { percent, of, to } => write!(
                f,
                "Reducing {percent}{} to remaining free space {} in VG.",
                of.suffix(),
                size(*to)
            ),
            Self::StripeBoundaryUp { from, from_extents, to, to_extents } => write!(
                f,
                "Rounding size {} ({from_extents} extents) up to stripe boundary size {} ({to_extents} extents).",
                size(*from),
                size(*to)
            ),
            Self::StripeBoundaryDown { from, to } => write!(
                f,
                "Rounding size ({from} extents) down to stripe boundary size ({to} extents)"
            ),
            Self::ResizeRoundedToExtent { size: whole } => {
                write!(f, "Rounding size to boundary between physical extents: {}.", size(*whole))
            }
            Self::LastStripeSize { size: stripe } => {
                write!(f, "Using stripesize of last segment {}", size(*stripe))
            }
            Self::ResizeDefaultStripeSize { size: stripe } => {
                write!(f, "Using default stripesize {}", size(*stripe))
            }
            Self::ResizeStripeSizeReduced { asked, to } => write!(
                f,
                "Reducing stripe size {} to maximum, physical extent size {}.",
                size(*asked),
                size(*to)
            ),
            Self::SegmentBoundary { from, to } if from < to => write!(
                f,
                "Rounding size ({from} extents) up to stripe boundary size for segment ({to} extents)."
            ),
            Self::SegmentBoundary { from, to } => write!(
                f,
                "Rounding size ({from} extents) down to stripe boundary size for segment ({to} extents)"
            ),
            Self::StripesIgnored => {
                f.write_str("Ignoring stripes, stripesize and mirrors arguments when reducing.")
            }
            Self::PvsIgnored => f.write_str("Ignoring PVs on command line when reducing."),
            Self::MixedTypes { lv, last, new } => {
                write!(f, "Logical volume {lv} is using mixing segment types {last} and {new}.")
            }
            Self::SizeChanged { lv, from, from_extents, to_extents, .. }
                if from_extents == to_extents =>
            {
                write!(
                    f,
                    "Size of logical volume {lv} unchanged from {} ({from_extents} extents).",
                    size(*from)
                )
            }
            Self::SizeChanged { lv, from, from_extents, to, to_extents } => write!(
                f,
                "Size of logical volume {lv} changed from {} ({from_extents} extents) to {} ({to_extents} extents).",
                size(*from),
                size(*to)
            ),
            Self::CowReduced { from, to } => write!(
                f,
                "Reducing COW size {} down to maximum usable size {}.",
                size(*from),
                size(*to)
            ),
            Self::CowMaximum { size: most, extents } => {
                write!(f, "Reached maximum COW size {} ({extents} extents).", size(*most))
            }
            Self::SnapshotOfMirror => f.write_str(
                "WARNING: Snapshots of mirrors can deadlock under rare device failures.\n\
                 WARNING: Consider using the raid1 mirror type to avoid this.\n\
                 WARNING: See global/mirror_segtype_default in lvm.conf.",
            ),
            Self::PvList(notice) => notice.fmt(f),
        }
    }
}

/// Why an LV cannot be made or changed so. The VG is as it was.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum LvRefusal {
    /// Not enough suitable extents.
    #[error(transparent)]
    Alloc(#[from] AllocRefusal),
    /// The PV list cannot be used.
    #[error(transparent)]
    PvList(#[from] PvListError),
    /// A snapshot cannot be made or merged.
    #[error(transparent)]
    Snapshot(#[from] SnapshotRefusal),
    /// Only LVM2 itself may use the name.
    #[error(transparent)]
    Name(#[from] BadName),
    /// The VG belongs to nobody until it is imported.
    #[error("Volume group {vg} is exported")]
    Exported { vg: VgName },
    /// The VG's write permission is off.
    #[error("Volume group {vg} is read-only.")]
    VgReadOnly { vg: VgName },
    /// A segment type that rlvm does not know may use extents that look free.
    #[error("Cannot change VG {vg} with unknown segments in it!")]
    UnknownSegments { vg: VgName },
    /// The name is taken.
    #[error("Logical Volume \"{lv}\" already exists in volume group \"{vg}\"")]
    Exists { vg: VgName, lv: LvName },
    /// VG's and LV's name together do not fit device-mapper.
    #[error(
        "Logical volume name \"{vg}/{lv}\" is too long: {len} characters, at most 127 with both names."
    )]
    NameTooLong { vg: VgName, lv: String, len: usize },
    /// No such LV.
    #[error("Failed to find logical volume \"{vg}/{lv}\"")]
    NotFound { vg: VgName, lv: String },
    /// No such LV to resize.
    #[error("Logical volume {lv} not found in volume group {vg}.")]
    NotFoundToResize { vg: VgName, lv: String },
    /// No such LV to rename.
    #[error("Existing logical volume \"{lv}\" not found in volume group \"{vg}\"")]
    NotFoundToRename { vg: VgName, lv: String },
    /// The LV is a part of another one.
    #[error("Can't remove logical volume {lv} used {need}.")]
    RemovePart { lv: String, need: LvNeed },
    /// pvmove works on it.
    #[error("Can't remove locked logical volume {lv}.")]
    RemoveLocked { lv: String },
    /// That is its name.
    #[error("Old and new logical volume names must differ")]
    SameName,
    /// A hidden LV.
    #[error("Cannot rename internal LV \"{lv}\".")]
    RenameInternal { lv: LvName },
    /// pvmove works on it.
    #[error("Cannot rename locked LV {lv}")]
    RenameLocked { lv: LvName },
    /// Its name follows from that of the RAID LV.
    #[error("Cannot rename a RAID image directly")]
    RenameRaidImage,
    /// Its name follows from that of the RAID LV.
    #[error("Cannot rename a RAID metadata area directly")]
    RenameRaidMetadata,
    /// An image of it has been split off for a while.
    #[error("Cannot rename {lv} while it is tracking a split image")]
    RenameTracking { lv: LvName },
    /// `max_lv` is reached.
    #[error("Maximum number of logical volumes ({max}) reached in volume group {vg}")]
    MaxLv { vg: VgName, max: u32 },
    /// Nothing to allocate.
    #[error("Unable to create logical volume {lv} with no extents.")]
    NoExtents { lv: String },
    /// A share of what there is is less than an extent.
    #[error("Calculated size of logical volume is 0 extents. Needs to be larger.")]
    ShareOfNothing,
    /// That share has no meaning here.
    #[error("Please express size as %FREE, %PVS or %VG.")]
    ShareNotHere,
    /// More extents than 32 bits count.
    #[error("Volume too large: at most {} extents.", u32::MAX)]
    TooManyExtents,
    /// A length that 32 bits do not count in extents.
    #[error("Volume too large ({}) for extent size {}. Upper limit is less than {}.", size(*.length), size(*.extent), size(*.limit))]
    TooLarge { length: Sectors, extent: Sectors, limit: Sectors },
    /// The same while growing.
    #[error("Unable to extend {lv} by {extents} logical extents: exceeds limit ({}).", u32::MAX)]
    ExtendTooMany { lv: String, extents: u64 },
    /// Nothing would be left.
    #[error("Unable to reduce {lv} below 1 extent.")]
    ReduceToNothing { lv: String },
    /// Nothing is asked for.
    #[error("New size of 0 not permitted.")]
    NewSizeZero,
    /// Nothing to do.
    #[error("New size ({extents} extents) matches existing size ({extents} extents){}", if *.rounded { "" } else { "." })]
    SameSize { extents: Extents, rounded: bool },
    /// `lvextend` does not reduce.
    #[error("New size given ({new} extents) not larger than existing size ({old} extents)")]
    NotLarger { new: Extents, old: Extents },
    /// `lvreduce` does not extend.
    #[error("New size given ({new} extents) not less than existing size ({old} extents)")]
    NotLess { new: Extents, old: Extents },
    /// Its segments differ: what shall the new one be like?
    #[error("Please specify number of stripes (-i) and stripesize (-I)")]
    StripesUnclear,
    /// Stripes would be left with different lengths.
    #[error("Segment extent reduction {extents} not divisible by #stripes {stripes}")]
    UnevenCut { extents: Extents, stripes: u32 },
    /// No power of two.
    #[error("Stripe size must be power of 2.")]
    StripeSizeNoPower,
    /// A hidden LV.
    #[error("Can't resize internal logical volume {lv}.")]
    ResizeInternal { lv: String },
    /// pvmove works on it.
    #[error("Can't resize locked logical volume {lv}.")]
    ResizeLocked { lv: String },
    /// rlvm cannot do that with LVs of that type yet.
    #[error("{action} logical volume {lv} is not supported: its type is {kind}.")]
    TypeNotSupported { action: &'static str, lv: String, kind: Box<str> },
    /// rlvm cannot do that with an LV that others need yet.
    #[error("{action} logical volume {lv} is not supported: {tie}.")]
    Tied { action: &'static str, lv: String, tie: LvTie },
    /// Its size follows from the RAID LV.
    #[error("Cannot resize a RAID image directly")]
    ResizeRaidImage,
    /// Its size follows from the RAID LV.
    #[error("Cannot resize a RAID metadata area directly")]
    ResizeRaidMetadata,
    /// Thin volumes read from it.
    #[error("Cannot resize external origin logical volume {lv}.")]
    ResizeExternalOrigin { lv: String },
    /// The snapshots keep what lies behind the new end.
    #[error("Snapshot origin volumes cannot be reduced in size yet.")]
    ReduceOrigin,
    /// Only a snapshot has one.
    #[error("Specified LV does not have an origin LV.")]
    NoOrigin,
    /// Stripes have to lie on different PVs.
    #[error("Number of stripes ({stripes}) must not exceed number of physical volumes ({pvs})")]
    MoreStripesThanPvs { stripes: u32, pvs: usize },
    /// Less is free than is asked for.
    #[error(
        "Volume group \"{vg}\" has insufficient free space ({free} extents): {needed} required."
    )]
    NoSpace { vg: VgName, free: u64, needed: Extents },
    /// Not a power of two between the page size and the largest number.
    #[error("Invalid stripe size {}.", size(*.stripe))]
    StripeSize { stripe: Sectors },
    /// Not between 1 and 128.
    #[error("Number of stripes ({stripes}) must be between 1 and 128.")]
    Stripes { stripes: u32 },
}

/// What an LV is to another one that cannot do without it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LvNeed {
    /// An image of a RAID LV, or its metadata.
    Raid,
    /// A leg of a mirror.
    Mirror,
    /// A mirror's log.
    MirrorLog,
    /// Data or metadata of a pool.
    Pool,
}

impl fmt::Display for LvNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Raid => "as RAID device",
            Self::Mirror => "by a mirror",
            Self::MirrorLog => "as mirror log",
            Self::Pool => "by a pool",
        })
    }
}

/// Why an LV cannot be handled alone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LvTie {
    /// Thin volumes read from it.
    ExternalOrigin,
    /// That LV needs it.
    User(LvName),
}

impl fmt::Display for LvTie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ExternalOrigin => f.write_str("thin volumes read from it"),
            Self::User(user) => write!(f, "{user} needs it"),
        }
    }
}
