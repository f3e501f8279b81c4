//! What `-S help` tells.

use core::fmt::Write as _;

use super::words::{RESERVED, Word, has_no, kind_of};
use crate::report::columns::{HELP, ReportKind};
use crate::report::field::{Field, Group, Kind};
use crate::report::fields;

/// The fields of a report with their kinds, the reserved words, and the operators: lines, the last one ended too.
pub fn help(report: ReportKind) -> String {
    let mut out = String::new();
    fields_of(report, &mut out);
    title(&mut out, "Selection operands");
    rows(&mut out, "  ", 19, OPERANDS);
    out.push_str("   \n");
    // Kinds of devices have no such words.
    if report != ReportKind::DevTypes {
        title(&mut out, "Reserved values");
        reserved(&mut out);
        out.push_str("   \n");
    }
    title(&mut out, "Selection operators");
    out.push_str("    Comparison operators:\n");
    for (operator, meaning) in COMPARISONS {
        let _ = writeln!(out, "      {operator:>6}  - {meaning}");
    }
    out.push_str("   \n    Logical and grouping operators:\n");
    for (operator, meaning) in GROUPS {
        let _ = writeln!(out, "      {operator:>4}  - {meaning}");
    }
    out.push_str("   \n");
    out
}

const OPERANDS: &[(&str, &str)] = &[
    ("field", "A field, with or without the prefix of the report."),
    ("number", "A whole number, not negative."),
    ("size", "A number with a unit, or in MiB; upper case is for powers of 1000."),
    ("percent", "A number up to 100, with or without %."),
    ("string", "Characters between ' or \", or without them."),
    ("string list", "Strings between [ ] (all of the list) or { } (some of it),"),
    ("", "with one kind of logical operator between them."),
    ("regular expression", "Characters between ' or \" or brackets, or without them."),
    ("time", "A date and a time, @SECONDS since 1970, or words such as \"2 days ago\"."),
];

const COMPARISONS: [(&str, &str); 12] = [
    ("=~", "Matches a regular expression. [regex]"),
    ("!~", "Does not match a regular expression. [regex]"),
    ("=", "Is equal to. [number, size, percent, string, string list, time]"),
    ("!=", "Is not equal to. [number, size, percent, string, string list, time]"),
    (">=", "Is at least. [number, size, percent, time]"),
    (">", "Is more than. [number, size, percent, time]"),
    ("<=", "Is at most. [number, size, percent, time]"),
    ("<", "Is less than. [number, size, percent, time]"),
    ("since", "Is then or later, as >=. [time]"),
    ("after", "Is later, as >. [time]"),
    ("until", "Is then or earlier, as <=. [time]"),
    ("before", "Is earlier, as <. [time]"),
];

const GROUPS: [(&str, &str); 11] = [
    ("&&", "Both must hold"),
    (",", "Both must hold"),
    ("||", "One of them must hold"),
    ("#", "One of them must hold"),
    ("!", "Must not hold; before a parenthesis"),
    ("(", "Left parenthesis"),
    (")", "Right parenthesis"),
    ("[", "Begin of a list that is the whole list"),
    ("]", "End of that"),
    ("{", "Begin of a list that is part of the list"),
    ("}", "End of that"),
];

fn title(out: &mut String, title: &str) {
    let _ = writeln!(out, "  {title}\n  {}", "-".repeat(title.len()));
}

/// Names in a column of `width`, and what they mean.
fn rows(out: &mut String, indent: &str, width: usize, rows: &[(&str, &str)]) {
    for (name, meaning) in rows {
        let dash = if name.is_empty() { " " } else { "-" };
        let _ = writeln!(out, "  {indent}{name:width$} {dash} {meaning}");
    }
}

fn fields_of(report: ReportKind, out: &mut String) {
    let width = fields::of(report).map(|field| field.id.len()).max().unwrap_or_default();
    for group in report.groups().iter().copied() {
        title(out, group.title());
        for field in fields::of(report).filter(|field| field.group == group) {
            let (id, kind) = (field.id, kind(kind_of(field)));
            let _ = writeln!(out, "    {id:width$} - {} [{kind}]", field.description);
        }
        if group == Group::Special {
            for name in HELP {
                let _ = writeln!(out, "    {name:width$} - This list. [unselectable number]");
            }
        }
        out.push_str("   \n");
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Str | Kind::Text => "string",
        Kind::Num | Kind::Flag => "number",
        Kind::Size => "size",
        Kind::Percent => "percent",
        Kind::Time => "time",
        Kind::List => "string list",
    }
}

fn reserved(out: &mut String) {
    let mut lines: Vec<(String, String)> = Vec::new();
    for entry in RESERVED {
        let meaning = match (entry.field, entry.word) {
            ("", _) => "A number that there is not. [number]".to_owned(),
            (field, Word::None) => format!("No number. [{field}]"),
            (field, Word::Number(number)) => format!("{number} [{field}]"),
            (field, Word::Auto) => format!("Left to the kernel. [{field}]"),
            (field, Word::Text(text)) => format!("\"{text}\" [{field}]"),
        };
        lines.push((entry.words.join(", "), meaning));
    }
    let flags = fields::all().filter(|field: &&Field| has_no(field)).count();
    lines.push(("no".to_owned(), format!("0 [the {flags} fields with yes]")));
    let width = lines.iter().map(|(words, _)| words.len()).max().unwrap_or_default();
    for (words, meaning) in lines {
        let _ = writeln!(out, "    {words:width$} - {meaning}");
    }
}
