//! What rows have in common. Nearly all LVs of a large VG are ordinary, and most fields say the same of all of them.

use core::ptr;

use super::row::{LvRow, TableRow};
use super::view::{LvState, VgView};
use crate::model::{AllocPolicy, Area, LvFlags, LvStatus, ReadAhead, SegmentKind};

/// With what the values of a field vary.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Varies {
    /// With the VG.
    Vg,
    /// With what the LV is and how it was made: not at all among the ordinary LVs of a VG.
    Nature,
    /// With that and with the state of the LV.
    State,
    /// With any of the row.
    Row,
}

/// Flags of an LV that nothing was done to.
const STATUS: LvStatus = LvStatus {
    read: true,
    write: true,
    visible: true,
    fixed_minor: false,
    pvmove: false,
    locked: false,
    notsynced: false,
    rebuild: false,
    writemostly: false,
};
const FLAGS: LvFlags = LvFlags {
    activation_skip: false,
    noautoactivate: false,
    error_when_full: false,
    cache_vol: false,
    unknown: Vec::new(),
};

/// What a row has in common with others: where it is equal, fields that vary with nothing else are equal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Common<'a> {
    vg: *const VgView<'a>,
    state: Option<LvState>,
}

/// What a row can have in common with others.
pub(super) struct Alike<'r, 'a> {
    vg: *const VgView<'a>,
    /// The LV, if it is an ordinary one.
    ordinary: Option<&'r LvRow<'a>>,
}

impl<'r, 'a> Alike<'r, 'a> {
    /// Looks at a row.
    pub(super) fn of(row: &'r TableRow<'a>) -> Self {
        Self {
            vg: row.vg.view.map_or(ptr::null(), ptr::from_ref),
            ordinary: row.lv.as_ref().filter(|lv| is_ordinary(lv)),
        }
    }

    /// What decides about fields that vary so; `None` where only the row itself does.
    pub(super) fn common(&self, varies: Varies) -> Option<Common<'a>> {
        let state = match (varies, self.ordinary) {
            (Varies::Vg, _) | (Varies::Nature, Some(_)) => None,
            (Varies::State, Some(lv)) => Some(lv.state().clone()),
            (Varies::Nature | Varies::State | Varies::Row, _) => return None,
        };
        Some(Common { vg: self.vg, state })
    }
}

/// Whether an LV is one of the many that differ in names, ids, times, tags and in which extents of PVs they have,
/// and in nothing else.
pub(super) fn is_ordinary(row: &LvRow<'_>) -> bool {
    let lv = row.lv;
    lv.status == STATUS
        && lv.flags == FLAGS
        && lv.alloc == AllocPolicy::Inherit
        && lv.read_ahead == ReadAhead::Auto
        && (lv.major, lv.minor) == (None, None)
        && lv.profile.is_none()
        && lv.lock_args.is_none()
        && row.dead.is_none()
        // One that is no more may have been what this came from.
        && row.group().historical.is_empty()
        && row.vg.relations().users(row.idx).is_empty()
        && !row.vg.is_partial(row.idx)
        && !lv.segments.is_empty()
        && lv.segments.iter().all(|segment| match &segment.kind {
            SegmentKind::Striped(striped) => {
                striped.areas.iter().all(|area| matches!(area, Area::Pv { .. }))
            }
            _ => false,
        })
}
