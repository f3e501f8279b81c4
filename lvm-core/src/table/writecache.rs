//! `writecache s|p ORIGIN CACHE BLOCKSIZE N SETTINGS...`: `p` where the cache is on persistent memory.

use super::build::Build;
use super::{Arg, Layer, TableError, Target};
use crate::model::segment::{Writecache, WritecacheKey};

/// The target of an LV with a write cache.
pub(super) fn target(
    build: &mut Build<'_, '_>,
    writecache: &Writecache,
) -> Result<Target, TableError> {
    let origin = writecache.origin.lv().ok_or_else(|| build.bad_reference())?;
    let kind = if build.settings.pmem_lvs.contains(&writecache.cache) { "p" } else { "s" };
    let mut args = vec![
        Arg::word(kind),
        build.use_node(origin, Layer::None)?,
        build.use_node(writecache.cache, Layer::None)?,
        Arg::Num(writecache.block_size.into()),
    ];
    let mut words = Vec::new();
    for setting in &writecache.settings {
        let name = Arg::word(setting.key.name());
        match setting.key {
            WritecacheKey::MetadataOnly | WritecacheKey::Cleaner if setting.value == 0 => {}
            // Switches: the word is there or it is not. LVM2 does not look at the values of fua and nofua.
            WritecacheKey::Fua
            | WritecacheKey::Nofua
            | WritecacheKey::MetadataOnly
            | WritecacheKey::Cleaner => words.push(name),
            _ => words.extend([name, Arg::Num(setting.value)]),
        }
    }
    if let Some((key, value)) = &writecache.other_setting {
        words.extend([build.word(key)?, build.word(value)?]);
    }
    args.push(Arg::Num(u64::try_from(words.len()).unwrap_or(u64::MAX)));
    args.extend(words);
    Ok(Target { kind: "writecache", args })
}
