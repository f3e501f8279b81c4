//! Making image files, and telling what one is: what `qemu-img create` and `qemu-img info` do.

mod create;
mod info;
mod size_text;

use std::fmt;

use serde::Serialize;

pub use create::{NewImage, Preallocation, create};
pub use info::{ImageInfo, Qcow2Info, info};

/// How an image file holds a disk.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Byte for byte.
    #[default]
    Raw,
    /// QEMU's format: room is taken as it is used.
    Qcow2,
}

impl Format {
    /// Its name on command lines and in images.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Qcow2 => "qcow2",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Raw, Self::Qcow2].into_iter().find(|format| format.name() == name)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
