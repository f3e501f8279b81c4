//! udev's cookies: how udev tells that it is done with a device.
//!
//! A cookie is the key of a System V semaphore, `0x0D4D` in its upper half. Whoever changes a device counts it up
//! and hands the cookie to the kernel, which puts it into the uevent; udev's last rule runs
//! `dmsetup udevcomplete COOKIE`, which counts it down. Our own count of one goes last; then zero is waited for.
//! Source: libdevmapper's documented protocol, `dm_udev_wait(3)` and `udev(7)` rules `10-dm` and `95-dm-notify`.

use std::io;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::libc;

use super::orphans::remove_orphans;
use super::{DmError, UdevFlags};

/// The upper half of each cookie.
pub(super) const MAGIC: u32 = 0x0D4D << 16;
/// The flag in the cookie's upper half that says that a tool waits for it.
pub(super) const PRIMARY_SOURCE: u16 = 0x40;
/// How many semaphores a cookie has; LVM2's have one.
pub(super) const IN_SET: u16 = 2;
/// The one that is counted down.
pub(super) const COOKIE: u16 = 0;
/// The one that counts one as long as this process lives; see `orphans`.
pub(super) const ALIVE: u16 = 1;
/// Who may touch the semaphore: root.
const MODE: libc::c_int = 0o600;
/// How many keys are tried before giving up: they are random, and few are taken.
const TRIES: u32 = 16;

/// One semaphore, and how many devices are waited for. Dropping it removes it from the system.
#[derive(Debug)]
pub(super) struct Cookie {
    key: u32,
    set: libc::c_int,
    /// The devices, for the message of a time-out.
    devices: Vec<String>,
}

impl Cookie {
    /// Makes a semaphore of a random key that counts one: our own. Those that dead processes left go.
    pub(super) fn new(mut random: impl FnMut() -> u16) -> Result<Self, DmError> {
        let failed = |source| DmError::Semaphore { source };
        remove_orphans();
        for _ in 0..TRIES {
            let base = random();
            if base == 0 {
                continue;
            }
            let key = MAGIC | u32::from(base);
            match create(key) {
                Ok(set) => {
                    let cookie = Self { key, set, devices: Vec::new() };
                    cookie.begin().map_err(failed)?;
                    return Ok(cookie);
                }
                Err(error) if error.raw_os_error() == Some(libc::EEXIST) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(io::Error::from_raw_os_error(libc::EEXIST)))
    }

    /// Counts one more device, and returns what goes with it to the kernel.
    pub(super) fn enter(&mut self, device: &str, flags: UdevFlags) -> Result<u32, DmError> {
        self.add(1, 0).map_err(|source| DmError::Semaphore { source })?;
        self.devices.push(device.to_owned());
        Ok((u32::from(flags.bits() | PRIMARY_SOURCE) << 16) | (self.key & 0xFFFF))
    }

    /// Takes a device back: the kernel refused, or sends no event.
    pub(super) fn leave(&mut self, device: &str) {
        if let Some(at) = self.devices.iter().rposition(|entered| entered == device) {
            self.devices.remove(at);
        }
        // Nobody else counts for it: at worst the wait below ends by its time.
        let _ = self.add(-1, libc::IPC_NOWAIT);
    }

    /// Waits until udev is done with all devices, `limit` at most.
    pub(super) fn wait(self, limit: Duration) -> Result<(), DmError> {
        let failed = |source| DmError::Semaphore { source };
        self.add(-1, libc::IPC_NOWAIT).map_err(failed)?;
        let end = Instant::now() + limit;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match wait_for_zero(self.set, left) {
                // Where it is gone, `dmsetup udevcomplete_all` removed it: somebody wants us to go on.
                Ok(()) | Err(Errno::EIDRM | Errno::EINVAL) => return Ok(()),
                Err(Errno::EINTR) if !left.is_zero() => {}
                Err(Errno::EAGAIN | Errno::EINTR) => {
                    return Err(DmError::Udev {
                        seconds: limit.as_secs(),
                        what: self.devices.join(", "),
                    });
                }
                Err(errno) => return Err(failed(errno.into())),
            }
        }
    }

    fn add(&self, by: i16, flags: libc::c_int) -> io::Result<()> {
        semop(self.set, &mut [operation(COOKIE, by, flags)])
    }

    /// Counts one, and says that we live, in one step.
    fn begin(&self) -> io::Result<()> {
        semop(self.set, &mut [operation(COOKIE, 1, 0), operation(ALIVE, 1, libc::SEM_UNDO)])
    }
}

fn operation(semaphore: u16, by: i16, flags: libc::c_int) -> libc::sembuf {
    let flags = i16::try_from(flags).unwrap_or_default();
    libc::sembuf { sem_num: semaphore, sem_op: by, sem_flg: flags }
}

impl Drop for Cookie {
    fn drop(&mut self) {
        remove(self.set);
    }
}

#[expect(unsafe_code, reason = "nix has no System V semaphores")]
fn create(key: u32) -> io::Result<libc::c_int> {
    let flags = MODE | libc::IPC_CREAT | libc::IPC_EXCL;
    // SAFETY: three integers; the call touches no memory of ours.
    let set = unsafe { libc::semget(key.cast_signed(), IN_SET.into(), flags) };
    Errno::result(set).map_err(io::Error::from)
}

#[expect(unsafe_code, reason = "nix has no System V semaphores")]
fn semop(set: libc::c_int, ops: &mut [libc::sembuf]) -> io::Result<()> {
    // SAFETY: `ops` are as many valid `sembuf`s as their length says, and outlive the call.
    let done = unsafe { libc::semop(set, ops.as_mut_ptr(), ops.len()) };
    Errno::result(done).map(drop).map_err(io::Error::from)
}

#[expect(unsafe_code, reason = "nix has no System V semaphores, and libc no semtimedop")]
fn wait_for_zero(set: libc::c_int, limit: Duration) -> Result<(), Errno> {
    let mut op = operation(COOKIE, 0, 0);
    let limit = nix::sys::time::TimeSpec::from_duration(limit);
    let limit: &libc::timespec = limit.as_ref();
    let count: libc::size_t = 1;
    // SAFETY: the arguments are those of semtimedop(2): a set, one valid `sembuf`, its count, a valid `timespec`;
    // both outlive the call.
    let done = unsafe {
        libc::syscall(libc::SYS_semtimedop, set, &raw mut op, count, core::ptr::from_ref(limit))
    };
    Errno::result(done).map(drop)
}

/// What a semaphore of a set counts; `None` where it is gone or not ours to see.
#[expect(unsafe_code, reason = "nix has no System V semaphores")]
pub(super) fn value(set: libc::c_int, semaphore: u16) -> Option<libc::c_int> {
    // SAFETY: integers only; GETVAL takes no further argument.
    let value = unsafe { libc::semctl(set, semaphore.into(), libc::GETVAL) };
    Errno::result(value).ok()
}

#[expect(unsafe_code, reason = "nix has no System V semaphores")]
pub(super) fn remove(set: libc::c_int) {
    // SAFETY: integers only; IPC_RMID ignores the number and takes no further argument.
    let _ = unsafe { libc::semctl(set, 0, libc::IPC_RMID) };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie(base: u16) -> Cookie {
        let mut next = base;
        Cookie::new(|| {
            next = next.wrapping_add(1);
            next
        })
        .unwrap()
    }

    fn exists(key: u32) -> bool {
        #[expect(unsafe_code, reason = "the test looks for the semaphore itself")]
        // SAFETY: integers only.
        let set = unsafe { libc::semget(key.cast_signed(), 1, 0) };
        set >= 0
    }

    #[test]
    fn a_cookie_without_devices_is_done_at_once_and_gone() {
        let cookie = cookie(0x7100);
        let key = cookie.key;
        assert!(exists(key));
        cookie.wait(Duration::from_secs(5)).unwrap();
        assert!(!exists(key));
    }

    #[test]
    fn what_udev_does_not_finish_is_given_up_in_time_and_named() {
        let mut cookie = cookie(0x7200);
        let key = cookie.key;
        let value = cookie.enter("vg-lv", UdevFlags::PRIVATE).unwrap();
        assert_eq!(value & 0xFFFF, key & 0xFFFF);
        assert_eq!(value >> 16, 0x6E, "the flags and the primary source");
        let error = cookie.wait(Duration::from_millis(30)).unwrap_err();
        assert_eq!(error.to_string(), "Gave up waiting 0 s for udev to process vg-lv.");
        assert!(!exists(key));
    }

    #[test]
    fn a_device_that_was_taken_back_is_not_waited_for() {
        let mut cookie = cookie(0x7300);
        cookie.enter("vg-lv", UdevFlags::NONE).unwrap();
        cookie.leave("vg-lv");
        cookie.wait(Duration::from_secs(5)).unwrap();
    }

    #[test]
    fn the_cookie_of_a_live_process_stays_and_that_of_a_dead_one_goes() {
        let left = cookie(0x7500);
        remove_orphans();
        assert_eq!(value(left.set, ALIVE), Some(1));
        assert!(exists(left.key));
        // As the kernel does it when a process dies.
        semop(left.set, &mut [operation(ALIVE, -1, libc::SEM_UNDO)]).unwrap();
        let next = cookie(0x7600);
        assert!(!exists(left.key));
        assert!(exists(next.key));
    }

    #[test]
    fn another_process_counting_down_ends_the_wait() {
        let mut cookie = cookie(0x7400);
        cookie.enter("vg-lv", UdevFlags::NONE).unwrap();
        let set = cookie.set;
        let other = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(20));
            semop(set, &mut [operation(COOKIE, -1, libc::IPC_NOWAIT)]).unwrap();
        });
        cookie.wait(Duration::from_secs(10)).unwrap();
        other.join().unwrap();
    }
}
