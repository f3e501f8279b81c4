//! A physical volume's own description, inside its label sector.
//!
//! ```text
//!   0        32            40           40+16d          +16          +16m     +16       +8
//!   ┌────────┬─────────────┬────────────┬───────────────┬────────────┬────────┬─────────┬────────────────┐
//!   │ PV id  │ device size │ data areas │ 16 zero bytes │ MDAs       │ zeros  │ version │ bootloader     │
//!   │ 32 ch. │ in bytes    │ 16 each    │               │ 16 each    │ 16     │ + flags │ areas, zeros   │
//!   └────────┴─────────────┴────────────┴───────────────┴────────────┴────────┴─────────┴────────────────┘
//! ```
//!
//! An area is two 64-bit numbers, where it begins on the device and its length in bytes; beginning at 0 ends
//! the list. LVM2 writes one data area of length 0 ("to the end"), 0 to 2 metadata areas (MDAs), and at most one
//! bootloader area. Version 0 is a header without extension (before LVM2 2.02.99), 1 has the bootloader areas,
//! 2 the flag "in use".
//! Source: `struct pv_header` and `struct pv_header_extension` in LVM2's `lib/format_text/layout.h`.

use nom::bytes::complete::take;
use nom::number::complete::{le_u32, le_u64};
use nom::{IResult, Parser};

use crate::error::CorruptKind;
use crate::id::{ID_LEN, Id, PvId};
use crate::units::Bytes;

/// The extension that LVM2 writes now.
pub const EXTENSION_VERSION: u32 = 2;

/// LVM2 makes one metadata area behind the label and one at the end of the device; so many texts are read.
const METADATA_AREAS_MAX: usize = 2;

/// Bit 0 of the extension's flags: the PV belongs to a VG, also if the PV itself bears no text.
const IN_USE: u32 = 1;

/// The version from which on [`IN_USE`] has a meaning.
const IN_USE_SINCE: u32 = 2;

/// A piece of a device.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct DiskArea {
    /// Where it begins; 0 only in an empty slot of a list.
    pub start: Bytes,
    /// Its length; 0 is "to the end of the device" for a data area.
    pub size: Bytes,
}

impl DiskArea {
    /// The first byte behind it; `None` past 64 bits.
    pub fn end(&self) -> Option<Bytes> {
        self.start.checked_add(self.size)
    }

    fn parse_list(mut input: &[u8]) -> IResult<&[u8], Vec<Self>> {
        let mut list = Vec::new();
        loop {
            let (rest, (start, size)) = (le_u64, le_u64).parse(input)?;
            input = rest;
            if start == 0 {
                return Ok((input, list));
            }
            list.push(Self { start: Bytes::new(start), size: Bytes::new(size) });
        }
    }
}

/// A PV as its label describes it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PvHeader {
    /// Its id.
    pub id: PvId,
    /// Size of its device when it was last written.
    pub device_size: Bytes,
    /// Where extents may lie; LVM2 writes one, which begins where extent 0 does.
    pub data_areas: Vec<DiskArea>,
    /// Its metadata areas: none, one behind the label, or another at the end of the device.
    pub metadata_areas: Vec<DiskArea>,
    /// Version of the extension; 0 where there is none ("an old PV header").
    pub extension_version: u32,
    /// The extension's flags; see [`Self::in_use`].
    pub flags: u32,
    /// Room for a bootloader; at most one from LVM2.
    pub bootloader_areas: Vec<DiskArea>,
}

impl PvHeader {
    /// Whether it belongs to a VG, as far as it says.
    pub const fn in_use(&self) -> bool {
        self.extension_version >= IN_USE_SINCE && self.flags & IN_USE != 0
    }

    /// Says that it belongs to a VG or to none, in a current extension.
    pub fn set_in_use(&mut self, in_use: bool) {
        self.extension_version = self.extension_version.max(EXTENSION_VERSION);
        self.flags = if in_use { self.flags | IN_USE } else { self.flags & !IN_USE };
    }

    /// Where extent 0 may begin: the start of the first data area.
    pub fn data_start(&self) -> Option<Bytes> {
        self.data_areas.first().map(|area| area.start)
    }

    /// Reads the header that `bytes`, up to the end of the label's sector, begin with.
    ///
    /// # Errors
    /// [`CorruptKind::PvHeaderShort`] where a list does not end in time, [`CorruptKind::PvHeaderAreas`] for more
    /// metadata areas than there can be, [`CorruptKind::PvId`] for an id with foreign characters.
    pub fn parse(bytes: &[u8]) -> Result<Self, CorruptKind> {
        let (rest, (id, device_size, data_areas, metadata_areas)) =
            (take(ID_LEN), le_u64, DiskArea::parse_list, DiskArea::parse_list)
                .parse(bytes)
                .map_err(|_: nom::Err<nom::error::Error<&[u8]>>| CorruptKind::PvHeaderShort)?;
        if metadata_areas.len() > METADATA_AREAS_MAX {
            return Err(CorruptKind::PvHeaderAreas { count: metadata_areas.len() });
        }
        let id = <[u8; ID_LEN]>::try_from(id)
            .ok()
            .and_then(|id| Id::from_bytes(id).ok())
            .ok_or(CorruptKind::PvId)?;
        let (extension_version, flags, bootloader_areas) = Self::parse_extension(rest)?;
        Ok(Self {
            id: PvId(id),
            device_size: Bytes::new(device_size),
            data_areas,
            metadata_areas,
            extension_version,
            flags,
            bootloader_areas,
        })
    }

    fn parse_extension(bytes: &[u8]) -> Result<(u32, u32, Vec<DiskArea>), CorruptKind> {
        let short = |_: nom::Err<nom::error::Error<&[u8]>>| CorruptKind::PvHeaderShort;
        // Ancient headers may end with the sector.
        if bytes.iter().all(|byte| *byte == 0) {
            return Ok((0, 0, Vec::new()));
        }
        let (rest, version) = le_u32(bytes).map_err(short)?;
        if version == 0 {
            return Ok((0, 0, Vec::new()));
        }
        let (_, (flags, areas)) = (le_u32, DiskArea::parse_list).parse(rest).map_err(short)?;
        Ok((version, flags, areas))
    }

    /// The bytes that [`Self::parse`] reads back as `self`; without an extension if its version is 0.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(128);
        out.extend_from_slice(self.id.0.as_bytes());
        out.extend_from_slice(&self.device_size.get().to_le_bytes());
        let list = |out: &mut Vec<u8>, areas: &[DiskArea]| {
            for area in areas.iter().chain([&DiskArea::default()]) {
                out.extend_from_slice(&area.start.get().to_le_bytes());
                out.extend_from_slice(&area.size.get().to_le_bytes());
            }
        };
        list(&mut out, &self.data_areas);
        list(&mut out, &self.metadata_areas);
        if self.extension_version > 0 {
            out.extend_from_slice(&self.extension_version.to_le_bytes());
            out.extend_from_slice(&self.flags.to_le_bytes());
            list(&mut out, &self.bootloader_areas);
        }
        out
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What LVM2 writes on a device of 64 MiB, in a VG.
    pub(crate) fn sample() -> PvHeader {
        PvHeader {
            id: PvId("SGEonS-Nk7D-z8QO-8lpT-ixTp-OgEd-o3gm1f".parse().unwrap()),
            device_size: Bytes::new(64 << 20),
            data_areas: vec![DiskArea { start: Bytes::new(1 << 20), size: Bytes::ZERO }],
            metadata_areas: vec![DiskArea { start: Bytes::new(4096), size: Bytes::new(1_044_480) }],
            extension_version: 2,
            flags: 1,
            bootloader_areas: Vec::new(),
        }
    }

    #[test]
    fn every_form_of_the_header_reads_back() {
        let area = |start, size| DiskArea { start: Bytes::new(start), size: Bytes::new(size) };
        let mda2 = PvHeader {
            metadata_areas: vec![area(4096, 1_044_480), area(66_060_288, 1_048_576)],
            bootloader_areas: vec![area(1 << 20, 2 << 20)],
            ..sample()
        };
        let mda0 = PvHeader { metadata_areas: Vec::new(), ..sample() };
        let old = PvHeader { extension_version: 0, flags: 0, ..sample() };
        let future = PvHeader { extension_version: 3, flags: 0xff00, ..sample() };
        for header in [sample(), mda2, mda0, old, future] {
            let mut bytes = header.to_bytes();
            assert_eq!(PvHeader::parse(&bytes).as_ref(), Ok(&header));
            bytes.resize(480, 0);
            assert_eq!(PvHeader::parse(&bytes), Ok(header));
        }
    }

    #[test]
    fn a_header_that_runs_out_of_its_sector_is_refused() {
        let bytes = sample().to_bytes();
        // The shortest that can be read ends where the extension would begin.
        let old = bytes.len() - 24;
        for len in (0..bytes.len()).filter(|len| *len != old) {
            assert_eq!(PvHeader::parse(&bytes[..len]), Err(CorruptKind::PvHeaderShort), "{len}");
        }
        let endless = vec![b'a'; 480];
        assert_eq!(PvHeader::parse(&endless), Err(CorruptKind::PvHeaderShort));
    }

    #[test]
    fn a_third_metadata_area_is_refused() {
        let area = sample().metadata_areas[0];
        let header = PvHeader { metadata_areas: vec![area; 3], ..sample() };
        let refused = CorruptKind::PvHeaderAreas { count: 3 };
        assert_eq!(PvHeader::parse(&header.to_bytes()), Err(refused));
    }

    #[test]
    fn an_id_of_foreign_characters_is_refused() {
        let mut bytes = sample().to_bytes();
        bytes[3] = 0;
        assert_eq!(PvHeader::parse(&bytes), Err(CorruptKind::PvId));
    }

    #[test]
    fn the_in_use_flag_needs_version_2_and_brings_it() {
        let mut header = PvHeader { extension_version: 1, ..sample() };
        assert!(!header.in_use());
        header.set_in_use(true);
        assert!(header.in_use());
        assert_eq!((header.extension_version, header.flags), (2, 1));
        header.set_in_use(false);
        assert!(!header.in_use());
    }
}
