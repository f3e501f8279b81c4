//! `pvs`: PVs in columns.

use lvm_core::report::columns::ReportKind;

use super::table;
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "pvs",
    about: "Show PVs in columns",
    names: Some(Names::from(0, "PV|TAG", "Devices, or tags with @; all PVs if none is named")),
    syntax: &["[ PV|Tag ... ]"],
    options: &[
        report::COLUMNAR,
        report::FORMS,
        report::SIZES,
        report::READING,
        &[&report::ALL, &report::SEGMENTS, &report::SELECT],
    ],
    manual: "Shows a line for each PV; with -a also for devices that could become one. With --segments there is a line \
             for each run of extents that an LV has, or that is free.",
    examples: &[
        ("rlvm pvs -o +pv_uuid --units g", "with UUIDs, sizes in GiB"),
        ("rlvm pvs -o help", "the fields there are"),
    ],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let segments = matches.has(&report::SEGMENTS);
    let kind = if segments { ReportKind::PvSegments } else { ReportKind::Pvs };
    table::run(kind, matches, session)
}
