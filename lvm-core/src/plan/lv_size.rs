//! How large an LV is to be, as commands say it, and what that is in extents.

use crate::alloc::{FreeMap, PvChoice};
use crate::model::Vg;
use crate::units::{Extents, Sectors};

use super::{LvNotice, LvRefusal};

/// What a share is a share of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ShareOf {
    /// The whole VG.
    Vg,
    /// What is free in the VG.
    Free,
    /// What is free on the PVs that the command names; on none named, all extents.
    Pvs,
    /// The LV as it is.
    Lv,
    /// A snapshot's origin.
    Origin,
}

impl ShareOf {
    /// How it stands behind the number: `%FREE`.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Vg => "%VG",
            Self::Free => "%FREE",
            Self::Pvs => "%PVS",
            Self::Lv => "%LV",
            Self::Origin => "%ORIGIN",
        }
    }
}

/// What stands before a size.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sign {
    /// The new size.
    None,
    /// As much more.
    Plus,
    /// As much less.
    Minus,
}

/// How large.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SizeSpec {
    /// `-l 10`
    Extents(Extents),
    /// `-L 40M`
    Length(Sectors),
    /// `-l 50%VG`; the first number may exceed 100.
    Share(u32, ShareOf),
}

/// `percent` hundredths of `whole`.
pub(super) fn share(percent: u32, whole: u64, up: bool) -> u64 {
    let product = u64::from(percent).saturating_mul(whole);
    if up { product.div_ceil(100) } else { product / 100 }
}

/// Whole extents that hold `length`, and whether that is longer.
pub(super) fn extents_to_hold(vg: &Vg, length: Sectors) -> Result<(Extents, bool), LvRefusal> {
    let size = vg.extent_size;
    let extents = size.extents_to_hold(length).ok_or_else(|| LvRefusal::TooLarge {
        length,
        extent: size.sectors(),
        limit: size.length(Extents::MAX),
    })?;
    Ok((extents, size.length(extents) != length))
}

/// The size with a length as the extents that hold it, which is told where that is more.
pub(super) fn in_extents(
    vg: &Vg,
    size: SizeSpec,
    say: &mut dyn FnMut(LvNotice),
) -> Result<SizeSpec, LvRefusal> {
    let SizeSpec::Length(length) = size else { return Ok(size) };
    let (extents, longer) = extents_to_hold(vg, length)?;
    if longer {
        say(LvNotice::RoundedToExtent { size: vg.extent_size.length(extents) });
    }
    Ok(SizeSpec::Extents(extents))
}

/// What [`ShareOf::Pvs`] counts.
pub(super) fn extents_on_pvs(vg: &Vg, map: &FreeMap, listed: bool, pvs: &[PvChoice]) -> u64 {
    if listed { PvChoice::free_extents(map, pvs) } else { vg.extent_count() }
}

/// A number of extents that 32 bits hold.
pub(super) fn to_extents(count: u64) -> Result<Extents, LvRefusal> {
    u32::try_from(count).map(Extents::new).map_err(|_| LvRefusal::TooManyExtents)
}

/// How long that many extents are.
pub(super) fn length(vg: &Vg, extents: u64) -> Sectors {
    Sectors::new(extents.saturating_mul(vg.extent_size.sectors().get()))
}

/// The next multiple of the number of stripes, with a notice when it is another number.
pub(super) fn round_to_stripes(
    vg: &Vg,
    extents: Extents,
    stripes: u32,
    say: &mut dyn FnMut(LvNotice),
) -> Result<Extents, LvRefusal> {
    let whole = u64::from(extents.get()).next_multiple_of(u64::from(stripes.max(1)));
    let to_extents = to_extents(whole)?;
    if to_extents != extents {
        say(LvNotice::StripeBoundaryUp {
            from: vg.extent_size.length(extents),
            from_extents: extents,
            to: vg.extent_size.length(to_extents),
            to_extents,
        });
    }
    Ok(to_extents)
}

/// Extents of a row of stripes; a stripe shorter than an extent counts as one.
pub(super) fn boundary(vg: &Vg, stripes: u32, stripe_size: Sectors) -> u64 {
    let per_stripe = stripe_size.get() / vg.extent_size.sectors().get();
    u64::from(stripes).saturating_mul(per_stripe.max(1))
}
