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
    tell_of_reappeared(vg, places.iter().map(found_pv), findings);
    let missing: Vec<_> = vg
        .pvs()
        .iter()
        .zip(&*places)
        .filter(|(_, place)| place.is_none())
        .map(|(pv, _)| pv)
        .collect();
    for pv in &missing {
        findings.push(Finding::NoDevice { pv: pv.id });
    }
    for pv in missing {
        let hint = pv.device_hint.to_string();
        findings.push(Finding::MissingPv { vg: vg.name.clone(), pv: pv.id, hint });
    }
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

/// PVs that are there although they are flagged as missing: the flag of those without extents in use is dropped.
fn tell_of_reappeared<'a>(
    vg: &mut Vg,
    places: impl Iterator<Item = Option<&'a FoundPv>>,
    findings: &mut Vec<Finding>,
) {
    let back: Vec<(PvIdx, &FoundPv)> = vg
        .pvs_with_idx()
        .zip(places)
        .filter(|((_, pv), _)| pv.status.missing)
        .filter_map(|((idx, _), found)| Some((idx, found?)))
        .collect();
    if back.is_empty() {
        return;
    }
    let used: HashSet<PvIdx> = vg
        .lvs()
        .iter()
        .flat_map(|lv| &lv.segments)
        .flat_map(|segment| segment.kind.areas())
        .filter_map(|area| match area {
            Area::Pv { pv, .. } => Some(*pv),
            _ => None,
        })
        .collect();
    for (_, found) in &back {
        let device = found.device.name().to_owned();
        findings.push(Finding::WasMissing { device, vg: vg.name.clone() });
    }
    for (idx, found) in back {
        let (device, name) = (found.device.name().to_owned(), vg.name.clone());
        let pv = found.id();
        if used.contains(&idx) {
            findings.push(Finding::ReappearedUsed { device, vg: name, pv });
        } else {
            findings.push(Finding::ReappearedUnused { device, vg: name, pv });
            if let Some(pv) = vg.pv_mut(idx) {
                pv.status.missing = false;
            }
        }
    }
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
