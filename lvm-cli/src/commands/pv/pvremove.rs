//! `pvremove`: make PVs plain devices again.

use lvm_core::device::OpenMode;
use lvm_core::host::Session as Held;
use lvm_core::store::remove_pv_label;

use super::prepare;
use crate::args::options::common;
use crate::args::{AnyOpt, Matches};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Wipes labels.
pub(crate) const COMMAND: Command = Command {
    name: "pvremove",
    about: "Remove the labels of physical volumes",
    names: Some(Names::from(1, "PV ...", "The PVs")),
    syntax: &["PV ..."],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[&common::FORCE, &common::REPORTFORMAT];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let words: Vec<_> = matches.names().collect();
    let force = matches.count(&common::FORCE);
    let host = session.host(matches)?;
    let held = host.write(true, &[], &prepare::paths(&words))?;
    session.tell_findings(&held, None);
    let (words, mut exit) = prepare::usable(&words, &held, session)?;
    for word in words {
        let done = remove(word, force, &held, session);
        exit = exit.and(session.outcome(done)?);
    }
    Ok(exit)
}

fn remove(word: &str, force: u8, held: &Held<'_>, session: &mut Session) -> Result<(), Failure> {
    let Some(name) = held.device_named(word).map(str::to_owned) else {
        let why = held.why_unopened(word).unwrap_or_else(|| format!("No device found for {word}."));
        return Err(Failure::Message(why));
    };
    let Some((_, found)) = held.inventory.find_pv(&name) else {
        return Err(Failure::Message(format!("No PV found on device {word}.")));
    };
    let vg = found.vg.and_then(|vg| held.inventory.vgs.get(vg)).map(|found| found.vg.name.clone());
    let used = match (&vg, found.is_claimed()) {
        (Some(vg), _) => Some((format!("used by VG {vg}"), format!("of volume group \"{vg}\""))),
        (None, true) => Some((
            "used by a VG but its metadata is missing".to_owned(),
            "that is marked as belonging to a VG".to_owned(),
        )),
        (None, false) => None,
    };
    let not_removed = format!("{name}: physical volume label not removed.");
    if let Some((why, whose)) = used {
        if force < 2 {
            return Err(Failure::Message(format!(
                "PV {name} is {why} so please use vgreduce first.\n\
                 (If you are certain you need pvremove, then confirm by using --force twice.)\n{not_removed}"
            )));
        }
        session.ui.warn(format_args!("PV {name} is {why}."));
        let question =
            format!("Really WIPE LABELS from physical volume \"{name}\" {whose} [y/n]? ");
        if !session.ui.confirm(question) {
            return Err(Failure::Message(not_removed));
        }
        session.ui.warn(format_args!("Wiping physical volume label from {name} {whose}."));
    }
    if !session.test {
        held.reopen(&name, OpenMode::Exclusive)?;
        if let Some(device) = held.device(&name) {
            remove_pv_label(&*device)?;
        }
        session.forget_image(held, &name)?;
    }
    session.ui.say(format_args!("Labels on physical volume \"{name}\" successfully wiped."));
    Ok(())
}
