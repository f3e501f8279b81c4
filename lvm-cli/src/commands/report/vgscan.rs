//! `vgscan`: the names of VGs.

use lvm_core::report::display::vgscan;

use super::look::{Subject, look};
use crate::args::options::{common, report, vg};
use crate::args::{AnyOpt, Matches};
use crate::commands::Command;
use crate::commands::vg::vgmknodes;
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "vgscan",
    about: "List volume groups",
    syntax: &[""],
    options: &[OPTIONS],
    manual: "Shows a line for each VG. `--mknodes` does what vgmknodes does, too; with `--notifydbus` nothing is done.",
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] =
    &[&report::IGNORELOCKINGFAILURE, &vg::MKNODES, &vg::NOTIFYDBUS, &common::REPORTFORMAT];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if matches.has(&vg::NOTIFYDBUS) {
        // LVM2 tells lvmdbusd of it, with which rlvm has nothing to do, and nobody else.
        return Ok(Exit::Success);
    }
    let shown = show(matches, session)?;
    if !matches.has(&vg::MKNODES) {
        return Ok(shown);
    }
    Ok(shown.and(vgmknodes::make_all(matches, session)?))
}

fn show(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let style = session.style(matches)?;
    look(Subject::Vgs, matches, session, |found, session| {
        session.ui.display(&vgscan(found.view, &style));
        Ok(())
    })
}
