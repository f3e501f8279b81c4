//! What is told of PVs, VGs and LVs: fields, rows, displays, maps. Strings out; nothing is printed here.
//!
//! A [`view::View`] holds what was found. [`columns::Columns`] says which fields a report has and how it is sorted,
//! [`fill`] makes the [`table::Table`] of it, and [`document::Document`] the text of one table or more.

mod alike;
mod attr;
pub mod basic;
pub mod cell;
pub mod chosen;
pub mod clean;
pub mod columns;
pub mod csv;
pub mod display;
pub mod document;
mod family;
pub mod field;
mod fields;
mod gathered;
pub mod json;
mod json_rows;
pub mod log;
mod lv;
pub mod map;
pub mod ndjson;
pub mod paint;
mod roles;
mod row;
pub mod rows;
pub mod schema;
pub mod select;
mod settings;
pub mod size;
pub mod snapshot_status;
pub mod table;
pub mod target_status;
pub mod tree;
mod trouble;
pub mod value;
mod vg_view;
pub mod view;
pub mod yaml;

use crate::error::Result;
use columns::{Columns, ReportKind};
use gathered::Gathered;
use log::LogEntry;
use rows::{Pick, Rows};
use table::Table;
use value::Style;
use view::{VgView, View};

/// Makes a report over everything in `view` that `pick` picks.
///
/// # Errors
/// [`crate::Error::MixedReport`] when the columns tell about LVs and PVs that do not go together.
pub fn fill(
    report: ReportKind,
    columns: &Columns,
    view: &View<'_>,
    pick: Pick<'_>,
    style: &Style,
) -> Result<Table> {
    rows::check(report, columns)?;
    Ok(Table::fill(report, columns, &Rows { view, vgs: &view.vgs, report, pick }, style))
}

/// Begins a document in JSON with a report, as [`fill`] would make it, and hands it to `sink` while it is made. What
/// is left to write is that of a [`document::Document`] that has begun. No columns vanish. Nothing in it does harm on a
/// terminal, wherever the texts come from.
///
/// # Errors
/// As [`fill`]; nothing is written then.
pub fn write_json(
    report: ReportKind,
    columns: &Columns,
    view: &View<'_>,
    pick: Pick<'_>,
    style: &Style,
    sink: &mut dyn FnMut(&str),
) -> Result<()> {
    rows::check(report, columns)?;
    let rows = Rows { view, vgs: &view.vgs, report, pick };
    let rows = Gathered::new(columns, |each| rows.for_each(columns, each));
    json::write(report, &rows, &columns.fields, style, sink);
    Ok(())
}

/// Makes the report of what a command said.
pub fn fill_log(columns: &Columns, log: &[LogEntry], style: &Style) -> Table {
    Table::of_log(columns, log, style)
}

/// Makes the report of the drivers whose devices are looked at.
pub fn fill_drivers(columns: &Columns, style: &Style) -> Table {
    Table::of_drivers(columns, style)
}

/// Makes a report over one VG of `view`, or, with none, over the PVs in no VG: a part of `fullreport`.
///
/// # Errors
/// [`crate::Error::MixedReport`], [`crate::Error::ReportOfOther`]: the columns tell about something else than the
/// part is of.
pub fn fill_one(
    report: ReportKind,
    columns: &Columns,
    view: &View<'_>,
    vg: Option<&VgView<'_>>,
    pick: Pick<'_>,
    style: &Style,
) -> Result<Table> {
    rows::check_part(report, columns, vg)?;
    let vgs = vg.map_or(&[][..], core::slice::from_ref);
    let pick = Pick { orphans: vg.is_none() && pick.orphans, others: false, ..pick };
    Ok(Table::fill(report, columns, &Rows { view, vgs, report, pick }, style))
}
