//! `integrity ORIGIN 0 TAGSIZE MODE N OPTIONS...`: an image with checksums on a device of their own.

use super::build::Build;
use super::{Arg, Layer, TableError, Target};
use crate::model::segment::Integrity;

/// The target of an image with checksums.
pub(super) fn target(
    build: &mut Build<'_, '_>,
    integrity: &Integrity,
) -> Result<Target, TableError> {
    let origin = integrity.origin.lv().ok_or_else(|| build.bad_reference())?;
    let mut args = vec![
        build.use_node(origin, Layer::None)?,
        Arg::Num(0),
        Arg::Num(integrity.tag_size.into()),
        build.word(&integrity.mode)?,
    ];
    let options = options(build, integrity)?;
    args.push(Arg::Num(u64::try_from(options.len()).unwrap_or(u64::MAX)));
    args.extend(options);
    Ok(Target { kind: "integrity", args })
}

fn options(build: &mut Build<'_, '_>, integrity: &Integrity) -> Result<Vec<Arg>, TableError> {
    let keyed =
        |key: &str, value: &dyn core::fmt::Display| Arg::Word(format!("{key}:{value}").into());
    let mut words = vec![
        Arg::word("fix_padding"),
        keyed("block_size", &integrity.block_size),
        build.word(&format!("internal_hash:{}", integrity.internal_hash))?,
    ];
    if let Some(metadata) = integrity.metadata {
        words.push(Arg::Keyed("meta_device:", build.use_name(metadata, Layer::None)?));
    }
    if integrity.recalculate.is_some_and(|on| on != 0) {
        words.push(Arg::word("recalculate"));
    }
    let settings = &integrity.settings;
    for (key, value) in [
        ("journal_sectors", settings.journal_sectors),
        ("interleave_sectors", settings.interleave_sectors),
        ("buffer_sectors", settings.buffer_sectors),
        ("journal_watermark", settings.journal_watermark),
        ("commit_time", settings.commit_time),
        ("bitmap_flush_interval", settings.bitmap_flush_interval),
    ] {
        if let Some(value) = value {
            words.push(keyed(key, &value));
        }
    }
    if let Some(value) = settings.sectors_per_bit {
        words.push(keyed("sectors_per_bit", &value));
    }
    if settings.allow_discards.is_some_and(|on| on != 0) {
        words.push(Arg::word("allow_discards"));
    }
    Ok(words)
}
