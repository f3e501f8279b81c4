//! `mirror`: the same data on each leg, kept in step by the old `dm-mirror` target; `pvmove` moves data with it.
//!
//! Keys: `mirror_count`, `extents_moved` (in pvmove LVs; extents), `mirror_log`, `region_size` (sectors),
//! `mirrors` (areas: LVs, or PVs in a pvmove LV).

use serde::{Deserialize, Serialize};

use super::{Area, LvUse};
use crate::format::text::TextWriter;
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};
use crate::units::{Extents, Sectors};

/// A mirrored segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mirror {
    /// The legs.
    pub areas: Vec<Area>,
    /// How many extents pvmove has moved; marks segments of pvmove LVs.
    pub extents_moved: Option<Extents>,
    /// The LV that remembers which regions are in step; without one they are in memory only.
    pub log: Option<LvIdx>,
    /// How much data one bit of the log stands for.
    pub region_size: Option<Sectors>,
}

impl Mirror {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        let count = fields.need_u32("mirror_count")?;
        Ok(Self {
            extents_moved: fields.take_u32("extents_moved")?.map(Extents::new),
            log: fields.take_lv("mirror_log", refs)?,
            region_size: fields.take_sectors("region_size")?,
            areas: fields.need_areas("mirrors", count, refs)?,
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.int("mirror_count", self.areas.len());
        if let Some(moved) = self.extents_moved {
            out.size("extents_moved", moved, vg.extent_size.length(moved));
        }
        if let Some(log) = self.log {
            out.str("mirror_log", vg.lv_name(log));
        }
        out.int_opt("region_size", self.region_size);
        vg.export_areas(out, "mirrors", &self.areas);
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        self.log.iter().for_each(|log| visit(LvUse::MirrorLog, *log));
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        self.log.iter_mut().for_each(visit);
    }
}
