//! The fuzz targets over their seeds and mutations of them, for as long as `RLVM_FUZZ_SECONDS` says (1).

use std::env;
use std::path::PathBuf;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rlvm_tests::fuzz::{Mutator, TARGETS, Target, seeds};

/// An input that takes longer has found an endless loop.
const INPUT_MAX: Duration = Duration::from_secs(20);

fn seconds() -> Duration {
    let seconds = env::var("RLVM_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(1))
}

/// The input that is being tried, and since when.
type Current = Mutex<Option<(Instant, Vec<u8>)>>;

/// Calls a target so that an input which makes it panic, or never return, is kept in a file.
struct Watched {
    target: Target,
    current: Arc<Current>,
}

impl Watched {
    fn new(target: Target) -> Self {
        let current = Arc::new(Current::default());
        let seen = Arc::clone(&current);
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_secs(1));
                let current = seen.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some((since, input)) = &*current
                    && since.elapsed() > INPUT_MAX
                {
                    eprintln!(
                        "{} does not end on the input in {}",
                        target.0,
                        keep(target.0, input).display()
                    );
                    process::exit(101);
                }
            }
        });
        Self { target, current }
    }

    fn call(&self, input: &[u8]) {
        let (name, target) = self.target;
        self.set(Some((Instant::now(), input.to_vec())));
        let result = std::panic::catch_unwind(|| target(input));
        self.set(None);
        if let Err(panic) = result {
            eprintln!("the input is in {}", keep(name, input).display());
            std::panic::resume_unwind(panic);
        }
    }

    fn set(&self, to: Option<(Instant, Vec<u8>)>) {
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }
}

fn keep(name: &str, input: &[u8]) -> PathBuf {
    let file = env::temp_dir().join(format!("rlvm-fuzz-{name}-{}", process::id()));
    std::fs::write(&file, input).expect("the input can be kept");
    file
}

fn smoke(name: &str) {
    let target = TARGETS.into_iter().find(|(known, _)| *known == name).expect("a target");
    let watched = Watched::new(target);
    let seeds = seeds(name);
    assert!(seeds.len() > 20, "{name} has {} seeds", seeds.len());
    for seed in &seeds {
        watched.call(seed);
    }
    let (start, mut round) = (Instant::now(), 0);
    while start.elapsed() < seconds() {
        round += 1;
        let mut mutator = Mutator::new(round);
        let others = seeds.iter().cycle().skip(usize::try_from(round).unwrap_or(1));
        for (seed, other) in seeds.iter().zip(others) {
            watched.call(&mutator.variant(seed, other));
        }
    }
    eprintln!("{name}: {} seeds, {round} rounds", seeds.len());
}

#[test]
fn fuzz_smoke_label() {
    smoke("label");
}

#[test]
fn fuzz_smoke_mda() {
    smoke("mda");
}

#[test]
fn fuzz_smoke_text() {
    smoke("text");
}

#[test]
fn fuzz_smoke_image() {
    smoke("image");
}

#[test]
fn fuzz_smoke_selection() {
    smoke("selection");
}

#[test]
fn fuzz_smoke_ops_with_faults() {
    smoke("ops_with_faults");
}

#[test]
fn every_target_has_its_file_for_cargo_fuzz() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/fuzz_targets");
    for (name, _) in TARGETS {
        assert!(folder.join(format!("{name}.rs")).is_file(), "fuzz/fuzz_targets/{name}.rs");
    }
}
