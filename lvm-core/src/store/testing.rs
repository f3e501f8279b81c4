//! Small PVs and VGs in memory, for the tests of this folder.

use std::sync::Arc;

use super::Inventory;
use crate::device::{BlockDevice, MemoryDevice};
use crate::format::label::{LabelSector, PvLabel};
use crate::format::mda_header::MdaHeader;
use crate::format::pv_header::{DiskArea, PvHeader};
use crate::id::{Id, PvId, VgId};
use crate::local_time::Zone;
use crate::model::{Extra, Pv, PvStatus, Stamp, Vg};
use crate::name::{Tag, VgName};
use crate::units::{Bytes, ExtentSize, Extents, Sectors};

/// Size of the devices, of each metadata area, and where the data begins.
const DEVICE: Bytes = Bytes::new(1 << 20);
pub(super) const AREA: Bytes = Bytes::new(16 << 10);
const DATA: Sectors = Sectors::new(256);

/// An id for each number.
fn id(kind: char, number: usize) -> Id {
    let text = format!("{kind}{number:031}");
    text.parse().unwrap()
}

pub(super) fn pv_id(number: usize) -> PvId {
    PvId(id('P', number))
}

/// A PV in no VG, on the device `/dev/pvN`, with so many metadata areas.
pub(super) fn pv(number: usize, areas: usize) -> MemoryDevice {
    let device = MemoryDevice::new(format!("/dev/pv{number}"), DEVICE);
    let starts = [Bytes::new(4096), DEVICE.saturating_sub(AREA)];
    let areas: Vec<_> =
        starts.into_iter().take(areas).map(|start| DiskArea { start, size: AREA }).collect();
    for area in &areas {
        let header = MdaHeader::empty(area.start, area.size);
        device.write_at(area.start, &header.to_bytes()).unwrap();
    }
    let header = PvHeader {
        id: pv_id(number),
        device_size: DEVICE,
        data_areas: vec![DiskArea { start: DATA.to_bytes().unwrap(), size: Bytes::ZERO }],
        metadata_areas: areas,
        extension_version: 2,
        flags: 0,
        bootloader_areas: Vec::new(),
    };
    put_label(&device, header);
    device
}

pub(super) fn put_label(device: &dyn BlockDevice, pv: PvHeader) {
    let label = PvLabel { sector: LabelSector::DEFAULT, pv };
    device.write_at(label.sector.start(), &label.to_bytes().unwrap()).unwrap();
}

/// A VG on the PVs of those numbers; nothing is written.
pub(super) fn vg(name: &str, pvs: &[usize]) -> Vg {
    let id = VgId(id('V', name.len()));
    let mut vg = Vg::new(VgName::new(name).unwrap(), id, ExtentSize::new(8).unwrap());
    for number in pvs {
        add_pv(&mut vg, *number);
    }
    vg
}

pub(super) fn add_pv(vg: &mut Vg, number: usize) {
    vg.push_pv(Pv {
        id: pv_id(number),
        device_hint: "".into(),
        device_id_type: None,
        device_id: None,
        status: PvStatus { allocatable: true, ..PvStatus::default() },
        tags: Vec::new(),
        dev_size: Some(DEVICE.to_sectors()),
        pe_start: DATA,
        pe_count: Extents::new(100),
        ba_start: Sectors::ZERO,
        ba_size: Sectors::ZERO,
        extra: Extra::default(),
    });
}

/// The same VG with one more tag, which makes another text of it.
pub(super) fn tagged(vg: &Vg, tag: &str) -> Vg {
    let mut vg = vg.clone();
    vg.tags.push(Tag::new(tag).unwrap());
    vg
}

pub(super) fn stamp() -> Stamp {
    Stamp {
        description: "Write from a test".into(),
        host: "golden".into(),
        system_id: None,
        uname: "Linux".into(),
        time: 1_700_000_000,
        zone: Zone::utc(),
    }
}

/// The devices as the store wants them; they share their bytes with nobody.
pub(super) fn devices(disks: &[MemoryDevice]) -> Vec<Arc<dyn BlockDevice>> {
    disks.iter().map(|disk| Arc::new(disk.clone()) as Arc<dyn BlockDevice>).collect()
}

pub(super) fn scan(disks: &[Arc<dyn BlockDevice>]) -> Inventory {
    Inventory::scan(disks.to_vec())
}

/// Findings on devices and on VGs, as lines.
pub(super) fn findings(inventory: &Inventory) -> Vec<String> {
    let of_vgs = inventory.vgs.iter().flat_map(|found| &found.findings);
    inventory.findings.iter().chain(of_vgs).map(ToString::to_string).collect()
}
