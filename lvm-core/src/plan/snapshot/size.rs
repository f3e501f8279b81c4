//! How large the store of a snapshot can usefully be.
//!
//! The store, as the kernel keeps it (`drivers/md/dm-snap-persistent.c`): a chunk with the header; then a chunk of
//! exceptions of 16 bytes, and the chunks that they tell of; and so on. LVM2 counts one chunk of exceptions more
//! where the last one is full.

use crate::model::Vg;
use crate::units::{Extents, Sectors};

/// A chunk that was copied, in the store: where it was and where it is, 8 bytes each.
const EXCEPTION_BYTES: u64 = 16;
/// Header, exceptions and one chunk of data.
pub(super) const CHUNKS_MIN: u64 = 3;

/// Extents of a store that has room for a copy of the whole origin.
pub(in crate::plan) fn largest_store(vg: &Vg, origin: Extents, chunk: Sectors) -> Extents {
    let origin = vg.extent_size.length(origin);
    let chunk = Sectors::new(chunk.get().max(1));
    let exceptions = (chunk.to_bytes_saturating().get() / EXCEPTION_BYTES).max(1);
    let data = origin.get().div_ceil(chunk.get());
    let chunks = data.saturating_add(data / exceptions).saturating_add(2);
    extents_of(vg, chunks, chunk)
}

/// Extents that hold so many chunks.
pub(super) fn extents_of(vg: &Vg, chunks: u64, chunk: Sectors) -> Extents {
    let sectors = Sectors::new(chunks.saturating_mul(chunk.get()));
    vg.extent_size.extents_to_hold(sectors).unwrap_or(Extents::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample::vg;
    use crate::units::ExtentSize;

    #[test]
    fn the_largest_store_is_that_of_lvm2() {
        // Seen with LVM2 2.03.16 and extents of 4 KiB: origin, chunk in KiB, extents of the store.
        let seen = [
            (1000, 4, 1005),
            (1000, 8, 1004),
            (1000, 16, 1008),
            (1000, 32, 1016),
            (1000, 512, 1280),
            (1, 4, 3),
            (1, 512, 384),
            (255, 4, 257),
            (255, 8, 260),
            (256, 4, 259),
            (256, 512, 512),
            (257, 4, 260),
            (257, 512, 640),
            (4096, 4, 4114),
        ];
        let mut vg = vg(&[10]);
        vg.extent_size = ExtentSize::new(8).unwrap();
        for (origin, chunk, store) in seen {
            let largest = largest_store(&vg, Extents::new(origin), Sectors::new(chunk * 2));
            assert_eq!(largest, Extents::new(store), "{origin} extents, chunks of {chunk} KiB");
        }
    }

    #[test]
    fn no_size_is_too_large_to_be_counted() {
        let vg = vg(&[10]);
        assert_eq!(largest_store(&vg, Extents::MAX, Sectors::new(8)), Extents::MAX);
        assert_eq!(largest_store(&vg, Extents::MAX, Sectors::ZERO), Extents::MAX);
        assert_eq!(extents_of(&vg, CHUNKS_MIN, Sectors::new(u64::MAX)), Extents::MAX);
    }
}
