//! Reports as CSV (RFC 4180), with the fields' names above, for spreadsheets.

use super::table::Table;

/// Every table with a line of names; an empty line stands between tables.
pub(super) fn csv(tables: &[&Table]) -> String {
    let mut out = String::new();
    for (index, table) in tables.iter().enumerate() {
        if index > 0 {
            out.push_str("\r\n");
        }
        line(&mut out, table.fields().iter().map(|field| field.id));
        for row in table.rows() {
            line(&mut out, row.map(str::trim_end));
        }
    }
    out
}

fn line<'t>(out: &mut String, cells: impl Iterator<Item = &'t str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}
