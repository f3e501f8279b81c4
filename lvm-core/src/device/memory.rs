//! A device in memory, for tests and for trying things out.
//!
//! Pages that were never written take no room, so a device of many terabytes is cheap; copies share their
//! pages until one of them is written.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::BlockDevice;
use super::error::check_range;
use crate::error::Result;
use crate::units::{Bytes, SECTOR_SIZE};

const PAGE: usize = 4096;
const PAGE_U64: u64 = 4096;
type Pages = BTreeMap<u64, Arc<[u8; PAGE]>>;

/// A device whose bytes are in memory. A new one reads as zeros.
///
/// ```
/// use lvm_core::device::{BlockDevice, MemoryDevice};
/// use lvm_core::units::Bytes;
///
/// let disk = MemoryDevice::new("disk", Bytes::new(10 << 30));
/// disk.write_at(Bytes::new(512), b"LABELONE")?;
/// let mut found = [0; 8];
/// disk.read_at(Bytes::new(512), &mut found)?;
/// assert_eq!(&found, b"LABELONE");
/// # Ok::<_, lvm_core::Error>(())
/// ```
pub struct MemoryDevice {
    name: String,
    size: Bytes,
    block_size: Bytes,
    pages: RwLock<Pages>,
}

impl MemoryDevice {
    /// A device of that size, with blocks of 512 bytes.
    pub fn new(name: impl Into<String>, size: Bytes) -> Self {
        Self {
            name: name.into(),
            size,
            block_size: Bytes::new(SECTOR_SIZE),
            pages: RwLock::new(Pages::new()),
        }
    }

    /// A device that holds a copy of `bytes`.
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Self {
        let size = Bytes::new(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        let device = Self::new(name, size);
        device.put(Bytes::ZERO, bytes);
        device
    }

    /// A device with the name and the bytes of another one.
    ///
    /// # Errors
    /// Where `device` cannot be read.
    pub fn copy_of(device: &dyn BlockDevice) -> Result<Self> {
        let copy = Self::new(device.name(), device.size()).with_block_size(device.block_size());
        let mut chunk = vec![0; 1 << 20];
        let mut at = Bytes::ZERO;
        while at < device.size() {
            let rest =
                usize::try_from(device.size().saturating_sub(at).get()).unwrap_or(usize::MAX);
            let len = rest.min(chunk.len());
            let part = chunk.get_mut(..len).unwrap_or_default();
            device.read_at(at, part)?;
            copy.put(at, part);
            at = at.saturating_add(Bytes::new(u64::try_from(len).unwrap_or(u64::MAX)));
        }
        Ok(copy)
    }

    /// Makes `device`, which must not be smaller, hold these bytes, and flushes it.
    ///
    /// # Errors
    /// Where `device` cannot be written.
    pub fn copy_to(&self, device: &dyn BlockDevice) -> Result<()> {
        device.zero_range(Bytes::ZERO, self.size)?;
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner).clone();
        for (number, page) in pages {
            let at = Bytes::new(number.saturating_mul(PAGE_U64));
            let rest = usize::try_from(self.size.saturating_sub(at).get()).unwrap_or(usize::MAX);
            device.write_at(at, page.get(..rest).unwrap_or(page.as_slice()))?;
        }
        device.flush()
    }

    /// The same device with blocks of another size.
    #[must_use]
    pub fn with_block_size(mut self, block_size: Bytes) -> Self {
        self.block_size = block_size;
        self
    }

    /// Its bytes from `offset`, up to `len` of them.
    pub fn bytes(&self, offset: Bytes, len: usize) -> Vec<u8> {
        let rest = usize::try_from(self.size.saturating_sub(offset).get()).unwrap_or(usize::MAX);
        let mut out = vec![0; len.min(rest)];
        self.get(offset, &mut out);
        out
    }

    fn get(&self, offset: Bytes, buf: &mut [u8]) {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        for (number, at, part) in PagesOf::new(offset, buf.len()) {
            let Some(target) = buf.get_mut(part) else { return };
            match pages.get(&number).and_then(|page| page.get(at..at + target.len())) {
                Some(found) => target.copy_from_slice(found),
                None => target.fill(0),
            }
        }
    }

    fn put(&self, offset: Bytes, data: &[u8]) {
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        for (number, at, part) in PagesOf::new(offset, data.len()) {
            let Some(source) = data.get(part) else { return };
            if source.iter().all(|&byte| byte == 0) && !pages.contains_key(&number) {
                continue;
            }
            let page = Arc::make_mut(pages.entry(number).or_insert_with(|| Arc::new([0; PAGE])));
            if let Some(target) = page.get_mut(at..at + source.len()) {
                target.copy_from_slice(source);
            }
        }
    }
}

/// The pages that a range touches: number of the page, start in the page, range in the buffer.
struct PagesOf {
    next: u64,
    done: usize,
    len: usize,
}

impl PagesOf {
    fn new(offset: Bytes, len: usize) -> Self {
        Self { next: offset.get(), done: 0, len }
    }
}

impl Iterator for PagesOf {
    type Item = (u64, usize, std::ops::Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.done >= self.len {
            return None;
        }
        let at = usize::try_from(self.next % PAGE_U64).unwrap_or_default();
        let part = (PAGE - at).min(self.len - self.done);
        let item = (self.next / PAGE_U64, at, self.done..self.done + part);
        self.done += part;
        self.next = self.next.saturating_add(u64::try_from(part).unwrap_or(u64::MAX));
        Some(item)
    }
}

impl Clone for MemoryDevice {
    /// A device of its own with the same bytes.
    fn clone(&self) -> Self {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner).clone();
        Self {
            name: self.name.clone(),
            size: self.size,
            block_size: self.block_size,
            pages: RwLock::new(pages),
        }
    }
}

impl fmt::Debug for MemoryDevice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryDevice")
            .field("name", &self.name)
            .field("size", &self.size)
            .field("block_size", &self.block_size)
            .finish_non_exhaustive()
    }
}

impl BlockDevice for MemoryDevice {
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
        check_range(&self.name, offset, buf.len(), self.size)?;
        self.get(offset, buf);
        Ok(())
    }

    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        check_range(&self.name, offset, data.len(), self.size)?;
        self.put(offset, data);
        Ok(())
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::contract;
    use super::*;

    #[test]
    fn it_keeps_the_contract_of_a_device() {
        contract::check(&MemoryDevice::new("m", contract::SIZE));
    }

    #[test]
    fn a_copy_is_a_device_of_its_own() {
        let one = MemoryDevice::from_bytes("m", &[7; 10_000]);
        let two = one.clone();
        two.write_at(Bytes::new(4090), &[1; 20]).unwrap();
        assert_eq!(one.bytes(Bytes::new(4090), 20), [7; 20]);
        assert_eq!(two.bytes(Bytes::new(4090), 20), [1; 20]);
    }

    #[test]
    fn bytes_move_between_devices() {
        let one = MemoryDevice::new("m", Bytes::new((3 << 20) + 512));
        one.write_at(Bytes::new((3 << 20) + 500), b"last").unwrap();
        one.write_at(Bytes::new(5000), b"first").unwrap();
        let two = MemoryDevice::from_bytes("n", &vec![9; (3 << 20) + 512]);
        one.copy_to(&two).unwrap();
        let three = MemoryDevice::copy_of(&two).unwrap();
        let all = (3 << 20) + 512;
        assert_eq!(three.bytes(Bytes::ZERO, all), one.bytes(Bytes::ZERO, all));
        assert_eq!(three.bytes(Bytes::new(5000), 5), b"first");
    }

    #[test]
    fn huge_devices_take_no_room() {
        let disk = MemoryDevice::new("m", Bytes::new(1 << 60));
        disk.zero_range(Bytes::new(1 << 59), Bytes::new(1 << 24)).unwrap();
        disk.write_at(Bytes::new((1 << 60) - 1), &[1]).unwrap();
        assert_eq!(disk.pages.read().unwrap().len(), 1);
    }
}
