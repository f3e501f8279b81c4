//! A place to work in: disks, system directory, locks and state of its own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use nix::sys::stat::{Mode, SFlag, makedev, mknod};
use tempfile::TempDir;

use crate::golden;
use crate::loops::{self, FOLDER_PREFIX, LoopDevice};
use crate::run::{Ran, Tool, rlvm_binary};
use crate::skip::{is_root, skip, skip_unless_tools};
use crate::xz;

/// The kernel's number for loop devices (Documentation/admin-guide/devices.txt).
const LOOP_MAJOR: u64 = 7;

/// A disk of a sandbox.
#[derive(Debug)]
pub struct Disk {
    /// The sparse file behind it.
    pub image: PathBuf,
    /// Its device node, in the sandbox's own folder of devices.
    pub node: PathBuf,
    /// The loop device.
    pub loop_device: LoopDevice,
}

/// A folder in which LVM2 and rlvm see the same disks and nothing of the host.
///
/// The device nodes are called `…/dev/pv0`, `pv1`, … rather than `/dev/loopN`, so that what is printed has the
/// same width each time, and in two sandboxes side by side.
#[derive(Debug)]
pub struct Sandbox {
    // Before the folder, so that the loop devices are detached before their images go.
    disks: Vec<Disk>,
    path: PathBuf,
    /// LVM2 runs with a pretended device-mapper.
    fake_kernel: bool,
    _folder: Option<TempDir>,
}

impl Sandbox {
    /// An empty one; `None`, having said why, where loop devices or LVM2 cannot be had.
    pub fn new() -> Option<Self> {
        let folder = Self::folder()?;
        let path = folder.path().to_owned();
        Some(Self::inside(path, Some(folder)))
    }

    /// One without loop devices and for rlvm alone, which needs neither root nor any tool.
    pub fn unprivileged() -> Self {
        let folder = Self::temporary();
        let path = folder.path().to_owned();
        Self::inside(path, Some(folder))
    }

    /// Two whose names have the same length, for doing the same thing twice.
    pub fn twins() -> Option<(Self, Self)> {
        let folder = Self::folder()?;
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        Some((Self::inside(a, None), Self::inside(b, Some(folder))))
    }

    fn folder() -> Option<TempDir> {
        static ONCE: Once = Once::new();
        if !is_root() {
            skip("loop devices need root");
            return None;
        }
        if !skip_unless_tools(&["losetup", "lvm"]) {
            return None;
        }
        if !Command::new("losetup").arg("--find").output().is_ok_and(|out| out.status.success()) {
            skip("this machine has no loop devices");
            return None;
        }
        ONCE.call_once(loops::detach_stale);
        Some(Self::temporary())
    }

    fn temporary() -> TempDir {
        let prefix = format!("{FOLDER_PREFIX}{}-", std::process::id());
        tempfile::Builder::new().prefix(&prefix).tempdir().expect("a temporary folder")
    }

    fn inside(path: PathBuf, folder: Option<TempDir>) -> Self {
        for name in ["dev", "etc", "lock", "state"] {
            fs::create_dir_all(path.join(name)).expect("a new folder");
        }
        let sandbox = Self { disks: Vec::new(), path, fake_kernel: false, _folder: folder };
        sandbox.configure("");
        sandbox
    }

    /// Writes `lvm.conf` anew, with `more` at its end.
    pub fn configure(&self, more: &str) {
        let (dev, lock) = (self.path.join("dev"), self.path.join("lock"));
        let (dev, lock) = (dev.display(), lock.display());
        // dmeventd would come from the host.
        let monitoring = if self.fake_kernel { "monitoring = 0" } else { "" };
        let text = format!(
            "devices {{ scan = [ \"{dev}\" ] use_devicesfile = 0 hints = \"none\" }}\n\
             global {{ locking_dir = \"{lock}\" }}\n\
             activation {{ udev_sync = 0 udev_rules = 0 {monitoring} }}\n{more}\n"
        );
        fs::write(self.path.join("etc/lvm.conf"), text).expect("lvm.conf can be written");
    }

    /// Adds a disk of `mib` MiB with sectors of 512 bytes.
    pub fn add_disk(&mut self, mib: u64) -> &Disk {
        self.add_disk_of(mib << 20, 512)
    }

    /// Adds a disk of `bytes` bytes, all zero, with logical sectors of `sector_size` bytes.
    pub fn add_disk_of(&mut self, bytes: u64, sector_size: u32) -> &Disk {
        let image = self.new_image(bytes);
        self.attach(image, |image| LoopDevice::attach(image, sector_size))
    }

    fn new_image(&self, bytes: u64) -> PathBuf {
        let image = self.path.join(format!("disk{}.img", self.disks.len()));
        let file = fs::File::create(&image).expect("a new image");
        file.set_len(bytes).expect("a sparse image");
        image
    }

    /// Adds a disk of `bytes` bytes on which a partition table would count.
    pub fn add_disk_with_partitions(&mut self, bytes: u64) -> &Disk {
        let image = self.new_image(bytes);
        self.attach(image, LoopDevice::attach_with_partitions)
    }

    /// Adds a disk that holds a copy of `image`.
    pub fn add_copy_of(&mut self, image: &Path) -> &Disk {
        let copy = self.path.join(format!("disk{}.img", self.disks.len()));
        let mut cp = Command::new("cp");
        Ran::of(cp.arg("--sparse=always").args([image, &copy])).check();
        self.attach(copy, |image| LoopDevice::attach(image, 512))
    }

    /// Adds a disk for each image of a golden case.
    pub fn add_golden(&mut self, case: &str) {
        let entries = fs::read_dir(golden::folder().join(case)).expect("a golden case");
        let mut images: Vec<_> =
            entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
        images.sort();
        assert!(!images.is_empty(), "{case} has no images");
        for packed in images {
            let image = self.path().join("unpacked.img");
            xz::unpack(&packed, &image);
            self.add_copy_of(&image);
            fs::remove_file(image).expect("it was just made");
        }
    }

    fn attach(
        &mut self,
        image: PathBuf,
        attach: impl Fn(&Path) -> io::Result<LoopDevice>,
    ) -> &Disk {
        let loop_device = self.next_loop(|| attach(&image).expect("a loop device"));
        let node = self.path.join(format!("dev/pv{}", self.disks.len()));
        let number = makedev(LOOP_MAJOR, u64::from(loop_device.number()));
        mknod(&node, SFlag::S_IFBLK, Mode::S_IRUSR | Mode::S_IWUSR, number).expect("a device node");
        self.disks.push(Disk { image, node, loop_device });
        self.disks.last().expect("just pushed")
    }

    /// A loop device whose number is higher than that of the disk before: LVM2 goes through devices by number, and
    /// would otherwise see the disks in another order than the one in which they were added.
    fn next_loop(&self, attach: impl Fn() -> LoopDevice) -> LoopDevice {
        let last = self.disks.last().map(|disk| disk.loop_device.number());
        let mut too_low = Vec::new();
        loop {
            let device = attach();
            if last.is_none_or(|last| device.number() > last) {
                return device;
            }
            // Kept until another one is found, so that it is not offered again.
            too_low.push(device);
        }
    }

    /// Takes a disk away, as if its cable were pulled; the others keep their names.
    pub fn unplug(&mut self, index: usize) {
        fs::remove_file(&self.disks[index].node).expect("the node was there");
    }

    /// Puts back what [`Self::unplug`] took.
    pub fn replug(&mut self, index: usize) {
        let disk = &self.disks[index];
        let number = makedev(LOOP_MAJOR, u64::from(disk.loop_device.number()));
        mknod(&disk.node, SFlag::S_IFBLK, Mode::S_IRUSR | Mode::S_IWUSR, number)
            .expect("a device node");
    }

    /// Its disks, in the order in which they were added.
    pub fn disks(&self) -> &[Disk] {
        &self.disks
    }

    /// The name of the disk's device.
    pub fn pv(&self, index: usize) -> String {
        self.disks[index].node.display().to_string()
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets LVM2 make LVs for which it needs device-mapper, of which it is given a pretended one (`fakedm.c` beside
    /// the golden images) in a `/dev` of its own. `false`, having said why, where that cannot be.
    pub fn fake_kernel(&mut self) -> bool {
        if !skip_unless_tools(&["cc", "unshare"]) {
            return false;
        }
        if !Command::new("unshare").args(["-m", "true"]).status().is_ok_and(|it| it.success()) {
            skip("this machine gives no mount namespaces");
            return false;
        }
        let (library, dev) = (self.path.join("fakedm.so"), self.path.join("fake-dev"));
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library);
        Ran::of(cc.arg(golden::folder().join("fakedm.c")).arg("-ldl")).check();
        fs::create_dir_all(dev.join("mapper")).expect("a new folder");
        // The kernel's numbers of memory devices (Documentation/admin-guide/devices.txt).
        for (name, minor) in [("null", 3), ("zero", 5), ("random", 8), ("urandom", 9)] {
            let mode = Mode::S_IRUSR | Mode::S_IWUSR;
            mknod(&dev.join(name), SFlag::S_IFCHR, mode, makedev(1, minor)).expect("a node");
        }
        fs::create_dir_all(self.path.join("fakedm")).expect("a new folder");
        self.fake_kernel = true;
        self.configure("");
        true
    }

    /// Runs `tool` on the disks of the sandbox: `args[0]` is the command, `pvcreate` or another.
    pub fn run(&self, tool: Tool, args: &[&str]) -> Ran {
        match tool {
            Tool::Rlvm => self.rlvm(args),
            Tool::Lvm => self.lvm(args),
        }
    }

    /// Runs rlvm on the disks of the sandbox.
    pub fn rlvm(&self, args: &[&str]) -> Ran {
        Ran::of(&mut self.rlvm_command(args))
    }

    /// Runs LVM2 on the disks of the sandbox, with the kernel's device-mapper left alone. `lvcreate` gets the
    /// `-an -Zn` without which it refuses then.
    pub fn lvm(&self, args: &[&str]) -> Ran {
        let mut ran = Ran::of(&mut self.lvm_command(args));
        // Said in the middle of anything, JSON too, about an LV with numbers of its own.
        let noise = |line: &str| line.contains("Ignoring supplied major");
        if ran.stdout.lines().any(noise) {
            ran.stdout = ran.stdout.split_inclusive('\n').filter(|line| !noise(line)).collect();
        }
        ran
    }

    /// What [`Self::rlvm`] runs.
    pub fn rlvm_command(&self, args: &[&str]) -> Command {
        let mut command = self.command(&rlvm_binary().to_string_lossy());
        self.add_args(&mut command, args, &[]);
        command
    }

    /// What [`Self::lvm`] runs.
    pub fn lvm_command(&self, args: &[&str]) -> Command {
        if self.fake_kernel {
            let mut command = self.command("unshare");
            let script = "mount --bind fake-dev /dev && LD_PRELOAD=$PWD/fakedm.so exec lvm \"$@\"";
            command
                .args(["-m", "sh", "-c", script, "sh"])
                .env("FAKEDM_DIR", self.path.join("fakedm"));
            let more: &[&str] = if args.first() == Some(&"lvcreate") { &["-an"] } else { &[] };
            self.add_args(&mut command, args, more);
            return command;
        }
        let mut command = self.command("lvm");
        let more: &[&str] = match args.first() {
            Some(&"lvcreate") => &["--driverloaded", "n", "-an", "-Zn"],
            _ => &["--driverloaded", "n"],
        };
        self.add_args(&mut command, args, more);
        command
    }

    /// Options go right behind the name of the command: what follows may end in `-- NAMES`.
    fn add_args(&self, command: &mut Command, args: &[&str], more: &[&str]) {
        let (name, rest) = args.split_first().expect("the name of a command");
        command.arg(name).args(more);
        let present = self.disks.iter().filter(|disk| disk.node.exists());
        let names: Vec<_> = present.map(|disk| disk.node.display().to_string()).collect();
        if !names.is_empty() {
            command.args(["--devices", &names.join(",")]);
        }
        command.args(rest);
    }

    /// Any program, in the environment of the sandbox.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .env("HOME", &self.path)
            .env("XDG_STATE_HOME", self.path.join("state"))
            .env("LVM_SYSTEM_DIR", self.path.join("etc"))
            .env("LVM_RUN_DIR", self.path.join("run"))
            .env("LVM_SUPPRESS_FD_WARNINGS", "1")
            .current_dir(&self.path);
        command
    }
}
