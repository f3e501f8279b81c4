//! Sizes and numbers of extents, as LVM2 takes them.
//!
//! ```text
//! size    = [ "+" | "-" ] number [ unit [ "b" | "ib" ] ]     number = digits [ "." digits ] | "." digits
//! unit    = b s k m g t p e, either case, powers of 1024; "s" a sector
//! extents = [ "+" | "-" ] digits [ "%" ( "VG" | "FREE" | "PVS" | "LV" | "ORIGIN" | their first letters ) ]
//! ```
//! A size is whole sectors; what is less is dropped, but bytes (`b`) have to be a multiple of 512.
//! Source: LVM2 2.03.16, run with each form. It also takes what C's `strtod` takes (`1e3`, `0x10`) and any
//! words after the unit (`5M5`); here they are refused.

use lvm_core::plan::{ShareOf, Sign};
use lvm_core::units::{Extents, SECTOR_SIZE, Sectors};

use super::BadValue;

/// A size that may be relative.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct SizeArg {
    /// New size, more or less.
    pub(crate) sign: Sign,
    /// How much.
    pub(crate) size: Sectors,
}

/// How many extents.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ExtentsAmount {
    /// So many.
    Count(Extents),
    /// So many hundredths of something; may exceed 100.
    Share(u32, ShareOf),
}

/// A number of extents that may be relative, or a share.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ExtentsArg {
    /// New size, more or less.
    pub(crate) sign: Sign,
    /// How much.
    pub(crate) amount: ExtentsAmount,
}

impl ExtentsArg {
    /// Whether it is no extents, or no share of anything.
    pub(crate) const fn is_zero(&self) -> bool {
        match self.amount {
            ExtentsAmount::Count(count) => count.is_zero(),
            ExtentsAmount::Share(percent, _) => percent == 0,
        }
    }
}

/// Sectors of a KiB and of a MiB: the units of sizes without one.
const KIB: u64 = 2;
const MIB: u64 = 2048;

/// The largest size, in sectors: below 16 EiB.
const TOO_BIG: u128 = 1 << 55;

/// Takes the signs off the front.
fn sign(text: &str, why_two: &str) -> Result<(Sign, usize), BadValue> {
    let signs = text.bytes().take_while(|byte| b"+-".contains(byte)).count();
    match (signs, text.bytes().next()) {
        (0, _) => Ok((Sign::None, 0)),
        (1, Some(b'+')) => Ok((Sign::Plus, 1)),
        (1, _) => Ok((Sign::Minus, 1)),
        _ => Err(BadValue::because(why_two)),
    }
}

/// A size that may be relative; without a unit it is MiB.
pub(crate) fn signed_mib(text: &str) -> Result<SizeArg, BadValue> {
    size(text, MIB)
}

/// A size, MiB where no unit is named. A `+` is taken and means nothing, as in LVM2.
pub(crate) fn mib(text: &str) -> Result<Sectors, BadValue> {
    unsigned(text, MIB)
}

/// A size, KiB where no unit is named.
pub(crate) fn kib(text: &str) -> Result<Sectors, BadValue> {
    unsigned(text, KIB)
}

/// A size, sectors where no unit is named.
pub(crate) fn sectors(text: &str) -> Result<Sectors, BadValue> {
    unsigned(text, 1)
}

/// A size or how much more; MiB where no unit is named.
pub(crate) fn more_mib(text: &str) -> Result<SizeArg, BadValue> {
    refuse(signed_mib(text)?, |arg| arg.sign, Sign::Minus, "Size may not be negative.")
}

/// A size or how much less; MiB where no unit is named.
pub(crate) fn less_mib(text: &str) -> Result<SizeArg, BadValue> {
    refuse(signed_mib(text)?, |arg| arg.sign, Sign::Plus, "Size may not be positive.")
}

/// A number of extents or how many more.
pub(crate) fn more_extents(text: &str) -> Result<ExtentsArg, BadValue> {
    refuse(signed_extents(text)?, |arg| arg.sign, Sign::Minus, "Extents may not be negative.")
}

/// A number of extents or how many less.
pub(crate) fn less_extents(text: &str) -> Result<ExtentsArg, BadValue> {
    refuse(signed_extents(text)?, |arg| arg.sign, Sign::Plus, "Extents may not be positive.")
}

fn refuse<T>(value: T, sign: fn(&T) -> Sign, bad: Sign, why: &str) -> Result<T, BadValue> {
    if sign(&value) == bad { Err(BadValue::because(why)) } else { Ok(value) }
}

fn unsigned(text: &str, default_unit: u64) -> Result<Sectors, BadValue> {
    let why = "Size may not be negative.";
    Ok(refuse(size(text, default_unit)?, |arg| arg.sign, Sign::Minus, why)?.size)
}

fn size(text: &str, default_unit: u64) -> Result<SizeArg, BadValue> {
    let (sign, signs) = sign(text, "Multiple sign symbols detected.")?;
    let digits = text.get(signs..).unwrap_or_default();
    let end = digits
        .bytes()
        .position(|byte| !byte.is_ascii_digit() && byte != b'.')
        .unwrap_or(digits.len());
    let (number, unit) = digits.split_at(end);
    if !number.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(BadValue::because("Size requires number argument."));
    }
    let unparsable = || BadValue::because("Can't parse size argument.");
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.contains('.') {
        return Err(unparsable());
    }
    let unit = Unit::from_suffix(unit, default_unit).ok_or_else(unparsable)?;
    let sectors = scale(whole, fraction, unit)?;
    Ok(SizeArg { sign, size: Sectors::new(sectors) })
}

/// What a size counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Unit {
    Bytes,
    /// So many sectors.
    Sectors(u64),
}

impl Unit {
    /// The unit of `m`, `MB` or `MiB`; of no suffix, `default_unit` sectors.
    fn from_suffix(suffix: &str, default_unit: u64) -> Option<Self> {
        let mut letters = suffix.chars().map(|letter| letter.to_ascii_lowercase());
        let unit = match letters.next() {
            None => return Some(Self::Sectors(default_unit)),
            Some('b') => Self::Bytes,
            Some('s') => Self::Sectors(1),
            Some('k') => Self::Sectors(KIB),
            Some('m') => Self::Sectors(MIB),
            Some('g') => Self::Sectors(MIB << 10),
            Some('t') => Self::Sectors(MIB << 20),
            Some('p') => Self::Sectors(MIB << 30),
            Some('e') => Self::Sectors(MIB << 40),
            Some(_) => return None,
        };
        let rest: String = letters.collect();
        let long = matches!(unit, Self::Sectors(2..)) && (rest == "b" || rest == "ib");
        (rest.is_empty() || long).then_some(unit)
    }
}

/// `whole.fraction` units in sectors.
fn scale(whole: &str, fraction: &str, unit: Unit) -> Result<u64, BadValue> {
    let too_big = || BadValue::because("Size is too big (>=16EiB).");
    // Beyond 20 decimals nothing changes a sector.
    let fraction: String = fraction.chars().take(20).collect();
    let places = u32::try_from(fraction.len()).unwrap_or(0);
    let integer: u128 = match whole.trim_start_matches('0') {
        "" => 0,
        digits => digits.parse().map_err(|_| too_big())?,
    };
    if integer >> 64 != 0 {
        return Err(too_big());
    }
    let tenths: u128 = if fraction.is_empty() { 0 } else { fraction.parse().unwrap_or(0) };
    let denominator = 10_u128.pow(places);
    let factor = match unit {
        Unit::Bytes => 1,
        Unit::Sectors(sectors) => u128::from(sectors),
    };
    // 64 bits times at most 2^51, and less than 10^20 times that.
    let total = integer * factor + tenths * factor / denominator;
    let sectors = match unit {
        Unit::Sectors(_) => total,
        Unit::Bytes => {
            let grain = u128::from(SECTOR_SIZE);
            if !total.is_multiple_of(grain) || !tenths.is_multiple_of(denominator) {
                let below = total - total % grain;
                return Err(BadValue::because(format!(
                    "Size is not a multiple of 512. Try using {below} or {}.",
                    below + grain
                )));
            }
            total / grain
        }
    };
    if sectors >= TOO_BIG {
        return Err(too_big());
    }
    u64::try_from(sectors).map_err(|_| too_big())
}

/// A number of extents or a share, which may be relative.
pub(crate) fn signed_extents(text: &str) -> Result<ExtentsArg, BadValue> {
    let (sign, signs) = sign(text, "Multiple sign symbols detected.")?;
    let text = text.get(signs..).unwrap_or_default();
    let (number, share) = match text.split_once('%') {
        Some((number, share)) => (number, Some(share)),
        None => (text, None),
    };
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BadValue::default());
    }
    let number: u64 = number.parse().map_err(|_| BadValue::default())?;
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let amount = match share {
        None => ExtentsAmount::Count(Extents::new(number)),
        Some(name) => {
            let of = share_of(name)
                .ok_or_else(|| BadValue::because(format!("Specified %{name} is unknown.")))?;
            ExtentsAmount::Share(number, of)
        }
    };
    Ok(ExtentsArg { sign, amount })
}

/// A number of extents or a share. A `+` is taken and means nothing, as in LVM2.
pub(crate) fn extents(text: &str) -> Result<ExtentsArg, BadValue> {
    Ok(ExtentsArg { sign: Sign::None, ..more_extents(text)? })
}

/// The share that a word means, in either case and cut short as LVM2 takes it.
fn share_of(word: &str) -> Option<ShareOf> {
    Some(match word.to_ascii_uppercase().as_str() {
        "V" | "VG" => ShareOf::Vg,
        "F" | "FREE" => ShareOf::Free,
        "P" | "PVS" => ShareOf::Pvs,
        "L" | "LV" => ShareOf::Lv,
        "O" | "ORIGIN" => ShareOf::Origin,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(bad: BadValue) -> String {
        bad.why.unwrap_or_default()
    }

    #[test]
    fn sizes_read_as_lvm2_reads_them() {
        let sizes = [
            ("10M", 20_480),
            ("10m", 20_480),
            ("10MB", 20_480),
            ("10MiB", 20_480),
            ("10mib", 20_480),
            ("1.5M", 3072),
            ("1.5", 3072),
            (".5G", 1 << 20),
            ("10K", 20),
            ("4s", 4),
            ("7S", 7),
            ("512b", 1),
            ("1024B", 2),
            ("+5M", 10_240),
            ("15.9E", 35_803_617_037_595_443),
            ("0.0000001M", 0),
            ("1.7k", 3),
            ("0", 0),
            ("007k", 14),
            ("1t", 1 << 31),
            ("1P", 1 << 41),
            ("5.", 10_240),
        ];
        for (text, sectors) in sizes {
            assert_eq!(mib(text), Ok(Sectors::new(sectors)), "{text}");
        }
        assert_eq!(kib("64"), Ok(Sectors::new(128)));
        assert_eq!(kib("1m"), Ok(Sectors::new(2048)));
    }

    #[test]
    fn relative_sizes_keep_their_sign() {
        let arg = |sign, size| Ok(SizeArg { sign, size: Sectors::new(size) });
        assert_eq!(signed_mib("+1G"), arg(Sign::Plus, 1 << 21));
        assert_eq!(signed_mib("-4"), arg(Sign::Minus, 8192));
        assert_eq!(signed_mib("4"), arg(Sign::None, 8192));
    }

    #[test]
    fn a_command_that_goes_one_way_takes_one_sign() {
        assert!(more_mib("+1").is_ok() && more_mib("1").is_ok());
        assert!(less_mib("-1").is_ok() && less_mib("1").is_ok());
        assert_eq!(more_mib("-1").map_err(why), Err("Size may not be negative.".to_owned()));
        assert_eq!(less_mib("+1").map_err(why), Err("Size may not be positive.".to_owned()));
        assert_eq!(more_extents("-1").map_err(why), Err("Extents may not be negative.".to_owned()));
        assert_eq!(less_extents("+1").map_err(why), Err("Extents may not be positive.".to_owned()));
    }

    #[test]
    fn refused_sizes_say_why_in_lvm2s_words() {
        for (text, reason) in [
            ("7b", "Size is not a multiple of 512. Try using 0 or 512."),
            ("1000b", "Size is not a multiple of 512. Try using 512 or 1024."),
            ("4R", "Can't parse size argument."),
            ("5 M", "Can't parse size argument."),
            ("3,5M", "Can't parse size argument."),
            ("1.2.3", "Can't parse size argument."),
            ("5kk", "Can't parse size argument."),
            ("5sb", "Can't parse size argument."),
            ("", "Size requires number argument."),
            (".", "Size requires number argument."),
            (" 5", "Size requires number argument."),
            ("-5M", "Size may not be negative."),
            ("++5M", "Multiple sign symbols detected."),
            ("+-5M", "Multiple sign symbols detected."),
            ("16E", "Size is too big (>=16EiB)."),
            ("16777216t", "Size is too big (>=16EiB)."),
            ("99999999999999999999999999999999999999999999", "Size is too big (>=16EiB)."),
        ] {
            assert_eq!(mib(text).map_err(why), Err(reason.to_owned()), "{text}");
        }
    }

    #[test]
    fn extents_are_a_count_or_a_share() {
        let count =
            |sign, n| Ok(ExtentsArg { sign, amount: ExtentsAmount::Count(Extents::new(n)) });
        let share = |sign, n, of| Ok(ExtentsArg { sign, amount: ExtentsAmount::Share(n, of) });
        assert_eq!(signed_extents("3"), count(Sign::None, 3));
        assert_eq!(signed_extents("+3"), count(Sign::Plus, 3));
        assert_eq!(signed_extents("-1"), count(Sign::Minus, 1));
        assert_eq!(signed_extents("100%FREE"), share(Sign::None, 100, ShareOf::Free));
        assert_eq!(signed_extents("+10%pvs"), share(Sign::Plus, 10, ShareOf::Pvs));
        assert_eq!(signed_extents("50%o"), share(Sign::None, 50, ShareOf::Origin));
        assert_eq!(extents("+10%V"), share(Sign::None, 10, ShareOf::Vg));
        assert_eq!(extents("4294967296"), count(Sign::None, u32::MAX));
    }

    #[test]
    fn refused_extents_say_why_in_lvm2s_words() {
        for (text, reason) in [
            ("-1", "Extents may not be negative."),
            ("10%FRE", "Specified %FRE is unknown."),
            ("10%", "Specified % is unknown."),
            ("", ""),
            ("10.5", ""),
            ("10M", ""),
            ("%FREE", ""),
            ("18446744073709551616", ""),
        ] {
            assert_eq!(extents(text).map_err(why), Err(reason.to_owned()), "{text}");
        }
    }
}
