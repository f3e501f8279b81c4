//! LVs, their places and attributes by turns.
//!
//! LVM2 and rlvm take turns in one VG; then both report, and the reports are compared field by field.

mod common;

use common::scripts;

scripts! {
    extents_of_one_kib: "
        disks 16M
        r vgcreate -s 1k vg $0
        l lvcreate -l 777 -n odd vg
        r lvcreate -L 3k -n three vg
        r lvextend -L +5k vg/odd
    ";
    extents_of_128_kib: "
        disks 64M
        l vgcreate -s 128k vg $0
        r lvcreate -L 1920k -n a vg
        l lvcreate -l 100%FREE -n rest vg
        r lvreduce -f -y -l 5 vg/rest
    ";
    extents_of_384_kib: "
        disks 64M
        r vgcreate -s 384k vg $0
        l lvcreate -L 5m -n a vg
        r lvcreate -l 50%FREE -n b vg
    ";
    extents_of_one_gib: "
        disks 2200M 2200M
        r vgcreate -s 1g vg $0 $1
        l lvcreate -L 3G -n a vg
        r lvcreate -L 500m -n b vg
    ";
    stripes_by_turns: "
        disks 64M 64M 64M 64M
        l vgcreate vg $0 $1 $2 $3
        r lvcreate -i 3 -I 32k -l 9 -n s3 vg
        l lvcreate -i 4 -I 4k -l 8 -n s4 vg
        r lvextend -i 2 -I 64k -l +6 vg/s3
        l lvextend -l +8 vg/s4
        r lvreduce -f -y -l 6 vg/s3
    ";
    an_lv_in_many_pieces: "
        disks 64M
        l vgcreate vg $0
        r lvcreate -l 2 -n a vg
        l lvcreate -l 2 -n b vg
        r lvcreate -l 2 -n c vg
        l lvcreate -l 2 -n d vg
        r lvremove -y vg/a vg/c
        l lvcreate -l 6 -n pieces vg
        r lvextend -l +3 vg/pieces
        check
        l lvreduce -f -y -l 4 vg/pieces
    ";
    pv_ranges_by_turns: "
        disks 64M 64M
        r vgcreate vg $0 $1
        l lvcreate -l 3 -n a vg $0:10-12
        r lvcreate -l 4 -n b vg $1:10-13
        r lvcreate -l 4 -n c vg $0:2-3 $1:0-1
        l lvextend -l +2 vg/c $0:6-7
    ";
    tags_choose_pvs: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l pvchange --addtag fast $1
        r lvcreate -l 3 -n a vg @fast
        l lvcreate -l 3 -n b vg @fast
    ";
    tags_of_the_other_are_kept: "
        disks 64M 64M
        l vgcreate --addtag vgtag --addtag a+b/c=d:e#f&g!h.i-j_k vg $0 $1
        l pvchange --addtag ssd --addtag rack1 $0
        l lvcreate --addtag one --addtag two -l 2 -n a vg
        r lvcreate --addtag three -l 2 -n b vg
        r lvextend -l +1 vg/a
        l lvchange --addtag x vg/b
        r lvrename vg a c
    ";
    policies_of_the_other_are_kept: "
        disks 64M 64M
        l vgcreate --alloc cling -l 20 -p 8 vg $0 $1
        r lvcreate --alloc anywhere -l 2 -n a vg
        l lvcreate --alloc contiguous -l 2 -n b vg
        r lvcreate -l 2 -n c vg
        r lvextend -l +2 vg/c
    ";
    a_pv_that_takes_no_more: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l pvchange -xn $0
        r lvcreate -l 3 -n a vg
        r! lvcreate -l 20 -n b vg
        l pvchange -xy $0
        r lvcreate -l 20 -n b vg
    ";
    read_only_read_ahead_and_other_flags: "
        disks 64M
        r vgcreate vg $0
        r lvcreate -l 2 -n ro -pr vg
        l lvcreate -l 1 -n ra -r 128 vg
        r lvcreate -l 1 -n none -r none vg
        l lvcreate -l 1 -n skip -ky vg
        l lvcreate -l 1 -n noauto --setautoactivation n vg
        r lvextend -l +1 vg/skip
        r lvextend -l +1 vg/noauto
        r lvrename vg noauto still
    ";
    names_with_every_character: "
        disks 64M
        r vgcreate my-vg.1_x+y $0
        l lvcreate -l 1 -n lv-with--double my-vg.1_x+y
        r lvcreate -l 1 -n dot.lv my-vg.1_x+y
        l lvcreate -l 1 -n _under my-vg.1_x+y
        r lvcreate -l 1 -n a+b my-vg.1_x+y
        r lvextend -l +1 my-vg.1_x+y/lv-with--double
        l lvextend -l +1 my-vg.1_x+y/dot.lv
    ";
    generated_names_fill_the_gaps: "
        disks 64M
        l vgcreate vg $0
        r lvcreate -l 1 vg
        l lvcreate -l 1 vg
        r lvcreate -l 1 vg
        l lvremove -y vg/lvol1
        r lvcreate -l 1 vg
        l lvcreate -l 1 vg
    ";
    the_only_vg_need_not_be_named: "
        disks 64M
        r vgcreate vg $0
        r lvcreate -l 1 -n a
        l lvcreate -l 1 -n b vg
    ";
    limits_of_lvs_and_pvs: "
        disks 64M 64M 64M
        r vgcreate -l 2 -p 2 vg $0
        l vgextend vg $1
        r! vgextend vg $2
        r lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        r! lvcreate -l 1 -n c vg
        l vgchange -l 3 vg
        r lvcreate -l 1 -n c vg
    ";
    filled_to_the_last_extent: "
        disks 64M 64M
        r vgcreate vg $0 $1
        l lvcreate -l 100%FREE -n all vg
        r! lvcreate -l 1 -n more vg
        r! lvextend -l +1 vg/all
        r lvreduce -f -y -l -1 vg/all
        r lvcreate -l 1 -n more vg
    ";
    grown_and_shrunk_by_turns: "
        disks 64M 64M
        l vgcreate -s 1m vg $0 $1
        r lvcreate -L 10m -n a vg
        l lvresize -L +5m vg/a
        r lvresize -L 30m vg/a
        l lvresize -f -y -L 7m vg/a
        r lvresize -f -y -L -2m vg/a
        l lvextend -l 80%VG vg/a
        r lvreduce -f -y -l 10%VG vg/a
        r lvextend -l +50%FREE vg/a
    ";
}
