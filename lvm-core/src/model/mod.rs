//! What a volume group is: plain values without any I/O.
//!
//! A [`Vg`] owns its PVs and LVs in the order in which LVM2 lists them. Segments point at PVs and LVs by
//! their place in those lists ([`PvIdx`], [`LvIdx`]), so that a rename touches one string; the methods of
//! [`Vg`] that add or remove keep every such reference right.
//!
//! Whatever is read goes through [`check()`] before it is used, and so does whatever is to be written.

mod check;
mod export;
mod extra;
mod import;
mod lv;
mod name_index;
mod pv;
mod relations;
pub mod segment;
mod vg;

pub use check::{Broken, Place, Rule, check, check_readable};
pub use export::Stamp;
pub use extra::Extra;
pub(crate) use import::compare;
pub use import::{ImportError, Provenance, import};
pub use lv::{Created, HistoricalLv, Lv, LvFlags, LvStatus, ReadAhead};
pub use pv::{Pv, PvStatus};
pub use relations::{Relations, User};
pub use segment::{Area, LvUse, Segment, SegmentKind, TypeFlags};
pub use vg::{LvIdx, PvIdx, Vg, VgStatus};

use serde::{Deserialize, Serialize};

/// Where new extents of a VG or an LV may lie.
///
/// Source: `allocation_policy` in the text; letters of the attribute column `c l n a i`.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllocPolicy {
    /// New extents follow the LV's last ones without a gap.
    Contiguous,
    /// New extents lie on the PVs that the LV is on.
    Cling,
    /// As cling, and PVs that share a tag count as one.
    ClingByTags,
    /// Common sense: parallel areas lie on different PVs.
    Normal,
    /// Anywhere; parallel areas may share a PV.
    Anywhere,
    /// The VG's policy (an LV's default).
    #[default]
    Inherit,
}

impl AllocPolicy {
    /// All of them, from strict to lax.
    pub const ALL: [Self; 6] = [
        Self::Contiguous,
        Self::Cling,
        Self::ClingByTags,
        Self::Normal,
        Self::Anywhere,
        Self::Inherit,
    ];

    /// Its name in the text, on the command line and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contiguous => "contiguous",
            Self::Cling => "cling",
            Self::ClingByTags => "cling_by_tags",
            Self::Normal => "normal",
            Self::Anywhere => "anywhere",
            Self::Inherit => "inherit",
        }
    }

    /// The policy of that name. `cling_by_tags` is taken for `cling`, as LVM2 takes it on the command line and in
    /// a text: the one does what the other does as soon as `allocation/cling_tag_list` is set.
    pub fn from_name(name: &str) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|policy| policy.name() == name)?;
        Some(if found == Self::ClingByTags { Self::Cling } else { found })
    }

    /// Its letter in `vg_attr` and `lv_attr`.
    pub const fn letter(self) -> char {
        match self {
            Self::Contiguous => 'c',
            Self::Cling => 'l',
            Self::ClingByTags => 't',
            Self::Normal => 'n',
            Self::Anywhere => 'a',
            Self::Inherit => 'i',
        }
    }
}
