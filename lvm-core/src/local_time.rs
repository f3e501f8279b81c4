//! Times as people read them, in a time zone that the caller names.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

/// A time zone.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

/// A moment on the calendar of a zone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Local {
    /// The year.
    pub year: i64,
    /// The month, from 1.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
    /// Days since Sunday.
    pub weekday: i64,
    /// Seconds since midnight, as the clock shows them.
    pub second: i64,
}

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

    /// What calendar and clock show; `None` of a time that no calendar has.
    pub fn local(&self, seconds: i64) -> Option<Local> {
        let zoned = Timestamp::from_second(seconds).ok()?.to_zoned_datetime(self.0.clone());
        let (date, time) = (zoned.date(), zoned.time());
        let (hour, minute) = (i64::from(time.hour()), i64::from(time.minute()));
        Some(Local {
            year: date.year().into(),
            month: date.month().into(),
            day: date.day().into(),
            weekday: date.weekday().to_sunday_zero_offset().into(),
            second: hour * 3600 + minute * 60 + i64::from(time.second()),
        })
    }

    /// Seconds since 1970 when the zone's calendar and clock show that; the numbers may run over: day 0 is the last
    /// of the month before. `None` of a time that no calendar has.
    pub fn seconds(&self, year: i64, month: i64, day: i64, second: i64) -> Option<i64> {
        let months = year.checked_mul(12)?.checked_add(month.checked_sub(1)?)?;
        let year = i16::try_from(months.div_euclid(12)).ok()?;
        let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
        let first = Date::new(year, month, 1).ok()?;
        let days = Span::new().try_days(day.checked_sub(1)?).ok()?;
        let midnight = first.checked_add(days).ok()?.to_datetime(jiff::civil::Time::midnight());
        let local = midnight.checked_add(SignedDuration::from_secs(second)).ok()?;
        Some(self.0.to_ambiguous_zoned_datetime(local).compatible().ok()?.timestamp().as_second())
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

    /// As a format of the user's has it.
    pub fn show(&self, seconds: i64, format: &TimeFormat) -> String {
        match &format.0 {
            None => self.iso(seconds),
            Some(format) => self.format(seconds, format),
        }
    }

    fn format(&self, seconds: i64, format: &str) -> String {
        match Timestamp::from_second(seconds) {
            Ok(time) => time.to_zoned_datetime(self.0.clone()).strftime(format).to_string(),
            Err(_) => seconds.to_string(),
        }
    }
}

/// How times are shown: the letters of C's `strftime` that LVM2 takes, in the words and order of the locale C. The
/// default is that of [`Zone::iso`].
///
/// Source: which letters LVM2 2.03.16 takes in `report/time_format`, and what it makes of them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TimeFormat(Option<Box<str>>);

/// LVM2's default, which [`Zone::iso`] prints.
const ISO: &str = "%Y-%m-%d %T %z";
/// Letters that stand as they are.
const LETTERS: &str = "abdegjklmprsuwyzABCDFGHIMPRSTUVWYZ";
/// Letters that may have an `E` before them, which means nothing in the locale C; and an `O`.
const ALTERNATIVES: [(char, &str); 2] = [('E', "cCxXyY"), ('O', "deHImMSuUVwWy")];

impl TimeFormat {
    /// Reads a format; `None` for one with a letter that LVM2 does not take.
    pub fn parse(text: &str) -> Option<Self> {
        if text == ISO {
            return Some(Self(None));
        }
        let mut out = String::with_capacity(text.len());
        let mut letters = text.chars();
        while let Some(c) = letters.next() {
            if c != '%' {
                out.push(c);
                continue;
            }
            let first = letters.next()?;
            let alternative = ALTERNATIVES.iter().find(|(mark, _)| *mark == first);
            let letter = match alternative {
                Some((_, taken)) => letters.next().filter(|letter| taken.contains(*letter))?,
                None => first,
            };
            match letter {
                'c' => out.push_str("%a %b %e %H:%M:%S %Y"),
                'x' => out.push_str("%m/%d/%y"),
                'X' => out.push_str("%H:%M:%S"),
                'r' => out.push_str("%I:%M:%S %p"),
                'h' => out.push_str("%b"),
                't' => out.push('\t'),
                letter if LETTERS.contains(letter) => out.extend(['%', letter]),
                _ => return None,
            }
        }
        Some(Self(Some(out.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_goes_both_ways_and_numbers_may_run_over() {
        let zone = Zone::fixed_hours(2);
        let local = zone.local(1_700_000_003).unwrap();
        assert_eq!((local.year, local.month, local.day, local.weekday), (2023, 11, 15, 3));
        assert_eq!(local.second, 13 * 60 + 23);
        assert_eq!(zone.seconds(2023, 11, 15, local.second), Some(1_700_000_003));
        assert_eq!(zone.seconds(2023, 12, -15, local.second), Some(1_700_000_003));
        assert_eq!(zone.seconds(2022, 23, 14, local.second + 86_400), Some(1_700_000_003));
        assert_eq!(zone.seconds(i64::MAX, 1, 1, 0), None);
        assert_eq!(zone.seconds(2023, 1, i64::MAX, 0), None);
        assert_eq!(zone.seconds(2023, 1, 1, i64::MAX), None);
    }

    #[test]
    fn formats_take_lvm2s_letters_and_no_others() {
        let show = |format: &str| {
            TimeFormat::parse(format).map(|format| Zone::utc().show(1_795_727_864, &format))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(show("%Y-%m-%d %T %z"), some("2026-11-26 21:17:44 +0000"));
        assert_eq!(
            show("%Y %m %d %y %j %u %w %U %V %W %G %g"),
            some("2026 11 26 26 330 4 4 47 48 47 2026 26")
        );
        assert_eq!(
            show("%A %a %B %b %h %c %C %D %d %e %F"),
            some(
                "Thursday Thu November Nov Nov Thu Nov 26 21:17:44 2026 20 11/26/26 26 26 2026-11-26"
            )
        );
        assert_eq!(
            show("%H %I %k %l %M %p %P %r %R %S %s|%t|%T %X %x %z %Z"),
            some(
                "21 09 21  9 17 PM pm 09:17:44 PM 21:17 44 1795727864|\t|21:17:44 21:17:44 11/26/26 +0000 UTC"
            )
        );
        assert_eq!(show("%Ey %Od %EC plain"), some("26 26 20 plain"));
        for wrong in ["%n", "%N", "%%", "%", "%E", "%Ee", "%Oz", "%:z", "%-d", "%i"] {
            assert_eq!(show(wrong), None, "{wrong}");
        }
    }

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
