//! `vgreduce`: take PVs out of a VG.

use lvm_core::host::{Access, AccessError, Session as Held};
use lvm_core::model::{Area, LvIdx, PvIdx, Vg};
use lvm_core::plan::{self, VgRefusal};
use lvm_core::report::log::LogObject;

use crate::args::options::{common, vg};
use crate::args::{AnyOpt, Matches, names};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Takes PVs out of a VG.
pub(crate) const COMMAND: Command = Command {
    name: "vgreduce",
    about: "Take physical volumes out of a volume group",
    names: Some(Names::from(1, "VG [PV ...]", "The VG, and the PVs to take out")),
    syntax: &["VG PV ...", "-a|--all VG", "--removemissing VG"],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &vg::ALL_PVS,
    &common::AUTOBACKUP,
    &common::FORCE,
    &vg::MIRRORSONLY,
    &vg::REMOVEMISSING,
    &common::REPORTFORMAT,
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let mut words = matches.names();
    let name = names::vg_name(words.next().unwrap_or_default())?;
    let devices: Vec<&str> = words.collect();
    let (all, missing) = (matches.has(&vg::ALL_PVS), matches.has(&vg::REMOVEMISSING));
    if (devices.is_empty() != (all || missing)) || (all && missing) {
        return Err(Failure::Syntax);
    }
    if matches.has(&vg::MIRRORSONLY) && !missing {
        let line = "Command does not accept option: --mirrorsonly.";
        return Err(Failure::Refused(line.to_owned()));
    }
    let host = session.host(matches)?;
    let mut held = host.write(true, core::slice::from_ref(&name), &[])?;
    let access = if missing { Access::WRITE.even_missing() } else { Access::WRITE };
    let found = held.find_vg(&name, access);
    session.tell_findings(&held, Some(&name));
    let index = match found {
        Ok(index) => index,
        Err(error @ AccessError::NotFound { .. }) => {
            let lost = devices
                .iter()
                .map(|device| format!("\nFailed to find physical volume \"{device}\"."));
            return Err(Failure::Message(format!("{error}{}", lost.collect::<String>())));
        }
        Err(other) => return Err(other.into()),
    };
    if missing {
        let force = matches.has(&common::FORCE);
        return remove_missing(index, force, &mut held, session);
    }
    let pvs: Vec<_> = held.vg(index)?.pvs_with_idx().map(|(idx, _)| idx).collect();
    let named: Vec<_> = devices.iter().map(|device| held.pv_at(index, device)).collect();
    let chosen = pvs.into_iter().filter(|idx| all || named.contains(&Some(*idx)));
    let mut exit = take_out(chosen.collect(), index, &mut held, session)?;
    for (device, _) in devices.iter().zip(&named).filter(|(_, idx)| idx.is_none()) {
        session.ui.error_line(format_args!("Failed to find physical volume \"{device}\"."));
        exit = Exit::Failed;
    }
    Ok(exit)
}

/// Takes PVs out one by one, in the order of the VG. Those in use stay, and are told.
fn take_out(
    chosen: Vec<PvIdx>,
    index: usize,
    held: &mut Held<'_>,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let (mut exit, mut gone) = (Exit::Success, 0_u32);
    for idx in chosen {
        // Those that are out already have moved it up.
        let idx = PvIdx(idx.0.saturating_sub(gone));
        let device = held.pv_name(index, idx);
        let mut vg = held.vg(index)?.clone();
        let name = vg.name.clone();
        if let Some(pv) = vg.pv(idx) {
            session.ui.about(|| LogObject::pv(&vg, pv, &device));
        }
        match plan::remove_pv(&mut vg, idx, &device) {
            Ok(_) => {
                let failures = held.commit(index, vg)?;
                session.tell_committed(&failures);
                gone += 1;
                session.ui.say(format_args!("Removed \"{device}\" from volume group \"{name}\""));
                session.ui.went(true);
            }
            Err(refusal @ VgRefusal::NotResizeable { .. }) => {
                return Err(Failure::Error(refusal.into()));
            }
            Err(refusal) => {
                session.ui.error_line(refusal);
                session.ui.went(false);
                exit = Exit::Failed;
            }
        }
    }
    Ok(exit)
}

/// Takes out the PVs that are not there, if no LV lies on them; with `force` such LVs go, too.
fn remove_missing(
    index: usize,
    force: bool,
    held: &mut Held<'_>,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let name = held.vg(index)?.name.clone();
    let missing = held.missing_pvs(index);
    if missing.is_empty() {
        session.ui.say(format_args!("Volume group \"{name}\" is already consistent."));
        return Ok(Exit::Success);
    }
    let partial = partial_lvs(held.vg(index)?, &missing);
    if force && !partial.is_empty() {
        remove_partial(index, &partial, held, session)?;
    } else if !partial.is_empty() {
        for (_, lv) in &partial {
            session.ui.warn(format_args!("Partial LV {lv} needs to be repaired or removed. "));
        }
        session.ui.error_line(format_args!(
            "There are still partial LVs in VG {name}.\n\
             To remove them unconditionally use: vgreduce --removemissing --force.\n\
             To remove them unconditionally from mirror LVs use: vgreduce --removemissing --mirrorsonly --force."
        ));
        session.ui.warn("Proceeding to remove empty missing PVs.");
    }
    let mut vg = held.vg(index)?.clone();
    let used = vg.allocated_per_pv();
    let unused = |idx: &PvIdx| used.get(idx.at()).is_some_and(|extents| extents.is_zero());
    for idx in missing.into_iter().rev().filter(unused) {
        plan::remove_pv(&mut vg, idx, "unknown device").map_err(|e| Failure::Error(e.into()))?;
    }
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    if force || partial.is_empty() {
        session.ui.say(format_args!("Wrote out consistent volume group {name}."));
        return Ok(Exit::Success);
    }
    Ok(Exit::Failed)
}

/// Removes the LVs that have lost extents.
fn remove_partial(
    index: usize,
    partial: &[(LvIdx, String)],
    held: &mut Held<'_>,
    session: &mut Session,
) -> Result<(), Failure> {
    let mut vg = held.vg(index)?.clone();
    let doomed: Vec<_> = partial.iter().map(|(idx, _)| *idx).collect();
    let name = vg.name.clone();
    plan::remove_lvs(&mut vg, &doomed).map_err(|e| Failure::Error(e.into()))?;
    for (_, lv) in partial {
        session.ui.warn(format_args!("Removing partial LV {name}/{lv}."));
    }
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    for (_, lv) in partial {
        session.ui.say(format_args!("Logical volume \"{lv}\" successfully removed."));
    }
    Ok(())
}

/// The LVs with extents on PVs that are missing.
fn partial_lvs(vg: &Vg, missing: &[PvIdx]) -> Vec<(LvIdx, String)> {
    let on_missing = |area: &Area| matches!(area, Area::Pv { pv, .. } if missing.contains(pv));
    let partial = vg.lvs_with_idx().filter(|(_, lv)| {
        lv.segments.iter().any(|segment| segment.kind.areas().iter().any(on_missing))
    });
    partial.map(|(idx, lv)| (idx, lv.name.to_string())).collect()
}
