//! A logical volume.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{AllocPolicy, Extra, Segment};
use crate::id::LvId;
use crate::name::{LvName, Tag};
use crate::units::{Extents, Sectors};

/// An LV, visible or hidden: a section of `logical_volumes` in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lv {
    /// Its name within the VG.
    pub name: LvName,
    /// Its id.
    pub id: LvId,
    /// Flags that every reader must understand.
    pub status: LvStatus,
    /// Flags that older readers may pass over.
    pub flags: LvFlags,
    /// Its tags, in the order given.
    pub tags: Vec<Tag>,
    /// When and where it was made.
    pub created: Option<Created>,
    /// For lvmlockd.
    pub lock_args: Option<Box<str>>,
    /// Where new extents may lie.
    pub alloc: AllocPolicy,
    /// Name of its metadata profile.
    pub profile: Option<Box<str>>,
    /// Sectors to read ahead.
    pub read_ahead: ReadAhead,
    /// Persistent device number, with `FIXED_MINOR`: major.
    pub major: Option<i32>,
    /// Persistent device number, with `FIXED_MINOR`: minor.
    pub minor: Option<i32>,
    /// Its segments, in order, without gaps.
    pub segments: Vec<Segment>,
    /// Keys that rlvm does not know.
    pub extra: Extra,
}

impl Lv {
    /// An LV as `lvcreate` makes one: readable, writable, visible; still without segments.
    pub fn new(name: LvName, id: LvId) -> Self {
        Self {
            name,
            id,
            status: LvStatus { read: true, write: true, visible: true, ..LvStatus::default() },
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
        }
    }

    /// Its size: the end of its last segment.
    pub fn extents(&self) -> Extents {
        self.segments.last().map_or(Extents::ZERO, |last| last.start.saturating_add(last.len))
    }
}

/// Where and when an LV was made; the text has both or neither.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Created {
    /// Seconds since 1970, UTC.
    pub time: i64,
    /// Host name; shared by the LVs of one host.
    pub host: Arc<str>,
}

/// `status` of an LV.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the format")]
#[expect(missing_docs, reason = "named for the flag in the text")]
pub struct LvStatus {
    pub read: bool,
    pub write: bool,
    pub visible: bool,
    pub fixed_minor: bool,
    pub pvmove: bool,
    pub locked: bool,
    pub notsynced: bool,
    pub rebuild: bool,
    pub writemostly: bool,
}

/// `flags` of an LV.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the format")]
#[expect(missing_docs, reason = "named for the flag in the text")]
pub struct LvFlags {
    pub activation_skip: bool,
    pub noautoactivate: bool,
    pub error_when_full: bool,
    pub cache_vol: bool,
    /// Flags that rlvm does not know.
    pub unknown: Vec<Box<str>>,
}

/// `read_ahead` of an LV.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum ReadAhead {
    /// The kernel's choice; the key is absent.
    #[default]
    Auto,
    /// None; −1 in the text.
    None,
    /// So many.
    Sectors(Sectors),
}

/// An LV that is no more but whose place in a line of thin snapshots is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoricalLv {
    /// The section's name in the text.
    pub section: Box<str>,
    /// Its id.
    pub id: LvId,
    /// Its name, where it had one of its own.
    pub name: Option<Box<str>>,
    /// Seconds since 1970.
    pub creation_time: Option<i64>,
    /// Seconds since 1970.
    pub removal_time: Option<i64>,
    /// What it was a snapshot of: an LV's name, or `-NAME` of another historical LV.
    pub origin: Option<Box<str>>,
    /// Names of LVs that came from it.
    pub descendants: Vec<Box<str>>,
    /// Keys that rlvm does not know.
    pub extra: Extra,
}
