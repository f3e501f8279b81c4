//! What is shown for people: trees, and reports that are shown again and again.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use lvm_core::overview;
use lvm_core::report::rows::Pick;
use lvm_core::report::size::SizeFormat;
use lvm_core::report::tree::tree;
use lvm_core::report::view::{AllLvs, LvDevice, LvState};
use lvm_core::store::Inventory;
use rlvm_tests::Sandbox;
use rlvm_tests::{golden, golden_devices};

fn drawn(case: &str, pick: &Pick<'_>, state: LvState) -> Vec<String> {
    let inventory = Inventory::scan(golden_devices::devices(&golden::folder().join(case)));
    let kernel = AllLvs(state);
    let view = overview::view(&inventory, &kernel, |_| true);
    let used = |device: &LvDevice| vec![format!("/mnt/{}", device.minor), "[SWAP]".into()];
    let lines = tree(&view, pick, &SizeFormat::default(), &used);
    lines.iter().map(lvm_core::report::map::Line::plain).collect()
}

#[test]
fn volumes_stand_below_their_pools() {
    let expected = "\
/dev/golden/pv0   252.00 MiB  160.00 MiB free
/dev/golden/pv1   252.00 MiB  240.00 MiB free
└─ vgt            504.00 MiB  400.00 MiB free
   ├─ pool2        16.00 MiB  thin,pool        inactive
   │  └─ p2t       12.00 MiB  thin,sparse      inactive
   ├─ pool         48.00 MiB  thin,pool        inactive
   │  ├─ t1         2.00 GiB  thin,sparse      inactive
   │  ├─ t1s        1.00 GiB  thin,sparse      inactive
   │  ├─ t1ss       1.00 GiB  thin,sparse      inactive
   │  ├─ t3        52.00 MiB  thin,sparse      inactive
   │  └─ extsnap   20.00 MiB  thin,sparse      inactive
   └─ ext          20.00 MiB  linear           inactive";
    let lines = drawn("thin", &Pick::VISIBLE, LvState::Inactive);
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn snapshots_stand_below_their_origins_with_where_they_are_mounted() {
    let device = LvDevice { minor: 7, ..LvDevice::default() };
    let lines = drawn("snapshot", &Pick::VISIBLE, LvState::Active(device));
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line.trim_start_matches([' ', '│', '├', '└', '─']))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(
        names,
        ["/dev/golden/pv0", "vgs", "orig", "snap1", "snap2", "o2", "merging", "sparse"]
    );
    let snapshot = lines.iter().find(|line| line.contains("snap1")).expect("it is there");
    assert!(snapshot.starts_with("   │  ├─ snap1 "), "{snapshot}");
    assert!(snapshot.ends_with("linear,snapshot  /mnt/7, [SWAP]"), "{snapshot}");
}

#[test]
fn parts_of_an_array_stand_below_it_and_what_is_missing_is_told() {
    let lines = drawn("missing", &Pick::ALL, LvState::Inactive);
    let has = |start: &str, end: &str| {
        assert!(
            lines.iter().any(|line| line.starts_with(start) && line.ends_with(end)),
            "{start}…{end} in:\n{}",
            lines.join("\n")
        );
    };
    has("/dev/golden/pv2 ", "missing");
    has("   ├─ r1 ", "partial, inactive");
    has("   │  ├─ [r1_rimage_0]", "linear");
    has("   │  ├─ [r1_rimage_1]", "partial");
}

#[test]
fn a_report_is_shown_again_until_nobody_reads_it() {
    let mut sandbox = Sandbox::unprivileged();
    sandbox.add_disk(32);
    let pv = sandbox.pv(0);
    for args in [&["pvcreate", "-q", &pv][..], &["vgcreate", "-q", "again", &pv]] {
        assert_eq!(sandbox.rlvm(args).code, Some(0));
    }
    let mut command = sandbox.rlvm_command(&["vgs", "--noheadings", "-o", "vg_name", "--watch=1"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("it starts");
    let stdout = child.stdout.take().expect("it is piped");
    let lines: Vec<String> = BufReader::new(stdout).lines().map_while(Result::ok).take(3).collect();
    // The reader is gone by now: the next look is the last.
    assert_eq!(lines, ["  again", "", "  again"]);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_pause_that_is_none_is_refused() {
    let sandbox = Sandbox::unprivileged();
    for wrong in ["--watch=0", "--watch=x", "--watch="] {
        let ran = sandbox.rlvm(&["vgs", wrong]);
        assert_eq!(ran.code, Some(3), "{wrong}");
        assert!(ran.stderr.contains("Give a number of seconds from 1 to 86400."), "{}", ran.stderr);
    }
}
