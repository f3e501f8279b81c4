//! `vgck`: check VGs, and write their metadata anew.

use lvm_core::host::{Access, AccessError, Host, Session as Held};
use lvm_core::model::check;
use lvm_core::name::VgName;
use lvm_core::report::log::LogObject;
use lvm_core::store::FoundVg;

use crate::args::forms::{self, Form};
use crate::args::options::{common, vg};
use crate::args::{AnyOpt, Matches, names};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Checks VGs.
pub(crate) const COMMAND: Command = Command {
    name: "vgck",
    about: "Check volume groups, and mend their metadata",
    names: Some(Names::from(0, "VG|Tag ...", "The VGs; all where none is named")),
    syntax: &["[ VG|Tag ... ]", "--updatemetadata VG"],
    options: &[OPTIONS],
    manual: "Tells what is wrong with the metadata of VGs; nothing where all is well. A VG with missing PVs fails.\n\n\
             `--updatemetadata` writes the metadata of one VG anew: copies that are old, damaged or differ are \
             replaced, and so are headers of metadata areas, as long as it is certain that an area is there. PVs that \
             were taken out of the VG while they were away lose their old metadata, and are free then.",
    examples: &[("rlvm vgck --updatemetadata data", "mend what a PV missed while it was away")],
    run,
};

const OPTIONS: &[&dyn AnyOpt] = &[&common::REPORTFORMAT, &vg::UPDATEMETADATA];

/// What the command line asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum What {
    Check,
    Update,
}

const FORMS: &[Form<What>] = &[
    Form { is: What::Check, needs: |_| true, takes: &[&[&common::REPORTFORMAT]] },
    Form {
        is: What::Update,
        needs: |matches| matches.has(&vg::UPDATEMETADATA) && matches.name().is_some(),
        takes: &[&[&vg::UPDATEMETADATA]],
    },
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    match forms::choose(FORMS, COMMAND.own_options(), &[], matches)? {
        What::Check => check_all(matches, session),
        What::Update => {
            if let Some(second) = matches.names().nth(1) {
                let line = format!("Command does not accept argument: {second}.");
                return Err(Failure::Refused(line));
            }
            let host = session.host(matches)?;
            let mut exit = Exit::Success;
            for (name, _) in choose::vgs(&host, matches)? {
                let done = update(&name, &host, session);
                exit = exit.and(session.outcome(done)?);
            }
            Ok(exit)
        }
    }
}

fn check_all(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let host = session.host(matches)?;
    let (tags, named): (Vec<_>, Vec<_>) = matches.names().partition(|word| word.starts_with('@'));
    let named = named.into_iter().map(names::vg_name).collect::<Result<Vec<_>, _>>()?;
    let locks: &[VgName] = if tags.is_empty() { &named } else { &[] };
    let held = host.read(locks, &[])?;
    session.tell_found(&held, None);
    session.tell_retry(&held);
    let mut exit = Exit::Success;
    for name in &named {
        session.ui.about(|| LogObject::unknown_vg(name.as_str()));
        let done = match held.find_vg(name, ACCESS) {
            Ok(index) => check_one(&held, index, session),
            Err(error) => Err(error.into()),
        };
        exit = exit.and(tell(done, session)?);
    }
    let tagged = |found: &FoundVg| {
        let mut own = found.vg.tags.iter();
        own.any(|own| tags.iter().any(|tag| tag.strip_prefix('@').is_some_and(|tag| own == tag)))
    };
    let all = matches.name().is_none();
    // LVM2 goes through VGs from the one that it met last.
    for (index, found) in held.inventory.vgs.iter().enumerate().rev() {
        if !all && (!tagged(found) || named.contains(&found.vg.name)) {
            continue;
        }
        let done = match held.allowed(found, ACCESS) {
            Ok(()) => check_one(&held, index, session),
            // Not ours to check; LVM2 says so only where it does not know who we are.
            Err(error @ AccessError::Foreign { local: None, .. }) => {
                session.ui.error_line(error);
                Ok(())
            }
            Err(_) => Ok(()),
        };
        exit = exit.and(tell(done, session)?);
    }
    Ok(exit)
}

/// Tells how it went with one VG, the log too.
fn tell(done: Result<(), Failure>, session: &mut Session) -> Result<Exit, Failure> {
    let exit = session.outcome(done)?;
    session.ui.went(exit == Exit::Success);
    Ok(exit)
}

/// Which VGs are looked at.
const ACCESS: Access = Access { exported: false, ..Access::READ };

fn check_one(held: &Held<'_>, index: usize, session: &mut Session) -> Result<(), Failure> {
    let vg = held.vg(index)?;
    session.ui.about(|| LogObject::vg(vg));
    let findings = held.inventory.vgs.get(index).into_iter().flat_map(|found| &found.findings);
    session.ui.tell_findings(findings);
    if let Err(broken) = check(vg) {
        return Err(lvm_core::Error::Broken { vg: vg.name.clone(), broken }.into());
    }
    match held.missing_pvs(index).len() {
        0 => Ok(()),
        count => {
            let line = format!("The volume group is missing {count} physical volumes.");
            Err(Failure::Message(line))
        }
    }
}

fn update(name: &VgName, host: &Host, session: &mut Session) -> Result<(), Failure> {
    // PVs that become free are nobody's, as long as only this VG is locked.
    let mut held = host.write(true, core::slice::from_ref(name), &[])?;
    let found = held.find_vg(name, Access::WRITE.even_missing());
    session.tell_found(&held, Some(name));
    session.tell_retry(&held);
    let index = match found {
        Err(error @ AccessError::Duplicates { .. }) => {
            return Err(Failure::Message(format!("{error}\nFailed to write VG.")));
        }
        other => other?,
    };
    for device in held.outdated(index) {
        session.ui.warn(format_args!("wiping mda on outdated PV {device}"));
        session.ui.warn(format_args!("wiping header on outdated PV {device}"));
    }
    held.clear_outdated(index)?;
    session.tell_mended(&held, index);
    for line in held.repair_areas(index) {
        session.ui.warn(line);
    }
    let vg = held.vg(index)?.clone();
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    Ok(())
}
