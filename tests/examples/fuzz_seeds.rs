//! Writes the seeds of every fuzz target below the folder that is named, as `cargo fuzz` wants them.

use std::fs;
use std::path::Path;

use rlvm_tests::fuzz::{TARGETS, seeds};

fn main() {
    let folder = std::env::args().nth(1).expect("fuzz_seeds FOLDER");
    for (target, _) in TARGETS {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder).expect("a new folder");
        for (number, seed) in seeds(target).iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).expect("it can be written");
        }
    }
}
