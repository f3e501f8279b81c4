//! `lvscan`: LVs, a line each.

use lvm_core::report::display::lvscan;

use super::look::{Subject, look};
use crate::args::options::{common, report, vg};
use crate::args::{AnyOpt, Matches};
use crate::commands::Command;
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "lvscan",
    about: "List logical volumes",
    syntax: &[""],
    options: &[OPTIONS],
    manual: "Shows a line for each LV: whether it is active, its size, and where new extents may lie.",
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &report::ALL,
    &vg::BLOCKDEVICE,
    &report::IGNORELOCKINGFAILURE,
    &report::READONLY,
    &common::REPORTFORMAT,
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let style = session.style(matches)?;
    look(Subject::Lvs, matches, session, |found, session| {
        session.ui.display(&lvscan(found.view, &found.pick, &style));
        Ok(())
    })
}
