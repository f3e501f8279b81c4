//! What the fuzzers begin with: parts of the golden images and texts.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{MDA_SEED_END, MDA_START_AT, Mutator};
use crate::golden;

/// Longer texts only make a fuzzer slow.
const TEXT_SEED_MAX: u64 = 64 << 10;

/// How many scripts of operations, and how long each is: some nine bytes make an operation.
const SCRIPTS: u64 = 64;
const SCRIPT_LEN: usize = 120;

/// The seeds of a target.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    match target {
        "label" => images().iter().map(|image| head(image, 2048)).collect(),
        "mda" => {
            images().iter().map(|image| head(image, MDA_SEED_END).split_off(MDA_START_AT)).collect()
        }
        "text" => texts().iter().map(|text| fs::read(text).expect("it is readable")).collect(),
        "image" => images().iter().map(|image| head(image, MDA_SEED_END)).collect(),
        "selection" => selections(),
        "ops_with_faults" => (0..SCRIPTS).map(script).collect(),
        _ => panic!("there is no target {target}"),
    }
}

/// What the oracle test asks.
fn selections() -> Vec<Vec<u8>> {
    let lines = include_str!("../../tests/selections.txt").lines();
    lines.filter_map(|line| line.split_once('\t')).map(|(_, text)| text.into()).collect()
}

/// A script of a dozen operations that looks random.
fn script(number: u64) -> Vec<u8> {
    Mutator::new(number).noise(SCRIPT_LEN)
}

fn files(fits: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let folders = golden::cases().into_iter().flat_map(|case| [case.join("expected"), case]);
    let entries = folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| fits(path)).collect();
    files.sort();
    files
}

fn images() -> Vec<PathBuf> {
    files(|path| path.to_str().is_some_and(|path| path.ends_with(".img.xz")))
}

fn texts() -> Vec<PathBuf> {
    let short = |path: &Path| fs::metadata(path).is_ok_and(|meta| meta.len() < TEXT_SEED_MAX);
    files(|path| path.extension().is_some_and(|end| end == "vg") && short(path))
}

/// The first `len` bytes of a packed image; zeros where it is shorter.
fn head(image: &Path, len: usize) -> Vec<u8> {
    let mut xz = Command::new("xz")
        .arg("-dc")
        .arg(image)
        .stdout(Stdio::piped())
        .spawn()
        .expect("xz is needed to unpack fixtures (xz-utils)");
    let mut bytes = Vec::new();
    let out = xz.stdout.take().expect("it is piped");
    out.take(len as u64).read_to_end(&mut bytes).expect("xz writes");
    // It was stopped in the middle, which it takes for a failure.
    let _ = xz.wait();
    bytes.resize(len, 0);
    bytes
}
