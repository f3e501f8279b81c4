//! `lvpoll`: follow to its end what the kernel works on. Other commands start it in the background.

use super::merging::Poller;
use super::one_lv;
use crate::args::options::{common, lv};
use crate::args::{AnyOpt, Matches};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Follows operations.
pub(crate) const COMMAND: Command = Command {
    name: "lvpoll",
    about: "Follow an operation on a logical volume to its end",
    names: Some(Names::between(1, 1, "LV", "The origin into which a snapshot is merged")),
    syntax: &["--polloperation merge LV"],
    options: &[OPTIONS],
    manual: "lvconvert, lvchange and vgchange start it in the background; there is no need to run it by hand. \
             When all of a snapshot is back in its origin, it removes the snapshot.",
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[&common::AUTOBACKUP, &lv::INTERVAL, &lv::POLLOPERATION];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let Some(operation) = matches.get(&lv::POLLOPERATION) else { return Err(Failure::Syntax) };
    let path = one_lv(matches.name(), session)?;
    if operation != "merge" {
        let line = format!("Following the operation {operation} is not supported yet.");
        return Err(Failure::Message(line));
    }
    // Whoever started it may go, and its terminal with it.
    let _ = nix::unistd::setsid();
    let host = session.host(matches)?;
    Poller::new(matches, session).to_the_end(&path.vg, &path.lv, &host, session)?;
    Ok(Exit::Success)
}
