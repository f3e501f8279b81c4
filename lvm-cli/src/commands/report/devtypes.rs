//! `devtypes`: the drivers whose devices are looked at, in columns.

use lvm_core::report::columns::{self, ReportKind};
use lvm_core::report::fill_drivers;

use crate::args::Matches;
use crate::args::options::report;
use crate::asked;
use crate::commands::{Command, select};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "devtypes",
    about: "Show the kinds of devices that can be PVs, in columns",
    syntax: &[""],
    options: &[
        report::FORMS,
        &[
            &report::ALIGNED,
            &report::BINARY,
            &report::HEADINGS,
            &report::NOHEADINGS,
            &report::NOSUFFIX,
            &report::OPTIONS_LIST,
            &report::SELECT,
            &report::SEPARATOR,
            &report::SORT,
            &report::UNBUFFERED,
        ],
    ],
    manual: "Shows a line for each kind of devices that is known by itself, as /proc/devices names it. The setting \
             devices/types adds others.",
    examples: &[("rlvm devtypes -S 'max_partitions>16'", "those with more partitions than most")],
    run,
    ..Command::BASE
};

const KIND: ReportKind = ReportKind::DevTypes;

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if asked::asks_for_help(KIND, false, matches) {
        session.ui.raw(&columns::help(KIND));
        return Ok(Exit::Success);
    }
    if select::shows_help(KIND, matches, session) {
        return Ok(Exit::Success);
    }
    let style = session.style(matches)?;
    session.expect_report();
    let columns = asked::columns(KIND, false, matches, session)?;
    session.answer_with(vec![fill_drivers(&columns, &style)]);
    Ok(Exit::Success)
}
