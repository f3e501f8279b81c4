//! The tables of fields, one file for what they tell about. A field is one line.

pub(super) mod absent;
mod devtype;
mod log;
mod lv;
mod pv;
mod pvseg;
mod seg;
mod special;
mod vg;

use super::alike::Varies;
use super::columns::ReportKind;
use super::field::{Field, Get, Group, Kind};
use super::row::{LvRow, PvRow, SegRow, VgRow};
use super::value::Value;
use super::view::PvSegment;

/// Every field, in the order of help and of `all`.
pub(super) fn all() -> impl Iterator<Item = &'static Field> + Clone {
    let tables = [lv::FIELDS, pv::FIELDS, vg::FIELDS, seg::FIELDS, pvseg::FIELDS, special::FIELDS];
    tables.into_iter().flatten()
}

/// The fields that a report may have.
pub(super) fn of(report: ReportKind) -> impl Iterator<Item = &'static Field> + Clone {
    let own = match report {
        ReportKind::Log => Some([log::FIELDS, special::FIELDS]),
        ReportKind::DevTypes => Some([devtype::FIELDS, special::FIELDS]),
        _ => None,
    };
    let shared = own.is_none().then(all);
    own.into_iter().flatten().flatten().chain(shared.into_iter().flatten())
}

/// The least width of most columns: their heading's.
const HEADING: usize = 0;

macro_rules! constructor {
    ($(#[$doc:meta])* $name:ident, $row:ty, $variant:ident, $group:expr, $varies:expr) => {
        $(#[$doc])*
        const fn $name(
            id: &'static str,
            heading: &'static str,
            kind: Kind,
            width: usize,
            get: for<'r, 'a> fn(&'r $row) -> Value<'a>,
            description: &'static str,
        ) -> Field {
            let (group, varies, get) = ($group, $varies, Get::$variant(get));
            Field { id, heading, group, kind, width, description, varies, get }
        }
    };
}

constructor!(
    /// A field of an LV.
    lv, LvRow<'a>, Lv, Group::Lv, Varies::Row
);
constructor!(
    /// A field of an LV that says the same of all ordinary ones.
    lv_nature, LvRow<'a>, Lv, Group::Lv, Varies::Nature
);
constructor!(
    /// A field of an LV that says the same of all ordinary ones in the same state.
    lv_state, LvRow<'a>, Lv, Group::Lv, Varies::State
);
constructor!(
    /// A field of an LV's device.
    lv_info, LvRow<'a>, Lv, Group::LvInfo, Varies::State
);
constructor!(
    /// A field of an LV's targets.
    lv_status, LvRow<'a>, Lv, Group::LvStatus, Varies::State
);
constructor!(
    /// A field of an LV's metadata and device.
    lv_both, LvRow<'a>, Lv, Group::LvInfoStatus, Varies::State
);
constructor!(
    /// A field of a PV's label.
    label, PvRow<'a>, Pv, Group::Label, Varies::Row
);
constructor!(
    /// A field of a PV.
    pv, PvRow<'a>, Pv, Group::Pv, Varies::Row
);
constructor!(
    /// A field of a VG.
    vg, VgRow<'a>, Vg, Group::Vg, Varies::Vg
);
constructor!(
    /// A field of a segment.
    seg, SegRow<'r, 'a>, Seg, Group::Seg, Varies::Row
);
constructor!(
    /// A field of a segment that says the same of all segments of ordinary LVs.
    seg_nature, SegRow<'r, 'a>, Seg, Group::Seg, Varies::Nature
);
/// A field of a run of extents.
const fn pvseg(
    id: &'static str,
    heading: &'static str,
    kind: Kind,
    width: usize,
    get: fn(&PvSegment) -> Value<'static>,
    description: &'static str,
) -> Field {
    let (group, varies, get) = (Group::PvSeg, Varies::Row, Get::PvSeg(get));
    Field { id, heading, group, kind, width, description, varies, get }
}
