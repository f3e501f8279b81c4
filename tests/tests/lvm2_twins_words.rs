//! Names, options and reports, as twins.
//!
//! The same commands by LVM2 on one set of disks and by rlvm on its twin: what they print, their exit codes, what
//! is on the disks afterwards and where each LV lies must be the same.

mod common;

use common::scripts;

scripts! {
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
}
