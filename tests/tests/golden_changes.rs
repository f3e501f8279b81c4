//! Names that follow, and LVs that stay as they are: our plans on LVM2's own VGs with LVs of all types.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use lvm_core::alloc::AllocSettings;
use lvm_core::model::{AllocPolicy, LvIdx, LvUse, Relations, SegmentKind, Vg, check, import};
use lvm_core::name::LvName;
use lvm_core::plan::{
    self, LvNotice, LvResize, ResizeTo, Sign, SizeSpec, remove_lv, rename_lv, resize_lv,
};
use lvm_core::units::Extents;
use rlvm_tests::golden;

/// What LVM2 did with one LV of a golden case.
struct Line {
    about: String,
    vg: Vg,
    lv: LvIdx,
    result: String,
}

fn is_text(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "vg")
}

/// The lines of a file of `fixtures/lv-changes`.
fn lines(file: &str) -> Vec<Line> {
    let vgs: BTreeMap<String, Vg> = golden::reports(is_text)
        .into_iter()
        .map(|(path, text)| {
            let case = path.ancestors().nth(2).and_then(Path::file_name).expect("CASE/expected/VG");
            let vg = import(text.as_bytes()).expect("LVM2 wrote it").0;
            (format!("{} {}", case.to_string_lossy(), vg.name), vg)
        })
        .collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/lv-changes").join(file);
    let text = fs::read_to_string(path).expect("a fixture");
    let line = |line: &str| {
        let words: Vec<_> = line.splitn(4, ' ').collect();
        let [case, vg_name, lv, result] = words[..] else { panic!("what is `{line}`?") };
        let vg = vgs[&format!("{case} {vg_name}")].clone();
        let lv = vg.find_lv(lv).expect("an LV of the VG");
        Line { about: line.to_owned(), vg, lv, result: result.to_owned() }
    };
    text.lines().map(line).collect()
}

/// Whether it is one that plans know how to handle, and nobody else's business.
fn is_plain(vg: &Vg, lv: LvIdx) -> bool {
    let lv_is_plain = vg.lv(lv).expect("it was found").segments.iter().all(|segment| {
        let plain = matches!(
            segment.kind,
            SegmentKind::Striped(_) | SegmentKind::Error | SegmentKind::Zero
        );
        plain && segment.kind.areas().iter().all(|area| area.lv().is_none())
    });
    let relations = Relations::of(vg);
    let is_snapshot = |how| matches!(how, LvUse::SnapshotOrigin | LvUse::SnapshotCow);
    let is_free = relations.users(lv).iter().all(|user| is_snapshot(user.how));
    lv_is_plain && is_free && !relations.is_virtual_origin(lv)
}

#[test]
fn renaming_takes_hidden_parts_along_as_in_lvm2() {
    let lines = lines("rename.txt");
    assert!(lines.len() > 300, "only {} LVs", lines.len());
    for Line { about, mut vg, lv, result } in lines {
        let before = vg.clone();
        let done = rename_lv(&mut vg, lv, LvName::new("newname").expect("a name"));
        if let Some(message) = result.strip_prefix("! ") {
            let refusal = done.expect_err(&about);
            assert_eq!(refusal.to_string(), message, "{about}");
            assert_eq!(vg, before, "{about}");
            continue;
        }
        done.expect(&about);
        let renamed: BTreeSet<String> = before
            .lvs()
            .iter()
            .zip(vg.lvs())
            .filter(|(old, new)| old.name != new.name)
            .map(|(old, new)| format!("{}>{}", old.name, new.name))
            .collect();
        let expected: BTreeSet<String> = result.split(' ').map(str::to_owned).collect();
        assert_eq!(renamed, expected, "{about}");
        assert_eq!(check(&vg), Ok(()), "{about}");
    }
}

#[test]
fn parts_of_other_lvs_cannot_be_removed() {
    for Line { about, mut vg, lv, result } in lines("remove.txt") {
        let before = vg.clone();
        let plain = is_plain(&vg, lv);
        match remove_lv(&mut vg, lv) {
            Ok(()) => {
                assert!(plain && result == "ok", "{about} was removed");
                let gone = before.lvs().len() - vg.lvs().len();
                let alone = Relations::of(&before).users(lv).is_empty();
                assert!(if alone { gone == 1 } else { gone > 1 }, "{about}: {gone}");
                assert_eq!(check(&vg), Ok(()), "{about}");
            }
            Err(refusal) => {
                assert_eq!(vg, before, "{about}");
                assert!(!plain, "{about}: {refusal}");
                if ["! Can't remove", "! Failed to find"].iter().any(|no| result.starts_with(no)) {
                    assert_eq!(format!("! {refusal}"), result, "{about}");
                }
            }
        }
    }
}

#[test]
fn only_plain_lvs_are_resized() {
    for Line { about, mut vg, lv, result } in lines("extend.txt") {
        let before = vg.clone();
        let request = LvResize {
            lv,
            to: ResizeTo::Larger,
            sign: Sign::Plus,
            size: SizeSpec::Extents(Extents::new(1)),
            stripes: None,
            stripe_size: None,
            kind: None,
            alloc: AllocPolicy::Inherit,
            pvs: &[],
            find_pv: &|_| None,
        };
        let plain = is_plain(&vg, lv);
        let mut said = Vec::new();
        let mut say = |notice: LvNotice| said.push(notice.to_string());
        match resize_lv(&mut vg, &request, &AllocSettings::default(), &mut say) {
            Ok(resized) => {
                assert!(plain && result == "ok", "{about} was resized");
                assert!(resized.to > resized.from, "{about}: {said:?}");
                assert_eq!(check(&vg), Ok(()), "{about}");
            }
            Err(refusal) => {
                assert_eq!(vg, before, "{about}");
                let known =
                    ["! Can't resize", "! Cannot resize a RAID", "! Cannot resize external"];
                if plain || known.iter().any(|known| result.starts_with(known)) {
                    assert_eq!(format!("! {refusal}"), result, "{about}");
                }
            }
        }
    }
}

#[test]
fn removing_all_plain_lvs_leaves_the_others_whole() {
    for (path, text) in golden::reports(is_text) {
        let mut vg = import(text.as_bytes()).expect("LVM2 wrote it").0;
        if plan::check_changeable(&vg).is_err() {
            continue;
        }
        let before = vg.clone();
        let plain = vg.lvs_with_idx().filter(|(lv, _)| is_plain(&vg, *lv));
        let plain: Vec<_> = plain.map(|(_, lv)| lv.name.clone()).collect();
        for name in plain {
            // It may have gone with its origin.
            let Some(lv) = vg.find_lv(name.as_str()) else { continue };
            remove_lv(&mut vg, lv).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        }
        assert_eq!(check(&vg), Ok(()), "{}", path.display());
        let rest: Vec<_> = vg.lvs().iter().map(|lv| lv.name.clone()).collect();
        let kept = before.lvs().iter().filter(|lv| rest.contains(&lv.name)).count();
        assert_eq!(kept, rest.len(), "{}", path.display());
    }
}
