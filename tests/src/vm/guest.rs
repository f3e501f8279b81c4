//! A virtual machine of Debian's, by `tests/vm/vm-run`.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::run::rlvm_binary;
use crate::skip::{is_root, skip, skip_unless_tools};

/// Where the binary under test is in the guest.
const RLVM: &str = "/usr/local/sbin/rlvm";

/// Disks of a scenario, `/dev/vda` to `/dev/vdd`.
const SCENARIO_DISKS: usize = 4;

/// A machine that is not started yet.
#[derive(Clone, Debug)]
pub struct Guest {
    args: Vec<OsString>,
    /// Seconds for all it does.
    timeout: u32,
}

/// What came out of a guest.
#[derive(Clone, Debug)]
pub struct Said {
    /// The exit code of its script; 124 when its time was over, 125 when the machine failed.
    pub code: i32,
    /// What the script printed.
    pub output: String,
    /// What `vm-run` had to say.
    pub errors: String,
}

impl Guest {
    /// One without disks; `None`, having said why, where there can be none.
    pub fn new() -> Option<Self> {
        if !cfg!(target_arch = "x86_64") {
            skip("virtual machines are of x86_64 only");
            return None;
        }
        if !is_root() {
            skip("the guest's root is made as root");
            return None;
        }
        let tools = ["qemu-system-x86_64", "mke2fs", "python3", "apt-get", "dpkg-deb"];
        if !skip_unless_tools(&tools) || !is_prepared() {
            return None;
        }
        let mut guest = Self { args: Vec::new(), timeout: 1800 };
        if !plays_lvm2() {
            guest.copy(binary(), RLVM);
        }
        guest.copy(&vm_folder().join("guest.sh"), "/vm/guest.sh");
        Some(guest)
    }

    /// With the disks that scenarios use.
    #[must_use]
    pub fn with_scenario_disks(mut self) -> Self {
        for _ in 0..SCENARIO_DISKS {
            self.disk("1G");
        }
        self
    }

    /// Adds a disk: a size, or an image whose changes stay.
    pub fn disk(&mut self, spec: impl Into<OsString>) -> &mut Self {
        self.args.extend(["--disk".into(), spec.into()]);
        self
    }

    /// Puts a file of the host into it.
    pub fn copy(&mut self, from: &Path, to: &str) -> &mut Self {
        let mut spec = from.as_os_str().to_owned();
        spec.push(":");
        spec.push(to);
        self.args.extend(["--copy".into(), spec]);
        self
    }

    /// With systemd as process 1, which is busy starting things when the script begins.
    pub fn systemd(&mut self) -> &mut Self {
        self.args.push("--systemd".into());
        self
    }

    /// How long it may take from its start.
    pub fn timeout(&mut self, seconds: u32) -> &mut Self {
        self.timeout = seconds;
        self
    }

    /// Boots it, runs `script` in bash, after `guest.sh`, and stops it.
    pub fn run(&self, script: &str) -> Said {
        let folder = tempfile::Builder::new().prefix("rlvm-vm-").tempdir().expect("a folder");
        let file = folder.path().join("script.sh");
        let rlvm = if plays_lvm2() { "/sbin/lvm" } else { RLVM };
        std::fs::write(&file, format!("rlvm_binary={rlvm}\n. /vm/guest.sh\n{script}"))
            .expect("the script can be written");
        let mut guest = self.clone();
        guest.copy(&file, "/vm/script.sh");
        let mut command = vm_run();
        command.args(["--smp", "1", "--timeout", &self.timeout.to_string()]).args(&guest.args);
        let output = folder.path().join("output");
        command.stdout(File::create(&output).expect("a file for what it prints"));
        let ended = command.args(["--", "bash", "/vm/script.sh"]).output().expect("vm-run starts");
        let output = std::fs::read(&output).expect("what it printed can be read");
        Said {
            code: ended.status.code().unwrap_or(-1),
            output: String::from_utf8_lossy(&output).into_owned(),
            errors: String::from_utf8_lossy(&ended.stderr).into_owned(),
        }
    }
}

/// Whether LVM2 plays rlvm's part: `RLVM_VM_BIN=lvm`, for proving scenarios.
pub fn plays_lvm2() -> bool {
    std::env::var_os("RLVM_VM_BIN").is_some_and(|name| name == "lvm" || name == "none")
}

/// Whether nobody plays rlvm's part: `RLVM_VM_BIN=none`, for seeing what LVM2 does.
pub fn plays_nobody() -> bool {
    std::env::var_os("RLVM_VM_BIN").is_some_and(|name| name == "none")
}

/// The binary that goes into the guest: what `RLVM_VM_BIN` names, or the one that was built with the tests.
fn binary() -> &'static Path {
    static BINARY: OnceLock<Option<PathBuf>> = OnceLock::new();
    let named = BINARY.get_or_init(|| std::env::var_os("RLVM_VM_BIN").map(PathBuf::from));
    named.as_deref().unwrap_or_else(rlvm_binary)
}

fn vm_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vm")
}

fn vm_run() -> Command {
    let mut command = Command::new("python3");
    command.arg(vm_folder().join("vm-run")).stdin(Stdio::null());
    command
}

/// Whether the guest's root is there, or could be made.
fn is_prepared() -> bool {
    static PREPARED: OnceLock<Result<(), String>> = OnceLock::new();
    let prepared = PREPARED.get_or_init(|| {
        let made = vm_run().arg("--prepare").output().map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&made.stderr);
        if made.status.success() { Ok(()) } else { Err(said.trim().to_owned()) }
    });
    if let Err(why) = prepared {
        skip(&format!("no virtual machine can be made: {why}"));
    }
    prepared.is_ok()
}
