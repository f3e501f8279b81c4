//! Settings of allocation. One line a setting, as [`super`] tells.

use super::{Flags, Life, settings};

settings! {
    _: section = "allocation", (), Life::from(2, 2, 77), Flags::NONE, "Which extents new LVs get, and what they are like.";
    CLING_TAG_LIST: list = "allocation/cling_tag_list", &[], Life::from(2, 2, 77), Flags::UNSET, "Tags that make PVs near to each other.";
    MAXIMISE_CLING: flag = "allocation/maximise_cling", true, Life::from(2, 2, 85), Flags::NONE, "Whether PVs in use are tried first.";
    _: flag = "allocation/use_blkid_wiping", true, Life::from(2, 2, 105), Flags::NONE, "";
    WIPE_SIGNATURES: flag = "allocation/wipe_signatures_when_zeroing_new_lvs", true, Life::from(2, 2, 105), Flags::NONE, "Whether signatures are looked for where a new LV's beginning is zeroed.";
    _: flag = "allocation/mirror_logs_require_separate_pvs", false, Life::from(2, 2, 85), Flags::NONE, "";
    _: flag = "allocation/raid_stripe_all_devices", false, Life::from(2, 2, 162), Flags::NONE, "";
    _: flag = "allocation/cache_pool_metadata_require_separate_pvs", false, Life::from(2, 2, 106), Flags::METADATA, "";
    _: text = "allocation/cache_pool_cachemode", "writethrough", Life::until([2, 2, 113], [2, 2, 128]), Flags::METADATA, "";
    _: number = "allocation/cache_metadata_format", 0, Life::from(2, 2, 169), Flags::METADATA, "";
    _: text = "allocation/cache_mode", "writethrough", Life::from(2, 2, 128), Flags::METADATA, "";
    _: text = "allocation/cache_policy", "", Life::from(2, 2, 128), Flags::UNSET.and(Flags::METADATA), "";
    _: section = "allocation/cache_settings", (), Life::from(2, 2, 128), Flags::AUTO.and(Flags::METADATA), "Settings of cache policies.";
    _: number = "allocation/cache_pool_chunk_size", 0, Life::from(2, 2, 106), Flags::UNSET.and(Flags::METADATA), "";
    _: number = "allocation/cache_pool_max_chunks", 0, Life::from(2, 2, 165), Flags::UNSET.and(Flags::METADATA), "";
    _: flag = "allocation/thin_pool_metadata_require_separate_pvs", false, Life::from(2, 2, 89), Flags::NONE, "";
    _: flag = "allocation/thin_pool_crop_metadata", false, Life::from(2, 3, 12), Flags::NONE, "";
    _: flag = "allocation/thin_pool_zero", true, Life::from(2, 2, 99), Flags::METADATA, "";
    _: text = "allocation/thin_pool_discards", "passdown", Life::from(2, 2, 99), Flags::METADATA, "";
    _: text = "allocation/thin_pool_chunk_size_policy", "generic", Life::from(2, 2, 101), Flags::METADATA, "";
    _: flag = "allocation/zero_metadata", true, Life::from(2, 3, 10), Flags::NONE, "";
    _: number = "allocation/thin_pool_chunk_size", 0, Life::from(2, 2, 99), Flags::UNSET.and(Flags::METADATA), "";
    PHYSICAL_EXTENT_SIZE: number = "allocation/physical_extent_size", 4096, Life::from(2, 2, 112), Flags::NONE, "Size of an extent, in KiB.";
    _: number = "allocation/vdo_use_compression", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_use_deduplication", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_use_metadata_hints", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_minimum_io_size", 4096, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_block_map_cache_size_mb", 128, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_block_map_period", 16380, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_check_point_frequency", 0, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_use_sparse_index", 0, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_index_memory_size_mb", 256, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_slab_size_mb", 2048, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_ack_threads", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_bio_threads", 4, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_bio_rotation", 64, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_cpu_threads", 2, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_hash_zone_threads", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_logical_threads", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_physical_threads", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: text = "allocation/vdo_write_policy", "auto", Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_max_discard", 1, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "allocation/vdo_pool_header_size", 512, Life::from(2, 3, 12), Flags::METADATA, "";
}
