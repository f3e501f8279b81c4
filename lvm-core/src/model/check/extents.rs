//! Segments cover their LV, lie on what is there, and share no extent.

use super::{Area, Checker, Lv, Rule};
use crate::model::segment::SegmentKind;
use crate::model::{LvIdx, PvIdx, Segment};
use crate::units::Extents;

/// An area on a PV: PV and first extent in one number that sorts, its length, and whose it is.
pub(super) type Run = (u64, u32, LvIdx);

/// The rules about where the segments of an LV lie. Adds what they take of PVs to `runs`.
pub(super) fn segments(checker: &mut Checker<'_>, lv: LvIdx, entity: &Lv, runs: &mut Vec<Run>) {
    if entity.segments.is_empty() {
        checker.add_lv(lv, Rule::NoSegments);
    }
    let mut next = Some(Extents::ZERO);
    for (index, segment) in entity.segments.iter().enumerate() {
        next = follows(checker, lv, index, segment, next);
        areas(checker, lv, index, segment, runs);
    }
}

/// Whether a segment begins where the one before it ends; where it ends itself.
fn follows(
    checker: &mut Checker<'_>,
    lv: LvIdx,
    index: usize,
    segment: &Segment,
    expected: Option<Extents>,
) -> Option<Extents> {
    if segment.len.is_zero() {
        checker.add_segment(lv, index, Rule::SegmentEmpty);
    }
    if let Some(expected) = expected
        && expected != segment.start
    {
        let (expected, found) = (expected.get(), segment.start.get());
        checker.add_segment(lv, index, Rule::SegmentGap { expected, found });
    }
    let end = segment.start.checked_add(segment.len);
    if end.is_none() {
        checker.add_segment(lv, index, Rule::LvTooLong);
    }
    end
}

fn areas(
    checker: &mut Checker<'_>,
    lv: LvIdx,
    index: usize,
    segment: &Segment,
    runs: &mut Vec<Run>,
) {
    let vg = checker.vg;
    let len = segment.area_len();
    for (number, area) in segment.kind.areas().iter().enumerate() {
        match *area {
            Area::Missing => checker.add_segment(lv, index, Rule::AreaMissing { area: number }),
            Area::Pv { pv, start } => {
                let Some(entity) = vg.pv(pv) else {
                    checker.add_segment(lv, index, Rule::NoSuchPv { area: number });
                    continue;
                };
                let end = u64::from(start.get()) + u64::from(len.get());
                if end > u64::from(entity.pe_count.get()) {
                    let (pv, size) = (pv.0, entity.pe_count.get());
                    checker.add_segment(lv, index, Rule::AreaBeyondPv { pv, end, size });
                } else {
                    runs.push((u64::from(pv.0) << 32 | u64::from(start.get()), len.get(), lv));
                }
            }
            Area::Lv { lv: target, start } => {
                let Some(size) = room_on(vg, segment, target) else { continue };
                let end = u64::from(start.get()) + u64::from(len.get());
                if end > u64::from(size.get()) {
                    let (name, size) = (checker.lv_name(target), size.get());
                    checker.add_segment(lv, index, Rule::AreaBeyondLv { lv: name, end, size });
                }
            }
        }
    }
    segment.kind.each_lv_use(&mut |how, target| {
        if vg.lv(target).is_none() {
            checker.add_segment(lv, index, Rule::NoSuchLv { how });
        }
    });
}

/// Extents that an LV offers to a segment; `None` where there is nothing to hold the segment against.
fn room_on(vg: &crate::model::Vg, segment: &Segment, target: LvIdx) -> Option<Extents> {
    let lv = vg.lv(target)?;
    match (&segment.kind, lv.segments.first().map(|first| &first.kind)) {
        // A volume lies on the virtual device, which is larger than what holds it.
        (SegmentKind::Vdo(_), Some(SegmentKind::VdoPool(pool))) => Some(pool.virtual_extents),
        // How long images are in the midst of a reshape only the kernel knows.
        (SegmentKind::Raid(_), _) if segment.reshape_len.is_some() => None,
        _ => Some(lv.extents()),
    }
}

/// No extent belongs to two areas.
pub(super) fn shared(checker: &mut Checker<'_>, runs: &mut [Run]) {
    runs.sort_unstable();
    // The run that reaches furthest so far on the current PV: its end and its LV.
    let mut reach: Option<(u64, LvIdx)> = None;
    for &(begin, len, lv) in runs.iter() {
        let end = begin + u64::from(len);
        if let Some((taken, other)) = reach
            && taken > begin
        {
            let (pv, extent) =
                (PvIdx::from_usize(usize::try_from(begin >> 32).unwrap_or(0)), low(begin));
            let other = checker.lv_name(other);
            checker.add_lv(lv, Rule::ExtentShared { pv: pv.0, extent, other });
        }
        if reach.is_none_or(|(taken, _)| end > taken) {
            reach = Some((end, lv));
        }
    }
}

/// The extent in a run's first number.
fn low(begin: u64) -> u32 {
    u32::try_from(begin & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, rules};
    use super::*;
    use crate::model::LvUse;
    use crate::model::segment::Striped;

    fn first(vg: &mut crate::model::Vg, name: &str) -> LvIdx {
        vg.find_lv(name).unwrap()
    }

    /// The sample with one segment of LV `name` changed; what is broken then.
    fn changed(name: &str, change: impl FnOnce(&mut Segment)) -> Vec<Rule> {
        let mut vg = Sample::new().vg();
        let lv = first(&mut vg, name);
        change(&mut vg.lv_mut(lv).unwrap().segments[0]);
        rules(&vg)
    }

    #[test]
    fn an_lv_has_segments() {
        let mut vg = Sample::new().vg();
        let lv = first(&mut vg, "plain");
        vg.lv_mut(lv).unwrap().segments.clear();
        assert_eq!(rules(&vg), [Rule::NoSegments]);
    }

    #[test]
    fn a_segment_has_extents() {
        assert_eq!(changed("plain", |s| s.len = Extents::ZERO), [Rule::SegmentEmpty]);
    }

    #[test]
    fn segments_begin_at_0_and_have_no_gaps() {
        assert_eq!(
            changed("plain", |s| s.start = Extents::new(1)),
            [Rule::SegmentGap { expected: 0, found: 1 }]
        );
        let mut vg = Sample::new().vg();
        let lv = first(&mut vg, "two");
        vg.lv_mut(lv).unwrap().segments[1].start = Extents::new(9);
        let Rule::SegmentGap { found: 9, .. } = rules(&vg)[0] else { panic!("no gap found") };
    }

    #[test]
    fn lengths_that_overflow_are_found() {
        let found = changed("zero", |s| s.start = Extents::new(u32::MAX));
        assert_eq!(found, [Rule::SegmentGap { expected: 0, found: u32::MAX }, Rule::LvTooLong]);
    }

    #[test]
    fn areas_lie_on_pvs_and_lvs_of_the_vg() {
        let area =
            |area| move |s: &mut Segment| s.kind = SegmentKind::Striped(Striped::linear(area));
        let start = Extents::ZERO;
        assert_eq!(changed("plain", area(Area::Missing)), [Rule::AreaMissing { area: 0 }]);
        assert_eq!(
            changed("plain", area(Area::Pv { pv: PvIdx(7), start })),
            [Rule::NoSuchPv { area: 0 }]
        );
        assert_eq!(
            changed("plain", area(Area::Lv { lv: LvIdx(999), start })),
            [Rule::NoSuchLv { how: LvUse::Stripe }]
        );
    }

    #[test]
    fn areas_end_within_their_pv() {
        let found = changed("plain", |s| {
            s.kind.areas_mut()[0] = Area::Pv { pv: PvIdx(0), start: Extents::new(999) };
        });
        let Rule::AreaBeyondPv { pv: 0, end: 1001, size: 1000 } = found[0] else {
            panic!("{found:?}")
        };
        // A start near the limit does not wrap.
        let found = changed("plain", |s| {
            s.kind.areas_mut()[0] = Area::Pv { pv: PvIdx(0), start: Extents::MAX };
        });
        assert!(matches!(found[..], [Rule::AreaBeyondPv { .. }]), "{found:?}");
    }

    #[test]
    fn areas_end_within_their_lv() {
        let found = changed("raid", |s| {
            s.len = Extents::new(1000);
        });
        assert!(matches!(&found[0], Rule::AreaBeyondLv { size: 2, .. }), "{found:?}");
    }

    #[test]
    fn a_vdo_volume_may_be_larger_than_the_pools_data() {
        let vg = Sample::new().vg();
        let size = |name| vg.lv(vg.find_lv(name).unwrap()).unwrap().extents();
        assert!(size("vdo") > size("vdopool_vdata"));
        let found = changed("vdo", |s| s.len = Extents::new(100_000));
        assert!(matches!(&found[0], Rule::AreaBeyondLv { .. }), "{found:?}");
    }

    #[test]
    fn no_extent_is_shared() {
        let mut vg = Sample::new().vg();
        let lv = first(&mut vg, "plain");
        let Area::Pv { pv, start } = vg.lvs()[lv.at()].segments[0].kind.areas()[0] else {
            panic!("plain lies on a PV")
        };
        // Overlaps by one extent.
        let lv = first(&mut vg, "two");
        let start = Extents::new(start.get() + 1);
        vg.lv_mut(lv).unwrap().segments[0].kind.areas_mut()[0] = Area::Pv { pv, start };
        let found = rules(&vg);
        assert_eq!(
            found[0],
            Rule::ExtentShared { pv: 0, extent: start.get(), other: "plain".into() }
        );
    }

    #[test]
    fn a_long_run_that_covers_several_is_found_with_each() {
        let mut sample = Sample::new();
        sample.linear("long", 0, 500, 100);
        sample.linear("short1", 0, 510, 1);
        sample.linear("short2", 0, 520, 1);
        assert_eq!(rules(&sample.vg()).len(), 2);
    }

    #[test]
    fn references_that_are_no_areas_are_followed_too() {
        let mut vg = Sample::new().vg();
        let lv = first(&mut vg, "thin");
        let SegmentKind::Thin(thin) = &mut vg.lv_mut(lv).unwrap().segments[0].kind else {
            panic!("thin is thin")
        };
        thin.pool = LvIdx::NOWHERE;
        assert_eq!(rules(&vg), [Rule::NoSuchLv { how: LvUse::ThinPool }]);
    }
}
