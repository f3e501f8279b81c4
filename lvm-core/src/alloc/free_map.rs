//! Which extents of a VG's PVs nobody uses.

use crate::model::{Area, PvIdx, Vg};
use crate::units::Extents;

/// A run of extents on one PV.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Run {
    /// Its first extent.
    pub start: Extents,
    /// How many there are; never 0 in a map.
    pub len: Extents,
}

impl Run {
    /// The extent after its last one.
    pub fn end(self) -> Extents {
        self.start.saturating_add(self.len)
    }

    /// What both runs have; `None` when that is nothing.
    pub fn overlap(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let len = self.end().min(other.end()).checked_sub(start)?;
        (!len.is_zero()).then_some(Self { start, len })
    }
}

/// The free runs of every PV, in the order of their place.
///
/// Made by sorting the areas of all segments once, so that its cost is that of a sort whatever the number of
/// LVs. Adjacent free extents are one run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FreeMap {
    per_pv: Vec<Vec<Run>>,
}

impl FreeMap {
    /// The map of a VG as it is. Areas outside their PV are cut to it, and areas that overlap count once: both
    /// are for the model's checks to refuse.
    pub fn of(vg: &Vg) -> Self {
        let mut used: Vec<Vec<Run>> = vec![Vec::new(); vg.pvs().len()];
        for segment in vg.lvs().iter().flat_map(|lv| &lv.segments) {
            let len = segment.area_len();
            for area in segment.kind.areas() {
                if let Area::Pv { pv, start } = *area
                    && let Some(runs) = used.get_mut(pv.at())
                {
                    runs.push(Run { start, len });
                }
            }
        }
        let per_pv = vg
            .pvs()
            .iter()
            .zip(used)
            .map(|(pv, mut runs)| {
                runs.sort_unstable_by_key(|run| run.start);
                gaps(&runs, pv.pe_count)
            })
            .collect();
        Self { per_pv }
    }

    /// The free runs of a PV, lowest extents first; none of a PV that does not exist.
    pub fn runs(&self, pv: PvIdx) -> &[Run] {
        self.per_pv.get(pv.at()).map_or(&[], Vec::as_slice)
    }

    /// How many extents of a PV are free.
    pub fn free_on(&self, pv: PvIdx) -> Extents {
        self.runs(pv).iter().map(|run| run.len).sum()
    }

    /// How many extents are free on all PVs, allocatable or not.
    pub fn free(&self) -> u64 {
        self.per_pv.iter().flatten().map(|run| u64::from(run.len.get())).sum()
    }
}

/// What `used`, sorted by start, leaves of the extents below `end`.
fn gaps(used: &[Run], end: Extents) -> Vec<Run> {
    let mut free = Vec::new();
    let mut next = Extents::ZERO;
    for run in used {
        let gap = run.start.min(end).saturating_sub(next);
        if !gap.is_zero() {
            free.push(Run { start: next, len: gap });
        }
        next = next.max(run.end());
    }
    let rest = end.saturating_sub(next);
    if !rest.is_zero() {
        free.push(Run { start: next, len: rest });
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start: u32, len: u32) -> Run {
        Run { start: Extents::new(start), len: Extents::new(len) }
    }

    #[test]
    fn gaps_are_what_lies_between() {
        let end = Extents::new(20);
        assert_eq!(gaps(&[], end), [run(0, 20)]);
        assert_eq!(gaps(&[run(0, 20)], end), []);
        assert_eq!(gaps(&[run(0, 2), run(2, 3), run(9, 1)], end), [run(5, 4), run(10, 10)]);
    }

    #[test]
    fn overlapping_and_outlying_areas_invent_nothing() {
        let end = Extents::new(10);
        assert_eq!(gaps(&[run(0, 6), run(2, 2), run(30, 4)], end), [run(6, 4)]);
        assert_eq!(gaps(&[run(u32::MAX, 9)], end), [run(0, 10)]);
    }

    #[test]
    fn runs_overlap_where_both_are() {
        assert_eq!(run(0, 5).overlap(run(3, 9)), Some(run(3, 2)));
        assert_eq!(run(0, 5).overlap(run(5, 1)), None);
        assert_eq!(run(7, 3).overlap(run(0, 100)), Some(run(7, 3)));
    }
}
