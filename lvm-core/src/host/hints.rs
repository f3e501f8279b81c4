//! LVM2's hints: a file that says which devices hold PVs, so that its commands need not look at all.
//!
//! A tool that makes or removes PVs, or changes what VG they are in, has to say that the hints are out of date:
//! it makes the file `newhints` beside them, and LVM2's next command looks at every device again.
//! Source: LVM2 2.03.16, seen by tracing it; its own commands empty the file instead.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use nix::libc::O_NOFOLLOW;

/// Says that the hints are out of date, now and again when it is dropped.
#[derive(Debug)]
pub(super) struct Outdated {
    dir: PathBuf,
}

impl Outdated {
    /// For the hints in `dir`. Nothing happens where LVM2 keeps none.
    pub(super) fn new(dir: &Path) -> Self {
        let outdated = Self { dir: dir.to_owned() };
        outdated.say();
        outdated
    }

    fn say(&self) {
        if self.dir.join("hints").exists() {
            // Without the file LVM2 may look at too few devices for a while; no reason to fail.
            let _ = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .custom_flags(O_NOFOLLOW)
                .open(self.dir.join("newhints"));
        }
    }
}

impl Drop for Outdated {
    fn drop(&mut self) {
        self.say();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_called_outdated_before_and_after() {
        let dir = tempfile::tempdir().unwrap();
        let newhints = dir.path().join("newhints");
        drop(Outdated::new(dir.path()));
        assert!(!newhints.exists(), "there are no hints");
        std::fs::write(dir.path().join("hints"), "").unwrap();
        let outdated = Outdated::new(dir.path());
        assert!(newhints.exists());
        std::fs::remove_file(&newhints).unwrap();
        drop(outdated);
        assert!(newhints.exists(), "somebody may have read them in between");
    }
}
