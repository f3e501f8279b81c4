//! Why a text is no selection, in LVM2's words, and where.

use core::fmt;

use super::nearest::nearest;
use crate::report::columns::ReportKind;

/// A text that is no selection.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SelectError {
    /// What is wrong: one line, or several.
    pub(super) what: String,
    /// The whole text.
    pub(super) text: String,
    /// Where the statement begins that is wrong; `None` where its form is right and its value is not.
    pub(super) statement: Option<usize>,
    /// Where in the text it is wrong.
    pub(super) at: usize,
    /// A field that may have been meant.
    pub(super) meant: Option<&'static str>,
}

/// So much of a long text is shown before and behind the place.
const AROUND: usize = 60;

impl SelectError {
    /// A statement that begins at `statement` has a mistake at `at`.
    pub(super) fn syntax(what: impl Into<String>, statement: usize, at: usize) -> Self {
        Self { what: what.into(), text: String::new(), statement: Some(statement), at, meant: None }
    }

    /// A value that is understood cannot be compared with.
    pub(super) fn value(what: impl Into<String>, at: usize) -> Self {
        Self { what: what.into(), text: String::new(), statement: None, at, meant: None }
    }

    /// There is no field `name`.
    pub(super) fn no_field(name: &str, report: ReportKind, at: usize) -> Self {
        let what = format!("Unrecognised selection field: {name}");
        Self { meant: nearest(name, report), ..Self::syntax(what, at, at) }
    }

    /// Where in the text it is wrong, in bytes.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The text around the place, and how many characters of it stand before the place.
    fn excerpt(&self) -> (String, usize) {
        let place = self.text.char_indices().take_while(|(at, _)| *at < self.at).count();
        let from = place.saturating_sub(AROUND);
        let line = self.text.chars().skip(from).take(2 * AROUND);
        let line = line.map(|c| if c.is_control() { ' ' } else { c }).collect();
        (line, place - from)
    }
}

impl fmt::Display for SelectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.what)?;
        if let Some(statement) = self.statement {
            writeln!(
                f,
                "Selection syntax error at '{}'.",
                self.text.get(statement..).unwrap_or_default()
            )?;
            writeln!(f, "Use 'help' for selection to get more help.")?;
        }
        let (line, before) = self.excerpt();
        write!(f, "  {line}\n  {:before$}^", "")?;
        if let Some(meant) = self.meant {
            write!(f, "\nDid you mean {meant}?")?;
        }
        Ok(())
    }
}

impl core::error::Error for SelectError {}
