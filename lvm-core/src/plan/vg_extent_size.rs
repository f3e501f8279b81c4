//! Giving a VG extents of another size: every number of extents is counted anew, or nothing is.

use crate::model::{Area, LvIdx, PvIdx, SegmentKind, Vg};
use crate::units::{ExtentSize, Extents};

use super::VgChangeRefusal;

/// Turns numbers of old extents into numbers of new ones.
#[derive(Clone, Copy)]
struct Ratio {
    old: u64,
    new: u64,
}

impl Ratio {
    fn count(self, count: u64, what: impl FnOnce() -> String) -> Result<u64, VgChangeRefusal> {
        let size = count.saturating_mul(self.old);
        if !size.is_multiple_of(self.new) {
            return Err(VgChangeRefusal::NotWholeExtents { size, what: what() });
        }
        let count = size / self.new;
        if u32::try_from(count).is_err() {
            return Err(VgChangeRefusal::ExtentCount { count, what: what() });
        }
        Ok(count)
    }

    /// For numbers that are known to come out even.
    fn apply(self, extents: &mut Extents) {
        let count = u64::from(extents.get()).saturating_mul(self.old) / self.new;
        *extents = Extents::new(u32::try_from(count).unwrap_or(u32::MAX));
    }
}

/// Gives the extents of a VG another size. `pv_name` is what messages call a PV.
///
/// # Errors
/// [`VgChangeRefusal`]: something would not be a whole number of extents. The VG is unchanged then.
pub(super) fn set_extent_size(
    vg: &mut Vg,
    size: ExtentSize,
    pv_name: &dyn Fn(PvIdx) -> String,
) -> Result<(), VgChangeRefusal> {
    let ratio = Ratio { old: u64::from(vg.extent_size.get()), new: u64::from(size.get()) };
    check_vg(vg, ratio)?;
    check_pvs(vg, ratio, pv_name)?;
    check_lvs(vg, ratio)?;
    check_pv_segments(vg, ratio, pv_name)?;
    vg.extent_size = size;
    for place in 0..vg.pvs().len() {
        if let Some(pv) = vg.pv_mut(PvIdx::from_usize(place)) {
            ratio.apply(&mut pv.pe_count);
        }
    }
    for place in 0..vg.lvs().len() {
        let segments = vg.lv_mut(LvIdx::from_usize(place)).map(|lv| lv.segments.as_mut_slice());
        for segment in segments.unwrap_or_default() {
            let lengths = [Some(&mut segment.start), Some(&mut segment.len)];
            let all = lengths.into_iter().chain([segment.reshape_len.as_mut()]).flatten();
            all.chain(in_kind(&mut segment.kind)).for_each(|extents| ratio.apply(extents));
        }
    }
    Ok(())
}

/// The numbers of extents within what a segment maps to.
fn in_kind(kind: &mut SegmentKind) -> Vec<&mut Extents> {
    match kind {
        SegmentKind::VdoPool(pool) => {
            let start = start_of(&mut pool.data);
            start.into_iter().chain([&mut pool.virtual_extents]).collect()
        }
        SegmentKind::Mirror(mirror) => {
            let starts = mirror.areas.iter_mut().filter_map(start_of);
            starts.chain(mirror.extents_moved.as_mut()).collect()
        }
        other => other.areas_mut().iter_mut().filter_map(start_of).collect(),
    }
}

fn start_of(area: &mut Area) -> Option<&mut Extents> {
    match area {
        Area::Pv { start, .. } | Area::Lv { start, .. } => Some(start),
        Area::Missing => None,
    }
}

fn check_vg(vg: &Vg, ratio: Ratio) -> Result<(), VgChangeRefusal> {
    let total = vg.extent_count();
    if ratio.new > ratio.old && !total.saturating_mul(ratio.old).is_multiple_of(ratio.new) {
        return Err(VgChangeRefusal::NoPerfectFit);
    }
    ratio.count(total, || vg.name.to_string())?;
    let used: u64 = vg.allocated_per_pv().iter().map(|used| u64::from(used.get())).sum();
    ratio.count(total.saturating_sub(used), || format!("{} free space", vg.name))?;
    Ok(())
}

fn check_pvs(
    vg: &Vg,
    ratio: Ratio,
    pv_name: &dyn Fn(PvIdx) -> String,
) -> Result<(), VgChangeRefusal> {
    for ((idx, pv), used) in vg.pvs_with_idx().zip(vg.allocated_per_pv()) {
        ratio.count(pv.pe_count.get().into(), || pv_name(idx))?;
        ratio.count(used.get().into(), || format!("{} allocated space", pv_name(idx)))?;
    }
    Ok(())
}

fn check_lvs(vg: &Vg, ratio: Ratio) -> Result<(), VgChangeRefusal> {
    for lv in vg.lvs() {
        ratio.count(lv.extents().get().into(), || lv.name.to_string())?;
        for segment in &lv.segments {
            let check = |extents: Extents, what: &str| {
                ratio.count(extents.get().into(), || format!("{} {what}", lv.name))
            };
            check(segment.start, "segment start")?;
            check(segment.len, "segment length")?;
            check(segment.area_len(), "area length")?;
            check(segment.reshape_len.unwrap_or_default(), "reshape length")?;
            for extents in in_kind(&mut segment.kind.clone()) {
                let on_pv = segment.kind.areas().iter().any(|area| area.pv().is_some());
                if !on_pv {
                    check(*extents, "area start")?;
                }
            }
        }
    }
    Ok(())
}

/// The runs of extents of each PV, in use and free: each begins where the one before it ends.
fn check_pv_segments(
    vg: &Vg,
    ratio: Ratio,
    pv_name: &dyn Fn(PvIdx) -> String,
) -> Result<(), VgChangeRefusal> {
    let mut ends: Vec<Vec<u64>> =
        vg.pvs().iter().map(|pv| vec![pv.pe_count.get().into()]).collect();
    for segment in vg.lvs().iter().flat_map(|lv| &lv.segments) {
        let len = u64::from(segment.area_len().get());
        for area in segment.kind.areas() {
            if let Area::Pv { pv, start } = area
                && let Some(ends) = ends.get_mut(pv.at())
            {
                let start = u64::from(start.get());
                ends.extend([start, start.saturating_add(len)]);
            }
        }
    }
    for ((idx, _), mut ends) in vg.pvs_with_idx().zip(ends) {
        ends.sort_unstable();
        let mut last = 0;
        for end in ends {
            let what = || format!("{} PV segment length", pv_name(idx));
            ratio.count(end.saturating_sub(last), what)?;
            last = end;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{add, create, extents, layout, linear, vg};
    use super::*;
    use crate::plan::{LvCreate, NewSegmentType};

    fn set(vg: &mut Vg, sectors: u32) -> Result<(), String> {
        let size = ExtentSize::new(sectors).unwrap();
        let done = set_extent_size(vg, size, &|pv| format!("P{}", pv.0));
        done.map_err(|refusal| refusal.to_string())
    }

    fn not_whole(size: u64, what: &str) -> Result<(), String> {
        Err(format!("New size {size} for {what} not an exact number of new extents."))
    }

    #[test]
    fn extents_become_smaller_and_larger_again() {
        let mut vg = vg(&[32, 32]);
        let a = add(&mut vg, "a", 2, "P0");
        let b = add(&mut vg, "b", 4, "P0");
        let before = vg.clone();
        set(&mut vg, 1024).unwrap();
        assert_eq!(vg.extent_size.get(), 1024);
        assert_eq!(layout(&vg, a), ["0+16 P0:0"]);
        assert_eq!(layout(&vg, b), ["0+32 P0:16"]);
        assert_eq!(vg.pvs()[1].pe_count, Extents::new(256));
        set(&mut vg, 8192).unwrap();
        assert_eq!(vg, before);
    }

    /// The sizes and the answers are those of LVM2 2.03.16.
    #[test]
    fn what_does_not_come_out_even_is_told() {
        let mut one = vg(&[31, 31]);
        assert_eq!(set(&mut one, 32768), Err("New extent size is not a perfect fit".into()));
        assert_eq!(set(&mut one, 16384), not_whole(253_952, "P0"));
        assert_eq!(set(&mut one, 768), not_whole(507_904, "vg"));
        let mut two = vg(&[32]);
        add(&mut two, "o1", 3, "P0");
        assert_eq!(set(&mut two, 16384), not_whole(237_568, "vg free space"));
        add(&mut two, "o2", 1, "P0");
        let before = two.clone();
        assert_eq!(set(&mut two, 16384), not_whole(24_576, "o1"));
        assert_eq!(two, before);
        let mut three = vg(&[32, 32]);
        add(&mut three, "o1", 1, "P0");
        add(&mut three, "o2", 2, "P0");
        add(&mut three, "o3", 1, "P1");
        assert_eq!(set(&mut three, 16384), not_whole(24_576, "P0 allocated space"));
    }

    #[test]
    fn stripes_are_counted_each_for_itself() {
        let mut vg = vg(&[32, 32]);
        let segments = NewSegmentType::Striped { stripes: 2, size: None };
        create(&mut vg, LvCreate { segments, ..linear("st", extents(2)) }).unwrap();
        add(&mut vg, "o1", 1, "P0");
        add(&mut vg, "o2", 1, "P1");
        assert_eq!(set(&mut vg, 16384), not_whole(8192, "st area length"));
    }

    #[test]
    fn there_are_no_more_extents_than_32_bits_count() {
        let mut vg = vg(&[1 << 24]);
        assert!(set(&mut vg, 1).unwrap_err().contains("exceeds 32 bits"));
    }
}
