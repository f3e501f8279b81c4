//! The comments on sizes that stand in backup files: `# 4 Megabytes`.

use core::fmt;

use crate::units::Sectors;

/// The units of sizes in comments.
const UNITS: [&str; 6] =
    ["Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Petabytes", "Exabytes"];

/// The largest unit of which a size has at most 1024, and how many sectors that is.
fn unit_of(size: Sectors) -> (&'static str, u64) {
    // A kilobyte has two sectors.
    let (mut unit, mut in_unit) = (0, 2_u64);
    while size.get() > in_unit.saturating_mul(1024) && unit + 1 < UNITS.len() {
        in_unit = in_unit.saturating_mul(1024);
        unit += 1;
    }
    (UNITS.get(unit).copied().unwrap_or_default(), in_unit)
}

/// What [`size_comment`] says where it is a number without a fraction, as nearly all are.
pub(super) fn whole_size(size: Sectors) -> Option<(u64, &'static str)> {
    let (name, in_unit) = unit_of(size);
    let whole = size.get() / in_unit;
    (size.get().is_multiple_of(in_unit) && whole < 100_000).then_some((whole, name))
}

/// `4 Megabytes`, as LVM2 notes sizes: the largest unit of which there are at most 1024, `%g`.
pub fn size_comment(size: Sectors) -> impl fmt::Display {
    struct Comment(Sectors);
    impl fmt::Display for Comment {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            if let Some((whole, name)) = whole_size(self.0) {
                return write!(f, "{whole} {name}");
            }
            let (name, in_unit) = unit_of(self.0);
            #[expect(clippy::cast_precision_loss, reason = "six digits are printed")]
            let value = self.0.get() as f64 / in_unit as f64;
            write!(f, "{} {name}", General(value))
        }
    }
    Comment(size)
}

/// C's `%g`: six significant digits, no trailing zeros.
struct General(f64);

impl fmt::Display for General {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scientific = format!("{:.5e}", self.0);
        let exponent: i32 =
            scientific.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
        if !(-4..6).contains(&exponent) {
            let (mantissa, _) = scientific.split_once('e').unwrap_or((&scientific, ""));
            let mantissa = if mantissa.contains('.') {
                mantissa.trim_end_matches('0').trim_end_matches('.')
            } else {
                mantissa
            };
            let sign = if exponent < 0 { '-' } else { '+' };
            return write!(f, "{mantissa}e{sign}{:02}", exponent.unsigned_abs());
        }
        let decimals = usize::try_from(5 - exponent).unwrap_or(0);
        let fixed = format!("{:.*}", decimals, self.0);
        let trimmed = if fixed.contains('.') {
            fixed.trim_end_matches('0').trim_end_matches('.')
        } else {
            &fixed
        };
        f.write_str(trimmed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_noted_as_lvm2_notes_them() {
        let note = |sectors| size_comment(Sectors::new(sectors)).to_string();
        assert_eq!(note(1), "0.5 Kilobytes");
        assert_eq!(note(2_097_152), "1024 Megabytes");
        assert_eq!(note(2_097_152 * 6), "6 Gigabytes");
        assert_eq!(note(134_963), "65.8999 Megabytes");
        assert_eq!(note(54_525_952), "26 Gigabytes");
        assert_eq!(note(12_345_678), "5.88688 Gigabytes");
        assert_eq!(note(u64::MAX), "8192 Exabytes");
    }
}
