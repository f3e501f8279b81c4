//! Loop devices: attached here, detached when dropped, and found again after a killed test run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How the folders of all sandboxes begin; the number of the process that made them follows.
pub const FOLDER_PREFIX: &str = "rlvm-test-";

/// A file attached as `/dev/loopN`.
#[derive(Debug)]
pub struct LoopDevice {
    path: PathBuf,
    number: u32,
}

impl LoopDevice {
    /// Attaches `image` with logical sectors of `sector_size` bytes.
    ///
    /// # Errors
    /// What `losetup` says.
    pub fn attach(image: &Path, sector_size: u32) -> io::Result<Self> {
        Self::attach_by(image, &["--sector-size", &sector_size.to_string()])
    }

    /// Attaches `image` as a disk that may have partitions.
    ///
    /// # Errors
    /// What `losetup` says.
    pub fn attach_with_partitions(image: &Path) -> io::Result<Self> {
        Self::attach_by(image, &["--partscan"])
    }

    fn attach_by(image: &Path, options: &[&str]) -> io::Result<Self> {
        let out =
            Command::new("losetup").args(["--find", "--show"]).args(options).arg(image).output()?;
        let path = String::from_utf8_lossy(&out.stdout).trim().to_owned();
        let number = path.strip_prefix("/dev/loop").and_then(|number| number.parse().ok());
        match number {
            Some(number) if out.status.success() => Ok(Self { path: path.into(), number }),
            _ => Err(io::Error::other(String::from_utf8_lossy(&out.stderr).into_owned())),
        }
    }

    /// `/dev/loopN`.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The N of `/dev/loopN`, which is its minor number too.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Takes the size of the image anew, after it has been changed.
    ///
    /// # Errors
    /// What `losetup` says.
    pub fn reread_size(&self) -> io::Result<()> {
        run_losetup("--set-capacity", &self.path)
    }
}

impl Drop for LoopDevice {
    fn drop(&mut self) {
        if let Err(error) = run_losetup("--detach", &self.path) {
            eprintln!("{} stays attached: {error}", self.path.display());
        }
    }
}

fn run_losetup(option: &str, device: &Path) -> io::Result<()> {
    let out = Command::new("losetup").arg(option).arg(device).output()?;
    if out.status.success() {
        return Ok(());
    }
    Err(io::Error::other(String::from_utf8_lossy(&out.stderr).into_owned()))
}

/// A loop device whose sandbox is gone: its test was killed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Stale {
    /// `/dev/loopN`.
    pub device: PathBuf,
    /// The image that it holds.
    pub image: PathBuf,
}

/// The loop devices left by sandboxes whose process no longer runs.
pub fn stale() -> Vec<Stale> {
    let Ok(devices) = fs::read_dir("/sys/block") else { return Vec::new() };
    let devices = devices.flatten().filter_map(|entry| {
        let image = fs::read_to_string(entry.path().join("loop/backing_file")).ok()?;
        let image = PathBuf::from(image.trim_end());
        let owner = owner(&image)?;
        let dead = !Path::new("/proc").join(owner.to_string()).exists();
        dead.then(|| Stale { device: Path::new("/dev").join(entry.file_name()), image })
    });
    devices.collect()
}

/// Detaches what [`stale`] finds, and says so.
pub fn detach_stale() {
    for Stale { device, image } in stale() {
        match run_losetup("--detach", &device) {
            Ok(()) => eprintln!("detached {}, left with {}", device.display(), image.display()),
            Err(error) => eprintln!("{} is left over: {error}", device.display()),
        }
    }
}

/// The process whose sandbox `image` lies in.
fn owner(image: &Path) -> Option<u32> {
    image.components().find_map(|part| {
        let rest = part.as_os_str().to_str()?.strip_prefix(FOLDER_PREFIX)?;
        rest.split('-').next()?.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_of_an_image_is_read_from_its_folder() {
        assert_eq!(owner(Path::new("/tmp/rlvm-test-123-aB/disk0.img")), Some(123));
        assert_eq!(owner(Path::new("/tmp/rlvm-test-123-aB/disk0.img (deleted)")), Some(123));
        assert_eq!(owner(Path::new("/var/lib/images/disk0.img")), None);
    }
}
