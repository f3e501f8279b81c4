//! A cell: what a value becomes in the form that the report is printed in.
//!
//! LVM2's own columns and JSON are made of texts. The other forms have numbers, lists and nulls: their cells are
//! JSON values from the start, so that a table can hold them as it holds texts.

use super::clean::is_plain;
use super::field::Kind;
use super::json::{escaped, quoted};
use super::value::{Style, Value};

/// What the cells of a table are.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Form {
    /// Texts, as people read them.
    #[default]
    Text,
    /// JSON values as LVM2 writes them in `json_std`: numbers, `null` for a number that is not known, lists; sizes
    /// are texts, flags 1, 0 and −1.
    JsonStd,
    /// JSON values throughout: sizes are numbers, flags `true`, `false` and `null`.
    Json,
}

/// Appends the cell that a value makes in a column of this kind.
pub(super) fn write(value: &Value<'_>, kind: Kind, style: &Style, out: &mut String) {
    if style.form == Form::Text {
        return value.write(style, out);
    }
    let typed = style.form == Form::Json;
    match value {
        Value::List(items) | Value::Words(items) => list(items, out),
        Value::Blank => out.push_str(match kind {
            Kind::List => "[]",
            Kind::Str | Kind::Time => "\"\"",
            Kind::Size if !typed => "\"\"",
            Kind::Text | Kind::Num | Kind::Size | Kind::Percent | Kind::Flag => "null",
        }),
        Value::Flag { set, .. } => out.push_str(match (set, typed) {
            (Some(true), true) => "true",
            (Some(false), true) => "false",
            (None, true) => "null",
            (Some(true), false) => "1",
            (Some(false), false) => "0",
            (None, false) => "-1",
        }),
        Value::Signed(_) if kind == Kind::Size && typed => out.push_str("null"),
        Value::Num(_) | Value::Percent(_) | Value::Signed(_) if typed || kind != Kind::Size => {
            value.write(style, out);
        }
        Value::Size(_) if typed => size(value, style, out),
        // A word among numbers stands for none: "unmanaged".
        Value::Text(_) if kind == Kind::Num => out.push('0'),
        _ => quoted(out, |out| value.write(style, out)),
    }
}

/// Appends the cell as it stands in JSON, but for the quotes around a text.
pub(super) fn write_bare(value: &Value<'_>, kind: Kind, style: &Style, out: &mut String) {
    match value {
        _ if style.form != Form::Text => write(value, kind, style, out),
        Value::Blank => {}
        Value::Text(text) if is_plain(text) => out.push_str(text),
        // Nothing in these needs a backslash.
        Value::Num(_)
        | Value::Signed(_)
        | Value::Id(_)
        | Value::Size(_)
        | Value::LvName { .. }
        | Value::Flag { .. } => value.write(style, out),
        _ => escaped(out, |out| value.write(style, out)),
    }
}

fn list<S: AsRef<str>>(items: &[S], out: &mut String) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        quoted(out, |out| out.push_str(item.as_ref()));
    }
    out.push(']');
}

/// A size as a number, if its unit is one: `r` marks what is rounded, and that is no number.
fn size(value: &Value<'_>, style: &Style, out: &mut String) {
    let mut text = String::new();
    value.write(style, &mut text);
    let text = text.trim_end();
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        out.push_str(text);
    } else {
        quoted(out, |out| out.push_str(text));
    }
}

/// Whether a cell says nothing.
pub(super) fn is_empty(cell: &str, form: Form) -> bool {
    cell.is_empty() || (form != Form::Text && matches!(cell, "\"\"" | "[]" | "null"))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::local_time::Zone;
    use crate::report::size::{SizeFormat, Unit};
    use crate::report::value::Mark;
    use crate::units::Bytes;

    fn cell(value: &Value<'_>, kind: Kind, form: Form, units: &str) -> String {
        let unit = Unit::parse(units).expect("a unit");
        let sizes = SizeFormat { unit, suffix: form != Form::Json, ..SizeFormat::default() };
        let style = Style { sizes, form, ..Style::new(Zone::utc()) };
        let mut out = String::new();
        write(value, kind, &style, &mut out);
        out
    }

    #[test]
    fn values_keep_their_types() {
        let tags = Value::List(vec![Cow::Borrowed("a\"b"), Cow::Borrowed("c")]);
        let hidden = Value::LvName { name: "x", mark: Mark::Hidden };
        let size = Value::Size(Bytes::new(20 << 20));
        // LVM2 2.03.31 wrote the third column with --reportformat json_std.
        for (value, kind, json_std, json) in [
            (&Value::Blank, Kind::Str, "\"\"", "\"\""),
            (&Value::Blank, Kind::Num, "null", "null"),
            (&Value::Blank, Kind::Percent, "null", "null"),
            (&Value::Blank, Kind::Size, "\"\"", "null"),
            (&Value::Blank, Kind::List, "[]", "[]"),
            (&Value::Num(7), Kind::Num, "7", "7"),
            (&Value::Signed(-1), Kind::Text, "-1", "-1"),
            (&Value::Signed(-1), Kind::Size, "\"-1\"", "null"),
            (&Value::text("auto"), Kind::Size, "\"auto\"", "\"auto\""),
            (&size, Kind::Size, "\"20971520B\"", "20971520"),
            (&Value::Percent(1234), Kind::Percent, "12.34", "12.34"),
            (&Value::flag(true, "exported"), Kind::Flag, "1", "true"),
            (&Value::flag(false, "exported"), Kind::Flag, "0", "false"),
            (&Value::Flag { set: None, word: "x" }, Kind::Flag, "-1", "null"),
            (&tags, Kind::List, "[\"a\\\"b\",\"c\"]", "[\"a\\\"b\",\"c\"]"),
            (&hidden, Kind::Str, "\"[x]\"", "\"[x]\""),
            (
                &Value::Time(0),
                Kind::Time,
                "\"1970-01-01 00:00:00 +0000\"",
                "\"1970-01-01 00:00:00 +0000\"",
            ),
        ] {
            assert_eq!(cell(value, kind, Form::JsonStd, "b"), json_std, "{value:?}");
            assert_eq!(cell(value, kind, Form::Json, "b"), json, "{value:?}");
        }
    }

    #[test]
    fn a_size_is_a_number_in_every_unit_but_when_it_is_marked_as_rounded() {
        let size = Value::Size(Bytes::new((20 << 20) + 6400));
        assert_eq!(cell(&size, Kind::Size, Form::Json, "g"), "0.02");
        assert_eq!(cell(&size, Kind::Size, Form::Json, "r"), "\"<20.01m\"");
    }
}
