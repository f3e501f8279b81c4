//! Which rows a report has: the finest thing that its fields tell about decides.

use super::columns::{Columns, ReportKind};
use super::field::Group;
pub(super) use super::row::TableRow;
use super::row::{LvRow, PvDevice, PvRow};
use super::view::{PvSegment, PvView, VgView, View};
use crate::error::{Error, Result};
use crate::model::{LvIdx, PvIdx};
use crate::units::Extents;

/// What of a view is to be reported.
#[derive(Clone, Copy)]
pub struct Pick<'p> {
    /// Which LVs; asked for visible and hidden ones alike.
    pub lv: &'p dyn Fn(&VgView<'_>, LvIdx) -> bool,
    /// Which PVs; the VG is `None` for a PV in no VG.
    pub pv: &'p dyn Fn(Option<&VgView<'_>>, &PvView) -> bool,
    /// Whether PVs in no VG are listed.
    pub orphans: bool,
    /// Whether devices that are no PVs are listed.
    pub others: bool,
}

impl Pick<'static> {
    /// Visible LVs and every PV: what commands list when nothing is named.
    pub const VISIBLE: Self =
        Self { lv: &|vg, lv| vg.is_visible(lv), pv: &|_, _| true, orphans: true, others: false };
    /// Hidden LVs and devices that are no PVs too: `-a`.
    pub const ALL: Self = Self { lv: &|_, _| true, others: true, ..Self::VISIBLE };
}

/// What a row is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum RowType {
    Vg,
    Lv,
    Segment,
    Pv,
    PvSegment,
}

/// The rows that a report may have.
pub(super) struct Rows<'a> {
    pub(super) view: &'a View<'a>,
    /// The VGs to go through, all of `view` or one of them.
    pub(super) vgs: &'a [VgView<'a>],
    pub(super) report: ReportKind,
    pub(super) pick: Pick<'a>,
}

/// Whether the report asks for fields of LVs and of PVs that do not go together.
///
/// # Errors
/// [`Error::MixedReport`].
pub(super) fn check(report: ReportKind, columns: &Columns) -> Result<()> {
    let groups = || columns.all_fields().map(|field| field.group);
    let lv = matches!(report, ReportKind::Lvs | ReportKind::LvSegments)
        || groups().any(|group| group.is_lv() || group == Group::Seg);
    let pv = groups().any(|group| matches!(group, Group::Pv | Group::Label | Group::PvSeg));
    if lv && pv && !matches!(report, ReportKind::Pvs | ReportKind::PvSegments) {
        return Err(Error::MixedReport { report: report.key() });
    }
    Ok(())
}

/// Whether a part of `fullreport` has fields that do not go with it.
///
/// # Errors
/// [`Error::MixedPart`], [`Error::ReportOfOther`].
pub(super) fn check_part(
    report: ReportKind,
    columns: &Columns,
    vg: Option<&VgView<'_>>,
) -> Result<()> {
    let vg = || vg.map_or_else(Box::default, |vg| vg.vg.name.as_str().into());
    let groups = || columns.all_fields().map(|field| field.group);
    // An id of an LV is told of runs, too.
    let lv = matches!(report, ReportKind::Lvs | ReportKind::LvSegments)
        || groups().any(|group| group.is_lv() || group == Group::Seg);
    let pv = report == ReportKind::Pvs
        || groups().any(|group| matches!(group, Group::Pv | Group::Label | Group::PvSeg));
    if lv && pv && report != ReportKind::PvSegments && report != ReportKind::Vgs {
        return Err(Error::MixedPart { report: report.key(), vg: vg() });
    }
    let own = match report {
        ReportKind::Vgs | ReportKind::Log | ReportKind::DevTypes => RowType::Vg,
        ReportKind::Lvs => RowType::Lv,
        ReportKind::LvSegments => RowType::Segment,
        ReportKind::Pvs => RowType::Pv,
        ReportKind::PvSegments => RowType::PvSegment,
    };
    if row_type(report, columns) != own {
        return Err(Error::ReportOfOther { report: report.key(), vg: vg() });
    }
    Ok(())
}

impl<'a> Rows<'a> {
    /// Calls `each` with every row in LVM2's order.
    pub(super) fn for_each(&self, columns: &Columns, each: &mut dyn FnMut(&TableRow<'a>)) {
        let row_type = row_type(self.report, columns);
        for vg in self.vgs {
            let base = TableRow::of_vg(Some(vg));
            match row_type {
                RowType::Vg => each(&base),
                RowType::Lv | RowType::Segment => self.lvs(vg, &base, row_type, each),
                RowType::Pv | RowType::PvSegment => self.pvs(vg, &base, row_type, each),
            }
        }
        let lists_pvs = matches!(self.report, ReportKind::Pvs | ReportKind::PvSegments);
        if lists_pvs && self.pick.orphans {
            self.orphans(each);
        }
        if lists_pvs && self.pick.others {
            for copy in &self.view.duplicates {
                let pv = PvRow { vg: None, device: PvDevice::Duplicate(copy) };
                each(&TableRow { pv: Some(pv), ..TableRow::of_vg(None) });
            }
            for other in &self.view.others {
                let pv = PvRow { vg: None, device: PvDevice::Other(other) };
                each(&TableRow { pv: Some(pv), ..TableRow::of_vg(None) });
            }
        }
    }

    fn lvs(
        &self,
        vg: &'a VgView<'a>,
        base: &TableRow<'a>,
        row_type: RowType,
        each: &mut dyn FnMut(&TableRow<'a>),
    ) {
        for (idx, lv) in vg.lvs_in_order() {
            if !(self.pick.lv)(vg, idx) {
                continue;
            }
            lv_rows(LvRow::new(vg, idx, lv), base, row_type, each);
        }
        for (dead, lv) in vg.dead_lvs() {
            lv_rows(LvRow::dead(vg, dead, lv), base, row_type, each);
        }
    }

    fn pvs(
        &self,
        vg: &'a VgView<'a>,
        base: &TableRow<'a>,
        row_type: RowType,
        each: &mut dyn FnMut(&TableRow<'a>),
    ) {
        for ((idx, pv), device) in vg.vg.pvs_with_idx().zip(&vg.pvs) {
            if !(self.pick.pv)(Some(vg), device) {
                continue;
            }
            let pv = PvRow { vg: Some(vg), device: PvDevice::Member(idx, pv, device) };
            let row = TableRow { pv: Some(pv), ..base.clone() };
            if row_type == RowType::Pv {
                each(&row);
            } else {
                runs(vg, idx, &row, each);
            }
        }
    }

    fn orphans(&self, each: &mut dyn FnMut(&TableRow<'a>)) {
        for orphan in &self.view.orphans {
            if (self.pick.pv)(None, orphan) {
                let pv = PvRow { vg: None, device: PvDevice::Orphan(orphan) };
                each(&TableRow { pv: Some(pv), ..TableRow::of_vg(None) });
            }
        }
    }
}

/// A row for an LV, or one for each of its segments.
fn lv_rows<'a>(
    lv: LvRow<'a>,
    base: &TableRow<'a>,
    row_type: RowType,
    each: &mut dyn FnMut(&TableRow<'a>),
) {
    let segments = &lv.lv.segments;
    let mut row = TableRow { lv: Some(lv), ..base.clone() };
    if row_type == RowType::Lv {
        return each(&row);
    }
    for segment in segments {
        row.segment = Some(segment);
        each(&row);
    }
}

/// A row for each run of extents of a PV.
fn runs<'a>(
    vg: &'a VgView<'a>,
    pv: PvIdx,
    base: &TableRow<'a>,
    each: &mut dyn FnMut(&TableRow<'a>),
) {
    let none = [PvSegment { start: Extents::ZERO, len: Extents::ZERO, user: None }];
    let runs = match vg.pv_segments(pv) {
        [] => &none,
        runs => runs,
    };
    for run in runs {
        let mut row = TableRow { run: Some(*run), ..base.clone() };
        if let Some(user) = run.user
            && let Some((lv, segment)) = user.resolve(vg.vg)
        {
            row.lv = Some(LvRow::new(vg, user.lv, lv));
            row.segment = Some(segment);
        }
        each(&row);
    }
}

fn row_type(report: ReportKind, columns: &Columns) -> RowType {
    let (mut lv, mut segment, mut pv, mut run) = match report {
        ReportKind::Vgs | ReportKind::Log | ReportKind::DevTypes => (false, false, false, false),
        ReportKind::Lvs => (true, false, false, false),
        ReportKind::LvSegments => (true, true, false, false),
        ReportKind::Pvs => (false, false, true, false),
        ReportKind::PvSegments => (false, false, true, true),
    };
    for field in columns.all_fields() {
        match field.group {
            Group::Vg | Group::Log | Group::DevType | Group::Special => {}
            Group::Lv | Group::LvInfo | Group::LvStatus | Group::LvInfoStatus => lv = true,
            Group::Seg => segment = true,
            Group::Label | Group::Pv => pv = true,
            Group::PvSeg => run = true,
        }
    }
    match (lv || segment, segment, pv || run, run) {
        (_, _, _, true) | (true, _, true, _) => RowType::PvSegment,
        (_, _, true, _) => RowType::Pv,
        (_, true, ..) => RowType::Segment,
        (true, ..) => RowType::Lv,
        _ => RowType::Vg,
    }
}
