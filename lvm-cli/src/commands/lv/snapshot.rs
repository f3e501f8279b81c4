//! `lvcreate --snapshot`: make a COW snapshot of an LV, or a sparse LV.

use lvm_core::host::{Access, Host};
use lvm_core::id::LvId;
use lvm_core::plan::{self, SnapshotCreate, SnapshotOrigin};
use lvm_core::units::Sectors;

use super::lvcreate::{Asked, check_filter, failure, finish, not_yet};
use super::wipe;
use crate::args::Matches;
use crate::args::names::{LvPath, Target};
use crate::args::options::{common, lv, size};
use crate::commands::choose;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Whether the command line asks for a snapshot.
pub(super) fn is_asked_for(matches: &Matches) -> bool {
    matches.has(&lv::SNAPSHOT) || matches.get(&lv::TYPE).is_some_and(|kind| kind == "snapshot")
}

/// What a snapshot is to be of.
enum Of {
    /// An LV.
    Lv(LvPath),
    /// Zeros; the VG may be left to be found.
    Zeros(Option<String>, Sectors),
}

/// Makes the snapshot.
pub(super) fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let of = read(matches, session)?;
    let vg = match &of {
        Of::Lv(path) => Some(path.vg.to_string()),
        Of::Zeros(vg, _) => vg.clone(),
    };
    let asked = Asked::read(matches, vg, session)?;
    let host = session.host(matches)?;
    let vg_name = choose::vg_or_only(&host, asked.vg.as_deref())?;
    let mut held = host.write(false, core::slice::from_ref(&vg_name), &[])?;
    let index = held.find_vg(&vg_name, Access::WRITE);
    session.tell_findings(&held, Some(&vg_name));
    let index = index?;
    let mut vg = held.vg(index)?.clone();
    let origin = match of {
        Of::Lv(LvPath { vg: name, lv }) => {
            let missing = || format!("Snapshot origin LV {lv} not found in Volume group {name}.");
            let found = vg.find_lv(&lv).ok_or_else(|| Failure::Message(missing()));
            SnapshotOrigin::Lv(found?)
        }
        Of::Zeros(_, size) => SnapshotOrigin::Virtual { id: new_id(&host)?, size },
    };
    let find_pv = |path: &str| held.pv_at(index, path);
    let request = SnapshotCreate {
        store: asked.request(&host, &find_pv)?,
        origin,
        chunk_size: matches.get(&lv::CHUNKSIZE).copied().unwrap_or(plan::CHUNK_SIZE_DEFAULT),
        id: new_id(&host)?,
    };
    let mut notices = Vec::new();
    let settings = session.alloc_settings();
    let made =
        plan::create_snapshot(&mut vg, request, &settings, &mut |notice| notices.push(notice));
    session.tell_notices(&notices);
    let store = made.map_err(failure)?;
    let line = "Aborting. Failed to wipe snapshot exception store.";
    check_filter(&held, index, (&vg, store), line, matches, session)?;
    // An origin that is not active stays so, and its snapshots with it.
    let activate = asked.activate
        && match origin {
            SnapshotOrigin::Lv(origin) => {
                let active = held.active_lvs(index)?;
                vg.lv(origin).is_some_and(|origin| active.contains(&origin.id))
            }
            SnapshotOrigin::Virtual { .. } => true,
        };
    // Old bytes at its start would be taken for the header of a store in use.
    let what = wipe::What { zero: true, signatures: false };
    finish(&mut held, index, (vg, store), (what, activate), matches, session)
}

fn read(matches: &Matches, session: &Session) -> Result<Of, Failure> {
    let kind = matches.get(&lv::TYPE).map(String::as_str);
    if kind.is_some_and(|kind| kind != "snapshot") {
        return Err(Failure::Refused("Command does not accept option: --snapshot.".into()));
    }
    let first = matches.name();
    let has_size = matches.given(&size::SIZE) || matches.given(&size::EXTENTS);
    let virtual_size = matches.get(&lv::VIRTUALSIZE).copied();
    if (first.is_none() && virtual_size.is_none()) || (!has_size && virtual_size.is_some()) {
        return Err(Failure::Syntax);
    }
    refuse_options(matches)?;
    if let Some(chunk) = matches.get(&lv::CHUNKSIZE) {
        plan::check_chunk_size(*chunk).map_err(|refusal| Failure::invalid(refusal.to_string()))?;
    }
    match virtual_size {
        Some(_) if kind.is_none() => Err(not_yet("thin")),
        Some(_) if first.is_some_and(|word| word.trim_start_matches("/dev/").contains('/')) => {
            Err(Failure::invalid("Volume group name expected (no slash)"))
        }
        Some(size) => Ok(Of::Zeros(first.map(str::to_owned), size)),
        None => {
            let path = origin_path(matches, first.unwrap_or_default(), session)?;
            if !has_size {
                let line = "Please specify either size or extents with snapshots.";
                return Err(Failure::Message(line.into()));
            }
            Ok(Of::Lv(path))
        }
    }
}

/// Options that have no meaning for a store.
fn refuse_options(matches: &Matches) -> Result<(), Failure> {
    let given = [
        (matches.given(&common::SETAUTOACTIVATION), "setautoactivation"),
        (matches.given(&lv::WIPESIGNATURES), "wipesignatures"),
        (matches.given(&common::ZERO), "zero"),
    ];
    match given.into_iter().find(|(given, _)| *given) {
        Some((_, option)) => {
            Err(Failure::invalid(format!("Option --{option} is unsupported with snapshots.")))
        }
        None => Ok(()),
    }
}

/// The LV that `word` names; its VG may be named with the new LV's name instead.
fn origin_path(matches: &Matches, word: &str, session: &Session) -> Result<LvPath, Failure> {
    let name = matches.get(&lv::NAME).map(String::as_str).unwrap_or_default();
    let named_vg = name.strip_prefix("/dev/").unwrap_or(name).split_once('/').map(|(vg, _)| vg);
    match Target::parse(word, named_vg.or(session.default_vg()))? {
        Target::Lv(path) => match named_vg {
            Some(named) if path.vg != *named => Err(Failure::invalid(format!(
                "Please use a single volume group name (\"{}\" or \"{named}\").",
                path.vg
            ))),
            _ => Ok(path),
        },
        Target::Vg(_) | Target::Tag(_) => {
            Err(Failure::invalid("The origin name should include the volume group."))
        }
    }
}

fn new_id(host: &Host) -> Result<LvId, Failure> {
    host.entropy().new_id().map(LvId).map_err(Failure::no_id)
}
