//! What each segment type asks for beside being somewhere.

use std::collections::HashMap;

use super::{Area, Checker, Rule, raid};
use crate::model::segment::{LvUse, Mirror, SegmentKind, Snapshot, Striped, Thin, ThinMessage};
use crate::model::{Lv, LvIdx, Segment, Vg};
use crate::units::Sectors;

/// Stripes that LVM2 can make and read at most.
const STRIPES_MAX: usize = 128;
/// Legs that LVM2 can make and read at most.
const MIRROR_LEGS_MAX: usize = 8;
/// Sectors of the smallest and largest chunk of a thin pool: 64 KiB and 1 GiB.
const THIN_CHUNK: (u64, u64) = (128, 2_097_152);
/// Sectors of the smallest and largest chunk of a cache: 32 KiB and 1 GiB.
const CACHE_CHUNK: (u64, u64) = (64, 2_097_152);

/// Volumes by their pool and their number in it.
pub(super) type DeviceIds = HashMap<(LvIdx, u32), LvIdx>;

/// Each segment of an LV keeps the rules of its type.
pub(super) fn segments<'v>(
    checker: &mut Checker<'v>,
    lv: LvIdx,
    entity: &'v Lv,
    device_ids: &mut DeviceIds,
) {
    for (index, segment) in entity.segments.iter().enumerate() {
        OneSegment { checker, lv, entity, index, segment }.check(device_ids);
    }
}

/// The segment that is being checked.
pub(super) struct OneSegment<'c, 'v> {
    checker: &'c mut Checker<'v>,
    lv: LvIdx,
    entity: &'v Lv,
    index: usize,
    pub(super) segment: &'v Segment,
}

impl<'v> OneSegment<'_, 'v> {
    pub(super) fn add(&mut self, rule: Rule) {
        self.checker.add_segment(self.lv, self.index, rule);
    }

    pub(super) fn vg(&self) -> &'v Vg {
        self.checker.vg
    }

    fn check(&mut self, device_ids: &mut DeviceIds) {
        match &self.segment.kind {
            SegmentKind::Striped(striped) => self.striped(striped),
            SegmentKind::Mirror(mirror) => self.mirror(mirror),
            SegmentKind::Raid(kind) => raid::check(self, kind),
            SegmentKind::Snapshot(snapshot) => self.snapshot(snapshot),
            SegmentKind::Thin(thin) => self.thin(thin, device_ids),
            SegmentKind::ThinPool(pool) => {
                self.only_segment();
                self.chunk(Some(pool.chunk_size), THIN_CHUNK);
                for message in &pool.messages {
                    if let ThinMessage::Create(lv) = message {
                        self.kind(LvUse::ThinMessage, *lv, |k| matches!(k, SegmentKind::Thin(_)));
                    }
                }
            }
            SegmentKind::CachePool(pool) => {
                self.only_segment();
                self.chunk(pool.settings.chunk_size, CACHE_CHUNK);
            }
            SegmentKind::Cache(cache) => {
                self.only_segment();
                self.chunk(cache.settings.chunk_size, CACHE_CHUNK);
                if !self.segment.flags.cache_uses_cachevol {
                    let is_pool = |kind: &_| matches!(kind, SegmentKind::CachePool(_));
                    self.kind(LvUse::CachePool, cache.pool, is_pool);
                }
            }
            SegmentKind::Vdo(vdo) => {
                if let Some(pool) = vdo.pool.lv() {
                    self.kind(LvUse::VdoPool, pool, |k| matches!(k, SegmentKind::VdoPool(_)));
                }
            }
            SegmentKind::Writecache(_) | SegmentKind::Integrity(_) | SegmentKind::VdoPool(_) => {
                self.only_segment();
            }
            SegmentKind::Error | SegmentKind::Zero | SegmentKind::Unknown(_) => {}
        }
        self.lv_areas_only();
    }

    /// Only stripes and legs may lie on PVs.
    fn lv_areas_only(&mut self) {
        if matches!(self.segment.kind, SegmentKind::Striped(_) | SegmentKind::Mirror(_)) {
            return;
        }
        for (area, place) in self.segment.kind.areas().iter().enumerate() {
            if let Area::Pv { .. } = place {
                self.add(Rule::AreaKind { area });
            }
        }
    }

    /// The LV is made of nothing but this segment.
    fn only_segment(&mut self) {
        if self.entity.segments.len() != 1 {
            self.add(Rule::OneSegment);
        }
    }

    fn chunk(&mut self, size: Option<Sectors>, (min, max): (u64, u64)) {
        if let Some(size) = size.map(Sectors::get)
            && (size < min || size > max || !size.is_multiple_of(min))
        {
            self.add(Rule::ChunkSize { size });
        }
    }

    /// The LV that is needed as `how` begins with a segment of the right kind, or of one that rlvm does not know.
    fn kind(&mut self, how: LvUse, lv: LvIdx, right: impl Fn(&SegmentKind) -> bool) {
        let first = self.vg().lv(lv).and_then(|lv| lv.segments.first()).map(|first| &first.kind);
        if !first.is_some_and(|kind| right(kind) || matches!(kind, SegmentKind::Unknown(_))) {
            let lv = self.checker.lv_name(lv);
            self.add(Rule::WrongKind { how, lv });
        }
    }

    fn striped(&mut self, striped: &Striped) {
        let count = striped.areas.len();
        match count {
            1 => return,
            2..=STRIPES_MAX => {}
            _ => return self.add(Rule::AreaCount { count }),
        }
        let size = striped.stripe_size.get();
        if !size.is_power_of_two() {
            self.add(Rule::StripeSize { size });
        }
        let len = self.segment.len.get();
        if !u32::try_from(count).is_ok_and(|count| len.is_multiple_of(count)) {
            self.add(Rule::NotDivisible { len, stripes: count });
        }
    }

    fn mirror(&mut self, mirror: &Mirror) {
        let count = mirror.areas.len();
        if !(1..=MIRROR_LEGS_MAX).contains(&count) {
            self.add(Rule::AreaCount { count });
        }
        let size = mirror.region_size.unwrap_or(Sectors::ZERO).get();
        if !size.is_power_of_two() && mirror.extents_moved.is_none() {
            self.add(Rule::RegionSize { size });
        }
    }

    fn snapshot(&mut self, snapshot: &Snapshot) {
        self.only_segment();
        let size = snapshot.chunk_size.get();
        if !size.is_power_of_two() {
            self.add(Rule::ChunkSize { size });
        }
        if snapshot.origin == snapshot.cow {
            self.add(Rule::SnapshotOfItself);
        }
    }

    fn thin(&mut self, thin: &Thin, device_ids: &mut DeviceIds) {
        self.only_segment();
        self.kind(LvUse::ThinPool, thin.pool, |kind| matches!(kind, SegmentKind::ThinPool(_)));
        for (how, lv) in [(LvUse::ThinOrigin, thin.origin), (LvUse::ThinMerge, thin.merge)] {
            if let Some(lv) = lv {
                self.kind(how, lv, |kind| matches!(kind, SegmentKind::Thin(_)));
            }
        }
        let device_id = thin.device_id;
        if device_id > Thin::DEVICE_ID_MAX {
            self.add(Rule::DeviceIdTooLarge { device_id });
        }
        if let Some(other) = device_ids.insert((thin.pool, device_id), self.lv) {
            let other = self.checker.lv_name(other);
            self.add(Rule::DeviceIdTwice { device_id, other });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, rules};
    use super::*;
    use crate::model::segment::Unknown;
    use crate::units::Extents;

    /// The sample with the first segment of `name` changed; what is broken then.
    fn changed(name: &str, change: impl FnOnce(&Vg, &mut Segment)) -> Vec<Rule> {
        let mut vg = Sample::new().vg();
        let before = vg.clone();
        let lv = vg.find_lv(name).unwrap();
        change(&before, &mut vg.lv_mut(lv).unwrap().segments[0]);
        rules(&vg)
    }

    macro_rules! changed_kind {
        ($name:literal, $kind:ident, |$vg:pat_param, $value:ident| $change:expr) => {
            changed($name, |$vg, segment| {
                let SegmentKind::$kind($value) = &mut segment.kind else {
                    panic!("{} is of another kind", $name)
                };
                $change;
            })
        };
    }

    #[test]
    fn a_striped_segment_has_1_to_128_stripes() {
        let found = changed_kind!("plain", Striped, |_, s| s.areas.clear());
        assert_eq!(found, [Rule::AreaCount { count: 0 }]);
        let mut sample = Sample::new();
        sample.striped("wide", 128, 0, 200);
        assert_eq!(rules(&sample.vg()), []);
        sample.striped("wider", 129, 0, 400);
        assert_eq!(rules(&sample.vg()), [Rule::AreaCount { count: 129 }]);
    }

    #[test]
    fn stripes_have_a_size_that_is_a_power_of_two() {
        for size in [0, 3, 129] {
            let found =
                changed_kind!("striped", Striped, |_, s| s.stripe_size = Sectors::new(size));
            assert_eq!(found, [Rule::StripeSize { size }]);
        }
    }

    #[test]
    fn stripes_divide_the_length() {
        let found = changed("striped", |_, s| s.len = Extents::new(3));
        assert_eq!(found, [Rule::NotDivisible { len: 3, stripes: 2 }]);
    }

    #[test]
    fn a_mirror_has_legs_and_regions() {
        let found = changed_kind!("mirror", Mirror, |_, m| m.areas.clear());
        assert_eq!(found, [Rule::AreaCount { count: 0 }]);
        let found = changed_kind!("mirror", Mirror, |_, m| m.region_size = None);
        assert_eq!(found, [Rule::RegionSize { size: 0 }]);
    }

    #[test]
    fn a_snapshot_has_a_store_of_its_own_and_whole_chunks() {
        let found = changed_kind!("snapshot0", Snapshot, |_, s| s.chunk_size = Sectors::new(9));
        assert_eq!(found, [Rule::ChunkSize { size: 9 }]);
        let found = changed_kind!("snapshot0", Snapshot, |_, s| s.cow = s.origin);
        assert_eq!(found, [Rule::SnapshotOfItself]);
    }

    #[test]
    fn a_thin_volume_lies_in_a_thin_pool() {
        let found = changed_kind!("thin", Thin, |vg, t| t.pool = vg.find_lv("plain").unwrap());
        let lv = String::from("plain");
        assert_eq!(found, [Rule::WrongKind { how: LvUse::ThinPool, lv: lv.clone() }]);
        let found = changed_kind!("thin", Thin, |vg, t| t.merge = vg.find_lv("plain"));
        assert_eq!(found, [Rule::WrongKind { how: LvUse::ThinMerge, lv }]);
    }

    #[test]
    fn device_ids_have_24_bits_and_are_unique_in_a_pool() {
        let found = changed_kind!("thin", Thin, |_, t| t.device_id = 1 << 24);
        assert_eq!(found, [Rule::DeviceIdTooLarge { device_id: 1 << 24 }]);
        let found = changed_kind!("thin2", Thin, |_, t| t.device_id = 1);
        assert_eq!(found, [Rule::DeviceIdTwice { device_id: 1, other: "thin".into() }]);
    }

    #[test]
    fn chunks_are_multiples_within_limits() {
        for size in [64, 127, 129, 2_097_153, 2_097_152 + 128] {
            let found =
                changed_kind!("thinpool", ThinPool, |_, p| p.chunk_size = Sectors::new(size));
            assert_eq!(found, [Rule::ChunkSize { size }]);
        }
        let found = changed_kind!("cachepool", CachePool, |_, p| {
            p.settings.chunk_size = Some(Sectors::new(65));
        });
        assert_eq!(found, [Rule::ChunkSize { size: 65 }]);
    }

    #[test]
    fn a_cache_needs_a_cache_pool_or_the_flag() {
        let plain = |vg: &Vg, segment: &mut Segment| {
            let SegmentKind::Cache(cache) = &mut segment.kind else { panic!("cached is cached") };
            cache.pool = vg.find_lv("plain").unwrap();
        };
        let lv = String::from("plain");
        assert_eq!(changed("cached", plain), [Rule::WrongKind { how: LvUse::CachePool, lv }]);
        let with_flag = |vg: &Vg, segment: &mut Segment| {
            plain(vg, segment);
            segment.flags.cache_uses_cachevol = true;
        };
        assert_eq!(changed("cached", with_flag), []);
    }

    #[test]
    fn a_vdo_volume_lies_on_a_vdo_pool() {
        let found = changed_kind!("vdo", Vdo, |vg, v| {
            v.pool = Area::Lv { lv: vg.find_lv("large").unwrap(), start: Extents::ZERO };
        });
        assert_eq!(found, [Rule::WrongKind { how: LvUse::VdoPool, lv: "large".into() }]);
    }

    #[test]
    fn pools_lie_on_lvs() {
        let found = changed("thinpool", |_, segment| {
            segment.kind.areas_mut()[0] =
                Area::Pv { pv: crate::model::PvIdx(0), start: Extents::new(900) };
        });
        assert_eq!(found, [Rule::AreaKind { area: 0 }]);
    }

    #[test]
    fn a_pool_is_one_segment() {
        let mut vg = Sample::new().vg();
        let lv = vg.find_lv("thinpool").unwrap();
        let segments = &mut vg.lv_mut(lv).unwrap().segments;
        segments.push(Segment::new(segments[0].end(), Extents::new(1), SegmentKind::Error));
        assert_eq!(rules(&vg), [Rule::OneSegment]);
    }

    #[test]
    fn what_is_not_known_is_left_alone() {
        let unknown = |_: &Vg, segment: &mut Segment| {
            let entries = Vec::new();
            segment.kind = SegmentKind::Unknown(Unknown { type_name: "new+X".into(), entries });
        };
        assert_eq!(changed("striped", unknown), []);
        // The volumes of a pool that is not known are not held against it.
        assert_eq!(changed("thinpool", unknown), []);
    }
}
