//! What an LV maps to: `lvdisplay -m`.

use super::Page;
use crate::model::segment::{Mirror, Raid, Striped, ThinPool, VdoPool};
use crate::model::{Area, SegmentKind};
use crate::report::row::{LvRow, SegRow};
use crate::report::settings;
use crate::units::{Bytes, Extents, Sectors};

/// Bytes of a mebibyte.
const MIB: u64 = 1 << 20;

/// The segments of an LV. Kinds that LVM2 gives a display of their own end with an empty line more than the others.
pub(super) fn show(page: &mut Page<'_>, row: &LvRow<'_>) {
    page.line(format_args!("--- Segments ---"));
    for segment in &row.lv.segments {
        let seg = SegRow { lv: row, segment };
        let kind = if is_virtual(&segment.kind) { "Virtual" } else { "Logical" };
        let (start, end) = (segment.start, last(segment.start, segment.len));
        page.line(format_args!("{kind} extents {start} to {end}:"));
        page.line(format_args!("  Type\t\t{}", seg.type_name()));
        let ends_itself = details(page, &seg);
        if ends_itself {
            page.end();
        }
    }
    page.end();
}

/// Whether nothing lies below that has as many extents.
const fn is_virtual(kind: &SegmentKind) -> bool {
    matches!(
        kind,
        SegmentKind::Thin(_) | SegmentKind::Zero | SegmentKind::Error | SegmentKind::Vdo(_)
    )
}

fn last(start: Extents, len: Extents) -> u64 {
    (u64::from(start.get()) + u64::from(len.get())).saturating_sub(1)
}

/// Shows the segment; whether an empty line follows.
fn details(page: &mut Page<'_>, seg: &SegRow<'_, '_>) -> bool {
    match &seg.segment.kind {
        SegmentKind::Striped(striped) => stripes(page, seg, striped),
        SegmentKind::Mirror(mirror) => mirrors(page, seg, mirror),
        SegmentKind::Raid(raid) => images(page, seg, raid),
        SegmentKind::Thin(thin) => page.line(format_args!("  Device ID\t\t{}", thin.device_id)),
        SegmentKind::ThinPool(pool) => thin_pool(page, seg, pool),
        SegmentKind::Cache(_) | SegmentKind::CachePool(_) => cache(page, seg),
        SegmentKind::VdoPool(pool) => {
            vdo_pool(page, seg.lv, pool);
            return false;
        }
        SegmentKind::Vdo(vdo) => {
            area(page, seg, &vdo.pool, 6, seg.segment.len);
            return false;
        }
        SegmentKind::Snapshot(_)
        | SegmentKind::Writecache(_)
        | SegmentKind::Integrity(_)
        | SegmentKind::Error
        | SegmentKind::Zero
        | SegmentKind::Unknown(_) => return false,
    }
    true
}

/// Two lines: what an area lies on, and which of its extents.
fn area(page: &mut Page<'_>, seg: &SegRow<'_, '_>, area: &Area, indent: usize, len: Extents) {
    let indent = indent.saturating_sub(2);
    let blank = "";
    let (start, end) = (area.start(), last(area.start(), len));
    match *area {
        Area::Pv { pv, .. } => {
            let name = seg.lv.vg.pv_name(pv);
            page.line(format_args!("{blank:indent$}Physical volume\t{name}"));
            page.line(format_args!("{blank:indent$}Physical extents\t{start} to {end}"));
        }
        Area::Lv { lv, .. } => {
            let name = seg.lv.group().lv(lv).map_or("", |lv| lv.name.as_str());
            page.line(format_args!("{blank:indent$}Logical volume\t{name}"));
            page.line(format_args!("{blank:indent$}Logical extents\t{start} to {end}"));
        }
        Area::Missing => page.line(format_args!("{blank:indent$}Unassigned area")),
    }
}

fn stripes(page: &mut Page<'_>, seg: &SegRow<'_, '_>, striped: &Striped) {
    let len = seg.segment.area_len();
    if let [only] = striped.areas.as_slice() {
        return area(page, seg, only, 4, len);
    }
    page.line(format_args!("  Stripes\t\t{}", striped.areas.len()));
    let size = page.size(striped.stripe_size.to_bytes_saturating());
    page.line(format_args!("  Stripe size\t\t{size}"));
    for (number, stripe) in striped.areas.iter().enumerate() {
        page.line(format_args!("  Stripe {number}:"));
        area(page, seg, stripe, 6, len);
    }
}

fn mirrors(page: &mut Page<'_>, seg: &SegRow<'_, '_>, mirror: &Mirror) {
    let len = seg.segment.area_len();
    page.line(format_args!("  Monitoring\t\t"));
    page.line(format_args!("  Mirrors\t\t{}", mirror.areas.len()));
    page.line(format_args!("  Mirror size\t\t{len}"));
    if let Some(log) = mirror.log.and_then(|log| seg.lv.other(log)) {
        page.line(format_args!("  Mirror log volume\t{}", log.lv.name));
    }
    if let Some(region) = mirror.region_size {
        let region = page.size(region.to_bytes_saturating());
        page.line(format_args!("  Mirror region size\t{region}"));
    }
    for (number, leg) in mirror.areas.iter().enumerate() {
        match number {
            0 => page.line(format_args!("  Mirror original:")),
            1 => page.line(format_args!("  Mirror destinations:")),
            _ => {}
        }
        area(page, seg, leg, 6, len);
    }
}

fn images(page: &mut Page<'_>, seg: &SegRow<'_, '_>, raid: &Raid) {
    // Of RAID10, LVM2 tells the length of the whole LV for each image.
    let len = if raid.level.is_raid10() { seg.segment.len } else { seg.segment.area_len() };
    page.line(format_args!("  Monitoring\t\t"));
    for (number, image) in raid.areas.iter().enumerate() {
        page.line(format_args!("  Raid Data LV {number}"));
        area(page, seg, image, 6, len);
    }
    for (number, meta) in raid.metas.iter().enumerate() {
        let name = seg.lv.group().lv(*meta).map_or("", |lv| lv.name.as_str());
        page.line(format_args!("  Raid Metadata LV {number}\t{name}"));
    }
}

fn thin_pool(page: &mut Page<'_>, seg: &SegRow<'_, '_>, pool: &ThinPool) {
    page.line(format_args!("  Monitoring\t\t"));
    let chunk = page.size(pool.chunk_size.to_bytes_saturating());
    page.line(format_args!("  Chunk size\t\t{chunk}"));
    page.line(format_args!("  Discards\t\t{}", seg.discards().unwrap_or_default()));
    page.line(format_args!("  Thin count\t\t{}", seg.thin_count().unwrap_or_default()));
    page.line(format_args!("  Transaction ID\t{}", pool.transaction_id));
    page.line(format_args!("  Zero new blocks\t{}", yes(pool.zero_new_blocks)));
}

const fn yes(on: bool) -> &'static str {
    if on { "yes" } else { "no" }
}

fn cache(page: &mut Page<'_>, seg: &SegRow<'_, '_>) {
    let Some(cache) = seg.lv.cache_settings() else { return };
    if let Some(chunk) = cache.chunk_size {
        let chunk = page.size(chunk.to_bytes_saturating());
        page.line(format_args!("  Chunk size\t\t{chunk}"));
    }
    if let Some(format) = cache.metadata_format {
        page.line(format_args!("  Metadata format\t{format}"));
    }
    if let Some(mode) = cache.mode {
        page.line(format_args!("  Mode\t\t{}", mode.name()));
    }
    if let Some(policy) = &cache.policy {
        page.line(format_args!("  Policy\t\t{policy}"));
    }
    for setting in settings::of(seg.lv) {
        page.line(format_args!("    Setting\t\t{setting}"));
    }
}

fn vdo_pool(page: &mut Page<'_>, row: &LvRow<'_>, pool: &VdoPool) {
    let mib = |page: &Page<'_>, count: u32| page.size(Bytes::new(MIB * u64::from(count)));
    let sectors = |page: &Page<'_>, count: Sectors| page.size(count.to_bytes_saturating());
    page.line(format_args!("  Monitoring\t\t"));
    let size = page.size(row.length(pool.virtual_extents));
    page.line(format_args!("  Virtual size\t{size}"));
    let size = sectors(page, pool.header_size);
    page.line(format_args!("  Header size\t\t{size}"));
    page.line(format_args!("  Compression\t\t{}", yes(pool.use_compression)));
    page.line(format_args!("  Deduplication\t{}", yes(pool.use_deduplication)));
    page.line(format_args!("  Metadata hints\t{}", yes(pool.use_metadata_hints)));
    let size = page.size(Bytes::new(pool.minimum_io_size.into()));
    page.line(format_args!("  Minimum IO size\t{size}"));
    let size = mib(page, pool.block_map_cache_size_mb);
    page.line(format_args!("  Block map cache sz\t{size}"));
    page.line(format_args!("  Block map era length\t{}", pool.block_map_era_length));
    page.line(format_args!("  Sparse index\t{}", yes(pool.use_sparse_index)));
    let size = mib(page, pool.index_memory_size_mb);
    page.line(format_args!("  Index memory size\t{size}"));
    let size = mib(page, pool.slab_size_mb);
    page.line(format_args!("  Slab size\t\t{size}"));
    for (label, count) in [
        ("# Ack threads", pool.ack_threads),
        ("# Bio threads", pool.bio_threads),
        ("Bio rotation", pool.bio_rotation),
        ("# CPU threads", pool.cpu_threads),
        ("# Hash zone threads", pool.hash_zone_threads),
        ("# Logical threads", pool.logical_threads),
        ("# Physical threads", pool.physical_threads),
        ("Max discard", pool.max_discard),
    ] {
        page.line(format_args!("  {label}\t{count}"));
    }
    let policy = pool.write_policy.map_or("auto", |policy| policy.name());
    page.line(format_args!("  Write policy\t{policy}"));
}
