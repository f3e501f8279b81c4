//! Reports as JSON, in LVM2's layout: `{"report":[{"lv":[{…},…]}]}`, two blanks before each line, four more for
//! each level, one object a line. All values are strings, but in `json_std`, whose cells are JSON from the start.

use super::cell::Form;
use super::clean::{is_harmful, is_plain};
use super::columns::ReportKind;
use super::field::Field;
use super::gathered::Gathered;
use super::json_rows;
use super::table::Table;
use super::value::Style;

/// What stands before the elements of a document that has any.
const REPORT: &str = "      \"report\": [\n";
/// What stands before the lines of an element.
const MARGIN: &str = "              ";

/// The document for elements of `report`, each of one table or more, and the command's log. `begun` says that it has
/// been begun by [`write()`].
pub(super) fn json(elements: Option<&[Vec<Table>]>, begun: bool, log: Option<&Table>) -> String {
    let mut out = String::from(if begun { "" } else { "  {\n" });
    for (number, part) in elements.into_iter().flatten().enumerate() {
        out.push_str(if number == 0 && !begun { REPORT } else { "          ,\n" });
        element(&mut out, part);
    }
    if let Some(elements) = elements {
        if elements.is_empty() && !begun {
            out.push_str(REPORT);
        }
        out.push_str("      ]\n");
    }
    if let Some(log) = log {
        if elements.is_some() {
            out.push_str("      ,\n");
        }
        list(&mut out, log, "      ");
    }
    out.push_str("  }\n");
    out
}

/// Begins a document with an element of one report, and hands it to `sink` piece by piece.
pub(super) fn write(
    report: ReportKind,
    rows: &Gathered<'_>,
    fields: &[&'static Field],
    style: &Style,
    sink: &mut dyn FnMut(&str),
) {
    sink(&format!("  {{\n{REPORT}          {{\n{MARGIN}\"{}\": [\n", report.key()));
    json_rows::write(rows, fields, style, &format!("{MARGIN}    "), sink);
    sink(&format!("{MARGIN}]\n          }}\n"));
}

fn element(out: &mut String, tables: &[Table]) {
    out.push_str("          {\n");
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            out.push_str(MARGIN);
            out.push_str(",\n");
        }
        list(out, table, MARGIN);
    }
    out.push_str("          }\n");
}

/// A table's rows under its key.
fn list(out: &mut String, table: &Table, margin: &str) {
    out.push_str(margin);
    out.push('"');
    out.push_str(table.report.key());
    out.push_str("\": [\n");
    let last = table.rows().len().saturating_sub(1);
    for (number, row) in table.rows().enumerate() {
        out.push_str(margin);
        out.push_str("    {");
        for (column, (cell, field)) in row.zip(table.fields()).enumerate() {
            if column > 0 {
                out.push_str(", ");
            }
            member(out, field, cell, table.form());
        }
        out.push_str(if number == last { "}\n" } else { "},\n" });
    }
    out.push_str(margin);
    out.push_str("]\n");
}

/// A field's name and its cell.
pub(super) fn member(out: &mut String, field: &Field, cell: &str, form: Form) {
    out.push('"');
    out.push_str(field.id);
    out.push_str("\":");
    if form == Form::Text {
        out.push('"');
        escape(out, cell);
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

/// Appends what `write` writes as a JSON string.
pub(super) fn quoted(out: &mut String, write: impl FnOnce(&mut String)) {
    out.push('"');
    escaped(out, write);
    out.push('"');
}

/// Appends what `write` writes so that it can stand between quotes.
pub(super) fn escaped(out: &mut String, write: impl FnOnce(&mut String)) {
    let start = out.len();
    write(out);
    if !out.get(start..).is_none_or(is_plain) {
        let text = out.split_off(start);
        escape(out, &text);
    }
}

/// Appends `text` so that it can stand between quotes, and does no harm on a terminal.
fn escape(out: &mut String, text: &str) {
    use core::fmt::Write;
    if is_plain(text) {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Writing to a string cannot fail.
            c if is_harmful(c) => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}
