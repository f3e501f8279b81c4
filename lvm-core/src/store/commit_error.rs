//! Why a VG was not committed.

use crate::id::PvId;
use crate::name::VgName;
use crate::units::Bytes;

/// Why a VG was not committed; nothing of it holds then.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CommitError {
    /// There is no VG at that place of the inventory.
    #[error("Internal error: there is no volume group number {0}.")]
    NoSuchVg(usize),
    /// The text is too long for a metadata area.
    #[error(
        "VG {vg} {seqno} metadata on {device} ({size} bytes) exceeds maximum metadata size ({max} bytes)\nFailed to write VG {vg}."
    )]
    TooLarge {
        /// The VG.
        vg: VgName,
        /// The number that the text would have had.
        seqno: u32,
        /// The device whose area is too small.
        device: String,
        /// Length of the text.
        size: Bytes,
        /// The longest that the area takes.
        max: Bytes,
    },
    /// None of the VG's PVs has a metadata area.
    #[error("Aborting vg_write: No metadata areas to write to!")]
    NoArea,
    /// A PV of the VG is on two devices.
    #[error("Cannot update volume group {0} with duplicate PV devices.")]
    Duplicates(VgName),
    /// A PV that is new in the VG was not found, or belongs to another VG.
    #[error("Physical volume {0} is not there or is not free.")]
    NotFree(PvId),
    /// The number of the text has reached its end.
    #[error("VG {0} has been changed too often: its seqno cannot grow.")]
    SeqnoEnd(VgName),
    /// The text does not say what the VG is: a mistake of rlvm. Nothing was written.
    #[error("Internal error: the metadata of VG {0} would not be read back as it is.")]
    NotReadBack(VgName),
}
