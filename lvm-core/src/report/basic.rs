//! A report as lines of text: LVM2's basic format.
//!
//! Every line begins with two blanks. Columns are as wide as their widest cell, heading or least width, with the
//! separator between them, and the last one keeps its padding. Headings are pushed to the left, numbers to the
//! right. Nothing is padded with a separator of one's own, with name prefixes, or with rows as columns.

use super::field::Field;
use super::table::{Cells, Table};

/// How the basic format looks.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the user")]
pub struct Layout {
    /// Whether headings come first (not `--noheadings`).
    pub headings: bool,
    /// What stands between cells; `None` is a blank, in aligned columns.
    pub separator: Option<String>,
    /// Whether columns are aligned in spite of a separator (`--aligned`); with name prefixes they never are.
    pub aligned: bool,
    /// Whether each cell says its field's name: `LVM2_LV_NAME='x'` (`--nameprefixes`).
    pub name_prefixes: bool,
    /// Whether values after a name stand in quotes (not `--unquoted`).
    pub quoted: bool,
    /// Whether rows become columns (`--rows`).
    pub rows_as_columns: bool,
    /// Whether rows are printed as they come, each aligned for itself (`--unbuffered`).
    pub unbuffered: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            headings: true,
            separator: None,
            aligned: false,
            name_prefixes: false,
            quoted: true,
            rows_as_columns: false,
            unbuffered: false,
        }
    }
}

impl Layout {
    fn separator(&self) -> &str {
        self.separator.as_deref().unwrap_or(" ")
    }

    fn pads(&self) -> bool {
        !self.name_prefixes && (self.aligned || self.separator.is_none())
    }
}

/// The report's lines, each one ended. Nothing where there are no rows.
pub fn basic(table: &Table, layout: &Layout) -> String {
    if table.is_empty() {
        return String::new();
    }
    if layout.rows_as_columns {
        return transposed(table, layout);
    }
    let mut out = String::new();
    out.reserve(table.text_len() * 2);
    let narrow = widths(table.fields(), layout, core::iter::empty());
    let common = widths(table.fields(), layout, table.rows());
    for (number, row) in table.rows().enumerate() {
        let own;
        let widths = if layout.unbuffered {
            own = wider(narrow.clone(), row.clone());
            &own
        } else {
            &common
        };
        if number == 0 && layout.headings {
            let headings = table.fields().iter().zip(widths);
            line(&mut out, layout, headings, |out, (field, width)| {
                let end = if layout.pads() { *width } else { usize::MAX };
                let heading = field.heading.get(..end).unwrap_or(field.heading);
                pad(out, heading, *width, false, layout);
            });
        }
        let cells = row.zip(table.fields()).zip(widths);
        line(&mut out, layout, cells, |out, ((cell, field), width)| {
            if layout.name_prefixes {
                let start = out.len();
                named(out, field, cell, layout);
                fill(
                    out,
                    width.saturating_sub(count(out.get(start..).unwrap_or_default())),
                    layout,
                );
            } else {
                pad(out, cell, *width, field.kind.right_aligned(), layout);
            }
        });
    }
    out
}

fn line<T>(
    out: &mut String,
    layout: &Layout,
    cells: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut String, T),
) {
    out.push_str("  ");
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push_str(layout.separator());
        }
        write(out, cell);
    }
    out.push('\n');
}

fn widths<'t>(
    fields: &[&'static Field],
    layout: &Layout,
    rows: impl Iterator<Item = Cells<'t>>,
) -> Vec<usize> {
    // Without headings too there is room for them; where a column has a width of its own they are cut to it.
    let least = |field: &&Field| if field.width == 0 { field.heading.len() } else { field.width };
    let mut all: Vec<usize> = fields.iter().map(least).collect();
    if layout.pads() {
        for row in rows {
            all = wider(all, row);
        }
    }
    all
}

fn wider(mut widths: Vec<usize>, row: Cells<'_>) -> Vec<usize> {
    for (width, cell) in widths.iter_mut().zip(row) {
        *width = (*width).max(count(cell));
    }
    widths
}

/// Columns that a text takes. Names on disk are ASCII; paths of devices need not be.
fn count(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

fn pad(out: &mut String, text: &str, width: usize, right: bool, layout: &Layout) {
    let missing = width.saturating_sub(count(text));
    if right {
        fill(out, missing, layout);
    }
    out.push_str(text);
    if !right {
        fill(out, missing, layout);
    }
}

fn fill(out: &mut String, count: usize, layout: &Layout) {
    if layout.pads() {
        let mut left = count;
        while let Some(blanks) =
            BLANKS.get(..left.min(BLANKS.len())).filter(|some| !some.is_empty())
        {
            out.push_str(blanks);
            left -= blanks.len();
        }
    }
}

/// Padding, a piece at a time.
const BLANKS: &str = "                                                                ";

/// What names begin with.
const NAME_PREFIX: &str = "LVM2_";

fn named(out: &mut String, field: &Field, cell: &str, layout: &Layout) {
    out.push_str(NAME_PREFIX);
    out.extend(field.id.chars().map(|c| c.to_ascii_uppercase()));
    out.push('=');
    if layout.quoted {
        out.push('\'');
    }
    out.push_str(cell);
    if layout.quoted {
        out.push('\'');
    }
}

fn transposed(table: &Table, layout: &Layout) -> String {
    let mut out = String::new();
    let rows: Vec<Vec<&str>> = table.rows().map(Iterator::collect).collect();
    for (number, field) in table.fields().iter().enumerate() {
        let heading = layout.headings.then_some(None);
        let cells = rows.iter().map(|row| Some(row.get(number).copied().unwrap_or_default()));
        line(&mut out, layout, heading.into_iter().chain(cells), |out, cell| match cell {
            None => out.push_str(field.heading),
            Some(cell) if layout.name_prefixes => named(out, field, cell, layout),
            Some(cell) => out.push_str(cell),
        });
    }
    out
}
