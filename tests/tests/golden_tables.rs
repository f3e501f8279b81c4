//! The device-mapper tables of the golden cases are those that LVM2 loaded.

use std::fs;
use std::path::Path;

use lvm_core::model::{LvIdx, Pv, PvIdx, Vg, import};
use lvm_core::store::Inventory;
use lvm_core::table::{self, Device, Node, StripeFiller, TableSettings, activatable, table_lines};
use rlvm_tests::{golden, golden_devices};

/// Cases in which LVM2 loaded nothing, or not all, for another reason than the VG: it refuses other hosts' VGs, VGs of
/// one name, shared VGs, exported VGs and copied PVs; and its pretend device-mapper could not activate VDO and
/// integrity, whose tables are in `fixtures/tables`.
const NOT_ACTIVATED: [&str; 7] =
    ["exported", "integrity", "lockd", "samename", "systemid", "vdo", "x-duplicate-pv"];

/// Where a cached LV has snapshots, LVM2 loads the parts of its cachevol twice as long, with the same sectors again.
const DOUBLED: [&str; 2] = [
    "vg-fr_cvol-cdata: 8192 8192 linear [vg-fr_cvol] 8192",
    "vg-fr_cvol-cmeta: 8192 8192 linear [vg-fr_cvol] 0",
];

fn lines(vg: &Vg, settings: &TableSettings, lvs: &[LvIdx]) -> Vec<String> {
    let nodes = table::tree(vg, lvs, settings).expect("every type is known");
    let tell = |device: Device<'_>| match device {
        Device::Pv(pv) => {
            let hint = &vg.pv(pv).expect("it is there").device_hint;
            hint.rsplit('/').next().unwrap_or_default().to_owned()
        }
        Device::Node(name) => format!("[{name}]"),
        Device::Path(path) => path.rsplit('/').next().unwrap_or_default().to_owned(),
    };
    let mut lines: Vec<_> = nodes.iter().flat_map(|node| table_lines(node, tell)).collect();
    lines.sort();
    lines
}

#[test]
fn tables_are_lvm2s() {
    let (mut compared, mut different) = (0, Vec::new());
    let reports =
        golden::reports(|name| name.starts_with("dmtable-") && name.strip_suffix(".err").is_none());
    for (path, expected) in reports {
        let case = path.ancestors().nth(2).expect("cases have folders");
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if NOT_ACTIVATED.contains(&name.as_str()) {
            continue;
        }
        let expected: Vec<_> = expected
            .lines()
            .filter(|line| *line != "No devices found")
            .map(str::to_owned)
            .collect();
        let ours = of_images(case, &path);
        if ours != expected {
            different.push((name, only_in(&ours, &expected), only_in(&expected, &ours)));
        }
        compared += 1;
    }
    assert!(different.is_empty(), "case, ours, LVM2's: {different:#?}");
    assert!(compared >= 40, "only {compared} VGs were compared");
}

/// Lines of one that the other lacks.
fn only_in(one: &[String], other: &[String]) -> Vec<String> {
    one.iter().filter(|line| !other.contains(line)).cloned().collect()
}

/// The tables of the VG that a report is of, read from its PVs.
fn of_images(case: &Path, report: &Path) -> Vec<String> {
    let inventory = Inventory::scan(golden_devices::devices(case));
    let file = report.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let vg = file.trim_start_matches("dmtable-").trim_end_matches(".xz").trim_end_matches(".txt");
    let Some((_, found)) = inventory.find_vg(vg) else {
        // Its PV is a partition of the image.
        let text = golden::read(&case.join(format!("expected/{vg}.vg")));
        let (vg, _) = import(&text).expect("LVM2 wrote it");
        return lines(&vg, &TableSettings::default(), &activatable(&vg));
    };
    let missing = (0_u32..).zip(&found.pvs).filter(|(_, place)| place.is_none());
    let missing_pvs = missing.map(|(pv, _)| PvIdx(pv)).collect();
    let settings = TableSettings { missing_pvs, ..TableSettings::default() };
    lines(&found.vg, &settings, &activatable(&found.vg))
}

/// What `fixtures/tables/make-tables` wrote down: kinds of LVs, settings and losses that the golden cases lack.
#[test]
fn tables_of_rarer_kinds_are_lvm2s() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/tables");
    let mut texts: Vec<_> = fs::read_dir(folder)
        .expect("fixtures/tables is part of the source")
        .map(|entry| entry.expect("it is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "vg"))
        .collect();
    texts.sort();
    assert!(texts.len() >= 25, "only {} cases", texts.len());
    let mut different = Vec::new();
    for path in texts {
        let (vg, _) = import(&fs::read(&path).expect("it is readable")).expect("LVM2 wrote it");
        let tables = fs::read_to_string(path.with_extension("tables")).expect("it is there");
        let (notes, mut expected): (Vec<_>, Vec<_>) =
            tables.lines().map(str::to_owned).partition(|line| line.starts_with('#'));
        let ours = with_names(&vg, &settings_of(&vg, &notes), &asked_for(&vg, &notes));
        expected.retain(|line| !DOUBLED.contains(&line.as_str()) && line != "No devices found");
        expected.sort();
        if ours != expected {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            different.push((name, only_in(&ours, &expected), only_in(&expected, &ours)));
        }
    }
    assert!(different.is_empty(), "case, ours, LVM2's: {different:#?}");
}

/// The settings that LVM2 ran with, and the PVs that it did not find.
fn settings_of(vg: &Vg, notes: &[String]) -> TableSettings {
    let mut settings = TableSettings::default();
    let lost = |pv: &Pv| &*pv.device_hint == "[unknown]";
    settings.missing_pvs =
        vg.pvs_with_idx().filter(|(_, pv)| lost(pv)).map(|(idx, _)| idx).collect();
    for word in
        notes.iter().filter(|note| !note.starts_with("# lvs")).flat_map(|note| note.split(' '))
    {
        match word.split_once('=') {
            Some(("use_linear_target", value)) => settings.use_linear_target = value != "0",
            Some(("missing_stripe_filler", value)) => {
                settings.filler = StripeFiller::from_setting(value.trim_matches('"'));
            }
            Some(("thin_pool_autoextend_threshold", value)) => {
                settings.thin_pool_threshold = value.parse().ok();
            }
            _ => {}
        }
    }
    settings
}

/// The LVs that LVM2 was asked to activate.
fn asked_for(vg: &Vg, notes: &[String]) -> Vec<LvIdx> {
    let Some(names) = notes.iter().find_map(|note| note.strip_prefix("# lvs ")) else {
        return activatable(vg);
    };
    names.split(' ').map(|name| vg.find_lv(name).expect("it is there")).collect()
}

/// Lines, and a line for each device with its UUID and access.
fn with_names(vg: &Vg, settings: &TableSettings, lvs: &[LvIdx]) -> Vec<String> {
    let nodes = table::tree(vg, lvs, settings).expect("every type is known");
    let name = |node: &Node| {
        let access = if node.read_only { "ro" } else { "rw" };
        format!("{} {} {access}", node.name, node.uuid)
    };
    let mut all = lines(vg, settings, lvs);
    all.extend(nodes.iter().map(name));
    all.sort();
    all
}
