//! Opening what a name stands for: a block device, a qcow2 image or a raw image.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;

use nix::libc;

use super::error::{io_error, open_error};
use super::{BlockDevice, DeviceError, FileDevice, KernelDevice, image_lock, qcow2};
use crate::error::Result;
use crate::units::Bytes;

/// What a device is opened for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OpenMode {
    /// Reading. Any number of readers may have an image open, but no writer.
    Read,
    /// Reading and writing. An image is ours alone; a block device may be in use by the kernel, as a PV
    /// with active LVs is.
    Write,
    /// Reading and writing what nobody else uses: a block device that is mounted, or part of an active
    /// device-mapper or md device, is refused. For `pvcreate` and `pvremove`.
    Exclusive,
}

impl OpenMode {
    /// Whether writes are allowed.
    pub const fn writes(self) -> bool {
        matches!(self, Self::Write | Self::Exclusive)
    }
}

/// What an image that may come from a stranger is allowed to do.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct OpenPolicy {
    /// Whether a qcow2 image may have a backing or data file outside its own folder.
    pub allow_backing: bool,
}

impl OpenPolicy {
    /// The same policy, with backing and data files allowed anywhere or not.
    #[must_use]
    pub const fn allow_backing(mut self, allow: bool) -> Self {
        self.allow_backing = allow;
        self
    }
}

/// Opens a block device or an image.
///
/// # Errors
/// [`crate::Error::Device`]: nothing there, no permission, busy, neither device nor image.
pub fn open_device(
    path: &Path,
    mode: OpenMode,
    policy: &OpenPolicy,
) -> Result<Arc<dyn BlockDevice>> {
    let name = path.to_string_lossy().into_owned();
    let kind = path.metadata().map_err(|e| open_error(&name, e))?.file_type();
    if kind.is_block_device() {
        return Ok(Arc::new(KernelDevice::open(path, &name, mode)?));
    }
    if !kind.is_file() {
        return Err(DeviceError::NotADevice { device: name }.into());
    }
    let file = open_file(path, &name, mode)?;
    image_lock::lock(&name, &file, mode)?;
    if qcow2::is_qcow2(&file).map_err(|e| io_error(&name, "read", Bytes::ZERO, e))? {
        return open_qcow2(path, &name, file, mode, policy);
    }
    Ok(Arc::new(FileDevice::new(&name, file, mode)?))
}

/// Opens a regular file; what another program put there since it was looked at does not make us wait.
pub(super) fn open_file(path: &Path, name: &str, mode: OpenMode) -> Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(mode.writes())
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
        .open(path)
        .map_err(|e| open_error(name, e))?;
    if !file.metadata().map_err(|e| open_error(name, e))?.is_file() {
        return Err(DeviceError::NotADevice { device: name.to_owned() }.into());
    }
    Ok(file)
}

#[cfg(feature = "qcow2")]
fn open_qcow2(
    path: &Path,
    name: &str,
    file: File,
    mode: OpenMode,
    policy: &OpenPolicy,
) -> Result<Arc<dyn BlockDevice>> {
    Ok(Arc::new(super::Qcow2Device::new(path, name, file, mode, policy)?))
}

#[cfg(not(feature = "qcow2"))]
#[expect(clippy::needless_pass_by_value, reason = "as the other one of this name")]
fn open_qcow2(
    _path: &Path,
    name: &str,
    file: File,
    _mode: OpenMode,
    _policy: &OpenPolicy,
) -> Result<Arc<dyn BlockDevice>> {
    super::qcow2::read_header(name, &file)?;
    let fault = super::ImageFault::NotBuiltIn;
    Err(DeviceError::Image { device: name.to_owned(), fault }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_device_is_refused_by_name() {
        let dir = tempfile::tempdir().unwrap();
        let line = |path: &Path| {
            open_device(path, OpenMode::Read, &OpenPolicy::default()).unwrap_err().to_string()
        };
        let missing = dir.path().join("none.img");
        assert_eq!(line(&missing), format!("No device found for {}.", missing.display()));
        let folder = dir.path();
        let wanted = format!("{} is neither a block device nor an image file", folder.display());
        assert_eq!(line(folder), wanted);
        assert!(line(Path::new("/dev/null")).ends_with("nor an image file"));
        let fifo = dir.path().join("fifo");
        nix::unistd::mkfifo(&fifo, nix::sys::stat::Mode::S_IRWXU).unwrap();
        assert!(line(&fifo).ends_with("nor an image file"));
    }
}
