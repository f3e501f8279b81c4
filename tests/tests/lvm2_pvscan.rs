//! `pvscan --cache` and `vgchange --autoactivation event` by LVM2 and by rlvm: what they print and the files below
//! `/run/lvm` are the same, and each goes on where the other has stopped.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use rlvm_tests::{Ran, Sandbox, Tool, skip};

/// Ids of PVs, so that files have the same names on both sides.
const IDS: [&str; 3] = [
    "Aaaaaa-0123-4567-89ab-cdef-GHIJ-KLmnop",
    "Bbbbbb-0123-4567-89ab-cdef-GHIJ-KLmnop",
    "Cccccc-0123-4567-89ab-cdef-GHIJ-KLmnop",
];

/// The kernel's device-mapper is not to be asked, on either side.
const NO_KERNEL: [&str; 2] = ["--config", "global/activation=0"];

/// The options of udev's rule.
const RULE: &str =
    "pvscan --cache --listvg --checkcomplete --vgonline --autoactivation event --udevoutput";

/// LVM2 with the sandbox's folder in the place of `/run/lvm`.
fn lvm(sandbox: &Sandbox, args: &[&str]) -> Ran {
    let inner = sandbox.lvm_command(args);
    let mut outer = sandbox.command("unshare");
    let script =
        "mount -t tmpfs none /run && mkdir /run/lvm && mount --bind \"$0\" /run/lvm && exec \"$@\"";
    outer.args(["--mount", "sh", "-c", script]).arg(sandbox.path().join("run"));
    outer.arg(inner.get_program()).args(inner.get_args());
    Ran::of(&mut outer)
}

/// Whether a folder can be put over `/run/lvm` for one program.
fn can_hide_run() -> bool {
    let mut unshare = Command::new("unshare");
    unshare.args(["--mount", "mount", "-t", "tmpfs", "none", "/run"]);
    let can = unshare.output().is_ok_and(|output| output.status.success());
    if !can {
        skip("mount namespaces cannot be had here");
    }
    can
}

/// Disks: `vg` over the first two, the second without metadata if `bare`; `solo` on the third.
fn fill(sandbox: &mut Sandbox, bare: bool) {
    for _ in IDS {
        sandbox.add_disk(64);
    }
    fs::create_dir_all(sandbox.path().join("run")).expect("a folder");
    let copies = if bare { "0" } else { "1" };
    for (index, id) in IDS.iter().enumerate() {
        let copies = if index == 1 { copies } else { "1" };
        let pv = sandbox.pv(index);
        let args = ["pvcreate", "--norestorefile", "--uuid", id, "--pvmetadatacopies", copies, &pv];
        sandbox.lvm(&args).check();
    }
    let [first, second, third] = [0, 1, 2].map(|index| sandbox.pv(index));
    sandbox.lvm(&["vgcreate", "vg", &first, &second]).check();
    sandbox.lvm(&["lvcreate", "-l", "2", "-n", "a", "vg", &first]).check();
    sandbox.lvm(&["lvcreate", "-l", "2", "-i", "2", "-n", "both", "vg"]).check();
    sandbox.lvm(&["vgcreate", "solo", &third]).check();
    sandbox.lvm(&["lvcreate", "-l", "2", "-n", "c", "solo"]).check();
}

/// One line of a script: `$0` is the first disk's device.
fn run(tool: Tool, sandbox: &Sandbox, line: &str) -> Ran {
    let mut words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    for word in &mut words {
        if let Some(index) = word.strip_prefix('$') {
            *word = sandbox.pv(index.parse().expect("a number"));
        }
    }
    let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
    if !args.contains(&"--config") {
        args.splice(1..1, NO_KERNEL);
    }
    match tool {
        Tool::Lvm => lvm(sandbox, &args),
        Tool::Rlvm => sandbox.rlvm(&args),
    }
}

/// Without the process's number and the sandbox's folder.
fn neutral(text: &str, sandbox: &Sandbox) -> String {
    let text = text.replace(&sandbox.path().display().to_string(), "DIR");
    let lines = text.lines().map(|line| match line.split_once("pvscan[") {
        Some((before, rest)) => {
            let rest = rest.split_once(']').map_or("", |(_, rest)| rest);
            format!("{before}pvscan[]{rest}\n")
        }
        None => format!("{line}\n"),
    });
    lines.collect()
}

/// The files below the sandbox's `/run/lvm`, without the numbers of loop devices.
fn files(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in ["pvs_online", "pvs_lookup", "vgs_online"] {
        let entries = fs::read_dir(sandbox.path().join("run").join(folder)).into_iter().flatten();
        for path in entries.flatten().map(|entry| entry.path()) {
            let text = fs::read_to_string(&path).expect("a text");
            let text = text.lines().map(|line| match line.split_once(':') {
                Some(("7", _)) => "7:N\n".to_owned(),
                _ => format!("{line}\n"),
            });
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let text = neutral(&text.collect::<String>(), sandbox);
            found.insert(format!("{folder}/{name}"), text);
        }
    }
    found
}

fn forget(sandbox: &Sandbox) {
    let run = sandbox.path().join("run");
    for folder in ["pvs_online", "pvs_lookup", "vgs_online"] {
        let _: Result<(), _> = fs::remove_dir_all(Path::new(&run).join(folder));
    }
}

/// Runs each line by both, each on its twin; `forget` empties the folder.
fn same(bare: bool, script: &str) {
    if !can_hide_run() {
        return;
    }
    let Some((mut theirs, mut ours)) = Sandbox::twins() else { return };
    fill(&mut theirs, bare);
    fill(&mut ours, bare);
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == "forget" {
            forget(&theirs);
            forget(&ours);
            continue;
        }
        let line = &line.replace("RULE", RULE);
        let (by_lvm, by_rlvm) = (run(Tool::Lvm, &theirs, line), run(Tool::Rlvm, &ours, line));
        let said = |ran: &Ran, sandbox| (ran.code, neutral(&ran.stdout, sandbox));
        assert_eq!(
            said(&by_rlvm, &ours),
            said(&by_lvm, &theirs),
            "`{line}`: rlvm, then LVM2\n{by_rlvm}\n{by_lvm}"
        );
        assert_eq!(files(&ours), files(&theirs), "files after `{line}`: rlvm, then LVM2");
    }
}

#[test]
fn pvs_that_appear_are_noted_as_lvm2_does() {
    same(
        false,
        "pvscan --cache $0
         pvscan --cache $0
         pvscan --cache $1
         forget
         pvscan --cache $0 $2
         pvscan --cache
         forget
         pvscan --cache -aay $0
         pvscan --cache -aay $1
         pvscan --cache -aay $1
         vgchange -an vg
         pvscan --cache -aay $2
         forget
         pvscan --cache -aay
         pvscan --listvg $0
         pvscan --cache nonsense
         pvscan --cache --autoactivation nonsense --listvg $0",
    );
}

#[test]
fn the_rule_of_udev_is_told_the_same() {
    same(
        false,
        "RULE $0
         RULE $1
         RULE $1
         vgchange -an vg
         RULE $1
         RULE $2
         forget
         pvscan --cache --listvg --checkcomplete --vgonline $0
         pvscan --cache --listvg --checkcomplete --vgonline $1
         pvscan --cache --listvg --checkcomplete --vgonline $1
         forget
         pvscan --cache --listlvs --checkcomplete $1
         pvscan --cache --listlvs --checkcomplete $0
         pvscan --cache --listlvs $0
         pvscan --listlvs $1
         forget
         pvscan --cache --listvg $0
         RULE --config global/event_activation=0 $0
         pvscan --cache --listvg --checkcomplete --config global/event_activation=0 $0
         pvscan --cache --config global/event_activation=0 $0",
    );
}

#[test]
fn pvs_without_metadata_belong_to_the_vg_that_has_been_noted() {
    same(
        true,
        "pvscan --cache $1
         pvscan --cache -aay $0
         forget
         pvscan --cache -aay $0
         pvscan --cache -aay $1
         forget
         RULE $1
         RULE $0
         forget
         pvscan --cache --listvg --checkcomplete $1
         pvscan --cache --listvg --checkcomplete $0
         pvscan --cache --listvg --checkcomplete $1
         pvscan --cache --listlvs $1",
    );
}

#[test]
fn one_tool_completes_what_the_other_has_begun() {
    if !can_hide_run() {
        return;
    }
    let Some(mut sandbox) = Sandbox::new() else { return };
    fill(&mut sandbox, false);
    let turns = [(Tool::Lvm, Tool::Rlvm), (Tool::Rlvm, Tool::Lvm)];
    for (first, second) in turns {
        forget(&sandbox);
        let rule = |tool, disk: &str| run(tool, &sandbox, &format!("{RULE} {disk}")).stdout;
        assert_eq!(rule(first, "$0"), "LVM_VG_NAME_INCOMPLETE='vg'\n");
        assert_eq!(rule(second, "$1"), "LVM_VG_NAME_COMPLETE='vg'\n");
        // Only one of them activates.
        assert_eq!(rule(first, "$1"), "");
        let event = "vgchange -aay --autoactivation event vg";
        let done = run(first, &sandbox, event);
        // LVM2 does not find the names of the sandbox's devices in its files, says so and looks at all.
        let active = "  0 logical volume(s) in volume group \"vg\" now active\n";
        assert!(done.stdout.ends_with(active), "{done}");
        run(second, &sandbox, "vgchange -an vg").check();
        assert_eq!(rule(first, "$1"), "LVM_VG_NAME_COMPLETE='vg'\n");
    }
}
