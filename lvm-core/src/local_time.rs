//! Times as people read them, in a time zone that the caller names.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A time zone.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// Coordinated universal time.
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// So many whole hours before universal time, east of Greenwich; universal time where no zone is that far.
    pub fn fixed_hours(east: i8) -> Self {
        if (-24..=24).contains(&east) {
            Self(jiff::tz::Offset::constant(east).to_time_zone())
        } else {
            Self::utc()
        }
    }

    /// What `TZ` or, without it, the host's configuration says.
    pub fn system() -> Self {
        Self(TimeZone::system())
    }

    /// `2023-11-14 22:13:23 +0000`; of a time that no calendar has, the plain number.
    pub fn iso(&self, seconds: i64) -> String {
        // By hand, for reports and backups print one for each LV, and a format string takes longer to read.
        let Ok(time) = Timestamp::from_second(seconds) else { return seconds.to_string() };
        let zoned = time.to_zoned_datetime(self.0.clone());
        let (date, clock) = (zoned.date(), zoned.time());
        let offset = zoned.offset().seconds();
        let mut out = String::with_capacity("2023-11-14 22:13:23 +0000".len());
        match u32::try_from(date.year()) {
            Ok(year) => {
                push_two(&mut out, year / 100);
                push_two(&mut out, year % 100);
            }
            Err(_) => out.push_str(&format!("{:04}", date.year())),
        }
        for (before, number) in [
            ('-', date.month()),
            ('-', date.day()),
            (' ', clock.hour()),
            (':', clock.minute()),
            (':', clock.second()),
        ] {
            out.push(before);
            push_two(&mut out, number.unsigned_abs().into());
        }
        out.push_str(if offset < 0 { " -" } else { " +" });
        let offset = offset.unsigned_abs();
        push_two(&mut out, offset / 3600);
        push_two(&mut out, offset / 60 % 60);
        out
    }

    /// `Tue Nov 14 22:13:23 2023`, as C's `ctime` without the line's end.
    pub fn ctime(&self, seconds: i64) -> String {
        self.format(seconds, "%a %b %e %H:%M:%S %Y")
    }

    fn format(&self, seconds: i64, format: &str) -> String {
        match Timestamp::from_second(seconds) {
            Ok(time) => time.to_zoned_datetime(self.0.clone()).strftime(format).to_string(),
            Err(_) => seconds.to_string(),
        }
    }
}

/// Appends a number below 100 as two digits.
fn push_two(out: &mut String, number: u32) {
    out.extend([number / 10, number % 10].map(|digit| char::from_digit(digit, 10).unwrap_or('?')));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_print_as_lvm2_prints_them() {
        assert_eq!(Zone::utc().iso(1_700_000_003), "2023-11-14 22:13:23 +0000");
        assert_eq!(Zone::utc().ctime(1_699_000_003), "Fri Nov  3 08:26:43 2023");
        assert_eq!(Zone::utc().iso(i64::MAX), i64::MAX.to_string());
        assert_eq!(Zone::fixed_hours(-3).iso(0), "1969-12-31 21:00:00 -0300");
        assert_eq!(Zone::utc().iso(-61_000_000_000), "0036-12-26 11:33:20 +0000");
        assert_eq!(Zone::utc().iso(-100_000_000_000), "-1199-02-15 14:13:20 +0000");
    }
}
