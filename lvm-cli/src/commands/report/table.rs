//! What `pvs`, `vgs`, `lvs` and the displays with `-C` share: columns, style, and the way to the terminal.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Drawing, presets};

use lvm_core::config::{Config, Setting, settings};
use lvm_core::local_time::Zone;
use lvm_core::report::basic::{Layout, basic};
use lvm_core::report::cell::Form;
use lvm_core::report::columns::{self, Columns, ReportKind};
use lvm_core::report::csv::csv;
use lvm_core::report::field::Kind;
use lvm_core::report::json::json;
use lvm_core::report::ndjson::ndjson;
use lvm_core::report::size::Unit;
use lvm_core::report::table::Table;
use lvm_core::report::value::Style;
use lvm_core::report::yaml::yaml;
use lvm_core::report::{self, size::SizeFormat};

use super::look::{self, Subject};
use crate::args::Matches;
use crate::args::options::common::{self, ReportFormat};
use crate::args::options::report as options;
use crate::commands::select;
use crate::failure::{Exit, Failure};
use crate::session::Session;
use crate::ui::terminal_width;

/// Shows a report.
pub(super) fn run(
    kind: ReportKind,
    matches: &Matches,
    session: &mut Session,
) -> Result<Exit, Failure> {
    if matches.all(&options::OPTIONS_LIST).any(|list| columns::asks_for_help(list)) {
        session.ui.raw(&columns::help());
        return Ok(Exit::Success);
    }
    if select::shows_help(matches, session) {
        return Ok(Exit::Success);
    }
    let mut columns = choose_columns(kind, matches, session)?;
    columns.selection = select::selection(kind, matches)?;
    let style = style(matches, session)?;
    let subject = match kind {
        ReportKind::Pvs | ReportKind::PvSegments => Subject::Pvs,
        ReportKind::Vgs => Subject::Vgs,
        ReportKind::Lvs | ReportKind::LvSegments => Subject::Lvs,
    };
    look::look(subject, matches, session, |found, session| {
        let table = report::fill(kind, &columns, found.view, found.pick, &style)?;
        show(table, matches, session);
        Ok(())
    })
}

/// The settings of a report: columns, columns with `-v`, order.
fn column_settings(kind: ReportKind) -> [Setting<&'static str>; 3] {
    match kind {
        ReportKind::Vgs => [settings::VGS_COLS, settings::VGS_COLS_VERBOSE, settings::VGS_SORT],
        ReportKind::Lvs => [settings::LVS_COLS, settings::LVS_COLS_VERBOSE, settings::LVS_SORT],
        ReportKind::Pvs => [settings::PVS_COLS, settings::PVS_COLS_VERBOSE, settings::PVS_SORT],
        ReportKind::LvSegments => {
            [settings::SEGS_COLS, settings::SEGS_COLS_VERBOSE, settings::SEGS_SORT]
        }
        ReportKind::PvSegments => {
            [settings::PVSEGS_COLS, settings::PVSEGS_COLS_VERBOSE, settings::PVSEGS_SORT]
        }
    }
}

fn choose_columns(
    kind: ReportKind,
    matches: &Matches,
    session: &Session,
) -> Result<Columns, Failure> {
    let [plain, verbose, sort] = column_settings(kind);
    let defaults = if matches.has(&common::VERBOSE) { verbose } else { plain };
    let (defaults, sort) = (session.config.get(&defaults), session.config.get(&sort));
    let options: Vec<&str> = matches.all(&options::OPTIONS_LIST).map(String::as_str).collect();
    let order = matches.get(&options::SORT).map(String::as_str);
    Ok(Columns::parse(kind, &defaults, &options, &sort, order)?)
}

/// How sizes are written: `--units` and `--nosuffix` over the settings.
fn sizes(matches: &Matches, session: &Session) -> Result<SizeFormat, Failure> {
    let settings = session.sizes();
    let unit = match matches.get(&options::UNITS) {
        None if has_bare_sizes(matches, session) => Unit::BYTES,
        None => settings.unit,
        Some(text) => {
            Unit::parse(text).ok_or_else(|| Failure::invalid("Invalid units specification"))?
        }
    };
    let bare = matches.has(&options::NOSUFFIX) || has_bare_sizes(matches, session);
    Ok(SizeFormat { unit, suffix: settings.suffix && !bare, ..settings })
}

/// Whether sizes are plain numbers, of bytes if nobody names a unit.
fn has_bare_sizes(matches: &Matches, session: &Session) -> bool {
    use ReportFormat::{Csv, Ndjson, Yaml};
    matches!(format(matches, &session.config), Csv | Ndjson | Yaml)
}

/// How values are written.
pub(super) fn style(matches: &Matches, session: &Session) -> Result<Style, Failure> {
    let numeric = session.config.get(&settings::BINARY_VALUES_AS_NUMERIC);
    let format = format(matches, &session.config);
    Ok(Style {
        sizes: sizes(matches, session)?,
        zone: Zone::system(),
        binary: numeric || format == ReportFormat::Csv || matches.has(&options::BINARY),
        form: match format {
            ReportFormat::JsonStd => Form::JsonStd,
            ReportFormat::Ndjson | ReportFormat::Yaml => Form::Json,
            _ => Form::Text,
        },
    })
}

fn format(matches: &Matches, config: &Config) -> ReportFormat {
    let named = matches.get(&options::FORMAT).or_else(|| matches.get(&common::REPORTFORMAT));
    let set = || ReportFormat::named(&config.get(&settings::OUTPUT_FORMAT));
    named.copied().or_else(set).unwrap_or(ReportFormat::Basic)
}

fn show(table: Table, matches: &Matches, session: &mut Session) {
    match format(matches, &session.config) {
        ReportFormat::Json | ReportFormat::JsonStd => session.ui.raw(&json(&[vec![table]])),
        ReportFormat::Ndjson => session.ui.raw(&ndjson(&[table])),
        ReportFormat::Csv => session.ui.raw_with(&csv(&[table]), "\r"),
        ReportFormat::Yaml => session.ui.raw(&yaml(&[vec![table]])),
        ReportFormat::Pretty => session.ui.raw(&drawn(&table)),
        ReportFormat::Basic => {
            let layout = layout(matches, &session.config);
            let separator = layout.separator.clone().unwrap_or_default();
            session.ui.raw_with(&basic(&table, &layout), &separator);
        }
    }
}

fn layout(matches: &Matches, config: &Config) -> Layout {
    // A separator on the command line ends the alignment, one in the settings does not.
    let asked = matches.get(&options::SEPARATOR);
    let (set, aligns) = (config.get(&settings::SEPARATOR), config.get(&settings::ALIGNED));
    let is_own = set != " ";
    let aligned = matches.has(&options::ALIGNED) || (asked.is_none() && is_own && aligns);
    let separator = asked.cloned().or_else(|| (is_own || !aligns).then_some(set));
    Layout {
        headings: config.get(&settings::HEADINGS) && !matches.has(&options::NOHEADINGS),
        separator,
        aligned,
        name_prefixes: config.get(&settings::PREFIXES) || matches.has(&options::NAMEPREFIXES),
        quoted: config.get(&settings::QUOTED) && !matches.has(&options::UNQUOTED),
        rows_as_columns: config.get(&settings::COLUMNS_AS_ROWS) || matches.has(&options::ROWS),
        unbuffered: !config.get(&settings::BUFFERED) || matches.has(&options::UNBUFFERED),
    }
}

/// The table with frames, as wide as the terminal.
fn drawn(table: &Table) -> String {
    let mut drawing = Drawing::new();
    drawing.load_style(presets::UTF8_FULL_CONDENSED);
    drawing.set_content_arrangement(ContentArrangement::Dynamic);
    if let Some(width) = terminal_width().and_then(|width| u16::try_from(width).ok()) {
        drawing.set_width(width);
    }
    drawing.set_header(table.fields().iter().map(|field| Cell::new(field.heading)));
    for row in table.rows() {
        let cells = row.zip(table.fields()).map(|(text, field)| {
            let is_number = matches!(field.kind, Kind::Num | Kind::Size | Kind::Percent);
            let side = if is_number { CellAlignment::Right } else { CellAlignment::Left };
            Cell::new(text.trim_end()).set_alignment(side)
        });
        drawing.add_row(cells.collect::<Vec<_>>());
    }
    format!("{drawing}\n")
}
