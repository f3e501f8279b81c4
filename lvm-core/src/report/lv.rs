//! What an LV is to its users: kind, roles, origin, pool, family.
//!
//! Names and lists are those of LVM2's reports (`lv_layout`, `lv_role`, `lv_modules`, …), checked against the
//! golden cases.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::row::LvRow;
use super::value::Value;
use crate::model::segment::{
    CacheSettings, Integrity, LvUse, RaidLevel, Snapshot, Thin, ThinPool, VdoPool,
};
use crate::model::{Lv, LvIdx, Segment, SegmentKind, Vg};
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
        Value::LvName { name: self.lv.name.as_str(), hidden: !self.is_visible() }
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
            SegmentKind::Vdo(vdo) => self.other(vdo.pool.lv()?)?.vdo_pool(),
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
    fn is_write_cachevol(&self) -> bool {
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

    /// Size of what a COW snapshot or a volume with an external origin is of, and of COW origins themselves.
    pub(super) fn origin_size(&self) -> Option<Bytes> {
        if let Some(snapshot) = self.snapshot() {
            return Some(self.other(snapshot.origin)?.size());
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

/// The words of `lv_layout`.
pub(super) fn layout(row: &LvRow<'_>) -> Vec<&'static str> {
    if row.is_cachevol() {
        return if row.is_write_cachevol() {
            vec!["writecache", "cachevol"]
        } else {
            vec!["cache", "cachevol"]
        };
    }
    match row.kind() {
        None | Some(SegmentKind::Unknown(_) | SegmentKind::Snapshot(_)) => vec!["unknown"],
        Some(SegmentKind::Striped(striped)) if striped.areas.len() == 1 => vec!["linear"],
        Some(SegmentKind::Striped(_)) => vec!["striped"],
        Some(SegmentKind::Mirror(_)) => vec!["mirror"],
        Some(SegmentKind::Raid(raid)) => raid_layout(raid.level),
        Some(SegmentKind::Thin(_)) => vec!["thin", "sparse"],
        Some(SegmentKind::ThinPool(_)) => vec!["thin", "pool"],
        Some(SegmentKind::Cache(_)) => vec!["cache"],
        Some(SegmentKind::CachePool(_)) => vec!["cache", "pool"],
        Some(SegmentKind::Writecache(_)) => vec!["writecache"],
        Some(SegmentKind::Integrity(_)) => vec!["integrity"],
        Some(SegmentKind::Vdo(_)) => vec!["vdo", "sparse"],
        Some(SegmentKind::VdoPool(_)) => vec!["vdo", "pool"],
        Some(SegmentKind::Error | SegmentKind::Zero) => vec!["virtual"],
    }
}

/// Layouts that LVM2 has no words for of their own show the level only.
fn raid_layout(level: RaidLevel) -> Vec<&'static str> {
    match level {
        RaidLevel::Raid0Meta => vec!["raid"],
        RaidLevel::Raid0 | RaidLevel::Raid1 | RaidLevel::Raid4 | RaidLevel::Raid10 => {
            vec!["raid", level.name()]
        }
        RaidLevel::Raid10Near => vec!["raid", RaidLevel::Raid10.name()],
        RaidLevel::Raid5 => vec!["raid", "raid5", RaidLevel::Raid5Ls.name()],
        RaidLevel::Raid5La | RaidLevel::Raid5Ra | RaidLevel::Raid5Ls | RaidLevel::Raid5Rs => {
            vec!["raid", "raid5", level.name()]
        }
        RaidLevel::Raid5N => vec!["raid", "raid5"],
        RaidLevel::Raid6 => vec!["raid", "raid6", RaidLevel::Raid6Zr.name()],
        RaidLevel::Raid6Zr | RaidLevel::Raid6Nr | RaidLevel::Raid6Nc => {
            vec!["raid", "raid6", level.name()]
        }
        RaidLevel::Raid6N6
        | RaidLevel::Raid6La6
        | RaidLevel::Raid6Ra6
        | RaidLevel::Raid6Ls6
        | RaidLevel::Raid6Rs6 => vec!["raid", "raid6"],
    }
}

/// The words of `lv_role`.
pub(super) fn role(row: &LvRow<'_>) -> Vec<&'static str> {
    let mut words = vec![if is_public(row) { "public" } else { "private" }];
    words.extend_from_slice(part_role(row));
    origin_roles(row, &mut words);
    if row.snapshot().is_some() {
        words.extend_from_slice(&["snapshot", "thicksnapshot"]);
    }
    if row.thin().is_some_and(|thin| thin.origin.or(thin.external_origin).is_some()) {
        words.extend_from_slice(&["snapshot", "thinsnapshot"]);
    }
    words
}

/// Whether data of users may lie on the LV itself.
fn is_public(row: &LvRow<'_>) -> bool {
    let is_pool = matches!(
        row.kind(),
        Some(SegmentKind::ThinPool(_) | SegmentKind::CachePool(_) | SegmentKind::VdoPool(_))
    );
    (row.lv.status.visible || row.snapshot().is_some())
        && !is_pool
        && !row.is_cachevol()
        && !row.is_raid_part()
}

/// What the LV is a part of.
fn part_role(row: &LvRow<'_>) -> &'static [&'static str] {
    if row.lv.status.pvmove {
        return &["pvmove"];
    }
    if row.is_spare() {
        return &["pool", "spare"];
    }
    let users = row.vg.relations().users(row.idx);
    let role = |how: LvUse| -> Option<&'static [&'static str]> {
        Some(match how {
            LvUse::RaidImage => &["raid", "image"],
            LvUse::RaidMetadata => &["raid", "metadata"],
            LvUse::MirrorLeg => &["mirror", "image"],
            LvUse::MirrorLog => &["mirror", "log"],
            LvUse::ThinPoolData => &["thin", "pool", "data"],
            LvUse::ThinPoolMetadata => &["thin", "pool", "metadata"],
            LvUse::CachePoolData => &["cache", "pool", "data"],
            LvUse::CachePoolMetadata => &["cache", "pool", "metadata"],
            LvUse::CacheOrigin => &["cache", "origin", "cacheorigin"],
            LvUse::WritecacheOrigin => &["writecache", "origin", "writecacheorigin"],
            LvUse::IntegrityOrigin => &["integrity", "origin", "integrityorigin"],
            LvUse::IntegrityMetadata => &["integrity", "metadata"],
            LvUse::VdoPoolData => &["vdo", "pool", "data"],
            _ => return None,
        })
    };
    users.iter().find_map(|user| role(user.how)).unwrap_or_default()
}

/// Whose origin the LV is.
fn origin_roles(row: &LvRow<'_>, words: &mut Vec<&'static str>) {
    let relations = row.vg.relations();
    for (how, one, many) in [
        (LvUse::SnapshotOrigin, "thickorigin", "multithickorigin"),
        (LvUse::ThinOrigin, "thinorigin", "multithinorigin"),
        (LvUse::ExternalOrigin, "extthinorigin", "multiextthinorigin"),
    ] {
        match relations.users_as(row.idx, how).take(2).count() {
            0 => {}
            1 => words.extend_from_slice(&["origin", one]),
            _ => words.extend_from_slice(&["origin", one, many]),
        }
    }
}

/// The kernel modules that the LV needs, sorted.
pub(super) fn modules<'a>(row: &LvRow<'a>) -> Value<'a> {
    let mut found = BTreeSet::new();
    add_modules(row, &mut found, DEPTH_MAX);
    let relations = row.vg.relations();
    if relations.is_origin(row.idx) || relations.is_cow(row.idx) {
        found.insert("snapshot");
    }
    Value::List(found.into_iter().map(Cow::Borrowed).collect())
}

fn add_modules(row: &LvRow<'_>, found: &mut BTreeSet<&'static str>, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for segment in &row.lv.segments {
        let own = match &segment.kind {
            SegmentKind::Mirror(_) => Some("mirror"),
            SegmentKind::Raid(_) => Some("raid"),
            SegmentKind::Snapshot(_) => Some("snapshot"),
            SegmentKind::Thin(_) => {
                found.insert("thin-pool");
                Some("thin")
            }
            SegmentKind::ThinPool(_) => Some("thin-pool"),
            SegmentKind::Cache(_) | SegmentKind::CachePool(_) => Some("cache"),
            SegmentKind::Writecache(_) => Some("writecache"),
            SegmentKind::Integrity(_) => Some("integrity"),
            SegmentKind::Vdo(_) | SegmentKind::VdoPool(_) => Some("kvdo"),
            SegmentKind::Error => Some("error"),
            SegmentKind::Zero => Some("zero"),
            SegmentKind::Striped(_) | SegmentKind::Unknown(_) => None,
        };
        found.extend(own);
        for below in segment.kind.areas().iter().filter_map(crate::model::Area::lv) {
            if let Some(below) = row.other(below) {
                add_modules(&below, found, depth);
            }
        }
    }
}

/// The line of LVs that the LV descends from by snapshots, nearest first.
pub(super) fn ancestors<'a>(row: &LvRow<'a>) -> Vec<&'a Lv> {
    let mut line = Vec::new();
    let mut at = snapshot_parent(row);
    while let Some(parent) = at {
        line.push(parent.lv);
        if line.len() >= DEPTH_MAX {
            break;
        }
        at = snapshot_parent(&parent);
    }
    line
}

/// What the LV is a snapshot of.
pub(super) fn snapshot_parent<'a>(row: &LvRow<'a>) -> Option<LvRow<'a>> {
    if let Some(snapshot) = row.snapshot() {
        return row.other(snapshot.origin);
    }
    let thin = row.thin()?;
    row.other(thin.origin.or(thin.external_origin)?)
}

/// Calls `visit` with the snapshots of an LV, COW ones first.
pub(super) fn each_snapshot(row: &LvRow<'_>, of: LvIdx, visit: &mut dyn FnMut(LvIdx)) {
    let relations = row.vg.relations();
    relations.snapshots_of(of).for_each(|snapshot| visit(snapshot.cow));
    relations.users_as(of, LvUse::ThinOrigin).for_each(&mut *visit);
    relations.users_as(of, LvUse::ExternalOrigin).for_each(visit);
}

/// The LVs that descend from the LV by snapshots, children before their own.
pub(super) fn descendants<'a>(row: &LvRow<'a>) -> Vec<&'a Lv> {
    let mut all = Vec::new();
    let mut level = vec![row.idx];
    for _ in 0..DEPTH_MAX {
        let mut next = Vec::new();
        for parent in level {
            each_snapshot(row, parent, &mut |child| next.push(child));
        }
        if next.is_empty() || all.len() > row.group().lvs().len() {
            break;
        }
        all.extend(next.iter().filter_map(|idx| row.group().lv(*idx)));
        level = next;
    }
    all
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
