//! Whether a row's value is what a selection wants.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::operand::{List, Operand};
use super::scan::Join;
use super::time::Range;
use super::{Op, Test};
use crate::report::value::Value;

impl Test {
    /// Whether it holds of a value of its field.
    pub(super) fn holds(&self, value: &Value<'_>) -> bool {
        let equal = |is: bool| match self.op {
            Op::Equal => is,
            Op::Unequal => !is,
            // Asked only of what has an order.
            _ => false,
        };
        match &self.operand {
            Operand::Text(text) => equal(text_of(value) == text.as_str()),
            Operand::Matches(pattern) => equal(pattern.is_match(&text_of(value))),
            Operand::List(list) => equal(list.holds(value)),
            Operand::Auto => equal(matches!(value, Value::Text(_))),
            Operand::Number(None) => equal(number_of(value).is_none()),
            Operand::Number(Some(wanted)) => match number_of(value) {
                Some(own) => self.op.holds(own.partial_cmp(wanted)),
                None => self.op == Op::Unequal,
            },
            Operand::Size(wanted) => {
                let own = if self.field.id == "origin_size" && *value == Value::Blank {
                    Some(0.0)
                } else {
                    size_of(value)
                };
                self.op.holds(own.and_then(|own| own.partial_cmp(wanted)))
            }
            Operand::Percent(wanted) => match value {
                Value::Percent(own) => {
                    self.op.holds((u64::from(*own) * HUNDREDTH).partial_cmp(wanted))
                }
                // What is not known is not unequal, either.
                _ => false,
            },
            Operand::Time(range, _) => {
                let own = if let Value::Time(own) = value { *own } else { 0 };
                range.holds(self.op, own)
            }
        }
    }
}

/// Millionths of a percent in a hundredth.
const HUNDREDTH: u64 = 10_000;

impl Op {
    /// Whether it holds of two values that are ordered so; unequal are those without an order.
    fn holds(self, order: Option<Ordering>) -> bool {
        match self {
            Self::Equal => order == Some(Ordering::Equal),
            Self::Unequal => order != Some(Ordering::Equal),
            Self::AtLeast => order.is_some_and(Ordering::is_ge),
            Self::Above => order.is_some_and(Ordering::is_gt),
            Self::AtMost => order.is_some_and(Ordering::is_le),
            Self::Below => order.is_some_and(Ordering::is_lt),
        }
    }
}

impl Range {
    fn holds(&self, op: Op, own: i64) -> bool {
        let within = (self.first..=self.last).contains(&own);
        match op {
            Op::Equal => within,
            Op::Unequal => !within,
            Op::AtLeast => own >= self.first,
            Op::Above => own > self.last,
            Op::AtMost => own <= self.last,
            Op::Below => own < self.first,
        }
    }
}

impl List {
    fn holds(&self, value: &Value<'_>) -> bool {
        let text;
        let own: Vec<&str> = match value {
            Value::List(items) | Value::Words(items) => items.iter().map(AsRef::as_ref).collect(),
            other => {
                text = text_of(other);
                text.split_whitespace().collect()
            }
        };
        if own.is_empty() {
            // Nothing is what is equal to an empty string.
            let mut items = self.items.iter();
            return match self.join {
                Join::Any => items.any(String::is_empty),
                Join::Every => self.items.len() == 1 && items.all(String::is_empty),
            };
        }
        let has = |item: &String| own.contains(&item.as_str());
        match (self.join, self.exact) {
            (Join::Any, _) => self.items.iter().any(has),
            (Join::Every, false) => self.items.iter().all(has),
            (Join::Every, true) => {
                let mut wanted: Vec<&str> = self.items.iter().map(String::as_str).collect();
                let mut own = own;
                wanted.sort_unstable();
                own.sort_unstable();
                own == wanted
            }
        }
    }
}

/// What a value is as text; marks around names do not count.
fn text_of<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(text),
        Value::LvName { name, .. } => Cow::Borrowed(name),
        Value::Id(id) => Cow::Owned(id.to_string()),
        Value::Num(number) => Cow::Owned(number.to_string()),
        Value::Signed(number) => Cow::Owned(number.to_string()),
        Value::Flag { set: Some(true), word } => Cow::Borrowed(word),
        Value::Flag { set: None, .. } => Cow::Borrowed("unknown"),
        _ => Cow::Borrowed(""),
    }
}

/// What a value is as a number; `None` where there is none.
fn number_of(value: &Value<'_>) -> Option<u64> {
    match value {
        Value::Num(number) => Some(*number),
        Value::Signed(number) | Value::Time(number) => u64::try_from(*number).ok(),
        Value::Size(size) => Some(size.get()),
        Value::Percent(hundredths) => Some(u64::from(*hundredths) / 100),
        Value::Flag { set, .. } => set.map(u64::from),
        // As many copies of metadata as there can be.
        Value::Text(text) if text == "all" => Some(u32::MAX.into()),
        _ => None,
    }
}

/// What a value is as a size in bytes.
fn size_of(value: &Value<'_>) -> Option<f64> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "LVM2 compares sizes so")]
        Value::Size(size) => Some(size.get() as f64),
        _ => None,
    }
}
