//! Times in words: `yesterday`, `noon`, `Friday 10:00`, `14 Nov 2023 10 PM`, `3 days 5 hours ago`.
//!
//! Days, weeks, months and years ago are the whole day; hours and minutes ago are the hour or the minute before that
//! moment. A weekday is the last one, today too.

use std::collections::BTreeMap;

use super::Context;
use super::scan::is_blank;
use super::time::{Clock, Date, Range, range};
use crate::local_time::Local;

/// What a word means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Word {
    Ago,
    /// So many days before today.
    DaysBack(i64),
    /// Days after Sunday.
    Weekday(i64),
    /// An hour to the second.
    Oclock(i64),
    Unit(Unit),
    /// Hours that are added.
    Half(i64),
    /// From 1.
    Month(i64),
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const WORDS: &[(&[&str], Word)] = &[
    (&["ago"], Word::Ago),
    (&["today"], Word::DaysBack(0)),
    (&["yesterday"], Word::DaysBack(1)),
    (&["sunday", "sun"], Word::Weekday(0)),
    (&["monday", "mon"], Word::Weekday(1)),
    (&["tuesday", "tue"], Word::Weekday(2)),
    (&["wednesday", "wed"], Word::Weekday(3)),
    (&["thursday", "thu"], Word::Weekday(4)),
    (&["friday", "fri"], Word::Weekday(5)),
    (&["saturday", "sat"], Word::Weekday(6)),
    (&["noon"], Word::Oclock(12)),
    (&["midnight"], Word::Oclock(0)),
    (&["second", "sec", "s"], Word::Unit(Unit::Second)),
    (&["minute", "min", "m"], Word::Unit(Unit::Minute)),
    (&["hour", "hr", "h"], Word::Unit(Unit::Hour)),
    (&["am"], Word::Half(0)),
    (&["pm"], Word::Half(12)),
    (&["day"], Word::Unit(Unit::Day)),
    (&["week"], Word::Unit(Unit::Week)),
    (&["month"], Word::Unit(Unit::Month)),
    (&["year", "yr"], Word::Unit(Unit::Year)),
    (&["january", "jan"], Word::Month(1)),
    (&["february", "feb"], Word::Month(2)),
    (&["march", "mar"], Word::Month(3)),
    (&["april", "apr"], Word::Month(4)),
    (&["may"], Word::Month(5)),
    (&["june", "jun"], Word::Month(6)),
    (&["july", "jul"], Word::Month(7)),
    (&["august", "aug"], Word::Month(8)),
    (&["september", "sep"], Word::Month(9)),
    (&["october", "oct"], Word::Month(10)),
    (&["november", "nov"], Word::Month(11)),
    (&["december", "dec"], Word::Month(12)),
];

/// A part of the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Item {
    Number(i64),
    /// Hour, minute, second.
    Clock(i64, i64, Option<i64>),
    Word(Word),
}

/// Numbers have no more digits.
const DIGITS_MAX: usize = 6;

/// What was understood so far.
#[derive(Debug, Default)]
struct Found {
    days_back: Option<i64>,
    weekday: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    year: Option<i64>,
    clock: Option<Clock>,
    /// How much before now, by unit.
    before: BTreeMap<Unit, i64>,
    ago: bool,
}

const AMBIGUOUS_DATE: &str = "Ambiguous date";
const AMBIGUOUS_TIME: &str = "Ambiguous time";
const MIXED_DATE: &str = "Mixed absolute and relative date";
const MIXED_TIME: &str = "Mixed absolute and relative time";

/// Reads a time in words.
///
/// # Errors
/// Why it is none, in a line.
pub(super) fn parse(text: &str, context: &Context) -> Result<Range, String> {
    let items = items(text)?;
    let mut found = Found::default();
    let mut last = "";
    for (index, (item, at)) in items.iter().enumerate() {
        let near = |step: isize| {
            let index = index.checked_add_signed(step)?;
            items.get(index).map(|(item, _)| *item)
        };
        found
            .add(*item, near(-1), near(1))
            .map_err(|why| format!("{why} specification found at \"{at}\"."))?;
        last = at;
    }
    found.check().map_err(|why| format!("{why} specification found at \"{last}\"."))?;
    let local = context.zone.local(context.now);
    local.and_then(|local| found.range(&local, context)).ok_or_else(String::new)
}

/// The parts of the text, each with what follows from it on.
fn items(text: &str) -> Result<Vec<(Item, &str)>, String> {
    let mut items = Vec::new();
    let mut rest = text.trim_matches(is_blank);
    while !rest.is_empty() {
        let end = rest.find(is_blank).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let number = word.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(word.len());
        let (number, letters) = word.split_at_checked(number).unwrap_or((word, ""));
        let unknown = |kind: &str, at: &str| {
            format!("Unrecognized {kind} in date/time specification at \"{at}\".")
        };
        if !number.is_empty() {
            // What stands right behind a time of day would be overlooked.
            let alone = letters.is_empty() || !number.contains(':');
            let item = numeric(number).filter(|_| alone);
            items.push((item.ok_or_else(|| unknown("number", rest))?, rest));
        }
        if !letters.is_empty() {
            let at = rest.get(number.len()..).unwrap_or_default();
            items.push((word_of(letters).ok_or_else(|| unknown("string", at))?, at));
        }
        rest = after.trim_start_matches(is_blank);
    }
    Ok(items)
}

fn numeric(text: &str) -> Option<Item> {
    let mut parts = text
        .split(':')
        .map(|part| (part.len() <= DIGITS_MAX).then(|| part.parse::<i64>().ok()).flatten());
    let first = parts.next()??;
    let Some(minute) = parts.next() else { return Some(Item::Number(first)) };
    let second = parts.next();
    let is_clock = parts.next().is_none();
    is_clock.then_some(Item::Clock(first, minute?, second.map_or(Some(None), |s| s.map(Some))?))
}

fn word_of(letters: &str) -> Option<Item> {
    let lower = letters.to_ascii_lowercase();
    let find = |word: &str| WORDS.iter().find(|(names, _)| names.contains(&word)).map(|it| it.1);
    let plural = letters.strip_suffix('s').filter(|one| one.len() > 1);
    let unit = plural.and_then(|_| find(lower.strip_suffix('s')?));
    let unit = unit.filter(|word| matches!(word, Word::Unit(_)));
    find(&lower).or(unit).map(Item::Word)
}

impl Found {
    fn has_date(&self) -> bool {
        self.days_back.is_some() || self.weekday.is_some() || self.month.is_some()
    }

    fn set_clock(&mut self, clock: Clock) -> Result<(), &'static str> {
        match self.clock.replace(clock) {
            Some(_) => Err(AMBIGUOUS_TIME),
            None => Ok(()),
        }
    }

    fn add(
        &mut self,
        item: Item,
        before: Option<Item>,
        after: Option<Item>,
    ) -> Result<(), &'static str> {
        let is_month = |item| matches!(item, Some(Item::Word(Word::Month(_))));
        match item {
            // Counted with the word behind it.
            Item::Number(_) if matches!(after, Some(Item::Word(Word::Unit(_) | Word::Half(_)))) => {
                Ok(())
            }
            Item::Number(day @ 1..=31)
                if self.day.is_none() && (is_month(before) || is_month(after)) =>
            {
                self.day = Some(day);
                Ok(())
            }
            Item::Number(year) if self.year.is_none() => {
                self.year = Some(year);
                Ok(())
            }
            Item::Number(_) => Err(AMBIGUOUS_DATE),
            Item::Clock(hour, minute, second) => {
                let half = if let Some(Item::Word(Word::Half(half))) = after { half } else { 0 };
                self.set_clock(Clock { hour: hour + half, minute: Some(minute), second })
            }
            Item::Word(word) => self.word(word, before),
        }
    }

    fn word(&mut self, word: Word, before: Option<Item>) -> Result<(), &'static str> {
        let number = if let Some(Item::Number(number)) = before { Some(number) } else { None };
        match word {
            Word::Ago => self.ago = true,
            Word::DaysBack(_) | Word::Weekday(_) | Word::Month(_) if self.has_date() => {
                return Err(AMBIGUOUS_DATE);
            }
            Word::DaysBack(days) => self.days_back = Some(days),
            Word::Weekday(day) => self.weekday = Some(day),
            Word::Month(month) => self.month = Some(month),
            Word::Oclock(hour) => {
                let clock = Clock { hour, minute: Some(0), second: Some(0) };
                return self.set_clock(clock);
            }
            Word::Half(_) if matches!(before, Some(Item::Clock(..))) => {}
            Word::Half(half) => {
                let hour = number.ok_or(AMBIGUOUS_TIME)? + half;
                return self.set_clock(Clock { hour, minute: None, second: None });
            }
            Word::Unit(unit) if unit >= Unit::Day && self.has_date() => return Err(MIXED_DATE),
            Word::Unit(unit) => {
                *self.before.entry(unit).or_default() += number.unwrap_or(1);
            }
        }
        Ok(())
    }

    /// The finest unit, if it is finer than a day.
    fn finer(&self) -> Option<Unit> {
        self.before.keys().copied().next().filter(|unit| *unit < Unit::Day)
    }

    /// Whether the parts go together.
    fn check(&self) -> Result<(), &'static str> {
        let (relative, ago) = (!self.before.is_empty(), self.ago);
        let finer = self.finer().is_some();
        if relative && (self.has_date() || self.year.is_some()) {
            return Err(MIXED_DATE);
        }
        if finer && self.clock.is_some() {
            return Err(MIXED_TIME);
        }
        // To LVM2, hours without "ago" are those of the day.
        if finer && !ago {
            return Err(AMBIGUOUS_TIME);
        }
        let year_alone = self.year.is_some() && self.month.is_none();
        let month_at_an_hour = self.month.is_some() && self.day.is_none() && self.clock.is_some();
        if ago && !relative || year_alone || month_at_an_hour {
            return Err(AMBIGUOUS_DATE);
        }
        Ok(())
    }

    fn range(&self, now: &Local, context: &Context) -> Option<Range> {
        let zone = &context.zone;
        let before = |unit| self.before.get(&unit).copied().unwrap_or(0);
        let back = before(Unit::Day)
            + 7 * before(Unit::Week)
            + self.days_back.unwrap_or(0)
            + self.weekday.map_or(0, |day| (now.weekday - day).rem_euclid(7));
        let (year, month) = (now.year - before(Unit::Year), now.month - before(Unit::Month));
        let day = now.day - back;
        if let Some(unit) = self.finer() {
            let (hours, minutes) = (before(Unit::Hour), before(Unit::Minute));
            let second = now.second - hours * 3600 - minutes * 60 - before(Unit::Second);
            let last = zone.seconds(year, month, day, second)?;
            let length = match unit {
                Unit::Second => 0,
                Unit::Minute => 60 + 1,
                _ => 3600 + 1,
            };
            return Some(Range { first: last.checked_sub(length)?, last });
        }
        let date = match self.month {
            Some(month) => {
                Date { year: self.year.unwrap_or(now.year), month: Some(month), day: self.day }
            }
            None => Date { year, month: Some(month), day: Some(day) },
        };
        range(zone, date, self.clock)
    }
}
