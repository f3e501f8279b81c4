//! What a command is given: devices, locks, clock, ids, settings.
//!
//! A [`Host`] knows where to look and how; a [`Session`] holds the locks and what was found under them. All
//! that differs between machines and runs is in [`Settings`] and [`Entropy`], so that tests give their own.

mod access;
mod activation;
mod change;
mod entropy;
pub mod filesystem;
mod handle;
mod hints;
mod kernel;
mod nodes;
mod online;
mod repair;
mod session;
mod signals;

pub use crate::device::usage::{
    Mount, Mounted, Process, Swap, Use, UseError, check_unused, mounts_of, number_of, swap_of,
    uses_of,
};
pub use access::{Access, AccessError};
pub use activation::{Activate, KernelSettings};
pub use entropy::{Entropy, FixedEntropy, SystemEntropy};
pub use handle::Handle;
pub use kernel::{ActiveLvs, MappedLvs};
pub use nodes::LateLink;
pub use online::{OnlineFiles, OnlinePv, Recorded};
pub use session::Session;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::device::OpenPolicy;
use crate::device::scan::{ContentRules, ScanRules};
use crate::dm::Mapper;
use crate::error::Result;
use crate::local_time::Zone;
use crate::lock::{FlockDir, Locks, NoLocks};
use crate::model::Stamp;
use crate::store::backup::Retention;

/// What is decided before a command begins.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The devices and images to look at.
    pub devices: Vec<PathBuf>,
    /// What images may do.
    pub policy: OpenPolicy,
    /// Which devices are left out for what is on them.
    pub contents: ContentRules,
    /// Which kernel devices are left out for what the host knows of them; `None` for none.
    pub host_rules: Option<ScanRules>,
    /// Whether [`Self::devices`] are already those that these rules leave.
    pub vetted: bool,
    /// Folder of the lock files; `None` takes no locks.
    pub lock_dir: Option<PathBuf>,
    /// Whether to wait for locks.
    pub wait_for_locks: bool,
    /// Where backups go; `None` keeps none.
    pub backup_dir: Option<PathBuf>,
    /// Where archives go; `None` keeps none.
    pub archive_dir: Option<PathBuf>,
    /// Which archives stay.
    pub retention: Retention,
    /// Where LVM2 keeps its hints, which changes of PVs make out of date; `None` where it is not there.
    pub hints_dir: Option<PathBuf>,
    /// System ids of this host, its own first; other hosts' VGs are left alone.
    pub system_ids: Vec<Box<str>>,
    /// Host name, for creation times.
    pub host_name: String,
    /// Kernel and machine, for a comment in texts.
    pub uname: String,
    /// Zone of times in comments.
    pub zone: Zone,
    /// The command line, for descriptions.
    pub command: String,
    /// The kernel's device-mapper.
    pub kernel: KernelSettings,
    /// Write nothing: `--test`.
    pub test: bool,
}

/// The machine, as commands see it.
pub struct Host {
    settings: Settings,
    entropy: Box<dyn Entropy>,
    locks: Box<dyn Locks>,
    /// The device-mapper, once it was asked for; `None` within where there is none.
    mapper: OnceLock<Option<Arc<dyn Mapper>>>,
}

impl Host {
    /// A host with the machine's clock and ids.
    ///
    /// # Errors
    /// [`crate::Error::Lock`]: the folder for locks cannot be used.
    pub fn new(settings: Settings) -> Result<Self> {
        Self::with_entropy(settings, Box::new(SystemEntropy))
    }

    /// A host with a clock and ids of one's own.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with_entropy(settings: Settings, entropy: Box<dyn Entropy>) -> Result<Self> {
        let locks: Box<dyn Locks> = match &settings.lock_dir {
            Some(dir) => Box::new(FlockDir::new(dir, settings.wait_for_locks)?),
            None => Box::new(NoLocks),
        };
        Ok(Self { settings, entropy, locks, mapper: OnceLock::new() })
    }

    /// The same host with a device-mapper of one's own.
    #[must_use]
    pub fn with_mapper(self, mapper: Arc<dyn Mapper>) -> Self {
        Self { mapper: OnceLock::from(Some(mapper)), ..self }
    }

    /// What was decided before the command began.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Clock and ids.
    pub fn entropy(&self) -> &dyn Entropy {
        &*self.entropy
    }

    /// Who writes a text now, and why.
    pub fn stamp(&self, description: String) -> Stamp {
        Stamp {
            description,
            host: self.settings.host_name.clone(),
            uname: self.settings.uname.clone(),
            time: self.entropy.now(),
            zone: self.settings.zone.clone(),
            system_id: None,
        }
    }
}
