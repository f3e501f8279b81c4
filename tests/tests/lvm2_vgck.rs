//! `vgck` on damaged, old, doubled and missing PVs: LVM2 and rlvm say the same and leave the same behind.

mod common;

use common::scripts;

scripts! {
    options_and_names: "
        disks 16M 16M
        l vgcreate --addtag t vg $0
        l vgcreate other $1
        x vgck
        x vgck vg other
        x vgck @t
        x vgck @none
        x! vgck none
        x! vgck none vg
        x! vgck vg/lv
        x vgck --reportformat json vg
        x! vgck --reportformat json none
        x! vgck --config log/report_command_log=1 vg none
        x! vgck --foreign
        x! vgck -S vg_name=vg
        x! vgck --updatemetadata
        x! vgck --updatemetadata vg other
        x! vgck --updatemetadata none
        x! vgck --updatemetadata --reportformat json vg
        x! vgck --updatemetadata --force vg
        x vgck --updatemetadata @t
        x vgck --updatemetadata vg
        x vgck --test --updatemetadata vg
        x vgck --updatemetadata --config log/report_command_log=1 vg
        x vgs -o+seqno
    ";
    an_old_copy: "
        golden oldmeta
        x vgck
        x vgck --test --updatemetadata vgom
        x vgck --updatemetadata vgom
        says updating old metadata to 4
        x vgck
    ";
    a_pv_that_was_removed_while_away: "
        golden outdated
        x vgck
        x vgck --test --updatemetadata vgo
        x vgck vgo
        x vgck --updatemetadata vgo
        says wiping header on outdated PV
        x vgck
        l vgextend vgo $1
        r vgreduce vgo $1
        l pvremove $1
    ";
    lvm2_takes_back_what_rlvm_freed: "
        golden outdated
        r vgck --updatemetadata vgo
        l pvs
        l vgextend vgo $1
    ";
    missing_pvs: "
        golden missing
        x! vgck
        x! vgck vgmiss
        x vgck --updatemetadata vgmiss
        x! vgck
    ";
    pvs_flagged_as_missing: "
        golden missing-flag
        x! vgck
        x vgck --updatemetadata vgmf
        x! vgck vgmf
    ";
    pvs_that_were_away: "
        disks 16M 16M 16M
        l vgcreate vg $0 $1 $2
        l lvcreate -l 1 -n used vg $1
        unplug 1
        unplug 2
        l vgchange --addtag later vg
        x! vgck vg
        replug 1
        replug 2
        x! vgck vg
        x vgck --updatemetadata vg
        x! vgck vg
    ";
    a_damaged_text: "
        golden x-badtext
        x vgck
        x vgck --test --updatemetadata vgc
        x vgck --updatemetadata vgc
        says repairing bad metadata (0x8) in mda1 at 4096
        x vgck
    ";
    a_damaged_copy: "
        disks 16M 16M
        l vgcreate vg $0 $1
        put 1 4628 5a5a
        x vgck
        # LVM2 2.03.16 reads here what it never wrote, and may say that it does not repair it.
        r vgck --updatemetadata vg
        says repairing bad metadata (0x8) in mda1 at 4096
        x vgck
    ";
    a_damaged_header: "
        disks 16M 16M
        l pvcreate --pvmetadatacopies 2 $0
        l vgcreate vg $0 $1
        put 0 4098 0909
        x vgck
        x vgck --updatemetadata vg
        says repairing bad metadata (0x14) in mda1 at 4096
        x vgck
        put 0 4116 09
        x vgck --updatemetadata vg
        says repairing bad metadata (0x54) in mda1 at 4096
        x vgck
    ";
    a_header_that_may_be_none: "
        golden x-badcrc
        x vgck
        x vgck --updatemetadata vgc
        says not repairing bad metadata (0x94) for mda1
        x vgck
        nocheck
    ";
    two_texts_of_one_number: "
        disks 16M 16M
        l vgcreate vg $0 $1
        unplug 1
        l vgchange --addtag one vg
        replug 1
        unplug 0
        l vgchange --addtag other vg
        replug 0
        l vgck vg
        r vgck --updatemetadata vg
        says repairing bad metadata (0x100) in mda1 at 4096
        l vgck vg
        r vgck vg
    ";
    pvs_that_are_gone_or_smaller: "
        golden x-badlabel
        x! vgck
        x vgck --updatemetadata vgc
        x! vgck vgc
    ";
    a_device_that_shrank: "
        golden x-truncated
        x vgck
        x vgck --updatemetadata vgc
        x vgck vgc
    ";
    vgs_of_one_name: "
        golden samename
        x vgck
        x! vgck dup
        x! vgck --updatemetadata dup
        nocheck
    ";
    vgs_that_are_not_ours: "
        golden systemid
        x vgck
        r! vgck vgsys
        says Cannot access VG vgsys with system ID other-host.example
        r! vgck --updatemetadata vgsys
        nocheck
    ";
    vgs_that_hosts_share: "
        golden lockd
        x vgck
        x! vgck vglock
        x! vgck --updatemetadata vglock
        nocheck
    ";
    exported_vgs: "
        golden exported
        x vgck
        x! vgck vgx
        x! vgck --updatemetadata vgx
    ";
}
