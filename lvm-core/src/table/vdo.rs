//! `vdo V2 DATA BLOCKS ...` of a VDO pool, and where volumes lie on it.

use super::build::Build;
use super::{Arg, Layer, Line, TableError, Target, striped};
use crate::model::segment::{Vdo, VdoPool, VdoWritePolicy};
use crate::model::{Area, SegmentKind};
use crate::units::Sectors;

/// Sectors of a block of VDO: 4 KiB.
const BLOCK: u64 = 8;

/// Blocks of a mebibyte.
const MIB: u64 = 256;

/// The line of a VDO pool: as long as its virtual device with a header before and after it.
pub(super) fn pool(build: &mut Build<'_, '_>, pool: &VdoPool) -> Result<Line, TableError> {
    let data = pool.data.lv().ok_or_else(|| build.bad_reference())?;
    let extent = build.vg().extent_size;
    let extents = super::build::lv(build.relations, data)?.extents();
    let own =
        super::names::dm_name(build.vg().name.as_str(), build.lv()?.name.as_str(), Layer::VdoPool);
    let mut args = vec![
        Arg::word("V2"),
        build.use_node(data, Layer::None)?,
        Arg::Num(extent.length(extents).get() / BLOCK),
        Arg::Num(pool.minimum_io_size.into()),
        Arg::Num(u64::from(pool.block_map_cache_size_mb).saturating_mul(MIB)),
        Arg::Num(pool.block_map_era_length.into()),
        Arg::word("on"),
        Arg::word(pool.write_policy.unwrap_or(VdoWritePolicy::Auto).name()),
        Arg::Word(own.into()),
    ];
    for (name, value) in [
        ("maxDiscard", pool.max_discard),
        ("ack", pool.ack_threads),
        ("bio", pool.bio_threads),
        ("bioRotationInterval", pool.bio_rotation),
        ("cpu", pool.cpu_threads),
        ("hash", pool.hash_zone_threads),
        ("logical", pool.logical_threads),
        ("physical", pool.physical_threads),
    ] {
        args.extend([Arg::word(name), Arg::Num(value.into())]);
    }
    let headers = Sectors::new(pool.header_size.get().saturating_mul(2));
    let len = extent.length(pool.virtual_extents).saturating_add(headers);
    Ok(Line { start: Sectors::ZERO, len, target: Target { kind: "vdo", args } })
}

/// The target of a VDO volume: behind the header of its pool.
pub(super) fn volume(build: &mut Build<'_, '_>, vdo: &Vdo) -> Result<Target, TableError> {
    let Area::Lv { lv, start } = vdo.pool else { return Err(build.bad_reference()) };
    let segments = super::build::lv(build.relations, lv)?.segments.iter();
    let header = { segments }.find_map(|segment| match &segment.kind {
        SegmentKind::VdoPool(pool) => Some(pool.header_size),
        _ => None,
    });
    let header = header.ok_or_else(|| build.bad_reference())?;
    let mut args = Vec::new();
    let kind = striped::begin(build, 1, Sectors::ZERO, &mut args);
    args.push(build.use_node(lv, Layer::VdoPool)?);
    args.push(Arg::Num(build.vg().extent_size.length(start).saturating_add(header).get()));
    Ok(Target { kind, args })
}
