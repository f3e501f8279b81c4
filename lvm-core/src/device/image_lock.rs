//! Locks on image files, understood by QEMU as well, so that no image is written under a running machine.
//!
//! Open file description locks, gone with the file. QEMU marks what it does with an image by a read lock on
//! byte 100 + n, and what it does not let others do by one on byte 200 + n; n is 1 for writing (QEMU's
//! `block/file-posix.c`, `RAW_LOCK_PERM_BASE` and `RAW_LOCK_SHARED_BASE`).
//!
//! - A writer takes a write lock on the whole file: no reader, no QEMU.
//! - A reader takes a read lock on byte 201 and sees that nobody has byte 101: other readers, but no writer,
//!   and a QEMU that wants to write later is refused.

use std::fs::File;

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, fcntl};
use nix::libc;

use super::error::open_error;
use super::{DeviceError, OpenMode};
use crate::error::Result;

/// Held by a QEMU that writes.
const QEMU_WRITES: i64 = 101;
/// Held by a QEMU that lets nobody else write.
const QEMU_UNSHARED_WRITE: i64 = 201;

/// Takes the lock that goes with `mode`. It is held until the last copy of `file` is closed.
///
/// # Errors
/// [`DeviceError::ImageBusy`].
pub(super) fn lock(name: &str, file: &File, mode: OpenMode) -> Result<()> {
    let busy = || DeviceError::ImageBusy { device: name.to_owned() }.into();
    let wanted = match mode {
        OpenMode::Read => range(libc::F_RDLCK, QEMU_UNSHARED_WRITE, 1),
        OpenMode::Write | OpenMode::Exclusive => range(libc::F_WRLCK, 0, 0),
    };
    match fcntl(file, FcntlArg::F_OFD_SETLK(&wanted)) {
        Ok(_) => {}
        Err(Errno::EAGAIN | Errno::EACCES) => return Err(busy()),
        Err(errno) if !mode.writes() && is_unsupported(errno) => return Ok(()),
        Err(errno) => return Err(open_error(name, errno.into())),
    }
    if mode == OpenMode::Read {
        let mut other = range(libc::F_WRLCK, QEMU_WRITES, 1);
        fcntl(file, FcntlArg::F_OFD_GETLK(&mut other)).map_err(|e| open_error(name, e.into()))?;
        if i32::from(other.l_type) != libc::F_UNLCK {
            return Err(busy());
        }
    }
    Ok(())
}

/// A file system without locks: reading from it is harmless, writing is not.
fn is_unsupported(errno: Errno) -> bool {
    matches!(errno, Errno::ENOLCK | Errno::ENOSYS | Errno::EOPNOTSUPP | Errno::EINVAL)
}

/// `len` bytes from `start`; 0 for all that follow.
fn range(kind: i32, start: i64, len: i64) -> libc::flock {
    libc::flock {
        l_type: i16::try_from(kind).unwrap_or_default(),
        l_whence: i16::try_from(libc::SEEK_SET).unwrap_or_default(),
        l_start: start,
        l_len: len,
        l_pid: 0,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::path::{Path, PathBuf};
    use std::process::{Child, Command, Stdio};
    use std::sync::Arc;

    use super::super::{BlockDevice, OpenPolicy, open_device};
    use super::*;

    fn image(dir: &Path) -> PathBuf {
        let path = dir.join("disk.img");
        File::create(&path).unwrap().set_len(4 << 20).unwrap();
        path
    }

    fn open(path: &Path, mode: OpenMode) -> Result<Arc<dyn BlockDevice>> {
        open_device(path, mode, &OpenPolicy::default())
    }

    #[test]
    fn many_read_or_one_writes() {
        let dir = tempfile::tempdir().unwrap();
        let path = image(dir.path());
        let (one, two) =
            (open(&path, OpenMode::Read).unwrap(), open(&path, OpenMode::Read).unwrap());
        let refused = open(&path, OpenMode::Write).unwrap_err();
        assert_eq!(refused.to_string(), format!("{} is in use by another program", path.display()));
        drop((one, two));
        let writer = open(&path, OpenMode::Write).unwrap();
        assert!(open(&path, OpenMode::Read).is_err());
        assert!(open(&path, OpenMode::Write).is_err());
        drop(writer);
        assert!(open(&path, OpenMode::Exclusive).is_ok());
    }

    /// A `qemu-io` that holds the image until it is dropped.
    struct Qemu(Child);

    impl Qemu {
        fn start(path: &Path, read_only: bool) -> Option<Self> {
            let mut command = Command::new("qemu-io");
            command.args(["-f", "raw"]).args(read_only.then_some("-r")).arg(path);
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
            let mut child = command.spawn().ok()?;
            std::io::Write::write_all(child.stdin.as_mut()?, b"length\n").ok()?;
            let mut line = String::new();
            BufReader::new(child.stdout.as_mut()?).read_line(&mut line).ok()?;
            let qemu = Self(child);
            line.contains("4 MiB").then_some(qemu)
        }
    }

    impl Drop for Qemu {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    #[test]
    fn a_running_machine_and_we_keep_out_of_each_others_way() {
        if Command::new("qemu-io").arg("--version").stdout(Stdio::null()).status().is_err() {
            eprintln!("skipped: there is no qemu-io");
            return;
        }
        let dir = tempfile::tempdir().unwrap();
        let path = image(dir.path());

        let machine = Qemu::start(&path, false).unwrap();
        assert!(open(&path, OpenMode::Read).is_err(), "read under a machine that writes");
        assert!(open(&path, OpenMode::Write).is_err(), "write under a machine");
        drop(machine);

        let reader = Qemu::start(&path, true).unwrap();
        assert!(open(&path, OpenMode::Read).is_ok(), "read beside a reader");
        assert!(open(&path, OpenMode::Write).is_err(), "write under a reader");
        drop(reader);

        let ours = open(&path, OpenMode::Write).unwrap();
        assert!(Qemu::start(&path, false).is_none(), "a machine on what we write");
        drop(ours);
        let ours = open(&path, OpenMode::Read).unwrap();
        assert!(Qemu::start(&path, false).is_none(), "a machine that writes what we read");
        assert!(Qemu::start(&path, true).is_some(), "a machine that reads what we read");
        drop(ours);
    }
}
