//! What holds for every VG: its text and its JSON read back as it was, and no text makes the library panic.

use lvm_core::model::{self, Relations, Stamp, Vg};
use lvm_core::testing;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use rlvm_tests::arbitrary::arb_vg;
use rlvm_tests::golden;

fn read(text: &str) -> Vg {
    model::import(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}")).0
}

/// So many cases; seeds that fail are kept beside this file.
fn config(cases: u32) -> ProptestConfig {
    let keep = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(keep)), ..ProptestConfig::default() }
}

/// Where two VGs differ, from a few characters before.
fn different(ours: &Vg, theirs: &Vg) -> Option<(String, String)> {
    if ours == theirs {
        return None;
    }
    let (ours, theirs) = (format!("{ours:?}"), format!("{theirs:?}"));
    let same = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
    let part = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect();
    Some((part(&ours), part(&theirs)))
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn generated_vgs_are_sound(vg in arb_vg()) {
        prop_assert_eq!(model::check(&vg), Ok(()));
    }

    #[test]
    fn a_vg_written_and_read_is_the_same(vg in arb_vg()) {
        let stamp = testing::stamp();
        for text in [vg.disk_text(&stamp), vg.file_text(&stamp)] {
            prop_assert_eq!(different(&read(&text), &vg), None, "{}", text);
        }
    }

    #[test]
    fn both_styles_say_the_same(vg in arb_vg()) {
        // Without comments, indentation and head, a backup is what is on disk.
        let stamp = testing::stamp();
        let of_file = read(&vg.file_text(&stamp)).disk_text(&stamp);
        prop_assert_eq!(of_file, vg.disk_text(&stamp));
    }

    #[test]
    fn a_vg_as_json_is_the_same(vg in arb_vg()) {
        let json = serde_json::to_string(&vg).unwrap();
        prop_assert_eq!(different(&serde_json::from_str(&json).unwrap(), &vg), None);
    }

    #[test]
    fn taking_an_lv_out_and_putting_it_back_leaves_the_rest_word_for_word(
        vg in arb_vg(),
        at in any::<prop::sample::Index>(),
    ) {
        let stamp = testing::stamp();
        let before = vg.disk_text(&stamp);
        let mut changed = vg.clone();
        let name = lvm_core::name::LvName::new("another").unwrap();
        let lv = model::Lv::new(name, lvm_core::id::LvId(testing::id('x', at.index(1000))));
        let added = changed.push_lv(lv).unwrap();
        changed.remove_lvs(|lv, _| lv == added);
        prop_assert_eq!(changed.disk_text(&stamp), before);
        prop_assert_eq!(different(&changed, &vg), None);
    }

    #[test]
    fn relations_are_the_references_turned_round(vg in arb_vg()) {
        let relations = Relations::of(&vg);
        let mut forward = Vec::new();
        for (lv, entity) in vg.lvs_with_idx() {
            for segment in &entity.segments {
                segment.kind.each_lv_use(&mut |how, target| forward.push((target, lv, how)));
            }
        }
        let backward = vg.lvs_with_idx().flat_map(|(target, _)| {
            relations.users(target).iter().map(move |user| (target, user.lv, user.how))
        });
        let mut backward: Vec<_> = backward.collect();
        let key = |use_: &(model::LvIdx, model::LvIdx, model::LvUse)| {
            (use_.0, use_.1, format!("{:?}", use_.2))
        };
        forward.sort_by_key(key);
        backward.sort_by_key(key);
        prop_assert_eq!(forward, backward);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes: Vec<u8>) {
        let _ = model::import(&bytes);
    }
}

/// The stamp of rlvm's own, with what a text says about itself.
fn stamp_of(from: &model::Provenance) -> Stamp {
    Stamp { description: from.description.clone(), ..testing::stamp() }
}

/// Texts of LVM2 with a few bytes changed; numbers among them, so that counts and lengths lie.
fn arb_damaged() -> impl Strategy<Value = Vec<u8>> {
    let texts = golden::backups();
    let small: Vec<_> =
        texts.into_iter().map(|(_, text)| text).filter(|t| t.len() < 20_000).collect();
    let change = (any::<prop::sample::Index>(), "[0-9]{1,20}|[{}\"=,\\[\\]# a-z]|", 0..6_usize);
    (prop::sample::select(small), proptest::collection::vec(change, 1..5)).prop_map(
        |(text, changes)| {
            let mut bytes = text.into_bytes();
            for (at, put, take) in changes {
                let at = at.index(bytes.len());
                let end = (at + take).min(bytes.len());
                bytes.splice(at..end, put.into_bytes());
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(config(800))]

    #[test]
    fn a_damaged_text_is_refused_or_read_and_then_stays_as_it_is(bytes in arb_damaged()) {
        let Ok((vg, from)) = model::import(&bytes) else { return Ok(()) };
        let _ = model::check(&vg);
        let stamp = stamp_of(&from);
        let first = vg.file_text(&stamp);
        let second = read(&first).file_text(&stamp);
        prop_assert_eq!(read(&second).file_text(&stamp), second);
    }
}
