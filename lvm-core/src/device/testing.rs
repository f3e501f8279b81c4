//! What tests of devices need: loop devices, other programs, a private home for LVM2.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::units::Bytes;

/// Whether `program` is installed; says so where it is not.
pub(crate) fn has_program(program: &str) -> bool {
    let found = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if !found {
        eprintln!("SKIPPED: {program} is not installed");
    }
    found
}

/// Runs a program that has to succeed; its standard output.
pub(crate) fn run(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).stdin(Stdio::null()).output().unwrap();
    assert!(
        output.status.success(),
        "{program} {args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A sparse file of that size.
pub(crate) fn sparse(path: &Path, size: Bytes) {
    File::options().create(true).append(true).open(path).unwrap().set_len(size.get()).unwrap();
}

/// A loop device over a sparse file in a folder of its own; detached when dropped.
#[derive(Debug)]
pub(crate) struct Loop {
    pub(crate) path: PathBuf,
    pub(crate) folder: tempfile::TempDir,
}

impl Loop {
    /// A new one, or `None`, said aloud, where the user may not make one.
    pub(crate) fn new(size: Bytes, block_size: u32) -> Option<Self> {
        Self::with_options(size, &["--sector-size", &block_size.to_string()])
    }

    /// A new one with other options of `losetup`.
    pub(crate) fn with_options(size: Bytes, options: &[&str]) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("loop.img");
        sparse(&file, size);
        let made = Command::new("losetup")
            .args(["--find", "--show"])
            .args(options)
            .arg(&file)
            .output()
            .ok()
            .filter(|output| output.status.success());
        let Some(output) = made else {
            eprintln!("SKIPPED: no loop device can be made here (needs root)");
            return None;
        };
        let path = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
        Some(Self { path, folder })
    }

    pub(crate) fn name(&self) -> &str {
        self.path.to_str().unwrap()
    }

    /// Runs a command of LVM2 that sees nothing but this device.
    pub(crate) fn lvm(&self, args: &[&str], answer: &str) -> Output {
        let home = self.folder.path();
        let settings = format!(
            "devices {{ use_devicesfile=0 }} backup {{ backup=0 archive=0 }} \
             global {{ locking_dir=\"{}\" }}",
            home.display()
        );
        std::fs::write(home.join("lvm.conf"), settings).unwrap();
        let mut child = Command::new("lvm")
            .args(args)
            .args(["--driverloaded", "n", "--devices", self.name()])
            .env("LVM_SYSTEM_DIR", home)
            .env("LVM_SUPPRESS_FD_WARNINGS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), answer.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// Runs a command of LVM2 that has to succeed; its standard output.
    pub(crate) fn lvm_ok(&self, args: &[&str]) -> String {
        let output = self.lvm(args, "");
        assert!(
            output.status.success(),
            "lvm {args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        let _ = Command::new("losetup").arg("--detach").arg(&self.path).status();
    }
}
