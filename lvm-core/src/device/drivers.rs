//! The drivers whose devices LVM2 looks at, by their names in `/proc/devices`.
//!
//! Source: `lvm devtypes` of LVM2 2.03.16.

/// A driver of block devices.
#[derive(Clone, Copy, Debug)]
pub struct Driver {
    /// Its name in `/proc/devices`.
    pub name: &'static str,
    /// How many minor numbers a device of its has: 1 if it has no partitions.
    pub partitions: u64,
    /// What its devices are.
    pub about: &'static str,
}

const fn driver(name: &'static str, partitions: u64, about: &'static str) -> Driver {
    Driver { name, partitions, about }
}

/// All of them, by name.
pub const DRIVERS: &[Driver] = &[
    driver("VxDMP", 16, "Veritas Dynamic Multipathing"),
    driver("aoe", 16, "ATA over Ethernet"),
    driver("ataraid", 16, "ATA Raid"),
    driver("bcache", 1, "bcache block device cache"),
    driver("blkext", 1, "Extended device partitions"),
    driver("cciss", 16, "Compaq CCISS array"),
    driver("dac960", 8, "DAC960"),
    driver("dasd", 4, "DASD disk (IBM S/390, zSeries)"),
    driver("device-mapper", 1, "Mapped device"),
    driver("drbd", 16, "Distributed Replicated Block Device (DRBD)"),
    driver("emcpower", 16, "EMC Powerpath"),
    driver("fio", 16, "Fusion IO"),
    driver("gnbd", 1, "Network block device"),
    driver("i2o_block", 16, "i2o Block Disk"),
    driver("ida", 16, "Compaq SMART2"),
    driver("ide", 64, "IDE disk"),
    driver("iseries/vd", 8, "iSeries disks"),
    driver("loop", 1, "Loop device"),
    driver("md", 1, "Multiple Disk (MD/SoftRAID)"),
    driver("mdp", 1, "Partitionable MD"),
    driver("mmc", 16, "MMC block device"),
    driver("mtip32xx", 16, "Micron PCIe SSD"),
    driver("nbd", 16, "Network Block Device"),
    driver("nvme", 64, "NVM Express"),
    driver("power2", 16, "EMC Powerpath"),
    driver("ps3disk", 16, "PlayStation 3 internal disk"),
    driver("ramdisk", 1, "RAM disk"),
    driver("rbd", 16, "Ceph rados object as a Linux block device"),
    driver("scm", 8, "Storage Class Memory (IBM S/390)"),
    driver("sd", 16, "SCSI disk"),
    driver("skd", 16, "STEC"),
    driver("ubd", 16, "User-mode virtual block device"),
    driver("vdisk", 8, "SUN's LDOM virtual block device"),
    driver("virtblk", 8, "VirtIO disk"),
    driver("vtms", 16, "Violin Memory"),
    driver("xvd", 16, "Xen virtual block device"),
    driver("zvol", 16, "ZFS Zvols"),
];
