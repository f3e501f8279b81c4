//! VGs made up for tests and benchmarks. Behind the feature `testing`; no promise of stability.

use std::sync::Arc;

use crate::id::{Id, LvId, PvId, VgId};
use crate::local_time::Zone;
use crate::model::segment::{Segment, SegmentKind, Striped};
use crate::model::{Area, Created, Lv, Pv, PvIdx, PvStatus, Stamp, Vg};
use crate::name::{LvName, Tag, VgName};
use crate::units::{ExtentSize, Extents, Sectors};

/// An id that is different for each number of each kind, and looks like one made at random.
///
/// # Panics
/// Never: there are bytes enough.
#[expect(clippy::expect_used, reason = "for tests")]
pub fn id(kind: char, number: usize) -> Id {
    let mut state = (number as u64) << 8 | u64::from(u32::from(kind) & 0xff);
    let mut next = move || {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    Id::from_random((0..32).flat_map(|_| next().to_le_bytes())).expect("256 bytes make an id")
}

/// A stamp that is always the same.
pub fn stamp() -> Stamp {
    Stamp {
        description: "lvcreate -L 8g -n vm-00001-disk0 vglarge".into(),
        host: "host.example".into(),
        system_id: None,
        uname: "Linux host.example 6.1.0 #1 SMP x86_64".into(),
        time: 1_700_000_000,
        zone: Zone::utc(),
    }
}

/// A PV of `extents` extents.
pub fn pv(number: usize, extents: u32) -> Pv {
    let size = ExtentSize::DEFAULT.length(Extents::new(extents));
    Pv {
        id: PvId(id('p', number)),
        device_hint: format!("/dev/sd{number}").into(),
        device_id_type: None,
        device_id: None,
        status: PvStatus { allocatable: true, ..PvStatus::default() },
        tags: Vec::new(),
        dev_size: Some(size.saturating_add(Sectors::new(4096))),
        pe_start: Sectors::new(2048),
        pe_count: Extents::new(extents),
        ba_start: Sectors::ZERO,
        ba_size: Sectors::ZERO,
        extra: crate::model::Extra::default(),
    }
}

/// A VG of four PVs with that many LVs, as a host of virtual machines has them: mostly linear, one in ten grown by a
/// second segment, one in twenty striped, one in ten with tags.
///
/// # Panics
/// Never: names and sizes keep their rules.
#[expect(clippy::expect_used, reason = "for tests")]
pub fn large_vg(lvs: usize) -> Vg {
    let mut vg = Vg::new(
        VgName::new("vglarge").expect("a good name"),
        VgId(id('v', 0)),
        ExtentSize::DEFAULT,
    );
    let lvs = u32::try_from(lvs).expect("fewer than 2^32 LVs");
    for number in 0..4 {
        vg.push_pv(pv(number, lvs.saturating_mul(4).max(64)));
    }
    vg.seqno = 4711;
    let host: Arc<str> = "host.example".into();
    let mut free = [0_u32; 4];
    let mut take = |pv: u32, len: u32| {
        let next = &mut free[pv as usize % 4];
        let start = Extents::new(*next);
        *next += len;
        Area::Pv { pv: PvIdx(pv % 4), start }
    };
    for number in 0..lvs {
        let name = LvName::new(&format!("vm-{number:05}-disk{}", number % 3)).expect("a good name");
        let mut lv = Lv::new(name, LvId(id('l', number as usize)));
        lv.created = Some(Created { time: 1_700_000_000 + i64::from(number), host: host.clone() });
        if number % 10 == 3 {
            lv.tags = vec![
                Tag::new("backup").expect("a good tag"),
                Tag::new("tier2").expect("a good tag"),
            ];
        }
        let kind = if number % 20 == 7 {
            let areas = vec![take(number, 1), take(number + 1, 1)];
            SegmentKind::Striped(Striped { areas, stripe_size: Sectors::new(128) })
        } else {
            SegmentKind::Striped(Striped::linear(take(number, 2)))
        };
        lv.segments.push(Segment::new(Extents::ZERO, Extents::new(2), kind));
        if number % 10 == 1 {
            let kind = SegmentKind::Striped(Striped::linear(take(number + 2, 1)));
            lv.segments.push(Segment::new(Extents::new(2), Extents::new(1), kind));
        }
        vg.push_lv(lv).expect("names are different");
    }
    vg
}
