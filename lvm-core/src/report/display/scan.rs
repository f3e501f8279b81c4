//! `pvscan`, `vgscan`, `lvscan`.

use super::{Page, lv_rows};
use crate::report::row::{PvDevice, PvRow};
use crate::report::rows::Pick;
use crate::report::value::Style;
use crate::report::view::View;
use crate::units::Bytes;

/// The least room for a VG's name.
const VG_NAME_ROOM: usize = 13;

/// What `pvscan` shows of each PV.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PvScan {
    /// Name, VG, sizes.
    Usual,
    /// Its id too (`-u`).
    WithIds,
    /// Its name (`-s`).
    Names,
}

/// The text of `pvscan`: a line for each PV, and one with sums.
pub fn pvscan(view: &View<'_>, pick: &Pick<'_>, style: &Style, what: PvScan) -> String {
    let members = view.vgs.iter().flat_map(|vg| {
        let rows = vg.vg.pvs_with_idx().zip(&vg.pvs);
        rows.filter(|(_, device)| (pick.pv)(Some(vg), device)).map(move |((idx, pv), device)| {
            PvRow { vg: Some(vg), device: PvDevice::Member(idx, pv, device) }
        })
    });
    let orphans = view.orphans.iter().filter(|pv| pick.orphans && (pick.pv)(None, pv));
    let orphans = orphans.map(|pv| PvRow { vg: None, device: PvDevice::Orphan(pv) });
    let rows: Vec<_> = members.chain(orphans).collect();

    let mut page = Page::new(style);
    if rows.is_empty() {
        page.line(format_args!("No matching physical volumes found"));
        return page.text;
    }
    let widest = rows.iter().map(|row| row.name().len()).max().unwrap_or_default();
    let names: Vec<_> = rows.iter().map(|row| name(row, what, widest)).collect();
    // With ids LVM2 leaves one blank more.
    let gap = if what == PvScan::WithIds { 3 } else { 2 };
    let name_room = names.iter().map(String::len).max().unwrap_or_default() + gap;
    let vg_names = rows.iter().filter_map(|row| row.vg).map(|vg| vg.vg.name.as_str().len());
    let vg_room = vg_names.max().unwrap_or_default().max(VG_NAME_ROOM) + 2;
    for (row, name) in rows.iter().zip(&names) {
        line(&mut page, row, name, [name_room, vg_room], what);
    }
    sums(&mut page, &rows);
    page.text
}

fn name(row: &PvRow<'_>, what: PvScan, widest: usize) -> String {
    match (what, row.view()) {
        (PvScan::WithIds, Some(view)) => {
            let gap = widest.saturating_sub(view.name.len());
            format!("{}{:gap$} with UUID {}", view.name, "", view.id)
        }
        _ => row.name().to_owned(),
    }
}

fn line(page: &mut Page<'_>, row: &PvRow<'_>, name: &str, room: [usize; 2], what: PvScan) {
    if what == PvScan::Names {
        return page.line(format_args!("{name}"));
    }
    let [names, vgs] = room;
    // LVM2 counts bytes.
    let names = names.saturating_sub(name.len().saturating_sub(name.chars().count()));
    let (size, free) = (page.size(row.size()), page.size(row.free()));
    match (row.vg, row.member()) {
        (Some(vg), Some((_, pv))) if pv.status.exported => page.line(format_args!(
            "PV {name:<names$}  is in exported VG {} [{size} / {free} free]",
            vg.vg.name
        )),
        (Some(vg), _) => page.line(format_args!(
            "PV {name:<names$} VG {:<vgs$} lvm2 [{size} / {free} free]",
            vg.vg.name
        )),
        (None, _) => page.line(format_args!("PV {name:<names$}    {:<vgs$} lvm2 [{size}]", "")),
    }
}

fn sums(page: &mut Page<'_>, rows: &[PvRow<'_>]) {
    let sum = |wanted: &dyn Fn(&PvRow<'_>) -> bool| {
        let some = rows.iter().filter(|row| wanted(row));
        some.fold((0_usize, Bytes::ZERO), |(count, size), row| {
            (count + 1, size.saturating_add(row.size()))
        })
    };
    let [all, used, free] =
        [sum(&|_| true), sum(&|row| row.vg.is_some()), sum(&|row| row.vg.is_none())]
            .map(|(count, size)| format!("{count} [{}]", page.size(size)));
    page.line(format_args!("Total: {all} / in use: {used} / in no VG: {free}"));
}

/// The text of `vgscan`.
pub fn vgscan(view: &View<'_>, style: &Style) -> String {
    let mut page = Page::new(style);
    for vg in &view.vgs {
        let exported = if vg.vg.status.exported { "exported " } else { "" };
        let name = &vg.vg.name;
        page.line(format_args!("Found {exported}volume group \"{name}\" using metadata type lvm2"));
    }
    page.text
}

/// The text of `lvscan`.
pub fn lvscan(view: &View<'_>, pick: &Pick<'_>, style: &Style) -> String {
    let mut page = Page::new(style);
    for row in view.vgs.iter().flat_map(|vg| lv_rows(vg, pick)) {
        let active = if row.state().device().is_some() { "ACTIVE" } else { "inactive" };
        let kind = if row.vg.relations().is_origin(row.idx) {
            "Original"
        } else if row.snapshot().is_some() {
            "Snapshot"
        } else {
            ""
        };
        let (vg, lv, size) = (&row.group().name, &row.lv.name, page.size(row.size()));
        let policy = row.lv.alloc.name();
        page.line(format_args!("{active:<8} {kind:<8} '/dev/{vg}/{lv}' [{size}] {policy}"));
    }
    page.text
}
