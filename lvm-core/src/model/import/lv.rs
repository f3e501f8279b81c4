//! From `logical_volumes` to [`Lv`]s and their segments.

use std::sync::Arc;

use super::fields::{Fields, Refs};
use super::values::{
    alloc, bad, each_string, extents, i32_of, int, parsed, section_of, string, tags, u32_of,
    unknown_status,
};
use super::{ImportError, Result};
use crate::format::text::{Entries, Entry, Value};
use crate::id::{Id, LvId};
use crate::model::segment::{Segment, SegmentKind};
use crate::model::{Created, Extra, Lv, LvFlags, LvStatus, ReadAhead, Vg};
use crate::name::LvName;
use crate::units::Sectors;

/// What becomes of LVs as they are read.
pub(super) enum Lvs<'v> {
    /// They become LVs of the VG.
    Kept,
    /// They are held against those of a VG, one by one, and are gone.
    Compared {
        /// What is still to come.
        with: core::slice::Iter<'v, Lv>,
        /// Whether all so far were the same.
        same: bool,
    },
}

/// Reads `logical_volumes`, into `vg` where the LVs are kept.
pub(super) fn import_lvs<'t, 'a>(
    vg: &mut Vg,
    entries: Entries<'t, 'a>,
    refs: &Refs<'t>,
    lvs: &mut Lvs<'_>,
) -> Result<()>
where
    'a: 't,
{
    if matches!(lvs, Lvs::Kept) {
        vg.reserve_lvs(usize::try_from(entries.count_all()).unwrap_or(0));
    }
    let mut importer = LvImporter { hosts: Vec::new(), rest: Vec::new() };
    for entry in entries {
        let lv = importer.lv(&entry, refs)?;
        match lvs {
            Lvs::Compared { with, same } => *same &= with.next() == Some(&lv),
            Lvs::Kept => {
                if vg.push_lv(lv).is_none() {
                    return Err(ImportError::Twice(entry.key().into()));
                }
            }
        }
    }
    Ok(())
}

/// What is shared between the LVs of a VG while they are read.
struct LvImporter<'t, 'a> {
    /// Host names seen; nearly always one.
    hosts: Vec<Arc<str>>,
    /// Room for the keys of one segment.
    rest: Vec<Entry<'t, 'a>>,
}

impl<'t, 'a> LvImporter<'t, 'a> {
    fn lv(&mut self, section: &Entry<'t, 'a>, refs: &Refs<'_>) -> Result<Lv> {
        let (mut id, mut time, mut host) = (None, None, None);
        let name = LvName::new(section.key()).map_err(|_| bad(section))?;
        let mut lv = Lv::new(name, LvId(Id::PLACEHOLDER));
        lv.status = LvStatus::default();
        let mut segment_count = None;
        for entry in section_of(section)? {
            match entry.key() {
                "id" => id = Some(parsed(&entry).map(LvId)?),
                "status" => lv_status(&mut lv.status, &mut lv.flags, &entry, section.key())?,
                "flags" => lv_flags(&mut lv.status, &mut lv.flags, &entry)?,
                "tags" => lv.tags = tags(&entry)?,
                "creation_time" => time = Some(int(&entry)?),
                "creation_host" => host = Some(self.host(&entry)?),
                "lock_args" => lv.lock_args = Some(string(&entry)?),
                "allocation_policy" => lv.alloc = alloc(&entry)?,
                "profile" => lv.profile = Some(string(&entry)?),
                "read_ahead" => lv.read_ahead = read_ahead(&entry)?,
                "major" => lv.major = Some(i32_of(&entry)?),
                "minor" => lv.minor = Some(i32_of(&entry)?),
                "segment_count" => {
                    let count = u32_of(&entry)?;
                    segment_count = Some(count);
                    // More than one is rare; what a hostile text claims is not believed.
                    lv.segments.reserve_exact(usize::try_from(count.min(16)).unwrap_or(0));
                }
                key => match entry.value() {
                    Value::Section(fields) if is_segment(key) => {
                        lv.segments.push(self.segment(&entry, fields, refs)?);
                    }
                    _ => lv.extra.push(entry.to_owned()),
                },
            }
        }
        let need = |key| ImportError::Missing { key, section: section.key().into() };
        lv.id = id.ok_or_else(|| need("id"))?;
        lv.created = match (time, host) {
            (Some(time), Some(host)) => Some(Created { time, host }),
            (Some(time), None) => Some(Created { time, host: "".into() }),
            (None, _) => None,
        };
        let count = segment_count.ok_or_else(|| need("segment_count"))?;
        if u32::try_from(lv.segments.len()) != Ok(count) {
            return Err(ImportError::BadValue {
                key: "segment_count".into(),
                line: section.line(),
            });
        }
        // Numbers in the names say the order; nearly always they stand in it.
        if !lv.segments.is_sorted_by_key(|segment| segment.start) {
            lv.segments.sort_by_key(|segment| segment.start);
        }
        // While pvmove is at work, the segments of the LV and of the pvmove LV match one by one.
        if !lv.status.locked && !lv.status.pvmove {
            Segment::merge(&mut lv.segments);
        }
        Ok(lv)
    }

    fn segment(
        &mut self,
        section: &Entry<'t, 'a>,
        fields: Entries<'t, 'a>,
        refs: &Refs<'_>,
    ) -> Result<Segment> {
        let (mut start, mut len, mut reshape_len, mut kind) = (None, None, None, None);
        let mut segment_tags = Vec::new();
        self.rest.clear();
        for entry in fields {
            match entry.key() {
                "start_extent" => start = Some(extents(&entry)?),
                "extent_count" => len = Some(extents(&entry)?),
                "reshape_count" => reshape_len = Some(extents(&entry)?),
                "tags" => segment_tags = tags(&entry)?,
                "type" => kind = Some(entry),
                _ => self.rest.push(entry),
            }
        }
        let need = |key| ImportError::Missing { key, section: section.key().into() };
        let kind = kind.ok_or_else(|| need("type"))?;
        let name = kind.str().ok_or_else(|| bad(&kind))?;
        let mut fields = Fields::new(section, &mut self.rest);
        let (flags, kind) = SegmentKind::import(&name, &mut fields, refs)?;
        let mut extra = Extra::default();
        for entry in fields.take_all() {
            extra.push(entry);
        }
        Ok(Segment {
            start: start.ok_or_else(|| need("start_extent"))?,
            len: len.ok_or_else(|| need("extent_count"))?,
            reshape_len,
            flags,
            tags: segment_tags,
            kind,
            extra,
        })
    }

    fn host(&mut self, entry: &Entry<'_, '_>) -> Result<Arc<str>> {
        let name = entry.str().ok_or_else(|| bad(entry))?;
        // The latest hosts only, so that a text with a host for each LV stays linear.
        if let Some(host) = self.hosts.iter().rev().take(8).find(|host| ***host == *name) {
            return Ok(Arc::clone(host));
        }
        let host: Arc<str> = name.into();
        self.hosts.push(Arc::clone(&host));
        Ok(host)
    }
}

fn is_segment(key: &str) -> bool {
    key.strip_prefix("segment")
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn lv_status(
    status: &mut LvStatus,
    flags: &mut LvFlags,
    entry: &Entry<'_, '_>,
    section: &str,
) -> Result<()> {
    each_string(entry, |flag| {
        match flag {
            "READ" => status.read = true,
            "WRITE" => status.write = true,
            "FIXED_MINOR" => status.fixed_minor = true,
            "VISIBLE" => status.visible = true,
            "PVMOVE" => status.pvmove = true,
            "LOCKED" => status.locked = true,
            "NOTSYNCED" => status.notsynced = true,
            "REBUILD" => status.rebuild = true,
            "WRITEMOSTLY" => status.writemostly = true,
            "ACTIVATION_SKIP" => flags.activation_skip = true,
            "NOAUTOACTIVATE" => flags.noautoactivate = true,
            "ERROR_WHEN_FULL" => flags.error_when_full = true,
            "CACHE_VOL" => flags.cache_vol = true,
            other => return Err(unknown_status(other, section)),
        }
        Ok(())
    })
}

fn lv_flags(status: &mut LvStatus, flags: &mut LvFlags, entry: &Entry<'_, '_>) -> Result<()> {
    each_string(entry, |flag| {
        match flag {
            "WRITE_LOCKED" => status.write = true,
            "ACTIVATION_SKIP" => flags.activation_skip = true,
            "NOAUTOACTIVATE" => flags.noautoactivate = true,
            "ERROR_WHEN_FULL" => flags.error_when_full = true,
            "CACHE_VOL" => flags.cache_vol = true,
            other => flags.unknown.push(other.into()),
        }
        Ok(())
    })
}

fn read_ahead(entry: &Entry<'_, '_>) -> Result<ReadAhead> {
    match int(entry)? {
        -1 => Ok(ReadAhead::None),
        value => u64::try_from(value)
            .map(|n| ReadAhead::Sectors(Sectors::new(n)))
            .map_err(|_| bad(entry)),
    }
}
