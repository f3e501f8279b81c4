//! Commands on LVs but for `lvcreate`, as twins.
//!
//! The same commands by LVM2 on one set of disks and by rlvm on its twin: what they print, their exit codes, what
//! is on the disks afterwards and where each LV lies must be the same.

mod common;

use common::scripts;

scripts! {
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
