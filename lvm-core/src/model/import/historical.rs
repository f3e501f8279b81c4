//! From `historical_logical_volumes` to [`HistoricalLv`].

use super::values::{each_string, int, parsed, section_of, string};
use super::{ImportError, Result};
use crate::format::text::Entry;
use crate::id::LvId;
use crate::model::{Extra, HistoricalLv};

/// Reads one section of `historical_logical_volumes`.
pub(super) fn import_historical(section: &Entry<'_, '_>) -> Result<HistoricalLv> {
    let (mut id, mut name, mut creation_time, mut removal_time, mut origin) =
        (None, None, None, None, None);
    let (mut descendants, mut extra) = (Vec::new(), Extra::default());
    for entry in section_of(section)? {
        match entry.key() {
            "id" => id = Some(parsed(&entry).map(LvId)?),
            "name" => name = Some(string(&entry)?),
            "creation_time" => creation_time = Some(int(&entry)?),
            "removal_time" => removal_time = Some(int(&entry)?),
            "origin" => origin = Some(string(&entry)?),
            "descendants" => each_string(&entry, |name| {
                descendants.push(name.into());
                Ok(())
            })?,
            _ => extra.push(entry.to_owned()),
        }
    }
    let need = |key| ImportError::Missing { key, section: section.key().into() };
    let id = id.ok_or_else(|| need("id"))?;
    let section = section.key().into();
    Ok(HistoricalLv { section, id, name, creation_time, removal_time, origin, descendants, extra })
}
