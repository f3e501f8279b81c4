//! Which file system is on a device, and how large it says it is.
//!
//! | kind | size | source |
//! |---|---|---|
//! | ext2/3/4 | `s_blocks_count_lo` at 1024 + 4, with `s_blocks_count_hi` at 1024 + 336 where incompat has 0x80, times 1024 << `s_log_block_size` at 1024 + 24 | the kernel's `Documentation/filesystems/ext4/super.rst` |
//! | XFS | `sb_dblocks` at 8 times `sb_blocksize` at 4, big-endian | the kernel's `fs/xfs/libxfs/xfs_format.h` |
//! | swap | `last_page` at 1024 + 4 and one more, times the page's size, which the place of the magic tells | the kernel's `include/linux/swap.h` |
//!
//! Of other kinds only the name is known.

use std::path::Path;

use crate::device::BlockDevice;
use crate::device::signature::{self, Signature, Usage};
use crate::error::Result;
use crate::units::Bytes;

/// Where the superblock of ext and the header of swap begin.
const START: Bytes = Bytes::new(1024);
/// `s_feature_incompat` of ext: more than 2^32 blocks.
const INCOMPAT_64BIT: u32 = 0x80;
/// The largest `s_log_block_size` of ext: 64 KiB.
const MAX_LOG_BLOCK: u32 = 6;
/// Bytes of swap's magic, the last of the first page.
const SWAP_MAGIC: u64 = 10;

/// How the file systems differ that can be resized.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FsKind {
    /// ext2, ext3, ext4: larger while mounted, smaller while not.
    Ext,
    /// Larger, and only while mounted.
    Xfs,
    /// Made anew.
    Swap,
    /// LUKS and the like: what is inside cannot be seen.
    Crypto,
    /// Anything else.
    Other,
}

/// What is on a device.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FileSystem {
    /// libblkid's name: `ext4`.
    pub name: &'static str,
    /// What can be done with it.
    pub kind: FsKind,
    /// How much of the device it takes; `None` where that is not known.
    pub size: Option<Bytes>,
    /// Its label; empty if it has none. Known of swap alone, which loses it otherwise.
    pub label: Vec<u8>,
    /// Its UUID. Known of swap alone.
    pub uuid: Option<[u8; 16]>,
}

impl FileSystem {
    /// Looks at a device. What is no file system, nor encrypted, is none, as a PV's label.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn on(device: &dyn BlockDevice) -> Result<Option<Self>> {
        let found = signature::find(device)?;
        let is_content = |one: &&Signature| {
            matches!(one.usage, Usage::FileSystem | Usage::Crypto) || one.kind == "swap"
        };
        found.iter().find(is_content).map(|one| Self::of(one, device)).transpose()
    }

    fn of(found: &Signature, device: &dyn BlockDevice) -> Result<Self> {
        let plain =
            |kind, size| Self { name: found.kind, kind, size, label: Vec::new(), uuid: None };
        Ok(match (found.kind, found.usage) {
            ("ext2" | "ext3" | "ext4", _) => plain(FsKind::Ext, ext_size(&read(device, START)?)),
            ("xfs", _) => plain(FsKind::Xfs, xfs_size(&read(device, Bytes::ZERO)?)),
            ("swap", _) => {
                let page = found.offset.get().checked_add(SWAP_MAGIC);
                let header = read(device, START)?;
                Self {
                    label: swap_label(&header),
                    uuid: header.get(12..28).and_then(|uuid| uuid.try_into().ok()),
                    ..plain(FsKind::Swap, page.and_then(|page| swap_size(&header, page)))
                }
            }
            (_, Usage::Crypto) => plain(FsKind::Crypto, None),
            _ => plain(FsKind::Other, None),
        })
    }
}

fn read(device: &dyn BlockDevice, at: Bytes) -> Result<[u8; 512]> {
    let mut bytes = [0; 512];
    device.read_at(at, &mut bytes)?;
    Ok(bytes)
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk::<N>().copied()
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

fn product(count: u64, size: u64) -> Option<Bytes> {
    count.checked_mul(size).map(Bytes::new)
}

fn ext_size(superblock: &[u8]) -> Option<Bytes> {
    let log = le32(superblock, 0x18).filter(|log| *log <= MAX_LOG_BLOCK)?;
    let is_wide = le32(superblock, 0x60)? & INCOMPAT_64BIT != 0;
    let high = if is_wide { le32(superblock, 0x150)? } else { 0 };
    let blocks = u64::from(high) << 32 | u64::from(le32(superblock, 0x4)?);
    product(blocks, 1024 << log)
}

fn xfs_size(superblock: &[u8]) -> Option<Bytes> {
    let block = array(superblock, 4).map(u32::from_be_bytes)?;
    let blocks = array(superblock, 8).map(u64::from_be_bytes)?;
    product(blocks, u64::from(block))
}

/// How much of its device an XFS takes that is mounted at `point`; more if its log is elsewhere, never less.
pub(super) fn mounted_xfs_size(device: &dyn BlockDevice, point: &Path) -> Option<Bytes> {
    let superblock = read(device, Bytes::ZERO).ok()?;
    let block = array(&superblock, 4).map(u32::from_be_bytes)?;
    let log = array(&superblock, 96).map(u32::from_be_bytes)?;
    let stat = nix::sys::statvfs::statvfs(point).ok()?;
    // What the kernel tells are the blocks without the log.
    let data = product(stat.blocks(), stat.fragment_size())?;
    data.checked_add(product(u64::from(log), u64::from(block))?)
}

fn swap_size(header: &[u8], page: u64) -> Option<Bytes> {
    let (version, last) = (array(header, 0)?, array(header, 4)?);
    // The header is in the byte order of the machine that made it.
    let last = if u32::from_le_bytes(version) == 1 {
        u32::from_le_bytes(last)
    } else if u32::from_be_bytes(version) == 1 {
        u32::from_be_bytes(last)
    } else {
        return None;
    };
    product(u64::from(last).checked_add(1)?, page)
}

fn swap_label(header: &[u8]) -> Vec<u8> {
    let label = header.get(28..44).unwrap_or_default();
    label.iter().copied().take_while(|byte| *byte != 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::testing::{has_program, run, sparse};
    use crate::device::{MemoryDevice, OpenMode, OpenPolicy, open_device};

    const MIB: u64 = 1 << 20;

    /// What a program made on an image of that size.
    fn made(mib: u64, program: &str, args: &[&str]) -> Option<FileSystem> {
        if !has_program(program) {
            return None;
        }
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fs.img");
        sparse(&path, Bytes::new(mib * MIB));
        let mut words = args.to_vec();
        words.push(path.to_str().unwrap());
        run(program, &words);
        let device = open_device(&path, OpenMode::Read, &OpenPolicy::default()).unwrap();
        Some(FileSystem::on(device.as_ref()).unwrap().unwrap())
    }

    #[test]
    fn the_sizes_are_those_that_the_tools_made() {
        for (mib, program, args, name, kind, size) in [
            (40, "mkfs.ext4", &["-q", "-b", "1024"][..], "ext4", FsKind::Ext, 40 * MIB),
            (40, "mkfs.ext4", &["-q", "-b", "4096", "-O", "^64bit"], "ext4", FsKind::Ext, 40 * MIB),
            (9, "mkfs.ext3", &["-q"], "ext3", FsKind::Ext, 9 * MIB),
            (9, "mkfs.ext2", &["-q"], "ext2", FsKind::Ext, 9 * MIB),
            (320, "mkfs.xfs", &["-q"], "xfs", FsKind::Xfs, 320 * MIB),
            (12, "mkswap", &["-q", "-L", "a label"], "swap", FsKind::Swap, 12 * MIB),
        ] {
            let Some(found) = made(mib, program, args) else { continue };
            assert_eq!((found.name, found.kind), (name, kind));
            assert_eq!(found.size, Some(Bytes::new(size)), "{name}");
            if name == "swap" {
                assert_eq!(found.label, b"a label");
                assert!(found.uuid.is_some_and(|uuid| uuid != [0; 16]));
            }
        }
    }

    #[test]
    fn more_blocks_than_32_bits_hold() {
        let mut superblock = [0; 512];
        superblock[4..8].copy_from_slice(&7_u32.to_le_bytes());
        superblock[0x18] = 2;
        superblock[0x150] = 3;
        assert_eq!(ext_size(&superblock), Some(Bytes::new(7 * 4096)));
        superblock[0x60] = 0x80;
        assert_eq!(ext_size(&superblock), Some(Bytes::new((3 << 32 | 7) * 4096)));
        superblock[0x18] = 7;
        assert_eq!(ext_size(&superblock), None);
        superblock[0x18] = 6;
        superblock[0x150..0x154].fill(0xFF);
        assert_eq!(ext_size(&superblock), None);
    }

    #[test]
    fn swap_of_machines_with_the_other_byte_order() {
        let mut header = [0; 512];
        header[..4].copy_from_slice(&1_u32.to_be_bytes());
        header[4..8].copy_from_slice(&9_u32.to_be_bytes());
        assert_eq!(swap_size(&header, 65_536), Some(Bytes::new(655_360)));
        header[..4].fill(0);
        assert_eq!(swap_size(&header, 4096), None);
    }

    #[test]
    fn what_is_no_file_system_is_none() {
        let disk = MemoryDevice::new("disk", Bytes::new(8 * MIB));
        assert_eq!(FileSystem::on(&disk).unwrap(), None);
        disk.write_at(Bytes::ZERO, b"LUKS\xba\xbe\0\x01").unwrap();
        let found = FileSystem::on(&disk).unwrap().unwrap();
        assert_eq!((found.name, found.kind, found.size), ("crypto_LUKS", FsKind::Crypto, None));
    }
}
