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
        let Ok(year) = u32::try_from(date.year()) else {
            return zoned.strftime("%Y-%m-%d %H:%M:%S %z").to_string();
        };
        let offset = zoned.offset().seconds();
        let mut out = *b"2023-11-14 22:13:23 +0000";
        if offset < 0 {
            out[20] = b'-';
        }
        for (at, number) in [
            (0, year / 100),
            (2, year % 100),
            (5, date.month().unsigned_abs().into()),
            (8, date.day().unsigned_abs().into()),
            (11, clock.hour().unsigned_abs().into()),
            (14, clock.minute().unsigned_abs().into()),
            (17, clock.second().unsigned_abs().into()),
            (21, offset.unsigned_abs() / 3600),
            (23, offset.unsigned_abs() / 60 % 60),
        ] {
            for (place, digit) in out[at..].iter_mut().zip([number / 10, number % 10]) {
                *place = b'0' | u8::try_from(digit).unwrap_or(0);
            }
        }
        core::str::from_utf8(&out).unwrap_or_default().to_owned()
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
