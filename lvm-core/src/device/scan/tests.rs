//! A made-up `/sys` for what this host does not have, and the real one against LVM2.

use std::os::unix::fs::symlink;

use super::super::filter::Filter;
use super::super::testing::{Loop, has_program};
use super::super::{OpenMode, OpenPolicy, open_device};
use super::*;

/// A host in a folder.
struct Host {
    folder: tempfile::TempDir,
    minor: u64,
}

impl Host {
    fn new() -> Self {
        let host = Self { folder: tempfile::tempdir().unwrap(), minor: 0 };
        for folder in ["sys/class/block", "sys/dev/block", "sys/devices", "proc", "dev/mapper"] {
            fs::create_dir_all(host.folder.path().join(folder)).unwrap();
        }
        let drivers =
            "Character devices:\n  8 sd\n\nBlock devices:\n  8 sd\n 11 sr\n253 device-mapper\n";
        fs::write(host.folder.path().join("proc/devices"), drivers).unwrap();
        host
    }

    /// A device, below `parent` if it is a partition, with files below its folder.
    fn add(&mut self, path: &str, major: u64, mib: u64, files: &[(&str, &str)]) {
        let name = path.rsplit('/').next().unwrap();
        let folder = self.folder.path().join("sys/devices").join(path);
        let number = format!("{major}:{}", self.minor);
        self.minor += 1;
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("dev"), format!("{number}\n")).unwrap();
        fs::write(folder.join("size"), format!("{}\n", mib * 2048)).unwrap();
        for (file, text) in files {
            fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
            fs::write(folder.join(file), text).unwrap();
        }
        let sys = self.folder.path().join("sys");
        symlink(&folder, sys.join("class/block").join(name)).unwrap();
        symlink(&folder, sys.join("dev/block").join(number)).unwrap();
        fs::write(self.folder.path().join("dev").join(name), "").unwrap();
    }

    fn rules(&self) -> ScanRules {
        let root = |name| self.folder.path().join(name);
        let roots = Roots { sys: root("sys"), proc: root("proc"), dev: root("dev") };
        ScanRules { roots, ..ScanRules::default() }
    }

    fn scan(&self, rules: &ScanRules) -> Vec<(String, Option<LeftOut>)> {
        let name = |seen: SeenDevice| {
            let dev = self.folder.path().join("dev");
            let name = seen.path.strip_prefix(dev).unwrap().to_str().unwrap().to_owned();
            (name, seen.left_out)
        };
        block_devices(rules).unwrap().into_iter().map(name).collect()
    }
}

#[test]
fn what_belongs_to_another_layer_is_left_out() {
    let mut host = Host::new();
    host.add("sda", 8, 100, &[]);
    host.add("sdb", 8, 100, &[]);
    host.add("sdb/sdb1", 8, 50, &[("partition", "1\n")]);
    host.add("sdc", 8, 1, &[]);
    host.add("sdd", 8, 100, &[("holders/dm-0/dm/uuid", "mpath-3600\n")]);
    host.add("sdd/sdd1", 8, 50, &[("partition", "1\n")]);
    host.add("sde", 8, 100, &[("holders/md0/md/level", "raid1\n")]);
    host.add("sr0", 11, 700, &[]);
    host.add("dm-0", 253, 100, &[("dm/uuid", "mpath-3600\n"), ("dm/name", "mpatha\n")]);
    host.add("dm-1", 253, 100, &[("dm/uuid", "LVM-abc\n"), ("dm/name", "vg-lv\n")]);
    host.add("dm-2", 253, 100, &[("dm/uuid", "CRYPT-1\n"), ("dm/suspended", "1\n")]);
    host.add("dm-3", 253, 100, &[("dm/uuid", "CRYPT-2\n"), ("dm/suspended", "0\n")]);
    fs::write(host.folder.path().join("dev/mapper/mpatha"), "").unwrap();
    let wanted = [
        ("mapper/mpatha", None),
        ("dm-1", Some(LeftOut::Lv)),
        ("dm-2", Some(LeftOut::Unusable)),
        ("dm-3", None),
        ("sda", None),
        ("sdb", Some(LeftOut::Partitioned)),
        ("sdb1", None),
        ("sdc", Some(LeftOut::TooSmall)),
        ("sdd", Some(LeftOut::Multipath)),
        ("sdd1", Some(LeftOut::Multipath)),
        ("sde", Some(LeftOut::MdMember)),
        ("sr0", Some(LeftOut::UnknownType)),
    ];
    let wanted: Vec<_> = wanted.map(|(name, why)| (name.to_owned(), why)).into();
    assert_eq!(host.scan(&host.rules()), wanted);
    let seen = block_devices(&host.rules()).unwrap();
    let numbers: Vec<_> = seen.iter().map(|seen| seen.number).collect();
    let asked: Vec<_> = seen.iter().map(|seen| seen.left_out).collect();
    assert_eq!(left_out(&numbers, &host.rules()), asked, "the same where they are named");

    let rules = ScanRules { scan_lvs: true, types: vec!["sr".into()], ..host.rules() };
    let found = host.scan(&rules);
    assert!(found.contains(&("dm-1".into(), None)) && found.contains(&("sr0".into(), None)));
}

#[test]
fn filters_go_by_every_name() {
    let mut host = Host::new();
    host.add("sda", 8, 100, &[]);
    host.add("sdb", 8, 100, &[]);
    let filter = |patterns: &[&str]| Filter::parse(patterns).unwrap();
    let rejected = |rules: &ScanRules| {
        let found = host.scan(rules);
        found.into_iter().filter(|(_, why)| *why == Some(LeftOut::Filter)).count()
    };
    let rules = ScanRules { filter: filter(&["a|sda|", "r|.*|"]), ..host.rules() };
    assert_eq!(rejected(&rules), 1);
    let rules = ScanRules { global_filter: filter(&["r|.*|"]), ..rules };
    assert_eq!(rejected(&rules), 2);
}

#[test]
fn a_device_without_a_node_is_not_there() {
    let mut host = Host::new();
    host.add("sda", 8, 100, &[]);
    fs::remove_file(host.folder.path().join("dev/sda")).unwrap();
    assert_eq!(host.scan(&host.rules()), []);
    fs::remove_dir_all(host.folder.path().join("sys/class")).unwrap();
    assert!(block_devices(&host.rules()).is_err());
}

#[test]
fn loop_lvm2_a_new_loop_device_is_seen_by_both_and_a_small_one_by_neither() {
    let Some(device) = Loop::new(Bytes::new(64 << 20), 512) else { return };
    let Some(small) = Loop::new(Bytes::new(1 << 20), 512) else { return };
    let seen = block_devices(&ScanRules::default()).unwrap();
    let of = |device: &Loop| seen.iter().find(|seen| seen.path == device.path).cloned();
    let found = of(&device).unwrap();
    assert_eq!((found.left_out, found.size), (None, Bytes::new(64 << 20)));
    assert_eq!(of(&small).unwrap().left_out, Some(LeftOut::TooSmall));
    let opened = open_device(&device.path, OpenMode::Read, &OpenPolicy::default()).unwrap();
    assert_eq!(block_device(found.number, &ScanRules::default()).unwrap(), found);
    assert_eq!(opened.number(), Some(found.number));
    assert!(!opened.is_partitionable(), "nobody told it to look for partitions");
    if has_program("lvm") {
        let output = small.lvm(&["pvcreate", small.name()], "");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let wanted =
            DeviceError::LeftOut { device: small.name().into(), reason: LeftOut::TooSmall };
        assert!(text.contains(&wanted.to_string()), "{text}");
    }
}
