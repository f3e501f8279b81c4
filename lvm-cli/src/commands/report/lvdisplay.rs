//! `lvdisplay`: LVs in full.

use lvm_core::report::columns::ReportKind;
use lvm_core::report::display::{LvDisplay, lvdisplay};
use lvm_core::report::rows::Pick;
use lvm_core::report::view::VgView;

use super::display::{as_table, refuse_columns};
use super::look::{Subject, look};
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names, select};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "lvdisplay",
    about: "Show LVs in full",
    names: Some(Names::from(0, "VG|LV|TAG", "VGs, LVs, or tags with @; all LVs if none is named")),
    syntax: &["[ VG|LV|Tag ... ]"],
    options: &[
        report::COLUMNAR,
        report::SIZES,
        report::READING,
        report::FORMED,
        &[
            &report::ALL,
            &report::COLON,
            &report::COLUMNS,
            &report::HISTORY,
            &report::MAPS,
            &report::SEGMENTS,
            &report::SELECT,
        ],
    ],
    manual: "Shows a block of lines for each LV; with -m also where its segments lie.",
    examples: &[("rlvm lvdisplay -m vg/data", "one LV, and where it lies")],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if matches.has(&report::COLUMNS) {
        let segments = matches.has(&report::SEGMENTS);
        let kind = if segments { ReportKind::LvSegments } else { ReportKind::Lvs };
        return as_table(kind, &[&report::COLON, &report::MAPS], matches, session);
    }
    refuse_columns(matches, "Incompatible options selected.")?;
    let what = match (matches.has(&report::COLON), matches.has(&report::MAPS)) {
        (true, true) => return Err(Failure::invalid("Options -c and -m are incompatible.")),
        (true, false) => LvDisplay::Colons,
        (false, map) => LvDisplay::Full { map },
    };
    if select::shows_help(ReportKind::Lvs, matches, session) {
        return Ok(Exit::Success);
    }
    let selection = select::selection(ReportKind::Lvs, matches)?;
    let style = session.style(matches)?;
    look(Subject::Lvs, matches, session, |found, session| {
        let chosen = found.chosen(ReportKind::Lvs, selection.as_ref())?;
        let wanted =
            |vg: &VgView<'_>, lv| chosen.as_ref().is_none_or(|chosen| chosen.has_lv(vg.vg.id, lv));
        // Hidden ones are not shown even where they are named.
        let all = matches.has(&report::ALL);
        let is_seen = |vg: &VgView<'_>, lv| all || vg.relations().is_visible(lv);
        let lv = |vg: &VgView<'_>, lv| (found.pick.lv)(vg, lv) && wanted(vg, lv) && is_seen(vg, lv);
        let pick = Pick { lv: &lv, ..found.pick };
        session.ui.display(&lvdisplay(found.view, &pick, &style, what));
        Ok(())
    })
}
