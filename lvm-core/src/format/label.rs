//! The label: the sector that says "this device is a physical volume".
//!
//! ```text
//!   0          8        16    20       24         32                                     512
//!   ┌──────────┬────────┬─────┬────────┬──────────┬────────────────────────────────────────┐
//!   │ LABELONE │ sector │ CRC │ offset │ LVM2 001 │ PV header, see `pv_header`; then zeros │
//!   └──────────┴────────┴─────┴────────┴──────────┴────────────────────────────────────────┘
//!                         of 20..512  of the PV header: 32
//! ```
//!
//! It stands in one of the first four sectors, in the second by default, and says in which.
//! Source: `struct label_header` in LVM2's `lib/label/label.h`.

use nom::bytes::complete::take;
use nom::number::complete::{le_u32, le_u64};
use nom::{IResult, Parser};

use super::crc::crc;
use super::pv_header::PvHeader;
use crate::error::CorruptKind;
use crate::units::{Bytes, SECTOR_SIZE};

/// What a label begins with.
const LABEL_ID: &[u8; 8] = b"LABELONE";

/// Which kind of label: the only kind that is left.
const LABEL_TYPE: &[u8; 8] = b"LVM2 001";

/// Bytes of a sector.
pub const LABEL_LEN: usize = 512;

/// How many sectors are looked at.
pub const LABEL_SECTORS: usize = 4;

/// Where the checksummed part begins.
const CHECKED_FROM: usize = 20;

/// Where LVM2 puts the PV header.
const HEADER_AT: u32 = 32;

/// Which of the first four sectors a label is in.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct LabelSector(u8);

impl LabelSector {
    /// The second sector, where LVM2 puts the label unless told otherwise.
    pub const DEFAULT: Self = Self(1);

    /// One of sectors 0 to 3.
    pub const fn new(sector: u64) -> Option<Self> {
        match sector {
            0 => Some(Self(0)),
            1 => Some(Self(1)),
            2 => Some(Self(2)),
            3 => Some(Self(3)),
            _ => None,
        }
    }

    /// Its number.
    pub const fn get(self) -> u64 {
        // `u64::from` is not `const`.
        match self.0 {
            0 => 0,
            1 => 1,
            2 => 2,
            _ => 3,
        }
    }

    /// Where on the device it is.
    pub const fn start(self) -> Bytes {
        Bytes::new(self.get() * SECTOR_SIZE)
    }
}

impl Default for LabelSector {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A PV's label.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PvLabel {
    /// Where it is.
    pub sector: LabelSector,
    /// What it says.
    pub pv: PvHeader,
}

/// What the first sectors of a device tell.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LabelScan {
    /// The first sound label.
    pub label: Option<PvLabel>,
    /// What is wrong in which sector: damaged labels, and sound ones behind the first.
    pub faults: Vec<(LabelSector, CorruptKind)>,
}

impl PvLabel {
    /// Looks for a label in the first four sectors of `head`, which is the beginning of a device.
    pub fn find(head: &[u8]) -> LabelScan {
        let mut scan = LabelScan::default();
        for (sector, bytes) in head.chunks_exact(LABEL_LEN).take(LABEL_SECTORS).enumerate() {
            let Some(sector) = u64::try_from(sector).ok().and_then(LabelSector::new) else { break };
            match Self::parse(bytes, sector) {
                Ok(None) => {}
                Ok(Some(label)) if scan.label.is_none() => scan.label = Some(label),
                Ok(Some(_)) => scan.faults.push((sector, CorruptKind::LabelTwice)),
                Err(fault) => scan.faults.push((sector, fault)),
            }
        }
        scan
    }

    /// Reads the label that is in `bytes`, one sector; `None` where none is or one of another kind.
    ///
    /// # Errors
    /// A label is there and breaks this rule.
    pub fn parse(bytes: &[u8], sector: LabelSector) -> Result<Option<Self>, CorruptKind> {
        let Some(bytes) = bytes.get(..LABEL_LEN).filter(|bytes| bytes.starts_with(LABEL_ID)) else {
            return Ok(None);
        };
        let (_, raw) = Raw::parse(bytes).map_err(|_| CorruptKind::PvHeaderShort)?;
        if raw.sector != sector.get() {
            return Err(CorruptKind::LabelSector { stored: raw.sector });
        }
        let computed = bytes.get(CHECKED_FROM..).map_or(0, crc);
        if computed != raw.checksum {
            return Err(CorruptKind::Checksum { what: "label", stored: raw.checksum, computed });
        }
        if raw.kind != LABEL_TYPE {
            return Ok(None);
        }
        let header = usize::try_from(raw.header_at)
            .ok()
            .filter(|at| raw.header_at >= HEADER_AT && *at < LABEL_LEN)
            .and_then(|at| bytes.get(at..))
            .ok_or(CorruptKind::PvHeaderShort)?;
        Ok(Some(Self { sector, pv: PvHeader::parse(header)? }))
    }

    /// The sector that [`Self::parse`] reads back as `self`.
    ///
    /// # Errors
    /// [`CorruptKind::PvHeaderShort`] where there are more areas than fit.
    pub fn to_bytes(&self) -> Result<[u8; LABEL_LEN], CorruptKind> {
        let mut out = [0; LABEL_LEN];
        let header = self.pv.to_bytes();
        out[32..]
            .get_mut(..header.len())
            .ok_or(CorruptKind::PvHeaderShort)?
            .copy_from_slice(&header);
        out[..8].copy_from_slice(LABEL_ID);
        out[8..16].copy_from_slice(&self.sector.get().to_le_bytes());
        out[20..24].copy_from_slice(&HEADER_AT.to_le_bytes());
        out[24..32].copy_from_slice(LABEL_TYPE);
        let checksum = crc(&out[CHECKED_FROM..]);
        out[16..20].copy_from_slice(&checksum.to_le_bytes());
        Ok(out)
    }
}

/// The label's first 32 bytes.
struct Raw<'a> {
    sector: u64,
    checksum: u32,
    header_at: u32,
    kind: &'a [u8],
}

impl<'a> Raw<'a> {
    fn parse(input: &'a [u8]) -> IResult<&'a [u8], Self> {
        (take(LABEL_ID.len()), le_u64, le_u32, le_u32, take(LABEL_TYPE.len()))
            .map(|(_, sector, checksum, header_at, kind)| Self {
                sector,
                checksum,
                header_at,
                kind,
            })
            .parse(input)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(sector: u64) -> PvLabel {
        PvLabel {
            sector: LabelSector::new(sector).unwrap(),
            pv: super::super::pv_header::tests::sample(),
        }
    }

    fn head(labels: &[PvLabel]) -> Vec<u8> {
        let mut head = vec![0; LABEL_LEN * LABEL_SECTORS];
        for label in labels {
            let at = usize::try_from(label.sector.start().get()).unwrap();
            head[at..at + LABEL_LEN].copy_from_slice(&label.to_bytes().unwrap());
        }
        head
    }

    #[test]
    fn it_gives_the_bytes_of_lvm2() {
        // `pvck --dump headers` of a label that LVM2 wrote: CRC 0x761d2c4a.
        let bytes = label(1).to_bytes().unwrap();
        assert_eq!(bytes[16..20], 0x761d_2c4a_u32.to_le_bytes());
    }

    #[test]
    fn a_label_is_found_in_each_of_four_sectors() {
        for sector in 0..4 {
            let scan = PvLabel::find(&head(&[label(sector)]));
            assert_eq!(scan, LabelScan { label: Some(label(sector)), faults: Vec::new() });
        }
        assert_eq!(LabelSector::new(4), None);
        assert_eq!(PvLabel::find(&head(&[label(3)])[..2047]), LabelScan::default());
    }

    #[test]
    fn the_first_of_two_labels_counts() {
        let scan = PvLabel::find(&head(&[label(0), label(2)]));
        assert_eq!(scan.label, Some(label(0)));
        assert_eq!(scan.faults, [(LabelSector(2), CorruptKind::LabelTwice)]);
    }

    #[test]
    fn a_label_in_the_wrong_sector_is_ignored() {
        let mut head = head(&[label(1)]);
        head.copy_within(512..1024, 1536);
        let scan = PvLabel::find(&head);
        assert_eq!(scan.label, Some(label(1)));
        assert_eq!(scan.faults, [(LabelSector(3), CorruptKind::LabelSector { stored: 1 })]);
    }

    #[test]
    fn any_flipped_bit_hides_the_label() {
        let bytes = label(1).to_bytes().unwrap();
        for bit in 0..LABEL_LEN * 8 {
            let mut bytes = bytes;
            bytes[bit / 8] ^= 1 << (bit % 8);
            let read = PvLabel::parse(&bytes, LabelSector::DEFAULT);
            assert!(!matches!(read, Ok(Some(_))), "bit {bit}");
        }
    }

    #[test]
    fn a_header_outside_the_sector_is_refused() {
        let mut bytes = label(1).to_bytes().unwrap();
        for at in [0_u32, 31, 512, u32::MAX] {
            bytes[20..24].copy_from_slice(&at.to_le_bytes());
            let checksum = crc(&bytes[CHECKED_FROM..]);
            bytes[16..20].copy_from_slice(&checksum.to_le_bytes());
            let read = PvLabel::parse(&bytes, LabelSector::DEFAULT);
            assert_eq!(read, Err(CorruptKind::PvHeaderShort), "{at}");
        }
    }
}
