//! Why a qcow2 image is refused.

use std::path::PathBuf;

use super::super::error::printable;

/// What is wrong with an image, or not allowed to it. `Display` follows the image's name.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ImageFault {
    /// This build has no qcow2.
    #[error("this program was built without support for qcow2 images")]
    NotBuiltIn,
    /// The image says of itself that a structure is wrong.
    #[error("the qcow2 image is marked corrupt")]
    Corrupt,
    /// The image was in use when its machine or host stopped.
    #[error("the qcow2 image was not closed properly and has to be repaired")]
    Dirty,
    /// The data is encrypted.
    #[error("the qcow2 image is encrypted")]
    Encrypted,
    /// A version other than 2 and 3.
    #[error("the qcow2 image has version {0}, which is not known here")]
    Version(u32),
    /// A feature without knowledge of which the image must not be opened.
    #[error("the qcow2 image needs feature {bit} ({}), which is not known here", printable(name))]
    Feature {
        /// Its number.
        bit: u32,
        /// What it is called.
        name: String,
    },
    /// The header breaks a rule of the format.
    #[error("the header of the qcow2 image is damaged: {0}")]
    Header(&'static str),
    /// A table of the image is not where it should be, or could be overwritten.
    #[error("the tables of the qcow2 image are damaged: {0}")]
    Tables(&'static str),
    /// A backing or data file is somewhere else.
    #[error("its {what} {} is outside the image's own folder", printable(&path.to_string_lossy()))]
    Outside {
        /// "backing file" or "data file".
        what: &'static str,
        /// Where it is.
        path: PathBuf,
    },
    /// A backing or data file is in use.
    #[error("its {what} {} is in use by another program", printable(&path.to_string_lossy()))]
    Busy {
        /// "backing file" or "data file".
        what: &'static str,
        /// Where it is.
        path: PathBuf,
    },
    /// A backing or data file cannot be opened, or is no file.
    #[error("its {what} {} cannot be opened: {reason}", printable(&path.to_string_lossy()))]
    Unusable {
        /// "backing file" or "data file".
        what: &'static str,
        /// Where it should be.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Backing files without end.
    #[error("it has more than {0} backing files, one behind the other")]
    TooManyFiles(usize),
}

impl ImageFault {
    /// What the user can do about it, in one sentence.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Corrupt | Self::Dirty | Self::Tables(_) => Some(
                "look at it with `qemu-img check`, repair it with `qemu-img check -r all`".into(),
            ),
            Self::Outside { .. } => {
                Some("allow it with `--allow-backing` if you trust the image".into())
            }
            Self::NotBuiltIn => Some("convert it with `qemu-img convert -O raw`".into()),
            _ => None,
        }
    }
}
