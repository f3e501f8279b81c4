//! A buffer that starts where direct I/O wants it to.

use crate::units::Bytes;

/// What every device is content with; no device has larger logical blocks than a page.
const ALIGNMENT: usize = 4096;

/// Bytes at an address that is a multiple of 4096.
#[derive(Debug)]
pub(crate) struct AlignedBuffer {
    /// Longer than asked for by one alignment.
    bytes: Vec<u8>,
    start: usize,
    len: usize,
}

impl AlignedBuffer {
    /// `len` zeros.
    pub(crate) fn zeroed(len: usize) -> Self {
        let bytes = vec![0; len.saturating_add(ALIGNMENT)];
        // `align_offset` may refuse to answer in theory; then the kernel refuses the transfer.
        let start = bytes.as_ptr().align_offset(ALIGNMENT).min(ALIGNMENT);
        Self { bytes, start, len }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get(self.start..self.start.saturating_add(self.len)).unwrap_or_default()
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        self.bytes.get_mut(self.start..self.start.saturating_add(self.len)).unwrap_or_default()
    }
}

/// Whether direct I/O takes a buffer as it is.
pub(super) fn is_aligned(buffer: &[u8]) -> bool {
    buffer.as_ptr().align_offset(ALIGNMENT) == 0
}

/// A range widened to whole blocks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct WholeBlocks {
    /// First byte of the first block.
    pub(super) start: Bytes,
    /// Bytes before the range in the first block.
    pub(super) lead: usize,
    /// Length of all blocks.
    pub(super) len: usize,
}

impl WholeBlocks {
    /// The blocks of `block` bytes that `len` bytes from `offset` touch; `None` where they cannot be counted.
    pub(super) fn around(offset: Bytes, len: usize, block: Bytes) -> Option<Self> {
        let lead = offset.get().checked_rem(block.get())?;
        let end = offset.checked_add(Bytes::new(u64::try_from(len).ok()?))?.round_up(block)?;
        let start = offset.saturating_sub(Bytes::new(lead));
        Some(Self {
            start,
            lead: usize::try_from(lead).ok()?,
            len: usize::try_from(end.saturating_sub(start).get()).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buffers_start_at_a_page() {
        for len in [1, 512, 4096, 131_072] {
            let mut buffer = AlignedBuffer::zeroed(len);
            assert!(is_aligned(buffer.bytes()));
            assert_eq!(buffer.bytes_mut().len(), len);
        }
    }

    #[test]
    fn ranges_grow_to_whole_blocks() {
        let around = |offset, len, block| {
            WholeBlocks::around(Bytes::new(offset), len, Bytes::new(block))
                .map(|found| (found.start.get(), found.lead, found.len))
        };
        assert_eq!(around(0, 512, 512), Some((0, 0, 512)));
        assert_eq!(around(511, 2, 512), Some((0, 511, 1024)));
        assert_eq!(around(4608, 512, 4096), Some((4096, 512, 4096)));
        assert_eq!(around(u64::MAX, 1, 512), None);
        assert_eq!(around(0, 1, 0), None);
    }
}
