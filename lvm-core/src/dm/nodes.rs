//! Nodes and links below `/dev` where no udev makes them: containers, rescue systems, `DM_DISABLE_UDEV`.
//!
//! ```text
//! /dev/mapper/VG-LV    the block device, root:disk 0660
//! /dev/VG/LV           -> /dev/mapper/VG-LV, for LVs that users see
//! ```

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::{FileTypeExt, MetadataExt, symlink};
use std::path::{Path, PathBuf};

use nix::sys::stat::{Mode, SFlag, makedev, mknod};

use super::{DmError, Result};
use crate::device::DeviceNumber;

/// The group `disk` on Debian and others.
const DISK_GROUP: u32 = 6;

/// The folder below which the nodes are: `/dev`, but in tests.
#[derive(Clone, Debug)]
pub struct Nodes {
    dev: PathBuf,
}

/// The path that everybody knows a device by: `/dev/mapper/NAME`.
pub fn node_name(name: &str) -> String {
    format!("/dev/mapper/{name}")
}

/// The VG and the LV that a name is made of; `None` where there is a layer, or it is none of LVM's.
///
/// ```
/// use lvm_core::dm::lv_of_name;
///
/// assert_eq!(lv_of_name("a--b-c"), Some(("a-b".to_owned(), "c".to_owned())));
/// assert_eq!(lv_of_name("a-b-real"), None);
/// ```
pub fn lv_of_name(name: &str) -> Option<(String, String)> {
    let mut parts = vec![String::new()];
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '-' && letters.next_if_eq(&'-').is_none() {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    match <[String; 2]>::try_from(parts) {
        Ok([vg, lv]) if !vg.is_empty() && !lv.is_empty() => Some((vg, lv)),
        _ => None,
    }
}

impl Nodes {
    /// Those below a folder.
    pub fn below(dev: &Path) -> Self {
        Self { dev: dev.to_owned() }
    }

    /// Makes the node of a device, or mends it.
    ///
    /// # Errors
    /// [`DmError::Node`].
    pub fn make(&self, name: &str, number: DeviceNumber) -> Result<()> {
        let path = self.node(name);
        if let Ok(found) = fs::metadata(&path)
            && found.file_type().is_block_device()
            && DeviceNumber::of_rdev(found.rdev()) == number
        {
            return Ok(());
        }
        remove(&path)?;
        make_folder(&self.dev.join("mapper"))?;
        let mode = Mode::from_bits_truncate(0o660);
        mknod(&path, SFlag::S_IFBLK, mode, makedev(number.major, number.minor))
            .map_err(|errno| failed(&path, "mknod", errno.into()))?;
        // The umask has had its say in `mknod`.
        let _ = fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o660));
        let _ = std::os::unix::fs::chown(&path, Some(0), Some(DISK_GROUP));
        Ok(())
    }

    /// Removes the node of a device, if there is one.
    ///
    /// # Errors
    /// [`DmError::Node`].
    pub fn remove(&self, name: &str) -> Result<()> {
        remove(&self.node(name))
    }

    /// Makes the link of an LV to its node, or mends it. `true` where it was not there.
    ///
    /// # Errors
    /// [`DmError::Node`].
    pub fn link(&self, vg: &str, lv: &str, name: &str) -> Result<bool> {
        let folder = self.dev.join(vg);
        let path = folder.join(lv);
        // A link of udev's to ../dm-N is as good.
        if path.exists() && same_device(&path, &self.node(name)) {
            return Ok(false);
        }
        make_folder(&folder)?;
        remove(&path)?;
        symlink(self.node(name), &path).map_err(|error| failed(&path, "symlink", error))?;
        Ok(true)
    }

    /// Removes the link of an LV, and the VG's folder if that was the last. `true` where it was there.
    ///
    /// # Errors
    /// [`DmError::Node`].
    pub fn unlink(&self, vg: &str, lv: &str) -> Result<bool> {
        let folder = self.dev.join(vg);
        let path = folder.join(lv);
        // Only links are ours.
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.file_type().is_symlink()) {
            return Ok(false);
        }
        remove(&path)?;
        // It stays while it has others.
        let _ = fs::remove_dir(&folder);
        Ok(true)
    }

    /// The names of the links of a VG.
    pub fn links(&self, vg: &str) -> Vec<String> {
        let entries = fs::read_dir(self.dev.join(vg)).into_iter().flatten().flatten();
        let links = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_symlink()));
        links.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    }

    fn node(&self, name: &str) -> PathBuf {
        self.dev.join("mapper").join(name)
    }
}

fn same_device(one: &Path, other: &Path) -> bool {
    let number = |path: &Path| fs::metadata(path).ok().map(|found| found.rdev());
    number(one).is_some_and(|found| Some(found) == number(other))
}

fn make_folder(path: &Path) -> Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(failed(path, "mkdir", error)),
        _ => Ok(()),
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(path, "unlink", error)),
        _ => Ok(()),
    }
}

fn failed(path: &Path, action: &'static str, source: io::Error) -> DmError {
    DmError::Node { path: path.display().to_string(), action, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_comes_and_goes_with_its_folder() {
        let dev = tempfile::tempdir().unwrap();
        let nodes = Nodes::below(dev.path());
        assert!(nodes.link("vg", "a", "vg-a").unwrap());
        assert!(nodes.link("vg", "b", "vg-b").unwrap());
        assert_eq!(fs::read_link(dev.path().join("vg/a")).unwrap(), dev.path().join("mapper/vg-a"));
        let mut links = nodes.links("vg");
        links.sort();
        assert_eq!(links, ["a", "b"]);
        assert!(nodes.unlink("vg", "a").unwrap());
        assert!(!nodes.unlink("vg", "a").unwrap());
        assert!(dev.path().join("vg").exists());
        assert!(nodes.unlink("vg", "b").unwrap());
        assert!(!dev.path().join("vg").exists());
    }

    #[test]
    fn what_is_no_link_is_left_alone() {
        let dev = tempfile::tempdir().unwrap();
        fs::create_dir(dev.path().join("vg")).unwrap();
        fs::write(dev.path().join("vg/a"), "mine").unwrap();
        let nodes = Nodes::below(dev.path());
        assert!(!nodes.unlink("vg", "a").unwrap());
        assert_eq!(fs::read_to_string(dev.path().join("vg/a")).unwrap(), "mine");
    }
}
