//! `raid LEVEL N CHUNK OPTIONS... IMAGES` with two devices for each image, metadata and data; `-` where there is none.

use super::build::Build;
use super::{Arg, Layer, TableError, Target};
use crate::model::segment::{Raid, RaidLevel};
use crate::model::{Area, Lv, LvIdx, Segment};
use crate::units::Extents;

/// The target of a RAID segment.
pub(super) fn target(build: &mut Build<'_, '_>, raid: &Raid) -> Result<Target, TableError> {
    let options = options(build, raid);
    let level = match raid.level {
        // The text has several names for some.
        RaidLevel::Raid0Meta => RaidLevel::Raid0,
        RaidLevel::Raid5 => RaidLevel::Raid5Ls,
        RaidLevel::Raid6 => RaidLevel::Raid6Zr,
        RaidLevel::Raid10Near => RaidLevel::Raid10,
        level => level,
    };
    // The size of a chunk counts as an option, though it has no name.
    let count = u64::try_from(options.len()).unwrap_or(u64::MAX).saturating_add(1);
    let mut args = vec![Arg::word(level.name()), Arg::Num(count), Arg::Num(raid.stripe_size.get())];
    args.extend(options);
    args.push(Arg::Num(u64::try_from(raid.areas.len()).unwrap_or(u64::MAX)));
    for (number, area) in raid.areas.iter().enumerate() {
        let image = image(build, area)?;
        let meta = raid.metas.get(number).copied();
        match (image, meta) {
            (Some(image), Some(meta)) => {
                args.push(build.use_node(meta, Layer::None)?);
                args.push(build.use_node(image, Layer::None)?);
            }
            (Some(image), None) => {
                args.push(Arg::word("-"));
                args.push(build.use_node(image, Layer::None)?);
            }
            (None, _) => args.extend([Arg::word("-"), Arg::word("-")]),
        }
    }
    Ok(Target { kind: "raid", args })
}

/// Extents that the array shows: what is set aside on each image for reshaping is not among them.
pub(super) fn len(segment: &Segment, raid: &Raid) -> Extents {
    let set_aside = segment.reshape_len.unwrap_or(Extents::ZERO).get();
    let images = u32::try_from(raid.areas.len()).unwrap_or(u32::MAX);
    let stripes = images.saturating_sub(raid.level.parity());
    segment.len.saturating_sub(Extents::new(set_aside.saturating_mul(stripes)))
}

/// The LV of an image. One that users see and cannot write to has been split off for a time: the array does without
/// it and notes what changes.
fn image(build: &Build<'_, '_>, area: &Area) -> Result<Option<LvIdx>, TableError> {
    let Some(lv) = area.lv() else { return Ok(None) };
    let entity = build.vg().lv(lv).ok_or_else(|| build.bad_reference())?;
    Ok((!entity.status.visible || entity.status.write).then_some(lv))
}

fn options(build: &Build<'_, '_>, raid: &Raid) -> Vec<Arg> {
    let mut words = Vec::new();
    if build.settings.in_sync {
        words.push(Arg::word("nosync"));
    }
    if raid.level.is_raid0() {
        return words;
    }
    let mut option = |name: &'static str, value: Arg| {
        words.push(Arg::word(name));
        words.push(value);
    };
    let number = |value: Option<u32>| value.filter(|value| *value > 0).map(|v| Arg::Num(v.into()));
    for image in marked(build, raid, |lv| lv.status.rebuild) {
        option("rebuild", Arg::Num(image));
    }
    for (name, value) in [
        ("min_recovery_rate", raid.min_recovery_rate),
        ("max_recovery_rate", raid.max_recovery_rate),
    ] {
        if let Some(value) = number(value) {
            option(name, value);
        }
    }
    if raid.level == RaidLevel::Raid1 {
        for image in marked(build, raid, |lv| lv.status.writemostly) {
            option("write_mostly", Arg::Num(image));
        }
        if let Some(value) = number(raid.writebehind) {
            option("max_write_behind", value);
        }
    }
    if let Some(region) = raid.region_size {
        option("region_size", Arg::Num(region.get()));
    }
    if raid.level.is_raid10() && raid.data_copies.is_some_and(|copies| copies > 1) {
        option("raid10_copies", Arg::Num(raid.data_copies.unwrap_or_default().into()));
    }
    let delta = delta_disks(build, raid);
    if delta != 0 {
        option("delta_disks", Arg::Int(delta));
    }
    if let Some(offset) = raid.data_offset {
        // LVM2 holds 0 as 1, so that it is not taken for none, and the text may have either.
        let offset = if offset.get() == 1 { 0 } else { offset.get() };
        option("data_offset", Arg::Num(offset));
    }
    words
}

/// The numbers of the images whose LVs are so.
fn marked(build: &Build<'_, '_>, raid: &Raid, is: impl Fn(&Lv) -> bool) -> Vec<u64> {
    let lv = |area: &Area| build.vg().lv(area.lv()?);
    let images = (0_u64..).zip(&raid.areas);
    images.filter(|(_, area)| lv(area).is_some_and(&is)).map(|(number, _)| number).collect()
}

/// How many images a reshape adds; below zero where it takes some away.
fn delta_disks(build: &Build<'_, '_>, raid: &Raid) -> i64 {
    let lvs = raid.areas.iter().filter_map(|area| build.vg().lv(area.lv()?));
    lvs.filter_map(|lv| lv.segments.first()).fold(0_i64, |sum, segment| {
        let (plus, minus) =
            (segment.flags.reshape_delta_disks_plus, segment.flags.reshape_delta_disks_minus);
        sum.saturating_add(i64::from(plus)).saturating_sub(i64::from(minus))
    })
}
