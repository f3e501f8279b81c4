//! `version`: what this is, in the lines that programs look for.

use crate::args::Matches;
use crate::commands::Command;
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command =
    Command { name: "version", about: "Show the version", run, ..Command::BASE };

/// The LVM2 whose commands, texts and formats this program keeps to, and its libdevmapper. os-brick reads the first
/// number, Ansible the date too.
const LVM2_VERSION: &str = "2.03.16(2) (2022-05-18)";
const LIBRARY_VERSION: &str = "1.02.185 (2022-05-18)";

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn run(_: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    show(session);
    Ok(Exit::Success)
}

/// Prints the version.
pub(crate) fn show(session: &mut Session) {
    let ours = env!("CARGO_PKG_VERSION");
    session.ui.print(format_args!("LVM version:     {LVM2_VERSION}"));
    session.ui.print(format_args!("Library version: {LIBRARY_VERSION}"));
    session.ui.print(format_args!("rlvm version:    {ours}"));
}
