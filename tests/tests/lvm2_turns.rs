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
    two_metadata_areas_on_each_pv: "
        disks 64M 64M
        r pvcreate --pvmetadatacopies 2 $0 $1
        l vgcreate vg $0 $1
        r lvcreate -l 3 -n a vg
        l lvcreate -l 2 -n b vg
        r lvremove -y vg/a
    ";
    two_metadata_areas_made_by_lvm2: "
        disks 64M 64M
        l pvcreate --pvmetadatacopies 2 $0 $1
        r vgcreate vg $0 $1
        l lvcreate -l 3 -n a vg
        r lvextend -l 9 vg/a
    ";
    pvs_without_metadata_areas: "
        disks 64M 64M 64M
        r pvcreate --pvmetadatacopies 0 $0 $1
        l pvcreate $2
        r vgcreate vg $0 $1 $2
        l lvcreate -l 20 -n over vg
        r lvcreate -l 3 -n more vg
    ";
    areas_that_lvm2_ignores_stay_ignored: "
        disks 64M 64M 64M
        l vgcreate vg $0 $1 $2
        l vgchange --vgmetadatacopies 1 vg
        r lvcreate -l 3 -n a vg
        r lvcreate -l 3 -n b vg
        l lvremove -y vg/a
        r lvextend -l +1 vg/b
    ";
    an_ignored_area_that_is_used_again: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l pvchange --metadataignore y $1
        r lvcreate -l 3 -n a vg
        l pvchange --metadataignore n $1
        r lvcreate -l 3 -n b vg
    ";
    a_small_metadata_area_wraps_round: "
        disks 64M
        r pvcreate --metadatasize 32k $0
        l vgcreate vg $0
        r lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        r lvrename vg a c
        l lvrename vg b d
        r lvextend -l +1 vg/c
        l lvextend -l +1 vg/d
        r lvrename vg c e
        l lvrename vg d f
        r lvextend -l +1 vg/e
        l lvextend -l +1 vg/f
        r lvremove -y vg/e
        l lvremove -y vg/f
        r lvcreate -l 1 -n a vg
        l lvcreate -l 1 -n b vg
        r lvrename vg a c
        l lvrename vg b d
    ";
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
    data_alignment_by_both: "
        disks 64M 64M
        r pvcreate --dataalignment 3M $0
        l pvcreate --dataalignment 3M $1
        r vgcreate vg $0 $1
        l lvcreate -l 20 -n a vg
    ";
    data_alignment_offset: "
        disks 64M 64M
        r pvcreate --dataalignment 2M --dataalignmentoffset 7s $0
        l pvcreate --dataalignment 2M --dataalignmentoffset 7s $1
        l vgcreate vg $0 $1
        r lvcreate -l 20 -n a vg
    ";
    a_boot_loader_area: "
        disks 64M 64M
        r pvcreate --bootloaderareasize 2M $0
        l pvcreate --bootloaderareasize 2M $1
        r vgcreate vg $0 $1
        l lvcreate -l 3 -n a vg
        r lvextend -l +3 vg/a
    ";
    labels_in_other_sectors: "
        disks 64M 64M
        r pvcreate --labelsector 3 $0
        l pvcreate --labelsector 0 $1
        r vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg
        r lvcreate -l 2 -n b vg
        l vgreduce vg $1
        r pvremove $1
    ";
    a_pv_that_is_told_to_be_smaller: "
        disks 64M 64M
        r pvcreate -y --setphysicalvolumesize 40M $0
        l pvcreate -y --setphysicalvolumesize 40M $1
        r vgcreate vg $0 $1
        l lvcreate -l 100%FREE -n a vg
    ";
    sectors_of_4096_bytes: "
        disks 64M/4096 64M/4096
        r pvcreate $0
        l pvcreate $1
        r vgcreate vg $0 $1
        l lvcreate -l 3 -n a vg
        r lvcreate -l 20 -n b vg
        l lvextend -l +1 vg/a
        r lvremove -y vg/b
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
    a_resized_pv: "
        disks 64M
        r pvcreate -y --setphysicalvolumesize 32M $0
        r vgcreate vg $0
        l pvresize $0
        r lvcreate -l 100%FREE -n a vg
    ";
    a_missing_pv_comes_back: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n on0 vg $0
        r lvcreate -l 2 -n on1 vg $1
        unplug 1
        l! lvcreate -l 1 -n no vg
        r! lvcreate -l 1 -n no vg
        replug 1
        r lvcreate -l 1 -n yes vg
    ";
    a_missing_pv_is_given_up_by_rlvm: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 2 -n a vg $0
        unplug 1
        r vgreduce --removemissing vg
        check
        l lvcreate -l 1 -n b vg
        r lvcreate -l 1 -n c vg
    ";
    a_missing_pv_is_given_up_by_lvm2: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n a vg $0
        unplug 1
        l vgreduce --removemissing vg
        r lvcreate -l 1 -n b vg
        check
        l lvcreate -l 1 -n c vg
    ";
    a_vg_is_read_while_a_pv_is_missing: "
        disks 64M 64M
        l vgcreate vg $0 $1
        l lvcreate -l 20 -n a vg
        l lvcreate -l 1 -n b vg
        unplug 1
        check
    ";
    stale_metadata_is_repaired_by_the_next_write: "
        golden oldmeta
        r lvcreate -l 1 -n more vgom
        check
        l lvcreate -l 1 -n again vgom
    ";
    a_pv_that_was_reduced_away_is_not_used_again: "
        disks 64M 64M
        r vgcreate vg $0 $1
        r lvcreate -l 2 -n a vg $0
        unplug 1
        r vgreduce --removemissing vg
        l lvcreate -l 1 -n b vg
        replug 1
        r lvcreate -l 1 -n c vg
        check
        l lvcreate -l 1 -n d vg
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
    many_pvs: "
        disks 32M 32M 32M 32M 32M 32M 32M 32M 32M 32M 32M 32M
        r vgcreate vg $0 $1 $2 $3 $4 $5
        l vgextend vg $6 $7 $8 $9
        r vgextend vg $10 $11
        l lvcreate -l 30 -n a vg
        r lvcreate -i 5 -l 20 -n b vg
        l lvremove -y vg/a
        r lvcreate -l 100%FREE -n rest vg
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
