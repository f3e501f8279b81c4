//! Which LVs a change of a VG touches.

use std::collections::{BTreeSet, HashMap};

use crate::id::LvId;
use crate::model::{Area, Lv, LvIdx, Relations, Vg};

/// LVs whose devices may have to change between two states of a VG, by their places in each.
#[derive(Debug, Default, Eq, PartialEq)]
pub struct Affected {
    /// In the old state.
    pub old: Vec<LvIdx>,
    /// In the new one.
    pub new: Vec<LvIdx>,
}

/// LVs that differ, that came or went, that such ones lie on, and all that lie on any of these.
pub fn affected(old: &Vg, new: &Vg) -> Affected {
    let all = old.name != new.name || old.extent_size != new.extent_size;
    let places: HashMap<LvId, LvIdx> = old.lvs_with_idx().map(|(idx, lv)| (lv.id, idx)).collect();
    let new_places: HashMap<LvId, LvIdx> = new.lvs_with_idx().map(|(i, lv)| (lv.id, i)).collect();
    let mut changed = (BTreeSet::new(), BTreeSet::new());
    let mut stayed = BTreeSet::new();
    for (idx, lv) in new.lvs_with_idx() {
        let before = places.get(&lv.id).and_then(|place| Some((*place, old.lv(*place)?)));
        match before {
            Some((place, was)) => {
                stayed.insert(place);
                if all || differs(was, lv) || !same_segments((old, was), (new, lv), &new_places) {
                    changed.0.insert(place);
                    changed.1.insert(idx);
                }
            }
            None => {
                changed.1.insert(idx);
            }
        }
    }
    changed.0.extend(old.lvs_with_idx().map(|(idx, _)| idx).filter(|idx| !stayed.contains(idx)));
    if changed.0.is_empty() && changed.1.is_empty() {
        return Affected::default();
    }
    // An origin is not another LV because a snapshot came; its devices are others all the same.
    let below_old = below(old, &changed.0);
    let below_new = below(new, &changed.1);
    let in_new = |idx: &LvIdx| old.lv(*idx).and_then(|lv| new_places.get(&lv.id)).copied();
    let in_old = |idx: &LvIdx| new.lv(*idx).and_then(|lv| places.get(&lv.id)).copied();
    let to_new: Vec<_> = below_old.iter().filter_map(in_new).collect();
    let to_old: Vec<_> = below_new.iter().filter_map(in_old).collect();
    changed.0.extend(below_old.into_iter().chain(to_old));
    changed.1.extend(below_new.into_iter().chain(to_new));
    Affected { old: above(old, changed.0), new: above(new, changed.1) }
}

/// Whether the devices of an LV may be others now.
fn differs(was: &Lv, is: &Lv) -> bool {
    was.name != is.name
        || was.status != is.status
        || was.read_ahead != is.read_ahead
        || (was.major, was.minor) != (is.major, is.minor)
}

/// Whether an LV is made of the same as before; `places` are those of the new state. LVs and PVs are known by their
/// ids: when one goes, others take its place in the VG.
fn same_segments(
    (old, was): (&Vg, &Lv),
    (new, is): (&Vg, &Lv),
    places: &HashMap<LvId, LvIdx>,
) -> bool {
    if was.segments == is.segments && !refers_to_others((old, was), new) {
        return true;
    }
    let mut segments = was.segments.clone();
    let mut gone = false;
    for segment in &mut segments {
        segment.kind.map_lv_refs(&mut |idx| {
            let place = old.lv(idx).and_then(|lv| places.get(&lv.id)).copied();
            gone |= place.is_none();
            place
        });
        for area in segment.kind.areas_mut() {
            if let Area::Pv { pv, .. } = area
                && let Some(place) = old.pv(*pv).and_then(|pv| new.find_pv(pv.id))
            {
                *pv = place;
            }
        }
    }
    !gone && segments == is.segments
}

/// Whether what stands at the places that an LV lies on is something else now.
fn refers_to_others((old, was): (&Vg, &Lv), new: &Vg) -> bool {
    let mut others = false;
    for segment in &was.segments {
        segment.kind.each_lv_use(&mut |_, idx| {
            others |= old.lv(idx).map(|lv| lv.id) != new.lv(idx).map(|lv| lv.id);
        });
        others |= segment
            .kind
            .areas()
            .iter()
            .filter_map(Area::pv)
            .any(|pv| old.pv(pv).map(|pv| pv.id) != new.pv(pv).map(|pv| pv.id));
    }
    others
}

/// What LVs lie on, one step down.
fn below(vg: &Vg, lvs: &BTreeSet<LvIdx>) -> BTreeSet<LvIdx> {
    let mut found = BTreeSet::new();
    for lv in lvs.iter().filter_map(|idx| vg.lv(*idx)) {
        for segment in &lv.segments {
            segment.kind.each_lv_use(&mut |_, target| {
                found.insert(target);
            });
        }
    }
    found
}

/// LVs and all that lie on them.
fn above(vg: &Vg, lvs: BTreeSet<LvIdx>) -> Vec<LvIdx> {
    let relations = Relations::of(vg);
    if !relations.any() {
        return lvs.into_iter().collect();
    }
    let mut found = lvs.clone();
    let mut next: Vec<LvIdx> = lvs.into_iter().collect();
    while let Some(idx) = next.pop() {
        next.extend(relations.users(idx).iter().map(|user| user.lv).filter(|lv| found.insert(*lv)));
    }
    found.into_iter().collect()
}
