//! `vdo-pool`: the physical side of VDO, on a hidden data LV.
//!
//! Keys: `data`, `header_size` (sectors), `virtual_extents`, switches that stand there only when they are on, and
//! sizes and numbers of threads of the kernel's target.

use serde::{Deserialize, Serialize};

use super::Area;
use crate::format::text::TextWriter;
use crate::model::Vg;
use crate::model::import::{Fields, ImportError, Refs};
use crate::units::{Extents, Sectors};

/// Sectors of a mebibyte, for the comments on sizes.
const MIB: u64 = 2048;

/// A VDO pool. Sizes are in the units of their keys in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the format")]
#[expect(missing_docs, reason = "fields without a word of their own are named for VDO's settings")]
pub struct VdoPool {
    /// The LV that VDO formats.
    pub data: Area,
    /// What is left free before and after the virtual device.
    pub header_size: Sectors,
    /// Size of the virtual device.
    pub virtual_extents: Extents,
    pub use_compression: bool,
    pub use_deduplication: bool,
    pub use_metadata_hints: bool,
    /// Bytes: 512 or 4096.
    pub minimum_io_size: u32,
    pub block_map_cache_size_mb: u32,
    pub block_map_era_length: u32,
    pub use_sparse_index: bool,
    pub index_memory_size_mb: u32,
    /// Blocks of 4 KiB.
    pub max_discard: u32,
    pub slab_size_mb: u32,
    pub ack_threads: u32,
    pub bio_threads: u32,
    pub bio_rotation: u32,
    pub cpu_threads: u32,
    pub hash_zone_threads: u32,
    pub logical_threads: u32,
    pub physical_threads: u32,
    /// Absent stands for `auto`.
    pub write_policy: Option<VdoWritePolicy>,
}

/// When VDO acknowledges a write.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VdoWritePolicy {
    /// As the device below calls for.
    Auto,
    /// When it is stored.
    Sync,
    /// When it is accepted; flushes hold.
    Async,
    /// When it is accepted; flushes do not hold.
    AsyncUnsafe,
}

impl VdoWritePolicy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Sync, Self::Async, Self::AsyncUnsafe];

    /// Its name in the text and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Sync => "sync",
            Self::Async => "async",
            Self::AsyncUnsafe => "async-unsafe",
        }
    }
}

impl VdoPool {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        let policies = &VdoWritePolicy::ALL;
        Ok(Self {
            data: Area::Lv { lv: fields.need_lv("data", refs)?, start: Extents::ZERO },
            header_size: fields.need_sectors("header_size")?,
            virtual_extents: Extents::new(fields.need_u32("virtual_extents")?),
            use_compression: fields.take_switch("use_compression")?,
            use_deduplication: fields.take_switch("use_deduplication")?,
            use_metadata_hints: fields.take_switch("use_metadata_hints")?,
            minimum_io_size: fields.need_u32("minimum_io_size")?,
            block_map_cache_size_mb: fields.need_u32("block_map_cache_size_mb")?,
            block_map_era_length: fields.need_u32("block_map_era_length")?,
            use_sparse_index: fields.take_switch("use_sparse_index")?,
            index_memory_size_mb: fields.need_u32("index_memory_size_mb")?,
            max_discard: fields.need_u32("max_discard")?,
            slab_size_mb: fields.need_u32("slab_size_mb")?,
            ack_threads: fields.need_u32("ack_threads")?,
            bio_threads: fields.need_u32("bio_threads")?,
            bio_rotation: fields.need_u32("bio_rotation")?,
            cpu_threads: fields.need_u32("cpu_threads")?,
            hash_zone_threads: fields.need_u32("hash_zone_threads")?,
            logical_threads: fields.need_u32("logical_threads")?,
            physical_threads: fields.need_u32("physical_threads")?,
            write_policy: fields.take_named("write_policy", policies, |policy| policy.name())?,
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("data", vg.area_lv_name(&self.data));
        out.size("header_size", self.header_size, self.header_size);
        let length = vg.extent_size.length(self.virtual_extents);
        out.size("virtual_extents", self.virtual_extents, length);
        out.blank();
        out.switch("use_compression", self.use_compression);
        out.switch("use_deduplication", self.use_deduplication);
        out.switch("use_metadata_hints", self.use_metadata_hints);
        out.int("minimum_io_size", self.minimum_io_size);
        let mib = |out: &mut TextWriter, key, size: u32| {
            out.size(key, size, Sectors::new(u64::from(size) * MIB));
        };
        mib(out, "block_map_cache_size_mb", self.block_map_cache_size_mb);
        out.int("block_map_era_length", self.block_map_era_length);
        out.switch("use_sparse_index", self.use_sparse_index);
        mib(out, "index_memory_size_mb", self.index_memory_size_mb);
        out.int("max_discard", self.max_discard);
        mib(out, "slab_size_mb", self.slab_size_mb);
        out.int("ack_threads", self.ack_threads);
        out.int("bio_threads", self.bio_threads);
        out.int("bio_rotation", self.bio_rotation);
        out.int("cpu_threads", self.cpu_threads);
        out.int("hash_zone_threads", self.hash_zone_threads);
        out.int("logical_threads", self.logical_threads);
        out.int("physical_threads", self.physical_threads);
        if let Some(policy) = self.write_policy {
            out.bare("write_policy", policy.name());
        }
    }
}
