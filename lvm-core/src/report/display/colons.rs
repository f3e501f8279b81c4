//! Lines of fields with colons between: `-c` of the display commands, made for scripts of LVM1's time. Fields that
//! mean nothing any more are −1.

use super::{Page, vg};
use crate::model::{AllocPolicy, ReadAhead};
use crate::report::row::{LvRow, PvRow};
use crate::report::view::VgView;
use crate::units::Sectors;

/// Flags as numbers, as LVM2 counts them inside.
mod flag {
    pub(super) const EXPORTED: u32 = 0x2;
    pub(super) const RESIZEABLE: u32 = 0x4;
    pub(super) const ALLOCATABLE: u32 = 0x8;
    pub(super) const NOAUTOACTIVATE: u32 = 0x10;
    pub(super) const READ: u32 = 0x100;
    pub(super) const WRITE: u32 = 0x200;
    pub(super) const CLUSTERED: u32 = 0x400;
    pub(super) const SHARED: u32 = 0x800;
    pub(super) const MISSING: u32 = 0x80_0000;
}

fn sum(flags: &[(bool, u32)]) -> u32 {
    flags.iter().filter(|(on, _)| *on).map(|(_, flag)| flag).sum()
}

/// KiB in so many sectors.
const fn kib(sectors: Sectors) -> u64 {
    sectors.get() / 2
}

/// Name, VG, size in sectors, −1, status, allocatable, −1, extent size in KiB, extents: all, free, used; id.
pub(super) fn pv(page: &mut Page<'_>, row: &PvRow<'_>) {
    let Some(view) = row.view() else { return };
    let member = row.vg.zip(row.member());
    let (vg_name, extent) =
        member.map_or(("", 0), |(vg, _)| (vg.vg.name.as_str(), kib(vg.vg.extent_size.sectors())));
    let (size, total, status) = match member {
        Some((_, (_, pv))) => {
            let status = [
                (pv.status.allocatable, flag::ALLOCATABLE),
                (pv.status.exported, flag::EXPORTED),
                (view.missing, flag::MISSING),
            ];
            (pv.dev_size.unwrap_or_default(), pv.pe_count, sum(&status))
        }
        None => (view.label_size.to_sectors(), crate::units::Extents::ZERO, 0),
    };
    let (used, allocatable) = (row.allocated(), status & flag::ALLOCATABLE);
    let free = total.saturating_sub(used);
    page.line(format_args!(
        "{}:{vg_name}:{size}:-1:{status}:{allocatable}:-1:{extent}:{total}:{free}:{used}:{}",
        view.name, view.id
    ));
}

/// Name, access, status, −1, most LVs, LVs, open LVs, −1, most PVs, PVs, PVs that are there, size in KiB, extent size
/// in KiB, extents: all, used, free; id.
pub(super) fn vg(page: &mut Page<'_>, view: &VgView<'_>) {
    let vg = view.vg;
    let status = sum(&[
        (vg.status.exported, flag::EXPORTED),
        (vg.status.resizeable, flag::RESIZEABLE),
        (vg.status.noautoactivate, flag::NOAUTOACTIVATE),
        (vg.status.read, flag::READ),
        (vg.status.write, flag::WRITE),
        (vg.status.clustered, flag::CLUSTERED),
        (vg.status.shared, flag::SHARED),
    ]);
    let access = if vg.status.write { "r/w" } else { "r" };
    let (extent, total) = (kib(vg.extent_size.sectors()), view.extents());
    let size = vg.extent_size.sectors().get().saturating_mul(total) / 2;
    page.line(format_args!(
        "{}:{access}:{status}:-1:{}:{}:{}:-1:{}:{}:{}:{size}:{extent}:{total}:{}:{}:{}",
        vg.name,
        vg.max_lv,
        view.visible_lvs(),
        vg::open_lvs(view),
        vg.max_pv,
        vg.pvs().len(),
        vg.pvs().len() - view.missing_pvs(),
        view.allocated_extents(),
        view.free_extents(),
        vg.id
    ));
}

/// Path, VG, access, active, −1, open, size in sectors, extents, −1, contiguous, read ahead, major, minor.
pub(super) fn lv(page: &mut Page<'_>, row: &LvRow<'_>) {
    let lv = row.lv;
    let access = sum(&[(lv.status.read, flag::READ), (lv.status.write, flag::WRITE)]) >> 8;
    let own = row.own_state();
    let device = own.device();
    let (active, open) = device.map_or((0, 0), |device| (1, device.open_count));
    let (major, minor) =
        device.map_or((-1, -1), |device| (i64::from(device.major), i64::from(device.minor)));
    let access = access + if device.is_some_and(|device| device.read_only) { 4 } else { 0 };
    let contiguous = if lv.alloc == AllocPolicy::Contiguous { 2 } else { 0 };
    let read_ahead = match lv.read_ahead {
        ReadAhead::Auto => "-1".to_owned(),
        ReadAhead::None => "0".to_owned(),
        ReadAhead::Sectors(sectors) => sectors.to_string(),
    };
    let vg = &row.group().name;
    let size = row.group().extent_size.length(lv.extents());
    page.line(format_args!(
        "/dev/{vg}/{}:{vg}:{access}:{active}:-1:{open}:{size}:{}:-1:{contiguous}:{read_ahead}:{major}:{minor}",
        lv.name,
        lv.extents(),
    ));
}
