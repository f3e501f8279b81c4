//! Reports as JSON, in LVM2's layout: `{"report":[{"lv":[{…},…]}]}`, two blanks before each line, four more for
//! each level, one object a line. All values are strings, but in `json_std`, whose cells are JSON from the start.

use super::cell::Form;
use super::field::Field;
use super::table::Table;

/// The document for one element of `report` or more; each element has one table or more.
pub fn json(elements: &[Vec<Table>]) -> String {
    let mut out = String::from("  {\n      \"report\": [\n");
    for (index, tables) in elements.iter().enumerate() {
        if index > 0 {
            out.push_str("          ,\n");
        }
        element(&mut out, tables);
    }
    out.push_str("      ]\n  }\n");
    out
}

fn element(out: &mut String, tables: &[Table]) {
    out.push_str("          {\n");
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            out.push_str("              ,\n");
        }
        out.push_str("              \"");
        out.push_str(table.report.key());
        out.push_str("\": [\n");
        let last = table.rows().len().saturating_sub(1);
        for (number, row) in table.rows().enumerate() {
            out.push_str("                  {");
            for (column, (cell, field)) in row.zip(table.fields()).enumerate() {
                if column > 0 {
                    out.push_str(", ");
                }
                member(out, field, cell, table.form());
            }
            out.push_str(if number == last { "}\n" } else { "},\n" });
        }
        out.push_str("              ]\n");
    }
    out.push_str("          }\n");
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
    let start = out.len();
    write(out);
    let is_plain = |byte: u8| !matches!(byte, b'"' | b'\\' | 0..0x20 | 0x7f..);
    if !out.as_bytes().get(start..).unwrap_or_default().iter().copied().all(is_plain) {
        let text = out.split_off(start);
        escape(out, &text);
    }
    out.push('"');
}

/// Appends `text` so that it can stand between quotes.
fn escape(out: &mut String, text: &str) {
    use core::fmt::Write;
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Writing to a string cannot fail.
            c if c.is_control() => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}
