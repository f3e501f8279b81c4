//! Which transition goes with a change of a VG, and which mends what was left of one.

use std::collections::{HashMap, HashSet};

use super::merge::delayed;
use super::{
    Present, Result, Transition, Wanted, affected, check_supported, of_nodes, of_vg, wanted,
};
use crate::dm::Mapper;
use crate::id::LvId;
use crate::model::{LvIdx, Relations, Vg};
use crate::table::{TableSettings, activatable};

impl<'m> Transition<'m> {
    /// What the devices of active LVs have to become when `old` becomes `new`; `None` where no active LV is
    /// touched. `settings` are those of `old`.
    ///
    /// # Errors
    /// A table cannot be made, or is of a kind that cannot be changed.
    pub fn between(
        mapper: &'m dyn Mapper,
        old: &Vg,
        new: &Vg,
        settings: &TableSettings,
    ) -> Result<Option<Self>> {
        let names: HashSet<String> = mapper.list()?.into_iter().map(|(name, _)| name).collect();
        if names.is_empty() {
            return Ok(None);
        }
        let affected = affected(old, new);
        let mut before = wanted(&Relations::of(old), &affected.old, settings)?;
        before.retain(|wanted| names.contains(&wanted.node.name));
        let present = of_nodes(mapper, &before)?;
        if present.is_empty() {
            return Ok(None);
        }
        let active: HashSet<LvId> =
            active(&present).filter_map(|lv| Some(old.lv(lv)?.id)).collect();
        let stays = |idx: &LvIdx| new.lv(*idx).is_some_and(|lv| active.contains(&lv.id));
        let stays: Vec<LvIdx> = affected.new.into_iter().filter(stays).collect();
        let mut settings = moved(old, new, settings);
        settings.delayed = delayed(mapper, new)?;
        let after = wanted(&Relations::of(new), &stays, &settings)?;
        let nodes: Vec<_> = after.iter().map(|wanted| wanted.node.clone()).collect();
        check_supported(new, &nodes)?;
        Ok(Some(Self::new(mapper, present, after)))
    }
}

/// The settings, with what is open left as it is.
///
/// # Errors
/// The kernel cannot be asked.
pub fn without_delayed(
    mapper: &dyn Mapper,
    vg: &Vg,
    settings: &TableSettings,
) -> Result<TableSettings> {
    Ok(TableSettings { delayed: delayed(mapper, vg)?, ..settings.clone() })
}

/// Settings of `old` for `new`, in which PVs may have other places.
fn moved(old: &Vg, new: &Vg, settings: &TableSettings) -> TableSettings {
    let missing = settings.missing_pvs.iter().filter_map(|pv| old.pv(*pv));
    let missing_pvs = missing.filter_map(|pv| new.find_pv(pv.id)).collect();
    TableSettings { missing_pvs, ..settings.clone() }
}

/// LVs whose own devices are there and have a table.
fn active(present: &[Present]) -> impl Iterator<Item = LvIdx> {
    let live = present.iter().filter(|present| present.is_top() && present.info.live_table);
    live.filter_map(|present| present.known.as_ref()).map(|known| known.node.lv)
}

/// All devices of a VG that are there, and those that shall be: LVs that are active stay so, with the tables of
/// the metadata; what belongs to no active LV goes. LVs that rlvm does not change while active are left alone.
///
/// # Errors
/// The kernel cannot be asked.
pub fn mending(
    mapper: &dyn Mapper,
    vg: &Vg,
    settings: &TableSettings,
) -> Result<(Vec<Present>, Vec<Wanted>)> {
    let relations = Relations::of(vg);
    let settings = &without_delayed(mapper, vg, settings)?;
    let (mut known, mut foreign) = (Vec::new(), HashSet::new());
    for lv in activatable(vg) {
        let more = wanted(&relations, &[lv], settings)?;
        let nodes: Vec<_> = more.iter().map(|wanted| wanted.node.clone()).collect();
        if check_supported(vg, &nodes).is_err() {
            foreign.extend(nodes.into_iter().map(|node| node.uuid));
        } else {
            known.push(lv);
        }
    }
    let known = wanted(&relations, &known, settings)?;
    let places: HashMap<&str, usize> =
        known.iter().enumerate().map(|(at, wanted)| (wanted.node.uuid.as_str(), at)).collect();
    let mut present: Vec<(usize, Present)> = of_vg(mapper, vg.id)?
        .into_iter()
        .filter(|info| !foreign.contains(&info.uuid))
        .map(|info| {
            let place = places.get(info.uuid.as_str()).copied();
            let known = place.and_then(|place| known.get(place)).cloned();
            // What nobody knows is removed last: it may be a part of what is known.
            (place.map_or(0, |place| place.saturating_add(1)), Present { info, known })
        })
        .collect();
    present.sort_by_key(|(place, _)| *place);
    let present: Vec<Present> = present.into_iter().map(|(_, present)| present).collect();
    let lvs: Vec<LvIdx> = active(&present).collect();
    let wanted = wanted(&relations, &lvs, settings)?;
    Ok((present, wanted))
}
