//! What the device-mapper refuses.

use std::io;

/// Why something did not work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DmError {
    /// There is no device-mapper to speak to.
    #[error(
        "/dev/mapper/control: open failed: {}\nFailure to communicate with kernel device-mapper driver.\n\
         Check that device-mapper is available in the kernel.",
        crate::error::plain(source)
    )]
    NoDriver {
        /// What the system said.
        source: io::Error,
    },
    /// It is not to be spoken to.
    #[error("Logical volumes cannot be activated: the kernel's device-mapper is not in use.")]
    Disabled,
    /// The kernel refused.
    #[error("device-mapper: {action} ioctl on {name} failed: {}{}", crate::error::plain(source), told(reason.as_deref()))]
    Ioctl {
        /// "create", "reload", "suspend", "resume", "remove", "rename", …
        action: &'static str,
        /// The device.
        name: String,
        /// What the system said.
        source: io::Error,
        /// What the kernel wrote into its log.
        reason: Option<String>,
    },
    /// udev did not say in time that it is done.
    #[error("Gave up waiting {seconds} s for udev to process {what}.")]
    Udev {
        /// How long it had.
        seconds: u64,
        /// Which devices.
        what: String,
    },
    /// The semaphore for udev could not be made.
    #[error("Cannot synchronise with udev: {}", crate::error::plain(source))]
    Semaphore {
        /// What the system said.
        source: io::Error,
    },
    /// A node or link below `/dev` could not be made or removed.
    #[error("{path}: {action} failed: {}", crate::error::plain(source))]
    Node {
        /// Where.
        path: String,
        /// "mknod", "symlink", "unlink", …
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

fn told(reason: Option<&str>) -> String {
    reason.map(|reason| format!(" ({reason})")).unwrap_or_default()
}

impl DmError {
    /// What the kernel wrote into its log about it.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Ioctl { reason, .. } => reason.as_deref(),
            _ => None,
        }
    }

    /// Whether there is no such device: what was to go is gone.
    pub fn is_gone(&self) -> bool {
        match self {
            Self::Ioctl { source, .. } => source.raw_os_error() == Some(nix::libc::ENXIO),
            _ => false,
        }
    }

    /// Whether somebody else has the device in use.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Ioctl { source, .. } => source.kind() == io::ErrorKind::ResourceBusy,
            _ => false,
        }
    }

    /// What the user can do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Udev { .. } => Some(
                "look whether systemd-udevd runs (`udevadm settle`); RLVM_UDEV_TIMEOUT sets the seconds to wait, \
                 and `--noudevsync` does not wait"
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_device_and_the_kernels_reason() {
        let error = DmError::Ioctl {
            action: "reload",
            name: "vg-lv (253:3)".into(),
            source: io::Error::from_raw_os_error(22),
            reason: Some("table: 253:3: linear: Device lookup failed".into()),
        };
        assert_eq!(
            error.to_string(),
            "device-mapper: reload ioctl on vg-lv (253:3) failed: Invalid argument \
             (table: 253:3: linear: Device lookup failed)"
        );
        assert!(!error.is_busy());
    }
}
