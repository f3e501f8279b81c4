//! The house: which module of the library may import which. `docs/architecture.md` has the picture.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules, lowest first: each row may import what stands in the rows above it. Within a row nothing does, but
/// for the words, which may know each other.
const ROWS: &[&[&str]] = &[
    &["units", "id", "name", "escape", "local_time", "error", "parallel"],
    &["format"],
    &["model", "config", "device", "lock"],
    &["alloc", "table", "dm", "report"],
    &["plan", "activate", "store"],
    &["host", "overview"],
];

/// Pure modules: no files, no clock, no surroundings, no processes.
const PURE: &[&str] = &["format", "model", "alloc", "table", "report", "plan"];
/// What a pure module does not name.
const IMPURE: &[&str] = &["std::fs", "std::env", "std::process", "SystemTime", "Instant", "nix::"];
/// No file of the library is longer than that, its tests left out.
const LINES: usize = 500;

fn library() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../lvm-core/src")
}

/// Source files, those of tests left out: the module that each belongs to, its path, and its code without comments
/// and without its tests.
fn sources() -> Vec<(String, PathBuf, String)> {
    let (mut found, mut folders) = (Vec::new(), vec![library()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let tests = ["tests", "testing", "testing_text", "sample"];
            let of_tests = tests.contains(&stem) || stem.ends_with("_tests");
            if of_tests || path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source is text");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let code: Vec<&str> =
                code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let inside = path.strip_prefix(library()).expect("below the library");
            let top = inside.iter().next().and_then(|first| first.to_str()).unwrap_or_default();
            found.push((top.trim_end_matches(".rs").to_owned(), path.clone(), code.join("\n")));
        }
    }
    found.retain(|(module, ..)| module != "lib");
    found
}

/// The modules that some code names as `crate::NAME`.
fn imports(code: &str) -> BTreeSet<&str> {
    let after = code.split("crate::").skip(1);
    after
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn imports_point_down() {
    let row = |module: &str| ROWS.iter().position(|row| row.contains(&module));
    let mut wrong: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (module, path, code) in sources() {
        // The error is made of everybody's.
        if module == "error" {
            continue;
        }
        let Some(own) = row(&module) else { panic!("{module} has no row here") };
        for other in imports(&code).into_iter().filter(|other| *other != module) {
            let Some(theirs) = row(other) else { continue };
            seen.insert((module.clone(), other.to_owned()));
            if theirs > own || theirs == own && own != 0 {
                let path = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                wrong.entry(format!("{module} imports {other}")).or_default().insert(path);
            }
        }
    }
    assert!(wrong.is_empty(), "imports that point up: {wrong:#?}");
    assert!(seen.len() > 30, "the imports were not found: {seen:?}");
}

#[test]
fn pure_modules_do_no_io() {
    let mut wrong = Vec::new();
    for (module, path, code) in sources() {
        if !PURE.contains(&module.as_str()) {
            continue;
        }
        let named = IMPURE.iter().filter(|word| code.contains(**word));
        wrong.extend(named.map(|word| format!("{}: {word}", path.display())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_stay_short() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|(_, path, code)| (code.lines().count(), path))
        .filter(|(lines, _)| *lines > LINES)
        .collect();
    assert!(long.is_empty(), "files over {LINES} lines ask to be cut: {long:#?}");
}

#[test]
fn unsafe_code_is_where_a_system_call_needs_it() {
    let allowed = ["dm/cookie.rs", "dm/ioctl.rs", "device/qcow2/storage.rs"];
    let found: Vec<_> = sources()
        .into_iter()
        .filter(|(_, path, code)| {
            let known = allowed.iter().any(|end| path.ends_with(end));
            !known && (code.contains("unsafe {") || code.contains("unsafe fn"))
        })
        .map(|(_, path, _)| path)
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}
