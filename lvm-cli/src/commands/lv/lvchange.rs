//! `lvchange`: change what LVs are allowed, and whether they are active.

use lvm_core::host::{Access, Host, Session as Held};
use lvm_core::model::{AllocPolicy, LvIdx, Relations, Vg};
use lvm_core::plan::{self, LvChanges};
use lvm_core::report::columns::ReportKind;
use lvm_core::report::log::LogObject;

use super::persistent::Persistent;
use crate::args::forms::{self, Form};
use crate::args::options::{common, lv, report};
use crate::args::values::Activation;
use crate::args::{AnyOpt, Matches};
use crate::commands::activation::{self, ACTIVATING, Activator, EVERY_FORM};
use crate::commands::choose::NamedLvs;
use crate::commands::monitoring;
use crate::commands::select::{self, Selector};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Changes LVs.
pub(crate) const COMMAND: Command = Command {
    name: "lvchange",
    about: "Change attributes of logical volumes, and whether they are active",
    names: Some(Names::from(1, "VG|LV|Tag|Select ...", "LVs, or VGs whose LVs are all meant")),
    syntax: &[
        "-a|--activate y|n|ay VG|LV|Tag|Select ...",
        "--refresh VG|LV|Tag|Select ...",
        "-p|--permission rw|r VG|LV|Tag|Select ...",
        "--addtag|--deltag Tag VG|LV|Tag|Select ...",
        "-M|--persistent y --minor Number LV",
    ],
    options: &[EVERY_FORM, PROPERTIES, ACTIVATING, &[&lv::REFRESH], PERSISTENT],
    manual: "Several attributes may be changed at once. What an LV has already is told as a failure, and the \
             rest is changed all the same.\n\n\
             LVs on disk images cannot be activated: the kernel knows nothing of images.",
    examples: &[
        ("rlvm lvchange -an vg/data", "take it out of the kernel"),
        ("rlvm lvchange --addtag old -p r vg/data", "a tag, and no more writes"),
    ],
    run,
};

/// Attributes; the form that changes them needs one.
const PROPERTIES: &[&dyn AnyOpt] = &[
    &common::ADDTAG,
    &common::ALLOC_OF_LV,
    &lv::CONTIGUOUS,
    &common::DELTAG,
    &common::DETACHPROFILE,
    &lv::PERMISSION,
    &lv::READAHEAD,
    &lv::SETACTIVATIONSKIP,
    &common::SETAUTOACTIVATION,
];

const PERSISTENT: &[&dyn AnyOpt] = &[&lv::MAJOR, &lv::MINOR, &lv::PERSISTENT];

/// What the command line asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum What {
    Properties,
    Activate,
    Refresh,
    Monitor,
    Poll,
    Persistent,
}

/// In LVM2's order, which decides where several fit.
const FORMS: &[Form<What>] = &[
    Form {
        is: What::Properties,
        needs: |matches| {
            PROPERTIES.iter().any(|opt| opt.is_given(matches))
                || matches.get(&lv::PERSISTENT) == Some(&false)
        },
        takes: &[PROPERTIES, &[&lv::PERSISTENT, &lv::ACTIVATE, &lv::POLL, &lv::MONITOR]],
    },
    Form {
        is: What::Activate,
        needs: |matches| matches.given(&lv::ACTIVATE),
        takes: &[ACTIVATING],
    },
    Form {
        is: What::Refresh,
        needs: |matches| matches.has(&lv::REFRESH),
        takes: &[&[&lv::REFRESH, &lv::ACTIVATIONMODE, &lv::PARTIAL, &lv::POLL, &lv::MONITOR]],
    },
    Form {
        is: What::Monitor,
        needs: |matches| matches.given(&lv::MONITOR),
        takes: &[&[&lv::MONITOR]],
    },
    Form {
        is: What::Poll,
        needs: |matches| matches.given(&lv::POLL),
        takes: &[&[&lv::POLL, &lv::MONITOR]],
    },
    Form {
        is: What::Persistent,
        needs: |matches| matches.get(&lv::PERSISTENT) == Some(&true) && matches.given(&lv::MINOR),
        takes: &[PERSISTENT, &[&lv::ACTIVATE, &lv::POLL, &lv::MONITOR]],
    },
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let what = forms::choose(FORMS, COMMAND.own_options(), EVERY_FORM, matches)?;
    let asked = Asked::read(what, matches, session)?;
    if select::shows_help(ReportKind::Lvs, matches, session) {
        return Ok(Exit::Success);
    }
    let selector = Selector::read(ReportKind::Lvs, matches)?;
    if what == What::Activate && matches.has(&report::READONLY) {
        let vg = choose::first_vg(matches, session)?;
        return Err(Failure::Message(format!(
            "Operation prohibited while --readonly is set.\nCan't get lock for {vg}.\n\
             Cannot process volume group {vg}"
        )));
    }
    let host = session.host(matches)?;
    let mut exit = Exit::Success;
    for named in choose::lvs_or_selected(&host, matches, session, selector.as_ref())? {
        let done = in_vg(&named, &asked, selector.as_ref(), &host, session);
        match done {
            Ok(done) => exit = exit.and(done),
            Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
        }
    }
    Ok(exit)
}

/// The command line, read.
struct Asked {
    what: What,
    changes: LvChanges,
    persistent: Option<Persistent>,
    activate: Option<Activation>,
    monitor: Option<bool>,
    /// Whether `--poll` was given, `y` or `n`.
    polls: bool,
    activator: Activator,
}

impl Asked {
    fn read(what: What, matches: &Matches, session: &mut Session) -> Result<Self, Failure> {
        if what == What::Persistent && matches.name().is_none() {
            return Err(Failure::Syntax);
        }
        if what == What::Persistent
            && let Some(extra) = matches.names().nth(1)
        {
            return Err(Failure::Refused(format!("Command does not accept argument: {extra}.")));
        }
        Ok(Self {
            what,
            changes: changes(matches)?,
            persistent: match what {
                What::Persistent => Some(Persistent::read(matches, session)?),
                _ => None,
            },
            activate: matches.get(&lv::ACTIVATE).copied(),
            monitor: matches.get(&lv::MONITOR).copied(),
            polls: matches.given(&lv::POLL),
            activator: Activator::new(matches, session)?,
        })
    }
}

fn changes(matches: &Matches) -> Result<LvChanges, Failure> {
    let alloc = match (matches.get(&common::ALLOC_OF_LV), matches.get(&lv::CONTIGUOUS)) {
        (Some(_), Some(_)) => {
            let line = "Command does not accept option combination: --contiguous  with --alloc ";
            return Err(Failure::Refused(line.into()));
        }
        (policy, None) => policy.copied(),
        (None, Some(true)) => Some(AllocPolicy::Contiguous),
        (None, Some(false)) => Some(AllocPolicy::Inherit),
    };
    Ok(LvChanges {
        alloc,
        add_tags: matches.all(&common::ADDTAG).cloned().collect(),
        del_tags: matches.all(&common::DELTAG).cloned().collect(),
        skip: matches.get(&lv::SETACTIVATIONSKIP).copied(),
        autoactivate: matches.get(&common::SETAUTOACTIVATION).copied(),
        detach_profile: matches.has(&common::DETACHPROFILE),
        writable: matches.get(&lv::PERMISSION).copied(),
        read_ahead: matches.get(&lv::READAHEAD).copied(),
        not_persistent: matches.get(&lv::PERSISTENT) == Some(&false),
    })
}

/// Does it for the LVs of one VG.
fn in_vg(
    named: &NamedLvs,
    asked: &Asked,
    selector: Option<&Selector<'_>>,
    host: &Host,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let mut held = host.write(false, core::slice::from_ref(&named.vg), &[])?;
    let index = held.find_vg(&named.vg, Access::WRITE.even_missing());
    session.tell_findings(&held, Some(&named.vg));
    let index = index?;
    let vg = held.vg(index)?;
    let mut exit = Exit::Success;
    let mut wanted = named.places(vg);
    if let Some(selector) = selector {
        let chosen = selector.of_vg(&held, index, host, session)?;
        wanted.retain(|lv| chosen.has_lv(vg.id, *lv));
    }
    let missing: Vec<_> = named.missing(vg).map(str::to_owned).collect();
    match asked.what {
        _ if selector.is_some() && wanted.is_empty() => {}
        What::Properties => exit = exit.and(properties(&mut held, index, &wanted, asked, session)?),
        What::Persistent => {
            if let Some(persistent) = &asked.persistent {
                let done = persistent.set(&mut held, index, &wanted, &asked.activator, session)?;
                exit = exit.and(done);
                if asked.activate.is_some() {
                    exit = exit.and(switch(&mut held, index, named, &wanted, asked, session)?);
                }
            }
        }
        What::Activate => {
            exit = exit.and(switch(&mut held, index, named, &wanted, asked, session)?);
        }
        What::Refresh => {
            exit = exit.and(asked.activator.refresh(&mut held, index, &wanted, session)?);
            asked.activator.follow_merges(&held, index, &wanted, session)?;
        }
        What::Monitor | What::Poll => {
            exit = exit.and(look_after(&held, index, &wanted, asked, session)?);
        }
    }
    for name in missing {
        session.tell_missing(held.vg(index)?, &name);
        exit = Exit::Failed;
    }
    Ok(exit)
}

/// Changes attributes, an LV at a time as LVM2 does: what cannot be done for one is done for the others.
fn properties(
    held: &mut Held<'_>,
    index: usize,
    lvs: &[LvIdx],
    asked: &Asked,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let mut exit = Exit::Success;
    let mut warned = false;
    for lv in lvs {
        let mut vg = held.vg(index)?.clone();
        if let Some(lv) = vg.lv(*lv) {
            session.ui.about(|| LogObject::lv(&vg, lv));
        }
        let done = match plan::change_lv(&mut vg, *lv, &asked.changes) {
            Ok(done) => done,
            Err(refusal) => {
                session.ui.error_line(refusal);
                session.ui.went(false);
                exit = Exit::Failed;
                continue;
            }
        };
        for notice in &done.notices {
            session.ui.error_line(notice);
        }
        let failed = done.notices.iter().any(plan::LvChangeNotice::is_failure);
        if failed {
            exit = Exit::Failed;
        }
        if !done.told {
            session.ui.went(!failed);
            continue;
        }
        let path = path(&vg, *lv);
        if done.changed {
            let failures = held.commit(index, vg)?;
            session.tell_committed(&failures);
        }
        session.ui.say(format_args!("Logical volume {path} changed."));
        if asked.activate.is_some() && !failed {
            if !warned {
                warned = true;
                session.ui.warn("Combining activation change with other commands is not advised.");
            }
            exit = exit.and(switch_one(held, index, *lv, asked, session)?);
        }
        session.ui.went(!failed);
    }
    Ok(exit)
}

/// Activates or deactivates what is named.
fn switch(
    held: &mut Held<'_>,
    index: usize,
    named: &NamedLvs,
    lvs: &[LvIdx],
    asked: &Asked,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let (mut pass, mut exit) = (Vec::new(), Exit::Success);
    let vg = held.vg(index)?;
    let relations = Relations::of(vg);
    let activates = asked.activate != Some(Activation::No);
    for lv in lvs {
        let Some(name) = vg.lv(*lv).map(|lv| lv.name.as_str()) else { continue };
        let path = path(vg, *lv);
        if activates && !relations.is_visible(*lv) {
            if is_component(name) {
                let ask = "Do you want to activate component LV in read-only mode? [y/n]: ";
                session.ui.confirm(ask);
            }
            session.ui.error_line(format_args!("Operation not permitted on hidden LV {path}."));
            exit = Exit::Failed;
            continue;
        }
        let Some(snapshot) = relations.snapshot_of(*lv) else {
            pass.push(*lv);
            continue;
        };
        if !named.names(name) {
            // It comes and goes with its origin.
            continue;
        }
        let origin = self::path(vg, snapshot.origin);
        let what = format!("Change of snapshot {path} will also change its origin {origin}.");
        if session.ui.confirm(format_args!("{what} Proceed? [y/n]: ")) {
            pass.push(snapshot.origin);
        } else {
            session.ui.error_line(format_args!("Logical volume {path} not changed."));
            exit = Exit::Failed;
        }
    }
    let mut seen = Vec::new();
    pass.retain(|lv| {
        !seen.contains(lv) && {
            seen.push(*lv);
            true
        }
    });
    let done = if activates {
        asked.activator.activate(held, index, &pass, session)?
    } else {
        asked.activator.deactivate(held, index, &pass, session)?
    };
    if asked.monitor.is_some() || asked.polls {
        return Ok(exit.and(done).and(look_after(held, index, &pass, asked, session)?));
    }
    if activates {
        asked.activator.follow_merges(held, index, &pass, session)?;
    }
    Ok(exit.and(done))
}

fn switch_one(
    held: &mut Held<'_>,
    index: usize,
    lv: LvIdx,
    asked: &Asked,
    session: &mut Session,
) -> Result<Exit, Failure> {
    match asked.activate {
        Some(Activation::No) => asked.activator.deactivate(held, index, &[lv], session),
        Some(_) => asked.activator.activate(held, index, &[lv], session),
        None => Ok(Exit::Success),
    }
}

/// `--monitor`, `--poll`; LVM2 wants the LV to be active.
fn look_after(
    held: &Held<'_>,
    index: usize,
    lvs: &[LvIdx],
    asked: &Asked,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let active = activation::active_of(held, index, lvs)?;
    let mut exit = Exit::Success;
    for lv in lvs.iter().filter(|lv| !active.contains(lv)) {
        let path = path(held.vg(index)?, *lv);
        session.ui.error_line(format_args!("Logical volume {path} is not active."));
        exit = Exit::Failed;
    }
    if let Some(watch) = asked.monitor {
        let (_, failed) = monitoring::set(watch, held, index, &active, session)?;
        if failed > 0 {
            exit = Exit::Failed;
        }
    }
    if asked.what != What::Monitor {
        asked.activator.follow_merges(held, index, &active, session)?;
    }
    Ok(exit)
}

/// Whether LVM2 sees by the name that an LV is a part of another.
fn is_component(name: &str) -> bool {
    const PARTS: [&str; 14] = [
        "_cdata", "_cmeta", "_corig", "_cvol", "_wcorig", "_mimage", "_mlog", "_rimage", "_rmeta",
        "_tdata", "_tmeta", "_vdata", "_imeta", "_iorig",
    ];
    PARTS.iter().any(|part| name.contains(part))
}

fn path(vg: &Vg, lv: LvIdx) -> String {
    let name = vg.lv(lv).map(|lv| lv.name.as_str()).unwrap_or_default();
    format!("{}/{name}", vg.name)
}
