//! `pvdisplay`.

use super::{Page, colons};
use crate::model::Pv;
use crate::report::row::{PvDevice, PvRow};
use crate::report::rows::Pick;
use crate::report::value::Style;
use crate::report::view::{PvSegment, PvView, VgView, View};
use crate::units::{Bytes, Extents};

/// What `pvdisplay` shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PvDisplay {
    /// A block for each PV; with what its extents hold (`-m`).
    Full {
        /// Whether extents are shown.
        map: bool,
    },
    /// A line for each PV (`-s`).
    Short,
    /// A line of numbers for each PV (`-c`).
    Colons,
}

/// The text of `pvdisplay`: the PVs of the VGs, then those in no VG.
pub fn pvdisplay(view: &View<'_>, pick: &Pick<'_>, style: &Style, what: PvDisplay) -> String {
    let mut page = Page::new(style);
    for vg in &view.vgs {
        for ((idx, pv), device) in vg.vg.pvs_with_idx().zip(&vg.pvs) {
            if (pick.pv)(Some(vg), device) {
                let device = PvDevice::Member(idx, pv, device);
                show(&mut page, &PvRow { vg: Some(vg), device }, what);
            }
        }
    }
    for orphan in view.orphans.iter().filter(|_| pick.orphans) {
        if (pick.pv)(None, orphan) {
            show(&mut page, &PvRow { vg: None, device: PvDevice::Orphan(orphan) }, what);
        }
    }
    page.text
}

fn show(page: &mut Page<'_>, row: &PvRow<'_>, what: PvDisplay) {
    if what == PvDisplay::Short {
        let free = page.size(row.free());
        return page.line(format_args!("Device \"{}\" has a capacity of {free}", row.name()));
    }
    match (row.vg, row.member()) {
        (Some(vg), Some((_, pv))) if pv.status.exported => {
            let (name, vg) = (row.name(), &vg.vg.name);
            page.line(format_args!(
                "Physical volume \"{name}\" of volume group \"{vg}\" is exported"
            ));
        }
        (None, _) => {
            let size = page.size(row.size());
            page.line(format_args!("\"{}\" is a new physical volume of \"{size}\"", row.name()));
        }
        _ => {}
    }
    match what {
        PvDisplay::Colons => colons::pv(page, row),
        PvDisplay::Full { map } => {
            match (row.vg, row.device) {
                (Some(vg), PvDevice::Member(idx, pv, view)) => {
                    block(page, row, vg, pv, view);
                    if map {
                        segments(page, vg, vg.pv_segments(idx));
                    }
                }
                _ => orphan_block(page, row),
            }
            if map {
                page.end();
            }
        }
        PvDisplay::Short => {}
    }
}

fn block(page: &mut Page<'_>, row: &PvRow<'_>, vg: &VgView<'_>, pv: &Pv, view: &PvView) {
    let allocated = row.allocated();
    let free = pv.pe_count.saturating_sub(allocated);
    let exported = if pv.status.exported { " (exported)" } else { "" };
    page.line(format_args!("--- Physical volume ---"));
    page.line(format_args!("PV Name               {}", view.name));
    page.line(format_args!("VG Name               {}{exported}", vg.vg.name));
    let size = pv_size(page, row, pv);
    page.line(format_args!("PV Size               {size}"));
    let allocatable = match (pv.status.allocatable, free.is_zero()) {
        (false, _) => "NO",
        (true, true) => "yes (but full)",
        (true, false) => "yes ",
    };
    page.line(format_args!("Allocatable           {allocatable}"));
    let extent = page.size(vg.vg.extent_size.bytes());
    page.line(format_args!("PE Size               {extent}"));
    page.line(format_args!("Total PE              {}", pv.pe_count));
    page.line(format_args!("Free PE               {free}"));
    page.line(format_args!("Allocated PE          {allocated}"));
    page.line(format_args!("PV UUID               {}", pv.id));
    page.end();
}

/// The device's size and how much of it has no extents. Where the extents reach beyond the device, their end
/// stands for the size.
fn pv_size(page: &Page<'_>, row: &PvRow<'_>, pv: &Pv) -> String {
    let device = pv.dev_size.unwrap_or_default().to_bytes_saturating();
    let extents = row.size();
    let end = extents.saturating_add(pv.pe_start.to_bytes_saturating());
    let (size, unusable): (Bytes, Bytes) = if device > end {
        (device, device.saturating_sub(extents))
    } else {
        (end, end.saturating_sub(device))
    };
    format!("{} / not usable {}", page.size(size), page.size(unusable))
}

fn orphan_block(page: &mut Page<'_>, row: &PvRow<'_>) {
    page.line(format_args!("--- NEW Physical volume ---"));
    page.line(format_args!("PV Name               {}", row.name()));
    page.line(format_args!("VG Name               "));
    let size = page.size(row.size());
    page.line(format_args!("PV Size               {size}"));
    page.line(format_args!("Allocatable           NO"));
    let extent = page.size(Bytes::ZERO);
    page.line(format_args!("PE Size               {extent}"));
    for label in ["Total PE    ", "Free PE     ", "Allocated PE"] {
        page.line(format_args!("{label}          {}", Extents::ZERO));
    }
    if let Some(view) = row.view() {
        page.line(format_args!("PV UUID               {}", view.id));
    }
    page.end();
}

fn segments(page: &mut Page<'_>, vg: &VgView<'_>, runs: &[PvSegment]) {
    let last =
        |start: Extents, len: Extents| u64::from(start.get()) + u64::from(len.get()).max(1) - 1;
    page.line(format_args!("--- Physical Segments ---"));
    for run in runs {
        page.line(format_args!("Physical extent {} to {}:", run.start, last(run.start, run.len)));
        match run.user.and_then(|user| user.resolve(vg.vg)) {
            Some((lv, segment)) => {
                page.line(format_args!("  Logical volume\t/dev/{}/{}", vg.vg.name, lv.name));
                let (start, end) = (segment.start, last(segment.start, segment.len));
                page.line(format_args!("  Logical extents\t{start} to {end}"));
            }
            None => page.line(format_args!("  FREE")),
        }
    }
}
