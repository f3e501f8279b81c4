//! Commands that come in several forms, each with options of its own: which one is meant.
//!
//! Source: what LVM2 2.03.16 says of options that do not go together.

use super::{AnyOpt, Matches};
use crate::failure::Failure;

/// One form of a command.
pub(crate) struct Form<T: 'static> {
    /// What it is called in the code.
    pub(crate) is: T,
    /// Whether what it cannot do without was given.
    pub(crate) needs: fn(&Matches) -> bool,
    /// The options that it takes, but for those of all forms.
    pub(crate) takes: &'static [&'static [&'static dyn AnyOpt]],
}

/// The form that leaves the fewest of the given options over; of several the first. `own` are the options of all
/// forms together, `common` those that each of them takes.
///
/// # Errors
/// [`Failure::Syntax`] where none fits, [`Failure::Refused`] with a line for each option left over.
pub(crate) fn choose<T: Copy>(
    forms: &'static [Form<T>],
    own: impl Iterator<Item = &'static dyn AnyOpt>,
    common: &[&dyn AnyOpt],
    matches: &Matches,
) -> Result<T, Failure> {
    let name = |opt: &dyn AnyOpt| opt.spec().long;
    let given: Vec<_> = own
        .filter(|opt| opt.is_given(matches) && !common.iter().any(|c| name(*c) == name(*opt)))
        .collect();
    let left_over = |form: &Form<T>| -> Vec<&'static dyn AnyOpt> {
        let takes = |opt: &&&'static dyn AnyOpt| {
            form.takes.iter().copied().flatten().any(|taken| name(*taken) == name(**opt))
        };
        given.iter().filter(|opt| !takes(opt)).copied().collect()
    };
    let fitting = forms.iter().filter(|form| (form.needs)(matches));
    let best = fitting.map(|form| (form, left_over(form))).min_by_key(|(_, left)| left.len());
    match best {
        None => Err(Failure::Syntax),
        Some((form, left)) if left.is_empty() => Ok(form.is),
        Some((_, left)) => {
            let lines: Vec<String> = left.into_iter().map(|opt| refused(opt, matches)).collect();
            Err(Failure::Refused(lines.join("\n")))
        }
    }
}

/// LVM2's words for an option that does not go with the others; it leaves numbers out.
fn refused(opt: &dyn AnyOpt, matches: &Matches) -> String {
    let spec = opt.spec();
    let value = matches.typed(spec.long).filter(|_| !spec.value.is_empty() && spec.value != "N");
    let value = value.map(|value| format!(" {value}")).unwrap_or_default();
    format!("Command does not accept option: --{}{value}.", spec.long)
}
