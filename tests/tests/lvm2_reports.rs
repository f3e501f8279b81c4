//! Reports and displays by LVM2 and by rlvm: a long list of command lines (`tests/reports`) over the same disks,
//! each with the same standard output and the same exit code.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::process::Stdio;

use nix::sys::stat::{Mode, SFlag, mknod};
use rlvm_tests::{Ran, Sandbox, Tool, golden, xz};

/// Where the log of a command shows no ids, which differ from disks to disks.
const LOG: &str = "log { report_command_log=1 command_log_selection=\"all\" command_log_cols=\"log_seq_num,log_type,\
                   log_object_type,log_object_name,log_object_group,log_message,log_errno,log_ret_code\" }";

/// The words of each command line of a list.
fn lines(list: &str) -> Vec<Vec<String>> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(words).collect()
}

/// Words as a shell divides them, with single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in line.split('\'').enumerate() {
        if number % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// The command line for one sandbox.
fn fill_in(line: &[String], sandbox: &Sandbox, id: &str) -> Vec<String> {
    let word = |word: &String| match word.strip_prefix("PV").and_then(|number| number.parse().ok())
    {
        Some(number) => sandbox.pv(number),
        None if word == "UUID" => id.to_owned(),
        None => word.clone(),
    };
    line.iter().map(word).collect()
}

fn run(tool: Tool, sandbox: &Sandbox, line: &[String]) -> Ran {
    let mut line: Vec<_> = line.iter().map(String::as_str).collect();
    if tool == Tool::Rlvm {
        // LVM2 is told so anyway.
        line.splice(1..1, ["--driverloaded", "n"]);
        if line[0] == "lvcreate" {
            line.splice(1..1, ["-an", "-Zn"]);
        }
    }
    sandbox.run(tool, &line)
}

/// What the two answer, where it differs.
fn difference(ours: &Ran, theirs: &Ran) -> Option<String> {
    if (ours.code, &ours.stdout) == (theirs.code, &theirs.stdout) {
        return None;
    }
    let (mut ours_left, mut theirs_left) = (ours.stdout.lines(), theirs.stdout.lines());
    let pair = loop {
        match (ours_left.next(), theirs_left.next()) {
            (None, None) => break (None, None),
            (our, their) if our != their => break (our, their),
            _ => {}
        }
    };
    let (code, their_code) = (ours.code, theirs.code);
    Some(format!("{}\n  {code:?}, LVM2 {their_code:?}; {pair:#?}", ours.command))
}

/// Compares every line of a list over the disks of one sandbox, several at a time, for none changes anything.
fn compare(list: &str, sandbox: &Sandbox, id: &str) -> Vec<String> {
    // Several LVM2s that keep a backup of one VG at a time get in each other's way.
    sandbox.configure("backup { backup = 0 archive = 0 }");
    let lines = lines(list);
    let compare_some = |some: &[Vec<String>]| {
        let compare_one = |line: &Vec<String>| {
            let line = fill_in(line, sandbox, id);
            difference(&run(Tool::Rlvm, sandbox, &line), &run(Tool::Lvm, sandbox, &line))
        };
        some.iter().filter_map(compare_one).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let size = lines.len().div_ceil(4).max(1);
        let parts: Vec<_> =
            lines.chunks(size).map(|part| scope.spawn(move || compare_some(part))).collect();
        parts.into_iter().flat_map(|part| part.join().expect("a thread")).collect()
    })
}

/// VGs of the plain kind.
fn fill(sandbox: &mut Sandbox) {
    for mib in [64, 68, 72, 76, 80, 84] {
        sandbox.add_disk(mib);
    }
    let pvs: Vec<_> = (0..5).map(|number| sandbox.pv(number)).collect();
    sandbox.lvm(&["pvcreate", &pvs[4]]).check();
    sandbox.lvm(&["vgcreate", "--addtag", "vt", "vga", &pvs[0], &pvs[1]]).check();
    sandbox.lvm(&["vgcreate", "vgb", &pvs[2]]).check();
    sandbox.lvm(&["vgcreate", "empty", &pvs[3]]).check();
    sandbox.lvm(&["pvchange", "--addtag", "pt", &pvs[1]]).check();
    for line in [
        "lvcreate -l3 -n one vga",
        "lvcreate -l2 -n two --addtag lt vga",
        "lvcreate -i2 -l4 -n str vga",
        "lvcreate -l3 -n one --addtag z vgb",
        "lvcreate -l3 -n zed --addtag z --addtag a vgb",
    ] {
        sandbox.lvm(&line.split(' ').collect::<Vec<_>>()).check();
    }
}

fn check(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} command lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn lvm2_and_rlvm_answer_alike() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    fill(&mut sandbox);
    let id = sandbox.lvm(&["vgs", "--noheadings", "-o", "vg_uuid", "vga"]).ok().stdout;
    check(&compare(include_str!("../reports/plain.txt"), &sandbox, id.trim()));
}

#[test]
fn lvm2_and_rlvm_answer_alike_without_any_vg() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    for _ in 0..6 {
        sandbox.add_disk(64);
    }
    let list: Vec<_> = include_str!("../reports/plain.txt")
        .lines()
        // Where there is no VG, LVM2 counts devices twice that are named, and gives its last answer no form.
        .filter(|line| {
            !["UUID", "PV0 --config log", "vgscan --reportformat"]
                .iter()
                .any(|some| line.contains(some))
        })
        .step_by(5)
        .collect();
    check(&compare(&list.join("\n"), &sandbox, ""));
}

#[test]
fn lvm2_and_rlvm_answer_alike_about_hidden_lvs_and_missing_pvs() {
    let mut wrong = Vec::new();
    for case in ["thin", "missing", "raid1", "snapshot", "cache", "history"] {
        let Some(mut sandbox) = Sandbox::new() else { return };
        for number in 0.. {
            let packed = golden::folder().join(format!("{case}/pv{number}.img.xz"));
            // PV 1 of the case with a missing PV is the one that is missing.
            if !packed.exists() && number > 2 {
                break;
            }
            if packed.exists() {
                let image = sandbox.path().join("unpacked");
                xz::unpack(&packed, &image);
                sandbox.add_copy_of(&image);
            }
        }
        wrong.extend(compare(include_str!("../reports/golden.txt"), &sandbox, ""));
    }
    check(&wrong);
}

#[test]
fn changes_log_what_lvm2_logs() {
    let Some((mut ours, mut theirs)) = Sandbox::twins() else { return };
    let mut wrong = Vec::new();
    for sandbox in [&mut ours, &mut theirs] {
        fill(sandbox);
    }
    for line in lines(include_str!("../reports/changes.txt")) {
        let ran = |tool, sandbox: &Sandbox| {
            let mut line = fill_in(&line, sandbox, "");
            line.extend(["--config".to_owned(), LOG.to_owned()]);
            let mut ran = run(tool, sandbox, &line);
            let folder = sandbox.path().display().to_string();
            ran.stdout = ran.stdout.replace(&folder, "FOLDER");
            // LVM2 leaves a comma behind when rows that it does not show come last.
            ran.stdout = ran.stdout.replace("},\n      ]", "}\n      ]");
            ran
        };
        wrong.extend(difference(&ran(Tool::Rlvm, &ours), &ran(Tool::Lvm, &theirs)));
    }
    check(&wrong);
}

#[test]
fn letters_of_devices_count_as_lvm2_counts_them() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    sandbox.add_disk(64);
    sandbox.add_disk(64);
    let (plain, wide) = (sandbox.pv(0), sandbox.path().join("dev/größe漢字"));
    let number = fs::metadata(sandbox.pv(1)).expect("the node").rdev();
    mknod(&wide, SFlag::S_IFBLK, Mode::S_IRUSR | Mode::S_IWUSR, number).expect("a node");
    let wide = wide.display().to_string();
    sandbox.lvm(&["pvcreate", &plain]).check();
    let devices = format!("{plain},{wide}");
    let run = |tool: Tool, line: &str| {
        // The sandbox would name its own nodes.
        let line: Vec<_> = line.split(' ').collect();
        let mut command = match tool {
            Tool::Rlvm => sandbox.command(&rlvm_tests::rlvm_binary().to_string_lossy()),
            Tool::Lvm => sandbox.command("lvm"),
        };
        command.arg(line[0]).args(["--driverloaded", "n", "--devices", &devices]).args(&line[1..]);
        Ran::of(&mut command)
    };
    run(Tool::Lvm, &format!("pvcreate {wide}")).check();
    let lines = ["pvs", "pvs -a --separator :", "pvs --reportformat json", "pvscan", "pvscan -u"];
    let wrong =
        lines.iter().filter_map(|line| difference(&run(Tool::Rlvm, line), &run(Tool::Lvm, line)));
    check(&wrong.collect::<Vec<_>>());
}

#[test]
fn nobody_need_read_to_the_end() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    fill(&mut sandbox);
    let mut command = sandbox.rlvm_command(&["fullreport", "--reportformat", "json"]);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn headings_are_short_or_the_names_of_fields() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    fill(&mut sandbox);
    let shown = |args: &[&str]| {
        let ran = sandbox.rlvm(&[&["vgs", "-o", "vg_name,vg_size", "vgb"], args].concat());
        ran.ok().stdout
    };
    let short = "  VG  VSize \n  vgb 68.00m\n";
    let full = "  vg_name vg_size\n  vgb      68.00m\n";
    let none = "  vgb 68.00m\n";
    for (word, number, expected) in
        [("none", "0", none), ("abbrev", "1", short), ("full", "2", full)]
    {
        assert_eq!(shown(&["--headings", word]), expected);
        assert_eq!(shown(&["--headings", number]), expected);
        assert_eq!(shown(&["--config", &format!("report/headings={number}")]), expected);
    }
    let _ = sandbox.rlvm(&["vgs", "--headings", "long"]).failed();
}
