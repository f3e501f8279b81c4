//! Runs the built binary in a home of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A user's home without settings of the host, and a folder for disks.
pub(crate) struct Home {
    dir: TempDir,
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Exit code.
    pub(crate) code: i32,
    /// What it told on stdout.
    pub(crate) out: String,
    /// What it told on stderr.
    pub(crate) err: String,
}

impl Outcome {
    /// stdout of a command that went well and had nothing to complain about.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "stdout: {}", self.out);
        self.out
    }

    /// stderr of a command that failed so.
    #[track_caller]
    pub(crate) fn fails(self, code: i32) -> String {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.out, self.err);
        self.err
    }
}

impl Home {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Its folder; commands run in it.
    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// A file in it.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("a file");
        path
    }

    /// The binary under `program`'s name, ready to be given words.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path())
            .env("LVM_SYSTEM_DIR", self.path().join("etc"))
            .env("LVM_RUN_DIR", self.path().join("run"))
            .env("TZ", "UTC")
            .stdin(Stdio::null());
        command
    }

    /// Runs `rlvm` with the words of `line`, divided by blanks.
    pub(crate) fn run(&self, line: &str) -> Outcome {
        self.run_words(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs `rlvm` with these words.
    pub(crate) fn run_words(&self, words: &[&str]) -> Outcome {
        finish(self.command(Path::new(env!("CARGO_BIN_EXE_rlvm"))).args(words))
    }
}

/// Runs it to its end.
pub(crate) fn finish(command: &mut Command) -> Outcome {
    outcome(command.output().expect("rlvm runs"))
}

fn outcome(output: std::process::Output) -> Outcome {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Outcome {
        code: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}
