//! The one error of the library.
//!
//! A variant answers "whose turn is it?": the request, the bytes on disk, or the device. `Display` is the line
//! that the user reads, in LVM2's words where scripts match them; [`Error::hint`] says what to do next.

use std::io;

pub use crate::format::CorruptKind;
use crate::units::Bytes;

/// Result with [`Error`].
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The device refused.
    #[error("{device}: {action} failed at byte {offset}: {}", plain(source))]
    Io {
        /// The device's name.
        device: String,
        /// "read", "write", "flush", "open", …
        action: &'static str,
        /// Where on the device.
        offset: Bytes,
        /// What the system said.
        source: io::Error,
    },
    /// Bytes on a device break a rule of the format.
    #[error("{device}: {kind}, at byte {offset}")]
    Corrupt {
        /// The device's name.
        device: String,
        /// Which rule.
        kind: CorruptKind,
        /// Where on the device.
        offset: Bytes,
    },
    /// A device refuses, for a reason that is known.
    #[error(transparent)]
    Device(#[from] crate::device::DeviceError),
    /// A report is asked for a field that there is not.
    #[error("Unrecognised field: {name}{}", meant_line(*meant))]
    UnrecognisedField {
        /// As it was typed.
        name: String,
        /// A field that may have been meant.
        meant: Option<&'static str>,
    },
    /// A report is to be sorted by a field that there is not.
    #[error("dm_report: Unrecognised field: {name}{}", meant_line(*meant))]
    UnrecognisedSortField {
        /// As it was typed.
        name: String,
        /// A field that may have been meant.
        meant: Option<&'static str>,
    },
    /// `-o` without a value.
    #[error("Invalid options string: ")]
    EmptyOptions,
    /// Fields of LVs and of PVs in one report.
    #[error("Can't report LV and PV fields at the same time in report type \"{report}\".")]
    MixedReport {
        /// The report's name.
        report: &'static str,
    },
    /// A text is no selection.
    #[error(transparent)]
    Selection(#[from] crate::report::select::SelectError),
    /// Fields of LVs and of PVs in one part of a full report.
    #[error(
        "Can't report LV and PV fields at the same time in subreport type \"{report}\" in VG {vg}."
    )]
    MixedPart {
        /// The part's name.
        report: &'static str,
        /// Whose part.
        vg: Box<str>,
    },
    /// Fields in a part of a full report that belong into another.
    #[error(
        "Subreport of type \"{report}\" for VG {vg} contains columns which lead to change of report type. \
         Add these columns to proper subreport type."
    )]
    ReportOfOther {
        /// The part's name.
        report: &'static str,
        /// Whose part.
        vg: Box<str>,
    },
    /// A text is no volume group.
    #[error(transparent)]
    Import(#[from] crate::model::ImportError),
    /// A lock was not got.
    #[error(transparent)]
    Lock(#[from] crate::lock::LockError),
    /// A backup or an archive cannot be written or read.
    #[error(transparent)]
    Backup(#[from] crate::store::backup::BackupError),
    /// A place in an inventory at which there is nothing: a mistake of the caller's.
    #[error("there is no volume group number {index} in the inventory")]
    NoSuchPlace {
        /// The place.
        index: usize,
    },
    /// A VG was not committed.
    #[error(transparent)]
    Commit(#[from] crate::store::CommitError),
    /// The system has no random numbers for new ids.
    #[error("Failed to get random numbers for new UUIDs: {0}")]
    NoRandom(#[source] io::Error),
    /// A VG breaks rules of the format: a mistake of rlvm's if it made the change. Nothing was written.
    #[error("Volume group {vg} would be broken: {}", first(broken))]
    Broken {
        /// The VG.
        vg: crate::name::VgName,
        /// The rules.
        broken: Vec<crate::model::Broken>,
    },
    /// A VG is not there, or not to be used so.
    #[error(transparent)]
    Access(#[from] crate::host::AccessError),
    /// An LV is in use.
    #[error(transparent)]
    InUse(#[from] crate::host::UseError),
    /// A file system cannot be resized so, or the LV would cut it.
    #[error(transparent)]
    FileSystem(#[from] crate::host::filesystem::FsRefusal),
    /// A file system was not resized.
    #[error(transparent)]
    FsStep(#[from] crate::host::filesystem::FsFailure),
    /// A device cannot be laid out as a PV so.
    #[error(transparent)]
    PvLayout(#[from] crate::store::PvLayoutError),
    /// An LV cannot be made or changed so.
    #[error(transparent)]
    Lv(#[from] crate::plan::LvRefusal),
    /// An LV's devices could not be made what they shall be.
    #[error(transparent)]
    Activate(#[from] crate::activate::ActivateError),
    /// A VG cannot be made or changed so.
    #[error(transparent)]
    Vg(#[from] crate::plan::VgRefusal),
}

/// The question behind a name that is not known.
fn meant_line(meant: Option<&str>) -> String {
    meant.map(|meant| format!("\nDid you mean {meant}?")).unwrap_or_default()
}

/// What the system said, without the number that Rust puts behind it.
pub(crate) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    match (error.raw_os_error(), text.rsplit_once(" (os error ")) {
        (Some(_), Some((words, _))) => words.to_owned(),
        _ => text,
    }
}

fn first(broken: &[crate::model::Broken]) -> String {
    broken.first().map(ToString::to_string).unwrap_or_default()
}

impl Error {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Device(error) => error.hint(),
            Self::Lock(error) => error.hint(),
            Self::Activate(crate::activate::ActivateError::Dm(error)) => error.hint(),
            Self::InUse(error) => error.hint(),
            Self::FileSystem(error) => error.hint(),
            _ => None,
        }
    }
}
