//! Segments: the runs of extents that an LV is made of, each of some type.
//!
//! A type is a variant of [`SegmentKind`] and a file here: the keys it has in the text, how they are read and
//! written, which LVs it needs. To add one: its file, its `mod` line, its variant, and its lines in
//! [`SegmentKind`]'s methods, where the compiler asks for them.

mod area;
mod cache;
mod cache_pool;
mod flags;
mod integrity;
mod merge;
mod mirror;
mod raid;
mod snapshot;
mod striped;
mod thin;
mod thin_pool;
mod unknown;
mod vdo;
mod vdo_pool;
mod writecache;

pub use area::{Area, LvUse};
pub use cache::{Cache, CachevolParts};
pub use cache_pool::{CacheMode, CachePool, CacheSettings};
pub use flags::TypeFlags;
pub use integrity::{Integrity, IntegritySettings};
pub use mirror::Mirror;
pub use raid::{Raid, RaidLevel};
pub use snapshot::Snapshot;
pub use striped::Striped;
pub use thin::Thin;
pub use thin_pool::{Discards, ThinMessage, ThinPool};
pub use unknown::Unknown;
pub use vdo::Vdo;
pub use vdo_pool::{VdoPool, VdoWritePolicy};
pub use writecache::{Writecache, WritecacheKey, WritecacheSetting};

use serde::{Deserialize, Serialize};

use super::import::{Fields, ImportError, Refs};
use super::{Extra, LvIdx, Vg};
use crate::format::text::TextWriter;
use crate::name::Tag;
use crate::units::Extents;

/// A run of logical extents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Its first logical extent.
    pub start: Extents,
    /// How many there are.
    pub len: Extents,
    /// Extents set aside for reshaping a RAID LV.
    pub reshape_len: Option<Extents>,
    /// Flags of its type.
    pub flags: TypeFlags,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// What it maps to.
    pub kind: SegmentKind,
    /// Keys that rlvm does not know.
    pub extra: Extra,
}

/// Linear segments are by far the most common: fifty thousand of them have to fit.
const _: () = assert!(core::mem::size_of::<Segment>() <= 96);

impl Segment {
    /// A segment of that kind, without flags and tags.
    pub fn new(start: Extents, len: Extents, kind: SegmentKind) -> Self {
        Self {
            start,
            len,
            reshape_len: None,
            flags: TypeFlags::NONE,
            tags: Vec::new(),
            kind,
            extra: Extra::default(),
        }
    }

    /// Extents that the segment occupies on each of its areas.
    pub fn area_len(&self) -> Extents {
        match &self.kind {
            SegmentKind::Striped(striped) => striped.area_len(self.len),
            SegmentKind::Raid(raid) => {
                raid.area_len(self.len, self.reshape_len.unwrap_or(Extents::ZERO))
            }
            _ => self.len,
        }
    }

    /// The extent after its last one.
    pub fn end(&self) -> Extents {
        self.start.saturating_add(self.len)
    }
}

/// What a segment maps to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum SegmentKind {
    /// Linear (one stripe) or striped.
    Striped(Striped),
    /// Mirrored by the old target, or under pvmove.
    Mirror(Box<Mirror>),
    /// RAID of any level.
    Raid(Box<Raid>),
    /// What ties a COW store to its origin.
    Snapshot(Snapshot),
    /// A thin volume.
    Thin(Box<Thin>),
    /// A pool of thin volumes.
    ThinPool(Box<ThinPool>),
    /// A cached LV.
    Cache(Box<Cache>),
    /// A pool that caches LVs.
    CachePool(Box<CachePool>),
    /// An LV with a write cache.
    Writecache(Box<Writecache>),
    /// An image with checksums.
    Integrity(Box<Integrity>),
    /// A volume on VDO.
    Vdo(Vdo),
    /// VDO's physical side.
    VdoPool(Box<VdoPool>),
    /// Reads fail, writes fail.
    Error,
    /// Reads give zeros, writes are dropped.
    Zero,
    /// A type that rlvm does not know: kept as it is, never activated, never changed.
    Unknown(Unknown),
}

impl SegmentKind {
    /// Reads the kind from what a segment's section has beside the common keys. `type_text` is the whole value
    /// of `type`.
    pub(super) fn import(
        type_text: &str,
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<(TypeFlags, Self), ImportError> {
        let unknown =
            |fields: &mut _| (TypeFlags::NONE, Self::Unknown(Unknown::import(type_text, fields)));
        let Some((name, flags)) = TypeFlags::split(type_text) else { return Ok(unknown(fields)) };
        let kind = match name {
            "striped" | "linear" => Self::Striped(Striped::import(fields, refs)?),
            "mirror" => Self::Mirror(Box::new(Mirror::import(fields, refs)?)),
            "snapshot" => Self::Snapshot(Snapshot::import(fields, refs)?),
            "thin" => Self::Thin(Box::new(Thin::import(fields, refs)?)),
            "thin-pool" => Self::ThinPool(Box::new(ThinPool::import(fields, refs)?)),
            "cache" => Self::Cache(Box::new(Cache::import(fields, refs)?)),
            "cache-pool" => Self::CachePool(Box::new(CachePool::import(fields, refs)?)),
            "writecache" => Self::Writecache(Box::new(Writecache::import(fields, refs)?)),
            "integrity" => Self::Integrity(Box::new(Integrity::import(fields, refs)?)),
            "vdo" => Self::Vdo(Vdo::import(fields, refs)?),
            "vdo-pool" => Self::VdoPool(Box::new(VdoPool::import(fields, refs)?)),
            "error" => Self::Error,
            "zero" => Self::Zero,
            name => match RaidLevel::from_name(name) {
                Some(level) => Self::Raid(Box::new(Raid::import(level, fields, refs)?)),
                None => return Ok(unknown(fields)),
            },
        };
        Ok((flags, kind))
    }

    /// The name of the type in the text and in reports, without flags. (Linear segments are of type `striped`
    /// in the text.)
    pub fn type_name(&self) -> &str {
        match self {
            Self::Striped(_) => "striped",
            Self::Mirror(_) => "mirror",
            Self::Raid(raid) => raid.level.name(),
            Self::Snapshot(_) => "snapshot",
            Self::Thin(_) => "thin",
            Self::ThinPool(_) => "thin-pool",
            Self::Cache(_) => "cache",
            Self::CachePool(_) => "cache-pool",
            Self::Writecache(_) => "writecache",
            Self::Integrity(_) => "integrity",
            Self::Vdo(_) => "vdo",
            Self::VdoPool(_) => "vdo-pool",
            Self::Error => "error",
            Self::Zero => "zero",
            Self::Unknown(unknown) => &unknown.type_name,
        }
    }

    /// Writes the keys that follow `type` and `tags`.
    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        match self {
            Self::Striped(striped) => striped.export(out, vg),
            Self::Mirror(mirror) => mirror.export(out, vg),
            Self::Raid(raid) => raid.export(out, vg),
            Self::Snapshot(snapshot) => snapshot.export(out, vg),
            Self::Thin(thin) => thin.export(out, vg),
            Self::ThinPool(pool) => pool.export(out, vg),
            Self::Cache(cache) => cache.export(out, vg),
            Self::CachePool(pool) => pool.export(out, vg),
            Self::Writecache(writecache) => writecache.export(out, vg),
            Self::Integrity(integrity) => integrity.export(out, vg),
            Self::Vdo(vdo) => vdo.export(out, vg),
            Self::VdoPool(pool) => pool.export(out, vg),
            Self::Error | Self::Zero => {}
            Self::Unknown(unknown) => unknown.export(out),
        }
    }

    /// The areas that the data lies on, in the order in which the type has them: stripes, legs, images, the data
    /// LV of a pool, the origin of a cache, the pool of a VDO volume. Thin volumes and snapshots have none.
    pub fn areas(&self) -> &[Area] {
        use core::slice::from_ref;
        match self {
            Self::Striped(striped) => &striped.areas,
            Self::Mirror(mirror) => &mirror.areas,
            Self::Raid(raid) => &raid.areas,
            Self::ThinPool(pool) => from_ref(&pool.data),
            Self::Cache(cache) => from_ref(&cache.origin),
            Self::CachePool(pool) => from_ref(&pool.data),
            Self::Writecache(writecache) => from_ref(&writecache.origin),
            Self::Integrity(integrity) => from_ref(&integrity.origin),
            Self::Vdo(vdo) => from_ref(&vdo.pool),
            Self::VdoPool(pool) => from_ref(&pool.data),
            Self::Snapshot(_) | Self::Thin(_) | Self::Error | Self::Zero | Self::Unknown(_) => &[],
        }
    }

    /// The areas, to change them.
    pub fn areas_mut(&mut self) -> &mut [Area] {
        use core::slice::from_mut;
        match self {
            Self::Striped(striped) => &mut striped.areas,
            Self::Mirror(mirror) => &mut mirror.areas,
            Self::Raid(raid) => &mut raid.areas,
            Self::ThinPool(pool) => from_mut(&mut pool.data),
            Self::Cache(cache) => from_mut(&mut cache.origin),
            Self::CachePool(pool) => from_mut(&mut pool.data),
            Self::Writecache(writecache) => from_mut(&mut writecache.origin),
            Self::Integrity(integrity) => from_mut(&mut integrity.origin),
            Self::Vdo(vdo) => from_mut(&mut vdo.pool),
            Self::VdoPool(pool) => from_mut(&mut pool.data),
            Self::Snapshot(_) | Self::Thin(_) | Self::Error | Self::Zero | Self::Unknown(_) => {
                &mut []
            }
        }
    }

    /// What the LVs in [`Self::areas`] are to the segment.
    pub const fn area_use(&self) -> LvUse {
        match self {
            Self::Mirror(_) => LvUse::MirrorLeg,
            Self::Raid(_) => LvUse::RaidImage,
            Self::ThinPool(_) => LvUse::ThinPoolData,
            Self::Cache(_) => LvUse::CacheOrigin,
            Self::CachePool(_) => LvUse::CachePoolData,
            Self::Writecache(_) => LvUse::WritecacheOrigin,
            Self::Integrity(_) => LvUse::IntegrityOrigin,
            Self::Vdo(_) => LvUse::VdoPool,
            Self::VdoPool(_) => LvUse::VdoPoolData,
            _ => LvUse::Stripe,
        }
    }

    /// Calls `visit` with every LV that the segment points at, and with what it is to the segment.
    pub fn each_lv_use(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        for area in self.areas() {
            if let Area::Lv { lv, .. } = area {
                visit(self.area_use(), *lv);
            }
        }
        match self {
            Self::Mirror(mirror) => mirror.refs(visit),
            Self::Raid(raid) => raid.refs(visit),
            Self::Snapshot(snapshot) => snapshot.refs(visit),
            Self::Thin(thin) => thin.refs(visit),
            Self::ThinPool(pool) => pool.refs(visit),
            Self::Cache(cache) => cache.refs(visit),
            Self::CachePool(pool) => pool.refs(visit),
            Self::Writecache(writecache) => writecache.refs(visit),
            Self::Integrity(integrity) => integrity.refs(visit),
            Self::Striped(_)
            | Self::Vdo(_)
            | Self::VdoPool(_)
            | Self::Error
            | Self::Zero
            | Self::Unknown(_) => {}
        }
    }

    /// Calls `visit` with every LV that the segment points at: areas, pools, origins, logs.
    pub fn each_lv_ref(&self, visit: &mut dyn FnMut(LvIdx)) {
        self.each_lv_use(&mut |_, lv| visit(lv));
    }

    /// Replaces every reference to an LV. One for which `new_place` has none becomes [`Area::Missing`] or
    /// [`LvIdx::NOWHERE`], which [`super::check()`] refuses.
    pub fn map_lv_refs(&mut self, new_place: &mut dyn FnMut(LvIdx) -> Option<LvIdx>) {
        for area in self.areas_mut() {
            if let Area::Lv { lv, start } = *area {
                *area = new_place(lv).map_or(Area::Missing, |lv| Area::Lv { lv, start });
            }
        }
        let visit = &mut |lv: &mut LvIdx| *lv = new_place(*lv).unwrap_or(LvIdx::NOWHERE);
        match self {
            Self::Mirror(mirror) => mirror.refs_mut(visit),
            Self::Raid(raid) => raid.refs_mut(visit),
            Self::Snapshot(snapshot) => snapshot.refs_mut(visit),
            Self::Thin(thin) => thin.refs_mut(visit),
            Self::ThinPool(pool) => pool.refs_mut(visit),
            Self::Cache(cache) => cache.refs_mut(visit),
            Self::CachePool(pool) => pool.refs_mut(visit),
            Self::Writecache(writecache) => writecache.refs_mut(visit),
            Self::Integrity(integrity) => integrity.refs_mut(visit),
            Self::Striped(_)
            | Self::Vdo(_)
            | Self::VdoPool(_)
            | Self::Error
            | Self::Zero
            | Self::Unknown(_) => {}
        }
    }
}
