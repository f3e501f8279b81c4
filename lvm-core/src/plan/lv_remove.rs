//! Removing LVs.

use std::collections::HashSet;

use crate::model::{Area, Lv, LvIdx, LvUse, Relations, SegmentKind, Vg};

use super::snapshot::hidden_with;
use super::{LvNeed, LvRefusal, LvTie};

/// Removes an LV, and its snapshots with it. What [`check_removable`] says still has to hold.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn remove_lv(vg: &mut Vg, lv: LvIdx) -> Result<(), LvRefusal> {
    remove_lvs(vg, &[lv])
}

/// Removes several LVs at once, and their snapshots with them. What [`check_removable`] says has to hold for each.
///
/// # Errors
/// [`LvRefusal`], of the first that cannot be removed; the VG is unchanged then.
pub fn remove_lvs(vg: &mut Vg, lvs: &[LvIdx]) -> Result<(), LvRefusal> {
    super::check_changeable(vg)?;
    let relations = Relations::of(vg);
    lvs.iter().try_for_each(|lv| check_removable(&relations, *lv))?;
    let mut doomed = HashSet::new();
    for lv in with_snapshots(&relations, lvs) {
        doomed.insert(lv);
        doomed.extend(hidden_with(&relations, lv));
    }
    vg.remove_lvs(|idx, _| doomed.contains(&idx));
    Ok(())
}

/// The LVs and their snapshots, which go with them; each once, in the order in which LVM2 removes them. Hidden LVs
/// that go besides are left out.
pub fn with_snapshots(relations: &Relations<'_>, lvs: &[LvIdx]) -> Vec<LvIdx> {
    let mut all = Vec::with_capacity(lvs.len());
    let mut seen = HashSet::new();
    for lv in lvs {
        let stores = relations.snapshots_of(*lv).map(|snapshot| snapshot.cow);
        all.extend(stores.chain([*lv]).filter(|lv| seen.insert(*lv)));
    }
    all
}

/// Whether an LV can be removed, with its snapshots if it has any: to be asked before the user is.
///
/// Only linear, striped, error and zero LVs that no other LV needs can be, so far.
///
/// # Errors
/// [`LvRefusal`]: why not.
pub fn check_removable(relations: &Relations<'_>, idx: LvIdx) -> Result<(), LvRefusal> {
    with_snapshots(relations, &[idx]).into_iter().try_for_each(|lv| check_one(relations, lv))
}

fn check_one(relations: &Relations<'_>, idx: LvIdx) -> Result<(), LvRefusal> {
    let vg = relations.vg();
    let lv = super::lv_at(vg, idx)?;
    let full_name = || format!("{}/{}", vg.name, lv.name);
    let is_tie = lv.segments.iter().any(|part| matches!(part.kind, SegmentKind::Snapshot(_)));
    if is_tie || relations.is_virtual_origin(idx) {
        // Users know nothing of it; it goes with its snapshot.
        return Err(LvRefusal::NotFound { vg: vg.name.clone(), lv: lv.name.to_string() });
    }
    if let Some(need) = relations.users(idx).iter().find_map(|user| LvNeed::of(user.how)) {
        return Err(LvRefusal::RemovePart { lv: full_name(), need });
    }
    if lv.status.locked || lv.status.pvmove {
        return Err(LvRefusal::RemoveLocked { lv: full_name() });
    }
    if let Some(kind) = foreign_type(lv) {
        let kind = kind.into();
        return Err(LvRefusal::TypeNotSupported { action: "Removing", lv: full_name(), kind });
    }
    if let Some(tie) = LvTie::of(relations, idx) {
        return Err(LvRefusal::Tied { action: "Removing", lv: full_name(), tie });
    }
    Ok(())
}

/// The type of the first segment that plans do not know how to handle.
pub(super) fn foreign_type(lv: &Lv) -> Option<&str> {
    let foreign = lv.segments.iter().find(|segment| match &segment.kind {
        SegmentKind::Striped(striped) => {
            striped.areas.iter().any(|area| matches!(area, Area::Lv { .. }))
        }
        SegmentKind::Error | SegmentKind::Zero => false,
        _ => true,
    })?;
    Some(foreign.kind.type_name())
}

impl LvNeed {
    /// What keeps an LV that is `how` to another from being removed alone.
    const fn of(how: LvUse) -> Option<Self> {
        match how {
            LvUse::RaidImage | LvUse::RaidMetadata => Some(Self::Raid),
            LvUse::MirrorLeg => Some(Self::Mirror),
            LvUse::MirrorLog => Some(Self::MirrorLog),
            LvUse::ThinPoolData
            | LvUse::ThinPoolMetadata
            | LvUse::CachePoolData
            | LvUse::CachePoolMetadata => Some(Self::Pool),
            _ => None,
        }
    }
}

impl LvTie {
    /// The first reason why another LV has a say in what happens to this one. Snapshots of the old kind have none.
    pub(super) fn of(relations: &Relations<'_>, idx: LvIdx) -> Option<Self> {
        let is_snapshot = |how| matches!(how, LvUse::SnapshotOrigin | LvUse::SnapshotCow);
        let user = relations.users(idx).iter().find(|user| !is_snapshot(user.how))?;
        Some(match user.how {
            LvUse::ExternalOrigin => Self::ExternalOrigin,
            _ => Self::User(relations.vg().lv(user.lv)?.name.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{add, vg};
    use super::*;
    use crate::alloc::FreeMap;
    use crate::model::segment::Striped;
    use crate::units::Extents;

    #[test]
    fn extents_of_a_removed_lv_are_free_again() {
        let mut vg = vg(&[10]);
        let a = add(&mut vg, "a", 4, "P0");
        add(&mut vg, "b", 3, "P0");
        remove_lv(&mut vg, a).unwrap();
        assert_eq!(FreeMap::of(&vg).free(), 7);
        assert_eq!(vg.find_lv("b"), Some(LvIdx(0)));
    }

    #[test]
    fn what_others_lie_on_stays() {
        let mut vg = vg(&[10]);
        let below = add(&mut vg, "below", 2, "P0");
        let above = add(&mut vg, "above", 2, "P0");
        let area = Area::Lv { lv: below, start: Extents::ZERO };
        vg.lv_mut(above).unwrap().segments[0].kind = SegmentKind::Striped(Striped::linear(area));
        let before = vg.clone();
        assert_eq!(
            remove_lv(&mut vg, below).unwrap_err().to_string(),
            "Removing logical volume vg/below is not supported: above needs it."
        );
        assert_eq!(
            remove_lvs(&mut vg, &[below]).unwrap_err(),
            LvRefusal::Tied {
                action: "Removing",
                lv: "vg/below".into(),
                tie: LvTie::User(vg.lv(above).unwrap().name.clone()),
            }
        );
        vg.lv_mut(below).unwrap().status.locked = true;
        assert_eq!(
            remove_lv(&mut vg, below).unwrap_err().to_string(),
            "Can't remove locked logical volume vg/below."
        );
        vg.lv_mut(below).unwrap().status.locked = false;
        assert_eq!(vg, before);
    }
}
