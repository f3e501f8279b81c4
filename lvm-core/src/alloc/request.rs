//! What is asked of the allocator, and what it answers.

use super::free_map::FreeMap;
use super::pass::{Pass, policies};
use super::pool::Pool;
use super::pv_list::PvChoice;
use super::round::{LvArea, Search};
use crate::model::{AllocPolicy, Area, PvIdx, Segment, Vg};
use crate::units::{Extents, Sectors};

/// LVM2's length of stripes.
const STRIPE_SIZE: Sectors = Sectors::new(128);

/// What the configuration says of allocation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AllocSettings {
    /// `maximise_cling`: look at the PVs in use first, also where the policy does not ask for it.
    pub maximise_cling: bool,
    /// `cling_tag_list` without the `@`; `*` stands for any tag.
    pub cling_tags: Vec<Box<str>>,
    /// `metadata/stripesize`: the length of stripes where none is asked for.
    pub stripe_size: Sectors,
}

impl Default for AllocSettings {
    fn default() -> Self {
        Self { maximise_cling: true, cling_tags: Vec::new(), stripe_size: STRIPE_SIZE }
    }
}

/// A request for extents.
#[derive(Clone, Debug)]
pub struct AllocRequest<'a> {
    /// What messages call the LV.
    pub name: &'a str,
    /// The segments that the LV has and the new extents follow.
    pub segments: &'a [Segment],
    /// Extents to find: a multiple of `stripes`.
    pub extents: Extents,
    /// Areas side by side; 1 for a linear LV.
    pub stripes: u32,
    /// How near the extents have to be; `Inherit` is the VG's policy.
    pub policy: AllocPolicy,
    /// Whether fewer extents do where not all can be had.
    pub approximate: bool,
    /// The PVs to take from, in order of preference.
    pub pvs: &'a [PvChoice],
}

/// Extents found: on each PV area so many from there on. The length is that of one area.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Piece {
    /// One area for each stripe.
    pub areas: Vec<(PvIdx, Extents)>,
    /// Extents of each.
    pub len: Extents,
}

/// Why the extents cannot be had. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AllocRefusal {
    /// All PVs asked for together have too few.
    #[error("Insufficient free space: {needed} extents needed, but only {free} available")]
    Free {
        /// Extents asked for and not found.
        needed: Extents,
        /// Extents that the PVs have.
        free: u64,
    },
    /// There are enough, but not where the policy wants them.
    #[error("Insufficient suitable {}allocatable extents for logical volume {lv}: {missing} more required", if *.contiguous { "contiguous " } else { "" })]
    Unsuitable {
        /// The LV.
        lv: Box<str>,
        /// Extents not found.
        missing: Extents,
        /// Whether they had to be contiguous.
        contiguous: bool,
    },
    /// Nothing at all could be found for a size that was only approximate.
    #[error("Insufficient suitable {}allocatable extents found for logical volume {lv}.", if *.contiguous { "contiguous " } else { "" })]
    NothingSuitable {
        /// The LV.
        lv: Box<str>,
        /// Whether they had to be contiguous.
        contiguous: bool,
    },
    /// Stripes need equal shares.
    #[error("Number of extents requested ({extents}) needs to be divisible by {stripes}.")]
    Indivisible {
        /// Extents asked for.
        extents: Extents,
        /// Stripes asked for.
        stripes: u32,
    },
}

/// Finds extents among those that `map`, the VG's own, has free. The VG is not changed.
///
/// # Errors
/// [`AllocRefusal`]: less was found than asked for, or nothing where less would do.
pub fn allocate(
    vg: &Vg,
    map: &FreeMap,
    settings: &AllocSettings,
    request: &AllocRequest<'_>,
) -> Result<Vec<Piece>, AllocRefusal> {
    let stripes = request.stripes.max(1);
    if !request.extents.get().is_multiple_of(stripes) {
        return Err(AllocRefusal::Indivisible { extents: request.extents, stripes });
    }
    let policy = match request.policy {
        AllocPolicy::Inherit => vg.alloc,
        own => own,
    };
    // The one is the other where there are no tags to cling by.
    let policy = if policy == AllocPolicy::Cling { AllocPolicy::ClingByTags } else { policy };
    let contiguous = policy == AllocPolicy::Contiguous;
    let mut search = Search::new(vg, settings, request, pools(vg, map, request.pvs));
    for step in policies(policy, search.has_cling_tags()) {
        let before = search.found();
        if !request.approximate && u64::from(search.missing().get()) > search.free() {
            return Err(AllocRefusal::Free { needed: search.missing(), free: search.free() });
        }
        search.run(Pass::new(step, policy, &search));
        if search.missing().is_zero() || (contiguous && search.found() != before) {
            break;
        }
    }
    let (missing, found) = (search.missing(), search.found());
    if !missing.is_zero() && !request.approximate {
        return Err(AllocRefusal::Unsuitable { lv: request.name.into(), missing, contiguous });
    }
    if found.is_zero() && request.segments.is_empty() {
        return Err(AllocRefusal::NothingSuitable { lv: request.name.into(), contiguous });
    }
    Ok(search.into_pieces())
}

/// The free runs that the choice of PVs leaves; PVs that may not be taken from are left out.
fn pools(vg: &Vg, map: &FreeMap, choices: &[PvChoice]) -> Vec<Pool> {
    let usable = |choice: &&PvChoice| {
        vg.pv(choice.pv).is_some_and(|pv| pv.status.allocatable && !pv.status.missing)
    };
    choices.iter().filter(usable).map(|choice| Pool::new(choice.pv, choice.free(map))).collect()
}

/// Where the areas of a segment end, one PV and the extent after the last for each; `None` for areas that
/// are not on a PV.
pub(super) fn ends(segment: &Segment) -> Vec<LvArea> {
    let len = segment.area_len();
    let end = |area: &Area| match *area {
        Area::Pv { pv, start } => Some((pv, start.saturating_add(len))),
        Area::Lv { .. } | Area::Missing => None,
    };
    segment.kind.areas().iter().map(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Id, PvId, VgId};
    use crate::model::segment::Striped;
    use crate::model::{Extra, Pv, PvStatus, SegmentKind};
    use crate::name::VgName;
    use crate::units::{ExtentSize, Sectors};

    /// A VG with a PV for each number of extents and each tag.
    fn vg(pvs: &[(u32, &str)]) -> Vg {
        let id = |number: u32| {
            Id::from_bytes(format!("{number:032}").into_bytes().try_into().unwrap()).unwrap()
        };
        let mut vg = Vg::new(VgName::new("vg").unwrap(), VgId(id(0)), ExtentSize::DEFAULT);
        for (number, (extents, tag)) in (1..).zip(pvs) {
            vg.push_pv(Pv {
                id: PvId(id(number)),
                device_hint: "".into(),
                device_id_type: None,
                device_id: None,
                status: PvStatus { allocatable: true, ..PvStatus::default() },
                tags: tag.parse().into_iter().collect(),
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

    /// A segment whose areas lie there.
    fn segment(start: u32, len: u32, areas: &[(u32, u32)]) -> Segment {
        let area =
            |(pv, start): &(u32, u32)| Area::Pv { pv: PvIdx(*pv), start: Extents::new(*start) };
        let areas = areas.iter().map(area).collect();
        let kind = SegmentKind::Striped(Striped { areas, stripe_size: Sectors::ZERO });
        Segment::new(Extents::new(start), Extents::new(len), kind)
    }

    struct Try<'a> {
        vg: &'a Vg,
        segments: &'a [Segment],
        settings: AllocSettings,
        pvs: Vec<PvChoice>,
    }

    impl<'a> Try<'a> {
        fn on(vg: &'a Vg) -> Self {
            let settings = AllocSettings::default();
            Self { vg, segments: &[], settings, pvs: PvChoice::all(vg) }
        }

        fn tags(mut self, tags: &[&str]) -> Self {
            self.settings.cling_tags = tags.iter().map(|tag| (*tag).into()).collect();
            self
        }

        /// The pieces as `len: pv:pe …`, or the refusal.
        fn get(&self, extents: u32, stripes: u32, policy: AllocPolicy) -> Vec<String> {
            let request = AllocRequest {
                name: "lv",
                segments: self.segments,
                extents: Extents::new(extents),
                stripes,
                policy,
                approximate: false,
                pvs: &self.pvs,
            };
            match allocate(self.vg, &FreeMap::of(self.vg), &self.settings, &request) {
                Ok(pieces) => pieces.iter().map(text).collect(),
                Err(refusal) => vec![refusal.to_string()],
            }
        }
    }

    fn text(piece: &Piece) -> String {
        let areas = piece.areas.iter().map(|(pv, start)| format!(" {}:{start}", pv.0));
        format!("{}:{}", piece.len, areas.collect::<String>())
    }

    #[test]
    fn stripes_lie_on_pvs_of_their_own_unless_anywhere_will_do() {
        let vg = vg(&[(10, ""), (20, "")]);
        let on = Try::on(&vg);
        assert_eq!(on.get(8, 2, AllocPolicy::Normal), ["4: 0:0 1:0"]);
        assert_eq!(
            on.get(9, 3, AllocPolicy::Normal),
            ["Insufficient suitable allocatable extents for logical volume lv: 9 more required"]
        );
        assert_eq!(on.get(9, 3, AllocPolicy::Anywhere), ["3: 0:0 1:0 0:3"]);
        assert_eq!(
            on.get(8, 3, AllocPolicy::Anywhere),
            ["Number of extents requested (8) needs to be divisible by 3."]
        );
    }

    #[test]
    fn contiguous_is_in_one_piece_and_behind_the_end() {
        let vg = vg(&[(10, ""), (20, "")]);
        let mut on = Try::on(&vg);
        assert_eq!(on.get(15, 1, AllocPolicy::Contiguous), ["15: 1:0"]);
        assert_eq!(
            on.get(21, 1, AllocPolicy::Contiguous),
            [
                "Insufficient suitable contiguous allocatable extents for logical volume lv: 21 more required"
            ]
        );
        // The LV's extents are not in the VG: everything but its first two extents is free.
        on.pvs = vec![PvChoice {
            pv: PvIdx(1),
            ranges: vec![super::super::Run { start: Extents::new(2), len: Extents::new(18) }],
        }];
        let segments = [segment(0, 2, &[(1, 0)])];
        on.segments = &segments;
        assert_eq!(on.get(3, 1, AllocPolicy::Contiguous), ["3: 1:2"]);
        on.pvs[0].ranges[0].start = Extents::new(3);
        assert!(on.get(3, 1, AllocPolicy::Contiguous)[0].contains("3 more required"));
    }

    #[test]
    fn cling_stays_on_the_pvs_of_the_first_segment() {
        let vg = vg(&[(10, ""), (20, ""), (30, "")]);
        let segments = [segment(0, 2, &[(1, 30)]), segment(2, 2, &[(0, 30)])];
        let mut on = Try { segments: &segments, ..Try::on(&vg) };
        assert_eq!(on.get(5, 1, AllocPolicy::Cling), ["5: 1:0"]);
        assert!(on.get(25, 1, AllocPolicy::Cling)[0].contains("5 more required"));
        assert_eq!(on.get(25, 1, AllocPolicy::Normal), ["20: 1:0", "5: 0:0"]);
        on.settings.maximise_cling = false;
        assert_eq!(on.get(5, 1, AllocPolicy::Cling), ["5: 0:0"]);
    }

    #[test]
    fn tags_widen_cling_and_keep_stripes_apart() {
        let vg = vg(&[(10, "a"), (20, "b"), (30, "a"), (40, "c")]);
        let segments = [segment(0, 2, &[(0, 90)])];
        let on = Try { segments: &segments, ..Try::on(&vg) };
        assert!(on.get(15, 1, AllocPolicy::Cling)[0].contains("5 more required"));
        let on = on.tags(&["a", "b"]);
        assert_eq!(on.get(15, 1, AllocPolicy::Cling), ["10: 0:0", "5: 2:0"]);
        let on = Try { segments: &[], ..on };
        assert_eq!(on.get(4, 2, AllocPolicy::Normal), ["2: 0:0 1:0"]);
        assert_eq!(on.get(9, 3, AllocPolicy::Normal), ["3: 0:0 1:0 3:0"]);
        let on = on.tags(&["*"]);
        assert_eq!(on.get(12, 4, AllocPolicy::Normal), ["3: 0:0 1:0 2:0 3:0"]);
    }

    #[test]
    fn pvs_that_give_nothing_are_left_out() {
        let mut vg = vg(&[(10, ""), (20, ""), (30, "")]);
        vg.pv_mut(PvIdx(0)).unwrap().status.allocatable = false;
        vg.pv_mut(PvIdx(1)).unwrap().status.missing = true;
        let on = Try::on(&vg);
        assert_eq!(on.get(5, 1, AllocPolicy::Normal), ["5: 2:0"]);
        assert_eq!(
            on.get(31, 1, AllocPolicy::Normal),
            ["Insufficient free space: 31 extents needed, but only 30 available"]
        );
    }
}
