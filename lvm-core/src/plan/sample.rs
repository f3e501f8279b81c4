//! A small VG for the tests of plans, and LVs in it.

use super::{
    LvCreate, LvNotice, LvRefusal, LvResize, NewSegmentType, ResizeTo, Sign, SizeSpec, create_lv,
    resize_lv,
};
use crate::alloc::{AllocSettings, PvArg};
use crate::id::{Id, LvId, PvId, VgId};
use crate::model::{AllocPolicy, Area, Extra, LvIdx, Pv, PvIdx, PvStatus, ReadAhead, Segment, Vg};
use crate::name::{LvName, VgName};
use crate::units::{ExtentSize, Extents, Sectors};

fn id(number: u32) -> Id {
    Id::from_bytes(format!("{number:032}").into_bytes().try_into().unwrap()).unwrap()
}

/// The VG `vg` with a PV for each number of extents, of 4 MiB: P0, P1, …
pub(super) fn vg(pvs: &[u32]) -> Vg {
    let mut vg = Vg::new(VgName::new("vg").unwrap(), VgId(id(0)), ExtentSize::DEFAULT);
    for (number, extents) in (0..).zip(pvs) {
        vg.push_pv(Pv {
            id: PvId(id(number + 1)),
            device_hint: format!("P{number}").into(),
            device_id_type: None,
            device_id: None,
            status: PvStatus { allocatable: true, ..PvStatus::default() },
            tags: Vec::new(),
            dev_size: None,
            pe_start: Sectors::new(2048),
            pe_count: Extents::new(*extents),
            ba_start: Sectors::ZERO,
            ba_size: Sectors::ZERO,
            extra: Extra::default(),
        });
    }
    vg
}

/// A request for a linear LV; `name` may be empty.
pub(super) fn linear(name: &str, size: SizeSpec) -> LvCreate<'static> {
    LvCreate {
        name: LvName::new(name).ok(),
        id: LvId(id(1000)),
        size,
        segments: NewSegmentType::LINEAR,
        alloc: AllocPolicy::Inherit,
        pvs: &[],
        find_pv: &find_pv,
        tags: Vec::new(),
        writable: true,
        read_ahead: ReadAhead::Auto,
        persistent: None,
        activation_skip: false,
        autoactivate: true,
        created: None,
    }
}

/// A request to resize an LV.
pub(super) fn resize(lv: LvIdx, to: ResizeTo, sign: Sign, size: SizeSpec) -> LvResize<'static> {
    LvResize {
        lv,
        to,
        sign,
        size,
        stripes: None,
        stripe_size: None,
        kind: None,
        alloc: AllocPolicy::Inherit,
        pvs: &[],
        find_pv: &find_pv,
    }
}

/// So many extents.
pub(super) fn extents(count: u32) -> SizeSpec {
    SizeSpec::Extents(Extents::new(count))
}

/// Makes an LV of so many extents on one PV.
pub(super) fn add(vg: &mut Vg, name: &str, count: u32, pv: &str) -> LvIdx {
    let pvs = [PvArg::parse(pv)];
    create(vg, LvCreate { pvs: &pvs, ..linear(name, extents(count)) }).unwrap().0
}

fn find_pv(name: &str) -> Option<PvIdx> {
    name.strip_prefix('P')?.parse().ok().map(PvIdx)
}

/// Makes an LV; what is said, line by line.
pub(super) fn create(
    vg: &mut Vg,
    request: LvCreate<'_>,
) -> Result<(LvIdx, Vec<String>), LvRefusal> {
    let mut said = Vec::new();
    let mut say = |notice: LvNotice| said.push(notice.to_string());
    let lv = create_lv(vg, request, &AllocSettings::default(), &mut say)?;
    Ok((lv, said))
}

/// Resizes an LV; what is said, line by line.
pub(super) fn do_resize(vg: &mut Vg, request: &LvResize<'_>) -> Result<Vec<String>, LvRefusal> {
    let mut said = Vec::new();
    let mut say = |notice: LvNotice| said.push(notice.to_string());
    resize_lv(vg, request, &AllocSettings::default(), &mut say)?;
    Ok(said)
}

/// Where an LV lies: `0+4 P0:0`, a line for each segment.
pub(super) fn layout(vg: &Vg, lv: LvIdx) -> Vec<String> {
    let line = |segment: &Segment| {
        let areas = segment.kind.areas().iter().map(|area| match area {
            Area::Pv { pv, start } => format!(" P{}:{start}", pv.0),
            other => format!(" {other:?}"),
        });
        format!("{}+{}{}", segment.start, segment.len, areas.collect::<String>())
    };
    vg.lv(lv).unwrap().segments.iter().map(line).collect()
}
