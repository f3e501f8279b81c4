//! `tags`: the tags of this host.

use crate::args::Matches;
use crate::commands::Command;
use crate::environment::host_and_system;
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "tags",
    about: "List the tags of this host",
    syntax: &[""],
    manual: "They come from the section tags of lvm.conf; each has a file of settings of its own, \
             lvm_TAG.conf beside lvm.conf, if one is there.",
    run,
    ..Command::BASE
};

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn run(_: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let (host_name, _) = host_and_system();
    for tag in session.config.host_tags(&host_name) {
        session.ui.print(tag);
    }
    Ok(Exit::Success)
}
