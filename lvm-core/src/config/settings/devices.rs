//! Settings of settings, and of devices. One line a setting, as [`super`] tells.

use super::{Flags, Life, settings};

settings! {
    _: section = "config", (), Life::from(2, 2, 99), Flags::NONE, "How settings themselves are treated.";
    CHECKS: flag = "config/checks", true, Life::from(2, 2, 99), Flags::NONE, "Whether settings that LVM2 does not know, or of another type, are told.";
    ABORT_ON_ERRORS: flag = "config/abort_on_errors", false, Life::from(2, 2, 99), Flags::NONE, "Whether such settings end a command.";
    PROFILE_DIR: text = "config/profile_dir", "profile", Life::from(2, 2, 99), Flags::IN_SYSTEM_DIR, "Folder of the profiles.";

    _: section = "devices", (), Life::from(1, 0, 0), Flags::NONE, "Which devices are looked at, and how data is laid out on them.";
    DEV_DIR: text = "devices/dir", "/dev", Life::from(1, 0, 0), Flags::ADVANCED, "Directory of device nodes.";
    SCAN: list = "devices/scan", &["/dev"], Life::from(1, 0, 0), Flags::ADVANCED, "Directories to look for device nodes in.";
    _: list = "devices/loopfiles", &[], Life::until([1, 2, 0], [2, 3, 0]), Flags::UNSUPPORTED.and(Flags::UNSET), "";
    _: flag = "devices/obtain_device_list_from_udev", false, Life::from(2, 2, 85), Flags::NONE, "";
    _: text = "devices/external_device_info_source", "none", Life::from(2, 2, 116), Flags::NONE, "";
    _: text = "devices/hints", "all", Life::from(2, 3, 2), Flags::NONE, "";
    PREFERRED_NAMES: list = "devices/preferred_names", &[], Life::from(1, 2, 19), Flags::UNSET.and(Flags::EMPTY), "Which of the names of a device is shown: patterns, the first before the second.";
    USE_DEVICESFILE: flag = "devices/use_devicesfile", false, Life::from(2, 3, 12), Flags::NONE, "Whether the devices file says which devices there are.";
    DEVICESFILE: text = "devices/devicesfile", "system.devices", Life::from(2, 3, 12), Flags::NONE, "Name of the devices file, in `devices` of the system directory.";
    _: text = "devices/search_for_devnames", "auto", Life::from(2, 3, 12), Flags::NONE, "";
    FILTER: list = "devices/filter", &["a|.*|"], Life::from(1, 0, 0), Flags::NONE, "Which devices LVM commands see: `a|regex|`, `r|regex|`.";
    GLOBAL_FILTER: list = "devices/global_filter", &["a|.*|"], Life::from(2, 2, 98), Flags::NONE, "Which devices anything on the host sees.";
    _: text = "devices/cache", "cache/.cache", Life::until([1, 0, 0], [1, 2, 19]), Flags::SHOWN.and(Flags::IN_SYSTEM_DIR), "";
    _: text = "devices/cache_dir", "cache", Life::until([1, 2, 19], [2, 3, 0]), Flags::SHOWN.and(Flags::IN_SYSTEM_DIR), "";
    _: text = "devices/cache_file_prefix", "", Life::until([1, 2, 19], [2, 3, 0]), Flags::SHOWN.and(Flags::EMPTY), "";
    _: flag = "devices/write_cache_state", true, Life::until([1, 0, 0], [2, 3, 0]), Flags::SHOWN, "";
    TYPES: pairs = "devices/types", &[], Life::from(1, 0, 0), Flags::ADVANCED.and(Flags::UNSET), "Further drivers whose devices are used, each with its number of partitions.";
    _: flag = "devices/sysfs_scan", true, Life::from(1, 0, 8), Flags::NONE, "";
    SCAN_LVS: flag = "devices/scan_lvs", false, Life::from(2, 2, 182), Flags::NONE, "Whether LVs are looked at as PVs.";
    MULTIPATH_COMPONENT_DETECTION: flag = "devices/multipath_component_detection", true, Life::from(2, 2, 89), Flags::NONE, "Whether components of multipath devices are left out.";
    _: text = "devices/multipath_wwids_file", "/etc/multipath/wwids", Life::from(2, 3, 13), Flags::EMPTY, "";
    MD_COMPONENT_DETECTION: flag = "devices/md_component_detection", true, Life::from(1, 0, 18), Flags::NONE, "Whether components of md arrays are left out.";
    MD_COMPONENT_CHECKS: text = "devices/md_component_checks", "auto", Life::from(2, 3, 2), Flags::NONE, "Where superblocks of md are looked for: `auto`, `start` or `full`.";
    _: flag = "devices/fw_raid_component_detection", false, Life::from(2, 2, 112), Flags::NONE, "";
    MD_CHUNK_ALIGNMENT: flag = "devices/md_chunk_alignment", true, Life::from(2, 2, 48), Flags::NONE, "Whether data is aligned to an md array's stripes.";
    DEFAULT_DATA_ALIGNMENT: number = "devices/default_data_alignment", 1, Life::from(2, 2, 75), Flags::NONE, "Alignment of data where the device asks for none, in MiB.";
    DATA_ALIGNMENT_DETECTION: flag = "devices/data_alignment_detection", true, Life::from(2, 2, 51), Flags::NONE, "Whether the device is asked how it wants its data.";
    DATA_ALIGNMENT: number = "devices/data_alignment", 0, Life::from(2, 2, 45), Flags::NONE, "Alignment of data, in KiB; 0: the default.";
    DATA_ALIGNMENT_OFFSET_DETECTION: flag = "devices/data_alignment_offset_detection", true, Life::from(2, 2, 50), Flags::NONE, "Whether data is shifted by what the device asks for.";
    _: flag = "devices/ignore_suspended_devices", false, Life::from(1, 2, 19), Flags::NONE, "";
    _: flag = "devices/ignore_lvm_mirrors", true, Life::from(2, 2, 104), Flags::NONE, "";
    _: number = "devices/disable_after_error_count", 0, Life::until([2, 2, 75], [2, 3, 0]), Flags::NONE, "";
    REQUIRE_RESTOREFILE_WITH_UUID: flag = "devices/require_restorefile_with_uuid", true, Life::from(2, 2, 73), Flags::NONE, "Whether `pvcreate --uuid` wants a backup file.";
    PV_MIN_SIZE: number = "devices/pv_min_size", 2048, Life::from(2, 2, 85), Flags::NONE, "Smallest PV, in KiB.";
    _: flag = "devices/issue_discards", false, Life::from(2, 2, 85), Flags::NONE, "";
    ALLOW_CHANGES_WITH_DUPLICATE_PVS: flag = "devices/allow_changes_with_duplicate_pvs", false, Life::from(2, 2, 153), Flags::NONE, "Whether VGs with duplicate PVs may be changed.";
    ALLOW_MIXED_BLOCK_SIZES: flag = "devices/allow_mixed_block_sizes", false, Life::from(2, 3, 6), Flags::NONE, "Whether PVs with blocks of different sizes may share a VG.";
}
