//! File systems and swap: what has to hold besides the magic bytes.

pub(super) mod ext;
mod fat;
mod places;

use super::probe::Probe;
use super::table::Magic;
use crate::error::Result;

pub(super) use fat::{exfat, fat, has_boot_sector, ntfs};
pub(super) use places::{minix, nilfs2, suspended, swap, udf, ufs, zfs};

/// XFS: sector, block and inode sizes that agree with their logarithms.
/// Source: the kernel's `fs/xfs/libxfs/xfs_format.h`, `struct xfs_dsb`.
pub(super) fn xfs(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let block = probe.be32(4)?;
    let (sector, inode) = (u32::from(probe.be16(102)?), u32::from(probe.be16(104)?));
    let is_power = |value: u32, log: u8| 1_u32.checked_shl(u32::from(log)) == Some(value);
    Ok((512..=65_536).contains(&block)
        && is_power(block, probe.u8(120)?)
        && (512..=32_768).contains(&sector)
        && is_power(sector, probe.u8(121)?)
        && (256..=2048).contains(&inode)
        && is_power(inode, probe.u8(122)?)
        && probe.be32(88)? > 0
        && probe.be32(84)? > 0)
}

/// HFS that does not only wrap an HFS+.
pub(super) fn hfs(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let embedded: [u8; 2] = probe.array(1024 + 124)?;
    Ok(!matches!(&embedded, b"H+" | b"HX"))
}

/// GFS: the numbers of its on-disk formats.
pub(super) fn is_gfs(probe: &mut Probe<'_>, (at, _): Magic) -> Result<bool> {
    Ok(probe.be32(at + 24)? == 1309 && probe.be32(at + 28)? == 1401)
}

/// GFS2: the numbers of its on-disk formats.
pub(super) fn is_gfs2(probe: &mut Probe<'_>, (at, _): Magic) -> Result<bool> {
    let (fs, multi) = (probe.be32(at + 24)?, probe.be32(at + 28)?);
    Ok((1800..1900).contains(&fs) && (1900..2000).contains(&multi))
}

/// squashfs since version 4, which is little-endian.
pub(super) fn is_squashfs4(probe: &mut Probe<'_>, (_, magic): Magic) -> Result<bool> {
    Ok(magic == b"hsqs" && probe.le16(28)? >= 4)
}

/// squashfs before version 4, of either byte order.
pub(super) fn is_squashfs3(probe: &mut Probe<'_>, (_, magic): Magic) -> Result<bool> {
    Ok(if magic == b"sqsh" { probe.be16(28)? < 4 } else { probe.le16(28)? < 4 })
}

/// APFS: the container's object is what and where it should be.
pub(super) fn apfs(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    Ok(probe.le64(8)? == 1 && probe.le16(24)? == 1 && probe.le32(36)? == 4096)
}
