//! The rules and how a broken one is told.

use core::fmt;

use crate::model::LvUse;

/// A rule that a VG breaks, and where.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Broken {
    /// Where.
    pub place: Place,
    /// Which rule, and the numbers that break it.
    pub rule: Rule,
}

/// What a rule is broken by.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Place {
    /// The VG as a whole.
    Vg,
    /// A PV, as the text calls it.
    Pv(String),
    /// An LV.
    Lv(String),
    /// A segment of an LV, counted from 1.
    Segment(String, usize),
}

/// The rules of a VG. Sizes are in extents unless a field says otherwise.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    // Without these a VG cannot be used.
    /// Names of LVs are unique.
    LvNameTwice,
    /// Ids of LVs are unique.
    LvIdTwice {
        /// Who else has it.
        other: String,
    },
    /// Ids of PVs are unique.
    PvIdTwice {
        /// Who else has it.
        other: String,
    },
    /// An LV has segments.
    NoSegments,
    /// A segment has extents.
    SegmentEmpty,
    /// Segments follow each other without gaps, the first from 0.
    SegmentGap {
        /// Where it has to begin.
        expected: u32,
        /// Where it begins.
        found: u32,
    },
    /// An LV has less than 2³² extents.
    LvTooLong,
    /// An area lies somewhere.
    AreaMissing {
        /// Which of the segment's areas, from 0.
        area: usize,
    },
    /// An area lies on a PV of the VG.
    NoSuchPv {
        /// Which of the segment's areas, from 0.
        area: usize,
    },
    /// References lead to LVs of the VG.
    NoSuchLv {
        /// As what the LV is needed.
        how: LvUse,
    },
    /// An area ends within its PV.
    AreaBeyondPv {
        /// The PV.
        pv: u32,
        /// The extent after the area's last one.
        end: u64,
        /// Extents of the PV.
        size: u32,
    },
    /// An area ends within its LV.
    AreaBeyondLv {
        /// The LV.
        lv: String,
        /// The extent after the area's last one.
        end: u64,
        /// Extents of the LV.
        size: u32,
    },
    /// An extent of a PV belongs to one area only.
    ExtentShared {
        /// The PV.
        pv: u32,
        /// The first extent that is shared.
        extent: u32,
        /// Who else has it.
        other: String,
    },
    /// No LV lies on itself, not even by way of others.
    Ring,

    // Without these a VG can be looked at.
    /// The name fits a device's name with that of its VG.
    LvNameTooLong {
        /// Characters that it has.
        len: usize,
        /// Characters that it may have.
        max: usize,
    },
    /// A VG has less than 2³² extents.
    TooManyExtents {
        /// How many it has.
        count: u64,
    },
    /// `max_lv` holds.
    TooManyLvs {
        /// How many there are.
        count: usize,
        /// How many there may be.
        max: u32,
    },
    /// `max_pv` holds.
    TooManyPvs {
        /// How many there are.
        count: usize,
        /// How many there may be.
        max: u32,
    },
    /// The extents of a PV end within its device.
    PvBeyondDevice {
        /// The sector after the last extent.
        end: u64,
        /// Sectors of the device.
        size: u64,
    },
    /// A segment has as many areas as its type needs.
    AreaCount {
        /// How many it has.
        count: usize,
    },
    /// Areas are of a kind that the type can lie on.
    AreaKind {
        /// Which of the segment's areas, from 0.
        area: usize,
    },
    /// The length of a segment divides by its stripes.
    NotDivisible {
        /// Its length.
        len: u32,
        /// Its stripes.
        stripes: usize,
    },
    /// Stripes have a size that is a power of two.
    StripeSize {
        /// Sectors.
        size: u64,
    },
    /// Regions of a mirror or RAID LV have a size that is a power of two.
    RegionSize {
        /// Sectors; 0 where there is none.
        size: u64,
    },
    /// Every image has a metadata LV, or none has where the type does without.
    RaidMetadata {
        /// How many there are.
        count: usize,
    },
    /// Images are of one size, and so are their metadata LVs.
    ImageSizes,
    /// The lowest recovery rate is not above the highest.
    RecoveryRates,
    /// RAID10's images divide by its copies.
    DataCopies {
        /// How many copies it keeps.
        copies: u32,
    },
    /// Chunks have a size that the type can have.
    ChunkSize {
        /// Sectors.
        size: u64,
    },
    /// An LV of such a type has one segment.
    OneSegment,
    /// An LV is what others take it for: the pool of a thin volume is a thin pool.
    WrongKind {
        /// As what it is needed.
        how: LvUse,
        /// Its name.
        lv: String,
    },
    /// An LV is a part of one other LV at most.
    TwoOwners {
        /// One owner.
        first: String,
        /// Another one.
        second: String,
    },
    /// A snapshot's store is not its origin.
    SnapshotOfItself,
    /// The number of a volume in its pool has 24 bits.
    DeviceIdTooLarge {
        /// The number.
        device_id: u32,
    },
    /// The number of a volume in its pool is its own.
    DeviceIdTwice {
        /// The number.
        device_id: u32,
        /// Who else has it.
        other: String,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.place, &self.rule) {
            // Where LVM2 refuses for the same reason, these are its words.
            (Place::Lv(lv), Rule::NoSegments) => write!(f, "LV {lv}: has no segment."),
            (Place::Segment(lv, segment), Rule::SegmentGap { expected, found }) => write!(
                f,
                "LV {lv} invalid: segment {segment} should begin at LE {expected} (found {found})."
            ),
            (Place::Vg, rule) => write!(f, "the volume group {rule}"),
            (Place::Pv(pv), rule) => write!(f, "PV {pv} {rule}"),
            (Place::Lv(lv), rule) => write!(f, "LV {lv} {rule}"),
            (Place::Segment(lv, segment), rule) => write!(f, "LV {lv}, segment {segment} {rule}"),
        }
    }
}

impl fmt::Display for Rule {
    /// What is wrong, as the rest of a sentence about the place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LvNameTwice => f.write_str("is there twice"),
            Self::LvIdTwice { other } | Self::PvIdTwice { other } => {
                write!(f, "has the id of {other}")
            }
            Self::NoSegments => f.write_str("has no segment"),
            Self::SegmentEmpty => f.write_str("has no extents"),
            Self::SegmentGap { expected, found } => {
                write!(f, "should begin at extent {expected}, not at {found}")
            }
            Self::LvTooLong => f.write_str("has more than 4294967295 extents"),
            Self::AreaMissing { area } => write!(f, "has nothing in place of area {area}"),
            Self::NoSuchPv { area } => write!(f, "has area {area} on a PV that is not there"),
            Self::NoSuchLv { how } => write!(f, "needs an LV that is not there ({how:?})"),
            Self::AreaBeyondPv { pv, end, size } => {
                write!(f, "ends at extent {end} of pv{pv}, which has {size}")
            }
            Self::AreaBeyondLv { lv, end, size } => {
                write!(f, "ends at extent {end} of LV {lv}, which has {size}")
            }
            Self::ExtentShared { pv, extent, other } => {
                write!(f, "shares extent {extent} of pv{pv} with LV {other}")
            }
            Self::Ring => f.write_str("lies on itself"),
            rule => rule.fmt_repairable(f),
        }
    }
}

impl Rule {
    /// Whether a VG that breaks the rule cannot be used at all.
    pub const fn keeps_from_reading(&self) -> bool {
        matches!(
            self,
            Self::LvNameTwice
                | Self::LvIdTwice { .. }
                | Self::PvIdTwice { .. }
                | Self::NoSegments
                | Self::SegmentEmpty
                | Self::SegmentGap { .. }
                | Self::LvTooLong
                | Self::AreaMissing { .. }
                | Self::NoSuchPv { .. }
                | Self::NoSuchLv { .. }
                | Self::AreaBeyondPv { .. }
                | Self::AreaBeyondLv { .. }
                | Self::ExtentShared { .. }
                | Self::Ring
        )
    }

    fn fmt_repairable(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LvNameTooLong { len, max } => {
                write!(f, "has a name of {len} characters, {max} fit beside the VG's")
            }
            Self::TooManyExtents { count } => {
                write!(f, "has {count} extents, 4294967295 are possible")
            }
            Self::TooManyLvs { count, max } => write!(f, "has {count} LVs, {max} are allowed"),
            Self::TooManyPvs { count, max } => write!(f, "has {count} PVs, {max} are allowed"),
            Self::PvBeyondDevice { end, size } => {
                write!(f, "ends at sector {end} of a device of {size} sectors")
            }
            Self::AreaCount { count } => write!(f, "cannot have {count} areas"),
            Self::AreaKind { area } => write!(f, "cannot have area {area} where it lies"),
            Self::NotDivisible { len, stripes } => {
                write!(f, "has {len} extents, which {stripes} stripes do not divide")
            }
            Self::StripeSize { size } => write!(f, "cannot have stripes of {size} sectors"),
            Self::RegionSize { size } => write!(f, "cannot have regions of {size} sectors"),
            Self::RaidMetadata { count } => write!(f, "cannot have {count} metadata LVs"),
            Self::ImageSizes => f.write_str("has images of different sizes"),
            Self::RecoveryRates => f.write_str("has a lowest recovery rate above the highest"),
            Self::DataCopies { copies } => write!(f, "cannot keep {copies} copies"),
            Self::ChunkSize { size } => write!(f, "cannot have chunks of {size} sectors"),
            Self::OneSegment => f.write_str("has to be the only segment"),
            Self::WrongKind { how, lv } => write!(f, "needs LV {lv}, which is no {how:?}"),
            Self::TwoOwners { first, second } => {
                write!(f, "is a part of LV {first} and of LV {second}")
            }
            Self::SnapshotOfItself => f.write_str("has one LV as origin and store"),
            Self::DeviceIdTooLarge { device_id } => {
                write!(f, "has device id {device_id}, above 16777215")
            }
            Self::DeviceIdTwice { device_id, other } => {
                write!(f, "has device id {device_id}, as LV {other} has")
            }
            _ => Ok(()),
        }
    }
}
