//! What rlvm makes of LVM2's own VGs: sound, with the LVs that LVM2 shows and hides.

use std::path::Path;

use lvm_core::model::{self, LvIdx, Relations, Vg};
use rlvm_tests::golden;
use serde_json::Value;

fn import(path: &Path, text: &str) -> Vg {
    let imported = model::import(text.as_bytes());
    imported.unwrap_or_else(|error| panic!("{}: {error}", path.display())).0
}

/// All VGs of the golden cases, from their backups.
fn vgs() -> Vec<(std::path::PathBuf, Vg)> {
    let backups = golden::backups();
    backups
        .into_iter()
        .map(|(path, text)| (import(&path, &text), path))
        .map(|(vg, p)| (p, vg))
        .collect()
}

/// The rows that a JSON report beside `backup` has about the VG of that id, and no other.
fn rows(backup: &Path, report: &str, kind: &str, vg: &Vg) -> Vec<Value> {
    let mut path = backup.with_file_name(report);
    if !path.exists() {
        path.as_mut_os_string().push(".xz");
    }
    let json: Value = serde_json::from_slice(&golden::read(&path)).expect("LVM2 wrote JSON");
    let rows = json["report"][0][kind].as_array().cloned().unwrap_or_default();
    let of_vg = |row: &Value| match row.get("vg_uuid") {
        Some(id) => *id == vg.id.to_string(),
        None => vg.lvs().iter().any(|lv| row["lv_uuid"] == lv.id.to_string()),
    };
    rows.into_iter().filter(of_vg).collect()
}

#[test]
fn whatever_lvm2_wrote_is_sound() {
    for (path, vg) in vgs() {
        assert_eq!(model::check(&vg), Ok(()), "{}", path.display());
    }
    for (path, report) in golden::reports(|name| name.starts_with("pvck-metadata-pv")) {
        let Some((head, text)) = report.split_once("  ---\n") else { continue };
        if !head.contains("CHECK") {
            let vg = import(&path, text.strip_suffix("\n  ---\n").unwrap());
            assert_eq!(model::check(&vg), Ok(()), "{}", path.display());
        }
    }
}

#[test]
fn lvs_and_snapshots_are_counted_as_vgs_counts_them() {
    let mut seen = 0;
    for (path, vg) in vgs() {
        for row in rows(&path, "vgs.json", "vg", &vg) {
            let relations = Relations::of(&vg);
            let ours = (relations.lv_count().to_string(), relations.snap_count().to_string());
            let theirs = (row["lv_count"].as_str().unwrap(), row["snap_count"].as_str().unwrap());
            assert_eq!((&*ours.0, &*ours.1), theirs, "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 48, "only {seen} VGs compared");
}

/// An LV's name without the brackets in which LVM2 puts hidden ones.
fn bare(name: &Value) -> &str {
    name.as_str().unwrap().trim_start_matches('[').trim_end_matches(']')
}

#[test]
fn lvs_are_hidden_where_lvs_puts_them_in_brackets() {
    let mut hidden = 0;
    for (path, vg) in vgs() {
        let relations = Relations::of(&vg);
        for row in rows(&path, "lvs.json", "lv", &vg) {
            let name = bare(&row["lv_name"]);
            let lv = vg.find_lv(name).unwrap_or_else(|| panic!("{}: no {name}", path.display()));
            let shown = row["lv_name"] == name;
            assert_eq!(relations.is_visible(lv), shown, "{}: {name}", path.display());
            hidden += usize::from(!shown);
        }
    }
    assert!(hidden >= 200, "only {hidden} hidden LVs compared");
}

#[test]
fn owners_origins_and_pools_are_those_that_lvs_tells() {
    let name =
        |vg: &Vg, lv: Option<LvIdx>| lv.and_then(|lv| vg.lv(lv)).map(|lv| lv.name.to_string());
    for (path, vg) in vgs() {
        let relations = Relations::of(&vg);
        for row in rows(&path, "lvs.json", "lv", &vg) {
            let lv = vg.find_lv(bare(&row["lv_name"])).unwrap();
            let place = format!("{}: {}", path.display(), row["lv_name"]);
            // LVM2 names a parent of images, metadata and pool data only.
            let parent = bare(&row["lv_parent"]);
            if !parent.is_empty() {
                assert_eq!(name(&vg, relations.owner(lv)).as_deref(), Some(parent), "{place}");
            }
            if let Some(snapshot) = relations.snapshot_of(lv) {
                assert_eq!(name(&vg, Some(snapshot.origin)).as_deref(), Some(bare(&row["origin"])));
                assert!(relations.is_origin(snapshot.origin), "{place}");
            }
            let roles = row["lv_role"].as_str().unwrap().split(',').collect::<Vec<_>>();
            assert_eq!(relations.is_origin(lv), roles.contains(&"thickorigin"), "{place}");
            assert_eq!(
                relations.is_external_origin(lv),
                roles.contains(&"extthinorigin"),
                "{place}"
            );
            let moved_from = vg.lv(lv).unwrap().status.pvmove;
            assert_eq!(moved_from, roles.contains(&"pvmove"), "{place}");
        }
    }
}
