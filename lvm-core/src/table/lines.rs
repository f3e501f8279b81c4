//! Which lines a device has, by its layer and the types of its LV's segments.

use super::build::{Build, Roots, lv};
use super::{Arg, Layer, Line, StripeFiller, TableError, Target};
use super::{cache, integrity, mirror, raid, snapshot, striped, thin, vdo, writecache};
use crate::model::{Area, LvIdx, LvUse, PvIdx, Relations, Segment, SegmentKind};
use crate::units::{Extents, Sectors};

/// The devices that stand for `idx` when it is active. What they lie on is not among them.
pub(super) fn roots(
    relations: &Relations<'_>,
    idx: LvIdx,
    merging: bool,
    out: &mut Roots,
) -> Result<(), TableError> {
    let kinds = || lv(relations, idx).map(|lv| lv.segments.iter().map(|segment| &segment.kind));
    // Neither is ever a device: what ties a snapshot to its origin, and a pool that lends its parts to a cache.
    let mut never = kinds()?.filter(|kind| match kind {
        SegmentKind::CachePool(_) | SegmentKind::Snapshot(_) => true,
        // The volume that it goes into is it.
        SegmentKind::Thin(thin) => thin.merge.is_some() && merging,
        _ => false,
    });
    if never.next().is_some() {
        return Ok(());
    }
    if !snapshot::roots(relations, idx, out) {
        out.add((idx, Layer::None));
    }
    Ok(())
}

/// Whether a device takes no writes.
pub(super) fn is_read_only(build: &Build<'_, '_>) -> Result<bool, TableError> {
    let forbidden = |write: bool| build.settings.read_only || !write;
    let entity = build.lv()?;
    Ok(match build.key.1 {
        // Images stay writable: the array above them is what takes no writes.
        Layer::None if is_image(build) => false,
        Layer::None => {
            let pool = matches!(data_layer(build)?, Layer::ThinPool | Layer::VdoPool);
            pool || forbidden(entity.status.write)
        }
        Layer::Real => forbidden(entity.status.write),
        Layer::CvolData | Layer::CvolMeta => {
            let cached = cache::cached_by(build, build.key.0);
            forbidden(cached.is_none_or(|lv| lv.status.write))
        }
        // Snapshots, pools and what stands in for a lost PV work whatever their LV may.
        Layer::Cow | Layer::ThinPool | Layer::VdoPool | Layer::Missing { .. } => false,
    })
}

fn is_image(build: &Build<'_, '_>) -> bool {
    let users = build.relations.users(build.key.0).iter();
    { users }.any(|user| matches!(user.how, LvUse::RaidImage | LvUse::RaidMetadata))
}

/// Makes the lines of the device `build.key`.
pub(super) fn of_device(build: &mut Build<'_, '_>) -> Result<(), TableError> {
    match build.key.1 {
        Layer::Missing { segment, .. } => missing(build, segment),
        Layer::CvolData | Layer::CvolMeta => cache::cachevol_part(build),
        Layer::Real | Layer::Cow | Layer::ThinPool | Layer::VdoPool => segments(build),
        Layer::None => {
            if snapshot::origin(build)? || snapshot::snapshot(build)? || over_layer(build)? {
                return Ok(());
            }
            segments(build)
        }
    }
}

/// The layer that holds the data of an LV whose own device is a mere name for it.
fn data_layer(build: &Build<'_, '_>) -> Result<Layer, TableError> {
    Ok(match build.lv()?.segments.first().map(|segment| &segment.kind) {
        Some(SegmentKind::ThinPool(_)) if !thin::is_new_pool(build.relations, build.key.0) => {
            Layer::ThinPool
        }
        Some(SegmentKind::VdoPool(_)) => Layer::VdoPool,
        _ if build.relations.is_external_origin(build.key.0) => Layer::Real,
        _ => Layer::None,
    })
}

/// Makes a device that shows another one of the same LV; `false` where the LV has one device only.
fn over_layer(build: &mut Build<'_, '_>) -> Result<bool, TableError> {
    let layer = data_layer(build)?;
    if layer == Layer::None {
        return Ok(false);
    }
    let entity = build.lv()?;
    // Of a VDO pool only the header is to be seen.
    let len = match entity.segments.first().map(|segment| &segment.kind) {
        Some(SegmentKind::VdoPool(pool)) => pool.header_size,
        _ => build.vg().extent_size.length(entity.extents()),
    };
    let mut args = Vec::new();
    let kind = striped::begin(build, 1, Sectors::ZERO, &mut args);
    args.push(build.use_node(build.key.0, layer)?);
    args.push(Arg::Num(0));
    build.lines.push(Line { start: Sectors::ZERO, len, target: Target { kind, args } });
    Ok(true)
}

/// The lines of an LV's segments.
fn segments(build: &mut Build<'_, '_>) -> Result<(), TableError> {
    for (number, segment) in (0_u32..).zip(&build.lv()?.segments) {
        if let SegmentKind::VdoPool(pool) = &segment.kind {
            let line = vdo::pool(build, pool)?;
            build.lines.push(line);
            continue;
        }
        let target = of_segment(build, number, segment)?;
        let size = build.vg().extent_size;
        let len = match &segment.kind {
            SegmentKind::Raid(raid) => raid::len(segment, raid),
            _ => segment.len,
        };
        let (start, len) = (size.length(segment.start), size.length(len));
        build.lines.push(Line { start, len, target });
    }
    Ok(())
}

fn of_segment(
    build: &mut Build<'_, '_>,
    number: u32,
    segment: &Segment,
) -> Result<Target, TableError> {
    match &segment.kind {
        SegmentKind::Striped(kind) => striped::target(build, number, kind),
        SegmentKind::Mirror(kind) => mirror::target(build, number, segment, kind),
        SegmentKind::Raid(kind) => raid::target(build, kind),
        SegmentKind::Thin(kind) => thin::volume(build, kind),
        SegmentKind::ThinPool(kind) => thin::pool(build, segment, kind),
        SegmentKind::Cache(kind) => cache::target(build, kind),
        SegmentKind::Writecache(kind) => writecache::target(build, kind),
        SegmentKind::Integrity(kind) => integrity::target(build, kind),
        SegmentKind::Vdo(kind) => vdo::volume(build, kind),
        SegmentKind::Error => Ok(plain("error")),
        SegmentKind::Zero => Ok(plain("zero")),
        SegmentKind::Unknown(_) => Err(TableError::UnknownType {
            lv: build.lv()?.name.clone(),
            type_name: segment.kind.type_name().to_owned(),
        }),
        // Never devices themselves; nothing sound lies on them.
        SegmentKind::Snapshot(_) | SegmentKind::CachePool(_) | SegmentKind::VdoPool(_) => {
            Err(build.bad_reference())
        }
    }
}

/// A target without arguments.
pub(super) const fn plain(kind: &'static str) -> Target {
    Target { kind, args: Vec::new() }
}

/// What stands in place of an area whose PV is not there: as long as its segment.
fn missing(build: &mut Build<'_, '_>, segment: u32) -> Result<(), TableError> {
    let place = usize::try_from(segment).unwrap_or(usize::MAX);
    let len = build.lv()?.segments.get(place).map_or(Extents::ZERO, |segment| segment.len);
    let kind = if build.settings.filler == StripeFiller::Zero { "zero" } else { "error" };
    let len = build.vg().extent_size.length(len);
    build.lines.push(Line { start: Sectors::ZERO, len, target: plain(kind) });
    Ok(())
}

/// Adds the two words for an area: device and first sector.
pub(super) fn area(
    build: &mut Build<'_, '_>,
    segment: u32,
    number: usize,
    area: Area,
    args: &mut Vec<Arg>,
) -> Result<(), TableError> {
    let size = build.vg().extent_size;
    let (device, start) = match area {
        Area::Lv { lv, start } => (build.use_node(lv, Layer::None)?, size.length(start)),
        Area::Pv { pv, start } if !is_missing(build, pv) => {
            let at = build.vg().pv(pv).and_then(|entity| entity.extent_start(start, size));
            (Arg::Pv(pv), at.ok_or_else(|| build.bad_reference())?)
        }
        Area::Pv { .. } | Area::Missing => match &build.settings.filler {
            StripeFiller::Device(path) => (Arg::Path(path.clone()), Sectors::ZERO),
            StripeFiller::Error | StripeFiller::Zero => {
                let area = u32::try_from(number).unwrap_or(u32::MAX);
                let layer = Layer::Missing { segment, area };
                (build.use_node(build.key.0, layer)?, Sectors::ZERO)
            }
        },
    };
    args.push(device);
    args.push(Arg::Num(start.get()));
    Ok(())
}

fn is_missing(build: &Build<'_, '_>, pv: PvIdx) -> bool {
    build.settings.missing_pvs.contains(&pv)
}
