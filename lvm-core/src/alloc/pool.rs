//! The free runs of one PV in the order in which they are looked at: the longest first.
//!
//! While a round of the search goes on, parts of runs are reserved. A run of which a part is reserved moves
//! behind every run that is at least as long as what is left of it, and moves back when the next round
//! begins. Which run is taken depends on that order, so it is LVM2's to the last tie.

use std::collections::VecDeque;

use super::free_map::Run;
use crate::model::PvIdx;
use crate::units::Extents;

/// A run's place in its pool's list; stays the same while the run moves or shrinks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct RunId(usize);

#[derive(Clone, Copy, Debug)]
struct Held {
    run: Run,
    /// What no slot of this round has reserved.
    left: Extents,
}

/// The free runs of one PV.
#[derive(Debug)]
pub(super) struct Pool {
    /// Whose they are.
    pub(super) pv: PvIdx,
    held: Vec<Held>,
    order: VecDeque<RunId>,
    /// Runs with something reserved.
    touched: Vec<RunId>,
    free: u64,
}

impl Pool {
    /// A pool of those runs; where lengths are equal the earlier one comes first.
    pub(super) fn new(pv: PvIdx, runs: impl IntoIterator<Item = Run>) -> Self {
        let held: Vec<Held> = runs.into_iter().map(|run| Held { run, left: run.len }).collect();
        let mut order: Vec<(RunId, Extents)> =
            held.iter().enumerate().map(|(index, held)| (RunId(index), held.run.len)).collect();
        order.sort_by_key(|(_, len)| core::cmp::Reverse(*len));
        let free = held.iter().map(|held| u64::from(held.run.len.get())).sum();
        Self {
            pv,
            held,
            order: order.into_iter().map(|(id, _)| id).collect(),
            touched: Vec::new(),
            free,
        }
    }

    /// Extents that nobody has taken yet.
    pub(super) const fn free(&self) -> u64 {
        self.free
    }

    /// The run that is looked at in that turn.
    pub(super) fn nth(&self, turn: usize) -> Option<RunId> {
        self.order.get(turn).copied()
    }

    /// The run itself.
    pub(super) fn run(&self, id: RunId) -> Option<Run> {
        self.held.get(id.0).map(|held| held.run)
    }

    /// What is not reserved of a run.
    pub(super) fn left(&self, id: RunId) -> Extents {
        self.held.get(id.0).map_or(Extents::ZERO, |held| held.left)
    }

    fn len(&self, id: RunId) -> Extents {
        self.held.get(id.0).map_or(Extents::ZERO, |held| held.run.len)
    }

    /// Reserves up to `wanted` extents of the run at `turn`. Returns how many, and the turn at which the
    /// search goes on: a run that moves back takes the search along with it.
    pub(super) fn reserve(&mut self, turn: usize, wanted: Extents) -> (Extents, usize) {
        let Some(id) = self.nth(turn) else { return (Extents::ZERO, turn) };
        let Some(held) = self.held.get_mut(id.0) else { return (Extents::ZERO, turn) };
        if held.left == held.run.len && !wanted.is_zero() {
            self.touched.push(id);
        }
        if wanted >= held.left {
            let all = held.left;
            held.left = Extents::ZERO;
            return (all, turn + 1);
        }
        held.left = held.left.saturating_sub(wanted);
        let rank = held.left;
        self.order.remove(turn);
        let place = self.place_for(rank);
        self.order.insert(place, id);
        (wanted, place + 1)
    }

    /// Where a run of that rank goes: in front of the first one that is shorter.
    fn place_for(&self, rank: Extents) -> usize {
        self.order.iter().position(|id| self.len(*id) < rank).unwrap_or(self.order.len())
    }

    /// The same in a list that is in order of length.
    fn place_in_order(&self, len: Extents) -> usize {
        self.order.partition_point(|id| self.len(*id) >= len)
    }

    /// Gives up reservations before a new round. A run that had one goes behind those of the same length.
    ///
    /// LVM2 goes on from a run's new place, so what stood between the old one and the new one keeps its
    /// reservations for this round. That decides between runs of the same length.
    pub(super) fn reset(&mut self) {
        if let [one] = *self.touched.as_slice() {
            self.free_up(one);
            if let Some(place) = self.order.iter().position(|other| *other == one) {
                self.order.remove(place);
                let place = self.place_in_order(self.len(one));
                self.order.insert(place, one);
            }
        } else if !self.touched.is_empty() {
            let mut turn = 0;
            while let Some(id) = self.nth(turn) {
                if self.left(id) != self.len(id) {
                    self.free_up(id);
                    self.order.remove(turn);
                    turn = self.place_for(self.len(id));
                    self.order.insert(turn, id);
                }
                turn += 1;
            }
        }
        let mut touched = core::mem::take(&mut self.touched);
        touched.retain(|id| self.left(*id) != self.len(*id));
        self.touched = touched;
    }

    fn free_up(&mut self, id: RunId) {
        if let Some(held) = self.held.get_mut(id.0) {
            held.left = held.run.len;
        }
    }

    /// Takes the first `count` extents of a run for good. Returns where they begin; `None`, with nothing
    /// taken, when the run has fewer.
    pub(super) fn take(&mut self, id: RunId, count: Extents) -> Option<Extents> {
        let held = self.held.get_mut(id.0)?;
        let rest = held.run.len.checked_sub(count)?;
        let start = held.run.start;
        held.run = Run { start: held.run.end().saturating_sub(rest), len: rest };
        held.left = rest;
        self.free = self.free.saturating_sub(u64::from(count.get()));
        if let Some(place) = self.order.iter().position(|other| *other == id) {
            self.order.remove(place);
        }
        self.touched.retain(|other| *other != id);
        if !rest.is_zero() {
            let place = if self.touched.is_empty() {
                self.place_in_order(rest)
            } else {
                self.place_for(rest)
            };
            self.order.insert(place, id);
        }
        Some(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(lens: &[u32]) -> Pool {
        let mut start = 0;
        Pool::new(
            PvIdx(0),
            lens.iter().map(|len| {
                let run = Run { start: Extents::new(start), len: Extents::new(*len) };
                start += len + 1;
                run
            }),
        )
    }

    fn lens(pool: &Pool) -> Vec<(u32, u32)> {
        pool.order.iter().map(|id| (pool.len(*id).get(), pool.left(*id).get())).collect()
    }

    #[test]
    fn the_longest_comes_first_and_ties_keep_their_order() {
        let pool = pool(&[3, 5, 3, 9]);
        assert_eq!(lens(&pool), [(9, 9), (5, 5), (3, 3), (3, 3)]);
        assert_eq!(pool.run(pool.nth(2).unwrap()).unwrap().start, Extents::ZERO);
        assert_eq!(pool.free(), 20);
    }

    #[test]
    fn a_run_that_is_partly_reserved_moves_back_and_takes_the_search_along() {
        let mut pool = pool(&[9, 7, 5, 3]);
        assert_eq!(pool.reserve(0, Extents::new(4)), (Extents::new(4), 3));
        assert_eq!(lens(&pool), [(7, 7), (5, 5), (9, 5), (3, 3)]);
        assert_eq!(pool.reserve(3, Extents::new(4)), (Extents::new(3), 4));
        pool.reset();
        assert_eq!(lens(&pool), [(9, 9), (7, 7), (5, 5), (3, 3)]);
    }

    #[test]
    fn a_run_that_was_reserved_in_vain_waits_behind_its_equals() {
        let mut pool = pool(&[5, 5, 3]);
        pool.reserve(0, Extents::new(6));
        pool.reset();
        let first = pool.run(pool.nth(0).unwrap()).unwrap();
        assert_eq!(first.start, Extents::new(6));
    }

    #[test]
    fn of_two_equals_reserved_in_vain_one_sits_out_a_round() {
        let mut pool = pool(&[1, 1]);
        pool.reserve(0, Extents::new(2));
        pool.reserve(1, Extents::new(2));
        pool.reset();
        assert_eq!(lens(&pool), [(1, 0), (1, 1)]);
        pool.reserve(1, Extents::new(2));
        pool.reset();
        assert_eq!(lens(&pool), [(1, 0), (1, 1)]);
        assert_eq!(pool.run(pool.nth(1).unwrap()).unwrap().start, Extents::new(2));
    }

    #[test]
    fn taking_shortens_from_the_front() {
        let mut pool = pool(&[9, 7]);
        let id = pool.nth(0).unwrap();
        assert_eq!(pool.take(id, Extents::new(4)), Some(Extents::ZERO));
        assert_eq!(pool.take(id, Extents::new(6)), None);
        assert_eq!(lens(&pool), [(7, 7), (5, 5)]);
        assert_eq!(pool.take(id, Extents::new(5)), Some(Extents::new(4)));
        assert_eq!(lens(&pool), [(7, 7)]);
        assert_eq!(pool.free(), 7);
    }
}
