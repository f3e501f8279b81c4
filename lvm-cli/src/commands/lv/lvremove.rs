//! `lvremove`: remove LVs.

use lvm_core::host::{Access, Host};
use lvm_core::model::{Lv, LvIdx, Relations, SegmentKind, Vg};
use lvm_core::name::{LvName, VgName};
use lvm_core::plan;
use lvm_core::report::columns::ReportKind;

use super::deactivate_doomed;
use crate::args::names::Target;
use crate::args::options::{common, lv, report};
use crate::args::{AnyOpt, Matches};
use crate::commands::select::{self, Selector};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Removes LVs.
pub(crate) const COMMAND: Command = Command {
    name: "lvremove",
    about: "Remove logical volumes",
    names: Some(Names::from(1, "VG|LV|Tag ...", "LVs, or VGs whose LVs are all to go")),
    syntax: &["VG|LV|Tag|Select ..."],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &common::AUTOBACKUP,
    &common::FORCE,
    &lv::NOHISTORY,
    &common::NOUDEVSYNC,
    &common::REPORTFORMAT,
    &report::SELECT,
];

/// What the words name in one VG.
struct Doomed {
    vg: VgName,
    /// All of its LVs.
    all: bool,
    /// These LVs.
    lvs: Vec<String>,
}

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if select::shows_help(ReportKind::Lvs, matches, session) {
        return Ok(Exit::Success);
    }
    let selector = Selector::read(ReportKind::Lvs, matches)?;
    let host = session.host(matches)?;
    let mut doomed: Vec<Doomed> = Vec::new();
    if let (Some(selector), None) = (&selector, matches.name()) {
        for vg in selector.vgs(&host, session)? {
            condemn(&mut doomed, vg, None);
        }
    }
    for word in matches.names() {
        match Target::parse(word, session.default_vg())? {
            Target::Lv(path) => condemn(&mut doomed, path.vg, Some(vec![path.lv])),
            Target::Vg(vg) => condemn(&mut doomed, vg, None),
            Target::Tag(tag) => {
                for (vg, lvs) in choose::tagged(&host, &tag)? {
                    condemn(&mut doomed, vg, lvs);
                }
            }
        }
    }
    let mut exit = Exit::Success;
    for of_vg in &doomed {
        let force = matches.has(&common::FORCE);
        let done = remove(of_vg, force, selector.as_ref(), &host, session);
        match done {
            Ok(found_all) => exit = exit.and(found_all),
            Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
        }
    }
    Ok(exit)
}

/// Puts LVs of a VG, or all of them, on the list.
fn condemn(doomed: &mut Vec<Doomed>, vg: VgName, lvs: Option<Vec<String>>) {
    let at = doomed.iter().position(|known| known.vg == vg).unwrap_or_else(|| {
        doomed.push(Doomed { vg, all: false, lvs: Vec::new() });
        doomed.len() - 1
    });
    if let Some(of_vg) = doomed.get_mut(at) {
        of_vg.all |= lvs.is_none();
        of_vg.lvs.extend(lvs.into_iter().flatten());
    }
}

fn remove(
    doomed: &Doomed,
    force: bool,
    selector: Option<&Selector<'_>>,
    host: &Host,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let mut held = host.write(false, core::slice::from_ref(&doomed.vg), &[])?;
    let index = held.find_vg(&doomed.vg, Access::WRITE.even_missing());
    session.tell_findings(&held, Some(&doomed.vg));
    let index = index?;
    let mut vg = held.vg(index)?.clone();
    let mut exit = Exit::Success;
    let was = vg.clone();
    let (mut wanted, missing) = wanted(&vg, doomed, session);
    if let Some(selector) = selector {
        let chosen = selector.of_vg(&held, index, host, session)?;
        wanted.retain(|lv| chosen.has_lv(vg.id, *lv));
    }
    let wanted = removable(&vg, wanted, &mut exit, session);
    let wanted = plan::with_snapshots(&Relations::of(&vg), &wanted);
    let (wanted, done) = deactivate_doomed(&mut held, index, wanted, !force, session)?;
    exit = exit.and(done);
    let removed = names(&vg, &plan::with_snapshots(&Relations::of(&vg), &wanted));
    if !removed.is_empty() {
        plan::remove_lvs(&mut vg, &wanted).map_err(|refusal| Failure::Error(refusal.into()))?;
        let failures = held.commit(index, vg)?;
        session.tell_committed(&failures);
        session.tell_removed(&was, &removed);
    }
    for name in missing {
        session.tell_missing(&was, name);
        exit = Exit::Failed;
    }
    Ok(exit)
}

/// The LVs that the words name, and the names that are none.
fn wanted<'d>(vg: &Vg, doomed: &'d Doomed, session: &mut Session) -> (Vec<LvIdx>, Vec<&'d String>) {
    let relations = Relations::of(vg);
    // A snapshot has two hidden LVs of which users know nothing.
    let is_hidden = |idx: LvIdx, lv: &Lv| {
        let tie = lv.segments.iter().any(|part| matches!(part.kind, SegmentKind::Snapshot(_)));
        tie || relations.is_virtual_origin(idx)
    };
    let mut wanted = Vec::new();
    for (idx, lv) in vg.lvs_with_idx() {
        let named = doomed.lvs.iter().any(|name| lv.name == name.as_str());
        if named && relations.is_virtual_origin(idx) {
            let name = &lv.name;
            session
                .ui
                .say(format_args!("Ignoring virtual origin logical volume {}/{name}.", doomed.vg));
        } else if (doomed.all && relations.is_visible(idx)) || (named && !is_hidden(idx, lv)) {
            wanted.push(idx);
        }
    }
    let is_there = |name: &String| {
        let lv = vg.find_lv(name).and_then(|idx| Some((idx, vg.lv(idx)?)));
        lv.is_some_and(|(idx, lv)| !is_hidden(idx, lv))
    };
    (wanted, doomed.lvs.iter().filter(|name| !is_there(name)).collect())
}

/// Leaves out the LVs that cannot be removed, and tells why.
fn removable(vg: &Vg, lvs: Vec<LvIdx>, exit: &mut Exit, session: &mut Session) -> Vec<LvIdx> {
    let relations = Relations::of(vg);
    let can = |idx: &LvIdx| match plan::check_removable(&relations, *idx) {
        Ok(()) => true,
        Err(refusal) => {
            session.ui.error_line(refusal);
            *exit = Exit::Failed;
            false
        }
    };
    lvs.into_iter().filter(can).collect()
}

fn names(vg: &Vg, lvs: &[LvIdx]) -> Vec<LvName> {
    lvs.iter().filter_map(|idx| vg.lv(*idx)).map(|lv| lv.name.clone()).collect()
}
