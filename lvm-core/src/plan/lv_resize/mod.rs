//! Making an LV larger or smaller.

use crate::alloc::{AllocRequest, AllocSettings, FreeMap, PvArg, allocate, choose_pvs};
use crate::model::{AllocPolicy, Lv, LvIdx, LvUse, PvIdx, Relations, Segment, SegmentKind, Vg};
use crate::units::{Extents, Sectors};

mod size;
mod stripes;

use self::size::{Sizes, Ties};
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
    let relations = Relations::of(vg);
    let lv = resizable(&relations, request.lv)?;
    let ties = Ties::of(&relations, request.lv)?;
    let map = FreeMap::of(vg);
    let pvs = choose_pvs(vg, &map, request.pvs, request.find_pv, &mut |notice| {
        say(LvNotice::PvList(notice));
    })?;
    let asked = Stripes::asked(vg, request, say)?;
    let sizes = Sizes { vg, lv, ties, map: &map, pvs: &pvs, request };
    let from = lv.extents();
    let wanted = sizes.wanted(say)?;
    let segments = if wanted < u64::from(from.get()) {
        sizes.shorter(wanted, say)?
    } else {
        let stripes = asked.or_as_before(lv, settings.stripe_size, say)?;
        let to = sizes.longer(wanted, stripes, say)?;
        let more = to.saturating_sub(from);
        if more.is_zero() {
            lv.segments.clone()
        } else {
            grown(&sizes, more, stripes, settings, say)?
        }
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
fn resizable<'v>(relations: &Relations<'v>, idx: LvIdx) -> Result<&'v Lv, LvRefusal> {
    let vg = relations.vg();
    let lv = super::lv_at(vg, idx)?;
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
    if let Some(tie) = LvTie::of(relations, idx) {
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

#[cfg(test)]
mod tests {
    use super::super::sample::{add, do_resize, extents, layout, resize, vg};
    use super::super::{ShareOf, remove_lv};
    use super::*;
    use crate::units::{Bytes, Sectors};

    #[test]
    fn an_lv_goes_on_where_it_ended() {
        let mut vg = vg(&[20, 20]);
        let a = add(&mut vg, "a", 4, "P0");
        let b = add(&mut vg, "b", 2, "P0");
        let grow = |lv, count| resize(lv, ResizeTo::Larger, Sign::Plus, extents(count));
        do_resize(&mut vg, &grow(a, 3)).unwrap();
        assert_eq!(layout(&vg, a), ["0+4 P0:0", "4+3 P0:6"]);
        remove_lv(&mut vg, b).unwrap();
        do_resize(&mut vg, &grow(a, 2)).unwrap();
        assert_eq!(layout(&vg, a), ["0+4 P0:0", "4+5 P0:6"]);
        let said = do_resize(&mut vg, &grow(a, 20)).unwrap();
        assert_eq!(
            said,
            [
                "Size of logical volume vg/a changed from 36.00 MiB (9 extents) to 116.00 MiB (29 extents)."
            ]
        );
        assert_eq!(layout(&vg, a), ["0+4 P0:0", "4+14 P0:6", "18+2 P0:4", "20+9 P1:0"]);
    }

    #[test]
    fn an_lv_shrinks_from_its_end() {
        let mut vg = vg(&[20, 20]);
        let a = add(&mut vg, "a", 15, "P0");
        add(&mut vg, "b", 5, "P0");
        do_resize(&mut vg, &resize(a, ResizeTo::Larger, Sign::Plus, extents(5))).unwrap();
        assert_eq!(layout(&vg, a), ["0+15 P0:0", "15+5 P1:0"]);
        let length = SizeSpec::Length(Bytes::new(9 << 20).to_sectors());
        let said = do_resize(&mut vg, &resize(a, ResizeTo::Smaller, Sign::Minus, length)).unwrap();
        assert_eq!(said[0], "Rounding size to boundary between physical extents: 8.00 MiB.");
        assert_eq!(layout(&vg, a), ["0+15 P0:0", "15+3 P1:0"]);
        let half = SizeSpec::Share(50, ShareOf::Lv);
        do_resize(&mut vg, &resize(a, ResizeTo::Smaller, Sign::None, half)).unwrap();
        assert_eq!(layout(&vg, a), ["0+9 P0:0"]);
    }

    #[test]
    fn the_way_that_a_command_goes_is_kept() {
        let mut vg = vg(&[20]);
        let a = add(&mut vg, "a", 4, "P0");
        let before = vg.clone();
        let mut refused = |to, sign, size| {
            let refusal = do_resize(&mut vg, &resize(a, to, sign, size)).unwrap_err();
            assert_eq!(vg, before);
            refusal.to_string()
        };
        let (larger, smaller) = (ResizeTo::Larger, ResizeTo::Smaller);
        assert_eq!(
            refused(larger, Sign::None, extents(3)),
            "New size given (3 extents) not larger than existing size (4 extents)"
        );
        assert_eq!(
            refused(smaller, Sign::None, extents(5)),
            "New size given (5 extents) not less than existing size (4 extents)"
        );
        assert_eq!(
            refused(ResizeTo::Either, Sign::None, extents(4)),
            "New size (4 extents) matches existing size (4 extents)."
        );
        assert_eq!(
            refused(smaller, Sign::Minus, extents(4)),
            "Unable to reduce vg/a below 1 extent."
        );
        assert_eq!(
            refused(larger, Sign::Plus, extents(17)),
            "Insufficient free space: 17 extents needed, but only 16 available"
        );
        assert_eq!(
            refused(larger, Sign::Plus, SizeSpec::Extents(Extents::MAX)),
            "Unable to extend vg/a by 4294967295 logical extents: exceeds limit (4294967295)."
        );
    }

    #[test]
    fn stripes_are_those_of_the_lv_and_whole() {
        let mut vg = vg(&[20, 20, 20]);
        let a = add(&mut vg, "a", 4, "P0");
        let plus = |count| resize(a, ResizeTo::Either, Sign::Plus, extents(count));
        let striped = LvResize { stripes: Some(2), ..plus(3) };
        let said = do_resize(&mut vg, &striped).unwrap();
        assert_eq!(
            said[..2],
            [
                "Using default stripesize 64.00 KiB",
                "Rounding size (7 extents) up to stripe boundary size for segment (8 extents).",
            ]
        );
        assert_eq!(layout(&vg, a), ["0+4 P0:0", "4+4 P0:4 P1:0"]);
        assert_eq!(do_resize(&mut vg, &plus(2)), Err(LvRefusal::StripesUnclear));
        let size = |sectors| LvResize { stripe_size: Some(Sectors::new(sectors)), ..striped };
        assert_eq!(do_resize(&mut vg, &size(6)), Err(LvRefusal::StripeSizeNoPower));
        let too_many = LvResize { stripes: Some(u32::MAX), ..plus(2) };
        assert!(matches!(do_resize(&mut vg, &too_many), Err(LvRefusal::Stripes { .. })));
        let minus = resize(a, ResizeTo::Either, Sign::Minus, extents(1));
        assert_eq!(
            do_resize(&mut vg, &minus).unwrap_err().to_string(),
            "New size (8 extents) matches existing size (8 extents)"
        );
    }

    #[test]
    fn rows_of_one_segment_do_not_cut_stripes_of_the_next() {
        let mut vg = vg(&[40, 40, 40]);
        vg.extent_size = crate::units::ExtentSize::new(32).unwrap();
        let a = add(&mut vg, "a", 12, "P0");
        let grow = resize(a, ResizeTo::Larger, Sign::Plus, extents(12));
        let sector = |sectors| Some(Sectors::new(sectors));
        do_resize(&mut vg, &LvResize { stripes: Some(3), stripe_size: sector(32), ..grow })
            .unwrap();
        let first = &mut vg.lv_mut(a).unwrap().segments[0];
        let areas = vec![
            crate::model::Area::Pv { pv: PvIdx(0), start: Extents::ZERO },
            crate::model::Area::Pv { pv: PvIdx(1), start: Extents::new(30) },
        ];
        first.kind = SegmentKind::Striped(crate::model::segment::Striped {
            areas,
            stripe_size: Sectors::new(128),
        });
        let before = vg.clone();
        assert_eq!(
            do_resize(&mut vg, &resize(a, ResizeTo::Smaller, Sign::None, extents(9)))
                .unwrap_err()
                .to_string(),
            "Segment extent reduction 8 not divisible by #stripes 3"
        );
        assert_eq!(vg, before);
    }
}
