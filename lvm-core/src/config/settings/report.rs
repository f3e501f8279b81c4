//! Settings of metadata and of reports. One line a setting, as [`super`] tells.

use super::{Flags, Life, settings};

settings! {
    _: section = "metadata", (), Life::from(1, 0, 0), Flags::AUTO, "How much metadata is kept, and where.";
    CHECK_PV_DEVICE_SIZES: flag = "metadata/check_pv_device_sizes", true, Life::from(2, 2, 141), Flags::ADVANCED, "Whether PVs are compared with their devices.";
    _: flag = "metadata/record_lvs_history", false, Life::from(2, 2, 145), Flags::NONE, "";
    _: number = "metadata/lvs_history_retention_time", 0, Life::from(2, 2, 145), Flags::NONE, "";
    PVMETADATACOPIES: number = "metadata/pvmetadatacopies", 1, Life::from(1, 0, 0), Flags::ADVANCED, "How many metadata areas a PV gets.";
    VGMETADATACOPIES: number = "metadata/vgmetadatacopies", 0, Life::from(2, 2, 69), Flags::NONE, "How many copies of a VG's metadata to keep; 0: all.";
    PVMETADATASIZE: number = "metadata/pvmetadatasize", 0, Life::from(1, 0, 0), Flags::UNSET, "Size of a metadata area, in sectors; 0: up to the data's default start.";
    PVMETADATAIGNORE: flag = "metadata/pvmetadataignore", false, Life::from(2, 2, 69), Flags::ADVANCED, "Whether new PVs leave their metadata areas unused.";
    STRIPESIZE: number = "metadata/stripesize", 64, Life::from(1, 0, 0), Flags::ADVANCED, "Size of a stripe, in KiB.";
    _: list = "metadata/dirs", &[], Life::until([1, 0, 0], [2, 3, 0]), Flags::ADVANCED.and(Flags::UNSET), "";
    _: section = "metadata/disk_areas", (), Life::until([1, 0, 0], [2, 3, 0]), Flags::UNSUPPORTED.and(Flags::AUTO), "Metadata outside of PVs.";
    _: section = "metadata/disk_areas/<disk_area>", (), Life::until([1, 0, 0], [2, 3, 0]), Flags::UNSUPPORTED.and(Flags::VARIABLE).and(Flags::AUTO), "One place for it.";
    _: number = "metadata/disk_areas/<disk_area>/start_sector", 0, Life::until([1, 0, 0], [2, 3, 0]), Flags::UNSUPPORTED, "";
    _: number = "metadata/disk_areas/<disk_area>/size", 0, Life::until([1, 0, 0], [2, 3, 0]), Flags::UNSUPPORTED, "";
    _: text = "metadata/disk_areas/<disk_area>/id", "", Life::until([1, 0, 0], [2, 3, 0]), Flags::UNSUPPORTED.and(Flags::UNSET), "";

    _: section = "report", (), Life::from(1, 0, 0), Flags::AUTO, "Reports and their forms.";
    OUTPUT_FORMAT: text = "report/output_format", "basic", Life::from(2, 2, 158), Flags::COMMAND, "`basic` or `json`.";
    COMPACT_OUTPUT: flag = "report/compact_output", false, Life::from(2, 2, 115), Flags::COMMAND, "Whether columns that are empty in every row are left out.";
    COMPACT_OUTPUT_COLS: text = "report/compact_output_cols", "", Life::from(2, 2, 133), Flags::COMMAND.and(Flags::EMPTY), "Columns that are left out when they are empty in every row.";
    ALIGNED: flag = "report/aligned", true, Life::from(1, 0, 0), Flags::COMMAND, "Whether columns are aligned.";
    BUFFERED: flag = "report/buffered", true, Life::from(1, 0, 0), Flags::COMMAND, "Whether a report is shown only when it is complete.";
    HEADINGS: flag = "report/headings", true, Life::from(1, 0, 0), Flags::COMMAND, "Whether there are headings: 0 none, 1 short.";
    SEPARATOR: text = "report/separator", " ", Life::from(1, 0, 0), Flags::COMMAND, "What stands between columns.";
    LIST_ITEM_SEPARATOR: text = "report/list_item_separator", ",", Life::from(2, 2, 108), Flags::COMMAND, "What stands between items of a list.";
    PREFIXES: flag = "report/prefixes", false, Life::from(2, 2, 36), Flags::COMMAND, "Whether rows are `LVM2_NAME='value'` pairs.";
    QUOTED: flag = "report/quoted", true, Life::from(2, 2, 39), Flags::COMMAND, "Whether their values are quoted.";
    COLUMNS_AS_ROWS: flag = "report/columns_as_rows", false, Life::from(1, 0, 0), Flags::COMMAND, "Whether columns are shown as rows.";
    BINARY_VALUES_AS_NUMERIC: flag = "report/binary_values_as_numeric", false, Life::from(2, 2, 108), Flags::COMMAND, "Whether yes and no are 1 and 0.";
    TIME_FORMAT: text = "report/time_format", "%Y-%m-%d %T %z", Life::from(2, 2, 123), Flags::COMMAND, "How times are shown, as `strftime` has it.";
    DEVTYPES_SORT: text = "report/devtypes_sort", "devtype_name", Life::from(2, 2, 101), Flags::COMMAND, "Order of devtypes.";
    DEVTYPES_COLS: text = "report/devtypes_cols", "devtype_name,devtype_max_partitions,devtype_description", Life::from(2, 2, 101), Flags::COMMAND, "Columns of devtypes.";
    DEVTYPES_COLS_VERBOSE: text = "report/devtypes_cols_verbose", "devtype_name,devtype_max_partitions,devtype_description", Life::from(2, 2, 101), Flags::COMMAND, "Columns of `devtypes -v`.";
    LVS_SORT: text = "report/lvs_sort", "vg_name,lv_name", Life::from(1, 0, 0), Flags::COMMAND, "Order of lvs.";
    LVS_COLS: text = "report/lvs_cols", "lv_name,vg_name,lv_attr,lv_size,pool_lv,origin,data_percent,metadata_percent,move_pv,mirror_log,copy_percent,convert_lv", Life::from(1, 0, 0), Flags::COMMAND, "Columns of lvs.";
    LVS_COLS_VERBOSE: text = "report/lvs_cols_verbose", "lv_name,vg_name,seg_count,lv_attr,lv_size,lv_major,lv_minor,lv_kernel_major,lv_kernel_minor,pool_lv,origin,data_percent,metadata_percent,move_pv,copy_percent,mirror_log,convert_lv,lv_uuid,lv_profile", Life::from(1, 0, 0), Flags::COMMAND, "Columns of `lvs -v`.";
    VGS_SORT: text = "report/vgs_sort", "vg_name", Life::from(1, 0, 0), Flags::COMMAND, "Order of vgs.";
    VGS_COLS: text = "report/vgs_cols", "vg_name,pv_count,lv_count,snap_count,vg_attr,vg_size,vg_free", Life::from(1, 0, 0), Flags::COMMAND, "Columns of vgs.";
    VGS_COLS_VERBOSE: text = "report/vgs_cols_verbose", "vg_name,vg_attr,vg_extent_size,pv_count,lv_count,snap_count,vg_size,vg_free,vg_uuid,vg_profile", Life::from(1, 0, 0), Flags::COMMAND, "Columns of `vgs -v`.";
    PVS_SORT: text = "report/pvs_sort", "pv_name", Life::from(1, 0, 0), Flags::COMMAND, "Order of pvs.";
    PVS_COLS: text = "report/pvs_cols", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free", Life::from(1, 0, 0), Flags::COMMAND, "Columns of pvs.";
    PVS_COLS_VERBOSE: text = "report/pvs_cols_verbose", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,dev_size,pv_uuid", Life::from(1, 0, 0), Flags::COMMAND, "Columns of `pvs -v`.";
    SEGS_SORT: text = "report/segs_sort", "vg_name,lv_name,seg_start", Life::from(1, 0, 0), Flags::COMMAND, "Order of `lvs --segments`.";
    SEGS_COLS: text = "report/segs_cols", "lv_name,vg_name,lv_attr,stripes,segtype,seg_size", Life::from(1, 0, 0), Flags::COMMAND, "Columns of `lvs --segments`.";
    SEGS_COLS_VERBOSE: text = "report/segs_cols_verbose", "lv_name,vg_name,lv_attr,seg_start,seg_size,stripes,segtype,stripesize,chunksize", Life::from(1, 0, 0), Flags::COMMAND, "Columns of `lvs --segments -v`.";
    PVSEGS_SORT: text = "report/pvsegs_sort", "pv_name,pvseg_start", Life::from(1, 1, 3), Flags::COMMAND, "Order of `pvs --segments`.";
    PVSEGS_COLS: text = "report/pvsegs_cols", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size", Life::from(1, 1, 3), Flags::COMMAND, "Columns of `pvs --segments`.";
    PVSEGS_COLS_VERBOSE: text = "report/pvsegs_cols_verbose", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size,lv_name,seg_start_pe,segtype,seg_pe_ranges", Life::from(1, 1, 3), Flags::COMMAND, "Columns of `pvs --segments -v`.";
    VGS_COLS_FULL: text = "report/vgs_cols_full", "vg_all", Life::from(2, 2, 158), Flags::COMMAND, "Columns of VGs in fullreport.";
    PVS_COLS_FULL: text = "report/pvs_cols_full", "pv_all", Life::from(2, 2, 158), Flags::COMMAND, "Columns of PVs in fullreport.";
    LVS_COLS_FULL: text = "report/lvs_cols_full", "lv_all", Life::from(2, 2, 158), Flags::COMMAND, "Columns of LVs in fullreport.";
    PVSEGS_COLS_FULL: text = "report/pvsegs_cols_full", "pvseg_all,pv_uuid,lv_uuid", Life::from(2, 2, 158), Flags::COMMAND, "Columns of runs of extents in fullreport.";
    SEGS_COLS_FULL: text = "report/segs_cols_full", "seg_all,lv_uuid", Life::from(2, 2, 158), Flags::COMMAND, "Columns of segments in fullreport.";
    VGS_SORT_FULL: text = "report/vgs_sort_full", "vg_name", Life::from(2, 2, 158), Flags::COMMAND, "Order of VGs in fullreport.";
    PVS_SORT_FULL: text = "report/pvs_sort_full", "pv_name", Life::from(2, 2, 158), Flags::COMMAND, "Order of PVs in fullreport.";
    LVS_SORT_FULL: text = "report/lvs_sort_full", "vg_name,lv_name", Life::from(2, 2, 158), Flags::COMMAND, "Order of LVs in fullreport.";
    PVSEGS_SORT_FULL: text = "report/pvsegs_sort_full", "pv_uuid,pvseg_start", Life::from(2, 2, 158), Flags::COMMAND, "Order of runs of extents in fullreport.";
    SEGS_SORT_FULL: text = "report/segs_sort_full", "lv_uuid,seg_start", Life::from(2, 2, 158), Flags::COMMAND, "Order of segments in fullreport.";
    MARK_HIDDEN_DEVICES: flag = "report/mark_hidden_devices", true, Life::from(2, 2, 140), Flags::COMMAND, "Whether names of hidden LVs are in brackets.";
    TWO_WORD_UNKNOWN_DEVICE: flag = "report/two_word_unknown_device", false, Life::from(2, 2, 146), Flags::NONE, "Whether a missing device is `unknown device` rather than `[unknown]`.";
}
