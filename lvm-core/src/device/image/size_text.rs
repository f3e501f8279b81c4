//! Sizes as `qemu-img` prints them: three digits and a unit.

use crate::units::Bytes;

const UNITS: [&str; 7] = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/// `size` in the largest unit of which there is at least 1000/1024, as `10.3 MiB`.
pub(super) fn size_text(size: Bytes) -> String {
    let (high, low) = ((size.get() >> 32) & 0xFFFF_FFFF, size.get() & 0xFFFF_FFFF);
    let part = |part: u64| f64::from(u32::try_from(part).unwrap_or(u32::MAX));
    let mut value = part(high) * 4_294_967_296.0 + part(low);
    let mut units = UNITS.iter();
    let mut unit = units.next().copied().unwrap_or_default();
    while value >= 1000.0 {
        let Some(next) = units.next() else { break };
        unit = next;
        value /= 1024.0;
    }
    format!("{} {unit}B", three_digits(value))
}

/// As C's `%0.3g` for what is below 1000.
fn three_digits(value: f64) -> String {
    let decimals = match value {
        v if v >= 999.5 => return "1e+03".to_owned(),
        v if v >= 100.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_qemu_img_prints_them() {
        for (size, text) in [
            (0, "0 B"),
            (512, "512 B"),
            (1000, "0.977 KiB"),
            (1024, "1 KiB"),
            (197_120, "192 KiB"),
            (200_704, "196 KiB"),
            (5_000_192, "4.77 MiB"),
            (10_752_000, "10.3 MiB"),
            (1 << 30, "1 GiB"),
            ((1 << 40) - 1, "1 TiB"),
            (1_048_051_712, "1e+03 MiB"),
            (u64::MAX, "16 EiB"),
        ] {
            assert_eq!(size_text(Bytes::new(size)), text, "{size}");
        }
    }
}
