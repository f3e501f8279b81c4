//! A device that the host can let go of and open again.
//!
//! An image is locked while it is open, against other readers where it is open for writing. A command looks at
//! all images, and then writes to those of one VG; between the two it lets go of everything, so that commands
//! on different VGs do not wait for each other.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::{Duration, Instant};

use crate::device::{
    BlockDevice, DeviceError, DeviceNumber, OpenMode, OpenPolicy, Topology, open_device,
};
use crate::error::{Error, Result};
use crate::units::Bytes;

/// How long to wait for an image that somebody has open: another rlvm is done sooner, a machine never is.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often to look.
const INTERVAL: Duration = Duration::from_millis(5);

/// A device by its path, open or not.
pub struct Handle {
    path: PathBuf,
    policy: OpenPolicy,
    name: String,
    size: Bytes,
    block_size: Bytes,
    topology: Topology,
    number: Option<DeviceNumber>,
    is_kernel_device: bool,
    open: RwLock<Option<(OpenMode, Arc<dyn BlockDevice>)>>,
}

impl Handle {
    /// Opens the device at `path`.
    ///
    /// # Errors
    /// As [`open_device`]; a busy image is waited for a little.
    pub fn open(path: PathBuf, mode: OpenMode, policy: &OpenPolicy) -> Result<Self> {
        let device = open_patiently(&path, mode, policy)?;
        Ok(Self {
            name: device.name().to_owned(),
            size: device.size(),
            block_size: device.block_size(),
            topology: device.topology(),
            number: device.number(),
            is_kernel_device: device.is_kernel_device(),
            open: RwLock::new(Some((mode, device))),
            policy: policy.clone(),
            path,
        })
    }

    /// The path that it was opened by.
    pub(super) fn path(&self) -> &PathBuf {
        &self.path
    }

    /// Lets go of an image. A kernel device keeps nobody out, and stays open.
    pub fn release(&self) {
        if !self.is_kernel_device
            && let Ok(mut open) = self.open.write()
        {
            *open = None;
        }
    }

    /// Opens the device so that `mode` is allowed.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn reopen(&self, mode: OpenMode) -> Result<()> {
        let mut open = self.open.write().map_err(|_| self.poisoned())?;
        if open.as_ref().is_some_and(|(now, _)| *now == mode) {
            return Ok(());
        }
        // The lock that is held would be in the way of the one that is wanted.
        *open = None;
        *open = Some((mode, open_patiently(&self.path, mode, &self.policy)?));
        Ok(())
    }

    /// The open device; one that was let go of is opened for reading.
    fn device(&self) -> Result<Arc<dyn BlockDevice>> {
        if let Some((_, device)) = &*self.open.read().map_err(|_| self.poisoned())? {
            return Ok(Arc::clone(device));
        }
        let mut open = self.open.write().map_err(|_| self.poisoned())?;
        if let Some((_, device)) = &*open {
            return Ok(Arc::clone(device));
        }
        let device = open_patiently(&self.path, OpenMode::Read, &self.policy)?;
        *open = Some((OpenMode::Read, Arc::clone(&device)));
        Ok(device)
    }

    fn poisoned(&self) -> Error {
        Error::Io {
            device: self.name.clone(),
            action: "open",
            offset: Bytes::ZERO,
            source: std::io::Error::other("another thread panicked while it had the device"),
        }
    }
}

fn open_patiently(
    path: &std::path::Path,
    mode: OpenMode,
    policy: &OpenPolicy,
) -> Result<Arc<dyn BlockDevice>> {
    let start = Instant::now();
    loop {
        match open_device(path, mode, policy) {
            Err(Error::Device(DeviceError::ImageBusy { .. })) if start.elapsed() < PATIENCE => {
                thread::sleep(INTERVAL);
            }
            done => return done,
        }
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle")
            .field("name", &self.name)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl BlockDevice for Handle {
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
        self.device()?.read_at(offset, buf)
    }

    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        self.device()?.write_at(offset, data)
    }

    fn flush(&self) -> Result<()> {
        self.device()?.flush()
    }

    fn zero_range(&self, offset: Bytes, len: Bytes) -> Result<()> {
        self.device()?.zero_range(offset, len)
    }

    fn topology(&self) -> Topology {
        self.topology
    }

    fn number(&self) -> Option<DeviceNumber> {
        self.number
    }

    fn is_partitionable(&self) -> bool {
        self.device().is_ok_and(|device| device.is_partitionable())
    }

    fn is_kernel_device(&self) -> bool {
        self.is_kernel_device
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_let_go_of_is_free_for_others_and_opens_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("disk.img");
        std::fs::File::create(&path).unwrap().set_len(1 << 20).unwrap();
        let policy = OpenPolicy::default();
        let handle = Handle::open(path.clone(), OpenMode::Read, &policy).unwrap();
        assert!(open_device(&path, OpenMode::Write, &policy).is_err(), "it is open");
        handle.release();
        let other = open_device(&path, OpenMode::Write, &policy).unwrap();
        assert!(handle.reopen(OpenMode::Write).is_err(), "the other has it");
        drop(other);
        handle.reopen(OpenMode::Write).unwrap();
        handle.write_at(Bytes::ZERO, b"abc").unwrap();
        handle.release();
        let mut back = [0; 3];
        handle.read_at(Bytes::ZERO, &mut back).unwrap();
        assert_eq!(&back, b"abc");
        assert!(handle.write_at(Bytes::ZERO, b"x").is_err(), "it came back for reading");
    }
}
