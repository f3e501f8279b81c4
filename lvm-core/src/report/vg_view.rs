//! A VG with its devices, and the indexes that make reports linear in the number of LVs: sums, who needs whom, what
//! occupies a PV's extents, which LVs lie on PVs that are missing.

use std::cell::OnceCell;

use super::target_status::TargetStatus;
use super::view::{KernelState, LvState, PvView, UNKNOWN_DEVICE};
use crate::model::segment::Unknown;
use crate::model::{
    AllocPolicy, Area, Created, Extra, HistoricalLv, Lv, LvFlags, LvIdx, LvStatus, PvIdx,
    ReadAhead, Relations, Segment, SegmentKind, Vg,
};
use crate::name::LvName;
use crate::units::{Bytes, Extents};

/// A VG with its devices.
pub struct VgView<'a> {
    /// The VG.
    pub vg: &'a Vg,
    /// For each of its PVs, in their order, what the device shows.
    pub pvs: Vec<PvView>,
    /// What the kernel knows about its LVs.
    pub kernel: &'a dyn KernelState,
    /// Whether LVs that are no more are listed among the others (`-H`).
    pub history: bool,
    relations: Relations<'a>,
    allocated: Vec<Extents>,
    totals: OnceCell<Totals>,
    pv_segments: OnceCell<Vec<Vec<PvSegment>>>,
    partial: OnceCell<Vec<bool>>,
    dead: OnceCell<Vec<Lv>>,
}

/// Sums over a VG.
#[derive(Clone, Debug)]
struct Totals {
    extents: u64,
    allocated: u64,
    visible_lvs: usize,
    snapshots: usize,
    missing_pvs: usize,
    mdas: usize,
    mdas_used: usize,
    mda_free: Bytes,
    mda_size: Bytes,
}

/// A run of extents of a PV: occupied by a segment of an LV, or free.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PvSegment {
    /// Its first extent.
    pub start: Extents,
    /// How many there are.
    pub len: Extents,
    /// Who has them; `None` when they are free.
    pub user: Option<PvSegmentUser>,
}

/// What occupies a run of extents.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PvSegmentUser {
    /// The LV.
    pub lv: LvIdx,
    /// Which of its segments.
    pub segment: usize,
    /// Which of that segment's areas.
    pub area: usize,
}

impl<'a> VgView<'a> {
    /// Puts together what is known of a VG. `pvs` has one entry for each PV of the VG, in its order; PVs without
    /// one count as missing.
    pub fn new(vg: &'a Vg, mut pvs: Vec<PvView>, kernel: &'a dyn KernelState) -> Self {
        pvs.truncate(vg.pvs().len());
        pvs.extend(vg.pvs().iter().skip(pvs.len()).map(PvView::missing));
        Self {
            relations: Relations::of(vg),
            allocated: vg.allocated_per_pv(),
            totals: OnceCell::new(),
            vg,
            pvs,
            kernel,
            history: false,
            pv_segments: OnceCell::new(),
            partial: OnceCell::new(),
            dead: OnceCell::new(),
        }
    }

    /// Who needs whom among its LVs.
    pub fn relations(&self) -> &Relations<'a> {
        &self.relations
    }

    /// Whether users see an LV.
    pub fn is_visible(&self, lv: LvIdx) -> bool {
        self.relations.is_visible(lv)
    }

    /// Whether an LV only ties a COW store to its origin, and is never shown.
    pub fn is_internal(&self, lv: LvIdx) -> bool {
        let first = self.vg.lv(lv).and_then(|lv| lv.segments.first());
        first.is_some_and(|first| matches!(first.kind, SegmentKind::Snapshot(_)))
    }

    /// The LVs that can be shown, in the order in which LVM2 goes through them: thin pools, the last one first,
    /// then the others as the metadata has them.
    pub fn lvs_in_order(&self) -> impl Iterator<Item = (LvIdx, &'a Lv)> + use<'a, '_> {
        let is_pool = |(_, lv): &(LvIdx, &Lv)| {
            let first = lv.segments.first();
            first.is_some_and(|first| matches!(first.kind, SegmentKind::ThinPool(_)))
        };
        let vg: &'a Vg = self.vg;
        let all = || (0..vg.lvs().len()).map(LvIdx::from_usize).zip(vg.lvs());
        let pools = all().rev().filter(is_pool);
        let others = all().filter(move |entry| !is_pool(entry));
        pools.chain(others).filter(|(idx, _)| !self.is_internal(*idx))
    }

    /// The LVs that are no more, each with an empty LV to stand for it in a row. None unless they are to be listed.
    pub(super) fn dead_lvs(&self) -> impl Iterator<Item = (&'a HistoricalLv, &Lv)> {
        let dead = if self.history { self.vg.historical.as_slice() } else { &[] };
        let lvs = || dead.iter().filter_map(empty_lv).collect();
        let named = dead.iter().filter(|dead| empty_lv(dead).is_some());
        named.zip(if dead.is_empty() { &[] } else { self.dead.get_or_init(lvs).as_slice() })
    }

    /// Sums over the whole VG, made once: a report may ask for them in every row.
    fn totals(&self) -> &Totals {
        self.totals.get_or_init(|| {
            let used_mdas = || self.pvs.iter().flat_map(|pv| &pv.mdas).filter(|mda| !mda.ignored);
            Totals {
                extents: self.vg.extent_count(),
                allocated: self.allocated.iter().map(|extents| u64::from(extents.get())).sum(),
                visible_lvs: self.relations.lv_count(),
                snapshots: self.relations.snap_count(),
                missing_pvs: self.pvs.iter().filter(|pv| pv.missing).count(),
                mdas: self.pvs.iter().map(|pv| pv.mdas.len()).sum(),
                mdas_used: used_mdas().count(),
                mda_free: used_mdas().map(|mda| mda.free).min().unwrap_or_default(),
                mda_size: used_mdas().map(|mda| mda.size).min().unwrap_or_default(),
            }
        })
    }

    /// How many LVs users see.
    pub fn visible_lvs(&self) -> usize {
        self.totals().visible_lvs
    }

    /// How many COW snapshots there are.
    pub fn snapshots(&self) -> usize {
        self.totals().snapshots
    }

    /// Whether parts of an LV are on PVs that are missing.
    pub fn is_partial(&self, lv: LvIdx) -> bool {
        self.missing_pvs() > 0
            && self.partial.get_or_init(|| find_partial(self)).get(lv.at()).is_some_and(|p| *p)
    }

    /// What the device of a PV shows.
    pub fn pv(&self, idx: PvIdx) -> Option<&PvView> {
        self.pvs.get(idx.at())
    }

    /// The path of a PV's device, [`UNKNOWN_DEVICE`] when it is not there.
    pub fn pv_name(&self, idx: PvIdx) -> &str {
        self.pv(idx).map_or(UNKNOWN_DEVICE, |pv| &pv.name)
    }

    /// Extents of a PV that LVs occupy.
    pub fn allocated(&self, idx: PvIdx) -> Extents {
        self.allocated.get(idx.at()).copied().unwrap_or_default()
    }

    /// All extents of the VG.
    pub fn extents(&self) -> u64 {
        self.totals().extents
    }

    /// Extents of the VG that LVs occupy.
    pub fn allocated_extents(&self) -> u64 {
        self.totals().allocated
    }

    /// Extents of the VG that are free.
    pub fn free_extents(&self) -> u64 {
        self.extents().saturating_sub(self.allocated_extents())
    }

    /// How many of its PVs are missing.
    pub fn missing_pvs(&self) -> usize {
        self.totals().missing_pvs
    }

    /// How many metadata areas its PVs have.
    pub fn mdas(&self) -> usize {
        self.totals().mdas
    }

    /// How many metadata areas hold metadata.
    pub fn mdas_used(&self) -> usize {
        self.totals().mdas_used
    }

    /// How much longer the metadata may become; nothing where there are no areas.
    pub fn mda_free(&self) -> Bytes {
        self.totals().mda_free
    }

    /// Size of the smallest metadata area in use; nothing where there are none.
    pub fn mda_size(&self) -> Bytes {
        self.totals().mda_size
    }

    /// Whether hosts share the VG through a lock manager.
    pub fn is_shared(&self) -> bool {
        self.vg.lock_type.as_deref().is_some_and(|kind| matches!(kind, "sanlock" | "dlm" | "idm"))
    }

    /// The state of an LV, as tables tell of it.
    pub fn state(&self, lv: LvIdx) -> LvState {
        self.kernel.shown(&self.relations, lv)
    }

    /// The state of an LV with its own device.
    pub fn own_state(&self, lv: LvIdx) -> LvState {
        self.kernel.state(self.vg, lv)
    }

    /// What an LV's target says of itself.
    pub fn status(&self, lv: LvIdx) -> Option<TargetStatus> {
        self.kernel.status(&self.relations, lv)
    }

    /// The runs that a PV's extents fall into, free ones included, in order. Found once for all PVs.
    pub fn pv_segments(&self, idx: PvIdx) -> &[PvSegment] {
        let all = self.pv_segments.get_or_init(|| find_pv_segments(self.vg));
        all.get(idx.at()).map_or(&[], Vec::as_slice)
    }
}

/// An LV with the name and id of one that is no more, and nothing in it. `None` for a name that no LV can have.
fn empty_lv(dead: &HistoricalLv) -> Option<Lv> {
    let kind =
        SegmentKind::Unknown(Unknown { type_name: "historical".into(), entries: Vec::new() });
    Some(Lv {
        name: LvName::new(dead.name.as_deref().unwrap_or(&dead.section)).ok()?,
        id: dead.id,
        status: LvStatus::default(),
        flags: LvFlags::default(),
        tags: Vec::new(),
        created: dead.creation_time.map(|time| Created { time, host: "".into() }),
        lock_args: None,
        alloc: AllocPolicy::Inherit,
        profile: None,
        read_ahead: ReadAhead::Auto,
        major: None,
        minor: None,
        segments: vec![Segment::new(Extents::ZERO, Extents::ZERO, kind)],
        extra: Extra::default(),
    })
}

/// Marks the LVs that lie on missing PVs, and from them on those that need one that is marked.
fn find_partial(view: &VgView<'_>) -> Vec<bool> {
    let is_missing = |area: &Area| match area {
        Area::Pv { pv, .. } => view.pv(*pv).is_none_or(|pv| pv.missing),
        Area::Lv { .. } => false,
        Area::Missing => true,
    };
    let mut partial = vec![false; view.vg.lvs().len()];
    let mut to_follow = Vec::new();
    for (idx, lv) in view.vg.lvs_with_idx() {
        if lv.segments.iter().flat_map(|segment| segment.kind.areas()).any(is_missing) {
            to_follow.push(idx);
        }
    }
    while let Some(idx) = to_follow.pop() {
        match partial.get_mut(idx.at()) {
            Some(mark) if !*mark => *mark = true,
            _ => continue,
        }
        let users = view.relations.users(idx).iter().filter(|user| user.how.passes_on_missing());
        to_follow.extend(users.map(|user| user.lv));
    }
    partial
}

/// Sorts what LVs occupy by PV and extent, and puts free runs between.
fn find_pv_segments(vg: &Vg) -> Vec<Vec<PvSegment>> {
    let mut used: Vec<Vec<PvSegment>> = vec![Vec::new(); vg.pvs().len()];
    for (lv_idx, lv) in vg.lvs_with_idx() {
        for (number, segment) in lv.segments.iter().enumerate() {
            for (area, place) in segment.kind.areas().iter().enumerate() {
                if let Area::Pv { pv, start } = *place
                    && let Some(list) = used.get_mut(pv.at())
                {
                    let user = Some(PvSegmentUser { lv: lv_idx, segment: number, area });
                    list.push(PvSegment { start, len: segment.area_len(), user });
                }
            }
        }
    }
    for (list, pv) in used.iter_mut().zip(vg.pvs()) {
        list.sort_by_key(|run| run.start);
        *list = with_free_runs(list, pv.pe_count);
    }
    used
}

fn with_free_runs(used: &[PvSegment], count: Extents) -> Vec<PvSegment> {
    let mut all = Vec::with_capacity(used.len() * 2 + 1);
    let mut next = Extents::ZERO;
    let free_up_to = |next: Extents, end: Extents, all: &mut Vec<PvSegment>| {
        if end > next {
            all.push(PvSegment { start: next, len: end.saturating_sub(next), user: None });
        }
    };
    for run in used {
        free_up_to(next, run.start, &mut all);
        all.push(*run);
        next = next.max(run.start.saturating_add(run.len));
    }
    free_up_to(next, count, &mut all);
    all
}

impl PvSegmentUser {
    /// The LV and the segment meant.
    pub fn resolve(self, vg: &Vg) -> Option<(&Lv, &Segment)> {
        let lv = vg.lv(self.lv)?;
        Some((lv, lv.segments.get(self.segment)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(start: u32, len: u32, used: bool) -> PvSegment {
        let user = used.then_some(PvSegmentUser { lv: LvIdx(0), segment: 0, area: 0 });
        PvSegment { start: Extents::new(start), len: Extents::new(len), user }
    }

    #[test]
    fn free_runs_fill_the_gaps_of_a_pv() {
        let used = [run(2, 3, true), run(5, 1, true), run(8, 2, true)];
        assert_eq!(
            with_free_runs(&used, Extents::new(15)),
            [
                run(0, 2, false),
                run(2, 3, true),
                run(5, 1, true),
                run(6, 2, false),
                run(8, 2, true),
                run(10, 5, false),
            ]
        );
        assert_eq!(with_free_runs(&[], Extents::ZERO), []);
    }
}
