//! Values in a selection: numbers, sizes, percents, strings, lists, expressions; what a field's kind decides.

use super::Context;
use super::error::SelectError;
use super::scan::{Ends, Join, MissingQuote, Scanner};
use super::time::{self, Range};
use super::words::{self, Word};
use crate::format::pattern::Pattern;
use crate::report::field::{Field, Kind};

/// What a field is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    /// A number; `None` is none.
    Number(Option<u64>),
    /// A size in bytes, not rounded.
    Size(f64),
    /// A size that is chosen by the kernel.
    Auto,
    /// Millionths of a percent.
    Percent(u64),
    /// A text.
    Text(String),
    /// An expression that a text is to match.
    Matches(Pattern),
    /// Strings.
    List(List),
    /// A time, and as it was typed.
    Time(Range, String),
}

/// Strings that a list is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct List {
    /// `[`: there are no others in the field.
    pub(super) exact: bool,
    /// How they are joined.
    pub(super) join: Join,
    pub(super) items: Vec<String>,
}

/// Units of sizes, and their bytes.
const UNITS: &str = "bBsSkKmMgGtTpPeErRhH";

/// Bytes of a unit of [`UNITS`]: powers of 1024, in upper case of 1000.
fn factor(unit: char) -> f64 {
    let base = if unit.is_ascii_uppercase() { 1000.0_f64 } else { 1024.0 };
    match unit.to_ascii_lowercase() {
        's' => 512.0,
        'k' => base,
        'm' => base.powi(2),
        'g' => base.powi(3),
        't' => base.powi(4),
        'p' => base.powi(5),
        'e' => base.powi(6),
        // Bytes, and "readable", which is no unit.
        _ => 1.0,
    }
}

/// Reads the value that a field is compared with.
pub(super) struct Reader<'r, 't> {
    pub(super) field: &'static Field,
    pub(super) context: &'r Context,
    pub(super) scan: &'r mut Scanner<'t>,
    /// Where the statement begins.
    pub(super) statement: usize,
    /// Where the value begins.
    pub(super) at: usize,
}

impl Reader<'_, '_> {
    fn wrong(&self, what: impl Into<String>) -> SelectError {
        SelectError::syntax(what, self.statement, self.at)
    }

    fn failed(&self, why: &str, kind: &str) -> SelectError {
        let line = if why.is_empty() { "" } else { "\n" };
        let field = self.field.id;
        self.wrong(format!("{why}{line}Failed to parse {kind} value for selection field {field}."))
    }

    fn no_quote(&self, kind: &str) -> SelectError {
        self.failed("Missing end quote.", kind)
    }

    /// An expression.
    pub(super) fn pattern(&mut self) -> Result<Operand, SelectError> {
        let id = self.field.id;
        if self.scan.is_at_end() {
            return Err(self.wrong(format!("Regular expression expected for selection field {id}")));
        }
        let closers = [('(', ')'), ('{', '}'), ('[', ']'), ('"', '"'), ('\'', '\'')];
        let first = self.scan.peek();
        let closer = closers.into_iter().find(|(open, _)| first == Some(*open));
        let source = match closer {
            Some((open, close)) => {
                self.scan.eat(open.encode_utf8(&mut [0; 4]));
                self.scan.quoted(close).map_err(|MissingQuote| self.no_quote("regex"))?
            }
            None => self.scan.unquoted(Ends::Statement),
        };
        if !matches!(words::kind_of(self.field), Kind::Str | Kind::Text) {
            let what = format!("dm_report: incompatible comparison type for selection field {id}");
            return Err(SelectError::value(what, self.statement));
        }
        let pattern = Pattern::parse(source).map_err(|why| {
            let what = format!(
                "{why}\ndm_report: failed to create regex matcher for selection field {id}"
            );
            SelectError::value(what, self.at)
        })?;
        Ok(Operand::Matches(pattern))
    }

    /// A value of the field's kind, or one of its reserved words.
    pub(super) fn value(&mut self) -> Result<Operand, SelectError> {
        if let Some(word) = self.reserved() {
            return Ok(word);
        }
        match words::kind_of(self.field) {
            Kind::Num | Kind::Flag => self.number(),
            Kind::Size => self.size(),
            Kind::Percent => self.percent(),
            Kind::Time => self.time(),
            Kind::List => self.list().map(Operand::List),
            Kind::Str | Kind::Text => {
                let text = self.scan.string(Ends::Statement);
                let text = text.map_err(|MissingQuote| self.no_quote("string"))?;
                Ok(Operand::Text(text.to_owned()))
            }
        }
    }

    fn reserved(&mut self) -> Option<Operand> {
        let mut ahead = *self.scan;
        let word = words::find(self.field, ahead.string(Ends::Statement).ok()?)?;
        *self.scan = ahead;
        Some(match word {
            Word::None => Operand::Number(None),
            Word::Number(number) => Operand::Number(Some(number)),
            Word::Auto => Operand::Auto,
            Word::Text(text) => Operand::Text(text.to_owned()),
        })
    }

    /// Digits, and whether `%` or a unit follows them.
    fn digits(&mut self, kind: &str) -> Result<(&str, Option<char>), SelectError> {
        let quote = matches!(self.scan.peek(), Some('"' | '\''));
        if quote && self.scan.clone().string(Ends::Statement).is_err() {
            return Err(self.no_quote("numeric"));
        }
        let Some(number) = self.scan.number() else { return Err(self.failed("", "numeric")) };
        let unit = self.scan.peek().filter(|c| *c == '%' || UNITS.contains(*c));
        let found = match unit {
            Some('%') if kind != "percent" => "percent value",
            Some(c) if c != '%' && kind != "size" => "size unit specifier",
            _ => "",
        };
        if found.is_empty() {
            if let Some(unit) = unit {
                self.scan.eat(unit.encode_utf8(&mut [0; 4]));
            }
            return Ok((number, unit));
        }
        let id = self.field.id;
        Err(self
            .wrong(format!("Found {found} but {kind} value expected for selection field {id}.")))
    }

    fn out_of_range(&self, number: &str) -> SelectError {
        let id = self.field.id;
        let what = format!("Field selection value {number} out of supported range for field {id}.");
        SelectError::value(what, self.at)
    }

    /// A number, of which what follows the point does not count.
    fn number(&mut self) -> Result<Operand, SelectError> {
        let (number, _) = self.digits("numeric")?;
        let number = number.to_owned();
        match whole(&number) {
            Some(u64::MAX) => {
                let what = format!("Numeric value {number} found in selection is reserved.");
                Err(SelectError::value(what, self.at))
            }
            Some(value) => Ok(Operand::Number(Some(value))),
            None => Err(self.out_of_range(&number)),
        }
    }

    fn size(&mut self) -> Result<Operand, SelectError> {
        let (number, unit) = self.digits("size")?;
        let number: f64 = number.parse().unwrap_or_default();
        Ok(Operand::Size(number * factor(unit.unwrap_or('m'))))
    }

    fn percent(&mut self) -> Result<Operand, SelectError> {
        const ONE: u64 = 1_000_000;
        let (number, _) = self.digits("percent")?;
        let number = number.to_owned();
        let (_, fraction) = number.split_once('.').unwrap_or_default();
        let digits = fraction.bytes().chain(core::iter::repeat(b'0')).take(6);
        let millionths = digits.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        let more = fraction.bytes().skip(6).any(|digit| digit != b'0');
        let value = whole(&number).and_then(|w| w.checked_mul(ONE)?.checked_add(millionths));
        match value {
            Some(value) if value < 100 * ONE || value == 100 * ONE && !more => {
                Ok(Operand::Percent(value))
            }
            _ => Err(self.out_of_range(&number)),
        }
    }

    fn time(&mut self) -> Result<Operand, SelectError> {
        let before = self.scan.rest;
        let range = if self.scan.eat("@") {
            let Some(number) = self.scan.number() else { return Err(self.failed("", "time")) };
            let Some(seconds) = whole(number) else {
                let range = self.out_of_range(number).what;
                return Err(self.failed(&range, "time"));
            };
            // As a C program would read it.
            Range::at(seconds.cast_signed())
        } else {
            let text = self.scan.string(Ends::Statement);
            let text = text.map_err(|MissingQuote| self.no_quote("time"))?;
            time::parse(text, self.context).map_err(|why| self.failed(&why, "time"))?
        };
        let typed = before.len() - self.scan.rest.len();
        Ok(Operand::Time(range, before.get(..typed).unwrap_or_default().to_owned()))
    }

    /// A list, or a string that is one of the list's.
    fn list(&mut self) -> Result<List, SelectError> {
        const KIND: &str = "string list";
        let (exact, close) = match self.scan.peek() {
            Some('[') => (true, ']'),
            Some('{') => (false, '}'),
            _ => {
                let item = self.scan.string(Ends::Statement);
                let item = item.map_err(|MissingQuote| self.no_quote(KIND))?.to_owned();
                return Ok(List { exact: false, join: Join::Every, items: vec![item] });
            }
        };
        self.scan.eat(if exact { "[" } else { "{" });
        let (mut items, mut join) = (Vec::new(), None);
        loop {
            self.scan.skip_blanks();
            if self.scan.is_at_end() {
                let id = self.field.id;
                return Err(
                    self.failed(&format!("Missing list end for selection field {id}"), KIND)
                );
            }
            let item = self.scan.string(Ends::List);
            items.push(item.map_err(|MissingQuote| self.no_quote(KIND))?.to_owned());
            self.scan.skip_blanks();
            if let Some(end @ (']' | '}')) = self.scan.peek() {
                if end != close {
                    let why = format!("List ended with incorrect character, expecting '{close}'.");
                    return Err(self.failed(&why, KIND));
                }
                self.scan.eat(end.encode_utf8(&mut [0; 4]));
                break;
            }
            let Some(next) = self.scan.join() else {
                return Err(self.failed("Invalid operator in selection list.", KIND));
            };
            if *join.get_or_insert(next) != next {
                const WHY: &str =
                    "Only one type of logical operator allowed in selection list at a time.";
                return Err(self.failed(WHY, KIND));
            }
        }
        Ok(List { exact, join: join.unwrap_or(Join::Every), items })
    }
}

/// What stands before the point; `None` where it is more than 64 bits hold.
fn whole(number: &str) -> Option<u64> {
    match number.split_once('.').map_or(number, |(whole, _)| whole) {
        "" => Some(0),
        digits => digits.parse().ok(),
    }
}
