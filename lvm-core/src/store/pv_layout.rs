//! Where the parts of a new PV lie.
//!
//! ```text
//! 0        label sectors 0..4
//! 4096     first metadata area, up to …
//!          … the bootloader area, at a multiple of the alignment, if there is one, up to …
//! pe_start the extents, up to …
//!          … the second metadata area, from a multiple of the alignment to the end of the device
//! ```
//! Rules: checked against `pvcreate` of LVM2 2.03.16 with 40 sets of options.

use crate::device::Topology;
use crate::format::label::{LabelSector, PvLabel};
use crate::format::pv_header::{DiskArea, PvHeader};
use crate::id::PvId;
use crate::units::{Bytes, Sectors};

/// Where the first metadata area begins, whatever the page size is where rlvm runs.
const MDA_START: Bytes = Bytes::new(4096);
/// What a metadata area has at least.
const MDA_MIN: Bytes = Bytes::new(32 * 1024);
/// What it has where nothing is said: so much that the extents begin at [`DEFAULT_ALIGNMENT`].
const MDA_DEFAULT: Bytes = Bytes::new(1024 * 1024 - 4096);
/// Extents begin at a multiple of this where neither user nor device say otherwise.
pub const DEFAULT_ALIGNMENT: Sectors = Sectors::new(2048);
/// A device smaller than this (`devices/pv_min_size`) is no PV.
pub const PV_MIN: Sectors = Sectors::new(4096);

/// What `pvcreate` is told about the layout; `None` is LVM2's choice.
#[derive(Clone, Copy, Debug, Default)]
pub struct PvLayoutRequest {
    /// `--setphysicalvolumesize`
    pub size: Option<Sectors>,
    /// `--pvmetadatacopies`: 0, 1 or 2; 1 where nothing is said.
    pub mda_copies: Option<u32>,
    /// `--metadatasize`
    pub mda_size: Option<Sectors>,
    /// `--dataalignment`
    pub alignment: Option<Sectors>,
    /// `--dataalignmentoffset`
    pub alignment_offset: Option<Sectors>,
    /// `--metadataignore`
    pub mda_ignored: bool,
    /// `--bootloaderareasize`
    pub bootloader_size: Option<Sectors>,
    /// `--labelsector`
    pub label_sector: Option<LabelSector>,
    /// Where the extents are to begin, whatever the alignment: of a PV that is made again.
    pub pe_start: Option<Sectors>,
}

/// Why a device cannot be laid out so. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum PvLayoutError {
    /// The device is too small, or is to be taken as too small.
    #[error("{device}: Size must exceed minimum of {} sectors.", PV_MIN.get())]
    TooSmall { device: String },
    /// The alignment leaves no room.
    #[error("{device}: Data alignment must not exceed device size.")]
    Alignment { device: String },
    /// The offset is to shift by less than a whole alignment.
    #[error(
        "{device}: pe_align ({alignment} sectors) must not be less than pe_align_offset ({offset} sectors)"
    )]
    Offset { device: String, alignment: Sectors, offset: Sectors },
    /// Less than 32 KiB.
    #[error("Metadata area size too small: {size} bytes. It must be at least {} bytes.", MDA_MIN.get())]
    MdaTooSmall { size: Bytes },
    /// The bootloader area leaves no room.
    #[error("{device}: Bootloader area with data-aligned start must not exceed device size.")]
    Bootloader { device: String },
    /// Metadata areas leave no room.
    #[error("{device}: metadata areas of {size} bytes leave no room for data.")]
    NoRoom { device: String, size: Bytes },
}

/// The parts of a new PV.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PvLayout {
    /// Where the label goes.
    pub label_sector: LabelSector,
    /// Size of the device, as it is or as it is to be taken.
    pub size: Bytes,
    /// Where extent 0 begins.
    pub pe_start: Bytes,
    /// Metadata areas, by their place.
    pub mdas: Vec<DiskArea>,
    /// Whether the areas are marked as ignored.
    pub mda_ignored: bool,
    /// Room for a bootloader.
    pub bootloader: Option<DiskArea>,
}

impl PvLayout {
    /// Lays out a device of `size` bytes, called `device` in errors.
    ///
    /// # Errors
    /// [`PvLayoutError`].
    pub fn new(
        device: &str,
        size: Bytes,
        topology: Topology,
        request: &PvLayoutRequest,
    ) -> Result<Self, PvLayoutError> {
        let name = || device.to_owned();
        let size = request.size.map_or(Some(size), Sectors::to_bytes).unwrap_or(Bytes::MAX);
        if size < PV_MIN.to_bytes_saturating() {
            return Err(PvLayoutError::TooSmall { device: name() });
        }
        let alignment = alignment(topology, request).to_bytes_saturating();
        let offset = request
            .alignment_offset
            .map_or(topology.alignment_offset, Sectors::to_bytes_saturating);
        if alignment > size {
            return Err(PvLayoutError::Alignment { device: name() });
        }
        if alignment < offset {
            let (alignment, offset) = (alignment.to_sectors(), offset.to_sectors());
            return Err(PvLayoutError::Offset { device: name(), alignment, offset });
        }
        let copies = request.mda_copies.unwrap_or(1);
        let wanted = request.mda_size.map_or(MDA_DEFAULT, Sectors::to_bytes_saturating);
        let head = if copies > 0 { MDA_START.saturating_add(wanted) } else { Bytes::new(1) };
        let bootloader_size = match request.bootloader_size.filter(|size| !size.is_zero()) {
            Some(size) => {
                let size = size.to_bytes().and_then(|size| size.round_up(alignment));
                size.ok_or_else(|| PvLayoutError::Bootloader { device: name() })?
            }
            None => Bytes::ZERO,
        };
        let (head_end, pe_start) = match request.pe_start {
            Some(start) => {
                let start = start.to_bytes_saturating();
                (start.saturating_sub(bootloader_size), start)
            }
            None => head_end(size, head, alignment, offset, bootloader_size)
                .ok_or_else(|| no_room(name(), request, size, bootloader_size))?,
        };
        if pe_start > size {
            return Err(no_room(name(), request, size, bootloader_size));
        }
        let mut mdas = Vec::new();
        if copies > 0 {
            let area = DiskArea { start: MDA_START, size: head_end.saturating_sub(MDA_START) };
            if area.size < MDA_MIN {
                return Err(PvLayoutError::MdaTooSmall { size: area.size });
            }
            mdas.push(area);
        }
        if copies > 1 {
            let start = round_down(size.saturating_sub(wanted), alignment).max(pe_start);
            let area = DiskArea { start, size: size.saturating_sub(start) };
            if area.size < MDA_MIN {
                return Err(PvLayoutError::MdaTooSmall { size: area.size });
            }
            mdas.push(area);
        }
        let bootloader = (!bootloader_size.is_zero())
            .then_some(DiskArea { start: head_end, size: bootloader_size });
        let label_sector = request.label_sector.unwrap_or(LabelSector::DEFAULT);
        let mda_ignored = request.mda_ignored;
        Ok(Self { label_sector, size, pe_start, mdas, mda_ignored, bootloader })
    }

    /// The label that tells of this layout, of a PV in no VG.
    pub fn label(&self, id: PvId) -> PvLabel {
        let mut pv = PvHeader {
            id,
            device_size: self.size,
            data_areas: vec![DiskArea { start: self.pe_start, size: Bytes::ZERO }],
            metadata_areas: self.mdas.clone(),
            extension_version: 0,
            flags: 0,
            bootloader_areas: self.bootloader.into_iter().collect(),
        };
        pv.set_in_use(false);
        PvLabel { sector: self.label_sector, pv }
    }
}

/// Where the head of the device ends that metadata take, and where the extents begin.
fn head_end(
    size: Bytes,
    head: Bytes,
    alignment: Bytes,
    offset: Bytes,
    bootloader: Bytes,
) -> Option<(Bytes, Bytes)> {
    let end = head.round_up(alignment)?.checked_add(offset)?;
    let pe_start = end.checked_add(bootloader)?;
    if pe_start <= size {
        return Some((end, pe_start));
    }
    // A metadata area that asks for the whole device leaves a little of it.
    let pe_start = round_down(size, alignment).checked_sub(alignment)?;
    let end = pe_start.checked_sub(bootloader)?;
    (end > MDA_START).then_some((end, pe_start))
}

fn no_room(
    device: String,
    request: &PvLayoutRequest,
    size: Bytes,
    bootloader: Bytes,
) -> PvLayoutError {
    if bootloader > size {
        return PvLayoutError::Bootloader { device };
    }
    let size = request.mda_size.map_or(MDA_DEFAULT, Sectors::to_bytes_saturating);
    PvLayoutError::NoRoom { device, size }
}

/// What the extents are aligned to: the user's word; else the device's, if it does not divide the default.
fn alignment(topology: Topology, request: &PvLayoutRequest) -> Sectors {
    if let Some(alignment) = request.alignment.filter(|alignment| !alignment.is_zero()) {
        return alignment;
    }
    let overrides = |io: Bytes| {
        let io = io.to_sectors();
        (!io.is_zero() && !DEFAULT_ALIGNMENT.get().is_multiple_of(io.get())).then_some(io)
    };
    overrides(topology.optimal_io).or(overrides(topology.minimum_io)).unwrap_or(DEFAULT_ALIGNMENT)
}

fn round_down(value: Bytes, unit: Bytes) -> Bytes {
    Bytes::new(value.get() - value.get().checked_rem(unit.get()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 64 MiB and 179 sectors.
    const SIZE: Bytes = Bytes::new(67_200_512);
    const KIB: u64 = 2;
    const MIB: u64 = 2048;

    fn layout(request: PvLayoutRequest) -> Result<PvLayout, PvLayoutError> {
        PvLayout::new("/dev/x", SIZE, Topology::default(), &request)
    }

    fn places(request: PvLayoutRequest) -> (u64, Vec<(u64, u64)>) {
        let layout = layout(request).unwrap();
        let mdas = layout.mdas.iter().map(|mda| (mda.start.get(), mda.size.get())).collect();
        (layout.pe_start.get(), mdas)
    }

    #[expect(clippy::unnecessary_wraps, reason = "fields of a request are options")]
    fn sectors(count: u64) -> Option<Sectors> {
        Some(Sectors::new(count))
    }

    /// What `pvck --dump headers` showed after LVM2's `pvcreate` with the same options.
    #[test]
    fn parts_lie_where_lvm2_puts_them() {
        type Request = PvLayoutRequest;
        let cases = [
            (Request::default(), 1_048_576, vec![(4096, 1_044_480)]),
            (
                Request { mda_copies: Some(2), ..Request::default() },
                1_048_576,
                vec![(4096, 1_044_480), (66_060_288, 1_140_224)],
            ),
            (
                Request { mda_copies: Some(2), mda_size: sectors(5 * MIB), ..Request::default() },
                6_291_456,
                vec![(4096, 6_287_360), (61_865_984, 5_334_528)],
            ),
            (
                Request { mda_copies: Some(2), mda_size: sectors(40 * MIB), ..Request::default() },
                42_991_616,
                vec![(4096, 42_987_520), (42_991_616, 24_208_896)],
            ),
            (
                Request {
                    mda_size: sectors(40 * KIB),
                    alignment: sectors(3 * KIB),
                    ..Request::default()
                },
                46_080,
                vec![(4096, 41_984)],
            ),
            (
                Request {
                    alignment: sectors(3 * MIB),
                    alignment_offset: sectors(7),
                    ..Request::default()
                },
                3_149_312,
                vec![(4096, 3_145_216)],
            ),
            (
                Request { alignment_offset: sectors(MIB), ..Request::default() },
                2_097_152,
                vec![(4096, 2_093_056)],
            ),
            (
                Request { mda_size: sectors(70 * MIB), ..Request::default() },
                66_060_288,
                vec![(4096, 66_056_192)],
            ),
            (
                Request { mda_copies: Some(0), alignment: sectors(64 * KIB), ..Request::default() },
                65_536,
                vec![],
            ),
            (
                Request { size: sectors(40 * MIB), mda_copies: Some(2), ..Request::default() },
                1_048_576,
                vec![(4096, 1_044_480), (40_894_464, 1_048_576)],
            ),
        ];
        for (request, pe_start, mdas) in cases {
            assert_eq!(places(request), (pe_start, mdas), "{request:?}");
        }
    }

    #[test]
    fn a_bootloader_area_lies_between_metadata_and_extents() {
        let request = PvLayoutRequest {
            bootloader_size: sectors(MIB),
            alignment_offset: sectors(7),
            ..PvLayoutRequest::default()
        };
        let found = layout(request).unwrap();
        assert_eq!(found.pe_start, Bytes::new(2_100_736));
        let area = found.bootloader.unwrap();
        assert_eq!((area.start.get(), area.size.get()), (1_052_160, 1_048_576));
        assert_eq!(found.mdas[0].size, Bytes::new(1_048_064));
    }

    #[test]
    fn a_device_with_an_odd_stripe_decides_the_alignment() {
        let topology = Topology {
            alignment_offset: Bytes::ZERO,
            minimum_io: Bytes::new(65_536),
            optimal_io: Bytes::new(196_608),
        };
        let found = PvLayout::new("/dev/x", SIZE, topology, &PvLayoutRequest::default()).unwrap();
        assert_eq!(found.pe_start, Bytes::new(6 * 196_608));
        let even = Topology { optimal_io: Bytes::new(131_072), ..topology };
        let found = PvLayout::new("/dev/x", SIZE, even, &PvLayoutRequest::default()).unwrap();
        assert_eq!(found.pe_start, Bytes::new(1_048_576));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let refused = |request| layout(request).unwrap_err().to_string();
        let request = PvLayoutRequest { size: sectors(MIB), ..PvLayoutRequest::default() };
        assert_eq!(refused(request), "/dev/x: Size must exceed minimum of 4096 sectors.");
        let request =
            PvLayoutRequest { alignment: sectors(65 * MIB), ..PvLayoutRequest::default() };
        assert_eq!(refused(request), "/dev/x: Data alignment must not exceed device size.");
        let request =
            PvLayoutRequest { alignment_offset: sectors(2 * MIB), ..PvLayoutRequest::default() };
        assert!(refused(request).contains("must not be less than pe_align_offset (4096 sectors)"));
        let request = PvLayoutRequest {
            mda_size: sectors(KIB),
            alignment: sectors(4 * KIB),
            ..PvLayoutRequest::default()
        };
        assert_eq!(
            refused(request),
            "Metadata area size too small: 4096 bytes. It must be at least 32768 bytes."
        );
        let request =
            PvLayoutRequest { bootloader_size: sectors(100 * MIB), ..PvLayoutRequest::default() };
        assert!(refused(request).contains("Bootloader area with data-aligned start"));
    }
}
