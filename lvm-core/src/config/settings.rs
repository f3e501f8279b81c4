//! The settings that rlvm heeds, each with its path and LVM2's default.

use super::{Config, ConfigNotice};

/// A setting: where it stands, and what it is if nobody says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Setting<T> {
    /// `section/key`
    pub path: &'static str,
    /// LVM2's default.
    pub default: T,
}

impl Setting<&'static str> {
    /// Its value; the default also where it is set to nothing, which LVM2 does not take.
    pub fn filled(&self, config: &Config) -> String {
        let value = config.get(self);
        if value.is_empty() { self.default.to_owned() } else { value }
    }
}

/// A list of strings.
type List = &'static [&'static str];

/// Tells of a setting with a value of another type.
type Check = fn(&Config) -> Option<ConfigNotice>;

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $path:literal, $default:expr;)*) => {
        $($(#[$doc])* pub const $name: Setting<$type> = Setting { path: $path, default: $default };)*

        /// One check for each setting.
        pub(super) const CHECKS: &[Check] = &[$(|config| config.mistyped(&$name)),*];

        /// Every path, for tests.
        #[cfg(test)]
        const PATHS: &[&str] = &[$($path),*];
    };
}

settings! {
    /// Directory of device nodes.
    DEV_DIR: &'static str = "devices/dir", "/dev";
    /// Directories to look for device nodes in.
    SCAN: List = "devices/scan", &["/dev"];
    /// Which devices LVM commands see: `a|regex|`, `r|regex|`.
    FILTER: List = "devices/filter", &["a|.*|"];
    /// Which devices anything on the host sees.
    GLOBAL_FILTER: List = "devices/global_filter", &["a|.*|"];
    /// Whether the devices file says which devices there are.
    USE_DEVICESFILE: bool = "devices/use_devicesfile", false;
    /// Name of the devices file, in `devices` of the system directory.
    DEVICESFILE: &'static str = "devices/devicesfile", "system.devices";
    /// Smallest PV, in KiB.
    PV_MIN_SIZE: u64 = "devices/pv_min_size", 2048;
    /// Whether LVs are looked at as PVs.
    SCAN_LVS: bool = "devices/scan_lvs", false;
    /// Whether components of multipath devices are left out.
    MULTIPATH_COMPONENT_DETECTION: bool = "devices/multipath_component_detection", true;
    /// Whether components of md arrays are left out.
    MD_COMPONENT_DETECTION: bool = "devices/md_component_detection", true;
    /// Where superblocks of md are looked for: `auto`, `start` or `full`.
    MD_COMPONENT_CHECKS: &'static str = "devices/md_component_checks", "auto";
    /// Whether data is aligned to an md array's stripes.
    MD_CHUNK_ALIGNMENT: bool = "devices/md_chunk_alignment", true;
    /// Alignment of data where the device asks for none, in MiB.
    DEFAULT_DATA_ALIGNMENT: u64 = "devices/default_data_alignment", 1;
    /// Whether the device is asked how it wants its data.
    DATA_ALIGNMENT_DETECTION: bool = "devices/data_alignment_detection", true;
    /// Alignment of data, in KiB; 0: the default.
    DATA_ALIGNMENT: u64 = "devices/data_alignment", 0;
    /// Whether data is shifted by what the device asks for.
    DATA_ALIGNMENT_OFFSET_DETECTION: bool = "devices/data_alignment_offset_detection", true;
    /// Whether `pvcreate --uuid` wants a backup file.
    REQUIRE_RESTOREFILE_WITH_UUID: bool = "devices/require_restorefile_with_uuid", true;
    /// Whether PVs with blocks of different sizes may share a VG.
    ALLOW_MIXED_BLOCK_SIZES: bool = "devices/allow_mixed_block_sizes", false;
    /// Whether VGs with duplicate PVs may be changed.
    ALLOW_CHANGES_WITH_DUPLICATE_PVS: bool = "devices/allow_changes_with_duplicate_pvs", false;

    /// Tags that make PVs near to each other.
    CLING_TAG_LIST: List = "allocation/cling_tag_list", &[];
    /// Whether PVs in use are tried first.
    MAXIMISE_CLING: bool = "allocation/maximise_cling", true;
    /// Size of an extent, in KiB.
    PHYSICAL_EXTENT_SIZE: u64 = "allocation/physical_extent_size", 4096;
    /// Whether signatures are looked for where a new LV's beginning is zeroed.
    WIPE_SIGNATURES: bool = "allocation/wipe_signatures_when_zeroing_new_lvs", true;

    /// Whether each new state of a VG is kept in a file.
    BACKUP: bool = "backup/backup", true;
    /// Where; relative to the system directory, `backup`.
    BACKUP_DIR: &'static str = "backup/backup_dir", "";
    /// Whether each old state of a VG is kept in a file.
    ARCHIVE: bool = "backup/archive", true;
    /// Where; relative to the system directory, `archive`.
    ARCHIVE_DIR: &'static str = "backup/archive_dir", "";
    /// How many archives of a VG to keep at least.
    RETAIN_MIN: u64 = "backup/retain_min", 10;
    /// For how many days to keep archives at least.
    RETAIN_DAYS: u64 = "backup/retain_days", 30;

    /// Whether every command is a test.
    TEST: bool = "global/test", false;
    /// Unit of sizes in reports.
    UNITS: &'static str = "global/units", "r";
    /// Whether KB and KiB are told apart.
    SI_UNIT_CONSISTENCY: bool = "global/si_unit_consistency", true;
    /// Whether sizes show their unit.
    SUFFIX: bool = "global/suffix", true;
    /// Whether the kernel's device-mapper is used.
    ACTIVATION: bool = "global/activation", true;
    /// Whether to wait for locks that others hold.
    WAIT_FOR_LOCKS: bool = "global/wait_for_locks", true;
    /// Whether VGs are activated as their PVs appear.
    EVENT_ACTIVATION: bool = "global/event_activation", true;
    /// Directory of the lock files.
    LOCKING_DIR: &'static str = "global/locking_dir", "/run/lock/lvm";
    /// Whether metadata must not be changed.
    METADATA_READ_ONLY: bool = "global/metadata_read_only", false;
    /// Where the name of this system comes from.
    SYSTEM_ID_SOURCE: &'static str = "global/system_id_source", "none";
    /// File with the name of this system.
    SYSTEM_ID_FILE: &'static str = "global/system_id_file", "";
    /// Whether lvdisplay shows the LV's whole path as its name.
    LVDISPLAY_SHOWS_FULL_DEVICE_PATH: bool = "global/lvdisplay_shows_full_device_path", false;

    /// Seconds between two looks at a merge.
    POLLING_INTERVAL: u64 = "activation/polling_interval", 15;
    /// Whether to wait until udev is done with devices.
    UDEV_SYNC: bool = "activation/udev_sync", true;
    /// Whether udev's rules make nodes and links.
    UDEV_RULES: bool = "activation/udev_rules", true;
    /// Whether linear LVs are not striped ones of one stripe.
    USE_LINEAR_TARGET: bool = "activation/use_linear_target", true;
    /// What stands in place of missing PVs in activated LVs.
    MISSING_STRIPE_FILLER: &'static str = "activation/missing_stripe_filler", "error";
    /// How much pvmove copies at a time, in KiB.
    RAID_REGION_SIZE: u64 = "activation/raid_region_size", 2048;
    /// Whether dmeventd watches over pools, mirrors and snapshots.
    MONITORING: bool = "activation/monitoring", true;
    /// How full a thin pool is when it is made larger, in percent; 100: never.
    THIN_POOL_AUTOEXTEND_THRESHOLD: u64 = "activation/thin_pool_autoextend_threshold", 100;
    /// How far LVs read ahead.
    READAHEAD: &'static str = "activation/readahead", "auto";
    /// How much may be missing of an LV that is activated.
    ACTIVATION_MODE: &'static str = "activation/activation_mode", "degraded";
    /// Which LVs may be activated.
    VOLUME_LIST: List = "activation/volume_list", &[];
    /// Which LVs are activated by themselves.
    AUTO_ACTIVATION_VOLUME_LIST: List = "activation/auto_activation_volume_list", &[];
    /// Which LVs are activated read-only.
    READ_ONLY_VOLUME_LIST: List = "activation/read_only_volume_list", &[];

    /// Whether the host's name is a tag of it.
    HOSTTAGS: bool = "tags/hosttags", false;

    /// How many metadata areas a PV gets.
    PVMETADATACOPIES: u64 = "metadata/pvmetadatacopies", 1;
    /// How many copies of a VG's metadata to keep; 0: all.
    VGMETADATACOPIES: u64 = "metadata/vgmetadatacopies", 0;
    /// Whether new PVs leave their metadata areas unused.
    PVMETADATAIGNORE: bool = "metadata/pvmetadataignore", false;
    /// Size of a metadata area, in sectors; 0: up to the data's default start.
    PVMETADATASIZE: u64 = "metadata/pvmetadatasize", 0;
    /// Size of a stripe, in KiB.
    STRIPESIZE: u64 = "metadata/stripesize", 64;
    /// Whether PVs are compared with their devices.
    CHECK_PV_DEVICE_SIZES: bool = "metadata/check_pv_device_sizes", true;

    /// `basic` or `json`.
    OUTPUT_FORMAT: &'static str = "report/output_format", "basic";
    /// Whether columns that are empty in every row are left out.
    COMPACT_OUTPUT: bool = "report/compact_output", false;
    /// Columns that are left out when they are empty in every row.
    COMPACT_OUTPUT_COLS: &'static str = "report/compact_output_cols", "";
    /// Whether columns are aligned.
    ALIGNED: bool = "report/aligned", true;
    /// Whether a report is shown only when it is complete.
    BUFFERED: bool = "report/buffered", true;
    /// Whether there are headings: 0 none, 1 short.
    HEADINGS: bool = "report/headings", true;
    /// What stands between columns.
    SEPARATOR: &'static str = "report/separator", " ";
    /// What stands between items of a list.
    LIST_ITEM_SEPARATOR: &'static str = "report/list_item_separator", ",";
    /// Whether rows are `LVM2_NAME='value'` pairs.
    PREFIXES: bool = "report/prefixes", false;
    /// Whether their values are quoted.
    QUOTED: bool = "report/quoted", true;
    /// Whether columns are shown as rows.
    COLUMNS_AS_ROWS: bool = "report/columns_as_rows", false;
    /// Whether yes and no are 1 and 0.
    BINARY_VALUES_AS_NUMERIC: bool = "report/binary_values_as_numeric", false;
    /// How times are shown, as `strftime` has it.
    TIME_FORMAT: &'static str = "report/time_format", "%Y-%m-%d %T %z";
    /// Whether names of hidden LVs are in brackets.
    MARK_HIDDEN_DEVICES: bool = "report/mark_hidden_devices", true;
    /// Whether a missing device is `unknown device` rather than `[unknown]`.
    TWO_WORD_UNKNOWN_DEVICE: bool = "report/two_word_unknown_device", false;
    /// Whether what a command says is a report.
    REPORT_COMMAND_LOG: bool = "log/report_command_log", false;
    /// Columns of that report.
    COMMAND_LOG_COLS: &'static str = "log/command_log_cols", "log_seq_num,log_type,log_context,log_object_type,log_object_name,log_object_id,log_object_group,log_object_group_id,log_message,log_errno,log_ret_code";
    /// Its order.
    COMMAND_LOG_SORT: &'static str = "log/command_log_sort", "log_seq_num";
    /// Which of its rows are shown.
    COMMAND_LOG_SELECTION: &'static str = "log/command_log_selection", "!(log_type=status && message=success)";
    /// Columns of lvs.
    LVS_COLS: &'static str = "report/lvs_cols", "lv_name,vg_name,lv_attr,lv_size,pool_lv,origin,data_percent,metadata_percent,move_pv,mirror_log,copy_percent,convert_lv";
    /// Columns of `lvs -v`.
    LVS_COLS_VERBOSE: &'static str = "report/lvs_cols_verbose", "lv_name,vg_name,seg_count,lv_attr,lv_size,lv_major,lv_minor,lv_kernel_major,lv_kernel_minor,pool_lv,origin,data_percent,metadata_percent,move_pv,copy_percent,mirror_log,convert_lv,lv_uuid,lv_profile";
    /// Order of lvs.
    LVS_SORT: &'static str = "report/lvs_sort", "vg_name,lv_name";
    /// Columns of vgs.
    VGS_COLS: &'static str = "report/vgs_cols", "vg_name,pv_count,lv_count,snap_count,vg_attr,vg_size,vg_free";
    /// Columns of `vgs -v`.
    VGS_COLS_VERBOSE: &'static str = "report/vgs_cols_verbose", "vg_name,vg_attr,vg_extent_size,pv_count,lv_count,snap_count,vg_size,vg_free,vg_uuid,vg_profile";
    /// Order of vgs.
    VGS_SORT: &'static str = "report/vgs_sort", "vg_name";
    /// Columns of pvs.
    PVS_COLS: &'static str = "report/pvs_cols", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free";
    /// Columns of `pvs -v`.
    PVS_COLS_VERBOSE: &'static str = "report/pvs_cols_verbose", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,dev_size,pv_uuid";
    /// Order of pvs.
    PVS_SORT: &'static str = "report/pvs_sort", "pv_name";
    /// Columns of `lvs --segments`.
    SEGS_COLS: &'static str = "report/segs_cols", "lv_name,vg_name,lv_attr,stripes,segtype,seg_size";
    /// Columns of `lvs --segments -v`.
    SEGS_COLS_VERBOSE: &'static str = "report/segs_cols_verbose", "lv_name,vg_name,lv_attr,seg_start,seg_size,stripes,segtype,stripesize,chunksize";
    /// Order of `lvs --segments`.
    SEGS_SORT: &'static str = "report/segs_sort", "vg_name,lv_name,seg_start";
    /// Columns of `pvs --segments`.
    PVSEGS_COLS: &'static str = "report/pvsegs_cols", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size";
    /// Columns of `pvs --segments -v`.
    PVSEGS_COLS_VERBOSE: &'static str = "report/pvsegs_cols_verbose", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size,lv_name,seg_start_pe,segtype,seg_pe_ranges";
    /// Order of `pvs --segments`.
    PVSEGS_SORT: &'static str = "report/pvsegs_sort", "pv_name,pvseg_start";
    /// Columns of LVs in fullreport.
    LVS_COLS_FULL: &'static str = "report/lvs_cols_full", "lv_all";
    /// Order of LVs in fullreport.
    LVS_SORT_FULL: &'static str = "report/lvs_sort_full", "vg_name,lv_name";
    /// Columns of VGs in fullreport.
    VGS_COLS_FULL: &'static str = "report/vgs_cols_full", "vg_all";
    /// Order of VGs in fullreport.
    VGS_SORT_FULL: &'static str = "report/vgs_sort_full", "vg_name";
    /// Columns of PVs in fullreport.
    PVS_COLS_FULL: &'static str = "report/pvs_cols_full", "pv_all";
    /// Order of PVs in fullreport.
    PVS_SORT_FULL: &'static str = "report/pvs_sort_full", "pv_name";
    /// Columns of segments in fullreport.
    SEGS_COLS_FULL: &'static str = "report/segs_cols_full", "seg_all,lv_uuid";
    /// Order of segments in fullreport.
    SEGS_SORT_FULL: &'static str = "report/segs_sort_full", "lv_uuid,seg_start";
    /// Columns of runs of extents in fullreport.
    PVSEGS_COLS_FULL: &'static str = "report/pvsegs_cols_full", "pvseg_all,pv_uuid,lv_uuid";
    /// Order of runs of extents in fullreport.
    PVSEGS_SORT_FULL: &'static str = "report/pvsegs_sort_full", "pv_uuid,pvseg_start";

    /// The name of this system.
    SYSTEM_ID: &'static str = "local/system_id", "";
    /// Other systems whose VGs this one may use.
    EXTRA_SYSTEM_IDS: List = "local/extra_system_ids", &[];
}

#[cfg(test)]
mod tests {
    use super::super::known;
    use super::*;

    #[test]
    fn every_setting_is_one_of_lvm2s() {
        for path in PATHS {
            assert!(known::is_known(path), "{path}");
        }
        assert!(!known::is_known("global/unit"));
        assert!(!known::is_known("units"));
    }
}
