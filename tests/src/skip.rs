//! Tests that cannot run here say so.

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

/// Whether loop devices and device nodes may be made.
pub fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}

/// Whether `tool` is somewhere in `PATH` or in the folders of system tools.
pub fn has_tool(tool: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(["/usr/sbin", "/sbin", "/usr/local/sbin"].map(Into::into))
        .any(|dir| dir.join(tool).is_file())
}

/// Says that the running test is left out, and why: on standard error, and as a line of the file that
/// `RLVM_TESTS_SKIPPED` names, which `make test` prints at the end.
///
/// Panics where `RLVM_TESTS_MUST_RUN` is set: there, nothing may be missing.
pub fn skip(why: &str) {
    assert!(env::var_os("RLVM_TESTS_MUST_RUN").is_none(), "{} cannot run: {why}", test());
    skip_softly(why);
}

fn test() -> String {
    std::thread::current().name().unwrap_or("a test").to_owned()
}

/// As [`skip`], for what may be missing anywhere.
pub fn skip_softly(why: &str) {
    let line = format!("SKIPPED {}: {why}\n", test());
    eprint!("{line}");
    if let Some(file) = env::var_os("RLVM_TESTS_SKIPPED") {
        let opened = OpenOptions::new().create(true).append(true).open(Path::new(&file));
        let written = opened.and_then(|mut file| file.write_all(line.as_bytes()));
        if let Err(error) = written {
            eprintln!("{}: {error}", Path::new(&file).display());
        }
    }
}

/// Skips the running test unless all `tools` are there; returns whether it may go on.
#[must_use]
pub fn skip_unless_tools(tools: &[&str]) -> bool {
    let missing: Vec<_> = tools.iter().filter(|tool| !has_tool(tool)).copied().collect();
    if !missing.is_empty() {
        skip(&format!("not installed: {}", missing.join(", ")));
    }
    missing.is_empty()
}
