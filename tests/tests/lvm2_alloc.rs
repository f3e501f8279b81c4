//! The same commands give the same layout, the same words and the same exit code as LVM2's.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use lvm_core::model::Vg;
use rlvm_tests::alloc::random::{self, Dice};
use rlvm_tests::alloc::record::Recorder;
use rlvm_tests::alloc::{Transcript, replay};

/// Sequences of commands that a usual run makes up, and commands of each.
const SEEDS: u64 = 6;
const STEPS: u32 = 25;

/// `RLVM_ALLOC_SEEDS=FROM..TO` runs other seeds, `RLVM_ALLOC_STEPS=N` more commands of each,
/// `RLVM_ALLOC_KEEP=DIR` keeps what was recorded.
#[test]
fn lvm2_random_sequences_give_the_same_layout() {
    let range = env::var("RLVM_ALLOC_SEEDS").ok();
    let (from, to) = range
        .as_deref()
        .and_then(|range| range.split_once(".."))
        .map_or((0, SEEDS), |(from, to)| {
            (from.parse().expect("a seed"), to.parse().expect("a seed"))
        });
    let steps =
        env::var("RLVM_ALLOC_STEPS").map_or(STEPS, |steps| steps.parse().expect("a number"));
    let keep = env::var_os("RLVM_ALLOC_KEEP").map(PathBuf::from);
    let mut wrong = Vec::new();
    for seed in from..to {
        let mut dice = Dice::new(seed);
        let Some(mut recorder) = Recorder::new(random::case(&mut dice)) else { return };
        for _ in 0..steps {
            let argv = random::command(&mut dice, &recorder.vg());
            recorder.run(&argv);
        }
        let theirs = recorder.vg();
        let transcript = recorder.finish();
        if let Some(keep) = &keep {
            fs::write(keep.join(format!("{seed}.txt")), transcript.to_string()).expect("a file");
        }
        wrong.extend(difference(&format!("seed {seed}"), &transcript, Some(&theirs)));
    }
    assert!(wrong.is_empty(), "{} of {} differ\n{}", wrong.len(), to - from, wrong.join("\n"));
}

/// The hand-written cases say what LVM2 says. `RLVM_ALLOC_RECORD=1` writes them anew instead.
#[test]
fn lvm2_still_does_what_the_fixtures_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/alloc/cases.txt");
    let text = fs::read_to_string(&path).expect("the cases");
    let mut recorded = String::new();
    for (name, transcript) in Transcript::parse_all(&text) {
        let Some(mut recorder) = Recorder::new(transcript.case.clone()) else { return };
        for step in &transcript.steps {
            recorder.run(&step.argv);
        }
        let _ = write!(recorded, "== {name}\n{}", recorder.finish());
    }
    if env::var_os("RLVM_ALLOC_RECORD").is_some() {
        fs::write(&path, recorded).expect("the cases can be written");
    } else {
        let head = text.find("== ").unwrap_or(0);
        assert_eq!(&text[head..], recorded);
    }
}

/// What we do differently, in words. Where LVM2's VG is at hand, its LVs have to be ours but for ids and times.
fn difference(name: &str, transcript: &Transcript, theirs: Option<&Vg>) -> Option<String> {
    let ours = match replay::check(transcript) {
        Ok(ours) => ours,
        Err((index, ours)) => {
            let theirs = &transcript.steps[index];
            return Some(format!("{name}, step {index}\nLVM2:\n{theirs}ours:\n{ours}"));
        }
    };
    let mut theirs = theirs?.lvs().to_vec();
    for (their, our) in theirs.iter_mut().zip(ours.lvs()) {
        their.id = our.id;
        their.created.clone_from(&our.created);
    }
    let (their, our) = theirs.iter().zip(ours.lvs()).find(|(their, our)| their != our)?;
    Some(format!("{name}, at the end\nLVM2:\n{their:?}\nours:\n{our:?}"))
}

/// `RLVM_ALLOC_REPLAY=DIR` replays what was kept earlier.
#[test]
fn kept_transcripts_replay() {
    let Some(dir) = env::var_os("RLVM_ALLOC_REPLAY") else { return };
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(dir).expect("a folder").flatten() {
        count += 1;
        let text = fs::read_to_string(entry.path()).expect("a transcript");
        let name = entry.path().display().to_string();
        wrong.extend(difference(&name, &Transcript::parse(&text), None));
    }
    assert!(wrong.is_empty(), "{} of {count} differ\n{}", wrong.len(), wrong.join("\n"));
}
