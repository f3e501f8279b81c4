//! Merging snapshots: which begin, and how far those are that the kernel works on.

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use super::Result;
use crate::device::usage::is_held;
use crate::dm::{DmId, DmInfo, Mapper};
use crate::id::LvId;
use crate::model::{LvIdx, Relations, Vg};
use crate::table::{Layer, dm_uuid};

/// How long a device may be open that is only looked into by udev.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 0 } else { 5 });
const INTERVAL: Duration = Duration::from_millis(50);

/// The target of an origin that takes a snapshot back.
const TARGET: &str = "snapshot-merge";

/// Why a merge waits for the next activation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MergeDelay {
    /// Users of the origin would see it change under them.
    OriginOpen,
    /// The snapshot is going to be no more.
    SnapshotOpen,
}

/// How a merge stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum MergeState {
    /// The origin is not active.
    Inactive,
    /// It is, but its snapshot is not being merged.
    Waiting,
    /// The kernel is at work; what its target says.
    Running(String),
}

/// Whether merging the snapshot `cow` into `origin` would disturb somebody. What is open for a moment is waited for.
///
/// # Errors
/// The kernel cannot be asked.
pub fn merge_delay(
    mapper: &dyn Mapper,
    vg: &Vg,
    origin: LvIdx,
    cow: LvIdx,
) -> Result<Option<MergeDelay>> {
    let relations = Relations::of(vg);
    for (lv, delay) in [(origin, MergeDelay::OriginOpen), (cow, MergeDelay::SnapshotOpen)] {
        if is_used(mapper, &relations, lv)? {
            return Ok(Some(delay));
        }
    }
    Ok(None)
}

/// How the merge into an origin stands.
///
/// # Errors
/// The kernel cannot be asked.
pub fn merge_state(mapper: &dyn Mapper, vg: &Vg, origin: LvIdx) -> Result<MergeState> {
    let relations = Relations::of(vg);
    let live = info(mapper, &relations, origin)?.filter(|info| info.live_table);
    let Some(live) = live else { return Ok(MergeState::Inactive) };
    let line = mapper.status(&live.name)?.into_iter().next();
    Ok(line
        .filter(|line| line.target == TARGET)
        .map_or(MergeState::Waiting, |line| MergeState::Running(line.params)))
}

/// The origins whose merges may not begin now.
pub(super) fn delayed(mapper: &dyn Mapper, vg: &Vg) -> Result<BTreeSet<LvId>> {
    let relations = Relations::of(vg);
    let mut delayed = BTreeSet::new();
    if !relations.any() {
        return Ok(delayed);
    }
    for (origin, lv) in vg.lvs_with_idx() {
        let Some(snapshot) = relations.merging_snapshot_of(origin) else { continue };
        if merge_state(mapper, vg, origin)? == MergeState::Waiting
            && merge_delay(mapper, vg, origin, snapshot.cow)?.is_some()
        {
            delayed.insert(lv.id);
        }
    }
    Ok(delayed)
}

fn info(mapper: &dyn Mapper, relations: &Relations<'_>, lv: LvIdx) -> Result<Option<DmInfo>> {
    match dm_uuid(relations, lv, Layer::None) {
        Some(uuid) => Ok(mapper.info(DmId::Uuid(&uuid))?),
        None => Ok(None),
    }
}

fn is_used(mapper: &dyn Mapper, relations: &Relations<'_>, lv: LvIdx) -> Result<bool> {
    let end = Instant::now() + PATIENCE;
    loop {
        let open = info(mapper, relations, lv)?.filter(|info| info.open_count > 0);
        let Some(open) = open else { return Ok(false) };
        if is_held(open.number) || Instant::now() >= end {
            return Ok(true);
        }
        thread::sleep(INTERVAL);
    }
}
