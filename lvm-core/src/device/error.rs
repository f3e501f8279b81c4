//! What a device refuses, one variant a reason.
//!
//! Where LVM2 has a line for it, `Display` is that line; an image file knows reasons that LVM2 does not.

use std::io;
use std::path::PathBuf;

use super::ImageFault;
use super::scan::LeftOut;
use crate::error::{Error, plain};
use crate::escape::Escaped;
use crate::units::Bytes;

/// Why a device cannot be used, or not so.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeviceError {
    /// There is nothing of that name.
    #[error("No device found for {device}.")]
    NotFound {
        /// The name that was given.
        device: String,
    },
    /// The system does not let it be opened.
    #[error("Failed to open {device}: {}", plain(source))]
    Open {
        /// The device's name.
        device: String,
        /// What the system said.
        source: io::Error,
    },
    /// A directory, a pipe, a terminal: nothing with bytes at fixed places.
    #[error("{device} is neither a block device nor an image file")]
    NotADevice {
        /// The device's name.
        device: String,
    },
    /// A pattern of `devices/filter` that is none.
    #[error("{reason}\nInvalid filter pattern \"{}\".", printable(pattern))]
    Filter {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A list of devices or images that cannot be read or written.
    #[error("{}: {action} failed: {}", path.display(), plain(source))]
    List {
        /// The list.
        path: PathBuf,
        /// "read", "write", "create", "lock".
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A list of ours that another user could have written.
    #[error("{} {reason}", path.display())]
    NotPrivate {
        /// The file or folder.
        path: PathBuf,
        /// Why it is not trusted.
        reason: &'static str,
    },
    /// LVM2 would not use the device.
    #[error("Cannot use {device}: {reason}")]
    LeftOut {
        /// The device's name.
        device: String,
        /// Why not.
        reason: LeftOut,
    },
    /// There is something of that name, where a new image was to be made.
    #[error("{device} already exists")]
    Exists {
        /// The image's name.
        device: String,
    },
    /// An image that cannot be made as it was asked for.
    #[error("{device} cannot be made: {reason}")]
    NewImage {
        /// The image's name.
        device: String,
        /// Why not.
        reason: &'static str,
    },
    /// A qcow2 image that cannot be used.
    #[error("{device}: {fault}")]
    Image {
        /// The image's name.
        device: String,
        /// Why not.
        fault: ImageFault,
    },
    /// Another program has the image open in a way that does not go with ours.
    #[error("{device} is in use by another program")]
    ImageBusy {
        /// The image's name.
        device: String,
    },
    /// A block device is mounted, or a part of another device.
    #[error("Can't open {device} exclusively.  Mounted filesystem?")]
    Busy {
        /// The device's name.
        device: String,
    },
    /// The device itself takes no writes.
    #[error("{device} is write-protected")]
    WriteProtected {
        /// The device's name.
        device: String,
    },
    /// A write to what was opened for reading.
    #[error("{device} is open for reading only")]
    ReadOnly {
        /// The device's name.
        device: String,
    },
    /// A range that ends past the device.
    #[error("{device}: {len} bytes at byte {offset} are past its end, {size} bytes")]
    PastEnd {
        /// The device's name.
        device: String,
        /// Start of the range.
        offset: Bytes,
        /// Its length.
        len: Bytes,
        /// The device's size.
        size: Bytes,
    },
    /// The file system that holds the image is full.
    #[error("{device}: no space left under the image at byte {offset}")]
    NoSpace {
        /// The image's name.
        device: String,
        /// What was to be written.
        offset: Bytes,
    },
}

impl DeviceError {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::ImageBusy { device } => {
                Some(format!("stop the virtual machine or command that uses {device}"))
            }
            Self::NoSpace { .. } => {
                Some("make room on the file system that holds the image, then run it again".into())
            }
            Self::Image { fault, .. } => fault.hint(),
            _ => None,
        }
    }
}

/// Text from an image for a message: control characters are escaped.
pub(super) fn printable(text: &str) -> String {
    Escaped(text).to_string()
}

/// Checks that `len` bytes from `offset` are on a device of that size.
pub(super) fn check_range(
    device: &str,
    offset: Bytes,
    len: usize,
    size: Bytes,
) -> Result<(), Error> {
    let len = Bytes::new(u64::try_from(len).unwrap_or(u64::MAX));
    match offset.checked_add(len) {
        Some(end) if end <= size => Ok(()),
        _ => Err(DeviceError::PastEnd { device: device.to_owned(), offset, len, size }.into()),
    }
}

/// The error of a failed transfer; a full file system has a variant of its own.
pub(super) fn io_error(
    device: &str,
    action: &'static str,
    offset: Bytes,
    source: io::Error,
) -> Error {
    let device = device.to_owned();
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            DeviceError::NoSpace { device, offset }.into()
        }
        _ => Error::Io { device, action, offset, source },
    }
}

/// The error of a failed open.
pub(super) fn open_error(device: &str, source: io::Error) -> Error {
    let device = device.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => DeviceError::NotFound { device },
        _ => DeviceError::Open { device, source },
    }
    .into()
}
