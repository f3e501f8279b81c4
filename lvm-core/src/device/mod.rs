//! Where the bytes are: block devices, image files, memory.
//!
//! Everything above reads and writes through [`BlockDevice`], so that a wrapper which fails, tears or forgets
//! serves every test. Offsets and lengths are in bytes; unaligned ones are the implementation's to handle.

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
        const CHUNK: [u8; 1 << 16] = [0; 1 << 16];
        let mut done = 0;
        while done < len.get() {
            let part = usize::try_from(len.get() - done).unwrap_or(usize::MAX).min(CHUNK.len());
            let data = CHUNK.get(..part).unwrap_or(&CHUNK);
            self.write_at(offset.saturating_add(Bytes::new(done)), data)?;
            done += u64::try_from(data.len()).unwrap_or(u64::MAX);
        }
        Ok(())
    }

    /// How the device wants data to be laid out; all zero where nothing is known (images, memory).
    fn topology(&self) -> Topology {
        Topology::default()
    }

    /// Whether this is a kernel block device; otherwise an image or memory.
    fn is_kernel_device(&self) -> bool {
        false
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
