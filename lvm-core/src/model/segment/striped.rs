//! `striped`: consecutive chunks go to the areas in turn. With one area it is what everyone calls linear.
//!
//! Keys: `stripe_count`, `stripe_size` (sectors, with two areas or more), `stripes`.

use serde::{Deserialize, Serialize};

use super::Area;
use crate::format::text::TextWriter;
use crate::model::Vg;
use crate::model::import::{Fields, ImportError, Refs};
use crate::units::{Extents, Sectors};

/// A linear or striped segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Striped {
    /// The stripes: one makes the segment linear.
    pub areas: Vec<Area>,
    /// Length of a chunk; `ZERO` when linear.
    pub stripe_size: Sectors,
}

impl Striped {
    /// A linear mapping to one area.
    pub fn linear(area: Area) -> Self {
        Self { areas: vec![area], stripe_size: Sectors::ZERO }
    }

    /// Extents that each area has of a segment of `len` extents.
    pub fn area_len(&self, len: Extents) -> Extents {
        let stripes = u32::try_from(self.areas.len()).unwrap_or(u32::MAX).max(1);
        Extents::new(len.get() / stripes)
    }

    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        let count = fields.need_u32("stripe_count")?;
        let stripe_size =
            if count > 1 { Sectors::new(fields.need_u64("stripe_size")?) } else { Sectors::ZERO };
        let areas = fields.need_areas("stripes", count, refs)?;
        Ok(Self { areas, stripe_size })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        if self.areas.len() == 1 {
            out.int_noted("stripe_count", 1_u32, "linear");
        } else {
            out.int("stripe_count", self.areas.len());
            out.size("stripe_size", self.stripe_size, self.stripe_size);
        }
        vg.export_areas(out, "stripes", &self.areas);
    }
}
