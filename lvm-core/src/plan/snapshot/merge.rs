//! Giving an origin back what it was when a snapshot was made.
//!
//! A merge has two changes of the VG. The first says that it goes on: the store is written as `merging_store`, and
//! the kernel works from the next activation of the origin on. The second, when the kernel has done all, removes
//! the snapshot. In between the VG may be changed otherwise, and any number of times.

use crate::model::{LvIdx, LvUse, Relations, SegmentKind, Vg};
use crate::plan::{LvRefusal, lv_at};

use super::notice::unmergeable_type;
use super::{LvProperty, SnapshotRefusal, hidden_with};

/// What is merged into what.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MergeTarget {
    /// The snapshot.
    pub snapshot: LvIdx,
    /// Its origin.
    pub origin: LvIdx,
}

/// Whether an LV is a snapshot that can be merged now.
///
/// # Errors
/// [`LvRefusal`]: why not.
pub fn check_mergeable(relations: &Relations<'_>, idx: LvIdx) -> Result<MergeTarget, LvRefusal> {
    let vg = relations.vg();
    let lv = lv_at(vg, idx)?;
    let name = format!("{}/{}", vg.name, lv.name);
    let invalid = |property| Err(SnapshotRefusal::Property { lv: name.clone(), property }.into());
    if lv.status.locked {
        return invalid(LvProperty::Locked);
    }
    let Some(snapshot) = relations.snapshot_of(idx) else {
        return Err(not_a_snapshot(relations, idx, name));
    };
    if snapshot.merging {
        return invalid(LvProperty::MergingCow);
    }
    let origin = lv_at(vg, snapshot.origin)?;
    let origin_name = format!("{}/{}", vg.name, origin.name);
    if relations.merging_snapshot_of(snapshot.origin).is_some() {
        let (snapshot, origin) = (name, origin_name);
        return Err(SnapshotRefusal::AlreadyMerging { snapshot, origin }.into());
    }
    if !origin.status.write {
        let (snapshot, origin) = (name, origin_name);
        return Err(SnapshotRefusal::ReadOnlyOrigin { snapshot, origin }.into());
    }
    Ok(MergeTarget { snapshot: idx, origin: snapshot.origin })
}

fn not_a_snapshot(relations: &Relations<'_>, idx: LvIdx, name: String) -> LvRefusal {
    let property = if relations.merging_snapshot_of(idx).is_some() {
        Some(LvProperty::MergingOrigin)
    } else if relations.is_external_origin(idx) {
        Some(LvProperty::ExternalOrigin)
    } else {
        None
    };
    if let Some(property) = property {
        return SnapshotRefusal::Property { lv: name, property }.into();
    }
    let first = relations.vg().lv(idx).and_then(|lv| lv.segments.first());
    let Some(first) = first.map(|segment| &segment.kind) else {
        return SnapshotRefusal::NotTracked { lv: name }.into();
    };
    match (first, unmergeable_type(first)) {
        (_, Some(kind)) => SnapshotRefusal::TypeNotAccepted { lv: name, kind: kind.into() }.into(),
        (SegmentKind::Thin(thin), None) if thin.origin.is_none() => {
            SnapshotRefusal::NotMergeable { lv: name }.into()
        }
        (SegmentKind::Thin(_), None) => {
            let kind = first.type_name().into();
            LvRefusal::TypeNotSupported { action: "Merging", lv: name, kind }
        }
        (_, None) if relations.user_as(idx, LvUse::RaidImage).is_some() => {
            let kind = "raid".into();
            LvRefusal::TypeNotSupported { action: "Merging", lv: name, kind }
        }
        (_, None) if relations.vg().lv(idx).is_some_and(|lv| !lv.status.write) => {
            SnapshotRefusal::NotRaidImage { lv: name }.into()
        }
        (_, None) => SnapshotRefusal::NotTracked { lv: name }.into(),
    }
}

/// Notes that a snapshot goes back into its origin, which happens while the origin is active.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn merge_start(vg: &mut Vg, snapshot: LvIdx) -> Result<MergeTarget, LvRefusal> {
    crate::plan::check_changeable(vg)?;
    let relations = Relations::of(vg);
    let target = check_mergeable(&relations, snapshot)?;
    let tie = relations.user_as(snapshot, LvUse::SnapshotCow);
    if let Some(tie) = tie.and_then(|tie| vg.lv_mut(tie)) {
        tie.status.visible = false;
        for segment in &mut tie.segments {
            if let SegmentKind::Snapshot(snapshot) = &mut segment.kind {
                snapshot.merging = true;
            }
        }
    }
    Ok(target)
}

/// Removes the snapshot that has been merged into `origin`; returns the name that it had. The other snapshots of
/// the origin stay.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn merge_finish(vg: &mut Vg, origin: LvIdx) -> Result<String, LvRefusal> {
    crate::plan::check_changeable(vg)?;
    let relations = Relations::of(vg);
    let Some(snapshot) = relations.merging_snapshot_of(origin) else {
        let lv = format!("{}/{}", vg.name, lv_at(vg, origin)?.name);
        return Err(SnapshotRefusal::NothingMerges { lv }.into());
    };
    let cow = snapshot.cow;
    let name = lv_at(vg, cow)?.name.to_string();
    let hidden = hidden_with(&relations, cow);
    vg.remove_lvs(|idx, _| idx == cow || hidden.contains(&idx));
    Ok(name)
}
