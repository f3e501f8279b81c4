//! `thin-pool METADATA DATA CHUNK LOWWATER N FEATURES...` and `thin POOL ID [EXTERNAL]`.

use super::build::Build;
use super::{Arg, Layer, TableError, Target};
use crate::model::segment::{Discards, Thin, ThinPool};
use crate::model::{LvIdx, LvUse, Relations, Segment, SegmentKind};

/// The target of a thin pool.
pub(super) fn pool(
    build: &mut Build<'_, '_>,
    segment: &Segment,
    pool: &ThinPool,
) -> Result<Target, TableError> {
    let data = pool.data.lv().ok_or_else(|| build.bad_reference())?;
    let mut args = vec![
        build.use_node(pool.metadata, Layer::None)?,
        build.use_node(data, Layer::None)?,
        Arg::Num(pool.chunk_size.get()),
        Arg::Num(low_water(build, segment, pool)),
    ];
    let features = [
        (!pool.zero_new_blocks, "skip_block_zeroing"),
        (pool.discards == Some(Discards::Ignore), "ignore_discard"),
        (pool.discards == Some(Discards::NoPassdown), "no_discard_passdown"),
        (build.lv()?.flags.error_when_full, "error_if_no_space"),
    ];
    let features: Vec<Arg> =
        features.into_iter().filter(|(on, _)| *on).map(|(_, word)| Arg::word(word)).collect();
    args.push(Arg::Num(u64::try_from(features.len()).unwrap_or(u64::MAX)));
    args.extend(features);
    Ok(Target { kind: "thin-pool", args })
}

/// How many free blocks are so few that the kernel tells; 0 where nobody listens.
fn low_water(build: &Build<'_, '_>, segment: &Segment, pool: &ThinPool) -> u64 {
    let Some(threshold) = build.settings.thin_pool_threshold else { return 0 };
    let len = build.vg().extent_size.length(segment.len).get();
    let blocks = len.checked_div(pool.chunk_size.get()).unwrap_or_default();
    let free = u64::from(100_u32.saturating_sub(threshold));
    blocks.saturating_mul(free) / 100
}

/// Whether no volume has ever been in the pool: its device has no layer then.
pub(super) fn is_new_pool(relations: &Relations<'_>, lv: LvIdx) -> bool {
    let segments = relations.vg().lv(lv).map(|lv| lv.segments.as_slice()).unwrap_or_default();
    let unused = segments.iter().any(|segment| match &segment.kind {
        SegmentKind::ThinPool(pool) => pool.transaction_id == 0 && pool.messages.is_empty(),
        _ => false,
    });
    unused && relations.user_as(lv, LvUse::ThinPool).is_none()
}

/// The target of a thin volume.
pub(super) fn volume(build: &mut Build<'_, '_>, thin: &Thin) -> Result<Target, TableError> {
    let pool = build.use_node(thin.pool, Layer::ThinPool)?;
    let mut args = vec![pool, Arg::Num(device_id(build, thin).into())];
    if let Some(external) = thin.external_origin {
        args.push(build.use_node(external, Layer::Real)?);
    }
    Ok(Target { kind: "thin", args })
}

/// The number in the pool. An origin into which a snapshot goes back is that snapshot already.
fn device_id(build: &Build<'_, '_>, thin: &Thin) -> u32 {
    let merging = build.relations.merging_thin_of(build.key.0).filter(|_| build.settings.merging);
    let segments = merging.and_then(|lv| build.vg().lv(lv)).map(|lv| &lv.segments);
    let merged = segments.into_iter().flatten().find_map(|segment| match &segment.kind {
        SegmentKind::Thin(thin) => Some(thin.device_id),
        _ => None,
    });
    merged.unwrap_or(thin.device_id)
}
