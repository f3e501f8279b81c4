//! Where a copy of the metadata text lies in its metadata area.
//!
//! ```text
//!  0        8        16         20      24
//!  ┌────────┬────────┬──────────┬───────┐
//!  │ offset │ size   │ checksum │ flags │
//!  └────────┴────────┴──────────┴───────┘
//! ```
//!
//! Source: `struct raw_locn` in LVM2's `lib/format_text/layout.h`.

use nom::number::complete::{le_u32, le_u64};
use nom::{IResult, Parser};

use crate::units::Bytes;

/// Bytes of a location.
pub const TEXT_LOCATION_LEN: usize = 24;

/// Bit 0 of the flags of slot 0: LVM2 keeps no text in this area ("ignored").
const IGNORED: u32 = 1;

/// Where a text is, or nothing.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TextLocation {
    /// From the start of the area, its header included; 0 where there is no text.
    pub offset: Bytes,
    /// Length of the text, its closing NUL included.
    pub size: Bytes,
    /// Of the text, its closing NUL included.
    pub checksum: u32,
    /// Bit 0, see [`Self::is_ignored`]; the others are kept as read.
    pub flags: u32,
}

impl TextLocation {
    /// No text.
    pub const EMPTY: Self = Self { offset: Bytes::ZERO, size: Bytes::ZERO, checksum: 0, flags: 0 };

    /// Whether there is no text.
    pub const fn is_empty(&self) -> bool {
        self.offset.is_zero() || self.size.is_zero()
    }

    /// In slot 0: whether the area is to be ignored.
    pub const fn is_ignored(&self) -> bool {
        self.flags & IGNORED != 0
    }

    /// The same location with the area ignored or not.
    #[must_use]
    pub const fn with_ignored(self, ignored: bool) -> Self {
        let flags = if ignored { self.flags | IGNORED } else { self.flags & !IGNORED };
        Self { flags, ..self }
    }

    /// Reads the location at the head of `input`. Its range is checked where the area is known, by
    /// [`super::ring::Ring`].
    pub(super) fn parse(input: &[u8]) -> IResult<&[u8], Self> {
        (le_u64, le_u64, le_u32, le_u32)
            .map(|(offset, size, checksum, flags)| Self {
                offset: Bytes::new(offset),
                size: Bytes::new(size),
                checksum,
                flags,
            })
            .parse(input)
    }

    /// The bytes that are read back as `self`.
    pub fn to_bytes(self) -> [u8; TEXT_LOCATION_LEN] {
        let mut out = [0; TEXT_LOCATION_LEN];
        out[..8].copy_from_slice(&self.offset.get().to_le_bytes());
        out[8..16].copy_from_slice(&self.size.get().to_le_bytes());
        out[16..20].copy_from_slice(&self.checksum.to_le_bytes());
        out[20..].copy_from_slice(&self.flags.to_le_bytes());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_reads_back() {
        let location = TextLocation {
            offset: Bytes::new(0x1122_3344_5566_7788),
            size: Bytes::new(1337),
            checksum: 0xfb4b_41a9,
            flags: 0x8000_0001,
        };
        let bytes = location.to_bytes();
        assert_eq!(&bytes[..3], &[0x88, 0x77, 0x66]);
        assert_eq!(TextLocation::parse(&bytes).unwrap(), (&[][..], location));
        assert!(TextLocation::parse(&bytes[..23]).is_err());
    }

    #[test]
    fn the_ignored_flag_leaves_the_others_alone() {
        let location = TextLocation { flags: 0x10, ..TextLocation::EMPTY };
        assert!(location.is_empty() && !location.is_ignored());
        let ignored = location.with_ignored(true);
        assert!(ignored.is_ignored() && ignored.is_empty());
        assert_eq!(ignored.flags, 0x11);
        assert_eq!(ignored.with_ignored(false), location);
    }
}
