//! Rows: what a line of a report is about.

use core::cell::OnceCell;

use super::field::{Field, Get};
use super::fields::absent;
use super::log::LogEntry;
use super::target_status::TargetStatus;
use super::value::Value;
use super::view::{LvState, OtherDevice, PvSegment, PvView, VgView};
use crate::device::drivers::Driver;
use crate::model::{HistoricalLv, Lv, LvIdx, Pv, PvIdx, Segment, SegmentKind};

/// The VG that a row is about; none for a PV in no VG.
#[derive(Clone, Copy)]
pub(super) struct VgRow<'a> {
    pub(super) view: Option<&'a VgView<'a>>,
}

/// The PV, or the device that is none, that a row is about.
#[derive(Clone, Copy)]
pub(super) struct PvRow<'a> {
    pub(super) vg: Option<&'a VgView<'a>>,
    pub(super) device: PvDevice<'a>,
}

/// What a PV row stands on.
#[derive(Clone, Copy)]
pub(super) enum PvDevice<'a> {
    /// A PV of the row's VG.
    Member(PvIdx, &'a Pv, &'a PvView),
    /// A PV in no VG.
    Orphan(&'a PvView),
    /// A copy of a PV, and not the one that is used.
    Duplicate(&'a PvView),
    /// No PV.
    Other(&'a OtherDevice),
}

/// The LV that a row is about.
#[derive(Clone)]
pub(super) struct LvRow<'a> {
    pub(super) vg: &'a VgView<'a>,
    pub(super) idx: LvIdx,
    pub(super) lv: &'a Lv,
    /// What is remembered of it, when it is no more.
    pub(super) dead: Option<&'a HistoricalLv>,
    state: OnceCell<LvState>,
    /// Nearly no row has one, so it takes no room in the others.
    status: OnceCell<Option<Box<TargetStatus>>>,
}

impl<'a> LvRow<'a> {
    pub(super) fn new(vg: &'a VgView<'a>, idx: LvIdx, lv: &'a Lv) -> Self {
        Self { vg, idx, lv, dead: None, state: OnceCell::new(), status: OnceCell::new() }
    }

    /// The row of an LV that is no more.
    pub(super) fn dead(vg: &'a VgView<'a>, dead: &'a HistoricalLv, lv: &'a Lv) -> Self {
        Self { dead: Some(dead), ..Self::new(vg, LvIdx::NOWHERE, lv) }
    }

    /// The state of the LV, asked for once.
    pub(super) fn state(&self) -> &LvState {
        self.state.get_or_init(|| self.vg.state(self.idx))
    }

    /// The state of the LV with its own device, as displays tell of it.
    pub(super) fn own_state(&self) -> LvState {
        self.vg.own_state(self.idx)
    }

    /// What the target of the LV says, asked for once, and only of one that is active. A pool that is not may work
    /// for its volumes all the same.
    pub(super) fn status(&self) -> Option<&TargetStatus> {
        let kind = self.lv.segments.first().map(|segment| &segment.kind);
        let asks =
            self.state().device().is_some() || matches!(kind, Some(SegmentKind::ThinPool(_)));
        let status = || asks.then(|| self.vg.status(self.idx)).flatten().map(Box::new);
        self.status.get_or_init(status).as_deref()
    }
}

/// The segment of an LV that a row is about.
#[derive(Clone, Copy)]
pub(super) struct SegRow<'r, 'a> {
    pub(super) lv: &'r LvRow<'a>,
    pub(super) segment: &'a Segment,
}

/// A line of a report: what it is about, from the VG down.
#[derive(Clone)]
pub(super) struct TableRow<'a> {
    pub(super) vg: VgRow<'a>,
    pub(super) pv: Option<PvRow<'a>>,
    pub(super) lv: Option<LvRow<'a>>,
    pub(super) segment: Option<&'a Segment>,
    pub(super) run: Option<PvSegment>,
    pub(super) entry: Option<&'a LogEntry>,
    pub(super) driver: Option<&'static Driver>,
}

impl<'a> TableRow<'a> {
    /// A row that is about a VG, or about none.
    pub(super) fn of_vg(view: Option<&'a VgView<'a>>) -> Self {
        Self {
            vg: VgRow { view },
            pv: None,
            lv: None,
            segment: None,
            run: None,
            entry: None,
            driver: None,
        }
    }

    /// A row that is about an entry of the command log.
    pub(super) fn of_entry(entry: &'a LogEntry) -> Self {
        Self { entry: Some(entry), ..Self::of_vg(None) }
    }

    /// A row that is about a driver.
    pub(super) fn of_driver(driver: &'static Driver) -> Self {
        Self { driver: Some(driver), ..Self::of_vg(None) }
    }

    /// What a field says of this row.
    pub(super) fn value(&self, field: &Field) -> Value<'a> {
        match (field.get, &self.lv, self.segment) {
            (Get::Special(get), ..) => get(),
            (Get::Vg(get), ..) => get(&self.vg),
            (Get::Pv(get), ..) => self.pv.as_ref().map_or(Value::Blank, get),
            (Get::PvSeg(get), ..) => self.run.as_ref().map_or(Value::Num(0), get),
            (Get::Log(get), ..) => self.entry.map_or(Value::Blank, get),
            (Get::DevType(get), ..) => self.driver.map_or(Value::Blank, get),
            (Get::Lv(get), Some(lv), _) => get(lv),
            (Get::Seg(get), Some(lv), Some(segment)) => get(&SegRow { lv, segment }),
            (Get::Lv(_) | Get::Seg(_), ..) => absent::value(field, self.vg.view, self.run),
        }
    }
}
