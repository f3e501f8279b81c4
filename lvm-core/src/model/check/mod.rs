//! Every rule that a VG keeps, each with a name.
//!
//! [`check`] holds all of them against a VG and comes before each commit. [`check_readable`] holds those without
//! which nothing in a VG can be trusted, and comes after each import: they are the rules for which LVM2 refuses to
//! read a VG. The others leave a VG that can be looked at, and not changed by rlvm until it is repaired.
//!
//! Time is n log n in LVs, segments and areas; at most a hundred findings are kept.

mod extents;
mod graph;
mod kinds;
mod names;
mod raid;
mod rule;
#[cfg(test)]
mod sample;

pub use rule::{Broken, Place, Rule};

use std::collections::HashMap;

use super::segment::Area;
use super::{Lv, LvIdx, PvIdx, Relations, Vg};

/// How many broken rules are told at most.
const FOUND_MAX: usize = 100;

/// Holds every rule against a VG.
///
/// # Errors
/// What is broken, the worst first.
pub fn check(vg: &Vg) -> Result<(), Vec<Broken>> {
    let relations = Relations::of(vg);
    let mut checker = Checker { vg, relations: &relations, found: Vec::new() };
    checker.readable();
    // What follows reads through references, which have to lead somewhere.
    if checker.found.is_empty() {
        checker.writable();
    }
    checker.verdict()
}

/// Holds those rules against a VG that it has to keep to be used at all.
///
/// # Errors
/// What is broken.
pub fn check_readable(vg: &Vg) -> Result<(), Vec<Broken>> {
    let relations = Relations::of(vg);
    let mut checker = Checker { vg, relations: &relations, found: Vec::new() };
    checker.readable();
    checker.verdict()
}

/// The VG, and what was found so far.
struct Checker<'v> {
    vg: &'v Vg,
    relations: &'v Relations<'v>,
    found: Vec<Broken>,
}

impl Checker<'_> {
    /// Each LV is looked at once for all rules, because a large VG does not fit the caches.
    fn readable(&mut self) {
        let mut runs = Vec::with_capacity(self.vg.lvs().len());
        let mut ids = Vec::with_capacity(self.vg.lvs().len());
        for (lv, entity) in self.vg.lvs_with_idx() {
            names::unique(self, lv, entity);
            ids.push(names::IdKey::new(&entity.id.0, lv.0));
            extents::segments(self, lv, entity, &mut runs);
        }
        names::unique_ids(self, &mut ids);
        extents::shared(self, &mut runs);
        graph::rings(self);
    }

    fn writable(&mut self) {
        names::counts(self);
        let mut device_ids = HashMap::new();
        for (lv, entity) in self.vg.lvs_with_idx() {
            names::length(self, lv, entity);
            graph::owner(self, lv);
            kinds::segments(self, lv, entity, &mut device_ids);
        }
    }

    fn verdict(self) -> Result<(), Vec<Broken>> {
        if self.found.is_empty() { Ok(()) } else { Err(self.found) }
    }

    fn add(&mut self, place: Place, rule: Rule) {
        if self.found.len() < FOUND_MAX {
            self.found.push(Broken { place, rule });
        }
    }

    fn add_lv(&mut self, lv: LvIdx, rule: Rule) {
        self.add(Place::Lv(self.lv_name(lv)), rule);
    }

    fn add_pv(&mut self, pv: PvIdx, rule: Rule) {
        self.add(Place::Pv(format!("pv{}", pv.0)), rule);
    }

    /// `segment` counts from 0.
    fn add_segment(&mut self, lv: LvIdx, segment: usize, rule: Rule) {
        self.add(Place::Segment(self.lv_name(lv), segment.saturating_add(1)), rule);
    }

    fn lv_name(&self, lv: LvIdx) -> String {
        self.vg.lv_name(lv).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::sample::{Sample, rules};
    use super::*;

    #[test]
    fn a_sound_vg_passes() {
        assert_eq!(check(&Sample::new().vg()), Ok(()));
        assert_eq!(check_readable(&Sample::new().vg()), Ok(()));
    }

    #[test]
    fn findings_are_told_up_to_a_limit() {
        let mut sample = Sample::new();
        for number in 0..FOUND_MAX + 50 {
            sample.linear(&format!("lv{number}"), 0, 4000, 1);
        }
        assert_eq!(rules(&sample.vg()).len(), FOUND_MAX);
    }

    #[test]
    fn a_rule_tells_its_place_and_numbers() {
        let broken = Broken {
            place: Place::Segment("lvol0".into(), 2),
            rule: Rule::SegmentGap { expected: 4, found: 5 },
        };
        assert_eq!(
            broken.to_string(),
            "LV lvol0 invalid: segment 2 should begin at LE 4 (found 5)."
        );
    }
}
