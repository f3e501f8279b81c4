//! Which metadata areas of a VG are used: `metadata_copies` of them (`vgcreate --vgmetadatacopies`).

use std::collections::HashMap;

/// A metadata area that could be used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its PV.
    pub(super) pv: usize,
    /// Whether it is used now.
    pub(super) used: bool,
}

/// Says for each area whether it is to be used. With `copies` 0 nothing changes, but that one area is used at
/// least; otherwise so many are, on as many PVs as possible.
pub(super) fn choose(areas: &[Candidate], copies: u32) -> Vec<bool> {
    let mut used: Vec<bool> = areas.iter().map(|area| area.used).collect();
    let now = used.iter().filter(|used| **used).count();
    let wanted = match usize::try_from(copies) {
        Ok(0) => now.max(1),
        copies => copies.unwrap_or(usize::MAX),
    };
    let mut on_pv: HashMap<usize, usize> = HashMap::new();
    for area in areas {
        *on_pv.entry(area.pv).or_default() += usize::from(area.used);
    }
    let count = |on_pv: &HashMap<usize, usize>, pv| on_pv.get(&pv).copied().unwrap_or_default();
    for _ in now..wanted.min(areas.len()) {
        let free = areas.iter().zip(&used).enumerate().filter(|(_, (_, used))| !**used);
        let best = free.min_by_key(|(_, (area, _))| count(&on_pv, area.pv));
        let Some((index, (area, _))) = best else { break };
        *on_pv.entry(area.pv).or_default() += 1;
        used.splice(index..=index, [true]);
    }
    for _ in wanted..now {
        let taken = areas.iter().zip(&used).enumerate().filter(|(_, (_, used))| **used);
        // The last of several that are equal.
        let worst = taken.max_by_key(|(_, (area, _))| count(&on_pv, area.pv));
        let Some((index, (area, _))) = worst else { break };
        on_pv.entry(area.pv).and_modify(|count| *count = count.saturating_sub(1));
        used.splice(index..=index, [false]);
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Areas as pairs of PV and whether they are used.
    fn chosen(areas: &[(usize, bool)], copies: u32) -> Vec<bool> {
        let areas: Vec<_> =
            areas.iter().map(|(pv, used)| Candidate { pv: *pv, used: *used }).collect();
        choose(&areas, copies)
    }

    #[test]
    fn unmanaged_areas_stay_as_they_are_but_one_is_used() {
        assert_eq!(chosen(&[(0, false), (1, true), (1, true)], 0), [false, true, true]);
        assert_eq!(chosen(&[(0, false), (1, false)], 0), [true, false]);
        assert_eq!(chosen(&[], 0), [false; 0]);
    }

    #[test]
    fn copies_are_spread_over_pvs() {
        let areas = [(0, true), (0, true), (1, false), (1, false), (2, false)];
        assert_eq!(chosen(&areas, 3), [true, true, true, false, false]);
        assert_eq!(chosen(&areas, 4), [true, true, true, false, true]);
        assert_eq!(chosen(&areas, 9), [true; 5]);
        let areas = [(0, true), (1, true), (1, true), (2, true)];
        assert_eq!(chosen(&areas, 3), [true, true, false, true]);
        assert_eq!(chosen(&areas, 1), [true, false, false, false]);
    }
}
