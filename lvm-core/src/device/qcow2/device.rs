//! A qcow2 image as a device, through the imago crate.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use imago::io_buffers::{IoVector, IoVectorMut};
use imago::qcow2::Qcow2;
use imago::{FormatAccess, FormatDriverBuilder, StorageOpenOptions};

use super::super::error::{check_range, io_error};
use super::super::{BlockDevice, DeviceError, OpenMode, OpenPolicy};
use super::gate::Gate;
use super::storage::{OrderedFile as Storage, Tables};
use super::{ImageFault, read_header, refcounts};
use crate::error::{Error, Result};
use crate::units::{Bytes, SECTOR_SIZE};

/// A qcow2 image, with its backing files, that is open and locked.
#[derive(Debug)]
pub struct Qcow2Device {
    name: String,
    size: Bytes,
    writable: bool,
    /// Taken for writing where clusters are given back, which must not happen under a read.
    image: RwLock<FormatAccess<Storage>>,
}

impl Qcow2Device {
    /// Takes over a file at `path` that was opened and locked in that mode.
    ///
    /// # Errors
    /// [`DeviceError::Image`] where the image cannot be used or `policy` does not allow what it wants.
    pub(in super::super) fn new(
        path: &Path,
        name: &str,
        file: File,
        mode: OpenMode,
        policy: &OpenPolicy,
    ) -> Result<Self> {
        let fault =
            |fault: ImageFault| Error::from(DeviceError::Image { device: name.to_owned(), fault });
        let header = read_header(name, &file)?;
        header.check().map_err(fault)?;
        if mode.writes() {
            refcounts::check(&header, &file).map_err(fault)?;
        }
        let failed = |e| io_error(name, "open", Bytes::ZERO, e);
        let gate = Gate::new(path, mode, policy).map_err(failed)?;
        let options = StorageOpenOptions::new().filename(path).write(mode.writes());
        let storage = Storage::new(file, options, Some(Tables::of(&header))).map_err(failed)?;
        let opened = Qcow2::<Storage>::builder(storage).write(mode.writes()).open(gate.clone());
        let image = opened.map_err(|e| gate.take_fault().map_or_else(|| failed(e), fault))?;
        let image = FormatAccess::new(image);
        Ok(Self {
            name: name.to_owned(),
            size: Bytes::new(image.size()).to_sectors().to_bytes_saturating(),
            writable: mode.writes(),
            image: RwLock::new(image),
        })
    }

    fn image(&self) -> RwLockReadGuard<'_, FormatAccess<Storage>> {
        self.image.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn check(&self, offset: Bytes, len: usize, write: bool) -> Result<()> {
        if write && !self.writable {
            return Err(DeviceError::ReadOnly { device: self.name.clone() }.into());
        }
        check_range(&self.name, offset, len, self.size)
    }

    fn failed(&self, action: &'static str, offset: Bytes) -> impl FnOnce(io::Error) -> Error {
        move |source| io_error(&self.name, action, offset, source)
    }
}

impl BlockDevice for Qcow2Device {
    fn name(&self) -> &str {
        &self.name
    }

    fn size(&self) -> Bytes {
        self.size
    }

    fn is_partitionable(&self) -> bool {
        true
    }

    fn block_size(&self) -> Bytes {
        Bytes::new(SECTOR_SIZE)
    }

    fn read_at(&self, offset: Bytes, buf: &mut [u8]) -> Result<()> {
        self.check(offset, buf.len(), false)?;
        if buf.is_empty() {
            return Ok(());
        }
        let mut vector = IoVectorMut::new();
        vector.push(buf);
        self.image().readv(vector, offset.get()).map_err(self.failed("read", offset))
    }

    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        self.check(offset, data.len(), true)?;
        if data.is_empty() {
            return Ok(());
        }
        let mut vector = IoVector::new();
        vector.push(data);
        self.image().writev(vector, offset.get()).map_err(self.failed("write", offset))
    }

    fn flush(&self) -> Result<()> {
        let image = self.image();
        image.flush().and_then(|()| image.sync()).map_err(self.failed("flush", Bytes::ZERO))
    }

    fn zero_range(&self, offset: Bytes, len: Bytes) -> Result<()> {
        self.check(offset, usize::try_from(len.get()).unwrap_or(usize::MAX), true)?;
        if len.is_zero() {
            return Ok(());
        }
        let mut image = self.image.write().unwrap_or_else(PoisonError::into_inner);
        match image.discard_to_zero(offset.get(), len.get()) {
            // Version 2 has no clusters of zeros.
            Err(e) if e.kind() == io::ErrorKind::Unsupported => {
                drop(image);
                write_zeros_over_data(self, offset, len)
            }
            Err(e) => Err(self.failed("zero", offset)(e)),
            // What was given back must not be used for something else before that is on the disk.
            Ok(()) => {
                drop(image);
                self.flush()
            }
        }
    }
}

/// Zeroes a range by writing to those parts of it alone that have something else than zeros.
fn write_zeros_over_data(device: &Qcow2Device, offset: Bytes, len: Bytes) -> Result<()> {
    const ZEROS: [u8; 4096] = [0; 4096];
    let end = offset.saturating_add(len);
    let mut found = ZEROS;
    let mut at = offset;
    while at < end {
        let rest = usize::try_from(end.saturating_sub(at).get()).unwrap_or(usize::MAX);
        let part = found.get_mut(..rest.min(ZEROS.len())).unwrap_or_default();
        device.read_at(at, part)?;
        let zeros = ZEROS.get(..part.len()).unwrap_or(&ZEROS);
        if part != zeros {
            device.write_at(at, zeros)?;
        }
        at = at.saturating_add(Bytes::new(u64::try_from(zeros.len()).unwrap_or(u64::MAX)));
    }
    Ok(())
}
