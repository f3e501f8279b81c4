use std::os::unix::fs::PermissionsExt;

use super::super::{FileSystem, FsKind, FsMode, FsRequest, look, plan_resize};
use super::*;
use crate::device::testing::{Loop, has_program, run};

/// Programs that write down how they were called; those named fail.
struct Fake {
    dir: tempfile::TempDir,
}

impl Fake {
    fn new(failing: &[&str]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let programs = [
            "umount",
            "mount",
            "e2fsck",
            "resize2fs",
            "xfs_growfs",
            "swapon",
            "swapoff",
            "mkswap",
            "fsadm",
        ];
        for program in programs {
            let code = i32::from(failing.contains(&program)) * 4;
            let text = format!(
                "#!/bin/sh\necho \"${{0##*/}} $*\" >> {}/calls\nexit {code}\n",
                dir.path().display()
            );
            let path = dir.path().join(program);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self { dir }
    }

    fn calls(&self) -> Vec<String> {
        let text = fs::read_to_string(self.dir.path().join("calls")).unwrap_or_default();
        text.lines().map(|line| line.replace(|c: char| c.is_ascii_uppercase(), "X")).collect()
    }

    fn run(&self, plan: FsPlan) -> FsRun {
        let folders = vec![self.dir.path().to_path_buf()];
        let tools = Tools { folders, fsadm_options: vec!["--yes"] };
        FsRun::new(plan, "/dev/vg/lv".into(), tools)
    }
}

fn mount() -> Mount {
    Mount {
        number: crate::device::DeviceNumber { major: 1, minor: 1 },
        point: "/mnt".into(),
        root: "/".into(),
        options: "rw,noatime".into(),
        kind: "ext4".into(),
        source: "/dev/vg/lv".into(),
        super_options: "rw".into(),
    }
}

fn shrinking() -> FsPlan {
    let to = Some(Bytes::new(60 << 20));
    FsPlan {
        lv: "vg/lv".into(),
        name: "ext4",
        shrinks: true,
        to: Bytes::new(60 << 20),
        before: vec![
            FsStep::Unmount { at: "/mnt".into() },
            FsStep::CheckExt,
            FsStep::ResizeExt { to },
            FsStep::MountAgain { mount: mount() },
        ],
        ..FsPlan::default()
    }
}

fn said(run: impl FnOnce(&mut dyn FnMut(FsSaid))) -> Vec<String> {
    let mut lines = Vec::new();
    run(&mut |said| {
        lines.push(match said {
            FsSaid::Line(line) => format!("  {line}"),
            FsSaid::Step(line) => line,
        });
    });
    lines
}

#[test]
fn steps_are_done_in_order_and_told() {
    let fake = Fake::new(&[]);
    let mut run = fake.run(shrinking());
    let lines = said(|say| run.before(say).unwrap());
    assert_eq!(
        lines,
        [
            "  Reducing file system ext4 to 60.00 MiB (62914560 bytes) on vg/lv...",
            "unmount /mnt",
            "unmount done",
            "e2fsck /dev/vg/lv",
            "e2fsck done",
            "resize2fs /dev/vg/lv 61440k",
            "resize2fs done",
            "remount /dev/vg/lv /mnt",
            "remount done",
            "  Reduced file system ext4 on vg/lv.",
        ]
    );
    assert_eq!(
        fake.calls(),
        [
            "umount /mnt",
            "e2fsck -f -p /dev/vg/lv",
            "resize2fs /dev/vg/lv 61440k",
            "mount -o rw,noatime -t ext4 /dev/vg/lv /mnt",
        ]
    );
    assert_eq!(said(|say| run.after(say).unwrap()), [""; 0]);
}

#[test]
fn what_was_unmounted_is_mounted_again_whatever_fails() {
    for (failing, then) in [
        ("e2fsck", &["e2fsck -f -p /dev/vg/lv"][..]),
        ("resize2fs", &["e2fsck -f -p /dev/vg/lv", "resize2fs /dev/vg/lv 61440k"]),
    ] {
        let fake = Fake::new(&[failing]);
        let mut run = fake.run(shrinking());
        let mut error = None;
        let lines = said(|say| error = run.before(say).err());
        assert_eq!(
            error.unwrap().to_string(),
            format!(
                "Failed to reduce file system ext4 on vg/lv: {failing} failed (exit status: 4)."
            )
        );
        assert!(lines.contains(&format!("{failing} failed")));
        assert_eq!(lines.last().unwrap(), "remount done");
        let mut calls = vec!["umount /mnt"];
        calls.extend(then);
        calls.push("mount -o rw,noatime -t ext4 /dev/vg/lv /mnt");
        assert_eq!(fake.calls(), calls);
    }
}

#[test]
fn what_could_not_be_unmounted_is_not_mounted_again() {
    let fake = Fake::new(&["umount"]);
    let mut run = fake.run(shrinking());
    said(|say| assert!(run.before(say).is_err()));
    assert_eq!(fake.calls(), ["umount /mnt"]);
}

#[test]
fn a_mount_that_cannot_be_brought_back_is_no_failure_of_the_resizing() {
    let fake = Fake::new(&["mount"]);
    let mut run = fake.run(shrinking());
    let lines = said(|say| run.before(say).unwrap());
    assert!(lines.contains(&"remount failed".to_owned()));
    assert_eq!(fake.calls()[4], "mount -t ext4 /dev/vg/lv /mnt");
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let tools = Tools { folders: vec![dir.path().into()], ..Tools::default() };
    let plan = FsPlan {
        lv: "vg/lv".into(),
        name: "none",
        after: vec![FsStep::GrowXfs { at: Some("/nowhere".into()) }],
        ..FsPlan::default()
    };
    let mut run = FsRun::new(plan, "/dev/vg/lv".into(), tools);
    let mut error = None;
    said(|say| error = run.after(say).err());
    let line = error.unwrap().to_string();
    assert!(line.starts_with("Failed to extend file system none on vg/lv: xfs_growfs"), "{line}");
}

#[test]
fn swap_comes_back_with_its_name_and_its_priority() {
    let plan = FsPlan {
        lv: "vg/lv".into(),
        name: "swap",
        shrinks: true,
        to: Bytes::new(32 << 20),
        before: vec![
            FsStep::SwapOff,
            FsStep::MakeSwap {
                to: Some(Bytes::new(32 << 20)),
                label: b"sw 1".to_vec(),
                uuid: Some([0xA5; 16]),
            },
        ],
        after: vec![FsStep::SwapOn { priority: Some(5) }],
        ..FsPlan::default()
    };
    let fake = Fake::new(&[]);
    let mut run = fake.run(plan.clone());
    let mut lines = said(|say| run.before(say).unwrap());
    lines.extend(said(|say| run.after(say).unwrap()));
    assert_eq!(lines.last().unwrap(), "  Reduced file system swap on vg/lv.");
    assert_eq!(
        fake.calls(),
        [
            "swapoff /dev/vg/lv",
            "mkswap -X a5a5a5a5-a5a5-a5a5-a5a5-a5a5a5a5a5a5 -X sw 1 /dev/vg/lv 32768",
            "swapon -p 5 /dev/vg/lv",
        ]
    );
    // The LV could not be made smaller, or there is no room for the new area: it is swapped to all the same.
    let fake = Fake::new(&[]);
    let mut run = fake.run(plan.clone());
    said(|say| run.before(say).unwrap());
    said(|say| run.give_up(say));
    assert_eq!(fake.calls().last().unwrap(), "swapon -p 5 /dev/vg/lv");
    let fake = Fake::new(&["mkswap"]);
    let mut run = fake.run(plan);
    said(|say| assert!(run.before(say).is_err()));
    assert_eq!(fake.calls().last().unwrap(), "swapon -p 5 /dev/vg/lv");
}

#[test]
fn fsadm_is_given_its_options_and_its_failures_are_told_as_lvm2_does() {
    let plan = || super::super::plan_fsadm("vg/lv", Bytes::new(60 << 20), true, true);
    let fake = Fake::new(&[]);
    assert_eq!(said(|say| fake.run(plan()).before(say).unwrap()), [""; 0]);
    assert_eq!(
        fake.calls(),
        ["fsadm --yes check /dev/vg/lv", "fsadm --yes resize /dev/vg/lv 61440X"]
    );
    let fake = Fake::new(&["fsadm"]);
    let error = fake.run(plan()).before(&mut |_| ()).unwrap_err();
    assert_eq!(error.to_string(), "Filesystem check failed.");
    let mut unchecked = plan();
    unchecked.before.remove(0);
    let error = fake.run(unchecked).before(&mut |_| ()).unwrap_err();
    let line = format!("{}/fsadm failed: 4\nFilesystem resize failed.", fake.dir.path().display());
    assert_eq!(error.to_string(), line);
}

/// A real device with a file system on its first part.
struct Real {
    device: Loop,
    point: tempfile::TempDir,
}

impl Real {
    fn new(mib: u64, program: &str, args: &[&str]) -> Option<Self> {
        if !has_program(program) {
            return None;
        }
        let device = Loop::new(Bytes::new(mib << 20), 512)?;
        let mut words = args.to_vec();
        words.push(device.name());
        run(program, &words);
        Some(Self { device, point: tempfile::tempdir().unwrap() })
    }

    fn mount(&self, options: &str) {
        run("mount", &["-o", options, self.device.name(), self.point.path().to_str().unwrap()]);
    }

    fn grow_device(&self, mib: u64) {
        let file = self.device.folder.path().join("loop.img");
        crate::device::testing::sparse(&file, Bytes::new(mib << 20));
        run("losetup", &["--set-capacity", self.device.name()]);
    }

    /// Resizes what is on it; what is there afterwards.
    fn resize(&self, mib: u64, shrinks: bool, mode: FsMode) -> FileSystem {
        let path = &self.device.path;
        let found = look(path).unwrap();
        let fs = found.fs.unwrap();
        let request = FsRequest {
            lv: "vg/lv",
            fs: &fs,
            mounts: &found.mounts,
            swap: found.swap.as_ref(),
            to: Bytes::new(mib << 20),
            shrinks,
            mode,
            ask: false,
            check: true,
        };
        let plan = plan_resize(&request, &mut |_| ()).unwrap();
        let mut run = FsRun::new(plan, path.clone(), Tools::default());
        run.before(&mut |_| ()).unwrap();
        if !shrinks {
            self.grow_device(mib);
        }
        run.after(&mut |_| ()).unwrap();
        look(path).unwrap().fs.unwrap()
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["--quiet"]).arg(self.point.path()).status();
    }
}

/// Whether the kernel lets this process grow a mounted ext, for which it wants `CAP_SYS_RESOURCE` (24).
fn may_resize_mounted_ext() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let effective = status.lines().find_map(|line| line.strip_prefix("CapEff:")).unwrap();
    let may = u64::from_str_radix(effective.trim(), 16).unwrap() & 1 << 24 != 0;
    if !may {
        eprintln!("SKIPPED: no right to grow a mounted ext4 here");
    }
    may
}

#[test]
fn loop_ext4_gets_smaller_and_larger_mounted_and_not() {
    let Some(real) = Real::new(40, "mkfs.ext4", &["-q", "-b", "1024"]) else { return };
    let size = |fs: FileSystem| fs.size.unwrap().get() >> 20;
    assert_eq!(size(real.resize(20, true, FsMode::Manage)), 20);
    assert_eq!(size(real.resize(48, false, FsMode::Manage)), 48);
    real.mount("noatime");
    fs::write(real.point.path().join("file"), [7; 9000]).unwrap();
    if may_resize_mounted_ext() {
        assert_eq!(size(real.resize(56, false, FsMode::NoChange)), 56);
    }
    assert_eq!(size(real.resize(30, true, FsMode::Manage)), 30);
    let mounts = look(&real.device.path).unwrap().mounts;
    assert_eq!(mounts[0].point, real.point.path());
    assert!(mounts[0].options.contains("noatime"));
    assert_eq!(fs::read(real.point.path().join("file")).unwrap(), [7; 9000]);
    assert_eq!(size(real.resize(20, true, FsMode::Offline)), 20);
    assert!(look(&real.device.path).unwrap().mounts.is_empty());
}

#[test]
fn loop_xfs_gets_larger_mounted_and_not() {
    let Some(real) = Real::new(320, "mkfs.xfs", &["-q"]) else { return };
    let size = |fs: FileSystem| fs.size.unwrap().get() >> 20;
    assert_eq!(size(real.resize(340, false, FsMode::Manage)), 340);
    assert!(look(&real.device.path).unwrap().mounts.is_empty());
    real.mount("rw");
    // Its superblock on the device is old for a while.
    assert_eq!(size(real.resize(360, false, FsMode::NoChange)), 360);
}

#[test]
fn loop_swap_keeps_its_label_and_uuid() {
    let Some(real) = Real::new(16, "mkswap", &["-q", "-L", "my swap"]) else { return };
    let before = look(&real.device.path).unwrap().fs.unwrap();
    assert_eq!((before.kind, before.name), (FsKind::Swap, "swap"));
    for (mib, shrinks) in [(24, false), (12, true)] {
        let after = real.resize(mib, shrinks, FsMode::Manage);
        assert_eq!(after.size, Some(Bytes::new(mib << 20)));
        assert_eq!((&after.label, after.uuid), (&before.label, before.uuid));
    }
}
