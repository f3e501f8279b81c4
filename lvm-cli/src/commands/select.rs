//! `-S`: what of all that there is a command shows or works on.

use lvm_core::host::{Entropy as _, SystemEntropy};
use lvm_core::local_time::Zone;
use lvm_core::report::columns::ReportKind;
use lvm_core::select::{self, Context, Selection};

use crate::args::Matches;
use crate::args::options::report::SELECT;
use crate::failure::Failure;

/// Whether `-S` asks for the list of fields.
pub(crate) fn asks_for_help(matches: &Matches) -> bool {
    last(matches).is_some_and(select::asks_for_help)
}

/// The selection from rows of `report`, if there is one.
///
/// # Errors
/// A text that is none.
pub(crate) fn selection(
    report: ReportKind,
    matches: &Matches,
) -> Result<Option<Selection>, Failure> {
    let Some(text) = last(matches) else { return Ok(None) };
    let context = Context { now: SystemEntropy.now(), zone: Zone::system() };
    Ok(Some(Selection::parse(report, text, &context).map_err(lvm_core::Error::from)?))
}

/// The last one counts.
fn last(matches: &Matches) -> Option<&str> {
    matches.all(&SELECT).last().map(String::as_str)
}
