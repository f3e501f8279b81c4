//! `lvs`: LVs in columns.

use lvm_core::report::columns::ReportKind;

use super::table;
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "lvs",
    about: "Show LVs in columns",
    names: Some(Names::from(0, "VG|LV|TAG", "VGs, LVs, or tags with @; all LVs if none is named")),
    syntax: &["[ VG|LV|Tag ... ]"],
    options: &[
        report::COLUMNAR,
        report::FORMS,
        report::SIZES,
        report::READING,
        &[&report::ALL, &report::SEGMENTS, &report::HISTORY, &report::SELECT],
    ],
    manual: "Shows a line for each LV that users see, with -a also for those that they are made of. With --segments \
             there is a line for each segment.\n\n\
             -S shows only what a condition is true of: comparisons of fields, joined by && and || and in parentheses. \
             Sizes take units, texts regular expressions (=~), lists of strings stand in { } or [ ], and times may be \
             dates or words. -S help lists the fields, their kinds, and the operators.",
    examples: &[
        ("rlvm lvs -a -o +devices", "all LVs, and where they lie"),
        (
            "rlvm lvs -S 'lv_tags=old && lv_time before \"2 weeks ago\"'",
            "those with a tag that are older than that",
        ),
        ("rlvm lvs --format pretty", "a table with frames"),
    ],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let segments = matches.has(&report::SEGMENTS);
    let kind = if segments { ReportKind::LvSegments } else { ReportKind::Lvs };
    table::run(kind, matches, session)
}
