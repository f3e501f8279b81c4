//! What a command answers with: its reports, and what it said where that is a report too. Printed once, at the end,
//! in the form that was asked for.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table as Drawing, presets};

use lvm_core::config::{Config, settings};
use lvm_core::report::basic::{Headings, Layout};
use lvm_core::report::columns::{Columns, Compact, ReportKind};
use lvm_core::report::document::{Document, Format};
use lvm_core::report::field::Kind;
use lvm_core::report::table::Table;
use lvm_core::report::value::Style;
use lvm_core::report::{self};

use crate::args::Matches;
use crate::args::options::common::{self, ReportFormat};
use crate::args::options::report as options;
use crate::asked;
use crate::commands::Command;
use crate::failure::{Exit, Failure};
use crate::session::Session;
use crate::ui::terminal_width;

/// The answer while it is made.
pub(crate) struct Answer {
    document: Document,
    form: ReportFormat,
    layout: Layout,
    log: Option<Log>,
    /// Whether the command's answer has a form even where it makes no report.
    has_form: bool,
}

/// How the log is shown.
struct Log {
    columns: Columns,
    style: Style,
    /// Whether it is shown alone.
    only: bool,
}

impl Answer {
    /// Begins an answer: from here on messages are kept, where they are to be a report.
    ///
    /// # Errors
    /// The columns of the log are none.
    pub(crate) fn begin(
        command: &'static Command,
        matches: &Matches,
        session: &mut Session,
    ) -> Result<(), Failure> {
        let config = &session.config;
        let layout = layout(matches, config);
        let only = matches.has(&options::LOGONLY);
        let log = if only || config.get(&settings::REPORT_COMMAND_LOG) {
            let columns = asked::columns(ReportKind::Log, false, matches, session);
            let columns = columns.map_err(|failure| match failure {
                Failure::Error(error) => {
                    Failure::Message(format!("{error}\nFailed to create log report."))
                }
                other => other,
            })?;
            Some(Log { columns, style: session.style(matches)?, only })
        } else {
            None
        };
        if log.is_some() {
            session.ui.start_log();
        }
        let takes = |long: &str| command.own_options().any(|opt| opt.spec().long == long);
        // LVM2's displays take the option, and do not heed it.
        let displays = takes(options::COLUMNS.spec.long);
        let has_form = takes(common::REPORTFORMAT.spec.long) && !displays;
        let config = &session.config;
        let answer = Self {
            document: Document { titled: log.is_some() && !only, ..Document::default() },
            form: format(matches, has_form, config)?,
            layout,
            log,
            has_form,
        };
        session.answer = Some(answer);
        Ok(())
    }

    /// The command makes reports: they are there even if none comes.
    pub(crate) fn expect_report(&mut self) {
        self.document.elements.get_or_insert_default();
    }

    /// Whether it is JSON.
    pub(crate) fn is_json(&self) -> bool {
        use ReportFormat::{Json, JsonStd, Ndjson, Yaml};
        matches!(self.form, Json | JsonStd | Ndjson | Yaml)
    }

    /// Whether a report with these columns, the only one, can be written while it is made: as JSON.
    pub(crate) fn streams(&self, columns: &Columns) -> bool {
        let shown = self.log.as_ref().is_none_or(|log| !log.only);
        let is_json = matches!(self.form, ReportFormat::Json | ReportFormat::JsonStd);
        shown && is_json && matches!(columns.compact, Compact::None)
    }

    /// Such a report has been written.
    pub(crate) fn has_begun(&mut self) {
        self.document.begun = true;
    }

    /// Adds an element of reports that belong together.
    pub(crate) fn add(&mut self, tables: Vec<Table>) {
        self.document.elements.get_or_insert_default().push(tables);
    }

    /// Shows the answer.
    pub(crate) fn finish(exit_code: u8, session: &mut Session) {
        let Some(answer) = session.answer.take() else { return };
        let said = session.ui.end_log();
        let Self { mut document, form, layout, log, has_form } = answer;
        if let (Some(log), Some(said)) = (log, said) {
            document.log = Some(report::fill_log(&log.columns, said.entries(), &log.style));
            if log.only {
                document.elements = None;
            }
        }
        match form {
            ReportFormat::Basic => {
                let keep = layout.separator.clone().unwrap_or_default();
                let text = document.basic(&layout);
                if session.ui.colors_output() {
                    session.ui.colored(text.pieces(), &keep);
                } else {
                    session.ui.raw_with(&text.plain(), &keep);
                }
            }
            ReportFormat::Ndjson => session.ui.raw(&document.text(&Format::Ndjson)),
            ReportFormat::Csv => session.ui.raw_with(&document.text(&Format::Csv), "\r"),
            ReportFormat::Yaml => session.ui.raw(&document.text(&Format::Yaml)),
            ReportFormat::Json | ReportFormat::JsonStd => {
                let bare = has_form && exit_code != Exit::Invalid.code();
                if bare || document.elements.is_some() || document.log.is_some() {
                    session.ui.raw(&document.text(&Format::Json));
                }
            }
            ReportFormat::Pretty => {
                for table in document.tables() {
                    session.ui.raw(&drawn(table));
                }
            }
        }
    }
}

/// The form that is asked for; on the command line only where that is `heeded`.
///
/// # Errors
/// The settings name a form that there is not.
pub(crate) fn format(
    matches: &Matches,
    heeded: bool,
    config: &Config,
) -> Result<ReportFormat, Failure> {
    // Elsewhere the option of that name means something else.
    let named = || matches.get(&options::FORMAT).or_else(|| matches.get(&common::REPORTFORMAT));
    if let Some(named) = heeded.then(named).flatten() {
        return Ok(*named);
    }
    let set = config.get(&settings::OUTPUT_FORMAT);
    ReportFormat::named(&set).ok_or_else(|| {
        let known = "Supported report formats: basic, json.";
        Failure::Message(format!("{set}: unknown report format.\n{known}"))
    })
}

fn layout(matches: &Matches, config: &Config) -> Layout {
    let name_prefixes = matches.has(&options::NAMEPREFIXES);
    // A separator on the command line ends the alignment, one in the settings does not; names before values do.
    let asked = matches.get(&options::SEPARATOR);
    let aligned = !name_prefixes
        && (matches.has(&options::ALIGNED) || (asked.is_none() && config.get(&settings::ALIGNED)));
    let separator = asked.cloned().unwrap_or_else(|| config.get(&settings::SEPARATOR));
    Layout {
        headings: headings(matches, config),
        separator: Some(separator),
        aligned,
        name_prefixes: name_prefixes || config.get(&settings::PREFIXES),
        quoted: config.get(&settings::QUOTED) && !matches.has(&options::UNQUOTED),
        rows_as_columns: asked::rows_as_columns(matches, config),
        unbuffered: asked::unbuffered(matches, config),
    }
}

fn headings(matches: &Matches, config: &Config) -> Headings {
    if matches.has(&options::NOHEADINGS) {
        return Headings::None;
    }
    matches.get(&options::HEADINGS).copied().unwrap_or_else(|| {
        match (config.get(&settings::HEADINGS), config.number(&settings::HEADINGS)) {
            (false, _) => Headings::None,
            (true, Some(2)) => Headings::Full,
            (true, _) => Headings::Abbrev,
        }
    })
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
