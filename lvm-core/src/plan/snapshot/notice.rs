//! Why a snapshot cannot be made or merged, in LVM2's words.

use core::fmt;

use crate::model::SegmentKind;
use crate::plan::lv_notice::size;
use crate::units::{Extents, Sectors};

/// Why a snapshot cannot be made or merged. The VG is as it was.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum SnapshotRefusal {
    /// No power of two, too small or too large.
    #[error("Chunk size must be a power of 2 in the range 4K to 512K.")]
    ChunkSize,
    /// That share has no meaning for a snapshot.
    #[error("Please express size as %FREE, %ORIGIN, %PVS or %VG.")]
    ShareNotHere,
    /// No room for the header, exceptions and a chunk.
    #[error("Snapshot volume cannot be smaller than 3 chunks ({extents} extents, {}).", size(*.length))]
    TooSmall { extents: Extents, length: Sectors },
    /// The origin is a store itself.
    #[error("Snapshots of snapshots are not supported.")]
    OfSnapshot,
    /// The origin belongs to a sparse LV.
    #[error("Can't share virtual origins. Use --virtualsize.")]
    OfVirtualOrigin,
    /// A snapshot is on its way back into the origin.
    #[error("Snapshots of an origin that has a merging snapshot are not supported.")]
    OfMergingOrigin,
    /// pvmove works on the origin.
    #[error("Snapshots of locked volumes are not supported.")]
    OfLocked,
    /// The origin is a pool.
    #[error("Snapshots of {kind} type volumes are not supported.")]
    OfPool { kind: &'static str },
    /// The origin's images have checksums.
    #[error("Snapshots of raid with integrity are not supported.")]
    OfIntegrity,
    /// The origin is a part of another LV.
    #[error("Snapshots of hidden volumes are not supported.")]
    OfHidden,
    /// The origin already takes a snapshot back. LVM2 names the snapshot that is to be merged at both places.
    #[error(
        "Cannot merge snapshot {snapshot} into the origin {origin} with merging snapshot {snapshot}."
    )]
    AlreadyMerging { snapshot: String, origin: String },
    /// Nothing may be written to the origin.
    #[error(
        "Cannot merge snapshot {snapshot} into the read-only origin {origin}. (Use lvchange -p rw)."
    )]
    ReadOnlyOrigin { snapshot: String, origin: String },
    /// Neither a snapshot nor an image that was split off a RAID LV.
    #[error("{lv} cannot be merged because --trackchanges was not used.")]
    NotTracked { lv: String },
    /// The same of an LV that may not be written.
    #[error("Unable to merge non-raid image {lv}.")]
    NotRaidImage { lv: String },
    /// A thin volume that is no snapshot.
    #[error("{lv} is not a mergeable logical volume.")]
    NotMergeable { lv: String },
    /// LVs of that type are not merged into others.
    #[error("Command on LV {lv} does not accept LV type {kind}.")]
    TypeNotAccepted { lv: String, kind: Box<str> },
    /// The LV is what cannot be merged.
    #[error("Command on LV {lv} is invalid on LV with properties: {property} .")]
    Property { lv: String, property: LvProperty },
    /// Nothing merges into it.
    #[error("{lv} has no merging snapshot.")]
    NothingMerges { lv: String },
}

/// What an LV is, that keeps it from being merged.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LvProperty {
    /// A snapshot that merges already.
    MergingCow,
    /// What a snapshot is being merged into.
    MergingOrigin,
    /// pvmove works on it.
    Locked,
    /// Thin volumes read from it.
    ExternalOrigin,
}

impl fmt::Display for LvProperty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MergingCow => "lv_is_merging_cow",
            Self::MergingOrigin => "lv_is_merging_origin",
            Self::Locked => "lv_is_locked",
            Self::ExternalOrigin => "lv_is_external_origin",
        })
    }
}

/// The name that LVM2 has for the type of an LV which cannot be merged into another.
pub(super) fn unmergeable_type(kind: &SegmentKind) -> Option<&'static str> {
    Some(match kind {
        SegmentKind::Mirror(_) => "mirror",
        SegmentKind::ThinPool(_) => "thinpool",
        SegmentKind::Cache(_) => "cache",
        SegmentKind::CachePool(_) => "cachepool",
        SegmentKind::Writecache(_) => "writecache",
        SegmentKind::Vdo(_) => "vdo",
        SegmentKind::VdoPool(_) => "vdopool",
        _ => return None,
    })
}
