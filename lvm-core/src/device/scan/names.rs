//! All names of the host's block devices: nodes and symbolic links below `/dev`, or where `devices/scan` says.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use crate::device::sysfs::DeviceNumber;

/// Folders deeper than this are not looked into; `/dev/disk/by-id` is the second.
const DEPTH: usize = 6;
/// Folders of `/dev` that are file systems of their own, without block devices.
const NOT_LOOKED_INTO: [&str; 5] = ["shm", "pts", "mqueue", "hugepages", "fd"];

/// Folders whose names tell most, the best first.
const PREFERRED: [&str; 2] = ["/dev/mapper/", "/dev/disk/"];

/// Names by device.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_number: BTreeMap<DeviceNumber, Vec<String>>,
}

impl Names {
    /// Looks through folders of devices.
    pub(super) fn read(folders: &[PathBuf]) -> Self {
        let mut names = Self::default();
        for folder in folders {
            names.add_folder(folder, 0);
        }
        for names in names.by_number.values_mut() {
            names.sort();
        }
        names
    }

    fn add_folder(&mut self, folder: &Path, depth: usize) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                let skipped = NOT_LOOKED_INTO.iter().any(|name| entry.file_name() == *name);
                if depth < DEPTH && !skipped {
                    self.add_folder(&path, depth + 1);
                }
                continue;
            }
            if !kind.is_symlink() && !kind.is_block_device() {
                continue;
            }
            // Of a link, what it leads to.
            if let Ok(metadata) = fs::metadata(&path)
                && metadata.file_type().is_block_device()
                && let Some(name) = path.to_str()
            {
                let number = DeviceNumber::of_rdev(metadata.rdev());
                self.by_number.entry(number).or_default().push(name.to_owned());
            }
        }
    }

    /// The name that a device is shown under, by LVM2's preferences: a folder that tells more, few folders, a link,
    /// the alphabet.
    pub(super) fn best(&self, number: DeviceNumber) -> Option<PathBuf> {
        let names = self.by_number.get(&number)?;
        let rank = |name: &&String| {
            let folder = PREFERRED.iter().position(|folder| name.starts_with(folder));
            let depth = name.bytes().filter(|byte| *byte == b'/').count();
            (folder.unwrap_or(PREFERRED.len()), depth, !Path::new(name).is_symlink())
        };
        names.iter().min_by_key(rank).map(PathBuf::from)
    }

    /// All names of a device, of which `path` is one.
    pub(super) fn of(&self, number: DeviceNumber, path: &Path) -> Vec<String> {
        let mut names = self.by_number.get(&number).cloned().unwrap_or_default();
        let path = path.to_string_lossy().into_owned();
        if !names.contains(&path) {
            names.push(path);
        }
        names
    }
}
