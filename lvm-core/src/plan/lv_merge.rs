//! Segments that continue one another.

use crate::model::Area;
use crate::model::segment::{Segment, SegmentKind};

/// Whether `next` is `first` going on: of the same type with the same tags, and each area where the other's
/// one ends. Of types that other code looks after only themselves know; they never continue.
pub(super) fn continues(first: &Segment, next: &Segment) -> bool {
    if first.tags != next.tags || !first.extra.is_empty() || !next.extra.is_empty() {
        return false;
    }
    match (&first.kind, &next.kind) {
        (SegmentKind::Striped(one), SegmentKind::Striped(other)) => {
            let len = first.area_len();
            let follows = |(one, other): (&Area, &Area)| match (*one, *other) {
                (Area::Pv { pv, start }, Area::Pv { pv: next_pv, start: next }) => {
                    pv == next_pv && start.checked_add(len) == Some(next)
                }
                (Area::Lv { lv, start }, Area::Lv { lv: next_lv, start: next }) => {
                    lv == next_lv && start.checked_add(len) == Some(next)
                }
                _ => false,
            };
            one.areas.len() == other.areas.len()
                && one.stripe_size == other.stripe_size
                && one.areas.iter().zip(&other.areas).all(follows)
        }
        (SegmentKind::Error, SegmentKind::Error) | (SegmentKind::Zero, SegmentKind::Zero) => true,
        _ => false,
    }
}
