//! `pvdisplay`: PVs in full.

use lvm_core::report::columns::ReportKind;
use lvm_core::report::display::{PvDisplay, pvdisplay};
use lvm_core::report::rows::Pick;
use lvm_core::report::view::{PvView, VgView};

use super::display::{as_table, refuse_columns};
use super::look::{Subject, look};
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names, select};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "pvdisplay",
    about: "Show PVs in full",
    names: Some(Names::from(0, "PV|TAG", "Devices, or tags with @; all PVs if none is named")),
    syntax: &["[ PV|Tag ... ]"],
    options: &[
        report::COLUMNAR,
        report::SIZES,
        report::READING,
        report::FORMED,
        &[
            &report::ALL,
            &report::COLON,
            &report::COLUMNS,
            &report::MAPS,
            &report::SELECT,
            &report::SHORT,
        ],
    ],
    manual: "Shows a block of lines for each PV: first those of VGs, then those in no VG. With -m it also shows which LV has which extents.",
    examples: &[
        ("rlvm pvdisplay -m", "what each extent holds"),
        ("rlvm pvdisplay -C -o pv_name,pv_free", "as pvs does"),
    ],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if matches.has(&report::COLUMNS) {
        let own = [&report::COLON, &report::MAPS, &report::SHORT];
        return as_table(ReportKind::Pvs, &own, matches, session);
    }
    refuse_columns(matches, "Incompatible options selected")?;
    if matches.has(&report::ALL) {
        return Err(Failure::invalid("Incompatible options selected"));
    }
    let what = choose(matches)?;
    if select::shows_help(ReportKind::Pvs, matches, session) {
        return Ok(Exit::Success);
    }
    let selection = select::selection(ReportKind::Pvs, matches)?;
    let style = session.style(matches)?;
    look(Subject::Pvs, matches, session, |found, session| {
        let chosen = found.chosen(ReportKind::Pvs, selection.as_ref())?;
        let wanted = |pv: &PvView| chosen.as_ref().is_none_or(|chosen| chosen.has_pv(pv.id));
        let pv = |vg: Option<&VgView<'_>>, pv: &PvView| (found.pick.pv)(vg, pv) && wanted(pv);
        let pick = Pick { pv: &pv, ..found.pick };
        session.ui.display(&pvdisplay(found.view, &pick, &style, what));
        Ok(())
    })
}

fn choose(matches: &Matches) -> Result<PvDisplay, Failure> {
    let [colon, map, short] =
        [&report::COLON, &report::MAPS, &report::SHORT].map(|flag| matches.has(flag));
    match (colon, short) {
        (true, _) if map => Err(Failure::invalid("Option -c not allowed with option -m")),
        (true, true) => Err(Failure::invalid("Option -c is not allowed with option -s")),
        (true, false) => Ok(PvDisplay::Colons),
        (false, true) => Ok(PvDisplay::Short),
        (false, false) => Ok(PvDisplay::Full { map }),
    }
}
