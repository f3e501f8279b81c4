//! What every device has to do: the tests of each kind run these.

use super::BlockDevice;
use crate::error::Error;
use crate::units::Bytes;

/// The size of a device that is to be checked: no multiple of a page, a multiple of a block of 4096 bytes
/// and more than one cluster of a qcow2 image.
pub(super) const SIZE: Bytes = Bytes::new(3 * (1 << 20) + 4096);

/// Checks a device of [`SIZE`] that reads as zeros and can be written.
pub(super) fn check(device: &dyn BlockDevice) {
    assert_eq!(device.size(), SIZE);
    assert!([512, 4096].contains(&device.block_size().get()));
    reads_as_zeros(device);
    keeps_what_is_written_at_any_offset(device);
    zeroes_ranges(device);
    refuses_what_is_past_the_end(device);
}

fn read(device: &dyn BlockDevice, offset: u64, len: usize) -> Vec<u8> {
    // Not zeros, so that a read which leaves the buffer alone is seen.
    let mut out = vec![0xEE; len];
    device.read_at(Bytes::new(offset), &mut out).unwrap();
    out
}

fn reads_as_zeros(device: &dyn BlockDevice) {
    let all = read(device, 0, usize::try_from(SIZE.get()).unwrap());
    assert!(all.iter().all(|&byte| byte == 0));
}

fn keeps_what_is_written_at_any_offset(device: &dyn BlockDevice) {
    let pattern: Vec<u8> = (0..200_000_u32).map(|n| (n % 251).to_le_bytes()[0] | 1).collect();
    for (offset, len) in [(0, 512), (5000, 1), (8192, 4096), (65_530, 12), (70_001, 199_999)] {
        let data = &pattern[..len];
        device.write_at(Bytes::new(offset), data).unwrap();
        assert_eq!(read(device, offset, len), data);
        let after = offset + u64::try_from(len).unwrap();
        assert_eq!(read(device, after, 1), [0], "the byte after {len} at {offset}");
        assert_eq!(read(device, offset + 1, len - 1), data[1..]);
    }
    let last = SIZE.get() - 3;
    device.write_at(Bytes::new(last), b"end").unwrap();
    assert_eq!(read(device, last, 3), b"end");
    device.flush().unwrap();
}

fn zeroes_ranges(device: &dyn BlockDevice) {
    let data = vec![0xAB; 400_000];
    device.write_at(Bytes::new(1 << 20), &data).unwrap();
    device.zero_range(Bytes::new((1 << 20) + 1000), Bytes::new(300_000)).unwrap();
    device.zero_range(Bytes::new(1 << 20), Bytes::ZERO).unwrap();
    let found = read(device, 1 << 20, data.len());
    assert!(found[..1000].iter().all(|&byte| byte == 0xAB));
    assert!(found[1000..301_000].iter().all(|&byte| byte == 0));
    assert!(found[301_000..].iter().all(|&byte| byte == 0xAB));
}

fn refuses_what_is_past_the_end(device: &dyn BlockDevice) {
    let size = SIZE.get();
    for (offset, len) in [(size, 1), (size - 1, 2), (u64::MAX, 1), (u64::MAX - 511, 512)] {
        let offset = Bytes::new(offset);
        let past = |result| matches!(result, Err(Error::Device(_)));
        assert!(past(device.read_at(offset, &mut vec![0; len])), "read {len} at {offset}");
        assert!(past(device.write_at(offset, &vec![1; len])), "write {len} at {offset}");
        let len = Bytes::new(u64::try_from(len).unwrap());
        assert!(past(device.zero_range(offset, len)), "zero {len} at {offset}");
    }
    assert_eq!(read(device, size - 3, 3), b"end", "a refused write must not change anything");
}
