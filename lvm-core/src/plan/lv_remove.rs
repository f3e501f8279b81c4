//! Removing LVs.

use std::collections::HashSet;

use crate::model::{Area, Lv, LvIdx, LvUse, Relations, SegmentKind, Vg};

use super::{LvNeed, LvRefusal, LvTie};

/// Removes an LV. What [`check_removable`] says still has to hold.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn remove_lv(vg: &mut Vg, lv: LvIdx) -> Result<(), LvRefusal> {
    super::check_changeable(vg)?;
    check_removable(&Relations::of(vg), lv)?;
    vg.remove_lvs(|idx, _| idx == lv);
    Ok(())
}

/// Removes several LVs at once, in time linear in the VG. What [`check_removable`] says has to hold for each.
///
/// # Errors
/// [`LvRefusal`], of the first that cannot be removed; the VG is unchanged then.
pub fn remove_lvs(vg: &mut Vg, lvs: &[LvIdx]) -> Result<(), LvRefusal> {
    super::check_changeable(vg)?;
    let relations = Relations::of(vg);
    lvs.iter().try_for_each(|lv| check_removable(&relations, *lv))?;
    let doomed: HashSet<_> = lvs.iter().copied().collect();
    vg.remove_lvs(|idx, _| doomed.contains(&idx));
    Ok(())
}

/// Whether an LV can be removed: to be asked before the user is.
///
/// Only linear, striped, error and zero LVs that no other LV needs can be, so far.
///
/// # Errors
/// [`LvRefusal`]: why not.
pub fn check_removable(relations: &Relations<'_>, idx: LvIdx) -> Result<(), LvRefusal> {
    let vg = relations.vg();
    let lv = super::lv_at(vg, idx)?;
    let full_name = || format!("{}/{}", vg.name, lv.name);
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
    /// The first reason why another LV has a say in what happens to this one.
    pub(super) fn of(relations: &Relations<'_>, idx: LvIdx) -> Option<Self> {
        let user = relations.users(idx).first()?;
        Some(match user.how {
            LvUse::SnapshotOrigin => Self::Origin,
            LvUse::SnapshotCow => Self::Snapshot,
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
