//! From what a scan found to what reports show: the bridge between `store` and `report`, which know nothing of each
//! other.

use crate::device::BlockDevice;
use crate::format::label::PvLabel;
use crate::report::view::{KernelState, MdaView, OtherDevice, PvView, VgView, View};
use crate::store::{FoundMda, FoundPv, FoundVg, Inventory};
use crate::units::Sectors;

/// Everything in `inventory`, with the VGs for which `wanted` says so. They come in the order in which LVM2 goes
/// through them: the last one that was found comes first.
///
/// Commands that list LVs (`lvs`, `lvdisplay`, `lvscan`) leave exported VGs out: that is for `wanted` to say.
pub fn view<'a>(
    inventory: &'a Inventory,
    kernel: &'a dyn KernelState,
    mut wanted: impl FnMut(&FoundVg) -> bool,
) -> View<'a> {
    let vgs = inventory.vgs.iter().rev().filter(|found| wanted(found));
    View {
        vgs: vgs.map(|found| vg_view(inventory, found, kernel)).collect(),
        orphans: inventory.pvs.iter().filter(|pv| pv.vg.is_none()).map(pv_view).collect(),
        duplicates: inventory.pvs.iter().flat_map(duplicates).collect(),
        others: inventory.others.iter().map(|device| other(device.as_ref())).collect(),
    }
}

/// One VG with its devices.
pub fn vg_view<'a>(
    inventory: &Inventory,
    found: &'a FoundVg,
    kernel: &'a dyn KernelState,
) -> VgView<'a> {
    let pvs = found.vg.pvs().iter().zip(&found.pvs).map(|(pv, place)| {
        match place.and_then(|place| inventory.pvs.get(place)) {
            // A PV that the text calls missing counts as such even when its device has come back.
            Some(device) => PvView { missing: pv.status.missing, ..member_view(device) },
            None => PvView::missing(pv),
        }
    });
    VgView::new(&found.vg, pvs.collect(), kernel)
}

/// A PV of a VG; metadata areas whose text is damaged do not count, as they do not for LVM2.
fn member_view(found: &FoundPv) -> PvView {
    let mut view = pv_view(found);
    let texts = found.sound_mdas().map(|mda| mda.is_ignored() || mda.text.is_some());
    let mut counts = texts.collect::<Vec<_>>().into_iter();
    view.mdas.retain(|_| counts.next().unwrap_or(true));
    view
}

/// A PV as its device shows it.
pub fn pv_view(found: &FoundPv) -> PvView {
    let mda = |mda: &FoundMda| MdaView {
        size: mda.area.size,
        free: mda.free().to_bytes_saturating(),
        ignored: mda.is_ignored(),
    };
    PvView {
        mdas: found.sound_mdas().map(mda).collect(),
        ..bare(found.device.as_ref(), &found.label)
    }
}

/// The devices that bear the id of `found` without being it.
fn duplicates(found: &FoundPv) -> impl Iterator<Item = PvView> {
    found.duplicates.iter().map(|device| bare(device.as_ref(), &found.label))
}

/// What is told of a device that bears this label, but for its metadata areas.
fn bare(device: &dyn BlockDevice, label: &PvLabel) -> PvView {
    let header = &label.pv;
    let bootloader = header.bootloader_areas.first();
    PvView {
        name: device.name().to_owned(),
        id: header.id,
        dev_size: device.size(),
        numbers: numbers(device),
        mdas: Vec::new(),
        ext_version: Some(header.extension_version),
        in_use: header.in_use(),
        missing: false,
        label_size: header.device_size,
        pe_start: header.data_start().unwrap_or_default().to_sectors(),
        ba_start: bootloader.map_or(Sectors::ZERO, |area| area.start.to_sectors()),
        ba_size: bootloader.map_or(Sectors::ZERO, |area| area.size.to_sectors()),
        device_id: None,
    }
}

fn numbers(device: &dyn BlockDevice) -> Option<(u64, u64)> {
    device.number().map(|number| (number.major, number.minor))
}

fn other(device: &dyn BlockDevice) -> OtherDevice {
    OtherDevice { name: device.name().to_owned(), size: device.size(), numbers: numbers(device) }
}
