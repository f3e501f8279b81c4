//! `integrity`: checksums of each block of an image, under RAID.
//!
//! Keys: `origin`, `data_sectors`, `mode` (`J` journal, `B` bitmap, …), `tag_size`, `block_size` (bytes),
//! `internal_hash`, `meta_dev` (the LV that holds the checksums), `recalculate`, and settings of the kernel's target.

use serde::{Deserialize, Serialize};

use super::{Area, LvUse};
use crate::format::text::TextWriter;
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};
use crate::units::{Extents, Sectors};

/// An image with checksums.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Integrity {
    /// The LV whose data is checked.
    pub origin: Area,
    /// How much of it.
    pub data_sectors: Sectors,
    /// `J` with a journal, `B` with a bitmap, `D` without either, `R` read-only recovery.
    pub mode: Box<str>,
    /// Bytes of a checksum.
    pub tag_size: u32,
    /// Bytes that one checksum is of.
    pub block_size: u32,
    /// The algorithm: "crc32c".
    pub internal_hash: Box<str>,
    /// The LV that holds the checksums.
    pub metadata: Option<LvIdx>,
    /// The checksums are still being made.
    pub recalculate: Option<u32>,
    /// What else was chosen for the kernel's target.
    pub settings: IntegritySettings,
}

/// Settings of the kernel's target that LVM2 has keys for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named for the keys of the text, which are the kernel's")]
pub struct IntegritySettings {
    pub journal_sectors: Option<u32>,
    pub interleave_sectors: Option<u32>,
    pub buffer_sectors: Option<u32>,
    pub journal_watermark: Option<u32>,
    pub commit_time: Option<u32>,
    pub bitmap_flush_interval: Option<u32>,
    pub sectors_per_bit: Option<u64>,
    pub allow_discards: Option<u32>,
}

impl Integrity {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        Ok(Self {
            origin: Area::Lv { lv: fields.need_lv("origin", refs)?, start: Extents::ZERO },
            data_sectors: fields.need_sectors("data_sectors")?,
            mode: fields.need_str("mode")?,
            tag_size: fields.need_u32("tag_size")?,
            block_size: fields.need_u32("block_size")?,
            internal_hash: fields.need_str("internal_hash")?,
            metadata: fields.take_lv("meta_dev", refs)?,
            recalculate: fields.take_u32("recalculate")?,
            settings: IntegritySettings {
                journal_sectors: fields.take_u32("journal_sectors")?,
                interleave_sectors: fields.take_u32("interleave_sectors")?,
                buffer_sectors: fields.take_u32("buffer_sectors")?,
                journal_watermark: fields.take_u32("journal_watermark")?,
                commit_time: fields.take_u32("commit_time")?,
                bitmap_flush_interval: fields.take_u32("bitmap_flush_interval")?,
                sectors_per_bit: fields.take_u64("sectors_per_bit")?,
                allow_discards: fields.take_u32("allow_discards")?,
            },
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("origin", vg.area_lv_name(&self.origin));
        out.int("data_sectors", self.data_sectors);
        out.str("mode", &self.mode);
        out.int("tag_size", self.tag_size);
        out.int("block_size", self.block_size);
        out.str("internal_hash", &self.internal_hash);
        if let Some(metadata) = self.metadata {
            out.str("meta_dev", vg.lv_name(metadata));
        }
        out.int_opt("recalculate", self.recalculate);
        let settings = &self.settings;
        out.int_opt("journal_sectors", settings.journal_sectors);
        out.int_opt("interleave_sectors", settings.interleave_sectors);
        out.int_opt("buffer_sectors", settings.buffer_sectors);
        out.int_opt("journal_watermark", settings.journal_watermark);
        out.int_opt("commit_time", settings.commit_time);
        out.int_opt("bitmap_flush_interval", settings.bitmap_flush_interval);
        out.int_opt("sectors_per_bit", settings.sectors_per_bit);
        out.int_opt("allow_discards", settings.allow_discards);
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        self.metadata.iter().for_each(|lv| visit(LvUse::IntegrityMetadata, *lv));
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        self.metadata.iter_mut().for_each(visit);
    }
}
