//! A VG as a map from each logical extent to where it lies: slow, and too simple to be wrong.

use std::collections::{BTreeMap, BTreeSet};

use lvm_core::model::{Area, Lv, Segment, SegmentKind, Vg};

/// An extent of a PV.
pub type Place = (u32, u32);

/// Where the extents of each LV lie; `None` for those that lie nowhere. Row by row for striped LVs: the first
/// extent of each stripe, then the second of each.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Naive {
    /// LVs by name.
    pub lvs: BTreeMap<String, Vec<Option<Place>>>,
}

impl Naive {
    /// Spreads a VG out. Panics where it is no map: extents used twice or outside their PV, segments that leave
    /// a gap, stripes of different lengths.
    pub fn of(vg: &Vg) -> Self {
        let mut used = BTreeSet::new();
        let lvs = vg.lvs().iter().map(|lv| (lv.name.to_string(), spread(lv, vg, &mut used)));
        Self { lvs: lvs.collect() }
    }

    /// Free extents of each PV.
    pub fn free(&self, vg: &Vg) -> Vec<BTreeSet<u32>> {
        let used: BTreeSet<Place> = self.lvs.values().flatten().flatten().copied().collect();
        let free_on = |(number, count): (u32, u32)| {
            (0..count).filter(|pe| !used.contains(&(number, *pe))).collect()
        };
        (0..).zip(vg.pvs().iter().map(|pv| pv.pe_count.get())).map(free_on).collect()
    }
}

fn spread(lv: &Lv, vg: &Vg, used: &mut BTreeSet<Place>) -> Vec<Option<Place>> {
    let mut extents = Vec::new();
    for segment in &lv.segments {
        let start = usize::try_from(segment.start.get()).expect("few");
        assert_eq!(start, extents.len(), "{}: a gap before extent {start}", lv.name);
        let rows = rows(segment);
        assert_eq!(rows.len(), usize::try_from(segment.len.get()).expect("few"), "{}", lv.name);
        for place in rows.iter().flatten() {
            let size = vg.pvs()[usize::try_from(place.0).expect("few")].pe_count.get();
            assert!(place.1 < size, "{}: {place:?} is outside its PV", lv.name);
            assert!(used.insert(*place), "{}: {place:?} is used twice", lv.name);
        }
        extents.extend(rows);
    }
    assert!(!extents.is_empty(), "{} has no extents", lv.name);
    extents
}

fn rows(segment: &Segment) -> Vec<Option<Place>> {
    let SegmentKind::Striped(striped) = &segment.kind else {
        return vec![None; usize::try_from(segment.len.get()).expect("few")];
    };
    let count = u32::try_from(striped.areas.len()).expect("few");
    assert_eq!(segment.len.get() % count, 0, "stripes of different lengths");
    let place = |area: &Area, row: u32| match area {
        Area::Pv { pv, start } => Some((pv.0, start.get() + row)),
        other => panic!("{other:?} in a linear or striped segment"),
    };
    let row = |row| striped.areas.iter().map(move |area| place(area, row));
    (0..segment.len.get() / count).flat_map(row).collect()
}
