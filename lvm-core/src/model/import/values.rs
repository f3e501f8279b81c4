//! Single values of a text: numbers, strings, lists, ids; each with the error that names its key and line.

use super::{ImportError, Result};
use crate::format::text::{Entries, Entry, Items, Value};
use crate::model::AllocPolicy;
use crate::name::Tag;
use crate::units::{Extents, Sectors};

/// The error for a value that cannot be.
#[cold]
pub(in crate::model) fn bad(entry: &Entry<'_, '_>) -> ImportError {
    ImportError::BadValue { key: entry.key().into(), line: entry.line() }
}

/// The error for a flag that every reader has to know.
#[cold]
pub(in crate::model) fn unknown_status(flag: &str, section: &str) -> ImportError {
    ImportError::UnknownStatus { flag: flag.into(), section: section.into() }
}

pub(in crate::model) fn section_of<'t, 'a>(entry: &Entry<'t, 'a>) -> Result<Entries<'t, 'a>> {
    match entry.value() {
        Value::Section(entries) => Ok(entries),
        _ => Err(bad(entry)),
    }
}

pub(in crate::model) fn items<'t, 'a>(entry: &Entry<'t, 'a>) -> Result<Items<'t, 'a>> {
    match entry.value() {
        Value::Array(items) => Ok(items),
        _ => Err(bad(entry)),
    }
}

/// Calls `each` with every string of a list; a lone string counts as a list of one.
pub(in crate::model) fn each_string(
    entry: &Entry<'_, '_>,
    mut each: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    match entry.value() {
        Value::Array(mut items) => {
            for _ in 0..items.count_all() {
                each(&items.next_str().ok_or_else(|| bad(entry))?)?;
            }
            Ok(())
        }
        Value::Scalar(scalar) => each(scalar.as_str().ok_or_else(|| bad(entry))?),
        Value::Section(_) => Err(bad(entry)),
    }
}

pub(in crate::model) fn tags(entry: &Entry<'_, '_>) -> Result<Vec<Tag>> {
    let mut tags = Vec::new();
    each_string(entry, |tag| {
        tags.push(Tag::new(tag).map_err(|_| bad(entry))?);
        Ok(())
    })?;
    Ok(tags)
}

pub(in crate::model) fn string(entry: &Entry<'_, '_>) -> Result<Box<str>> {
    entry.str().map(Box::from).ok_or_else(|| bad(entry))
}

pub(in crate::model) fn parsed<T: core::str::FromStr>(entry: &Entry<'_, '_>) -> Result<T> {
    let value = entry.str().and_then(|text| text.parse().ok());
    value.ok_or_else(|| bad(entry))
}

pub(in crate::model) fn alloc(entry: &Entry<'_, '_>) -> Result<AllocPolicy> {
    AllocPolicy::from_name(&string(entry)?).ok_or_else(|| bad(entry))
}

pub(in crate::model) fn int(entry: &Entry<'_, '_>) -> Result<i64> {
    entry.int().ok_or_else(|| bad(entry))
}

pub(in crate::model) fn u32_of(entry: &Entry<'_, '_>) -> Result<u32> {
    u32::try_from(int(entry)?).map_err(|_| bad(entry))
}

pub(in crate::model) fn i32_of(entry: &Entry<'_, '_>) -> Result<i32> {
    i32::try_from(int(entry)?).map_err(|_| bad(entry))
}

pub(in crate::model) fn u64_of(entry: &Entry<'_, '_>) -> Result<u64> {
    u64::try_from(int(entry)?).map_err(|_| bad(entry))
}

pub(in crate::model) fn sectors(entry: &Entry<'_, '_>) -> Result<Sectors> {
    u64_of(entry).map(Sectors::new)
}

pub(in crate::model) fn extents(entry: &Entry<'_, '_>) -> Result<Extents> {
    u32_of(entry).map(Extents::new)
}
