//! What a RAID segment asks for: as LVM2 2.03.16 checks it.

use super::Rule;
use super::kinds::OneSegment;
use crate::model::LvIdx;
use crate::model::segment::{Raid, RaidLevel};
use crate::units::Sectors;

/// Images that LVM2 can make and read at most.
const IMAGES_MAX: usize = 64;

/// Images that a level has at least.
const fn images_min(level: RaidLevel) -> usize {
    match (level.parity(), level) {
        (2, _) => 5,
        (1, _) => 2,
        (_, RaidLevel::Raid10) => 4,
        _ => 1,
    }
}

/// A RAID segment keeps its rules.
pub(super) fn check(one: &mut OneSegment<'_, '_>, raid: &Raid) {
    let count = raid.areas.len();
    if count < images_min(raid.level) || count > IMAGES_MAX {
        one.add(Rule::AreaCount { count });
    }
    metadata(one, raid);
    stripes(one, raid);
    if !raid.level.is_raid0() {
        let size = raid.region_size.unwrap_or(Sectors::ZERO).get();
        if !size.is_power_of_two() {
            one.add(Rule::RegionSize { size });
        }
    }
    if let (Some(min), Some(max)) = (raid.min_recovery_rate, raid.max_recovery_rate)
        && max != 0
        && min > max
    {
        one.add(Rule::RecoveryRates);
    }
    let images = raid.areas.iter().filter_map(super::Area::lv);
    if !equal_sizes(one, images) || !equal_sizes(one, raid.metas.iter().copied()) {
        one.add(Rule::ImageSizes);
    }
}

fn metadata(one: &mut OneSegment<'_, '_>, raid: &Raid) {
    let (count, images) = (raid.metas.len(), raid.areas.len());
    let fits = match raid.level {
        RaidLevel::Raid0 => count == 0,
        // While one becomes the other they do without.
        RaidLevel::Raid4 | RaidLevel::Raid5N => count == images || count == 0,
        _ => count == images,
    };
    if !fits {
        one.add(Rule::RaidMetadata { count });
    }
}

fn stripes(one: &mut OneSegment<'_, '_>, raid: &Raid) {
    let size = raid.stripe_size.get();
    if raid.level.is_striped() != size.is_power_of_two() {
        one.add(Rule::StripeSize { size });
    }
    if raid.level.is_raid10()
        && let Some(copies) = raid.data_copies
        && !(2..=raid.areas.len()).contains(&usize::try_from(copies).unwrap_or(usize::MAX))
    {
        one.add(Rule::DataCopies { copies });
    }
}

fn equal_sizes(one: &OneSegment<'_, '_>, lvs: impl Iterator<Item = LvIdx>) -> bool {
    let mut sizes = lvs.filter_map(|lv| one.vg().lv(lv)).map(crate::model::Lv::extents);
    sizes.next().is_none_or(|first| sizes.all(|size| size == first))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, rules};
    use super::*;
    use crate::model::segment::SegmentKind;
    use crate::units::Extents;

    /// The sample's RAID5 LV of three images, changed; what is broken then.
    fn changed(change: impl FnOnce(&mut Raid)) -> Vec<Rule> {
        let mut vg = Sample::new().vg();
        let lv = vg.find_lv("raid").unwrap();
        let SegmentKind::Raid(raid) = &mut vg.lv_mut(lv).unwrap().segments[0].kind else {
            panic!("raid is RAID")
        };
        change(raid);
        rules(&vg)
    }

    #[test]
    fn a_level_needs_its_images() {
        for level in [RaidLevel::Raid6Zr, RaidLevel::Raid10] {
            let mut vg = Sample::new().vg();
            let lv = vg.find_lv("raid").unwrap();
            let segment = &mut vg.lv_mut(lv).unwrap().segments[0];
            segment.len = Extents::new(2);
            let SegmentKind::Raid(raid) = &mut segment.kind else { panic!("raid is RAID") };
            raid.level = level;
            assert_eq!(rules(&vg), [Rule::AreaCount { count: 3 }], "{level:?}");
        }
    }

    #[test]
    fn raid10_keeps_at_least_two_copies() {
        let found = changed(|raid| {
            raid.level = RaidLevel::Raid10Near;
            raid.data_copies = Some(1);
        });
        assert_eq!(found, [Rule::DataCopies { copies: 1 }]);
    }

    #[test]
    fn each_image_has_metadata() {
        assert_eq!(changed(|raid| raid.metas.clear()), [Rule::RaidMetadata { count: 0 }]);
        assert_eq!(
            changed(|raid| {
                raid.metas.pop();
            }),
            [Rule::RaidMetadata { count: 2 }]
        );
        let found = changed(|raid| {
            raid.metas.clear();
            raid.level = RaidLevel::Raid5N;
        });
        assert_eq!(found, []);
    }

    #[test]
    fn raid0_has_no_metadata() {
        let found = changed(|raid| raid.level = RaidLevel::Raid0);
        assert!(found.contains(&Rule::RaidMetadata { count: 3 }), "{found:?}");
    }

    #[test]
    fn stripe_and_region_sizes_are_powers_of_two() {
        assert_eq!(
            changed(|raid| raid.stripe_size = Sectors::ZERO),
            [Rule::StripeSize { size: 0 }]
        );
        assert_eq!(changed(|raid| raid.region_size = None), [Rule::RegionSize { size: 0 }]);
        let odd = Sectors::new(1000);
        assert_eq!(changed(|raid| raid.region_size = Some(odd)), [Rule::RegionSize { size: 1000 }]);
    }

    #[test]
    fn rates_are_in_order() {
        let rates = |min, max| {
            changed(|raid| {
                (raid.min_recovery_rate, raid.max_recovery_rate) = (Some(min), Some(max));
            })
        };
        assert_eq!(rates(1, 2), []);
        assert_eq!(rates(2, 0), []);
        assert_eq!(rates(2, 1), [Rule::RecoveryRates]);
    }

    #[test]
    fn images_are_of_one_size() {
        let mut vg = Sample::new().vg();
        let lv = vg.find_lv("raid_rimage_1").unwrap();
        let segments = &mut vg.lv_mut(lv).unwrap().segments;
        segments.push(crate::model::Segment::new(
            segments[0].end(),
            Extents::new(1),
            SegmentKind::Error,
        ));
        assert_eq!(rules(&vg), [Rule::ImageSizes]);
    }
}
