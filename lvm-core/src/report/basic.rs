//! A report as lines of text: LVM2's basic format.
//!
//! Every line begins with two blanks. Columns are as wide as their widest cell, heading or least width, with the
//! separator between them, and the last one keeps its padding. Headings are pushed to the left, numbers to the
//! right; as in LVM2 a letter that is not ASCII counts for as many columns as it has bytes. Nothing is padded with a separator of one's own, unless alignment is asked for, or with rows as columns.

use super::field::Field;
use super::paint::{Paint, Painted};
use super::table::{Cells, Table};

/// What stands above columns.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Headings {
    /// Nothing (`--noheadings`).
    None,
    /// The short headings of fields: `LSize`.
    #[default]
    Abbrev,
    /// The names of fields: `lv_size`. Newer than LVM2 2.03.16.
    Full,
}

impl Headings {
    /// What stands above a column; `None` above none.
    const fn of(self, field: &Field) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Abbrev => Some(field.heading),
            Self::Full => Some(field.id),
        }
    }
}

/// How the basic format looks.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the user")]
pub struct Layout {
    /// What stands above the columns.
    pub headings: Headings,
    /// What stands between cells; `None` is a blank, in aligned columns.
    pub separator: Option<String>,
    /// Whether columns are aligned in spite of a separator (`--aligned`).
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
            headings: Headings::Abbrev,
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

    const fn pads(&self) -> bool {
        self.aligned || self.separator.is_none()
    }
}

/// The report's lines, each one ended. Nothing where there are no rows.
pub fn basic(table: &Table, layout: &Layout) -> String {
    let mut out = Painted::default();
    write(table, layout, &mut out);
    out.plain()
}

/// Appends the report's lines, with colours where the table has them.
pub(super) fn write(table: &Table, layout: &Layout, out: &mut Painted) {
    if table.is_empty() {
        return;
    }
    if layout.rows_as_columns {
        return transposed(table, layout, out);
    }
    out.reserve(table.text_len() * 2);
    let narrow = widths(table.fields(), layout, core::iter::empty());
    let common = widths(table.fields(), layout, table.rows());
    if table.rows().len() == 0 {
        headings(out, table, layout, &common);
    }
    for (number, row) in table.rows().enumerate() {
        let own;
        let widths = if layout.unbuffered {
            own = wider(narrow.clone(), row.clone());
            &own
        } else {
            &common
        };
        if number == 0 {
            headings(out, table, layout, widths);
        }
        let cells = row.clone().zip(row.paints()).zip(table.fields()).zip(widths);
        line(out, layout, cells, |out, ((cell, field), width)| {
            let right = field.kind.right_aligned();
            if layout.name_prefixes {
                named(out, field, layout, |out| pad(out, cell, *width, right, layout));
            } else {
                pad(out, cell, *width, right, layout);
            }
        });
    }
}

fn headings(out: &mut Painted, table: &Table, layout: &Layout, widths: &[usize]) {
    if layout.headings == Headings::None {
        return;
    }
    // LVM2 divides the last heading from those that vanished.
    let rest = table.is_cut().then_some(None);
    let paint = if table.is_painted() { Paint::Title } else { Paint::Plain };
    let columns = table.fields().iter().zip(widths).map(Some).chain(rest);
    line(out, layout, columns, |out, column| {
        let Some((field, width)) = column else { return };
        let heading = layout.headings.of(field).unwrap_or_default();
        let end = if layout.pads() { *width } else { usize::MAX };
        pad(out, (heading.get(..end).unwrap_or(heading), paint), *width, false, layout);
    });
}

fn line<T>(
    out: &mut Painted,
    layout: &Layout,
    cells: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut Painted, T),
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
    let least = |field: &&Field| match layout.headings {
        Headings::Full => field.width.max(field.id.len()),
        _ if field.width == 0 => field.heading.len(),
        _ => field.width,
    };
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
        *width = (*width).max(cell.len());
    }
    widths
}

fn pad(
    out: &mut Painted,
    (text, paint): (&str, Paint),
    width: usize,
    right: bool,
    layout: &Layout,
) {
    let missing = width.saturating_sub(text.len());
    if right {
        fill(out, missing, layout);
    }
    out.push_painted(text, paint);
    if !right {
        fill(out, missing, layout);
    }
}

fn fill(out: &mut Painted, count: usize, layout: &Layout) {
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

fn named(out: &mut Painted, field: &Field, layout: &Layout, value: impl FnOnce(&mut Painted)) {
    out.push_str(NAME_PREFIX);
    field.id.chars().for_each(|c| out.push(c.to_ascii_uppercase()));
    out.push('=');
    if layout.quoted {
        out.push('\'');
    }
    value(out);
    if layout.quoted {
        out.push('\'');
    }
}

fn transposed(table: &Table, layout: &Layout, out: &mut Painted) {
    let rows: Vec<Vec<&str>> = table.rows().map(Iterator::collect).collect();
    for (number, field) in table.fields().iter().enumerate() {
        let heading = layout.headings.of(field).map(Err);
        let cells = rows.iter().map(|row| Ok(row.get(number).copied().unwrap_or_default()));
        line(out, layout, heading.into_iter().chain(cells), |out, cell| match cell {
            Err(heading) => out.push_str(heading),
            Ok(cell) if layout.name_prefixes => {
                named(out, field, layout, |out| out.push_str(cell));
            }
            Ok(cell) => out.push_str(cell),
        });
    }
}
