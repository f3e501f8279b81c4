//! One recipe for each thing that users know: an LV of some type, with all that it needs.

use lvm_core::format::text::OwnedEntry;
use lvm_core::model::segment::{
    Cache, CacheMode, CachePool, CacheSettings, CachevolParts, Discards, Integrity,
    IntegritySettings, Mirror, Raid, RaidLevel, Segment, SegmentKind, Snapshot, Thin, ThinMessage,
    ThinPool, Unknown, Vdo, VdoPool, VdoWritePolicy, Writecache, WritecacheKey, WritecacheSetting,
};
use lvm_core::model::{Area, LvIdx};
use lvm_core::testing;
use lvm_core::units::{Extents, Sectors};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::attributes::{LvAttributes, arb_entries};
use super::{Builder, whole};

/// What is to be made.
#[derive(Clone, Debug)]
pub(super) enum Recipe {
    /// Segments: stripes, and extents of each.
    Striped(Vec<(u32, u32)>),
    Mirror {
        legs: u32,
        log: bool,
    },
    Pvmove {
        moved: u32,
    },
    Raid {
        level: RaidLevel,
        more: u32,
        integrity: bool,
        numbers: [Option<u32>; 4],
        reshape: bool,
    },
    Snapshots {
        origin_hidden: bool,
        merging: Vec<bool>,
    },
    ThinPool {
        volumes: Vec<ThinVolume>,
        discards: Option<Discards>,
        zero: bool,
        deletes: Vec<u32>,
    },
    CachePool {
        settings: Settings,
        cached: bool,
        cleaner: Option<u32>,
    },
    Cachevol {
        settings: Settings,
        ids: bool,
    },
    Writecache {
        values: Vec<u64>,
        other: bool,
    },
    Vdo {
        switches: [bool; 4],
        policy: Option<VdoWritePolicy>,
        offset: u32,
    },
    Zero,
    Error,
    Unknown(Vec<OwnedEntry>),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct ThinVolume {
    external: bool,
    of_first: bool,
    message: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Settings {
    format: Option<u32>,
    mode: Option<CacheMode>,
    policy: bool,
    of_policy: Option<Vec<OwnedEntry>>,
}

/// Any recipe.
pub(super) fn arb_recipe() -> impl Strategy<Value = Recipe> {
    prop_oneof![arb_on_pvs(), arb_pools()]
}

/// What lies on PVs, or nowhere.
fn arb_on_pvs() -> impl Strategy<Value = Recipe> {
    let raid = (select(RaidLevel::ALL), 0..4_u32, any::<[Option<u32>; 4]>(), any::<[bool; 2]>());
    prop_oneof![
        3 => vec((1..6_u32, 1..40_u32), 1..4).prop_map(Recipe::Striped),
        1 => (1..5_u32, any::<bool>()).prop_map(|(legs, log)| Recipe::Mirror { legs, log }),
        1 => (0..9_u32).prop_map(|moved| Recipe::Pvmove { moved }),
        3 => raid.prop_map(|(level, more, numbers, [integrity, reshape])| {
            Recipe::Raid { level, more, integrity, numbers, reshape }
        }),
        1 => (any::<bool>(), vec(any::<bool>(), 1..4))
            .prop_map(|(origin_hidden, merging)| Recipe::Snapshots { origin_hidden, merging }),
        1 => Just(Recipe::Zero),
        1 => Just(Recipe::Error),
        1 => arb_entries().prop_map(Recipe::Unknown),
    ]
}

/// Pools, caches and what lies on them.
fn arb_pools() -> impl Strategy<Value = Recipe> {
    let volume = any::<[bool; 3]>().prop_map(|[external, of_first, message]| ThinVolume {
        external,
        of_first,
        message,
    });
    let discards = of(select(&Discards::ALL[..]));
    let thin_pool = (vec(volume, 0..5), discards, any::<bool>(), vec(0..1_u32 << 24, 0..3));
    let values = vec(0..u64::MAX >> 1, 0..=WritecacheKey::ALL.len());
    let vdo = (any::<[bool; 4]>(), of(select(&VdoWritePolicy::ALL[..])), 0..50_u32);
    prop_oneof![
        thin_pool.prop_map(|(volumes, discards, zero, deletes)| {
            Recipe::ThinPool { volumes, discards, zero, deletes }
        }),
        (arb_settings(), any::<bool>(), of(any::<u32>())).prop_map(
            |(settings, cached, cleaner)| Recipe::CachePool { settings, cached, cleaner }
        ),
        (arb_settings(), any::<bool>())
            .prop_map(|(settings, ids)| Recipe::Cachevol { settings, ids }),
        (values, any::<bool>()).prop_map(|(values, other)| Recipe::Writecache { values, other }),
        vdo.prop_map(|(switches, policy, offset)| Recipe::Vdo { switches, policy, offset }),
    ]
}

fn arb_settings() -> impl Strategy<Value = Settings> {
    (of(1..3_u32), of(select(&CacheMode::ALL[..])), any::<bool>(), of(arb_entries()))
        .prop_map(|(format, mode, policy, of_policy)| Settings { format, mode, policy, of_policy })
}

impl Recipe {
    /// Makes it under that name.
    pub(super) fn make(self, b: &mut Builder, name: &str, attributes: &LvAttributes) {
        let visible = |b: &mut Builder, len, kind| b.visible(name, len, kind, attributes);
        match self {
            Self::Striped(runs) => striped(b, name, &runs, attributes),
            Self::Mirror { legs, log } => {
                let kind = mirror(b, name, legs, log);
                visible(b, 5, kind);
            }
            Self::Pvmove { moved } => pvmove(b, name, moved, attributes),
            Self::Raid { level, more, integrity, numbers, reshape } => {
                let (kind, len) = raid(b, name, level, more, integrity, numbers);
                let mut segment = Segment::new(Extents::ZERO, Extents::new(len), kind);
                if reshape {
                    segment.flags.reshape = true;
                    segment.flags.reshape_data_offset = true;
                    segment.reshape_len = Some(Extents::new(1));
                }
                b.visible_of(name, vec![segment], attributes);
            }
            Self::Snapshots { origin_hidden, merging } => {
                snapshots(b, name, origin_hidden, &merging, attributes);
            }
            Self::ThinPool { volumes, discards, zero, deletes } => {
                thin_pool(b, name, &volumes, (discards, zero, &deletes), attributes);
            }
            Self::CachePool { settings, cached, cleaner } => {
                let pool = cache_pool(b, name, settings);
                if cached {
                    cached_lv(b, name, pool, cleaner, attributes);
                }
            }
            Self::Cachevol { settings, ids } => cachevol(b, name, settings, ids, attributes),
            Self::Writecache { values, other } => {
                let kind = writecache(b, name, &values, other);
                visible(b, 8, kind);
            }
            Self::Vdo { switches, policy, offset } => {
                let pool = vdo_pool(b, name, switches, policy);
                let pool = Area::Lv { lv: pool, start: Extents::new(offset) };
                visible(b, 50, SegmentKind::Vdo(Vdo { pool }));
            }
            Self::Zero => {
                visible(b, 1000, SegmentKind::Zero);
            }
            Self::Error => {
                visible(b, 7, SegmentKind::Error);
            }
            Self::Unknown(entries) => {
                let type_name = "from-tomorrow+FLAG".into();
                visible(b, 3, SegmentKind::Unknown(Unknown { type_name, entries }));
            }
        }
    }
}

fn striped(b: &mut Builder, name: &str, runs: &[(u32, u32)], attributes: &LvAttributes) {
    let mut segments: Vec<Segment> = Vec::new();
    for &(stripes, each) in runs {
        let len = stripes * each;
        let kind = if stripes == 1 { b.linear(len) } else { b.striped(stripes, len) };
        let start = segments.last().map_or(Extents::ZERO, Segment::end);
        segments.push(Segment::new(start, Extents::new(len), kind));
    }
    b.visible_of(name, segments, attributes);
}

fn mirror(b: &mut Builder, name: &str, legs: u32, log: bool) -> SegmentKind {
    let areas = (0..legs).map(|leg| whole(b.hidden(&format!("{name}_mimage_{leg}"), 5))).collect();
    let log = log.then(|| b.hidden(&format!("{name}_mlog"), 1));
    let region_size = Some(Sectors::new(4096));
    SegmentKind::Mirror(Box::new(Mirror { areas, extents_moved: None, log, region_size }))
}

fn pvmove(b: &mut Builder, name: &str, moved: u32, attributes: &LvAttributes) {
    let areas = vec![b.area(9), b.area(9)];
    let extents_moved = Some(Extents::new(moved));
    let kind = Mirror { areas, extents_moved, log: None, region_size: None };
    let moving = b.hidden_of(&format!("pvmove_{name}"), 9, SegmentKind::Mirror(Box::new(kind)));
    if let Some(lv) = b.vg.lv_mut(moving) {
        (lv.status.pvmove, lv.status.locked) = (true, true);
    }
    let area = Area::Lv { lv: moving, start: Extents::new(2) };
    let kind = SegmentKind::Striped(lvm_core::model::segment::Striped::linear(area));
    b.visible(name, 7, kind, attributes);
}

fn raid(
    b: &mut Builder,
    name: &str,
    level: RaidLevel,
    more: u32,
    integrity: bool,
    numbers: [Option<u32>; 4],
) -> (SegmentKind, u32) {
    let least = match level.parity() {
        2 => 5,
        1 => 3,
        _ => 4,
    };
    // An even number for the copies of RAID10.
    let images = if level.is_raid10() { least + more / 2 * 2 } else { least + more };
    let len = images * 2;
    let metas = if level == RaidLevel::Raid0 { 0 } else { images };
    let metas = (0..metas).map(|n| b.hidden(&format!("{name}_rmeta_{n}"), 1)).collect();
    let image_name = |n| format!("{name}_rimage_{n}");
    let areas = (0..images)
        .map(|n| {
            let image = image_name(n);
            whole(if integrity { with_integrity(b, &image, len) } else { b.hidden(&image, len) })
        })
        .collect();
    let [writebehind, min, max, offset] = numbers;
    let kind = Raid {
        level,
        areas,
        metas,
        stripe_size: if level.is_striped() { Sectors::new(64) } else { Sectors::ZERO },
        data_copies: level.is_raid10().then_some(2),
        region_size: (!level.is_raid0()).then_some(Sectors::new(4096)),
        writebehind,
        min_recovery_rate: min.map(|min| min.min(max.unwrap_or(u32::MAX))),
        max_recovery_rate: max,
        data_offset: offset.map(|offset| Sectors::new(u64::from(offset))),
    };
    (SegmentKind::Raid(Box::new(kind)), len)
}

fn with_integrity(b: &mut Builder, name: &str, len: u32) -> LvIdx {
    let origin = whole(b.hidden(&format!("{name}_iorig"), len));
    let metadata = Some(b.hidden(&format!("{name}_imeta"), 1));
    let kind = Integrity {
        origin,
        data_sectors: Sectors::new(8192),
        mode: "B".into(),
        tag_size: 4,
        block_size: 4096,
        internal_hash: "crc32c".into(),
        metadata,
        recalculate: Some(1),
        settings: IntegritySettings {
            commit_time: Some(10),
            sectors_per_bit: Some(1 << 40),
            ..IntegritySettings::default()
        },
    };
    b.hidden_of(name, len, SegmentKind::Integrity(Box::new(kind)))
}

fn snapshots(
    b: &mut Builder,
    name: &str,
    origin_hidden: bool,
    merging: &[bool],
    attributes: &LvAttributes,
) {
    let origin = if origin_hidden {
        b.hidden_of(&format!("{name}_vorigin"), 20, SegmentKind::Zero)
    } else {
        let kind = b.linear(20);
        b.visible(name, 20, kind, attributes)
    };
    for (number, merging) in merging.iter().enumerate() {
        let cow = b.hidden(&format!("{name}_s{number}"), 3);
        let kind = Snapshot { chunk_size: Sectors::new(8), origin, cow, merging: *merging };
        b.hidden_of(&format!("snapshot_{name}_{number}"), 20, SegmentKind::Snapshot(kind));
    }
}

fn thin_pool(
    b: &mut Builder,
    name: &str,
    volumes: &[ThinVolume],
    (discards, zero, deletes): (Option<Discards>, bool, &[u32]),
    attributes: &LvAttributes,
) {
    let data = whole(b.hidden(&format!("{name}_tdata"), 10));
    let metadata = b.hidden(&format!("{name}_tmeta"), 1);
    let kind = ThinPool {
        metadata,
        data,
        transaction_id: 1 << 40,
        chunk_size: Sectors::new(128),
        discards,
        zero_new_blocks: zero,
        crop_metadata: zero.then_some(1),
        messages: deletes.iter().copied().map(ThinMessage::Delete).collect(),
    };
    let pool = b.visible(name, 10, SegmentKind::ThinPool(Box::new(kind)), attributes);
    if let Some(segment) = b.vg.lv_mut(pool).and_then(|lv| lv.segments.first_mut()) {
        segment.flags.crop_metadata = zero;
    }
    let mut first = None;
    let mut messages = Vec::new();
    for (volume, device_id) in volumes.iter().zip(1..) {
        let external_origin =
            volume.external.then(|| b.hidden(&format!("{name}_ext{device_id}"), 4));
        let origin = first.filter(|_| volume.of_first);
        let merge = origin.filter(|_| volume.external);
        let transaction_id = u64::from(device_id);
        let kind = Thin { pool, transaction_id, device_id, external_origin, origin, merge };
        let kind = SegmentKind::Thin(Box::new(kind));
        let lv = b.visible(&format!("{name}_t{device_id}"), 100, kind, attributes);
        first = first.or(Some(lv));
        if volume.message {
            messages.push(ThinMessage::Create(lv));
        }
    }
    let segment = b.vg.lv_mut(pool).and_then(|lv| lv.segments.first_mut());
    if let Some(SegmentKind::ThinPool(kind)) = segment.map(|segment| &mut segment.kind) {
        kind.messages.extend(messages);
    }
}

impl Settings {
    fn made(self) -> CacheSettings {
        CacheSettings {
            metadata_format: self.format,
            chunk_size: Some(Sectors::new(128)),
            mode: self.mode,
            policy: self.policy.then(|| "smq".into()),
            policy_settings: self.of_policy,
        }
    }
}

fn cache_pool(b: &mut Builder, name: &str, settings: Settings) -> LvIdx {
    let format = settings.format == Some(2);
    let data = whole(b.hidden(&format!("{name}_cdata"), 6));
    let metadata = b.hidden(&format!("{name}_cmeta"), 2);
    let kind = CachePool { data, metadata, settings: settings.made() };
    let pool_name = format!("{name}_cpool");
    let pool = b.hidden_of(&pool_name, 6, SegmentKind::CachePool(Box::new(kind)));
    if let Some(segment) = b.vg.lv_mut(pool).and_then(|lv| lv.segments.first_mut()) {
        segment.flags.metadata_format = format;
    }
    pool
}

fn cached_lv(
    b: &mut Builder,
    name: &str,
    pool: LvIdx,
    cleaner: Option<u32>,
    attributes: &LvAttributes,
) {
    let origin = whole(b.hidden(&format!("{name}_corig"), 8));
    let (settings, parts) = (CacheSettings::default(), CachevolParts::default());
    let kind = Cache { pool, origin, cleaner, settings, parts };
    b.visible(name, 8, SegmentKind::Cache(Box::new(kind)), attributes);
}

fn cachevol(b: &mut Builder, name: &str, settings: Settings, ids: bool, attributes: &LvAttributes) {
    let pool = b.hidden(&format!("{name}_cvol"), 6);
    let origin = whole(b.hidden(&format!("{name}_corig"), 8));
    let parts = CachevolParts {
        metadata_start: Some(Sectors::ZERO),
        metadata_len: Some(Sectors::new(8192)),
        data_start: Some(Sectors::new(8192)),
        data_len: Some(Sectors::new(40960)),
        metadata_id: ids.then(|| testing::id('m', 1)),
        data_id: ids.then(|| testing::id('m', 2)),
    };
    let kind = Cache { pool, origin, cleaner: None, settings: settings.made(), parts };
    let kind = SegmentKind::Cache(Box::new(kind));
    let mut segment = Segment::new(Extents::ZERO, Extents::new(8), kind);
    segment.flags.cache_uses_cachevol = true;
    b.visible_of(name, vec![segment], attributes);
}

fn writecache(b: &mut Builder, name: &str, values: &[u64], other: bool) -> SegmentKind {
    let cache = b.hidden(&format!("{name}_cvol"), 2);
    let origin = whole(b.hidden(&format!("{name}_wcorig"), 8));
    let settings = WritecacheKey::ALL.iter().zip(values);
    SegmentKind::Writecache(Box::new(Writecache {
        cache,
        origin,
        block_size: 4096,
        settings: settings
            .map(|(key, value)| WritecacheSetting { key: *key, value: *value })
            .collect(),
        other_setting: other.then(|| ("new_setting".into(), "5 \"x\"".into())),
    }))
}

fn vdo_pool(
    b: &mut Builder,
    name: &str,
    switches: [bool; 4],
    write_policy: Option<VdoWritePolicy>,
) -> LvIdx {
    let [use_compression, use_deduplication, use_metadata_hints, use_sparse_index] = switches;
    let data = whole(b.hidden(&format!("{name}_vdata"), 12));
    let kind = VdoPool {
        data,
        header_size: Sectors::new(1024),
        virtual_extents: Extents::new(100),
        use_compression,
        use_deduplication,
        use_metadata_hints,
        minimum_io_size: 4096,
        block_map_cache_size_mb: 128,
        block_map_era_length: 16380,
        use_sparse_index,
        index_memory_size_mb: 256,
        max_discard: 1,
        slab_size_mb: 2048,
        ack_threads: 1,
        bio_threads: 4,
        bio_rotation: 64,
        cpu_threads: 2,
        hash_zone_threads: 1,
        logical_threads: 1,
        physical_threads: 1,
        write_policy,
    };
    b.hidden_of(&format!("{name}_vpool"), 12, SegmentKind::VdoPool(Box::new(kind)))
}
