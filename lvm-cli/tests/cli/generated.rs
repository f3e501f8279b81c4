//! `docs/man` and `completions` hold what `generate` makes, so that packagers need not run anything.

use std::collections::BTreeMap;
use std::path::Path;

use crate::common::Home;

/// The files of a folder: name and text.
fn files(dir: &Path) -> BTreeMap<String, String> {
    let entries =
        std::fs::read_dir(dir).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    entries
        .map(|entry| {
            let entry = entry.expect("an entry");
            let text = std::fs::read_to_string(entry.path()).expect("a text");
            (entry.file_name().into_string().expect("UTF-8"), text)
        })
        .collect()
}

/// `folder`, from the root of the repository, holds what `generate what` makes: the same files, each the same.
#[track_caller]
fn is_up_to_date(what: &str, folder: &str) {
    let home = Home::new();
    home.run(&format!("generate {what} made")).ok();
    let made = files(&home.path().join("made"));
    let kept = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder));
    let mut stale: Vec<&str> = made
        .iter()
        .filter(|(name, text)| kept.get(*name) != Some(text))
        .map(|(name, _)| name.as_str())
        .collect();
    stale.extend(kept.keys().filter(|name| !made.contains_key(*name)).map(String::as_str));
    assert!(
        stale.is_empty(),
        "out of date in {folder}: {}\nrefresh with: rm -f {folder}/* && cargo run -p lvm-cli -- generate {what} {folder}",
        stale.join(" ")
    );
    assert!(!made.is_empty(), "generate {what} makes files");
}

#[test]
fn the_manual_pages_in_the_repository_are_those_of_the_tables() {
    is_up_to_date("man", "docs/man");
}

#[test]
fn the_completions_in_the_repository_are_those_of_the_tables() {
    is_up_to_date("completions", "completions");
}

#[test]
fn a_shells_completions_on_stdout_are_those_of_the_file() {
    let home = Home::new();
    let kept = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../completions"));
    for (shell, file) in [("bash", "rlvm.bash"), ("zsh", "_rlvm"), ("fish", "rlvm.fish")] {
        let told = home.run(&format!("generate completions {shell}")).ok();
        assert_eq!(Some(&told), kept.get(file), "{shell}");
    }
}
