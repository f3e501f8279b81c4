//! Which PV belongs to which VG, and what is wrong about that.

use std::collections::{HashMap, HashSet};

use super::finding::Finding;
use super::found::{FoundPv, FoundVg, Inventory};
use crate::format::pv_header::EXTENSION_VERSION;
use crate::id::{PvId, VgId};
use crate::model::{Area, PvIdx, Vg};

/// Ties PVs and VGs together, drops outdated PVs out of the list, and tells what is wrong.
pub(super) fn settle(inventory: &mut Inventory) {
    assign(inventory);
    set_outdated_aside(inventory);
    let places: HashMap<PvId, usize> =
        inventory.pvs.iter().enumerate().map(|(index, pv)| (pv.id(), index)).collect();
    for (index, found) in inventory.vgs.iter_mut().enumerate() {
        found.pvs = found
            .vg
            .pvs()
            .iter()
            .map(|pv| places.get(&pv.id).copied())
            .map(|place| place.filter(|place| owner(&inventory.pvs, *place) == Some(index)))
            .collect();
        tell_of_vg(found, index, &inventory.pvs, &inventory.outdated);
    }
    tell_of_names(inventory);
    for pv in inventory.pvs.iter().filter(|pv| pv.is_claimed()) {
        let known = |mda: &super::found::FoundMda| {
            let of = mda.text.as_ref().map(|text| text.vg);
            inventory.unreadable.iter().any(|vg| Some(vg.id) == of)
        };
        if !pv.mdas.iter().any(known) {
            let device = pv.device.name().to_owned();
            inventory.findings.push(Finding::InUseWithoutVg { device });
        }
    }
}

fn owner(pvs: &[FoundPv], place: usize) -> Option<usize> {
    pvs.get(place).and_then(|pv| pv.vg)
}

/// Gives each PV the VG whose text has it. Of several the one whose text it bears itself.
fn assign(inventory: &mut Inventory) {
    let mut claims: HashMap<PvId, Vec<usize>> = HashMap::with_capacity(inventory.pvs.len());
    for (index, found) in inventory.vgs.iter().enumerate() {
        for pv in found.vg.pvs() {
            claims.entry(pv.id).or_default().push(index);
        }
    }
    for pv in &mut inventory.pvs {
        let Some(claims) = claims.get(&pv.id()) else { continue };
        let bears = |index: &usize| {
            let id = inventory.vgs.get(*index).map(|found| found.vg.id);
            pv.mdas.iter().filter_map(|mda| mda.text.as_ref()).any(|text| Some(text.vg) == id)
        };
        let own = claims.iter().copied().find(bears).or(claims.first().copied());
        pv.vg = own;
        for other in claims.iter().filter(|other| Some(**other) != own) {
            let name = |index: usize| inventory.vgs.get(index).map(|found| found.vg.name.clone());
            if let (Some(vg), Some(other)) = (own.and_then(name), name(*other)) {
                let device = pv.device.name().to_owned();
                inventory.findings.push(Finding::InTwoVgs { device, pv: pv.id(), vg, other });
            }
        }
    }
}

/// A PV that bears the text of a VG which does not have it any more is outdated.
fn set_outdated_aside(inventory: &mut Inventory) {
    let vgs: HashMap<VgId, usize> =
        inventory.vgs.iter().enumerate().map(|(index, found)| (found.vg.id, index)).collect();
    let of = |pv: &FoundPv| {
        pv.mdas.iter().filter_map(|mda| mda.text.as_ref()).find_map(|text| vgs.get(&text.vg))
    };
    let mut kept = Vec::with_capacity(inventory.pvs.len());
    for mut pv in std::mem::take(&mut inventory.pvs) {
        match of(&pv) {
            Some(vg) if pv.vg.is_none() => {
                pv.vg = Some(*vg);
                inventory.outdated.push(pv);
            }
            _ => kept.push(pv),
        }
    }
    inventory.pvs = kept;
}

/// Everything that LVM2 tells when it reads a VG, in its order.
fn tell_of_vg(found: &mut FoundVg, index: usize, pvs: &[FoundPv], outdated: &[FoundPv]) {
    let FoundVg { vg, pvs: places, findings, .. } = found;
    let old = |pv: &FoundPv| {
        let texts = pv.mdas.iter().filter_map(|mda| mda.text.as_ref());
        texts.filter(|text| text.vg == vg.id && text.seqno < vg.seqno).map(|text| text.seqno).min()
    };
    let outdated: Vec<_> = outdated.iter().filter(|pv| pv.vg == Some(index)).collect();
    let members = places.iter().flatten().filter_map(|place| pvs.get(*place));
    if outdated.iter().copied().chain(members).any(|pv| old(pv).is_some()) {
        findings.push(Finding::Inconsistent { vg: vg.name.clone() });
    }
    for pv in outdated {
        findings.push(Finding::Outdated {
            device: pv.device.name().to_owned(),
            seqno: old(pv).unwrap_or_default(),
            vg: vg.name.clone(),
            vg_seqno: vg.seqno,
        });
    }
    let found_pv = |place: &Option<usize>| place.and_then(|place| pvs.get(place));
    tell_of_absent(vg, &places.iter().map(found_pv).collect::<Vec<_>>(), findings);
    tell_of_devices(vg, places.iter().map(found_pv), findings);
}

/// Devices that are too small for their PVs, and labels that are not up to date.
fn tell_of_devices<'a>(
    vg: &Vg,
    places: impl Iterator<Item = Option<&'a FoundPv>> + Clone,
    findings: &mut Vec<Finding>,
) {
    let mut small = false;
    for (pv, found) in vg.pvs().iter().zip(places.clone()) {
        let Some(found) = found else { continue };
        let size = found.device.size().to_sectors();
        if let Some(recorded) = pv.dev_size.filter(|recorded| *recorded > size) {
            let device = found.device.name().to_owned();
            findings.push(Finding::SmallDevice { device, size, recorded });
            small = true;
        }
    }
    if small {
        findings.push(Finding::SizesChanged { vg: vg.name.clone() });
    }
    for found in places.flatten() {
        let (device, vg) = (found.device.name().to_owned(), vg.name.clone());
        if found.label.pv.extension_version < EXTENSION_VERSION {
            findings.push(Finding::OldLabel { device, vg });
        } else if !found.label.pv.in_use() {
            findings.push(Finding::NotInUse { device, vg });
        }
    }
}

/// PVs that are missing, and PVs that are there although they are flagged as missing: the flag of those without
/// extents in use is dropped. `places` has what was found for each PV.
fn tell_of_absent(vg: &mut Vg, places: &[Option<&FoundPv>], findings: &mut Vec<Finding>) {
    let all: Vec<_> = vg.pvs_with_idx().map(|(idx, pv)| (idx, pv.id)).zip(places).collect();
    let flagged = |idx: PvIdx| vg.pv(idx).is_some_and(|pv| pv.status.missing);
    let back: HashSet<PvIdx> = all
        .iter()
        .filter(|((idx, _), found)| found.is_some() && flagged(*idx))
        .map(|((idx, _), _)| *idx)
        .collect();
    for found in
        all.iter().filter(|((idx, _), _)| back.contains(idx)).filter_map(|(_, found)| **found)
    {
        let device = found.device.name().to_owned();
        findings.push(Finding::WasMissing { device, vg: vg.name.clone() });
    }
    for ((_, pv), _) in all.iter().filter(|(_, found)| found.is_none()) {
        findings.push(Finding::NoDevice { pv: *pv });
    }
    let used = if back.is_empty() { HashSet::new() } else { used_pvs(vg) };
    for ((idx, pv), found) in all {
        let name = vg.name.clone();
        match found {
            Some(found) if back.contains(&idx) => {
                let device = found.device.name().to_owned();
                if used.contains(&idx) {
                    findings.push(Finding::ReappearedUsed { device, vg: name, pv });
                } else {
                    findings.push(Finding::ReappearedUnused { device, vg: name, pv });
                    if let Some(pv) = vg.pv_mut(idx) {
                        pv.status.missing = false;
                    }
                }
            }
            Some(_) => {}
            None => {
                let hint = vg.pv(idx).map(|pv| pv.device_hint.to_string()).unwrap_or_default();
                findings.push(Finding::MissingPv { vg: name, pv, hint });
            }
        }
    }
}

/// PVs with extents that segments use.
fn used_pvs(vg: &Vg) -> HashSet<PvIdx> {
    let segments = vg.lvs().iter().flat_map(|lv| &lv.segments);
    segments
        .flat_map(|segment| segment.kind.areas())
        .filter_map(|area| match area {
            Area::Pv { pv, .. } => Some(*pv),
            _ => None,
        })
        .collect()
}

/// VGs that share a name.
fn tell_of_names(inventory: &mut Inventory) {
    let mut first: HashMap<&str, VgId> = HashMap::new();
    let mut same = Vec::new();
    for found in &inventory.vgs {
        match first.get(found.vg.name.as_str()) {
            Some(id) => {
                same.push(Finding::SameName { vg: found.vg.name.clone(), ids: [found.vg.id, *id] });
            }
            None => {
                first.insert(found.vg.name.as_str(), found.vg.id);
            }
        }
    }
    inventory.findings.extend(same);
}
