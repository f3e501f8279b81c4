//! What allocation promises whatever the commands: nothing invented, nothing shared, nothing else touched.

use std::fs;
use std::path::Path;

use lvm_core::model::{AllocPolicy, Vg};
use proptest::prelude::*;
use rlvm_tests::alloc::naive::{Naive, Place};
use rlvm_tests::alloc::random::{self, Dice};
use rlvm_tests::alloc::replay::{self, Replay};
use rlvm_tests::alloc::{Case, Step, Transcript};

/// Where LVM2's own transcripts are.
const TRANSCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/alloc");

#[test]
fn what_lvm2_did_is_what_we_do() {
    let mut count = 0;
    for entry in fs::read_dir(Path::new(TRANSCRIPTS)).expect("fixtures").flatten() {
        if entry.path().extension().is_none_or(|end| end != "txt") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("transcripts");
        for (name, transcript) in Transcript::parse_all(&text) {
            assert!(text.contains(&format!("== {name}\n{transcript}")), "read and written alike");
            if let Err((index, ours)) = replay::check(&transcript) {
                let theirs = &transcript.steps[index];
                panic!("{name}, step {index}\nLVM2:\n{theirs}ours:\n{ours}");
            }
            count += 1;
        }
    }
    assert!(count >= 120, "only {count} transcripts");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_vg_sound(seed in any::<u64>(), steps in 1_usize..60) {
        let mut dice = Dice::new(seed);
        let case = random::case(&mut dice);
        let mut replay = Replay::new(&case);
        let mut before = Naive::of(&replay.vg);
        for _ in 0..steps {
            let argv = random::command(&mut dice, &replay.vg);
            let old = replay.vg.clone();
            let step = replay.run(&argv);
            if let Err(broken) = lvm_core::model::check(&replay.vg) {
                prop_assert!(false, "{step}{broken:?}");
            }
            let after = Naive::of(&replay.vg);
            if step.code == 0 {
                check_step(&case, &step, &old, &before, &after)?;
            } else {
                prop_assert_eq!(&before, &after, "{} failed and changed something", step);
            }
            before = after;
        }
    }
}

/// Looks at what one successful command did.
fn check_step(
    case: &Case,
    step: &Step,
    old: &Vg,
    before: &Naive,
    after: &Naive,
) -> Result<(), TestCaseError> {
    if step.argv[0] == "lvrename" {
        let mut renamed = before.clone();
        let moved = renamed.lvs.remove(&step.argv[1]["vg/".len()..]).expect("the LV was there");
        renamed.lvs.insert(step.argv[2].clone(), moved);
        prop_assert_eq!(&renamed, after, "{} did something else", step);
        return Ok(());
    }
    let free = before.free(old);
    let names = before.lvs.keys().chain(after.lvs.keys());
    let changed: Vec<_> =
        names.filter(|name| before.lvs.get(*name) != after.lvs.get(*name)).collect();
    let about = |name: &str| step.argv.iter().any(|word| word == &format!("vg/{name}"));
    for name in changed {
        let was = before.lvs.get(name).map(Vec::as_slice).unwrap_or_default();
        let is = after.lvs.get(name).map(Vec::as_slice).unwrap_or_default();
        prop_assert!(was.is_empty() || about(name), "{} touched {}", step, name);
        let same = was.len().min(is.len());
        prop_assert_eq!(&was[..same], &is[..same], "{} moved extents of {}", step, name);
        let new: Vec<Place> = is[same..].iter().flatten().copied().collect();
        for (pv, pe) in &new {
            let at = usize::try_from(*pv).expect("few");
            prop_assert!(free[at].contains(pe), "{} took {}:{} that was not free", step, pv, pe);
            prop_assert!(old.pvs()[at].status.allocatable, "{} took from PV {}", step, pv);
        }
        check_pv_list(step, old, &new)?;
        if policy(case, step) == Some(AllocPolicy::Contiguous) && stripes(step) == Some("1") {
            let follows = |pair: &[Place]| pair[0].0 == pair[1].0 && pair[0].1 + 1 == pair[1].1;
            prop_assert!(new.windows(2).all(follows), "{} is not contiguous", step);
        }
    }
    Ok(())
}

/// New extents are on the PVs, and in the ranges, that the command names.
fn check_pv_list(step: &Step, old: &Vg, new: &[Place]) -> Result<(), TestCaseError> {
    let list: Vec<&str> =
        step.argv[1..].iter().filter(|word| word.starts_with(['P', '@'])).map(|w| &**w).collect();
    let has_tag = |pv: u32, tag: &str| {
        old.pvs()[usize::try_from(pv).expect("few")].tags.iter().any(|one| *one == *tag)
    };
    let names = |word: &str, pv: u32, pe: u32| {
        let mut parts = word[1..].split(':');
        let is_pv = parts.next() == Some(pv.to_string().as_str());
        let ranges: Vec<_> = parts.collect();
        is_pv && (ranges.is_empty() || ranges.iter().any(|range| within(range, pe)))
    };
    let allowed = |(pv, pe): &Place| {
        list.iter().any(|word| {
            word.strip_prefix('@').map_or_else(|| names(word, *pv, *pe), |tag| has_tag(*pv, tag))
        })
    };
    if !list.is_empty() {
        prop_assert!(new.iter().all(allowed), "{} left its PV list", step);
    }
    Ok(())
}

fn within(range: &str, pe: u32) -> bool {
    let number = |text: &str| text.parse::<u32>().ok();
    if let Some((from, len)) = range.split_once('+') {
        let from = number(from).unwrap_or(0);
        return pe >= from && number(len).is_none_or(|len| pe < from + len.max(1));
    }
    match range.split_once('-') {
        Some((from, to)) => pe >= number(from).unwrap_or(0) && number(to).is_none_or(|to| pe <= to),
        None => number(range) == Some(pe),
    }
}

fn option<'a>(step: &'a Step, name: &str) -> Option<&'a str> {
    let at = step.argv.iter().position(|word| word == name)?;
    step.argv.get(at + 1).map(String::as_str)
}

fn policy(case: &Case, step: &Step) -> Option<AllocPolicy> {
    AllocPolicy::from_name(option(step, "--alloc").unwrap_or(&case.policy))
}

/// The stripes of a new LV; of a growing one only the LV knows.
fn stripes(step: &Step) -> Option<&str> {
    (step.argv[0] == "lvcreate").then(|| option(step, "-i").unwrap_or("1"))
}
