//! Who uses a block device: what is mounted, swap, devices above it, processes that have it open.
//!
//! ```text
//! /proc/self/mountinfo, /proc/swaps          mounted, swapped to
//! /sys/dev/block/M:m/holders/                device-mapper, md, bcache above it
//! /sys/block/loopN/loop/backing_file         loop devices over it
//! /sys/fs/TYPE/NAME                          mounted, though maybe for other processes only
//! /proc/PID/{fd/,comm,mountinfo,ns/mnt}      who has it open, where it is mounted for them
//! ```
//! The kernel counts who has a device open, but tells nobody who that is; what is found here is as much as the
//! rights of the caller allow, in a bounded time. Source: `proc(5)`, `Documentation/ABI/testing/sysfs-block`.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

mod mounts;
mod residents;

pub use mounts::{Mount, Swap};
pub use residents::{Resident, name_residents, residents_of};

use super::DeviceNumber;
use mounts::{parse_mounts, parse_swaps};

/// How long all processes are looked through at most.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many uses a hint names.
const NAMED: usize = 5;

/// One way in which a device is in use.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Use {
    /// Mounted.
    Mounted {
        /// Where.
        at: PathBuf,
    },
    /// Mounted for other processes only.
    MountedElsewhere {
        /// Where, and one of the processes, if that could be found out.
        at: Option<(PathBuf, Process)>,
    },
    /// Swapped to.
    Swap,
    /// Below another device.
    Held {
        /// Its device-mapper name, else the kernel's.
        by: String,
    },
    /// Below a loop device.
    Loop {
        /// The kernel's name of it.
        by: String,
    },
    /// A process has it open.
    Open {
        /// Which.
        by: Process,
    },
}

/// A process.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Process {
    /// Its number.
    pub pid: u32,
    /// The kernel's name for it: at most 15 bytes.
    pub name: String,
}

impl fmt::Display for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "process {} ({})", self.pid, self.name)
    }
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mounted { at } => write!(f, "mounted at {}", at.display()),
            Self::MountedElsewhere { at: Some((at, process)) } => {
                write!(f, "mounted at {} for {process}", at.display())
            }
            Self::MountedElsewhere { at: None } => write!(f, "mounted for other processes"),
            Self::Swap => write!(f, "used as swap"),
            Self::Held { by } => write!(f, "used by device {by}"),
            Self::Loop { by } => write!(f, "used by loop device {by}"),
            Self::Open { by } => write!(f, "open in {by}"),
        }
    }
}

/// An LV is in use, and so cannot be removed, deactivated or reduced.
///
/// The line is LVM2's; who uses it is the hint.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("Logical volume {lv} {}", how(uses))]
pub struct UseError {
    /// `VG/LV`
    pub lv: String,
    /// What could be found out. Empty where the kernel counts a use that nobody is known for.
    pub uses: Vec<Use>,
}

impl UseError {
    /// Who uses it.
    pub fn hint(&self) -> Option<String> {
        let mut named: Vec<String> =
            self.uses.iter().take(NAMED).map(ToString::to_string).collect();
        let more = self.uses.len().saturating_sub(NAMED);
        if more > 0 {
            named.push(format!("and {more} more"));
        }
        (!named.is_empty()).then(|| format!("{} is {}", self.lv, named.join(", ")))
    }
}

/// In LVM2's words, which it looks for in this order.
fn how(uses: &[Use]) -> &'static str {
    let any = |test: fn(&Use) -> bool| uses.iter().any(test);
    if any(|one| matches!(one, Use::Held { .. })) {
        "is used by another device."
    } else if any(|one| matches!(one, Use::Mounted { .. } | Use::MountedElsewhere { .. })) {
        "contains a filesystem in use."
    } else {
        "in use."
    }
}

/// Refuses if a device is in use. `lv` is its name for people, `VG/LV`; `open_count` is how often the kernel says
/// it is open, where that is known: then nothing else decides, and nobody is looked for while it is 0.
///
/// # Errors
/// [`UseError`] says who uses it.
pub fn check_unused(
    lv: &str,
    number: DeviceNumber,
    open_count: Option<u32>,
) -> Result<(), UseError> {
    if open_count == Some(0) {
        return Ok(());
    }
    let uses = uses_of(number);
    if uses.is_empty() && open_count.is_none() {
        return Ok(());
    }
    Err(UseError { lv: lv.to_owned(), uses })
}

/// All that is known of who uses a device.
pub fn uses_of(number: DeviceNumber) -> Vec<Use> {
    Machine::this().uses_of(number)
}

/// Whether a device is in use for longer than a moment: mounted, swapped to, or under another device.
pub fn is_held(number: DeviceNumber) -> bool {
    let machine = Machine::this();
    !machine.holders(number).is_empty()
        || !machine.mounts_of(number).is_empty()
        || machine.swap_of(number).is_some()
}

/// Where a device is mounted for this process; the oldest mount first.
pub fn mounts_of(number: DeviceNumber) -> Vec<Mount> {
    Machine::this().mounts_of(number)
}

/// The swap area on a device, if it is swapped to.
pub fn swap_of(number: DeviceNumber) -> Option<Swap> {
    Machine::this().swap_of(number)
}

/// The numbers of the block device at a path.
pub fn number_of(path: &Path) -> Option<DeviceNumber> {
    let meta = fs::metadata(path).ok()?;
    meta.file_type().is_block_device().then(|| DeviceNumber::of_rdev(meta.rdev()))
}

/// Where devices are mounted for this process and which are swapped to, read once: for looking at many.
#[derive(Clone, Debug, Default)]
pub struct Mounted {
    /// Which device, and where; the oldest mount first.
    places: Vec<(DeviceNumber, String)>,
}

impl Mounted {
    /// What is so now.
    pub fn now() -> Self {
        Machine::this().mounted()
    }

    /// The same of a machine whose folders lie below another one than `/`.
    pub(crate) fn below(root: &Path) -> Self {
        Machine { root: root.to_path_buf(), ..Machine::this() }.mounted()
    }

    /// How many mounts and swap areas a device has.
    pub(crate) fn count_of(&self, number: DeviceNumber) -> usize {
        self.places.iter().filter(|(device, _)| *device == number).count()
    }

    /// Where a device is mounted, the oldest mount first, and `[SWAP]` if it is swapped to.
    pub fn uses_of(&self, number: DeviceNumber) -> Vec<String> {
        let here = self.places.iter().filter(|(device, _)| *device == number);
        here.map(|(_, place)| place.clone()).collect()
    }
}

/// The folders in which the kernel tells of itself.
struct Machine {
    root: PathBuf,
    /// What block device is at a path; files stand for devices in tests.
    number_of: fn(&Path) -> Option<DeviceNumber>,
    patience: Duration,
}

impl Machine {
    fn this() -> Self {
        Self { root: PathBuf::from("/"), number_of, patience: PATIENCE }
    }

    /// A path of the machine.
    fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        let path = path.as_ref();
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    fn read(&self, path: impl AsRef<Path>) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_default()
    }

    fn text(&self, path: impl AsRef<Path>) -> Option<String> {
        let text = String::from_utf8_lossy(&self.read(path)).trim_end().to_owned();
        (!text.is_empty()).then_some(text)
    }

    fn uses_of(&self, number: DeviceNumber) -> Vec<Use> {
        let mut uses: Vec<Use> = self
            .mounts_of(number)
            .into_iter()
            .map(|mount| Use::Mounted { at: mount.point })
            .collect();
        let elsewhere = uses.is_empty() && self.has_mounted_file_system(number);
        uses.extend(self.swap_of(number).map(|_| Use::Swap));
        uses.extend(self.holders(number).into_iter().map(|by| Use::Held { by }));
        uses.extend(self.loops(number).into_iter().map(|by| Use::Loop { by }));
        let found = self.processes(number, elsewhere);
        if elsewhere {
            uses.push(Use::MountedElsewhere { at: found.mount });
        }
        uses.extend(found.open.into_iter().map(|by| Use::Open { by }));
        uses
    }

    fn swap_of(&self, number: DeviceNumber) -> Option<Swap> {
        let swaps = parse_swaps(&self.read("proc/swaps"));
        swaps.into_iter().find(|swap| self.is(&swap.path, number))
    }

    fn mounts_of(&self, number: DeviceNumber) -> Vec<Mount> {
        self.mounts_in("proc/self/mountinfo", number)
    }

    fn all_mounts(&self) -> Vec<Mount> {
        parse_mounts(&self.read("proc/self/mountinfo"))
    }

    fn mounts_in(&self, path: &str, number: DeviceNumber) -> Vec<Mount> {
        let mut mounts = parse_mounts(&self.read(path));
        mounts.retain(|mount| {
            // File systems over several devices have a number of their own.
            mount.number == number || mount.number.major == 0 && self.is(&mount.source, number)
        });
        mounts
    }

    fn mounted(&self) -> Mounted {
        let mounts = self.all_mounts().into_iter().filter_map(|mount| {
            let number = match mount.number.major {
                0 => self.device_at(&mount.source)?,
                _ => mount.number,
            };
            Some((number, mount.point.display().to_string()))
        });
        let swaps = parse_swaps(&self.read("proc/swaps")).into_iter();
        let swaps =
            swaps.filter_map(|swap| Some((self.device_at(&swap.path)?, "[SWAP]".to_owned())));
        Mounted { places: mounts.chain(swaps).collect() }
    }

    /// Whether a path leads to the device.
    fn is(&self, path: &Path, number: DeviceNumber) -> bool {
        self.device_at(path) == Some(number)
    }

    /// The device that a path leads to. Only below `/dev` it is looked at: elsewhere that may take for ever.
    fn device_at(&self, path: &Path) -> Option<DeviceNumber> {
        path.starts_with("/dev").then(|| (self.number_of)(&self.path(path))).flatten()
    }

    fn kernel_name(&self, number: DeviceNumber) -> Option<OsString> {
        let folder = fs::canonicalize(self.path(format!("sys/dev/block/{number}"))).ok()?;
        folder.file_name().map(ToOwned::to_owned)
    }

    /// Whether the kernel has a file system on the device, mounted for whomever. Not all kinds tell.
    fn has_mounted_file_system(&self, number: DeviceNumber) -> bool {
        let Some(name) = self.kernel_name(number) else { return false };
        let kinds = fs::read_dir(self.path("sys/fs")).into_iter().flatten().flatten();
        kinds.into_iter().any(|kind| kind.path().join(&name).is_dir())
    }

    fn holders(&self, number: DeviceNumber) -> Vec<String> {
        let folder = self.path(format!("sys/dev/block/{number}/holders"));
        names_in(&folder)
            .into_iter()
            .map(|name| self.text(format!("sys/block/{name}/dm/name")).unwrap_or(name))
            .collect()
    }

    fn loops(&self, number: DeviceNumber) -> Vec<String> {
        let mut names = names_in(&self.path("sys/block"));
        names.retain(|name| {
            name.starts_with("loop")
                && self
                    .text(format!("sys/block/{name}/loop/backing_file"))
                    .is_some_and(|file| self.is(Path::new(&file), number))
        });
        names
    }

    /// Looks through the processes for who has the device open, and with `mounts` for where it is mounted.
    fn processes(&self, number: DeviceNumber, mounts: bool) -> Processes {
        let mut found = Processes::default();
        let mut known = HashSet::new();
        for pid in self.pids_in_time() {
            if self.has_open(pid, number) {
                found.open.push(self.process(pid));
            }
            let wanted = mounts && found.mount.is_none();
            let space = || fs::read_link(self.path(format!("proc/{pid}/ns/mnt"))).ok();
            if wanted && space().is_some_and(|space| known.insert(space)) {
                let first =
                    self.mounts_in(&format!("proc/{pid}/mountinfo"), number).into_iter().next();
                found.mount = first.map(|mount| (mount.point, self.process(pid)));
            }
        }
        found
    }

    /// The processes that `test` is true for.
    fn processes_that(&self, test: impl Fn(u32) -> bool) -> Vec<Process> {
        self.pids_in_time().filter(|pid| test(*pid)).map(|pid| self.process(pid)).collect()
    }

    /// The numbers of all other processes, the lowest first; no more of them when the time is over.
    fn pids_in_time(&self) -> impl Iterator<Item = u32> {
        let mut pids: Vec<u32> =
            names_in(&self.path("proc")).iter().filter_map(|name| name.parse().ok()).collect();
        pids.sort_unstable();
        pids.retain(|pid| *pid != std::process::id());
        let end = Instant::now().checked_add(self.patience);
        pids.into_iter().take_while(move |_| end.is_none_or(|end| Instant::now() <= end))
    }

    fn process(&self, pid: u32) -> Process {
        Process { pid, name: self.text(format!("proc/{pid}/comm")).unwrap_or_default() }
    }

    fn has_open(&self, pid: u32, number: DeviceNumber) -> bool {
        let entries = fs::read_dir(self.path(format!("proc/{pid}/fd"))).into_iter().flatten();
        entries.flatten().map(|entry| entry.path()).any(|fd| {
            // What is a device is seen by its path first: asking a file on a dead server would hang.
            let is_node = fs::read_link(&fd)
                .is_ok_and(|to| to.as_os_str().as_bytes().windows(5).any(|part| part == b"/dev/"));
            is_node && (self.number_of)(&fd) == Some(number)
        })
    }
}

/// What looking through processes has found.
#[derive(Default)]
struct Processes {
    open: Vec<Process>,
    mount: Option<(PathBuf, Process)>,
}

/// The names in a folder, sorted; none where there is no folder.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests;
