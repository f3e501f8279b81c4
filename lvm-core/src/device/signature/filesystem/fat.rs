//! File systems whose first sector is a boot sector, which partition tables resemble: FAT, exFAT, NTFS.

use crate::device::signature::probe::Probe;
use crate::device::signature::table::{self, Magic};
use crate::error::Result;

/// FAT: the numbers of its boot sector make sense.
/// Source: Microsoft's "FAT: General Overview of On-Disk Format".
pub(in crate::device::signature) fn fat(probe: &mut Probe<'_>, (_, magic): Magic) -> Result<bool> {
    // A jump or the mark alone says little; OS/2 gave JFS and HPFS such a sector, too.
    if magic.len() <= 2 {
        let label: [u8; 8] = probe.array(0x36)?;
        if !probe.has(0x1fe, b"\x55\xaa")? || matches!(&label, b"JFS     " | b"HPFS    ") {
            return Ok(false);
        }
    }
    let sector = u32::from(probe.le16(11)?);
    let cluster = u32::from(probe.u8(13)?);
    let (reserved, fats) = (u32::from(probe.le16(14)?), u32::from(probe.u8(16)?));
    let media = probe.u8(21)?;
    if fats == 0
        || reserved == 0
        || !(media >= 0xF8 || media == 0xF0)
        || !cluster.is_power_of_two()
        || !sector.is_power_of_two()
        || !(512..=4096).contains(&sector)
    {
        return Ok(false);
    }
    let (short_fat, long_fat) = (u32::from(probe.le16(22)?), probe.le32(36)?);
    let fat_len = if short_fat == 0 { long_fat } else { short_fat };
    let root = (u32::from(probe.le16(17)?) * 32).div_ceil(sector);
    let sectors = match probe.le16(19)? {
        0 => probe.le32(32)?,
        sectors => u32::from(sectors),
    };
    let used = u64::from(reserved) + u64::from(fats) * u64::from(fat_len) + u64::from(root);
    let clusters = (u64::from(sectors).saturating_sub(used)) / u64::from(cluster);
    let most = if short_fat == 0 && long_fat != 0 { 0x0FFF_FFF6 } else { 0xFFF4 };
    Ok(clusters <= most)
}

/// exFAT: sizes of sector and cluster, number of tables, and the mark.
/// Source: Microsoft's "exFAT file system specification", "Main Boot Sector".
pub(in crate::device::signature) fn exfat(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let (sector, cluster) = (probe.u8(108)?, probe.u8(109)?);
    Ok(probe.has(510, b"\x55\xaa")?
        && (9..=12).contains(&sector)
        && sector.saturating_add(cluster) <= 25
        && matches!(probe.u8(110)?, 1 | 2)
        && probe.bytes(11, 53)?.iter().all(|&byte| byte == 0))
}

/// NTFS: sizes of sector and cluster; what FAT has in its boot sector is 0.
pub(in crate::device::signature) fn ntfs(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let sector = u32::from(probe.le16(11)?);
    // Above 240 the byte is minus a power of two.
    let cluster = match probe.u8(13)? {
        log @ 240..=255 => 1_u32.checked_shl(u32::from(256 - u16::from(log))).unwrap_or_default(),
        sectors => u32::from(sectors),
    };
    Ok((256..=4096).contains(&sector)
        && sector.is_power_of_two()
        && cluster.is_power_of_two()
        && sector.saturating_mul(cluster) <= 2 << 20
        && probe.le16(14)? == 0
        && probe.bytes(16, 5)?.iter().all(|&byte| byte == 0)
        && probe.le16(22)? == 0
        && probe.le32(32)? == 0)
}

/// Whether the first sector belongs to one of these, and so is no partition table.
pub(in crate::device::signature) fn has_boot_sector(probe: &mut Probe<'_>) -> Result<bool> {
    for kind in table::KINDS {
        if matches!(kind.name, "vfat" | "exfat" | "ntfs") && kind.find(probe)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
