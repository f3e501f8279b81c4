//! VGs and their backups by turns.
//!
//! LVM2 and rlvm take turns in one VG; then both report, and the reports are compared field by field.

mod common;

use common::scripts;

scripts! {
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
    rlvm_starts_and_lvm2_goes_on: "
        disks 64M 64M
        r pvcreate $0 $1
        l vgcreate vg $0
        r vgextend vg $1
        l lvcreate -l 5 -n a vg
        r lvcreate -l 5 -n b vg
        l lvextend -l +3 vg/a
        r lvextend -l +3 vg/b
        l lvremove -y vg/b
        r lvrename vg a c
    ";
    rlvm_alone_makes_what_lvm2_reads: "
        disks 64M 64M 64M
        r pvcreate $0 $1 $2
        r vgcreate vg $0 $1
        r vgextend vg $2
        r lvcreate -l 20 -n over vg
        r lvcreate -i 2 -l 6 -n striped vg
        r lvcreate -l 100%FREE -n rest vg
    ";
    lvm2_alone_makes_what_rlvm_reads: "
        disks 64M 64M 64M
        l pvcreate $0 $1 $2
        l vgcreate vg $0 $1
        l vgextend vg $2
        l lvcreate -l 20 -n over vg
        l lvcreate -i 2 -l 6 -n striped vg
        l lvcreate -l 100%FREE -n rest vg
    ";
    orphans_without_a_vg: "
        disks 64M 64M
        r pvcreate $0
        l pvcreate $1
    ";
    an_empty_vg: "
        disks 64M
        r vgcreate empty $0
        check
        l vgrename empty still
        check
        r vgrename still empty
    ";
    everything_is_taken_down_by_the_other: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 3 -n a vg
        l lvremove -y vg/a
        l vgreduce vg $1
        r pvremove $1
        l vgremove vg
        r pvremove $0
    ";
    an_exported_vg_is_let_alone: "
        disks 64M
        l vgcreate vg $0
        r lvcreate -l 2 -n a vg
        l vgexport vg
        r! lvcreate -l 1 -n b vg
        r! lvextend -l +1 vg/a
        r! vgremove vg
        l vgimport vg
        r lvcreate -l 1 -n b vg
    ";
    a_vg_that_may_not_be_resized: "
        disks 64M 64M
        l vgcreate vg $0
        l vgchange -xn vg
        r! vgextend vg $1
        r lvcreate -l 1 -n a vg
        l vgchange -xy vg
        r vgextend vg $1
    ";
    a_foreign_vg_is_let_alone: "
        disks 64M 64M
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        l vgchange -y --systemid elsewhere vg
        r! lvcreate -l 1 -n b vg
        r! vgremove -f vg
        r! vgextend vg $1
        nocheck
    ";
    split_and_merged_by_lvm2: "
        disks 64M 64M 64M 64M
        r vgcreate vga $0 $1 $2 $3
        r lvcreate -l 3 -n on0 vga $0
        r lvcreate -l 3 -n on2 vga $2
        l vgsplit vga vgb $2 $3
        r lvcreate -l 2 -n more vgb
        r lvrename vga on0 first
        l vgmerge vga vgb
        r lvextend -l +1 vga/on2
    ";
    two_vgs_side_by_side: "
        disks 64M 64M
        r vgcreate one $0
        l vgcreate two $1
        r lvcreate -l 2 -n a two
        l lvcreate -l 2 -n a one
        r vgrename two three
        l vgrename one two
    ";
    backups_are_restored_by_the_other: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n a vg
        r vgcfgbackup -f $DIR/by-rlvm vg
        l lvremove -y vg/a
        l vgcfgrestore -f $DIR/by-rlvm vg
        check
        l lvcreate -l 2 -n b vg
        l vgcfgbackup -f $DIR/by-lvm2 vg
        r lvremove -y vg/a vg/b
        r vgcfgrestore -f $DIR/by-lvm2 vg
        check
        r lvcreate -l 2 -n c vg
    ";
    automatic_backups_are_restored_by_the_other: "
        disks 64M
        r vgcreate vg $0
        r lvcreate -l 2 -n a vg
        l vgcfgrestore vg
        l lvcreate -l 2 -n b vg
        r vgcfgrestore vg
        check
        l vgcfgrestore -l vg
        r vgcfgrestore -l vg
    ";
    a_pv_is_made_again_from_a_backup: "
        disks 64M 64M
        r pvcreate -u Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop --norestorefile $0
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n a vg
        r vgcfgbackup -f $DIR/backup vg
        l pvremove -ff -y $0
        r pvcreate -u Abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop --restorefile $DIR/backup $0
        r vgcfgrestore -f $DIR/backup vg
        check
        l lvcreate -l 1 -n b vg
    ";
    a_pv_is_forced_out_and_made_anew: "
        disks 64M 64M
        l vgcreate vg $0 $1
        r! pvcreate $1
        r pvcreate -ff -y $1
        l vgreduce --removemissing vg
        r vgextend vg $1
        l lvcreate -l 20 -n a vg
    ";
    no_backups_when_told_so: "
        disks 64M
        conf backup { backup = 0 archive = 0 }
        r vgcreate vg $0
        l lvcreate -l 1 -n a vg
        r lvcreate -l 1 -n b vg
    ";
    test_mode_changes_nothing: "
        disks 64M 64M
        r pvcreate -t $0
        r! pvs $0
        l vgcreate vg $0
        r vgextend -t vg $1
        r lvcreate -t -l 3 -n a vg
        r! lvs vg/a
        r vgremove -t vg
        l lvcreate -l 1 -n b vg
        r lvextend -t -l +3 vg/b
        r lvremove -t -y vg/b
    ";
}
