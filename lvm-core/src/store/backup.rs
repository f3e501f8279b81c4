//! Backups and archives: the texts of a VG as files.
//!
//! `BACKUP_DIR/VG` is the VG as it is; `ARCHIVE_DIR/VG_NNNNN-RANDOM.vg` is what it was before each change.
//! Names, modes and numbering are LVM2's (2.03.16, seen by tracing it). A file is written under a name of its
//! own, flushed, and only then given its real one, so that a crash leaves the old file or the new one. No
//! symbolic link is followed.

use std::fmt::Display;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use nix::libc::{O_NOFOLLOW, O_NONBLOCK};

use crate::name::VgName;

/// The largest file that is read as a backup. LVM2's own texts end at half a metadata area, 2 GiB at most;
/// real ones of 50,000 LVs have 25 MB.
const BACKUP_MAX: u64 = 1 << 31;

/// What went wrong with a backup or an archive.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {action} failed: {}", crate::error::plain(source))]
pub struct BackupError {
    /// The file or folder.
    pub path: String,
    /// "open", "rename", …
    pub action: &'static str,
    /// What the system said.
    pub source: io::Error,
}

impl BackupError {
    fn new(path: &Path, action: &'static str, source: io::Error) -> Self {
        Self { path: path.display().to_string(), action, source }
    }
}

/// Which archives stay.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Retention {
    /// So many at least.
    pub min: u32,
    /// And all that are younger.
    pub days: u32,
}

impl Default for Retention {
    /// LVM2's: at least 10, and 30 days.
    fn default() -> Self {
        Self { min: 10, days: 30 }
    }
}

/// An archive of a VG.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Archived {
    /// Its number: later ones have higher.
    pub number: u32,
    /// Its file.
    pub path: PathBuf,
}

/// Writes `text` to `path` so that the file is the old one or the new one at any moment.
///
/// # Errors
/// [`BackupError`]; then the old file is as it was.
pub fn write_file(path: &Path, text: impl Display) -> Result<(), BackupError> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = Temporary::write(dir, text)?;
    fs::rename(&temporary.0, path).map_err(|e| BackupError::new(path, "rename", e))?;
    flush_dir(dir)
}

/// Writes the backup of a VG: `dir/VG`.
///
/// # Errors
/// [`BackupError`].
pub fn write_backup(dir: &Path, vg: &VgName, text: impl Display) -> Result<(), BackupError> {
    make_dir(dir)?;
    write_file(&dir.join(vg.as_str()), text)
}

/// Removes the backup of a VG that is no more, or has another name now. That there is none is no error.
///
/// # Errors
/// [`BackupError`].
pub fn remove_backup(dir: &Path, vg: &VgName) -> Result<(), BackupError> {
    let path = dir.join(vg.as_str());
    match fs::remove_file(&path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(BackupError::new(&path, "unlink", e)),
        _ => Ok(()),
    }
}

/// Writes an archive of a VG under the next number, and removes those that `retention` lets go.
/// `random` makes the name differ from any that another host may have given.
///
/// # Errors
/// [`BackupError`]; an old archive that cannot be removed is none.
pub fn write_archive(
    dir: &Path,
    vg: &VgName,
    text: impl Display,
    random: u32,
    retention: Retention,
) -> Result<PathBuf, BackupError> {
    make_dir(dir)?;
    let temporary = Temporary::write(dir, text)?;
    let found = archives(dir, vg)?;
    let mut number = found.last().map_or(0, |last| last.number.saturating_add(1));
    let path = loop {
        let path = dir.join(format!("{vg}_{number:05}-{}.vg", random & 0x7fff_ffff));
        // A link, unlike a rename, never replaces what is there.
        match fs::hard_link(&temporary.0, &path) {
            Ok(()) => break path,
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && number < u32::MAX => number += 1,
            Err(e) => return Err(BackupError::new(&path, "link", e)),
        }
    };
    drop(temporary);
    flush_dir(dir)?;
    prune(&found, retention);
    Ok(path)
}

/// The archives of a VG, oldest first.
///
/// # Errors
/// [`BackupError`]: the folder cannot be read. A folder that is not there has none.
pub fn archives(dir: &Path, vg: &VgName) -> Result<Vec<Archived>, BackupError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(BackupError::new(dir, "scan", e)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| BackupError::new(dir, "scan", e))?;
        if let Some(number) = entry.file_name().to_str().and_then(|name| archive_number(name, vg)) {
            found.push(Archived { number, path: entry.path() });
        }
    }
    found.sort();
    Ok(found)
}

/// The number in `VG_NNNNN-RANDOM.vg`.
fn archive_number(file: &str, vg: &VgName) -> Option<u32> {
    let rest = file.strip_prefix(vg.as_str())?.strip_prefix('_')?.strip_suffix(".vg")?;
    let (number, random) = rest.split_once('-')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(number) && digits(random) { number.parse().ok() } else { None }
}

/// Removes the oldest archives beyond `retention.min` that are older than `retention.days`.
fn prune(found: &[Archived], retention: Retention) {
    // The archive just written counts too.
    let spare =
        (found.len() + 1).saturating_sub(usize::try_from(retention.min).unwrap_or(usize::MAX));
    let age = Duration::from_secs(u64::from(retention.days) * 24 * 60 * 60);
    let Some(oldest) = SystemTime::now().checked_sub(age) else { return };
    for archive in found.iter().take(spare) {
        match fs::symlink_metadata(&archive.path).and_then(|found| found.modified()) {
            Ok(written) if written < oldest => {
                let _ = fs::remove_file(&archive.path);
            }
            _ => return,
        }
    }
}

/// Reads a backup or an archive.
///
/// # Errors
/// [`BackupError`]: not there, no regular file, or too large to be one.
pub fn read_file(path: &Path) -> Result<Vec<u8>, BackupError> {
    let failed = |action, source| BackupError::new(path, action, source);
    let size = fs::metadata(path).map_err(|e| failed("stat", e))?.size();
    let mut file = OpenOptions::new()
        .read(true)
        .custom_flags(O_NONBLOCK)
        .open(path)
        .map_err(|e| failed("open", e))?;
    if !file.metadata().map_err(|e| failed("stat", e))?.is_file() {
        return Err(failed("open", io::Error::other("it is no regular file")));
    }
    if size > BACKUP_MAX {
        return Err(failed("read", io::Error::other("it is too large to be a backup")));
    }
    let mut text = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    Read::by_ref(&mut file)
        .take(BACKUP_MAX)
        .read_to_end(&mut text)
        .map_err(|e| failed("read", e))?;
    Ok(text)
}

fn make_dir(dir: &Path) -> Result<(), BackupError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(|e| BackupError::new(dir, "mkdir", e))
}

/// A rename lasts once its folder is flushed.
fn flush_dir(dir: &Path) -> Result<(), BackupError> {
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(|e| BackupError::new(dir, "fsync", e))
}

/// A flushed file under a name that nobody looks for; it goes when dropped, if it has not been renamed.
struct Temporary(PathBuf);

impl Temporary {
    fn write(dir: &Path, text: impl Display) -> Result<Self, BackupError> {
        let pid = std::process::id();
        for attempt in 0..1000 {
            let path = dir.join(format!(".lvm_{pid}_{attempt}"));
            let opened = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .custom_flags(O_NOFOLLOW)
                .open(&path);
            let mut file = match opened {
                Ok(file) => file,
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(e) => return Err(BackupError::new(&path, "open", e)),
            };
            let temporary = Self(path);
            write!(file, "{text}")
                .and_then(|()| file.sync_all())
                .map_err(|e| BackupError::new(&temporary.0, "write", e))?;
            return Ok(temporary);
        }
        let full =
            io::Error::new(io::ErrorKind::AlreadyExists, "too many left-over temporary files");
        Err(BackupError::new(dir, "open", full))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After a rename there is nothing under this name.
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn vg() -> VgName {
        VgName::new("vg").unwrap()
    }

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_backup_is_replaced_whole_and_private() {
        let dir = tempfile::tempdir().unwrap();
        let backup = dir.path().join("state/backup");
        write_backup(&backup, &vg(), "one").unwrap();
        write_backup(&backup, &vg(), "two").unwrap();
        assert_eq!(names(&backup), ["vg"]);
        assert_eq!(read_file(&backup.join("vg")).unwrap(), b"two");
        assert_eq!(fs::metadata(backup.join("vg")).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&backup).unwrap().mode() & 0o777, 0o700);
        remove_backup(&backup, &vg()).unwrap();
        remove_backup(&backup, &vg()).unwrap();
        assert!(names(&backup).is_empty());
    }

    #[test]
    fn a_planted_link_is_replaced_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        let precious = dir.path().join("precious");
        fs::write(&precious, "mine").unwrap();
        let backup = dir.path().join("backup");
        fs::create_dir(&backup).unwrap();
        symlink(&precious, backup.join("vg")).unwrap();
        symlink(&precious, backup.join(format!(".lvm_{}_0", std::process::id()))).unwrap();
        write_backup(&backup, &vg(), "text").unwrap();
        assert_eq!(fs::read_to_string(&precious).unwrap(), "mine");
        assert_eq!(read_file(&backup.join("vg")).unwrap(), b"text");
    }

    #[test]
    fn archives_are_numbered_and_those_of_other_vgs_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        for name in
            ["vg_00007-12.vg", "vg_x_00009-1.vg", "vg_00010-1.bak", "vg_00012-.vg", "vg_1_2.vg"]
        {
            fs::write(dir.path().join(name), "").unwrap();
        }
        let path =
            write_archive(dir.path(), &vg(), "text", u32::MAX, Retention::default()).unwrap();
        assert_eq!(path, dir.path().join("vg_00008-2147483647.vg"));
        let numbers: Vec<_> =
            archives(dir.path(), &vg()).unwrap().iter().map(|a| a.number).collect();
        assert_eq!(numbers, [7, 8]);
        let other = VgName::new("vg_x").unwrap();
        assert_eq!(archives(dir.path(), &other).unwrap().len(), 1);
        assert!(archives(&dir.path().join("none"), &vg()).unwrap().is_empty());
    }

    #[test]
    fn old_archives_go_but_never_below_the_minimum() {
        let dir = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - Duration::from_secs(40 * 24 * 60 * 60);
        for number in 0..5 {
            let path = dir.path().join(format!("vg_{number:05}-1.vg"));
            fs::write(&path, "").unwrap();
            if number < 3 {
                File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
            }
        }
        write_archive(dir.path(), &vg(), "", 1, Retention { min: 5, days: 30 }).unwrap();
        assert_eq!(names(dir.path()).first().map(String::as_str), Some("vg_00001-1.vg"));
        write_archive(dir.path(), &vg(), "", 1, Retention { min: 1, days: 30 }).unwrap();
        assert_eq!(names(dir.path()).first().map(String::as_str), Some("vg_00003-1.vg"));
        assert_eq!(names(dir.path()).len(), 4);
    }
}
