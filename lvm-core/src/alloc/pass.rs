//! The order in which policies are tried, and what each of them asks of a run.

use super::round::Search;
use crate::model::AllocPolicy;

/// What a run has to be near to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Near {
    /// Nothing.
    Nothing,
    /// The end of the LV's last segment, without a gap.
    LvEnd,
    /// The PVs of the LV's last segment.
    LvPvs,
    /// The PVs on which earlier rounds found something.
    TakenPvs,
}

/// One try with one policy.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub(super) struct Pass {
    /// Which policy.
    pub(super) policy: AllocPolicy,
    /// What a run has to be near to.
    pub(super) near: Near,
    /// Whether the LV's last segment has as many areas as are wanted, so that it can be followed at all.
    pub(super) follows_lv: bool,
    /// Whether a PV that shares a tag with a near one is near, too.
    pub(super) by_tags: bool,
    /// Whether each stripe has its own slot, that of the area it is near to; else the longest runs are taken.
    pub(super) in_place: bool,
    /// Whether several runs may be put together.
    pub(super) may_split: bool,
    /// Whether stripes must not share a tag.
    pub(super) one_per_tag: bool,
}

impl Pass {
    /// The first try with `policy` on the way to `goal`, the policy asked for.
    pub(super) fn new(policy: AllocPolicy, goal: AllocPolicy, search: &Search<'_>) -> Self {
        let follows_lv = search.follows_lv();
        let cling = matches!(policy, AllocPolicy::Cling | AllocPolicy::ClingByTags);
        let near = match policy {
            AllocPolicy::Contiguous if follows_lv => Near::LvEnd,
            AllocPolicy::Cling | AllocPolicy::ClingByTags if follows_lv => Near::LvPvs,
            AllocPolicy::Cling | AllocPolicy::ClingByTags => Near::TakenPvs,
            AllocPolicy::Normal if search.maximise_cling() => Near::TakenPvs,
            _ => Near::Nothing,
        };
        Self {
            policy,
            near,
            follows_lv,
            by_tags: policy == AllocPolicy::ClingByTags,
            in_place: cling || near == Near::LvEnd,
            may_split: goal != AllocPolicy::Contiguous,
            one_per_tag: policy == AllocPolicy::Contiguous && search.has_cling_tags(),
        }
    }

    /// What to try next with the same policy after a round that found something (`progress`) or nothing;
    /// `None` when there is nothing to try any more.
    pub(super) fn next(mut self, progress: bool, maximise_cling: bool) -> Option<Self> {
        let normal = self.policy == AllocPolicy::Normal;
        if self.policy == AllocPolicy::Contiguous || !self.may_split {
            return None;
        }
        if progress {
            if maximise_cling && normal {
                self.near = Near::TakenPvs;
            }
        } else if maximise_cling && self.near == Near::LvPvs && self.in_place {
            self.in_place = false;
        } else if normal && self.near == Near::TakenPvs {
            self.near = Near::Nothing;
        } else {
            return None;
        }
        Some(self)
    }
}

/// The policies to try on the way to `goal`, the strictest first.
pub(super) fn policies(goal: AllocPolicy, has_cling_tags: bool) -> Vec<AllocPolicy> {
    const ORDER: [AllocPolicy; 5] = [
        AllocPolicy::Contiguous,
        AllocPolicy::Cling,
        AllocPolicy::ClingByTags,
        AllocPolicy::Normal,
        AllocPolicy::Anywhere,
    ];
    let last = ORDER.iter().position(|policy| *policy == goal).unwrap_or(ORDER.len());
    ORDER
        .into_iter()
        .take(last + 1)
        .filter(|policy| has_cling_tags || *policy != AllocPolicy::ClingByTags)
        .collect()
}
