//! `cache METADATA DATA ORIGIN CHUNK N FEATURES... POLICY N SETTINGS...`, over a cache pool or a cachevol.

use super::build::Build;
use super::{Arg, Layer, Line, TableError, Target, striped};
use crate::format::text::{OwnedEntry, OwnedScalar, OwnedValue};
use crate::model::segment::{Cache, CacheMode, CachePool, CacheSettings};
use crate::model::{Lv, LvIdx, LvUse, SegmentKind};
use crate::units::Sectors;

/// The policy's setting that LVM2 keeps in bounds.
const MIGRATION_THRESHOLD: &str = "migration_threshold";

/// A migration moves so many blocks at least, or nothing would ever move.
const MIGRATION_CHUNKS: u64 = 8;

/// What the kernel takes where nothing is said: sectors.
const MIGRATION_DEFAULT: u64 = 2048;

/// The target of a cached LV.
pub(super) fn target(build: &mut Build<'_, '_>, cache: &Cache) -> Result<Target, TableError> {
    let origin = cache.origin.lv().ok_or_else(|| build.bad_reference())?;
    let pool = build.vg().lv(cache.pool).ok_or_else(|| build.bad_reference())?;
    let kinds = pool.segments.iter().map(|segment| &segment.kind);
    let pool = { kinds }.find_map(|kind| match kind {
        SegmentKind::CachePool(pool) => Some(pool),
        _ => None,
    });
    let (metadata, data, settings) = match pool {
        Some(pool) => of_pool(build, pool)?,
        None => (
            build.use_node(cache.pool, Layer::CvolMeta)?,
            build.use_node(cache.pool, Layer::CvolData)?,
            &cache.settings,
        ),
    };
    let chunk = settings.chunk_size.ok_or_else(|| build.bad_reference())?.get();
    let mut args = vec![metadata, data, build.use_node(origin, Layer::None)?, Arg::Num(chunk)];
    let cleaner = cache.cleaner.is_some_and(|on| on != 0);
    let metadata2 = settings.metadata_format == Some(2);
    args.push(Arg::Num(if metadata2 { 2 } else { 1 }));
    if metadata2 {
        args.push(Arg::word("metadata2"));
    }
    if cleaner {
        // What is written goes to the origin at once, else the cache would never be clean.
        args.push(Arg::word(CacheMode::WriteThrough.name()));
        policy(build, "cleaner", &[], chunk, &mut args)?;
    } else {
        args.push(Arg::word(settings.mode.unwrap_or(CacheMode::WriteThrough).name()));
        let name = settings.policy.as_deref().unwrap_or("smq");
        let chosen = settings.policy_settings.as_deref().unwrap_or_default();
        policy(build, name, chosen, chunk, &mut args)?;
    }
    Ok(Target { kind: "cache", args })
}

fn of_pool<'v>(
    build: &mut Build<'_, 'v>,
    pool: &'v CachePool,
) -> Result<(Arg, Arg, &'v CacheSettings), TableError> {
    let data = pool.data.lv().ok_or_else(|| build.bad_reference())?;
    let metadata = build.use_node(pool.metadata, Layer::None)?;
    Ok((metadata, build.use_node(data, Layer::None)?, &pool.settings))
}

/// Policy, number of words that follow, and its settings.
fn policy(
    build: &Build<'_, '_>,
    name: &str,
    chosen: &[OwnedEntry],
    chunk: u64,
    args: &mut Vec<Arg>,
) -> Result<(), TableError> {
    args.push(build.word(name)?);
    let mut words = Vec::new();
    let mut threshold = MIGRATION_DEFAULT;
    for entry in chosen {
        let Some(value) = value(entry) else { return Err(build.bad_word(&entry.key)) };
        match value.parse() {
            Ok(number) if *entry.key == *MIGRATION_THRESHOLD => threshold = number,
            _ => words.extend([build.word(&entry.key)?, build.word(&value)?]),
        }
    }
    let threshold = threshold.max(chunk.saturating_mul(MIGRATION_CHUNKS));
    if threshold != MIGRATION_DEFAULT {
        let first = [Arg::word(MIGRATION_THRESHOLD), Arg::Num(threshold)];
        words.splice(0..0, first);
    }
    args.push(Arg::Num(u64::try_from(words.len()).unwrap_or(u64::MAX)));
    args.extend(words);
    Ok(())
}

/// The value of a setting; none where it is a list.
fn value(entry: &OwnedEntry) -> Option<String> {
    let OwnedValue::Scalar(scalar) = &entry.value else { return None };
    Some(match scalar {
        OwnedScalar::Int(number) => number.to_string(),
        OwnedScalar::Float(text) | OwnedScalar::Str(text) | OwnedScalar::Bare(text) => {
            text.to_string()
        }
    })
}

/// Makes the device of a part of a cachevol.
pub(super) fn cachevol_part(build: &mut Build<'_, '_>) -> Result<(), TableError> {
    let (cvol, layer) = build.key;
    let segments = cached_by(build, cvol).map(|lv| &lv.segments);
    let parts = segments.into_iter().flatten().find_map(|segment| match &segment.kind {
        SegmentKind::Cache(cache) => Some(&cache.parts),
        _ => None,
    });
    let (start, len) = match (parts, layer) {
        (Some(parts), Layer::CvolMeta) => (parts.metadata_start, parts.metadata_len),
        (Some(parts), _) => (parts.data_start, parts.data_len),
        (None, _) => (None, None),
    };
    let (Some(start), Some(len)) = (start, len) else { return Err(build.bad_reference()) };
    let mut args = Vec::new();
    let kind = striped::begin(build, 1, Sectors::ZERO, &mut args);
    args.push(build.use_node(cvol, Layer::None)?);
    args.push(Arg::Num(start.get()));
    build.lines.push(Line { start: Sectors::ZERO, len, target: Target { kind, args } });
    Ok(())
}

/// The LV that a cachevol caches.
pub(super) fn cached_by<'v>(build: &Build<'_, 'v>, cvol: LvIdx) -> Option<&'v Lv> {
    build.vg().lv(build.relations.user_as(cvol, LvUse::CachePool)?)
}
