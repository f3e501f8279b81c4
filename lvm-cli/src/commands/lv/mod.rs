//! Commands that change LVs.

pub(crate) mod lvcreate;
pub(crate) mod lvextend;
pub(crate) mod lvreduce;
pub(crate) mod lvremove;
pub(crate) mod lvrename;
pub(crate) mod lvresize;
mod resize;
mod wipe;

use lvm_core::host::ActiveLvs;
use lvm_core::model::{LvIdx, Vg};

use crate::args::names::{LvPath, Target};
use crate::failure::Failure;
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
