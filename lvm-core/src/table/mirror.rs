//! `mirror LOG N LOGARGS... LEGS DEVICE START ... FEATURES`, of mirrors and of LVs under pvmove.

use super::build::Build;
use super::{Arg, Layer, TableError, Target, lines, striped};
use crate::model::Segment;
use crate::model::segment::Mirror;
use crate::units::{Extents, Sectors};

/// The target of a mirrored segment, number `number` of its LV.
pub(super) fn target(
    build: &mut Build<'_, '_>,
    number: u32,
    segment: &Segment,
    mirror: &Mirror,
) -> Result<Target, TableError> {
    let pvmove = build.lv()?.status.pvmove;
    if pvmove && let Some(leg) = idle_leg(build, segment, mirror) {
        return one_leg(build, number, mirror, leg);
    }
    let mut log = vec![];
    let kind = match mirror.log {
        Some(lv) => {
            log.push(build.use_node(lv, Layer::None)?);
            "disk"
        }
        None => "core",
    };
    let region = mirror.region_size.unwrap_or(build.settings.mirror_region_size);
    let region = if pvmove { pvmove_region(build, segment.len) } else { region };
    log.push(Arg::Num(region.get()));
    if build.settings.in_sync {
        log.push(Arg::word("nosync"));
    }
    let mut args = vec![Arg::word(kind), count(log.len())];
    args.extend(log);
    args.push(count(mirror.areas.len()));
    for (place, area) in mirror.areas.iter().enumerate() {
        lines::area(build, number, place, *area, &mut args)?;
    }
    if !pvmove {
        args.extend([Arg::Num(1), Arg::word("handle_errors")]);
    }
    Ok(Target { kind: "mirror", args })
}

/// pvmove works on one segment at a time: those that are done are on their new place, the second leg; those after it
/// are still on the first. `None` for the segment that it works on.
fn idle_leg(build: &mut Build<'_, '_>, segment: &Segment, mirror: &Mirror) -> Option<usize> {
    if mirror.extents_moved == Some(segment.len) {
        return Some(1);
    }
    let waits = core::mem::replace(&mut build.pvmove_works, true);
    waits.then_some(0)
}

fn one_leg(
    build: &mut Build<'_, '_>,
    number: u32,
    mirror: &Mirror,
    leg: usize,
) -> Result<Target, TableError> {
    let area = mirror.areas.get(leg).ok_or_else(|| build.bad_reference())?;
    let mut args = Vec::new();
    let kind = striped::begin(build, 1, Sectors::ZERO, &mut args);
    lines::area(build, number, leg, *area, &mut args)?;
    Ok(Target { kind, args })
}

/// The default region, or less where regions would not divide the segment.
fn pvmove_region(build: &Build<'_, '_>, len: Extents) -> Sectors {
    let divisor = Extents::new(1_u32.checked_shl(len.get().trailing_zeros()).unwrap_or(1));
    build.settings.mirror_region_size.min(build.vg().extent_size.length(divisor))
}

fn count(len: usize) -> Arg {
    Arg::Num(u64::try_from(len).unwrap_or(u64::MAX))
}
