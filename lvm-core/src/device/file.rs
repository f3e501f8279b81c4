//! A raw image: byte `n` of the file is byte `n` of the disk. Holes stay holes where nothing is written.

use std::fs::File;
use std::os::unix::fs::FileExt;

use nix::errno::Errno;
use nix::fcntl::{FallocateFlags, fallocate};

use super::error::{check_range, io_error};
use super::{BlockDevice, DeviceError, OpenMode, write_zeros};
use crate::error::Result;
use crate::units::{Bytes, SECTOR_SIZE};

/// A raw image file that is open and locked.
#[derive(Debug)]
pub struct FileDevice {
    name: String,
    file: File,
    size: Bytes,
    writable: bool,
}

impl FileDevice {
    /// Takes over a regular file that was opened and locked in that mode. Bytes after the last whole sector
    /// are not part of the disk.
    ///
    /// # Errors
    /// [`crate::Error::Io`] where the file's size cannot be read.
    pub(super) fn new(name: &str, file: File, mode: OpenMode) -> Result<Self> {
        let len = file.metadata().map_err(|e| io_error(name, "stat", Bytes::ZERO, e))?.len();
        let size = Bytes::new(len).to_sectors().to_bytes_saturating();
        Ok(Self { name: name.to_owned(), file, size, writable: mode.writes() })
    }

    fn check_writable(&self) -> Result<()> {
        if self.writable {
            return Ok(());
        }
        Err(DeviceError::ReadOnly { device: self.name.clone() }.into())
    }
}

impl BlockDevice for FileDevice {
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
        check_range(&self.name, offset, buf.len(), self.size)?;
        self.file
            .read_exact_at(buf, offset.get())
            .map_err(|e| io_error(&self.name, "read", offset, e))
    }

    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        self.check_writable()?;
        check_range(&self.name, offset, data.len(), self.size)?;
        self.file
            .write_all_at(data, offset.get())
            .map_err(|e| io_error(&self.name, "write", offset, e))
    }

    fn flush(&self) -> Result<()> {
        self.file.sync_data().map_err(|e| io_error(&self.name, "flush", Bytes::ZERO, e))
    }

    fn zero_range(&self, offset: Bytes, len: Bytes) -> Result<()> {
        self.check_writable()?;
        check_range(
            &self.name,
            offset,
            usize::try_from(len.get()).unwrap_or(usize::MAX),
            self.size,
        )?;
        let (Ok(start), Ok(count)) = (i64::try_from(offset.get()), i64::try_from(len.get())) else {
            return write_zeros(self, offset, len);
        };
        if count == 0 {
            return Ok(());
        }
        let hole = FallocateFlags::FALLOC_FL_PUNCH_HOLE | FallocateFlags::FALLOC_FL_KEEP_SIZE;
        match fallocate(&self.file, hole, start, count) {
            Ok(()) => Ok(()),
            Err(Errno::EINTR | Errno::EOPNOTSUPP | Errno::ENOSYS | Errno::EINVAL) => {
                write_zeros(self, offset, len)
            }
            Err(errno) => Err(io_error(&self.name, "zero", offset, errno.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    use super::super::{OpenPolicy, contract, open_device};
    use super::*;
    use crate::error::Error;

    fn image(dir: &Path, size: u64) -> std::path::PathBuf {
        let path = dir.join("disk.img");
        File::create(&path).unwrap().set_len(size).unwrap();
        path
    }

    #[test]
    fn it_keeps_the_contract_of_a_device() {
        let dir = tempfile::tempdir().unwrap();
        let path = image(dir.path(), contract::SIZE.get());
        let device = open_device(&path, OpenMode::Write, &OpenPolicy::default()).unwrap();
        contract::check(&*device);
        assert!(!device.is_kernel_device());
    }

    #[test]
    fn zeroing_gives_the_room_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = image(dir.path(), 64 << 20);
        let device = open_device(&path, OpenMode::Write, &OpenPolicy::default()).unwrap();
        device.write_at(Bytes::new(1 << 20), &vec![1; 8 << 20]).unwrap();
        device.flush().unwrap();
        let full = path.metadata().unwrap().blocks();
        device.zero_range(Bytes::new(1 << 20), Bytes::new(8 << 20)).unwrap();
        device.flush().unwrap();
        assert!(full >= 16_384, "{full} blocks");
        assert!(path.metadata().unwrap().blocks() < 1000);
        assert_eq!(path.metadata().unwrap().len(), 64 << 20);
    }

    #[test]
    fn a_part_of_a_sector_at_the_end_is_no_part_of_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        let path = image(dir.path(), (4 << 20) + 700);
        let device = open_device(&path, OpenMode::Read, &OpenPolicy::default()).unwrap();
        assert_eq!(device.size(), Bytes::new((4 << 20) + 512));
    }

    #[test]
    fn what_is_open_for_reading_is_not_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = image(dir.path(), 4 << 20);
        let device = open_device(&path, OpenMode::Read, &OpenPolicy::default()).unwrap();
        for refused in
            [device.write_at(Bytes::ZERO, &[1]), device.zero_range(Bytes::ZERO, Bytes::new(1))]
        {
            let line = refused.unwrap_err().to_string();
            assert_eq!(line, format!("{} is open for reading only", path.display()));
        }
    }

    #[test]
    fn an_image_that_shrank_gives_an_error_and_not_zeros() {
        let dir = tempfile::tempdir().unwrap();
        let path = image(dir.path(), 4 << 20);
        let device = open_device(&path, OpenMode::Read, &OpenPolicy::default()).unwrap();
        File::options().write(true).open(&path).unwrap().set_len(1 << 20).unwrap();
        let error = device.read_at(Bytes::new(2 << 20), &mut [0; 512]).unwrap_err();
        assert!(matches!(error, Error::Io { action: "read", .. }), "{error}");
    }

    #[test]
    fn a_full_file_system_is_named_as_such() {
        // /dev/full answers every write with ENOSPC.
        let mut full = File::options().read(true).write(true).open("/dev/full").unwrap();
        let no_space = full.write_all(&[1]).unwrap_err();
        let error = io_error("disk.img", "write", Bytes::new(4096), no_space);
        assert_eq!(error.to_string(), "disk.img: no space left under the image at byte 4096");
        assert!(error.hint().is_some());
    }
}
