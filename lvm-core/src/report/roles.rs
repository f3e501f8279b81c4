//! Words for what an LV is: how its data is laid out, what it is to others, which kernel modules it needs.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::row::LvRow;
use super::value::Value;
use crate::model::SegmentKind;
use crate::model::segment::{LvUse, RaidLevel};

/// An LV may have segments of both kinds, after it was extended with other stripes.
fn striped_layout(row: &LvRow<'_>) -> Vec<&'static str> {
    let has = |wanted: fn(usize) -> bool| {
        row.lv.segments.iter().any(|segment| match &segment.kind {
            SegmentKind::Striped(striped) => wanted(striped.areas.len()),
            _ => false,
        })
    };
    let kinds = [(has(|stripes| stripes == 1), "linear"), (has(|stripes| stripes != 1), "striped")];
    kinds.into_iter().filter(|(there, _)| *there).map(|(_, word)| word).collect()
}

/// The words of `lv_layout`.
pub(super) fn layout(row: &LvRow<'_>) -> Vec<&'static str> {
    if row.is_cachevol() {
        return if row.is_write_cachevol() {
            vec!["writecache", "cachevol"]
        } else {
            vec!["cache", "cachevol"]
        };
    }
    match row.kind() {
        None | Some(SegmentKind::Unknown(_) | SegmentKind::Snapshot(_)) => vec!["unknown"],
        Some(SegmentKind::Striped(_)) => striped_layout(row),
        Some(SegmentKind::Mirror(_)) => vec!["mirror"],
        Some(SegmentKind::Raid(raid)) => raid_layout(raid.level),
        Some(SegmentKind::Thin(_)) => vec!["thin", "sparse"],
        Some(SegmentKind::ThinPool(_)) => vec!["thin", "pool"],
        Some(SegmentKind::Cache(_)) => vec!["cache"],
        Some(SegmentKind::CachePool(_)) => vec!["cache", "pool"],
        Some(SegmentKind::Writecache(_)) => vec!["writecache"],
        Some(SegmentKind::Integrity(_)) => vec!["integrity"],
        Some(SegmentKind::Vdo(_)) => vec!["vdo", "sparse"],
        Some(SegmentKind::VdoPool(_)) => vec!["vdo", "pool"],
        Some(SegmentKind::Error | SegmentKind::Zero) => vec!["virtual"],
    }
}

/// Layouts that LVM2 has no words for of their own show the level only.
fn raid_layout(level: RaidLevel) -> Vec<&'static str> {
    match level {
        RaidLevel::Raid0Meta => vec!["raid"],
        RaidLevel::Raid0 | RaidLevel::Raid1 | RaidLevel::Raid4 | RaidLevel::Raid10 => {
            vec!["raid", level.name()]
        }
        RaidLevel::Raid10Near => vec!["raid", RaidLevel::Raid10.name()],
        RaidLevel::Raid5 => vec!["raid", "raid5", RaidLevel::Raid5Ls.name()],
        RaidLevel::Raid5La | RaidLevel::Raid5Ra | RaidLevel::Raid5Ls | RaidLevel::Raid5Rs => {
            vec!["raid", "raid5", level.name()]
        }
        RaidLevel::Raid5N => vec!["raid", "raid5"],
        RaidLevel::Raid6 => vec!["raid", "raid6", RaidLevel::Raid6Zr.name()],
        RaidLevel::Raid6Zr | RaidLevel::Raid6Nr | RaidLevel::Raid6Nc => {
            vec!["raid", "raid6", level.name()]
        }
        RaidLevel::Raid6N6
        | RaidLevel::Raid6La6
        | RaidLevel::Raid6Ra6
        | RaidLevel::Raid6Ls6
        | RaidLevel::Raid6Rs6 => vec!["raid", "raid6"],
    }
}

/// The words of `lv_role`.
pub(super) fn role(row: &LvRow<'_>) -> Vec<&'static str> {
    let mut words = vec![if is_public(row) { "public" } else { "private" }];
    words.extend_from_slice(part_role(row));
    origin_roles(row, &mut words);
    if row.snapshot().is_some() {
        words.extend_from_slice(&["snapshot", "thicksnapshot"]);
    }
    if row.thin().is_some_and(|thin| thin.origin.or(thin.external_origin).is_some()) {
        words.extend_from_slice(&["snapshot", "thinsnapshot"]);
    }
    words
}

/// Whether data of users may lie on the LV itself.
fn is_public(row: &LvRow<'_>) -> bool {
    let is_pool = matches!(
        row.kind(),
        Some(SegmentKind::ThinPool(_) | SegmentKind::CachePool(_) | SegmentKind::VdoPool(_))
    );
    // What a snapshot of zeros or errors is of holds no data.
    let is_virtual = matches!(row.kind(), Some(SegmentKind::Zero | SegmentKind::Error));
    let has_none = is_virtual && row.vg.relations().is_origin(row.idx);
    (row.lv.status.visible || row.snapshot().is_some())
        && !is_pool
        && !has_none
        && !row.is_cachevol()
        && !row.is_raid_part()
}

/// What the LV is a part of.
fn part_role(row: &LvRow<'_>) -> &'static [&'static str] {
    if row.lv.status.pvmove {
        return &["pvmove"];
    }
    if row.is_spare() {
        return &["pool", "spare"];
    }
    let users = row.vg.relations().users(row.idx);
    let role = |how: LvUse| -> Option<&'static [&'static str]> {
        Some(match how {
            LvUse::RaidImage => &["raid", "image"],
            LvUse::RaidMetadata => &["raid", "metadata"],
            LvUse::MirrorLeg => &["mirror", "image"],
            LvUse::MirrorLog => &["mirror", "log"],
            LvUse::ThinPoolData => &["thin", "pool", "data"],
            LvUse::ThinPoolMetadata => &["thin", "pool", "metadata"],
            LvUse::CachePoolData => &["cache", "pool", "data"],
            LvUse::CachePoolMetadata => &["cache", "pool", "metadata"],
            LvUse::CacheOrigin => &["cache", "origin", "cacheorigin"],
            LvUse::WritecacheOrigin => &["writecache", "origin", "writecacheorigin"],
            LvUse::IntegrityOrigin => &["integrity", "origin", "integrityorigin"],
            LvUse::IntegrityMetadata => &["integrity", "metadata"],
            LvUse::VdoPoolData => &["vdo", "pool", "data"],
            _ => return None,
        })
    };
    users.iter().find_map(|user| role(user.how)).unwrap_or_default()
}

/// Whose origin the LV is.
fn origin_roles(row: &LvRow<'_>, words: &mut Vec<&'static str>) {
    let relations = row.vg.relations();
    for (how, one, many) in [
        (LvUse::SnapshotOrigin, "thickorigin", "multithickorigin"),
        (LvUse::ThinOrigin, "thinorigin", "multithinorigin"),
        (LvUse::ExternalOrigin, "extthinorigin", "multiextthinorigin"),
    ] {
        match relations.users_as(row.idx, how).take(2).count() {
            0 => {}
            1 => words.extend_from_slice(&["origin", one]),
            _ => words.extend_from_slice(&["origin", one, many]),
        }
    }
}

/// The kernel modules that the LV needs, sorted.
pub(super) fn modules<'a>(row: &LvRow<'a>) -> Value<'a> {
    let mut found = BTreeSet::new();
    let mut to_follow = vec![row.clone()];
    let mut seen = BTreeSet::new();
    while let Some(next) = to_follow.pop() {
        add_modules(&next, &mut found);
        let areas = next.lv.segments.iter().flat_map(|segment| segment.kind.areas());
        let below = areas.filter_map(crate::model::Area::lv).filter(|lv| seen.insert(*lv));
        to_follow.extend(below.filter_map(|lv| row.other(lv)));
    }
    let relations = row.vg.relations();
    if relations.is_origin(row.idx) || relations.is_cow(row.idx) {
        found.insert("snapshot");
    }
    Value::List(found.into_iter().map(Cow::Borrowed).collect())
}

fn add_modules(row: &LvRow<'_>, found: &mut BTreeSet<&'static str>) {
    for segment in &row.lv.segments {
        let own: &[&str] = match &segment.kind {
            SegmentKind::Mirror(_) => &["mirror"],
            SegmentKind::Raid(_) => &["raid"],
            SegmentKind::Snapshot(_) => &["snapshot"],
            SegmentKind::Thin(_) => &["thin", "thin-pool"],
            SegmentKind::ThinPool(_) => &["thin-pool"],
            SegmentKind::Cache(_) | SegmentKind::CachePool(_) => &["cache"],
            SegmentKind::Writecache(_) => &["writecache"],
            SegmentKind::Integrity(_) => &["integrity"],
            SegmentKind::Vdo(_) | SegmentKind::VdoPool(_) => &["kvdo"],
            SegmentKind::Error => &["error"],
            SegmentKind::Zero => &["zero"],
            SegmentKind::Striped(_) | SegmentKind::Unknown(_) => &[],
        };
        found.extend(own);
    }
}
