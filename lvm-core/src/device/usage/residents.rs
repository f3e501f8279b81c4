//! Who keeps a mounted file system from being unmounted.
//!
//! ```text
//! /proc/PID/{cwd,root,exe,fd/}    the files that a process is in, runs or has open
//! ```
//! Source: `proc(5)`.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Machine, NAMED, Process};

/// One who keeps a file system mounted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Resident {
    /// Another file system is mounted below.
    Mount(PathBuf),
    /// A process has files of it.
    Process(Process),
}

impl fmt::Display for Resident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mount(at) => write!(f, "what is mounted at {}", at.display()),
            Self::Process(process) => process.fmt(f),
        }
    }
}

/// Who keeps the file system at a mount point mounted, as far as that can be seen.
pub fn residents_of(point: &Path) -> Vec<Resident> {
    Machine::this().residents_of(point)
}

/// Some of them for a message, and how many there are besides.
pub fn name_residents(residents: &[Resident]) -> String {
    let mut named: Vec<_> = residents.iter().take(NAMED).map(ToString::to_string).collect();
    let more = residents.len().saturating_sub(NAMED);
    if more > 0 {
        named.push(format!("{more} more"));
    }
    named.join(", ")
}

impl Machine {
    pub(super) fn residents_of(&self, point: &Path) -> Vec<Resident> {
        let below = |other: &PathBuf| other.starts_with(point) && other != point;
        let mounts = self.all_mounts().into_iter().map(|mount| mount.point).filter(below);
        let mounts = mounts.map(Resident::Mount);
        let is_in = |pid: u32| self.files_of(pid).into_iter().any(|file| is_on(&file, point));
        let processes = self.processes_that(is_in).into_iter().map(Resident::Process);
        mounts.chain(processes).collect()
    }

    /// The links to a process's files.
    fn files_of(&self, pid: u32) -> Vec<PathBuf> {
        let folder = self.path(format!("proc/{pid}"));
        let open = super::names_in(&folder.join("fd")).into_iter();
        let open = open.map(|name| folder.join("fd").join(name));
        ["cwd", "root", "exe"].map(|name| folder.join(name)).into_iter().chain(open).collect()
    }
}

/// Whether a link leads to a file of a file system. What lies elsewhere by its path is not looked at: that may take
/// for ever.
fn is_on(link: &Path, point: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).ok().map(|meta| meta.dev());
    std::fs::read_link(link).is_ok_and(|to| to.starts_with(point))
        && device(link).is_some_and(|found| device(point) == Some(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_keeps_the_folder_that_it_is_in() {
        let folder = tempfile::tempdir().unwrap();
        let (inside, beside) = (folder.path().join("in"), folder.path().join("inn"));
        std::fs::create_dir(&inside).unwrap();
        std::fs::create_dir(&beside).unwrap();
        let mut sleep = std::process::Command::new("sleep");
        let mut child = sleep.arg("1000").current_dir(&inside).spawn().unwrap();
        let (found, others) = (residents_of(&inside), residents_of(&beside));
        child.kill().unwrap();
        child.wait().unwrap();
        let pid = child.id();
        assert_eq!(name_residents(&found), format!("process {pid} (sleep)"));
        assert_eq!(others, []);
    }

    #[test]
    fn no_more_are_named_than_can_be_read() {
        let mounts: Vec<_> = (0..7).map(|n| Resident::Mount(format!("/mnt/{n}").into())).collect();
        let text = name_residents(&mounts);
        assert!(text.starts_with("what is mounted at /mnt/0, what"), "{text}");
        assert!(text.ends_with("/mnt/4, 2 more"), "{text}");
    }
}
