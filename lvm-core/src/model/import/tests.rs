//! What is read, what is kept, and what is refused with which words.

use super::super::segment::{Area, SegmentKind, ThinMessage};
use super::super::{LvIdx, Vg};
use super::{compare, import};
use crate::testing_text::{lv, text};

/// The VG of some LVs.
fn vg(lvs: &str) -> Vg {
    import(text("", lvs).as_bytes()).unwrap_or_else(|error| panic!("{error}")).0
}

/// The error of a text with these LVs.
fn refused(lvs: &str) -> String {
    import(text("", lvs).as_bytes()).unwrap_err().to_string()
}

const LINEAR: &str = "type = \"striped\" stripe_count = 1 stripes = [\"pv0\", 7]";

#[test]
fn a_document_without_its_marks_is_none() {
    let whole = text("", "");
    for part in ["contents = \"Text Format Volume Group\"", "version = 1"] {
        let error = import(whole.replace(part, "").as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "Can't process text format file - missing contents field.");
    }
    let head = whole.split("vg {").next().unwrap();
    let error = import(head.as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "there is no volume group in the text");
}

/// What a commit relies on: nothing of a text that differs from the VG passes.
#[test]
fn a_text_is_the_same_as_its_vg_and_as_no_other() {
    let linear = |name, start| {
        let place = format!("stripes = [\"pv0\", {start}]");
        let extents = "start_extent = 0 extent_count = 1";
        lv(name, &format!("{extents} type = \"striped\" stripe_count = 1 {place}"))
    };
    let both = linear("a", 7) + &linear("b", 9);
    let read = |whole: &str| compare(whole.as_bytes(), &vg(&both)).unwrap();
    let whole = text("", &both);
    let (_, provenance) = import(whole.as_bytes()).unwrap();
    assert_eq!(read(&whole), Some(provenance));
    for (part, other) in [
        ("seqno = 1", "seqno = 2"),
        ("pe_start = 2048", "pe_start = 2049"),
        ("\"pv0\", 9", "\"pv0\", 11"),
        ("b {", "c {"),
    ] {
        assert!(whole.contains(part), "{part}");
        assert_eq!(read(&whole.replace(part, other)), None, "{part}");
    }
    assert_eq!(read(&text("", &linear("a", 7))), None);
    assert_eq!(read(&text("", &(both.clone() + &linear("c", 11)))), None);
    assert!(compare(whole.replace("version = 1", "").as_bytes(), &vg(&both)).is_err());
}

#[test]
fn keys_that_have_to_be_there_are_asked_for_by_name() {
    let whole = text("", "");
    for (key, section) in
        [("seqno = 1", "vg"), ("extent_size = 8192", "vg"), ("pe_start = 2048", "pv0")]
    {
        let name = key.split(' ').next().unwrap();
        let error = import(whole.replace(key, "").as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), format!("{name} is missing in section {section}"));
    }
    assert_eq!(
        refused(&lv("a", "start_extent = 0 type = \"zero\"")),
        "extent_count is missing in section segment1"
    );
    assert_eq!(
        refused(&lv("a", "start_extent = 0 extent_count = 1")),
        "type is missing in section segment1"
    );
}

#[test]
fn values_that_cannot_be_are_told_with_their_line() {
    let bad = |keys: &str| refused(&lv("a", keys));
    assert!(
        bad("start_extent = -1 extent_count = 1 type = \"zero\"")
            .starts_with("start_extent has an impossible value in line ")
    );
    assert!(
        bad("start_extent = 0 extent_count = 4294967296 type = \"zero\"")
            .starts_with("extent_count has")
    );
    assert!(bad("start_extent = 0 extent_count = 1 type = 5").starts_with("type has"));
    let stripes =
        "start_extent = 0 extent_count = 1 type = \"striped\" stripe_count = 2 stripe_size = 8";
    assert!(bad(&format!("{stripes} stripes = [\"pv0\", 1]")).starts_with("stripes has"));
    assert!(bad(&format!("{stripes} stripes = [\"pv0\", 1, 2, 3]")).starts_with("stripes has"));
    assert!(
        bad(&format!("{stripes} stripes = [\"pv0\", 1, \"pv0\", -3]")).starts_with("stripes has")
    );
    assert!(bad(&format!("{stripes} stripes = 5")).starts_with("stripes has"));
}

#[test]
fn references_that_lead_nowhere_are_told() {
    let keys = "start_extent = 0 extent_count = 1 type = \"striped\" stripe_count = 1 stripes = [\"pv9\", 1]";
    let error = refused(&lv("a", keys));
    assert!(error.starts_with("\"pv9\" in line "), "{error}");
    let keys = "start_extent = 0 extent_count = 1 type = \"thin\" thin_pool = \"p\" transaction_id = 0 device_id = 1";
    let error = refused(&lv("a", keys));
    assert!(error.starts_with("\"p\" in line "), "{error}");
}

#[test]
fn names_are_unique() {
    let one = lv("a", &format!("start_extent = 0 extent_count = 1 {LINEAR}"));
    assert_eq!(refused(&format!("{one}{one}")), "\"a\" is there twice");
}

#[test]
fn a_flag_that_every_reader_has_to_know_is_refused_and_others_are_kept() {
    let with = |status: &str, flags: &str| {
        lv("a", &format!("start_extent = 0 extent_count = 1 {LINEAR}"))
            .replace("status = [\"READ\", \"WRITE\", \"VISIBLE\"]", status)
            .replace("flags = []", flags)
    };
    let error = refused(&with("status = [\"READ\", \"NEW\"]", "flags = []"));
    assert_eq!(error, "unknown status flag \"NEW\" in section a");
    let vg = vg(&with("status = [\"READ\"]", "flags = [\"NEW\", \"CACHE_VOL\"]"));
    let flags = &vg.lvs()[0].flags;
    assert!(flags.cache_vol);
    assert_eq!(flags.unknown, ["NEW".into()]);
}

#[test]
fn segments_are_counted_and_put_in_order() {
    let two = |first: &str, second: &str| {
        format!(
            "a {{ id = \"{:032}\" status = [] flags = [] segment_count = 2 segment1 {{ {first} }} \
             segment2 {{ {second} }} }}",
            9
        )
    };
    let early = "start_extent = 0 extent_count = 3 type = \"zero\"";
    let late = "start_extent = 3 extent_count = 2 type = \"error\"";
    for lvs in [two(early, late), two(late, early)] {
        let kinds: Vec<_> = vg(&lvs).lvs()[0].segments.iter().map(|s| s.kind.clone()).collect();
        assert_eq!(kinds, [SegmentKind::Zero, SegmentKind::Error]);
    }
    let missing = two(early, late).replace("segment_count = 2", "segment_count = 3");
    assert!(refused(&missing).starts_with("segment_count has"));
}

/// As LVM2 2.03.16 reads them: checked with a text that it restored.
#[test]
fn segments_that_go_on_are_one_but_for_lvs_under_pvmove() {
    let stripes = |start: u32| {
        format!(
            "start_extent = {start} extent_count = 2 type = \"striped\" stripe_count = 1 stripes = [\"pv0\", {start}]"
        )
    };
    let lvs = |status: &str| {
        format!(
            "a {{ id = \"{:032}\" status = [{status}] flags = [] segment_count = 2 segment1 {{ {} }} \
             segment2 {{ {} }} }}",
            9,
            stripes(0),
            stripes(2)
        )
    };
    assert_eq!(vg(&lvs("\"READ\"")).lvs()[0].segments.len(), 1);
    assert_eq!(vg(&lvs("\"READ\", \"LOCKED\"")).lvs()[0].segments.len(), 2);
}

#[test]
fn what_is_not_known_is_kept_in_its_place() {
    let keys = format!(
        "start_extent = 0 extent_count = 1 new_key = 5 {LINEAR} new_section {{ a = [1, \"b\"] }}"
    );
    let vg = vg(&lv("a", &keys));
    let kept: Vec<_> = vg.lvs()[0].segments[0].extra.entries().iter().map(|e| &*e.key).collect();
    assert_eq!(kept, ["new_key", "new_section"]);
    let (vg, _) = import(text("pr = [\"require\"]", "").as_bytes()).unwrap();
    assert_eq!(&*vg.extra.entries()[0].key, "pr");
}

#[test]
fn a_type_or_a_type_flag_that_is_not_known_makes_the_segment_unknown() {
    for name in ["quantum", "striped+NEW", "striped+RESHAPE+NEW"] {
        let keys = format!(
            "start_extent = 0 extent_count = 1 type = \"{name}\" qubits = 7 stripe_count = 1"
        );
        let vg = vg(&lv("a", &keys));
        let SegmentKind::Unknown(unknown) = &vg.lvs()[0].segments[0].kind else {
            panic!("{name} is not known")
        };
        assert_eq!((&*unknown.type_name, unknown.entries.len()), (name, 2));
    }
}

/// RAID images with metadata LVs before them, and without.
#[test]
fn raid_images_come_in_pairs_or_alone() {
    let image = |name: &str, pe: u32| {
        lv(
            name,
            &format!(
                "start_extent = 0 extent_count = 1 type = \"striped\" stripe_count = 1 stripes = [\"pv0\", {pe}]"
            ),
        )
    };
    let raid = |level: &str, count: u32, list: &str| {
        let lvs: String =
            ["m0", "i0", "m1", "i1"].iter().zip(0..).map(|(name, pe)| image(name, pe)).collect();
        let keys = format!(
            "start_extent = 0 extent_count = 1 type = \"{level}\" device_count = {count} {list}"
        );
        lvs + &lv("r", &keys)
    };
    let kind = |lvs: &str| {
        let vg = vg(lvs);
        let SegmentKind::Raid(raid) = vg.lvs()[4].segments[0].kind.clone() else { panic!("RAID") };
        (raid.areas.iter().filter_map(Area::lv).collect::<Vec<_>>(), raid.metas)
    };
    let pairs = raid("raid1", 2, "raids = [\"m0\", \"i0\", \"m1\", \"i1\"]");
    assert_eq!(kind(&pairs), (vec![LvIdx(1), LvIdx(3)], vec![LvIdx(0), LvIdx(2)]));
    let alone = raid("raid5_n", 2, "raids = [\"i0\", \"i1\"]");
    assert_eq!(kind(&alone), (vec![LvIdx(1), LvIdx(3)], vec![]));
    let raid0 =
        raid("raid0", 2, "raid0_lvs = [\"i0\", \"i1\"]").replace("device_count", "stripe_count");
    assert_eq!(kind(&raid0), (vec![LvIdx(1), LvIdx(3)], vec![]));
    let odd = raid("raid1", 2, "raids = [\"m0\", \"i0\", \"m1\"]");
    assert!(refused(&odd).starts_with("raids has an impossible value in line "));
}

/// The order of messages once depended on which keys stood before them.
#[test]
fn messages_to_a_thin_pool_keep_their_order() {
    let keys = "start_extent = 0 extent_count = 1 message1 { delete = 7 } message2 { create = \"t\" } \
                type = \"thin-pool\" metadata = \"m\" pool = \"d\" transaction_id = 1 chunk_size = 128 \
                message3 { delete = 9 }";
    let linear = format!("start_extent = 0 extent_count = 1 {LINEAR}");
    let thin = "start_extent = 0 extent_count = 1 type = \"thin\" thin_pool = \"p\" transaction_id = 0 device_id = 1";
    let lvs = [lv("p", keys), lv("m", &linear), lv("d", &linear), lv("t", thin)].concat();
    let vg = vg(&lvs);
    let SegmentKind::ThinPool(pool) = &vg.lvs()[0].segments[0].kind else { panic!("a pool") };
    let wanted = [ThinMessage::Delete(7), ThinMessage::Create(LvIdx(3)), ThinMessage::Delete(9)];
    assert_eq!(pool.messages, wanted);
    for message in
        ["message1 { trim = \"t\" }", "message1 { }", "message1 { delete = 1 create = \"t\" }"]
    {
        let lvs = lvs.replace("message1 { delete = 7 }", message);
        assert!(refused(&lvs).starts_with("message1 has an impossible value"), "{message}");
    }
}

#[test]
fn pvs_may_have_any_names() {
    let lvs = lv("a", &format!("start_extent = 0 extent_count = 1 {LINEAR}"));
    let renamed = text("", &lvs).replace("pv0", "disk-x");
    let (vg, _) = import(renamed.as_bytes()).unwrap();
    assert!(matches!(vg.lvs()[0].segments[0].kind.areas(), [Area::Pv { .. }]));
}

#[test]
fn the_names_of_closed_sets_are_checked() {
    let pool = |mode: &str| {
        let linear = format!("start_extent = 0 extent_count = 1 {LINEAR}");
        let keys = format!(
            "start_extent = 0 extent_count = 1 type = \"cache-pool\" data = \"d\" metadata = \"m\" cache_mode = \"{mode}\""
        );
        [lv("d", &linear), lv("m", &linear), lv("p", &keys)].concat()
    };
    vg(&pool("writeback"));
    assert!(refused(&pool("sideways")).starts_with("cache_mode has an impossible value"));
}
