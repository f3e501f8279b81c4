//! Reports as YAML: the same document as in JSON, with each field on a line of its own. Values are JSON's,
//! all of which YAML has too.

use super::table::Table;

/// The document for elements of `report`, each of one table or more, and the command's log.
pub(super) fn yaml(elements: Option<&[Vec<Table>]>, log: Option<&Table>) -> String {
    let mut out = String::new();
    if let Some(elements) = elements {
        out.push_str(if elements.is_empty() { "report: []\n" } else { "report:\n" });
        for tables in elements {
            for (index, table) in tables.iter().enumerate() {
                out.push_str(if index == 0 { "- " } else { "  " });
                list(&mut out, table);
            }
        }
    }
    if let Some(log) = log {
        list(&mut out, log);
    }
    out
}

/// A table's rows under its key.
fn list(out: &mut String, table: &Table) {
    out.push_str(table.report.key());
    out.push(':');
    if table.rows().len() == 0 || table.fields().is_empty() {
        out.push_str(" []");
    }
    out.push('\n');
    rows(out, table);
}

fn rows(out: &mut String, table: &Table) {
    for row in table.rows() {
        for (column, (cell, field)) in row.zip(table.fields()).enumerate() {
            out.push_str(if column == 0 { "  - " } else { "    " });
            out.push_str(field.id);
            out.push_str(": ");
            out.push_str(cell);
            out.push('\n');
        }
    }
}
