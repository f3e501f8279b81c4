//! Members of something larger, and encrypted data.

use crc32fast::Hasher;

use super::probe::{Place, Probe};
use super::table::Magic;
use crate::error::Result;
use crate::units::SECTOR_SIZE;

/// md's magic number, in the byte order of the machine that made a 0.90 superblock, little-endian in 1.x.
const MD_MAGIC: u32 = 0xA92B_4EFC;
/// The same and the version, as a superblock of version 1 begins.
const MD_1: [u8; 8] = [0xFC, 0x4E, 0x2B, 0xA9, 1, 0, 0, 0];
/// Where superblocks of md 1.1 and 1.2 are.
const STARTS: [u64; 2] = [0, 4096];
/// Room at the end of a device for a superblock of version 0.90.
const MD_RESERVED: u64 = 64 << 10;

/// Where LVM2's CRC starts.
const LVM_CRC_START: u32 = 0xF597_A6CF;

/// md, in the order 0.90, 1.0 (both at the end), 1.1 (at the start), 1.2 (at 4096).
/// Source: `include/uapi/linux/raid/md_p.h` of the kernel.
pub(super) fn md(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    let size = probe.size();
    if size > MD_RESERVED {
        let old = (size & !(MD_RESERVED - 1)) - MD_RESERVED;
        if probe.le32(old)? == MD_MAGIC || probe.be32(old)? == MD_MAGIC {
            return Ok(Some(Place::new(old, 4)));
        }
        let end = (size & !0xFFF) - 0x2000;
        if md_1(probe, end)? {
            return Ok(Some(Place::new(end, 4)));
        }
    }
    for start in STARTS {
        if md_1(probe, start)? {
            return Ok(Some(Place::new(start, 4)));
        }
    }
    Ok(None)
}

/// Whether these bytes, the first of a device, hold a superblock of md 1.1 or 1.2.
pub(super) fn is_md_at_start(head: &[u8]) -> bool {
    STARTS.iter().any(|start| {
        let at = usize::try_from(*start).unwrap_or(usize::MAX);
        let superblock = head.get(at..).unwrap_or_default();
        superblock.get(..8) == Some(&MD_1)
            && superblock.get(144..152) == Some(&(start / SECTOR_SIZE).to_le_bytes())
    })
}

/// A version 1 superblock that says it is where it is.
fn md_1(probe: &mut Probe<'_>, at: u64) -> Result<bool> {
    Ok(probe.le32(at)? == MD_MAGIC
        && probe.le32(at + 4)? == 1
        && probe.le64(at + 144)? == at / SECTOR_SIZE)
}

/// A disk of the common RAID format of disk controllers: a header in the last sector, which points at another.
pub(super) fn ddf(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const MAGIC: u32 = 0xDE11_DE11;
    for from_end in [0x200, 0x2_0200] {
        let Some(at) = probe.size().checked_sub(from_end) else { continue };
        if probe.be32(at)? != MAGIC && probe.le32(at)? != MAGIC {
            continue;
        }
        let primary = probe.be64(at + 96)?;
        let elsewhere = primary.checked_mul(SECTOR_SIZE).filter(|_| primary > 0);
        if let Some(elsewhere) = elsewhere
            && probe.be32(elsewhere)? != MAGIC
        {
            continue;
        }
        return Ok(Some(Place::new(at, 4)));
    }
    Ok(None)
}

/// Intel's, in the last sector but one.
pub(super) fn isw(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const MAGIC: &[u8] = b"Intel Raid ISM Cfg Sig. ";
    let Some(at) = probe.size().checked_sub(2 * probe.sector()) else { return Ok(None) };
    Ok(probe.has(at, MAGIC)?.then(|| Place::new(at, MAGIC.len())))
}

/// A superblock of bcache says in which sector it is.
pub(super) fn bcache(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    Ok(probe.le64(4096 + 8)? == 8)
}

/// DRBD's, four versions of it, in the last 4 KiB.
pub(super) fn drbd(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const MAGICS: [u32; 3] = [0x8374_026B, 0x8374_026C, 0x8374_026D];
    let Some(start) = probe.size().checked_sub(4096) else { return Ok(None) };
    let at = start + 60;
    Ok(MAGICS.contains(&probe.be32(at)?).then(|| Place::new(at, 4)))
}

/// A label of LVM2 says in which sector it is and has a checksum.
pub(super) fn lvm2(probe: &mut Probe<'_>, (at, _): Magic) -> Result<bool> {
    let start = at - 0x18;
    let sector: [u8; 512] = probe.array(start)?;
    let stored = probe.le32(start + 16)?;
    let mut hasher = Hasher::new_with_initial(!LVM_CRC_START);
    hasher.update(sector.get(20..).unwrap_or_default());
    Ok(probe.has(start, b"LABELONE")?
        && probe.le64(start + 8)? == start / SECTOR_SIZE
        && stored == !hasher.finalize())
}

/// LVM1, of which there are versions 1 and 2.
pub(super) fn lvm1(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    Ok(matches!(probe.le16(2)?, 1 | 2))
}

/// dm-verity has one version.
pub(super) fn verity(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    Ok(probe.le32(8)? == 1)
}

/// LUKS 1 and the first header of LUKS 2 at the start, the second header of LUKS 2 at a place it says itself.
pub(super) fn luks(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const FIRST: &[u8] = b"LUKS\xba\xbe";
    const SECOND: &[u8] = b"SKUL\xba\xbe";
    if probe.has(0, FIRST)? && matches!(probe.be16(6)?, 1 | 2) {
        return Ok(Some(Place::new(0, FIRST.len())));
    }
    for at in (14..=22).map(|bits| 1_u64 << bits) {
        if probe.has(at, SECOND)? && probe.be16(at + 6)? == 2 && probe.be64(at + 256)? == at {
            return Ok(Some(Place::new(at, SECOND.len())));
        }
    }
    Ok(None)
}
