//! `vgchange`: change what VGs allow, and whether their LVs are active.

use lvm_core::host::{Access, AccessError, Host, Session as Held};
use lvm_core::id::VgId;
use lvm_core::model::{LvIdx, PvIdx};
use lvm_core::name::VgName;
use lvm_core::plan::{self, VgChanges};
use lvm_core::report::columns::ReportKind;
use lvm_core::store::{FoundMda, FoundPv};

use super::{event, owner};
use crate::args::forms::{self, Form};
use crate::args::options::vg::MetadataCopies;
use crate::args::options::{common, lv, report, vg};
use crate::args::values::Activation;
use crate::args::{AnyOpt, Matches};
use crate::commands::activation::{self, ACTIVATING, Activator, EVERY_FORM};
use crate::commands::monitoring;
use crate::commands::select::{self, Selector};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Changes VGs.
pub(crate) const COMMAND: Command = Command {
    name: "vgchange",
    about: "Change attributes of volume groups, and whether their logical volumes are active",
    names: Some(Names::from(0, "VG|Tag ...", "VGs, or tags with @; all VGs if none is named")),
    syntax: &[
        "-a|--activate y|n|ay [ VG|Tag|Select ... ]",
        "--refresh [ VG|Tag|Select ... ]",
        "-x|--resizeable y|n [ VG|Tag|Select ... ]",
        "--addtag|--deltag Tag [ VG|Tag|Select ... ]",
        "--systemid String VG",
    ],
    options: &[
        EVERY_FORM,
        PROPERTIES,
        ACTIVATING,
        &[&lv::AUTOACTIVATION, &lv::REFRESH, &vg::LOCKTYPE, &vg::SYSTEMID],
    ],
    manual: "Several attributes may be changed at once; the first that cannot be changed ends all of them.\n\n\
             LVs on disk images cannot be activated: the kernel knows nothing of images.",
    examples: &[
        ("rlvm vgchange -ay data", "make all its LVs block devices"),
        ("rlvm vgchange -l 20 --addtag prod data", "at most 20 LVs, and a tag"),
    ],
    run,
};

/// Attributes; the form that changes them needs one.
const PROPERTIES: &[&dyn AnyOpt] = &[
    &common::ADDTAG,
    &common::ALLOC_OF_LV,
    &common::DELTAG,
    &common::DETACHPROFILE,
    &vg::LOGICALVOLUME,
    &vg::MAXPHYSICALVOLUMES,
    &vg::NEWMETADATACOPIES,
    &vg::PHYSICALEXTENTSIZE,
    &vg::PVMETADATACOPIES,
    &vg::RESIZEABLE,
    &common::SETAUTOACTIVATION,
    &vg::UUID,
];

/// What the command line asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum What {
    Properties,
    Monitor,
    Poll,
    Activate,
    Refresh,
    SystemId,
    LockType,
}

/// In LVM2's order, which decides where several fit.
const FORMS: &[Form<What>] = &[
    Form {
        is: What::Properties,
        needs: |matches| PROPERTIES.iter().any(|opt| opt.is_given(matches)),
        takes: &[PROPERTIES, &[&lv::POLL]],
    },
    Form {
        is: What::Monitor,
        needs: |matches| matches.given(&lv::MONITOR),
        takes: &[&[&lv::MONITOR, &lv::SYSINIT, &report::IGNORELOCKINGFAILURE, &lv::POLL]],
    },
    Form {
        is: What::Poll,
        needs: |matches| matches.given(&lv::POLL),
        takes: &[&[&lv::POLL, &report::IGNORELOCKINGFAILURE]],
    },
    Form {
        is: What::Activate,
        needs: |matches| matches.given(&lv::ACTIVATE),
        takes: &[ACTIVATING, &[&lv::AUTOACTIVATION]],
    },
    Form {
        is: What::Refresh,
        needs: |matches| matches.has(&lv::REFRESH),
        takes: &[&[&lv::REFRESH, &lv::SYSINIT, &report::IGNORELOCKINGFAILURE, &lv::POLL]],
    },
    Form {
        is: What::SystemId,
        needs: |matches| matches.given(&vg::SYSTEMID) && matches.name().is_some(),
        takes: &[&[&vg::SYSTEMID]],
    },
    Form {
        is: What::LockType,
        needs: |matches| matches.given(&vg::LOCKTYPE) && matches.name().is_some(),
        takes: &[&[&vg::LOCKTYPE]],
    },
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let what = forms::choose(FORMS, COMMAND.own_options(), EVERY_FORM, matches)?;
    match what {
        What::SystemId => return owner::change(matches, session),
        What::LockType => {
            return Err(Failure::Message("Using lock type requires lvmlockd.".into()));
        }
        What::Properties if only_pv_copies(matches) => {
            return Err(Failure::invalid("Need one or more command options."));
        }
        _ => {}
    }
    let deactivates = matches.get(&lv::ACTIVATE) == Some(&Activation::No);
    if deactivates && (matches.given(&lv::MONITOR) || matches.given(&lv::POLL)) {
        return Err(Failure::invalid("Only -ay* allowed with --monitor or --poll."));
    }
    if matches.has(&lv::SYSINIT) && matches.given(&lv::POLL) {
        return Err(Failure::invalid("Only one of --poll and --sysinit permitted."));
    }
    if select::shows_help(ReportKind::Vgs, matches, session) {
        return Ok(Exit::Success);
    }
    let selector = Selector::read(ReportKind::Vgs, matches)?;
    let activator = Activator::new(matches, session)?;
    let host = match matches.get(&lv::AUTOACTIVATION) {
        Some(event) => match event::host(event, matches, session)? {
            Some(host) => host,
            None => return Ok(Exit::Success),
        },
        None => session.host(matches)?,
    };
    let mut exit = Exit::Success;
    let vgs = match &selector {
        Some(selector) if matches.name().is_none() => {
            selector.vgs(&host, session)?.into_iter().map(|name| (name, false)).collect()
        }
        _ => choose::vgs(&host, matches)?,
    };
    let asked = Asked { what, activator, selector, matches };
    for (name, named) in vgs {
        let done = in_vg(&name, named, &asked, &host, session);
        match done {
            Ok(done) => exit = exit.and(done),
            Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
        }
    }
    Ok(exit)
}

/// `--pvmetadatacopies` alone, which LVM2 takes and then finds to be nothing.
fn only_pv_copies(matches: &Matches) -> bool {
    let others = PROPERTIES.iter().filter(|opt| opt.spec().long != vg::PVMETADATACOPIES.spec.long);
    others.into_iter().all(|opt| !opt.is_given(matches))
}

/// The command line, read.
struct Asked<'m> {
    what: What,
    activator: Activator,
    selector: Option<Selector<'m>>,
    matches: &'m Matches,
}

/// Does it for one VG; one that was not named is passed over where it may not be used.
fn in_vg(
    name: &VgName,
    named: bool,
    asked: &Asked<'_>,
    host: &Host,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let Asked { what, activator, selector, matches } = asked;
    let what = *what;
    if what == What::Activate && matches.has(&report::READONLY) {
        return Err(Failure::Message(format!(
            "Operation prohibited while --readonly is set.\nCan't get lock for {name}.\n\
             Cannot process volume group {name}"
        )));
    }
    let changes = changes(matches, host)?;
    let needs_all = what == What::Properties && !changes.even_missing();
    let access = if needs_all { Access::WRITE } else { Access::WRITE.even_missing() };
    let mut held = host.write(false, core::slice::from_ref(name), &[])?;
    let index = held.find_vg(name, access);
    session.tell_findings(&held, Some(name));
    let index = match index {
        Err(AccessError::Exported { .. }) if !named => return Ok(Exit::Success),
        other => other?,
    };
    if let Some(selector) = selector {
        let id = held.vg(index)?.id;
        if !selector.of_vg(&held, index, host, session)?.has_vg(id) {
            return Ok(Exit::Success);
        }
    }
    match what {
        What::Properties => properties(&mut held, index, &changes, session),
        What::Activate => switch(&mut held, index, activator, matches, session),
        What::Refresh => {
            let lvs = activation::activatable(held.vg(index)?);
            let done = activator.refresh(&mut held, index, &lvs, session)?;
            activator.follow_merges(&held, index, &lvs, session)?;
            Ok(done)
        }
        What::Monitor => {
            let lvs = activator.visible_active(&held, index)?;
            let watch = matches.get(&lv::MONITOR) == Some(&true);
            let (count, failed) = monitoring::set(watch, &held, index, &lvs, session)?;
            if !lvs.is_empty() {
                let done = if watch { "monitored" } else { "unmonitored" };
                activation::say_active(count, name, done, session);
            }
            Ok(if failed > 0 { Exit::Failed } else { Exit::Success })
        }
        What::Poll => {
            let lvs = activation::activatable(held.vg(index)?);
            follow_merges(&held, index, activator, &lvs, session)?;
            Ok(Exit::Success)
        }
        What::SystemId | What::LockType => Ok(Exit::Success),
    }
}

fn changes(matches: &Matches, host: &Host) -> Result<VgChanges, Failure> {
    let id = if matches.has(&vg::UUID) {
        Some(VgId(host.entropy().new_id().map_err(Failure::no_id)?))
    } else {
        None
    };
    Ok(VgChanges {
        max_lv: matches.get(&vg::LOGICALVOLUME).copied(),
        max_pv: matches.get(&vg::MAXPHYSICALVOLUMES).copied(),
        resizeable: matches.get(&vg::RESIZEABLE).copied(),
        del_tags: matches.all(&common::DELTAG).cloned().collect(),
        add_tags: matches.all(&common::ADDTAG).cloned().collect(),
        autoactivate: matches.get(&common::SETAUTOACTIVATION).copied(),
        extent_size: matches.get(&vg::PHYSICALEXTENTSIZE).copied(),
        id,
        alloc: matches.get(&common::ALLOC_OF_LV).copied(),
        metadata_copies: matches.get(&vg::NEWMETADATACOPIES).map(|copies| match copies {
            MetadataCopies::Count(copies) => *copies,
            MetadataCopies::All => VgChanges::ALL_COPIES,
            MetadataCopies::Unmanaged => 0,
        }),
        detach_profile: matches.has(&common::DETACHPROFILE),
    })
}

fn properties(
    held: &mut Held<'_>,
    index: usize,
    changes: &VgChanges,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let mut vg = held.vg(index)?.clone();
    let names: Vec<String> = vg.pvs_with_idx().map(|(idx, _)| held.pv_name(index, idx)).collect();
    let pv_name = |pv: PvIdx| names.get(pv.at()).cloned().unwrap_or_default();
    let mut notices = Vec::new();
    let done = plan::change_vg(&mut vg, changes, &pv_name, &mut notices);
    for notice in &notices {
        session.ui.error_line(notice);
    }
    done.map_err(|refusal| Failure::Message(refusal.to_string()))?;
    if changes.id.is_some() && !held.active_lvs(index)?.is_empty() {
        return Err(Failure::Message("Volume group has active logical volumes".into()));
    }
    let name = vg.name.clone();
    let all_copies = changes.metadata_copies == Some(VgChanges::ALL_COPIES);
    if all_copies {
        if ignores_areas(held, index) {
            let failures = held.commit(index, vg.clone())?;
            session.tell_committed(&failures);
            vg = held.vg(index)?.clone();
        }
        // From then on each area stays as it is.
        vg.metadata_copies = 0;
    }
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Volume group \"{name}\" successfully changed"));
    Ok(Exit::Success)
}

/// Whether a PV of the VG has a metadata area that is not in use.
fn ignores_areas(held: &Held<'_>, index: usize) -> bool {
    let members = held.inventory.pvs.iter().filter(|pv| pv.vg == Some(index));
    members.flat_map(FoundPv::sound_mdas).any(FoundMda::is_ignored)
}

fn follow_merges(
    held: &Held<'_>,
    index: usize,
    activator: &Activator,
    lvs: &[LvIdx],
    session: &mut Session,
) -> Result<(), Failure> {
    let count = activator.follow_merges(held, index, lvs, session)?;
    if count > 0 {
        let name = &held.vg(index)?.name;
        session.ui.say(format_args!(
            "Background polling started for {count} logical volume(s) in volume group \"{name}\""
        ));
    }
    Ok(())
}

fn switch(
    held: &mut Held<'_>,
    index: usize,
    activator: &Activator,
    matches: &Matches,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let vg = held.vg(index)?;
    let (name, lvs) = (vg.name.clone(), activation::activatable(vg));
    if activator.passes_over(vg) {
        return Ok(Exit::Success);
    }
    if matches.get(&lv::ACTIVATE) == Some(&Activation::No) {
        let open = activator.tell_open(held, index, session)?;
        if open > 0 {
            let what = format!("Can't deactivate volume group \"{name}\"");
            return Err(Failure::Message(format!("{what} with {open} open logical volume(s)")));
        }
    }
    let done = if matches.get(&lv::ACTIVATE) == Some(&Activation::No) {
        activator.deactivate(held, index, &lvs, session)?
    } else {
        let done = activator.activate(held, index, &lvs, session)?;
        follow_merges(held, index, activator, &lvs, session)?;
        done
    };
    let count = activator.count_active(held, index)?;
    activation::say_active(count, &name, "now active", session);
    Ok(done)
}
