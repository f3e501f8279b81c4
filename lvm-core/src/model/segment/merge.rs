//! Segments that continue one another become one, as LVM2 makes them when it reads a text and when an LV grows.

use super::{Area, Segment, SegmentKind};

impl Segment {
    /// Whether `next` is this one going on: its extents come next, it is of the same type, with the same tags,
    /// and with each area beginning where this one's ends. Only linear, striped, error and zero segments
    /// continue.
    pub fn is_continued_by(&self, next: &Self) -> bool {
        if self.start.checked_add(self.len) != Some(next.start)
            || self.len.checked_add(next.len).is_none()
            || self.tags != next.tags
            || self.flags != next.flags
            || !self.extra.is_empty()
            || !next.extra.is_empty()
        {
            return false;
        }
        match (&self.kind, &next.kind) {
            (SegmentKind::Striped(one), SegmentKind::Striped(other)) => {
                let len = self.area_len();
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
            (SegmentKind::Error, SegmentKind::Error) | (SegmentKind::Zero, SegmentKind::Zero) => {
                true
            }
            _ => false,
        }
    }

    /// Makes one of all that continue one another.
    pub fn merge(segments: &mut Vec<Self>) {
        segments.dedup_by(|next, first| {
            let one = first.is_continued_by(next);
            if one {
                first.len = first.len.saturating_add(next.len);
            }
            one
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PvIdx;
    use crate::model::segment::Striped;
    use crate::units::{Extents, Sectors};

    fn segment(start: u32, len: u32, stripe_size: u64, areas: &[(u32, u32)]) -> Segment {
        let area =
            |(pv, start): &(u32, u32)| Area::Pv { pv: PvIdx(*pv), start: Extents::new(*start) };
        let stripe_size = Sectors::new(stripe_size);
        let kind =
            SegmentKind::Striped(Striped { areas: areas.iter().map(area).collect(), stripe_size });
        Segment::new(Extents::new(start), Extents::new(len), kind)
    }

    #[test]
    fn segments_merge_where_every_area_goes_on() {
        let mut segments = vec![
            segment(0, 4, 8, &[(0, 0), (1, 5)]),
            segment(4, 6, 8, &[(0, 2), (1, 7)]),
            segment(10, 2, 8, &[(0, 5), (1, 11)]),
        ];
        Segment::merge(&mut segments);
        assert_eq!(
            segments,
            [segment(0, 10, 8, &[(0, 0), (1, 5)]), segment(10, 2, 8, &[(0, 5), (1, 11)]),]
        );
    }

    #[test]
    fn unlike_segments_stay_apart() {
        let first = segment(0, 4, 8, &[(0, 0), (1, 5)]);
        assert!(!first.is_continued_by(&segment(4, 2, 16, &[(0, 2), (1, 7)])));
        assert!(!first.is_continued_by(&segment(4, 2, 0, &[(0, 2)])));
        assert!(!first.is_continued_by(&segment(4, 2, 8, &[(0, 2), (2, 7)])));
        let mut tagged = segment(4, 2, 8, &[(0, 2), (1, 7)]);
        assert!(first.is_continued_by(&tagged));
        tagged.tags.push(crate::name::Tag::new("t").unwrap());
        assert!(!first.is_continued_by(&tagged));
        let error = |start| Segment::new(Extents::new(start), Extents::new(2), SegmentKind::Error);
        assert!(error(0).is_continued_by(&error(2)));
    }
}
