//! Running a tool and holding what it said.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::SystemTime;

/// Who does it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tool {
    /// The binary under test.
    Rlvm,
    /// The real LVM2.
    Lvm,
}

impl fmt::Display for Tool {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Rlvm => "rlvm",
            Self::Lvm => "lvm",
        })
    }
}

/// What a command did.
#[derive(Clone, Debug)]
pub struct Ran {
    /// The command, as one would type it.
    pub command: String,
    /// Its exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

impl Ran {
    /// Runs `command` with nothing on its standard input.
    pub fn of(command: &mut Command) -> Self {
        let shown = shown(command);
        match command.stdin(Stdio::null()).output() {
            Ok(output) => Self::from_output(shown, &output),
            Err(error) => panic!("cannot run `{shown}`: {error}"),
        }
    }

    fn from_output(command: String, output: &Output) -> Self {
        Self {
            command,
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Itself, when it succeeded; panics with all it said otherwise.
    #[must_use = "or say `.check()`"]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, Some(0), "this should have worked:\n{self}");
        self
    }

    /// As [`Self::ok`], for what it did and not for what it said.
    pub fn check(self) {
        let _ = self.ok();
    }

    /// Itself, when it failed with an exit code; panics with all it said otherwise.
    #[must_use = "look at what it said"]
    pub fn failed(self) -> Self {
        assert!(self.code.is_some_and(|code| code != 0), "this should have failed:\n{self}");
        self
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "$ {}", self.command)?;
        for line in self.stdout.lines() {
            writeln!(out, "out|{line}")?;
        }
        for line in self.stderr.lines() {
            writeln!(out, "err|{line}")?;
        }
        match self.code {
            Some(code) => write!(out, "rc|{code}"),
            None => write!(out, "rc|ended by a signal"),
        }
    }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// The binary under test: what `RLVM_BIN` names, or the one in the folder that the tests themselves lie in. It
/// is built first when it is older than its sources, for `cargo test -p` does not do that.
pub fn rlvm_binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| env::var_os("RLVM_BIN").map_or_else(built_binary, PathBuf::from))
}

fn built_binary() -> PathBuf {
    let test = env::current_exe().expect("a test knows where it lies");
    let profile = test
        .ancestors()
        .find(|dir| dir.file_name().is_some_and(|name| name == "deps"))
        .and_then(Path::parent)
        .expect("tests lie in target/PROFILE/deps");
    let binary = profile.join("rlvm");
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is inside the workspace");
    let built = modified(&binary);
    let sources = ["lvm-core", "lvm-cli", "Cargo.lock"].map(|name| newest(&root.join(name)));
    if built.is_none() || sources.into_iter().max().flatten() > built {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(root).args(["build", "--quiet", "--package", "lvm-cli"]);
        cargo.arg("--target-dir").arg(profile.parent().unwrap_or(profile));
        if profile.ends_with("release") {
            cargo.arg("--release");
        }
        Ran::of(&mut cargo).check();
    }
    binary
}

/// When the newest Rust source or manifest below `path` was changed.
fn newest(path: &Path) -> Option<SystemTime> {
    if let Ok(entries) = fs::read_dir(path) {
        return entries.flatten().filter_map(|entry| newest(&entry.path())).max();
    }
    let counts = path.extension().is_some_and(|end| end == "rs" || end == "toml" || end == "lock");
    if counts { modified(path) } else { None }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}
