//! How many stripes new extents have, and how long they are.

use crate::model::{Lv, Segment, SegmentKind, Vg};
use crate::plan::lv_create::{STRIPE_MIN, STRIPES_MAX};
use crate::plan::{LvNotice, LvRefusal, lv_size};
use crate::units::Sectors;

use super::LvResize;

/// What the command line says of stripes.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    count: Option<u32>,
    size: Option<Sectors>,
}

/// The stripes of new extents.
#[derive(Clone, Copy)]
pub(super) struct Stripes {
    /// How many; 1 is linear.
    pub(super) count: u32,
    /// How long; `ZERO` when linear.
    pub(super) size: Sectors,
}

impl Stripes {
    /// Reads the command line's part. A stripe longer than an extent is made as long as one.
    pub(super) fn asked(
        vg: &Vg,
        request: &LvResize<'_>,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Asked, LvRefusal> {
        let Some(size) = request.stripe_size else {
            return Ok(Asked { count: request.stripes, size: None });
        };
        if !size.get().is_power_of_two() {
            return Err(LvRefusal::StripeSizeNoPower);
        }
        let extent = vg.extent_size.sectors();
        if size > extent {
            say(LvNotice::ResizeStripeSizeReduced { asked: size, to: extent });
        }
        Ok(Asked { count: request.stripes, size: Some(size.min(extent)) })
    }
}

impl Asked {
    /// What was asked for, the rest as in the LV's segments, which have to agree on it; `default` is the length
    /// of a stripe where they have none.
    pub(super) fn or_as_before(
        self,
        lv: &Lv,
        default: Sectors,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Stripes, LvRefusal> {
        let (mut count, mut size) = (0, Sectors::ZERO);
        for segment in &lv.segments {
            let SegmentKind::Striped(striped) = &segment.kind else { continue };
            let (other_count, other_size) = (stripes_of(segment), striped.stripe_size);
            let sizes_differ = !size.is_zero() && !other_size.is_zero() && size != other_size;
            let counts_differ = count != 0 && count != other_count;
            let any_size = self.size.is_some() || self.count == Some(1);
            if (sizes_differ && !any_size) || (counts_differ && self.count.is_none()) {
                return Err(LvRefusal::StripesUnclear);
            }
            (count, size) = (other_count, other_size);
        }
        let count = self.count.unwrap_or(count).max(1);
        if count > STRIPES_MAX {
            return Err(LvRefusal::Stripes { stripes: count });
        }
        if count == 1 {
            return Ok(Stripes { count, size: Sectors::ZERO });
        }
        let size = if let Some(asked) = self.size {
            asked
        } else if size.is_zero() {
            say(LvNotice::ResizeDefaultStripeSize { size: default });
            default
        } else {
            say(LvNotice::LastStripeSize { size });
            size
        };
        Ok(Stripes { count, size })
    }
}

impl Stripes {
    /// The stripes of a segment; those of one without areas are 1.
    pub(super) fn of(segment: &Segment) -> Self {
        let size = match &segment.kind {
            SegmentKind::Striped(striped) => striped.stripe_size,
            _ => Sectors::ZERO,
        };
        Self { count: stripes_of(segment).max(1), size }
    }

    /// Extents of a row of stripes: the length of an LV grows and shrinks by whole rows.
    pub(super) fn boundary(self, vg: &Vg) -> u64 {
        lv_size::boundary(vg, self.count, self.size)
    }

    /// Refuses stripes that are too short.
    pub(super) fn check(self) -> Result<(), LvRefusal> {
        if self.count > 1 && self.size < STRIPE_MIN {
            return Err(LvRefusal::StripeSize { stripe: self.size });
        }
        Ok(())
    }
}

/// How many stripes a segment has; 0 for types without areas.
fn stripes_of(segment: &Segment) -> u32 {
    u32::try_from(segment.kind.areas().len()).unwrap_or(u32::MAX)
}
