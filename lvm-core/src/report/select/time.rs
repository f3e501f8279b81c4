//! Times in a selection, which are ranges: `2023` is the whole year.
//!
//! ```text
//! time = YYYY ["-" MM ["-" DD]] or without dashes, then, after a whole date,
//!        [hh [":" mm [":" ss]] or without colons] [("+" | "-") hh [[":"] mm]]
//! ```
//!
//! What begins with a word, or a number before a word, is for [`super::freeform`].

use super::Context;
use super::freeform;
use super::scan::is_blank;
use crate::local_time::Zone;

/// A stretch of time, in seconds since 1970, both ends in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Range {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Range {
    /// A second.
    pub(super) const fn at(second: i64) -> Self {
        Self { first: second, last: second }
    }

    /// From `first` to before `next`.
    pub(super) fn between(first: i64, next: i64) -> Self {
        Self { first, last: next.saturating_sub(1).max(first) }
    }
}

/// A date: what is left out makes it a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date {
    pub(super) year: i64,
    pub(super) month: Option<i64>,
    pub(super) day: Option<i64>,
}

/// A time of day: what is left out makes it a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) hour: i64,
    pub(super) minute: Option<i64>,
    pub(super) second: Option<i64>,
}

impl Clock {
    const fn start(&self) -> i64 {
        let minute = if let Some(minute) = self.minute { minute } else { 0 };
        let second = if let Some(second) = self.second { second } else { 0 };
        self.hour * 3600 + minute * 60 + second
    }

    /// How long it is.
    const fn len(&self) -> i64 {
        match (self.minute, self.second) {
            (_, Some(_)) => 1,
            (Some(_), None) => 60,
            (None, None) => 3600,
        }
    }
}

/// The range of a date and a time of day; `None` where no calendar has it.
pub(super) fn range(zone: &Zone, date: Date, clock: Option<Clock>) -> Option<Range> {
    let month = date.month.unwrap_or(1);
    let at = |year, month, day, second| zone.seconds(year, month, day, second);
    let first = |second| at(date.year, month, date.day.unwrap_or(1), second);
    if let Some(clock) = clock {
        let start = first(clock.start())?;
        return Some(Range::between(start, start.checked_add(clock.len())?));
    }
    let next = match (date.month, date.day) {
        (Some(_), Some(day)) => at(date.year, month, day + 1, 0),
        (Some(_), None) => at(date.year, month + 1, 1, 0),
        _ => at(date.year + 1, 1, 1, 0),
    };
    Some(Range::between(first(0)?, next?))
}

/// Reads a time.
///
/// # Errors
/// Why it is none, in a line that may be empty.
pub(super) fn parse(text: &str, context: &Context) -> Result<Range, String> {
    let first = text.chars().find(|c| !(c.is_ascii_digit() || *c == ':' || is_blank(*c)));
    if first.is_some_and(|c| c.is_ascii_alphabetic()) {
        return freeform::parse(text, context);
    }
    standard(text, &context.zone).map_err(str::to_owned)
}

const NO_WORDS: &str = "";

fn standard(text: &str, zone: &Zone) -> Result<Range, &'static str> {
    let (date, rest) = date(text)?;
    let rest = rest.trim_start_matches(is_blank);
    let (clock, rest) =
        if rest.starts_with(|c: char| c.is_ascii_digit()) { clock(rest)? } else { (None, rest) };
    let rest = rest.trim_matches(is_blank);
    if clock.is_some() && date.day.is_none() {
        return Err("Full date specification needed.");
    }
    let found = if rest.is_empty() {
        range(zone, date, clock)
    } else {
        let east = offset(rest).ok_or(NO_WORDS)?;
        range(&Zone::utc(), date, clock).map(|utc| Range {
            first: utc.first.saturating_sub(east),
            last: utc.last.saturating_sub(east),
        })
    };
    found.ok_or(NO_WORDS)
}

/// Digits at the beginning, as text and as a number, and what follows.
fn digits(text: &str) -> Option<(&str, i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits, digits.parse().ok()?, rest))
}

fn date(text: &str) -> Result<(Date, &str), &'static str> {
    let (word, number, mut rest) = digits(text).ok_or(NO_WORDS)?;
    let mut parts = [Some(number), None, None];
    for part in &mut parts[1..] {
        let Some(after) = rest.strip_prefix('-') else { break };
        let Some((_, number, more)) = digits(after) else { return Err(NO_WORDS) };
        (*part, rest) = (Some(number), more);
    }
    let [mut year, mut month, mut day] = parts.map(Option::unwrap_or_default);
    if parts[1].is_none() {
        match word.len() {
            4 => {}
            6 => (year, month) = (number / 100, number % 100),
            8 => (year, month, day) = (number / 10_000, number / 100 % 100, number % 100),
            _ => return Err("Incorrect date format."),
        }
    }
    let has_month = parts[1].is_some() || word.len() > 4;
    let has_day = parts[2].is_some() || word.len() == 8 && parts[1].is_none();
    if year > YEAR_MAX {
        return Err(NO_WORDS);
    }
    if has_month && !(1..=12).contains(&month) {
        return Err("Specified month out of range.");
    }
    if has_day && !(1..=days_in(year, month)).contains(&day) {
        return Err("Specified day out of range.");
    }
    Ok((Date { year, month: has_month.then_some(month), day: has_day.then_some(day) }, rest))
}

/// No calendar goes so far.
const YEAR_MAX: i64 = 1_000_000;

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn clock(text: &str) -> Result<(Option<Clock>, &str), &'static str> {
    let (word, number, mut rest) = digits(text).ok_or(NO_WORDS)?;
    let mut parts = [number, -1, -1];
    for part in &mut parts[1..] {
        let Some(after) = rest.strip_prefix(':') else { break };
        (*part, rest) = digits(after).map_or((0, after), |(_, number, rest)| (number, rest));
    }
    if parts[1] < 0 {
        parts = match word.len() {
            2 => [number, -1, -1],
            4 => [number / 100, number % 100, -1],
            6 => [number / 10_000, number / 100 % 100, number % 100],
            _ => return Err("Incorrect time format."),
        };
    }
    let [hour, minute, second] = parts;
    if hour > 23 {
        return Err("Specified hours out of range.");
    }
    // As many as LVM2 takes; the next minute begins then.
    if minute > 60 {
        return Err("Specified minutes out of range.");
    }
    if second > 60 {
        return Err("Specified seconds out of range.");
    }
    let given = |part: i64| (part >= 0).then_some(part);
    Ok((Some(Clock { hour, minute: given(minute), second: given(second) }), rest))
}

/// Seconds east of Greenwich.
fn offset(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix('+') {
        Some(text) => (1, text),
        None => (-1, text.strip_prefix('-')?),
    };
    let (word, number, rest) = digits(text.trim_start_matches(is_blank))?;
    let (hours, minutes) = match (rest.strip_prefix(':'), word.len()) {
        (Some(minutes), 1 | 2) => {
            let (_, minutes, rest) = digits(minutes)?;
            (number, rest.is_empty().then_some(minutes)?)
        }
        (None, 2) if rest.is_empty() => (number, 0),
        (None, 4) if rest.is_empty() => (number / 100, number % 100),
        _ => return None,
    };
    (hours <= OFFSET_MAX && minutes <= 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// No zone is more hours away from universal time.
const OFFSET_MAX: i64 = 14;
