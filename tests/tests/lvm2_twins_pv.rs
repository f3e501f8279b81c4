//! Commands on PVs, as twins.
//!
//! The same commands by LVM2 on one set of disks and by rlvm on its twin: what they print, their exit codes, what
//! is on the disks afterwards and where each LV lies must be the same.

mod common;

use common::scripts;

scripts! {
    pvcreate_with_its_options: "
        disks 64M 64M 64M 64M 64M 64M 64M
        x pvcreate $0
        x pvcreate --metadatasize 2m $1
        x pvcreate --pvmetadatacopies 2 $2
        x pvcreate --pvmetadatacopies 0 $3
        x pvcreate --dataalignment 4m $4
        x pvcreate --labelsector 2 $5
        x pvcreate --bootloaderareasize 1m --dataalignment 64k $6
        x pvs -o+pe_start,pv_mda_size,pv_mda_free,pv_ba_start,pv_ba_size
    ";
    pvcreate_of_several_at_once: "
        disks 64M 64M 64M
        x pvcreate $0 $1 $2
        x pvcreate $1
        x pvcreate -q $2
    ";
    pvcreate_refuses: "
        disks 64M 64M 1M
        x! pvcreate
        x! pvcreate $2
        x! pvcreate /dev/no-such-device
        x! pvcreate $0 /dev/no-such-device
        x! pvcreate --labelsector 4 $0
        x! pvcreate --uuid Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop $0
        x! pvcreate --uuid short --norestorefile $0
        x! pvcreate --pvmetadatacopies 3 $0
        l vgcreate vg $1
        x! pvcreate $1
        x! pvcreate -f $1
        x! pvcreate -y $1
    ";
    pvcreate_with_an_id: "
        disks 64M 64M
        x pvcreate --uuid Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop --norestorefile $0
        x! pvcreate --uuid Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop --norestorefile $1
    ";
    pvcreate_takes_a_used_one_when_forced: "
        disks 64M 64M
        l vgcreate vg $0 $1
        x pvcreate -ff -y $1
        x! pvs vg
        nocheck
    ";
    pvcreate_smaller_than_the_device: "
        disks 64M 64M
        x pvcreate --setphysicalvolumesize 40m $0
        x pvcreate -y --setphysicalvolumesize 32m $0
        x pvcreate -y --setphysicalvolumesize 1g $1
        x pvs -o pv_name,pv_size,dev_size
    ";
    pvremove_and_what_it_refuses: "
        disks 64M 64M 64M
        l pvcreate $0
        l vgcreate vg $1
        x pvremove $0
        x! pvremove $0
        x! pvremove $1
        x! pvremove -f $1
        x! pvremove -y $1
        x! pvremove $2
        x! pvremove /dev/no-such-device
        x! pvremove
    ";
    pvremove_of_a_used_one_when_forced: "
        disks 64M 64M
        l vgcreate vg $0
        x pvremove -ff -y $0
        x pvs
        x vgs
    ";
    pvremove_of_several: "
        disks 64M 64M
        l pvcreate $0 $1
        x pvremove $0 $1
        x pvs
    ";
    pvcreate_from_a_backup: "
        disks 64M 64M
        l vgcreate vg $0
        x vgcfgbackup -f $DIR/backup vg
        x! pvcreate --restorefile $DIR/none --uuid Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop $1
        x! pvcreate --restorefile $DIR/none $1
        x! pvcreate --restorefile $DIR/etc/lvm.conf --uuid Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop $1
        x! pvcreate --restorefile $DIR/backup --uuid Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop $1
        unplug 0
        x! pvcreate --restorefile $DIR/backup --uuid Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop $1
        nocheck
    ";
}
