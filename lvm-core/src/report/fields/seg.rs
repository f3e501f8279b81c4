//! Fields of a segment.

use std::borrow::Cow;

use super::{Field, HEADING, Kind, Value, seg, seg_nature};
use crate::model::segment::{CacheMode, CacheSettings, VdoPool};
use crate::model::{Area, LvIdx, SegmentKind};
use crate::report::lv as what;
use crate::report::row::SegRow;
use crate::report::settings;
use crate::units::{Bytes, Extents, Sectors};

/// They, in the order of help.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    seg("segtype", "Type", Kind::Str, HEADING, |r| Value::text(r.type_name()), "The segment's type."),
    seg("stripes", "#Str", Kind::Num, HEADING, |r| Value::count(r.areas().len()), "How many stripes, legs or images the segment has."),
    seg("data_stripes", "#DStr", Kind::Num, HEADING, |r| Value::Num(r.data_stripes()), "How many of them hold data of their own."),
    seg_nature("reshape_len", "RSize", Kind::Size, HEADING, |r| r.reshape_len().map_or(Value::Blank, |len| Value::Size(r.lv.length(len))), "Size of what is set aside for reshaping."),
    seg_nature("reshape_len_le", "RSize", Kind::Num, HEADING, |r| r.reshape_len().map_or(Value::Blank, Value::extents), "How many extents are set aside for reshaping."),
    seg_nature("data_copies", "#Cpy", Kind::Num, HEADING, |r| Value::Num(r.data_copies()), "How many copies of the data there are."),
    seg_nature("data_offset", "DOff", Kind::Num, HEADING, |_| Value::Blank, "Where data begins on each image."),
    seg_nature("new_data_offset", "NOff", Kind::Num, HEADING, |_| Value::Blank, "Where data will begin on each image after reshaping."),
    seg_nature("parity_chunks", "#Par", Kind::Num, HEADING, |r| match r.data_copies() { 0 | 1 => Value::Blank, copies => Value::Num(copies - 1) }, "How many images may fail."),
    seg("stripe_size", "Stripe", Kind::Size, HEADING, |r| Value::sectors(r.stripe_size()), "How much goes to one stripe before the next."),
    seg_nature("region_size", "Region", Kind::Size, HEADING, |r| Value::sectors(r.region_size()), "How much data is kept in step as one."),
    seg_nature("chunk_size", "Chunk", Kind::Size, HEADING, |r| Value::sectors(r.chunk_size()), "How much a snapshot, pool or cache handles at a time."),
    seg_nature("thin_count", "#Thins", Kind::Num, HEADING, |r| r.thin_count().map_or(Value::Blank, Value::count), "How many thin volumes the pool has."),
    seg_nature("discards", "Discards", Kind::Str, HEADING, |r| Value::maybe_text(r.discards()), "What the pool does with discards."),
    seg_nature("cache_metadata_format", "CMFmt", Kind::Num, HEADING, |r| r.cache(|c| c.metadata_format.map_or(Value::Blank, |n| Value::Num(n.into()))), "The format of the cache's metadata."),
    seg_nature("cache_mode", "CacheMode", Kind::Str, HEADING, |r| r.cache(|c| Value::maybe_text(c.mode.map(CacheMode::name))), "When writes reach the origin."),
    seg_nature("zero", "Zero", Kind::Flag, HEADING, |r| Value::Flag { set: r.zero(), word: "zero" }, "Whether new blocks are zeroed."),
    seg("transaction_id", "TransId", Kind::Num, HEADING, |r| r.transaction_id().map_or(Value::Blank, Value::Num), "The pool's transaction, or the one that made the volume."),
    seg("thin_id", "ThId", Kind::Num, HEADING, |r| match &r.segment.kind { SegmentKind::Thin(thin) => Value::Num(thin.device_id.into()), _ => Value::Blank }, "The volume's number in its pool."),
    seg("seg_start", "Start", Kind::Size, HEADING, |r| Value::Size(r.lv.length(r.segment.start)), "Where the segment begins in the LV."),
    seg("seg_start_pe", "Start", Kind::Num, HEADING, |r| Value::extents(r.segment.start), "First extent of the segment in the LV."),
    seg("seg_size", "SSize", Kind::Size, HEADING, |r| Value::Size(r.lv.length(r.segment.len)), "Size of the segment."),
    seg("seg_size_pe", "SSize", Kind::Size, HEADING, |r| Value::extents(r.segment.len), "How many extents the segment has."),
    seg("seg_tags", "Seg Tags", Kind::List, HEADING, |r| Value::sorted_list(&r.segment.tags), "Its tags."),
    seg("seg_pe_ranges", "PE Ranges", Kind::List, HEADING, |r| Value::Words(r.ranges(r.areas(), false).into_iter().map(Cow::Owned).collect()), "Where the segment lies, as it can be given to commands."),
    seg("seg_le_ranges", "LE Ranges", Kind::List, HEADING, |r| list(r.ranges(r.areas(), true)), "Where the segment lies."),
    seg_nature("seg_metadata_le_ranges", "Metadata LE Ranges", Kind::List, HEADING, |r| list(r.ranges(&r.metas(), true)), "Where its metadata lies."),
    seg("devices", "Devices", Kind::List, HEADING, |r| list(r.devices(r.areas())), "What the segment lies on, with the first extent of each."),
    seg_nature("metadata_devices", "Metadata Devs", Kind::List, HEADING, |r| list(r.devices(&r.metas())), "What its metadata lies on, with the first extent of each."),
    seg_nature("seg_monitor", "Monitor", Kind::Str, HEADING, |_| Value::Blank, "Whether dmeventd watches the segment."),
    seg_nature("cache_policy", "CachePolicy", Kind::Str, HEADING, |r| r.cache(|c| Value::maybe_text(c.policy.as_deref())), "How the cache chooses what it keeps."),
    seg_nature("cache_settings", "CacheSettings", Kind::List, HEADING, |r| list(settings::of(r.lv)), "The cache's settings."),
    seg_nature("vdo_compression", "VDOCompression", Kind::Flag, HEADING, |r| r.vdo_switch(|v| v.use_compression), "Whether VDO compresses."),
    seg_nature("vdo_deduplication", "VDODeduplication", Kind::Flag, HEADING, |r| r.vdo_switch(|v| v.use_deduplication), "Whether VDO stores equal blocks once."),
    seg_nature("vdo_use_metadata_hints", "VDOMetadataHints", Kind::Flag, HEADING, |r| r.vdo_switch(|v| v.use_metadata_hints), "Whether VDO marks writes of metadata."),
    seg_nature("vdo_minimum_io_size", "VDOMinimumIOSize", Kind::Num, HEADING, |r| r.vdo_bytes(|v| u64::from(v.minimum_io_size)), "The smallest request that VDO takes."),
    seg_nature("vdo_block_map_cache_size", "VDOBlockMapCacheSize", Kind::Size, HEADING, |r| r.vdo_bytes(|v| MIB * u64::from(v.block_map_cache_size_mb)), "Memory for VDO's block map."),
    seg_nature("vdo_block_map_era_length", "VDOBlockMapEraLength", Kind::Num, HEADING, |r| r.vdo_num(|v| v.block_map_era_length), "How soon VDO writes its block map back."),
    seg_nature("vdo_use_sparse_index", "VDOSparseIndex", Kind::Flag, HEADING, |r| r.vdo_switch(|v| v.use_sparse_index), "Whether VDO's index is sparse."),
    seg_nature("vdo_index_memory_size", "VDOIndexMemorySize", Kind::Size, HEADING, |r| r.vdo_bytes(|v| MIB * u64::from(v.index_memory_size_mb)), "Memory for VDO's index."),
    seg_nature("vdo_slab_size", "VDOSlabSize", Kind::Size, HEADING, |r| r.vdo_bytes(|v| MIB * u64::from(v.slab_size_mb)), "By how much VDO grows."),
    seg_nature("vdo_ack_threads", "VDOAckThreads", Kind::Num, HEADING, |r| r.vdo_num(|v| v.ack_threads), "Threads that acknowledge requests."),
    seg_nature("vdo_bio_threads", "VDOBioThreads", Kind::Num, HEADING, |r| r.vdo_num(|v| v.bio_threads), "Threads that send requests to the device."),
    seg_nature("vdo_bio_rotation", "VDOBioRotation", Kind::Num, HEADING, |r| r.vdo_num(|v| v.bio_rotation), "Requests that one of these takes before the next."),
    seg_nature("vdo_cpu_threads", "VDOCPUThreads", Kind::Num, HEADING, |r| r.vdo_num(|v| v.cpu_threads), "Threads that compress and hash."),
    seg_nature("vdo_hash_zone_threads", "VDOHashZoneThreads", Kind::Num, HEADING, |r| r.vdo_num(|v| v.hash_zone_threads), "Threads that keep parts of the hash table."),
    seg_nature("vdo_logical_threads", "VDOLogicalThreads", Kind::Num, HEADING, |r| r.vdo_num(|v| v.logical_threads), "Threads that keep parts of the logical space."),
    seg_nature("vdo_physical_threads", "VDOPhysicalThreads", Kind::Num, HEADING, |r| r.vdo_num(|v| v.physical_threads), "Threads that keep parts of the physical space."),
    seg_nature("vdo_max_discard", "VDOMaxDiscard", Kind::Num, HEADING, |r| r.vdo_num(|v| v.max_discard), "The largest discard, in blocks of 4 KiB."),
    seg_nature("vdo_write_policy", "VDOWritePolicy", Kind::Str, HEADING, |r| r.vdo(|v| Value::text(v.write_policy.map_or("auto", |policy| policy.name()))), "When VDO acknowledges a write."),
    seg_nature("vdo_header_size", "VDOHeaderSize", Kind::Size, HEADING, |r| r.vdo(|v| Value::sectors(v.header_size)), "What the pool leaves free before its data."),
];

/// Bytes of a mebibyte.
const MIB: u64 = 1 << 20;

fn list<'a>(items: Vec<String>) -> Value<'a> {
    Value::List(items.into_iter().map(Cow::Owned).collect())
}

impl<'a> SegRow<'_, 'a> {
    /// The type as reports name it: a striped segment with one stripe is linear.
    pub(in crate::report) fn type_name(&self) -> &'a str {
        match &self.segment.kind {
            SegmentKind::Striped(striped) if striped.areas.len() == 1 => "linear",
            kind => kind.type_name(),
        }
    }

    fn areas(&self) -> &'a [Area] {
        self.segment.kind.areas()
    }

    /// The metadata LVs of an array, as areas.
    fn metas(&self) -> Vec<Area> {
        let SegmentKind::Raid(raid) = &self.segment.kind else { return Vec::new() };
        raid.metas.iter().map(|lv| Area::Lv { lv: *lv, start: Extents::ZERO }).collect()
    }

    fn data_stripes(&self) -> u64 {
        let areas = self.areas().len();
        u64::try_from(match &self.segment.kind {
            SegmentKind::Raid(raid) if raid.level.is_striped() => {
                usize::try_from(raid.data_stripes()).unwrap_or(areas)
            }
            _ => areas,
        })
        .unwrap_or(u64::MAX)
    }

    fn data_copies(&self) -> u64 {
        match &self.segment.kind {
            SegmentKind::Raid(raid) => match raid.level {
                level if level.is_raid10() => raid.data_copies.unwrap_or(2).into(),
                level if level.is_striped() => u64::from(level.parity()) + 1,
                _ => u64::try_from(raid.areas.len()).unwrap_or(u64::MAX),
            },
            _ => 1,
        }
    }

    /// Extents set aside for reshaping: of arrays that can be reshaped, and of images whose name up to the first
    /// underscore is that of one, which is how LVM2 finds their array.
    fn reshape_len(&self) -> Option<Extents> {
        if what::is_reshapable(self.segment) {
            return Some(self.segment.reshape_len.unwrap_or(Extents::ZERO));
        }
        if !self.lv.is_used_as(crate::model::segment::LvUse::RaidImage)
            || !self.segment.start.is_zero()
        {
            return None;
        }
        let vg = self.lv.group();
        let array = vg.lv(vg.find_lv(self.lv.lv.name.as_str().split_once('_')?.0)?)?;
        let first = array.segments.first().filter(|first| what::is_reshapable(first))?;
        Some(first.reshape_len.unwrap_or(Extents::ZERO))
    }

    fn stripe_size(&self) -> Sectors {
        match &self.segment.kind {
            SegmentKind::Striped(striped) => striped.stripe_size,
            SegmentKind::Raid(raid) => raid.stripe_size,
            _ => Sectors::ZERO,
        }
    }

    fn region_size(&self) -> Sectors {
        match &self.segment.kind {
            SegmentKind::Mirror(mirror) => mirror.region_size,
            SegmentKind::Raid(raid) => raid.region_size,
            _ => None,
        }
        .unwrap_or_default()
    }

    fn chunk_size(&self) -> Sectors {
        if let Some(snapshot) = self.lv.snapshot() {
            return snapshot.chunk_size;
        }
        match &self.segment.kind {
            SegmentKind::ThinPool(pool) => pool.chunk_size,
            _ => self.lv.cache_settings().and_then(|cache| cache.chunk_size).unwrap_or_default(),
        }
    }

    pub(in crate::report) fn thin_count(&self) -> Option<usize> {
        self.lv.thin_pool()?;
        let volumes = crate::model::segment::LvUse::ThinPool;
        Some(self.lv.vg.relations().users_as(self.lv.idx, volumes).count())
    }

    /// What the thin pool, or the pool of the thin volume, does with discards.
    pub(in crate::report) fn discards(&self) -> Option<&'a str> {
        let pool = match self.lv.thin() {
            Some(thin) => self.lv.other(thin.pool)?.thin_pool()?,
            None => self.lv.thin_pool()?,
        };
        Some(pool.discards.unwrap_or(crate::model::segment::Discards::Passdown).name())
    }

    fn cache(&self, get: impl FnOnce(&'a CacheSettings) -> Value<'a>) -> Value<'a> {
        self.lv.cache_settings().map_or(Value::Blank, get)
    }

    fn zero(&self) -> Option<bool> {
        let is_thin = self.lv.thin().is_some() || self.lv.thin_pool().is_some();
        is_thin.then(|| crate::report::attr::zeroes(self.lv))
    }

    fn transaction_id(&self) -> Option<u64> {
        match &self.segment.kind {
            SegmentKind::Thin(thin) => Some(thin.transaction_id),
            SegmentKind::ThinPool(pool) => Some(pool.transaction_id),
            _ => None,
        }
    }

    fn vdo(&self, get: impl FnOnce(&'a VdoPool) -> Value<'a>) -> Value<'a> {
        self.lv.vdo_pool().map_or(Value::Blank, get)
    }

    fn vdo_switch(&self, get: impl FnOnce(&VdoPool) -> bool) -> Value<'a> {
        self.vdo(|pool| Value::flag(get(pool), "enabled"))
    }

    fn vdo_num(&self, get: impl FnOnce(&VdoPool) -> u32) -> Value<'a> {
        self.vdo(|pool| Value::Num(get(pool).into()))
    }

    fn vdo_bytes(&self, get: impl FnOnce(&VdoPool) -> u64) -> Value<'a> {
        self.vdo(|pool| Value::Size(Bytes::new(get(pool))))
    }

    /// `NAME:FIRST-LAST` for each area. LVs are told as a whole, whatever part of them is used.
    fn ranges(&self, areas: &[Area], brackets: bool) -> Vec<String> {
        let last = |first: Extents, len: Extents| {
            Extents::new(first.get().saturating_add(len.get()).saturating_sub(1))
        };
        let range = |area: &Area| match *area {
            Area::Pv { pv, start } => {
                let end = last(start, self.segment.area_len());
                Some(format!("{}:{start}-{end}", self.lv.vg.pv_name(pv)))
            }
            Area::Lv { lv, .. } => {
                let name = self.lv_name(lv, brackets);
                let end = last(Extents::ZERO, self.lv.group().lv(lv)?.extents());
                Some(format!("{name}:0-{end}"))
            }
            Area::Missing => None,
        };
        areas.iter().filter_map(range).collect()
    }

    /// `NAME(FIRST)` for each area.
    pub(in crate::report) fn devices(&self, areas: &[Area]) -> Vec<String> {
        let device = |area: &Area| match *area {
            Area::Pv { pv, start } => Some(format!("{}({start})", self.lv.vg.pv_name(pv))),
            Area::Lv { lv, .. } => Some(format!("{}(0)", self.lv_name(lv, false))),
            Area::Missing => None,
        };
        areas.iter().filter_map(device).collect()
    }

    fn lv_name(&self, lv: LvIdx, brackets: bool) -> String {
        let Some(row) = self.lv.other(lv) else { return String::new() };
        let name = row.lv.name.as_str();
        if brackets && !row.is_visible() { format!("[{name}]") } else { name.into() }
    }
}
