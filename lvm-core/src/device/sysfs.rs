//! What the kernel tells of a block device below `/sys/dev/block`.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::Topology;
use crate::units::Bytes;

/// A block device's numbers, by which the kernel knows it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DeviceNumber {
    /// Which driver.
    pub major: u64,
    /// Which of its devices.
    pub minor: u64,
}

impl DeviceNumber {
    /// Takes the numbers out of what `stat` gives as `st_rdev`.
    pub fn of_rdev(rdev: u64) -> Self {
        Self { major: nix::sys::stat::major(rdev), minor: nix::sys::stat::minor(rdev) }
    }

    /// Reads `MAJOR:MINOR`.
    pub fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.trim().split_once(':')?;
        Some(Self { major: major.parse().ok()?, minor: minor.parse().ok()? })
    }
}

impl std::fmt::Display for DeviceNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.major, self.minor)
    }
}

/// The folder of one block device.
#[derive(Clone, Debug)]
pub(super) struct SysDevice {
    folder: PathBuf,
    /// The disk's folder where this is a partition.
    disk: Option<PathBuf>,
}

impl SysDevice {
    /// The device of that number; `root` is `/sys` but in tests.
    pub(super) fn of_number(root: &Path, number: DeviceNumber) -> io::Result<Self> {
        Self::of_folder(&root.join("dev/block").join(number.to_string()))
    }

    /// The device of that folder, or symbolic link to it.
    pub(super) fn of_folder(folder: &Path) -> io::Result<Self> {
        // One link leads to it: to follow that is enough, and there may be thousands of devices.
        let folder = match (fs::read_link(folder), folder.parent()) {
            (Ok(target), Some(parent)) => parent.join(target),
            (Err(error), _) if error.kind() == io::ErrorKind::NotFound => return Err(error),
            _ => folder.to_path_buf(),
        };
        let disk = folder
            .join("partition")
            .exists()
            .then(|| folder.parent().map(Path::to_path_buf))
            .flatten();
        Ok(Self { folder, disk })
    }

    /// The name the kernel gave it, as `sda1`.
    pub(super) fn kernel_name(&self) -> String {
        self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    pub(super) fn is_partition(&self) -> bool {
        self.disk.is_some()
    }

    /// The disk a partition is on, else the device itself.
    pub(super) fn disk(&self) -> Self {
        self.disk
            .as_ref()
            .map_or_else(|| self.clone(), |disk| Self { folder: disk.clone(), disk: None })
    }

    /// A file's text without the blanks around it; `None` where there is no such file or nothing in it.
    pub(super) fn text(&self, file: &str) -> Option<String> {
        attribute(&self.folder.join(file)).filter(|text| !text.is_empty())
    }

    /// A number in a file of the device.
    pub(super) fn number(&self, file: &str) -> Option<u64> {
        self.text(file)?.parse().ok()
    }

    /// A number of the queue, which only a whole disk has.
    pub(super) fn queue(&self, file: &str) -> Option<u64> {
        self.disk().number(&format!("queue/{file}"))
    }

    /// Whether there is such a file or folder.
    pub(super) fn has(&self, file: &str) -> bool {
        self.folder.join(file).exists()
    }

    /// Names in a folder of the device, sorted.
    pub(super) fn list(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(folder));
        let mut names: Vec<String> = entries
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Its number.
    pub(super) fn device_number(&self) -> Option<DeviceNumber> {
        DeviceNumber::parse(&self.text("dev")?)
    }

    /// Size of a logical block: what is written in one piece.
    pub(super) fn logical_block_size(&self) -> Option<Bytes> {
        self.queue("logical_block_size").map(Bytes::new)
    }

    /// Whether the device takes no writes.
    pub(super) fn is_write_protected(&self) -> bool {
        self.number("ro").is_some_and(|flag| flag != 0)
    }

    pub(super) fn topology(&self) -> Topology {
        let queue = |file| Bytes::new(self.queue(file).unwrap_or_default());
        Topology {
            // -1 where the kernel knows that nothing can be aligned; LVM2 takes that for 0 as well.
            alignment_offset: Bytes::new(self.number("alignment_offset").unwrap_or_default()),
            minimum_io: queue("minimum_io_size"),
            optimal_io: queue("optimal_io_size"),
        }
    }
}

/// The text of a file below `/sys` without the blanks around it; `None` where it cannot be read.
///
/// The kernel gives such a file, a page at most, in one read.
fn attribute(path: &Path) -> Option<String> {
    let mut page = [0; 4096];
    let len = fs::File::open(path).and_then(|mut file| file.read(&mut page)).ok()?;
    Some(String::from_utf8_lossy(page.get(..len)?).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partition_has_the_queue_of_its_disk() {
        let root = tempfile::tempdir().unwrap();
        let disk = root.path().join("devices/pci/block/sdz");
        fs::create_dir_all(disk.join("queue")).unwrap();
        fs::create_dir_all(disk.join("sdz2")).unwrap();
        fs::create_dir_all(root.path().join("dev/block")).unwrap();
        for (file, text) in [
            ("queue/logical_block_size", "4096\n"),
            ("queue/minimum_io_size", "65536\n"),
            ("queue/optimal_io_size", "262144\n"),
            ("alignment_offset", "0\n"),
            ("sdz2/alignment_offset", "3584\n"),
            ("sdz2/partition", "2\n"),
            ("sdz2/dev", "8:2\n"),
        ] {
            fs::write(disk.join(file), text).unwrap();
        }
        let link = root.path().join("dev/block/8:2");
        std::os::unix::fs::symlink(disk.join("sdz2"), link).unwrap();

        let number = DeviceNumber { major: 8, minor: 2 };
        let part = SysDevice::of_number(root.path(), number).unwrap();
        assert!(part.is_partition());
        assert_eq!(part.kernel_name(), "sdz2");
        assert_eq!(part.device_number(), Some(number));
        assert_eq!(part.logical_block_size(), Some(Bytes::new(4096)));
        let topology = part.topology();
        assert_eq!(topology.alignment_offset, Bytes::new(3584));
        assert_eq!(topology.minimum_io, Bytes::new(65_536));
        assert_eq!(topology.optimal_io, Bytes::new(262_144));
        assert_eq!(part.disk().topology().alignment_offset, Bytes::ZERO);
        assert!(!part.disk().is_partition());
        assert!(SysDevice::of_number(root.path(), DeviceNumber { major: 8, minor: 3 }).is_err());
    }
}
