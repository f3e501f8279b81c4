//! The kernel's device-mapper behind one small trait.
//!
//! [`Mapper`] moves names, tables and flags, and knows nothing of VGs. [`KernelMapper`] (feature `dm`) asks the
//! kernel; [`FakeKernel`] keeps the same rules in memory, so that what is above can be tested, and made to fail at
//! any step, without one.
//!
//! ```text
//! create ──> (no table) ──load──> (inactive table) ──resume──> (live table)
//!            suspend: I/O waits ── load, resume: the new table is live, and I/O goes on
//! ```
//! Source: the kernel's `include/uapi/linux/dm-ioctl.h`.

#[cfg(feature = "dm")]
mod cookie;
mod error;
mod fake;
#[cfg(feature = "dm")]
mod ioctl;
#[cfg(feature = "dm")]
mod kernel;
mod nodes;
#[cfg(feature = "dm")]
mod orphans;

pub use error::DmError;
pub use fake::FakeKernel;
#[cfg(feature = "dm")]
pub use kernel::KernelMapper;
pub use nodes::{Nodes, lv_of_name, node_name};

use std::time::Duration;

use crate::device::DeviceNumber;
use crate::units::Sectors;

/// Result with [`DmError`].
pub type Result<T, E = DmError> = core::result::Result<T, E>;

/// The longest name, and the longest uuid but one, that the kernel takes.
pub const NAME_MAX: usize = 127;

/// A device by one of the two things that are its own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DmId<'a> {
    /// By its name.
    Name(&'a str),
    /// By its uuid.
    Uuid(&'a str),
}

/// A device as the kernel has it now.
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the kernel's answer")]
pub struct DmInfo {
    /// Its name.
    pub name: String,
    /// Its uuid; empty where it has none.
    pub uuid: String,
    /// Its number.
    pub number: DeviceNumber,
    /// How many have it open.
    pub open_count: u32,
    /// Whether I/O waits.
    pub suspended: bool,
    /// Whether writes are refused.
    pub read_only: bool,
    /// Whether it has a table in use.
    pub live_table: bool,
    /// Whether a second table is loaded.
    pub inactive_table: bool,
}

/// A device to be made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewDevice<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its uuid.
    pub uuid: &'a str,
    /// Whether writes are to be refused.
    pub read_only: bool,
    /// The minor number that it shall have, where it shall have a certain one.
    pub minor: Option<u32>,
}

/// A line of a table, or of a status, as the kernel reads and prints it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KernelLine {
    /// Where it begins on the device.
    pub start: Sectors,
    /// How long it is.
    pub len: Sectors,
    /// Its target: `linear`, `striped`, …
    pub target: String,
    /// What follows.
    pub params: String,
}

impl std::fmt::Display for KernelLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (start, len) = (self.start.get(), self.len.get());
        write!(f, "{start} {len} {} {}", self.target, self.params)
    }
}

/// How a device is suspended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Suspend {
    /// I/O that is under way is waited for.
    pub flush: bool,
    /// A file system on it is brought into a state that can be mounted.
    pub freeze: bool,
}

/// What udev's rules shall leave out for a device; the bits of libdevmapper's cookie.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct UdevFlags(u16);

impl UdevFlags {
    /// As if whoever asks knew nothing of udev: everything is done.
    pub const BARE: Self = Self(0);
    /// Everything is done, and the nodes are udev's.
    pub const NONE: Self = Self::NO_FALLBACK;
    /// No rules of the subsystem: no links of LVM's.
    pub const NO_SUBSYSTEM: Self = Self(0x2);
    /// No links in `/dev/disk`.
    pub const NO_DISK: Self = Self(0x4);
    /// No rules of others: nothing is mounted or assembled.
    pub const NO_OTHER: Self = Self(0x8);
    /// Links of others come first.
    pub const LOW_PRIORITY: Self = Self(0x10 | 0x20);
    /// The library leaves the nodes to udev.
    pub const NO_FALLBACK: Self = Self(0x20);
    /// LVM's first flag: what is on it is not to be looked at yet.
    pub const NO_SCAN: Self = Self(0x100);
    /// A part of an LV, for LVM's eyes only.
    pub const PRIVATE: Self = Self(0x2 | 0x4 | 0x8 | 0x20);

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Without those of the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The bits.
    pub const fn bits(self) -> u16 {
        self.0
    }
}

/// How to get on with udev.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UdevSettings {
    /// Whether udev makes the nodes, where it runs.
    pub use_udev: bool,
    /// Whether to wait for it.
    pub wait: bool,
    /// How long at most.
    pub limit: Duration,
}

impl Default for UdevSettings {
    fn default() -> Self {
        Self { use_udev: true, wait: true, limit: Duration::from_secs(60) }
    }
}

/// The kernel's device-mapper.
///
/// What changes devices that udev looks at (`resume`, `remove`, `rename`) returns before udev is done;
/// [`Self::settle`] waits for all of them at once.
pub trait Mapper: Send + Sync {
    /// All devices, with names and numbers.
    ///
    /// # Errors
    /// The kernel refuses.
    fn list(&self) -> Result<Vec<(String, DeviceNumber)>>;

    /// One device; `None` where there is none.
    ///
    /// # Errors
    /// The kernel refuses.
    fn info(&self, id: DmId<'_>) -> Result<Option<DmInfo>>;

    /// Makes a device without a table.
    ///
    /// # Errors
    /// Its name, uuid or number is taken.
    fn create(&self, new: &NewDevice<'_>) -> Result<DmInfo>;

    /// Loads a table beside the live one.
    ///
    /// # Errors
    /// The kernel does not take the table; [`DmError::reason`] may say why.
    fn load(&self, name: &str, table: &[KernelLine], read_only: bool) -> Result<()>;

    /// Drops a table that was loaded and is not live.
    ///
    /// # Errors
    /// There is no such device.
    fn clear(&self, name: &str) -> Result<()>;

    /// Holds I/O back.
    ///
    /// # Errors
    /// The kernel refuses.
    fn suspend(&self, name: &str, how: Suspend) -> Result<()>;

    /// Makes a loaded table live, if there is one, and lets I/O go on.
    ///
    /// # Errors
    /// The new table does not work; the device stays suspended.
    fn resume(&self, name: &str, udev: UdevFlags) -> Result<()>;

    /// Removes a device that nobody has open.
    ///
    /// # Errors
    /// Somebody has it open.
    fn remove(&self, name: &str, udev: UdevFlags) -> Result<()>;

    /// Gives a device another name.
    ///
    /// # Errors
    /// The name is taken.
    fn rename(&self, from: &str, to: &str, udev: UdevFlags) -> Result<()>;

    /// The live table; with `inactive` the loaded one.
    ///
    /// # Errors
    /// There is no such device.
    fn table(&self, name: &str, inactive: bool) -> Result<Vec<KernelLine>>;

    /// What each target of the live table tells of itself.
    ///
    /// # Errors
    /// There is no such device.
    fn status(&self, name: &str) -> Result<Vec<KernelLine>>;

    /// The devices that the live table lies on.
    ///
    /// # Errors
    /// There is no such device.
    fn deps(&self, name: &str) -> Result<Vec<DeviceNumber>>;

    /// Says something to the target at a sector; its answer, if it gives one.
    ///
    /// # Errors
    /// The target refuses.
    fn message(&self, name: &str, sector: Sectors, text: &str) -> Result<Option<String>>;

    /// How far a device reads ahead.
    ///
    /// # Errors
    /// There is no such device.
    fn read_ahead(&self, number: DeviceNumber) -> Result<Sectors>;

    /// Sets how far a device reads ahead.
    ///
    /// # Errors
    /// There is no such device.
    fn set_read_ahead(&self, number: DeviceNumber, to: Sectors) -> Result<()>;

    /// Whether udev makes the nodes below `/dev`.
    fn has_udev(&self) -> bool;

    /// Waits until udev is done with all that has happened since the last call.
    ///
    /// # Errors
    /// [`DmError::Udev`]: it was not in time. What was waited for is let go.
    fn settle(&self) -> Result<()>;
}
