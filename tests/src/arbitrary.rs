//! VGs made up at random, sound ones with LVs of every type: a strategy for proptest.
//!
//! A VG is built from a list of recipes, each of which makes one thing that users know (a linear LV, a thin pool with
//! its volumes, …) with all its hidden LVs. Extents come from the PVs in order, so nothing overlaps. The LVs of a
//! finished VG are in the order in which LVM2 lists them, so that a text read back gives the same VG.

mod attributes;
mod recipes;

use lvm_core::id::{LvId, VgId};
use lvm_core::model::segment::{Segment, SegmentKind, Striped};
use lvm_core::model::{Area, Lv, LvIdx, PvIdx, Relations, Vg};
use lvm_core::name::LvName;
use lvm_core::testing;
use lvm_core::units::{Extents, Sectors};
use proptest::collection::vec;
use proptest::prelude::*;

use attributes::{LvAttributes, arb_lv_attributes, arb_pv, arb_vg_attributes};
use recipes::arb_recipe;

/// Extents of each PV: more than all recipes take together.
const PV_EXTENTS: u32 = 1 << 20;

/// A sound VG of one to four PVs and up to a dozen things of any type.
pub fn arb_vg() -> impl Strategy<Value = Vg> {
    (arb_vg_attributes(), vec(arb_pv(), 1..5), vec((arb_recipe(), arb_lv_attributes()), 0..12))
        .prop_map(|(mut vg, pvs, recipes)| {
            for pv in pvs {
                vg.push_pv(pv.numbered(vg.pvs().len(), PV_EXTENTS));
            }
            vg.id = VgId(testing::id('v', vg.seqno as usize));
            let mut builder = Builder { free: vec![0; vg.pvs().len()], next_pv: 0, vg };
            for (number, (recipe, attributes)) in recipes.into_iter().enumerate() {
                recipe.make(&mut builder, &format!("lv{number}"), &attributes);
            }
            in_lvm2s_order(&builder.vg)
        })
}

/// The same VG with its LVs in the order of LVM2's lists: those that users see first.
pub fn in_lvm2s_order(vg: &Vg) -> Vg {
    let order: Vec<_> = Relations::of(vg).visible_first().collect();
    let mut new_place = vec![None; order.len()];
    for (new, old) in order.iter().enumerate() {
        new_place[old.at()] = Some(LvIdx::from_usize(new));
    }
    let mut ordered = vg.clone();
    ordered.remove_lvs(|_, _| true);
    for old in order {
        let mut lv = vg.lv(old).expect("it is in the list").clone();
        for segment in &mut lv.segments {
            segment.kind.map_lv_refs(&mut |lv| new_place[lv.at()]);
        }
        ordered.push_lv(lv).expect("names stay different");
    }
    ordered
}

/// A VG that is being filled.
struct Builder {
    vg: Vg,
    /// The first free extent of each PV.
    free: Vec<u32>,
    next_pv: usize,
}

impl Builder {
    /// An area of `len` extents on the next PV. One extent after it stays free: segments that continue one another
    /// would be read as one.
    fn area(&mut self, len: u32) -> Area {
        let pv = self.next_pv % self.free.len();
        self.next_pv += 1;
        let start = Extents::new(self.free[pv]);
        self.free[pv] += len + 1;
        Area::Pv { pv: PvIdx::from_usize(pv), start }
    }

    fn linear(&mut self, len: u32) -> SegmentKind {
        SegmentKind::Striped(Striped::linear(self.area(len)))
    }

    fn striped(&mut self, stripes: u32, len: u32) -> SegmentKind {
        let areas = (0..stripes).map(|_| self.area(len / stripes)).collect();
        SegmentKind::Striped(Striped { areas, stripe_size: Sectors::new(128) })
    }

    /// A hidden linear LV.
    fn hidden(&mut self, name: &str, len: u32) -> LvIdx {
        let kind = self.linear(len);
        self.hidden_of(name, len, kind)
    }

    fn hidden_of(&mut self, name: &str, len: u32, kind: SegmentKind) -> LvIdx {
        let mut lv = self.lv(name);
        lv.status.visible = false;
        lv.segments.push(Segment::new(Extents::ZERO, Extents::new(len), kind));
        self.vg.push_lv(lv).expect("names are different")
    }

    /// An LV that users see, of one segment.
    fn visible(
        &mut self,
        name: &str,
        len: u32,
        kind: SegmentKind,
        attributes: &LvAttributes,
    ) -> LvIdx {
        let segment = Segment::new(Extents::ZERO, Extents::new(len), kind);
        self.visible_of(name, vec![segment], attributes)
    }

    fn visible_of(
        &mut self,
        name: &str,
        segments: Vec<Segment>,
        attributes: &LvAttributes,
    ) -> LvIdx {
        let mut lv = self.lv(name);
        attributes.apply(&mut lv);
        for (place, segment) in segments.into_iter().enumerate() {
            let mut segment = segment;
            if place == 0 {
                attributes.apply_to_segment(&mut segment);
            }
            lv.segments.push(segment);
        }
        self.vg.push_lv(lv).expect("names are different")
    }

    fn lv(&self, name: &str) -> Lv {
        let id = LvId(testing::id('l', self.vg.lvs().len()));
        Lv::new(LvName::new(name).expect("names are made well"), id)
    }
}

/// What an LV lies on when it lies on all of another.
fn whole(lv: LvIdx) -> Area {
    Area::Lv { lv, start: Extents::ZERO }
}
