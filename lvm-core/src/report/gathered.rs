//! The rows of a report before they are written: those that are shown, in their order.

use core::cmp::Ordering;

use super::columns::{Columns, SortKey};
use super::field::{Field, Group};
use super::rows::TableRow;
use super::value::Value;

/// A row that is shown.
pub(super) struct Shown<'a> {
    pub(super) row: TableRow<'a>,
    /// Whether the selection wants it; without one it does.
    selected: bool,
}

impl<'a> Shown<'a> {
    /// What a field says of it.
    pub(super) fn value(&self, field: &Field) -> Value<'a> {
        match field.group {
            Group::Special => Value::Num(self.selected.into()),
            _ => self.row.value(field),
        }
    }
}

/// The rows that are shown.
pub(super) struct Gathered<'a> {
    rows: Vec<Shown<'a>>,
    /// Their numbers, in the order in which they are printed.
    order: Vec<usize>,
}

impl<'a> Gathered<'a> {
    /// Of the rows that `for_each` goes through those that `columns` want, sorted by its keys.
    pub(super) fn new(
        columns: &Columns,
        for_each: impl FnOnce(&mut dyn FnMut(&TableRow<'a>)),
    ) -> Self {
        let mut rows = Vec::new();
        let mut keys = Vec::new();
        let shows_all = columns.shows_selected();
        for_each(&mut |row| {
            let selected =
                columns.selection.as_ref().is_none_or(|it| it.matches(&|field| row.value(field)));
            if selected || shows_all {
                let shown = Shown { row: row.clone(), selected };
                keys.extend(columns.sort.iter().map(|key| shown.value(key.field)));
                rows.push(shown);
            }
        });
        let order = sorted(rows.len(), &columns.sort, &keys);
        Self { rows, order }
    }

    /// The rows, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Shown<'a>> {
        self.order.iter().filter_map(|number| self.rows.get(*number))
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }
}

/// The numbers of `count` rows in the order of their keys; each row has as many as `by`.
fn sorted(count: usize, by: &[SortKey], keys: &[Value<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if by.is_empty() {
        return order;
    }
    let keys_of = |row: &usize| keys.get(row.saturating_mul(by.len())..).unwrap_or_default();
    order.sort_by(|left, right| {
        let pairs = keys_of(left).iter().zip(keys_of(right)).zip(by);
        pairs.fold(Ordering::Equal, |so_far, ((left, right), key)| {
            so_far.then_with(|| if key.descending { right.order(left) } else { left.order(right) })
        })
    });
    order
}
