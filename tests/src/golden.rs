//! The golden cases: what LVM2 2.03.16 made, and what it said about it (`fixtures/golden/PROVENANCE.md`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Kernel and machine that every golden text names behind its host.
pub const UNAME: &str = "Linux golden 6.1.0 #1 golden x86_64";

/// The folder of the cases.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/golden")
}

/// The folder of each case, by name.
///
/// # Panics
/// Where the fixtures are not there.
pub fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("fixtures/golden is part of the source");
    let mut cases: Vec<_> =
        entries.map(|entry| entry.expect("it is readable").path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    cases
}

/// The reports of all cases whose file name, without a closing `.xz`, is `wanted`: path and contents.
///
/// # Panics
/// Where a fixture is not readable or `xz` is not installed.
pub fn reports(wanted: impl Fn(&str) -> bool) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for case in cases() {
        let entries = fs::read_dir(case.join("expected")).expect("each case has its reports");
        for entry in entries {
            let path = entry.expect("it is readable").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if wanted(name.strip_suffix(".xz").unwrap_or(&name)) {
                let contents = String::from_utf8(read(&path)).expect("LVM2 writes UTF-8");
                found.push((path, contents));
            }
        }
    }
    found.sort();
    found
}

/// What `vgcfgbackup` wrote of every VG: path and text.
pub fn backups() -> Vec<(PathBuf, String)> {
    reports(|name| Path::new(name).extension().is_some_and(|extension| extension == "vg"))
}

/// The contents of a fixture, unpacked where it ends in `.xz`.
///
/// # Panics
/// Where it is not readable or `xz` is not installed.
pub fn read(path: &Path) -> Vec<u8> {
    if path.extension().is_some_and(|extension| extension == "xz") {
        let unpacked = Command::new("xz").arg("-dc").arg(path).output();
        let unpacked = unpacked.expect("xz is needed to unpack fixtures (xz-utils)");
        assert!(unpacked.status.success(), "{}: xz failed", path.display());
        return unpacked.stdout;
    }
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
