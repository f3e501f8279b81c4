//! `cache-pool`: a fast data LV and a metadata LV that together cache other LVs.
//!
//! Keys: `data`, `metadata`, `metadata_format`, `chunk_size` (sectors), `cache_mode`, `policy`, `policy_settings`
//! (a section of the policy's own keys). Those from `metadata_format` on also stand in a `cache` segment that uses
//! a plain LV as its cache; [`CacheSettings`] has them.

use serde::{Deserialize, Serialize};

use super::{Area, LvUse};
use crate::format::text::{OwnedEntry, TextWriter};
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};
use crate::units::{Extents, Sectors};

/// A cache pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CachePool {
    /// The LV that holds cached blocks.
    pub data: Area,
    /// The LV that knows which block is where.
    pub metadata: LvIdx,
    /// How it caches.
    pub settings: CacheSettings,
}

/// How a cache works. What is absent has not been chosen yet, as in a pool that caches nothing so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CacheSettings {
    /// Format of the metadata: 1 or 2.
    pub metadata_format: Option<u32>,
    /// Size of a cached block.
    pub chunk_size: Option<Sectors>,
    /// When writes reach the origin.
    pub mode: Option<CacheMode>,
    /// The kernel's policy: "smq", "mq", "cleaner".
    pub policy: Option<Box<str>>,
    /// The policy's settings, word for word.
    pub policy_settings: Option<Vec<OwnedEntry>>,
}

/// When a write to a cached LV reaches its origin.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CacheMode {
    /// At once; the cache is only read.
    WriteThrough,
    /// Later.
    WriteBack,
    /// At once, and reads come from the origin too.
    PassThrough,
}

impl CacheMode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::WriteThrough, Self::WriteBack, Self::PassThrough];

    /// Its name in the text, on the command line and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WriteThrough => "writethrough",
            Self::WriteBack => "writeback",
            Self::PassThrough => "passthrough",
        }
    }
}

impl CacheSettings {
    pub(super) fn import(fields: &mut Fields<'_, '_, '_>) -> Result<Self, ImportError> {
        Ok(Self {
            metadata_format: fields.take_u32("metadata_format")?,
            chunk_size: fields.take_sectors("chunk_size")?,
            mode: fields.take_named("cache_mode", &CacheMode::ALL, |mode| mode.name())?,
            policy: fields.take_str("policy")?,
            policy_settings: fields.take_section("policy_settings")?,
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter) {
        out.int_opt("metadata_format", self.metadata_format);
        out.int_opt("chunk_size", self.chunk_size);
        if let Some(mode) = self.mode {
            out.str("cache_mode", mode.name());
        }
        if let Some(policy) = &self.policy {
            out.str("policy", policy);
        }
        if let Some(settings) = &self.policy_settings {
            out.compact_section("policy_settings", settings);
        }
    }
}

impl CachePool {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        Ok(Self {
            data: Area::Lv { lv: fields.need_lv("data", refs)?, start: Extents::ZERO },
            metadata: fields.need_lv("metadata", refs)?,
            settings: CacheSettings::import(fields)?,
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("data", vg.area_lv_name(&self.data));
        out.str("metadata", vg.lv_name(self.metadata));
        self.settings.export(out);
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        visit(LvUse::CachePoolMetadata, self.metadata);
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        visit(&mut self.metadata);
    }
}
