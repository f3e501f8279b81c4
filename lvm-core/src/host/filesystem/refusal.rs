//! Why a file system is not resized, or its LV is not.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// A file system cannot be resized so. Nothing has happened.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FsRefusal {
    /// The LV has no device to be resized by.
    #[error("Logical volume {lv} must be activated before resizing filesystem.")]
    Inactive {
        /// `VG/LV`
        lv: String,
    },
    /// There is none.
    #[error("File system not found for --resizefs or --fs options.")]
    NotFound,
    /// The LV would end before its file system does.
    #[error("{}", too_large(name, *tool))]
    TooLarge {
        /// `ext4`
        name: &'static str,
        /// The program that can make it smaller, if there is one.
        tool: Option<&'static str>,
    },
    /// No program makes such file systems smaller.
    #[error("File system reduce is required and not supported ({name}).")]
    CannotReduce {
        /// `xfs`
        name: &'static str,
    },
    /// No program that is known here makes such file systems larger.
    #[error("File system extend is not supported ({name}).")]
    CannotExtend {
        /// `vfat`
        name: &'static str,
    },
    /// It is mounted, and may not be unmounted.
    #[error("File system needs to be unmounted to {verb} fs (see --fsmode).")]
    MustBeUnmounted {
        /// `reduce` or `extend`
        verb: &'static str,
    },
    /// It grows only while it is mounted, and may not be mounted.
    #[error("File system must be mounted to extend (see --fsmode).")]
    MustBeMounted,
    /// It is mounted in several places.
    #[error(
        "File system on {lv} is mounted in parts or in several places, and would not be brought back to them."
    )]
    ManyMounts {
        /// `VG/LV`
        lv: String,
        /// Where.
        points: Vec<PathBuf>,
    },
    /// What is inside of encrypted data cannot be resized.
    #[error("LUKS dm-crypt device must be active for fs resize.")]
    Crypto,
    /// How much of the LV encrypted data take is not known.
    #[error("Cannot find active LUKS dm-crypt device using {lv}.")]
    CryptoUnknown {
        /// `VG/LV`
        lv: String,
    },
    /// The user said no.
    #[error("File system not {}.", if *shrinks { "reduced" } else { "extended" })]
    Declined {
        /// Whether it would have got smaller.
        shrinks: bool,
    },
}

fn too_large(name: &str, tool: Option<&str>) -> String {
    match tool {
        Some(tool) => format!("File system reduce is required (see {tool} or --resizefs.)"),
        None => format!("File system reduce is required and not supported ({name})."),
    }
}

impl FsRefusal {
    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::TooLarge { tool: None, .. } | Self::CryptoUnknown { .. } => {
                "--fs ignore makes the volume smaller without a look at what is on it".to_owned()
            }
            Self::ManyMounts { points, .. } => {
                let points: Vec<_> = points.iter().map(|point| point.display().to_string()).collect();
                format!("it is mounted at {}; unmount it first", points.join(", "))
            }
            Self::Crypto => {
                "resize the volume with --fs ignore, then what is inside with cryptsetup resize and the \
                 file system's own program"
                    .to_owned()
            }
            _ => return None,
        })
    }
}

/// A step did not work. What was unmounted is mounted again where that was possible.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FsFailure {
    /// A program failed.
    #[error("Failed to {verb} file system {name} on {lv}: {program} failed ({status}).")]
    Program {
        /// `reduce` or `extend`
        verb: &'static str,
        /// `ext4`
        name: &'static str,
        /// `VG/LV`
        lv: String,
        /// Which program.
        program: &'static str,
        /// How it ended.
        status: ExitStatus,
    },
    /// A program cannot be run.
    #[error("Failed to {verb} file system {name} on {lv}: {program}: {source}")]
    NotRun {
        /// `reduce` or `extend`
        verb: &'static str,
        /// `ext4`
        name: &'static str,
        /// `VG/LV`
        lv: String,
        /// Which program.
        program: &'static str,
        /// Why.
        source: io::Error,
    },
    /// It cannot be unmounted: somebody uses it.
    #[error("Failed to {verb} file system {name} on {lv}: {} is used by {users}.", at.display())]
    Busy {
        /// `reduce` or `extend`
        verb: &'static str,
        /// `ext4`
        name: &'static str,
        /// `VG/LV`
        lv: String,
        /// Where it is mounted.
        at: PathBuf,
        /// Who.
        users: String,
    },
    /// LVM2's `fsadm` failed.
    #[error("{}Filesystem {action} failed.", fsadm(action, program, *status))]
    Fsadm {
        /// `check` or `resize`
        action: &'static str,
        /// Its path.
        program: PathBuf,
        /// How it ended; `None` where it could not be run.
        status: Option<ExitStatus>,
    },
}

/// LVM2 tells how it ended of resizing alone.
fn fsadm(action: &str, program: &Path, status: Option<ExitStatus>) -> String {
    match status.map(|status| status.code()) {
        Some(_) if action == "check" => String::new(),
        Some(Some(code)) => format!("{} failed: {code}\n", program.display()),
        _ => format!("{} could not be run\n", program.display()),
    }
}
