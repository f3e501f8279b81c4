//! Changes of a VG as pure functions.
//!
//! Each takes the VG and a request, and does all that can fail before its first change: after an error the VG
//! is what it was. Nothing here reads a device or a clock; what a plan needs of them is in its request.

pub mod activation;
mod lv_change;
mod lv_create;
mod lv_notice;
mod lv_remove;
mod lv_rename;
mod lv_resize;
mod lv_size;
#[cfg(test)]
mod sample;
mod snapshot;
mod vg_attributes;
mod vg_change;
mod vg_extent_size;

pub use lv_change::{
    LvChangeNotice, LvChangeRefusal, LvChanged, LvChanges, change_lv, check_lv_change,
    check_persistent, make_persistent,
};
pub use lv_create::{LvCreate, NewSegmentType, create_lv};
pub use lv_notice::{LvNeed, LvNotice, LvRefusal, LvTie};
pub use lv_remove::{check_removable, remove_lv, remove_lvs, with_snapshots};
pub use lv_rename::rename_lv;
pub use lv_resize::{GrowAs, LvResize, ResizeTo, Resized, resize_lv};
pub use lv_size::{ShareOf, Sign, SizeSpec};
pub use snapshot::{
    CHUNK_SIZE_DEFAULT, LvProperty, MergeTarget, SnapshotCreate, SnapshotOrigin, SnapshotRefusal,
    check_chunk_size, check_mergeable, create_snapshot, merge_finish, merge_start,
};
pub use vg_attributes::{VgChangeNotice, VgChangeRefusal, VgChanges, change_vg, set_system_id};
pub use vg_change::{NewPv, VgCreate, VgRefusal, add_pv, create_vg, remove_pv, rename_vg};

use crate::model::{Lv, LvIdx, SegmentKind, Vg};

/// Refuses to change the LVs of a VG that nobody may write to.
///
/// # Errors
/// [`LvRefusal::Exported`], [`LvRefusal::VgReadOnly`], [`LvRefusal::UnknownSegments`].
pub fn check_changeable(vg: &Vg) -> Result<(), LvRefusal> {
    if vg.status.exported {
        return Err(LvRefusal::Exported { vg: vg.name.clone() });
    }
    if !vg.status.write {
        return Err(LvRefusal::VgReadOnly { vg: vg.name.clone() });
    }
    let unknown =
        |lv: &Lv| lv.segments.iter().any(|segment| matches!(segment.kind, SegmentKind::Unknown(_)));
    if vg.lvs().iter().any(unknown) {
        return Err(LvRefusal::UnknownSegments { vg: vg.name.clone() });
    }
    Ok(())
}

/// The LV at a place that a request names.
fn lv_at(vg: &Vg, idx: LvIdx) -> Result<&Lv, LvRefusal> {
    let missing = || LvRefusal::NotFound { vg: vg.name.clone(), lv: format!("#{}", idx.0) };
    vg.lv(idx).ok_or_else(missing)
}
