//! `segtypes`: the types of segments that are known.

use crate::args::Matches;
use crate::args::values::SEGMENT_TYPES;
use crate::commands::Command;
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "segtypes",
    about: "List the types of segments",
    syntax: &[""],
    manual: "Lists the types that texts may have. Not every one can be made, changed or activated by rlvm.",
    run,
    ..Command::BASE
};

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn run(_: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    for name in SEGMENT_TYPES {
        session.ui.print(name);
    }
    Ok(Exit::Success)
}
