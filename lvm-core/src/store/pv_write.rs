//! Making a PV of a device, and making it none again.
//!
//! Order, as LVM2's: metadata areas first, the label last; a crash in between leaves no PV.

use crate::device::BlockDevice;
use crate::error::{CorruptKind, Error, Result};
use crate::format::label::{LabelSector, PvLabel};
use crate::format::mda_header::MdaHeader;
use crate::format::pv_header::DiskArea;
use crate::id::PvId;
use crate::units::{Bytes, SECTOR_SIZE};

use super::PvLayout;

/// Sectors in which a label may be.
const LABEL_SECTORS: u64 = 4;
/// What is zeroed at the start of a new metadata area: what its header and an old one's could share.
const MDA_ZEROED: Bytes = Bytes::new(4096);

/// Makes a PV. With `zero` the first four sectors are cleared first; without, the first of them stays, which
/// may hold a boot loader.
///
/// # Errors
/// [`Error::Io`].
pub fn create_pv(
    device: &dyn BlockDevice,
    id: PvId,
    layout: &PvLayout,
    zero: bool,
) -> Result<PvLabel> {
    for area in &layout.mdas {
        clear_mda(device, *area)?;
    }
    device.flush()?;
    let label = layout.label(id);
    write_head(device, if zero { 0 } else { 1 }, Some(&label))?;
    device.flush()?;
    Ok(label)
}

/// Writes an empty header to a metadata area. Older texts behind it stay, for those who look for them.
///
/// # Errors
/// [`Error::Io`].
fn clear_mda(device: &dyn BlockDevice, area: DiskArea) -> Result<()> {
    let len = usize::try_from(MDA_ZEROED.min(area.size).get()).unwrap_or(0);
    let mut head = vec![0; len];
    let header = MdaHeader::empty(area.start, area.size).to_bytes();
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
    let mut head = [0; (LABEL_SECTORS * SECTOR_SIZE) as usize];
    device.read_at(Bytes::ZERO, &mut head)?;
    for (sector, bytes) in (0..).zip(head.chunks_exact(SECTOR_SIZE as usize)) {
        let Some(sector) = LabelSector::new(sector) else { break };
        // A label whose checksum does not hold is one that was: it goes too.
        if !matches!(PvLabel::parse(bytes, sector), Ok(None)) {
            device.write_at(sector.start(), &[0; SECTOR_SIZE as usize])?;
        }
    }
    device.flush()
}

/// Writes sectors `from` to 3 in one piece: zeros, and the label where it belongs.
fn write_head(device: &dyn BlockDevice, from: u64, label: Option<&PvLabel>) -> Result<()> {
    let mut head = vec![0; usize::try_from((LABEL_SECTORS - from) * SECTOR_SIZE).unwrap_or(0)];
    if let Some(label) = label {
        let bytes = label.to_bytes().map_err(|kind| unwritable(device, kind))?;
        let start = label.sector.start().get().saturating_sub(from * SECTOR_SIZE);
        let places = head.iter_mut().skip(usize::try_from(start).unwrap_or(usize::MAX));
        for (place, byte) in places.zip(bytes) {
            *place = byte;
        }
    }
    device.write_at(Bytes::new(from * SECTOR_SIZE), &head)
}

fn unwritable(device: &dyn BlockDevice, kind: CorruptKind) -> Error {
    Error::Corrupt { device: device.name().to_owned(), kind, offset: Bytes::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::MemoryDevice;
    use crate::id::Id;
    use crate::store::PvLayoutRequest;

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
}
