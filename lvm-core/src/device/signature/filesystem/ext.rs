//! The ext family, told apart by the features that a superblock asks for.
//!
//! Source: the kernel's `Documentation/filesystems/ext4/super.rst`; which features make an ext4 of an ext3 is
//! what libblkid says.

use crate::device::signature::probe::Probe;
use crate::device::signature::table::Magic;
use crate::error::Result;

/// `s_feature_compat`: has a journal.
const HAS_JOURNAL: u32 = 0x4;
/// `s_feature_incompat`: is a journal.
const JOURNAL_DEVICE: u32 = 0x8;
/// `s_feature_incompat` that ext2 knows: types in directory entries, meta block groups.
const EXT2_INCOMPAT: u32 = 0x2 | 0x10;
/// The same of ext3: recovery as well.
const EXT3_INCOMPAT: u32 = EXT2_INCOMPAT | 0x4;
/// `s_feature_ro_compat` that ext2 and ext3 know: sparse superblocks, large files, directory trees.
const EXT3_RO_COMPAT: u32 = 0x1 | 0x2 | 0x4;
/// `s_flags`: made for trying out.
const TEST: u32 = 0x4;

struct Features {
    compat: u32,
    incompat: u32,
    ro_compat: u32,
    is_test: bool,
}

impl Features {
    fn read(probe: &mut Probe<'_>) -> Result<Self> {
        Ok(Self {
            compat: probe.le32(1024 + 0x5C)?,
            incompat: probe.le32(1024 + 0x60)?,
            ro_compat: probe.le32(1024 + 0x64)?,
            is_test: probe.le32(1024 + 0x160)? & TEST != 0,
        })
    }

    fn is_journal(&self) -> bool {
        self.incompat & JOURNAL_DEVICE != 0
    }

    fn has_journal(&self) -> bool {
        self.compat & HAS_JOURNAL != 0
    }

    fn is_beyond(&self, incompat: u32) -> bool {
        self.incompat & !incompat != 0 || self.ro_compat & !EXT3_RO_COMPAT != 0
    }
}

pub(in crate::device::signature) fn is_journal(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    Ok(Features::read(probe)?.is_journal())
}

pub(in crate::device::signature) fn is_ext2(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let features = Features::read(probe)?;
    Ok(!features.is_journal() && !features.has_journal() && !features.is_beyond(EXT2_INCOMPAT))
}

pub(in crate::device::signature) fn is_ext3(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let features = Features::read(probe)?;
    Ok(!features.is_journal() && features.has_journal() && !features.is_beyond(EXT3_INCOMPAT))
}

pub(in crate::device::signature) fn is_ext4(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let features = Features::read(probe)?;
    Ok(!features.is_journal() && !features.is_test && features.is_beyond(EXT3_INCOMPAT))
}

pub(in crate::device::signature) fn is_ext4dev(probe: &mut Probe<'_>, _: Magic) -> Result<bool> {
    let features = Features::read(probe)?;
    Ok(!features.is_journal() && features.is_test)
}
