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
    lvcreate_by_size: "
        disks 64M 64M
        l vgcreate vg $0 $1
        x lvcreate -L 8m -n a vg
        x lvcreate -L 9m -n b vg
        x lvcreate -L 1 -n c vg
        x lvcreate -L 2048k -n d vg
        x lvcreate -L 8192s -n e vg
        x lvcreate -L 0.01g -n f vg
        x lvcreate -L 4194304b -n g vg
        x lvcreate -L4M -nh vg
        x lvcreate --size=4m --name=i vg
        x lvs -o+devices
    ";
    lvcreate_by_extents: "
        disks 64M 64M
        l vgcreate -s 1m vg $0 $1
        x lvcreate -l 5 -n a vg
        x lvcreate -l 10%VG -n b vg
        x lvcreate -l 25%FREE -n c vg
        x lvcreate -l 20%PVS -n d vg $1
        x lvcreate -l 100%PVS -n e vg $0
        x lvcreate -l 100%FREE -n f vg
        x lvs -o+devices
    ";
    lvcreate_generates_names: "
        disks 64M
        l vgcreate vg $0
        x lvcreate -l 1 vg
        x lvcreate -l 1 vg
        l lvremove -y vg/lvol0
        x lvcreate -l 1 vg
        x lvs
    ";
    lvcreate_in_stripes: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        x lvcreate -i 2 -l 4 -n a vg
        x lvcreate -i 3 -I 4k -l 3 -n b vg
        x lvcreate -i 2 -I 128 -l 5 -n c vg
        x lvcreate -i 2 -l 2 -n d vg $1 $2
        x lvcreate -i 1 -l 2 -n e vg
        x! lvcreate -i 4 -l 4 -n f vg
        x! lvcreate -i 2 -I 3k -l 4 -n g vg
        x! lvcreate -i 0 -l 4 -n h vg
        x! lvcreate -i 129 -l 4 -n i vg
        x lvcreate -i 2 -I 8m -l 2 -n j vg
        x lvs -o+devices,stripes,stripe_size
    ";
    lvcreate_on_chosen_extents: "
        disks 64M 64M
        l vgcreate vg $0 $1
        x lvcreate -l 3 -n a vg $0:10-12
        x lvcreate -l 4 -n b vg $1:0-1:4-5
        x lvcreate -l 2 -n c vg $0:3-
        x lvcreate -l 2 -n d vg $0:0-0 $1:14
        x! lvcreate -l 4 -n e vg $0:10-12
        x! lvcreate -l 1 -n e vg $0:99
        x! lvcreate -l 1 -n e vg /dev/no-such-device
        x lvs -o+seg_pe_ranges,devices
    ";
    lvcreate_with_policies: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n hole vg $0:4-5
        x lvcreate --alloc contiguous -l 9 -n a vg
        x! lvcreate -C y -l 16 -n b vg
        x lvcreate --alloc anywhere -i 2 -l 4 -n c vg $1
        x lvcreate --alloc cling -l 3 -n d vg
        x! lvcreate --alloc nonsense -l 1 -n e vg
        x lvs -o+devices,lv_allocation_policy
    ";
    lvcreate_with_attributes: "
        disks 64M
        l vgcreate vg $0
        x lvcreate -l 1 -n tagged --addtag one --addtag two vg
        x lvcreate -l 1 -n ahead -r 256 vg
        x lvcreate -l 1 -n none --readahead none vg
        x lvcreate -l 1 -n auto --readahead auto vg
        x lvcreate -l 1 -n skip -k y vg
        x lvcreate -l 1 -n noauto --setautoactivation n vg
        x lvcreate -l 1 -n contiguous -C y vg
        x lvs -o+lv_tags,lv_read_ahead,lv_skip_activation,lv_autoactivation
    ";
    lvcreate_refuses: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 1 -n taken vg
        x! lvcreate -l 1 -n taken vg
        x! lvcreate -l 31 -n a vg
        x! lvcreate -L 1g -n a vg
        x! lvcreate -L 0 -n a vg
        x! lvcreate -l 0 -n a vg
        x! lvcreate -l -1 -n a vg
        x! lvcreate -L -4m -n a vg
        x! lvcreate -L 4x -n a vg
        x! lvcreate -L nonsense -n a vg
        x! lvcreate -L 99999999999999999999g -n a vg
        x! lvcreate -n a vg
        x! lvcreate -l 1 -L 4m -n a vg
        x! lvcreate -l 50%NONSENSE -n a vg
        x! lvcreate -l 1 -n a none
        x! lvcreate -l 1 -n snapshot1 vg
        x! lvcreate -l 1 -n pvmove0 vg
        x! lvcreate -l 1 -n x_mlog vg
        x! lvcreate -l 1 -n x_tdata vg
        x! lvcreate -l 1 -n .. vg
        x! lvcreate -l 1 -n \"sp ace\" vg
        x! lvcreate -l 1 -n a --nonsense vg
        x! lvcreate -l 1 -n aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa vg
    ";
    lvcreate_at_the_limit_of_lvs: "
        disks 64M
        l vgcreate -l 1 vg $0
        x lvcreate -l 1 -n a vg
        x! lvcreate -l 1 -n b vg
    ";
    lvcreate_fills_fragments_in_the_same_order: "
        disks 64M 128M
        l vgcreate vg $0 $1
        l lvcreate -l 15 -n whole vg $0
        l lvremove -y vg/whole
        l lvcreate -l 2 -n a vg $0:2-3
        l lvcreate -l 2 -n b vg $0:8-9
        x lvcreate -l 2 -n one vg
        x lvcreate -l 3 -n two vg
        x lvcreate -l 3 -n three vg
        x lvcreate -l 20 -n four vg
        x lvcreate -l 4 -n five vg
        x lvextend -l +5 vg/one
        x lvs -o+seg_pe_ranges --segments
    ";
    lvextend_and_what_it_refuses: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg
        x lvextend -l +1 vg/a
        x lvextend -l 5 vg/a
        x lvextend -L +4m vg/a
        x lvextend -L 30m vg/a
        x lvextend -l +10%VG vg/a
        x lvextend -l +10%FREE vg/a
        x lvextend -l +50%LV vg/a
        x! lvextend -l 2 vg/a
        x! lvextend -L 4m vg/a
        x! lvextend -l +999 vg/a
        x! lvextend -L +1t vg/a
        x! lvextend -l +0 vg/a
        x! lvextend -l -1 vg/a
        x! lvextend vg/a
        x! lvextend -l +1 vg/none
        x! lvextend -l +1 none/a
        x! lvextend -l +1
        x lvs -o+devices
    ";
    lvextend_to_the_size_it_has: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 2 -n a vg
        x! lvextend -l 2 vg/a
        x! lvextend -L 8m vg/a
        x! lvresize -L 8m vg/a
        x! lvreduce -f -y -L 8m vg/a
    ";
    lvextend_onto_chosen_pvs: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        l lvcreate -l 2 -n a vg
        l lvcreate -l 2 -n b vg
        x lvextend -l +2 vg/a $2
        x lvextend -l +2 vg/a $1:5-6
        x! lvextend -l +4 vg/a $1:0-1
        x lvextend vg/b $1
        x lvs -o+seg_pe_ranges --segments
    ";
    lvextend_of_stripes: "
        disks 64M 64M 64M 64M
        l vgcreate vg $0 $1 $2 $3
        l lvcreate -i 2 -l 4 -n a vg
        x lvextend -l +2 vg/a
        x lvextend -l +1 vg/a
        x lvextend -i 3 -l +3 vg/a
        x lvextend -i 1 -l +1 vg/a
        x lvs -o+stripes,seg_pe_ranges --segments
    ";
    lvextend_prefers_to_go_on_where_it_ends: "
        disks 64M 64M
        l vgcreate vg $0 $1
        x lvcreate -l 2 -n a vg $1
        x lvextend -l +3 vg/a
        x lvcreate -l 1 -n b vg $1
        x lvextend -l +3 vg/a
        x lvextend --alloc cling -l +2 vg/a
        x lvextend --alloc contiguous -l +2 vg/a
        x lvs -o+seg_pe_ranges --segments
    ";
    lvreduce_and_what_it_refuses: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 10 -n a vg
        x lvreduce -l 9 vg/a
        x lvreduce -f -l 8 vg/a
        x lvreduce -y -l -1 vg/a
        x lvreduce -f -y -L -4m vg/a
        x lvreduce -f -y -L 20m vg/a
        x lvreduce -f -y -L 9m vg/a
        x! lvreduce -f -y -l 10 vg/a
        x! lvreduce -f -y -l 0 vg/a
        x! lvreduce -f -y -l -99 vg/a
        x! lvreduce -f -y vg/a
        x lvs
    ";
    lvresize_both_ways: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 4 -n a vg
        x lvresize -l 8 vg/a
        x lvresize -f -y -l 2 vg/a
        x lvresize -l +2 vg/a
        x lvresize -f -y -l -1 vg/a
        x lvresize -l 100%FREE vg/a
        x! lvresize -l 99 vg/a
        x lvs
    ";
    lvremove_asks_first: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        l lvcreate -l 1 -n c vg
        l lvcreate -l 1 -n d vg
        x lvremove vg/a
        x lvremove -y vg/b
        x lvremove -f vg/c
        x! lvremove vg/none
        x! lvremove none/a
        x! lvremove none
        x! lvremove
        x lvs
    ";
    lvremove_of_a_whole_vg: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        x lvremove -y vg
        x lvremove -y vg
        x lvs
    ";
    lvremove_of_several: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        l lvcreate -l 1 -n c vg
        x! lvremove -y vg/a vg/none vg/b
        x lvremove -y /dev/vg/c
        x lvs
    ";
    lvrename_in_every_form: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n taken vg
        x lvrename vg a b
        x lvrename vg/b c
        x lvrename vg/c vg/d
        x lvrename /dev/vg/d /dev/vg/e
        x lvrename vg /dev/vg/e f
        x! lvrename vg f taken
        x! lvrename vg none x
        x! lvrename vg f f
        x! lvrename vg f snapshot1
        x! lvrename vg f x_rimage
        x! lvrename vg/f other/g
        x! lvrename vg f
        x! lvrename none a b
        x lvs
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
    names_in_every_form: "
        disks 64M
        l vgcreate vg $0
        x lvcreate -l 1 -n vg/a
        x lvcreate -l 1 -n b vg
        x lvs vg/a
        x lvs /dev/vg/a
        x lvs vg
        x lvs /dev/vg
        x vgs /dev/vg
        x! lvs vg/none
        x! lvs none
        x! vgs none
        x! pvs /dev/no-such-device
        x lvextend -l +1 /dev/vg/a
    ";
    options_in_every_form: "
        disks 64M
        l vgcreate vg $0
        x lvcreate vg -l1 -na
        x lvcreate --extents=1 vg --name b
        x lvcreate --ext 1 --nam c vg
        x lvcreate -l 1 -- vg
        x! lvcreate -l 1 -l 2 -n d vg
        x! lvcreate -l
        x lvs --noheading --unit b --nosuff
        x lvs vg --separator=: --noheadings -o lv_name,lv_size
        x lvs -olv_name -o+lv_size
        x lvremove vg/b -y
    ";
    reports_with_their_options: "
        disks 64M 64M
        l vgcreate vg $0
        l pvcreate $1
        l lvcreate -l 3 -n a vg
        l lvcreate -l 4 -n b vg
        x pvs
        x pvs -v
        x vgs -v
        x lvs -v
        x lvs -a -o+devices
        x pvs --noheadings -o pv_name,vg_name --separator |
        x pvs --units b
        x pvs --units s --nosuffix
        x vgs --units G
        x vgs --units h
        x vgs --units H
        x vgs --units r
        x lvs --units k
        x lvs --reportformat json
        x vgs --reportformat json --units m
        x pvs --reportformat json
        x lvs --nameprefixes --noheadings
        x lvs --nameprefixes --noheadings --unquoted
        x lvs --rows
        x lvs -O -lv_size
    ";
    displays_with_their_options: "
        disks 64M 64M
        l vgcreate vg $0
        l pvcreate $1
        l lvcreate -l 3 -n a vg
        l lvcreate -l 12 -n b vg
        x pvdisplay
        x pvdisplay $0
        x pvdisplay -c
        x pvdisplay -s
        x pvdisplay -m
        x pvdisplay --units b
        x vgdisplay
        x vgdisplay vg
        x vgdisplay -c
        x vgdisplay -s
        x vgdisplay --units g
        x lvdisplay
        x lvdisplay vg/a
        x lvdisplay -c
        x lvdisplay -m
        x lvdisplay --units k
        x! lvdisplay vg/none
        x! vgdisplay none
        x! pvdisplay /dev/no-such-device
    ";
    nothing_there_at_all: "
        disks 64M
        x pvs
        x vgs
        x lvs
        x pvdisplay
        x vgdisplay
        x lvdisplay
        x! pvs $0
    ";
    quiet_and_verbose: "
        disks 64M
        x pvcreate -q $0
        x vgcreate -qq vg $0
        x lvcreate -q -l 1 -n a vg
        x lvremove -y -qq vg/a
    ";
    test_mode_says_so: "
        disks 64M
        l vgcreate vg $0
        l lvcreate -l 1 -n a vg
        x lvcreate -t -l 1 -n b vg
        x lvremove -t -y vg/a
        x lvextend --test -l +1 vg/a
        x vgremove -t -y vg
        x lvs
    ";
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
    sizes_that_round: "
        disks 300M
        l vgcreate -s 512k vg $0
        x lvcreate -L 1.3m -n a vg
        x lvextend -L +700k vg/a
        x lvreduce -f -y -L -600k vg/a
        x lvresize -L 10.1m vg/a
        x! lvcreate -L 100000001b -n b vg
        x lvcreate -l 33%VG -n c vg
        x lvcreate -l 33%FREE -n d vg
        x lvs --units s
    ";
    history_of_a_busy_day: "
        disks 64M 64M 64M
        x vgcreate vg $0 $1
        x lvcreate -L 20m -n root vg
        x lvcreate -L 12m -n swap vg
        x lvcreate -l 50%FREE -n home vg
        x vgextend vg $2
        x lvextend -l +100%FREE vg/home
        x lvremove -y vg/swap
        x! lvcreate -i 3 -L 6m -n fast vg
        x lvreduce -f -y -L 28m vg/home
        x lvcreate -i 3 -L 6m -n fast vg
        x lvrename vg home users
        x vgrename vg day
        x! vgreduce day $2
        x lvs -o+seg_pe_ranges --segments
    ";
}
