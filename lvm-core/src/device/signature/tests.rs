//! Every kind is made, by its own tool where there is one, and compared with what `wipefs` and LVM2 say.

use std::path::Path;
use std::process::Command;

use super::super::testing::{Loop, has_program, run, sparse};
use super::super::{MemoryDevice, OpenMode, OpenPolicy, open_device};
use super::*;

const SIZE: Bytes = Bytes::new(64 << 20);

/// Kinds and offsets on a device.
fn found(device: &dyn BlockDevice) -> Vec<(&'static str, u64)> {
    find(device).unwrap().iter().map(|one| (one.kind, one.offset.get())).collect()
}

/// A disk of 64 MiB with these bytes on it.
fn disk(parts: &[(u64, &[u8])]) -> MemoryDevice {
    let disk = MemoryDevice::new("disk", SIZE);
    for (at, bytes) in parts {
        disk.write_at(Bytes::new(*at), bytes).unwrap();
    }
    disk
}

/// md's superblock, version 1, for a place.
fn md(at: u64) -> Vec<u8> {
    let mut bytes = vec![0; 256];
    bytes[..4].copy_from_slice(&0xA92B_4EFC_u32.to_le_bytes());
    bytes[4] = 1;
    bytes[144..152].copy_from_slice(&(at / 512).to_le_bytes());
    bytes
}

/// What `wipefs` of util-linux 2.38 finds on the same bytes.
#[test]
fn kinds_without_a_tool_are_found_where_wipefs_finds_them() {
    let end = SIZE.get();
    let md10 = end - 0x2000;
    let uberblock = &0x00BA_B10C_u64.to_le_bytes();
    let ring: Vec<(u64, &[u8])> = (0..6).map(|n| ((128 + n) << 10, &uberblock[..])).collect();
    for (parts, wanted) in [
        (&[(0, &md(0)[..])][..], &[("linux_raid_member", 0)][..]),
        (&[(4096, &md(4096))], &[("linux_raid_member", 4096)]),
        (&[(4096, &md(0))], &[]),
        (&[(md10, &md(md10))], &[("linux_raid_member", md10)]),
        (&[(end - 65_536, b"\xfc\x4e\x2b\xa9")], &[("linux_raid_member", end - 65_536)]),
        (&[(end - 65_536, b"\xa9\x2b\x4e\xfc")], &[("linux_raid_member", end - 65_536)]),
        (&[(end - 1024, b"Intel Raid ISM Cfg Sig. 1.1.00")], &[("isw_raid_member", end - 1024)]),
        (&[(end - 4036, b"\x83\x74\x02\x6b")], &[("drbd", end - 4036)]),
        (&[(0, b"HM\x01\0")], &[("LVM1_member", 0)]),
        (&[(0, b"SnAp\x01\0\0\0")], &[("DM_snapshot_cow", 0)]),
        (&[(0, b"verity\0\0\x01\0\0\0")], &[("DM_verity_hash", 0)]),
        (&[(0, b"dmvdo001")], &[("vdo", 0)]),
        (&[(0xFF6, b"S1SUSPEND\0")], &[("swsuspend", 0xFF6)]),
        (&[(0xFF6, b"SWAP-SPACE")], &[("swap", 0xFF6)]),
        (&[(0xFFF6, b"SWAPSPACE2"), (1024, b"\x01\0\0\0\x09")], &[("swap", 0xFFF6)]),
        (&[(0xFF6, b"SWAPSPACE2"), (1024, b"\0\0\0\x01\0\0\0\x09")], &[("swap", 0xFF6)]),
        (&[(0xFF6, b"SWAPSPACE2"), (1024, b"\x02\0\0\0\x09")], &[]),
        (&ring, &[("zfs_member", 0x21400), ("zfs_member", 0x21000), ("zfs_member", 0x20C00)]),
        (&ring[..3], &[]),
        (&[(1024, b"HX\0\x05")], &[("hfsplus", 1024)]),
        (&[(1024, b"BD")], &[("hfs", 1024)]),
        (&[(65_536 + 0x55C, b"\x19\x54\x01\x19")], &[("ufs", 0x1055C)]),
        (&[(0, b"\0\0\0ReFS\0")], &[("ReFS", 0)]),
        (&[(0, b"-rom1fs-")], &[("romfs", 0)]),
        (
            &[(65_536, b"\x01\x16\x19\x70"), (65_560, b"\0\0\x05\x1d\0\0\x05\x79")],
            &[("gfs", 65_536)],
        ),
        (
            &[(65_536, b"\x01\x16\x19\x70"), (65_560, b"\0\0\x07\x09\0\0\x07\x6c")],
            &[("gfs2", 65_536)],
        ),
        (&[(4096, b"OCFSV2")], &[("ocfs2", 4096)]),
        (&[(0, b"hsqs"), (28, b"\x03\0")], &[("squashfs3", 0)]),
        (&[(2 << 20, b"\x5e\xf1\xab\x2f")], &[("VMFS", 2 << 20)]),
        (&[(1 << 20, b"\x0d\xd0\x01\xc0")], &[("VMFS_volume_member", 1 << 20)]),
        (&[(0, b"\xc9\xc2\xd4\xc1")], &[("aix", 0)]),
        (&[(510, b"\x55\xaa")], &[("dos", 510)]),
        (&[(510, b"\x55\xaa"), (446, b"\x07")], &[]),
        (&[(510, b"\x55\xaa"), (450, b"\xee")], &[]),
    ] {
        assert_eq!(found(&disk(parts)), wanted);
    }
}

#[test]
fn zfs_labels_are_counted_together() {
    let end = SIZE.get();
    let mut parts: Vec<(u64, &[u8])> = Vec::new();
    for label in [0, 256 << 10, end - (512 << 10), end - (256 << 10)] {
        for n in 0..2 {
            parts.push((label + ((128 + n) << 10), b"\x0c\xb1\xba\0\0\0\0\0"));
        }
    }
    let wanted = [0x6_0400, 0x3FA_0400, 0x3FA_0000, 0x3FE_0400, 0x3FE_0000];
    assert_eq!(found(&disk(&parts)), wanted.map(|at| ("zfs_member", at)));
}

#[test]
fn on_a_floppy_disk_there_is_no_raid() {
    let disk = MemoryDevice::new("disk", FLOPPY);
    disk.write_at(Bytes::ZERO, &md(0)).unwrap();
    assert_eq!(found(&disk), []);
}

#[test]
fn random_bytes_and_tiny_devices_are_nothing() {
    let noise: Vec<u8> =
        (0..4_u32 << 20).map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect();
    assert_eq!(found(&MemoryDevice::from_bytes("noise", &noise)), []);
    for len in [0, 1, 511, 512, 513, 1024, 4096, 65_536, 65_537] {
        assert_eq!(found(&MemoryDevice::from_bytes("tiny", &noise[..len])), [], "{len}");
        let ones = vec![0xFF; len];
        assert_eq!(found(&MemoryDevice::from_bytes("ones", &ones)), [], "{len}");
    }
}

#[test]
fn a_device_full_of_one_signature_ends_the_search() {
    let disk = disk(&[]);
    for at in 0..4096 {
        disk.write_at(Bytes::new(at << 10), b"\x0c\xb1\xba\0\0\0\0\0").unwrap();
    }
    assert!(find(&disk).unwrap().len() <= MOST);
}

/// Makes one kind on a file or device, with the tool, its arguments and the size in MiB.
const TOOLS: &[(&str, u64, &[&str])] = &[
    ("mkfs.ext2", 64, &["-q", "-F"]),
    ("mkfs.ext3", 64, &["-q", "-F"]),
    ("mkfs.ext4", 64, &["-q", "-F"]),
    ("mke2fs", 64, &["-q", "-F", "-O", "journal_dev"]),
    ("mke2fs", 64, &["-q", "-F", "-O", "^has_journal,extent"]),
    ("mkfs.xfs", 320, &["-q"]),
    ("mkfs.btrfs", 256, &["-q"]),
    ("mkfs.vfat", 4, &["-F", "12"]),
    ("mkfs.vfat", 64, &["-F", "16"]),
    ("mkfs.vfat", 64, &["-F", "32"]),
    ("mkfs.ntfs", 64, &["-F", "-f", "-Q", "-q"]),
    ("mkfs.exfat", 64, &[]),
    ("mkswap", 64, &[]),
    ("mkfs.f2fs", 128, &["-q"]),
    ("mkfs.nilfs2", 256, &["-q"]),
    ("mkfs.jfs", 64, &["-q"]),
    ("mkreiserfs", 64, &["-f", "-f", "-q"]),
    ("make-bcache", 64, &["-B"]),
    ("make-bcache", 64, &["-C"]),
    ("mkudffs", 64, &[]),
    ("mkfs.minix", 64, &[]),
    ("mkfs.minix", 64, &["-2"]),
    ("mkfs.minix", 64, &["-3"]),
    ("mkfs.bfs", 64, &[]),
    ("sgdisk", 64, &["-n", "1:0:0"]),
];

/// Makes it; `None` where the tool is not installed.
fn make(tool: &str, args: &[&str], path: &Path) -> Option<()> {
    let output = Command::new(tool).args(args).arg(path).output().ok()?;
    assert!(
        output.status.success(),
        "{tool} {args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(())
}

/// What `wipefs` finds, in its order.
fn wipefs(path: &Path) -> Vec<(String, u64)> {
    let text = run("wipefs", &["--no-act", "--parsable", path.to_str().unwrap()]);
    let line = |line: &str| {
        let mut fields = line.split(',');
        let offset = fields.next()?.strip_prefix("0x")?;
        Some((fields.next_back()?.to_owned(), u64::from_str_radix(offset, 16).ok()?))
    };
    text.lines().filter_map(line).collect()
}

/// Finds the same as `wipefs`, and nothing more once everything found is wiped.
fn agrees_with_wipefs(path: &Path, what: &str) {
    let theirs = wipefs(path);
    let device = open_device(path, OpenMode::Write, &OpenPolicy::default()).unwrap();
    let ours = find(&*device).unwrap();
    let names: Vec<_> = ours.iter().map(|one| (one.kind.to_owned(), one.offset.get())).collect();
    assert_eq!(names, theirs, "{what}");
    for one in ours {
        one.wipe(&*device).unwrap();
    }
    assert_eq!(found(&*device), [], "{what}");
    drop(device);
    assert_eq!(wipefs(path), [], "{what}");
}

#[test]
fn what_the_tools_make_is_found_as_wipefs_finds_it() {
    if !has_program("wipefs") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("disk.img");
    for (tool, size, args) in TOOLS {
        let _ = std::fs::remove_file(&path);
        sparse(&path, Bytes::new(size << 20));
        match make(tool, args, &path) {
            Some(()) => agrees_with_wipefs(&path, &format!("{tool} {args:?}")),
            None => eprintln!("SKIPPED: {tool} is not installed"),
        }
    }
    for (label, script) in [("dos", ",,"), ("gpt", ",,"), ("sun", ",,"), ("sgi", ",10M")] {
        if !has_program("sfdisk") {
            return;
        }
        let _ = std::fs::remove_file(&path);
        sparse(&path, SIZE);
        let command = format!("echo '{script}' | sfdisk -q -X {label} {}", path.display());
        run("sh", &["-c", &command]);
        agrees_with_wipefs(&path, label);
    }
}

#[test]
fn luks_is_found_as_wipefs_finds_it() {
    if !has_program("cryptsetup") || !has_program("wipefs") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("disk.img");
    for options in ["--type luks1", "--type luks2 --pbkdf pbkdf2"] {
        let _ = std::fs::remove_file(&path);
        sparse(&path, SIZE);
        let command = format!(
            "echo x | cryptsetup -q luksFormat {options} --pbkdf-force-iterations 1000 {} -",
            path.display()
        );
        run("sh", &["-c", &command]);
        agrees_with_wipefs(&path, options);
    }
}

/// The questions of `pvcreate`, which end with the first "n".
#[test]
fn loop_lvm2_pvcreate_asks_about_the_same() {
    if !has_program("lvm") {
        return;
    }
    let (first, rest) = ("WARNING: ", " signature detected on ");
    for (tool, size, args) in TOOLS {
        let Some(device) = Loop::new(Bytes::new(size << 20), 512) else { return };
        let Some(()) = make(tool, args, &device.path) else { continue };
        let opened = open_device(&device.path, OpenMode::Read, &OpenPolicy::default()).unwrap();
        let ours = found(&*opened);
        drop(opened);
        let output = device.lvm(&["pvcreate", device.name()], &"y\n".repeat(9));
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let asked: Vec<(&str, u64)> = text
            .split(first)
            .filter_map(|question| {
                let (kind, place) = question.split_once(rest)?;
                let offset = place.split_once(" at offset ")?.1.split_once('.')?.0;
                Some((kind, offset.parse().ok()?))
            })
            .collect();
        assert_eq!(ours, asked, "{tool} {args:?}: {text}");
        assert!(!ours.is_empty(), "{tool} {args:?}");
    }
}
