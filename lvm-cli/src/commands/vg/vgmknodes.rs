//! `vgmknodes`: make the nodes and links of active LVs that are missing below `/dev`, and remove those of others.

use lvm_core::host::Access;

use crate::args::options::{common, lv, report};
use crate::args::{AnyOpt, Matches};
use crate::commands::activation::{self, Activator};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Makes nodes.
pub(crate) const COMMAND: Command = Command {
    name: "vgmknodes",
    about: "Make the device nodes of active logical volumes",
    names: Some(Names::from(0, "VG|LV|Tag ...", "VGs or LVs; all if none is named")),
    syntax: &["[ VG|LV|Tag ... ]"],
    options: &[OPTIONS],
    manual: "Where udev runs the nodes are udev's, and are there already. With --refresh active LVs are loaded \
             anew from the metadata, too.",
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] =
    &[&report::IGNORELOCKINGFAILURE, &lv::REFRESH, &common::REPORTFORMAT];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    make_all(matches, session)
}

/// Makes the nodes of all LVs that are named; of every LV where none is.
///
/// # Errors
/// There is no device-mapper; a name is wrong.
pub(crate) fn make_all(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let activator = Activator::new(matches, session)?;
    let host = session.host(matches)?;
    host.need_mapper().map_err(lvm_core::Error::from)?;
    let named = choose::lvs_or_all(&host, matches, session)?;
    let mut exit = Exit::Success;
    for named in named {
        let mut held = host.write(false, core::slice::from_ref(&named.vg), &[])?;
        let index = held.find_vg(&named.vg, Access::READ.even_missing());
        session.tell_findings(&held, Some(&named.vg));
        let done = index.map_err(Failure::from).and_then(|index| {
            let lvs = named.places(held.vg(index)?);
            let visible = activation::active_of(&held, index, &lvs)?;
            for late in held.make_nodes(index, &visible, named.is_whole())? {
                session.ui.error_line(late);
            }
            if matches.has(&lv::REFRESH) {
                activator.refresh(&mut held, index, &lvs, session)
            } else {
                Ok(Exit::Success)
            }
        });
        match done {
            Ok(done) => exit = exit.and(done),
            Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
        }
    }
    Ok(exit)
}
