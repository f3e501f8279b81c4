//! From a parsed text to a [`Vg`].
//!
//! Each section is gone through once. Keys that have no meaning here are kept in the [`Extra`] of their
//! object; a flag that every reader has to understand (`status`) and that rlvm does not know is an error.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::segment::{Area, Segment, SegmentKind};
use super::vg::{LvIdx, PvIdx, Vg, VgStatus};
use super::{
    AllocPolicy, Created, Extra, HistoricalLv, Lv, LvFlags, LvStatus, Pv, PvStatus, ReadAhead,
};
use crate::format::text::{Entries, Entry, Items, OwnedEntry, Scalar, TextError, Tree, Value};
use crate::id::{LvId, PvId, VgId};
use crate::name::{LvName, Tag, VgName};
use crate::units::{ExtentSize, Extents, Sectors};

/// The value of `contents` in every document.
pub const CONTENTS: &str = "Text Format Volume Group";

/// Why a text is no volume group.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ImportError {
    /// The grammar is broken.
    #[error(transparent)]
    Text(#[from] TextError),
    /// There is no section that could be a VG.
    #[error("there is no volume group in the text")]
    NoVg,
    /// A document of another kind or a later version.
    #[error("the text is not a version 1 \"{CONTENTS}\"")]
    NotMetadata,
    /// A key that has to be there is not.
    #[error("{key} is missing in section {section}")]
    Missing {
        /// The key.
        key: &'static str,
        /// The section that lacks it.
        section: String,
    },
    /// A key has a value that cannot be.
    #[error("{key} has an impossible value in line {line}")]
    BadValue {
        /// The key.
        key: String,
        /// Its line, from 1.
        line: usize,
    },
    /// A flag that every reader has to know.
    #[error("unknown status flag \"{flag}\" in section {section}")]
    UnknownStatus {
        /// The flag.
        flag: String,
        /// The section that has it.
        section: String,
    },
    /// Two sections of one name.
    #[error("\"{0}\" is there twice")]
    Twice(String),
    /// A PV or LV that is not in the text.
    #[error("\"{name}\" in line {line} is no physical or logical volume of the group")]
    Dangling {
        /// What it is called.
        name: String,
        /// Where it is used, from 1.
        line: usize,
    },
}

type Result<T> = core::result::Result<T, ImportError>;

/// What stands around the VG in a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Provenance {
    /// Why the text was written.
    pub description: String,
    /// Where.
    pub creation_host: String,
    /// The system ID of the host that wrote it.
    pub system_id: Option<String>,
    /// When: seconds since 1970.
    pub creation_time: i64,
}

/// Reads the VG of a text, from disk or from a backup file.
///
/// # Errors
/// [`ImportError`]: the first thing that keeps the text from being a VG. The result still has to pass
/// [`super::check`].
pub fn import(bytes: &[u8]) -> Result<(Vg, Provenance)> {
    let tree = Tree::parse(bytes)?;
    let mut provenance = Provenance::default();
    let (mut vg, mut contents, mut version) = (None, false, None);
    for entry in tree.entries() {
        match (entry.key(), entry.value()) {
            ("contents", Value::Scalar(value)) => contents = value.as_str() == Some(CONTENTS),
            ("version", Value::Scalar(value)) => version = value.as_int(),
            ("description", _) => provenance.description = string(&entry)?.into(),
            ("creation_host", _) => provenance.creation_host = string(&entry)?.into(),
            ("creation_host_system_id", _) => provenance.system_id = Some(string(&entry)?.into()),
            ("creation_time", _) => provenance.creation_time = int(&entry)?,
            (_, Value::Section(_)) if vg.is_none() => vg = Some(entry),
            _ => {}
        }
    }
    if !contents || version != Some(1) {
        return Err(ImportError::NotMetadata);
    }
    let vg = import_vg(&vg.ok_or(ImportError::NoVg)?)?;
    Ok((vg, provenance))
}

fn import_vg(section: &Entry<'_, '_>) -> Result<Vg> {
    let name = VgName::new(section.key()).map_err(|_| bad(section))?;
    let Value::Section(entries) = section.value() else { return Err(ImportError::NoVg) };
    let need = |key| ImportError::Missing { key, section: name.to_string() };
    let (mut id, mut seqno, mut extent_size) = (None, None, None);
    let (mut pvs, mut lvs, mut historical) = (None, None, None);
    // Ids and sizes are put in at the end; until then any will do.
    let mut vg = Vg::new(name.clone(), nil_id(), ExtentSize::DEFAULT);
    vg.status = VgStatus::default();
    for entry in entries {
        match entry.key() {
            "id" => id = Some(parsed(&entry).map(VgId)?),
            "seqno" => seqno = Some(u32_of(&entry)?),
            "format" => vg.format = string(&entry)?,
            "status" => import_vg_status(&mut vg.status, &entry, &name)?,
            "flags" => import_vg_flags(&mut vg.status, &entry)?,
            "tags" => vg.tags = tags(&entry)?,
            "system_id" => vg.system_id = Some(string(&entry)?),
            "lock_type" => vg.lock_type = Some(string(&entry)?),
            "lock_args" => vg.lock_args = Some(string(&entry)?),
            "extent_size" => {
                extent_size = Some(ExtentSize::new(u32_of(&entry)?).ok_or_else(|| bad(&entry))?)
            }
            "max_lv" => vg.max_lv = u32_of(&entry)?,
            "max_pv" => vg.max_pv = u32_of(&entry)?,
            "allocation_policy" => vg.alloc = alloc(&entry)?,
            "profile" => vg.profile = Some(string(&entry)?),
            "metadata_copies" => vg.metadata_copies = u32_of(&entry)?,
            "physical_volumes" => pvs = Some(section_of(&entry)?),
            "logical_volumes" => lvs = Some(section_of(&entry)?),
            "historical_logical_volumes" => historical = Some(section_of(&entry)?),
            _ => vg.extra.push(entry.to_owned()),
        }
    }
    vg.id = id.ok_or_else(|| need("id"))?;
    vg.seqno = seqno.ok_or_else(|| need("seqno"))?;
    vg.extent_size = extent_size.ok_or_else(|| need("extent_size"))?;
    let mut refs = Refs::default();
    for (index, entry) in pvs.into_iter().flatten().enumerate() {
        vg.push_pv(import_pv(&entry)?);
        if refs.pvs.insert(entry.key(), PvIdx::from_usize(index)).is_some() {
            return Err(ImportError::Twice(entry.key().into()));
        }
    }
    if let Some(lvs) = lvs {
        refs.lv_entries = Some(lvs);
        import_lvs(&mut vg, lvs, &refs)?;
    }
    for entry in historical.into_iter().flatten() {
        vg.historical.push(import_historical(&entry)?);
    }
    Ok(vg)
}

fn nil_id() -> VgId {
    // Sixty-two bytes of which 32 are taken: there is always an id.
    crate::id::Id::from_random(0..62).map_or_else(|| unreachable!("62 bytes make an id"), VgId)
}

fn import_vg_status(status: &mut VgStatus, entry: &Entry<'_, '_>, name: &VgName) -> Result<()> {
    each_string(entry, |flag| {
        match flag {
            "EXPORTED" => status.exported = true,
            "RESIZEABLE" => status.resizeable = true,
            "PVMOVE" => status.pvmove = true,
            "READ" => status.read = true,
            "WRITE" => status.write = true,
            "CLUSTERED" => status.clustered = true,
            "SHARED" => status.shared = true,
            "PARTIAL" => status.partial = true,
            other => return Err(unknown_status(other, name.as_str())),
        }
        Ok(())
    })
}

fn import_vg_flags(status: &mut VgStatus, entry: &Entry<'_, '_>) -> Result<()> {
    each_string(entry, |flag| {
        match flag {
            "WRITE_LOCKED" => status.write = true,
            "NOAUTOACTIVATE" => status.noautoactivate = true,
            other => status.unknown.push(other.into()),
        }
        Ok(())
    })
}

fn import_pv(section: &Entry<'_, '_>) -> Result<Pv> {
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
            "pe_count" => pe_count = Some(Extents::new(u32_of(&entry)?)),
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

fn import_lvs<'t, 'a>(vg: &mut Vg, entries: Entries<'t, 'a>, refs: &Refs<'t>) -> Result<()>
where
    'a: 't,
{
    let mut importer = LvImporter { hosts: Vec::new(), rest: Vec::new() };
    for entry in entries {
        let lv = importer.lv(&entry, refs)?;
        if vg.push_lv(lv).is_none() {
            return Err(ImportError::Twice(entry.key().into()));
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
        let mut lv = Lv {
            name: LvName::new(section.key()).map_err(|_| bad(section))?,
            id: LvId(nil_id().0),
            status: LvStatus::default(),
            flags: LvFlags::default(),
            tags: Vec::new(),
            created: None,
            lock_args: None,
            alloc: AllocPolicy::Inherit,
            profile: None,
            read_ahead: ReadAhead::Auto,
            major: None,
            minor: None,
            segments: Vec::new(),
            extra: Extra::default(),
        };
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
                "start_extent" => start = Some(Extents::new(u32_of(&entry)?)),
                "extent_count" => len = Some(Extents::new(u32_of(&entry)?)),
                "reshape_count" => reshape_len = Some(Extents::new(u32_of(&entry)?)),
                "tags" => segment_tags = tags(&entry)?,
                "type" => kind = Some(entry),
                _ => self.rest.push(entry),
            }
        }
        let need = |key| ImportError::Missing { key, section: section.key().into() };
        let kind = kind.ok_or_else(|| need("type"))?;
        let name = match kind.value() {
            Value::Scalar(scalar) => scalar.into_str().ok_or_else(|| bad(&kind))?,
            _ => return Err(bad(&kind)),
        };
        let mut fields = Fields { section, rest: &mut self.rest };
        let kind = SegmentKind::import(&name, &mut fields, refs)?;
        let mut extra = Extra::default();
        for entry in fields.take_all() {
            extra.push(entry);
        }
        Ok(Segment {
            start: start.ok_or_else(|| need("start_extent"))?,
            len: len.ok_or_else(|| need("extent_count"))?,
            reshape_len,
            tags: segment_tags,
            kind,
            extra,
        })
    }

    fn host(&mut self, entry: &Entry<'_, '_>) -> Result<Arc<str>> {
        let Value::Scalar(scalar) = entry.value() else { return Err(bad(entry)) };
        let name = scalar.as_str().ok_or_else(|| bad(entry))?;
        // The latest hosts only, so that a text with a host for each LV stays linear.
        if let Some(host) = self.hosts.iter().rev().take(8).find(|host| &***host == name) {
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

fn import_historical(section: &Entry<'_, '_>) -> Result<HistoricalLv> {
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

/// What names in a text point at.
#[derive(Default)]
pub(super) struct Refs<'t> {
    pvs: HashMap<&'t str, PvIdx>,
    lv_entries: Option<Entries<'t, 't>>,
    /// Made when the first LV points at another: plain VGs never need it.
    lvs: OnceCell<HashMap<&'t str, LvIdx>>,
}

impl Refs<'_> {
    /// The LV of that name.
    pub(super) fn lv(&self, name: &str) -> Option<LvIdx> {
        let lvs = self.lvs.get_or_init(|| {
            let entries = self.lv_entries.into_iter().flatten().enumerate();
            entries.map(|(index, entry)| (entry.key(), LvIdx::from_usize(index))).collect()
        });
        lvs.get(name).copied()
    }

    /// The area that begins at `start` of the PV or LV of that name.
    fn area(&self, name: &str, start: Extents) -> Option<Area> {
        if let Some(&pv) = self.pvs.get(name) {
            return Some(Area::Pv { pv, start });
        }
        self.lv(name).map(|lv| Area::Lv { lv, start })
    }
}

/// The keys of one segment that are not common to all: each kind takes its own, the rest is kept.
pub(super) struct Fields<'f, 't, 'a> {
    section: &'f Entry<'t, 'a>,
    rest: &'f mut Vec<Entry<'t, 'a>>,
}

impl<'t, 'a> Fields<'_, 't, 'a> {
    /// Takes a key, if it is there.
    pub(super) fn take(&mut self, key: &str) -> Option<Entry<'t, 'a>> {
        let at = self.rest.iter().position(|entry| entry.key() == key)?;
        Some(self.rest.swap_remove(at))
    }

    /// Takes all keys that are left, in their order.
    pub(super) fn take_all(&mut self) -> Vec<OwnedEntry> {
        self.rest.sort_by_key(Entry::place);
        self.rest.drain(..).map(|entry| entry.to_owned()).collect()
    }

    fn need(&mut self, key: &'static str) -> Result<Entry<'t, 'a>> {
        self.take(key)
            .ok_or_else(|| ImportError::Missing { key, section: self.section.key().into() })
    }

    /// Takes a whole number that has to be there.
    pub(super) fn need_u32(&mut self, key: &'static str) -> Result<u32> {
        self.need(key).and_then(|entry| u32_of(&entry))
    }

    /// Takes a whole number that has to be there.
    pub(super) fn need_u64(&mut self, key: &'static str) -> Result<u64> {
        self.need(key).and_then(|entry| u64_of(&entry))
    }

    /// Takes a whole number, if it is there.
    pub(super) fn take_u64(&mut self, key: &str) -> Result<Option<u64>> {
        self.take(key).map(|entry| u64_of(&entry)).transpose()
    }

    /// Takes a whole number, if it is there.
    pub(super) fn take_u32(&mut self, key: &str) -> Result<Option<u32>> {
        self.take(key).map(|entry| u32_of(&entry)).transpose()
    }

    /// Takes a string or word, if it is there.
    pub(super) fn take_str(&mut self, key: &str) -> Result<Option<Box<str>>> {
        self.take(key).map(|entry| string(&entry)).transpose()
    }

    /// Takes the name of an LV, if it is there.
    pub(super) fn take_lv(&mut self, key: &str, refs: &Refs<'_>) -> Result<Option<LvIdx>> {
        let Some(entry) = self.take(key) else { return Ok(None) };
        let name = string(&entry)?;
        match refs.lv(&name) {
            Some(lv) => Ok(Some(lv)),
            None => Err(ImportError::Dangling { name: name.into(), line: entry.line() }),
        }
    }

    /// Takes the name of an LV that has to be there.
    pub(super) fn need_lv(&mut self, key: &'static str, refs: &Refs<'_>) -> Result<LvIdx> {
        let missing = ImportError::Missing { key, section: self.section.key().into() };
        self.take_lv(key, refs)?.ok_or(missing)
    }

    /// Takes a list of `count` areas: name, first extent, and so on.
    pub(super) fn need_areas(
        &mut self,
        key: &'static str,
        count: u32,
        refs: &Refs<'_>,
    ) -> Result<Vec<Area>> {
        let entry = self.need(key)?;
        let mut items = items(&entry)?;
        if items.count_all() != count.saturating_mul(2) {
            return Err(bad(&entry));
        }
        let mut areas = Vec::with_capacity(usize::try_from(items.count_all() / 2).unwrap_or(0));
        while let Some(name) = items.next() {
            let (Some(name), Some(start)) =
                (name.as_str(), items.next().and_then(|item| item.as_int()))
            else {
                return Err(bad(&entry));
            };
            let start = u32::try_from(start).map(Extents::new).map_err(|_| bad(&entry))?;
            let area = refs
                .area(name, start)
                .ok_or_else(|| ImportError::Dangling { name: name.into(), line: entry.line() })?;
            areas.push(area);
        }
        Ok(areas)
    }

    /// Takes a list of names of LVs.
    pub(super) fn need_lvs(&mut self, key: &'static str, refs: &Refs<'_>) -> Result<Vec<LvIdx>> {
        let entry = self.need(key)?;
        items(&entry)?
            .map(|item| {
                let name = item.as_str().ok_or_else(|| bad(&entry))?;
                refs.lv(name)
                    .ok_or_else(|| ImportError::Dangling { name: name.into(), line: entry.line() })
            })
            .collect()
    }
}

fn bad(entry: &Entry<'_, '_>) -> ImportError {
    ImportError::BadValue { key: entry.key().into(), line: entry.line() }
}

fn unknown_status(flag: &str, section: &str) -> ImportError {
    ImportError::UnknownStatus { flag: flag.into(), section: section.into() }
}

fn section_of<'t, 'a>(entry: &Entry<'t, 'a>) -> Result<Entries<'t, 'a>> {
    match entry.value() {
        Value::Section(entries) => Ok(entries),
        _ => Err(bad(entry)),
    }
}

fn items<'t, 'a>(entry: &Entry<'t, 'a>) -> Result<Items<'t, 'a>> {
    match entry.value() {
        Value::Array(items) => Ok(items),
        _ => Err(bad(entry)),
    }
}

/// Calls `each` with every string of a list; a lone string counts as a list of one.
fn each_string(entry: &Entry<'_, '_>, mut each: impl FnMut(&str) -> Result<()>) -> Result<()> {
    match entry.value() {
        Value::Array(items) => {
            for item in items {
                each(item.as_str().ok_or_else(|| bad(entry))?)?;
            }
            Ok(())
        }
        Value::Scalar(scalar) => each(scalar.as_str().ok_or_else(|| bad(entry))?),
        Value::Section(_) => Err(bad(entry)),
    }
}

fn tags(entry: &Entry<'_, '_>) -> Result<Vec<Tag>> {
    let mut tags = Vec::new();
    each_string(entry, |tag| {
        tags.push(Tag::new(tag).map_err(|_| bad(entry))?);
        Ok(())
    })?;
    Ok(tags)
}

fn string(entry: &Entry<'_, '_>) -> Result<Box<str>> {
    match entry.value() {
        Value::Scalar(scalar) => scalar.as_str().map(Box::from).ok_or_else(|| bad(entry)),
        _ => Err(bad(entry)),
    }
}

fn parsed<T: core::str::FromStr>(entry: &Entry<'_, '_>) -> Result<T> {
    match entry.value() {
        Value::Scalar(Scalar::Str(text)) => text.parse().map_err(|_| bad(entry)),
        _ => Err(bad(entry)),
    }
}

fn alloc(entry: &Entry<'_, '_>) -> Result<AllocPolicy> {
    AllocPolicy::from_name(&string(entry)?).ok_or_else(|| bad(entry))
}

fn int(entry: &Entry<'_, '_>) -> Result<i64> {
    match entry.value() {
        Value::Scalar(Scalar::Int(value)) => Ok(value),
        _ => Err(bad(entry)),
    }
}

fn u32_of(entry: &Entry<'_, '_>) -> Result<u32> {
    u32::try_from(int(entry)?).map_err(|_| bad(entry))
}

fn i32_of(entry: &Entry<'_, '_>) -> Result<i32> {
    i32::try_from(int(entry)?).map_err(|_| bad(entry))
}

fn u64_of(entry: &Entry<'_, '_>) -> Result<u64> {
    u64::try_from(int(entry)?).map_err(|_| bad(entry))
}

fn sectors(entry: &Entry<'_, '_>) -> Result<Sectors> {
    u64_of(entry).map(Sectors::new)
}
