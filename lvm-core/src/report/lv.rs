//! What an LV is to its users: kind, roles, origin, pool, family.
//!
//! Names and lists are those of LVM2's reports (`lv_layout`, `lv_role`, `lv_modules`, …), checked against the
//! golden cases.

use super::row::LvRow;
use super::value::{Mark, Value};
use crate::model::segment::{
    CacheSettings, Integrity, LvUse, RaidLevel, Snapshot, Thin, ThinPool, VdoPool,
};
use crate::model::{LvIdx, Segment, SegmentKind, Vg};
use crate::units::{Bytes, Extents};

/// How deep lines of snapshots and stacks of LVs are followed.
pub(super) const DEPTH_MAX: usize = 64;

/// What marks the LV that thin and cache pools keep in reserve for repairs.
const SPARE_SUFFIX: &str = "_pmspare";

impl<'a> LvRow<'a> {
    /// The VG.
    pub(super) fn group(&self) -> &'a Vg {
        self.vg.vg
    }

    /// What its first segment maps to; that decides what the LV is.
    pub(super) fn kind(&self) -> Option<&'a SegmentKind> {
        self.lv.segments.first().map(|first| &first.kind)
    }

    /// Another LV of the VG.
    pub(super) fn other(&self, idx: LvIdx) -> Option<Self> {
        Some(Self::new(self.vg, idx, self.group().lv(idx)?))
    }

    /// Whether users see the LV.
    pub(super) fn is_visible(&self) -> bool {
        self.vg.is_visible(self.idx)
    }

    /// Whether it is `how` to any other LV.
    pub(super) fn is_used_as(&self, how: LvUse) -> bool {
        self.vg.relations().user_as(self.idx, how).is_some()
    }

    /// The LV's name as reports show it.
    pub(super) fn name(&self) -> Value<'a> {
        let mark = match (self.dead.is_some(), self.is_visible()) {
            (true, _) => Mark::Dead,
            (false, true) => Mark::None,
            (false, false) => Mark::Hidden,
        };
        Value::LvName { name: self.lv.name.as_str(), mark }
    }

    /// Size of `extents`.
    pub(super) fn length(&self, extents: Extents) -> Bytes {
        self.group().extent_size.length(extents).to_bytes_saturating()
    }

    /// Its size.
    pub(super) fn size(&self) -> Bytes {
        self.length(self.lv.extents())
    }

    pub(super) fn thin(&self) -> Option<&'a Thin> {
        match self.kind()? {
            SegmentKind::Thin(thin) => Some(thin),
            _ => None,
        }
    }

    pub(super) fn thin_pool(&self) -> Option<&'a ThinPool> {
        match self.kind()? {
            SegmentKind::ThinPool(pool) => Some(pool),
            _ => None,
        }
    }

    /// The VDO pool that the LV is or is on.
    pub(super) fn vdo_pool(&self) -> Option<&'a VdoPool> {
        match self.kind()? {
            SegmentKind::VdoPool(pool) => Some(pool),
            SegmentKind::Vdo(vdo) => match self.other(vdo.pool.lv()?)?.kind()? {
                SegmentKind::VdoPool(pool) => Some(pool),
                _ => None,
            },
            _ => None,
        }
    }

    /// How the LV caches or is cached.
    pub(super) fn cache_settings(&self) -> Option<&'a CacheSettings> {
        match self.kind()? {
            SegmentKind::CachePool(pool) => Some(&pool.settings),
            SegmentKind::Cache(cache) => match self.other(cache.pool)?.kind()? {
                SegmentKind::CachePool(pool) => Some(&pool.settings),
                _ => Some(&cache.settings),
            },
            _ => None,
        }
    }

    /// The checksums of the LV: of an image, or of the images of a RAID LV.
    pub(super) fn integrity(&self) -> Option<&'a Integrity> {
        match self.kind()? {
            SegmentKind::Integrity(integrity) => Some(integrity),
            SegmentKind::Raid(raid) => {
                raid.areas.iter().find_map(|area| match self.other(area.lv()?)?.kind()? {
                    SegmentKind::Integrity(integrity) => Some(&**integrity),
                    _ => None,
                })
            }
            _ => None,
        }
    }

    /// The COW snapshot that the LV stands for.
    pub(super) fn snapshot(&self) -> Option<&'a Snapshot> {
        self.vg.relations().snapshot_of(self.idx)
    }

    /// Whether the LV keeps in reserve what repairs of pools need.
    pub(super) fn is_spare(&self) -> bool {
        !self.lv.status.visible && self.lv.name.as_str().ends_with(SPARE_SUFFIX)
    }

    /// Whether the LV is a plain one that caches another.
    pub(super) fn is_cachevol(&self) -> bool {
        self.lv.flags.cache_vol
            || self.is_used_as(LvUse::Writecache)
            || (self.is_used_as(LvUse::CachePool)
                && !matches!(self.kind(), Some(SegmentKind::CachePool(_))))
    }

    /// Whether the LV is a plain one on which a write cache is.
    pub(super) fn is_write_cachevol(&self) -> bool {
        self.is_used_as(LvUse::Writecache)
    }

    /// Whether the LV is part of an array: image or metadata.
    pub(super) fn is_raid_part(&self) -> bool {
        self.is_used_as(LvUse::RaidImage) || self.is_used_as(LvUse::RaidMetadata)
    }

    /// The LV that this one is a hidden part of, of those that LVM2 calls parents.
    pub(super) fn parent(&self) -> Option<Self> {
        if self.lv.status.visible {
            return None;
        }
        let named = |how: &LvUse| {
            matches!(
                how,
                LvUse::RaidImage
                    | LvUse::RaidMetadata
                    | LvUse::MirrorLeg
                    | LvUse::MirrorLog
                    | LvUse::ThinPoolData
                    | LvUse::ThinPoolMetadata
                    | LvUse::CachePoolData
                    | LvUse::CachePoolMetadata
            )
        };
        let users = self.vg.relations().users(self.idx);
        self.other(users.iter().find(|user| named(&user.how))?.lv)
    }

    /// What a snapshot is of, or a cached LV caches.
    pub(super) fn origin(&self) -> Option<Self> {
        if let Some(snapshot) = self.snapshot() {
            return self.other(snapshot.origin);
        }
        match self.kind()? {
            SegmentKind::Thin(thin) => self.other(thin.external_origin.or(thin.origin)?),
            SegmentKind::Cache(cache) => self.other(cache.origin.lv()?),
            SegmentKind::Writecache(cache) => self.other(cache.origin.lv()?),
            SegmentKind::Integrity(integrity) => self.other(integrity.origin.lv()?),
            _ => None,
        }
    }

    /// Size of what a COW snapshot or a volume with an external origin is of, and of COW origins themselves. That of
    /// a snapshot is what its origin's was when it was made.
    pub(super) fn origin_size(&self) -> Option<Bytes> {
        if let Some(tie) = self.vg.relations().user_as(self.idx, LvUse::SnapshotCow) {
            return Some(self.other(tie)?.size());
        }
        if let Some(external) = self.thin().and_then(|thin| thin.external_origin) {
            return Some(self.other(external)?.size());
        }
        self.vg.relations().is_origin(self.idx).then(|| self.size())
    }

    /// The pool of a thin or VDO volume, the cache of a cached LV.
    pub(super) fn pool(&self) -> Option<Self> {
        self.other(match self.kind()? {
            SegmentKind::Thin(thin) => thin.pool,
            SegmentKind::Cache(cache) => cache.pool,
            SegmentKind::Writecache(cache) => cache.cache,
            SegmentKind::Vdo(vdo) => vdo.pool.lv()?,
            _ => return None,
        })
    }

    /// The LV that holds a pool's data.
    pub(super) fn data_lv(&self) -> Option<Self> {
        self.other(match self.kind()? {
            SegmentKind::ThinPool(pool) => pool.data.lv()?,
            SegmentKind::CachePool(pool) => pool.data.lv()?,
            SegmentKind::VdoPool(pool) => pool.data.lv()?,
            _ => return None,
        })
    }

    /// The LV that holds a pool's metadata.
    pub(super) fn metadata_lv(&self) -> Option<Self> {
        self.other(match self.kind()? {
            SegmentKind::ThinPool(pool) => pool.metadata,
            SegmentKind::CachePool(pool) => pool.metadata,
            _ => return None,
        })
    }

    /// Size of the metadata of a pool, or of a cache on a cachevol.
    pub(super) fn metadata_size(&self) -> Option<Bytes> {
        if let Some(SegmentKind::Cache(cache)) = self.kind() {
            return cache.parts.metadata_len?.to_bytes();
        }
        Some(self.metadata_lv()?.size())
    }

    /// The log of a mirror.
    pub(super) fn mirror_log(&self) -> Option<Self> {
        match self.kind()? {
            SegmentKind::Mirror(mirror) => self.other(mirror.log?),
            _ => None,
        }
    }

    /// Whether a snapshot goes back into its origin, on either side.
    pub(super) fn is_merging(&self) -> bool {
        let relations = self.vg.relations();
        self.snapshot().is_some_and(|snapshot| snapshot.merging)
            || self.thin().is_some_and(|thin| thin.merge.is_some())
            || self.is_merging_origin(relations)
    }

    pub(super) fn is_merging_origin(&self, relations: &crate::model::Relations<'_>) -> bool {
        relations.merging_snapshot_of(self.idx).is_some()
            || relations.merging_thin_of(self.idx).is_some()
    }

    /// Whether the LV began with all images alike.
    pub(super) fn began_in_sync(&self) -> bool {
        matches!(self.kind(), Some(SegmentKind::Raid(_) | SegmentKind::Mirror(_)))
            && !self.lv.status.notsynced
    }
}

/// Whether the segment is of a RAID level that can be reshaped.
pub(super) fn is_reshapable(segment: &Segment) -> bool {
    match &segment.kind {
        SegmentKind::Raid(raid) => {
            !matches!(raid.level, RaidLevel::Raid0 | RaidLevel::Raid0Meta | RaidLevel::Raid1)
        }
        _ => false,
    }
}
