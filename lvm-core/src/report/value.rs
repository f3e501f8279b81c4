//! What a field says of a row, before anybody decides how to print it.
//!
//! Fields yield values instead of strings, so that a report can be sorted, selected from and printed in several
//! formats from one table of fields.

use core::cmp::Ordering;
use core::fmt::Write;
use std::borrow::Cow;

use super::cell::Form;
use super::clean::clean;
use super::size::{SizeFormat, write_hundredths};
use crate::id::Id;
use crate::local_time::{TimeFormat, Zone};
use crate::units::{Bytes, Extents, Sectors};

/// A field's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Does not apply to the row, or is not known.
    Blank,
    /// Text.
    Text(Cow<'a, str>),
    /// An LV's name.
    LvName {
        /// The name.
        name: &'a str,
        /// What stands around it; does not count when names are sorted.
        mark: Mark,
    },
    /// An id, printed with its dashes.
    Id(Id),
    /// A number.
    Num(u64),
    /// A number that may be −1 where there is none.
    Signed(i64),
    /// A size, printed in the units asked for.
    Size(Bytes),
    /// A share of a whole, in hundredths of a percent.
    Percent(u32),
    /// Seconds since 1970.
    Time(i64),
    /// Strings, printed with commas between, or what the style has for it.
    List(Vec<Cow<'a, str>>),
    /// Strings, printed with blanks between.
    Words(Vec<Cow<'a, str>>),
    /// Yes, no or unknown.
    Flag {
        /// Whether it is so; `None` is unknown.
        set: Option<bool>,
        /// What is printed when it is.
        word: &'static str,
    },
}

/// What stands around the name of an LV.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// Nothing.
    None,
    /// Brackets: users do not see the LV.
    Hidden,
    /// A dash before it: the LV is no more.
    Dead,
}

/// What is printed where nobody knows.
pub(super) const UNKNOWN: &str = "unknown";

/// How values are printed.
#[derive(Clone, Debug)]
pub struct Style {
    /// Sizes.
    pub sizes: SizeFormat,
    /// The time zone of times.
    pub zone: Zone,
    /// How times are written.
    pub times: TimeFormat,
    /// Whether flags are printed as 1, 0 and −1 (`--binary`).
    pub binary: bool,
    /// What the cells become.
    pub form: Form,
    /// Whether names of LVs that users do not see stand in brackets.
    pub mark_hidden: bool,
    /// What stands between the items of a list.
    pub list_separator: Box<str>,
    /// Whether cells have colours; only LVM2's columns show them.
    pub painted: bool,
}

impl Style {
    /// LVM2's defaults, with times in `zone`.
    pub fn new(zone: Zone) -> Self {
        Self {
            sizes: SizeFormat::default(),
            zone,
            times: TimeFormat::default(),
            binary: false,
            mark_hidden: true,
            list_separator: LIST_SEPARATOR.into(),
            form: Form::Text,
            painted: false,
        }
    }

    /// The same with LVM2's commas between the items of lists.
    pub(super) fn with_commas(&self) -> Self {
        Self { list_separator: LIST_SEPARATOR.into(), ..self.clone() }
    }

    /// A point in time.
    pub fn time(&self, seconds: i64) -> String {
        self.zone.show(seconds, &self.times)
    }
}

/// What LVM2 puts between items of lists.
const LIST_SEPARATOR: &str = ",";

impl<'a> Value<'a> {
    /// Text from a string that lives as long as the report's input.
    pub fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// Text, or nothing.
    pub fn maybe_text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }

    /// A number of things.
    pub fn count(count: usize) -> Self {
        Self::Num(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// A number of extents.
    pub fn extents(extents: Extents) -> Self {
        Self::Num(u64::from(extents.get()))
    }

    /// A length in sectors.
    pub fn sectors(sectors: Sectors) -> Self {
        Self::Size(sectors.to_bytes_saturating())
    }

    /// A flag that is known.
    pub fn flag(set: bool, word: &'static str) -> Self {
        Self::Flag { set: Some(set), word }
    }

    /// A list of strings, sorted as LVM2 sorts its lists.
    pub fn sorted_list<S: AsRef<str>>(items: &'a [S]) -> Self {
        let mut list: Vec<_> = items.iter().map(|item| Cow::Borrowed(item.as_ref())).collect();
        list.sort();
        Self::List(list)
    }

    /// Appends the value as it is printed.
    pub fn write(&self, style: &Style, out: &mut String) {
        // Writing to a string cannot fail.
        let _ = match self {
            Self::Blank => Ok(()),
            Self::Text(text) => out.write_str(&clean(text, false)),
            Self::LvName { name, mark: Mark::Hidden } if style.mark_hidden => {
                write!(out, "[{name}]")
            }
            Self::LvName { name, mark: Mark::Dead } => write!(out, "-{name}"),
            Self::LvName { name, .. } => out.write_str(name),
            Self::Id(id) => {
                out.push_str(core::str::from_utf8(&id.dashed()).unwrap_or_default());
                Ok(())
            }
            Self::Num(number) => {
                digits(*number, out);
                Ok(())
            }
            // Of an LV that is not active it is one column in ten.
            Self::Signed(-1) => out.write_str("-1"),
            Self::Signed(number) => {
                out.push_str(if *number < 0 { "-" } else { "" });
                digits(number.unsigned_abs(), out);
                Ok(())
            }
            Self::Percent(hundredths) => {
                write_hundredths(out, (*hundredths).into());
                Ok(())
            }
            Self::Size(size) => {
                style.sizes.short(*size, out);
                Ok(())
            }
            Self::Time(seconds) => out.write_str(&style.time(*seconds)),
            Self::List(items) => {
                joined(items, &style.list_separator, out);
                Ok(())
            }
            Self::Words(items) => {
                joined(items, " ", out);
                Ok(())
            }
            Self::Flag { set, word } => out.write_str(match (set, style.binary) {
                (Some(true), false) => word,
                (Some(false), false) => "",
                (None, false) => UNKNOWN,
                (Some(true), true) => "1",
                (Some(false), true) => "0",
                // Of one field LVM2 2.03.16 says so with --binary too.
                (None, true) if *word == UNKNOWN => UNKNOWN,
                (None, true) => "-1",
            }),
        };
    }

    /// How two values of one field sort. What is not known comes first among texts and last among numbers.
    pub fn order(&self, other: &Self) -> Ordering {
        match (self.as_str(), other.as_str()) {
            (Some(left), Some(right)) => return left.cmp(right),
            (Some(text), None) if matches!(other, Self::Blank) => return text.cmp(""),
            (None, Some(text)) if matches!(self, Self::Blank) => return "".cmp(text),
            _ => {}
        }
        match (self, other) {
            (Self::List(left) | Self::Words(left), Self::List(right) | Self::Words(right)) => {
                left.cmp(right)
            }
            (Self::Id(left), Self::Id(right)) => left.cmp(right),
            (Self::Id(_) | Self::List(_) | Self::Words(_), Self::Blank) => Ordering::Greater,
            (Self::Blank, Self::Id(_) | Self::List(_) | Self::Words(_)) => Ordering::Less,
            _ => self.as_number().cmp(&other.as_number()),
        }
    }

    fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::LvName { name, .. } => Some(name),
            _ => None,
        }
    }

    fn as_number(&self) -> i128 {
        match self {
            Self::Num(number) => i128::from(*number),
            Self::Signed(number) | Self::Time(number) => i128::from(*number),
            Self::Size(size) => i128::from(size.get()),
            Self::Percent(hundredths) => i128::from(*hundredths),
            Self::Flag { set: Some(set), .. } => i128::from(*set),
            // LVM2 keeps the largest 64-bit numbers for what it does not know.
            _ => i128::from(u64::MAX),
        }
    }
}

/// Appends a number; most are short.
pub(super) fn digits(mut number: u64, out: &mut String) {
    let mut text = [b'0'; 20];
    let mut used = 0;
    for place in text.iter_mut().rev() {
        *place = b'0' | u8::try_from(number % 10).unwrap_or(0);
        used += 1;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.push_str(
        core::str::from_utf8(text.get(20 - used..).unwrap_or_default()).unwrap_or_default(),
    );
}

fn joined(items: &[Cow<'_, str>], separator: &str, out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        out.push_str(&clean(item, false));
    }
}

impl From<Bytes> for Value<'_> {
    fn from(size: Bytes) -> Self {
        Self::Size(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(value: &Value<'_>, binary: bool) -> String {
        let style = Style { binary, ..Style::new(Zone::utc()) };
        let mut out = String::new();
        value.write(&style, &mut out);
        out
    }

    #[test]
    fn values_print_as_lvm2_prints_them() {
        for (value, words, digits) in [
            (Value::Blank, "", ""),
            (Value::LvName { name: "x_tdata", mark: Mark::Hidden }, "[x_tdata]", "[x_tdata]"),
            (Value::LvName { name: "gone", mark: Mark::Dead }, "-gone", "-gone"),
            (Value::Signed(-1), "-1", "-1"),
            (Value::Signed(-20), "-20", "-20"),
            (Value::Num(0), "0", "0"),
            (Value::Num(u64::MAX), "18446744073709551615", "18446744073709551615"),
            (Value::Percent(1234), "12.34", "12.34"),
            (Value::Percent(5), "0.05", "0.05"),
            (Value::Time(1_700_000_003), "2023-11-14 22:13:23 +0000", "2023-11-14 22:13:23 +0000"),
            (Value::sorted_list(&["b", "a"]), "a,b", "a,b"),
            (Value::flag(true, "exported"), "exported", "1"),
            (Value::flag(false, "exported"), "", "0"),
            (Value::Flag { set: None, word: "suspended" }, "unknown", "-1"),
        ] {
            assert_eq!(printed(&value, false), words);
            assert_eq!(printed(&value, true), digits);
        }
    }

    #[test]
    fn texts_sort_by_bytes_and_unknown_numbers_come_last() {
        assert_eq!(Value::text("a").order(&Value::text("B")), Ordering::Greater);
        assert_eq!(Value::Blank.order(&Value::text("a")), Ordering::Less);
        assert_eq!(Value::Blank.order(&Value::Num(7)), Ordering::Greater);
        assert_eq!(Value::Signed(-1).order(&Value::Signed(0)), Ordering::Less);
        let hidden = Value::LvName { name: "b_tdata", mark: Mark::Hidden };
        assert_eq!(Value::LvName { name: "c", mark: Mark::None }.order(&hidden), Ordering::Greater);
    }
}
