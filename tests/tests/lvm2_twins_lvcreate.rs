//! `lvcreate`, as twins.
//!
//! The same commands by LVM2 on one set of disks and by rlvm on its twin: what they print, their exit codes, what
//! is on the disks afterwards and where each LV lies must be the same.

mod common;

use common::scripts;

scripts! {
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
    lvcreate_with_stripes_of_the_settings: "
        disks 64M 64M
        l vgcreate vg $0 $1
        x lvcreate -i 2 -l 2 -n a --config metadata/stripesize=32 vg
        x! lvcreate -i 2 -l 2 -n b --config metadata/stripesize=3 vg
        x! lvcreate -i 2 -l 2 -n b --config metadata/stripesize=0 vg
        x lvcreate -i 2 -l 2 -n b --config metadata/stripesize=8192 vg
        x lvcreate -l 1 -n c vg
        x lvextend -i 2 -l +2 --config metadata/stripesize=16 vg/c
        x lvs -o+stripe_size,seg_pe_ranges --segments vg
    ";
    lvcreate_generates_names_above_odd_ones: "
        disks 64M
        l vgcreate vg $0
        x lvcreate -l 1 -n lvol07 vg
        x lvcreate -l 1 vg
        x lvcreate -l 1 -n lvol9x vg
        x lvcreate -l 1 vg
        x lvcreate -l 1 -n lvol4294967295 vg
        x lvcreate -l 1 -n lvol2147483648 vg
        x lvcreate -l 1 vg
        x lvremove -y vg/lvol8
        x lvcreate -l 1 vg
        x lvcreate -l 1 -n lvol+20 vg
        x lvcreate -l 1 vg
    ";
}
