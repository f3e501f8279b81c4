//! `vgdisplay`: VGs in full.

use lvm_core::report::columns::ReportKind;
use lvm_core::report::display::{VgDisplay, vgdisplay};
use lvm_core::report::view::VgView;

use super::display::{as_table, refuse_columns};
use super::look::{Subject, look};
use crate::args::Matches;
use crate::args::options::{common, report};
use crate::commands::{Command, Names, select};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "vgdisplay",
    about: "Show VGs in full",
    names: Some(Names::from(0, "VG|TAG", "VGs, or tags with @; all VGs if none is named")),
    syntax: &["[ VG|Tag ... ]"],
    options: &[
        report::COLUMNAR,
        report::SIZES,
        report::READING,
        report::FORMED,
        &[
            &report::ACTIVEVOLUMEGROUPS,
            &report::COLON,
            &report::COLUMNS,
            &report::SELECT,
            &report::SHORT,
        ],
    ],
    manual: "Shows a block of lines for each VG; with -v its LVs and PVs too.",
    examples: &[("rlvm vgdisplay -s", "a line for each VG")],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if matches.has(&report::COLUMNS) {
        let own = [&report::ACTIVEVOLUMEGROUPS, &report::COLON, &report::SHORT];
        return as_table(ReportKind::Vgs, &own, matches, session);
    }
    refuse_columns(matches, "Incompatible options selected.")?;
    let what = match (matches.has(&report::COLON), matches.has(&report::SHORT)) {
        (true, true) => return Err(Failure::invalid("Option -c is not allowed with option -s")),
        (true, false) => VgDisplay::Colons,
        (false, true) => VgDisplay::Short,
        (false, false) => VgDisplay::Full { verbose: matches.has(&common::VERBOSE) },
    };
    if select::shows_help(ReportKind::Vgs, matches, session) {
        return Ok(Exit::Success);
    }
    let selection = select::selection(ReportKind::Vgs, matches)?;
    let style = session.style(matches)?;
    let only_active = matches.has(&report::ACTIVEVOLUMEGROUPS);
    look(Subject::Vgs, matches, session, |found, session| {
        if let Some(chosen) = found.chosen(ReportKind::Vgs, selection.as_ref())? {
            found.view.vgs.retain(|vg| chosen.has_vg(vg.vg.id));
        }
        if only_active {
            found.view.vgs.retain(has_active_lvs);
        }
        session.ui.display(&vgdisplay(found.view, &style, what));
        Ok(())
    })
}

fn has_active_lvs(vg: &VgView<'_>) -> bool {
    vg.vg.lvs_with_idx().any(|(lv, _)| vg.state(lv).device().is_some())
}
