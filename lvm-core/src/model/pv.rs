//! A physical volume as its VG knows it.

use serde::{Deserialize, Serialize};

use super::Extra;
use crate::id::PvId;
use crate::name::Tag;
use crate::units::{ExtentSize, Extents, Sectors};

/// A PV of a VG: the section `pvN` in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pv {
    /// The id that its label bears.
    pub id: PvId,
    /// Where it was when the text was written: a hint, never trusted.
    pub device_hint: Box<str>,
    /// `device_id_type` and `device_id`: how LVM2's devices file names it.
    pub device_id_type: Option<Box<str>>,
    /// See [`Self::device_id_type`].
    pub device_id: Option<Box<str>>,
    /// Flags.
    pub status: PvStatus,
    /// Its tags, in the order given.
    pub tags: Vec<Tag>,
    /// Size of the device when it was last looked at; absent in very old texts.
    pub dev_size: Option<Sectors>,
    /// Where extent 0 begins, from the start of the device.
    pub pe_start: Sectors,
    /// How many extents there are.
    pub pe_count: Extents,
    /// Start of the bootloader area; `ZERO` when there is none.
    pub ba_start: Sectors,
    /// Size of the bootloader area.
    pub ba_size: Sectors,
    /// Keys that rlvm does not know.
    pub extra: Extra,
}

/// Flags of a PV: `status` and `flags` in the text.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct PvStatus {
    /// New extents may be taken from it.
    pub allocatable: bool,
    /// It belongs to an exported VG.
    pub exported: bool,
    /// It was missing when the text was written.
    pub missing: bool,
    /// Compatible flags that rlvm does not know.
    pub unknown: Vec<Box<str>>,
}

impl Pv {
    /// Where on the device extent `pe` begins; `None` past 64 bits.
    pub fn extent_start(&self, pe: Extents, size: ExtentSize) -> Option<Sectors> {
        self.pe_start.checked_add(size.length(pe))
    }
}
