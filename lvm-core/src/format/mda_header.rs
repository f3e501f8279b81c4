//! The first sector of a metadata area: where the area is, and where in it the text is.
//!
//! ```text
//!   0     4                20      24      32     40        64        88          512
//!   ┌─────┬────────────────┬───────┬───────┬──────┬─────────┬─────────┬───────────┐
//!   │ CRC │ magic          │version│ start │ size │ slot 0  │ slot 1  │ zeros     │
//!   └─────┴────────────────┴───────┴───────┴──────┴─────────┴─────────┴───────────┘
//!     of 4..512              1                      committed precommitted
//! ```
//!
//! `start` is the area's own place on the device, `size` its length with this header. A slot is a
//! [`TextLocation`], empty if it is of zeros. Slot 1 is used during a commit only, and then also if slot 0 is
//! empty because the text is the area's first.
//! Source: `struct mda_header` in LVM2's `lib/format_text/layout.h`.

use nom::bytes::complete::take;
use nom::number::complete::{le_u32, le_u64};
use nom::{IResult, Parser};

use super::crc::crc;
use super::text_location::{TEXT_LOCATION_LEN, TextLocation};
use crate::error::CorruptKind;
use crate::units::Bytes;

/// Bytes of the header; the ring of texts begins behind it.
pub const MDA_HEADER_LEN: usize = 512;

/// What every header begins with, behind its checksum.
const MAGIC: &[u8; 16] = b" LVM2 x[5A%r0N*>";

/// The only version there ever was.
const VERSION: u32 = 1;

/// Where the first slot is.
const SLOTS_AT: usize = 40;

const _: () = assert!(SLOTS_AT + 2 * TEXT_LOCATION_LEN <= MDA_HEADER_LEN);

/// A metadata area's header.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MdaHeader {
    /// Where the area begins on its device.
    pub start: Bytes,
    /// Length of the area, this header included.
    pub size: Bytes,
    /// Slot 0: the text that holds. Its flags belong to the area.
    pub committed: TextLocation,
    /// Slot 1: a text that is about to hold.
    pub precommitted: TextLocation,
}

impl MdaHeader {
    /// The header of an area without a text.
    pub const fn empty(start: Bytes, size: Bytes) -> Self {
        Self { start, size, committed: TextLocation::EMPTY, precommitted: TextLocation::EMPTY }
    }

    /// Whether LVM2 keeps no text in this area.
    pub const fn is_ignored(&self) -> bool {
        self.committed.is_ignored()
    }

    /// Reads the header of the area that, by its PV's label, begins at `start`.
    ///
    /// # Errors
    /// Every rule that is broken, in the order in which LVM2 tells them; never none.
    pub fn parse(bytes: &[u8], start: Bytes) -> Result<Self, Vec<CorruptKind>> {
        let raw: Result<(_, Raw), nom::Err<nom::error::Error<&[u8]>>> = Raw::parse(bytes);
        let Ok((_, raw)) = raw else { return Err(vec![CorruptKind::MdaShort]) };
        let mut broken = Vec::new();
        let computed = bytes.get(4..MDA_HEADER_LEN).map(crc);
        if computed != Some(raw.checksum) {
            broken.push(CorruptKind::MdaChecksum { stored: raw.checksum });
        }
        if raw.magic != MAGIC {
            broken.push(CorruptKind::MdaMagic);
        }
        if raw.version != VERSION {
            broken.push(CorruptKind::MdaVersion { version: raw.version });
        }
        if raw.header.start != start {
            broken.push(CorruptKind::MdaStart { start: raw.header.start });
        }
        if broken.is_empty() { Ok(raw.header) } else { Err(broken) }
    }

    /// The sector that is read back as `self`.
    pub fn to_bytes(&self) -> [u8; MDA_HEADER_LEN] {
        let mut out = [0; MDA_HEADER_LEN];
        out[4..20].copy_from_slice(MAGIC);
        out[20..24].copy_from_slice(&VERSION.to_le_bytes());
        out[24..32].copy_from_slice(&self.start.get().to_le_bytes());
        out[32..40].copy_from_slice(&self.size.get().to_le_bytes());
        let (slot_1, end) = (SLOTS_AT + TEXT_LOCATION_LEN, SLOTS_AT + 2 * TEXT_LOCATION_LEN);
        out[SLOTS_AT..slot_1].copy_from_slice(&self.committed.to_bytes());
        out[slot_1..end].copy_from_slice(&self.precommitted.to_bytes());
        let checksum = crc(&out[4..]);
        out[..4].copy_from_slice(&checksum.to_le_bytes());
        out
    }
}

/// The header before its checks.
struct Raw<'a> {
    checksum: u32,
    magic: &'a [u8],
    version: u32,
    header: MdaHeader,
}

impl<'a> Raw<'a> {
    fn parse(input: &'a [u8]) -> IResult<&'a [u8], Self> {
        let (rest, (checksum, magic, version, start, size, committed, precommitted)) = (
            le_u32,
            take(MAGIC.len()),
            le_u32,
            le_u64.map(Bytes::new),
            le_u64.map(Bytes::new),
            TextLocation::parse,
            TextLocation::parse,
        )
            .parse(input)?;
        let header = MdaHeader { start, size, committed, precommitted };
        Ok((rest, Self { checksum, magic, version, header }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Bytes = Bytes::new(4096);

    fn header() -> MdaHeader {
        MdaHeader {
            committed: TextLocation {
                offset: Bytes::new(52224),
                size: Bytes::new(10030),
                checksum: 0xd9e6_9c10,
                flags: 0,
            },
            ..MdaHeader::empty(START, Bytes::new(61440))
        }
    }

    #[test]
    fn it_gives_the_bytes_of_lvm2() {
        // `pvck --dump headers` of an area that LVM2 wrote: checksum 0x8dd059b5.
        let bytes = header().to_bytes();
        assert_eq!(bytes[..4], 0x8dd0_59b5_u32.to_le_bytes());
        assert_eq!(MdaHeader::parse(&bytes, START), Ok(header()));
    }

    #[test]
    fn every_broken_rule_is_named() {
        let mut bytes = header().to_bytes();
        bytes[7] ^= 1;
        bytes[20] = 2;
        assert_eq!(
            MdaHeader::parse(&bytes, Bytes::new(8192)),
            Err(vec![
                CorruptKind::MdaChecksum { stored: 0x8dd0_59b5 },
                CorruptKind::MdaMagic,
                CorruptKind::MdaVersion { version: 2 },
                CorruptKind::MdaStart { start: START },
            ])
        );
        assert_eq!(MdaHeader::parse(&bytes[..40], START), Err(vec![CorruptKind::MdaShort]));
    }

    #[test]
    fn any_flipped_bit_is_found() {
        let bytes = header().to_bytes();
        for bit in 0..MDA_HEADER_LEN * 8 {
            let mut bytes = bytes;
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(MdaHeader::parse(&bytes, START).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn an_area_can_be_ignored_without_a_text() {
        let header = MdaHeader {
            committed: TextLocation::EMPTY.with_ignored(true),
            ..MdaHeader::empty(START, Bytes::new(61440))
        };
        let read = MdaHeader::parse(&header.to_bytes(), START).unwrap();
        assert!(read.is_ignored() && read.committed.is_empty());
    }
}
