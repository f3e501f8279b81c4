//! Where the bytes are: block devices, image files, memory.
//!
//! Everything above reads and writes through [`BlockDevice`], so that a wrapper which fails, tears or forgets
//! serves every test. Offsets and lengths are in bytes; unaligned ones are the implementation's to handle.
//!
//! - [`open_device`] opens what a path stands for: a [`KernelDevice`], a raw [`FileDevice`] or a qcow2 image;
//! - [`image`] makes images and tells what they are;
//! - [`scan`] and [`filter`] say which devices of the host to look at, [`devices_file`] which ones LVM2 was told
//!   of, [`image_list`] which images a user has;
//! - [`signature`] finds what is on a device already;
//! - [`usage`] tells who uses a device of the kernel's;
//! - [`MemoryDevice`] and [`fault`] are for tests.

mod aligned;
mod block;
#[cfg(test)]
mod contract;
pub mod devices_file;
pub mod drivers;
mod error;
pub mod fault;
mod file;
pub mod filter;
pub mod image;
pub mod image_list;
mod image_lock;
mod memory;
mod open;
mod qcow2;
pub mod scan;
pub mod signature;
mod sysfs;
#[cfg(test)]
pub(crate) mod testing;
pub mod usage;

pub(crate) use aligned::AlignedBuffer;
pub use block::KernelDevice;
pub use error::DeviceError;
pub use file::FileDevice;
pub use memory::MemoryDevice;
pub use open::{OpenMode, OpenPolicy, open_device};
pub use qcow2::ImageFault;
#[cfg(feature = "qcow2")]
pub use qcow2::Qcow2Device;
pub use sysfs::DeviceNumber;

use std::fmt;

use crate::error::Result;
use crate::units::Bytes;

/// A thing with bytes at fixed places.
///
/// All methods take `&self` and may be called from several threads.
pub trait BlockDevice: fmt::Debug + Send + Sync {
    /// What users call it: the path that was opened.
    fn name(&self) -> &str;

    /// Its size.
    fn size(&self) -> Bytes;

    /// What is written in one piece: 512 or 4096 bytes. A power cut may tear what is larger.
    fn block_size(&self) -> Bytes;

    /// Fills `buf` from `offset`.
    ///
    /// # Errors
    /// [`crate::Error::Io`], also for a range that ends past the device.
    fn read_at(&self, offset: Bytes, buf: &mut [u8]) -> Result<()>;

    /// Writes `data` at `offset`. It may be lost until [`Self::flush`] has returned.
    ///
    /// # Errors
    /// [`crate::Error::Io`], also for a range that ends past the device, and for a device opened read-only.
    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()>;

    /// Makes everything written so far last.
    ///
    /// # Errors
    /// [`crate::Error::Io`]; then nothing is known of what was written since the last flush.
    fn flush(&self) -> Result<()>;

    /// Makes `len` bytes from `offset` read as zeros, without taking room in a sparse image where that is
    /// possible. The default writes zeros.
    ///
    /// # Errors
    /// [`crate::Error::Io`].
    fn zero_range(&self, offset: Bytes, len: Bytes) -> Result<()> {
        write_zeros(self, offset, len)
    }

    /// How the device wants data to be laid out; all zero where nothing is known (images, memory).
    fn topology(&self) -> Topology {
        Topology::default()
    }

    /// The kernel's number of a block device; `None` for images and memory.
    fn number(&self) -> Option<DeviceNumber> {
        None
    }

    /// Whether a partition table on it would count: of a disk, not of a partition or an LV.
    fn is_partitionable(&self) -> bool {
        false
    }

    /// Whether this is a kernel block device; otherwise an image or memory.
    fn is_kernel_device(&self) -> bool {
        self.number().is_some()
    }
}

/// What a block device says of its layout, in bytes; 0 where it says nothing.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Topology {
    /// `alignment_offset`: where the first naturally aligned byte is.
    pub alignment_offset: Bytes,
    /// `minimum_io_size`: a RAID's chunk.
    pub minimum_io: Bytes,
    /// `optimal_io_size`: a RAID's stripe.
    pub optimal_io: Bytes,
}

/// Zeroes a range by writing it.
fn write_zeros<D: BlockDevice + ?Sized>(device: &D, offset: Bytes, len: Bytes) -> Result<()> {
    static ZEROS: [u8; 1 << 16] = [0; 1 << 16];
    let all = usize::try_from(len.get()).unwrap_or(usize::MAX);
    error::check_range(device.name(), offset, all, device.size())?;
    let mut done = 0_u64;
    while done < len.get() {
        let rest = usize::try_from(len.get() - done).unwrap_or(usize::MAX);
        let part = ZEROS.get(..rest).unwrap_or(&ZEROS);
        device.write_at(offset.saturating_add(Bytes::new(done)), part)?;
        done = done.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
    }
    Ok(())
}
