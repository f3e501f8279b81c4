//! Reports over the golden cases are LVM2's: every cell of its JSON, every character of its tables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use lvm_core::local_time::Zone;
use lvm_core::model::{LvIdx, Vg};
use lvm_core::overview;
use lvm_core::report::basic::{Layout, basic};
use lvm_core::report::columns::{Columns, ReportKind};
use lvm_core::report::display::{
    LvDisplay, PvDisplay, PvScan, VgDisplay, lvdisplay, lvscan, pvdisplay, pvscan, vgdisplay,
    vgscan,
};
use lvm_core::report::document::{Document, Format};
use lvm_core::report::rows::Pick;
use lvm_core::report::size::{SizeFormat, Unit};
use lvm_core::report::value::Style;
use lvm_core::report::view::{AllLvs, KernelState, LvDevice, LvState, View};
use lvm_core::report::{fill, fill_one, write_json};
use lvm_core::store::{Finding, Inventory};
use lvm_core::units::Sectors;
use rlvm_tests::{golden, golden_devices};
use serde_json::Value;

/// Facts of the machine that made the reports, not of the images.
const HOST: [&str; 5] = ["pv_major", "pv_minor", "pv_device_id", "pv_device_id_type", "vg_sysid"];

fn plain_bytes() -> Style {
    let sizes = SizeFormat { unit: Unit::BYTES, suffix: false, si_consistent: true };
    Style { sizes, ..readable() }
}

fn readable() -> Style {
    Style::new(Zone::utc())
}

/// One report: of what, its `-o` if any, and whether everything is listed.
struct Report {
    kind: ReportKind,
    columns: Option<&'static str>,
    all: bool,
    verbose: bool,
}

impl Report {
    fn columns(&self) -> Columns {
        let defaults = self.kind.default_columns(self.verbose);
        let options: Vec<&str> = self.columns.into_iter().collect();
        Columns::parse(self.kind, defaults, &options, self.kind.default_sort(), None)
            .expect("known fields")
    }

    fn pick(&self) -> Pick<'static> {
        if self.all { Pick::ALL } else { Pick::VISIBLE }
    }
}

/// The cells of a document: element, table, row, field.
fn cells(text: &str) -> Option<BTreeMap<(usize, String, usize, String), String>> {
    let document: Value = serde_json::from_str(text).ok()?;
    let mut all = BTreeMap::new();
    for (element, tables) in document["report"].as_array()?.iter().enumerate() {
        for (table, rows) in tables.as_object()? {
            for (number, row) in rows.as_array()?.iter().enumerate() {
                for (field, value) in row.as_object()? {
                    if !HOST.contains(&field.as_str()) {
                        let value = value.as_str()?.to_owned();
                        all.insert((element, table.clone(), number, field.clone()), value);
                    }
                }
            }
        }
    }
    Some(all)
}

/// Runs `each` with the view of every case whose report is there.
fn for_each_case(report: &str, state: &LvState, mut each: impl FnMut(&str, &View<'_>, &str)) {
    for (case, name, inventory) in &*CASES {
        let Some(expected) = expected(case, report) else { continue };
        if is_host_matter(name, report) {
            continue;
        }
        let kernel = Kernel { case: name, others: state.clone() };
        // Commands that list LVs leave exported VGs out.
        let of_lvs = report.starts_with("lv") || report.starts_with("seg");
        let view =
            overview::view(inventory, &kernel, |found| !(of_lvs && found.vg.status.exported));
        // Said where the devices are read, not where the report is made.
        let expected = ["  Retrying metadata scan.\n", "  Ignoring supplied major 253 number - "]
            .into_iter()
            .find_map(|line| expected.strip_prefix(line)?.split_once('\n').map(|_| &expected))
            .map_or(expected.as_str(), |text| text.split_once('\n').map_or("", |(_, rest)| rest));
        each(name, &view, expected);
    }
}

/// Reports that were made without the options that let LVM2 look at VGs of other hosts.
const DEPENDENT: [&str; 6] =
    ["pvs.txt", "pvs.json", "pvdisplay-c.txt", "pvscan.txt", "vgscan.txt", "lvscan.txt"];

/// Whether what LVM2 said depends on more than the images: on system IDs and lock managers, or on what it met when
/// it had to read again what is damaged.
fn is_host_matter(case: &str, report: &str) -> bool {
    ["lockd", "systemid"].contains(&case) && DEPENDENT.contains(&report)
}

/// The kernel as it was when the reports were made: nothing was active but the LVs for checksums of one case.
struct Kernel<'c> {
    case: &'c str,
    others: LvState,
}

impl KernelState for Kernel<'_> {
    fn state(&self, vg: &Vg, lv: LvIdx) -> LvState {
        let name = vg.lv(lv).map_or("", |lv| lv.name.as_str());
        let minors =
            [("ri_rimage_0", 1), ("ri_rimage_1", 5), ("rib_rimage_0", 2), ("rib_rimage_1", 7)];
        let image = name.strip_suffix("_imeta");
        match minors.into_iter().find(|(known, _)| Some(*known) == image) {
            Some((_, minor)) if self.case == "integrity" && self.others != LvState::Unknown => {
                LvState::Active(LvDevice {
                    major: 253,
                    minor,
                    read_ahead: Sectors::new(256),
                    live_table: true,
                    ..LvDevice::default()
                })
            }
            _ => self.others.clone(),
        }
    }
}

/// The cases with what is found on their PVs.
static CASES: LazyLock<Vec<(PathBuf, String, Inventory)>> = LazyLock::new(|| {
    let name = |case: &Path| case.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let cases = golden::cases().into_iter().map(|case| (name(&case), case));
    // Unpacking is most of the work of these tests.
    std::thread::scope(|scope| {
        let read = |(name, case): (String, PathBuf)| {
            scope.spawn(|| {
                let inventory = Inventory::scan(golden_devices::devices(&case));
                (case, name, inventory)
            })
        };
        let reading: Vec<_> = cases.map(read).collect();
        reading.into_iter().map(|case| case.join().expect("the case is readable")).collect()
    })
});

fn expected(case: &Path, report: &str) -> Option<String> {
    let plain = case.join("expected").join(report);
    let packed = case.join("expected").join(format!("{report}.xz"));
    let path = if plain.exists() { plain } else { packed };
    path.exists().then(|| String::from_utf8(golden::read(&path)).expect("LVM2 writes UTF-8"))
}

fn compare_cells(name: &str, ours: &str, theirs: &str, wrong: &mut Vec<String>) -> usize {
    let Some(theirs) = cells(theirs) else { return 0 };
    let ours = cells(ours).expect("rlvm writes JSON");
    for (place, value) in &theirs {
        // What came after the reports wrote to the metadata once more.
        if name == "pvmove" && place.3 == "vg_seqno" {
            continue;
        }
        if ours.get(place) != Some(value) {
            wrong.push(format!("{name} {place:?}: {:?}, LVM2 has {value:?}", ours.get(place)));
        }
    }
    for place in ours.keys().filter(|place| !theirs.contains_key(place)) {
        wrong.push(format!("{name} {place:?}: LVM2 has none"));
    }
    theirs.len()
}

fn check_json(file: &str, report: &Report) {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for_each_case(file, &LvState::Inactive, |name, view, expected| {
        let table = fill(report.kind, &report.columns(), view, report.pick(), &plain_bytes());
        let ours = Document::of(table.expect("fields go together")).text(&Format::Json);
        count += compare_cells(name, &ours, expected, &mut wrong);
    });
    eprintln!("{file}: {} of {count} cells differ", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong[..wrong.len().min(400)].join("\n"));
}

#[test]
fn pvs_json() {
    check_json(
        "pvs.json",
        &Report { kind: ReportKind::Pvs, columns: Some("all"), all: true, verbose: false },
    );
}

#[test]
fn vgs_json() {
    check_json(
        "vgs.json",
        &Report { kind: ReportKind::Vgs, columns: Some("all"), all: true, verbose: false },
    );
}

#[test]
fn lvs_json() {
    check_json(
        "lvs.json",
        &Report { kind: ReportKind::Lvs, columns: Some("all"), all: true, verbose: false },
    );
}

#[test]
fn segs_json() {
    let columns = Some("vg_name,lv_name,seg_all");
    check_json(
        "segs.json",
        &Report { kind: ReportKind::LvSegments, columns, all: true, verbose: false },
    );
}

#[test]
fn pvsegs_json() {
    let columns = Some("pv_name,vg_name,lv_name,pvseg_all,seg_pe_ranges");
    check_json(
        "pvsegs.json",
        &Report { kind: ReportKind::PvSegments, columns, all: false, verbose: false },
    );
}

#[test]
fn fullreport_json() {
    use ReportKind::{LvSegments, Lvs, PvSegments, Pvs, Vgs};
    let (mut wrong, mut count) = (Vec::new(), 0);
    for_each_case("fullreport.json", &LvState::Inactive, |name, view, expected| {
        let table = |kind: ReportKind, vg| {
            let columns = Columns::parse(kind, kind.full_columns(), &[], kind.full_sort(), None);
            fill_one(kind, &columns.expect("known"), view, vg, Pick::VISIBLE, &readable())
                .expect("go together")
        };
        let mut elements: Vec<_> = view
            .vgs
            .iter()
            .map(|vg| {
                [Vgs, Pvs, Lvs, PvSegments, LvSegments].map(|kind| table(kind, Some(vg))).into()
            })
            .collect();
        if !view.orphans.is_empty() {
            elements.push([Pvs, PvSegments].map(|kind| table(kind, None)).into());
        }
        let ours = Document { elements: Some(elements), ..Document::default() };
        count += compare_cells(name, &ours.text(&Format::Json), expected, &mut wrong);
    });
    eprintln!("fullreport.json: {} of {count} cells differ", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong[..wrong.len().min(400)].join("\n"));
}

fn check_text(file: &str, state: &LvState, report: &Report) {
    let mut wrong = Vec::new();
    for_each_case(file, state, |name, view, expected| {
        let table = fill(report.kind, &report.columns(), view, report.pick(), &readable());
        let ours = basic(&table.expect("fields go together"), &Layout::default());
        if ours != expected {
            let differing =
                ours.lines().zip(expected.lines()).find(|(ours, theirs)| ours != theirs);
            wrong.push(format!("{name}: {differing:#?}"));
        }
    });
    assert!(wrong.is_empty(), "{file}: {} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn pvs_text() {
    let report = Report { kind: ReportKind::Pvs, columns: None, all: false, verbose: true };
    check_text("pvs.txt", &LvState::Inactive, &report);
}

#[test]
fn vgs_text() {
    let report = Report { kind: ReportKind::Vgs, columns: None, all: false, verbose: true };
    check_text("vgs.txt", &LvState::Inactive, &report);
}

#[test]
fn lvs_text() {
    let columns = Some("+devices,seg_type");
    let report = Report { kind: ReportKind::Lvs, columns, all: true, verbose: false };
    check_text("lvs.txt", &LvState::Inactive, &report);
}

#[test]
fn lvs_text_without_a_device_mapper() {
    let columns = Some("+devices,seg_type");
    let report = Report { kind: ReportKind::Lvs, columns, all: true, verbose: false };
    check_text("lvs-nodm.txt", &LvState::Unknown, &report);
}

#[test]
fn pv_segments_text() {
    let report = Report { kind: ReportKind::PvSegments, columns: None, all: false, verbose: false };
    check_text("pvs-segments.txt", &LvState::Inactive, &report);
}

/// Every other LV is active, each with a device of its own.
struct EveryOther;

impl KernelState for EveryOther {
    fn state(&self, _: &Vg, lv: LvIdx) -> LvState {
        if lv.0.is_multiple_of(2) {
            return LvState::Inactive;
        }
        LvState::Active(LvDevice { major: 253, minor: lv.0, ..LvDevice::default() })
    }
}

/// What rows have in common is made once when a report is written row by row: it has to be in common.
#[test]
fn json_written_row_by_row_is_that_of_the_whole_table() {
    use ReportKind::{LvSegments, Lvs, PvSegments, Pvs, Vgs};
    for (kind, fields) in [
        (Lvs, "all"),
        (LvSegments, "lv_all,vg_all,seg_all"),
        (Pvs, "pv_all,vg_all"),
        (PvSegments, "pvseg_all,lv_all,vg_all,seg_all"),
        (Vgs, "all"),
    ] {
        let columns = Columns::parse(kind, "", &[fields], kind.default_sort(), None);
        let columns = columns.expect("known fields");
        for (_, name, inventory) in &*CASES {
            for kernel in [&AllLvs(LvState::Unknown) as &dyn KernelState, &EveryOther] {
                let mut view = overview::view(inventory, kernel, |_| true);
                view.vgs.iter_mut().for_each(|vg| vg.history = true);
                let table = fill(kind, &columns, &view, Pick::ALL, &readable());
                let whole = Document::of(table.expect("fields go together")).text(&Format::Json);
                let mut rows = String::new();
                let sink = &mut |text: &str| rows.push_str(text);
                write_json(kind, &columns, &view, Pick::ALL, &readable(), sink)
                    .expect("fields go together");
                let document =
                    Document { elements: Some(Vec::new()), begun: true, ..Document::default() };
                rows.push_str(&document.text(&Format::Json));
                assert!(rows == whole, "{name}: {kind:?}");
            }
        }
    }
}

fn check_display(file: &str, mut ours: impl FnMut(&View<'_>) -> String) {
    let mut wrong = Vec::new();
    for_each_case(file, &LvState::Inactive, |name, view, expected| {
        // What came after the reports wrote to the metadata once more.
        let ours = match name {
            "pvmove" => ours(view).replace("Sequence No  5", "Sequence No  4"),
            _ => ours(view),
        };
        if ours != expected {
            let at = ours
                .lines()
                .zip(expected.lines())
                .take_while(|(ours, theirs)| ours == theirs)
                .count();
            let pair = (ours.lines().nth(at), expected.lines().nth(at));
            wrong.push(format!("{name}, line {}: {pair:#?}", at + 1));
        }
    });
    assert!(wrong.is_empty(), "{file}: {} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn pv_displays() {
    let show = |view: &View<'_>, what| pvdisplay(view, &Pick::VISIBLE, &readable(), what);
    check_display("pvdisplay.txt", |view| show(view, PvDisplay::Full { map: false }));
    check_display("pvdisplay-m.txt", |view| show(view, PvDisplay::Full { map: true }));
    check_display("pvdisplay-c.txt", |view| show(view, PvDisplay::Colons));
}

#[test]
fn vg_displays() {
    check_display("vgdisplay.txt", |view| {
        vgdisplay(view, &readable(), VgDisplay::Full { verbose: true })
    });
    check_display("vgdisplay-c.txt", |view| vgdisplay(view, &readable(), VgDisplay::Colons));
}

#[test]
fn lv_displays() {
    let show = |view: &View<'_>, pick, what| lvdisplay(view, &pick, &readable(), what);
    check_display("lvdisplay.txt", |view| show(view, Pick::ALL, LvDisplay::Full { map: true }));
    check_display("lvdisplay-c.txt", |view| show(view, Pick::VISIBLE, LvDisplay::Colons));
}

#[test]
fn scans() {
    check_display("pvscan.txt", |view| pvscan(view, &Pick::VISIBLE, &readable(), PvScan::Usual));
    check_display("vgscan.txt", |view| vgscan(view, &readable()));
    check_display("lvscan.txt", |view| lvscan(view, &Pick::ALL, &readable()));
}

/// What `vgck` says of the VGs that it may look at, each line once, and its exit code.
fn check_of(inventory: &Inventory) -> Vec<String> {
    let found = || inventory.vgs.iter().filter(|found| !found.vg.status.exported);
    let findings = inventory.findings.iter().chain(found().flat_map(|found| &found.findings));
    let mut lines: Vec<String> = Vec::new();
    let bad_text = |finding: &Finding| matches!(finding, Finding::BadText { .. });
    if inventory.findings.iter().any(bad_text) {
        lines.push("Retrying metadata scan.".to_owned());
    }
    for finding in findings.filter(|finding| !finding.is_detail()) {
        lines.extend(finding.to_string().lines().map(str::to_owned));
    }
    for found in found().filter(|found| found.is_partial()) {
        let missing = found.pvs.iter().filter(|place| place.is_none()).count();
        lines.push(format!("The volume group is missing {missing} physical volumes."));
        lines.push("rc|5".to_owned());
    }
    each_once(lines.iter().map(String::as_str))
}

fn each_once<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in lines.map(str::trim) {
        if !all.iter().any(|known| known == line) {
            all.push(line.to_owned());
        }
    }
    all
}

#[test]
fn checks() {
    let mut count = 0;
    for (case, name, inventory) in &*CASES {
        let Some(out) = expected(case, "vgck.txt") else { continue };
        let err = expected(case, "vgck.txt.err").unwrap_or_default();
        assert_eq!(check_of(inventory), each_once(out.lines().chain(err.lines())), "{name}");
        count += 1;
    }
    assert!(count > 50, "{count} cases");
}
