//! Whether an image's own structures are counted as used, before anything is written to it.
//!
//! New clusters are taken where the reference count is 0. Where a damaged or planted table counts the
//! header, a table or a block of counts as free, the next write would land on it. QEMU finds such overlaps
//! write by write; here they are looked for once, when the image is opened for writing.
//!
//! The refcount table has 8 bytes a block, big-endian: the block's place. A block has one cluster of counts.
//! The L1 table has 8 bytes an L2 table: its place in bits 9 to 55.

use std::fs::File;
use std::os::unix::fs::FileExt;

use super::{Header, ImageFault};

/// QEMU's limit for the refcount table.
const LARGEST_REFCOUNT_TABLE: u64 = 8 << 20;
/// QEMU's limit for the L1 table.
const LARGEST_L1_TABLE: u64 = 32 << 20;
/// Bits 9 to 55 of a table entry: a place.
const PLACE: u64 = 0x00FF_FFFF_FFFF_FE00;

const DAMAGED: ImageFault = ImageFault::Tables("a table is not where the header says");
const UNCOUNTED: ImageFault = ImageFault::Tables("a table is counted as free space");

/// Checks the image in `file`.
///
/// # Errors
/// [`ImageFault::Tables`].
pub(super) fn check(header: &Header, file: &File) -> Result<(), ImageFault> {
    let mut counts = Counts::read(header, file)?;
    let table = header.refcount_table;
    counts.check_used(0, counts.cluster)?;
    counts.check_used(table.start.get(), table.len.get())?;
    for block in counts.blocks.clone() {
        if block != 0 {
            counts.check_used(block, counts.cluster)?;
        }
    }
    let l1 = header.l1_table;
    if l1.len.is_zero() {
        return Ok(());
    }
    counts.check_used(l1.start.get(), l1.len.get())?;
    for entry in read_table(file, l1.start.get(), l1.len.get(), LARGEST_L1_TABLE)? {
        if entry & PLACE != 0 {
            counts.check_used(entry & PLACE, counts.cluster)?;
        }
    }
    Ok(())
}

/// Reads a table of big-endian 64-bit numbers, all of which has to be in the file.
fn read_table(file: &File, at: u64, len: u64, limit: u64) -> Result<Vec<u64>, ImageFault> {
    let len = usize::try_from(len.min(limit.saturating_add(1))).map_err(|_| DAMAGED)?;
    if u64::try_from(len).is_ok_and(|len| len > limit) {
        return Err(DAMAGED);
    }
    let mut bytes = vec![0; len];
    file.read_exact_at(&mut bytes, at).map_err(|_| DAMAGED)?;
    let number = |part: &[u8]| u64::from_be_bytes(part.try_into().unwrap_or_default());
    Ok(bytes.chunks_exact(8).map(number).collect())
}

/// The reference counts, read as they are needed.
struct Counts<'a> {
    file: &'a File,
    cluster: u64,
    bits: u64,
    /// Counts in a block.
    per_block: u64,
    /// Place of each block, or 0.
    blocks: Vec<u64>,
    /// The block that was read last: which, and its bytes.
    last: Option<(u64, Vec<u8>)>,
}

impl<'a> Counts<'a> {
    fn read(header: &Header, file: &'a File) -> Result<Self, ImageFault> {
        let table = header.refcount_table;
        let cluster = header.cluster_size.get();
        let bits = header.refcount_bits;
        let per_block = cluster.saturating_mul(8).checked_div(bits).ok_or(DAMAGED)?;
        let blocks = read_table(file, table.start.get(), table.len.get(), LARGEST_REFCOUNT_TABLE)?;
        Ok(Self { file, cluster, bits, per_block, blocks, last: None })
    }

    /// Checks that every cluster of the range, which has to start at one, is counted as used.
    fn check_used(&mut self, start: u64, len: u64) -> Result<(), ImageFault> {
        let end = start.checked_add(len).ok_or(DAMAGED)?;
        if !start.is_multiple_of(self.cluster) {
            return Err(DAMAGED);
        }
        let mut at = start;
        while at < end {
            if !self.is_used(at / self.cluster)? {
                return Err(UNCOUNTED);
            }
            at = at.saturating_add(self.cluster);
        }
        Ok(())
    }

    /// Whether a cluster's count is not 0.
    fn is_used(&mut self, cluster: u64) -> Result<bool, ImageFault> {
        let (block, index) = (cluster / self.per_block, cluster % self.per_block);
        if self.last.as_ref().is_none_or(|(number, _)| *number != block) {
            let at = usize::try_from(block).ok().and_then(|block| self.blocks.get(block));
            let at = at.copied().filter(|at| *at != 0).ok_or(UNCOUNTED)?;
            let mut bytes = vec![0; usize::try_from(self.cluster).map_err(|_| DAMAGED)?];
            self.file.read_exact_at(&mut bytes, at).map_err(|_| DAMAGED)?;
            self.last = Some((block, bytes));
        }
        let bytes = self.last.as_ref().map(|(_, bytes)| bytes.as_slice()).unwrap_or_default();
        let first_bit = index.saturating_mul(self.bits);
        let byte = usize::try_from(first_bit / 8).map_err(|_| DAMAGED)?;
        if self.bits < 8 {
            let count = bytes.get(byte).copied().unwrap_or_default() >> (first_bit % 8);
            return Ok(count & ((1 << self.bits) - 1) != 0);
        }
        let len = usize::try_from(self.bits / 8).map_err(|_| DAMAGED)?;
        Ok(bytes
            .get(byte..byte.saturating_add(len))
            .is_some_and(|count| count.iter().any(|&b| b != 0)))
    }
}
