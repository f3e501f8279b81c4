//! Kinds that have their magic bytes at one of several places, or several times.

use crc32fast::Hasher;

use crate::device::signature::probe::{Place, Probe};
use crate::error::Result;

/// Swap's mark is at the end of the first page, and a page has 4 to 64 KiB.
const PAGE_ENDS: [u64; 5] = [0xFF6, 0x1FF6, 0x3FF6, 0x7FF6, 0xFFF6];

/// A swap device that holds the memory of a machine asleep.
pub(in crate::device::signature) fn suspended(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const TUX_ON_ICE: &[u8] = b"\xed\xc3\x02\xe9\x98\x56\xe5\x0c";
    const MARKS: [&[u8]; 4] = [b"S1SUSPEND", b"S2SUSPEND", b"ULSUSPEND", b"LINHIB0001"];
    if probe.has(0, TUX_ON_ICE)? {
        return Ok(Some(Place::new(0, TUX_ON_ICE.len())));
    }
    for at in PAGE_ENDS {
        for mark in MARKS {
            if probe.has(at, mark)? {
                return Ok(Some(Place::new(at, mark.len())));
            }
        }
    }
    Ok(None)
}

/// Swap. The newer kind has a version, which is 1 in one byte order or the other, and a last page.
pub(in crate::device::signature) fn swap(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    for at in PAGE_ENDS {
        let is_new = probe.has(at, b"SWAPSPACE2")?;
        let version = [probe.le32(1024)?, probe.be32(1024)?];
        if is_new && version.contains(&1) && probe.le32(1028)? != 0
            || probe.has(at, b"SWAP-SPACE")?
        {
            return Ok(Some(Place::new(at, 10)));
        }
    }
    Ok(None)
}

/// UDF: a sequence of volume descriptors from 32 KiB on that has an NSR descriptor, and an anchor where one may
/// be. Source: ECMA-167, parts 2 and 3.
pub(in crate::device::signature) fn udf(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const START: u64 = 32 << 10;
    const KNOWN: [&[u8; 5]; 7] =
        [b"BEA01", b"BOOT2", b"CD001", b"CDW02", b"NSR02", b"NSR03", b"TEA01"];
    let first: [u8; 5] = probe.array(START + 1)?;
    if !KNOWN.contains(&&first) {
        return Ok(None);
    }
    for block in [512, 1024, 2048, 4096] {
        let step = block.max(2048);
        let mut has_nsr = false;
        for n in 0..64 {
            let id: [u8; 5] = probe.array(START + n * step + 1)?;
            has_nsr |= matches!(&id, b"NSR02" | b"NSR03");
            if has_nsr || !KNOWN.contains(&&id) {
                break;
            }
        }
        if has_nsr && has_anchor(probe, block)? {
            return Ok(Some(Place::new(START + 1, 5)));
        }
    }
    Ok(None)
}

/// An anchor volume descriptor pointer (tag 2) says in which block it is.
fn has_anchor(probe: &mut Probe<'_>, block: u64) -> Result<bool> {
    let blocks = probe.size() / block;
    for number in [256, 512, blocks.saturating_sub(257), blocks.saturating_sub(1)] {
        let at = number * block;
        if number > 0 && probe.le16(at)? == 2 && u64::from(probe.le32(at + 12)?) == number {
            return Ok(true);
        }
    }
    Ok(false)
}

/// ZFS: four labels, two at each end, each with a ring of uberblocks. A few of them must be there before it is
/// believed, and the last one of the label that made it enough is what is found.
pub(in crate::device::signature) fn zfs(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const MAGIC: u64 = 0x00BA_B10C;
    const LABEL: u64 = 256 << 10;
    const RING: u64 = 128 << 10;
    const UBERBLOCK: u64 = 1 << 10;
    const ENOUGH: usize = 4;
    let end = probe.size() & !(LABEL - 1);
    let labels = [Some(0), Some(LABEL), end.checked_sub(2 * LABEL), end.checked_sub(LABEL)];
    let mut found = 0;
    for label in labels.into_iter().flatten() {
        let mut last = None;
        for n in 0..(LABEL - RING) / UBERBLOCK {
            let at = label + RING + n * UBERBLOCK;
            let magic = probe.le64(at)?;
            if magic == MAGIC || magic.swap_bytes() == MAGIC {
                found += 1;
                last = Some(Place::new(at, 8));
            }
        }
        if found >= ENOUGH && last.is_some() {
            return Ok(last);
        }
    }
    Ok(None)
}

/// UFS 1 and 2, at the places and in the byte orders of the BSDs.
pub(in crate::device::signature) fn ufs(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const MAGICS: [u32; 5] = [0x1954_0119, 0x0001_1954, 0x0009_5014, 0x0019_5612, 0x0005_2432];
    for start in [0, 8 << 10, 64 << 10, 256 << 10] {
        let at = start + 0x55C;
        if MAGICS.contains(&probe.le32(at)?) || MAGICS.contains(&probe.be32(at)?) {
            return Ok(Some(Place::new(at, 4)));
        }
    }
    Ok(None)
}

/// MINIX, three versions, with names of 14 or 30 or 60 bytes: two magic bytes, so the zones are looked at, too.
pub(in crate::device::signature) fn minix(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const SUPER: u64 = 1024;
    let (magic, swapped) = (probe.le16(SUPER + 16)?, probe.be16(SUPER + 16)?);
    let known = |magic| matches!(magic, 0x137F | 0x138F | 0x2468 | 0x2478);
    if known(magic) || known(swapped) {
        let is_v1 = matches!(magic, 0x137F | 0x138F) || matches!(swapped, 0x137F | 0x138F);
        let inodes = probe.le16(SUPER)?;
        let zones =
            if is_v1 { u32::from(probe.le16(SUPER + 2)?) } else { probe.le32(SUPER + 20)? };
        let (inode_map, zone_map) = (probe.le16(SUPER + 4)?, probe.le16(SUPER + 6)?);
        let (first, log) = (probe.le16(SUPER + 8)?, probe.le16(SUPER + 10)?);
        if inodes != 0 && zones != 0 && inode_map != 0 && zone_map != 0 && first > 3 && log == 0 {
            return Ok(Some(Place::new(SUPER + 16, 2)));
        }
    }
    let at = SUPER + 24;
    let is_v3 = probe.le16(at)? == 0x4D5A || probe.be16(at)? == 0x4D5A;
    let has_maps = probe.le16(SUPER + 6)? != 0 && probe.le16(SUPER + 8)? != 0;
    Ok((is_v3 && has_maps).then(|| Place::new(at, 2)))
}

/// NILFS2: a superblock near the start and one near the end, each with a checksum.
pub(in crate::device::signature) fn nilfs2(probe: &mut Probe<'_>) -> Result<Option<Place>> {
    const MAGIC: &[u8] = b"\x34\x34";
    let near_end = (probe.size() / 512).checked_sub(8).map(|sector| sector * 512);
    for start in [Some(1024), near_end].into_iter().flatten() {
        let len = usize::from(probe.le16(start + 8)?);
        if !probe.has(start + 6, MAGIC)? || !(20..=1024).contains(&len) {
            continue;
        }
        let mut bytes = probe.bytes(start, len)?;
        if let Some(checksum) = bytes.get_mut(16..20) {
            checksum.fill(0);
        }
        let mut hasher = Hasher::new_with_initial(!probe.le32(start + 12)?);
        hasher.update(&bytes);
        if !hasher.finalize() == probe.le32(start + 16)? {
            return Ok(Some(Place::new(start + 6, MAGIC.len())));
        }
    }
    Ok(None)
}
