//! Commands that change LVs.

pub(crate) mod lvchange;
pub(crate) mod lvconvert;
pub(crate) mod lvcreate;
pub(crate) mod lvextend;
pub(crate) mod lvpoll;
pub(crate) mod lvreduce;
pub(crate) mod lvremove;
pub(crate) mod lvrename;
pub(crate) mod lvresize;
pub(crate) mod merging;
mod persistent;
mod resize;
mod resize_fs;
mod snapshot;
mod wipe;

use std::collections::HashSet;

use lvm_core::host::{ActiveLvs, Session as Held};
use lvm_core::model::{LvIdx, Relations, Vg};

use crate::args::names::{LvPath, Target};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// The LV that a word names.
fn one_lv(word: Option<&str>, session: &Session) -> Result<LvPath, Failure> {
    match Target::parse(word.unwrap_or_default(), session.default_vg())? {
        Target::Lv(path) => Ok(path),
        Target::Vg(_) | Target::Tag(_) => {
            Err(Failure::invalid("Please specify a logical volume path."))
        }
    }
}

/// Deactivates LVs of `vg` that are to go, after asking about each that is active; those that may go.
///
/// # Errors
/// The kernel cannot be asked.
pub(super) fn deactivate_doomed(
    held: &mut Held<'_>,
    index: usize,
    lvs: Vec<LvIdx>,
    ask: bool,
    session: &mut Session,
) -> Result<(Vec<LvIdx>, Exit), Failure> {
    let active = held.active_lvs(index)?;
    let mut exit = Exit::Success;
    if active.is_empty() || session.test {
        return Ok((lvs, exit));
    }
    let mut free = Vec::with_capacity(lvs.len());
    let mut doomed = Vec::new();
    let vg = held.vg(index)?;
    let relations = Relations::of(vg);
    let origins: HashSet<LvIdx> =
        lvs.iter().copied().filter(|lv| relations.is_origin(*lv)).collect();
    let mut kept = HashSet::new();
    for idx in origins_first(&origins, &lvs) {
        let Some(lv) = vg.lv(idx) else { continue };
        let origin = relations.snapshot_of(idx).map(|snapshot| snapshot.origin);
        let origin = origin.filter(|origin| origins.contains(origin));
        if origin.is_some_and(|origin| kept.contains(&origin)) {
            continue;
        }
        if !active.contains(&lv.id) {
            free.push(idx);
            continue;
        }
        let path = format!("{}/{}", vg.name, lv.name);
        let question = match relations.snapshots_of(idx).count() {
            0 => format!("Do you really want to remove active logical volume {path}? [y/n]: "),
            count => format!(
                "Do you really want to remove active origin logical volume {path} with {count} snapshots(s)? [y/n]: "
            ),
        };
        // Whoever removes an origin has been asked about its snapshots.
        if ask && origin.is_none() && !session.ui.confirm(question) {
            session.ui.error_line(format_args!("Logical volume {path} not removed."));
            exit = Exit::Failed;
            kept.insert(idx);
        } else if relations.snapshot_of(idx).is_some() {
            // It goes when its origin, which stays active, gets its new table: with the commit.
            free.push(idx);
        } else {
            doomed.push(idx);
        }
    }
    let failed = held.deactivate(index, &doomed)?;
    for (idx, error) in &failed {
        session.ui.error(error);
        doomed.retain(|doomed| doomed != idx);
        exit = Exit::Failed;
    }
    free.extend(doomed);
    free.sort_unstable();
    Ok((free, exit))
}

/// `lvs` with the origins among them first.
fn origins_first(origins: &HashSet<LvIdx>, lvs: &[LvIdx]) -> Vec<LvIdx> {
    let (mut first, rest): (Vec<_>, Vec<_>) = lvs.iter().partition(|lv| origins.contains(lv));
    first.extend(rest);
    first
}

/// Refuses to put a VG in the place of another while the kernel has any of its LVs as devices.
pub(super) fn refuse_any_active(vg: &Vg) -> Result<(), Failure> {
    let active = ActiveLvs::look();
    let first = vg.lvs_with_idx().find(|(idx, _)| active.device(vg, *idx).is_some());
    first.map_or(Ok(()), |(_, lv)| {
        let path = format!("{}/{}", vg.name, lv.name);
        Err(Failure::Message(format!(
            "Logical volume {path} is active: deactivate it before its volume group is restored."
        )))
    })
}
