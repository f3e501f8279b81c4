//! Where a part of a segment lies, and what one LV can be to another.

use serde::{Deserialize, Serialize};

use crate::model::{LvIdx, PvIdx};
use crate::units::Extents;

/// Where a stripe, a leg or an image lies.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// On a PV, from that extent on.
    Pv {
        /// Which PV.
        pv: PvIdx,
        /// Its first physical extent.
        start: Extents,
    },
    /// On another LV, from that logical extent on.
    Lv {
        /// Which LV.
        lv: LvIdx,
        /// Its first logical extent.
        start: Extents,
    },
    /// Nowhere any more.
    Missing,
}

impl Area {
    /// The LV that it lies on.
    pub const fn lv(&self) -> Option<LvIdx> {
        match self {
            Self::Lv { lv, .. } => Some(*lv),
            Self::Pv { .. } | Self::Missing => None,
        }
    }

    /// The PV that it lies on.
    pub const fn pv(&self) -> Option<PvIdx> {
        match self {
            Self::Pv { pv, .. } => Some(*pv),
            Self::Lv { .. } | Self::Missing => None,
        }
    }

    /// Its first extent there; 0 when it lies nowhere.
    pub const fn start(&self) -> Extents {
        match self {
            Self::Pv { start, .. } | Self::Lv { start, .. } => *start,
            Self::Missing => Extents::ZERO,
        }
    }
}

/// What an LV is to the segment that points at it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LvUse {
    /// A linear or striped LV lies on it (as an LV under pvmove does on the pvmove LV).
    Stripe,
    /// A leg of a mirror.
    MirrorLeg,
    /// A mirror's log.
    MirrorLog,
    /// An image of a RAID LV.
    RaidImage,
    /// The metadata beside an image.
    RaidMetadata,
    /// The origin of a COW snapshot; the pointing LV is the hidden `snapshotN`.
    SnapshotOrigin,
    /// The COW store of a snapshot; the pointing LV is the hidden `snapshotN`.
    SnapshotCow,
    /// Data of a thin pool.
    ThinPoolData,
    /// Metadata of a thin pool.
    ThinPoolMetadata,
    /// The pool of a thin volume.
    ThinPool,
    /// What a thin volume was a snapshot of.
    ThinOrigin,
    /// What a thin volume reads from where it was never written.
    ExternalOrigin,
    /// What a thin snapshot is merged into.
    ThinMerge,
    /// What a message to the kernel, kept in the pool, will make.
    ThinMessage,
    /// Data of a cache pool.
    CachePoolData,
    /// Metadata of a cache pool.
    CachePoolMetadata,
    /// The cache pool or cachevol of a cached LV.
    CachePool,
    /// The slow side of a cached LV.
    CacheOrigin,
    /// The fast side of an LV with a write cache.
    Writecache,
    /// The slow side of an LV with a write cache.
    WritecacheOrigin,
    /// The data that checksums are of.
    IntegrityOrigin,
    /// The checksums.
    IntegrityMetadata,
    /// The pool of a VDO volume.
    VdoPool,
    /// Data of a VDO pool.
    VdoPoolData,
}

impl LvUse {
    /// Whether an LV that lies on a missing PV makes the one that points at it lack something, too.
    pub const fn passes_on_missing(self) -> bool {
        !matches!(
            self,
            Self::SnapshotOrigin
                | Self::SnapshotCow
                | Self::ThinOrigin
                | Self::ThinMerge
                | Self::ThinMessage
        )
    }

    /// Whether the LV is a part of the one that points at it, and lives and dies with it. The others are LVs in
    /// their own right: pools, origins, what an order names.
    pub const fn is_component(self) -> bool {
        match self {
            Self::MirrorLeg
            | Self::MirrorLog
            | Self::RaidImage
            | Self::RaidMetadata
            | Self::ThinPoolData
            | Self::ThinPoolMetadata
            | Self::CachePoolData
            | Self::CachePoolMetadata
            | Self::CachePool
            | Self::CacheOrigin
            | Self::Writecache
            | Self::WritecacheOrigin
            | Self::IntegrityOrigin
            | Self::IntegrityMetadata
            | Self::VdoPoolData => true,
            Self::Stripe
            | Self::SnapshotOrigin
            | Self::SnapshotCow
            | Self::ThinPool
            | Self::ThinOrigin
            | Self::ExternalOrigin
            | Self::ThinMerge
            | Self::ThinMessage
            | Self::VdoPool => false,
        }
    }
}
