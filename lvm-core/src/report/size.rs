//! Sizes as LVM2 prints them.
//!
//! `--units` takes a letter: `b` bytes, `s` sectors, `k m g t p e` a fixed unit, `h` the largest unit that
//! leaves one or more, `r` the same with `<` in front of a number that rounding made larger. An upper-case
//! letter counts in powers of 1000, a lower-case one in powers of 1024. A number before the letter makes a
//! unit of that length. Fixed units have two decimals, bytes and sectors none.
//!
//! Source: what LVM2 2.03.16 printed of 1,000 sizes in each of 26 units (`fixtures/sizes`).

use core::fmt::Write;

use super::value::digits;
use crate::units::{Bytes, SECTOR_SIZE};

/// Letters of the units above the byte, from 1024 (or 1000) on.
const PREFIXES: [Prefix; 6] =
    [Prefix::Kilo, Prefix::Mega, Prefix::Giga, Prefix::Tera, Prefix::Peta, Prefix::Exa];

/// Whole numbers below this are exact in a double.
const EXACT_IN_DOUBLE: u64 = 1 << 53;

/// A power of 1024 or of 1000.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Prefix {
    /// The first power.
    Kilo,
    /// The second.
    Mega,
    /// The third.
    Giga,
    /// The fourth.
    Tera,
    /// The fifth.
    Peta,
    /// The sixth.
    Exa,
}

impl Prefix {
    const fn power(self) -> u32 {
        match self {
            Self::Kilo => 1,
            Self::Mega => 2,
            Self::Giga => 3,
            Self::Tera => 4,
            Self::Peta => 5,
            Self::Exa => 6,
        }
    }

    const fn letter(self, base: Base) -> char {
        match (self, base) {
            (Self::Kilo, Base::Binary) => 'k',
            (Self::Kilo, Base::Decimal) => 'K',
            (Self::Mega, Base::Binary) => 'm',
            (Self::Mega, Base::Decimal) => 'M',
            (Self::Giga, Base::Binary) => 'g',
            (Self::Giga, Base::Decimal) => 'G',
            (Self::Tera, Base::Binary) => 't',
            (Self::Tera, Base::Decimal) => 'T',
            (Self::Peta, Base::Binary) => 'p',
            (Self::Peta, Base::Decimal) => 'P',
            (Self::Exa, Base::Binary) => 'e',
            (Self::Exa, Base::Decimal) => 'E',
        }
    }

    fn bytes(self, base: Base) -> u64 {
        base.factor().pow(self.power())
    }
}

/// What the powers are of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Base {
    /// 1024: lower-case letters.
    Binary,
    /// 1000: upper-case letters.
    Decimal,
}

impl Base {
    const fn factor(self) -> u64 {
        match self {
            Self::Binary => 1024,
            Self::Decimal => 1000,
        }
    }
}

/// What a size is counted in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unit {
    /// The largest unit that leaves one or more.
    Human {
        /// Whether `<` marks a number that rounding made larger: `r`, LVM2's default.
        mark_rounding: bool,
        /// Powers of what.
        base: Base,
    },
    /// One length for all.
    Fixed {
        /// How long it is; not 0.
        bytes: u64,
        /// What it is called.
        name: UnitName,
    },
}

/// What a fixed unit is called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum UnitName {
    /// Bytes; whole numbers.
    Bytes,
    /// Sectors of 512 bytes; whole numbers.
    Sectors,
    /// A power of 1024 or 1000.
    Prefix(Prefix, Base),
    /// The user's own.
    Custom,
}

impl UnitName {
    fn bytes(self) -> u64 {
        match self {
            Self::Bytes | Self::Custom => 1,
            Self::Sectors => SECTOR_SIZE,
            Self::Prefix(prefix, base) => prefix.bytes(base),
        }
    }
}

impl Unit {
    /// Reads the value of `--units`. `None` for what LVM2 calls "Invalid units specification".
    pub fn parse(text: &str) -> Option<Self> {
        let letter_at = text.char_indices().next_back()?.0;
        let (number, letter) = text.split_at(letter_at);
        let letter = letter.chars().next()?;
        let base = if letter.is_ascii_uppercase() { Base::Decimal } else { Base::Binary };
        let name = match letter.to_ascii_lowercase() {
            // A number before these two is read and has no effect.
            lower @ ('r' | 'h') => {
                let unit = Self::Human { mark_rounding: lower == 'r', base };
                return (number.is_empty() || valid_number(number)).then_some(unit);
            }
            'b' => UnitName::Bytes,
            's' => UnitName::Sectors,
            lower => {
                let named = |prefix: &Prefix| prefix.letter(Base::Binary) == lower;
                UnitName::Prefix(PREFIXES.into_iter().find(named)?, base)
            }
        };
        if number.is_empty() {
            return Some(Self::Fixed { bytes: name.bytes(), name });
        }
        let bytes = scale(number, name.bytes())?;
        // LVM2 takes from 1 to below 2 of a unit for the unit itself when it names it.
        let whole = number.split('.').next().and_then(|whole| whole.parse::<u64>().ok());
        Some(Self::Fixed { bytes, name: if whole == Some(1) { name } else { UnitName::Custom } })
    }

    /// Bytes, whole numbers: `--units b`.
    pub const BYTES: Self = Self::Fixed { bytes: 1, name: UnitName::Bytes };
}

fn valid_number(number: &str) -> bool {
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && number.bytes().filter(|byte| *byte == b'.').count() <= 1
}

/// `number` times `one`, without the fraction of a byte; `None` for no number, nothing, or above 64 bits.
fn scale(number: &str, one: u64) -> Option<u64> {
    if !valid_number(number) {
        return None;
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole = whole.parse::<u64>().ok()?.checked_mul(one)?;
    // Twelve digits decide about every byte that a unit people type can hold.
    let digits = fraction.get(..fraction.len().min(12))?;
    let part = match digits.parse::<u64>() {
        Ok(value) => {
            let ten_to = 10_u128.pow(u32::try_from(digits.len()).ok()?);
            u64::try_from(u128::from(value) * u128::from(one) / ten_to).ok()?
        }
        Err(_) => 0,
    };
    whole.checked_add(part).filter(|bytes| *bytes > 0)
}

/// How sizes are printed: the unit, and whether its letter follows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SizeFormat {
    /// What sizes are counted in.
    pub unit: Unit,
    /// Whether the unit follows the number. `--nosuffix` has no effect with [`Unit::Human`], but for nothing.
    pub suffix: bool,
    /// `global/si_unit_consistency`: whether units of 1024 and of 1000 are named differently.
    pub si_consistent: bool,
}

impl Default for SizeFormat {
    /// `--units r` with suffixes.
    fn default() -> Self {
        Self {
            unit: Unit::Human { mark_rounding: true, base: Base::Binary },
            suffix: true,
            si_consistent: true,
        }
    }
}

/// Where a size stands.
#[derive(Clone, Copy)]
enum Place {
    /// A table: `4.00m`.
    Table,
    /// A display: `4.00 MiB`.
    Display,
}

impl SizeFormat {
    /// With another unit.
    #[must_use]
    pub const fn with_unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// Appends the size as it stands in a table: `<4.00g`.
    pub fn short(&self, size: Bytes, out: &mut String) {
        self.write(size.get(), Place::Table, out);
    }

    /// Appends the size as it stands in a display or a message: `<4.00 GiB`.
    pub fn long(&self, size: Bytes, out: &mut String) {
        self.write(size.get(), Place::Display, out);
    }

    /// The size as it stands in a display or a message.
    pub fn long_text(&self, size: Bytes) -> String {
        let mut out = String::new();
        self.long(size, &mut out);
        out
    }

    fn write(&self, size: u64, place: Place, out: &mut String) {
        if size == 0 {
            out.push('0');
            return self.zero_suffix(place, out);
        }
        match self.unit {
            Unit::Human { mark_rounding, base } => {
                self.human(size, mark_rounding, base, place, out);
            }
            Unit::Fixed { bytes, name } => {
                match name {
                    UnitName::Bytes | UnitName::Sectors => digits(size / bytes.max(1), out),
                    UnitName::Prefix(..) | UnitName::Custom => write_in(out, size, bytes),
                }
                if self.suffix {
                    self.fixed_suffix(name, place, out);
                }
            }
        }
    }

    fn human(&self, size: u64, mark: bool, base: Base, place: Place, out: &mut String) {
        let largest = PREFIXES.into_iter().rev().find(|prefix| size >= prefix.bytes(base));
        let Some(prefix) = largest else {
            digits(size, out);
            out.push_str(match (place, base) {
                (Place::Table, Base::Binary) if self.si_consistent => "b",
                (Place::Table, _) => "B",
                (Place::Display, Base::Decimal) if self.si_consistent => " B ",
                (Place::Display, _) => " B",
            });
            return;
        };
        let unit = prefix.bytes(base);
        let rounded = hundredths(size, unit);
        if mark && rounded * u128::from(unit) > u128::from(size) * 100 {
            out.push('<');
        }
        write_hundredths(out, rounded);
        self.prefix_suffix(prefix, base, place, out);
    }

    fn fixed_suffix(&self, name: UnitName, place: Place, out: &mut String) {
        match (name, place) {
            (UnitName::Bytes, Place::Table) => out.push('B'),
            (UnitName::Bytes, Place::Display) => out.push_str(" B "),
            (UnitName::Sectors, Place::Table) => out.push('S'),
            (UnitName::Sectors, Place::Display) => out.push_str(" Se"),
            (UnitName::Custom, Place::Table) => out.push('U'),
            (UnitName::Custom, Place::Display) => out.push_str(" Un"),
            (UnitName::Prefix(prefix, base), place) => self.prefix_suffix(prefix, base, place, out),
        }
    }

    fn prefix_suffix(&self, prefix: Prefix, base: Base, place: Place, out: &mut String) {
        let upper = prefix.letter(Base::Decimal);
        match place {
            Place::Table if self.si_consistent => out.push(prefix.letter(base)),
            Place::Table => out.push(upper),
            Place::Display => {
                out.push(' ');
                match base {
                    _ if !self.si_consistent => {
                        out.push(upper);
                        out.push('B');
                    }
                    Base::Binary => {
                        out.push(upper);
                        out.push_str("iB");
                    }
                    Base::Decimal => {
                        out.push(if matches!(prefix, Prefix::Kilo) { 'k' } else { upper });
                        out.push('B');
                    }
                }
            }
        }
    }

    /// Nothing has no natural unit: as much room as one takes stays blank.
    fn zero_suffix(&self, place: Place, out: &mut String) {
        match (self.suffix, self.unit, place) {
            (false, ..) => {}
            (true, Unit::Human { .. }, Place::Table) => out.push(' '),
            (true, Unit::Human { .. }, Place::Display) => out.push_str("   "),
            (true, Unit::Fixed { name, .. }, _) => self.fixed_suffix(name, place, out),
        }
    }
}

/// Hundredths of `unit` in `size`, rounded to the nearest, a half to the even one (as C prints numbers).
fn hundredths(size: u64, unit: u64) -> u128 {
    let unit = unit.max(1);
    let (whole, rest) = if let Some(scaled) = size.checked_mul(100) {
        (u128::from(scaled / unit), scaled % unit)
    } else {
        // Nearly no size is so large, and longer numbers take longer.
        let (scaled, unit) = (u128::from(size) * 100, u128::from(unit));
        (scaled / unit, u64::try_from(scaled % unit).unwrap_or(u64::MAX))
    };
    match rest.cmp(&(unit - rest)) {
        core::cmp::Ordering::Less => whole,
        core::cmp::Ordering::Greater => whole + 1,
        core::cmp::Ordering::Equal => whole + whole % 2,
    }
}

/// Writes `size` counted in `unit`, with two decimals.
fn write_in(out: &mut String, size: u64, unit: u64) {
    if size < EXACT_IN_DOUBLE {
        return write_hundredths(out, hundredths(size, unit));
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "LVM2 counts in doubles, and loses the same digits"
    )]
    let value = size as f64 / unit as f64;
    // Writing to a string cannot fail.
    let _ = write!(out, "{value:.2}");
}

/// Appends a number of hundredths with two decimals.
pub(super) fn write_hundredths(out: &mut String, value: u128) {
    match u64::try_from(value) {
        Ok(value) => {
            digits(value / 100, out);
            out.push('.');
            digits(value / 10 % 10, out);
            digits(value % 10, out);
        }
        // Writing to a string cannot fail.
        Err(_) => drop(write!(out, "{}.{:02}", value / 100, value % 100)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(units: &str) -> SizeFormat {
        SizeFormat::default().with_unit(Unit::parse(units).unwrap())
    }

    fn short(format: SizeFormat, bytes: u64) -> String {
        let mut out = String::new();
        format.short(Bytes::new(bytes), &mut out);
        out
    }

    fn long(format: SizeFormat, bytes: u64) -> String {
        format.long_text(Bytes::new(bytes))
    }

    #[test]
    fn every_size_that_lvm2_printed_is_printed_the_same() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/sizes/lvs-units.txt");
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = 0;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let [bytes, units, suffix, expected] =
                line.split(' ').collect::<Vec<_>>().try_into().unwrap();
            let format = SizeFormat { suffix: suffix == "-", ..format(units) };
            assert_eq!(short(format, bytes.parse().unwrap()), expected, "{line}");
            lines += 1;
        }
        assert!(lines > 1000);
    }

    #[test]
    fn displays_name_the_unit_and_nothing_keeps_its_room() {
        for (units, half_a_kib, seven_and_a_half, nothing) in [
            ("r", "512 B", "7.50 KiB", "0   "),
            ("h", "512 B", "7.50 KiB", "0   "),
            ("R", "512 B ", "7.68 kB", "0   "),
            ("b", "512 B ", "7680 B ", "0 B "),
            ("s", "1 Se", "15 Se", "0 Se"),
            ("k", "0.50 KiB", "7.50 KiB", "0 KiB"),
            ("K", "0.51 kB", "7.68 kB", "0 kB"),
            ("M", "0.00 MB", "0.01 MB", "0 MB"),
            ("3M", "0.00 Un", "0.00 Un", "0 Un"),
        ] {
            let format = format(units);
            let got = [512, 7680, 0].map(|bytes| long(format, bytes));
            assert_eq!(got, [half_a_kib, seven_and_a_half, nothing], "{units}");
        }
        assert_eq!(long(format("r"), 27_913_093_120), "<26.00 GiB");
        assert_eq!(short(format("r"), 0), "0 ");
        assert_eq!(short(format("k"), 0), "0k");
        assert_eq!(short(SizeFormat { suffix: false, ..format("r") }, 0), "0");
        assert_eq!(short(SizeFormat { suffix: false, ..format("r") }, 4096), "4.00k");
    }

    #[test]
    fn units_may_be_named_as_before_2_02_54() {
        for (units, short_text, long_text) in [
            ("r", "7.50K", "7.50 KB"),
            ("K", "7.68K", "7.68 KB"),
            ("b", "7680B", "7680 B "),
            ("R", "7.68K", "7.68 KB"),
        ] {
            let format = SizeFormat { si_consistent: false, ..format(units) };
            assert_eq!(
                (short(format, 7680), long(format, 7680)),
                (short_text.into(), long_text.into())
            );
        }
        assert_eq!(short(SizeFormat { si_consistent: false, ..format("r") }, 512), "512B");
    }

    #[test]
    fn units_are_a_letter_with_or_without_a_number() {
        let kib = UnitName::Prefix(Prefix::Kilo, Base::Binary);
        let gib = UnitName::Prefix(Prefix::Giga, Base::Binary);
        for (text, bytes, name) in [
            ("1k", 1024, kib),
            ("1.k", 1024, kib),
            ("01K", 1000, UnitName::Prefix(Prefix::Kilo, Base::Decimal)),
            ("1.5b", 1, UnitName::Bytes),
            ("1.5s", 768, UnitName::Sectors),
            ("1.5g", 3 << 29, gib),
            ("2b", 2, UnitName::Custom),
            ("1024b", 1024, UnitName::Custom),
            ("0.1s", 51, UnitName::Custom),
        ] {
            assert_eq!(Unit::parse(text), Some(Unit::Fixed { bytes, name }), "{text}");
        }
        let human = Unit::Human { mark_rounding: false, base: Base::Binary };
        assert_eq!(Unit::parse("3h"), Some(human));
        assert_eq!(short(format("1.5s"), 7680), "10S");
        for bad in [
            "", "7", "x", "kk", "k4", "0k", "0.001b", ".5m", "1.5kb", "+1k", " k", "1,5k", "16e",
            "ü",
        ] {
            assert_eq!(Unit::parse(bad), None, "{bad}");
        }
    }
}
