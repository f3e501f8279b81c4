//! LVM2 and rlvm take turns in one VG; then both report, and the reports are compared field by field.

mod common;

use common::turns;

turns! {
    lvm2_starts_and_rlvm_goes_on: "
        disks 64M 64M
        l pvcreate $0 $1
        r vgcreate vg $0
        l vgextend vg $1
        r lvcreate -l 5 -n a vg
        l lvcreate -l 5 -n b vg
        r lvextend -l +3 vg/a
        l lvextend -l +3 vg/b
        r lvremove -y vg/b
        l lvrename vg a c
    ";
}
