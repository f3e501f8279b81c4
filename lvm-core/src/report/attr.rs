//! The columns of letters: `pv_attr`, `vg_attr`, `lv_attr`.

use super::row::{LvRow, PvRow};
use super::snapshot_status::SnapshotStatus;
use super::view::{LvState, VgView};
use crate::model::SegmentKind;
use crate::model::segment::LvUse;

/// `lv_attr` of an LV that is no more.
const DEAD: &str = "----h-----";

/// Appends `letter` when `set`, and a dash otherwise.
fn push(out: &mut String, set: bool, letter: char) {
    out.push(if set { letter } else { '-' });
}

/// `vg_attr`: writable, resizable, exported, partial, allocation policy, clustered or shared.
pub(super) fn vg(view: &VgView<'_>) -> String {
    let status = &view.vg.status;
    let mut out = String::with_capacity(6);
    out.push(if status.write { 'w' } else { 'r' });
    push(&mut out, status.resizeable, 'z');
    push(&mut out, status.exported, 'x');
    push(&mut out, view.missing_pvs() > 0, 'p');
    out.push(view.vg.alloc.letter());
    match (status.clustered, view.is_shared()) {
        (true, _) => out.push('c'),
        (false, shared) => push(&mut out, shared, 's'),
    }
    out
}

/// `pv_attr`: duplicate, allocatable or used; exported; missing.
pub(super) fn pv(row: &PvRow<'_>) -> String {
    let status = row.member().map(|(_, pv)| &pv.status);
    let mut out = String::with_capacity(3);
    if row.is_duplicate() {
        out.push('d');
    } else if status.is_some_and(|status| status.allocatable) {
        out.push('a');
    } else {
        push(&mut out, row.in_use(), 'u');
    }
    push(&mut out, status.is_some_and(|status| status.exported), 'x');
    push(&mut out, row.view().is_some_and(|view| view.missing), 'm');
    out
}

/// `lv_attr`: type, permissions, allocation, fixed minor, state, open, target, zeroing, health, skip activation.
pub(super) fn lv(row: &LvRow<'_>) -> String {
    if row.dead.is_some() {
        return DEAD.into();
    }
    let mut out = String::with_capacity(10);
    let status = &row.lv.status;
    out.push(volume_type(row));
    out.push(match (status.pvmove, status.write, row.state()) {
        (true, ..) => '-',
        (_, false, _) => 'r',
        (_, _, LvState::Active(device)) if device.read_only => 'R',
        _ => 'w',
    });
    let policy = row.lv.alloc.letter();
    out.push(if status.locked { policy.to_ascii_uppercase() } else { policy });
    push(&mut out, status.fixed_minor, 'm');
    push_state(&mut out, row);
    out.push(target_type(row));
    push(&mut out, zeroes(row), 'z');
    out.push(health(row));
    push(&mut out, row.lv.flags.activation_skip, 'k');
    out
}

/// The first letter. The order of the questions is LVM2's: an LV can be several things.
fn volume_type(row: &LvRow<'_>) -> char {
    let relations = row.vg.relations();
    let synced = |yes: char, no: char| if row.lv.status.notsynced { no } else { yes };
    if row.lv.status.pvmove {
        return 'p';
    }
    if relations.is_origin(row.idx) || relations.is_external_origin(row.idx) {
        return if row.is_merging_origin(relations) { 'O' } else { 'o' };
    }
    if row.is_spare()
        || row.is_used_as(LvUse::ThinPoolMetadata)
        || row.is_used_as(LvUse::CachePoolMetadata)
        || row.is_used_as(LvUse::RaidMetadata)
        || row.is_used_as(LvUse::IntegrityMetadata)
    {
        return 'e';
    }
    if row.is_cachevol() || row.is_used_as(LvUse::CachePoolData) {
        return 'C';
    }
    match row.kind() {
        Some(SegmentKind::Cache(_) | SegmentKind::CachePool(_) | SegmentKind::Writecache(_)) => 'C',
        Some(SegmentKind::Integrity(_)) => 'g',
        Some(SegmentKind::Raid(_)) => synced('r', 'R'),
        Some(SegmentKind::Mirror(_)) => synced('m', 'M'),
        Some(SegmentKind::Thin(_)) if relations.merging_thin_of(row.idx).is_some() => 'O',
        Some(SegmentKind::Thin(thin)) if thin.merge.is_some() => 'S',
        Some(SegmentKind::Thin(_)) => 'V',
        Some(SegmentKind::VdoPool(_)) => 'd',
        _ if row.is_used_as(LvUse::VdoPoolData) => 'D',
        Some(SegmentKind::Vdo(_) | SegmentKind::Error | SegmentKind::Zero) => 'v',
        Some(SegmentKind::ThinPool(_)) => 't',
        _ if row.is_used_as(LvUse::ThinPoolData) => 'T',
        // Whether an image is in step only its array knows.
        _ if row.is_used_as(LvUse::RaidImage) || row.is_used_as(LvUse::MirrorLeg) => {
            if row.is_image_in_step() { 'i' } else { 'I' }
        }
        _ if row.is_used_as(LvUse::MirrorLog) => 'l',
        _ => match row.snapshot() {
            Some(snapshot) if snapshot.merging => 'S',
            Some(_) => 's',
            None if row.is_used_as(LvUse::CacheOrigin)
                || row.is_used_as(LvUse::WritecacheOrigin) =>
            {
                'o'
            }
            None => '-',
        },
    }
}

fn push_state(out: &mut String, row: &LvRow<'_>) {
    let snapshot = || row.snapshot_status();
    let merge_failed = || snapshot() == Some(SnapshotStatus::MergeFailed);
    match row.state() {
        LvState::Unknown => out.push_str("XX"),
        LvState::Inactive => out.push_str("--"),
        LvState::Active(device) => {
            out.push(match (device.suspended, device.live_table, device.inactive_table) {
                (true, ..) if snapshot().is_some_and(|status| status.is_invalid()) => 'S',
                (true, ..) if merge_failed() => 'M',
                (true, ..) => 's',
                (_, true, _) if snapshot().is_some_and(|status| status.is_invalid()) => 'I',
                (_, true, _) if merge_failed() => 'm',
                (_, true, _) => 'a',
                (_, _, true) => 'i',
                _ => 'd',
            });
            push(out, device.open_count > 0, 'o');
        }
    }
}

/// The seventh letter: which kernel target the LV is about.
fn target_type(row: &LvRow<'_>) -> char {
    let relations = row.vg.relations();
    if row.is_raid_part() {
        return 'r';
    }
    if row.is_cachevol()
        || row.is_used_as(LvUse::CacheOrigin)
        || row.is_used_as(LvUse::WritecacheOrigin)
    {
        return 'C';
    }
    if row.lv.status.pvmove || row.is_used_as(LvUse::MirrorLeg) || row.is_used_as(LvUse::MirrorLog)
    {
        return 'm';
    }
    match row.kind() {
        Some(SegmentKind::Thin(_) | SegmentKind::ThinPool(_)) => 't',
        Some(SegmentKind::Cache(_) | SegmentKind::CachePool(_) | SegmentKind::Writecache(_)) => 'C',
        Some(SegmentKind::Raid(_)) => 'r',
        Some(SegmentKind::Mirror(_)) => 'm',
        _ if relations.is_cow(row.idx) || relations.is_origin(row.idx) => 's',
        Some(SegmentKind::Unknown(_)) => 'u',
        Some(SegmentKind::Vdo(_) | SegmentKind::Error | SegmentKind::Zero) => 'v',
        _ => '-',
    }
}

/// Whether blocks that a thin volume gets are zeroed.
pub(super) fn zeroes(row: &LvRow<'_>) -> bool {
    match (row.thin_pool(), row.thin()) {
        (Some(pool), _) => pool.zero_new_blocks,
        (None, Some(thin)) => row
            .other(thin.pool)
            .and_then(|pool| pool.thin_pool())
            .is_some_and(|pool| pool.zero_new_blocks),
        (None, None) => false,
    }
}

fn health(row: &LvRow<'_>) -> char {
    if row.vg.is_partial(row.idx) {
        return 'p';
    }
    if is_health_unknown(row) {
        return 'X';
    }
    match row.trouble() {
        None if row.lv.status.writemostly => 'w',
        None => '-',
        Some(trouble) => trouble.letter(),
    }
}

/// Whether only the kernel could tell how the LV is, and it cannot be asked.
pub(super) fn is_health_unknown(row: &LvRow<'_>) -> bool {
    let is_raid = row.is_raid_part() || matches!(row.kind(), Some(SegmentKind::Raid(_)));
    is_raid && *row.state() == LvState::Unknown
}
