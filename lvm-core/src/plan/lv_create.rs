//! Making an LV: linear, striped, or one that has no extents of its own.

use crate::alloc::{
    AllocRequest, AllocSettings, FreeMap, Piece, PvArg, PvChoice, allocate, choose_pvs,
};
use crate::id::LvId;
use crate::model::segment::Striped;
use crate::model::{
    AllocPolicy, Area, Created, Extra, Lv, LvFlags, LvIdx, LvStatus, PvIdx, ReadAhead, Relations,
    Segment, SegmentKind, Vg,
};
use crate::name::{LvName, Tag};
use crate::units::{Extents, Sectors};

use super::lv_size::{self, ShareOf, SizeSpec};
use super::snapshot::Store;
use super::{LvNotice, LvRefusal};

/// The most stripes.
pub(super) const STRIPES_MAX: u32 = 128;
/// The shortest stripe: a page of 4 KiB.
pub(super) const STRIPE_MIN: Sectors = Sectors::new(8);
/// Longest VG name and LV name with the characters that device-mapper needs besides.
const NAMES_MAX: usize = 127;

/// What the new LV maps to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NewSegmentType {
    /// Extents of PVs, in that many stripes; 1 is linear.
    Striped {
        /// How many.
        stripes: u32,
        /// How long; `None` is [`AllocSettings::stripe_size`]. Of no meaning for one stripe.
        size: Option<Sectors>,
    },
    /// Reads and writes fail.
    Error,
    /// Reads give zeros.
    Zero,
}

impl NewSegmentType {
    /// One area after the other.
    pub const LINEAR: Self = Self::Striped { stripes: 1, size: None };
}

/// What `lvcreate` asks for.
pub struct LvCreate<'a> {
    /// Its name; `None` is `lvolN`, N one above the highest there is.
    pub name: Option<LvName>,
    /// Its id.
    pub id: LvId,
    /// How large it is to be.
    pub size: SizeSpec,
    /// What it maps to.
    pub segments: NewSegmentType,
    /// Where extents may lie.
    pub alloc: AllocPolicy,
    /// PVs to take from; none are all.
    pub pvs: &'a [PvArg],
    /// Which PV a path belongs to.
    pub find_pv: &'a dyn Fn(&str) -> Option<PvIdx>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// `-p r` makes it read-only.
    pub writable: bool,
    /// Sectors to read ahead.
    pub read_ahead: ReadAhead,
    /// `-My`: device numbers to keep.
    pub persistent: Option<(Option<i32>, i32)>,
    /// `-k y`
    pub activation_skip: bool,
    /// `--setautoactivation y`
    pub autoactivate: bool,
    /// When and where.
    pub created: Option<Created>,
}

/// Makes an LV.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn create_lv(
    vg: &mut Vg,
    request: LvCreate<'_>,
    settings: &AllocSettings,
    say: &mut dyn FnMut(LvNotice),
) -> Result<LvIdx, LvRefusal> {
    create_lv_as(vg, request, None, settings, say)
}

/// As [`create_lv`]; of a snapshot's store its size and origin are checked, too.
pub(super) fn create_lv_as(
    vg: &mut Vg,
    mut request: LvCreate<'_>,
    store: Option<&Store>,
    settings: &AllocSettings,
    say: &mut dyn FnMut(LvNotice),
) -> Result<LvIdx, LvRefusal> {
    super::check_changeable(vg)?;
    let layout = Layout::of(request.segments, settings.stripe_size, say)?;
    request.size = lv_size::in_extents(vg, request.size, say)?;
    let map = FreeMap::of(vg);
    let pvs = choose_pvs(vg, &map, request.pvs, request.find_pv, &mut |notice| {
        say(LvNotice::PvList(notice));
    })?;
    let share = Share { vg, map: &map, request: &request, pvs: &pvs, store };
    let boundary = lv_size::boundary(vg, layout.stripes, layout.stripe_size);
    let (mut extents, approximate) = share.extents(boundary, say)?;
    if let Some(store) = store {
        extents = store.limited(vg, extents, say)?;
    }
    let name = match request.name.clone() {
        Some(name) => free_name(vg, name)?,
        None => generated_name(vg)?,
    };
    let max = vg.max_lv;
    if max > 0 && u32::try_from(Relations::of(vg).lv_count()).is_ok_and(|count| count >= max) {
        return Err(LvRefusal::MaxLv { vg: vg.name.clone(), max });
    }
    if let Some(store) = store {
        store.check_origin(vg, say)?;
    }
    let segments = if let Some(kind) = layout.kind.clone() {
        vec![Segment::new(Extents::ZERO, extents, kind)]
    } else {
        let want = Want { name: name.as_str(), extents, approximate, policy: request.alloc };
        striped_segments(vg, &map, &layout, &want, &pvs, settings, say)?
    };
    let lv = new_lv(request, name.clone(), segments);
    vg.push_lv(lv).ok_or_else(|| LvRefusal::Exists { vg: vg.name.clone(), lv: name })
}

/// How the segments are to look.
struct Layout {
    stripes: u32,
    stripe_size: Sectors,
    /// The kind of a segment that needs no extents.
    kind: Option<SegmentKind>,
}

impl Layout {
    fn of(
        segments: NewSegmentType,
        default: Sectors,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Self, LvRefusal> {
        let plain = |kind| Self { stripes: 1, stripe_size: Sectors::ZERO, kind: Some(kind) };
        let (stripes, size) = match segments {
            NewSegmentType::Error => return Ok(plain(SegmentKind::Error)),
            NewSegmentType::Zero => return Ok(plain(SegmentKind::Zero)),
            NewSegmentType::Striped { stripes, size } => (stripes, size),
        };
        if !(1..=STRIPES_MAX).contains(&stripes) {
            return Err(LvRefusal::Stripes { stripes });
        }
        if stripes == 1 {
            return Ok(Self { stripes, stripe_size: Sectors::ZERO, kind: None });
        }
        let stripe_size = size.unwrap_or_else(|| {
            say(LvNotice::DefaultStripeSize { size: default });
            default
        });
        if stripe_size < STRIPE_MIN || !stripe_size.get().is_power_of_two() {
            return Err(LvRefusal::StripeSize { stripe: stripe_size });
        }
        Ok(Self { stripes, stripe_size, kind: None })
    }
}

/// What a share depends on.
struct Share<'a> {
    vg: &'a Vg,
    map: &'a FreeMap,
    request: &'a LvCreate<'a>,
    pvs: &'a [PvChoice],
    /// What it is a store for.
    store: Option<&'a Store>,
}

impl Share<'_> {
    /// How many extents the request means, and whether fewer would do. A share that is no multiple of `boundary`
    /// and cannot be made one by adding is cut to one.
    fn extents(
        &self,
        boundary: u64,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<(Extents, bool), LvRefusal> {
        let vg = self.vg;
        let (percent, of) = match self.request.size {
            SizeSpec::Extents(extents) => return Ok((extents, false)),
            SizeSpec::Length(length) => {
                return Ok((lv_size::extents_to_hold(vg, length)?.0, false));
            }
            SizeSpec::Share(percent, of) => (percent, of),
        };
        let free = self.map.free();
        let mut extents = match of {
            ShareOf::Vg => {
                let extents = lv_size::share(percent, vg.extent_count(), false);
                if extents > free {
                    let to = lv_size::length(vg, free);
                    say(LvNotice::ShareReduced { percent, of, to });
                }
                extents.min(free)
            }
            ShareOf::Free => lv_size::share(percent, free, false),
            ShareOf::Pvs => {
                let listed = !self.request.pvs.is_empty();
                let whole = lv_size::extents_on_pvs(vg, self.map, listed, self.pvs);
                lv_size::share(percent, whole, false)
            }
            ShareOf::Lv | ShareOf::Origin => match self.store {
                Some(store) => store.share(vg, percent, of)?,
                None => return Err(LvRefusal::ShareNotHere),
            },
        };
        let rest = extents % boundary;
        if rest > 0 && free < extents - rest + boundary {
            let to = extents - rest;
            say(LvNotice::StripeBoundaryDown {
                from: lv_size::to_extents(extents)?,
                to: lv_size::to_extents(to)?,
            });
            extents = to;
        }
        if extents == 0 {
            return Err(LvRefusal::ShareOfNothing);
        }
        Ok((lv_size::to_extents(extents)?, true))
    }
}

/// What is to be allocated.
struct Want<'a> {
    name: &'a str,
    extents: Extents,
    approximate: bool,
    policy: AllocPolicy,
}

fn striped_segments(
    vg: &Vg,
    map: &FreeMap,
    layout: &Layout,
    want: &Want<'_>,
    pvs: &[PvChoice],
    settings: &AllocSettings,
    say: &mut dyn FnMut(LvNotice),
) -> Result<Vec<Segment>, LvRefusal> {
    let stripes = layout.stripes;
    let extent_size = vg.extent_size.sectors();
    let mut stripe_size = layout.stripe_size;
    if stripe_size > extent_size {
        say(LvNotice::StripeSizeReduced { asked: stripe_size, to: extent_size });
        stripe_size = extent_size;
    }
    let extents = lv_size::round_to_stripes(vg, want.extents, stripes, say)?;
    // A VG whose own policy is anywhere does not make up for PVs.
    let enough = usize::try_from(stripes).is_ok_and(|stripes| stripes <= pvs.len());
    if !enough && want.policy != AllocPolicy::Anywhere {
        return Err(LvRefusal::MoreStripesThanPvs { stripes, pvs: pvs.len() });
    }
    let free = map.free();
    if u64::from(extents.get()) > free && !want.approximate {
        return Err(LvRefusal::NoSpace { vg: vg.name.clone(), free, needed: extents });
    }
    let request = AllocRequest {
        name: want.name,
        segments: &[],
        extents,
        stripes,
        policy: want.policy,
        approximate: want.approximate,
        pvs,
    };
    let pieces = allocate(vg, map, settings, &request)?;
    let mut segments = Vec::with_capacity(pieces.len());
    append(&mut segments, pieces, stripes, stripe_size);
    Segment::merge(&mut segments);
    Ok(segments)
}

/// Adds what was allocated behind `segments`. Pieces that continue each other are still to be merged.
pub(super) fn append(
    segments: &mut Vec<Segment>,
    pieces: Vec<Piece>,
    stripes: u32,
    stripe_size: Sectors,
) {
    for piece in pieces {
        let start = segments.last().map_or(Extents::ZERO, Segment::end);
        let len = Extents::new(piece.len.get().saturating_mul(stripes));
        let areas = piece.areas.into_iter().map(|(pv, start)| Area::Pv { pv, start }).collect();
        let kind = SegmentKind::Striped(Striped { areas, stripe_size });
        segments.push(Segment::new(start, len, kind));
    }
}

/// The name, when an LV may have it.
fn free_name(vg: &Vg, name: LvName) -> Result<LvName, LvRefusal> {
    name.check_not_reserved()?;
    check_length(vg, name.as_str())?;
    if vg.find_lv(name.as_str()).is_some() {
        return Err(LvRefusal::Exists { vg: vg.name.clone(), lv: name });
    }
    Ok(name)
}

/// Refuses a name that device-mapper would not take together with the VG's.
pub(super) fn check_length(vg: &Vg, name: &str) -> Result<(), LvRefusal> {
    let len = vg.name.as_str().len() + name.len() + 3;
    if len > NAMES_MAX {
        return Err(LvRefusal::NameTooLong { vg: vg.name.clone(), lv: name.to_owned(), len });
    }
    Ok(())
}

/// `lvolN` with N one above the highest of the VG.
fn generated_name(vg: &Vg) -> Result<LvName, LvRefusal> {
    // Whatever follows the digits: the spare of pools is `lvol0_pmspare`. What does not fit 31 bits is no number.
    let number = |lv: &Lv| {
        let rest = lv.name.as_str().strip_prefix("lvol")?;
        let rest = rest.strip_prefix('+').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end)?.parse::<i32>().ok()
    };
    let highest = vg.lvs().iter().filter_map(number).max();
    let name = format!("lvol{}", highest.map_or(0, |highest| i64::from(highest) + 1));
    check_length(vg, &name)?;
    Ok(LvName::new(&name)?)
}

fn new_lv(request: LvCreate<'_>, name: LvName, segments: Vec<Segment>) -> Lv {
    let (major, minor) = match request.persistent {
        Some((major, minor)) => (major, Some(minor)),
        None => (None, None),
    };
    Lv {
        name,
        id: request.id,
        status: LvStatus {
            read: true,
            write: request.writable,
            visible: true,
            fixed_minor: request.persistent.is_some(),
            ..LvStatus::default()
        },
        flags: LvFlags {
            activation_skip: request.activation_skip,
            noautoactivate: !request.autoactivate,
            ..LvFlags::default()
        },
        tags: request.tags,
        created: request.created,
        lock_args: None,
        alloc: request.alloc,
        profile: None,
        read_ahead: request.read_ahead,
        major,
        minor,
        segments,
        extra: Extra::default(),
    }
}

#[cfg(test)]
mod tests;
