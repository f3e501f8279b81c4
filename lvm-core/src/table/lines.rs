//! Which lines a device has, by its layer and the types of its LV's segments.

use super::build::{Build, Key, lv};
use super::{Arg, Layer, Line, StripeFiller, TableError, TableSettings, Target, striped};
use crate::model::{Lv, LvIdx, Relations, Segment, SegmentKind};
use crate::units::{Extents, Sectors};

/// The devices that stand for `idx` when it is active. What they lie on is not among them.
pub(super) fn roots(
    relations: &Relations<'_>,
    idx: LvIdx,
    _settings: &TableSettings,
    out: &mut Vec<Key>,
) -> Result<(), TableError> {
    lv(relations, idx)?;
    out.push((idx, Layer::None));
    Ok(())
}

/// Whether a device takes no writes.
pub(super) fn is_read_only(lv: &Lv, layer: Layer, settings: &TableSettings) -> bool {
    layer == Layer::None && (settings.read_only || !lv.status.write)
}

/// Makes the lines of the device `build.key`.
pub(super) fn of_device(build: &mut Build<'_, '_>) -> Result<(), TableError> {
    match build.key.1 {
        Layer::Missing { segment, .. } => missing(build, segment),
        _ => segments(build),
    }
}

/// The lines of an LV's segments.
fn segments(build: &mut Build<'_, '_>) -> Result<(), TableError> {
    for (number, segment) in (0_u32..).zip(&build.lv()?.segments) {
        let target = of_segment(build, number, segment)?;
        let size = build.vg().extent_size;
        let (start, len) = (size.length(segment.start), size.length(segment.len));
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
        SegmentKind::Error => Ok(plain("error")),
        SegmentKind::Zero => Ok(plain("zero")),
        other => Err(TableError::UnknownType {
            lv: build.lv()?.name.clone(),
            type_name: other.type_name().to_owned(),
        }),
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
    area: crate::model::Area,
    args: &mut Vec<Arg>,
) -> Result<(), TableError> {
    use crate::model::Area;
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

fn is_missing(build: &Build<'_, '_>, pv: crate::model::PvIdx) -> bool {
    build.settings.missing_pvs.contains(&pv)
}
