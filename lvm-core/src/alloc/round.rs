//! Rounds: each finds one run for every stripe and takes as much of them as all have.

use core::cmp::Reverse;

use super::near::Verdict;
use super::pass::{Near, Pass};
use super::pool::{Pool, RunId};
use super::request::{AllocRequest, AllocSettings, Piece, ends};
use crate::model::{AllocPolicy, PvIdx, Vg};
use crate::units::Extents;

/// A run chosen for a stripe.
#[derive(Clone, Copy, Debug)]
struct Pick {
    pool: usize,
    run: RunId,
    /// Extents that it can give.
    len: Extents,
}

/// Where an area of the LV ends: its PV and the extent after it. `None` when it is on no PV.
pub(super) type LvArea = Option<(PvIdx, Extents)>;

/// The state of a search through all its passes.
pub(super) struct Search<'a> {
    vg: &'a Vg,
    settings: &'a AllocSettings,
    request: &'a AllocRequest<'a>,
    stripes: usize,
    pools: Vec<Pool>,
    /// The areas of the LV's last segment. Empty when they are not as many as are wanted.
    lv_ends: Vec<LvArea>,
    /// The areas of the segment whose PVs the LV clings to.
    lv_home: Vec<LvArea>,
    /// Of each stripe: the PVs that earlier rounds took, each once.
    taken: Vec<Vec<PvIdx>>,
    /// One for each stripe with its own slot, then those to choose from.
    slots: Vec<Option<Pick>>,
    pieces: Vec<Piece>,
    found: Extents,
}

impl<'a> Search<'a> {
    /// A search that has found nothing yet.
    pub(super) fn new(
        vg: &'a Vg,
        settings: &'a AllocSettings,
        request: &'a AllocRequest<'a>,
        pools: Vec<Pool>,
    ) -> Self {
        let stripes = usize::try_from(request.stripes).unwrap_or(usize::MAX).max(1);
        let last = request.segments.last().filter(|last| last.kind.areas().len() == stripes);
        // LVM2 means to cling to the whole LV then, but looks at its first segment only.
        let first = request.segments.first().filter(|_| settings.maximise_cling);
        let (lv_ends, lv_home) = match last {
            Some(last) => (ends(last), ends(first.unwrap_or(last))),
            None => (Vec::new(), Vec::new()),
        };
        Self {
            vg,
            settings,
            request,
            stripes,
            pools,
            lv_ends,
            lv_home,
            taken: vec![Vec::new(); stripes],
            slots: Vec::new(),
            pieces: Vec::new(),
            found: Extents::ZERO,
        }
    }

    /// Extents found, of all stripes together.
    pub(super) const fn found(&self) -> Extents {
        self.found
    }

    /// Extents still to find.
    pub(super) const fn missing(&self) -> Extents {
        self.request.extents.saturating_sub(self.found)
    }

    /// Extents that the PVs still have.
    pub(super) fn free(&self) -> u64 {
        self.pools.iter().map(Pool::free).sum()
    }

    /// What was found.
    pub(super) fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }

    pub(super) const fn maximise_cling(&self) -> bool {
        self.settings.maximise_cling
    }

    pub(super) const fn has_cling_tags(&self) -> bool {
        !self.settings.cling_tags.is_empty()
    }

    pub(super) const fn follows_lv(&self) -> bool {
        !self.lv_ends.is_empty()
    }

    pub(super) fn lv_ends(&self) -> &[LvArea] {
        &self.lv_ends
    }

    pub(super) fn lv_home(&self) -> &[LvArea] {
        &self.lv_home
    }

    pub(super) fn taken_pvs(&self) -> &[Vec<PvIdx>] {
        &self.taken
    }

    /// Whether nothing can be put there: it is filled, or there is no such slot.
    pub(super) fn slot_is_taken(&self, stripe: usize) -> bool {
        stripe >= self.stripes || self.slots.get(stripe).is_some_and(Option::is_some)
    }

    /// Whether both PVs have a tag that the configuration names.
    pub(super) fn share_cling_tag(&self, one: PvIdx, other: PvIdx) -> bool {
        let (Some(one), Some(other)) = (self.vg.pv(one), self.vg.pv(other)) else { return false };
        one.tags.iter().any(|tag| {
            let named = |name: &str| name == "*" || *tag == *name;
            self.settings.cling_tags.iter().any(|name| named(name)) && other.tags.contains(tag)
        })
    }

    /// Tries one policy until it finds no more.
    pub(super) fn run(&mut self, first: Pass) {
        let mut pass = first;
        loop {
            let before = self.found;
            self.round(pass);
            let progress = self.found != before;
            if self.missing().is_zero() || (self.request.approximate && self.free() == 0) {
                return;
            }
            match pass.next(progress, self.settings.maximise_cling) {
                Some(next) => pass = next,
                None => return,
            }
        }
    }

    /// One round: finds a run for each stripe, or nothing.
    fn round(&mut self, pass: Pass) {
        let placed = if pass.in_place { self.stripes } else { 0 };
        self.slots.clear();
        self.slots.resize(placed, None);
        for pool in &mut self.pools {
            pool.reset();
        }
        let filled = self.look_through(pass, placed);
        let others = self.slots.len().saturating_sub(placed);
        if filled < placed && pass.near != Near::TakenPvs && others == 0 {
            return;
        }
        if filled + others < self.stripes {
            return;
        }
        if let Some(others) = self.slots.get_mut(placed..) {
            others.sort_by_key(|pick| Reverse(pick.map_or(Extents::ZERO, |pick| pick.len)));
        }
        if filled > 0 && filled < placed {
            self.fill_gaps(placed);
        }
        if pass.one_per_tag && placed == 0 && !self.drop_shared_tags() {
            return;
        }
        self.take();
    }

    /// Looks at the runs of all PVs. Returns how many stripes have their slot filled.
    fn look_through(&mut self, pass: Pass, placed: usize) -> usize {
        let anywhere = pass.policy == AllocPolicy::Anywhere;
        let mut filled = 0;
        let mut lap = 0;
        loop {
            let before = self.slots.len();
            for pool in 0..self.pools.len() {
                filled += usize::from(self.look_at_pv(pass, pool, lap));
                let enough = if anywhere {
                    self.slots.len() >= self.stripes
                } else {
                    filled == placed && placed == self.stripes
                };
                if enough {
                    break;
                }
            }
            lap += 1;
            if !anywhere || self.slots.len() == before || self.slots.len() >= self.stripes {
                return filled;
            }
        }
    }

    /// Looks at the runs of one PV. Returns whether one went into a stripe's own slot.
    fn look_at_pv(&mut self, pass: Pass, pool: usize, lap: u32) -> bool {
        let anywhere = pass.policy == AllocPolicy::Anywhere;
        let missing = self.missing();
        let per_area = Extents::new(missing.get() / self.request.stripes.max(1));
        let mut turn = 0;
        let mut has_one = false;
        loop {
            let Some((id, pv, start, left, len)) = self.pools.get(pool).and_then(|from| {
                let id = from.nth(turn)?;
                let run = from.run(id)?;
                Some((id, from.pv, run.start, from.left(id), run.len))
            }) else {
                return false;
            };
            let verdict = if left.is_zero() {
                Verdict::NextRun
            } else if pass.near != Near::Nothing && lap == 0 {
                self.judge_nearness(pass, pv, start)
            } else if left < per_area && (!pass.may_split || (has_one && !anywhere)) {
                Verdict::NextPv
            } else {
                Verdict::Candidate
            };
            match verdict {
                Verdict::NextRun => turn += 1,
                Verdict::NextPv => return false,
                Verdict::Slot(stripe) => {
                    if let Some(slot) = self.slots.get_mut(stripe) {
                        *slot = Some(Pick { pool, run: id, len });
                    }
                    return true;
                }
                Verdict::Candidate => {
                    let Some(from) = self.pools.get_mut(pool) else { return false };
                    // Nothing is reserved for more runs than there are stripes.
                    let spare = anywhere && self.slots.len() >= self.stripes;
                    let wanted = if spare { Extents::ZERO } else { per_area };
                    let (len, next) = from.reserve(turn, wanted);
                    let pick = Some(Pick { pool, run: id, len });
                    match self.slots.last_mut() {
                        Some(last) if has_one && !anywhere => *last = pick,
                        _ => self.slots.push(pick),
                    }
                    has_one = true;
                    turn = next;
                }
            }
        }
    }

    /// Gives the longest candidates to stripes that found nothing near.
    fn fill_gaps(&mut self, placed: usize) {
        let mut others = self.slots.split_off(placed).into_iter();
        for slot in &mut self.slots {
            if slot.is_none() {
                *slot = others.next().flatten();
            }
        }
    }

    /// Leaves of candidates that share a cling tag only the first. Returns whether enough are left.
    fn drop_shared_tags(&mut self) -> bool {
        let mut kept: Vec<Option<Pick>> = Vec::new();
        for pick in core::mem::take(&mut self.slots).into_iter().flatten() {
            let pv_of = |pick: &Pick| self.pools.get(pick.pool).map(|pool| pool.pv);
            let shares = kept.iter().flatten().any(|other| {
                pv_of(other).zip(pv_of(&pick)).is_some_and(|(a, b)| self.share_cling_tag(a, b))
            });
            if !shares {
                kept.push(Some(pick));
            }
        }
        self.slots = kept;
        self.slots.len() >= self.stripes
    }

    /// Takes from the first run of each stripe as much as the shortest of them has.
    fn take(&mut self) {
        let picks: Vec<Pick> = self.slots.iter().take(self.stripes).flatten().copied().collect();
        if picks.len() < self.stripes {
            return;
        }
        let stripes = self.request.stripes.max(1);
        let most = Extents::new(self.missing().get() / stripes);
        let len = picks.iter().map(|pick| pick.len).fold(most, Ord::min);
        let mut areas = Vec::with_capacity(picks.len());
        for (pick, taken) in picks.iter().zip(&mut self.taken) {
            let Some(pool) = self.pools.get_mut(pick.pool) else { return };
            let Some(start) = pool.take(pick.run, len) else { return };
            if !taken.contains(&pool.pv) {
                taken.push(pool.pv);
            }
            areas.push((pool.pv, start));
        }
        self.found = self.found.saturating_add(Extents::new(len.get().saturating_mul(stripes)));
        self.pieces.push(Piece { areas, len });
    }
}
