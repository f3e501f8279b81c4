//! A look at the devices for a report: what was found, and which of it is to be shown.

use lvm_core::config::{Config, settings};
use lvm_core::host::{ActiveLvs, Host, MappedLvs};
use lvm_core::overview;
use lvm_core::report::chosen::Chosen;
use lvm_core::report::columns::ReportKind;
use lvm_core::report::rows::Pick;
use lvm_core::report::view::{AllLvs, KernelState, LvState, UNKNOWN_DEVICE, View};
use lvm_core::select::Selection;
use lvm_core::store::Inventory;

use super::names::{self, Picker};
use crate::args::Matches;
use crate::args::options::{common, report};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// What a report is about, and so what its names name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Subject {
    /// Devices.
    Pvs,
    /// VGs.
    Vgs,
    /// VGs and LVs.
    Lvs,
    /// VGs, and all that is in them, and PVs in no VG.
    All,
}

/// Commands that LVM2 does not have: whoever reads their lines expects nothing else there.
const OWN: [&str; 2] = ["dmtable", "map"];

/// What older LVM2 called a device that is not there.
const TWO_WORDS: &str = "unknown device";

/// What is to be shown.
pub(super) struct Found<'a, 'v> {
    /// All devices, and what is on them.
    pub(super) inventory: &'a Inventory,
    /// All that was found of what is named.
    pub(super) view: &'a mut View<'v>,
    /// Which LVs and PVs of it.
    pub(super) pick: Pick<'a>,
}

impl Found<'_, '_> {
    /// What `selection` selects of it, if there is one.
    ///
    /// # Errors
    /// As [`Chosen::of`].
    pub(super) fn chosen(
        &self,
        report: ReportKind,
        selection: Option<&Selection>,
    ) -> Result<Option<Chosen>, Failure> {
        let chosen = selection.map(|it| Chosen::of(report, it, self.view, self.pick));
        Ok(chosen.transpose()?)
    }
}

/// Looks at the devices, picks what the command line names, tells what is wrong with it, and has it shown.
pub(super) fn look(
    subject: Subject,
    matches: &Matches,
    session: &mut Session,
    show: impl FnOnce(Found<'_, '_>, &mut Session) -> Result<(), Failure>,
) -> Result<Exit, Failure> {
    let host = session.host(matches)?;
    let words: Vec<&str> = matches.names().collect();
    let mut found = match subject {
        Subject::Pvs => host.read(&[], &names::devices(matches))?,
        Subject::Vgs | Subject::Lvs | Subject::All => {
            host.read(&names::named_vgs(matches, session), &[])?
        }
    };
    session.tell_findings(&found, None);
    let own = session.words.first().is_some_and(|name| OWN.iter().any(|own| name == own));
    if !own {
        session.tell_retry(&found);
    }
    let default_vg = session.default_vg().map(str::to_owned);
    let all = matches.has(&report::ALL);
    let access = names::access(matches);
    let mut picker = Picker { found: &found, access, subject, all, ui: &mut session.ui };
    let picked = match subject {
        Subject::Pvs => picker.pvs(&words),
        Subject::Vgs | Subject::All => picker.vgs(&words)?,
        Subject::Lvs => {
            // The LVs of an exported VG are not here.
            picker.access.exported = false;
            picker.lvs(&words, default_vg.as_deref())?
        }
    };
    let kernel = kernel(matches, &session.config, &host);
    let mut view =
        overview::view(&found.inventory, &*kernel, |vg| picked.vgs.contains_key(&vg.vg.id));
    view.vgs.iter_mut().for_each(|vg| vg.history = matches.has(&report::HISTORY));
    if session.config.get(&settings::TWO_WORD_UNKNOWN_DEVICE) {
        let pvs = view.vgs.iter_mut().flat_map(|vg| &mut vg.pvs);
        pvs.filter(|pv| pv.name == UNKNOWN_DEVICE).for_each(|pv| pv.name = TWO_WORDS.into());
    }
    let is_pvs = subject == Subject::Pvs;
    let pick = Pick {
        lv: &|vg, lv| picked.has_lv(vg, lv, all),
        pv: &|_, pv| picked.has_pv(pv),
        orphans: is_pvs || subject == Subject::All && words.is_empty(),
        others: all && is_pvs && words.is_empty(),
    };
    show(Found { inventory: &found.inventory, view: &mut view, pick }, session)?;
    let exit = picked.exit;
    drop((view, picked));
    session.looked_at = core::mem::take(&mut found.inventory.vgs);
    Ok(exit)
}

/// What tells which LVs are active: the kernel, unless it is not to be asked.
pub(in crate::commands) fn kernel<'h>(
    matches: &Matches,
    config: &Config,
    host: &'h Host,
) -> Box<dyn KernelState + 'h> {
    let asked = matches.get(&common::DRIVERLOADED) != Some(&false);
    if let Some(mapper) = host.mapper() {
        return Box::new(MappedLvs::of(mapper));
    }
    if asked && config.get(&settings::ACTIVATION) {
        return Box::new(ActiveLvs::look());
    }
    Box::new(AllLvs(LvState::Unknown))
}
