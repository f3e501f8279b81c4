//! The comments on sizes that stand in backup files: `# 4 Megabytes`.

use core::fmt;

use crate::units::Sectors;

/// `4 Megabytes`, as LVM2 notes sizes: the largest unit of which there are at most 1024, `%g`.
pub fn size_comment(size: Sectors) -> impl fmt::Display {
    const UNITS: [&str; 6] =
        ["Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Petabytes", "Exabytes"];
    struct Comment(Sectors);
    impl fmt::Display for Comment {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            // A kilobyte has two sectors.
            let (mut unit, mut in_unit) = (0, 2_u64);
            while self.0.get() > in_unit.saturating_mul(1024) && unit + 1 < UNITS.len() {
                in_unit = in_unit.saturating_mul(1024);
                unit += 1;
            }
            let name = UNITS.get(unit).copied().unwrap_or_default();
            let (whole, rest) = (self.0.get() / in_unit, self.0.get() % in_unit);
            // Nearly all sizes are whole; printing a fraction takes a hundred times longer.
            if rest == 0 && whole < 100_000 {
                return write!(f, "{whole} {name}");
            }
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
