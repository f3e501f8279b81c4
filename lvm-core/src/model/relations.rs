//! Who needs whom: the references of all segments turned round.
//!
//! A segment says what it lies on; this says who lies on an LV, which LVs users see, which LV is a snapshot of
//! which. Computed in one pass over the segments, and good until the VG changes.
//!
//! Visibility as LVM2 2.03.16 counts it (`Cur LV`, `lv_count`, which LVs the text lists first): the flag `VISIBLE`
//! says it, but for snapshots of the old kind. Their hidden `snapshotN` never counts; their COW store, which lacks
//! the flag, counts where its origin is visible and it is not merging, and always where the origin is hidden,
//! because that makes it a sparse LV.

use super::segment::{LvUse, SegmentKind, Snapshot};
use super::{LvIdx, Vg};

/// The relations among the LVs of one VG.
#[derive(Debug)]
pub struct Relations<'v> {
    vg: &'v Vg,
    /// Users of all LVs, those of LV 0 first; in the order in which they stand in the VG.
    users: Vec<User>,
    /// Where the users of each LV begin, and an end for the last. Empty in a VG in which no LV needs another.
    starts: Vec<u32>,
    /// The COW stores, in their order, each with the hidden LV that ties it to its origin. Whoever names an LV asks
    /// whether it is one; to go through all its users each time would be quadratic in the volumes of a pool.
    cows: Vec<(LvIdx, LvIdx)>,
}

/// One reference to an LV.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct User {
    /// The LV that points.
    pub lv: LvIdx,
    /// Which of its segments.
    pub segment: u32,
    /// What the LV is to it.
    pub how: LvUse,
}

impl<'v> Relations<'v> {
    /// Turns the references of `vg` round. A reference to an LV that is not there is passed over.
    pub fn of(vg: &'v Vg) -> Self {
        let (mut found, mut cows) = (Vec::new(), Vec::new());
        for (lv, entity) in vg.lvs_with_idx() {
            for (segment, number) in entity.segments.iter().zip(0_u32..) {
                segment.kind.each_lv_use(&mut |how, target| {
                    found.push((target, User { lv, segment: number, how }));
                    if how == LvUse::SnapshotCow && vg.lv(target).is_some() {
                        cows.push((target, lv));
                    }
                });
            }
        }
        // The sort is stable: users stay in the order of the VG.
        found.sort_by_key(|(target, _)| *target);
        cows.sort_by_key(|(target, _)| *target);
        let mut starts = Vec::new();
        if !found.is_empty() {
            starts.reserve_exact(vg.lvs().len() + 1);
            let mut at = 0_u32;
            let mut targets = found.iter().map(|(target, _)| *target).peekable();
            for (lv, _) in vg.lvs_with_idx() {
                starts.push(at);
                while targets.next_if(|target| *target == lv).is_some() {
                    at = at.saturating_add(1);
                }
            }
            starts.push(at);
        }
        Self { vg, users: found.into_iter().map(|(_, user)| user).collect(), starts, cows }
    }

    /// The VG that the relations are of.
    pub fn vg(&self) -> &'v Vg {
        self.vg
    }

    /// Whether any LV needs another.
    pub fn any(&self) -> bool {
        !self.users.is_empty()
    }

    /// All references to an LV, in the order of the LVs and segments that they are in.
    pub fn users(&self, lv: LvIdx) -> &[User] {
        let at =
            |index: usize| self.starts.get(index).and_then(|start| usize::try_from(*start).ok());
        match (at(lv.at()), lv.at().checked_add(1).and_then(at)) {
            (Some(from), Some(to)) => self.users.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The LVs to which `lv` is `how`.
    pub fn users_as(&self, lv: LvIdx, how: LvUse) -> impl Iterator<Item = LvIdx> {
        self.users(lv).iter().filter(move |user| user.how == how).map(|user| user.lv)
    }

    /// The first LV to which `lv` is `how`: for roles that an LV has for one other only.
    pub fn user_as(&self, lv: LvIdx, how: LvUse) -> Option<LvIdx> {
        self.users_as(lv, how).next()
    }

    /// The LV that `lv` is a part of: the RAID LV of an image, the pool of its data LV, the cached LV of its origin.
    pub fn owner(&self, lv: LvIdx) -> Option<LvIdx> {
        self.users(lv).iter().find(|user| user.how.is_component()).map(|user| user.lv)
    }

    /// The LV that `lv` is in the end a part of; itself where it is a part of none.
    pub fn outermost_owner(&self, lv: LvIdx) -> LvIdx {
        let mut at = lv;
        // No chain is longer than there are LVs, even where a damaged VG has a ring.
        for _ in self.vg.lvs() {
            match self.owner(at) {
                Some(owner) => at = owner,
                None => break,
            }
        }
        at
    }

    /// The COW snapshot whose store `lv` is.
    pub fn snapshot_of(&self, lv: LvIdx) -> Option<&'v Snapshot> {
        self.tie_of(lv).and_then(|hidden| self.snapshot_in(hidden))
    }

    /// The first hidden LV that ties `lv` to an origin.
    fn tie_of(&self, lv: LvIdx) -> Option<LvIdx> {
        let at = self.cows.partition_point(|(cow, _)| *cow < lv);
        self.cows.get(at).filter(|(cow, _)| *cow == lv).map(|(_, hidden)| *hidden)
    }

    /// The COW snapshots of an origin.
    pub fn snapshots_of(&self, origin: LvIdx) -> impl Iterator<Item = &'v Snapshot> {
        self.users_as(origin, LvUse::SnapshotOrigin).filter_map(|hidden| self.snapshot_in(hidden))
    }

    /// The COW snapshot that goes back into `origin`.
    pub fn merging_snapshot_of(&self, origin: LvIdx) -> Option<&'v Snapshot> {
        self.snapshots_of(origin).find(|snapshot| snapshot.merging)
    }

    fn snapshot_in(&self, hidden: LvIdx) -> Option<&'v Snapshot> {
        self.vg.lv(hidden)?.segments.iter().find_map(|segment| match &segment.kind {
            SegmentKind::Snapshot(snapshot) => Some(snapshot),
            _ => None,
        })
    }

    /// Whether `lv` holds what an origin had before it changed.
    pub fn is_cow(&self, lv: LvIdx) -> bool {
        self.tie_of(lv).is_some()
    }

    /// Whether `lv` has COW snapshots.
    pub fn is_origin(&self, lv: LvIdx) -> bool {
        self.user_as(lv, LvUse::SnapshotOrigin).is_some()
    }

    /// Whether `lv` is the hidden origin of a sparse LV.
    pub fn is_virtual_origin(&self, lv: LvIdx) -> bool {
        self.is_origin(lv) && !self.has_visible_flag(lv)
    }

    /// Whether thin volumes read from `lv` what they never wrote.
    pub fn is_external_origin(&self, lv: LvIdx) -> bool {
        self.user_as(lv, LvUse::ExternalOrigin).is_some()
    }

    /// The thin snapshot that goes back into `origin`.
    pub fn merging_thin_of(&self, origin: LvIdx) -> Option<LvIdx> {
        self.user_as(origin, LvUse::ThinMerge)
    }

    /// The pvmove LV that extents of `lv` are on while they move.
    pub fn pvmove_of(&self, lv: LvIdx) -> Option<LvIdx> {
        let segments = &self.vg.lv(lv)?.segments;
        let mut below = segments.iter().flat_map(|s| s.kind.areas()).filter_map(super::Area::lv);
        below.find(|lv| self.vg.lv(*lv).is_some_and(|lv| lv.status.pvmove))
    }

    /// Whether users see `lv`.
    pub fn is_visible(&self, lv: LvIdx) -> bool {
        let Some(entity) = self.vg.lv(lv) else { return false };
        if !self.any() {
            return entity.status.visible;
        }
        if let Some(SegmentKind::Snapshot(_)) = entity.segments.first().map(|first| &first.kind) {
            return false;
        }
        match self.snapshot_of(lv) {
            Some(snapshot) => !self.has_visible_flag(snapshot.origin) || !snapshot.merging,
            None => entity.status.visible,
        }
    }

    fn has_visible_flag(&self, lv: LvIdx) -> bool {
        self.vg.lv(lv).is_some_and(|lv| lv.status.visible)
    }

    /// All LVs in the order of the text: those that users see, then the hidden ones.
    pub fn visible_first(&self) -> impl Iterator<Item = LvIdx> {
        let all = |wanted| {
            self.vg
                .lvs_with_idx()
                .map(|(lv, _)| lv)
                .filter(move |lv| self.is_visible(*lv) == wanted)
        };
        all(true).chain(all(false))
    }

    /// How many LVs users see: `lv_count`, `Cur LV`.
    pub fn lv_count(&self) -> usize {
        self.vg.lvs_with_idx().filter(|(lv, _)| self.is_visible(*lv)).count()
    }

    /// How many COW snapshots there are: `snap_count`.
    pub fn snap_count(&self) -> usize {
        if !self.any() {
            return 0;
        }
        self.vg.lvs_with_idx().filter(|(lv, _)| self.is_cow(*lv)).count()
    }
}
