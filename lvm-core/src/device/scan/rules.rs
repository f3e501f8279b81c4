//! What decides whether a device is looked at.

use std::fs;
use std::path::{Path, PathBuf};

use crate::device::drivers::DRIVERS;
use crate::device::filter::Filter;
use crate::units::Bytes;

/// Where the host's own files are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Roots {
    /// `/sys`
    pub sys: PathBuf,
    /// `/proc`
    pub proc: PathBuf,
    /// `devices/dir`: `/dev`
    pub dev: PathBuf,
}

impl Default for Roots {
    fn default() -> Self {
        Self { sys: "/sys".into(), proc: "/proc".into(), dev: "/dev".into() }
    }
}

/// What decides whether a device is looked at: the `devices` section of lvm.conf.
#[derive(Clone, Debug)]
pub struct ScanRules {
    /// Where the host's own files are.
    pub roots: Roots,
    /// `devices/scan`: folders with device nodes; empty for `devices/dir`.
    pub scan: Vec<PathBuf>,
    /// `devices/filter`
    pub filter: Filter,
    /// `devices/global_filter`
    pub global_filter: Filter,
    /// `devices/types`: names of further drivers; their numbers of partitions do not matter here.
    pub types: Vec<String>,
    /// `devices/pv_min_size`
    pub min_size: Bytes,
    /// `devices/scan_lvs`
    pub scan_lvs: bool,
    /// `devices/multipath_component_detection`
    pub multipath: bool,
    /// `devices/md_component_detection`
    pub md: bool,
}

impl Default for ScanRules {
    /// LVM2's defaults.
    fn default() -> Self {
        Self {
            roots: Roots::default(),
            scan: Vec::new(),
            filter: Filter::default(),
            global_filter: Filter::default(),
            types: Vec::new(),
            min_size: Bytes::new(2 << 20),
            scan_lvs: false,
            multipath: true,
            md: true,
        }
    }
}

impl ScanRules {
    /// Whether nodes are looked for elsewhere than in `devices/dir`.
    pub(super) fn scans_elsewhere(&self) -> bool {
        !self.scan.is_empty() && self.scan != [self.roots.dev.clone()]
    }

    /// The folders that have the device nodes.
    pub(super) fn scan_folders(&self) -> Vec<PathBuf> {
        if self.scan.is_empty() { vec![self.roots.dev.clone()] } else { self.scan.clone() }
    }

    /// Major numbers of the drivers that are known.
    pub(super) fn known_majors(&self) -> Vec<u64> {
        let is_known = |driver: &str| {
            DRIVERS.iter().any(|known| known.name == driver)
                || self.types.iter().any(|name| name == driver)
        };
        let drivers = block_drivers(&self.roots.proc).into_iter();
        drivers.filter_map(|(major, driver)| is_known(&driver).then_some(major)).collect()
    }
}

/// Major numbers of block devices, and the names of their drivers; `proc` is `/proc` but in tests.
pub fn block_drivers(proc: &Path) -> Vec<(u64, String)> {
    let text = fs::read_to_string(proc.join("devices")).unwrap_or_default();
    let block = text.split_once("Block devices:").map_or("", |(_, block)| block);
    let driver = |line: &str| {
        let (major, driver) = line.trim().split_once(' ')?;
        Some((major.parse().ok()?, driver.to_owned()))
    };
    block.lines().filter_map(driver).collect()
}
