//! `lvchange`, `vgchange` and their kin by LVM2 on one set of disks and by rlvm on its twin: what they print, their
//! exit codes, and what is on the disks afterwards must be the same.

mod common;

use common::scripts;

scripts! {
    lvchange_of_each_attribute: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        l lvcreate -l 1 -n b vg
        x lvchange -pr vg/a
        x! lvchange -pr vg/a
        x lvchange -prw vg/a
        x! lvchange -prw vg/a
        x lvchange -Cy vg/a
        x! lvchange -Cy vg/a
        x lvchange -Cn vg/a
        x! lvchange -Cn vg/a
        x lvchange --alloc cling vg/a
        x! lvchange --alloc cling vg/a
        x lvchange --alloc inherit vg/a
        x lvchange -r 256 vg/a
        x! lvchange -r 256 vg/a
        x lvchange -r 255 vg/a
        x lvchange -r none vg/a
        x! lvchange -r 0 vg/a
        x lvchange -r 2m vg/a
        x lvchange -r auto vg/a
        x! lvchange -r auto vg/a
        x lvchange -ky vg/a
        x lvchange -ky vg/a
        x lvchange -kn vg/a
        x lvchange --setautoactivation n vg/a
        x lvchange --setautoactivation n vg/a
        x lvchange --setautoactivation y vg/a
        x lvchange --addtag x vg/a
        x lvchange --addtag x vg/a
        x lvchange --deltag x vg/a
        x lvchange --deltag none vg/a
        x lvchange --addtag x --addtag @y --deltag x vg/a
        x lvchange --addtag z vg
        x lvchange --addtag more @z
        x lvchange --addtag more @nobody
        x lvchange --detachprofile vg/a
    ";
    lvchange_of_several_attributes_at_once: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        l lvcreate -l 1 -n b vg
        x lvchange -pr --addtag w -r 512 -Cy -ky --setautoactivation n vg/a
        x! lvchange -pr --addtag w -r 512 -Cy -ky --setautoactivation n vg/a
        x! lvchange -pr -r 512 vg/a
        x! lvchange -pr vg
        x lvchange -prw -Cn -kn --setautoactivation y -r auto vg/a
        x! lvchange -prw vg/a vg/b vg/none
        x! lvchange --alloc cling -r 300 -Mn --permission rw vg/a
        x! lvchange -pr none/a vg/a
        x! lvchange -pr vg/none
        x! lvchange -pr none
    ";
    lvchange_gives_numbers_and_takes_them_away: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        x lvchange -My --minor 77 vg/a
        x lvchange -My --minor 78 vg/a
        x lvchange -Mn vg/a
        x! lvchange -Mn vg/a
        x! lvchange -My --minor 9999999 vg/a
        x! lvchange -My --minor -1 vg/a
        x! lvchange -My vg/a
        x! lvchange --minor 5 vg/a
        x! lvchange -Mn --minor 5 vg/a
        x! lvchange -My --minor 5 vg/a vg/b
        x! lvchange -My --minor 5 --addtag k vg/a
    ";
    lvchange_refuses_what_does_not_go_together: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        x! lvchange
        x! lvchange vg/a
        x! lvchange -ay
        x! lvchange --addtag x
        x! lvchange -p x vg/a
        x! lvchange -a x vg/a
        x! lvchange -r x vg/a
        x! lvchange -Cy --alloc cling vg/a
        x! lvchange -ay --refresh vg/a
        x! lvchange --refresh --addtag d vg/a
        x! lvchange -K --addtag cd vg/a
        x! lvchange -K vg/a
        x! lvchange -Mn --major 5 vg/a
        x! lvchange --refresh -K vg/a
        x! lvchange --monitor y -K vg/a
        x! lvchange --poll y --sysinit vg/a
        x! lvchange --activationmode foo -ay vg/a
        x! vgchange -P --activationmode complete -ay vg
        x! lvchange -P --activationmode complete -ay vg/a
        x! lvchange --addtag bad:?tag vg/a
        x! lvchange --allocation cling vg/a
        x! lvchange -y -My --minor 5 --refresh vg/a
    ";
    lvchange_of_parts_of_other_lvs: "
        golden history
        x! lvchange --addtag x vgh/pool_tmeta
        x lvchange --addtag x vgh/pool_tdata
        x! lvchange -pr vgh/pool
        x! lvchange -My --minor 4 vgh/pool
        x lvchange --addtag x -r 256 vgh/pool
        x! lvchange --refresh vgh/pool_tmeta
        x! lvchange -ay vgh/pool_tmeta
    ";
    lvchange_of_mirrors_and_raid: "
        golden mirror
        x! lvchange --addtag x vgm/m1_mimage_0
        x! lvchange --addtag x vgm/m1_mlog
        x lvchange --addtag x -pr -Cy vgm/m1
    ";
    lvchange_of_raid_images: "
        golden raid1
        x! lvchange -pr vgr/r1_rimage_0
        x! lvchange -pr vgr/r1_rmeta_0
        x! lvchange --addtag x vgr/r1_rimage_0
        x lvchange --addtag x -pr vgr/r1
    ";
    lvchange_of_snapshots_and_their_origins: "
        golden snapshot
        x lvchange -pr vgs/orig
        x! lvchange -r 264 vgs/orig
        x! lvchange --alloc cling vgs/orig
        x! lvchange -Mn vgs/orig
        x! lvchange -Cy --addtag t vgs/orig
        x lvchange --addtag t vgs/orig
    ";
    lvchange_of_external_origins: "
        golden thin
        x! lvchange -pr vgt/ext
        x lvchange --addtag t vgt/ext
    ";
    lvchange_while_a_pv_is_missing: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg $0
        l lvcreate -l 2 -n b vg $1
        unplug 1
        x lvchange --addtag x vg/a
        x lvchange -pr vg/b
        x vgchange --addtag x vg
        x! vgchange -xn vg
        x! vgchange --setautoactivation n vg
        x! vgchange --alloc cling --addtag x vg
        x! lvchange --refresh vg/b
        nocheck
    ";
    activation_without_a_driver_is_left_out: "
        disks 64M 64M
        l vgcreate vg $0
        l vgcreate other $1
        l lvcreate -l 2 -n a vg
        x lvchange --config global/activation=0 -ay vg/a
        x lvchange --config global/activation=0 -an vg/a
        x lvchange --config global/activation=0 -aay vg
        x lvchange --config global/activation=0 --refresh vg/a
        x vgchange --config global/activation=0 -ay vg
        x vgchange --config global/activation=0 -aly
        x vgchange --config global/activation=0 -an
        x vgchange --config global/activation=0 -aay
        x vgchange --config global/activation=0 --refresh
        x vgchange --config global/activation=0 --monitor y vg
        x vgchange --setautoactivation n vg
        x vgchange --config global/activation=0 -aay vg
        x vgchange --config global/activation=0 -aay --autoactivation nonsense vg
        x! vgchange -ay --readonly vg
        x! lvchange -ay --readonly vg/a
    ";
    vgchange_of_each_attribute: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg
        l lvcreate -l 1 -n b vg
        x vgchange --addtag x vg
        x vgchange --addtag x vg
        x vgchange --deltag x vg
        x vgchange --deltag x --addtag y vg
        x vgchange --addtag q --deltag q vg
        x vgchange --addtag w
        x vgchange --deltag w @w
        x vgchange --alloc cling vg
        x! vgchange --alloc cling vg
        x! vgchange --alloc inherit vg
        x vgchange --alloc normal vg
        x vgchange -l 5 vg
        x vgchange -l 5 vg
        x! vgchange -l 1 vg
        x vgchange -l 0 vg
        x vgchange -p 5 vg
        x! vgchange -p 1 vg
        x vgchange -p 0 vg
        x! vgchange -l -1 vg
        x vgchange --setautoactivation n vg
        x! vgchange --setautoactivation n vg
        x vgchange --setautoactivation y vg
        x vgchange -xn vg
        x! vgchange -xn vg
        x! vgchange -l 7 vg
        x! vgchange -p 7 vg
        x! vgchange -s 8m vg
        x vgchange -xy vg
        x! vgchange -xy vg
        x vgchange --detachprofile vg
        x! vgchange -xn --addtag z -s 2m vg
        x vgchange -xn -l 7 -p 9 --addtag t --alloc cling vg
    ";
    vgchange_of_the_extent_size: "
        disks 64M 65M 129M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg
        l lvcreate -l 4 -i 2 -n b vg
        x vgchange -s 4m vg
        x vgchange -s 2m vg
        x! vgchange -s 384k vg
        x vgchange -s 128k vg
        x vgchange -s 4m vg
        x! vgchange -s 8m vg
        x! vgchange -s 1g vg
        x! vgchange -s 3k vg
        x! vgchange -s 0 vg
        x! vgchange -s -4m vg
        l vgcreate even $2
        l lvcreate -l 3 -n odd even
        x! vgchange -s 8m even
        l lvcreate -l 1 -n odd2 even
        x! vgchange -s 8m even
        l lvremove -y even
        l lvcreate -l 2 -n shifted even $2:1-2
        x! vgchange -s 8m even
        l lvremove -y even
        l lvcreate -l 2 -n good even
        x vgchange -s 8m even
        x! vgchange -s 16m even
    ";
    vgchange_of_the_number_of_copies: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        x vgchange --vgmetadatacopies 1 vg
        x vgchange --vgmetadatacopies 1 vg
        x vgs -o+vg_mda_copies,vg_mda_used_count
        x vgchange --vgmetadatacopies 2 vg
        x vgs -o+vg_mda_copies,vg_mda_used_count
        x vgchange --vgmetadatacopies 3 vg
        x vgchange --metadatacopies unmanaged vg
        x vgchange --vgmetadatacopies 0 vg
        x vgs -o+vg_mda_copies,vg_mda_used_count
        x vgchange --vgmetadatacopies all vg
        x vgs -o+vg_mda_copies,vg_mda_used_count
        x! vgchange --pvmetadatacopies 1 vg
        x vgchange --pvmetadatacopies 1 --addtag x vg
    ";
    vgchange_refuses_what_does_not_go_together: "
        disks 64M
        l vgcreate vg $0
        x! vgchange
        x! vgchange vg
        x! vgchange -K vg
        x! vgchange --sysinit vg
        x! vgchange --autoactivation event vg
        x! vgchange -ay --addtag w vg
        x! vgchange -ay --refresh vg
        x! vgchange --refresh --addtag x vg
        x! vgchange --refresh --monitor y vg
        x! vgchange --monitor y --poll n --addtag x vg
        x vgchange --poll n --addtag x vg
        x! vgchange --addtag x --systemid foo vg
        x! vgchange -ay --sysinit --poll y vg
        x! vgchange -x maybe vg
        x! vgchange -cy vg
        x! vgchange --addtag w vg/a
        x! vgchange --addtag w none vg
        x! vgchange --activationmode foo -ay vg
    ";
    vgchange_gives_a_vg_away: "
        disks 64M 64M
        conf local { system_id = \"foo\" } global { system_id_source = \"lvmlocal\" }
        l vgcreate vg $0
        l vgcreate v2 $1
        x! vgchange --systemid foo vg
        x! vgchange --systemid bar vg
        x vgchange -y --systemid \"\" vg
        x! vgchange --systemid \"\" vg
        x vgchange --systemid foo vg
        x! vgchange --systemid foo v2 vg
        x! vgchange --systemid foo
        x vgchange -y --systemid bar v2
        nocheck
    ";
    exported_and_read_only_vgs: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        l vgexport vg
        x! vgchange -ay vg
        x! vgchange --addtag x vg
        x! lvchange -ay vg/a
        x! lvchange --addtag x vg/a
        x vgchange --config global/activation=0 -ay
        nocheck
    ";
    scans_by_both: "
        disks 64M 64M
        x pvscan
        x lvscan
        x vgscan
        l pvcreate $1
        x pvscan
        x pvscan -n
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        l lvcreate -l 2 -Cy -n b vg
        x pvscan
        x pvscan -s
        x pvscan -e
        x pvscan -n
        x pvscan -u
        x! pvscan -e -n
        x vgscan
        x lvscan
        x lvscan -a
        l vgexport vg
        x pvscan
        x pvscan -e
        x vgscan
        x lvscan
    ";
}
