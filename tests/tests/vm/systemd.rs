//! Activation by itself where systemd is process 1: what `make install` puts there, started by it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rlvm_tests::vm::guest::{Guest, plays_lvm2};
use rlvm_tests::vm::tell;
use rlvm_tests::{Ran, Sandbox, rlvm_binary};

/// What the unit says that has activated a VG.
fn activated(unit: &str, vg: &str, count: usize) -> [String; 4] {
    [
        format!("Starting {unit} - Activation of volume group {vg}..."),
        format!("  {count} logical volume(s) in volume group \"{vg}\" now active"),
        format!("{unit}: Deactivated successfully."),
        format!("Finished {unit} - Activation of volume group {vg}."),
    ]
}

/// Makes images of PVs, without any kernel.
struct Disks(Sandbox);

impl Disks {
    fn image(&self, name: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::File::create(&path).and_then(|file| file.set_len(256 << 20)).expect("an image");
        path
    }

    /// A VG over some new images.
    fn vg(&self, vg: &str, images: &[&str]) -> Vec<PathBuf> {
        let paths: Vec<_> = images.iter().map(|name| self.image(name)).collect();
        let names: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        let devices = names.join(",");
        let words = ["vgcreate", "--devices", &devices, vg];
        let names = names.iter().map(String::as_str);
        self.0.rlvm(&words.into_iter().chain(names).collect::<Vec<_>>()).check();
        paths
    }

    fn lv(&self, vg: &str, lv: &str, devices: &[PathBuf], more: &[&str]) {
        let devices: Vec<_> = devices.iter().map(|path| path.display().to_string()).collect();
        let devices = devices.join(",");
        let words = ["lvcreate", "--devices", &devices, "-an", "-Zn", "-l", "4", "-n", lv, vg];
        self.0.rlvm(&[&words, more].concat()).check();
    }
}

/// What `make install` puts below `/usr/local`.
fn installed(place: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/install.sh");
    let mut install = Command::new("bash");
    install.arg(script).arg(place).arg("/usr/local").env("RLVM_BIN", rlvm_binary());
    Ran::of(&mut install).check();
}

#[test]
fn vm_systemd_starts_the_unit() {
    let Some(mut guest) = Guest::new() else { return };
    if plays_lvm2() {
        return;
    }
    let disks = Disks(Sandbox::unprivileged());
    let early = disks.vg("early-bird", &["early"]);
    for (lv, more) in [("one", &[][..]), ("two", &[]), ("waits", &["--setautoactivation", "n"])] {
        disks.lv("early-bird", lv, &early, more);
    }
    let later = disks.vg("later", &["later-0", "later-1"]);
    let never = disks.vg("never", &["never-0", "never-1"]);
    for (vg, images) in [("later", &later), ("never", &never)] {
        disks.lv(vg, "both", images, &["-i", "2"]);
    }
    let [place, masked, held_back] =
        ["place", "masked", "held-back"].map(|name| disks.0.path().join(name));
    installed(&place);
    fs::write(&masked, "").expect("a file");
    fs::write(&held_back, "blacklist nvme\n").expect("a file");

    let mut late = later[1].clone().into_os_string();
    late.push(":nvme");
    guest.systemd().timeout(600);
    guest.copy(&place, "/usr/local").copy(&masked, "/etc/udev/rules.d/69-lvm.rules");
    guest.copy(&held_back, "/etc/modprobe.d/held-back.conf");
    guest.disk(&early[0]).disk(&later[0]).disk(&never[0]).disk(late);
    let run = tell(&guest, "systemd.sh");

    let once = activated(r"rlvm-activate@early\x2dbird.service", "early-bird", 2);
    assert_eq!(run.found("at boot"), once);
    assert_eq!(run.found("early-bird"), ["  one   active", "  two   active", "  waits       "]);
    assert!(run.found("too early").is_empty(), "{run:#?}");
    assert_eq!(run.found("second disk"), activated("rlvm-activate@later.service", "later", 1));
    assert_eq!(run.found("later"), ["  both active /dev/vdb(0),/dev/nvme0n1(0)"]);
    for nothing in ["incomplete", "failed units"] {
        assert!(run.found(nothing).is_empty(), "{run:#?}");
    }
    assert_eq!(run.found("never"), ["  both       "]);
    let by_lvm2 = run.found("by LVM2").join("\n");
    assert!(by_lvm2.contains("2 logical volume(s) in volume group \"early-bird\" now active"));
    assert_eq!(run.found("still once"), once, "rlvm's unit ran beside LVM2's");
    assert_eq!(run.found("left"), ["No devices found"]);
    assert_eq!(run.found("semaphores"), ["0"]);
}
