//! Selections: which rows of a report are shown, and which things a command works on (`-S`).
//!
//! ```text
//! selection = "" | "all" | any
//! any       = every (("||" | "#") every)*
//! every     = one (("&&" | ",") one)*
//! one       = "(" any ")" | "!" "(" any ")" | FIELD operator value
//! operator  = "=~" "!~" "=" "!=" ">=" ">" "<=" "<" "since" "after" "until" "before"
//! value     = number | size | percent | string | list | expression | time | a reserved word of the field
//! list      = ("[" | "{") string (operator string)* ("]" | "}"), all operators alike
//! ```
//!
//! What a value may be is decided by the field: see `operand` for numbers, strings and lists, `time` and
//! `freeform` for times, `words` for reserved words. Strings stand in `'` or `"`, without escapes, or by
//! themselves up to a blank, a logical operator or `)`. Numbers that a row does not have are neither greater nor less
//! than any other, and equal only to `undefined`.
//!
//! It is written by hand, not with the parser library: an error tells the statement and the place in it, and the kind
//! of the field decides how the value is read. Where facts come from: LVM2 2.03.16, asked for each form.

mod error;
mod eval;
mod freeform;
mod help;
mod nearest;
mod operand;
mod parse;
mod print;
mod scan;
mod time;
mod words;

use super::columns::ReportKind;
use super::field::Field;
use super::value::Value;
use crate::local_time::Zone;
use operand::Operand;

pub use error::SelectError;
pub use help::help;
pub(super) use nearest::nearest;

/// What a selection depends on beside its text.
#[derive(Clone, Debug)]
pub struct Context {
    /// Seconds since 1970: what `today` and `2 days ago` count from.
    pub now: i64,
    /// The zone of times that name none.
    pub zone: Zone,
}

/// Which rows are wanted.
///
/// ```
/// use lvm_core::local_time::Zone;
/// use lvm_core::report::columns::ReportKind;
/// use lvm_core::report::value::Value;
/// use lvm_core::select::{Context, Selection};
///
/// let context = Context { now: 0, zone: Zone::utc() };
/// let wanted = Selection::parse(ReportKind::Lvs, "vg_name=data && name=~^home", &context)?;
/// let row = |field: &lvm_core::report::field::Field| match field.id {
///     "vg_name" => Value::text("data"),
///     "lv_name" => Value::text("home2"),
///     _ => Value::Blank,
/// };
/// assert!(wanted.matches(&row));
/// # Ok::<_, lvm_core::select::SelectError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// None where all rows are wanted.
    expr: Option<Expr>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
enum Expr {
    /// All of them hold.
    Every(Vec<Expr>),
    /// At least one of them holds.
    Any(Vec<Expr>),
    /// It does not hold.
    Not(Box<Expr>),
    /// A comparison.
    Test(Test),
}

/// A comparison of a field with a value.
#[derive(Clone, Debug, PartialEq)]
struct Test {
    field: &'static Field,
    op: Op,
    operand: Operand,
}

/// How a field is compared. Times have words for the last four.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Op {
    Equal,
    Unequal,
    AtLeast,
    Above,
    AtMost,
    Below,
}

/// Whether the text of a selection asks for help instead.
pub fn asks_for_help(text: &str) -> bool {
    text.eq_ignore_ascii_case("help") || text == "?"
}

impl Selection {
    /// Reads a selection from rows of `report`, whose prefix the names of fields may leave out.
    ///
    /// # Errors
    /// [`SelectError`], with the place.
    pub fn parse(report: ReportKind, text: &str, context: &Context) -> Result<Self, SelectError> {
        if text.is_empty() || text.eq_ignore_ascii_case("all") {
            return Ok(Self { expr: None });
        }
        Ok(Self { expr: Some(parse::parse(report, text, context)?) })
    }

    /// The fields that it looks at, each as often as it does.
    pub fn fields(&self) -> Vec<&'static Field> {
        let mut found = Vec::new();
        if let Some(expr) = &self.expr {
            expr.fields(&mut found);
        }
        found
    }

    /// Whether a row is wanted of which `value` tells what a field says.
    pub fn matches<'a>(&self, value: &dyn Fn(&'static Field) -> Value<'a>) -> bool {
        self.expr.as_ref().is_none_or(|expr| expr.holds(value))
    }
}

impl Expr {
    fn fields(&self, found: &mut Vec<&'static Field>) {
        match self {
            Self::Every(parts) | Self::Any(parts) => {
                for part in parts {
                    part.fields(found);
                }
            }
            Self::Not(part) => part.fields(found),
            Self::Test(test) => found.push(test.field),
        }
    }

    fn holds<'a>(&self, value: &dyn Fn(&'static Field) -> Value<'a>) -> bool {
        match self {
            Self::Every(parts) => parts.iter().all(|part| part.holds(value)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(value)),
            Self::Not(part) => !part.holds(value),
            Self::Test(test) => test.holds(&value(test.field)),
        }
    }
}

#[cfg(test)]
mod tests;
