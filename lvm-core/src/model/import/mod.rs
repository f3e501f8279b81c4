//! From a parsed text to a [`Vg`].
//!
//! Each section is gone through once. Keys that have no meaning here are kept in the [`super::Extra`] of their
//! object; a flag that every reader has to understand (`status`) and that rlvm does not know is an error.

mod fields;
mod historical;
mod lv;
mod pv;
#[cfg(test)]
mod tests;
mod values;

pub(in crate::model) use fields::{Fields, Refs};
pub(in crate::model) use values::bad;

use historical::import_historical;
use lv::{Lvs, import_lvs};
use pv::import_pv;
use values::{alloc, each_string, int, parsed, section_of, string, tags, u32_of, unknown_status};

use super::vg::{PvIdx, Vg, VgStatus};
use crate::escape::Escaped;
use crate::format::text::{Entry, TextError, Tree, Value};
use crate::id::{Id, VgId};
use crate::name::VgName;
use crate::units::ExtentSize;

/// The value of `contents` in every document.
pub(super) const CONTENTS: &str = "Text Format Volume Group";

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
    #[error("Can't process text format file - missing contents field.")]
    NotMetadata,
    /// A key that has to be there is not.
    #[error("{key} is missing in section {}", Escaped(.section))]
    Missing {
        /// The key.
        key: &'static str,
        /// The section that lacks it.
        section: String,
    },
    /// A key has a value that cannot be.
    #[error("{} has an impossible value in line {line}", Escaped(.key))]
    BadValue {
        /// The key.
        key: String,
        /// Its line, from 1.
        line: usize,
    },
    /// A flag that every reader has to know.
    #[error("unknown status flag \"{}\" in section {}", Escaped(.flag), Escaped(.section))]
    UnknownStatus {
        /// The flag.
        flag: String,
        /// The section that has it.
        section: String,
    },
    /// Two sections of one name.
    #[error("\"{}\" is there twice", Escaped(.0))]
    Twice(String),
    /// A PV or LV that is not in the text.
    #[error("\"{}\" in line {line} is no physical or logical volume of the group", Escaped(.name))]
    Dangling {
        /// What it is called.
        name: String,
        /// Where it is used, from 1.
        line: usize,
    },
}

pub(in crate::model) type Result<T> = core::result::Result<T, ImportError>;

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
/// [`super::check()`].
pub fn import(bytes: &[u8]) -> Result<(Vg, Provenance)> {
    import_to(bytes, &mut Lvs::Kept)
}

/// Reads a text only to hold it against the VG that it should be of, LV by LV, so that no second VG is made. What
/// stands around the VG, if it is the same.
///
/// # Errors
/// As [`import`].
pub(crate) fn compare(bytes: &[u8], vg: &Vg) -> Result<Option<Provenance>> {
    let mut lvs = Lvs::Compared { with: vg.lvs().iter(), same: true };
    let (read, provenance) = import_to(bytes, &mut lvs)?;
    let same = match lvs {
        Lvs::Compared { mut with, same } => same && with.next().is_none(),
        Lvs::Kept => false,
    };
    Ok((same && read.is_same_but_lvs(vg)).then_some(provenance))
}

fn import_to(bytes: &[u8], lvs: &mut Lvs<'_>) -> Result<(Vg, Provenance)> {
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
    let vg = import_vg(&vg.ok_or(ImportError::NoVg)?, lvs)?;
    Ok((vg, provenance))
}

fn import_vg(section: &Entry<'_, '_>, to: &mut Lvs<'_>) -> Result<Vg> {
    let name = VgName::new(section.key()).map_err(|_| bad(section))?;
    let Value::Section(entries) = section.value() else { return Err(ImportError::NoVg) };
    let need = |key| ImportError::Missing { key, section: name.to_string() };
    let (mut id, mut seqno, mut extent_size) = (None, None, None);
    let (mut pvs, mut lvs, mut historical) = (None, None, None);
    // Ids and sizes are put in at the end; until then any will do.
    let mut vg = Vg::new(name.clone(), VgId(Id::PLACEHOLDER), ExtentSize::DEFAULT);
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
                extent_size = Some(ExtentSize::new(u32_of(&entry)?).ok_or_else(|| bad(&entry))?);
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
        if !refs.add_pv(entry.key(), PvIdx::from_usize(index)) {
            return Err(ImportError::Twice(entry.key().into()));
        }
    }
    if let Some(lvs) = lvs {
        refs.set_lvs(lvs.clone());
        import_lvs(&mut vg, lvs, &refs, to)?;
    }
    for entry in historical.into_iter().flatten() {
        vg.historical.push(import_historical(&entry)?);
    }
    Ok(vg)
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
