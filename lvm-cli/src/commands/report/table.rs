//! What `pvs`, `vgs`, `lvs` and the displays with `-C` share: one report over what was found.

use lvm_core::report;
use lvm_core::report::columns::{self, ReportKind};

use super::look::{self, Subject};
use crate::args::Matches;
use crate::asked;
use crate::commands::select;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Shows a report.
pub(super) fn run(
    kind: ReportKind,
    matches: &Matches,
    session: &mut Session,
) -> Result<Exit, Failure> {
    if asked::asks_for_help(kind, false, matches) {
        session.ui.raw(&columns::help(kind));
        return Ok(Exit::Success);
    }
    if select::shows_help(kind, matches, session) {
        return Ok(Exit::Success);
    }
    let style = session.style(matches)?;
    session.expect_report();
    let columns = asked::columns(kind, false, matches, session)?;
    let subject = match kind {
        ReportKind::Pvs | ReportKind::PvSegments => Subject::Pvs,
        ReportKind::Vgs | ReportKind::Log | ReportKind::DevTypes => Subject::Vgs,
        ReportKind::Lvs | ReportKind::LvSegments => Subject::Lvs,
    };
    look::look(subject, matches, session, |found, session| {
        if let Some(answer) = session.answer.as_mut().filter(|answer| answer.streams(&columns)) {
            let sink = &mut |text: &str| session.ui.harmless(text);
            report::write_json(kind, &columns, found.view, found.pick, &style, sink)?;
            answer.has_begun();
            return Ok(());
        }
        let table = report::fill(kind, &columns, found.view, found.pick, &style)?;
        session.answer_with(vec![table]);
        Ok(())
    })
}
