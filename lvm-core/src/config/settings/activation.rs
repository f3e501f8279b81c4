//! Settings of LVs in the kernel. One line a setting, as [`super`] tells.

use super::{Flags, Life, settings};

settings! {
    _: section = "activation", (), Life::from(1, 0, 0), Flags::NONE, "LVs in the kernel.";
    _: flag = "activation/checks", false, Life::from(2, 2, 86), Flags::NONE, "";
    UDEV_SYNC: flag = "activation/udev_sync", true, Life::from(2, 2, 51), Flags::NONE, "Whether to wait until udev is done with devices.";
    UDEV_RULES: flag = "activation/udev_rules", true, Life::from(2, 2, 57), Flags::NONE, "Whether udev's rules make nodes and links.";
    _: flag = "activation/verify_udev_operations", false, Life::from(2, 2, 86), Flags::NONE, "";
    _: flag = "activation/retry_deactivation", true, Life::from(2, 2, 89), Flags::NONE, "";
    MISSING_STRIPE_FILLER: text = "activation/missing_stripe_filler", "error", Life::from(1, 0, 0), Flags::ADVANCED, "What stands in place of missing PVs in activated LVs.";
    USE_LINEAR_TARGET: flag = "activation/use_linear_target", true, Life::from(2, 2, 89), Flags::NONE, "Whether linear LVs are not striped ones of one stripe.";
    _: number = "activation/reserved_stack", 64, Life::from(1, 0, 0), Flags::NONE, "";
    _: number = "activation/reserved_memory", 8192, Life::from(1, 0, 0), Flags::NONE, "";
    _: number = "activation/process_priority", -18, Life::from(1, 0, 0), Flags::NONE, "";
    VOLUME_LIST: list = "activation/volume_list", &[], Life::from(1, 0, 18), Flags::UNSET.and(Flags::EMPTY), "Which LVs may be activated.";
    AUTO_ACTIVATION_VOLUME_LIST: list = "activation/auto_activation_volume_list", &[], Life::from(2, 2, 97), Flags::UNSET.and(Flags::EMPTY), "Which LVs are activated by themselves.";
    READ_ONLY_VOLUME_LIST: list = "activation/read_only_volume_list", &[], Life::from(2, 2, 89), Flags::UNSET.and(Flags::EMPTY), "Which LVs are activated read-only.";
    _: number = "activation/mirror_region_size", 2048, Life::until([1, 0, 0], [2, 2, 99]), Flags::NONE, "";
    RAID_REGION_SIZE: number = "activation/raid_region_size", 2048, Life::from(2, 2, 99), Flags::NONE, "How much pvmove copies at a time, in KiB.";
    _: flag = "activation/error_when_full", false, Life::from(2, 2, 115), Flags::NONE, "";
    READAHEAD: text = "activation/readahead", "auto", Life::from(1, 0, 23), Flags::NONE, "How far LVs read ahead.";
    _: text = "activation/raid_fault_policy", "warn", Life::from(2, 2, 89), Flags::NONE, "";
    _: text = "activation/mirror_image_fault_policy", "remove", Life::from(2, 2, 57), Flags::NONE, "";
    _: text = "activation/mirror_log_fault_policy", "allocate", Life::from(1, 2, 18), Flags::NONE, "";
    _: text = "activation/mirror_device_fault_policy", "remove", Life::until([1, 2, 10], [2, 2, 57]), Flags::NONE, "";
    _: number = "activation/snapshot_autoextend_threshold", 100, Life::from(2, 2, 75), Flags::NONE, "";
    _: number = "activation/snapshot_autoextend_percent", 20, Life::from(2, 2, 75), Flags::NONE, "";
    THIN_POOL_AUTOEXTEND_THRESHOLD: number = "activation/thin_pool_autoextend_threshold", 100, Life::from(2, 2, 89), Flags::METADATA, "How full a thin pool is when it is made larger, in percent; 100: never.";
    _: number = "activation/thin_pool_autoextend_percent", 20, Life::from(2, 2, 89), Flags::METADATA, "";
    _: number = "activation/vdo_pool_autoextend_threshold", 100, Life::from(2, 3, 0), Flags::METADATA, "";
    _: number = "activation/vdo_pool_autoextend_percent", 20, Life::from(2, 3, 0), Flags::METADATA, "";
    _: list = "activation/mlock_filter", &[], Life::from(2, 2, 62), Flags::ADVANCED.and(Flags::UNSET), "";
    _: flag = "activation/use_mlockall", false, Life::from(2, 2, 62), Flags::NONE, "";
    MONITORING: flag = "activation/monitoring", true, Life::from(2, 2, 63), Flags::NONE, "Whether dmeventd watches over pools, mirrors and snapshots.";
    POLLING_INTERVAL: number = "activation/polling_interval", 15, Life::from(2, 2, 63), Flags::NONE, "Seconds between two looks at a merge.";
    _: flag = "activation/auto_set_activation_skip", true, Life::from(2, 2, 99), Flags::NONE, "";
    ACTIVATION_MODE: text = "activation/activation_mode", "degraded", Life::from(2, 2, 108), Flags::NONE, "How much may be missing of an LV that is activated.";
    _: list = "activation/lock_start_list", &[], Life::from(2, 2, 124), Flags::UNSET.and(Flags::EMPTY), "";
    _: list = "activation/auto_lock_start_list", &[], Life::from(2, 2, 124), Flags::UNSET.and(Flags::EMPTY), "";
}
