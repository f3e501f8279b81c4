//! A field: one column that a report can have.
//!
//! Every field is one line in one of the tables of `fields`: its id, its heading, what kind of value it
//! has, the least width of its column, what it means, and the function that takes the value from a row.

use super::alike::Varies;
use super::columns::ReportKind;
use super::log::LogEntry;
use super::row::{LvRow, PvRow, SegRow, VgRow};
use super::value::Value;
use super::view::PvSegment;
use crate::device::drivers::Driver;

/// What a field tells about. Fields of one group stand together in help and in `all`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Group {
    /// An LV, from its metadata.
    Lv,
    /// An LV's device: needs the kernel's word.
    LvInfo,
    /// An LV's targets: needs the kernel's word.
    LvStatus,
    /// An LV, from its metadata and its device together.
    LvInfoStatus,
    /// A PV's label, also of PVs in no VG.
    Label,
    /// A PV in its VG.
    Pv,
    /// A VG.
    Vg,
    /// A segment of an LV.
    Seg,
    /// A run of extents of a PV.
    PvSeg,
    /// An entry of the command log; in its own report only.
    Log,
    /// A driver of block devices; in its own report only.
    DevType,
    /// The row itself.
    Special,
}

impl Group {
    /// The groups of reports about VGs, in the order of help.
    pub const ALL: [Self; 10] = [
        Self::Lv,
        Self::LvInfo,
        Self::LvStatus,
        Self::LvInfoStatus,
        Self::Label,
        Self::Pv,
        Self::Vg,
        Self::Seg,
        Self::PvSeg,
        Self::Special,
    ];

    /// What its fields may be called without: `lv_` and so on.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Lv | Self::LvInfo | Self::LvStatus | Self::LvInfoStatus => "lv_",
            Self::Label | Self::Pv => "pv_",
            Self::Vg => "vg_",
            Self::Seg => "seg_",
            Self::PvSeg => "pvseg_",
            Self::Special => "special_",
            Self::Log => "log_",
            Self::DevType => "devtype_",
        }
    }

    /// Its heading in help.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Lv => "Logical Volume Fields",
            Self::LvInfo => "Logical Volume Device Info Fields",
            Self::LvStatus => "Logical Volume Device Status Fields",
            Self::LvInfoStatus => "Logical Volume Device Info and Status Combined Fields",
            Self::Label => "Physical Volume Label Fields",
            Self::Pv => "Physical Volume Fields",
            Self::Vg => "Volume Group Fields",
            Self::Seg => "Logical Volume Segment Fields",
            Self::PvSeg => "Physical Volume Segment Fields",
            Self::Special => "Special Fields",
            Self::Log => "Command Log Fields",
            Self::DevType => "Device Types Fields",
        }
    }

    /// Whether it tells about LVs as a whole.
    pub const fn is_lv(self) -> bool {
        matches!(self, Self::Lv | Self::LvInfo | Self::LvStatus | Self::LvInfoStatus)
    }
}

/// What kind of values a field has; decides how it is aligned, and how it can be selected by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Text.
    Str,
    /// Text that LVM2 takes from a number: pushed to the left.
    Text,
    /// A number, with a sign where −1 stands for none.
    Num,
    /// A size in bytes, sectors, or a unit of them.
    Size,
    /// A share of a whole.
    Percent,
    /// A point in time.
    Time,
    /// A list of strings.
    List,
    /// Yes, no or unknown: a word, or a number with `--binary`.
    Flag,
}

impl Kind {
    /// Whether its column is pushed to the right.
    pub const fn right_aligned(self) -> bool {
        matches!(self, Self::Num | Self::Size | Self::Flag)
    }
}

/// Takes a field's value from a row.
#[derive(Clone, Copy)]
pub(super) enum Get {
    Lv(for<'r, 'a> fn(&'r LvRow<'a>) -> Value<'a>),
    Pv(for<'r, 'a> fn(&'r PvRow<'a>) -> Value<'a>),
    Vg(for<'r, 'a> fn(&'r VgRow<'a>) -> Value<'a>),
    Seg(for<'r, 'a> fn(&'r SegRow<'r, 'a>) -> Value<'a>),
    PvSeg(fn(&PvSegment) -> Value<'static>),
    Special(fn() -> Value<'static>),
    Log(for<'a> fn(&'a LogEntry) -> Value<'a>),
    DevType(fn(&Driver) -> Value<'static>),
}

/// A column that a report can have.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name: `lv_size`.
    pub id: &'static str,
    /// What stands above it: `LSize`.
    pub heading: &'static str,
    /// What it tells about.
    pub group: Group,
    /// What kind of values it has.
    pub kind: Kind,
    /// The least width of its column.
    pub width: usize,
    /// What it means, in a sentence.
    pub description: &'static str,
    pub(super) varies: Varies,
    pub(super) get: Get,
}

impl core::fmt::Debug for Field {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.group == other.group
    }
}

impl Field {
    /// Whether LVM2 has commas between its items whatever the style says.
    pub(super) fn keeps_commas(&self) -> bool {
        ["devices", "metadata_devices"].contains(&self.id)
    }

    /// Whether the user means this field: case and underscores do not count, and the prefix of the report may be
    /// left out.
    pub fn is_called(&self, name: &str, prefix: &str) -> bool {
        // The ends tell most fields apart.
        let end = |text: &str| text.bytes().rev().find(|byte| *byte != b'_');
        if end(self.id) != end(name).map(|byte| byte.to_ascii_lowercase()) {
            return false;
        }
        let bare = |text: &'static str| text.bytes().filter(|byte| *byte != b'_');
        let wanted =
            || name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase());
        let mut id = bare(self.id);
        wanted().eq(id.clone())
            || (prefix.bytes().filter(|byte| *byte != b'_').all(|byte| id.next() == Some(byte))
                && wanted().eq(id))
    }
}

/// Finds fields by the names that users type, among those that a report may have.
pub fn find(report: ReportKind, name: &str) -> Option<&'static Field> {
    super::fields::of(report).find(|field| field.is_called(name, report.prefix()))
}
