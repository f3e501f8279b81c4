//! Which block devices of the host may be PVs: those that LVM2 would look at.
//!
//! The kernel's list in `/sys/class/block`, less what is the kernel's or another layer's: what a filter keeps out,
//! drivers that LVM2 does not know, LVs, members of multipath devices and md arrays, disks that have partitions,
//! and what is too small. What takes a look at the bytes is in [`ContentRules`], for a device that has been read.

mod contents;
mod names;
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use super::DeviceError;
use super::sysfs::{DeviceNumber, SysDevice};
use crate::error::Result;
use crate::units::{Bytes, Sectors};

pub use contents::{ContentRules, MdCheck};
use names::Names;
pub use rules::{Roots, ScanRules, block_drivers};

/// Why a device is left out. `Display` is LVM2's reason, which follows "Cannot use /dev/sda: ".
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LeftOut {
    /// `devices/filter` or `devices/global_filter` keeps it out.
    #[error("device is rejected by filter config")]
    Filter,
    /// A driver that LVM2 does not know.
    #[error("device type is unknown")]
    UnknownType,
    /// It is an LV.
    #[error("device is an LV")]
    Lv,
    /// It is suspended, or of no use by itself.
    #[error("device is not in a usable state")]
    Unusable,
    /// It is a path of a multipath device.
    #[error("device is a multipath component")]
    Multipath,
    /// Its partitions are to be used.
    #[error("device is partitioned")]
    Partitioned,
    /// It is a member of an md array.
    #[error("device is an md component")]
    MdMember,
    /// It is smaller than `devices/pv_min_size`.
    #[error("device is too small (pv_min_size)")]
    TooSmall,
}

/// A block device of the host.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SeenDevice {
    /// Its name: below `/dev/mapper` for a device of device-mapper.
    pub path: PathBuf,
    /// The kernel's number.
    pub number: DeviceNumber,
    /// Its size.
    pub size: Bytes,
    /// Why it is not to be used, if so.
    pub left_out: Option<LeftOut>,
}

/// All block devices of the host, sorted by the kernel's name, with those left out marked.
///
/// # Errors
/// [`DeviceError::Open`] where the kernel's list cannot be read.
pub fn block_devices(rules: &ScanRules) -> Result<Vec<SeenDevice>> {
    let folder = rules.roots.sys.join("class/block");
    let unreadable = |source| DeviceError::Open { device: folder.display().to_string(), source };
    let entries = fs::read_dir(&folder).map_err(unreadable)?;
    let mut names: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    let scan = Scan::new(rules);
    Ok(names.iter().filter_map(|folder| scan.look(&SysDevice::of_folder(folder).ok()?)).collect())
}

/// What the host knows of one device.
///
/// # Errors
/// [`DeviceError::NotFound`] where the kernel has no device of that number.
pub fn block_device(number: DeviceNumber, rules: &ScanRules) -> Result<SeenDevice> {
    let missing = || DeviceError::NotFound { device: number.to_string() };
    let sys = SysDevice::of_number(&rules.roots.sys, number).map_err(|_| missing())?;
    Ok(Scan::new(rules).look(&sys).ok_or_else(missing)?)
}

/// Why each of these devices is left out for what the host knows of it.
pub fn left_out(numbers: &[DeviceNumber], rules: &ScanRules) -> Vec<Option<LeftOut>> {
    let scan = Scan::new(rules);
    let sys = |number: &DeviceNumber| SysDevice::of_number(&rules.roots.sys, *number).ok();
    numbers.iter().map(|number| scan.look(&sys(number)?)?.left_out).collect()
}

/// One look at the host.
struct Scan<'a> {
    rules: &'a ScanRules,
    /// Major numbers of the drivers that LVM2 knows.
    known: Vec<u64>,
    /// All names of all devices, if a filter wants them.
    names: Option<Names>,
}

impl<'a> Scan<'a> {
    fn new(rules: &'a ScanRules) -> Self {
        let by_name = !(rules.filter.accepts_all() && rules.global_filter.accepts_all());
        let names =
            (by_name || rules.scans_elsewhere()).then(|| Names::read(&rules.scan_folders()));
        Self { rules, known: rules.known_majors(), names }
    }

    /// `None` for a device that has no node and cannot be named.
    fn look(&self, sys: &SysDevice) -> Option<SeenDevice> {
        let number = sys.device_number()?;
        let path = match &self.names {
            // A device without a name in the folders that are looked through is not seen.
            Some(names) if self.rules.scans_elsewhere() => names.best(number)?,
            _ => self.path(sys),
        };
        if !path.exists() {
            return None;
        }
        let sectors = Sectors::new(sys.number("size").unwrap_or_default());
        let size = sectors.to_bytes_saturating();
        let left_out = self.left_out(sys, number, size, &path);
        Some(SeenDevice { path, number, size, left_out })
    }

    /// The name users know.
    fn path(&self, sys: &SysDevice) -> PathBuf {
        let dev = &self.rules.roots.dev;
        let mapped = sys.text("dm/name").map(|name| dev.join("mapper").join(name));
        // The kernel writes an exclamation mark for a slash.
        let plain = || dev.join(sys.kernel_name().replace('!', "/"));
        mapped.filter(|path| path.exists()).unwrap_or_else(plain)
    }

    /// In LVM2's order, so that the same reason is given where there are several.
    fn left_out(
        &self,
        sys: &SysDevice,
        number: DeviceNumber,
        size: Bytes,
        path: &Path,
    ) -> Option<LeftOut> {
        let rules = self.rules;
        if let Some(names) = &self.names {
            let all = names.of(number, path);
            if !rules.global_filter.accepts(&all) || !rules.filter.accepts(&all) {
                return Some(LeftOut::Filter);
            }
        }
        if !self.known.contains(&number.major) {
            return Some(LeftOut::UnknownType);
        }
        let uuid = sys.text("dm/uuid").unwrap_or_default();
        if uuid.starts_with("LVM-") && !rules.scan_lvs {
            return Some(LeftOut::Lv);
        }
        if sys.number("dm/suspended") == Some(1) {
            return Some(LeftOut::Unusable);
        }
        if rules.multipath && is_multipath_member(sys) {
            return Some(LeftOut::Multipath);
        }
        if has_partitions(sys) {
            return Some(LeftOut::Partitioned);
        }
        if rules.md && is_md_member(sys) {
            return Some(LeftOut::MdMember);
        }
        (size < rules.min_size).then_some(LeftOut::TooSmall)
    }
}

/// Whether a partition table on the device would count: a disk, or a loop device that was told to look for one.
pub(super) fn is_partitionable(sys: &SysDevice) -> bool {
    if sys.has("loop") {
        return sys.number("loop/partscan") == Some(1);
    }
    !sys.is_partition() && !sys.has("dm") && !sys.has("md")
}

/// Whether the kernel has partitions of the device.
fn has_partitions(sys: &SysDevice) -> bool {
    let name = sys.kernel_name();
    let is_part =
        |entry: &String| entry.starts_with(&name) && sys.has(&format!("{entry}/partition"));
    sys.list("").iter().any(is_part)
}

/// Whether the device, or the disk it is on, is held by a multipath device.
fn is_multipath_member(sys: &SysDevice) -> bool {
    let disk = sys.disk();
    let is_multipath = |holder: &String| {
        let uuid = disk.text(&format!("holders/{holder}/dm/uuid"));
        // A partition of a multipath device is not a holder of its paths.
        uuid.is_some_and(|uuid| uuid.starts_with("mpath-"))
    };
    disk.list("holders").iter().any(is_multipath)
}

/// Whether the device is held by an md array.
fn is_md_member(sys: &SysDevice) -> bool {
    sys.list("holders").iter().any(|holder| sys.has(&format!("holders/{holder}/md")))
}

#[cfg(test)]
mod tests;
