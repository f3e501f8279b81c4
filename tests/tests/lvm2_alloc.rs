//! The same commands give the same layout, the same words and the same exit code as LVM2's.

use std::env;
use std::fs;
use std::path::PathBuf;

use rlvm_tests::alloc::random::{self, Dice};
use rlvm_tests::alloc::record::Recorder;
use rlvm_tests::alloc::{Transcript, replay};

/// Sequences of commands that a usual run makes up, and commands of each.
const SEEDS: u64 = 6;
const STEPS: u32 = 25;

/// `RLVM_ALLOC_SEEDS=FROM..TO` runs other seeds, `RLVM_ALLOC_KEEP=DIR` keeps what was recorded.
#[test]
fn lvm2_random_sequences_give_the_same_layout() {
    let range = env::var("RLVM_ALLOC_SEEDS").ok();
    let (from, to) = range
        .as_deref()
        .and_then(|range| range.split_once(".."))
        .map_or((0, SEEDS), |(from, to)| {
            (from.parse().expect("a seed"), to.parse().expect("a seed"))
        });
    let keep = env::var_os("RLVM_ALLOC_KEEP").map(PathBuf::from);
    let mut wrong = Vec::new();
    for seed in from..to {
        let mut dice = Dice::new(seed);
        let Some(mut recorder) = Recorder::new(random::case(&mut dice)) else { return };
        for _ in 0..STEPS {
            let argv = random::command(&mut dice, &recorder.vg());
            recorder.run(&argv);
        }
        let transcript = recorder.finish();
        if let Some(keep) = &keep {
            fs::write(keep.join(format!("{seed}.txt")), transcript.to_string()).expect("a file");
        }
        wrong.extend(difference(&format!("seed {seed}"), &transcript));
    }
    assert!(wrong.is_empty(), "{} of {} differ\n{}", wrong.len(), to - from, wrong.join("\n"));
}

/// What we do differently, in words.
fn difference(name: &str, transcript: &Transcript) -> Option<String> {
    let (index, ours) = replay::check(transcript).err()?;
    let theirs = &transcript.steps[index];
    Some(format!("{name}, step {index}\nLVM2:\n{theirs}ours:\n{ours}"))
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
        wrong.extend(difference(&entry.path().display().to_string(), &Transcript::parse(&text)));
    }
    assert!(wrong.is_empty(), "{} of {count} differ\n{}", wrong.len(), wrong.join("\n"));
}
