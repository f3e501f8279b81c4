//! Making an LV larger or smaller.

use crate::alloc::{AllocRequest, AllocSettings, FreeMap, PvArg, PvChoice, allocate, choose_pvs};
use crate::model::{AllocPolicy, Area, Lv, LvIdx, PvIdx, Segment, SegmentKind, Vg};
use crate::units::{Extents, Sectors};

use super::lv_create::{DEFAULT_STRIPE_SIZE, STRIPE_MIN, append};
use super::lv_merge::continues;
use super::lv_size::{self, ShareOf, Sign, SizeSpec};
use super::{LvNotice, LvRefusal};

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
    let sizes = Sizes { vg, lv, map: &map, pvs: &pvs, request };
    let from = lv.extents();
    let to = sizes.new_extents(say)?;
    let lv_name = sizes.lv_name();
    let segments = if to > u64::from(from.get()) {
        sizes.longer(to, settings, say)?
    } else {
        sizes.shorter(lv_size::to_extents(to)?, say)?
    };
    let to = segments.last().map_or(Extents::ZERO, Segment::end);
    let size = vg.extent_size;
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
    let lv = vg.lv(idx).ok_or_else(|| LvRefusal::NotFound {
        vg: vg.name.clone(),
        lv: String::new(),
    })?;
    let name = || format!("{}/{}", vg.name, lv.name);
    if !lv.status.visible {
        return Err(LvRefusal::Internal { lv: name() });
    }
    if lv.status.locked || lv.status.pvmove {
        return Err(LvRefusal::Locked { lv: lv.name.clone() });
    }
    let on_pvs = |segment: &Segment| match &segment.kind {
        SegmentKind::Striped(striped) => {
            striped.areas.iter().all(|area| matches!(area, Area::Pv { .. }))
        }
        SegmentKind::Error | SegmentKind::Zero => true,
        _ => false,
    };
    if let Some(other) = lv.segments.iter().find(|segment| !on_pvs(segment)) {
        return Err(LvRefusal::TypeNotSupported {
            action: "Resizing",
            lv: name(),
            kind: other.kind.type_name().into(),
        });
    }
    if let Some(user) = super::user_of(vg, idx) {
        return Err(LvRefusal::InUse { action: "Resizing", lv: name(), user });
    }
    Ok(lv)
}

struct Sizes<'a> {
    vg: &'a Vg,
    lv: &'a Lv,
    map: &'a FreeMap,
    pvs: &'a [PvChoice],
    request: &'a LvResize<'a>,
}

impl Sizes<'_> {
    fn lv_name(&self) -> String {
        format!("{}/{}", self.vg.name, self.lv.name)
    }

    fn existing(&self) -> u64 {
        u64::from(self.lv.extents().get())
    }

    /// The size that the request means, before stripes round it. May exceed what an LV can have.
    fn new_extents(&self, say: &mut dyn FnMut(LvNotice)) -> Result<u64, LvRefusal> {
        let existing = self.existing();
        let amount = match self.request.size {
            SizeSpec::Extents(extents) => u64::from(extents.get()),
            SizeSpec::Length(length) => {
                let (extents, longer) = lv_size::extents_to_hold(self.vg, length)?;
                if longer {
                    let size = self.vg.extent_size.length(extents);
                    say(LvNotice::ResizeRoundedToExtent { size });
                }
                u64::from(extents.get())
            }
            SizeSpec::Share(percent, of) => self.share(percent, of, say)?,
        };
        let new = match self.request.sign {
            Sign::None => amount,
            Sign::Plus => existing.saturating_add(amount),
            Sign::Minus => existing
                .checked_sub(amount)
                .filter(|rest| *rest > 0)
                .ok_or_else(|| LvRefusal::ReduceToNothing { lv: self.lv_name() })?,
        };
        if new == 0 {
            return Err(LvRefusal::NewSizeZero);
        }
        if new == existing {
            return Err(LvRefusal::SameSize { extents: self.lv.extents(), rounded: false });
        }
        Ok(new)
    }

    fn share(
        &self,
        percent: u32,
        of: ShareOf,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<u64, LvRefusal> {
        let free = self.map.free();
        let whole = match of {
            ShareOf::Vg => self.vg.extent_count(),
            ShareOf::Free => free,
            ShareOf::Lv => self.existing(),
            ShareOf::Pvs => {
                let listed = !self.request.pvs.is_empty();
                lv_size::extents_on_pvs(self.vg, self.map, listed, self.pvs)
            }
            ShareOf::Origin => return Err(LvRefusal::NoOrigin),
        };
        let extents = lv_size::share(percent, whole, self.request.sign != Sign::Minus);
        let most = self.existing().saturating_add(free);
        if of == ShareOf::Vg && self.request.sign == Sign::None && extents > most {
            let to = lv_size::length(self.vg, most);
            say(LvNotice::ShareReduced { percent, of, to });
            return Ok(most);
        }
        Ok(extents)
    }

    /// Whether fewer extents do than were asked for.
    fn approximate(&self) -> bool {
        match self.request.size {
            SizeSpec::Extents(_) | SizeSpec::Length(_) => false,
            SizeSpec::Share(_, of) => match of {
                ShareOf::Free => true,
                ShareOf::Vg | ShareOf::Pvs => self.request.sign == Sign::None,
                ShareOf::Lv | ShareOf::Origin => false,
            },
        }
    }

    /// The segments of the LV with `to` extents, more than it has.
    fn longer(
        &self,
        to: u64,
        settings: &AllocSettings,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Vec<Segment>, LvRefusal> {
        let (stripes, stripe_size) = self.stripes(say)?;
        let existing = self.existing();
        let too_many = |extents| LvRefusal::ExtendTooMany { lv: self.lv_name(), extents };
        if to >= u64::from(u32::MAX) {
            return Err(too_many(to.saturating_sub(existing)));
        }
        let to = self.round(to, to.saturating_sub(existing), stripes, say)?;
        self.check_direction(to)?;
        let more = to.saturating_sub(self.lv.extents());
        let mut segments = self.lv.segments.clone();
        let last = segments.last();
        let kind = self.request.kind.or_else(|| last.and_then(|last| GrowAs::of(&last.kind)));
        if let Some(last) = last
            && let Some(kind) = self.request.kind
            && GrowAs::of(&last.kind) != Some(kind)
        {
            say(LvNotice::MixedTypes {
                lv: self.lv_name(),
                last: last.kind.type_name().to_owned(),
                new: kind.name().to_owned(),
            });
        }
        let plain = match kind {
            Some(GrowAs::Error) => Some(SegmentKind::Error),
            Some(GrowAs::Zero) => Some(SegmentKind::Zero),
            Some(GrowAs::Striped) | None => None,
        };
        if let Some(kind) = plain {
            let new = Segment::new(self.lv.extents(), more, kind);
            match segments.last_mut() {
                Some(last) if continues(last, &new) => last.len = last.len.saturating_add(more),
                _ => segments.push(new),
            }
            return Ok(segments);
        }
        let request = AllocRequest {
            name: self.lv.name.as_str(),
            last: self.lv.segments.last(),
            extents: more,
            stripes,
            policy: match self.request.alloc {
                AllocPolicy::Inherit => self.lv.alloc,
                policy => policy,
            },
            approximate: self.approximate(),
            pvs: self.pvs,
        };
        let pieces = allocate(self.vg, self.map, settings, &request)?;
        append(&mut segments, pieces, stripes, stripe_size);
        Ok(segments)
    }

    /// The segments of the LV with `to` extents, fewer than it has.
    fn shorter(
        &self,
        to: Extents,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Vec<Segment>, LvRefusal> {
        let cut = self.lv.segments.iter().find(|segment| segment.end() >= to);
        let (start, stripes) = cut.map_or((Extents::ZERO, 1), |segment| {
            (segment.start, stripes_of(segment).max(1))
        });
        let part = u64::from(to.saturating_sub(start).get());
        let to = self.round(u64::from(to.get()), part, stripes, say)?;
        self.check_direction(to)?;
        let mut segments = self.lv.segments.clone();
        segments.retain(|segment| segment.start < to);
        if let Some(last) = segments.last_mut() {
            last.len = last.len.min(to.saturating_sub(last.start));
        }
        Ok(segments)
    }

    fn check_direction(&self, to: Extents) -> Result<(), LvRefusal> {
        let existing = self.lv.extents();
        match to.cmp(&existing) {
            core::cmp::Ordering::Equal => {
                Err(LvRefusal::SameSize { extents: existing, rounded: true })
            }
            core::cmp::Ordering::Less if self.request.to == ResizeTo::Larger => {
                Err(LvRefusal::NotLarger { new: to, old: existing })
            }
            core::cmp::Ordering::Greater if self.request.to == ResizeTo::Smaller => {
                Err(LvRefusal::NotLess { new: to, old: existing })
            }
            _ => Ok(()),
        }
    }

    /// Makes `part`, the extents of the LV's end that will be in one segment, a multiple of the stripes.
    /// Up, unless a share was asked for and so many are not free.
    fn round(
        &self,
        to: u64,
        part: u64,
        stripes: u32,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Extents, LvRefusal> {
        let rest = part % u64::from(stripes);
        if rest == 0 {
            return lv_size::to_extents(to);
        }
        let down = to.saturating_sub(rest);
        let up = down.saturating_add(u64::from(stripes));
        let is_share = matches!(self.request.size, SizeSpec::Share(..));
        let fits = up.saturating_sub(self.existing()) <= self.map.free();
        let rounded = if is_share && !fits { down } else { up };
        let (from, to) = (lv_size::to_extents(to)?, lv_size::to_extents(rounded)?);
        say(LvNotice::SegmentBoundary { from, to });
        Ok(to)
    }

    /// How many stripes new extents have, and how long.
    fn stripes(&self, say: &mut dyn FnMut(LvNotice)) -> Result<(u32, Sectors), LvRefusal> {
        let (asked, asked_size) = (self.request.stripes, self.request.stripe_size);
        if asked_size.is_some_and(|size| !size.get().is_power_of_two()) {
            return Err(LvRefusal::StripeSizeNoPower);
        }
        let (mut stripes, mut size) = (0, Sectors::ZERO);
        for segment in &self.lv.segments {
            let SegmentKind::Striped(striped) = &segment.kind else { continue };
            let count = stripes_of(segment);
            let other_size = striped.stripe_size;
            let unlike_size = !size.is_zero() && !other_size.is_zero() && size != other_size;
            let unlike = stripes != 0 && stripes != count;
            if (unlike_size && asked_size.is_none()) || (unlike && asked.is_none()) {
                return Err(LvRefusal::StripesUnclear);
            }
            (stripes, size) = (count, other_size);
        }
        let stripes = asked.unwrap_or(stripes).max(1);
        if stripes == 1 {
            return Ok((1, Sectors::ZERO));
        }
        let stripe_size = match asked_size {
            Some(asked) => asked,
            None if !size.is_zero() => {
                say(LvNotice::LastStripeSize { size });
                size
            }
            None => {
                say(LvNotice::ResizeDefaultStripeSize { size: DEFAULT_STRIPE_SIZE });
                DEFAULT_STRIPE_SIZE
            }
        };
        if stripe_size < STRIPE_MIN {
            return Err(LvRefusal::StripeSize { stripe: stripe_size });
        }
        let extent = self.vg.extent_size.sectors();
        if stripe_size > extent {
            say(LvNotice::ResizeStripeSizeReduced { asked: stripe_size, to: extent });
            return Ok((stripes, extent));
        }
        Ok((stripes, stripe_size))
    }
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

fn stripes_of(segment: &Segment) -> u32 {
    u32::try_from(segment.kind.areas().len()).unwrap_or(u32::MAX)
}
