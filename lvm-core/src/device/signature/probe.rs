//! Reading a device here and there, with bytes hidden.

use std::collections::BTreeMap;

use crate::device::BlockDevice;
use crate::error::Result;
use crate::units::Bytes;

/// What is read at once. Most signatures are in the first or second of these.
const CHUNK: u64 = 64 << 10;

/// Magic bytes that were found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Place {
    pub(super) offset: Bytes,
    pub(super) len: usize,
}

impl Place {
    pub(super) fn new(offset: u64, len: usize) -> Self {
        Self { offset: Bytes::new(offset), len }
    }
}

/// A device, what was read of it, and what is to be read as zeros.
pub(super) struct Probe<'a> {
    device: &'a dyn BlockDevice,
    chunks: BTreeMap<u64, Vec<u8>>,
    hidden: Vec<Place>,
}

impl<'a> Probe<'a> {
    pub(super) fn new(device: &'a dyn BlockDevice) -> Self {
        Self { device, chunks: BTreeMap::new(), hidden: Vec::new() }
    }

    /// Makes bytes read as zeros from now on.
    pub(super) fn hide(&mut self, place: Place) {
        self.hidden.push(place);
    }

    /// The device's size in bytes.
    pub(super) fn size(&self) -> u64 {
        self.device.size().get()
    }

    /// The device's sector size, in which partition tables count.
    pub(super) fn sector(&self) -> u64 {
        self.device.block_size().get().max(512)
    }

    /// `N` bytes from `offset`; zeros where the device has ended.
    pub(super) fn array<const N: usize>(&mut self, offset: u64) -> Result<[u8; N]> {
        let mut out = [0; N];
        self.read(offset, &mut out)?;
        Ok(out)
    }

    /// `len` bytes from `offset`; zeros where the device has ended.
    pub(super) fn bytes(&mut self, offset: u64, len: usize) -> Result<Vec<u8>> {
        let mut out = vec![0; len];
        self.read(offset, &mut out)?;
        Ok(out)
    }

    /// Whether these bytes are at `offset`.
    pub(super) fn has(&mut self, offset: u64, bytes: &[u8]) -> Result<bool> {
        Ok(self.bytes(offset, bytes.len())? == bytes)
    }

    /// The byte at `offset`.
    pub(super) fn u8(&mut self, offset: u64) -> Result<u8> {
        Ok(u8::from_le_bytes(self.array(offset)?))
    }

    pub(super) fn le16(&mut self, offset: u64) -> Result<u16> {
        Ok(u16::from_le_bytes(self.array(offset)?))
    }

    pub(super) fn be16(&mut self, offset: u64) -> Result<u16> {
        Ok(u16::from_be_bytes(self.array(offset)?))
    }

    pub(super) fn le32(&mut self, offset: u64) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array(offset)?))
    }

    pub(super) fn be32(&mut self, offset: u64) -> Result<u32> {
        Ok(u32::from_be_bytes(self.array(offset)?))
    }

    pub(super) fn le64(&mut self, offset: u64) -> Result<u64> {
        Ok(u64::from_le_bytes(self.array(offset)?))
    }

    pub(super) fn be64(&mut self, offset: u64) -> Result<u64> {
        Ok(u64::from_be_bytes(self.array(offset)?))
    }

    fn read(&mut self, offset: u64, out: &mut [u8]) -> Result<()> {
        let mut at = offset;
        let mut rest = &mut *out;
        while !rest.is_empty() {
            let chunk = self.chunk(at / CHUNK)?;
            let start = usize::try_from(at % CHUNK).unwrap_or_default();
            let found = chunk.get(start..).unwrap_or_default();
            let room = usize::try_from(CHUNK).unwrap_or_default().saturating_sub(start);
            let (part, next) = rest.split_at_mut(room.min(rest.len()));
            for (to, from) in part.iter_mut().zip(found.iter().chain(std::iter::repeat(&0))) {
                *to = *from;
            }
            at = at.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
            rest = next;
        }
        for place in &self.hidden {
            for n in 0..place.len {
                let hidden =
                    place.offset.get().saturating_add(u64::try_from(n).unwrap_or(u64::MAX));
                let index =
                    hidden.checked_sub(offset).and_then(|index| usize::try_from(index).ok());
                if let Some(byte) = index.and_then(|index| out.get_mut(index)) {
                    *byte = 0;
                }
            }
        }
        Ok(())
    }

    /// The chunk of that number; short or empty at the end of the device.
    fn chunk(&mut self, number: u64) -> Result<&[u8]> {
        if !self.chunks.contains_key(&number) {
            let start = number.saturating_mul(CHUNK);
            let len = self.size().saturating_sub(start).min(CHUNK);
            let mut bytes = vec![0; usize::try_from(len).unwrap_or_default()];
            if !bytes.is_empty() {
                self.device.read_at(Bytes::new(start), &mut bytes)?;
            }
            self.chunks.insert(number, bytes);
        }
        Ok(self.chunks.get(&number).map(Vec::as_slice).unwrap_or_default())
    }
}
