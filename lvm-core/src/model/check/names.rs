//! Names, ids and counts.

use super::{Checker, Place, Rule};
use crate::id::ID_LEN;
use crate::model::{LvIdx, PvIdx, Relations};
use crate::name::NAME_MAX;

/// Names and ids are unique.
pub(super) fn unique(checker: &mut Checker<'_>) {
    let vg = checker.vg;
    for (lv, entity) in vg.lvs_with_idx() {
        if vg.find_lv(entity.name.as_str()) != Some(lv) {
            checker.add_lv(lv, Rule::LvNameTwice);
        }
    }
    for (first, second) in twice(vg.lvs().iter().map(|lv| lv.id.0.as_bytes())) {
        let other = checker.lv_name(LvIdx::from_usize(first));
        checker.add_lv(LvIdx::from_usize(second), Rule::LvIdTwice { other });
    }
    for (first, second) in twice(vg.pvs().iter().map(|pv| pv.id.0.as_bytes())) {
        let other = format!("pv{first}");
        checker.add_pv(PvIdx::from_usize(second), Rule::PvIdTwice { other });
    }
}

/// Places of equal ids, next to next.
fn twice<'i>(ids: impl Iterator<Item = &'i [u8; ID_LEN]>) -> Vec<(usize, usize)> {
    // Eight bytes decide nearly always; whole ids are compared only where those are equal.
    let mut keys: Vec<_> = ids
        .enumerate()
        .map(|(index, id)| {
            let (head, _) = id.split_first_chunk().unwrap_or((&[0; 8], &[]));
            (u64::from_be_bytes(*head), id, index)
        })
        .collect();
    keys.sort_unstable();
    let pairs = keys.iter().zip(keys.iter().skip(1));
    pairs.filter(|((_, a, _), (_, b, _))| a == b).map(|(a, b)| (a.2, b.2)).collect()
}

/// Lengths and counts keep their limits.
pub(super) fn limits(checker: &mut Checker<'_>) {
    let vg = checker.vg;
    // The device of an LV is called VG-LV, and a NUL ends it.
    let max = NAME_MAX.saturating_sub(vg.name.as_str().len()).saturating_sub(3);
    for (lv, entity) in vg.lvs_with_idx() {
        let len = entity.name.as_str().len();
        if len > max {
            checker.add_lv(lv, Rule::LvNameTooLong { len, max });
        }
    }
    let count = vg.extent_count();
    if u32::try_from(count).is_err() {
        checker.add(Place::Vg, Rule::TooManyExtents { count });
    }
    let allows = |max: u32, count: usize| max == 0 || u32::try_from(count).is_ok_and(|c| c <= max);
    if vg.max_lv != 0 {
        let count = Relations::of(vg).lv_count();
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
