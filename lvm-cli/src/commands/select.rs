//! `-S`: what of all that there is a command shows or works on.

use lvm_core::host::{Entropy as _, Host, Session as Held, SystemEntropy};
use lvm_core::local_time::Zone;
use lvm_core::name::VgName;
use lvm_core::overview;
use lvm_core::report::chosen::Chosen;
use lvm_core::report::columns::ReportKind;
use lvm_core::report::rows::Pick;
use lvm_core::report::view::View;
use lvm_core::select::{self, Context, Selection};

use super::report::kernel;
use crate::args::Matches;
use crate::args::options::report::SELECT;
use crate::failure::Failure;
use crate::session::Session;

/// Shows the list of fields of `report`, if `-S` asks for it.
pub(crate) fn shows_help(report: ReportKind, matches: &Matches, session: &mut Session) -> bool {
    let asked = last(matches).is_some_and(select::asks_for_help);
    if asked {
        session.ui.raw(&select::help(report));
    }
    asked
}

/// The selection from rows of `report`, if there is one.
///
/// # Errors
/// A text that is none.
pub(crate) fn selection(
    report: ReportKind,
    matches: &Matches,
) -> Result<Option<Selection>, Failure> {
    last(matches).map(|text| parse(report, text)).transpose()
}

/// A selection from rows of `report`.
///
/// # Errors
/// A text that is none.
pub(crate) fn parse(report: ReportKind, text: &str) -> Result<Selection, Failure> {
    let context = Context { now: SystemEntropy.now(), zone: Zone::system() };
    Ok(Selection::parse(report, text, &context).map_err(lvm_core::Error::from)?)
}

/// The last one counts.
fn last(matches: &Matches) -> Option<&str> {
    matches.all(&SELECT).last().map(String::as_str)
}

/// What a command is to work on.
pub(crate) struct Selector<'m> {
    report: ReportKind,
    selection: Selection,
    matches: &'m Matches,
}

impl<'m> Selector<'m> {
    /// The selection of a command, if there is one.
    ///
    /// # Errors
    /// As [`selection`].
    pub(crate) fn read(report: ReportKind, matches: &'m Matches) -> Result<Option<Self>, Failure> {
        let selection = selection(report, matches)?;
        Ok(selection.map(|selection| Self { report, selection, matches }))
    }

    /// The VGs to go through where none is named: those of which something is wanted now. What is wanted of them is asked
    /// again under their locks.
    ///
    /// # Errors
    /// As [`Host::read`] and [`Chosen::of`].
    pub(crate) fn vgs(&self, host: &Host, session: &Session) -> Result<Vec<VgName>, Failure> {
        let found = host.read(&[], &[])?;
        let kernel = kernel(self.matches, &session.config, host);
        let view = overview::view(&found.inventory, &*kernel, |_| true);
        let chosen = Chosen::of(self.report, &self.selection, &view, self.pick())?;
        let wanted = view.vgs.iter().filter(|vg| chosen.has_vg(vg.vg.id));
        Ok(wanted.map(|vg| vg.vg.name.clone()).collect())
    }

    /// LVs that users do not see say nothing of their VG.
    fn pick(&self) -> Pick<'static> {
        if self.report == ReportKind::Vgs { Pick::VISIBLE } else { Pick::ALL }
    }

    /// What is wanted of a VG that is held.
    ///
    /// # Errors
    /// As [`Chosen::of`].
    pub(crate) fn of_vg(
        &self,
        held: &Held<'_>,
        index: usize,
        host: &Host,
        session: &Session,
    ) -> Result<Chosen, Failure> {
        let kernel = kernel(self.matches, &session.config, host);
        let found = held.inventory.vgs.get(index);
        let vgs = found.map(|found| overview::vg_view(&held.inventory, found, &*kernel));
        let view = View {
            vgs: vgs.into_iter().collect(),
            orphans: Vec::new(),
            duplicates: Vec::new(),
            others: Vec::new(),
        };
        Ok(Chosen::of(self.report, &self.selection, &view, self.pick())?)
    }
}
