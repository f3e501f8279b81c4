//! The kinds of signatures, in the order in which libblkid 2.38 looks for them.
//!
//! Magic bytes and their places are facts of the formats; that these kinds are told apart as libblkid does was
//! checked with `wipefs` and `pvcreate` on what each format's own tool makes.

use super::filesystem::{self, ext};
use super::probe::{Place, Probe};
use super::{Usage, partition, raid};
use crate::error::Result;

/// A kind of signature.
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) usage: Usage,
    how: How,
}

/// How a kind is found.
enum How {
    /// By bytes at one of these places.
    Magic(&'static [Magic]),
    /// By such bytes, and where that holds as well.
    Checked(&'static [Magic], Check),
    /// In a way of its own.
    Own(fn(&mut Probe<'_>) -> Result<Option<Place>>),
}

/// Bytes at a place.
pub(super) type Magic = (u64, &'static [u8]);
/// Whether what lies around the magic bytes at that place makes sense.
type Check = fn(&mut Probe<'_>, Magic) -> Result<bool>;

impl Kind {
    const fn new(name: &'static str, usage: Usage, how: How) -> Self {
        Self { name, usage, how }
    }

    /// The first signature of the kind.
    pub(super) fn find(&self, probe: &mut Probe<'_>) -> Result<Option<Place>> {
        let (magics, check): (_, Option<Check>) = match self.how {
            How::Magic(magics) => (magics, None),
            How::Checked(magics, check) => (magics, Some(check)),
            How::Own(find) => return find(probe),
        };
        for magic in magics {
            let (at, bytes) = *magic;
            if !probe.has(at, bytes)? {
                continue;
            }
            let holds = match check {
                Some(check) => check(probe, *magic)?,
                None => true,
            };
            if holds {
                return Ok(Some(Place::new(at, bytes.len())));
            }
        }
        Ok(None)
    }
}

const K: u64 = 1 << 10;
const M: u64 = 1 << 20;

const EXT: &[Magic] = &[(K + 0x38, b"\x53\xef")];
const GFS: &[Magic] = &[(64 * K, b"\x01\x16\x19\x70")];
const SQUASHFS: &[Magic] = &[(0, b"sqsh"), (0, b"hsqs")];

use How::{Checked, Magic as Bare, Own};
use Usage::{Crypto, FileSystem, Other, PartitionTable, Raid};

/// All of them.
pub(super) const KINDS: &[Kind] = &[
    Kind::new("linux_raid_member", Raid, Own(raid::md)),
    Kind::new("ddf_raid_member", Raid, Own(raid::ddf)),
    Kind::new("isw_raid_member", Raid, Own(raid::isw)),
    Kind::new(
        "bcache",
        Raid,
        Checked(
            &[(4 * K + 24, b"\xc6\x85\x73\xf6\x4e\x1a\x45\xca\x82\x65\xf5\x7f\x48\xba\x6d\x81")],
            raid::bcache,
        ),
    ),
    Kind::new("ceph_bluestore", Other, Bare(&[(0, b"bluestore block device")])),
    Kind::new("drbd", Raid, Own(raid::drbd)),
    Kind::new(
        "LVM2_member",
        Raid,
        Checked(
            &[
                (0x218, b"LVM2 001"),
                (0x018, b"LVM2 001"),
                (K + 0x018, b"LVM2 001"),
                (K + 0x218, b"LVM2 001"),
            ],
            raid::lvm2,
        ),
    ),
    Kind::new("LVM1_member", Raid, Checked(&[(0, b"HM")], raid::lvm1)),
    Kind::new("DM_snapshot_cow", Other, Bare(&[(0, b"SnAp")])),
    Kind::new("DM_verity_hash", Crypto, Checked(&[(0, b"verity\0\0")], raid::verity)),
    Kind::new("DM_integrity", Crypto, Bare(&[(0, b"integrt\0")])),
    Kind::new("crypto_LUKS", Crypto, Own(raid::luks)),
    Kind::new("VMFS_volume_member", Raid, Bare(&[(M, b"\x0d\xd0\x01\xc0")])),
    Kind::new("ubi", Raid, Bare(&[(0, b"UBI#")])),
    Kind::new("vdo", Raid, Bare(&[(0, b"dmvdo001")])),
    Kind::new(
        "stratis",
        Raid,
        Bare(&[
            (0x204, b"!Stra0tis\x86\xff\x02^\x41rh"),
            (0x1204, b"!Stra0tis\x86\xff\x02^\x41rh"),
        ]),
    ),
    Kind::new(
        "BitLocker",
        Crypto,
        Bare(&[(0, b"\xeb\x52\x90-FVE-FS-"), (0, b"\xeb\x58\x90-FVE-FS-")]),
    ),
    Kind::new(
        "vfat",
        FileSystem,
        Checked(
            &[
                (0x52, b"MSWIN"),
                (0x52, b"FAT32   "),
                (0x36, b"MSDOS"),
                (0x36, b"FAT16   "),
                (0x36, b"FAT12   "),
                (0x36, b"FAT     "),
                (0, b"\xeb"),
                (0, b"\xe9"),
                (0x1fe, b"\x55\xaa"),
            ],
            filesystem::fat,
        ),
    ),
    Kind::new("swsuspend", Other, Own(filesystem::suspended)),
    Kind::new("swap", Other, Own(filesystem::swap)),
    Kind::new("xfs", FileSystem, Checked(&[(0, b"XFSB")], filesystem::xfs)),
    Kind::new("ext4dev", FileSystem, Checked(EXT, ext::is_ext4dev)),
    Kind::new("ext4", FileSystem, Checked(EXT, ext::is_ext4)),
    Kind::new("ext3", FileSystem, Checked(EXT, ext::is_ext3)),
    Kind::new("ext2", FileSystem, Checked(EXT, ext::is_ext2)),
    Kind::new("jbd", Other, Checked(EXT, ext::is_journal)),
    Kind::new(
        "reiserfs",
        FileSystem,
        Bare(&[
            (8 * K + 0x34, b"ReIsErFs"),
            (64 * K + 0x34, b"ReIsErFs"),
            (64 * K + 0x34, b"ReIsEr2Fs"),
            (64 * K + 0x34, b"ReIsEr3Fs"),
        ]),
    ),
    Kind::new("reiser4", FileSystem, Bare(&[(64 * K, b"ReIsEr4")])),
    Kind::new("jfs", FileSystem, Bare(&[(32 * K, b"JFS1")])),
    Kind::new("udf", FileSystem, Own(filesystem::udf)),
    Kind::new("iso9660", FileSystem, Bare(&[(32 * K + 1, b"CD001"), (32 * K + 9, b"CDROM")])),
    Kind::new("zfs_member", FileSystem, Own(filesystem::zfs)),
    Kind::new("hfsplus", FileSystem, Bare(&[(K, b"H+"), (K, b"HX")])),
    Kind::new("hfs", FileSystem, Checked(&[(K, b"BD")], filesystem::hfs)),
    Kind::new("ufs", FileSystem, Own(filesystem::ufs)),
    Kind::new("ntfs", FileSystem, Checked(&[(3, b"NTFS    ")], filesystem::ntfs)),
    Kind::new("ReFS", FileSystem, Bare(&[(0, b"\0\0\0ReFS\0")])),
    Kind::new("cramfs", FileSystem, Bare(&[(0, b"\x45\x3d\xcd\x28"), (0, b"\x28\xcd\x3d\x45")])),
    Kind::new("romfs", FileSystem, Bare(&[(0, b"-rom1fs-")])),
    Kind::new("minix", FileSystem, Own(filesystem::minix)),
    Kind::new("gfs", FileSystem, Checked(GFS, filesystem::is_gfs)),
    Kind::new("gfs2", FileSystem, Checked(GFS, filesystem::is_gfs2)),
    Kind::new(
        "ocfs2",
        FileSystem,
        Bare(&[(K, b"OCFSV2"), (2 * K, b"OCFSV2"), (4 * K, b"OCFSV2"), (8 * K, b"OCFSV2")]),
    ),
    Kind::new("oracleasm", Other, Bare(&[(32, b"ORCLDISK")])),
    Kind::new("vxfs", FileSystem, Bare(&[(K, b"\xf5\xfc\x01\xa5"), (8 * K, b"\xa5\x01\xfc\xf5")])),
    Kind::new("squashfs", FileSystem, Checked(SQUASHFS, filesystem::is_squashfs4)),
    Kind::new("squashfs3", FileSystem, Checked(SQUASHFS, filesystem::is_squashfs3)),
    Kind::new("btrfs", FileSystem, Bare(&[(64 * K + 0x40, b"_BHRfS_M")])),
    Kind::new("ubifs", FileSystem, Bare(&[(0, b"\x31\x18\x10\x06")])),
    Kind::new("bfs", FileSystem, Bare(&[(0, b"\xce\xfa\xad\x1b")])),
    Kind::new("VMFS", FileSystem, Bare(&[(2 * M, b"\x5e\xf1\xab\x2f")])),
    Kind::new("nilfs2", FileSystem, Own(filesystem::nilfs2)),
    Kind::new("exfat", FileSystem, Checked(&[(3, b"EXFAT   ")], filesystem::exfat)),
    Kind::new("f2fs", FileSystem, Bare(&[(K, b"\x10\x20\xf5\xf2")])),
    Kind::new("mpool", FileSystem, Bare(&[(0, b"mpoolDev")])),
    Kind::new("apfs", FileSystem, Checked(&[(32, b"NXSB")], filesystem::apfs)),
    Kind::new("zonefs", FileSystem, Bare(&[(0, b"SFOZ")])),
    Kind::new("erofs", FileSystem, Bare(&[(K, b"\xe2\xe1\xf5\xe0")])),
    Kind::new("aix", PartitionTable, Bare(&[(0, b"\xc9\xc2\xd4\xc1")])),
    Kind::new("sgi", PartitionTable, Checked(&[(0, b"\x0b\xe5\xa9\x41")], partition::sgi)),
    Kind::new("sun", PartitionTable, Checked(&[(508, b"\xda\xbe")], partition::sun)),
    Kind::new("dos", PartitionTable, Own(partition::dos)),
    Kind::new("gpt", PartitionTable, Own(partition::gpt)),
    Kind::new("PMBR", PartitionTable, Own(partition::protective)),
    Kind::new("mac", PartitionTable, Checked(&[(0, b"ER")], partition::mac)),
];
