//! Making an LV larger or smaller.

use crate::alloc::{AllocRequest, AllocSettings, FreeMap, PvArg, allocate, choose_pvs};
use crate::model::{AllocPolicy, Lv, LvIdx, LvUse, PvIdx, Relations, Segment, SegmentKind, Vg};
use crate::units::{Extents, Sectors};

mod size;
mod stripes;

use self::size::Sizes;
use self::stripes::Stripes;
use super::lv_create::append;
use super::lv_remove::foreign_type;
use super::lv_size::{Sign, SizeSpec};
use super::{LvNotice, LvRefusal, LvTie};

/// Which way a command may go.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResizeTo {
    /// `lvextend`
    Larger,
    /// `lvreduce`
    Smaller,
    /// `lvresize`
    Either,
}

/// What `lvextend`, `lvreduce` and `lvresize` ask for.
pub struct LvResize<'a> {
    /// Which LV.
    pub lv: LvIdx,
    /// Which way it may go.
    pub to: ResizeTo,
    /// How the size is meant.
    pub sign: Sign,
    /// The size.
    pub size: SizeSpec,
    /// Stripes of new extents; `None` is as many as the last segment has.
    pub stripes: Option<u32>,
    /// Length of a stripe; `None` is that of the last segment.
    pub stripe_size: Option<Sectors>,
    /// Type of new segments; `None` is that of the last segment.
    pub kind: Option<GrowAs>,
    /// Where new extents may lie; `Inherit` is the LV's policy.
    pub alloc: AllocPolicy,
    /// PVs to take from; none are all.
    pub pvs: &'a [PvArg],
    /// Which PV a path belongs to.
    pub find_pv: &'a dyn Fn(&str) -> Option<PvIdx>,
}

/// A type that new extents may have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GrowAs {
    /// Extents of PVs.
    Striped,
    /// Reads and writes fail.
    Error,
    /// Reads give zeros.
    Zero,
}

/// What became of an LV.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Resized {
    /// What it had.
    pub from: Extents,
    /// What it has. The same where a share of nothing was asked for.
    pub to: Extents,
}

/// Gives an LV another size.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn resize_lv(
    vg: &mut Vg,
    request: &LvResize<'_>,
    settings: &AllocSettings,
    say: &mut dyn FnMut(LvNotice),
) -> Result<Resized, LvRefusal> {
    super::check_changeable(vg)?;
    let lv = resizable(vg, request.lv)?;
    let map = FreeMap::of(vg);
    let pvs = choose_pvs(vg, &map, request.pvs, request.find_pv, &mut |notice| {
        say(LvNotice::PvList(notice));
    })?;
    let asked = Stripes::asked(vg, request, say)?;
    let sizes = Sizes { vg, lv, map: &map, pvs: &pvs, request };
    let from = lv.extents();
    let wanted = sizes.wanted(say)?;
    let segments = if wanted < u64::from(from.get()) {
        sizes.shorter(wanted, say)?
    } else {
        let stripes = asked.or_as_before(lv, say)?;
        let to = sizes.longer(wanted, stripes, say)?;
        let more = to.saturating_sub(from);
        grown(&sizes, more, stripes, settings, say)?
    };
    let to = segments.last().map_or(Extents::ZERO, Segment::end);
    let size = vg.extent_size;
    let lv_name = sizes.lv_name();
    if let Some(lv) = vg.lv_mut(request.lv) {
        lv.segments = segments;
    }
    say(LvNotice::SizeChanged {
        lv: lv_name,
        from: size.length(from),
        from_extents: from,
        to: size.length(to),
        to_extents: to,
    });
    Ok(Resized { from, to })
}

/// The LV, if it is of a kind that can be resized.
fn resizable(vg: &Vg, idx: LvIdx) -> Result<&Lv, LvRefusal> {
    let lv = super::lv_at(vg, idx)?;
    let relations = Relations::of(vg);
    let full_name = || format!("{}/{}", vg.name, lv.name);
    if relations.is_external_origin(idx) {
        return Err(LvRefusal::ResizeExternalOrigin { lv: full_name() });
    }
    // LVM2 counts the data below checksums as an image.
    let is_used_as = |how| relations.user_as(idx, how).is_some();
    if is_used_as(LvUse::RaidImage) || is_used_as(LvUse::IntegrityOrigin) {
        return Err(LvRefusal::ResizeRaidImage);
    }
    if is_used_as(LvUse::RaidMetadata) {
        return Err(LvRefusal::ResizeRaidMetadata);
    }
    if !relations.is_visible(idx) {
        return Err(LvRefusal::ResizeInternal { lv: full_name() });
    }
    if lv.status.locked || lv.status.pvmove {
        return Err(LvRefusal::ResizeLocked { lv: full_name() });
    }
    if let Some(kind) = foreign_type(lv) {
        let kind = kind.into();
        return Err(LvRefusal::TypeNotSupported { action: "Resizing", lv: full_name(), kind });
    }
    if let Some(tie) = LvTie::of(&relations, idx) {
        return Err(LvRefusal::Tied { action: "Resizing", lv: full_name(), tie });
    }
    Ok(lv)
}

/// The segments of the LV with so many extents more.
fn grown(
    sizes: &Sizes<'_>,
    more: Extents,
    stripes: Stripes,
    settings: &AllocSettings,
    say: &mut dyn FnMut(LvNotice),
) -> Result<Vec<Segment>, LvRefusal> {
    let (lv, request) = (sizes.lv, sizes.request);
    let mut segments = lv.segments.clone();
    let last = segments.last().and_then(|last| GrowAs::of(&last.kind));
    if let (Some(last), Some(new)) = (last, request.kind)
        && last != new
    {
        say(LvNotice::MixedTypes { lv: sizes.lv_name(), last: last.name(), new: new.name() });
    }
    let plain = match request.kind.or(last) {
        Some(GrowAs::Error) => Some(SegmentKind::Error),
        Some(GrowAs::Zero) => Some(SegmentKind::Zero),
        Some(GrowAs::Striped) | None => None,
    };
    if let Some(kind) = plain {
        segments.push(Segment::new(lv.extents(), more, kind));
    } else {
        let wanted = AllocRequest {
            name: lv.name.as_str(),
            segments: &lv.segments,
            extents: more,
            stripes: stripes.count,
            policy: match request.alloc {
                AllocPolicy::Inherit => lv.alloc,
                policy => policy,
            },
            approximate: sizes.approximate(),
            pvs: sizes.pvs,
        };
        let pieces = allocate(sizes.vg, sizes.map, settings, &wanted)?;
        append(&mut segments, pieces, stripes.count, stripes.size);
    }
    Segment::merge(&mut segments);
    Ok(segments)
}

impl GrowAs {
    const fn of(kind: &SegmentKind) -> Option<Self> {
        match kind {
            SegmentKind::Striped(_) => Some(Self::Striped),
            SegmentKind::Error => Some(Self::Error),
            SegmentKind::Zero => Some(Self::Zero),
            _ => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Striped => "striped",
            Self::Error => "error",
            Self::Zero => "zero",
        }
    }
}
