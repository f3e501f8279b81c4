//! Settings of caches as `KEY=VALUE` words.

use super::row::LvRow;
use crate::format::text::{OwnedScalar, OwnedValue};
use crate::model::SegmentKind;

/// The settings of a cache pool, cached LV or LV with a write cache, in the order of the text.
pub(super) fn of(row: &LvRow<'_>) -> Vec<String> {
    if let Some(SegmentKind::Writecache(cache)) = row.kind() {
        let known =
            cache.settings.iter().map(|setting| (setting.key.name(), setting.value.to_string()));
        let other = cache.other_setting.iter().map(|(key, value)| (&**key, value.to_string()));
        return known.chain(other).map(|(key, value)| format!("{key}={value}")).collect();
    }
    let settings = row.cache_settings().and_then(|cache| cache.policy_settings.as_deref());
    let word = |entry: &crate::format::text::OwnedEntry| match &entry.value {
        OwnedValue::Scalar(OwnedScalar::Int(value)) => Some(format!("{}={value}", entry.key)),
        OwnedValue::Scalar(
            OwnedScalar::Str(value) | OwnedScalar::Bare(value) | OwnedScalar::Float(value),
        ) => Some(format!("{}={value}", entry.key)),
        OwnedValue::Array(_) | OwnedValue::Section(_) => None,
    };
    settings.unwrap_or_default().iter().filter_map(word).collect()
}
