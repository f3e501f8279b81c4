//! PVs of every layout, missing and stale ones, by turns.
//!
//! LVM2 and rlvm take turns in one VG; then both report, and the reports are compared field by field.

mod common;

use common::scripts;

scripts! {
    two_metadata_areas_on_each_pv: "
        disks 64M 64M
        r pvcreate --pvmetadatacopies 2 $0 $1
        l vgcreate vg $0 $1
        r lvcreate -l 3 -n a vg
        l lvcreate -l 2 -n b vg
        r lvremove -y vg/a
    ";
    two_metadata_areas_made_by_lvm2: "
        disks 64M 64M
        l pvcreate --pvmetadatacopies 2 $0 $1
        r vgcreate vg $0 $1
        l lvcreate -l 3 -n a vg
        r lvextend -l 9 vg/a
    ";
    pvs_without_metadata_areas: "
        disks 64M 64M 64M
        r pvcreate --pvmetadatacopies 0 $0 $1
        l pvcreate $2
        r vgcreate vg $0 $1 $2
        l lvcreate -l 20 -n over vg
        r lvcreate -l 3 -n more vg
    ";
    areas_that_lvm2_ignores_stay_ignored: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        l vgchange --vgmetadatacopies 1 vg
        r lvcreate -l 3 -n a vg
        r lvcreate -l 3 -n b vg
        l lvremove -y vg/a
        r lvextend -l +1 vg/b
    ";
    an_ignored_area_that_is_used_again: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l pvchange --metadataignore y $1
        r lvcreate -l 3 -n a vg
        l pvchange --metadataignore n $1
        r lvcreate -l 3 -n b vg
    ";
    a_small_metadata_area_wraps_round: "
        disks 64M
        r pvcreate --metadatasize 32k $0
        l vgcreate vg $0
        r lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        r lvrename vg a c
        l lvrename vg b d
        r lvextend -l +1 vg/c
        l lvextend -l +1 vg/d
        r lvrename vg c e
        l lvrename vg d f
        r lvextend -l +1 vg/e
        l lvextend -l +1 vg/f
        r lvremove -y vg/e
        l lvremove -y vg/f
        r lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        r lvrename vg a c
        l lvrename vg b d
    ";
    data_alignment_by_both: "
        disks 64M 64M
        r pvcreate --dataalignment 3M $0
        l pvcreate --dataalignment 3M $1
        r vgcreate vg $0 $1
        l lvcreate -l 20 -n a vg
    ";
    data_alignment_offset: "
        disks 64M 64M
        r pvcreate --dataalignment 2M --dataalignmentoffset 7s $0
        l pvcreate --dataalignment 2M --dataalignmentoffset 7s $1
        l vgcreate vg $0 $1
        r lvcreate -l 20 -n a vg
    ";
    a_boot_loader_area: "
        disks 64M 64M
        r pvcreate --bootloaderareasize 2M $0
        l pvcreate --bootloaderareasize 2M $1
        r vgcreate vg $0 $1
        l lvcreate -l 3 -n a vg
        r lvextend -l +3 vg/a
    ";
    labels_in_other_sectors: "
        disks 64M 64M
        r pvcreate --labelsector 3 $0
        l pvcreate --labelsector 0 $1
        r vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg
        r lvcreate -l 2 -n b vg
        l vgreduce vg $1
        r pvremove $1
    ";
    a_pv_that_is_told_to_be_smaller: "
        disks 64M 64M
        r pvcreate -y --setphysicalvolumesize 40M $0
        l pvcreate -y --setphysicalvolumesize 40M $1
        r vgcreate vg $0 $1
        l lvcreate -l 100%FREE -n a vg
    ";
    sectors_of_4096_bytes: "
        disks 64M/4096 64M/4096
        r pvcreate $0
        l pvcreate $1
        r vgcreate vg $0 $1
        l lvcreate -l 3 -n a vg
        r lvcreate -l 20 -n b vg
        l lvextend -l +1 vg/a
        r lvremove -y vg/b
    ";
    a_resized_pv: "
        disks 64M
        r pvcreate -y --setphysicalvolumesize 32M $0
        r vgcreate vg $0
        l pvresize $0
        r lvcreate -l 100%FREE -n a vg
    ";
    a_missing_pv_comes_back: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n on0 vg $0
        r lvcreate -l 2 -n on1 vg $1
        unplug 1
        l! lvcreate -l 1 -n no vg
        r! lvcreate -l 1 -n no vg
        replug 1
        r lvcreate -l 1 -n yes vg
    ";
    a_missing_pv_is_given_up_by_rlvm: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg $0
        unplug 1
        r vgreduce --removemissing vg
        check
        l lvcreate -l 1 -n b vg
        r lvcreate -l 1 -n c vg
    ";
    a_missing_pv_is_given_up_by_lvm2: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n a vg $0
        unplug 1
        l vgreduce --removemissing vg
        r lvcreate -l 1 -n b vg
        check
        l lvcreate -l 1 -n c vg
    ";
    a_vg_is_read_while_a_pv_is_missing: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 20 -n a vg
        l lvcreate -l 1 -n b vg
        unplug 1
        check
    ";
    stale_metadata_is_repaired_by_the_next_write: "
        golden oldmeta
        r lvcreate -l 1 -n more vgom
        check
        l lvcreate -l 1 -n again vgom
    ";
    a_pv_that_was_reduced_away_is_not_used_again: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n a vg $0
        unplug 1
        r vgreduce --removemissing vg
        l lvcreate -l 1 -n b vg
        replug 1
        r lvcreate -l 1 -n c vg
        check
        l lvcreate -l 1 -n d vg
    ";
    many_pvs: "
        disks 32M 32M 32M 32M 32M 32M 32M 32M 32M 32M 32M 32M
        r vgcreate vg $0 $1 $2 $3 $4 $5
        l vgextend vg $6 $7 $8 $9
        r vgextend vg $10 $11
        l lvcreate -l 30 -n a vg
        r lvcreate -i 5 -l 20 -n b vg
        l lvremove -y vg/a
        r lvcreate -l 100%FREE -n rest vg
    ";
}
