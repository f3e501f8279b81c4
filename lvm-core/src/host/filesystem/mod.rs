//! File systems that are resized with their LVs: `--fs` and `--resizefs`.
//!
//! - `superblock`: which file system is on a device, and how much of it that takes;
//! - `plan`: what has to be done, or why it cannot be. Pure;
//! - `refusal`: why not, in LVM2's words;
//! - `run`: doing it, with the programs of the file systems themselves;
//! - `note`: what a command that is killed meanwhile leaves to the next one.
//!
//! ```text
//! let found = filesystem::look(device)?;             // what, how large, mounted where
//! let plan = filesystem::plan_resize(&request, say)?; // nothing has happened yet
//! let mut run = FsRun::new(plan, device, Tools::default());
//! run.before(say)?;                                  // a file system gets smaller
//! // … the LV gets its size …
//! run.after(say)?;                                   // a file system gets larger
//! ```

mod note;
mod plan;
mod refusal;
mod run;
mod superblock;

pub use note::FsNote;
pub use plan::{FsPlan, FsRequest, FsStep, check_size, plan_fsadm, plan_resize};
pub use refusal::{FsFailure, FsRefusal};
pub use run::{FsRun, FsSaid, Tools};
pub use superblock::{FileSystem, FsKind};

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::device::usage::{Mount, Swap};
use crate::device::usage::{mounts_of, number_of, swap_of};
use crate::device::{BlockDevice, OpenMode, OpenPolicy, open_device};
use crate::error::{Error, Result};
use crate::units::Bytes;

/// What becomes of the file system on an LV that gets another size: `--fs`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FsOption {
    /// It is resized too. The same as `--resizefs`.
    Resize,
    /// It is resized by LVM2's `fsadm`.
    ResizeFsadm,
    /// It is not touched, and an LV that would become smaller than it is refused.
    CheckSize,
    /// Nobody looks at it.
    Ignore,
}

/// Whether a file system may be mounted and unmounted to be resized: `--fsmode`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum FsMode {
    /// It may, and is afterwards as it was before.
    #[default]
    Manage,
    /// It stays as it is; what needs it otherwise is refused.
    NoChange,
    /// It is unmounted and stays so.
    Offline,
}

/// What is on a device, and who uses that.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The file system.
    pub fs: Option<FileSystem>,
    /// Where it is mounted.
    pub mounts: Vec<Mount>,
    /// If it is swapped to.
    pub swap: Option<Swap>,
}

/// Looks at a device of the kernel's.
///
/// # Errors
/// Where it cannot be read.
pub fn look(path: &Path) -> Result<Found> {
    let device = open_device(path, OpenMode::Read, &OpenPolicy::default())?;
    // What is mounted is in the system's cache, perhaps there alone.
    let cached = Cached::open(path, device.as_ref())?;
    let mut fs = FileSystem::on(&cached)?;
    let number = number_of(path);
    let mounts = number.map(mounts_of).unwrap_or_default();
    if let (Some(fs), Some(mount)) = (&mut fs, mounts.first())
        && fs.kind == FsKind::Xfs
    {
        // A mounted XFS that has grown writes its superblock when it likes.
        fs.size = fs.size.max(superblock::mounted_xfs_size(&cached, &mount.point));
    }
    Ok(Found { fs, mounts, swap: number.and_then(swap_of) })
}

/// A device read through the system's cache.
#[derive(Debug)]
struct Cached {
    name: String,
    file: File,
    size: Bytes,
    block_size: Bytes,
}

impl Cached {
    fn open(path: &Path, device: &dyn BlockDevice) -> Result<Self> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|source| Error::Io {
            device: name.clone(),
            action: "open",
            offset: Bytes::ZERO,
            source,
        })?;
        Ok(Self { name, file, size: device.size(), block_size: device.block_size() })
    }

    fn error(&self, action: &'static str, offset: Bytes, source: std::io::Error) -> Error {
        Error::Io { device: self.name.clone(), action, offset, source }
    }
}

impl BlockDevice for Cached {
    fn name(&self) -> &str {
        &self.name
    }

    fn size(&self) -> Bytes {
        self.size
    }

    fn block_size(&self) -> Bytes {
        self.block_size
    }

    fn read_at(&self, offset: Bytes, buf: &mut [u8]) -> Result<()> {
        self.file
            .read_exact_at(buf, offset.get())
            .map_err(|source| self.error("read", offset, source))
    }

    fn write_at(&self, offset: Bytes, _: &[u8]) -> Result<()> {
        let source = std::io::ErrorKind::ReadOnlyFilesystem.into();
        Err(self.error("write", offset, source))
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }
}
