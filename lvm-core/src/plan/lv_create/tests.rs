//! Tests of new LVs.

use super::super::sample::{add, create, extents, layout, linear, vg};
use super::*;
use crate::units::Bytes;

#[test]
fn the_first_pv_with_room_is_taken() {
    let mut vg = vg(&[15, 31]);
    let (lv, _) = create(&mut vg, linear("a", extents(10))).unwrap();
    assert_eq!(layout(&vg, lv), ["0+10 P0:0"]);
    let (lv, _) = create(&mut vg, linear("b", extents(10))).unwrap();
    assert_eq!(layout(&vg, lv), ["0+10 P1:0"]);
    let (lv, _) = create(&mut vg, linear("c", extents(24))).unwrap();
    assert_eq!(layout(&vg, lv), ["0+21 P1:10", "21+3 P0:10"]);
}

#[test]
fn a_run_is_chosen_as_lvm2_chooses_it() {
    // Free runs of 2, 4 and 5 extents: from notes on LVM2 2.03.16.
    let mut vg = vg(&[15]);
    for (name, range) in [("a", "P0:2-3"), ("b", "P0:8-9")] {
        add(&mut vg, name, 2, range);
    }
    let two = create(&mut vg.clone(), linear("x", extents(2))).unwrap();
    let mut with_two = vg.clone();
    create(&mut with_two, linear("x", extents(2))).unwrap();
    assert_eq!(layout(&with_two, two.0), ["0+2 P0:0"]);
    let (three, _) = create(&mut with_two, linear("y", extents(3))).unwrap();
    assert_eq!(layout(&with_two, three), ["0+3 P0:10"]);
    let (three, _) = create(&mut with_two, linear("z", extents(3))).unwrap();
    assert_eq!(layout(&with_two, three), ["0+3 P0:4"]);
}

#[test]
fn a_name_is_made_up_above_the_highest() {
    let mut vg = vg(&[15]);
    for expected in ["lvol0", "lvol1"] {
        let (lv, _) = create(&mut vg, linear("", extents(1))).unwrap();
        assert_eq!(vg.lv(lv).unwrap().name, *expected);
    }
    create(&mut vg, linear("lvol7x", extents(1))).unwrap();
    create(&mut vg, linear("lvol9", extents(1))).unwrap();
    let (lv, _) = create(&mut vg, linear("", extents(1))).unwrap();
    assert_eq!(vg.lv(lv).unwrap().name, "lvol10");
    // Hidden LVs of pools have such names too, and LVM2 reads no further than 31 bits.
    create(&mut vg, linear("lvol12_x", extents(1))).unwrap();
    create(&mut vg, linear("lvol4294967295", extents(1))).unwrap();
    let lv = create(&mut vg, linear("", extents(1))).unwrap().0;
    assert_eq!(vg.lv(lv).unwrap().name, "lvol13");
}

#[test]
fn sizes_are_rounded_up_and_said_so() {
    let mut vg = vg(&[15, 15]);
    let size = SizeSpec::Length(Bytes::new(10 << 20).to_sectors());
    let (lv, said) = create(&mut vg, linear("a", size)).unwrap();
    assert_eq!(vg.lv(lv).unwrap().extents(), Extents::new(3));
    assert_eq!(said, ["Rounding up size to full physical extent 12.00 MiB"]);
    let striped = NewSegmentType::Striped { stripes: 2, size: None };
    let request = LvCreate { segments: striped, ..linear("s", extents(5)) };
    let (lv, said) = create(&mut vg, request).unwrap();
    assert_eq!(layout(&vg, lv), ["0+6 P0:3 P1:0"]);
    assert_eq!(
        said,
        [
            "Using default stripesize 64.00 KiB.",
            "Rounding size 20.00 MiB (5 extents) up to stripe boundary size 24.00 MiB (6 extents).",
        ]
    );
    let share = SizeSpec::Share(120, ShareOf::Vg);
    let (_, said) = create(&mut vg, linear("rest", share)).unwrap();
    assert_eq!(said, ["Reducing 120%VG to remaining free space 84.00 MiB in VG."]);
}

#[test]
fn refusals_are_worded_as_lvm2s_and_change_nothing() {
    let mut vg = vg(&[15, 15]);
    add(&mut vg, "a", 5, "P0");
    vg.max_lv = 2;
    let before = vg.clone();
    let mut refused = |request| {
        let refusal = create(&mut vg, request).unwrap_err();
        assert_eq!(vg, before, "{refusal}");
        refusal.to_string()
    };
    assert_eq!(
        refused(linear("a", extents(1))),
        "Logical Volume \"a\" already exists in volume group \"vg\""
    );
    assert_eq!(
        refused(linear("b", extents(26))),
        "Volume group \"vg\" has insufficient free space (25 extents): 26 required."
    );
    let contiguous = AllocPolicy::Contiguous;
    assert_eq!(
        refused(LvCreate { alloc: contiguous, ..linear("b", extents(16)) }),
        "Insufficient suitable contiguous allocatable extents for logical volume b: 16 more required"
    );
    let striped = |stripes| NewSegmentType::Striped { stripes, size: Some(Sectors::new(128)) };
    assert_eq!(
        refused(LvCreate { segments: striped(3), ..linear("b", extents(3)) }),
        "Number of stripes (3) must not exceed number of physical volumes (2)"
    );
    assert_eq!(
        refused(LvCreate { segments: striped(129), ..linear("b", extents(3)) }),
        "Number of stripes (129) must be between 1 and 128."
    );
    let pvs = [PvArg::parse("/dev/none")];
    assert_eq!(
        refused(LvCreate { pvs: &pvs, ..linear("b", extents(1)) }),
        "Physical Volume \"/dev/none\" not found in Volume Group \"vg\"."
    );
    assert_eq!(
        refused(linear("b_tdata", extents(1))),
        "Names including \"_tdata\" are reserved. Please choose a different LV name."
    );
    let long = "x".repeat(123);
    assert!(refused(linear(&long, extents(1))).contains("too long"));
}

#[test]
fn max_lv_and_the_state_of_the_vg_are_minded() {
    let mut vg = vg(&[15]);
    add(&mut vg, "a", 1, "P0");
    vg.max_lv = 1;
    let refusal = create(&mut vg, linear("b", extents(1))).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "Maximum number of logical volumes (1) reached in volume group vg"
    );
    vg.status.exported = true;
    let refusal = create(&mut vg, linear("b", extents(1))).unwrap_err();
    assert_eq!(refusal.to_string(), "Volume group vg is exported");
    vg.status.exported = false;
    vg.status.write = false;
    let refusal = create(&mut vg, linear("b", extents(1))).unwrap_err();
    assert_eq!(refusal.to_string(), "Volume group vg is read-only.");
}

#[test]
fn error_and_zero_need_no_extents() {
    let mut vg = vg(&[4]);
    let request = LvCreate { segments: NewSegmentType::Error, ..linear("e", extents(400)) };
    let (lv, _) = create(&mut vg, request).unwrap();
    assert_eq!(vg.lv(lv).unwrap().extents(), Extents::new(400));
    assert_eq!(FreeMap::of(&vg).free(), 4);
}
