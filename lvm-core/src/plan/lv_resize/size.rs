//! From the size that a command names to the number of extents.

use core::cmp::Ordering;

use crate::alloc::{FreeMap, PvChoice};
use crate::model::{Lv, LvIdx, Relations, Segment, Vg};
use crate::plan::lv_size::{self, ShareOf, Sign, SizeSpec};
use crate::plan::snapshot::largest_store;
use crate::plan::{LvNotice, LvRefusal};
use crate::units::{Extents, Sectors};

use super::stripes::Stripes;
use super::{LvResize, ResizeTo};

/// What snapshots have to do with the size of an LV.
#[derive(Clone, Copy)]
pub(super) struct Ties {
    /// It has snapshots.
    is_origin: bool,
    /// Of a snapshot: the extents of its origin, and how many it can use itself.
    store_of: Option<(Extents, Extents)>,
}

impl Ties {
    pub(super) fn of(relations: &Relations<'_>, lv: LvIdx) -> Result<Self, LvRefusal> {
        let vg = relations.vg();
        let mut ties = Self { is_origin: relations.is_origin(lv), store_of: None };
        if let Some(snapshot) = relations.snapshot_of(lv) {
            let origin = crate::plan::lv_at(vg, snapshot.origin)?.extents();
            ties.store_of = Some((origin, largest_store(vg, origin, snapshot.chunk_size)));
        }
        Ok(ties)
    }
}

/// What a size depends on.
pub(super) struct Sizes<'a> {
    pub(super) vg: &'a Vg,
    pub(super) lv: &'a Lv,
    pub(super) ties: Ties,
    pub(super) map: &'a FreeMap,
    pub(super) pvs: &'a [PvChoice],
    pub(super) request: &'a LvResize<'a>,
}

impl Sizes<'_> {
    /// VG and LV.
    pub(super) fn lv_name(&self) -> String {
        format!("{}/{}", self.vg.name, self.lv.name)
    }

    fn existing(&self) -> u64 {
        u64::from(self.lv.extents().get())
    }

    /// The size that the request means, before stripes round it. May exceed what an LV can have.
    pub(super) fn wanted(&self, say: &mut dyn FnMut(LvNotice)) -> Result<u64, LvRefusal> {
        let (existing, sign) = (self.existing(), self.request.sign);
        let amount = match self.request.size {
            SizeSpec::Extents(extents) => u64::from(extents.get()),
            SizeSpec::Length(length) => self.whole_extents(length, say)?,
            SizeSpec::Share(percent, of) => self.share(percent, of, say)?,
        };
        let wanted = match sign {
            Sign::None => Some(amount),
            Sign::Plus => Some(existing.saturating_add(amount)),
            Sign::Minus => existing.checked_sub(amount).filter(|rest| *rest > 0),
        };
        let reduces = sign == Sign::Minus || wanted.is_some_and(|wanted| wanted < existing);
        if reduces && (self.request.stripes.is_some() || self.request.stripe_size.is_some()) {
            say(LvNotice::StripesIgnored);
        }
        match wanted {
            None => Err(LvRefusal::ReduceToNothing { lv: self.lv_name() }),
            Some(0) => Err(LvRefusal::NewSizeZero),
            Some(wanted) if reduces && wanted == existing => {
                Err(LvRefusal::SameSize { extents: self.lv.extents(), rounded: false })
            }
            Some(wanted) => Ok(wanted),
        }
    }

    /// A length in extents: what is taken away is rounded down, everything else up.
    fn whole_extents(
        &self,
        length: Sectors,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<u64, LvRefusal> {
        let (mut extents, longer) = lv_size::extents_to_hold(self.vg, length)?;
        if longer {
            if self.request.sign == Sign::Minus {
                extents = extents.saturating_sub(Extents::new(1));
            }
            let size = self.vg.extent_size.length(extents);
            say(LvNotice::ResizeRoundedToExtent { size });
        }
        Ok(u64::from(extents.get()))
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
            ShareOf::Origin => {
                let (origin, _) = self.ties.store_of.ok_or(LvRefusal::NoOrigin)?;
                u64::from(origin.get())
            }
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
    pub(super) fn approximate(&self) -> bool {
        match self.request.size {
            SizeSpec::Extents(_) | SizeSpec::Length(_) => false,
            SizeSpec::Share(_, of) => match of {
                ShareOf::Free => true,
                ShareOf::Vg | ShareOf::Pvs => self.request.sign == Sign::None,
                ShareOf::Lv | ShareOf::Origin => false,
            },
        }
    }

    /// No more than a snapshot can use.
    fn usable(&self, wanted: u64, say: &mut dyn FnMut(LvNotice)) -> u64 {
        match self.ties.store_of {
            Some((_, most)) if wanted > u64::from(most.get()) => {
                say(LvNotice::CowMaximum { size: self.vg.extent_size.length(most), extents: most });
                most.get().into()
            }
            _ => wanted,
        }
    }

    /// The size rounded to stripes, larger than the LV is; as it is where a snapshot can use no more.
    pub(super) fn longer(
        &self,
        wanted: u64,
        stripes: Stripes,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Extents, LvRefusal> {
        let usable = self.usable(wanted, say);
        let is_cut = usable < wanted;
        let wanted = usable;
        let more = wanted.saturating_sub(self.existing());
        if more == 0 && !is_cut {
            return Err(LvRefusal::SameSize { extents: self.lv.extents(), rounded: false });
        }
        if wanted >= u64::from(u32::MAX) {
            return Err(LvRefusal::ExtendTooMany { lv: self.lv_name(), extents: more });
        }
        stripes.check()?;
        // Where the LV is already longer than it can use, LVM2 rounds the difference as 32 bits have it.
        let part =
            if is_cut { wanted.wrapping_sub(self.existing()) & u64::from(u32::MAX) } else { more };
        let to = self.round(wanted, part, stripes.boundary(self.vg), say)?;
        let stays = is_cut && to == self.lv.extents() && u64::from(to.get()) == wanted;
        if !stays {
            self.check_direction(to)?;
        }
        Ok(to)
    }

    /// The segments of the LV when it is smaller than it is now.
    pub(super) fn shorter(
        &self,
        wanted: u64,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Vec<Segment>, LvRefusal> {
        let wanted = lv_size::to_extents(wanted)?;
        let cut = self.lv.segments.iter().find(|segment| segment.end() >= wanted);
        let (start, boundary) = cut.map_or((Extents::ZERO, 1), |segment| {
            (segment.start, Stripes::of(segment).boundary(self.vg))
        });
        let part = wanted.saturating_sub(start);
        let to = self.round(u64::from(wanted.get()), u64::from(part.get()), boundary, say)?;
        self.check_direction(to)?;
        if self.ties.is_origin {
            return Err(LvRefusal::ReduceOrigin);
        }
        if !self.request.pvs.is_empty() {
            say(LvNotice::PvsIgnored);
        }
        let mut segments = self.lv.segments.clone();
        segments.retain(|segment| segment.start < to);
        if let Some(last) = segments.last_mut() {
            let gone = last.end().saturating_sub(to);
            let stripes = Stripes::of(last).count;
            // Rows of the segment that `to` was rounded for may end in another one.
            if !gone.get().is_multiple_of(stripes) {
                return Err(LvRefusal::UnevenCut { extents: gone, stripes });
            }
            last.len = last.len.saturating_sub(gone);
        }
        Ok(segments)
    }

    fn check_direction(&self, to: Extents) -> Result<(), LvRefusal> {
        let existing = self.lv.extents();
        match to.cmp(&existing) {
            Ordering::Equal => Err(LvRefusal::SameSize { extents: existing, rounded: true }),
            Ordering::Less if self.request.to == ResizeTo::Larger => {
                Err(LvRefusal::NotLarger { new: to, old: existing })
            }
            Ordering::Greater if self.request.to == ResizeTo::Smaller => {
                Err(LvRefusal::NotLess { new: to, old: existing })
            }
            _ => Ok(()),
        }
    }

    /// Makes `part`, the extents of the LV's end that will be in one segment, a multiple of `boundary`. Up,
    /// unless a share was asked for and so many are not free.
    fn round(
        &self,
        to: u64,
        part: u64,
        boundary: u64,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Extents, LvRefusal> {
        let rest = part % boundary.max(1);
        if rest == 0 {
            return lv_size::to_extents(to);
        }
        let down = to.saturating_sub(rest);
        let up = down.saturating_add(boundary);
        let is_share = matches!(self.request.size, SizeSpec::Share(..));
        let fits = up.saturating_sub(self.existing()) <= self.map.free();
        let rounded = if is_share && !fits { down } else { up };
        let (from, to) = (lv_size::to_extents(to)?, lv_size::to_extents(rounded)?);
        say(LvNotice::SegmentBoundary { from, to });
        Ok(to)
    }
}
