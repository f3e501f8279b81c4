//! Quantities that must never be mixed: bytes, sectors, extents, and how big an extent is.
//!
//! A sector is 512 bytes everywhere in LVM2 and device-mapper, whatever the device's own block size is.
//! None of the types dereferences to its number: a conversion is always spelt out, and one that can
//! fail says so in its type.

use core::fmt;
use core::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// Bytes in a sector.
pub const SECTOR_SIZE: u64 = 512;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name($inner);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
            /// The largest value that can be held.
            pub const MAX: Self = Self(<$inner>::MAX);

            /// Wraps a plain number.
            pub const fn new(value: $inner) -> Self {
                Self(value)
            }

            /// The plain number.
            pub const fn get(self) -> $inner {
                self.0
            }

            /// Whether this is nothing.
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }

            /// `self + other`, or `None` where it does not fit.
            pub fn checked_add(self, other: Self) -> Option<Self> {
                self.0.checked_add(other.0).map(Self)
            }

            /// `self - other`, or `None` where it would be negative.
            pub fn checked_sub(self, other: Self) -> Option<Self> {
                self.0.checked_sub(other.0).map(Self)
            }

            /// `self + other`, the largest value where it does not fit.
            #[must_use]
            pub const fn saturating_add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }

            /// `self - other`, nothing where it would be negative.
            #[must_use]
            pub const fn saturating_sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl core::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                iter.fold(Self::ZERO, Self::saturating_add)
            }
        }
    };
}

quantity! {
    /// A number of bytes, or a byte's place on a device.
    Bytes(u64)
}
quantity! {
    /// A number of 512-byte sectors, or a sector's place on a device.
    Sectors(u64)
}
quantity! {
    /// A number of extents, or an extent's place in a PV (PE) or an LV (LE).
    ///
    /// 32 bits, as in LVM2: a VG has at most 2³² − 1 extents.
    Extents(u32)
}

impl Bytes {
    /// Whole sectors in this many bytes; the rest is dropped.
    pub const fn to_sectors(self) -> Sectors {
        Sectors(self.0 / SECTOR_SIZE)
    }

    /// The next multiple of `unit` that is not below `self`; `None` where it does not fit or `unit` is 0.
    pub fn round_up(self, unit: Self) -> Option<Self> {
        self.0.checked_next_multiple_of(unit.0).map(Self)
    }
}

impl Sectors {
    /// The same length in bytes, or `None` where 64 bits do not hold it.
    pub fn to_bytes(self) -> Option<Bytes> {
        self.0.checked_mul(SECTOR_SIZE).map(Bytes)
    }

    /// The same length in bytes, capped at the largest number.
    pub const fn to_bytes_saturating(self) -> Bytes {
        Bytes(self.0.saturating_mul(SECTOR_SIZE))
    }
}

/// How many sectors an extent has: a power of two, or a multiple of 128 KiB.
///
/// Source: LVM2 refuses other sizes in `vgcreate -s` ("Physical extent size ... must be ...").
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExtentSize(NonZeroU32);

impl ExtentSize {
    /// 4 MiB, what `vgcreate` takes where nothing is said.
    pub const DEFAULT: Self = match NonZeroU32::new(8192) {
        Some(sectors) => Self(sectors),
        None => unreachable!(),
    };

    /// Sizes that are no power of two have to be a multiple of this: 128 KiB.
    const GRAIN: u32 = 256;

    /// An extent of so many sectors, or `None` for a size that LVM2 refuses.
    pub fn new(sectors: u32) -> Option<Self> {
        let size = NonZeroU32::new(sectors)?;
        (size.is_power_of_two() || sectors.is_multiple_of(Self::GRAIN)).then_some(Self(size))
    }

    /// Its sectors.
    pub fn sectors(self) -> Sectors {
        Sectors(u64::from(self.0.get()))
    }

    /// Its sectors as the 32-bit number that is stored.
    pub const fn get(self) -> u32 {
        self.0.get()
    }

    /// Its bytes.
    pub fn bytes(self) -> Bytes {
        self.sectors().to_bytes_saturating()
    }

    /// The length of `count` extents. Cannot overflow: both factors have 32 bits.
    pub fn length(self, count: Extents) -> Sectors {
        Sectors(u64::from(self.0.get()) * u64::from(count.get()))
    }

    /// Whole extents in `length`; `None` above 2³² − 1.
    pub fn whole_extents(self, length: Sectors) -> Option<Extents> {
        u32::try_from(length.get() / u64::from(self.0.get())).ok().map(Extents)
    }

    /// Extents needed to hold `length`; `None` above 2³² − 1.
    pub fn extents_to_hold(self, length: Sectors) -> Option<Extents> {
        u32::try_from(length.get().div_ceil(u64::from(self.0.get()))).ok().map(Extents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extent_sizes_are_powers_of_two_or_multiples_of_128_kib() {
        for ok in [1, 2, 8, 128, 256, 512, 768, 8192, 8448, 1 << 31] {
            assert_eq!(ExtentSize::new(ok).map(ExtentSize::get), Some(ok));
        }
        for bad in [0, 3, 6, 192, 300, 1000] {
            assert_eq!(ExtentSize::new(bad), None, "{bad} sectors");
        }
    }

    #[test]
    fn lengths_round_to_extents_both_ways() {
        let size = ExtentSize::DEFAULT;
        assert_eq!(size.length(Extents::new(2500)), Sectors::new(20_480_000));
        assert_eq!(size.whole_extents(Sectors::new(8193)), Some(Extents::new(1)));
        assert_eq!(size.extents_to_hold(Sectors::new(8193)), Some(Extents::new(2)));
        assert_eq!(size.whole_extents(Sectors::MAX), None);
        assert_eq!(Sectors::MAX.to_bytes(), None);
        assert_eq!(Bytes::new(4097).round_up(Bytes::new(4096)), Some(Bytes::new(8192)));
        assert_eq!(Bytes::MAX.round_up(Bytes::new(4096)), None);
    }
}
