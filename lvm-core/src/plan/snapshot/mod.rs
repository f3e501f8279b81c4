//! Snapshots of the old kind, copy on write: an origin, a store of what the origin had before it changed, and a
//! hidden LV `snapshotN` that ties the two.
//!
//! What LVM2 writes: the store is an LV like others without the flag `VISIBLE`; the hidden LV, which has the flag,
//! is as long as the origin was when it was made. A snapshot of nothing (a sparse LV) has as its origin a hidden
//! LV `NAME_vorigin` of zeros. A snapshot that merges has `merging_store` where it had `cow_store`, and its hidden
//! LV loses `VISIBLE`.

mod create;
mod merge;
mod notice;
mod size;

pub(super) use create::Store;
pub use create::{
    CHUNK_SIZE_DEFAULT, SnapshotCreate, SnapshotOrigin, check_chunk_size, create_snapshot,
};
pub use merge::{MergeTarget, check_mergeable, merge_finish, merge_start};
pub use notice::{LvProperty, SnapshotRefusal};
pub(super) use size::largest_store;

use crate::model::{LvIdx, LvUse, Relations};

/// The hidden LVs that go when the store `cow` goes: the one that ties it to its origin, and the origin of a
/// sparse LV.
pub(super) fn hidden_with(relations: &Relations<'_>, cow: LvIdx) -> Vec<LvIdx> {
    let tie = relations.user_as(cow, LvUse::SnapshotCow);
    let origin = relations.snapshot_of(cow).map(|snapshot| snapshot.origin);
    let is_for_it_alone = |origin: &LvIdx| {
        relations.is_virtual_origin(*origin) && relations.snapshots_of(*origin).count() == 1
    };
    let sparse = origin.filter(is_for_it_alone);
    tie.into_iter().chain(sparse).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{add, create, do_resize, extents, layout, linear, resize, vg};
    use super::super::{
        LvCreate, LvNotice, LvRefusal, ResizeTo, ShareOf, Sign, SizeSpec, check_removable,
        remove_lvs, rename_lv, with_snapshots,
    };
    use super::*;
    use crate::alloc::AllocSettings;
    use crate::id::{Id, LvId};
    use crate::model::{SegmentKind, Vg, check};
    use crate::name::LvName;
    use crate::units::{Extents, Sectors};

    fn id(number: u32) -> LvId {
        LvId(Id::from_bytes(format!("{number:032}").into_bytes().try_into().unwrap()).unwrap())
    }

    fn next_id(vg: &Vg) -> LvId {
        id(5000 + u32::try_from(vg.lvs().len()).unwrap())
    }

    /// Makes a snapshot; what is said, line by line.
    fn snapshot(
        vg: &mut Vg,
        origin: SnapshotOrigin,
        store: LvCreate<'_>,
    ) -> Result<(LvIdx, Vec<String>), LvRefusal> {
        let mut said = Vec::new();
        let mut say = |notice: LvNotice| said.push(notice.to_string());
        let store = LvCreate { id: id(4000 + u32::try_from(vg.lvs().len()).unwrap()), ..store };
        let chunk_size = CHUNK_SIZE_DEFAULT;
        let request = SnapshotCreate { store, origin, chunk_size, id: next_id(vg) };
        let cow = create_snapshot(vg, request, &AllocSettings::default(), &mut say)?;
        Ok((cow, said))
    }

    fn of(vg: &mut Vg, origin: LvIdx, name: &str) -> LvIdx {
        let made = snapshot(vg, SnapshotOrigin::Lv(origin), linear(name, extents(2)));
        made.unwrap().0
    }

    fn names(vg: &Vg) -> Vec<&str> {
        vg.lvs().iter().map(|lv| lv.name.as_str()).collect()
    }

    #[test]
    fn a_store_and_what_ties_it_are_made_as_lvm2_makes_them() {
        let mut vg = vg(&[40]);
        let origin = add(&mut vg, "origin", 10, "P0");
        let cow = of(&mut vg, origin, "snap");
        assert_eq!(layout(&vg, cow), ["0+2 P0:10"]);
        assert!(!vg.lv(cow).unwrap().status.visible);
        let tie = vg.lv(vg.find_lv("snapshot0").unwrap()).unwrap();
        assert!(tie.status.visible && tie.status.write);
        assert_eq!(tie.extents(), Extents::new(10));
        assert!(matches!(
            &tie.segments[0].kind,
            SegmentKind::Snapshot(snapshot)
                if snapshot.origin == origin && snapshot.cow == cow && !snapshot.merging
        ));
        assert_eq!(check(&vg), Ok(()));
        of(&mut vg, origin, "other");
        remove_lvs(&mut vg, &[cow]).unwrap();
        let origin = vg.find_lv("origin").unwrap();
        of(&mut vg, origin, "third");
        assert_eq!(names(&vg), ["origin", "other", "snapshot1", "third", "snapshot2"]);
    }

    #[test]
    fn shares_of_the_origin_have_room_for_exceptions_and_none_is_larger_than_useful() {
        let mut vg = vg(&[60]);
        let origin = add(&mut vg, "origin", 10, "P0");
        let share = |percent| SizeSpec::Share(percent, ShareOf::Origin);
        let mut made = |name, size| {
            let (cow, said) =
                snapshot(&mut vg, SnapshotOrigin::Lv(origin), linear(name, size)).unwrap();
            (vg.lv(cow).unwrap().extents().get(), said.join("\n"))
        };
        assert_eq!(made("a", share(25)), (4, String::new()));
        assert_eq!(made("b", share(100)), (11, String::new()));
        let reduced = "Reducing COW size 80.00 MiB down to maximum usable size 44.00 MiB.";
        assert_eq!(made("c", extents(20)), (11, reduced.into()));
        let mut refused =
            |origin, size| snapshot(&mut vg, origin, linear("d", size)).unwrap_err().to_string();
        let of_lv = refused(SnapshotOrigin::Lv(origin), SizeSpec::Share(5, ShareOf::Lv));
        assert_eq!(of_lv, "Please express size as %FREE, %ORIGIN, %PVS or %VG.");
        let zeros = SnapshotOrigin::Virtual { id: id(1), size: Sectors::new(8) };
        assert_eq!(refused(zeros, share(5)), of_lv);
    }

    #[test]
    fn a_sparse_lv_has_an_origin_of_zeros_that_goes_with_it() {
        let mut vg = vg(&[40]);
        let size = Sectors::new(3 * 8192 + 1);
        let zeros = SnapshotOrigin::Virtual { id: id(1), size };
        let (cow, said) = snapshot(&mut vg, zeros, linear("sparse", extents(2))).unwrap();
        assert_eq!(said, ["Rounding up size to full physical extent 16.00 MiB"]);
        assert_eq!(names(&vg), ["sparse", "sparse_vorigin", "snapshot0"]);
        let origin = vg.lv(LvIdx(1)).unwrap();
        assert!(!origin.status.visible && !origin.status.write);
        assert_eq!(origin.extents(), Extents::new(4));
        rename_lv(&mut vg, cow, LvName::new("thin").unwrap()).unwrap();
        assert_eq!(names(&vg), ["thin", "thin_vorigin", "snapshot0"]);
        remove_lvs(&mut vg, &[cow]).unwrap();
        assert!(names(&vg).is_empty());
    }

    #[test]
    fn what_cannot_have_snapshots_stays_as_it_is() {
        let mut vg = vg(&[40]);
        let origin = add(&mut vg, "origin", 10, "P0");
        let cow = of(&mut vg, origin, "snap");
        let zeros = SnapshotOrigin::Virtual { id: id(1), size: Sectors::new(8192) };
        snapshot(&mut vg, zeros, linear("sparse", extents(2))).unwrap();
        let before = vg.clone();
        let long = "x".repeat(120);
        let mut refused = |origin, name: &str| {
            let made = snapshot(&mut vg, origin, linear(name, extents(1)));
            made.unwrap_err().to_string()
        };
        let lv = SnapshotOrigin::Lv;
        assert_eq!(refused(lv(cow), "x"), "Snapshots of snapshots are not supported.");
        let vorigin = before.find_lv("sparse_vorigin").unwrap();
        assert_eq!(refused(lv(vorigin), "x"), "Can't share virtual origins. Use --virtualsize.");
        let tie = before.find_lv("snapshot0").unwrap();
        assert_eq!(refused(lv(tie), "x"), "Snapshots of hidden volumes are not supported.");
        // The name of the store fits, that of its origin does not.
        assert!(refused(zeros, &long).contains("is too long"));
        assert_eq!(vg, before);
        let chunk_size = Sectors::new(12);
        let store = linear("x", extents(1));
        let request = SnapshotCreate { store, origin: lv(origin), chunk_size, id: id(9) };
        let made = create_snapshot(&mut vg, request, &AllocSettings::default(), &mut |_| {});
        assert_eq!(made, Err(SnapshotRefusal::ChunkSize.into()));
    }

    #[test]
    fn an_origin_goes_with_its_snapshots_and_never_shrinks() {
        let mut vg = vg(&[60]);
        let origin = add(&mut vg, "origin", 10, "P0");
        let plain = add(&mut vg, "plain", 1, "P0");
        let (a, b) = (of(&mut vg, origin, "a"), of(&mut vg, origin, "b"));
        let relations = Relations::of(&vg);
        assert_eq!(with_snapshots(&relations, &[plain, b, origin]), [plain, b, a, origin]);
        check_removable(&relations, origin).unwrap();
        let less = resize(origin, ResizeTo::Smaller, Sign::Minus, extents(1));
        assert_eq!(do_resize(&mut vg, &less), Err(LvRefusal::ReduceOrigin));
        let more = |lv, count| resize(lv, ResizeTo::Larger, Sign::Plus, extents(count));
        do_resize(&mut vg, &more(origin, 1)).unwrap();
        let said = do_resize(&mut vg, &more(a, 100)).unwrap();
        assert_eq!(said[0], "Reached maximum COW size 48.00 MiB (12 extents).");
        let said = do_resize(&mut vg, &more(a, 1)).unwrap();
        assert_eq!(said[1], "Size of logical volume vg/a unchanged from 48.00 MiB (12 extents).");
        remove_lvs(&mut vg, &[origin]).unwrap();
        assert_eq!(names(&vg), ["plain"]);
    }

    #[test]
    fn a_merge_starts_and_ends() {
        let mut vg = vg(&[60]);
        let origin = add(&mut vg, "origin", 10, "P0");
        let (a, b) = (of(&mut vg, origin, "a"), of(&mut vg, origin, "b"));
        assert_eq!(
            merge_finish(&mut vg, origin).unwrap_err().to_string(),
            "vg/origin has no merging snapshot."
        );
        assert_eq!(merge_start(&mut vg, a), Ok(MergeTarget { snapshot: a, origin }));
        assert!(!vg.lv(vg.find_lv("snapshot0").unwrap()).unwrap().status.visible);
        let relations = Relations::of(&vg);
        assert!(!relations.is_visible(a) && relations.is_visible(b));
        assert_eq!(check(&vg), Ok(()));
        let before = vg.clone();
        assert_eq!(
            merge_start(&mut vg, b).unwrap_err().to_string(),
            "Cannot merge snapshot vg/b into the origin vg/origin with merging snapshot vg/b."
        );
        assert_eq!(
            merge_start(&mut vg, a).unwrap_err().to_string(),
            "Command on LV vg/a is invalid on LV with properties: lv_is_merging_cow ."
        );
        assert_eq!(
            merge_start(&mut vg, origin).unwrap_err().to_string(),
            "Command on LV vg/origin is invalid on LV with properties: lv_is_merging_origin ."
        );
        assert_eq!(vg, before);
        assert_eq!(merge_finish(&mut vg, origin).as_deref(), Ok("a"));
        assert_eq!(names(&vg), ["origin", "b", "snapshot1"]);
        let (b, origin) = (vg.find_lv("b").unwrap(), vg.find_lv("origin").unwrap());
        vg.lv_mut(origin).unwrap().status.write = false;
        assert!(merge_start(&mut vg, b).unwrap_err().to_string().contains("read-only origin"));
        let plain = create(&mut vg, linear("plain", extents(1))).unwrap().0;
        assert!(merge_start(&mut vg, plain).unwrap_err().to_string().contains("--trackchanges"));
    }
}
