//! Disks that are missing, damaged, doubled or of odd sizes, as twins.
//!
//! The same commands by LVM2 on one set of disks and by rlvm on its twin: what they print, their exit codes, what
//! is on the disks afterwards and where each LV lies must be the same.

mod common;

use common::scripts;

scripts! {
    a_missing_pv_is_told_of: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg $0
        l lvcreate -l 2 -n b vg $1
        unplug 1
        x pvs
        x vgs
        x lvs
        x lvs -o+devices
        x! lvcreate -l 1 -n c vg
        x! lvextend -l +1 vg/a
        x! vgextend vg $0
    ";
    an_old_copy_is_told_of_and_mended: "
        golden oldmeta
        x pvs
        x vgs vgom
        x lvcreate -l 1 -n more vgom
        x lvs
    ";
    a_damaged_label_is_told_of: "
        golden x-badlabel
        x pvs
        x vgs
        nocheck
    ";
    a_damaged_header_is_told_of: "
        golden x-badcrc
        x pvs
        x vgs
        x lvs
        nocheck
    ";
    a_damaged_text_is_told_of: "
        golden x-badtext
        x pvs
        x vgs
        x lvs
        nocheck
    ";
    a_pv_seen_twice_is_told_of: "
        golden x-duplicate-pv
        x pvs
        x vgs
        r! lvcreate -l 1 -n a vgd
        nocheck
    ";
    two_vgs_of_one_name_are_told_of: "
        golden samename
        x pvs
        x vgs
        x! vgs dup
        x! lvcreate -l 1 -n a dup
        nocheck
    ";
    an_exported_vg_says_so: "
        golden exported
        x pvs
        x vgs
        x lvs
        x! lvcreate -l 1 -n b vgx
        x! lvremove -y vgx/a
        x! vgremove -f vgx
        x! lvrename vgx a b
        x! vgextend vgx $0
    ";
    a_full_area_says_so: "
        golden full-mda
        x! lvcreate -l 1 -n one-with-a-long-name-so-that-it-surely-does-not-fit vgf
        x lvs -o lv_name vgf
    ";
    sectors_of_4096_bytes: "
        disks 64M/4096 64M/4096
        x pvcreate $0
        x vgcreate vg $0 $1
        x lvcreate -l 3 -n a vg
        x lvcreate -i 2 -l 4 -n b vg
        x pvs -o+pe_start,pv_mda_size
    ";
    mixed_sector_sizes_are_refused_or_not: "
        disks 64M 64M/4096
        l pvcreate $0
        l pvcreate $1
        x! vgcreate vg $0 $1
        nocheck
    ";
    the_metadata_area_at_the_end: "
        disks 64M 65M 63M
        x pvcreate --pvmetadatacopies 2 --metadatasize 3m $0 $1 $2
        x vgcreate -s 1m vg $0 $1 $2
        x lvcreate -l 100%FREE -n a vg
        x pvs -o+pe_start,pv_pe_count,pv_mda_size,pv_mda_free
    ";
    odd_device_sizes: "
        disks 67108352 70000128 5M 33333760
        x pvcreate $0 $1 $2 $3
        x vgcreate vg $0 $1 $2 $3
        x lvcreate -l 100%FREE -n a vg
        x pvs --units b
        x pvdisplay --units b
    ";
}
