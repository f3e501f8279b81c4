use std::os::unix::fs::symlink;

use super::*;

const LV: DeviceNumber = DeviceNumber { major: 253, minor: 0 };

/// A machine of files: a device is a file with its numbers.
struct Fake {
    dir: tempfile::TempDir,
    machine: Machine,
}

impl Fake {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let machine = Machine {
            root: dir.path().to_path_buf(),
            number_of: |path| DeviceNumber::parse(&fs::read_to_string(path).ok()?),
            patience: Duration::from_secs(60),
        };
        let fake = Self { dir, machine };
        fake.write("dev/dm-0", "253:0");
        fake.write("dev/dm-1", "253:1");
        fs::create_dir_all(fake.path("sys/devices/virtual/block/dm-0")).unwrap();
        fs::create_dir_all(fake.path("sys/dev/block")).unwrap();
        symlink("../../devices/virtual/block/dm-0", fake.path("sys/dev/block/253:0")).unwrap();
        fake
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn process(&self, pid: u32, name: &str, space: &str, open: &[&str]) {
        self.write(&format!("proc/{pid}/comm"), &format!("{name}\n"));
        fs::create_dir_all(self.path(&format!("proc/{pid}/ns"))).unwrap();
        symlink(space, self.path(&format!("proc/{pid}/ns/mnt"))).unwrap();
        fs::create_dir_all(self.path(&format!("proc/{pid}/fd"))).unwrap();
        for (number, path) in open.iter().enumerate() {
            symlink(self.path(path), self.path(&format!("proc/{pid}/fd/{number}"))).unwrap();
        }
    }

    fn uses(&self) -> Vec<String> {
        self.machine.uses_of(LV).iter().map(ToString::to_string).collect()
    }
}

fn refusal(uses: Vec<Use>) -> (String, Option<String>) {
    let error = UseError { lv: "vg/lv".into(), uses };
    (error.to_string(), error.hint())
}

#[test]
fn a_device_that_nobody_uses_has_no_uses() {
    let fake = Fake::new();
    fake.write("proc/self/mountinfo", "36 35 253:1 / /other rw - ext4 /dev/dm-1 rw\n");
    fake.write("proc/swaps", "Filename Type Size Used Priority\n/dev/dm-1 partition 1 0 -2\n");
    fake.process(7, "cat", "mnt:[1]", &["dev/dm-1"]);
    assert_eq!(fake.uses(), [""; 0]);
}

#[test]
fn all_ways_of_use_are_found() {
    let fake = Fake::new();
    fake.write(
        "proc/self/mountinfo",
        "36 35 253:0 / /mnt/a\\040b rw - ext4 /dev/dm-0 rw\n\
         37 35 0:40 / /mnt/c rw - btrfs /dev/dm-0 rw\n\
         38 35 0:41 / /mnt/d rw - nfs server:/dev/dm-0 rw\n",
    );
    fake.write("proc/swaps", "Filename\n/dev/dm-0 partition 1 0 -2\n");
    fake.write("sys/devices/virtual/block/dm-0/holders/dm-5", "");
    fake.write("sys/devices/virtual/block/dm-0/holders/md0", "");
    fake.write("sys/block/dm-5/dm/name", "top\n");
    fake.write("sys/block/loop3/loop/backing_file", "/dev/dm-0\n");
    fake.write("sys/block/loop4/loop/backing_file", "/dev/dm-1\n");
    fake.process(12, "qemu-system-x86", "mnt:[1]", &["dev/dm-1", "dev/dm-0"]);
    fake.process(std::process::id(), "rlvm", "mnt:[1]", &["dev/dm-0"]);
    assert_eq!(
        fake.uses(),
        [
            "mounted at /mnt/a b",
            "mounted at /mnt/c",
            "used as swap",
            "used by device top",
            "used by device md0",
            "used by loop device loop3",
            "open in process 12 (qemu-system-x86)",
        ]
    );
}

#[test]
fn what_is_mounted_for_others_is_found_in_their_namespace() {
    let fake = Fake::new();
    fake.write("sys/fs/ext4/dm-0/session_write_kbytes", "0");
    assert_eq!(fake.uses(), ["mounted for other processes"]);
    for (pid, space, mounts) in [
        (8, "mnt:[1]", "36 35 253:1 / / rw - ext4 /dev/dm-1 rw\n"),
        (9, "mnt:[1]", "36 35 253:0 / /no rw - ext4 /dev/dm-0 rw\n"),
        (10, "mnt:[2]", "36 35 253:0 / /data rw - ext4 /dev/dm-0 rw\n"),
    ] {
        fake.process(pid, "mysqld", space, &[]);
        fake.write(&format!("proc/{pid}/mountinfo"), mounts);
    }
    assert_eq!(fake.uses(), ["mounted at /data for process 10 (mysqld)"]);
}

#[test]
fn the_search_ends_when_its_time_is_over() {
    let mut fake = Fake::new();
    fake.process(12, "cat", "mnt:[1]", &["dev/dm-0"]);
    assert_eq!(fake.uses(), ["open in process 12 (cat)"]);
    fake.machine.patience = Duration::ZERO;
    std::thread::sleep(Duration::from_millis(1));
    assert_eq!(fake.uses(), [""; 0]);
}

#[test]
fn the_line_is_lvm2s_and_the_hint_says_who() {
    let process = Process { pid: 12, name: "cat".into() };
    let mounted = Use::Mounted { at: "/mnt/e".into() };
    let open = Use::Open { by: process.clone() };
    let elsewhere = Use::MountedElsewhere { at: Some(("/e".into(), process)) };
    for (uses, line, hint) in [
        (vec![], "in use.", None),
        (vec![Use::Swap], "in use.", Some("used as swap")),
        (
            vec![mounted, open.clone()],
            "contains a filesystem in use.",
            Some("mounted at /mnt/e, open in process 12 (cat)"),
        ),
        (
            vec![elsewhere],
            "contains a filesystem in use.",
            Some("mounted at /e for process 12 (cat)"),
        ),
        (
            vec![Use::Loop { by: "loop0".into() }, open.clone()],
            "in use.",
            Some("used by loop device loop0, open in process 12 (cat)"),
        ),
        (
            vec![Use::Held { by: "top".into() }],
            "is used by another device.",
            Some("used by device top"),
        ),
    ] {
        let hint = hint.map(|hint| format!("vg/lv is {hint}"));
        assert_eq!(refusal(uses), (format!("Logical volume vg/lv {line}"), hint));
    }
    let (_, hint) = refusal(vec![open; 7]);
    assert!(hint.unwrap().ends_with("(cat), and 2 more"));
}

#[test]
fn the_kernels_count_decides_where_it_is_known() {
    let nothing = DeviceNumber { major: 0xFFF, minor: 0xF_FFFF };
    assert_eq!(check_unused("vg/lv", nothing, Some(0)), Ok(()));
    assert_eq!(check_unused("vg/lv", nothing, None), Ok(()));
    let error = check_unused("vg/lv", nothing, Some(1)).unwrap_err();
    assert_eq!(error.to_string(), "Logical volume vg/lv in use.");
}

#[test]
fn loop_a_real_device_tells_who_uses_it() {
    use crate::device::testing::Loop;
    let Some(device) = Loop::new(crate::units::Bytes::new(8 << 20), 512) else { return };
    let number = number_of(&device.path).unwrap();
    assert_eq!(uses_of(number), []);
    let mut sleeper = std::process::Command::new("sleep")
        .arg("60")
        .stdin(fs::File::open(&device.path).unwrap())
        .spawn()
        .unwrap();
    let found = uses_of(number);
    sleeper.kill().unwrap();
    sleeper.wait().unwrap();
    let process = Process { pid: sleeper.id(), name: "sleep".into() };
    assert_eq!(found, [Use::Open { by: process }]);
}
