//! Locks that rlvm shares with LVM2.
//!
//! Two kinds of name: the global lock, which guards everything that belongs to no VG (orphan PVs, names of
//! VGs), and one for each VG. Who needs several takes the global one first, then VGs by their names.
//!
//! The only real implementation is [`FlockDir`]; [`NoLocks`] is `--nolocking`.

mod flock;

pub use flock::FlockDir;

use core::fmt;
use std::any::Any;

use crate::error::plain;
use crate::name::VgName;

/// What is locked. Ordered as locks are taken.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum LockName {
    /// Orphan PVs and the names of VGs.
    Global,
    /// A VG of that name, whether it exists yet or not.
    Vg(VgName),
}

impl fmt::Display for LockName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Global => f.write_str("P_global"),
            Self::Vg(name) => write!(f, "V_{name}"),
        }
    }
}

/// For whom else there is room.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LockMode {
    /// For readers.
    Shared,
    /// For nobody.
    Exclusive,
}

/// Why a lock was not got.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LockError {
    /// Somebody has it, and waiting was not allowed.
    #[error("Can't get {}.", wanted(.0))]
    Busy(LockName),
    /// The lock's file or its folder cannot be used.
    #[error("{path}: {action} failed: {}", plain(source))]
    Io {
        /// The file or folder.
        path: String,
        /// "open", "flock", "create", …
        action: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// The folder is a symbolic link, or others may write to it.
    #[error("{0} is no safe place for locks: it is a symbolic link, or others can change it")]
    Unsafe(String),
}

impl LockError {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Busy(_) => {
                Some("Another command holds it; try again when that has ended.".into())
            }
            _ => None,
        }
    }
}

/// A lock in LVM2's words.
fn wanted(name: &LockName) -> String {
    match name {
        LockName::Global => "global lock".into(),
        LockName::Vg(vg) => format!("lock for {vg}"),
    }
}

/// A lock that is held until it is dropped.
pub type Guard = Box<dyn Any + Send + Sync>;

/// A place to get locks from.
pub trait Locks: fmt::Debug + Send + Sync {
    /// Waits for a lock, or not, as the place was told.
    ///
    /// # Errors
    /// [`LockError`].
    fn lock(&self, name: &LockName, mode: LockMode) -> Result<Guard, LockError>;
}

/// No locks at all: the caller says that nobody else is there.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoLocks;

impl Locks for NoLocks {
    fn lock(&self, _: &LockName, _: LockMode) -> Result<Guard, LockError> {
        Ok(Box::new(()))
    }
}
