//! `vgremove`: remove VGs, with their LVs after a question.

use lvm_core::host::{Access, Host};
use lvm_core::model::Relations;
use lvm_core::name::VgName;
use lvm_core::plan;
use lvm_core::report::columns::ReportKind;
use lvm_core::report::log::LogObject;

use crate::args::options::{common, report};
use crate::args::{AnyOpt, Matches, names};
use crate::commands::lv::deactivate_doomed;
use crate::commands::select::{self, Selector};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Removes VGs.
pub(crate) const COMMAND: Command = Command {
    name: "vgremove",
    about: "Remove volume groups",
    names: Some(Names::from(1, "VG|Tag ...", "The VGs to remove")),
    syntax: &["VG|Tag|Select ..."],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] =
    &[&common::FORCE, &common::NOUDEVSYNC, &common::REPORTFORMAT, &report::SELECT];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if select::shows_help(ReportKind::Vgs, matches, session) {
        return Ok(Exit::Success);
    }
    let selector = Selector::read(ReportKind::Vgs, matches)?;
    let selector = selector.as_ref();
    let host = session.host(matches)?;
    let force = matches.count(&common::FORCE);
    let mut exit = Exit::Success;
    if let (Some(selector), None) = (selector, matches.name()) {
        for name in selector.vgs(&host, session)? {
            let done = remove(&host, &name, force, Some(selector), session);
            exit = exit.and(session.outcome(done)?);
        }
    }
    for word in matches.names() {
        if let Some(tag) = word.strip_prefix('@') {
            for (name, _) in
                choose::tagged(&host, tag)?.into_iter().filter(|(_, lvs)| lvs.is_none())
            {
                let done = remove(&host, &name, force, selector, session);
                exit = exit.and(session.outcome(done)?);
            }
            continue;
        }
        let done =
            names::vg_name(word).and_then(|name| remove(&host, &name, force, selector, session));
        exit = exit.and(session.outcome(done)?);
    }
    Ok(exit)
}

fn remove(
    host: &Host,
    name: &VgName,
    force: u8,
    selector: Option<&Selector<'_>>,
    session: &mut Session,
) -> Result<(), Failure> {
    let mut held = host.write(true, core::slice::from_ref(name), &[])?;
    let index = held.find_vg(name, Access::WRITE.even_missing());
    session.tell_findings(&held, Some(name));
    let index = index?;
    if let Some(selector) = selector {
        let id = held.vg(index)?.id;
        if !selector.of_vg(&held, index, host, session)?.has_vg(id) {
            return Ok(());
        }
    }
    let (asked_about, lvs): (usize, Vec<_>) = {
        let vg = held.vg(index)?;
        let relations = Relations::of(vg);
        let all = vg.lvs_with_idx().map(|(idx, _)| idx);
        let visible: Vec<_> = all.filter(|idx| relations.is_visible(*idx)).collect();
        // A snapshot that is being merged is hidden; that it goes is told all the same.
        let ordered = plan::with_snapshots(&relations, &visible).into_iter();
        let names = ordered.filter_map(|idx| vg.lv(idx)).map(|lv| lv.name.clone()).collect();
        (visible.len(), names)
    };
    if !lvs.is_empty() {
        let question = format!(
            "Do you really want to remove volume group \"{name}\" containing {asked_about} logical volumes? [y/n]: "
        );
        if force == 0 && !session.ui.confirm(question) {
            return Err(Failure::Message(format!("Volume group \"{name}\" not removed")));
        }
    }
    let visible: Vec<_> = {
        let all = held.vg(index)?.lvs_with_idx();
        all.filter(|(_, lv)| lv.status.visible).map(|(idx, _)| idx).collect()
    };
    let count = visible.len();
    let (free, _) = deactivate_doomed(&mut held, index, visible, force == 0, session)?;
    if free.len() < count {
        return Err(Failure::Message(format!("Volume group \"{name}\" not removed")));
    }
    let was = held.vg(index)?.clone();
    held.remove_vg(index)?;
    if !lvs.is_empty() {
        // LVM2 writes the VG without its LVs first.
        session.tell_committed(&[]);
    }
    if !lvs.is_empty() {
        session.tell_removed(&was, &lvs);
    }
    session.ui.about(|| LogObject::vg(&was));
    session.ui.say(format_args!("Volume group \"{name}\" successfully removed"));
    Ok(())
}
