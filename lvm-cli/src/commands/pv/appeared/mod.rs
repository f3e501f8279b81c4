//! `pvscan --cache`: devices that have appeared, the VGs that they complete, and their activation.
//!
//! Source: what LVM2 2.03.16 prints and writes below `/run/lvm` in each case.

mod named;

use std::path::PathBuf;

use lvm_core::config::settings;
use lvm_core::device::scan::block_device;
use lvm_core::host::{Access, Host, OnlineFiles, OnlinePv, Recorded, Session as Held};
use lvm_core::id::PvId;
use lvm_core::model::{PvIdx, Relations, Vg};
use lvm_core::name::VgName;
use lvm_core::plan::activation::pvs_under;
use lvm_core::store::FoundPv;

use named::Teller;

use crate::args::Matches;
use crate::args::options::{lv, pv};
use crate::commands::activation::{self, Activator};
use crate::commands::vg::event::EVENT;
use crate::devices;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// What is wanted of devices that have appeared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Task {
    /// `--cache`: write down that they are there.
    Record,
    /// `--cache -aay`: and activate the VGs that are complete now.
    Activate,
    /// `--listvg`: and tell the VG.
    ListVg,
    /// `--listlvs`: and tell the LVs.
    ListLvs,
}

/// Runs the command.
pub(crate) fn run(task: Task, matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let check = task == Task::Activate || matches.has(&pv::CHECKCOMPLETE);
    let mut teller = Teller {
        head: format!("pvscan[{}]", std::process::id()),
        udev: matches.has(&pv::UDEVOUTPUT),
    };
    if matches.get(&lv::AUTOACTIVATION).is_some_and(|event| event != EVENT) {
        teller.say("Skip pvscan for unknown autoactivation value.", session);
        return Ok(Exit::Success);
    }
    if !session.config.get(&settings::EVENT_ACTIVATION) {
        if teller.udev {
            session.ui.raw("LVM_EVENT_ACTIVATION=0\n");
        } else if matches.has(&pv::CHECKCOMPLETE) {
            let why = "because event_activation is disabled.";
            teller.say(format_args!("Ignoring pvscan with --checkcomplete {why}"), session);
        }
        if teller.udev || check || task == Task::Record {
            return Ok(Exit::Success);
        }
    }
    let Some(files) = activation::online_files(session) else {
        return Err(Failure::Message("There is no folder to note in what has appeared.".into()));
    };
    session.listed = session.listed_devices(matches).is_some();
    let wanted = named::devices(matches, &mut teller, session)?;
    let host = match &wanted {
        Some(paths) if paths.is_empty() => return Ok(Exit::Success),
        Some(paths) => session.host_on(paths.clone(), matches)?,
        None => session.host(matches)?,
    };
    let record = matches.has(&pv::CACHE) && !session.test;
    if wanted.is_none() && record {
        files.forget_all();
    }
    let run = Run { task, check, record, claim: matches.has(&pv::VGONLINE), files };
    let mut complete = Vec::new();
    let exit = run.go_through(&host, wanted.as_deref(), &mut complete, &mut teller, session)?;
    if task != Task::Activate {
        return Ok(exit);
    }
    Ok(exit.and(run.activate(complete, matches, &mut teller, session)?))
}

/// What is done with each PV.
struct Run {
    task: Task,
    /// Whether it is asked whether VGs are complete.
    check: bool,
    record: bool,
    /// `--vgonline`
    claim: bool,
    files: OnlineFiles,
}

/// A VG as far as a PV, or the files, tell of it.
struct KnownVg {
    name: VgName,
    pvs: Vec<PvId>,
}

impl Run {
    fn go_through(
        &self,
        host: &Host,
        paths: Option<&[PathBuf]>,
        complete: &mut Vec<VgName>,
        teller: &mut Teller,
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let held = host.read(&[], &[])?;
        let mut exit = Exit::Success;
        let named = |pv: &&FoundPv| {
            paths.is_none_or(|paths| paths.iter().any(|path| path.as_os_str() == pv.device.name()))
        };
        for path in paths.unwrap_or_default() {
            let path = path.display().to_string();
            if !held.inventory.pvs.iter().any(|pv| pv.device.name() == path) {
                teller.say(format_args!("{path} not an lvm device."), session);
            }
        }
        for pv in held.inventory.pvs.iter().filter(named) {
            exit = exit.and(self.one(&held, pv, complete, teller, session)?);
        }
        Ok(exit)
    }

    fn one(
        &self,
        held: &Held<'_>,
        pv: &FoundPv,
        complete: &mut Vec<VgName>,
        teller: &mut Teller,
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let path = pv.device.name();
        let found = pv.vg.and_then(|index| held.inventory.vgs.get(index));
        let bare = pv.mdas.is_empty();
        match found {
            None if bare => teller.say(format_args!("PV {path} has no VG metadata."), session),
            None => {
                teller.say(format_args!("PV {path} not used."), session);
                return Ok(Exit::Success);
            }
            Some(found) if found.vg.status.exported => {
                teller.say(format_args!("PV {path} ignore exported VG."), session);
                return Ok(Exit::Success);
            }
            Some(found) if held.allowed(found, Access::READ).is_err() => {
                teller.say(format_args!("PV {path} ignore foreign VG."), session);
                return Ok(Exit::Success);
            }
            Some(_) => {}
        }
        // A PV without metadata is found with the VG only where another of its PVs is looked at, too.
        let vg = found.filter(|_| !bare).map(|found| &found.vg);
        if self.record && !self.write_down(pv, vg, teller, session)? {
            return Ok(Exit::Failed);
        }
        let known = match vg {
            Some(vg) => {
                let pvs: Vec<PvId> = vg.pvs().iter().map(|pv| pv.id).collect();
                Some(KnownVg { name: vg.name.clone(), pvs })
            }
            None if self.check => {
                self.files.vg_of(pv.id()).map(|(name, pvs)| KnownVg { name, pvs })
            }
            None => None,
        };
        self.tell(path, known.as_ref(), complete, teller, session)?;
        if self.task == Task::ListLvs {
            match vg {
                Some(vg) => self.list_lvs(vg, pv.id(), teller, session),
                None => teller.say("Cannot list LVs from device without metadata.", session),
            }
        }
        Ok(Exit::Success)
    }

    /// Whether it worked.
    fn write_down(
        &self,
        pv: &FoundPv,
        vg: Option<&Vg>,
        teller: &mut Teller,
        session: &mut Session,
    ) -> Result<bool, Failure> {
        let path = pv.device.name().to_owned();
        let Some(number) = pv.device.number() else { return Ok(true) };
        let vg = vg.map(|vg| vg.name.clone());
        let online = OnlinePv { id: pv.id(), number, device: path.clone(), vg };
        let mut recorded = self.files.record(&online);
        if let Ok(Recorded::Duplicate(known)) = &recorded
            && block_device(known.number, &devices::rules(&session.config)?).is_err()
        {
            // The device that it was on is gone: the same disk has come back under another number.
            self.files.forget(pv.id());
            recorded = self.files.record(&online);
        }
        let known = match recorded {
            Ok(Recorded::Yes) => return Ok(true),
            Ok(Recorded::Duplicate(known)) => {
                let other = format!("on {} {}", known.number, known.device);
                let id = pv.id().0.bare().to_owned();
                format!("PV {path} {number} is duplicate for PVID {id} {other}.")
            }
            Err(error) => format!("PV {path} cannot be noted: {error}"),
        };
        teller.error(known, session);
        teller.error(format_args!("PV {path} failed to create online file."), session);
        Ok(false)
    }

    /// Tells of a PV and its VG, as far as it is asked for.
    fn tell(
        &self,
        path: &str,
        vg: Option<&KnownVg>,
        complete: &mut Vec<VgName>,
        teller: &mut Teller,
        session: &mut Session,
    ) -> Result<(), Failure> {
        let lists = matches!(self.task, Task::ListVg | Task::ListLvs);
        if !self.check {
            match vg {
                _ if !lists => teller.say(format_args!("PV {path} online."), session),
                Some(vg) => teller.bare(format_args!("VG {}", vg.name), session),
                None => teller.bare("VG unknown", session),
            }
            return Ok(());
        }
        let Some(vg) = vg else {
            teller.say(format_args!("PV {path} online, VG unknown."), session);
            if lists {
                teller.bare("VG unknown", session);
            }
            return Ok(());
        };
        let name = &vg.name;
        if vg.pvs.len() > 1 && self.record {
            self.files.record_lookup(name, &vg.pvs).map_err(|error| unwritten(&error))?;
        }
        let missing = vg.pvs.iter().filter(|pv| self.files.pv(**pv).is_none()).count();
        if missing > 0 {
            teller.say(
                format_args!("PV {path} online, VG {name} incomplete (need {missing})."),
                session,
            );
        } else {
            teller.say(format_args!("PV {path} online, VG {name} is complete."), session);
            if !complete.contains(name) {
                complete.push(name.clone());
            }
        }
        if lists {
            self.tell_vg(name, missing == 0, teller, session)?;
        }
        Ok(())
    }

    fn tell_vg(
        &self,
        name: &VgName,
        complete: bool,
        teller: &mut Teller,
        session: &mut Session,
    ) -> Result<(), Failure> {
        let first = !complete
            || !self.claim
            || session.test
            || self.files.claim(name).map_err(|error| unwritten(&error))?;
        let word = match (complete, first) {
            (false, _) => "incomplete",
            (true, true) => "complete",
            (true, false) => "finished",
        };
        teller.bare(format_args!("VG {name} {word}"), session);
        if teller.udev && first {
            session.ui.raw(&format!("LVM_VG_NAME_{}='{name}'\n", word.to_uppercase()));
        }
        Ok(())
    }

    fn list_lvs(&self, vg: &Vg, pv: PvId, teller: &mut Teller, session: &mut Session) {
        let relations = Relations::of(vg);
        let id_of = |idx: &PvIdx| vg.pv(*idx).map(|pv| pv.id);
        for lv in relations.visible_first().filter(|lv| relations.is_visible(*lv)) {
            let ids: Vec<PvId> = pvs_under(vg, lv).iter().filter_map(id_of).collect();
            let Some(name) = vg.lv(lv).map(|lv| &lv.name).filter(|_| ids.contains(&pv)) else {
                continue;
            };
            let complete = ids.iter().all(|id| self.files.pv(*id).is_some());
            let word = match (self.check, complete) {
                (false, _) => "",
                (true, true) => " complete",
                (true, false) => " incomplete",
            };
            teller.bare(format_args!("LV {}/{name}{word}", vg.name), session);
        }
    }

    /// Activates VGs that are complete, unless somebody has done so.
    fn activate(
        &self,
        complete: Vec<VgName>,
        matches: &Matches,
        teller: &mut Teller,
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let mut exit = Exit::Success;
        let mut own = Vec::new();
        for name in complete {
            if session.test || self.files.claim(&name).map_err(|error| unwritten(&error))? {
                teller.say(format_args!("VG {name} run autoactivation."), session);
                own.push(name);
            } else {
                teller.say(format_args!("VG {name} skip autoactivation."), session);
            }
        }
        for name in own {
            let devices = self.files.pvs().into_iter();
            let host = session.host_on(devices.map(|pv| pv.device.into()).collect(), matches)?;
            let activator = Activator::new(matches, session)?.by_itself();
            let mut held = host.write(false, core::slice::from_ref(&name), &[])?;
            let done = held
                .find_vg(&name, Access::WRITE.even_missing())
                .map_err(Failure::from)
                .and_then(|index| auto(&mut held, index, &activator, session));
            match done {
                Ok(done) => exit = exit.and(done),
                Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
            }
        }
        Ok(exit)
    }
}

/// Activates what of a VG is to be activated by itself, and tells how much is active.
fn auto(
    held: &mut Held<'_>,
    index: usize,
    activator: &Activator,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let vg = held.vg(index)?;
    if activator.passes_over(vg) {
        return Ok(Exit::Success);
    }
    let (name, lvs) = (vg.name.clone(), activation::activatable(vg));
    let done = activator.activate(held, index, &lvs, session)?;
    activator.follow_merges(held, index, &lvs, session)?;
    let count = activator.count_active(held, index)?;
    activation::say_active(count, &name, "now active", session);
    Ok(done)
}

fn unwritten(error: &std::io::Error) -> Failure {
    Failure::Message(format!("Cannot note what has appeared: {error}"))
}
