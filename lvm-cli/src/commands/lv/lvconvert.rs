//! `lvconvert`: so far `--merge`, which gives an origin back what it was when a snapshot was made.

use lvm_core::activate::{MergeDelay, MergeState};
use lvm_core::host::{Access, Host, Session as Held};
use lvm_core::model::{LvIdx, Relations, SegmentKind, Vg};
use lvm_core::name::VgName;
use lvm_core::plan::{self, LvRefusal, SnapshotRefusal};

use super::merging::Poller;
use crate::args::names::Target;
use crate::args::options::{common, lv};
use crate::args::values::{number, text};
use crate::args::{AnyOpt, Flag, Matches, Opt};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Converts LVs.
pub(crate) const COMMAND: Command = Command {
    name: "lvconvert",
    about: "Merge snapshots into their origins",
    names: Some(Names::from(0, "VG|LV|Tag ...", "Snapshots, or VGs with snapshots")),
    syntax: &["--merge VG|LV|Tag ..."],
    options: &[OPTIONS, NOT_YET],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &common::ALLOC,
    &common::AUTOBACKUP,
    &lv::BACKGROUND,
    &common::FORCE,
    &lv::INTERVAL,
    &lv::MERGE,
    &lv::MERGESNAPSHOT,
    &common::NOUDEVSYNC,
    &common::REPORTFORMAT,
];

/// What asks for another conversion.
const NOT_YET: &[&dyn AnyOpt] = &[
    &CACHE,
    &CACHEPOOL,
    &CACHEVOL,
    &MERGEMIRRORS,
    &MERGETHIN,
    &MIRRORS,
    &REPAIR,
    &REPLACE,
    &lv::SNAPSHOT,
    &SPLITCACHE,
    &SPLITMIRRORS,
    &SPLITSNAPSHOT,
    &STRIPES,
    &SWAPMETADATA,
    &THIN,
    &THINPOOL,
    &lv::TYPE,
    &UNCACHE,
];
const LATER: &str = "Not supported yet";
const CACHE: Opt<Flag> = Opt::flag("cache", LATER).short('H');
const CACHEPOOL: Opt<String> = Opt::value("cachepool", "LV", text, LATER);
const CACHEVOL: Opt<String> = Opt::value("cachevol", "LV", text, LATER);
const MERGEMIRRORS: Opt<Flag> = Opt::flag("mergemirrors", LATER);
const MERGETHIN: Opt<Flag> = Opt::flag("mergethin", LATER);
const MIRRORS: Opt<String> = Opt::value("mirrors", "[+|-]N", text, LATER).short('m');
const REPAIR: Opt<Flag> = Opt::flag("repair", LATER);
const REPLACE: Opt<String> = Opt::value("replace", "PV", text, LATER).repeat();
const SPLITCACHE: Opt<Flag> = Opt::flag("splitcache", LATER);
const SPLITMIRRORS: Opt<u32> = Opt::value("splitmirrors", "N", number, LATER);
const SPLITSNAPSHOT: Opt<Flag> = Opt::flag("splitsnapshot", LATER);
const STRIPES: Opt<u32> = Opt::value("stripes", "N", number, LATER);
const SWAPMETADATA: Opt<Flag> = Opt::flag("swapmetadata", LATER);
const THIN: Opt<Flag> = Opt::flag("thin", LATER).short('T');
const THINPOOL: Opt<String> = Opt::value("thinpool", "LV", text, LATER);
const UNCACHE: Opt<Flag> = Opt::flag("uncache", LATER);

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if let Some(option) = NOT_YET.iter().map(|opt| opt.spec().long).find(|id| matches.has_named(id))
    {
        let line = format!("Converting with --{option} is not supported yet.");
        return Err(Failure::Message(line));
    }
    let only_snapshots = matches.has(&lv::MERGESNAPSHOT);
    if matches.name().is_none() || !(only_snapshots || matches.has(&lv::MERGE)) {
        return Err(Failure::Syntax);
    }
    let merge = Merge {
        only_snapshots,
        background: matches.has(&lv::BACKGROUND),
        poller: Poller::new(matches, session),
    };
    let host = session.host(matches)?;
    let mut exit = Exit::Success;
    for (vg, wanted) in by_vg(matches, &host, session)? {
        let mut begun = Vec::new();
        let done = merge.all_of(&vg, &wanted, &host, &mut begun, session);
        match done {
            Ok(done) => exit = exit.and(done),
            Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
        }
        // The VG is not locked any more.
        for origin in begun {
            let done = merge.follow(&vg, &origin, &host, session);
            exit = exit.and(session.outcome(done)?);
        }
    }
    Ok(exit)
}

/// What the words name in one VG: these LVs, all those that users see where it is `None`.
type Wanted = Option<Vec<Named>>;

/// An LV that is to be merged.
struct Named {
    lv: String,
    /// It bears a tag that was named. Hidden LVs are passed over then.
    by_tag: bool,
}

fn by_vg(
    matches: &Matches,
    host: &Host,
    session: &Session,
) -> Result<Vec<(VgName, Wanted)>, Failure> {
    let mut all: Vec<(VgName, Wanted)> = Vec::new();
    let mut add = |vg: VgName, lvs: Wanted| match all.iter_mut().find(|(known, _)| *known == vg) {
        Some((_, known)) => match (known.as_mut(), lvs) {
            (Some(known), Some(lvs)) => known.extend(lvs),
            _ => *known = None,
        },
        None => all.push((vg, lvs)),
    };
    for word in matches.names() {
        match Target::parse(word, session.default_vg())? {
            Target::Lv(path) => add(path.vg, Some(vec![Named { lv: path.lv, by_tag: false }])),
            Target::Vg(vg) => add(vg, None),
            Target::Tag(tag) => {
                for (vg, lvs) in choose::tagged(host, &tag)? {
                    let named = |lv| Named { lv, by_tag: true };
                    add(vg, lvs.map(|lvs| lvs.into_iter().map(named).collect()));
                }
            }
        }
    }
    Ok(all)
}

/// How snapshots are to be merged.
struct Merge {
    only_snapshots: bool,
    /// The command does not wait for them.
    background: bool,
    poller: Poller,
}

impl Merge {
    /// Merges what is named in one VG; each snapshot in a commit of its own.
    fn all_of(
        &self,
        name: &VgName,
        wanted: &Wanted,
        host: &Host,
        begun: &mut Vec<String>,
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let mut held = host.write(false, core::slice::from_ref(name), &[])?;
        let index = held.find_vg(name, Access::WRITE);
        session.tell_findings(&held, Some(name));
        let index = index?;
        let vg = held.vg(index)?;
        plan::check_changeable(vg).map_err(|refusal| Failure::Error(refusal.into()))?;
        let mut exit = Exit::Success;
        let missing = wanted.iter().flatten().filter(|named| lv_of(vg, &named.lv).is_none());
        for named in missing {
            let lv = &named.lv;
            session.ui.error_line(format_args!("Failed to find logical volume \"{name}/{lv}\""));
            exit = Exit::Failed;
        }
        // In the order of the text, whatever that of the words is.
        let relations = Relations::of(vg);
        let mut chosen = Vec::new();
        for idx in relations.visible_first() {
            let Some(lv) = vg.lv(idx) else { continue };
            match wanted {
                None => chosen.extend(relations.is_visible(idx).then_some((idx, false))),
                Some(wanted) => {
                    let mut named = wanted.iter().filter(|named| lv.name == named.lv.as_str());
                    let by_tag = named.clone().all(|named| named.by_tag);
                    let can_be = lv_of(vg, lv.name.as_str()).is_some();
                    if named.next().is_some() && can_be && (!by_tag || relations.is_visible(idx)) {
                        chosen.push((idx, !by_tag));
                    }
                }
            }
        }
        for (idx, by_name) in chosen {
            let done = self.one(&mut held, index, idx, session);
            match done {
                Ok(origin) => begun.extend(origin),
                Err(Failure::Error(lvm_core::Error::Lv(LvRefusal::Snapshot(refusal)))) => {
                    exit = exit.and(tell(&refusal, by_name, session));
                }
                Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
            }
        }
        Ok(exit)
    }

    /// Sees a merge to its end, or has that done.
    fn follow(
        &self,
        vg: &VgName,
        origin: &str,
        host: &Host,
        session: &mut Session,
    ) -> Result<(), Failure> {
        if self.background {
            self.poller.in_background(&format!("{vg}/{origin}"), session);
            return Ok(());
        }
        self.poller.to_the_end(vg, origin, host, session)
    }

    /// Merges one snapshot; the name of its origin if the kernel works on it now.
    fn one(
        &self,
        held: &mut Held<'_>,
        index: usize,
        idx: LvIdx,
        session: &mut Session,
    ) -> Result<Option<String>, Failure> {
        let mut vg = held.vg(index)?.clone();
        let full_name = |vg: &Vg, idx| {
            let lv = vg.lv(idx).map(|lv| lv.name.as_str()).unwrap_or_default();
            format!("{}/{lv}", vg.name)
        };
        if self.only_snapshots && !Relations::of(&vg).is_cow(idx) {
            let first = vg.lv(idx).and_then(|lv| lv.segments.first());
            let kind = first.map_or("linear", |first| match &first.kind {
                SegmentKind::Striped(striped) if striped.areas.len() < 2 => "linear",
                kind => kind.type_name(),
            });
            let kind = kind.into();
            let lv = full_name(&vg, idx);
            let refusal = LvRefusal::from(SnapshotRefusal::TypeNotAccepted { lv, kind });
            return Err(Failure::Error(refusal.into()));
        }
        let refused = |refusal: LvRefusal| Failure::Error(refusal.into());
        let target = plan::merge_start(&mut vg, idx).map_err(refused)?;
        let delay = held.merge_delay(&vg, target.origin, target.snapshot)?;
        match delay {
            Some(MergeDelay::OriginOpen) => session.ui.say("Delaying merge since origin is open."),
            Some(MergeDelay::SnapshotOpen) => {
                session.ui.say("Delaying merge since snapshot is open.");
            }
            None => {}
        }
        let (snapshot, origin) = (full_name(&vg, idx), full_name(&vg, target.origin));
        let failures = held.commit(index, vg)?;
        session.tell_committed(&failures);
        if let MergeState::Running(_) = held.merge_state(index, target.origin)? {
            session.ui.say(format_args!("Merging of volume {snapshot} started."));
            return Ok(held.vg(index)?.lv(target.origin).map(|lv| lv.name.to_string()));
        }
        session.ui.say(format_args!(
            "Merging of snapshot {snapshot} will occur on next activation of {origin}."
        ));
        Ok(None)
    }
}

/// An LV that users may name; the hidden LV between a store and its origin is none.
fn lv_of(vg: &Vg, name: &str) -> Option<LvIdx> {
    let idx = vg.find_lv(name)?;
    let tie = |part: &lvm_core::model::Segment| matches!(part.kind, SegmentKind::Snapshot(_));
    (!vg.lv(idx)?.segments.iter().any(tie)).then_some(idx)
}

/// Says why an LV is not merged. Of a whole VG, LVs whose state forbids it are passed over.
fn tell(refusal: &SnapshotRefusal, by_name: bool, session: &mut Session) -> Exit {
    session.ui.error_line(refusal);
    match refusal {
        SnapshotRefusal::Property { lv, .. } => {
            if by_name {
                session.ui.error_line(format_args!("Command not permitted on LV {lv}."));
                Exit::Failed
            } else {
                Exit::Success
            }
        }
        SnapshotRefusal::TypeNotAccepted { lv, .. } if by_name => {
            session.ui.error_line(format_args!("Command not permitted on LV {lv}."));
            Exit::Failed
        }
        _ => Exit::Failed,
    }
}
