//! `formats`: the formats of metadata that are known.

use crate::args::Matches;
use crate::commands::Command;
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "formats",
    about: "List the formats of metadata",
    syntax: &[""],
    run,
    ..Command::BASE
};

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn run(_: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    session.ui.print("lvm2");
    Ok(Exit::Success)
}
