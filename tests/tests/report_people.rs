//! What is shown for people: trees, and reports that are shown again and again.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use lvm_core::local_time::Zone;
use lvm_core::overview;
use lvm_core::report::basic::Layout;
use lvm_core::report::columns::{Columns, ReportKind};
use lvm_core::report::document::{Document, Format};
use lvm_core::report::fill;
use lvm_core::report::map::{Detail, Map};
use lvm_core::report::paint::Paint;
use lvm_core::report::rows::Pick;
use lvm_core::report::size::SizeFormat;
use lvm_core::report::tree::tree;
use lvm_core::report::value::Style;
use lvm_core::report::view::{AllLvs, LvDevice, LvState};
use lvm_core::store::Inventory;
use rlvm_tests::{Ran, Sandbox};
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
    has("   └─ r1 ", "partial, inactive");
    has("      ├─ [r1_rimage_0]", "linear");
    has("      ├─ [r1_rimage_1]", "partial");
}

#[test]
fn a_vg_without_volumes_has_no_tables() {
    let mut sandbox = Sandbox::unprivileged();
    sandbox.add_disk(64);
    let pv = sandbox.pv(0);
    sandbox.rlvm(&["vgcreate", "vg", &pv]).check();
    for args in [&["dmtable", "vg"][..], &["dmtable", "--concise", "vg"]] {
        assert_eq!(sandbox.rlvm(args).ok().stdout, "");
    }
    let json = sandbox.rlvm(&["dmtable", "--json", "vg"]).ok().stdout;
    assert_eq!(json, "{\n  \"devices\": []\n}\n");
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

/// The pieces of a report that have colours, of a golden case all of whose LVs are active.
fn painted(case: &str, report: ReportKind, fields: &str) -> Vec<(String, Paint)> {
    let inventory = Inventory::scan(golden_devices::devices(&golden::folder().join(case)));
    let kernel = AllLvs(LvState::Active(LvDevice { live_table: true, ..LvDevice::default() }));
    let view = overview::view(&inventory, &kernel, |_| true);
    let columns = Columns::parse(report, "", &[fields], report.default_sort(), None);
    let style = Style { painted: true, ..Style::new(Zone::utc()) };
    let table = fill(report, &columns.expect("fields"), &view, Pick::VISIBLE, &style);
    let document = Document::of(table.expect("fields that go together"));
    let text = document.basic(&Layout::default());
    assert_eq!(text.clone().plain(), document.text(&Format::Basic(Layout::default())));
    let pieces = text.pieces().into_iter().filter(|(_, paint)| *paint != Paint::Plain);
    pieces.map(|(text, paint)| (text.to_owned(), paint)).collect()
}

#[test]
fn cells_have_colours_where_something_is_wrong_or_active() {
    let case = |report, fields| {
        let pieces = painted("missing", report, fields);
        pieces.into_iter().filter(|(_, paint)| *paint != Paint::Title).collect::<Vec<_>>()
    };
    let bad = |text: &str| (text.to_owned(), Paint::Bad);
    assert_eq!(case(ReportKind::Pvs, "pv_name,pv_attr,pv_missing,pv_uuid").len(), 3);
    assert!(case(ReportKind::Pvs, "pv_name,pv_attr").contains(&bad("a-m")));
    assert_eq!(case(ReportKind::Vgs, "vg_name,vg_attr,vg_free"), [bad("wz-pn-")]);
    let lvs = case(ReportKind::Lvs, "lv_name,lv_attr,lv_size");
    assert!(lvs.contains(&bad("rwi-a-r-p-")), "{lvs:?}");
    assert!(lvs.iter().any(|(text, paint)| text == "-wi-a-----" && *paint == Paint::Good));
}

/// What a command shows on a terminal.
fn on_a_terminal(sandbox: &Sandbox, args: &[&str], more: &[(&str, &str)]) -> String {
    let command = sandbox.rlvm_command(args);
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let line: Vec<String> = words.map(|word| format!("'{}'", word.to_string_lossy())).collect();
    let mut script = sandbox.command("script");
    script.args(["-qec", &line.join(" "), "/dev/null"]).env("TERM", "xterm").envs(more.to_vec());
    Ran::of(&mut script).ok().stdout.replace('\r', "")
}

#[test]
fn a_terminal_has_colours_and_a_pipe_has_none() {
    let sandbox = Sandbox::unprivileged();
    let image = sandbox.path().join("pv.img").display().to_string();
    for args in [
        &["disk", "create", &image, "32M"][..],
        &["pvcreate", "-q", "--devices", &image, &image],
        &["vgcreate", "-q", "--devices", &image, "full", &image],
        &["lvcreate", "-q", "--devices", &image, "-an", "-Zn", "-l100%FREE", "-nall", "full"],
    ] {
        sandbox.rlvm(args).check();
    }
    let args = ["vgs", "--devices", &image, "--driverloaded", "n", "-o", "vg_name,vg_size,vg_free"];
    let plain = sandbox.rlvm(&args).ok().stdout;
    assert!(!plain.contains('\x1b'), "{plain:?}");
    let colored = on_a_terminal(&sandbox, &args, &[]);
    let bold = |text: &str| format!("\x1b[1m{text}\x1b[0m");
    let expected = plain
        .replacen("VG", &bold("VG"), 1)
        .replacen("VSize", &bold("VSize"), 1)
        .replacen("VFree", &bold("VFree"), 1)
        .replacen(" 0 ", " \x1b[33m0 \x1b[0m", 1);
    assert_eq!(colored, expected);
    for more in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        assert_eq!(on_a_terminal(&sandbox, &args, &[more]), plain, "{more:?}");
    }
    let json = [&args[..], &["--reportformat", "json"]].concat();
    let text = on_a_terminal(&sandbox, &json, &[]);
    assert!(!text.contains('\x1b'), "{text:?}");
}

#[test]
fn a_map_tells_what_each_volume_is_made_of() {
    let inventory = Inventory::scan(golden_devices::devices(&golden::folder().join("thin")));
    let inactive = AllLvs(LvState::Inactive);
    let view = overview::view(&inventory, &inactive, |_| true);
    let legend = |detail| {
        let map = Map::of(&view.vgs[0], &SizeFormat::default(), detail).plain(100);
        let lines = map.lines().skip_while(|line| !line.starts_with("   a "));
        lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(legend(Detail::default()).len(), 4);
    let hidden = legend(Detail { hidden: true, segments: false });
    let wanted = [
        "   b  pool           48.00 MiB  thin,pool    pv0: 1-8, 19-22; pv1: 0",
        "       pool_tmeta     4.00 MiB  linear       pv1: 0",
        "       pool_tdata    48.00 MiB  linear       pv0: 1-8, 19-22",
        "      t1              2.00 GiB  thin,sparse",
    ];
    for line in wanted {
        assert!(hidden.iter().any(|found| found == line), "{hidden:#?}");
    }
    let segments = legend(Detail { hidden: true, segments: true });
    let wanted = [
        "        0-7          32.00 MiB  linear       pv0: 1-8",
        "        8-11         16.00 MiB  linear       pv0: 19-22",
        "       0-511          2.00 GiB  thin",
    ];
    for line in wanted {
        assert!(segments.iter().any(|found| found == line), "{segments:#?}");
    }
}
