//! What is asked of the allocator, and what it answers.

use super::free_map::FreeMap;
use super::pass::{Pass, policies};
use super::pool::Pool;
use super::pv_list::PvChoice;
use super::round::{LvArea, Search};
use crate::model::{AllocPolicy, Area, PvIdx, Segment, Vg};
use crate::units::Extents;

/// The `allocation` section of the configuration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AllocSettings {
    /// `maximise_cling`: look at the PVs in use first, also where the policy does not ask for it.
    pub maximise_cling: bool,
    /// `cling_tag_list` without the `@`; `*` stands for any tag.
    pub cling_tags: Vec<Box<str>>,
}

impl Default for AllocSettings {
    fn default() -> Self {
        Self { maximise_cling: true, cling_tags: Vec::new() }
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
