//! `vgs`: VGs in columns.

use lvm_core::report::columns::ReportKind;

use super::table;
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "vgs",
    about: "Show VGs in columns",
    names: Some(Names::from(0, "VG|TAG", "VGs, or tags with @; all VGs if none is named")),
    syntax: &["[ VG|Tag ... ]"],
    options: &[
        report::COLUMNAR,
        report::FORMS,
        report::SIZES,
        report::READING,
        &[&report::ALL, &report::SELECT],
    ],
    manual: "Shows a line for each VG. With fields of LVs or PVs among those of -o there is a line for each of them.",
    examples: &[("rlvm vgs -o name,size,free --reportformat json", "for programs")],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    table::run(ReportKind::Vgs, matches, session)
}
