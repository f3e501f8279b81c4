//! `vdo`: a volume on a VDO pool. Keys: `vdo_pool`, `vdo_offset` (extents from the pool's beginning).

use serde::{Deserialize, Serialize};

use super::Area;
use crate::format::text::TextWriter;
use crate::model::Vg;
use crate::model::import::{Fields, ImportError, Refs};
use crate::units::Extents;

/// A volume whose data VDO compresses and deduplicates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vdo {
    /// The pool, and where in it the volume begins.
    pub pool: Area,
}

impl Vdo {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        let lv = fields.need_lv("vdo_pool", refs)?;
        let start = Extents::new(fields.need_u32("vdo_offset")?);
        Ok(Self { pool: Area::Lv { lv, start } })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("vdo_pool", vg.area_lv_name(&self.pool));
        out.int("vdo_offset", self.pool.start());
    }
}
