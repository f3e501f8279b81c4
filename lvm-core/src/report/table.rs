//! A report that has been filled in: cells in their final text, row by row.
//!
//! All cells lie one after another in one string; a report over ten thousand LVs allocates a handful of times.

use super::cell::{self, Form};
use super::columns::{Columns, Compact, ReportKind};
use super::field::Field;
use super::gathered::Gathered;
use super::log::LogEntry;
use super::paint::{self, Paint};
use super::rows::{Rows, TableRow};
use super::value::Style;
use crate::device::drivers::DRIVERS;

/// A report's cells.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the report is of: its key in JSON.
    pub report: ReportKind,
    fields: Vec<&'static Field>,
    text: String,
    /// Where each cell ends in `text`, row by row.
    ends: Vec<usize>,
    /// The colour of each cell, in the same order; nothing where there are none.
    paints: Option<Vec<Paint>>,
    /// How many rows there are.
    rows: usize,
    form: Form,
    /// Whether headings are due although no row is left.
    headed: bool,
    /// Whether columns have vanished behind the last one.
    cut: bool,
}

impl Table {
    /// Fills in the report: one row for each of `rows`, sorted by the keys of `columns`.
    pub(super) fn fill(
        report: ReportKind,
        columns: &Columns,
        rows: &Rows<'_>,
        style: &Style,
    ) -> Self {
        Self::fill_from(report, columns, style, |each| rows.for_each(columns, each))
    }

    /// The report of the command log. Its headings are there as soon as anything was noted.
    pub(super) fn of_log(columns: &Columns, log: &[LogEntry], style: &Style) -> Self {
        let table = Self::fill_from(ReportKind::Log, columns, style, |each| {
            for entry in log {
                each(&TableRow::of_entry(entry));
            }
        });
        Self { headed: !log.is_empty(), ..table }
    }

    /// The report of the drivers whose devices are looked at.
    pub(super) fn of_drivers(columns: &Columns, style: &Style) -> Self {
        Self::fill_from(ReportKind::DevTypes, columns, style, |each| {
            for driver in DRIVERS {
                each(&TableRow::of_driver(driver));
            }
        })
    }

    fn fill_from<'a>(
        report: ReportKind,
        columns: &Columns,
        style: &Style,
        for_each: impl FnOnce(&mut dyn FnMut(&TableRow<'a>)),
    ) -> Self {
        let rows = Gathered::new(columns, for_each);
        let cells = rows.len().saturating_mul(columns.fields.len());
        let mut table = Self {
            report,
            fields: columns.fields.clone(),
            text: String::new(),
            ends: Vec::with_capacity(cells),
            paints: style.painted.then(Vec::new),
            rows: rows.len(),
            form: style.form,
            headed: false,
            cut: false,
        };
        let commas = style.with_commas();
        let fields = styled(&columns.fields, style, &commas);
        for row in rows.iter() {
            for (field, style) in &fields {
                cell::write(&row.value(field), field.kind, style, &mut table.text);
                table.end_cell(field, &row.row);
            }
        }
        table.drop_empty(&columns.compact);
        table
    }

    /// The cell at the end of the text is whole.
    fn end_cell(&mut self, field: &Field, row: &TableRow<'_>) {
        if let Some(paints) = &mut self.paints {
            let start = self.ends.last().copied().unwrap_or_default();
            paints.push(paint::of(field, self.text.get(start..).unwrap_or_default(), row));
        }
        self.ends.push(self.text.len());
    }

    /// Takes out those of `columns` that are empty in every row.
    fn drop_empty(&mut self, columns: &Compact) {
        if matches!(columns, Compact::None) || self.rows == 0 {
            return;
        }
        let empty = |column: usize| {
            self.rows()
                .all(|mut row| row.nth(column).is_none_or(|text| cell::is_empty(text, self.form)))
        };
        let keep: Vec<bool> = self
            .fields
            .iter()
            .enumerate()
            .map(|(index, field)| !columns.has(field) || !empty(index))
            .collect();
        let mut compact = Self {
            fields: self
                .fields
                .iter()
                .zip(&keep)
                .filter(|(_, keep)| **keep)
                .map(|(f, _)| *f)
                .collect(),
            text: String::new(),
            ends: Vec::new(),
            paints: self.paints.is_some().then(Vec::new),
            rows: self.rows,
            form: self.form,
            report: self.report,
            headed: self.headed,
            cut: keep.last() == Some(&false),
        };
        for row in self.rows() {
            let cells = row.clone().zip(row.paints()).zip(&keep);
            for ((cell, paint), _) in cells.filter(|(_, keep)| **keep) {
                compact.text.push_str(cell);
                compact.ends.push(compact.text.len());
                if let Some(paints) = &mut compact.paints {
                    paints.push(paint);
                }
            }
        }
        *self = compact;
    }

    /// The columns.
    pub fn fields(&self) -> &[&'static Field] {
        &self.fields
    }

    /// What its cells are.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Whether columns have vanished behind the last one.
    pub(super) const fn is_cut(&self) -> bool {
        self.cut
    }

    /// Whether it has colours.
    pub(super) const fn is_painted(&self) -> bool {
        self.paints.is_some()
    }

    /// Bytes of all cells together.
    pub(super) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is nothing to show: no rows, and no headings for want of them.
    pub fn is_empty(&self) -> bool {
        self.rows == 0 && !self.headed
    }

    /// The rows, each an iterator over its cells.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Cells<'_>> {
        (0..self.rows).map(|row| {
            let first = row.saturating_mul(self.fields.len());
            Cells { table: self, next: first, end: first.saturating_add(self.fields.len()) }
        })
    }

    fn cell(&self, number: usize) -> &str {
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Each field with its style: `commas` where the items of its lists keep those.
pub(super) fn styled<'s>(
    fields: &[&'static Field],
    style: &'s Style,
    commas: &'s Style,
) -> Vec<(&'static Field, &'s Style)> {
    let style_of = |field: &Field| if field.keeps_commas() { commas } else { style };
    fields.iter().map(|field| (*field, style_of(field))).collect()
}

/// The cells of a row, from left to right.
#[derive(Clone, Debug)]
pub struct Cells<'t> {
    table: &'t Table,
    next: usize,
    end: usize,
}

impl<'t> Cells<'t> {
    /// Their colours.
    pub(super) fn paints(&self) -> impl Iterator<Item = Paint> + use<'t> {
        let paints = self.table.paints.as_deref().unwrap_or_default();
        (self.next..self.end).map(|cell| paints.get(cell).copied().unwrap_or(Paint::Plain))
    }
}

impl<'t> Iterator for Cells<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if self.next >= self.end {
            return None;
        }
        let cell = self.table.cell(self.next);
        self.next += 1;
        Some(cell)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end.saturating_sub(self.next);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Cells<'_> {}
