//! From a section of `physical_volumes` to a [`Pv`].

use super::values::{
    each_string, extents, parsed, section_of, sectors, string, tags, unknown_status,
};
use super::{ImportError, Result};
use crate::format::text::Entry;
use crate::id::PvId;
use crate::model::{Extra, Pv, PvStatus};
use crate::name::Tag;
use crate::units::Sectors;

/// Reads one section of `physical_volumes`.
pub(super) fn import_pv(section: &Entry<'_, '_>) -> Result<Pv> {
    let need = |key| ImportError::Missing { key, section: section.key().into() };
    let (mut id, mut pe_start, mut pe_count) = (None, None, None);
    let mut device_hint = None;
    let mut pv = PvRest::default();
    for entry in section_of(section)? {
        match entry.key() {
            "id" => id = Some(parsed(&entry).map(PvId)?),
            "device" => device_hint = Some(string(&entry)?),
            "device_id_type" => pv.device_id_type = Some(string(&entry)?),
            "device_id" => pv.device_id = Some(string(&entry)?),
            "status" => each_string(&entry, |flag| {
                match flag {
                    "ALLOCATABLE" => pv.status.allocatable = true,
                    "EXPORTED" => pv.status.exported = true,
                    "MISSING" => pv.status.missing = true,
                    other => return Err(unknown_status(other, section.key())),
                }
                Ok(())
            })?,
            "flags" => each_string(&entry, |flag| {
                match flag {
                    "MISSING" => pv.status.missing = true,
                    other => pv.status.unknown.push(other.into()),
                }
                Ok(())
            })?,
            "tags" => pv.tags = tags(&entry)?,
            "dev_size" => pv.dev_size = Some(sectors(&entry)?),
            "pe_start" => pe_start = Some(sectors(&entry)?),
            "pe_count" => pe_count = Some(extents(&entry)?),
            "ba_start" => pv.ba_start = sectors(&entry)?,
            "ba_size" => pv.ba_size = sectors(&entry)?,
            _ => pv.extra.push(entry.to_owned()),
        }
    }
    Ok(Pv {
        id: id.ok_or_else(|| need("id"))?,
        device_hint: device_hint.unwrap_or_default(),
        device_id_type: pv.device_id_type,
        device_id: pv.device_id,
        status: pv.status,
        tags: pv.tags,
        dev_size: pv.dev_size,
        pe_start: pe_start.ok_or_else(|| need("pe_start"))?,
        pe_count: pe_count.ok_or_else(|| need("pe_count"))?,
        ba_start: pv.ba_start,
        ba_size: pv.ba_size,
        extra: pv.extra,
    })
}

/// What a PV may lack.
#[derive(Default)]
struct PvRest {
    device_id_type: Option<Box<str>>,
    device_id: Option<Box<str>>,
    status: PvStatus,
    tags: Vec<Tag>,
    dev_size: Option<Sectors>,
    ba_start: Sectors,
    ba_size: Sectors,
    extra: Extra,
}
