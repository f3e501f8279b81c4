//! Whole numbers on their way into a text, without the formatting machinery: a text is full of them.

use crate::units::{Bytes, Extents, Sectors};

/// A whole number of any of the types that texts are made of.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    negative: bool,
    magnitude: u64,
}

impl Number {
    /// Appends its digits to `out`.
    pub(super) fn push_to(self, out: &mut Vec<u8>) {
        if self.negative {
            out.push(b'-');
        }
        let mut digits = [b'0'; 20];
        let mut start = digits.len();
        let mut rest = self.magnitude;
        for place in digits.iter_mut().rev() {
            *place = b'0' | u8::try_from(rest % 10).unwrap_or(0);
            start -= 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        out.extend_from_slice(digits.get(start..).unwrap_or_default());
    }
}

macro_rules! number_from {
    (unsigned $($unsigned:ty),*; signed $($signed:ty),*; of $($quantity:ty),*) => {
        $(impl From<$unsigned> for Number {
            fn from(value: $unsigned) -> Self {
                Self { negative: false, magnitude: u64::from(value) }
            }
        })*
        $(impl From<$signed> for Number {
            fn from(value: $signed) -> Self {
                Self { negative: value < 0, magnitude: u64::from(value.unsigned_abs()) }
            }
        })*
        $(impl From<$quantity> for Number {
            fn from(value: $quantity) -> Self {
                value.get().into()
            }
        })*
    };
}
number_from!(unsigned u8, u32, u64; signed i32, i64; of Bytes, Extents, Sectors);

impl From<usize> for Number {
    fn from(value: usize) -> Self {
        Self { negative: false, magnitude: u64::try_from(value).unwrap_or(u64::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_they_do_everywhere() {
        let print = |number: Number| {
            let mut out = Vec::new();
            number.push_to(&mut out);
            String::from_utf8(out).unwrap()
        };
        for value in [0, 1, 9, 10, 99, 100, 12_345, u64::MAX, u64::MAX - 1, 10_u64.pow(19)] {
            assert_eq!(print(value.into()), value.to_string());
        }
        for value in [0, -1, -10, i64::MIN, i64::MAX] {
            assert_eq!(print(value.into()), value.to_string());
        }
        assert_eq!(print(Extents::new(4711).into()), "4711");
        assert_eq!(print(7_usize.into()), "7");
    }
}
