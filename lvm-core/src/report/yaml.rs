//! Reports as YAML: the document of [`super::json::json`], with each field on a line of its own. Values are JSON's,
//! all of which YAML has too.

use super::table::Table;

/// The document for one element of `report` or more; each element has one table or more.
pub fn yaml(elements: &[Vec<Table>]) -> String {
    let mut out = String::from("report:\n");
    for tables in elements {
        for (index, table) in tables.iter().enumerate() {
            out.push_str(if index == 0 { "- " } else { "  " });
            out.push_str(table.report.key());
            out.push(':');
            if table.is_empty() || table.fields().is_empty() {
                out.push_str(" []");
            }
            out.push('\n');
            rows(&mut out, table);
        }
    }
    out
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
