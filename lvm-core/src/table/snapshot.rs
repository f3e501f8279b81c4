//! `snapshot-origin`, `snapshot` and `snapshot-merge`: the devices of an LV with COW snapshots.
//!
//! The origin's data is its layer `-real`, a snapshot's store its layer `-cow`. All of an LV's snapshots are active
//! when it is, else they would miss what changes.

use super::build::{Build, Roots};
use super::{Arg, Layer, Line, TableError, Target, lines};
use crate::model::segment::Snapshot;
use crate::model::{LvIdx, LvUse, Relations};
use crate::units::Sectors;

/// Adds the origin with its snapshots, where `lv` is one of them.
pub(super) fn roots(relations: &Relations<'_>, lv: LvIdx, out: &mut Roots) -> bool {
    let origin = relations.snapshot_of(lv).map_or(lv, |snapshot| snapshot.origin);
    if !relations.is_origin(origin) {
        return false;
    }
    if out.add((origin, Layer::None)) {
        for snapshot in relations.snapshots_of(origin) {
            out.add((snapshot.cow, Layer::None));
        }
    }
    true
}

/// Makes the device of an origin; `false` where the LV is none.
pub(super) fn origin(build: &mut Build<'_, '_>) -> Result<bool, TableError> {
    let lv = build.key.0;
    if !build.relations.is_origin(lv) {
        return Ok(false);
    }
    let real = build.use_node(lv, Layer::Real)?;
    let target = match build.relations.merging_snapshot_of(lv) {
        Some(snapshot) if merges(build, snapshot) => {
            let cow = build.use_node(snapshot.cow, Layer::Cow)?;
            Target { kind: "snapshot-merge", args: with_store(real, cow, snapshot) }
        }
        _ => Target { kind: "snapshot-origin", args: vec![real] },
    };
    push(build, lv, target)?;
    Ok(true)
}

/// Makes the device of a snapshot; `false` where the LV is none.
pub(super) fn snapshot(build: &mut Build<'_, '_>) -> Result<bool, TableError> {
    let lv = build.key.0;
    let Some(snapshot) = build.relations.snapshot_of(lv) else { return Ok(false) };
    // Its store is the origin's now.
    let target = if snapshot.merging && merges(build, snapshot) {
        lines::plain("error")
    } else {
        let real = build.use_node(snapshot.origin, Layer::Real)?;
        let cow = build.use_node(lv, Layer::Cow)?;
        Target { kind: "snapshot", args: with_store(real, cow, snapshot) }
    };
    // As long as the origin was when the snapshot was made: the hidden LV that ties the two has kept it.
    let tie = build.relations.user_as(lv, LvUse::SnapshotCow).unwrap_or(snapshot.origin);
    push(build, tie, target)?;
    Ok(true)
}

/// Whether a snapshot that is to go back into its origin does so now.
fn merges(build: &Build<'_, '_>, snapshot: &Snapshot) -> bool {
    let origin = build.vg().lv(snapshot.origin);
    build.settings.merging
        && origin.is_none_or(|origin| !build.settings.delayed.contains(&origin.id))
}

/// Origin, store, `P` for a store that outlives a reboot, and the size of a chunk.
fn with_store(real: Arg, cow: Arg, snapshot: &Snapshot) -> Vec<Arg> {
    vec![real, cow, Arg::word("P"), Arg::Num(snapshot.chunk_size.get())]
}

/// One line as long as an LV.
fn push(build: &mut Build<'_, '_>, lv: LvIdx, target: Target) -> Result<(), TableError> {
    let extents = super::build::lv(build.relations, lv)?.extents();
    let len = build.vg().extent_size.length(extents);
    build.lines.push(Line { start: Sectors::ZERO, len, target });
    Ok(())
}
