//! qcow2 images: the header here, everything else by the imago crate (feature `qcow2`).

#[cfg(all(test, feature = "qcow2"))]
mod crash_tests;
#[cfg(feature = "qcow2")]
mod device;
mod fault;
#[cfg(feature = "qcow2")]
mod gate;
mod header;
#[cfg(feature = "qcow2")]
mod refcounts;
#[cfg(feature = "qcow2")]
mod storage;
#[cfg(all(test, feature = "qcow2"))]
mod tests;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;

use super::DeviceError;
use super::error::io_error;
use crate::error::{Error, Result};
use crate::units::Bytes;

#[cfg(feature = "qcow2")]
pub use device::Qcow2Device;
pub use fault::ImageFault;
pub(super) use header::Header;
use header::MAGIC;

/// What an image has where nobody asked for something else.
const USUAL_CLUSTER: u64 = 64 << 10;

/// Whether a file begins as qcow2 images do.
pub(super) fn is_qcow2(file: &File) -> io::Result<bool> {
    let mut magic = [0; 4];
    match file.read_exact_at(&mut magic, 0) {
        Ok(()) => Ok(magic == MAGIC),
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(e) => Err(e),
    }
}

/// Reads the header of the image in `file`.
///
/// # Errors
/// [`DeviceError::Image`] where it is damaged.
pub(super) fn read_header(name: &str, file: &File) -> Result<Header> {
    let mut bytes = read_start(file, USUAL_CLUSTER).map_err(failed(name))?;
    // Only an image with larger clusters may have a longer header.
    if bytes.get(20..24).is_some_and(|bits| bits > &[0, 0, 0, 16][..]) {
        bytes = read_start(file, header::LONGEST).map_err(failed(name))?;
    }
    Header::parse(&bytes)
        .map_err(|fault| DeviceError::Image { device: name.to_owned(), fault }.into())
}

fn failed(name: &str) -> impl Fn(io::Error) -> Error {
    move |source| io_error(name, "read", Bytes::ZERO, source)
}

/// The first `limit` bytes of a file, or all of it where it is shorter.
fn read_start(mut file: &File, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
