//! What a report notes of each object that it goes through, in the order in which LVM2 does; only where there is a
//! log.

use std::collections::BTreeSet;

use lvm_core::id::PvId;
use lvm_core::model::{LvIdx, Vg};
use lvm_core::report::log::LogObject;
use lvm_core::report::view::{AllLvs, LvState, VgView};
use lvm_core::store::FoundVg;

use super::look::Subject;
use super::names::{LvPick, Picker};

impl Picker<'_> {
    /// Notes a VG, and what is shown of it. `pvs` are those that are shown, unless `all_pvs`.
    pub(super) fn log_vg(
        &mut self,
        found: &FoundVg,
        lvs: &LvPick,
        pvs: &BTreeSet<PvId>,
        all_pvs: bool,
    ) {
        if !self.ui.keeps_log() {
            return;
        }
        let is_shown = |pv: &PvId| all_pvs || pvs.contains(pv);
        match self.subject {
            Subject::Vgs => {}
            Subject::Pvs => self.log_pvs(found, &is_shown),
            Subject::Lvs => self.log_lvs(found, lvs),
            // Once for the objects, once for their segments.
            Subject::All => {
                for _ in 0..2 {
                    self.log_pvs(found, &is_shown);
                    self.log_lvs(found, lvs);
                }
            }
        }
        self.ui.about(|| LogObject::vg(&found.vg));
        self.ui.went(true);
    }

    /// Notes the LVs of a VG that are shown.
    pub(super) fn log_lvs(&mut self, found: &FoundVg, lvs: &LvPick) {
        if !self.ui.keeps_log() {
            return;
        }
        for lv in shown(&found.vg, lvs, self.all) {
            let Some(lv) = found.vg.lv(lv) else { continue };
            self.ui.about(|| LogObject::lv(&found.vg, lv));
            self.ui.went(true);
        }
    }

    fn log_pvs(&mut self, found: &FoundVg, is_shown: &dyn Fn(&PvId) -> bool) {
        for (pv, place) in found.vg.pvs().iter().zip(&found.pvs) {
            let device = place.and_then(|place| self.found.inventory.pvs.get(place));
            let name = device.map_or("[unknown]", |pv| pv.device.name());
            if is_shown(&pv.id) {
                self.ui.about(|| LogObject::pv(&found.vg, pv, name));
                self.ui.went(true);
            }
        }
    }

    /// Notes the PVs in no VG, where they are shown: those that are `named`, or all.
    pub(super) fn log_orphans(&mut self, named: Option<&BTreeSet<PvId>>) {
        let times = match self.subject {
            Subject::Pvs => 1,
            Subject::All => 2,
            Subject::Vgs | Subject::Lvs => 0,
        };
        let found = &self.found.inventory;
        let is_shown = |id: PvId| named.is_none_or(|named| named.contains(&id));
        let orphans = || found.pvs.iter().filter(|pv| pv.vg.is_none() && is_shown(pv.id()));
        let none = named.is_some() && orphans().next().is_none();
        if times == 0 || none || !self.ui.keeps_log() {
            return;
        }
        for _ in 0..times {
            for pv in orphans() {
                self.ui.about(|| LogObject::orphan(pv.id().0, pv.device.name()));
                self.ui.went(true);
            }
        }
        self.ui.about(LogObject::orphans);
        self.ui.went(true);
    }
}

/// The LVs of a VG that are shown; of a whole one those that users see, or all.
fn shown(vg: &Vg, lvs: &LvPick, all: bool) -> Vec<LvIdx> {
    match lvs {
        LvPick::Named(lvs) => lvs.iter().copied().collect(),
        LvPick::Whole => {
            let kernel = AllLvs(LvState::Unknown);
            let view = VgView::new(vg, Vec::new(), &kernel);
            let seen = view.lvs_in_order().map(|(idx, _)| idx);
            seen.filter(|idx| all || view.is_visible(*idx)).collect()
        }
    }
}
