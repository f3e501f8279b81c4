//! A small VG with an LV of most types, for the tests of the rules.

use super::{Rule, check};
use crate::id::Id;
use crate::model::segment::{Area, Segment, SegmentKind, Striped};
use crate::model::{Lv, LvIdx, Vg, import};
use crate::name::LvName;
use crate::units::{Extents, Sectors};

/// What is broken in a VG.
pub(super) fn rules(vg: &Vg) -> Vec<Rule> {
    check(vg).err().unwrap_or_default().into_iter().map(|broken| broken.rule).collect()
}

/// Builds a VG with two PVs of 1,000 extents.
pub(super) struct Sample(Vg);

/// LVs of most types: their names, and the keys of their only segment but for its length. LVs on PVs come first.
const LVS: &[(&str, u32, &str)] = &[
    ("plain", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 0]"),
    ("other", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 2]"),
    (
        "striped",
        4,
        "type = \"striped\" stripe_count = 2 stripe_size = 128 stripes = [\"pv0\", 4, \"pv1\", 4]",
    ),
    ("zero", 5, "type = \"zero\""),
    ("raid_rimage_0", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 10]"),
    ("raid_rimage_1", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 12]"),
    ("raid_rimage_2", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 14]"),
    ("raid_rmeta_0", 1, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 16]"),
    ("raid_rmeta_1", 1, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 17]"),
    ("raid_rmeta_2", 1, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 18]"),
    (
        "raid",
        4,
        "type = \"raid5_ls\" device_count = 3 region_size = 4096 stripe_size = 128 raids = \
        [\"raid_rmeta_0\", \"raid_rimage_0\", \"raid_rmeta_1\", \"raid_rimage_1\", \"raid_rmeta_2\", \"raid_rimage_2\"]",
    ),
    ("mirror_mimage_0", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 20]"),
    ("mirror_mimage_1", 2, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 22]"),
    (
        "mirror",
        2,
        "type = \"mirror\" mirror_count = 2 region_size = 4096 mirrors = \
        [\"mirror_mimage_0\", 0, \"mirror_mimage_1\", 0]",
    ),
    ("cow", 1, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 24]"),
    ("snapshot0", 2, "type = \"snapshot\" chunk_size = 8 origin = \"plain\" cow_store = \"cow\""),
    ("thinpool_tdata", 4, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 30]"),
    ("thinpool_tmeta", 1, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 34]"),
    (
        "thinpool",
        4,
        "type = \"thin-pool\" metadata = \"thinpool_tmeta\" pool = \"thinpool_tdata\" \
        transaction_id = 2 chunk_size = 128",
    ),
    ("thin", 100, "type = \"thin\" thin_pool = \"thinpool\" transaction_id = 0 device_id = 1"),
    (
        "thin2",
        100,
        "type = \"thin\" thin_pool = \"thinpool\" transaction_id = 1 device_id = 2 origin = \"thin\"",
    ),
    ("cachepool_cdata", 4, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 40]"),
    ("cachepool_cmeta", 1, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 44]"),
    (
        "cachepool",
        4,
        "type = \"cache-pool\" data = \"cachepool_cdata\" metadata = \"cachepool_cmeta\" chunk_size = 128",
    ),
    ("cached_corig", 4, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 46]"),
    ("cached", 4, "type = \"cache\" cache_pool = \"cachepool\" origin = \"cached_corig\""),
    ("vdopool_vdata", 4, "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 50]"),
    (
        "vdopool",
        4,
        "type = \"vdo-pool\" data = \"vdopool_vdata\" header_size = 1024 virtual_extents = 50 \
        minimum_io_size = 4096 block_map_cache_size_mb = 128 block_map_era_length = 16380 \
        index_memory_size_mb = 256 max_discard = 1 slab_size_mb = 2048 ack_threads = 1 bio_threads = 4 \
        bio_rotation = 64 cpu_threads = 2 hash_zone_threads = 1 logical_threads = 1 physical_threads = 1",
    ),
    ("vdo", 50, "type = \"vdo\" vdo_pool = \"vdopool\" vdo_offset = 0"),
    ("large", 60, "type = \"striped\" stripe_count = 1 stripes = [\"pv1\", 100]"),
];

impl Sample {
    /// The VG with an LV of most types, and `two`, which has two segments.
    pub(super) fn new() -> Self {
        use core::fmt::Write as _;
        let mut text = String::new();
        for (number, (name, len, keys)) in LVS.iter().enumerate() {
            // The COW store and the hidden LV of a snapshot bear no flag VISIBLE.
            let visible = if ["cow", "snapshot0"].contains(name) { "" } else { ", \"VISIBLE\"" };
            let _ = writeln!(
                text,
                "{name} {{ id = \"{number:032}\" status = [\"READ\", \"WRITE\"{visible}] flags = [] \
                 segment_count = 1 segment1 {{ start_extent = 0 extent_count = {len} {keys} }} }}"
            );
        }
        let mut sample = Self::from_lvs(&text);
        sample.linear("two", 1, 20, 3);
        let two = sample.0.find_lv("two").unwrap();
        let kind = SegmentKind::Striped(Striped::linear(Area::Pv {
            pv: crate::model::PvIdx(1),
            start: Extents::new(30),
        }));
        let second = Segment::new(Extents::new(3), Extents::new(1), kind);
        sample.0.lv_mut(two).unwrap().segments.push(second);
        sample
    }

    /// The VG without LVs.
    pub(super) fn empty() -> Self {
        Self::from_lvs("")
    }

    fn from_lvs(lvs: &str) -> Self {
        let pv = |number: u32| {
            format!(
                "pv{number} {{ id = \"{number:032}\" device = \"/dev/sd{number}\" status = [\"ALLOCATABLE\"] \
                 flags = [] dev_size = 8194048 pe_start = 2048 pe_count = 1000 }}\n"
            )
        };
        let text = format!(
            "contents = \"Text Format Volume Group\" version = 1\nvg {{ id = \"{:032}\" seqno = 1 \
             status = [\"RESIZEABLE\", \"READ\", \"WRITE\"] flags = [] extent_size = 8192 max_lv = 0 max_pv = 0 \
             physical_volumes {{ {}{} }} logical_volumes {{ {lvs} }} }}",
            0,
            pv(0),
            pv(1)
        );
        Self(import(text.as_bytes()).unwrap().0)
    }

    /// The VG's name.
    pub(super) fn name(&self) -> &str {
        self.0.name.as_str()
    }

    /// Adds a linear LV of `len` extents from `start` of a PV.
    pub(super) fn linear(&mut self, name: &str, pv: u32, start: u32, len: u32) {
        let area = Area::Pv { pv: crate::model::PvIdx(pv), start: Extents::new(start) };
        self.add(name, len, SegmentKind::Striped(Striped::linear(area)));
    }

    /// Adds an LV of a stripe of one extent on each of `count` places of a PV.
    pub(super) fn striped(&mut self, name: &str, count: u32, pv: u32, start: u32) {
        let area = |n| Area::Pv { pv: crate::model::PvIdx(pv), start: Extents::new(start + n) };
        let areas = (0..count).map(area).collect();
        let kind = SegmentKind::Striped(Striped { areas, stripe_size: Sectors::new(128) });
        self.add(name, count, kind);
    }

    /// Adds an LV of `len` extents that lies on another LV.
    pub(super) fn stacked(&mut self, name: &str, lv: LvIdx, len: u32) {
        let area = Area::Lv { lv, start: Extents::ZERO };
        self.add(name, len, SegmentKind::Striped(Striped::linear(area)));
    }

    fn add(&mut self, name: &str, len: u32, kind: SegmentKind) {
        let id = format!("{:0>32}", format!("x{}", self.0.lvs().len()));
        let id: Id = id.parse().unwrap();
        let mut lv = Lv::new(LvName::new(name).unwrap(), crate::id::LvId(id));
        lv.segments.push(Segment::new(Extents::ZERO, Extents::new(len), kind));
        self.0.push_lv(lv).unwrap();
    }

    /// The finished VG.
    pub(super) fn vg(&self) -> Vg {
        self.0.clone()
    }
}
