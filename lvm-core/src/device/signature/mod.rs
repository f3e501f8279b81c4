//! What is on a device already: file systems, swap, encryption, RAID members, partition tables.
//!
//! `pvcreate` asks before it writes over one of them. The names, the order and the offsets are those of
//! libblkid, through which LVM2 asks, so that both ask the same questions: a signature is looked for as if those
//! before it were wiped already. Of a FAT there are three, of a GPT the two headers and the protective MBR.
//!
//! - `table`: the kinds, in order, and their magic bytes;
//! - `raid`, `filesystem`, `partition`: what magic bytes alone do not tell;
//! - `probe`: reading, with the bytes hidden that were found before.

mod filesystem;
mod partition;
mod probe;
mod raid;
mod table;

use super::BlockDevice;
use crate::error::Result;
use crate::units::Bytes;

use probe::Probe;

/// No device has so many; a limit all the same, for what is on the device decides when the search ends.
const MOST: usize = 256;
/// On something no larger than a floppy disk nobody looks for RAID.
const FLOPPY: Bytes = Bytes::new(1440 << 10);

/// What a signature is a sign of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Usage {
    /// A file system, or swap's like.
    FileSystem,
    /// A part of something larger: md, bcache, LVM2, …
    Raid,
    /// Encrypted data.
    Crypto,
    /// Swap and logs.
    Other,
    /// A partition table.
    PartitionTable,
}

/// Bytes that say what is on a device.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Signature {
    /// The name that libblkid gives it: `ext4`, `crypto_LUKS`, `linux_raid_member`, `gpt`, …
    pub kind: &'static str,
    /// What it is a sign of.
    pub usage: Usage,
    /// Where the magic bytes are.
    pub offset: Bytes,
    /// How many they are.
    pub len: usize,
}

impl Signature {
    /// Whether this is a PV's own label, which `pvcreate` does not ask about.
    pub fn is_lvm_member(&self) -> bool {
        matches!(self.kind, "LVM1_member" | "LVM2_member")
    }

    /// Makes it unrecognizable: zeroes the magic bytes and nothing else.
    ///
    /// # Errors
    /// Where `device` cannot be written.
    pub fn wipe(&self, device: &dyn BlockDevice) -> Result<()> {
        let zeros = vec![0; self.len];
        device.write_at(self.offset, &zeros)
    }
}

/// All signatures on a device, in the order in which LVM2 asks about them.
///
/// ```
/// use lvm_core::device::{BlockDevice, MemoryDevice, signature};
/// use lvm_core::units::Bytes;
///
/// let disk = MemoryDevice::new("disk", Bytes::new(64 << 20));
/// disk.write_at(Bytes::ZERO, b"LUKS\xba\xbe\0\x01")?;
/// let found = signature::find(&disk)?;
/// assert_eq!(found[0].kind, "crypto_LUKS");
/// found[0].wipe(&disk)?;
/// assert!(signature::find(&disk)?.is_empty());
/// # Ok::<_, lvm_core::Error>(())
/// ```
///
/// # Errors
/// Where `device` cannot be read.
pub fn find(device: &dyn BlockDevice) -> Result<Vec<Signature>> {
    let mut probe = Probe::new(device);
    let mut found = Vec::new();
    for kind in table::KINDS {
        if kind.usage == Usage::Raid && device.size() <= FLOPPY {
            continue;
        }
        while found.len() < MOST
            && let Some(place) = kind.find(&mut probe)?
        {
            let (offset, len) = (place.offset, place.len);
            found.push(Signature { kind: kind.name, usage: kind.usage, offset, len });
            probe.hide(place);
        }
    }
    Ok(found)
}

/// Whether the device is a member of an md RAID, which must not be used beneath it.
///
/// # Errors
/// Where `device` cannot be read.
pub fn is_md_member(device: &dyn BlockDevice) -> Result<bool> {
    Ok(raid::md(&mut Probe::new(device))?.is_some())
}

/// The same for those kinds of superblocks that are at the start of a device, of which `head` is the beginning.
pub fn is_md_member_at_start(head: &[u8]) -> bool {
    raid::is_md_at_start(head)
}

#[cfg(test)]
mod tests;
