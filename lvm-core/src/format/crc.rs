//! LVM2's checksum: of a label, of a metadata area's header, of a text.
//!
//! CRC-32 with the reflected polynomial 0xEDB88320, as in zlib, but the register starts at [`INITIAL`] and is
//! not inverted at the end. Source: LVM2 `lib/misc/crc.c`; checked on labels, headers and texts of LVM2.

use crc32fast::Hasher;

/// What the register holds before the first byte.
pub const INITIAL: u32 = 0xf597_a6cf;

/// A checksum over bytes that come in pieces.
#[derive(Clone, Debug)]
pub struct Crc(Hasher);

impl Crc {
    /// Over no bytes yet.
    pub fn new() -> Self {
        // zlib inverts the register before and after: given the inverse, it starts where LVM2 starts.
        Self(Hasher::new_with_initial(!INITIAL))
    }

    /// Takes more bytes in.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The checksum of all bytes so far.
    pub fn finish(self) -> u32 {
        !self.0.finalize()
    }
}

impl Default for Crc {
    fn default() -> Self {
        Self::new()
    }
}

/// The checksum of `bytes`.
pub fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, bit by bit.
    fn slow(bytes: &[u8]) -> u32 {
        bytes.iter().fold(INITIAL, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
        })
    }

    #[test]
    fn it_is_the_plain_crc_with_another_start_and_no_inversion() {
        assert_eq!(crc(b""), INITIAL);
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for len in [1, 2, 7, 8, 63, 64, 492, 508, 1000] {
            assert_eq!(crc(&bytes[..len]), slow(&bytes[..len]), "{len} bytes");
        }
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let mut parts = Crc::default();
        parts.update(b"vg0 {\n");
        parts.update(b"}\n\0");
        assert_eq!(parts.finish(), crc(b"vg0 {\n}\n\0"));
    }
}
