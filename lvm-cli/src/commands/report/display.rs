//! What `pvdisplay`, `vgdisplay` and `lvdisplay` share.

use lvm_core::report::columns::ReportKind;

use super::table;
use crate::args::options::report;
use crate::args::{Flag, Matches, Opt};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// With `-C` a display is a table. Refuses what does not go with it, in the words that its command has for that.
pub(super) fn as_table(
    kind: ReportKind,
    own: &[&Opt<Flag>],
    matches: &Matches,
    session: &mut Session,
) -> Result<Exit, Failure> {
    if own.iter().any(|flag| matches.has(flag)) {
        return Err(Failure::invalid("Incompatible options selected"));
    }
    table::run(kind, matches, session)
}

/// Refuses what only tables heed; `words` are those that the command has for that.
pub(super) fn refuse_columns(matches: &Matches, words: &str) -> Result<(), Failure> {
    let flags = [&report::ALIGNED, &report::BINARY, &report::NOHEADINGS, &report::UNBUFFERED];
    let values = [&report::SEPARATOR, &report::SORT, &report::OPTIONS_LIST];
    let given = flags.iter().any(|flag| matches.has(flag))
        || values.iter().any(|value| matches.given(value));
    if given { Err(Failure::invalid(words)) } else { Ok(()) }
}
