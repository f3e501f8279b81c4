//! Commands on VGs and their backups, as twins.
//!
//! The same commands by LVM2 on one set of disks and by rlvm on its twin: what they print, their exit codes, what
//! is on the disks afterwards and where each LV lies must be the same.

mod common;

use common::scripts;

scripts! {
    vgcreate_with_its_options: "
        disks 64M 64M 64M 64M 64M
        x vgcreate -s 1m -l 5 -p 3 a $0
        x vgcreate --addtag x --addtag y --alloc cling b $1
        x vgcreate --vgmetadatacopies 1 c $2
        x vgcreate --setautoactivation n --physicalextentsize 8M d $3
        x vgcreate --maxlogicalvolumes 3 --maxphysicalvolumes 2 e $4
        x vgs -o+vg_tags,vg_extent_size,max_lv,max_pv,vg_mda_copies,vg_autoactivation,vg_allocation_policy
    ";
    vgcreate_makes_pvs_of_bare_devices: "
        disks 64M 64M
        x vgcreate --metadatasize 4m --dataalignment 2m vg $0 $1
        x pvs -o+pe_start,pv_mda_size
    ";
    vgcreate_refuses: "
        disks 64M 64M
        l vgcreate vg $0
        l pvcreate $1
        x! vgcreate
        x! vgcreate new
        x! vgcreate vg $1
        x! vgcreate new $0
        x! vgcreate new /dev/no-such-device
        l pvcreate $1
        x! vgcreate -s 3k new $1
        x! vgcreate -s 0 new $1
        x! vgcreate -s -4m new $1
        x! vgcreate bad/name/x $1
        x! vgcreate .. $1
        x! vgcreate aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa $1
        x! vgcreate --addtag bad:tag? new $1
        x! vgcreate --alloc nonsense new $1
        x! vgcreate new $1 $1
        x! vgcreate --config devices/dir=$DIR/dev pv0 $1
        x! vgrename --config devices/dir=$DIR/dev vg pv0
    ";
    vgextend_and_what_it_refuses: "
        disks 64M 64M 64M 64M 64M
        l vgcreate -p 3 vg $0
        l vgcreate other $3
        l pvcreate $4
        x vgextend vg $1
        x! vgextend vg $1
        x! vgextend vg $3
        x! vgextend vg
        x! vgextend none $4
        x! vgextend vg /dev/no-such-device
        x vgextend --metadatasize 2m vg $2
        x! vgextend vg $2
    ";
    vgextend_beyond_its_limit: "
        disks 64M 64M
        l vgcreate -p 1 vg $0
        l pvcreate $1
        x! vgextend vg $1
    ";
    vgreduce_and_what_it_refuses: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        l lvcreate -l 3 -n a vg $1
        x vgreduce vg $2
        x! vgreduce vg $1
        x! vgreduce vg $2
        x! vgreduce vg
        x! vgreduce none $1
        x vgreduce vg $0
        x! vgreduce vg $1
    ";
    vgreduce_of_all_that_is_empty: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        l lvcreate -l 3 -n a vg $1
        x! vgreduce -a vg
        x vgs
    ";
    vgreduce_of_what_is_missing: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        l lvcreate -l 3 -n on0 vg $0
        l lvcreate -l 3 -n on1 vg $1
        x vgreduce --removemissing vg
        unplug 2
        x vgreduce --removemissing vg
        unplug 1
        x! vgreduce --removemissing vg
        x vgreduce --removemissing --force vg
        x lvs
    ";
    vgremove_asks_first: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 3 -n a vg
        l lvcreate -l 3 -n b vg
        x! vgremove vg
        x lvs
        x vgremove -y vg
        x! vgremove vg
        x pvs
    ";
    vgremove_of_several: "
        disks 64M 64M 64M
        l vgcreate one $0
        l vgcreate two $1
        l vgcreate three $2
        l lvcreate -l 1 -n a two
        x vgremove -f one two
        x! vgremove three none
        x! vgremove
    ";
    vgrename_and_what_it_refuses: "
        disks 64M 64M
        l vgcreate one $0
        l vgcreate two $1
        l lvcreate -l 1 -n a one
        x vgrename one three
        x vgrename /dev/three /dev/four
        x! vgrename four two
        x! vgrename none x
        x! vgrename four four
        x! vgrename four bad/name/x
        x! vgrename four ..
        x! vgrename four
        x vgs
    ";
    backups_written_and_restored: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 1 -n a vg
        x vgcfgbackup vg
        x vgcfgbackup -f $DIR/one vg
        x vgcfgbackup
        x lvremove -y vg/a
        x vgcfgrestore -f $DIR/one vg
        x lvs
        x vgcfgrestore vg
        x! vgcfgrestore -f $DIR/none vg
        x! vgcfgrestore none
        x! vgcfgrestore
        x! vgcfgbackup none
        x! vgcfgrestore -f $DIR/etc/lvm.conf vg
        nocheck
    ";
    vgreduce_of_mirrors_alone: "
        disks 64M 64M
        l vgcreate vg $0 $1
        x! vgreduce --mirrorsonly vg
        x! vgreduce --mirrorsonly
        x! vgreduce --mirrorsonly vg $0
        x! vgreduce --mirrorsonly -a vg
        x vgreduce --mirrorsonly --removemissing vg
    ";
    backups_listed: "
        disks 64M
        l vgcreate vg $0
        x! vgcfgrestore -l -f $DIR/none
        x! vgcfgrestore -l -f $DIR/none vg
        x! vgcfgrestore -l
        x! vgcfgrestore -f $DIR/none
        x! vgcfgrestore -l -f $DIR/none vg another
    ";
}
