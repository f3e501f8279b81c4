//! What a scan finds in images that LVM2 made, against what LVM2 said of them.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use lvm_core::device::{BlockDevice, MemoryDevice};
use lvm_core::format::label::PvLabel;
use lvm_core::format::pv_header::DiskArea;
use lvm_core::store::Inventory;
use lvm_core::units::{Bytes, Sectors};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/golden")
}

/// So much is unpacked of an image; of one with a metadata area at the end, all.
const HEAD: u64 = 4 << 20;

/// Whole disks, whose PV is a partition: where it begins, and how long it is.
const PARTITIONED: [&str; 2] = ["x-gpt", "x-mbr"];
const PARTITION: (u64, u64) = (4 << 20, 64 << 20);

/// The unpacked size of an image.
fn unpacked_size(path: &Path) -> u64 {
    let list = Command::new("xz").args(["--robot", "--list"]).arg(path).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let totals = list.lines().find(|line| line.starts_with("totals")).unwrap();
    totals.split('\t').nth(4).unwrap().parse().unwrap()
}

/// Unpacks the PV in an image; what is zero takes no room.
fn unpack(path: &Path, name: &str, is_disk: bool) -> Arc<dyn BlockDevice> {
    let (start, size) = if is_disk { PARTITION } else { (0, unpacked_size(path)) };
    let device = MemoryDevice::new(name, Bytes::new(size));
    let mut xz = Command::new("xz").arg("-dc").arg(path).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = xz.stdout.take().unwrap();
    std::io::copy(&mut out.by_ref().take(start), &mut std::io::sink()).unwrap();
    let mut chunk = vec![0; 1 << 20];
    let zeros = chunk.clone();
    let (mut at, mut end) = (0, size.min(HEAD));
    while at < end {
        let len = usize::try_from(size - at).map_or(chunk.len(), |rest| rest.min(chunk.len()));
        out.read_exact(&mut chunk[..len]).unwrap();
        if chunk[..len] != zeros[..len] {
            device.write_at(Bytes::new(at), &chunk[..len]).unwrap();
        }
        if at == 0
            && let Some(label) = PvLabel::find(&chunk).label
        {
            let areas = label.pv.metadata_areas.iter().filter_map(DiskArea::end);
            end = areas.map(Bytes::get).max().unwrap_or(0).max(end).min(size);
        }
        at += u64::try_from(len).unwrap();
    }
    drop(out);
    xz.wait().unwrap();
    Arc::new(device)
}

fn scan(case: &str) -> Inventory {
    let mut devices = Vec::new();
    for number in 0.. {
        let path = golden().join(case).join(format!("pv{number}.img.xz"));
        if !path.exists() {
            break;
        }
        let is_disk = PARTITIONED.contains(&case);
        devices.push(unpack(&path, &format!("/dev/golden/pv{number}"), is_disk));
    }
    assert!(!devices.is_empty(), "no image of {case}; is xz installed?");
    Inventory::scan(devices)
}

/// The lines of all findings, as LVM2 would print them for a report on everything.
fn lines(inventory: &Inventory) -> Vec<String> {
    let of_vgs = inventory.vgs.iter().flat_map(|found| &found.findings);
    let all = inventory.findings.iter().filter(|finding| !finding.is_detail()).chain(of_vgs);
    all.flat_map(|finding| finding.to_string().lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The lines of a golden `.err` file, each once: LVM2 repeats itself when it scans again.
fn golden_lines(case: &str) -> Vec<String> {
    let path = golden().join(case).join("expected/vgs.txt.err");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut lines = Vec::new();
    let noise = |line: &str| line.starts_with("rc|") || line == "  No volume groups found.";
    for line in text.lines().filter(|line| !noise(line)) {
        let line = line.trim_start().to_owned();
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn cases() -> Vec<String> {
    let mut cases: Vec<_> = std::fs::read_dir(golden())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    cases.sort();
    cases
}

/// The objects of a golden JSON report, by one of their fields.
fn report(case: &str, name: &str, key: &str) -> Option<BTreeMap<String, serde_json::Value>> {
    let path = golden().join(case).join("expected").join(format!("{name}s.json"));
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()?;
    let objects = json["report"][0][name].as_array()?.clone();
    Some(objects.into_iter().map(|object| (object[key].as_str().unwrap().into(), object)).collect())
}

#[test]
fn every_golden_case_is_found_as_lvm2_finds_it() {
    for case in cases() {
        let inventory = scan(&case);
        assert_eq!(lines(&inventory), golden_lines(&case), "{case}");
        check_vgs(&case, &inventory);
        check_pvs(&case, &inventory);
    }
}

fn check_vgs(case: &str, inventory: &Inventory) {
    let Some(expected) = report(case, "vg", "vg_uuid") else { return };
    let found: Vec<_> = inventory.vgs.iter().map(|found| found.vg.id.to_string()).collect();
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(sorted, expected.keys().cloned().collect::<Vec<_>>(), "{case}");
    for found in &inventory.vgs {
        let expected = &expected[&found.vg.id.to_string()];
        // The image of this case is one commit newer than its reports.
        let later = u32::from(case == "pvmove");
        assert_eq!(expected["vg_seqno"], (found.vg.seqno - later).to_string(), "{case}");
        assert_eq!(expected["vg_name"], found.vg.name.as_str(), "{case}");
        assert_eq!(expected["pv_count"], found.pvs.len().to_string(), "{case}");
        let missing = found.pvs.iter().filter(|place| place.is_none()).count();
        assert_eq!(expected["vg_missing_pv_count"], missing.to_string(), "{case}");
    }
}

fn check_pvs(case: &str, inventory: &Inventory) {
    let Some(expected) = report(case, "pv", "pv_name") else { return };
    for found in &inventory.pvs {
        let name = found.device.name();
        let Some(expected) = expected.get(name) else {
            // LVM2 does not list PVs of foreign and shared VGs.
            assert!(case == "systemid" || case == "lockd", "{case} {name}");
            continue;
        };
        let field = |field: &str, value: String| {
            assert_eq!(expected[field], value, "{case} {name} {field}");
        };
        let bytes = |sectors: Sectors| sectors.to_bytes().unwrap().to_string();
        field("pv_uuid", found.id().to_string());
        field("pv_mda_free", bytes(found.mda_free()));
        field("pv_mda_size", found.mda_size().to_string());
        field("pv_mda_count", found.sound_mdas().count().to_string());
        field("pv_mda_used_count", found.mdas_in_use().count().to_string());
        field("pv_ext_vsn", found.label.pv.extension_version.to_string());
        let in_use = if found.label.pv.in_use() { "used" } else { "" };
        field("pv_in_use", in_use.to_owned());
        let sector = if case == "labelsector" { found.label.sector.get() } else { 1 };
        assert_eq!(found.label.sector.get(), sector);
    }
}
