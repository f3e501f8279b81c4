//! `cache`: a slow origin behind a cache pool, or behind a plain LV (a cachevol; the type then has the flag
//! `CACHE_USES_CACHEVOL`).
//!
//! Keys: `cache_pool`, `origin`, `cleaner` (being emptied); with a cachevol also those of [`CacheSettings`] and
//! `metadata_start`, `metadata_len`, `data_start`, `data_len` (sectors: how the cachevol is divided), `metadata_id`,
//! `data_id` (of the devices that stand for its parts).

use serde::{Deserialize, Serialize};

use super::cache_pool::CacheSettings;
use super::{Area, LvUse};
use crate::format::text::TextWriter;
use crate::id::Id;
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};
use crate::units::{Extents, Sectors};

/// A cached LV.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cache {
    /// The cache pool, or the cachevol.
    pub pool: LvIdx,
    /// The slow LV.
    pub origin: Area,
    /// The cache is being written back and dropped.
    pub cleaner: Option<u32>,
    /// How it caches, with a cachevol; a cache pool has this itself.
    pub settings: CacheSettings,
    /// How a cachevol is divided.
    pub parts: CachevolParts,
}

/// How a cachevol is divided into metadata and data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CachevolParts {
    /// Where the metadata begins.
    pub metadata_start: Option<Sectors>,
    /// Its length.
    pub metadata_len: Option<Sectors>,
    /// Where the cached blocks begin.
    pub data_start: Option<Sectors>,
    /// Their length.
    pub data_len: Option<Sectors>,
    /// Id of the metadata's device.
    pub metadata_id: Option<Id>,
    /// Id of the data's device.
    pub data_id: Option<Id>,
}

impl Cache {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        Ok(Self {
            pool: fields.need_lv("cache_pool", refs)?,
            origin: Area::Lv { lv: fields.need_lv("origin", refs)?, start: Extents::ZERO },
            cleaner: fields.take_u32("cleaner")?,
            settings: CacheSettings::import(fields)?,
            parts: CachevolParts {
                metadata_start: fields.take_sectors("metadata_start")?,
                metadata_len: fields.take_sectors("metadata_len")?,
                data_start: fields.take_sectors("data_start")?,
                data_len: fields.take_sectors("data_len")?,
                metadata_id: fields.take_id("metadata_id")?,
                data_id: fields.take_id("data_id")?,
            },
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("cache_pool", vg.lv_name(self.pool));
        out.str("origin", vg.area_lv_name(&self.origin));
        out.int_opt("cleaner", self.cleaner);
        self.settings.export(out);
        let parts = &self.parts;
        out.int_opt("metadata_start", parts.metadata_start);
        out.int_opt("metadata_len", parts.metadata_len);
        out.int_opt("data_start", parts.data_start);
        out.int_opt("data_len", parts.data_len);
        for (key, id) in [("metadata_id", parts.metadata_id), ("data_id", parts.data_id)] {
            if let Some(id) = id {
                out.id(key, &id);
            }
        }
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        visit(LvUse::CachePool, self.pool);
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        visit(&mut self.pool);
    }
}
