//! `vgextend`: add PVs to a VG.

use lvm_core::host::Access;

use super::join;
use crate::args::options::{common, pv, vg};
use crate::args::{AnyOpt, Matches, names};
use crate::commands::pv::prepare::{self, NewPvOptions, Purpose};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Adds PVs to a VG.
pub(crate) const COMMAND: Command = Command {
    name: "vgextend",
    about: "Add physical volumes to a volume group",
    names: Some(Names::from(2, "VG PV ...", "The VG, and devices to add")),
    syntax: &["VG PV ..."],
    options: &[OPTIONS, pv::LAYOUT],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &common::AUTOBACKUP,
    &common::FORCE,
    &pv::METADATAIGNORE,
    &common::REPORTFORMAT,
    &vg::RESTOREMISSING,
    &common::ZERO,
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let mut words = matches.names();
    let name = names::vg_name(words.next().unwrap_or_default())?;
    let devices: Vec<_> = words.collect();
    if matches.has(&vg::RESTOREMISSING) {
        return restore_missing(&name, &devices, matches, session);
    }
    let options = NewPvOptions::read(matches)?;
    let host = session.host(matches)?;
    let mut held = host.write(true, core::slice::from_ref(&name), &prepare::paths(&devices))?;
    join::refuse_members(&held, &devices)?;
    session.tell_findings(&held, Some(&name));
    let index = held.find_vg(&name, Access::WRITE)?;
    let mut vg = held.vg(index)?.clone();
    if !vg.status.resizeable {
        return Err(Failure::Message(format!("Volume group {name} is not resizeable.")));
    }
    let (steps, exit) = prepare::prepare(&devices, Purpose::Join, &options, &held, &host, session)?;
    if exit == Exit::Failed {
        return Ok(exit);
    }
    let pvs = steps.labels();
    join::add(&mut vg, &pvs)?;
    join::check_block_sizes(&held, &pvs, Some(index), session)?;
    steps.carry_out(&mut held, session)?;
    session.remember_images(&held, &pvs)?;
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Volume group \"{name}\" successfully extended"));
    Ok(Exit::Success)
}

/// Takes PVs back that the VG's text flags as missing and that are there again.
fn restore_missing(
    name: &lvm_core::name::VgName,
    devices: &[&str],
    matches: &Matches,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let host = session.host(matches)?;
    let mut held = host.write(true, core::slice::from_ref(name), &prepare::paths(devices))?;
    let index = held.find_vg(name, Access::WRITE.even_missing());
    session.tell_findings(&held, Some(name));
    let index = index?;
    let mut vg = held.vg(index)?.clone();
    let mut fixed = 0;
    for device in devices {
        let pv = held.pv_at(index, device).and_then(|idx| vg.pv_mut(idx));
        match pv {
            Some(pv) if pv.status.missing => {
                pv.status.missing = false;
                fixed += 1;
            }
            Some(_) => session.ui.warn(format_args!("PV {device} was not missing in VG {name}")),
            None => session.ui.warn(format_args!("PV {device} not found in VG {name}")),
        }
    }
    if fixed == 0 {
        return Err(Failure::Message("No PV has been restored.".into()));
    }
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Volume group \"{name}\" successfully extended"));
    Ok(Exit::Success)
}
