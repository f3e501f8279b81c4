//! Fields of an LV.

use std::borrow::Cow;

use super::{Field, HEADING, Kind, Value, lv, lv_both, lv_info, lv_nature, lv_state, lv_status};
use crate::model::segment::Raid;
use crate::model::{Lv, PvIdx, ReadAhead, SegmentKind};
use crate::report::family::Line;
use crate::report::row::LvRow;
use crate::report::snapshot_status::{Percent, SnapshotStatus};
use crate::report::target_status::TargetStatus;
use crate::report::value::UNKNOWN;
use crate::report::view::{LvDevice, LvState};
use crate::report::{attr, family, roles};
use crate::units::Bytes;

/// They, in the order of help.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    lv("lv_uuid", "LV UUID", Kind::Str, 38, |r| Value::Id(r.lv.id.0), "The LV's id."),
    lv("lv_name", "LV", Kind::Str, 4, own_name, "The LV's name; hidden ones stand in brackets."),
    lv("lv_full_name", "LV", Kind::Str, HEADING, |r| Value::Text([r.group().name.as_str(), "/", r.lv.name.as_str()].concat().into()), "The names of VG and LV: VG/LV."),
    lv("lv_path", "Path", Kind::Str, HEADING, path, "The path of the LV's device node; empty for hidden LVs."),
    lv("lv_dm_path", "DMPath", Kind::Str, HEADING, dm_path, "The path of the LV's device node under /dev/mapper."),
    lv_nature("lv_parent", "Parent", Kind::Str, HEADING, |r| r.parent().map_or(Value::Blank, |p| p.name()), "The LV that this one is a part of."),
    lv("lv_layout", "Layout", Kind::List, 10, |r| words(roles::layout(r)), "How the LV's data is laid out."),
    lv_nature("lv_role", "Role", Kind::List, 10, |r| words(roles::role(r)), "What the LV is to other LVs and to users."),
    lv_nature("lv_initial_image_sync", "InitImgSync", Kind::Flag, 10, |r| Value::flag(r.began_in_sync(), "initial image sync"), "Whether the images were made alike at first."),
    lv_nature("lv_image_synced", "ImgSynced", Kind::Flag, 10, |_| Value::flag(false, "image synced"), "Whether the image is in step with the others."),
    lv_nature("lv_merging", "Merging", Kind::Flag, 10, |r| Value::flag(r.is_merging(), "merging"), "Whether a snapshot goes back into its origin."),
    lv_nature("lv_converting", "Converting", Kind::Flag, 10, |_| Value::flag(false, "converting"), "Whether the LV is being converted."),
    lv_nature("lv_allocation_policy", "AllocPol", Kind::Str, 10, |r| Value::text(r.lv.alloc.name()), "Where new extents may lie."),
    lv_nature("lv_allocation_locked", "AllocLock", Kind::Flag, 10, |r| Value::flag(r.lv.status.locked, "allocation locked"), "Whether the LV's extents may not be changed now."),
    lv_nature("lv_fixed_minor", "FixMin", Kind::Flag, 10, |r| Value::flag(r.lv.status.fixed_minor, "fixed minor"), "Whether the LV keeps its minor number."),
    lv_nature("lv_skip_activation", "SkipAct", Kind::Flag, 15, |r| Value::flag(r.lv.flags.activation_skip, "skip activation"), "Whether the LV is left out when its VG is activated."),
    lv_nature("lv_autoactivation", "AutoAct", Kind::Flag, HEADING, |r| Value::flag(!r.lv.flags.noautoactivate, "enabled"), "Whether the LV is activated when its VG appears."),
    lv_nature("lv_when_full", "WhenFull", Kind::Str, 15, |r| r.thin_pool().map_or(Value::Blank, |_| Value::text(if r.lv.flags.error_when_full { "error" } else { "queue" })), "What a thin pool does when it is full."),
    lv_state("lv_active", "Active", Kind::Str, HEADING, |r| active(r, "active"), "Whether the LV is active."),
    lv_state("lv_active_locally", "ActLocal", Kind::Flag, 10, |r| active_flag(r, true, "active locally"), "Whether the LV is active on this host."),
    lv_state("lv_active_remotely", "ActRemote", Kind::Flag, 10, |r| active_flag(r, false, "active remotely"), "Whether the LV is active on another host."),
    lv_state("lv_active_exclusively", "ActExcl", Kind::Flag, 10, |r| active_flag(r, true, "active exclusively"), "Whether the LV may be active on one host only."),
    lv_nature("lv_major", "Maj", Kind::Num, HEADING, |r| Value::Signed(r.lv.major.unwrap_or(-1).into()), "Major number that the LV keeps; -1 is none."),
    lv_nature("lv_minor", "Min", Kind::Num, HEADING, |r| Value::Signed(r.lv.minor.unwrap_or(-1).into()), "Minor number that the LV keeps; -1 is none."),
    lv_nature("lv_read_ahead", "Rahead", Kind::Size, HEADING, read_ahead, "How far to read ahead."),
    lv("lv_size", "LSize", Kind::Size, HEADING, |r| Value::Size(r.size()), "Size of the LV."),
    lv_nature("lv_metadata_size", "MSize", Kind::Size, HEADING, |r| r.metadata_size().map_or(Value::Blank, Value::Size), "Size of a pool's metadata."),
    lv("seg_count", "#Seg", Kind::Num, HEADING, |r| Value::count(r.lv.segments.len()), "How many segments the LV has."),
    lv_nature("origin", "Origin", Kind::Str, HEADING, |r| name_of(r.origin()), "What a snapshot is of, or a cached LV caches."),
    lv_nature("origin_uuid", "Origin UUID", Kind::Str, 38, |r| id_of(r.origin()), "The id of the origin."),
    lv_nature("origin_size", "OSize", Kind::Size, HEADING, |r| r.origin_size().map_or(Value::Blank, Value::Size), "Size of the origin of a COW snapshot."),
    lv_nature("lv_ancestors", "Ancestors", Kind::List, HEADING, |r| names(&family::ancestors(r)), "The LVs that the LV descends from by snapshots."),
    lv_nature("lv_full_ancestors", "FAncestors", Kind::List, HEADING, |r| family::line(r, Line::Up), "The same, with LVs that are no more."),
    lv_nature("lv_descendants", "Descendants", Kind::List, HEADING, |r| names(&family::descendants(r)), "The LVs that descend from the LV by snapshots."),
    lv_nature("lv_full_descendants", "FDescendants", Kind::List, HEADING, |r| family::line(r, Line::Down), "The same, with LVs that are no more."),
    lv_nature("raid_mismatch_count", "Mismatches", Kind::Num, HEADING, |r| r.raid_status().map_or(Value::Blank, |raid| Value::Num(raid.mismatches)), "How many differences between images were found or mended."),
    lv_nature("raid_sync_action", "SyncAction", Kind::Str, HEADING, |r| r.raid_status().map_or(Value::Blank, |raid| Value::Text(raid.action.clone().into())), "What the array is doing to keep its images in step."),
    lv_nature("raid_write_behind", "WBehind", Kind::Num, HEADING, |r| raid_num(r, |raid| raid.writebehind), "How many writes may be outstanding to write-mostly images."),
    lv_nature("raid_min_recovery_rate", "MinSync", Kind::Num, HEADING, |r| raid_num(r, |raid| raid.min_recovery_rate), "Least speed of recovery, KiB/s for each device."),
    lv_nature("raid_max_recovery_rate", "MaxSync", Kind::Num, HEADING, |r| raid_num(r, |raid| raid.max_recovery_rate), "Most speed of recovery, KiB/s for each device."),
    lv_nature("raidintegritymode", "IntegMode", Kind::Str, HEADING, integrity_mode, "How checksums are kept in step with data."),
    lv_nature("raidintegrityblocksize", "IntegBlkSize", Kind::Num, HEADING, |r| Value::Signed(r.integrity().map_or(-1, |i| i.block_size.into())), "How many bytes a checksum is of; -1 without checksums."),
    lv_nature("integritymismatches", "IntegMismatches", Kind::Num, HEADING, |_| Value::Blank, "How many checksums did not hold."),
    lv_nature("move_pv", "Move", Kind::Str, HEADING, |r| move_pv(r).map_or(Value::Blank, |pv| Value::text(r.vg.pv_name(pv))), "The PV that a pvmove LV empties."),
    lv_nature("move_pv_uuid", "Move UUID", Kind::Str, 38, |r| move_pv(r).and_then(|pv| r.group().pv(pv)).map_or(Value::Blank, |pv| Value::Id(pv.id.0)), "The id of that PV."),
    lv_nature("convert_lv", "Convert", Kind::Str, HEADING, |_| Value::Blank, "The temporary LV of a conversion."),
    lv_nature("convert_lv_uuid", "Convert UUID", Kind::Str, 38, |_| Value::Blank, "The id of that LV."),
    lv_nature("mirror_log", "Log", Kind::Str, HEADING, |r| name_of(r.mirror_log()), "The LV that holds a mirror's log."),
    lv_nature("mirror_log_uuid", "Log UUID", Kind::Str, 38, |r| id_of(r.mirror_log()), "The id of that LV."),
    lv_nature("data_lv", "Data", Kind::Str, HEADING, |r| name_of(r.data_lv()), "The LV that holds a pool's data."),
    lv_nature("data_lv_uuid", "Data UUID", Kind::Str, 38, |r| id_of(r.data_lv()), "The id of that LV."),
    lv_nature("metadata_lv", "Meta", Kind::Str, HEADING, |r| name_of(r.metadata_lv()), "The LV that holds a pool's metadata."),
    lv_nature("metadata_lv_uuid", "Meta UUID", Kind::Str, 38, |r| id_of(r.metadata_lv()), "The id of that LV."),
    lv_nature("pool_lv", "Pool", Kind::Str, HEADING, |r| name_of(r.pool()), "The pool of a thin or VDO volume, the cache of a cached LV."),
    lv_nature("pool_lv_uuid", "Pool UUID", Kind::Str, 38, |r| id_of(r.pool()), "The id of that LV."),
    lv("lv_tags", "LV Tags", Kind::List, HEADING, |r| Value::sorted_list(&r.lv.tags), "Its tags."),
    lv_nature("lv_profile", "LProfile", Kind::Str, HEADING, |r| Value::maybe_text(r.lv.profile.as_deref()), "The metadata profile of the LV."),
    lv_nature("lv_lockargs", "LLockArgs", Kind::Str, HEADING, |r| Value::maybe_text(r.lv.lock_args.as_deref()), "What the lock manager keeps with the LV."),
    lv("lv_time", "CTime", Kind::Time, 26, |r| r.lv.created.as_ref().map_or(Value::Blank, |c| Value::Time(c.time)), "When the LV was made."),
    lv_nature("lv_time_removed", "RTime", Kind::Time, 26, |r| r.dead.and_then(|dead| dead.removal_time).map_or(Value::Blank, Value::Time), "When the LV was removed."),
    lv("lv_host", "Host", Kind::Str, 10, |r| r.lv.created.as_ref().filter(|_| r.dead.is_none()).map_or(Value::Blank, |c| Value::text(&c.host)), "Where the LV was made."),
    lv_nature("lv_modules", "Modules", Kind::List, HEADING, roles::modules, "Kernel modules that the LV needs."),
    lv_nature("lv_historical", "Historical", Kind::Flag, HEADING, |r| Value::flag(r.dead.is_some(), "historical"), "Whether the LV is no more."),
    lv_nature("writecache_block_size", "WCacheBlkSize", Kind::Num, HEADING, |r| Value::Signed(match r.kind() { Some(SegmentKind::Writecache(w)) => w.block_size.into(), _ => -1 }), "How many bytes the write cache handles at a time; -1 without one."),
    lv_info("lv_kernel_major", "KMaj", Kind::Num, HEADING, |r| Value::Signed(r.state().device().map_or(-1, |d| d.major.into())), "The device's major number; -1 when the LV is not active."),
    lv_info("lv_kernel_minor", "KMin", Kind::Num, HEADING, |r| Value::Signed(r.state().device().map_or(-1, |d| d.minor.into())), "The device's minor number; -1 when the LV is not active."),
    lv_info("lv_kernel_read_ahead", "KRahead", Kind::Size, HEADING, |r| r.state().device().map_or(Value::Signed(-1), |d| Value::sectors(d.read_ahead)), "How far the device reads ahead; -1 when the LV is not active."),
    lv_info("lv_permissions", "LPerms", Kind::Str, 8, permissions, "Whether the LV may be written to."),
    lv_info("lv_suspended", "Suspended", Kind::Flag, 10, |r| device_flag(r, |d| d.suspended, "suspended"), "Whether the device is suspended."),
    lv_info("lv_live_table", "LiveTable", Kind::Flag, 20, |r| device_flag(r, |d| d.live_table, "live table present"), "Whether the device has a table."),
    lv_info("lv_inactive_table", "InactiveTable", Kind::Flag, 20, |r| device_flag(r, |d| d.inactive_table, "inactive table present"), "Whether a second table is loaded."),
    lv_info("lv_device_open", "DevOpen", Kind::Flag, 10, |r| device_flag(r, |d| d.open_count > 0, "open"), "Whether the device is open."),
    lv_status("data_percent", "Data%", Kind::Percent, 6, |r| percent(r, TargetStatus::data), "How full the data of a pool, volume, snapshot or cache is."),
    lv_status("snap_percent", "Snap%", Kind::Percent, 6, |r| percent(r, TargetStatus::data), "How full a snapshot is."),
    lv_status("metadata_percent", "Meta%", Kind::Percent, 6, |r| percent(r, TargetStatus::metadata), "How full the metadata of a pool or cache is."),
    lv_status("copy_percent", "Cpy%Sync", Kind::Percent, HEADING, |r| percent(r, TargetStatus::synced), "How much of an array, mirror or move is in step."),
    lv_status("sync_percent", "Cpy%Sync", Kind::Percent, HEADING, |r| percent(r, TargetStatus::synced), "How much of an array, mirror or move is in step."),
    lv_status("cache_total_blocks", "CacheTotalBlocks", Kind::Num, 16, |_| Value::Blank, "How many blocks a cache has."),
    lv_status("cache_used_blocks", "CacheUsedBlocks", Kind::Num, 16, |_| Value::Blank, "How many of them are in use."),
    lv_status("cache_dirty_blocks", "CacheDirtyBlocks", Kind::Num, 16, |_| Value::Blank, "How many of them are not yet written back."),
    lv_status("cache_read_hits", "CacheReadHits", Kind::Num, 16, |_| Value::Blank, "How many reads the cache has answered."),
    lv_status("cache_read_misses", "CacheReadMisses", Kind::Num, 16, |_| Value::Blank, "How many reads it could not answer."),
    lv_status("cache_write_hits", "CacheWriteHits", Kind::Num, 16, |_| Value::Blank, "How many writes found their block in the cache."),
    lv_status("cache_write_misses", "CacheWriteMisses", Kind::Num, 16, |_| Value::Blank, "How many writes did not."),
    lv_status("kernel_cache_settings", "KCacheSettings", Kind::List, 18, |_| Value::List(Vec::new()), "The settings that the cache runs with."),
    lv_status("kernel_cache_policy", "KCachePolicy", Kind::Str, 18, |_| Value::Blank, "The policy that the cache runs with."),
    lv_status("kernel_metadata_format", "KMFmt", Kind::Num, HEADING, |_| Value::Blank, "The format of metadata that the cache runs with."),
    lv_status("lv_health_status", "Health", Kind::Str, 15, health, "What is wrong with the LV."),
    lv_status("kernel_discards", "KDiscards", Kind::Str, HEADING, |r| r.pool_status().map_or(Value::Blank, |pool| Value::text(pool.discards)), "What the pool does with discards."),
    lv_status("lv_check_needed", "CheckNeeded", Kind::Flag, 15, |r| Value::Flag { set: r.pool_status().map(|pool| pool.needs_check), word: "check needed" }, "Whether the metadata has to be checked."),
    lv_status("lv_merge_failed", "MergeFailed", Kind::Flag, 15, |r| Value::Flag { set: r.snapshot_status().map(|s| s == SnapshotStatus::MergeFailed), word: "merge failed" }, "Whether a merge has failed."),
    lv_status("lv_snapshot_invalid", "SnapInvalid", Kind::Flag, 15, |r| Value::Flag { set: r.snapshot_status().map(|s| s.is_invalid()), word: "snapshot invalid" }, "Whether a snapshot has become useless."),
    lv_status("vdo_operating_mode", "VDOOperatingMode", Kind::Str, HEADING, |_| Value::Blank, "In what mode VDO works."),
    lv_status("vdo_compression_state", "VDOCompressionState", Kind::Str, HEADING, |_| Value::Blank, "Whether VDO compresses."),
    lv_status("vdo_index_state", "VDOIndexState", Kind::Str, HEADING, |_| Value::Blank, "What VDO's index is doing."),
    lv_status("vdo_used_size", "VDOUsedSize", Kind::Num, HEADING, |_| Value::Blank, "How much VDO has stored."),
    lv_status("vdo_saving_percent", "VDOSaving%", Kind::Percent, HEADING, |_| Value::Blank, "How much VDO saves."),
    lv_status("writecache_total_blocks", "WCacheTotalBlocks", Kind::Num, HEADING, |_| Value::Blank, "How many blocks a write cache has."),
    lv_status("writecache_free_blocks", "WCacheFreeBlocks", Kind::Num, HEADING, |_| Value::Blank, "How many of them are free."),
    lv_status("writecache_writeback_blocks", "WCacheWritebackBlocks", Kind::Num, HEADING, |_| Value::Blank, "How many of them are being written back."),
    lv_status("writecache_error", "WCacheErrors", Kind::Num, HEADING, |_| Value::Blank, "How many errors the write cache has met."),
    lv_both("lv_attr", "Attr", Kind::Str, HEADING, |r| Value::Text(attr::lv(r).into()), "Letters for the LV's type, flags and state, see the manual."),
];

fn words(words: Vec<&'static str>) -> Value<'static> {
    Value::List(words.into_iter().map(Cow::Borrowed).collect())
}

fn names<'a>(lvs: &[&'a Lv]) -> Value<'a> {
    Value::List(lvs.iter().map(|lv| Cow::Borrowed(lv.name.as_str())).collect())
}

fn own_name<'a>(row: &LvRow<'a>) -> Value<'a> {
    row.name()
}

fn name_of(lv: Option<LvRow<'_>>) -> Value<'_> {
    lv.map_or(Value::Blank, |lv| lv.name())
}

fn id_of(lv: Option<LvRow<'_>>) -> Value<'_> {
    lv.map_or(Value::Blank, |lv| Value::Id(lv.lv.id.0))
}

/// The path of the node that users open: none for hidden LVs, nor for thin pools.
fn path<'a>(row: &LvRow<'a>) -> Value<'a> {
    if (!row.is_visible() && row.dead.is_none()) || row.thin_pool().is_some() {
        return Value::Blank;
    }
    let path = ["/dev/", row.group().name.as_str(), "/", row.lv.name.as_str()];
    Value::Text(path.concat().into())
}

/// Device-mapper's name doubles the hyphens of both names.
fn dm_path<'a>(row: &LvRow<'a>) -> Value<'a> {
    let names = [(row.group().name.as_str(), "-"), (row.lv.name.as_str(), "")];
    // Room for a few hyphens, so that nearly every path is allocated once.
    let len = names.iter().map(|(name, _)| name.len()).sum::<usize>();
    let mut path = String::with_capacity(len + 24);
    path.push_str("/dev/mapper/");
    for (mut rest, end) in names {
        while let Some(hyphen) = rest.bytes().position(|byte| byte == b'-') {
            let (head, after) = rest.split_at(hyphen + 1);
            path.push_str(head);
            path.push('-');
            rest = after;
        }
        path.push_str(rest);
        path.push_str(end);
    }
    Value::Text(path.into())
}

fn active<'a>(row: &LvRow<'a>, word: &'a str) -> Value<'a> {
    match row.state() {
        LvState::Unknown => Value::Flag { set: None, word: UNKNOWN },
        LvState::Inactive => Value::Blank,
        LvState::Active(_) => Value::text(word),
    }
}

fn active_flag<'a>(row: &LvRow<'a>, here: bool, word: &'static str) -> Value<'a> {
    let set = match row.state() {
        LvState::Unknown => None,
        LvState::Inactive => Some(false),
        LvState::Active(_) => Some(here),
    };
    Value::Flag { set, word }
}

fn device_flag<'a>(
    row: &LvRow<'a>,
    get: impl FnOnce(&LvDevice) -> bool,
    word: &'static str,
) -> Value<'a> {
    Value::Flag { set: row.state().device().map(get), word }
}

fn read_ahead<'a>(row: &LvRow<'a>) -> Value<'a> {
    match row.lv.read_ahead {
        ReadAhead::Auto => Value::text("auto"),
        ReadAhead::None => Value::Size(Bytes::ZERO),
        ReadAhead::Sectors(sectors) => Value::sectors(sectors),
    }
}

fn raid_num<'a>(row: &LvRow<'a>, get: impl FnOnce(&Raid) -> Option<u32>) -> Value<'a> {
    match row.kind() {
        Some(SegmentKind::Raid(raid)) => get(raid).map_or(Value::Blank, |n| Value::Num(n.into())),
        _ => Value::Blank,
    }
}

fn integrity_mode<'a>(row: &LvRow<'a>) -> Value<'a> {
    match row.integrity().map(|integrity| &*integrity.mode) {
        Some("J") => Value::text("journal"),
        Some("B") => Value::text("bitmap"),
        Some(other) => Value::text(other),
        None => Value::Blank,
    }
}

/// The PV that a pvmove LV empties: where its first leg lies.
fn move_pv(row: &LvRow<'_>) -> Option<PvIdx> {
    if !row.lv.status.pvmove {
        return None;
    }
    let mut areas = row.lv.segments.iter().filter_map(|segment| segment.kind.areas().first());
    areas.find_map(crate::model::Area::pv)
}

fn permissions<'a>(row: &LvRow<'a>) -> Value<'a> {
    if row.lv.status.pvmove {
        return Value::Blank;
    }
    if !row.lv.status.write {
        return Value::text("read-only");
    }
    match row.state().device() {
        Some(device) if device.read_only => Value::text("read-only-override"),
        Some(_) => Value::text("writeable"),
        None => Value::text("unknown"),
    }
}

fn health<'a>(row: &LvRow<'a>) -> Value<'a> {
    if row.vg.is_partial(row.idx) {
        return Value::text("partial");
    }
    match row.trouble() {
        _ if attr::is_health_unknown(row) => Value::text("unknown"),
        None if row.lv.status.writemostly => Value::text("writemostly"),
        None => Value::Blank,
        Some(trouble) => Value::text(trouble.word()),
    }
}

/// A share that the LV's target tells.
fn percent<'a>(row: &LvRow<'a>, get: impl FnOnce(&TargetStatus) -> Option<Percent>) -> Value<'a> {
    row.status().and_then(get).map_or(Value::Blank, |part| Value::Percent(part.hundredths()))
}
