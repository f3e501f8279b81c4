//! Taking prepared PVs into a VG: what `vgcreate` and `vgextend` share.

use lvm_core::config::settings;
use lvm_core::format::label::PvLabel;
use lvm_core::host::Session as Held;
use lvm_core::model::Vg;
use lvm_core::plan::{self, NewPv};
use lvm_core::units::{Bytes, Sectors};

use crate::commands::pv::prepare;
use crate::failure::Failure;
use crate::session::Session;

/// Adds PVs to a VG, as their labels describe them.
///
/// # Errors
/// What LVM2 says of the first PV that cannot be added.
pub(super) fn add(vg: &mut Vg, pvs: &[(String, PvLabel)]) -> Result<(), Failure> {
    for (place, (device, label)) in pvs.iter().enumerate() {
        let name = vg.name.clone();
        if pvs.iter().take(place).any(|(earlier, _)| earlier == device) {
            return Err(Failure::Message(format!(
                "Physical volume '{device}' is already in volume group '{name}'\nPV {device} cannot be added to VG {name}."
            )));
        }
        plan::add_pv(vg, new_pv(device, label)).map_err(|refusal| match refusal {
            plan::VgRefusal::NotResizeable { .. } => Failure::Error(refusal.into()),
            other => {
                Failure::Message(format!("{other}\nPV {device} cannot be added to VG {name}."))
            }
        })?;
    }
    Ok(())
}

/// Refuses devices that are PVs of a VG, before anything else is said of the command.
///
/// # Errors
/// [`Failure::Message`] about the first such device.
pub(super) fn refuse_members(held: &Held<'_>, devices: &[&str]) -> Result<(), Failure> {
    for device in devices.iter().filter_map(|word| held.device_named(word)) {
        let pv = held.inventory.find_pv(device).map(|(_, found)| found);
        let vg = pv.and_then(|pv| pv.vg).and_then(|vg| held.inventory.vgs.get(vg));
        if let Some(found) = vg {
            return Err(Failure::Message(prepare::already_in(device, &found.vg.name)));
        }
    }
    Ok(())
}

/// Refuses PVs whose devices have another block size than the others: file systems on LVs over both would not
/// know what is written in one piece.
///
/// # Errors
/// [`Failure::Message`], unless the settings allow it.
pub(super) fn check_block_sizes(
    held: &Held<'_>,
    pvs: &[(String, PvLabel)],
    vg: Option<usize>,
    session: &mut Session,
) -> Result<(), Failure> {
    if session.config.get(&settings::ALLOW_MIXED_BLOCK_SIZES) {
        return Ok(());
    }
    let new = pvs.iter().filter_map(|(name, _)| held.device(name));
    let old = vg.map(|vg| held.devices_of(vg)).unwrap_or_default().into_iter().flatten();
    let mut sizes: Vec<_> = old.chain(new).map(|device| device.block_size()).collect();
    sizes.dedup();
    let [one, other, ..] = sizes[..] else { return Ok(()) };
    session.ui.print("See lvm.conf allow_mixed_block_sizes.");
    Err(Failure::Message(format!(
        "Devices have inconsistent logical block sizes ({one} and {other})."
    )))
}

fn new_pv(device: &str, label: &PvLabel) -> NewPv {
    let pv = &label.pv;
    let sectors = |bytes: Bytes| bytes.to_sectors();
    let pe_start = pv.data_start().unwrap_or_default();
    // A metadata area behind the start of the data takes from their end.
    let tail: Sectors = pv
        .metadata_areas
        .iter()
        .filter(|area| area.start >= pe_start)
        .map(|area| sectors(pv.device_size.saturating_sub(area.start)))
        .max()
        .unwrap_or_default();
    let bootloader = pv.bootloader_areas.first().copied().unwrap_or_default();
    NewPv {
        id: pv.id,
        device: device.to_owned(),
        dev_size: sectors(pv.device_size),
        pe_start: sectors(pe_start),
        tail,
        ba_start: sectors(bootloader.start),
        ba_size: sectors(bootloader.size),
        device_id_type: None,
        device_id: None,
    }
}
