//! Which LVs lie on PVs that are missing, and where RAID makes up for it.

use std::collections::BTreeSet;

use crate::model::segment::{Raid, RaidLevel};
use crate::model::{Area, Lv, LvIdx, PvIdx, Relations, Segment, SegmentKind, Vg};

/// LVs of which a part is on a missing PV, themselves or through others.
pub(super) struct Missing {
    partial: Vec<bool>,
}

impl Missing {
    pub(super) fn of(relations: &Relations<'_>) -> Self {
        let vg = relations.vg();
        let mut partial = vec![false; vg.lvs().len()];
        let hurt = |(idx, lv): (LvIdx, &Lv)| {
            lv.segments.iter().any(|segment| is_hurt(vg, segment)).then_some(idx)
        };
        let mut to_visit: Vec<LvIdx> = vg.lvs_with_idx().filter_map(hurt).collect();
        while let Some(idx) = to_visit.pop() {
            match partial.get_mut(idx.at()) {
                Some(known) if !*known => *known = true,
                _ => continue,
            }
            let users = relations.users(idx).iter();
            to_visit.extend(users.filter(|user| user.how.passes_on_missing()).map(|user| user.lv));
        }
        Self { partial }
    }

    pub(super) fn is_partial(&self, idx: LvIdx) -> bool {
        self.partial.get(idx.at()).is_some_and(|partial| *partial)
    }

    /// Whether all that is missing of an LV is images that its RAID can do without.
    pub(super) fn can_be_degraded(&self, vg: &Vg, idx: LvIdx) -> bool {
        let (mut seen, mut to_visit) = (vec![false; vg.lvs().len()], vec![idx]);
        while let Some(idx) = to_visit.pop() {
            match seen.get_mut(idx.at()) {
                Some(known) if !*known => *known = true,
                _ => continue,
            }
            let segments = vg.lv(idx).map(|lv| lv.segments.as_slice()).unwrap_or_default();
            for segment in segments {
                match &segment.kind {
                    SegmentKind::Raid(raid) if self.can_do_without(raid) => {}
                    SegmentKind::Raid(_) => return false,
                    _ if is_hurt(vg, segment) => return false,
                    kind => kind.each_lv_use(&mut |how, below| {
                        if how.passes_on_missing() && self.is_partial(below) {
                            to_visit.push(below);
                        }
                    }),
                }
            }
        }
        true
    }

    fn can_do_without(&self, raid: &Raid) -> bool {
        let lost = |place: usize| {
            let image = raid.areas.get(place);
            let meta = raid.metas.get(place);
            let is_lost = |area: &Area| match area {
                Area::Lv { lv, .. } => self.is_partial(*lv),
                Area::Missing => true,
                Area::Pv { .. } => false,
            };
            image.is_some_and(is_lost) || meta.is_some_and(|lv| self.is_partial(*lv))
        };
        let images = raid.areas.len();
        if raid.level.is_raid10() {
            // Copies lie beside each other.
            let copies = raid.data_copies.map_or(2, |copies| copies.max(1));
            let copies = usize::try_from(copies).unwrap_or(usize::MAX);
            let groups = (0..images).step_by(copies);
            return groups
                .map(|first| first..images.min(first.saturating_add(copies)))
                .all(|mut group| group.any(|place| !lost(place)));
        }
        let lost = (0..images).filter(|place| lost(*place)).count();
        match raid.level {
            // LVM2 has the kernel decide about RAID0 as long as one image is there.
            RaidLevel::Raid0 | RaidLevel::Raid0Meta | RaidLevel::Raid1 => lost < images,
            level => u32::try_from(lost).is_ok_and(|lost| lost <= level.parity()),
        }
    }
}

/// The PVs that an LV lies on, itself or through others.
pub fn pvs_under(vg: &Vg, lv: LvIdx) -> BTreeSet<PvIdx> {
    let (mut pvs, mut seen, mut to_visit) = (BTreeSet::new(), BTreeSet::new(), vec![lv]);
    while let Some(idx) = to_visit.pop() {
        if !seen.insert(idx) {
            continue;
        }
        for segment in vg.lv(idx).map(|lv| lv.segments.as_slice()).unwrap_or_default() {
            pvs.extend(segment.kind.areas().iter().filter_map(Area::pv));
            segment.kind.each_lv_use(&mut |how, below| {
                if how.passes_on_missing() {
                    to_visit.push(below);
                }
            });
        }
    }
    pvs
}

/// Whether a segment itself lies on a missing PV.
fn is_hurt(vg: &Vg, segment: &Segment) -> bool {
    segment.kind.areas().iter().any(|area| match area {
        Area::Pv { pv, .. } => vg.pv(*pv).is_none_or(|pv| pv.status.missing),
        Area::Missing => true,
        Area::Lv { .. } => false,
    })
}
