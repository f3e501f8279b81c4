//! `lvdisplay`.

use super::{Page, colons, lv_rows, segments};
use crate::model::segment::LvUse;
use crate::model::{ReadAhead, SegmentKind};
use crate::report::row::LvRow;
use crate::report::rows::Pick;
use crate::report::target_status::TargetStatus;
use crate::report::value::Style;
use crate::report::view::{LvDevice, LvState, View};
use crate::units::Extents;

/// What `lvdisplay` shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LvDisplay {
    /// A block for each LV; with what it maps to (`-m`).
    Full {
        /// Whether segments are shown.
        map: bool,
    },
    /// A line of numbers for each LV (`-c`).
    Colons,
}

/// The text of `lvdisplay`.
pub fn lvdisplay(view: &View<'_>, pick: &Pick<'_>, style: &Style, what: LvDisplay) -> String {
    let mut page = Page::new(style);
    for vg in &view.vgs {
        for row in lv_rows(vg, pick) {
            match what {
                LvDisplay::Full { map } => {
                    block(&mut page, &row);
                    if map {
                        segments::show(&mut page, &row);
                    }
                }
                LvDisplay::Colons => colons::lv(&mut page, &row),
            }
        }
    }
    page.text
}

/// The block of one LV.
pub(super) fn block(page: &mut Page<'_>, row: &LvRow<'_>) {
    page.line(format_args!("--- Logical volume ---"));
    names(page, row);
    snapshots(page, row);
    thin(page, row);
    parts(page, row);
    status(page, row);
    sizes(page, row);
    page.line(format_args!("Segments               {}", row.lv.segments.len()));
    page.line(format_args!("Allocation             {}", row.lv.alloc.name()));
    device(page, row);
    page.end();
}

fn names(page: &mut Page<'_>, row: &LvRow<'_>) {
    let (vg, lv) = (&row.group().name, row.lv);
    if row.is_visible() {
        if row.thin_pool().is_none() {
            page.line(format_args!("LV Path                /dev/{vg}/{}", lv.name));
        }
        page.line(format_args!("LV Name                {}", lv.name));
    } else {
        page.line(format_args!("Internal LV Name       {}", lv.name));
    }
    page.line(format_args!("VG Name                {vg}"));
    page.line(format_args!("LV UUID                {}", lv.id));
    let access = match (lv.status.write, row.own_state().device()) {
        (true, Some(device)) if device.read_only => "read/write (activated read only)",
        (true, _) => "read/write",
        (false, _) => "read only",
    };
    page.line(format_args!("LV Write Access        {access}"));
    if let Some(created) = &lv.created {
        let time = page.style.zone.iso(created.time);
        page.line(format_args!("LV Creation host, time {}, {time}", created.host));
    }
}

/// What is a snapshot of what, in the old way.
fn snapshots(page: &mut Page<'_>, row: &LvRow<'_>) {
    let relations = row.vg.relations();
    if relations.is_origin(row.idx) {
        page.line(format_args!("LV snapshot status     source of"));
        for snapshot in relations.snapshots_of(row.idx) {
            let Some(cow) = row.other(snapshot.cow) else { continue };
            page.line(format_args!("                       {} [{}]", cow.lv.name, activity(&cow)));
        }
    } else if let Some(origin) = row.snapshot().and_then(|snapshot| row.other(snapshot.origin)) {
        let state = activity(row);
        page.line(format_args!(
            "LV snapshot status     {state} destination for {}",
            origin.lv.name
        ));
    }
}

fn activity(row: &LvRow<'_>) -> &'static str {
    let usable = row.snapshot_status().is_none_or(|status| status.percent_in_use().is_some());
    if row.state().device().is_some() && usable { "active" } else { "INACTIVE" }
}

fn thin(page: &mut Page<'_>, row: &LvRow<'_>) {
    let Some(thin) = row.thin() else { return };
    for (label, lv) in [
        ("LV Pool name          ", Some(thin.pool)),
        ("LV Thin origin name   ", thin.origin),
        ("LV External origin name", thin.external_origin),
        ("LV merging to         ", thin.merge),
        ("LV merged with        ", row.vg.relations().merging_thin_of(row.idx)),
    ] {
        if let Some(other) = lv.and_then(|lv| row.other(lv)) {
            page.line(format_args!("{label} {}", other.lv.name));
        }
    }
}

/// The parts of pools, and what a hidden origin is the origin of.
fn parts(page: &mut Page<'_>, row: &LvRow<'_>) {
    if let Some(metadata) = row.metadata_lv() {
        page.line(format_args!("LV Pool metadata       {}", metadata.lv.name));
    }
    let data = row.data_lv();
    match (row.kind(), data) {
        (Some(SegmentKind::VdoPool(_)), Some(data)) => {
            page.line(format_args!("LV VDO Pool data       {}", data.lv.name));
        }
        (_, Some(data)) => page.line(format_args!("LV Pool data           {}", data.lv.name)),
        (_, None) => {}
    }
    if let (Some(SegmentKind::Vdo(_)), Some(pool)) = (row.kind(), row.pool()) {
        page.line(format_args!("LV VDO Pool name       {}", pool.lv.name));
    }
    let cached = row.vg.relations().user_as(row.idx, LvUse::CacheOrigin);
    if let Some(cached) = cached.and_then(|lv| row.other(lv)) {
        page.line(format_args!("LV origin of Cache LV  {}", cached.lv.name));
    }
}

fn status(page: &mut Page<'_>, row: &LvRow<'_>) {
    let partial = if row.vg.is_partial(row.idx) { " (partial)" } else { "" };
    let own = row.own_state();
    let state = match &own {
        LvState::Unknown => return,
        LvState::Inactive => "NOT available",
        LvState::Active(device) if device.suspended => "suspended",
        LvState::Active(_) => "available",
    };
    page.line(format_args!("LV Status              {state}{partial}"));
    if let Some(device) = own.device() {
        page.line(format_args!("# open                 {}", device.open_count));
    }
}

/// Sizes: of a snapshot that of its origin first, then that of its store.
fn sizes(page: &mut Page<'_>, row: &LvRow<'_>) {
    let snapshot = row.snapshot();
    let origin = snapshot.and_then(|snapshot| row.other(snapshot.origin));
    let (size, extents) = match &origin {
        Some(origin) => (origin.size(), origin.lv.extents()),
        None => (row.size(), row.lv.extents()),
    };
    let size = page.size(size);
    page.line(format_args!("LV Size                {size}"));
    if let Some(status) = row.status().filter(|_| row.snapshot().is_none()) {
        let label =
            if row.thin().is_some() { "Mapped size          " } else { "Allocated pool data  " };
        if let Some(data) = status.data().filter(|_| !matches!(status, TargetStatus::Snapshot(_))) {
            page.line(format_args!("{label}  {data}%"));
        }
        if let Some(metadata) = status.metadata() {
            page.line(format_args!("Allocated metadata     {metadata}%"));
        }
    }
    page.line(format_args!("Current LE             {extents}"));
    if let Some(snapshot) = snapshot {
        let store = page.size(row.size());
        page.line(format_args!("COW-table size         {store}"));
        page.line(format_args!("COW-table LE           {}", row.lv.extents()));
        if let Some(used) = row.snapshot_status().and_then(|status| status.percent_in_use()) {
            page.line(format_args!("Allocated to snapshot  {used}%"));
        }
        let chunk = page.size(snapshot.chunk_size.to_bytes_saturating());
        page.line(format_args!("Snapshot chunk size    {chunk}"));
    }
    let mirrors = mirrors(row);
    if mirrors > 1 {
        page.line(format_args!("Mirrored volumes       {mirrors}"));
    }
}

/// How many images of the same kind a mirror has.
fn mirrors(row: &LvRow<'_>) -> usize {
    match row.kind() {
        Some(SegmentKind::Mirror(mirror)) => mirror.areas.len(),
        Some(SegmentKind::Raid(raid)) if !raid.level.is_striped() || raid.level.is_raid10() => {
            raid.areas.len()
        }
        _ => 0,
    }
}

fn device(page: &mut Page<'_>, row: &LvRow<'_>) {
    let lv = row.lv;
    let own = row.own_state();
    let device: Option<&LvDevice> = own.device();
    match lv.read_ahead {
        ReadAhead::Auto => page.line(format_args!("Read ahead sectors     auto")),
        ReadAhead::None => page.line(format_args!("Read ahead sectors     {}", Extents::ZERO)),
        ReadAhead::Sectors(sectors) => page.line(format_args!("Read ahead sectors     {sectors}")),
    }
    if let Some(device) = device
        && lv.read_ahead != ReadAhead::Sectors(device.read_ahead)
    {
        page.line(format_args!("- currently set to     {}", device.read_ahead));
    }
    if lv.status.fixed_minor {
        if let Some(major) = lv.major.filter(|major| *major >= 0) {
            page.line(format_args!("Persistent major       {major}"));
        }
        page.line(format_args!("Persistent minor       {}", lv.minor.unwrap_or(-1)));
    }
    if let Some(device) = device {
        page.line(format_args!("Block device           {}:{}", device.major, device.minor));
    }
}
