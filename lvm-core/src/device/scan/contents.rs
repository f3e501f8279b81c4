//! Devices that are left out for what is on them, whatever their labels say.
//!
//! LVM2 looks for a partition table and for superblocks of md in what it has read of a device anyway, and so does
//! this: only a device that seems to have one costs a further look. The rules are those of LVM2 2.03.16, checked
//! on loop devices (`tests/tests/lvm2_filters.rs`).

use super::LeftOut;
use crate::device::{BlockDevice, signature};
use crate::error::Result;
use crate::units::Bytes;

/// The mark at the end of a boot sector, and the first of its four entries of 16 bytes.
const BOOT_MARK: (usize, [u8; 2]) = (510, [0x55, 0xAA]);
const ENTRIES: usize = 446;
const ENTRY_LEN: usize = 16;
/// Places in an entry: its flag, and how many sectors the partition has.
const FLAG: usize = 0;
const SECTORS: core::ops::Range<usize> = 12..16;

/// Where superblocks of md are looked for: `devices/md_component_checks`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum MdCheck {
    /// Nowhere.
    Off,
    /// At the start of a device; at its end as well before it is made a PV.
    #[default]
    Start,
    /// At the start and at the end, which has to be read for it.
    Whole,
}

/// Which devices are left out for what is on them.
#[derive(Clone, Copy, Debug)]
pub struct ContentRules {
    /// Those with a partition table, if they can have one of their own.
    pub partitions: bool,
    /// Members of md arrays.
    pub md: MdCheck,
    /// Those smaller than this: `devices/pv_min_size`.
    pub min_size: Bytes,
}

impl ContentRules {
    /// No device is left out.
    pub const NONE: Self = Self { partitions: false, md: MdCheck::Off, min_size: Bytes::ZERO };

    /// Why the device is left out, `head` being the beginning of it.
    ///
    /// # Errors
    /// Where `device` cannot be read further.
    pub fn left_out(&self, device: &dyn BlockDevice, head: &[u8]) -> Result<Option<LeftOut>> {
        if self.partitions && has_partition_table(head) && device.is_partitionable() {
            return Ok(Some(LeftOut::Partitioned));
        }
        let md = match self.md {
            MdCheck::Off => false,
            MdCheck::Start => signature::is_md_member_at_start(head),
            MdCheck::Whole => signature::is_md_member(device)?,
        };
        if md {
            return Ok(Some(LeftOut::MdMember));
        }
        Ok((device.size() < self.min_size).then_some(LeftOut::TooSmall))
    }

    /// Why the device must not be made a PV: the same, and md wherever it may be.
    ///
    /// # Errors
    /// Where `device` cannot be read.
    pub fn no_new_pv(&self, device: &dyn BlockDevice) -> Result<Option<LeftOut>> {
        let md = self.md != MdCheck::Off && signature::is_md_member(device)?;
        Ok(md.then_some(LeftOut::MdMember))
    }
}

impl Default for ContentRules {
    /// LVM2's defaults.
    fn default() -> Self {
        Self { partitions: true, md: MdCheck::Start, min_size: Bytes::new(2 << 20) }
    }
}

/// Whether there is a table of partitions, or what protects one of GPT: a boot sector of which every entry has a
/// flag that means something, and one a length. File systems' boot sectors have neither.
fn has_partition_table(head: &[u8]) -> bool {
    let (at, mark) = BOOT_MARK;
    if head.get(at..at + mark.len()) != Some(&mark) {
        return false;
    }
    let entries = head.get(ENTRIES..at).unwrap_or_default().chunks_exact(ENTRY_LEN);
    let means_something = |entry: &[u8]| matches!(entry.get(FLAG), Some(0 | 0x80));
    let has_length =
        |entry: &[u8]| entry.get(SECTORS).is_some_and(|len| len.iter().any(|byte| *byte != 0));
    entries.clone().all(means_something) && { entries }.any(has_length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::MemoryDevice;

    /// A boot sector with these entries: place, flag, type, sectors.
    fn boot_sector(entries: &[(usize, u8, u8, u32)]) -> Vec<u8> {
        let mut sector = vec![0; 512];
        sector[510..].copy_from_slice(&[0x55, 0xAA]);
        for (place, flag, kind, len) in entries {
            let at = ENTRIES + ENTRY_LEN * place;
            (sector[at], sector[at + 4]) = (*flag, *kind);
            sector[at + 12..at + 16].copy_from_slice(&len.to_le_bytes());
        }
        sector
    }

    #[test]
    fn a_table_has_good_flags_and_a_partition() {
        for (entries, is_table) in [
            (&[][..], false),
            (&[(0, 0, 0x83, 100)], true),
            (&[(0, 0, 0x83, 0)], false),
            (&[(0, 0, 0, 5)], true),
            (&[(2, 0x80, 0, 5)], true),
            (&[(0, 7, 0x83, 100)], false),
            (&[(0, 0, 0x83, 100), (2, 7, 0, 0)], false),
            (&[(0, 0, 0xEE, 100_000)], true),
        ] {
            assert_eq!(has_partition_table(&boot_sector(entries)), is_table, "{entries:?}");
        }
        assert!(!has_partition_table(&boot_sector(&[(0, 0, 0x83, 100)])[..511]), "too short");
    }

    #[test]
    fn superblocks_of_md_count_where_they_are_looked_for() {
        let size = Bytes::new(64 << 20);
        let disk_with = |at: u64| {
            let disk = MemoryDevice::new("disk", size);
            let mut superblock = [0; 512];
            superblock[..8].copy_from_slice(&[0xFC, 0x4E, 0x2B, 0xA9, 1, 0, 0, 0]);
            superblock[144..152].copy_from_slice(&(at / 512).to_le_bytes());
            disk.write_at(Bytes::new(at), &superblock).unwrap();
            disk
        };
        let at_end = (64 << 20) - 8192;
        for (at, check, found) in [
            (0, MdCheck::Start, true),
            (4096, MdCheck::Start, true),
            (at_end, MdCheck::Start, false),
            (at_end, MdCheck::Whole, true),
            (0, MdCheck::Off, false),
        ] {
            let disk = disk_with(at);
            let rules = ContentRules { md: check, ..ContentRules::default() };
            let head = disk.bytes(Bytes::ZERO, 128 << 10);
            let why = rules.left_out(&disk, &head).unwrap();
            assert_eq!(why == Some(LeftOut::MdMember), found, "{at} {check:?}");
            let no_pv = rules.no_new_pv(&disk).unwrap();
            assert_eq!(no_pv.is_some(), check != MdCheck::Off, "{at} {check:?}");
        }
    }

    #[test]
    fn what_is_too_small_is_left_out() {
        let disk = MemoryDevice::new("disk", Bytes::new((2 << 20) - 512));
        let why = |rules: ContentRules| rules.left_out(&disk, &[0; 512]).unwrap();
        assert_eq!(why(ContentRules::default()), Some(LeftOut::TooSmall));
        assert_eq!(why(ContentRules::NONE), None);
    }
}
