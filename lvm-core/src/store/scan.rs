//! Reading one device: its label, the headers of its metadata areas, and their committed texts.
//!
//! One read gets the label and, usually, the first metadata area's header and text; a longer text, one that lies
//! further back or one that wraps takes one more read or two. The areas of a VG hold the same text: it is kept once,
//! and what the other areas have is compared with it a part at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::finding::{BadText, Finding};
use crate::device::scan::{ContentRules, LeftOut};
use crate::device::{AlignedBuffer, BlockDevice};
use crate::error::{CorruptKind, Result};
use crate::format::crc::Crc;
use crate::format::label::PvLabel;
use crate::format::mda_header::{MDA_HEADER_LEN, MdaHeader};
use crate::format::pv_header::DiskArea;
use crate::format::ring::{Pieces, Ring};
use crate::format::text_location::TextLocation;
use crate::units::Bytes;

/// How much of a device's beginning is read at once.
const HEAD_LEN: Bytes = Bytes::new(128 << 10);

/// From this length on, the beginning of a text is looked at before all of it is read.
const LONG_TEXT: Bytes = Bytes::new(1 << 20);

/// How much of a text is compared at once.
const PART_LEN: usize = 256 << 10;

/// How often a text is read again that is being replaced meanwhile.
const RETRIES_MAX: u32 = 8;

/// What is on a device.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) device: Arc<dyn BlockDevice>,
    /// `None` where there is no label, or where the device cannot be read.
    pub(super) pv: Option<(PvLabel, Vec<ScannedMda>)>,
    pub(super) readable: bool,
    /// Why it is not used, if so.
    pub(super) left_out: Option<LeftOut>,
    pub(super) findings: Vec<Finding>,
}

/// A metadata area and its text; the text's checksum holds.
#[derive(Debug)]
pub(super) struct ScannedMda {
    pub(super) area: DiskArea,
    pub(super) header: Option<MdaHeader>,
    pub(super) text: Option<SharedText>,
    /// Its header or its text cannot be used.
    pub(super) damaged: bool,
}

/// A text that several areas may have.
pub(super) type SharedText = Arc<AlignedBuffer>;

/// The texts that were read so far, by checksum and size.
#[derive(Debug, Default)]
pub(super) struct KnownTexts(Mutex<HashMap<(u32, Bytes), Place>>);

/// Where a text is once it has been read.
type Place = Arc<Mutex<Option<SharedText>>>;

impl KnownTexts {
    /// The place of a text. Its lock is held by whoever reads the text first: the others wait, as they do not need
    /// it but only a look at whether theirs is the same.
    fn place(&self, text: &TextLocation) -> Place {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(texts.entry((text.checksum, text.size)).or_default())
    }
}

/// Room for the beginning of one device after the other.
#[derive(Debug, Default)]
pub(super) struct Head(Option<AlignedBuffer>);

impl Head {
    /// Reads the beginning of a device.
    fn read(&mut self, device: &dyn BlockDevice) -> Result<&[u8]> {
        let size = |bytes: Bytes| usize::try_from(bytes.get()).unwrap_or(usize::MAX);
        let buffer = self.0.get_or_insert_with(|| AlignedBuffer::zeroed(size(HEAD_LEN)));
        let head = buffer.bytes_mut().get_mut(..size(device.size().min(HEAD_LEN)));
        let head = head.unwrap_or_default();
        device.read_at(Bytes::ZERO, head)?;
        Ok(head)
    }
}

/// Reads a device, unless it is one to be left out.
pub(super) fn scan(
    device: &Arc<dyn BlockDevice>,
    head: &mut Head,
    known: &KnownTexts,
    rules: &ContentRules,
) -> Scanned {
    let mut scanned = Scanned {
        device: Arc::clone(device),
        pv: None,
        readable: true,
        left_out: None,
        findings: Vec::new(),
    };
    let head = head
        .read(device.as_ref())
        .and_then(|head| Ok((rules.left_out(device.as_ref(), head)?, head)));
    let head = match head {
        Ok((None, head)) => head,
        Ok((why, _)) => {
            scanned.left_out = why;
            return scanned;
        }
        Err(error) => {
            scanned.readable = false;
            scanned.findings.push(Finding::Unreadable { error: error.to_string() });
            return scanned;
        }
    };
    let labels = PvLabel::find(head);
    for (sector, kind) in labels.faults {
        let device = device.name().to_owned();
        scanned.findings.push(Finding::BadLabel { device, sector, kind });
    }
    let Some(label) = labels.label else { return scanned };
    let source = Source { device: device.as_ref(), head, known };
    let mut mdas = Vec::new();
    for (index, area) in label.pv.metadata_areas.iter().enumerate() {
        mdas.push(source.scan_mda(*area, index + 1, &mut scanned.findings));
    }
    if mdas.iter().any(|mda| mda.damaged) && mdas.iter().all(|mda| mda.text.is_none()) {
        let device = device.name().to_owned();
        scanned.findings.push(Finding::NoText { device, pv: label.pv.id });
    }
    scanned.pv = Some((label, mdas));
    scanned
}

/// A device and what was read of its beginning.
struct Source<'a> {
    device: &'a dyn BlockDevice,
    head: &'a [u8],
    known: &'a KnownTexts,
}

impl Source<'_> {
    fn scan_mda(&self, area: DiskArea, mda: usize, findings: &mut Vec<Finding>) -> ScannedMda {
        let device = self.device.name().to_owned();
        let mut scanned = ScannedMda { area, header: None, text: None, damaged: true };
        let mut header = match self.header(area) {
            Ok(header) => header,
            Err(kinds) => {
                findings.push(Finding::BadHeader { device, mda, at: area.start, kinds });
                return scanned;
            }
        };
        let mut text = self.committed(&header);
        // Somebody may be committing meanwhile, and write where the text was: then the header names another place.
        let now = Source { head: &[], ..*self };
        for _ in 0..RETRIES_MAX {
            if text.is_ok() {
                break;
            }
            let Some(newer) = now.header(area).ok().filter(|newer| *newer != header) else { break };
            text = now.committed(&newer);
            header = newer;
        }
        scanned.header = Some(header);
        match text {
            Ok(text) => (scanned.text, scanned.damaged) = (text, false),
            Err(kind) => {
                let at = area.start.saturating_add(header.committed.offset);
                let size = header.committed.size;
                findings.push(Finding::BadText { device, mda, at, size, kind });
            }
        }
        scanned
    }

    /// The committed text, unless there is none or it does not count.
    fn committed(&self, header: &MdaHeader) -> Result<Option<SharedText>, BadText> {
        if header.is_ignored() || header.committed.is_empty() {
            return Ok(None);
        }
        self.text(header).map(Some)
    }

    /// The header of an area, if the area lies on the device and can hold a text.
    fn header(&self, area: DiskArea) -> Result<MdaHeader, Vec<CorruptKind>> {
        if area.end().is_none_or(|end| end > self.device.size()) {
            return Err(vec![CorruptKind::MdaOutside { size: area.size }]);
        }
        Ring::new(area.size).map_err(|kind| vec![kind])?;
        let mut bytes = [0; MDA_HEADER_LEN];
        if self.fill(area.start, &mut bytes).is_err() {
            return Err(vec![CorruptKind::MdaShort]);
        }
        let header = MdaHeader::parse(&bytes, area.start)?;
        // The label and the header each say how long the area is. Should they differ, what the header says decides
        // where a text wraps; the label's is trusted for the place on the device.
        if header.size > area.size {
            return Err(vec![CorruptKind::MdaSize { size: header.size }]);
        }
        Ring::new(header.size).map_err(|kind| vec![kind])?;
        Ok(header)
    }

    /// The committed text.
    fn text(&self, header: &MdaHeader) -> Result<SharedText, BadText> {
        let location: TextLocation = header.committed;
        let pieces = Ring::new(header.size)
            .and_then(|ring| ring.pieces(&location))
            .map_err(BadText::Corrupt)?;
        let place = self.known.place(&location);
        let mut known = place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = known.clone() {
            drop(known);
            let same = self
                .is_same(header.start, &pieces, text.bytes())
                .map_err(|error| BadText::Unreadable(error.to_string()))?;
            return if same { Ok(text) } else { self.read_text(header, &pieces).map(Arc::new) };
        }
        let text = Arc::new(self.read_text(header, &pieces)?);
        *known = Some(Arc::clone(&text));
        Ok(text)
    }

    /// Whether the pieces are those of a text whose checksum holds.
    fn is_same(&self, start: Bytes, pieces: &Pieces, text: &[u8]) -> Result<bool> {
        let first = usize::try_from(pieces.first.end - pieces.first.start).unwrap_or(usize::MAX);
        let Some((first, second)) = text.split_at_checked(first) else { return Ok(false) };
        let at = |offset| start.saturating_add(Bytes::new(offset));
        Ok(self.holds(at(pieces.first.start), first)?
            && self.holds(at(pieces.second.start), second)?)
    }

    /// Whether the device has these bytes there.
    fn holds(&self, at: Bytes, expected: &[u8]) -> Result<bool> {
        if let Some(found) = self.in_head(at, expected.len()) {
            return Ok(found == expected);
        }
        let mut buffer = AlignedBuffer::zeroed(expected.len().min(PART_LEN));
        let mut at = at;
        for part in expected.chunks(PART_LEN) {
            let Some(found) = buffer.bytes_mut().get_mut(..part.len()) else { return Ok(false) };
            self.device.read_at(at, found)?;
            if found != part {
                return Ok(false);
            }
            at = at.saturating_add(Bytes::new(u64::try_from(part.len()).unwrap_or(u64::MAX)));
        }
        Ok(true)
    }

    /// The committed text, read whole.
    fn read_text(&self, header: &MdaHeader, pieces: &Pieces) -> Result<AlignedBuffer, BadText> {
        let location = header.committed;
        let unreadable = |error: crate::Error| BadText::Unreadable(error.to_string());
        let at = |offset| header.start.saturating_add(Bytes::new(offset));
        if location.size > LONG_TEXT {
            // A name has to be there: a length that was made up costs no memory.
            let mut first = [0];
            self.fill(at(pieces.first.start), &mut first).map_err(unreadable)?;
            if !first[0].is_ascii_graphic() {
                let (offset, size) = (location.offset, location.size);
                return Err(BadText::Corrupt(CorruptKind::TextPlace { offset, size }));
            }
        }
        let mut text =
            AlignedBuffer::zeroed(usize::try_from(location.size.get()).unwrap_or(usize::MAX));
        let split = usize::try_from(pieces.first.end - pieces.first.start).unwrap_or(usize::MAX);
        if let Some((first, second)) = text.bytes_mut().split_at_mut_checked(split) {
            self.fill(at(pieces.first.start), first).map_err(unreadable)?;
            if !second.is_empty() {
                self.fill(at(pieces.second.start), second).map_err(unreadable)?;
            }
        }
        let mut crc = Crc::new();
        crc.update(text.bytes());
        let (stored, computed) = (location.checksum, crc.finish());
        if stored == computed {
            Ok(text)
        } else {
            let what = "metadata text";
            Err(BadText::Corrupt(CorruptKind::Checksum { what, stored, computed }))
        }
    }

    /// Reads bytes of the device, out of its beginning where they lie in it.
    fn fill(&self, at: Bytes, buf: &mut [u8]) -> Result<()> {
        match self.in_head(at, buf.len()) {
            Some(bytes) => buf.copy_from_slice(bytes),
            None => self.device.read_at(at, buf)?,
        }
        Ok(())
    }

    /// Bytes of the device, where they are known already.
    fn in_head(&self, at: Bytes, len: usize) -> Option<&[u8]> {
        let from = usize::try_from(at.get()).ok()?;
        self.head.get(from..from.checked_add(len)?)
    }
}
