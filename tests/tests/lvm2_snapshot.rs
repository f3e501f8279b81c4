//! Snapshots of the old kind by LVM2, which has a pretended device-mapper, and by rlvm: what they print, their exit
//! codes and what is on the disks afterwards must be the same, and each goes on with what the other wrote.
//!
//! LVM2 commits a store as an LV of its own first, and each removal; rlvm commits once. Hence `recount`.

mod common;

use common::scripts;

scripts! {
    snapshots_with_their_options: "
        disks 256M 256M
        fakedm
        recount
        l vgcreate vg $0 $1
        x lvcreate -l 10 -n orig vg
        x lvcreate -s -l 3 vg/orig
        x lvcreate -s -l 2 -n two vg/orig
        x lvcreate -s -l 20%ORIGIN -n share vg/orig
        x lvcreate -s -l 100%ORIGIN -n whole vg/orig
        x lvcreate --snapshot -L 5M -c 64k -n chunky /dev/vg/orig $1
        x lvcreate -s -l 2 -p r -n readonly vg/orig
        x lvcreate -s -l 2 -k y -n skipped vg/orig
        x lvcreate -s -l 3 -i 2 -n striped --addtag one --addtag two vg/orig
        x lvcreate -s -l 2 -r 8 --alloc contiguous -n vg/named orig
        x lvcreate --type snapshot -l+2 -c 512k -n typed vg/orig
        x lvcreate -s -l 10%VG -n of_vg vg/orig
        x lvs -a -o+chunk_size,origin_size,lv_role
        x lvdisplay vg/orig vg/two vg/typed
    ";
    a_store_is_no_larger_than_it_can_use: "
        disks 256M 256M
        fakedm
        recount
        l vgcreate vg $0 $1
        l lvcreate -l 10 -n orig vg
        x lvcreate -s -l 50 -n a vg/orig
        x lvcreate -s -L 601M -n b vg/orig
        x lvcreate -s -l 200%ORIGIN -n c vg/orig
        x lvcreate -s -l 50 -i 2 -n d vg/orig
        x lvcreate -s -l 50%PVS -n e vg/orig $1
        x lvcreate -s -l 100%FREE -n f vg/orig
        x! lvcreate -s -l 100%FREE -n f vg/orig
    ";
    chunks_and_extents_of_any_size: "
        disks 64M
        fakedm
        recount
        l vgcreate -s 4k vg $0
        x lvcreate -l 1000 -n o vg
        x lvcreate -l 256 -n p vg
        x lvcreate -s -l 3000 -c 4k -n a vg/o
        x lvcreate -s -l 3000 -c 8k -n b vg/o
        x lvcreate -s -l 3000 -c 512k -n c vg/o
        x lvcreate -s -l 3000 -c 4k -n d vg/p
        x lvcreate -s -l 3000 -c 16k -n e vg/p
        x! lvcreate -s -l 2 -n f vg/p
        x! lvcreate -s -l 5 -c 8k -n f vg/p
        x lvcreate -s -l 6 -c 8k -n f vg/p
        x! lvcreate -s -l 3 -c 64k -n g vg/p
        x lvreduce -l 1 vg/f
        x lvextend -l+5000 vg/f
        x lvextend -l+300 vg/p
        x lvextend -l+5000 vg/f
        x! lvcreate --type snapshot -V 4k -l 1 -n v vg
        x lvcreate --type snapshot -V 40k -l 3 -n v vg
        x lvextend -l+30 vg/v
    ";
    snapshots_that_cannot_be: "
        disks 64M 64M
        fakedm
        recount
        l vgcreate vg $0 $1
        l lvcreate -l 5 -n orig vg
        l lvcreate -s -l 2 -n snap vg/orig
        l lvcreate --type snapshot -V 100M -l 2 -n sparse vg
        x! lvcreate -s -l 2 -n x vg/snap
        x! lvcreate -s -L 5M -n x vg/snap
        x! lvcreate -s -l 2 -n x vg/sparse
        x! lvcreate -s -l 2 -n x vg/sparse_vorigin
        x! lvcreate -s -l 2 -n x vg/snapshot0
        x! lvcreate -s -l 2 -n orig vg/snap
        x! lvcreate -s -l 2 -n x vg/nope
        x! lvcreate -s -l 2 -n x novg/nope
        x! lvcreate -s -l 2 -n x vg
        x! lvcreate -s -l 2 -n x orig
        x! lvcreate -s -n x vg/orig
        x! lvcreate -s
        x! lvcreate -s -l 2
        x! lvcreate -s -l 2 -n vg2/x vg/orig
        x! lvcreate -s -l 2 -n x_vorigin vg/orig
        x! lvcreate -s -l 2 -n x vg/orig /dev/nowhere
        x! lvcreate -s -l 2 -c 1M -n x vg/orig
        x! lvcreate -s -l 2 -c 5k -n x vg/orig
        x! lvcreate -s -l 2 -c 0 -n x vg/orig
        x! lvcreate -s -l 2 -Zn -n x vg/orig
        x! lvcreate -s -l 2 -Wy -n x vg/orig
        x! lvcreate -s -l 2 --setautoactivation n -n x vg/orig
        x! lvcreate -s -l 2 --type linear -n x vg/orig
        x! lvcreate -s -l 2 --type zero -n x vg/orig
        x! lvcreate -s -l 50%LV -n x vg/orig
        x! lvcreate -s -l 8 -i 3 -n x vg/orig
        x! lvcreate --type snapshot -l 2 -V 1G -n x vg/orig
        x! lvcreate --type snapshot -l 2 -n x vg
        x! lvcreate --type snapshot -V 0 -l 2 -n x vg
        x! lvcreate --type snapshot -V 1G -l 3000 -n x vg
        x! lvcreate --type snapshot -V 1G -l 2 -Zy -n x vg
        x! lvcreate --type snapshot -V 1G -n x vg
    ";
    sparse_lvs: "
        disks 256M 256M
        fakedm
        recount
        l vgcreate vg $0 $1
        x lvcreate --type snapshot -V 100M -L 40M vg
        x lvcreate --type snapshot -s -V 101M -L 41M -n odd vg
        x lvcreate --type snapshot --virtualsize 1P -l 2 -c 64k -n huge vg
        x lvcreate --type snapshot -V 16M -l 2 -p r -n ro vg
        x lvcreate --type snapshot -V 16M -l 2 -k y --addtag t -n vg/tagged
        x lvcreate --type snapshot -V 16M -l 2 -r 8 --alloc anywhere -n any vg $1
        x lvcreate --type snapshot -V 16M -l 20 -n more vg
        x lvs -a -o+chunk_size,origin_size,seg_type
        x lvrename vg odd even
        x! lvrename vg even_vorigin odd
        x! lvrename vg snapshot1 odd
        x lvextend -l+1 vg/huge
        x! lvextend -l+1 vg/huge_vorigin
        x! lvremove vg/huge_vorigin
        x! lvremove vg/snapshot1
        x lvremove vg/ro
        x lvremove -y vg/tagged vg/any
        x vgs -o+lv_count,snap_count
    ";
    origins_and_stores_are_resized: "
        disks 256M 256M
        fakedm
        recount
        l vgcreate vg $0 $1
        l lvcreate -l 10 -n o vg
        l lvcreate -s -l 2 -n a vg/o
        l lvcreate -s -l 2 -n b vg/o
        l lvcreate -s -l 2 -n c vg/o
        x lvextend -l+1 vg/a
        x lvextend -l 80%ORIGIN vg/a
        x lvextend -l+100%ORIGIN vg/a
        x lvextend -l+100 vg/a
        x! lvextend -l 5 vg/a
        x lvextend -l+100 -i 2 vg/b
        x! lvextend -l+100 -i 2 vg/b
        x! lvextend -l+1 vg/b
        x lvresize -L 17M vg/c
        x lvresize -l 60%ORIGIN vg/c
        x lvresize -l+1%ORIGIN vg/c
        x! lvresize -l-1%ORIGIN vg/c
        x lvreduce -l-3 vg/c
        x lvreduce -f -l 1 vg/c
        x! lvreduce -l-1 vg/c
        x lvextend -L+300M vg/c $1
        x lvextend -l+3 vg/o
        x lvextend -l+100 vg/c
        x! lvextend -l 50%ORIGIN vg/o
        x! lvextend -l 3 vg/o
        x! lvreduce -l-2 vg/o
        x! lvreduce -f -L-5M vg/o
        x! lvreduce -l-20 vg/o
        x! lvresize -y -l 4 vg/o
        x! lvresize -l 13 vg/o
        x lvdisplay vg/c
    ";
    origins_go_with_their_snapshots: "
        disks 256M
        fakedm
        recount
        l vgcreate vg $0
        l lvcreate -l 3 -n a vg
        l lvcreate -l 3 -n b vg
        l lvcreate -l 3 -n c vg
        l lvcreate -l 3 -n plain vg
        l lvcreate -s -l 1 -n a1 vg/a
        l lvcreate -s -l 1 -n a2 vg/a
        l lvcreate -s -l 1 -n b1 vg/b
        l lvcreate -s -l 1 -n c1 vg/c
        l lvcreate -s -l 1 --addtag t -n c2 vg/c
        x lvremove vg/a1
        x lvcreate -s -l 1 -n a3 vg/a
        x lvrename vg a aa
        x lvrename vg/a2 vg/two
        x! lvrename vg a3 two
        x lvremove @t
        x lvremove -y vg/aa vg/b1 vg/b
        x! lvremove vg/aa vg/c
        x lvcreate -s -l 1 -n p1 vg/plain
        x lvcreate --type snapshot -V 1G -l 1 -n sparse vg
        x lvremove -f vg
        x vgs -o+lv_count,snap_count
    ";
    a_vg_goes_with_snapshots: "
        disks 64M
        fakedm
        l vgcreate vg $0
        l lvcreate -l 3 -n a vg
        l lvcreate -s -l 1 -n a1 vg/a
        l lvcreate --type snapshot -V 1G -l 1 -n sparse vg
        x! vgremove vg
        x vgremove -f vg
    ";
    merges_wait_for_activation: "
        disks 256M
        fakedm
        recount
        l vgcreate vg $0
        l lvcreate -l 3 -n a vg
        l lvcreate -l 3 -n b vg
        l lvcreate -l 3 -n c vg
        l lvcreate -l 3 -n plain vg
        l lvcreate -l 3 -p r -n ro vg
        l lvcreate -s -l 1 -n a1 --addtag t vg/a
        l lvcreate -s -l 1 -n a2 --addtag t vg/a
        l lvcreate -s -l 1 -n b1 vg/b
        l lvcreate -s -l 1 -n b2 vg/b
        l lvcreate -s -l 1 -n c1 --addtag t vg/c
        l lvcreate -s -l 1 -n ro1 vg/ro
        l lvcreate --type snapshot -V 1G -l 1 -n sparse vg
        x lvconvert --merge vg/a1
        x lvs -a -o+lv_merging,lv_role
        x lvdisplay -a vg/a
        x! lvconvert --merge vg/a1
        x! lvconvert --merge vg/a2
        x! lvconvert --merge vg/a
        x! lvcreate -s -l 1 -n a3 vg/a
        x! lvextend -l+1 vg/a1
        x! lvrename vg a1 a4
        x lvextend -l+1 vg/a
        x! lvreduce -l-1 vg/a
        x lvrename vg a aa
        x lvrename vg a2 a5
        x! lvconvert --merge vg/plain
        x! lvconvert --merge vg/ro1
        x! lvconvert --merge vg/sparse
        x! lvconvert --merge vg/nope
        x! lvconvert --merge vg/snapshot0
        x! lvconvert --merge novg/nope
        x! lvconvert --merge vg/c1 vg/nope
        x! lvconvert --merge @t
        x! lvconvert --mergesnapshot vg/plain
        x lvconvert --mergesnapshot -i 3 vg/b1
        x! lvconvert --merge vg
        x! lvconvert --merge
        x! lvconvert --merge -i x vg/b2
        x lvremove vg/a1
        x lvremove vg/b
        x lvremove vg
    ";
    of_a_whole_vg_what_can_is_merged: "
        disks 256M
        fakedm
        recount
        l vgcreate vg $0
        l lvcreate -l 3 -n a vg
        l lvcreate -l 3 -n b vg
        l lvcreate -s -l 1 -n a1 vg/a
        l lvcreate -s -l 1 -n b1 vg/b
        l lvcreate -s -l 1 -n b2 vg/b
        x! lvconvert --merge vg
        x! lvconvert --merge vg
        x! lvconvert --merge vg/b2 vg/b1
    ";
    each_goes_on_with_what_the_other_wrote: "
        disks 256M 256M
        fakedm
        r vgcreate vg $0 $1
        r lvcreate -l 10 -n o vg
        r lvcreate -s -l 3 -n by_rlvm vg/o
        l lvcreate -s -l 3 -n by_lvm vg/o
        r lvcreate --type snapshot -V 1G -l 3 -n sparse vg
        check
        l lvextend -l+3 vg/by_rlvm
        r lvextend -l+3 vg/by_lvm
        l lvextend -l+3 vg/o
        r lvextend -l+3 vg/o
        l lvrename vg sparse sparser
        r lvrename vg sparser sparsest
        check
        l lvchange -ay -K vg
        l lvs
        l vgchange -an vg
        r lvconvert --merge vg/by_lvm
        l! lvconvert --merge vg/by_rlvm
        says Cannot merge snapshot vg/by_rlvm into the origin vg/o with merging snapshot vg/by_rlvm.
        check
        l lvremove vg/by_lvm
        l lvconvert --merge vg/by_rlvm
        r! lvconvert --merge vg/by_rlvm
        r lvremove vg/by_rlvm
        l lvremove vg/sparsest
        r lvremove vg/o
    ";
    snapshots_of_what_rlvm_only_reads: "
        disks 256M 256M 256M
        fakedm
        recount
        l vgcreate vg $0 $1 $2
        l lvcreate -Zn --type mirror -m 1 -l 2 -n mirror vg
        l lvcreate -Zn --type raid1 -m 1 -l 2 -n raid1 vg
        l lvcreate -Zn --type raid5 -i 2 -l 2 -n raid5 vg
        l lvcreate --type zero -l 2 -n zero vg
        l lvcreate --type error -l 2 -n error vg
        x lvcreate -s -l 1 -n m1 vg/mirror
        x lvcreate -s -l 1 -n r1 vg/raid1
        x lvcreate -s -l 1 -n r5 vg/raid5
        x lvcreate -s -l 1 -n z1 vg/zero
        x lvcreate -s -l 1 -n e1 vg/error
        x! lvcreate -s -l 1 -n x vg/raid1_rimage_0
        x! lvcreate -s -l 1 -n x vg/mirror_mlog
        x lvconvert --merge vg/r1
        x! lvconvert --merge vg/raid1
        x! lvconvert --merge vg/mirror
        x lvextend -l+1 vg/r5
        x lvremove vg/r5 vg/m1
        x lvs -a
    ";
    golden_snapshots: "
        golden snapshot
        fakedm
        recount
        x! lvcreate -s -l 1 -n x vgs/merging
        x lvcreate -s -l 5 -n x vgs/o2
        x lvremove vgs/snap2
        x! lvcreate -s -l 3 -n y vgs/o2
        x lvcreate -s -l 2 -n y vgs/o2
        x lvconvert --merge vgs/merging
        x lvremove vgs/sparse
        x lvextend -l+1 vgs/orig
        x lvremove vgs/orig
    ";
    golden_pools: "
        golden cache
        fakedm
        recount
        x! lvcreate -s -l 1 -n x vgc/unused
        x! lvconvert --merge vgc/slow
        x! lvconvert --merge vgc/unused
        x lvcreate -s -l 1 -n x vgc/slow2
    ";
}
