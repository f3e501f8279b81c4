//! What a selection selects, for commands that show things otherwise than in rows, or change them.

use std::collections::BTreeSet;

use super::columns::{Columns, Compact, ReportKind};
use super::row::PvDevice;
use super::rows::{self, Pick, Rows};
use super::select::Selection;
use super::view::View;
use crate::error::Result;
use crate::id::{PvId, VgId};
use crate::model::LvIdx;

/// VGs, LVs and PVs with a row that is wanted.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    vgs: BTreeSet<VgId>,
    lvs: BTreeSet<(VgId, LvIdx)>,
    pvs: BTreeSet<PvId>,
}

impl Chosen {
    /// What of `view` is wanted. The rows are those of `report`, or finer ones where the selection needs them.
    ///
    /// # Errors
    /// [`crate::Error::MixedReport`] when it looks at LVs and PVs that do not go together.
    pub fn of(
        report: ReportKind,
        selection: &Selection,
        view: &View<'_>,
        pick: Pick<'_>,
    ) -> Result<Self> {
        let columns = Columns {
            fields: Vec::new(),
            compact: Compact::None,
            sort: Vec::new(),
            selection: Some(selection.clone()),
        };
        rows::check(report, &columns)?;
        let mut chosen = Self::default();
        Rows { view, vgs: &view.vgs, report, pick }.for_each(&columns, &mut |row| {
            if !selection.matches(&|field| row.value(field)) {
                return;
            }
            if let Some(vg) = row.vg.view {
                chosen.vgs.insert(vg.vg.id);
                chosen.lvs.extend(row.lv.iter().map(|lv| (vg.vg.id, lv.idx)));
            }
            match row.pv.map(|pv| pv.device) {
                Some(
                    PvDevice::Member(_, _, pv) | PvDevice::Orphan(pv) | PvDevice::Duplicate(pv),
                ) => {
                    chosen.pvs.insert(pv.id);
                }
                Some(PvDevice::Other(_)) | None => {}
            }
        });
        Ok(chosen)
    }

    /// Whether a VG is wanted.
    pub fn has_vg(&self, vg: VgId) -> bool {
        self.vgs.contains(&vg)
    }

    /// Whether an LV of a VG is wanted.
    pub fn has_lv(&self, vg: VgId, lv: LvIdx) -> bool {
        self.lvs.contains(&(vg, lv))
    }

    /// Whether a PV is wanted.
    pub fn has_pv(&self, pv: PvId) -> bool {
        self.pvs.contains(&pv)
    }
}
