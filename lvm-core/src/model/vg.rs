//! A volume group: its PVs, its LVs, and the index over their names.

use serde::{Deserialize, Serialize};

use super::name_index::NameIndex;
use super::segment::Area;
use super::{AllocPolicy, Extra, HistoricalLv, Lv, Pv};
use crate::id::{PvId, VgId};
use crate::name::{LvName, Tag, VgName};
use crate::units::{ExtentSize, Extents};

/// A PV's place in its VG's list: `pv0` is 0. Changes when an earlier PV is removed.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PvIdx(pub u32);

/// An LV's place in its VG's list. Changes when an earlier LV is removed.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LvIdx(pub u32);

macro_rules! place {
    ($name:ident) => {
        impl $name {
            /// The place as an index of a list.
            pub fn at(self) -> usize {
                usize::try_from(self.0).unwrap_or(usize::MAX)
            }

            /// The place `index`; beyond 2³² − 2 a place that nothing is at.
            pub fn from_usize(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}
place!(PvIdx);
place!(LvIdx);

impl LvIdx {
    /// Where no LV is: what a reference becomes whose LV is gone.
    pub const NOWHERE: Self = Self(u32::MAX);
}

/// A volume group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "VgFields")]
pub struct Vg {
    /// Its name.
    pub name: VgName,
    /// Its id.
    pub id: VgId,
    /// Number of the text: one more with each commit.
    pub seqno: u32,
    /// `format`, for information only: "lvm2".
    pub format: Box<str>,
    /// Flags.
    pub status: VgStatus,
    /// Its tags, in the order given.
    pub tags: Vec<Tag>,
    /// The host that owns it.
    pub system_id: Option<Box<str>>,
    /// `none`, `sanlock`, `dlm`, `idm`, `clvm`.
    pub lock_type: Option<Box<str>>,
    /// For lvmlockd.
    pub lock_args: Option<Box<str>>,
    /// Size of its extents.
    pub extent_size: ExtentSize,
    /// Most LVs that it may have; 0 is no limit.
    pub max_lv: u32,
    /// Most PVs that it may have; 0 is no limit.
    pub max_pv: u32,
    /// Where new extents may lie.
    pub alloc: AllocPolicy,
    /// Name of its metadata profile.
    pub profile: Option<Box<str>>,
    /// `metadata_copies`: how many metadata areas to use; 0 is "not managed".
    pub metadata_copies: u32,
    /// LVs that are no more.
    pub historical: Vec<HistoricalLv>,
    /// Keys that rlvm does not know.
    pub extra: Extra,
    pvs: Vec<Pv>,
    lvs: Vec<Lv>,
    #[serde(skip_serializing)]
    by_name: NameIndex,
}

/// Flags of a VG: `status` and `flags` in the text.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the format")]
#[expect(missing_docs, reason = "named for the flag in the text")]
pub struct VgStatus {
    pub exported: bool,
    pub resizeable: bool,
    pub pvmove: bool,
    pub read: bool,
    /// Written as `WRITE`, or as the flag `WRITE_LOCKED` in a VG with a system id or a lock type, which keeps
    /// ancient tools from writing to it.
    pub write: bool,
    pub clustered: bool,
    pub shared: bool,
    pub partial: bool,
    pub noautoactivate: bool,
    /// Compatible flags that rlvm does not know.
    pub unknown: Vec<Box<str>>,
}

impl PartialEq for Vg {
    fn eq(&self, other: &Self) -> bool {
        self.is_same_but_lvs(other) && self.lvs == other.lvs
    }
}

impl Vg {
    /// Whether all but the LVs is the same.
    pub(super) fn is_same_but_lvs(&self, other: &Self) -> bool {
        // `by_name` follows from `lvs`. Naming every field makes the compiler point here when one is added.
        let Self {
            name,
            id,
            seqno,
            format,
            status,
            tags,
            system_id,
            lock_type,
            lock_args,
            extent_size,
            max_lv,
            max_pv,
            alloc,
            profile,
            metadata_copies,
            historical,
            extra,
            pvs,
            lvs: _,
            by_name: _,
        } = self;
        *name == other.name
            && *id == other.id
            && *seqno == other.seqno
            && *format == other.format
            && *status == other.status
            && *tags == other.tags
            && *system_id == other.system_id
            && *lock_type == other.lock_type
            && *lock_args == other.lock_args
            && *extent_size == other.extent_size
            && *max_lv == other.max_lv
            && *max_pv == other.max_pv
            && *alloc == other.alloc
            && *profile == other.profile
            && *metadata_copies == other.metadata_copies
            && *historical == other.historical
            && *extra == other.extra
            && *pvs == other.pvs
    }
}

/// What a [`Vg`] is made of when it is deserialised.
#[derive(Deserialize)]
struct VgFields {
    name: VgName,
    id: VgId,
    seqno: u32,
    format: Box<str>,
    status: VgStatus,
    tags: Vec<Tag>,
    system_id: Option<Box<str>>,
    lock_type: Option<Box<str>>,
    lock_args: Option<Box<str>>,
    extent_size: ExtentSize,
    max_lv: u32,
    max_pv: u32,
    alloc: AllocPolicy,
    profile: Option<Box<str>>,
    metadata_copies: u32,
    historical: Vec<HistoricalLv>,
    extra: Extra,
    pvs: Vec<Pv>,
    lvs: Vec<Lv>,
}

impl From<VgFields> for Vg {
    fn from(fields: VgFields) -> Self {
        let mut vg = Self {
            name: fields.name,
            id: fields.id,
            seqno: fields.seqno,
            format: fields.format,
            status: fields.status,
            tags: fields.tags,
            system_id: fields.system_id,
            lock_type: fields.lock_type,
            lock_args: fields.lock_args,
            extent_size: fields.extent_size,
            max_lv: fields.max_lv,
            max_pv: fields.max_pv,
            alloc: fields.alloc,
            profile: fields.profile,
            metadata_copies: fields.metadata_copies,
            historical: fields.historical,
            extra: fields.extra,
            pvs: fields.pvs,
            lvs: fields.lvs,
            by_name: NameIndex::default(),
        };
        vg.index_names();
        vg
    }
}

impl Vg {
    /// An empty VG as `vgcreate` makes it: resizeable, readable and writable, policy normal.
    pub fn new(name: VgName, id: VgId, extent_size: ExtentSize) -> Self {
        Self {
            name,
            id,
            seqno: 0,
            format: "lvm2".into(),
            status: VgStatus { resizeable: true, read: true, write: true, ..VgStatus::default() },
            tags: Vec::new(),
            system_id: None,
            lock_type: None,
            lock_args: None,
            extent_size,
            max_lv: 0,
            max_pv: 0,
            alloc: AllocPolicy::Normal,
            profile: None,
            metadata_copies: 0,
            historical: Vec::new(),
            extra: Extra::default(),
            pvs: Vec::new(),
            lvs: Vec::new(),
            by_name: NameIndex::default(),
        }
    }

    /// Its PVs; `pvN` of the text is number N.
    pub fn pvs(&self) -> &[Pv] {
        &self.pvs
    }

    /// Its LVs in LVM2's order, hidden ones among them.
    pub fn lvs(&self) -> &[Lv] {
        &self.lvs
    }

    /// The PVs with their places.
    pub fn pvs_with_idx(&self) -> impl ExactSizeIterator<Item = (PvIdx, &Pv)> {
        self.pvs.iter().enumerate().map(|(index, pv)| (PvIdx::from_usize(index), pv))
    }

    /// The LVs with their places.
    pub fn lvs_with_idx(&self) -> impl ExactSizeIterator<Item = (LvIdx, &Lv)> {
        self.lvs.iter().enumerate().map(|(index, lv)| (LvIdx::from_usize(index), lv))
    }

    /// The PV at a place.
    pub fn pv(&self, idx: PvIdx) -> Option<&Pv> {
        self.pvs.get(idx.at())
    }

    /// The PV at a place, to change it.
    pub fn pv_mut(&mut self, idx: PvIdx) -> Option<&mut Pv> {
        self.pvs.get_mut(idx.at())
    }

    /// The LV at a place.
    pub fn lv(&self, idx: LvIdx) -> Option<&Lv> {
        self.lvs.get(idx.at())
    }

    /// The LV at a place, to change it. Its name changes through [`Self::rename_lv`] only.
    pub fn lv_mut(&mut self, idx: LvIdx) -> Option<&mut Lv> {
        self.lvs.get_mut(idx.at())
    }

    /// The place of the PV with that id.
    pub fn find_pv(&self, id: PvId) -> Option<PvIdx> {
        self.pvs.iter().position(|pv| pv.id == id).map(PvIdx::from_usize)
    }

    /// The place of the LV of that name.
    pub fn find_lv(&self, name: &str) -> Option<LvIdx> {
        self.by_name.find(&self.lvs, name)
    }

    /// Adds a PV at the end.
    pub fn push_pv(&mut self, pv: Pv) -> PvIdx {
        self.pvs.push(pv);
        PvIdx::from_usize(self.pvs.len() - 1)
    }

    /// Makes room for `more` LVs, where their number is known before they come.
    pub fn reserve_lvs(&mut self, more: usize) {
        self.lvs.reserve_exact(more);
        self.by_name.reserve(more);
    }

    /// Adds an LV at the end. `None`, and nothing added, where its name is taken.
    pub fn push_lv(&mut self, lv: Lv) -> Option<LvIdx> {
        let idx = LvIdx::from_usize(self.lvs.len());
        self.by_name.insert(&self.lvs, lv.name.as_str(), idx).then(|| {
            self.lvs.push(lv);
            idx
        })
    }

    /// Gives an LV another name; `false`, and nothing changed, where it is taken or there is no such LV.
    pub fn rename_lv(&mut self, idx: LvIdx, name: LvName) -> bool {
        let Some(lv) = self.lvs.get(idx.at()) else { return false };
        let old = lv.name.clone();
        if !self.by_name.insert(&self.lvs, name.as_str(), idx) {
            return false;
        }
        self.by_name.remove(old.as_str(), idx);
        if let Some(lv) = self.lvs.get_mut(idx.at()) {
            lv.name = name;
        }
        true
    }

    /// Removes the LVs for which `doomed` says so, and sets the references of all others right.
    /// Whoever calls has made sure that no LV that stays points at one that goes: such a reference would
    /// become [`Area::Missing`], which [`super::check()`] refuses.
    pub fn remove_lvs(&mut self, mut doomed: impl FnMut(LvIdx, &Lv) -> bool) {
        let mut new_place = Vec::with_capacity(self.lvs.len());
        let mut kept = 0;
        for (index, lv) in self.lvs.iter().enumerate() {
            if doomed(LvIdx::from_usize(index), lv) {
                new_place.push(None);
            } else {
                new_place.push(Some(LvIdx(kept)));
                kept += 1;
            }
        }
        let mut stays = new_place.iter().map(Option::is_some);
        self.lvs.retain(|_| stays.next().unwrap_or(true));
        for lv in &mut self.lvs {
            for segment in &mut lv.segments {
                segment.kind.map_lv_refs(&mut |idx| new_place.get(idx.at()).copied().flatten());
            }
        }
        self.index_names();
    }

    /// Removes a PV and sets every reference to the later ones right. Areas on it become [`Area::Missing`].
    pub fn remove_pv(&mut self, gone: PvIdx) -> Option<Pv> {
        if gone.at() >= self.pvs.len() {
            return None;
        }
        let pv = self.pvs.remove(gone.at());
        for lv in &mut self.lvs {
            for area in lv.segments.iter_mut().flat_map(|segment| segment.kind.areas_mut()) {
                if let Area::Pv { pv, .. } = area {
                    match pv.0.cmp(&gone.0) {
                        core::cmp::Ordering::Less => {}
                        core::cmp::Ordering::Equal => *area = Area::Missing,
                        core::cmp::Ordering::Greater => pv.0 -= 1,
                    }
                }
            }
        }
        Some(pv)
    }

    /// All extents of all PVs.
    pub fn extent_count(&self) -> u64 {
        self.pvs.iter().map(|pv| u64::from(pv.pe_count.get())).sum()
    }

    /// Extents that segments occupy on each PV, in the order of the PVs.
    pub fn allocated_per_pv(&self) -> Vec<Extents> {
        let mut used = vec![Extents::ZERO; self.pvs.len()];
        for segment in self.lvs.iter().flat_map(|lv| &lv.segments) {
            let len = segment.area_len();
            for area in segment.kind.areas() {
                if let Area::Pv { pv, .. } = area
                    && let Some(sum) = used.get_mut(pv.at())
                {
                    *sum = sum.saturating_add(len);
                }
            }
        }
        used
    }

    fn index_names(&mut self) {
        self.by_name = NameIndex::of(&self.lvs);
    }
}
