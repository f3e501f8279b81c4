//! Names, ids and counts.

use super::{Checker, Lv, Place, Rule};
use crate::id::Id;
use crate::model::{LvIdx, PvIdx};
use crate::name::NAME_MAX;

/// The name of an LV leads to it, and to no other.
pub(super) fn unique(checker: &mut Checker<'_>, lv: LvIdx, entity: &Lv) {
    if checker.vg.find_lv(entity.name.as_str()) != Some(lv) {
        checker.add_lv(lv, Rule::LvNameTwice);
    }
}

/// An id by which places in a list are sorted: eight characters decide nearly always, whole ids are compared only
/// where those are equal.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct IdKey<'i> {
    head: u64,
    id: &'i Id,
    place: u32,
}

impl<'i> IdKey<'i> {
    pub(super) fn new(id: &'i Id, place: u32) -> Self {
        let (head, _) = id.as_bytes().split_first_chunk().unwrap_or((&[0; 8], &[]));
        Self { head: u64::from_be_bytes(*head), id, place }
    }
}

/// Places of equal ids, each with the next one.
fn twice(ids: &mut [IdKey<'_>]) -> Vec<(u32, u32)> {
    ids.sort_unstable();
    let pairs = ids.iter().zip(ids.iter().skip(1));
    pairs
        .filter(|(a, b)| a.head == b.head && a.id == b.id)
        .map(|(a, b)| (a.place, b.place))
        .collect()
}

/// Ids of LVs are unique, and so are those of PVs.
pub(super) fn unique_ids(checker: &mut Checker<'_>, lvs: &mut [IdKey<'_>]) {
    for (first, second) in twice(lvs) {
        let other = checker.lv_name(LvIdx(first));
        checker.add_lv(LvIdx(second), Rule::LvIdTwice { other });
    }
    let vg = checker.vg;
    let mut pvs: Vec<_> = vg.pvs_with_idx().map(|(pv, e)| IdKey::new(&e.id.0, pv.0)).collect();
    for (first, second) in twice(&mut pvs) {
        checker.add_pv(PvIdx(second), Rule::PvIdTwice { other: format!("pv{first}") });
    }
}

/// The name of an LV fits a device's name: VG-LV, and a NUL at the end.
pub(super) fn length(checker: &mut Checker<'_>, lv: LvIdx, entity: &Lv) {
    let max = NAME_MAX.saturating_sub(checker.vg.name.as_str().len()).saturating_sub(3);
    let len = entity.name.as_str().len();
    if len > max {
        checker.add_lv(lv, Rule::LvNameTooLong { len, max });
    }
}

/// Counts keep their limits.
pub(super) fn counts(checker: &mut Checker<'_>) {
    let vg = checker.vg;
    let count = vg.extent_count();
    if u32::try_from(count).is_err() {
        checker.add(Place::Vg, Rule::TooManyExtents { count });
    }
    let allows = |max: u32, count: usize| max == 0 || u32::try_from(count).is_ok_and(|c| c <= max);
    if vg.max_lv != 0 {
        let count = checker.relations.lv_count();
        if !allows(vg.max_lv, count) {
            checker.add(Place::Vg, Rule::TooManyLvs { count, max: vg.max_lv });
        }
    }
    let count = vg.pvs().len();
    if !allows(vg.max_pv, count) {
        checker.add(Place::Vg, Rule::TooManyPvs { count, max: vg.max_pv });
    }
    for (pv, entity) in vg.pvs_with_idx() {
        let Some(size) = entity.dev_size else { continue };
        let end = entity.pe_start.saturating_add(vg.extent_size.length(entity.pe_count));
        if end > size {
            checker.add_pv(pv, Rule::PvBeyondDevice { end: end.get(), size: size.get() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, rules};
    use super::*;
    use crate::model::Relations;
    use crate::units::{Extents, Sectors};

    #[test]
    fn lv_names_are_unique() {
        let mut vg = Sample::new().vg();
        let name = vg.lvs()[0].name.clone();
        vg.lv_mut(LvIdx(1)).unwrap().name = name;
        assert_eq!(rules(&vg), [Rule::LvNameTwice]);
    }

    #[test]
    fn lv_ids_are_unique() {
        let mut vg = Sample::new().vg();
        let (id, other) = (vg.lvs()[0].id, vg.lvs()[0].name.to_string());
        vg.lv_mut(LvIdx(1)).unwrap().id = id;
        assert_eq!(rules(&vg), [Rule::LvIdTwice { other }]);
    }

    #[test]
    fn pv_ids_are_unique() {
        let mut vg = Sample::new().vg();
        vg.pv_mut(PvIdx(1)).unwrap().id = vg.pvs()[0].id;
        assert_eq!(rules(&vg), [Rule::PvIdTwice { other: "pv0".into() }]);
    }

    #[test]
    fn names_of_vg_and_lv_fit_together() {
        let mut sample = Sample::new();
        let max = 127 - sample.name().len() - 3;
        sample.linear(&"x".repeat(max), 0, 100, 1);
        assert_eq!(rules(&sample.vg()), []);
        sample.linear(&"y".repeat(max + 1), 0, 101, 1);
        assert_eq!(rules(&sample.vg()), [Rule::LvNameTooLong { len: max + 1, max }]);
    }

    #[test]
    fn a_vg_has_less_than_two_to_the_thirty_second_extents() {
        let mut vg = Sample::new().vg();
        for pv in [PvIdx(0), PvIdx(1)] {
            let pv = vg.pv_mut(pv).unwrap();
            (pv.pe_count, pv.dev_size) = (Extents::new(1 << 31), None);
        }
        assert_eq!(rules(&vg), [Rule::TooManyExtents { count: 1 << 32 }]);
    }

    #[test]
    fn max_lv_and_max_pv_hold() {
        let mut vg = Sample::new().vg();
        let count = Relations::of(&vg).lv_count();
        vg.max_lv = u32::try_from(count).unwrap();
        vg.max_pv = 2;
        assert_eq!(rules(&vg), []);
        (vg.max_lv, vg.max_pv) = (1, 1);
        assert_eq!(
            rules(&vg),
            [Rule::TooManyLvs { count, max: 1 }, Rule::TooManyPvs { count: 2, max: 1 }]
        );
    }

    #[test]
    fn extents_end_within_the_device() {
        let mut vg = Sample::new().vg();
        let pv = vg.pv_mut(PvIdx(1)).unwrap();
        let end = pv.dev_size.unwrap().get();
        pv.dev_size = Some(Sectors::new(end - 1));
        assert_eq!(rules(&vg), [Rule::PvBeyondDevice { end, size: end - 1 }]);
    }
}
