//! Giving LVs another name, and their hidden parts with them.

use std::collections::HashSet;

use crate::model::{LvIdx, LvUse, Relations, SegmentKind, Vg};
use crate::name::LvName;

use super::LvRefusal;
use super::lv_create::check_length;

/// Gives an LV another name. Hidden LVs that it is made of and whose names begin with its own get new names,
/// too: `pool_tdata` goes with `pool`.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn rename_lv(vg: &mut Vg, lv: LvIdx, name: LvName) -> Result<(), LvRefusal> {
    super::check_changeable(vg)?;
    let old = super::lv_at(vg, lv)?.name.clone();
    if name == old {
        return Err(LvRefusal::SameName);
    }
    name.check_not_reserved()?;
    if vg.find_lv(name.as_str()).is_some() {
        return Err(LvRefusal::Exists { vg: vg.name.clone(), lv: name });
    }
    let relations = Relations::of(vg);
    check_renamable(&relations, lv)?;
    let mut renames = Vec::new();
    for part in parts(&relations, lv) {
        let part_name = &super::lv_at(vg, part)?.name;
        let Some(suffix) = part_name.as_str().strip_prefix(old.as_str()) else { continue };
        if suffix.starts_with('_') {
            renames.push((part, LvName::new(&format!("{name}{suffix}"))?));
        }
    }
    renames.push((lv, name.clone()));
    for (_, new) in &renames {
        check_length(vg, new.as_str())?;
        if vg.find_lv(new.as_str()).is_some() {
            return Err(LvRefusal::Exists { vg: vg.name.clone(), lv: new.clone() });
        }
    }
    for (idx, new) in renames {
        vg.rename_lv(idx, new);
    }
    rename_in_history(vg, &old, &name);
    Ok(())
}

fn check_renamable(relations: &Relations<'_>, idx: LvIdx) -> Result<(), LvRefusal> {
    let vg = relations.vg();
    let lv = super::lv_at(vg, idx)?;
    if relations.user_as(idx, LvUse::RaidImage).is_some() {
        return Err(LvRefusal::RenameRaidImage);
    }
    if relations.user_as(idx, LvUse::RaidMetadata).is_some() {
        return Err(LvRefusal::RenameRaidMetadata);
    }
    // A cache pool in use is hidden and has a name of its own all the same.
    let first = lv.segments.first().map(|segment| &segment.kind);
    let is_cache_pool = matches!(first, Some(SegmentKind::CachePool(_)));
    if !relations.is_visible(idx) && !is_cache_pool {
        return Err(LvRefusal::RenameInternal { lv: lv.name.clone() });
    }
    if lv.status.locked {
        return Err(LvRefusal::RenameLocked { lv: lv.name.clone() });
    }
    let mut tracking = false;
    for segment in &lv.segments {
        segment.kind.each_lv_use(&mut |how, image| {
            tracking |= how == LvUse::RaidImage && relations.is_visible(image);
        });
    }
    if tracking {
        return Err(LvRefusal::RenameTracking { lv: lv.name.clone() });
    }
    Ok(())
}

/// The LVs that `lv` is made of, and those that they are made of. Pools, which have names of their own, are
/// left out; the hidden origin of a sparse LV belongs to it.
fn parts(relations: &Relations<'_>, lv: LvIdx) -> Vec<LvIdx> {
    let vg = relations.vg();
    let mut seen = HashSet::from([lv]);
    let mut found = Vec::new();
    let mut to_visit = vec![lv];
    while let Some(whole) = to_visit.pop() {
        let segments = vg.lv(whole).map(|lv| lv.segments.as_slice()).unwrap_or_default();
        let mut visit = |part: LvIdx| {
            if seen.insert(part) {
                found.push(part);
                to_visit.push(part);
            }
        };
        for segment in segments {
            segment.kind.each_lv_use(&mut |how, part| {
                let has_own_name = matches!(how, LvUse::CachePool | LvUse::Writecache);
                if how.is_component() && !has_own_name {
                    visit(part);
                }
            });
        }
        if let Some(snapshot) = relations.snapshot_of(whole)
            && relations.is_virtual_origin(snapshot.origin)
        {
            visit(snapshot.origin);
        }
    }
    found
}

/// LVs that are no more are remembered with the names of those that they came from.
fn rename_in_history(vg: &mut Vg, old: &LvName, new: &LvName) {
    for historical in &mut vg.historical {
        for name in historical.origin.iter_mut().chain(&mut historical.descendants) {
            if &**name == old.as_str() {
                *name = new.as_str().into();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{add, vg};
    use super::*;
    use crate::id::{Id, LvId};
    use crate::model::{Extra, HistoricalLv};

    fn name(name: &str) -> LvName {
        LvName::new(name).unwrap()
    }

    #[test]
    fn names_are_taken_once_and_reserved_ones_never() {
        let mut vg = vg(&[10]);
        let a = add(&mut vg, "a", 1, "P0");
        add(&mut vg, "b", 1, "P0");
        let before = vg.clone();
        let mut refused = |new| rename_lv(&mut vg, a, name(new)).unwrap_err().to_string();
        assert_eq!(refused("b"), "Logical Volume \"b\" already exists in volume group \"vg\"");
        assert_eq!(refused("a"), "Old and new logical volume names must differ");
        assert_eq!(
            refused("pvmove1"),
            "Names starting \"pvmove\" are reserved. Please choose a different LV name."
        );
        assert_eq!(vg, before);
        rename_lv(&mut vg, a, name("c")).unwrap();
        assert_eq!(vg.find_lv("c"), Some(a));
        assert_eq!(vg.find_lv("a"), None);
    }

    #[test]
    fn the_history_remembers_the_new_name() {
        let mut vg = vg(&[10]);
        let a = add(&mut vg, "a", 1, "P0");
        vg.historical.push(HistoricalLv {
            section: "old".into(),
            id: LvId(Id::from_bytes([b'x'; 32]).unwrap()),
            name: None,
            creation_time: None,
            removal_time: None,
            origin: Some("a".into()),
            descendants: vec!["b".into(), "a".into()],
            extra: Extra::default(),
        });
        rename_lv(&mut vg, a, name("c")).unwrap();
        let history = &vg.historical[0];
        assert_eq!(history.origin.as_deref(), Some("c"));
        assert_eq!(history.descendants, ["b".into(), "c".into()]);
    }
}
