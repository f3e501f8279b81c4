//! What a report is made from: VGs, the devices that their PVs are on, and what the kernel says of LVs.
//!
//! All of it is plain data that somebody else found; nothing here reads a device. A [`VgView`] adds the indexes
//! that make a report linear in the number of LVs: extents allocated on each PV, and who occupies them.

use std::cell::OnceCell;

use crate::id::PvId;
use crate::model::segment::LvUse;
use crate::model::{Area, Lv, LvIdx, Pv, PvIdx, Relations, Segment, SegmentKind, Vg};
use crate::units::{Bytes, Extents, Sectors};

/// The name that LVM2 prints for a PV whose device is not there.
pub const UNKNOWN_DEVICE: &str = "[unknown]";

/// Everything that was found.
pub struct View<'a> {
    /// The VGs, in the order in which they are to be gone through.
    pub vgs: Vec<VgView<'a>>,
    /// PVs that belong to no VG.
    pub orphans: Vec<PvView>,
    /// Copies of PVs that are seen elsewhere too, and not the ones that are used: `pvs -a` lists them.
    pub duplicates: Vec<PvView>,
    /// Devices that are no PVs: what `pvs -a` lists beside them.
    pub others: Vec<OtherDevice>,
}

/// A device that is no PV.
#[derive(Clone, Debug)]
pub struct OtherDevice {
    /// Its path.
    pub name: String,
    /// Its size.
    pub size: Bytes,
    /// Its major and minor number, where it is a device node.
    pub numbers: Option<(u64, u64)>,
}

/// A PV as its device shows it.
#[derive(Clone, Debug)]
pub struct PvView {
    /// The device's path, or [`UNKNOWN_DEVICE`].
    pub name: String,
    /// Its id.
    pub id: PvId,
    /// Size of the device now; nothing when it is not there.
    pub dev_size: Bytes,
    /// Major and minor number, where it is a device node.
    pub numbers: Option<(u64, u64)>,
    /// Its metadata areas.
    pub mdas: Vec<MdaView>,
    /// Version of the header's extension; `None` without one or without the device.
    pub ext_version: Option<u32>,
    /// Whether the header says that the PV belongs to a VG.
    pub in_use: bool,
    /// Whether the device is not there.
    pub missing: bool,
    /// Size that the label gives; of a PV in a VG the VG's word counts.
    pub label_size: Bytes,
    /// Start of the data; of a PV in a VG the VG's word counts.
    pub pe_start: Sectors,
    /// Start of the bootloader area.
    pub ba_start: Sectors,
    /// Size of the bootloader area.
    pub ba_size: Sectors,
    /// How LVM2's devices file identifies the device: the id's type and the id.
    pub device_id: Option<(String, String)>,
}

impl PvView {
    /// What is left to tell of a PV of a VG whose device is not there.
    pub fn missing(pv: &Pv) -> Self {
        Self {
            name: UNKNOWN_DEVICE.into(),
            id: pv.id,
            dev_size: Bytes::ZERO,
            numbers: None,
            mdas: Vec::new(),
            ext_version: None,
            in_use: true,
            missing: true,
            label_size: Bytes::ZERO,
            pe_start: pv.pe_start,
            ba_start: pv.ba_start,
            ba_size: pv.ba_size,
            device_id: None,
        }
    }

    /// The smallest size of its metadata areas; nothing without any.
    pub fn mda_size(&self) -> Bytes {
        self.mdas.iter().map(|mda| mda.size).min().unwrap_or_default()
    }

    /// The least room for text in its metadata areas; nothing without any, or with one that is ignored.
    pub fn mda_free(&self) -> Bytes {
        let free = |mda: &MdaView| if mda.ignored { Bytes::ZERO } else { mda.free };
        self.mdas.iter().map(free).min().unwrap_or_default()
    }

    /// How many of its metadata areas hold metadata.
    pub fn mdas_used(&self) -> usize {
        self.mdas.iter().filter(|mda| !mda.ignored).count()
    }
}

/// A metadata area.
#[derive(Clone, Copy, Debug)]
pub struct MdaView {
    /// Its size, header included.
    pub size: Bytes,
    /// How much longer the text may become, in LVM2's way of counting.
    pub free: Bytes,
    /// Whether it is set aside and holds no metadata.
    pub ignored: bool,
}

/// What the kernel knows about LVs.
pub trait KernelState {
    /// The state of one LV.
    fn state(&self, vg: &Vg, lv: LvIdx) -> LvState;
}

/// Whether an LV is active.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LvState {
    /// Nobody can tell: there is no device-mapper to ask. Attributes show `X`.
    Unknown,
    /// It is not active.
    Inactive,
    /// It has a device.
    Active(LvDevice),
}

impl LvState {
    /// The device of an active LV.
    pub fn device(&self) -> Option<&LvDevice> {
        match self {
            Self::Active(device) => Some(device),
            Self::Unknown | Self::Inactive => None,
        }
    }
}

/// The device of an active LV.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the kernel's answer")]
pub struct LvDevice {
    /// Its major number.
    pub major: u32,
    /// Its minor number.
    pub minor: u32,
    /// How many hold it open.
    pub open_count: u32,
    /// How far it reads ahead.
    pub read_ahead: Sectors,
    /// Whether it is suspended.
    pub suspended: bool,
    /// Whether writes are refused.
    pub read_only: bool,
    /// Whether it has a table.
    pub live_table: bool,
    /// Whether a second table is loaded.
    pub inactive_table: bool,
}

/// All LVs in the same state: images, hosts without device-mapper, tests.
#[derive(Clone, Debug)]
pub struct AllLvs(pub LvState);

impl KernelState for AllLvs {
    fn state(&self, _: &Vg, _: LvIdx) -> LvState {
        self.0.clone()
    }
}

/// A VG with its devices.
pub struct VgView<'a> {
    /// The VG.
    pub vg: &'a Vg,
    /// For each of its PVs, in their order, what the device shows.
    pub pvs: Vec<PvView>,
    /// What the kernel knows about its LVs.
    pub kernel: &'a dyn KernelState,
    relations: Relations<'a>,
    allocated: Vec<Extents>,
    pv_segments: OnceCell<Vec<Vec<PvSegment>>>,
    partial: OnceCell<Vec<bool>>,
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
            vg,
            pvs,
            kernel,
            pv_segments: OnceCell::new(),
            partial: OnceCell::new(),
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

    /// How many LVs users see.
    pub fn visible_lvs(&self) -> usize {
        self.relations.lv_count()
    }

    /// How many COW snapshots there are.
    pub fn snapshots(&self) -> usize {
        self.relations.snap_count()
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

    /// Extents of the VG that LVs occupy.
    pub fn allocated_extents(&self) -> u64 {
        self.allocated.iter().map(|extents| u64::from(extents.get())).sum()
    }

    /// How many of its PVs are missing.
    pub fn missing_pvs(&self) -> usize {
        self.pvs.iter().filter(|pv| pv.missing).count()
    }

    /// Extents of the VG that are free.
    pub fn free_extents(&self) -> u64 {
        self.vg.extent_count().saturating_sub(self.allocated_extents())
    }

    fn used_mdas(&self) -> impl Iterator<Item = &MdaView> {
        self.pvs.iter().flat_map(|pv| &pv.mdas).filter(|mda| !mda.ignored)
    }

    /// How many metadata areas hold metadata.
    pub fn mdas_used(&self) -> usize {
        self.used_mdas().count()
    }

    /// How much longer the metadata may become; nothing where there are no areas.
    pub fn mda_free(&self) -> Bytes {
        self.used_mdas().map(|mda| mda.free).min().unwrap_or_default()
    }

    /// Size of the smallest metadata area in use; nothing where there are none.
    pub fn mda_size(&self) -> Bytes {
        self.used_mdas().map(|mda| mda.size).min().unwrap_or_default()
    }

    /// Whether hosts share the VG through a lock manager.
    pub fn is_shared(&self) -> bool {
        self.vg.lock_type.as_deref().is_some_and(|kind| matches!(kind, "sanlock" | "dlm" | "idm"))
    }

    /// The state of an LV.
    pub fn state(&self, lv: LvIdx) -> LvState {
        self.kernel.state(self.vg, lv)
    }

    /// The runs that a PV's extents fall into, free ones included, in order. Found once for all PVs.
    pub fn pv_segments(&self, idx: PvIdx) -> &[PvSegment] {
        let all = self.pv_segments.get_or_init(|| find_pv_segments(self.vg));
        all.get(idx.at()).map_or(&[], Vec::as_slice)
    }
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
        let needs = |how| {
            !matches!(
                how,
                LvUse::SnapshotOrigin
                    | LvUse::SnapshotCow
                    | LvUse::ThinOrigin
                    | LvUse::ThinMerge
                    | LvUse::ThinMessage
            )
        };
        let users = view.relations.users(idx).iter().filter(|user| needs(user.how));
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
