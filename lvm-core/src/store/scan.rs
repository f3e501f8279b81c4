//! Reading one device: its label, the headers of its metadata areas, and their committed texts.
//!
//! One read gets the label and, usually, the first metadata area's header and text; a longer text, one that lies
//! further back or one that wraps takes one more read or two.

use std::sync::Arc;

use super::finding::{BadText, Finding};
use crate::device::BlockDevice;
use crate::error::{CorruptKind, Result};
use crate::format::crc::Crc;
use crate::format::label::PvLabel;
use crate::format::mda_header::{MDA_HEADER_LEN, MdaHeader};
use crate::format::pv_header::DiskArea;
use crate::format::ring::Ring;
use crate::format::text_location::TextLocation;
use crate::units::Bytes;

/// How much of a device's beginning is read at once.
const HEAD_LEN: Bytes = Bytes::new(128 << 10);

/// From this length on, the beginning of a text is looked at before all of it is read.
const LONG_TEXT: Bytes = Bytes::new(1 << 20);

/// How often a text is read again that is being replaced meanwhile.
const RETRIES_MAX: u32 = 8;

/// What is on a device.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) device: Arc<dyn BlockDevice>,
    /// `None` where there is no label, or where the device cannot be read.
    pub(super) pv: Option<(PvLabel, Vec<ScannedMda>)>,
    pub(super) readable: bool,
    pub(super) findings: Vec<Finding>,
}

/// A metadata area and its text; the text's checksum holds.
#[derive(Debug)]
pub(super) struct ScannedMda {
    pub(super) area: DiskArea,
    pub(super) header: Option<MdaHeader>,
    pub(super) text: Option<Vec<u8>>,
    /// Its header or its text cannot be used.
    pub(super) damaged: bool,
}

/// Reads a device.
pub(super) fn scan(device: &Arc<dyn BlockDevice>) -> Scanned {
    let mut scanned =
        Scanned { device: Arc::clone(device), pv: None, readable: true, findings: Vec::new() };
    let head = match read(device.as_ref(), Bytes::ZERO, device.size().min(HEAD_LEN)) {
        Ok(head) => head,
        Err(error) => {
            scanned.readable = false;
            scanned.findings.push(Finding::Unreadable { error: error.to_string() });
            return scanned;
        }
    };
    let labels = PvLabel::find(&head);
    for (sector, kind) in labels.faults {
        let device = device.name().to_owned();
        scanned.findings.push(Finding::BadLabel { device, sector, kind });
    }
    let Some(label) = labels.label else { return scanned };
    let source = Source { device: device.as_ref(), head: &head };
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

/// Reads `len` bytes from `offset`.
fn read(device: &dyn BlockDevice, offset: Bytes, len: Bytes) -> Result<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(len.get()).unwrap_or(usize::MAX)];
    device.read_at(offset, &mut bytes)?;
    Ok(bytes)
}

/// A device and what was read of its beginning.
struct Source<'a> {
    device: &'a dyn BlockDevice,
    head: &'a [u8],
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
        let now = Source { device: self.device, head: &[] };
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
    fn committed(&self, header: &MdaHeader) -> Result<Option<Vec<u8>>, BadText> {
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
        let len = Bytes::new(MDA_HEADER_LEN as u64);
        let header = match self.bytes(area.start, len) {
            Ok(bytes) => MdaHeader::parse(&bytes, area.start)?,
            Err(_) => return Err(vec![CorruptKind::MdaShort]),
        };
        // The label and the header each say how long the area is. Should they differ, what the header says decides
        // where a text wraps; the label's is trusted for the place on the device.
        if header.size > area.size {
            return Err(vec![CorruptKind::MdaSize { size: header.size }]);
        }
        Ring::new(header.size).map_err(|kind| vec![kind])?;
        Ok(header)
    }

    /// The committed text.
    fn text(&self, header: &MdaHeader) -> Result<Vec<u8>, BadText> {
        let location: TextLocation = header.committed;
        let pieces = Ring::new(header.size)
            .and_then(|ring| ring.pieces(&location))
            .map_err(BadText::Corrupt)?;
        let unreadable = |error: crate::Error| BadText::Unreadable(error.to_string());
        let first_at = header.start.saturating_add(Bytes::new(pieces.first.start));
        if location.size > LONG_TEXT {
            // A name has to be there: a length that was made up costs no memory.
            let peek = self.bytes(first_at, Bytes::new(1)).map_err(unreadable)?;
            if peek.first().is_none_or(|byte| !byte.is_ascii_graphic()) {
                let (offset, size) = (location.offset, location.size);
                return Err(BadText::Corrupt(CorruptKind::TextPlace { offset, size }));
            }
        }
        let first = Bytes::new(pieces.first.end - pieces.first.start);
        let mut text = self.bytes(first_at, first).map_err(unreadable)?;
        if !pieces.second.is_empty() {
            let at = header.start.saturating_add(Bytes::new(pieces.second.start));
            let len = Bytes::new(pieces.second.end - pieces.second.start);
            text.extend_from_slice(&self.bytes(at, len).map_err(unreadable)?);
        }
        let mut crc = Crc::new();
        crc.update(&text);
        let (stored, computed) = (location.checksum, crc.finish());
        if stored == computed {
            Ok(text)
        } else {
            let what = "metadata text";
            Err(BadText::Corrupt(CorruptKind::Checksum { what, stored, computed }))
        }
    }

    /// Bytes of the device, out of its beginning where they lie in it.
    fn bytes(&self, at: Bytes, len: Bytes) -> Result<Vec<u8>> {
        let from = usize::try_from(at.get()).ok();
        let count = usize::try_from(len.get()).ok();
        let range = from.zip(count).and_then(|(from, count)| Some(from..from.checked_add(count)?));
        match range.and_then(|range| self.head.get(range)) {
            Some(bytes) => Ok(bytes.to_vec()),
            None => read(self.device, at, len),
        }
    }
}
