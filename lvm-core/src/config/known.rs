//! The settings that LVM2 2.03.16 knows, by section: what `lvmconfig --typeconfig list` tells, and those of
//! older releases that it takes without a word.
//!
//! A setting that is not here is most likely a slip of the pen, and the user is told.

/// Whether there is a setting of that path.
pub(super) fn is_known(path: &str) -> bool {
    let Some((section, key)) = path.split_once('/') else { return false };
    // Cache policies and tags bring names of their own.
    let free = path.starts_with("allocation/cache_settings/") || section == "tags";
    let keys = SECTIONS.iter().find(|(name, _)| *name == section);
    free || keys.is_some_and(|(_, keys)| keys.split_whitespace().any(|known| known == key))
}

/// Whether there is a section of that name.
pub(super) fn is_section(name: &str) -> bool {
    SECTIONS.iter().any(|(section, _)| *section == name)
}

/// Sections with their keys.
const SECTIONS: &[(&str, &str)] = &[
    (
        "activation",
        "activation_mode auto_activation_volume_list auto_lock_start_list \
         auto_set_activation_skip checks error_when_full lock_start_list \
         mirror_device_fault_policy mirror_image_fault_policy mirror_log_fault_policy \
         mirror_region_size missing_stripe_filler mlock_filter monitoring polling_interval \
         process_priority raid_fault_policy raid_region_size read_only_volume_list \
         readahead reserved_memory reserved_stack retry_deactivation \
         snapshot_autoextend_percent snapshot_autoextend_threshold \
         thin_pool_autoextend_percent thin_pool_autoextend_threshold udev_rules udev_sync \
         use_linear_target use_mlockall vdo_pool_autoextend_percent \
         vdo_pool_autoextend_threshold verify_udev_operations volume_list",
    ),
    (
        "allocation",
        "cache_metadata_format cache_mode cache_policy cache_pool_cachemode \
         cache_pool_chunk_size cache_pool_max_chunks \
         cache_pool_metadata_require_separate_pvs cache_settings cling_tag_list \
         maximise_cling mirror_logs_require_separate_pvs physical_extent_size \
         raid_stripe_all_devices thin_pool_chunk_size thin_pool_chunk_size_policy \
         thin_pool_crop_metadata thin_pool_discards thin_pool_metadata_require_separate_pvs \
         thin_pool_zero use_blkid_wiping vdo_ack_threads vdo_bio_rotation vdo_bio_threads \
         vdo_block_map_cache_size_mb vdo_block_map_period vdo_check_point_frequency \
         vdo_cpu_threads vdo_hash_zone_threads vdo_index_memory_size_mb vdo_logical_threads \
         vdo_max_discard vdo_minimum_io_size vdo_physical_threads vdo_pool_header_size \
         vdo_slab_size_mb vdo_use_compression vdo_use_deduplication vdo_use_metadata_hints \
         vdo_use_sparse_index vdo_write_policy wipe_signatures_when_zeroing_new_lvs \
         zero_metadata",
    ),
    ("backup", "archive archive_dir backup backup_dir retain_days retain_min"),
    ("config", "abort_on_errors checks profile_dir"),
    (
        "devices",
        "allow_changes_with_duplicate_pvs allow_mixed_block_sizes cache cache_dir \
         cache_file_prefix data_alignment data_alignment_detection \
         data_alignment_offset_detection default_data_alignment devicesfile dir \
         disable_after_error_count external_device_info_source filter \
         fw_raid_component_detection global_filter hints ignore_lvm_mirrors \
         ignore_suspended_devices issue_discards loopfiles md_chunk_alignment \
         md_component_checks md_component_detection multipath_component_detection \
         multipath_wwids_file obtain_device_list_from_udev preferred_names pv_min_size \
         require_restorefile_with_uuid scan scan_lvs search_for_devnames sysfs_scan types \
         use_devicesfile write_cache_state",
    ),
    (
        "dmeventd",
        "executable mirror_library raid_library snapshot_library thin_command thin_library \
         vdo_command vdo_library",
    ),
    (
        "global",
        "abort_on_internal_errors activation cache_check_executable cache_check_options \
         cache_disabled_features cache_dump_executable cache_repair_executable \
         cache_repair_options detect_internal_vg_cache_corruption etc event_activation \
         fallback_to_clustered_locking fallback_to_local_locking format fsadm_executable \
         io_memory_size library_dir locking_dir locking_library locking_type \
         lvdisplay_shows_full_device_path lvmetad_update_wait_time lvmlockctl_kill_command \
         lvmlockd_lock_retries metadata_read_only mirror_segtype_default notify_dbus \
         prioritise_write_locks proc raid10_segtype_default sanlock_lv_extend \
         segment_libraries si_unit_consistency sparse_segtype_default suffix \
         support_mirrored_mirror_log system_id_file system_id_source test \
         thin_check_executable thin_check_options thin_disabled_features \
         thin_dump_executable thin_repair_executable thin_repair_options umask units \
         use_aio use_lvmetad use_lvmlockd use_lvmpolld vdo_disabled_features \
         vdo_format_executable vdo_format_options wait_for_locks",
    ),
    ("local", "extra_system_ids host_id system_id"),
    (
        "log",
        "activate_file activation command_log_cols command_log_selection command_log_sort \
         command_names debug_classes debug_file_fields debug_output_fields file indent \
         journal level overwrite prefix report_command_log silent syslog verbose",
    ),
    (
        "metadata",
        "check_pv_device_sizes dirs disk_areas lvs_history_retention_time pvmetadatacopies \
         pvmetadataignore pvmetadatasize record_lvs_history stripesize vgmetadatacopies",
    ),
    (
        "report",
        "aligned binary_values_as_numeric buffered columns_as_rows compact_output \
         compact_output_cols devtypes_cols devtypes_cols_verbose devtypes_sort headings \
         list_item_separator lvs_cols lvs_cols_full lvs_cols_verbose lvs_sort lvs_sort_full \
         mark_hidden_devices output_format prefixes pvs_cols pvs_cols_full pvs_cols_verbose \
         pvs_sort pvs_sort_full pvsegs_cols pvsegs_cols_full pvsegs_cols_verbose \
         pvsegs_sort pvsegs_sort_full quoted segs_cols segs_cols_full segs_cols_verbose \
         segs_sort segs_sort_full separator time_format two_word_unknown_device vgs_cols \
         vgs_cols_full vgs_cols_verbose vgs_sort vgs_sort_full",
    ),
    ("shell", "history_size"),
    ("tags", "hosttags"),
];
