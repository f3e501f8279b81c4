//! Commands that change LVs.

pub(crate) mod lvchange;
pub(crate) mod lvconvert;
pub(crate) mod lvcreate;
pub(crate) mod lvextend;
pub(crate) mod lvreduce;
pub(crate) mod lvremove;
pub(crate) mod lvrename;
pub(crate) mod lvresize;
#[allow(dead_code, reason = "lvconvert follows merges as soon as LVs can be active")]
mod merging;
mod persistent;
mod resize;
mod resize_fs;
mod snapshot;
mod wipe;

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
    for idx in lvs {
        let Some(lv) = vg.lv(idx) else { continue };
        if !active.contains(&lv.id) {
            free.push(idx);
            continue;
        }
        let path = format!("{}/{}", vg.name, lv.name);
        let question =
            format!("Do you really want to remove active logical volume {path}? [y/n]: ");
        if ask && !session.ui.confirm(question) {
            session.ui.error_line(format_args!("Logical volume {path} not removed."));
            exit = Exit::Failed;
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

/// Refuses to change a VG as a whole while the kernel has any of its LVs as devices.
pub(super) fn refuse_any_active(vg: &Vg) -> Result<(), Failure> {
    let all: Vec<LvIdx> = vg.lvs_with_idx().map(|(idx, _)| idx).collect();
    refuse_active(vg, &all)
}

/// Refuses to change LVs that the kernel has as devices: their tables would no longer say what the metadata do.
pub(super) fn refuse_active(vg: &Vg, lvs: &[LvIdx]) -> Result<(), Failure> {
    let active = ActiveLvs::look();
    for idx in lvs {
        if let (Some(lv), true) = (vg.lv(*idx), active.device(vg, *idx).is_some()) {
            let path = format!("{}/{}", vg.name, lv.name);
            return Err(Failure::Message(format!(
                "Logical volume {path} is active, and rlvm cannot change active volumes yet: deactivate it first."
            )));
        }
    }
    Ok(())
}
