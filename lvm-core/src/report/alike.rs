//! What rows have in common. Nearly all LVs of a large VG are ordinary, and most fields say the same of all of them.

use core::ptr;

use super::row::{LvRow, TableRow};
use super::view::{LvState, VgView};
use crate::model::{AllocPolicy, Area, LvFlags, LvIdx, LvStatus, ReadAhead, SegmentKind};

/// With what the values of a field vary.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Varies {
    /// With the VG.
    Vg,
    /// With what the LV is and how it was made: not at all among ordinary LVs of one [`Nature`] in a VG.
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

/// What an ordinary LV is: one of the many that differ in names, ids, times, tags, sizes and in what they have of PVs
/// or of their pool, and in nothing else.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Nature {
    /// Linear or striped, on PVs.
    OnPvs,
    /// A thin volume of this pool, and no snapshot.
    ThinOf(LvIdx),
}

/// What a row has in common with others: where it is equal, fields that vary with nothing else are equal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Common<'a> {
    vg: *const VgView<'a>,
    nature: Option<Nature>,
    state: Option<LvState>,
}

/// What a row can have in common with others.
pub(super) struct Alike<'r, 'a> {
    vg: *const VgView<'a>,
    /// The LV and what it is, if it is an ordinary one.
    ordinary: Option<(&'r LvRow<'a>, Nature)>,
}

impl<'r, 'a> Alike<'r, 'a> {
    /// Looks at a row.
    pub(super) fn of(row: &'r TableRow<'a>) -> Self {
        Self {
            vg: row.vg.view.map_or(ptr::null(), ptr::from_ref),
            ordinary: row.lv.as_ref().and_then(|lv| Some((lv, nature(lv)?))),
        }
    }

    /// What decides about fields that vary so; `None` where only the row itself does.
    pub(super) fn common(&self, varies: Varies) -> Option<Common<'a>> {
        let (nature, state) = match (varies, self.ordinary) {
            (Varies::Vg, _) => (None, None),
            (Varies::Nature, Some((_, nature))) => (Some(nature), None),
            (Varies::State, Some((lv, nature))) => {
                // How full an active one is only its own target tells.
                let told = matches!(nature, Nature::ThinOf(_)) && lv.state().device().is_some();
                (Some(nature), Some((!told).then(|| lv.state().clone())?))
            }
            (Varies::Nature | Varies::State, None) | (Varies::Row, _) => return None,
        };
        Some(Common { vg: self.vg, nature, state })
    }
}

/// What an LV is, if it is an ordinary one.
fn nature(row: &LvRow<'_>) -> Option<Nature> {
    let lv = row.lv;
    let is_as_made = lv.status == STATUS
        && lv.flags == FLAGS
        && lv.alloc == AllocPolicy::Inherit
        && lv.read_ahead == ReadAhead::Auto
        && (lv.major, lv.minor) == (None, None)
        && lv.profile.is_none()
        && lv.lock_args.is_none();
    let stands_alone = || {
        row.dead.is_none()
            // One that is no more may have been what this came from.
            && row.group().historical.is_empty()
            && row.vg.relations().users(row.idx).is_empty()
            && !row.vg.is_partial(row.idx)
    };
    if !is_as_made || !stands_alone() {
        return None;
    }
    let mut natures = lv.segments.iter().map(|segment| nature_of(&segment.kind));
    let first = natures.next()??;
    natures.all(|other| other == Some(first)).then_some(first)
}

fn nature_of(kind: &SegmentKind) -> Option<Nature> {
    let is_on_pv = |area: &Area| matches!(area, Area::Pv { .. });
    match kind {
        SegmentKind::Striped(striped) => {
            striped.areas.iter().all(is_on_pv).then_some(Nature::OnPvs)
        }
        SegmentKind::Thin(thin) => {
            let others = [thin.origin, thin.external_origin, thin.merge];
            (others == [None; 3]).then_some(Nature::ThinOf(thin.pool))
        }
        _ => None,
    }
}
