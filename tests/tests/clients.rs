//! Programs that call LVM2's commands: they call LVM2, and rlvm through links of the same names, on disks of their
//! own, and must find the same.
//!
//! `make test-clients` installs the programs; those that are command lines alone are in `lvm2_programs.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use rlvm_tests::links;
use rlvm_tests::report::side_by_side;
use rlvm_tests::{Ran, Sandbox, Tool, golden, rlvm_binary, skip, skip_unless_tools, xz};

/// What `scripts/test-clients.sh` has made; `None`, having said so, where it has not.
fn python() -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from);
    let python = target.join("clients/bin/python");
    if !python.exists() {
        skip("the programs are not installed: make test-clients");
        return None;
    }
    // Not resolved further: the link's own place says which environment it is.
    Some(python)
}

/// Runs a script of `tests/clients` with the commands of `tool`.
fn drive(sandbox: &Sandbox, tool: Tool, python: &Path, script: &str, steps: &str) -> Ran {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients").join(script);
    let mut command = sandbox.command(&python.display().to_string());
    links::first_in_path(&mut command, sandbox, tool);
    command.arg(script).arg(steps);
    command.args((0..sandbox.disks().len()).map(|disk| sandbox.pv(disk)));
    Ran::of(&mut command)
}

/// Two sandboxes in which no command touches the kernel.
fn twins() -> Option<(Sandbox, Sandbox)> {
    let (mut theirs, mut ours) = Sandbox::twins()?;
    for sandbox in [&mut theirs, &mut ours] {
        sandbox.add_disk(128);
        sandbox.add_disk(128);
        sandbox.configure("global { activation = 0 }");
    }
    Some((theirs, ours))
}

#[test]
fn os_brick_makes_grows_renames_and_removes_volumes() {
    let Some(python) = python() else { return };
    let Some((theirs, ours)) = twins() else { return };
    let by = |sandbox: &Sandbox, tool| {
        let ran = drive(sandbox, tool, &python, "drive_os_brick.py", "volumes").ok();
        ran.stdout.replace(&sandbox.path().display().to_string(), "DIR")
    };
    let (theirs, ours) = (by(&theirs, Tool::Lvm), by(&ours, Tool::Rlvm));
    assert!(theirs == ours, "os-brick finds otherwise:\n{}", side_by_side(&ours, &theirs));
    assert!(ours.contains("renamed"), "{ours}");
}

#[test]
fn os_brick_makes_snapshots() {
    // LVM2 makes none without a device-mapper.
    let Some(python) = python() else { return };
    let Some((_, ours)) = twins() else { return };
    let ran = drive(&ours, Tool::Rlvm, &python, "drive_os_brick.py", "snapshots").ok();
    assert!(ran.stdout.contains("_snapshot-1"), "{ran}");
}

/// What a program has printed in each sandbox, without what LVM2 says of the kernel: it must be the same.
fn assert_alike(program: &str, theirs: &Ran, ours: &Ran) {
    const NOISE: [&str; 2] = [
        "  WARNING: Activation disabled. No device-mapper interaction will be attempted.",
        "  WARNING: Skipping zeroing and wipping, compiled without activation support.",
    ];
    let neutral = |ran: &Ran| {
        // Ansible has lines of its commands within one of its own.
        let noise = NOISE.iter().flat_map(|line| [format!("{line}\\n"), format!("{line}\n")]);
        noise.fold(ran.stdout.clone(), |text, noise| text.replace(&noise, ""))
    };
    let [theirs, ours] = [theirs, ours].map(neutral);
    assert!(theirs == ours, "{program} finds otherwise:\n{}", side_by_side(&ours, &theirs));
}

/// Ansible's lvg and lvol: what they change the first time they leave alone the second time.
#[test]
fn ansible_makes_grows_shrinks_and_removes_volumes() {
    let Some(python) = python() else { return };
    let Some((theirs, ours)) = twins() else { return };
    let clients = python.parent().and_then(Path::parent).expect("bin/python");
    let play = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/ansible_volumes.yml");
    let by = |sandbox: &Sandbox, tool| {
        let mut command =
            sandbox.command(&python.with_file_name("ansible-playbook").display().to_string());
        links::first_in_path(&mut command, sandbox, tool);
        let disks = format!("{{\"disks\": [\"{}\", \"{}\"]}}", sandbox.pv(0), sandbox.pv(1));
        command
            .env("LC_ALL", "C.UTF-8")
            .env("ANSIBLE_COLLECTIONS_PATH", clients.join("collections"))
            .env("ANSIBLE_NOCOLOR", "1")
            .env("ANSIBLE_PIPELINING", "1")
            .args(["-i", "localhost,", "-c", "local", "-e", &disks])
            .arg(&play);
        let mut ran = Ran::of(&mut command).ok();
        ran.stdout = ran.stdout.replace(&sandbox.path().display().to_string(), "DIR");
        ran
    };
    // Most of the time is Ansible's own.
    let (theirs, ours) = std::thread::scope(|scope| {
        let theirs = scope.spawn(|| by(&theirs, Tool::Lvm));
        let ours = by(&ours, Tool::Rlvm);
        (theirs.join().expect("LVM2 works with Ansible"), ours)
    });
    assert_alike("Ansible", &theirs, &ours);
    assert!(ours.stdout.contains("changed=14 "), "{ours}");
}

/// libvirt's daemon, as it is, and a logical pool.
#[test]
fn libvirt_makes_a_pool_and_volumes() {
    let Some((theirs, ours)) = twins() else { return };
    if !skip_unless_tools(&["libvirtd", "virsh", "unshare"]) {
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/drive_libvirt.sh");
    let by = |sandbox: &Sandbox, tool| {
        let conf = format!(
            "devices {{ scan = [ \"/dev/disks\" ] use_devicesfile = 0 hints = \"none\" }}\n\
             global {{ activation = 0 locking_dir = \"{}\" }}\n",
            sandbox.path().join("lock").display()
        );
        fs::write(sandbox.path().join("etc/lvm.conf"), conf).expect("lvm.conf can be written");
        // The script puts something else in LVM2's place.
        let links = match tool {
            Tool::Rlvm => links::folder(sandbox, tool),
            Tool::Lvm => links::folder_of_copy(sandbox),
        };
        let mut command = sandbox.command("unshare");
        command.arg("-m").arg(&script).arg(links);
        command.args((0..sandbox.disks().len()).map(|disk| sandbox.pv(disk)));
        Ran::of(&mut command).ok()
    };
    let (theirs, ours) = (by(&theirs, Tool::Lvm), by(&ours, Tool::Rlvm));
    assert_alike("libvirt", &theirs, &ours);
    assert!(ours.stdout.contains("<extent start='0' end='20971520'/>"), "{ours}");
}

/// Every report in every form that has a schema, over what LVM2 made.
#[test]
fn reports_keep_to_their_schemas() {
    let Some(python) = python() else { return };
    let sandbox = Sandbox::unprivileged();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/check_schemas.py");
    let mut command = sandbox.command(&python.display().to_string());
    command.arg(script).arg(rlvm_binary());
    for case in ["cache", "history", "missing", "raid1", "snapshot", "tags", "thin", "vdo"] {
        command.arg(unpacked(case, sandbox.path()));
    }
    let ran = Ran::of(&mut command).ok();
    assert!(ran.stdout.contains("8 cases"), "{ran}");
}

/// A new folder with the images of a golden case.
fn unpacked(case: &str, folder: &Path) -> PathBuf {
    let folder = folder.join(case);
    fs::create_dir(&folder).expect("a new folder");
    let packed = fs::read_dir(golden::folder().join(case)).expect("a golden case").flatten();
    for packed in packed.map(|entry| entry.path()).filter(|path| path.is_file()) {
        xz::unpack(&packed, &folder.join(packed.file_stem().expect("pvN.img.xz")));
    }
    folder
}
