//! `systemid`: the name by which this host owns VGs.

use crate::args::Matches;
use crate::commands::Command;
use crate::environment::host_and_system;
use crate::failure::{Exit, Failure};
use crate::session::Session;
use crate::setup;

pub(crate) const COMMAND: Command = Command {
    name: "systemid",
    about: "Show the system ID of this host",
    syntax: &[""],
    manual: "Where it comes from is set by global/system_id_source; without one VGs have no owner.",
    run,
    ..Command::BASE
};

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn run(_: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let (host_name, _) = host_and_system();
    let id = setup::own_system_id(&session.config, &host_name);
    session.ui.print(format_args!("system ID: {id}"));
    Ok(Exit::Success)
}
