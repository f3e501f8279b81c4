//! The images of the golden cases, reported through the command line: every field of every PV, VG, LV and segment as
//! LVM2 2.03.16 reported it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::{Home, Outcome};

/// What LVM2 was asked in each case: the file with its answer, and the command.
const REPORTS: [(&str, &str); 5] = [
    ("pvs", "pvs -a -o all"),
    ("vgs", "vgs -a -o all"),
    ("lvs", "lvs -a -o all"),
    ("segs", "lvs -a --segments -o vg_name,lv_name,seg_all"),
    ("pvsegs", "pvs --segments -o pv_name,vg_name,lv_name,pvseg_all,seg_pe_ranges"),
];

/// Fields that differ. The pvmove that was killed was taken up again after some of LVM2's reports; and LVM2 does not
/// count a metadata area whose text is damaged, although it goes on writing to it.
const DIFFERENT: [(&str, &str); 7] = [
    ("pvmove", "vg_seqno"),
    ("x-badtext", "pv_mda_count"),
    ("x-badtext", "pv_mda_free"),
    ("x-badtext", "pv_mda_size"),
    ("x-badtext", "pv_mda_used_count"),
    ("x-badtext", "vg_mda_count"),
    ("x-badtext", "vg_mda_used_count"),
];

/// Displays that differ for the same reason, and one of LVs that LVM2 had active.
const DIFFERENT_DISPLAYS: [&str; 2] = ["pvmove/vgdisplay", "integrity/lvdisplay"];

/// Whole disks, of which LVM2 was shown the partition: where it begins, and how long it is.
const PARTITIONED: [&str; 2] = ["x-gpt", "x-mbr"];
const PARTITION: core::ops::Range<usize> = 4 << 20..68 << 20;

/// Displays, likewise.
const DISPLAYS: [(&str, &str); 7] = [
    ("pvdisplay", "pvdisplay"),
    ("pvdisplay-m", "pvdisplay -m"),
    ("pvdisplay-c", "pvdisplay -c"),
    ("vgdisplay", "vgdisplay -v"),
    ("vgdisplay-c", "vgdisplay -c"),
    ("lvdisplay", "lvdisplay -a -m"),
    ("lvdisplay-c", "lvdisplay -c"),
];

/// What the kernel says of an LV: LVM2 had some active, which images never are.
const KERNEL: [&str; 12] = [
    "lv_active",
    "lv_active_exclusively",
    "lv_active_locally",
    "lv_attr",
    "lv_device_open",
    "lv_inactive_table",
    "lv_kernel_major",
    "lv_kernel_minor",
    "lv_kernel_read_ahead",
    "lv_live_table",
    "lv_permissions",
    "lv_suspended",
];

/// Cases in which LVM2 loaded no tables, or not all, for another reason than the VG: it refuses VGs of other hosts,
/// shared ones, two of one name, copies of PVs; and its pretend device-mapper had no VDO and no integrity.
const NOT_ACTIVATED: [&str; 6] =
    ["integrity", "lockd", "samename", "systemid", "vdo", "x-duplicate-pv"];

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/golden")
}

fn unpack(path: &Path) -> Vec<u8> {
    if path.extension().is_none_or(|extension| extension != "xz") {
        return std::fs::read(path).expect("a fixture");
    }
    let output = Command::new("xz").arg("-dc").arg(path).output();
    let output = output.expect("xz is needed to unpack fixtures (xz-utils)");
    assert!(output.status.success(), "{}", path.display());
    output.stdout
}

/// Puts the images of a case into the home, and gives their paths: they sort as LVM2's do, before `[unknown]`.
fn images(home: &Home, case: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(case).expect("a case");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".img.xz").map(str::to_owned))
        .collect();
    names.sort();
    let paths = names.iter().map(|name| {
        let path = home.path().join(name);
        let packed = case.join(format!("{name}.img.xz"));
        if PARTITIONED.iter().any(|name| case.ends_with(name)) {
            std::fs::write(&path, &unpack(&packed)[PARTITION]).expect("an image");
            return path.display().to_string();
        }
        // To a file xz writes no zeros.
        let mut xz = Command::new("xz");
        xz.arg("-dc").arg(packed);
        let status = xz.stdout(File::create(&path).expect("an image")).status();
        assert!(status.expect("xz is needed to unpack fixtures (xz-utils)").success());
        path.display().to_string()
    });
    paths.collect()
}

/// What LVM2 answered, and its exit code.
fn expected(case: &Path, name: &str) -> Option<(String, String)> {
    let dir = case.join("expected");
    let mut files = ["", ".xz"].iter().map(|end| dir.join(format!("{name}{end}")));
    let file = files.find(|path| path.exists())?;
    let text = |path: &Path| String::from_utf8(unpack(path)).expect("UTF-8");
    let err = dir.join(format!("{name}.err"));
    Some((text(&file), if err.exists() { text(&err) } else { String::new() }))
}

/// The names and numbers of LVM2's loop devices are not those of images.
fn without_devices(json: &str) -> serde_json::Value {
    // LVM2 looks twice when it finds something odd, and says so in the middle of its answer.
    let json = json.replace("  Retrying metadata scan.\n", "");
    let mut value: serde_json::Value =
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let rows = value["report"][0].as_object_mut().expect("a report").values_mut();
    for row in rows.flat_map(|rows| rows.as_array_mut().expect("rows")) {
        for key in ["pv_major", "pv_minor"] {
            row.as_object_mut().expect("a row").remove(key);
        }
    }
    value
}

fn check(case: &Path, report: &str, outcome: &Outcome, problems: &mut Vec<String>) {
    let case_name = case.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let name = format!("{case_name}/{report}");
    let Some((json, err)) = expected(case, &format!("{report}.json")) else { return };
    let (ours, theirs) = (without_devices(&outcome.out), without_devices(&json));
    let rows = |value: &serde_json::Value| -> Vec<serde_json::Value> {
        let report = value["report"][0].as_object().expect("a report");
        report.values().flat_map(|rows| rows.as_array().expect("rows").clone()).collect()
    };
    let (ours, theirs) = (rows(&ours), rows(&theirs));
    if ours.len() != theirs.len() {
        problems.push(format!("{name}: {} rows, LVM2 has {}", ours.len(), theirs.len()));
    }
    for (row, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        let was_active = theirs["lv_active"] == "active";
        for (key, theirs) in theirs.as_object().expect("a row") {
            let ours = ours.get(key);
            let from_kernel = was_active && KERNEL.contains(&key.as_str());
            if ours != Some(theirs) && !from_kernel && !DIFFERENT.contains(&(case_name, key)) {
                problems.push(format!("{name} row {row}: {key} is {ours:?}, LVM2 has {theirs}"));
            }
        }
    }
    let (ours, told) = (warnings(&outcome.err), warnings(&err));
    if ours != told {
        problems.push(format!("{name} tells {ours:#?}, LVM2 {told:#?}"));
    }
}

/// What was told on stderr: once, for what LVM2 finds wrong it finds again whenever it looks.
fn warnings(err: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = Vec::new();
    let told = err.lines().filter(|line| !line.starts_with("rc|"));
    // Which of two copies is used depends on the names of the devices. What is wrong with labels LVM2 keeps to
    // itself, and rlvm tells with -v.
    let own = [" prefers device ", " ignoring label in sector "];
    for line in told.filter(|line| !own.iter().any(|words| line.contains(words))) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn check_display(case: &Path, display: &str, outcome: &Outcome, problems: &mut Vec<String>) {
    let Some((text, err)) = expected(case, &format!("{display}.txt")) else { return };
    let name = format!("{}/{display}", case.file_name().unwrap_or_default().to_string_lossy());
    if DIFFERENT_DISPLAYS.contains(&name.as_str()) {
        return;
    }
    let lines = |text| -> Vec<&str> { str::lines(text).collect() };
    let (ours, theirs) = (lines(&outcome.out), lines(&text));
    if ours.len() != theirs.len() {
        problems.push(format!("{name}: {} lines, LVM2 has {}", ours.len(), theirs.len()));
    }
    let differences =
        ours.iter().zip(&theirs).enumerate().filter(|(_, (ours, theirs))| ours != theirs);
    for (number, (ours, theirs)) in differences.take(5) {
        problems.push(format!("{name} line {number}: {ours:?}, LVM2 has {theirs:?}"));
    }
    let (ours, told) = (warnings(&outcome.err), warnings(&err));
    if ours != told {
        problems.push(format!("{name} tells {ours:#?}, LVM2 {told:#?}"));
    }
}

/// The tables of each VG: those that LVM2 loaded when it activated everything.
fn check_tables(case: &Path, run: impl Fn(String) -> Outcome, problems: &mut Vec<String>) {
    let case_name = case.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if NOT_ACTIVATED.contains(&case_name) {
        return;
    }
    let reports = std::fs::read_dir(case.join("expected")).expect("reports");
    for report in reports.map(|entry| entry.expect("an entry").path()) {
        let file = report.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let file = file.strip_suffix(".xz").unwrap_or(file);
        let vg = file.strip_prefix("dmtable-").and_then(|name| name.strip_suffix(".txt"));
        let Some(vg) = vg else { continue };
        let outcome = run(format!("dmtable {vg}"));
        let mut ours: Vec<String> =
            outcome.out.lines().map(|line| line.replace("/dev/golden/", "")).collect();
        ours.sort();
        let theirs = String::from_utf8(unpack(&report)).expect("UTF-8");
        let theirs: Vec<&str> = theirs.lines().filter(|line| *line != "No devices found").collect();
        if ours != theirs {
            problems.push(format!("{case_name}/{vg}: tables {ours:#?}, LVM2 loads {theirs:#?}"));
        }
    }
}

#[test]
fn every_field_of_every_case_is_what_lvm2_reports() {
    let mut problems = Vec::new();
    let entries = std::fs::read_dir(golden()).expect("fixtures/golden");
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    for case in &cases {
        let home = Home::new();
        let devices = images(&home, case).join(",");
        if case.ends_with("systemid") {
            let settings =
                "global { system_id_source = \"lvmlocal\" } local { system_id = \"this.host\" }";
            home.file("etc/lvm.conf", settings);
        }
        let run = |line: String| {
            let outcome = home.run(&line);
            let (from, to) = (home.path().display().to_string(), "/dev/golden");
            let (out, err) = (outcome.out.replace(&from, to), outcome.err.replace(&from, to));
            Outcome { out, err, ..outcome }
        };
        let foreign = |report: &str, without: &[&str]| match case
            .file_name()
            .and_then(|name| name.to_str())
        {
            Some("systemid") if !without.contains(&report) => "--foreign",
            Some("lockd") if !without.contains(&report) => "--shared",
            _ => "",
        };
        for (report, command) in REPORTS {
            let foreign = foreign(report, &["pvs"]);
            let form = "--reportformat json --units b --nosuffix";
            let outcome = run(format!("{command} {foreign} {form} --devices {devices}"));
            check(case, report, &outcome, &mut problems);
        }
        for (display, command) in DISPLAYS {
            let foreign = foreign(display, &["pvdisplay-c"]);
            let outcome = run(format!("{command} {foreign} --devices {devices}"));
            check_display(case, display, &outcome, &mut problems);
        }
        let on_images = |line: String| run(format!("{line} --devices {devices}"));
        check_tables(case, on_images, &mut problems);
    }
    assert!(problems.is_empty(), "{} differences:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn a_disk_with_partitions_is_not_used_itself() {
    for case in PARTITIONED {
        let home = Home::new();
        let disk = home.path().join("disk.img");
        std::fs::write(&disk, unpack(&golden().join(case).join("pv0.img.xz"))).expect("an image");
        let name = disk.display().to_string();
        let before = std::fs::read(&disk).expect("the image");
        for command in ["pvs", "pvdisplay", "pvcreate -y -ff", "pvremove -y -ff"] {
            let outcome = home.run(&format!("{command} --devices {name} {name}"));
            assert_eq!(
                outcome.err,
                format!("  Cannot use {name}: device is partitioned\n"),
                "{command}"
            );
            assert_eq!((outcome.code, outcome.out.as_str()), (5, ""), "{command}");
        }
        assert!(before == std::fs::read(&disk).expect("the image"));
    }
}
