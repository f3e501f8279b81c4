//! Taking prepared PVs into a VG: what `vgcreate` and `vgextend` share.

use lvm_core::format::label::PvLabel;
use lvm_core::model::Vg;
use lvm_core::plan::{self, NewPv};
use lvm_core::units::{Bytes, Sectors};

use crate::failure::Failure;

/// Adds PVs to a VG, as their labels describe them.
///
/// # Errors
/// What LVM2 says of the first PV that cannot be added.
pub(super) fn add(vg: &mut Vg, pvs: &[(String, PvLabel)]) -> Result<(), Failure> {
    for (device, label) in pvs {
        let name = vg.name.clone();
        plan::add_pv(vg, new_pv(device, label)).map_err(|refusal| match refusal {
            plan::VgRefusal::NotResizeable { .. } => Failure::Error(refusal.into()),
            other => {
                Failure::Message(format!("{other}\nPV {device} cannot be added to VG {name}."))
            }
        })?;
    }
    Ok(())
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
