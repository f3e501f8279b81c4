//! LVM2's lock files: `flock` on `P_global` and `V_NAME` in one folder.
//!
//! As LVM2 2.03.16 does it (seen by tracing its system calls):
//! - Files have mode 0700 and are made when needed. Whoever unlocks one tries to get it exclusively for a
//!   moment and, having it, removes it; so a lock counts only if its file is still the one under that name.
//! - Beside each file stands `FILE:aux`. A writer holds it while it waits for the file; a reader has to get it
//!   once before it may wait. So a stream of readers cannot keep a writer out.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};
use nix::libc::{O_APPEND, O_NOFOLLOW};
use nix::unistd::geteuid;

use super::{Guard, LockError, LockMode, LockName, Locks};

/// How often a lock is tried again whose file was replaced meanwhile.
const REPLACED_MAX: u32 = 100_000;

/// A folder of lock files.
#[derive(Clone, Debug)]
pub struct FlockDir {
    dir: PathBuf,
    wait: bool,
}

impl FlockDir {
    /// Uses `dir`, which is made private to its owner when it is missing. `wait` says whether to wait for a
    /// lock that somebody holds.
    ///
    /// # Errors
    /// [`LockError`]: the folder cannot be made, or it is not safe.
    pub fn new(dir: &Path, wait: bool) -> Result<Self, LockError> {
        let failed =
            |action, source| LockError::Io { path: dir.display().to_string(), action, source };
        match DirBuilder::new().recursive(true).mode(0o700).create(dir) {
            Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err(failed("create", e)),
            _ => {}
        }
        let found = fs::symlink_metadata(dir).map_err(|e| failed("stat", e))?;
        // A folder of somebody else's, or one that anybody may write to, could hold planted files.
        let owner = found.uid() == geteuid().as_raw() || found.uid() == 0;
        if !found.is_dir() || !owner || found.mode() & 0o002 != 0 {
            return Err(LockError::Unsafe(dir.display().to_string()));
        }
        Ok(Self { dir: dir.to_owned(), wait })
    }
}

/// Opens and locks one file; what it got is still under that name.
fn take(path: &Path, name: &LockName, arg: FlockArg) -> Result<Flock<File>, LockError> {
    let failed =
        |action, source| LockError::Io { path: path.display().to_string(), action, source };
    for _ in 0..REPLACED_MAX {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o700)
            .custom_flags(O_APPEND | O_NOFOLLOW)
            .open(path)
            .map_err(|e| failed("open", e))?;
        let mut pending = file;
        let lock = loop {
            match Flock::lock(pending, arg) {
                Ok(lock) => break lock,
                Err((file, Errno::EINTR)) => pending = file,
                Err((_, Errno::EWOULDBLOCK)) => return Err(LockError::Busy(name.clone())),
                Err((_, errno)) => return Err(failed("flock", errno.into())),
            }
        };
        if is_at(&lock, path) {
            return Ok(lock);
        }
    }
    Err(failed("flock", io::Error::other("the file is replaced again and again")))
}

/// Whether the open file is the one that has that name.
fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(named)) => open.ino() == named.ino() && open.dev() == named.dev(),
        _ => false,
    }
}

impl Locks for FlockDir {
    fn lock(&self, name: &LockName, mode: LockMode) -> Result<Guard, LockError> {
        let path = self.dir.join(name.to_string());
        let aux_path = self.dir.join(format!("{name}:aux"));
        let (exclusive, shared) = if self.wait {
            (FlockArg::LockExclusive, FlockArg::LockShared)
        } else {
            (FlockArg::LockExclusiveNonblock, FlockArg::LockSharedNonblock)
        };
        let aux = Held::new(take(&aux_path, name, exclusive)?, aux_path);
        let lock = match mode {
            LockMode::Exclusive => take(&path, name, exclusive)?,
            LockMode::Shared => {
                drop(aux);
                return Ok(Box::new(Held::new(take(&path, name, shared)?, path)));
            }
        };
        drop(aux);
        Ok(Box::new(Held::new(lock, path)))
    }
}

/// A locked file, which goes when nobody else wants it.
struct Held {
    lock: Option<Flock<File>>,
    path: PathBuf,
}

impl Held {
    const fn new(lock: Flock<File>, path: PathBuf) -> Self {
        Self { lock: Some(lock), path }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(lock) = self.lock.take() else { return };
        // Whoever waits gets it now; only if nobody does is the file ours alone and may be removed.
        let Ok(file) = lock.unlock() else { return };
        if let Ok(alone) = Flock::lock(file, FlockArg::LockExclusiveNonblock)
            && is_at(&alone, &self.path)
        {
            // A file that stays is in nobody's way.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::name::VgName;

    fn vg() -> LockName {
        LockName::Vg(VgName::new("my-vg").unwrap())
    }

    #[test]
    fn locks_are_files_that_go_when_unlocked() {
        let dir = tempfile::tempdir().unwrap();
        let locks = FlockDir::new(&dir.path().join("a/lock"), true).unwrap();
        let guard = locks.lock(&vg(), LockMode::Exclusive).unwrap();
        let path = dir.path().join("a/lock/V_my-vg");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(dir.path().join("a/lock")).unwrap().count(), 1, "no :aux stays");
        drop(guard);
        assert!(!path.exists());
        assert_eq!(fs::metadata(dir.path().join("a/lock")).unwrap().mode() & 0o777, 0o700);
    }

    #[test]
    fn readers_share_and_writers_do_not() {
        let dir = tempfile::tempdir().unwrap();
        let locks = FlockDir::new(dir.path(), false).unwrap();
        let first = locks.lock(&LockName::Global, LockMode::Shared).unwrap();
        let second = locks.lock(&LockName::Global, LockMode::Shared).unwrap();
        let busy = locks.lock(&LockName::Global, LockMode::Exclusive);
        assert!(matches!(busy, Err(LockError::Busy(LockName::Global))));
        drop((first, second));
        let writer = locks.lock(&LockName::Global, LockMode::Exclusive).unwrap();
        let busy = locks.lock(&LockName::Global, LockMode::Shared);
        assert!(matches!(busy, Err(LockError::Busy(_))));
        assert!(locks.lock(&vg(), LockMode::Exclusive).is_ok(), "another name is free");
        drop(writer);
        assert!(locks.lock(&LockName::Global, LockMode::Shared).is_ok());
    }

    /// Files come and go all the time here: a lock on a file that is no longer there would let two in.
    #[test]
    fn only_one_writer_is_in_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let locks = FlockDir::new(dir.path(), true).unwrap();
        let (inside, entered) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        let _guard = locks.lock(&vg(), LockMode::Exclusive).unwrap();
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        thread::sleep(Duration::from_micros(10));
                        inside.fetch_sub(1, Ordering::SeqCst);
                        entered.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(entered.into_inner(), 800);
    }

    #[test]
    fn planted_links_are_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        fs::write(&target, "precious").unwrap();
        let locks = FlockDir::new(&dir.path().join("locks"), true).unwrap();
        std::os::unix::fs::symlink(&target, dir.path().join("locks/P_global")).unwrap();
        assert!(matches!(
            locks.lock(&LockName::Global, LockMode::Shared),
            Err(LockError::Io { action: "open", .. })
        ));
        std::os::unix::fs::symlink(dir.path().join("locks"), dir.path().join("link")).unwrap();
        assert!(matches!(FlockDir::new(&dir.path().join("link"), true), Err(LockError::Unsafe(_))));
        assert_eq!(fs::read_to_string(target).unwrap(), "precious");
    }
}
