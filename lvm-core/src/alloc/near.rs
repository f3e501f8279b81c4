//! Whether a run lies where a pass wants it: behind the LV's end, on its PVs, on PVs taken before, or on PVs
//! that share a tag with those.

use super::pass::{Near, Pass};
use super::round::{LvArea, Search};
use crate::model::PvIdx;
use crate::units::Extents;

/// The answer for one run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Verdict {
    /// It is for that stripe.
    Slot(usize),
    /// It is one to choose from.
    Candidate,
    /// Not this run; perhaps another one of the PV.
    NextRun,
    /// Nothing on this PV.
    NextPv,
}

impl Search<'_> {
    /// Judges a run of `pv` that begins at `start` by what it is near to.
    pub(super) fn judge_nearness(&self, pass: Pass, pv: PvIdx, start: Extents) -> Verdict {
        let found = |stripe| if pass.in_place { Verdict::Slot(stripe) } else { Verdict::Candidate };
        // With maximise_cling what is near to the LV is welcome in every pass that looks for nearness.
        let lv_too = self.maximise_cling() && pass.follows_lv;
        if (pass.near == Near::LvEnd || lv_too)
            && let Some(stripe) =
                self.stripe_of_lv(pass, self.lv_ends(), |area| area == (pv, start))
        {
            return found(stripe);
        }
        if pass.near == Near::LvEnd {
            return Verdict::NextRun;
        }
        if (pass.near == Near::LvPvs || lv_too)
            && let Some(stripe) = self.stripe_of_lv(pass, self.lv_home(), |area| area.0 == pv)
        {
            return found(stripe);
        }
        if pass.near == Near::TakenPvs
            && let Some(stripe) = self.stripe_taken(pass, |taken| taken == pv)
        {
            return found(stripe);
        }
        if pass.by_tags {
            let shares = |other| self.share_cling_tag(pv, other);
            let stripe = if pass.follows_lv {
                self.stripe_of_lv(pass, self.lv_home(), |area| shares(area.0))
            } else {
                self.stripe_taken(pass, shares)
            };
            if let Some(stripe) = stripe {
                return found(stripe);
            }
        }
        Verdict::NextPv
    }

    /// The first stripe, without a run yet when each has its slot, whose area of the LV is so.
    fn stripe_of_lv(
        &self,
        pass: Pass,
        areas: &[LvArea],
        is_near: impl Fn((PvIdx, Extents)) -> bool,
    ) -> Option<usize> {
        areas.iter().enumerate().position(|(stripe, area)| {
            !(pass.in_place && self.slot_is_taken(stripe)) && area.is_some_and(&is_near)
        })
    }

    /// The same for the PVs that earlier rounds took for a stripe.
    fn stripe_taken(&self, pass: Pass, is_near: impl Fn(PvIdx) -> bool) -> Option<usize> {
        self.taken_pvs().iter().enumerate().position(|(stripe, taken)| {
            !(pass.in_place && self.slot_is_taken(stripe)) && taken.iter().copied().any(&is_near)
        })
    }
}
