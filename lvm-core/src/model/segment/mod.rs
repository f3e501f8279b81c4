//! Segments: the runs of extents that an LV is made of, each of some type.
//!
//! A type is a variant of [`SegmentKind`] and a file here: the names it has in the text, how it is read,
//! checked and written. To add one: its file, its `mod` line, its variant, and its lines in [`SegmentKind`]'s
//! methods, where the compiler asks for them.

mod plain;
mod striped;
mod unknown;

pub use striped::Striped;
pub use unknown::Unknown;

use serde::{Deserialize, Serialize};

use super::import::{Fields, ImportError, Refs};
use super::{Extra, LvIdx, PvIdx, Vg};
use crate::format::text::TextWriter;
use crate::name::Tag;
use crate::units::Extents;

/// A run of logical extents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Its first logical extent.
    pub start: Extents,
    /// How many there are.
    pub len: Extents,
    /// Extents set aside for reshaping a RAID LV.
    pub reshape_len: Option<Extents>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// What it maps to.
    pub kind: SegmentKind,
    /// Keys that rlvm does not know.
    pub extra: Extra,
}

impl Segment {
    /// A segment of that kind, without tags.
    pub fn new(start: Extents, len: Extents, kind: SegmentKind) -> Self {
        Self { start, len, reshape_len: None, tags: Vec::new(), kind, extra: Extra::default() }
    }

    /// Extents that the segment occupies on each of its PV areas.
    pub fn area_len(&self) -> Extents {
        match &self.kind {
            SegmentKind::Striped(striped) => striped.area_len(self.len),
            _ => self.len,
        }
    }

    /// The extent after its last one.
    pub fn end(&self) -> Extents {
        self.start.saturating_add(self.len)
    }
}

/// Where a stripe, a leg or an image lies.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// On a PV, from that extent on.
    Pv {
        /// Which PV.
        pv: PvIdx,
        /// Its first physical extent.
        start: Extents,
    },
    /// On another LV, from that logical extent on.
    Lv {
        /// Which LV.
        lv: LvIdx,
        /// Its first logical extent.
        start: Extents,
    },
    /// Nowhere any more.
    Missing,
}

/// What a segment maps to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum SegmentKind {
    /// Linear (one stripe) or striped.
    Striped(Striped),
    /// Reads fail, writes fail.
    Error,
    /// Reads give zeros, writes are dropped.
    Zero,
    /// A type that rlvm does not know: kept as it is, never activated, never changed.
    Unknown(Unknown),
}

impl SegmentKind {
    /// Reads the kind from what a segment's section has beside the common keys. `name` is the whole value of
    /// `type`, flags included.
    pub(super) fn import(
        name: &str,
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        Ok(match name {
            "striped" | "linear" => Self::Striped(Striped::import(fields, refs)?),
            "error" => Self::Error,
            "zero" => Self::Zero,
            other => Self::Unknown(Unknown::import(other, fields)),
        })
    }

    /// The value of `type` in the text, flags included.
    pub fn type_name(&self) -> &str {
        match self {
            Self::Striped(_) => "striped",
            Self::Error => "error",
            Self::Zero => "zero",
            Self::Unknown(unknown) => &unknown.type_name,
        }
    }

    /// Writes the keys that follow `type` and `tags`.
    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        match self {
            Self::Striped(striped) => striped.export(out, vg),
            Self::Error | Self::Zero => plain::export(),
            Self::Unknown(unknown) => unknown.export(out),
        }
    }

    /// The areas that are parts of the data, in the order in which the type has them.
    pub fn areas(&self) -> &[Area] {
        match self {
            Self::Striped(striped) => &striped.areas,
            Self::Error | Self::Zero | Self::Unknown(_) => &[],
        }
    }

    /// The areas, to change them.
    pub fn areas_mut(&mut self) -> &mut [Area] {
        match self {
            Self::Striped(striped) => &mut striped.areas,
            Self::Error | Self::Zero | Self::Unknown(_) => &mut [],
        }
    }

    /// Calls `visit` with every LV that the segment needs: areas, pools, origins, logs.
    pub fn each_lv_ref(&self, visit: &mut dyn FnMut(LvIdx)) {
        for area in self.areas() {
            if let Area::Lv { lv, .. } = area {
                visit(*lv);
            }
        }
    }

    /// Replaces every reference to an LV; one for which `new_place` has none becomes [`Area::Missing`].
    pub fn map_lv_refs(&mut self, new_place: &mut dyn FnMut(LvIdx) -> Option<LvIdx>) {
        for area in self.areas_mut() {
            if let Area::Lv { lv, start } = *area {
                *area = new_place(lv).map_or(Area::Missing, |lv| Area::Lv { lv, start });
            }
        }
    }
}
