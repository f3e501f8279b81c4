//! `writecache`: writes to a slow origin go to a fast LV (a cachevol) first.
//!
//! Keys: `writecache` (the fast LV), `origin`, `writecache_block_size` (bytes), and the settings of the kernel's
//! target that were chosen.

use serde::{Deserialize, Serialize};

use super::{Area, LvUse};
use crate::format::text::TextWriter;
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};
use crate::units::Extents;

/// An LV with a write cache.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Writecache {
    /// The fast LV.
    pub cache: LvIdx,
    /// The slow LV.
    pub origin: Area,
    /// Bytes of a cached block: 512 or 4096.
    pub block_size: u32,
    /// What was chosen for the kernel's target, in LVM2's order.
    pub settings: Vec<WritecacheSetting>,
    /// `writecache_setting_key` and `writecache_setting_val`: a setting that LVM2 does not know.
    pub other_setting: Option<(Box<str>, Box<str>)>,
}

macro_rules! settings {
    ($($(#[$doc:meta])* $setting:ident = $name:literal;)*) => {
        /// The settings that LVM2 has keys for, in the order in which it writes them.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum WritecacheKey {
            $($(#[$doc])* $setting,)*
        }

        impl WritecacheKey {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$setting),*];

            /// Its name in the text and on the command line.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$setting => $name,)*
                }
            }
        }
    };
}
settings! {
    /// Percent of the cache in use at which writing back begins.
    HighWatermark = "high_watermark";
    /// Percent of the cache in use at which it ends.
    LowWatermark = "low_watermark";
    /// Blocks under way at a time.
    WritebackJobs = "writeback_jobs";
    /// Blocks after which the cache is committed.
    AutocommitBlocks = "autocommit_blocks";
    /// Milliseconds after which it is.
    AutocommitTime = "autocommit_time";
    /// Write with FUA.
    Fua = "fua";
    /// Write without FUA.
    Nofua = "nofua";
    /// Write everything back and cache no more.
    Cleaner = "cleaner";
    /// Milliseconds after which a block is written back.
    MaxAge = "max_age";
    /// Cache only what is marked as metadata.
    MetadataOnly = "metadata_only";
    /// Milliseconds without writes after which writing back begins.
    PauseWriteback = "pause_writeback";
}

/// One chosen setting.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct WritecacheSetting {
    /// Which.
    pub key: WritecacheKey,
    /// Its value.
    pub value: u64,
}

impl Writecache {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        let cache = fields.need_lv("writecache", refs)?;
        let origin = Area::Lv { lv: fields.need_lv("origin", refs)?, start: Extents::ZERO };
        let block_size = fields.need_u32("writecache_block_size")?;
        let mut settings = Vec::new();
        for &key in WritecacheKey::ALL {
            if let Some(value) = fields.take_u64(key.name())? {
                settings.push(WritecacheSetting { key, value });
            }
        }
        let other_setting = match fields.take_str("writecache_setting_key")? {
            Some(key) => Some((key, fields.need_str("writecache_setting_val")?)),
            None => None,
        };
        Ok(Self { cache, origin, block_size, settings, other_setting })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("writecache", vg.lv_name(self.cache));
        out.str("origin", vg.area_lv_name(&self.origin));
        out.int("writecache_block_size", self.block_size);
        for setting in &self.settings {
            out.int(setting.key.name(), setting.value);
        }
        if let Some((key, value)) = &self.other_setting {
            out.str("writecache_setting_key", key);
            out.str("writecache_setting_val", value);
        }
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        visit(LvUse::Writecache, self.cache);
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        visit(&mut self.cache);
    }
}
