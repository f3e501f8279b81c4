//! Making a PV of a device, and making it none again.
//!
//! Order: old labels go first, then the metadata areas are emptied, and the label is last, with a flush after
//! each. So a crash in between leaves no PV, and in particular none with another's metadata area.

use crate::device::BlockDevice;
use crate::error::{CorruptKind, Error, Result};
use crate::format::label::{LABEL_LEN, LABEL_SECTORS, LabelSector, PvLabel};
use crate::format::mda_header::MdaHeader;
use crate::format::pv_header::DiskArea;
use crate::id::PvId;
use crate::units::Bytes;

use super::PvLayout;

/// The sectors in which a label may be.
const HEAD_LEN: usize = LABEL_SECTORS * LABEL_LEN;
/// What is zeroed at the start of a new metadata area: what its header and an old one's could share.
const MDA_ZEROED: Bytes = Bytes::new(4096);

/// Makes a PV. Old labels are wiped, and with `zero` the first four sectors altogether; without, all but the
/// label's sector stay, which may hold a boot loader.
///
/// # Errors
/// [`Error::Io`].
pub fn create_pv(
    device: &dyn BlockDevice,
    id: PvId,
    layout: &PvLayout,
    zero: bool,
) -> Result<PvLabel> {
    // From here on it is not the PV that it may have been.
    if zero {
        device.write_at(Bytes::ZERO, &[0; HEAD_LEN])?;
        device.flush()?;
    } else {
        remove_pv_label(device)?;
    }
    for area in &layout.mdas {
        clear_mda(device, *area, layout.mda_ignored)?;
    }
    device.flush()?;
    let label = layout.label(id);
    let bytes = label.to_bytes().map_err(|kind| unwritable(device, kind))?;
    device.write_at(label.sector.start(), &bytes)?;
    device.flush()?;
    Ok(label)
}

/// Writes an empty header to a metadata area. Older texts behind it stay, for those who look for them.
///
/// # Errors
/// [`Error::Io`].
fn clear_mda(device: &dyn BlockDevice, area: DiskArea, ignored: bool) -> Result<()> {
    let len = usize::try_from(MDA_ZEROED.min(area.size).get()).unwrap_or(0);
    let mut head = vec![0; len];
    let mut header = MdaHeader::empty(area.start, area.size);
    header.committed = header.committed.with_ignored(ignored);
    let header = header.to_bytes();
    for (place, byte) in head.iter_mut().zip(header) {
        *place = byte;
    }
    device.write_at(area.start, &head)
}

/// Wipes every label of a device.
///
/// # Errors
/// [`Error::Io`].
pub fn remove_pv_label(device: &dyn BlockDevice) -> Result<()> {
    let mut head = [0; HEAD_LEN];
    device.read_at(Bytes::ZERO, &mut head)?;
    for (sector, bytes) in (0..).zip(head.chunks_exact(LABEL_LEN)) {
        let Some(sector) = LabelSector::new(sector) else { break };
        // A label whose checksum does not hold is one that was: it goes too.
        if !matches!(PvLabel::parse(bytes, sector), Ok(None)) {
            device.write_at(sector.start(), &[0; LABEL_LEN])?;
        }
    }
    device.flush()
}

fn unwritable(device: &dyn BlockDevice, kind: CorruptKind) -> Error {
    Error::Corrupt { device: device.name().to_owned(), kind, offset: Bytes::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::MemoryDevice;
    use crate::device::fault::for_each_crash;
    use crate::id::Id;
    use crate::store::testing::devices;
    use crate::store::{FoundPv, Inventory, PvLayoutRequest};

    fn id() -> PvId {
        PvId(Id::from_random(0..32).unwrap())
    }

    fn made(request: PvLayoutRequest, zero: bool) -> MemoryDevice {
        let device = MemoryDevice::from_bytes("disk", &vec![0xaa; 8 << 20]);
        let layout = PvLayout::new("disk", device.size(), device.topology(), &request).unwrap();
        create_pv(&device, id(), &layout, zero).unwrap();
        device
    }

    #[test]
    fn a_new_pv_has_its_label_and_empty_areas_and_is_none_again_after_removal() {
        let request = PvLayoutRequest { mda_copies: Some(2), ..PvLayoutRequest::default() };
        let device = made(request, true);
        let head = device.bytes(Bytes::ZERO, 2048);
        assert!(head[..512].iter().chain(&head[1024..]).all(|byte| *byte == 0));
        let label = PvLabel::find(&head).label.unwrap();
        assert_eq!((label.pv.id, label.pv.metadata_areas.len()), (id(), 2));
        assert!(!label.pv.in_use());
        for area in &label.pv.metadata_areas {
            let header = MdaHeader::parse(&device.bytes(area.start, 512), area.start).unwrap();
            assert!(header.committed.is_empty());
            assert_eq!(device.bytes(area.start, 4097)[4096], 0xaa, "old texts stay");
        }
        remove_pv_label(&device).unwrap();
        assert!(PvLabel::find(&device.bytes(Bytes::ZERO, 2048)).label.is_none());
        assert_eq!(device.bytes(Bytes::ZERO, 2048), [0; 2048]);
    }

    #[test]
    fn without_zeroing_the_boot_sector_stays() {
        let device = made(PvLayoutRequest::default(), false);
        assert_eq!(device.bytes(Bytes::ZERO, 512), [0xaa; 512]);
        assert!(PvLabel::find(&device.bytes(Bytes::ZERO, 2048)).label.is_some());
        remove_pv_label(&device).unwrap();
        assert_eq!(device.bytes(Bytes::ZERO, 512), [0xaa; 512]);
    }

    #[test]
    fn a_power_cut_leaves_the_old_pv_none_or_the_new_one() {
        let old = PvLayoutRequest { mda_copies: Some(2), ..PvLayoutRequest::default() };
        let disks = [made(old, true)];
        let new = PvId(Id::from_random(32..99).unwrap());
        let mut seen = [0; 3];
        let run = |disks: &[std::sync::Arc<dyn BlockDevice>]| {
            let device = disks[0].as_ref();
            let request = PvLayoutRequest { label_sector: LabelSector::new(2), ..old };
            let layout = PvLayout::new("disk", device.size(), device.topology(), &request).unwrap();
            create_pv(device, new, &layout, true).is_ok()
        };
        for_each_crash(&disks, 100, run, |point, done, disks| {
            let inventory = Inventory::scan(devices(&disks));
            assert!(inventory.findings.is_empty(), "{point:?}: {:?}", inventory.findings);
            let found = inventory.pvs.first().map(FoundPv::id);
            let which = [Some(id()), None, Some(new)].iter().position(|id| *id == found).unwrap();
            assert!(which == 2 || !done, "{point:?}");
            seen[which] += 1;
        });
        assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
    }
}
