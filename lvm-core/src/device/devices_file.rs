//! LVM2's devices file, `/etc/lvm/devices/system.devices`: the devices that LVM2 uses where there is one.
//!
//! ```text
//! # comment
//! VERSION=1.1.2
//! IDTYPE=loop_file IDNAME=/srv/a.img DEVNAME=/dev/loop0 PVID=eVf20jNHWRmMqnbnsFTRX1LGe7nU3ItS [PART=1]
//! ```
//!
//! `.` stands for nothing. A device's name changes from one start of the host to the next; the id, which the
//! kernel knows, is what counts. It is only read here: LVM2's own `lvmdevices` writes it.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::DeviceError;
use super::scan::SeenDevice;
use super::sysfs::{DeviceNumber, SysDevice};
use crate::error::Result;
use crate::id::PvId;

/// No host has so many devices; what is longer is no devices file.
const LARGEST: u64 = 16 << 20;

/// A devices file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DevicesFile {
    /// As it is written: `1.1.2`. The last number grows with each change.
    pub version: Option<String>,
    /// The devices, in the file's order.
    pub entries: Vec<DeviceEntry>,
}

/// One device of a devices file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeviceEntry {
    /// By what it is known: `sys_wwid`, `sys_serial`, `loop_file`, `mpath_uuid`, `devname`, …
    pub id_type: String,
    /// Its id of that type.
    pub id_name: String,
    /// The name it had last.
    pub dev_name: Option<PathBuf>,
    /// The PV that was on it last.
    pub pv: Option<PvId>,
    /// Which partition of the device with that id.
    pub part: Option<u64>,
}

/// What has become of a device of the file. `Display` is LVM2's warning where there is something to tell.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Change {
    /// The kernel has no device with this id.
    #[error(
        "Devices file {} {}{} last seen on {} not found.",
        _0.id_type,
        _0.id_name,
        _0.pv.map(|pv| format!(" PVID {}", pv.0.bare())).unwrap_or_default(),
        _0.dev_name.as_deref().unwrap_or(Path::new("none")).display()
    )]
    NotFound(DeviceEntry),
    /// The device has another name now.
    #[error(
        "Device {} has updated name (devices file {})",
        now.display(),
        entry.dev_name.as_deref().unwrap_or(Path::new("none")).display()
    )]
    Renamed {
        /// What the file says.
        entry: DeviceEntry,
        /// Its name.
        now: PathBuf,
    },
}

/// A device of the file and where it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResolvedDevice {
    /// What the file says.
    pub entry: DeviceEntry,
    /// Its name now; `None` where it is not there.
    pub path: Option<PathBuf>,
    /// What is to be told.
    pub change: Option<Change>,
}

impl DevicesFile {
    /// Reads a devices file; `None` where there is none, and then LVM2 looks at all devices.
    ///
    /// # Errors
    /// [`DeviceError::List`].
    pub fn read(path: &Path) -> Result<Option<Self>> {
        let failed = |action| {
            let path = path.to_path_buf();
            move |source| DeviceError::List { path, action, source }
        };
        let len = match fs::metadata(path) {
            Ok(metadata) => metadata.len(),
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(failed("read")(e).into()),
        };
        if len > LARGEST {
            return Err(failed("read")(io::ErrorKind::FileTooLarge.into()).into());
        }
        let bytes = fs::read(path).map_err(failed("read"))?;
        Ok(Some(Self::parse(&String::from_utf8_lossy(&bytes))))
    }

    /// Reads the text of a devices file. Lines that say nothing are passed over, as LVM2 does.
    pub fn parse(text: &str) -> Self {
        let mut file = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some(version) = field(line, "VERSION=") {
                file.version = Some(version.to_owned());
            } else if let Some(entry) = DeviceEntry::parse(line) {
                file.entries.push(entry);
            }
        }
        file
    }

    /// Finds each device among those that the host has.
    pub fn resolve(&self, seen: &[SeenDevice], sys: &Path) -> Vec<ResolvedDevice> {
        let devices: Vec<_> = seen
            .iter()
            .filter_map(|seen| Some((seen, SysDevice::of_number(sys, seen.number).ok()?)))
            .collect();
        let resolve = |entry: &DeviceEntry| {
            let named = entry.dev_name.as_deref();
            let mut hits =
                devices.iter().filter(|(seen, sys)| entry.is(&seen.path, seen.number, sys));
            // Two devices with one id: the one that has the old name, if any.
            let first = hits.next();
            let hit = hits.find(|(seen, _)| Some(seen.path.as_path()) == named).or(first);
            let path = hit.map(|(seen, _)| seen.path.clone());
            let change = match &path {
                None => Some(Change::NotFound(entry.clone())),
                Some(now) if Some(now.as_path()) != named && named.is_some() => {
                    Some(Change::Renamed { entry: entry.clone(), now: now.clone() })
                }
                Some(_) => None,
            };
            ResolvedDevice { entry: entry.clone(), path, change }
        };
        self.entries.iter().map(resolve).collect()
    }
}

/// What follows a key, up to the next blank.
fn field<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let value = line.split_ascii_whitespace().find_map(|word| word.strip_prefix(key))?;
    (!value.is_empty() && value != ".").then_some(value)
}

impl DeviceEntry {
    fn parse(line: &str) -> Option<Self> {
        Some(Self {
            id_type: field(line, "IDTYPE=")?.to_owned(),
            id_name: field(line, "IDNAME=")?.to_owned(),
            dev_name: field(line, "DEVNAME=").map(PathBuf::from),
            pv: field(line, "PVID=").and_then(|id| id.parse().ok()),
            part: field(line, "PART=").and_then(|part| part.parse().ok()).filter(|part| *part != 0),
        })
    }

    /// Whether this is the device.
    fn is(&self, path: &Path, number: DeviceNumber, sys: &SysDevice) -> bool {
        if self.id_type == "devname" {
            return self.is_named(path, number);
        }
        // The id is the disk's, also of a partition.
        let part = sys.number("partition").filter(|_| sys.is_partition());
        part == self.part && id_of(&sys.disk(), &self.id_type).as_deref() == Some(&*self.id_name)
    }

    fn is_named(&self, path: &Path, number: DeviceNumber) -> bool {
        let name = Path::new(&self.id_name);
        let same = |metadata: fs::Metadata| DeviceNumber::of_rdev(metadata.rdev()) == number;
        path == name || fs::metadata(name).is_ok_and(same)
    }
}

/// A device's id of one type, as LVM2 reads it.
fn id_of(sys: &SysDevice, id_type: &str) -> Option<String> {
    let prefixed = |prefix: &str| sys.text("dm/uuid").filter(|uuid| uuid.starts_with(prefix));
    match id_type {
        "sys_wwid" => sys.text("device/wwid").or_else(|| sys.text("wwid")).map(|id| joined(&id)),
        "sys_serial" => {
            sys.text("device/serial").or_else(|| sys.text("serial")).map(|id| joined(&id))
        }
        "loop_file" => sys.text("loop/backing_file"),
        "md_uuid" => sys.text("md/uuid"),
        "mpath_uuid" => prefixed("mpath-"),
        "crypt_uuid" => prefixed("CRYPT-"),
        "lvmlv_uuid" => prefixed("LVM-"),
        _ => None,
    }
}

/// An id without blanks, which the file could not hold.
fn joined(id: &str) -> String {
    id.chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::scan::{ScanRules, block_devices};
    use super::super::testing::{Loop, has_program};
    use super::*;
    use crate::units::Bytes;

    const TEXT: &str = "\
# LVM uses devices listed in this file.
# Created by LVM command pvs pid 28731 at Mon Nov 23 15:33:54 2026
VERSION=1.1.2
IDTYPE=sys_wwid IDNAME=naa.5000c500a0b1c2d3 DEVNAME=/dev/sda2 PVID=eVf20jNHWRmMqnbnsFTRX1LGe7nU3ItS PART=2
IDTYPE=sys_serial IDNAME=QM00001 DEVNAME=/dev/sdb PVID=.
IDTYPE=devname IDNAME=/dev/sdc DEVNAME=. PVID=.
IDTYPE= IDNAME=x

nonsense
";

    #[test]
    fn a_file_of_lvm2_is_read() {
        let file = DevicesFile::parse(TEXT);
        assert_eq!(file.version.as_deref(), Some("1.1.2"));
        let [wwid, serial, name] = &file.entries[..] else { panic!("{file:?}") };
        assert_eq!((wwid.id_type.as_str(), wwid.part), ("sys_wwid", Some(2)));
        assert_eq!(wwid.pv.unwrap().0.bare(), "eVf20jNHWRmMqnbnsFTRX1LGe7nU3ItS");
        assert_eq!(serial.dev_name.as_deref(), Some(Path::new("/dev/sdb")));
        assert_eq!((serial.pv, serial.part), (None, None));
        assert_eq!((name.id_name.as_str(), name.dev_name.as_deref()), ("/dev/sdc", None));
    }

    #[test]
    fn no_file_is_not_an_empty_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("system.devices");
        assert_eq!(DevicesFile::read(&path).unwrap(), None);
        fs::write(&path, "").unwrap();
        assert_eq!(DevicesFile::read(&path).unwrap(), Some(DevicesFile::default()));
        assert!(DevicesFile::read(folder.path()).is_err());
    }

    /// A host with disk `sdq` (serial "a b") and its second partition, in a folder.
    fn host() -> (tempfile::TempDir, Vec<SeenDevice>) {
        let folder = tempfile::tempdir().unwrap();
        let disk = folder.path().join("devices/sdq");
        fs::create_dir_all(disk.join("sdq2")).unwrap();
        fs::create_dir_all(disk.join("device")).unwrap();
        fs::create_dir_all(folder.path().join("dev/block")).unwrap();
        fs::write(disk.join("device/serial"), "a b\n").unwrap();
        fs::write(disk.join("sdq2/partition"), "2\n").unwrap();
        let seen = |minor, path: &str, at: &str| {
            let link = folder.path().join(format!("dev/block/65:{minor}"));
            std::os::unix::fs::symlink(disk.join(at), link).unwrap();
            SeenDevice {
                path: path.into(),
                number: DeviceNumber { major: 65, minor },
                size: Bytes::new(1 << 30),
                left_out: None,
            }
        };
        let seen = vec![seen(0, "/dev/sdq", ""), seen(2, "/dev/sdq2", "sdq2")];
        (folder, seen)
    }

    #[test]
    fn devices_are_found_by_id_and_partition_under_whatever_name() {
        let (folder, seen) = host();
        let text = "IDTYPE=sys_serial IDNAME=a_b DEVNAME=/dev/sdx PVID=. PART=2\n\
                    IDTYPE=sys_serial IDNAME=a_b DEVNAME=/dev/sdq PVID=.\n\
                    IDTYPE=sys_serial IDNAME=a_b DEVNAME=/dev/sdq3 PVID=. PART=3\n\
                    IDTYPE=devname IDNAME=/dev/sdq2 DEVNAME=/dev/sdq2 PVID=.\n\
                    IDTYPE=teleport IDNAME=7 DEVNAME=. PVID=eVf20jNHWRmMqnbnsFTRX1LGe7nU3ItS";
        let resolved = DevicesFile::parse(text).resolve(&seen, folder.path());
        let found: Vec<_> = resolved.iter().map(|one| one.path.as_deref()).collect();
        let (disk, part) = (Path::new("/dev/sdq"), Path::new("/dev/sdq2"));
        assert_eq!(found, [Some(part), Some(disk), None, Some(part), None]);
        let told: Vec<_> =
            resolved.iter().map(|one| one.change.as_ref().map(ToString::to_string)).collect();
        assert_eq!(
            told[0].as_deref(),
            Some("Device /dev/sdq2 has updated name (devices file /dev/sdx)")
        );
        assert_eq!(told[1], None);
        let missing = "Devices file sys_serial a_b last seen on /dev/sdq3 not found.";
        assert_eq!(told[2].as_deref(), Some(missing));
        let unknown = "Devices file teleport 7 PVID eVf20jNHWRmMqnbnsFTRX1LGe7nU3ItS last seen on none not found.";
        assert_eq!(told[4].as_deref(), Some(unknown));
    }

    #[test]
    fn loop_lvm2_a_file_that_lvmdevices_wrote_leads_to_the_device() {
        let Some(device) = Loop::new(Bytes::new(64 << 20), 512) else { return };
        if !has_program("lvm") {
            return;
        }
        device.lvm_ok(&["pvcreate", device.name()]);
        let home = device.folder.path();
        fs::create_dir(home.join("devices")).unwrap();
        let conf = fs::read_to_string(home.join("lvm.conf")).unwrap();
        fs::write(home.join("lvm.conf"), conf.replace("use_devicesfile=0", "use_devicesfile=1"))
            .unwrap();
        let output = std::process::Command::new("lvm")
            .args(["lvmdevices", "--adddev", device.name()])
            .env("LVM_SYSTEM_DIR", home)
            .env("LVM_SUPPRESS_FD_WARNINGS", "1")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let file = DevicesFile::read(&home.join("devices/system.devices")).unwrap().unwrap();
        let seen = block_devices(&ScanRules::default()).unwrap();
        let resolved = file.resolve(&seen, Path::new("/sys"));
        assert_eq!(resolved.len(), 1);
        assert_eq!(resolved[0].path.as_deref(), Some(device.path.as_path()));
        assert_eq!(resolved[0].change, None);
        assert!(resolved[0].entry.pv.is_some());
    }
}
