//! Changes to seeds, the same ones for the same number.

/// Numbers at which arithmetic goes wrong.
const NUMBERS: [u64; 12] = [
    0,
    1,
    0x7f,
    0xff,
    511,
    512,
    4096,
    0x7fff_ffff,
    0xffff_ffff,
    0x1_0000_0000,
    0x7fff_ffff_ffff_ffff,
    u64::MAX,
];

/// Pieces of the text's grammar.
const TOKENS: [&str; 14] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "#",
    " = ",
    "\n",
    "-1",
    "18446744073709551616",
    "1e999",
    "@",
    "pv0",
];

/// Makes variants of byte strings.
#[derive(Debug)]
pub struct Mutator(u64);

impl Mutator {
    /// One that is fixed by `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Marsaglia's xorshift, which is good enough to pick places.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }

    /// Bytes that look random.
    pub fn noise(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next().to_le_bytes()[3]).collect()
    }

    /// `seed` with one to eight changes; parts of `other` may come in.
    pub fn variant(&mut self, seed: &[u8], other: &[u8]) -> Vec<u8> {
        let mut out = seed.to_vec();
        for _ in 0..=self.below(8) {
            self.change(&mut out, other);
        }
        out
    }

    fn change(&mut self, out: &mut Vec<u8>, other: &[u8]) {
        if out.is_empty() {
            out.extend_from_slice(other);
            return;
        }
        let at = self.below(out.len());
        match self.below(8) {
            0 => out[at] ^= 1 << self.below(8),
            1 => out[at] = self.next().to_le_bytes()[0],
            2 => {
                let number = NUMBERS[self.below(NUMBERS.len())].to_le_bytes();
                let width = [1, 2, 4, 8][self.below(4)].min(out.len() - at);
                out[at..at + width].copy_from_slice(&number[..width]);
            }
            3 => out.truncate(at),
            4 => {
                let end = at + self.below((out.len() - at).min(64) + 1);
                out.drain(at..end);
            }
            5 => {
                let end = at + self.below((out.len() - at).min(512) + 1);
                let piece = out[at..end].to_vec();
                out.splice(at..at, piece);
            }
            6 => {
                let token = TOKENS[self.below(TOKENS.len())];
                out.splice(at..at, token.bytes());
            }
            _ if !other.is_empty() => {
                let from = self.below(other.len());
                let end = from + self.below((other.len() - from).min(512) + 1);
                out.splice(at..at, other[from..end].iter().copied());
            }
            _ => out.push(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_makes_the_same_variants() {
        let variants = |seed| {
            let mut mutator = Mutator::new(seed);
            (0..50).map(|_| mutator.variant(b"one = 1", b"two = 2")).collect::<Vec<_>>()
        };
        assert_eq!(variants(7), variants(7));
        assert_ne!(variants(7), variants(8));
    }
}
