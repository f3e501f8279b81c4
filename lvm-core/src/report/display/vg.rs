//! `vgdisplay`.

use super::{Page, colons, lv, lv_rows};
use crate::report::rows::Pick;
use crate::report::value::Style;
use crate::report::view::{LvState, VgView, View};

/// What `vgdisplay` shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum VgDisplay {
    /// A block for each VG; with its LVs and PVs (`-v`).
    Full {
        /// Whether LVs and PVs are shown.
        verbose: bool,
    },
    /// A line for each VG (`-s`).
    Short,
    /// A line of numbers for each VG (`-c`).
    Colons,
}

/// The text of `vgdisplay`.
pub fn vgdisplay(view: &View<'_>, style: &Style, what: VgDisplay) -> String {
    let mut page = Page::new(style);
    for vg in &view.vgs {
        match what {
            VgDisplay::Full { verbose } => {
                block(&mut page, vg);
                if verbose {
                    lv_rows(vg, &Pick::VISIBLE).for_each(|row| lv::block(&mut page, &row));
                    pvs(&mut page, vg);
                }
            }
            VgDisplay::Short => short(&mut page, vg),
            VgDisplay::Colons => colons::vg(&mut page, vg),
        }
    }
    page.text
}

/// How many visible LVs are open.
pub(super) fn open_lvs(vg: &VgView<'_>) -> usize {
    let is_open = |state: LvState| state.device().is_some_and(|device| device.open_count > 0);
    lv_rows(vg, &Pick::VISIBLE).filter(|row| is_open(vg.own_state(row.idx))).count()
}

fn block(page: &mut Page<'_>, view: &VgView<'_>) {
    let vg = view.vg;
    page.line(format_args!("--- Volume group ---"));
    page.line(format_args!("VG Name               {}", vg.name));
    page.line(format_args!("System ID             {}", vg.system_id.as_deref().unwrap_or("")));
    page.line(format_args!("Format                lvm2"));
    page.line(format_args!("Metadata Areas        {}", view.mdas()));
    page.line(format_args!("Metadata Sequence No  {}", vg.seqno));
    page.line(format_args!("VG Access             {}", access(vg.status.read, vg.status.write)));
    let exported = if vg.status.exported { "exported/" } else { "" };
    let not = if vg.status.resizeable { "" } else { "NOT " };
    page.line(format_args!("VG Status             {exported}{not}resizable"));
    if vg.status.clustered {
        let shared = if vg.status.shared { "yes" } else { "no" };
        page.line(format_args!("Clustered             yes"));
        page.line(format_args!("Shared                {shared}"));
    }
    page.line(format_args!("MAX LV                {}", vg.max_lv));
    page.line(format_args!("Cur LV                {}", view.visible_lvs()));
    page.line(format_args!("Open LV               {}", open_lvs(view)));
    page.line(format_args!("Max PV                {}", vg.max_pv));
    page.line(format_args!("Cur PV                {}", vg.pvs().len()));
    page.line(format_args!("Act PV                {}", vg.pvs().len() - view.missing_pvs()));
    let (total, used, free) = (view.extents(), view.allocated_extents(), view.free_extents());
    let size = page.extents(vg.extent_size, total);
    page.line(format_args!("VG Size               {size}"));
    let extent = page.size(vg.extent_size.bytes());
    page.line(format_args!("PE Size               {extent}"));
    page.line(format_args!("Total PE              {total}"));
    let size = page.extents(vg.extent_size, used);
    page.line(format_args!("Alloc PE / Size       {used} / {size}"));
    let size = page.extents(vg.extent_size, free);
    page.line(format_args!("Free  PE / Size       {free} / {size}"));
    page.line(format_args!("VG UUID               {}", vg.id));
    page.end();
}

const fn access(read: bool, write: bool) -> &'static str {
    match (read, write) {
        (true, true) => "read/write",
        (true, false) => "read",
        (false, true) => "write",
        (false, false) => "error",
    }
}

/// The PVs below a VG; their names have room to grow.
fn pvs(page: &mut Page<'_>, view: &VgView<'_>) {
    page.line(format_args!("--- Physical volumes ---"));
    for ((idx, pv), device) in view.vg.pvs_with_idx().zip(&view.pvs) {
        let free = pv.pe_count.saturating_sub(view.allocated(idx));
        let not = if pv.status.allocatable { "" } else { "NOT " };
        page.line(format_args!("PV Name               {}     ", device.name));
        page.line(format_args!("PV UUID               {}", pv.id));
        page.line(format_args!("PV Status             {not}allocatable"));
        page.line(format_args!("Total PE / Free PE    {} / {free}", pv.pe_count));
        page.end();
    }
}

fn short(page: &mut Page<'_>, view: &VgView<'_>) {
    let size = view.vg.extent_size;
    let total = page.extents(size, view.extents());
    let used = page.extents(size, view.allocated_extents());
    let free = page.extents(size, view.free_extents());
    page.line(format_args!("\"{}\" {total:<9} [{used:<9} used / {free} free]", view.vg.name));
}
