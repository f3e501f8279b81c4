//! From the tables of a VG to devices in the kernel, and back.
//!
//! What LVs shall be is [`crate::table`]'s; what the kernel has is [`crate::dm`]'s. Between the two stands one thing,
//! the [`Transition`]: *these devices are there, those shall be*. Activation, deactivation, a change of an active LV
//! around its commit, and mending what a killed command left are all transitions.
//!
//! ```text
//! prepare    make new devices, load new tables beside the live ones     failure: all of it is undone
//! suspend    hold back I/O to what changes, users first                  failure: all of it is undone
//!            ── the metadata are committed here ──
//! finish     resume, lowest first; rename; remove what is no more        failure: told; the commit holds
//! ```
//! LVM2 goes the same way around its own commit.

mod affected;
mod change;
mod kinds;
mod merge;
mod present;
#[cfg(test)]
mod tests;
mod transition;
mod wanted;

pub use affected::{Affected, affected};
pub use change::{mending, without_delayed};
pub use kinds::check_supported;
pub use merge::{MergeDelay, MergeState, merge_delay, merge_state};
pub use present::{Present, of_nodes, of_vg};
pub use transition::{Resolve, Transition};
pub use wanted::{Wanted, wanted};

use crate::dm::DmError;
use crate::model::PvIdx;
use crate::table::TableError;

/// Why devices could not be made what LVs are.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ActivateError {
    /// The kernel, or udev, refused.
    #[error(transparent)]
    Dm(#[from] DmError),
    /// There is no table for an LV.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A PV has no device in the kernel: it is an image, or it is missing.
    #[error("Logical volumes on {name} cannot be activated: it is not a block device.")]
    NotABlockDevice {
        /// Which one.
        pv: PvIdx,
        /// Its name.
        name: String,
    },
    /// The types of an LV need handling that is not there yet.
    #[error(
        "Logical volumes of type {kind} cannot be activated or changed while active yet: {lv}."
    )]
    Unsupported {
        /// `VG/LV`.
        lv: String,
        /// The type.
        kind: String,
    },
    /// Somebody uses an LV that is to be deactivated.
    #[error("Logical volume {lv} in use.")]
    InUse {
        /// `VG/LV`.
        lv: String,
        /// Its device.
        number: crate::device::DeviceNumber,
    },
}

/// Result with [`ActivateError`].
pub type Result<T, E = ActivateError> = core::result::Result<T, E>;
