//! Cookies whose process is dead.
//!
//! A semaphore has no owner, and LVM2's say nothing of who made them. rlvm's come in sets of two: the first is the
//! cookie, as LVM2 and udev know it; the second counts one as long as the process lives, for the kernel takes that
//! back (`SEM_UNDO`) when the process ends in whatever way. So nothing is guessed: no process number that another
//! one may have by now, and sets of one are never touched.
//!
//! ```text
//! /proc/sysvipc/sem    key semid perms nsems uid gid cuid cgid otime ctime
//! ```
//! Source: `semop(2)`, `proc(5)`.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use nix::libc;

use super::cookie::{ALIVE, COOKIE, IN_SET, MAGIC, remove, value};

/// How long udev may go on with what a dead process has begun.
const PATIENCE: Duration = Duration::from_secs(60);
/// The same where udev has nothing to do: so long an event may be on its way to it.
const ON_ITS_WAY: Duration = Duration::from_secs(2);
/// There while udev has something to do.
const UDEV_QUEUE: &str = "/run/udev/queue";

/// A set of semaphores of the system's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Set {
    id: libc::c_int,
    /// Seconds since 1970 of the last operation; 0 where there was none.
    used: u64,
}

/// Removes the cookies of processes of ours that are dead. What cannot be seen or removed stays.
pub(super) fn remove_orphans() {
    let text = fs::read_to_string("/proc/sysvipc/sem").unwrap_or_default();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    for set in ours(&text) {
        let values = (value(set.id, ALIVE), value(set.id, COOKIE));
        let busy = Path::new(UDEV_QUEUE).exists();
        if is_orphan(set, values, now, if busy { PATIENCE } else { ON_ITS_WAY }) {
            remove(set.id);
        }
    }
}

/// Those that can be rlvm's.
fn ours(text: &str) -> impl Iterator<Item = Set> {
    text.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let key: i32 = words.next()?.parse().ok()?;
        let id = words.next()?.parse().ok()?;
        let count: u16 = words.nth(1)?.parse().ok()?;
        let used = words.nth(4)?.parse().ok()?;
        let is_cookie = key.cast_unsigned() & 0xFFFF_0000 == MAGIC;
        (is_cookie && count == IN_SET).then_some(Set { id, used })
    })
}

/// Whether nobody needs a set any more. `values` are those of both semaphores, as far as they can be had.
fn is_orphan(
    set: Set,
    values: (Option<i32>, Option<i32>),
    now: Duration,
    patience: Duration,
) -> bool {
    // One that nobody has used yet was made this moment.
    if set.used == 0 || values.0 != Some(0) {
        return false;
    }
    let idle = now.saturating_sub(Duration::from_secs(set.used));
    // The count of the dead process itself is left when udev is done with its devices. One that died between
    // counting and telling the kernel has counted what udev will never hear of.
    values.1.is_some_and(|left| left <= 1) || idle > patience
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_two_with_the_keys_of_cookies_are_ours() {
        let text = "       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime\n \
            223162469          3   600          1     0     0     0     0 1700000000 1700000000\n \
            223162470          4   600          2     0     0     0     0 1700000001 1700000000\n \
            1234               5   600          2     0     0     0     0 1700000002 1700000000\n \
            broken line\n";
        let found: Vec<_> = ours(text).collect();
        assert_eq!(found, [Set { id: 4, used: 1_700_000_001 }]);
    }

    #[test]
    fn only_what_a_dead_process_left_is_an_orphan() {
        let now = Duration::from_secs(1000);
        let orphan =
            |used, alive, cookie| is_orphan(Set { id: 1, used }, (alive, cookie), now, PATIENCE);
        assert!(orphan(999, Some(0), Some(1)));
        assert!(orphan(999, Some(0), Some(0)));
        assert!(!orphan(999, Some(1), Some(1)), "its process lives");
        assert!(!orphan(100, Some(1), Some(1)), "its process lives, for long");
        assert!(!orphan(999, Some(0), Some(3)), "udev is at work");
        assert!(orphan(100, Some(0), Some(3)), "udev will not come any more");
        assert!(!orphan(0, Some(0), Some(0)), "just made");
        assert!(!orphan(999, None, None), "it is gone, or not ours to see");
    }
}
