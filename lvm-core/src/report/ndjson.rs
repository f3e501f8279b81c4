//! Reports as JSON, an object a line, for programs that read line by line.

use super::json::member;
use super::table::Table;

/// Every row of `tables` as an object. Where there are several reports, each object says which one it is of.
pub(super) fn ndjson(tables: &[&Table]) -> String {
    let mut out = String::new();
    for table in tables {
        for row in table.rows() {
            out.push('{');
            let mut first = true;
            if tables.len() > 1 {
                out.push_str("\"report\":\"");
                out.push_str(table.report.key());
                out.push('"');
                first = false;
            }
            for (cell, field) in row.zip(table.fields()) {
                if !core::mem::take(&mut first) {
                    out.push(',');
                }
                member(&mut out, field, cell, table.form());
            }
            out.push_str("}\n");
        }
    }
    out
}
