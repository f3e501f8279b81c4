//! One metadata area during a commit: where the new text goes, and the writing of text and header.

use std::sync::Arc;

use super::found::FoundMda;
use crate::device::BlockDevice;
use crate::error::Result;
use crate::format::mda_header::MdaHeader;
use crate::format::ring::{Pieces, Ring};
use crate::format::text_location::TextLocation;
use crate::units::{Bytes, SECTOR_SIZE};

/// A text that is ready to be written: its NUL is there, and zeros up to the end of a sector.
#[derive(Debug)]
pub(super) struct PaddedText {
    bytes: Vec<u8>,
    /// Without the zeros behind the NUL.
    pub(super) size: Bytes,
    pub(super) checksum: u32,
}

impl PaddedText {
    pub(super) fn new(text: String) -> Self {
        let mut bytes = text.into_bytes();
        bytes.push(0);
        let size = bytes.len();
        let checksum = crate::format::crc::crc(&bytes);
        let sector = usize::try_from(SECTOR_SIZE).unwrap_or(usize::MAX);
        bytes.resize(size.next_multiple_of(sector), 0);
        Self { bytes, size: Bytes::new(u64::try_from(size).unwrap_or(u64::MAX)), checksum }
    }
}

/// A PV, and which of its areas: places in the inventory.
pub(super) type MdaPlace = (usize, usize);

/// An area that a commit writes to.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) device: Arc<dyn BlockDevice>,
    /// The PV, and which of its areas: places in the inventory.
    pub(super) pv: usize,
    pub(super) mda: usize,
    /// As it is on the device.
    pub(super) old: MdaHeader,
    new_pieces: Pieces,
    new_text: TextLocation,
}

impl Area {
    /// Finds the place for a text in an area; `old` is the area's header.
    ///
    /// # Errors
    /// The longest text that the area takes.
    pub(super) fn new(
        device: &Arc<dyn BlockDevice>,
        (pv, mda): MdaPlace,
        old: MdaHeader,
        text: &PaddedText,
    ) -> Result<Self, Bytes> {
        let ring = Ring::new(old.size).map_err(|_| Bytes::ZERO)?;
        // A committed location that cannot be is no text that has to be kept.
        let committed = Some(&old.committed).filter(|text| !text.is_empty());
        let committed = committed.and_then(|text| ring.pieces(text).ok());
        let new_pieces = ring.place_next(committed.as_ref(), text.size)?;
        let new_text = TextLocation {
            offset: Bytes::new(new_pieces.first.start),
            size: text.size,
            checksum: text.checksum,
            flags: 0,
        };
        Ok(Self { device: Arc::clone(device), pv, mda, old, new_pieces, new_text })
    }

    /// Writes the text to its place, where nothing is in use.
    pub(super) fn write_text(&self, text: &PaddedText) -> Result<()> {
        let Pieces { first, second } = &self.new_pieces;
        let start = |offset| self.old.start.saturating_add(Bytes::new(offset));
        let len = |piece: u64| usize::try_from(piece).unwrap_or(usize::MAX);
        if second.is_empty() {
            // The zeros end with the sector, which ends before the area does and before any other text begins; but
            // an area's length need not be a whole number of sectors.
            let room = len(self.old.size.get().saturating_sub(first.start));
            let bytes = text.bytes.get(..room).unwrap_or(&text.bytes);
            return self.device.write_at(start(first.start), bytes);
        }
        let (head, tail) =
            text.bytes.split_at_checked(len(first.end - first.start)).unwrap_or((&text.bytes, &[]));
        self.device.write_at(start(first.start), head)?;
        self.device.write_at(start(second.start), tail)
    }

    /// The header that announces the new text and still commits to the old one.
    pub(super) fn precommitted(&self) -> MdaHeader {
        MdaHeader { precommitted: self.new_text, ..self.old }
    }

    /// The header that commits to the new text.
    pub(super) fn committed(&self) -> MdaHeader {
        let flags = self.old.committed.with_ignored(false).flags;
        let committed = TextLocation { flags, ..self.new_text };
        MdaHeader { committed, precommitted: TextLocation::EMPTY, ..self.old }
    }

    /// The header without a precommitted text, as it is after a commit that failed.
    pub(super) fn reverted(&self) -> MdaHeader {
        MdaHeader { precommitted: TextLocation::EMPTY, ..self.old }
    }

    /// Writes a header of this area.
    pub(super) fn write_header(&self, header: &MdaHeader) -> Result<()> {
        self.device.write_at(header.start, &header.to_bytes())
    }
}

/// Writes a header without any text to an area. Its flags stay.
pub(super) fn clear(device: &dyn BlockDevice, mda: &mut FoundMda) -> Result<()> {
    let Some(old) = mda.header else { return Ok(()) };
    let committed = TextLocation::EMPTY.with_ignored(old.is_ignored());
    let empty = MdaHeader { committed, ..MdaHeader::empty(old.start, old.size) };
    device.write_at(empty.start, &empty.to_bytes())?;
    mda.header = Some(empty);
    mda.text = None;
    Ok(())
}

/// Marks an area as ignored, and makes that last.
pub(super) fn ignore(device: &dyn BlockDevice, mda: &mut FoundMda) -> Result<()> {
    let Some(old) = mda.header else { return Ok(()) };
    let committed = old.committed.with_ignored(true);
    let ignored = MdaHeader { committed, precommitted: TextLocation::EMPTY, ..old };
    device.write_at(ignored.start, &ignored.to_bytes())?;
    device.flush()?;
    mda.header = Some(ignored);
    mda.text = None;
    Ok(())
}
