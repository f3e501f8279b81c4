//! What the command line and the settings ask of one report: its columns, its order and its rows.
//!
//! `-o`, `-O` and `-S` before the first `--configreport` are for the command's own report, those behind one for the report
//! that it names.

use lvm_core::config::{Config, Setting, settings};
use lvm_core::report::columns::{self, Columns, Compact, ReportKind};

use crate::args::Matches;
use crate::args::options::common;
use crate::args::options::report as options;
use crate::commands::select;
use crate::failure::Failure;
use crate::session::Session;

/// The values of an option that are for one report.
struct For<'m> {
    matches: &'m Matches,
    /// Where each `--configreport` stands, and for what it is.
    marks: Vec<(usize, ReportKind)>,
    /// Which of them count.
    kinds: &'static [ReportKind],
    /// Whether what stands before the first one counts.
    own: bool,
}

impl<'m> For<'m> {
    fn new(kind: ReportKind, full: bool, matches: &'m Matches) -> Self {
        use ReportKind::{DevTypes, Log, LvSegments, Lvs, PvSegments, Pvs, Vgs};
        // A command's report is one, whatever its lines are about.
        let kinds: &[ReportKind] = match (kind, full) {
            (Lvs | LvSegments, false) => &[Lvs, LvSegments],
            (Pvs | PvSegments, false) => &[Pvs, PvSegments],
            (Vgs, _) => &[Vgs],
            (Lvs, true) => &[Lvs],
            (LvSegments, true) => &[LvSegments],
            (Pvs, true) => &[Pvs],
            (PvSegments, true) => &[PvSegments],
            (Log, _) => &[Log],
            (DevTypes, _) => &[DevTypes],
        };
        let marks = matches.placed(&options::CONFIGREPORT).map(|(at, kind)| (at, *kind)).collect();
        Self { matches, marks, kinds, own: !full && kind != Log }
    }

    fn has(&self, place: usize) -> bool {
        let mark = self.marks.iter().rev().find(|(at, _)| *at < place);
        mark.map_or(self.own, |(_, kind)| self.kinds.contains(kind))
    }

    fn values(&self, opt: &crate::args::Opt<String>) -> Vec<&'m str> {
        let placed = self.matches.placed(opt).filter(|(place, _)| self.has(*place));
        placed.map(|(_, value)| value.as_str()).collect()
    }
}

/// Whether the list of fields is asked for instead of a report.
pub(crate) fn asks_for_help(kind: ReportKind, full: bool, matches: &Matches) -> bool {
    let lists = For::new(kind, full, matches).values(&options::OPTIONS_LIST);
    lists.iter().any(|list| columns::asks_for_help(list))
}

/// The columns of a report; `full` for a part of a full report.
///
/// # Errors
/// As [`Columns::parse`].
pub(crate) fn columns(
    kind: ReportKind,
    full: bool,
    matches: &Matches,
    session: &mut Session,
) -> Result<Columns, Failure> {
    let [cols, sort] = column_settings(kind, full, matches.has(&common::VERBOSE));
    let config = &session.config;
    let (cols, sort) = (config.get(&cols), config.get(&sort));
    let asked = For::new(kind, full, matches);
    let options = asked.values(&options::OPTIONS_LIST);
    let order = asked.values(&options::SORT).last().copied();
    let selection = match asked.values(&options::SELECT).last() {
        Some(text) => Some((*text).to_owned()),
        // Rows that become columns are all shown, for LVM2 does so.
        None if kind == ReportKind::Log && !rows_as_columns(matches, config) => {
            Some(settings::COMMAND_LOG_SELECTION.filled(config))
        }
        None => None,
    };
    let mut columns = Columns::parse(kind, &cols, &options, &sort, order)?;
    columns.selection = selection.map(|text| select::parse(kind, &text)).transpose()?;
    if unbuffered(matches, &session.config) {
        // Rows that are shown as they come are in order only if that is asked for here and now.
        if order.is_none() {
            columns.sort.clear();
        }
    } else {
        columns.compact = compact(kind, &options, session);
    }
    Ok(columns)
}

/// Whether rows are shown as they come.
pub(crate) fn unbuffered(matches: &Matches, config: &Config) -> bool {
    !config.get(&settings::BUFFERED) || matches.has(&options::UNBUFFERED)
}

/// Whether rows become columns.
pub(crate) fn rows_as_columns(matches: &Matches, config: &Config) -> bool {
    config.get(&settings::COLUMNS_AS_ROWS) || matches.has(&options::ROWS)
}

/// Which columns vanish when they are empty. Names that are none are told, and none vanishes then.
fn compact(kind: ReportKind, options: &[&str], session: &mut Session) -> Compact {
    if session.config.get(&settings::COMPACT_OUTPUT) {
        return Compact::All;
    }
    let named = options.iter().rev().find_map(|option| option.strip_prefix('#'));
    let set = || session.config.get(&settings::COMPACT_OUTPUT_COLS);
    let names = named.map_or_else(set, str::to_owned);
    Compact::these(kind, &names).unwrap_or_else(|error| {
        let words = error.to_string().replace("Unrecognised", "dm_report: Unrecognized");
        session.ui.error_line(words);
        session.ui.error_line("Failed to compact given columns in report output.");
        Compact::None
    })
}

/// The settings of a report: columns and order.
fn column_settings(kind: ReportKind, full: bool, verbose: bool) -> [Setting<&'static str>; 2] {
    use settings as set;
    let [plain, with_v, sort, whole, whole_sort] = match kind {
        ReportKind::Vgs => [
            set::VGS_COLS,
            set::VGS_COLS_VERBOSE,
            set::VGS_SORT,
            set::VGS_COLS_FULL,
            set::VGS_SORT_FULL,
        ],
        ReportKind::Lvs => [
            set::LVS_COLS,
            set::LVS_COLS_VERBOSE,
            set::LVS_SORT,
            set::LVS_COLS_FULL,
            set::LVS_SORT_FULL,
        ],
        ReportKind::Pvs => [
            set::PVS_COLS,
            set::PVS_COLS_VERBOSE,
            set::PVS_SORT,
            set::PVS_COLS_FULL,
            set::PVS_SORT_FULL,
        ],
        ReportKind::LvSegments => [
            set::SEGS_COLS,
            set::SEGS_COLS_VERBOSE,
            set::SEGS_SORT,
            set::SEGS_COLS_FULL,
            set::SEGS_SORT_FULL,
        ],
        ReportKind::PvSegments => [
            set::PVSEGS_COLS,
            set::PVSEGS_COLS_VERBOSE,
            set::PVSEGS_SORT,
            set::PVSEGS_COLS_FULL,
            set::PVSEGS_SORT_FULL,
        ],
        ReportKind::Log => return [set::COMMAND_LOG_COLS, set::COMMAND_LOG_SORT],
        ReportKind::DevTypes if verbose => return [set::DEVTYPES_COLS_VERBOSE, set::DEVTYPES_SORT],
        ReportKind::DevTypes => return [set::DEVTYPES_COLS, set::DEVTYPES_SORT],
    };
    match (full, verbose) {
        (true, _) => [whole, whole_sort],
        (false, true) => [with_v, sort],
        (false, false) => [plain, sort],
    }
}
