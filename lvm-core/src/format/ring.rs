//! The ring of texts behind the header of a metadata area.
//!
//! ```text
//!   0        512                                                        size
//!   ┌────────┬─────────────┬────────────────────────┬──────────────────┐
//!   │ header │ end of text │ free: the next goes to │ beginning of the │
//!   │        │             │ the next 512 bytes     │ committed text   │
//!   └────────┴─────────────┴────────────────────────┴──────────────────┘
//! ```
//!
//! A text that reaches the end of the area goes on at byte 512. Each begins on a multiple of 512 bytes, behind
//! the one before, which stays whole until the new one is committed: that is why a text may take no more than
//! half the ring. All offsets count from the start of the area, its header included.
//! Source: what LVM2 2.03 does; see also `lib/format_text/format-text.c`.

use core::ops::Range;

use super::mda_header::MDA_HEADER_LEN;
use super::text_location::TextLocation;
use crate::error::CorruptKind;
use crate::units::{Bytes, SECTOR_SIZE, Sectors};

/// Where the ring begins.
const FIRST: u64 = MDA_HEADER_LEN as u64;

/// What texts are aligned to.
const ALIGN: u64 = SECTOR_SIZE;

/// The smallest area that can hold any text at all.
const AREA_MIN: u64 = FIRST + ALIGN;

/// The longest text that is read, whatever an area claims to hold: 512 MiB, a VG of more than a million LVs.
pub const TEXT_MAX: Bytes = Bytes::new(512 << 20);

/// The ring of an area of known size.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ring {
    area_size: u64,
}

/// Where a text lies: one piece, or two where it runs over the end of the area.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pieces {
    /// From the text's start; offsets in the area.
    pub first: Range<u64>,
    /// From the ring's start; empty where nothing is wrapped.
    pub second: Range<u64>,
}

impl Pieces {
    /// Whether any byte is in both.
    fn overlap(&self, other: &Self) -> bool {
        [&self.first, &self.second].into_iter().any(|a| {
            [&other.first, &other.second]
                .into_iter()
                .any(|b| !a.is_empty() && !b.is_empty() && a.start < b.end && b.start < a.end)
        })
    }
}

impl Ring {
    /// The ring of an area of `area_size` bytes, its header included.
    ///
    /// # Errors
    /// [`CorruptKind::MdaSize`] for an area in which there is no room behind the header.
    pub fn new(area_size: Bytes) -> Result<Self, CorruptKind> {
        if area_size.get() < AREA_MIN {
            return Err(CorruptKind::MdaSize { size: area_size });
        }
        Ok(Self { area_size: area_size.get() })
    }

    /// Length of the ring.
    const fn len(self) -> u64 {
        self.area_size - FIRST
    }

    /// The longest text that LVM2 writes here, its NUL included.
    pub const fn text_max(self) -> Bytes {
        Bytes::new((self.len() / 2).saturating_sub(ALIGN))
    }

    /// What LVM2 reports as free (`pv_mda_free`, `vg_mda_free`) next to a text of `used` bytes: whole sectors
    /// that the text may still grow by.
    pub fn free(self, used: Bytes) -> Sectors {
        self.text_max().saturating_sub(used).to_sectors()
    }

    /// Where the text of a location lies.
    ///
    /// # Errors
    /// [`CorruptKind::TextPlace`] where that is not in the ring or longer than [`TEXT_MAX`].
    pub fn pieces(self, location: &TextLocation) -> Result<Pieces, CorruptKind> {
        let (offset, size) = (location.offset.get(), location.size.get());
        let inside = offset >= FIRST && offset < self.area_size;
        if !inside || size == 0 || size > self.len() || location.size > TEXT_MAX {
            return Err(CorruptKind::TextPlace { offset: location.offset, size: location.size });
        }
        Ok(self.cut(offset, size))
    }

    /// Where `size` bytes from `offset` lie; both are in the ring.
    fn cut(self, offset: u64, size: u64) -> Pieces {
        let first = size.min(self.area_size - offset);
        Pieces { first: offset..offset + first, second: FIRST..FIRST + (size - first) }
    }

    /// Where the text after `committed` goes: behind it, without touching it.
    ///
    /// # Errors
    /// The longest text there may be ([`Self::text_max`]) where `size` exceeds it or the texts would overlap.
    pub fn place_next(self, committed: Option<&Pieces>, size: Bytes) -> Result<Pieces, Bytes> {
        if size.is_zero() || size > self.text_max() {
            return Err(self.text_max());
        }
        let start = committed.map_or(FIRST, |old| {
            let end = if old.second.is_empty() { old.first.end } else { old.second.end };
            let next = end.div_ceil(ALIGN).saturating_mul(ALIGN);
            if next.saturating_add(ALIGN) > self.area_size { FIRST } else { next }
        });
        let new = self.cut(start, size.get());
        match committed {
            Some(old) if new.overlap(old) => Err(self.text_max()),
            _ => Ok(new),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(size: u64) -> Ring {
        Ring::new(Bytes::new(size)).unwrap()
    }

    fn at(offset: u64, size: u64) -> TextLocation {
        TextLocation { offset: Bytes::new(offset), size: Bytes::new(size), ..TextLocation::EMPTY }
    }

    #[test]
    fn limits_are_those_of_lvm2() {
        // Refused by LVM2 with "exceeds maximum metadata size (15616 bytes)".
        assert_eq!(ring(32768).text_max(), Bytes::new(15616));
        assert_eq!(ring(1_044_480).text_max(), Bytes::new(521_472));
        // Pairs of text length and pv_mda_free as LVM2 reported them.
        for (used, free) in [(0, 521_216), (1337, 519_680), (1025, 520_192), (286_686, 234_496)] {
            let sectors = ring(1_044_480).free(Bytes::new(used));
            assert_eq!(sectors, Sectors::new(free / 512), "{used} used");
        }
        assert_eq!(ring(32768).free(Bytes::new(30000)), Sectors::ZERO);
        assert_eq!(ring(32768).free(Bytes::MAX), Sectors::ZERO);
    }

    #[test]
    fn a_text_over_the_end_goes_on_behind_the_header() {
        // As LVM2 wrote it: "raw_locn[0] # commit wrapped".
        let pieces = ring(61440).pieces(&at(52224, 10030)).unwrap();
        assert_eq!(pieces, Pieces { first: 52224..61440, second: 512..1326 });
        let next = ring(61440).place_next(Some(&pieces), Bytes::new(9000)).unwrap();
        assert_eq!(next, Pieces { first: 1536..10536, second: 512..512 });
    }

    #[test]
    fn the_first_text_and_one_without_room_behind_it_go_to_the_start() {
        let ring = ring(61440);
        let first = ring.place_next(None, Bytes::new(700)).unwrap();
        assert_eq!(first.first, 512..1212);
        for end in [60929, 61440] {
            let old = ring.pieces(&at(end - 1000, 1000)).unwrap();
            assert_eq!(ring.place_next(Some(&old), Bytes::new(700)).unwrap().first, 512..1212);
        }
        let old = ring.pieces(&at(60928 - 1000, 1000)).unwrap();
        let next = ring.place_next(Some(&old), Bytes::new(700)).unwrap();
        assert_eq!(next, Pieces { first: 60928..61440, second: 512..700 });
    }

    #[test]
    fn places_outside_the_ring_are_refused() {
        let ring = ring(61440);
        for (offset, size) in [
            (0, 10),
            (511, 10),
            (61440, 10),
            (512, 0),
            (512, 60929),
            (512, u64::MAX),
            (u64::MAX, 10),
            (u64::MAX, u64::MAX),
        ] {
            let location = at(offset, size);
            let refused = CorruptKind::TextPlace { offset: location.offset, size: location.size };
            assert_eq!(ring.pieces(&location), Err(refused));
        }
        assert!(Ring::new(Bytes::new(1023)).is_err());
        // A sparse device may be huge: what it claims to hold is no reason to take as much memory.
        let huge = Ring::new(Bytes::MAX).unwrap();
        assert!(huge.pieces(&at(512, (512 << 20) + 1)).is_err());
    }

    #[test]
    fn no_new_text_touches_the_one_that_holds() {
        for area in [1024, 1536, 4096, 9999, 61440] {
            let ring = ring(area);
            for offset in (512..area).step_by(89) {
                for size in [1, 100, 511, 512, 513, area / 2, area - 512] {
                    let Ok(old) = ring.pieces(&at(offset, size)) else { continue };
                    for new in [1, 600, ring.text_max().get()] {
                        let Ok(placed) = ring.place_next(Some(&old), Bytes::new(new)) else {
                            continue;
                        };
                        assert!(!placed.overlap(&old), "{area} {offset} {size} {new}");
                        assert!(placed.first.start % 512 == 0 && placed.first.end <= area);
                        assert!(placed.second.end <= area);
                    }
                }
            }
        }
    }
}
