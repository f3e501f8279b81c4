//! `fullreport`: VG by VG all there is, as five reports each.

use lvm_core::report;
use lvm_core::report::columns::{self, Columns, ReportKind};
use lvm_core::report::table::Table;

use super::look::{self, Subject};
use crate::args::Matches;
use crate::args::options::report as options;
use crate::asked;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "fullreport",
    about: "Show everything about VGs, as one report",
    names: Some(Names::from(0, "VG|TAG", "VGs, or tags with @; all VGs if none is named")),
    syntax: &["[ VG|Tag ... ]"],
    options: &[
        options::COLUMNAR,
        options::FORMS,
        options::SIZES,
        options::READING,
        &[&options::ALL, &options::SELECT],
    ],
    manual: "Shows five reports for each VG, with all their fields: of the VG, its PVs, its LVs, and the segments of \
             both. PVs in no VG come last.\n\n\
             What stands behind --configreport is for the report that it names.",
    examples: &[
        ("rlvm fullreport --reportformat json", "all there is to know, for programs"),
        (
            "rlvm fullreport --configreport vg -o vg_name --configreport lv -o lv_name,lv_size",
            "with these fields of VGs and LVs",
        ),
    ],
    run,
};

/// The reports of a VG, in LVM2's order.
const OF_VG: [ReportKind; 5] = [
    ReportKind::Vgs,
    ReportKind::Pvs,
    ReportKind::Lvs,
    ReportKind::PvSegments,
    ReportKind::LvSegments,
];

/// The reports of PVs in no VG.
const OF_ORPHANS: [ReportKind; 2] = [ReportKind::Pvs, ReportKind::PvSegments];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if OF_VG.iter().any(|kind| asked::asks_for_help(*kind, true, matches)) {
        session.ui.raw(&columns::help(ReportKind::Vgs));
        return Ok(Exit::Success);
    }
    let style = session.style(matches)?;
    session.expect_report();
    let asked = OF_VG.map(|kind| (kind, asked::columns(kind, true, matches, session)));
    look::look(Subject::All, matches, session, |found, session| {
        let (view, pick) = (&*found.view, found.pick);
        let table = |kind, vg| -> Result<Table, Failure> {
            let columns = columns_of(kind, &asked)?;
            Ok(report::fill_one(kind, columns, view, vg, pick, &style)?)
        };
        for vg in &view.vgs {
            add(&OF_VG, |kind| table(kind, Some(vg)), session)?;
        }
        if pick.orphans && !view.orphans.is_empty() {
            add(&OF_ORPHANS, |kind| table(kind, None), session)?;
        }
        Ok(())
    })
}

/// Adds the reports of one element; as many as there are before one that cannot be made.
fn add(
    kinds: &[ReportKind],
    table: impl Fn(ReportKind) -> Result<Table, Failure>,
    session: &mut Session,
) -> Result<(), Failure> {
    let mut tables = Vec::with_capacity(kinds.len());
    let mut done = Ok(());
    for kind in kinds {
        match table(*kind) {
            Ok(table) => tables.push(table),
            Err(failure) => {
                done = Err(failure);
                break;
            }
        }
    }
    session.answer_with(tables);
    done
}

type Asked = [(ReportKind, Result<Columns, Failure>); 5];

fn columns_of(kind: ReportKind, asked: &Asked) -> Result<&Columns, Failure> {
    let found = asked.iter().find(|(of, _)| *of == kind);
    match found.map(|(_, columns)| columns) {
        Some(Ok(columns)) => Ok(columns),
        Some(Err(failure)) => Err(Failure::Message(failure.line())),
        None => Err(Failure::Syntax),
    }
}
