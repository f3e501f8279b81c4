//! Which field may have been meant by a name that none has.

use crate::report::columns::ReportKind;
use crate::report::fields;

/// The id of the field of `report` whose name, with or without its prefix, is nearest to `name`; `None` if none is near.
pub(in crate::report) fn nearest(name: &str, report: ReportKind) -> Option<&'static str> {
    let wanted: Vec<char> =
        name.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase()).collect();
    if wanted.len() > NAME_MAX {
        return None;
    }
    let allowed = (wanted.len() / 3).clamp(1, 3);
    let distance = |id: &str| {
        let own = steps(&wanted, id);
        id.strip_prefix(report.prefix()).map_or(own, |bare| own.min(steps(&wanted, bare)))
    };
    let near = fields::of(report).map(|field| (distance(field.id), field.id));
    // The first of several that are as near: help's order begins with what is asked for most.
    let (best, id) = near.min_by_key(|(distance, _)| *distance)?;
    (best <= allowed).then_some(id)
}

/// Longer names are not compared.
const NAME_MAX: usize = 64;

/// How many letters must be added, taken away, changed or swapped with the next one to make `id` of `name`;
/// underscores do not count.
fn steps(name: &[char], id: &str) -> usize {
    let id: Vec<char> = id.chars().filter(|c| *c != '_').collect();
    let at = |row: &[usize], index: Option<usize>| {
        index.and_then(|index| row.get(index)).copied().unwrap_or(usize::MAX / 2)
    };
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=id.len()).collect());
    for (row, letter) in name.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in id.iter().enumerate() {
            let changed = at(&last, Some(column)) + usize::from(letter != other);
            let added = at(&next, Some(column)) + 1;
            let taken = at(&last, Some(column + 1)) + 1;
            let is_swap = row > 0
                && column > 0
                && name.get(row - 1) == Some(other)
                && id.get(column - 1) == Some(letter);
            let swapped = if is_swap { at(&before, column.checked_sub(1)) + 1 } else { usize::MAX };
            next.push(changed.min(added).min(taken).min(swapped));
        }
        before = core::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReportKind::{Log, LvSegments, Lvs, Vgs};

    #[test]
    fn a_slip_of_the_hand_finds_its_field() {
        for (typed, report, meant) in [
            ("lv_sise", Lvs, "lv_size"),
            ("szie", Lvs, "lv_size"),
            ("siz", Vgs, "vg_size"),
            ("lvnaem", Lvs, "lv_name"),
            ("vg_tag", Lvs, "vg_tags"),
            ("segtyp", LvSegments, "segtype"),
            ("selectd", Lvs, "selected"),
            ("mesage", Log, "log_message"),
        ] {
            assert_eq!(nearest(typed, report), Some(meant), "{typed}");
        }
        for typed in ["bogus", "x", "", &"lv_name".repeat(100)] {
            assert_eq!(nearest(typed, Lvs), None, "{typed}");
        }
    }
}
