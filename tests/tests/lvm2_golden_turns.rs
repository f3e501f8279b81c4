//! The golden cases, which LVM2 made: rlvm adds a linear LV to each, LVM2 goes on with it, rlvm removes it. What
//! else is in the VG (RAID, thin pools, caches, VDO, …) must stay as it was, for both tools, word for word.

mod common;

use common::scripts;

scripts! {
    attrs: "
        golden attrs
        check
        r lvcreate -l 1 -n extra vgattr
        l lvextend -l +1 vgattr/extra
        check
        r lvrename vgattr extra other
        r lvremove -y vgattr/other
        l lvcreate -l 1 -n last vgattr
    ";
    bootarea: "
        golden bootarea
        check
        r lvcreate -l 1 -n extra vgb
        l lvextend -l +1 vgb/extra
        check
        r lvrename vgb extra other
        r lvremove -y vgb/other
        l lvcreate -l 1 -n last vgb
    ";
    cache: "
        golden cache
        check
        r lvcreate -l 1 -n extra vgc
        l lvextend -l +1 vgc/extra
        check
        r lvrename vgc extra other
        r lvremove -y vgc/other
        l lvcreate -l 1 -n last vgc
    ";
    dataalign: "
        golden dataalign
        check
        r lvcreate -l 1 -n extra vga
        l lvextend -l +1 vga/extra
        check
        r lvrename vga extra other
        r lvremove -y vga/other
        l lvcreate -l 1 -n last vga
    ";
    empty_vg: "
        golden empty-vg
        check
        r lvcreate -l 1 -n extra empty
        l lvextend -l +1 empty/extra
        check
        r lvrename empty extra other
        r lvremove -y empty/other
        l lvcreate -l 1 -n last empty
    ";
    ext_1g: "
        golden ext-1g
        check
        r lvcreate -l 1 -n extra vg1g
        check
        l lvrename vg1g extra other
        r lvremove -y vg1g/other
    ";
    ext_1k: "
        golden ext-1k
        check
        r lvcreate -l 1 -n extra vg1k
        l lvextend -l +1 vg1k/extra
        check
        r lvrename vg1k extra other
        r lvremove -y vg1k/other
        l lvcreate -l 1 -n last vg1k
    ";
    ext_1m: "
        golden ext-1m
        check
        r lvcreate -l 1 -n extra vg1m
        l lvextend -l +1 vg1m/extra
        check
        r lvrename vg1m extra other
        r lvremove -y vg1m/other
        l lvcreate -l 1 -n last vg1m
    ";
    ext_96k: "
        golden ext-96k
        check
        r lvcreate -l 1 -n extra vg64k
        l lvextend -l +1 vg64k/extra
        check
        r lvrename vg64k extra other
        r lvremove -y vg64k/other
        l lvcreate -l 1 -n last vg64k
    ";
    history: "
        golden history
        check
        r lvcreate -l 1 -n extra vgh
        l lvextend -l +1 vgh/extra
        check
        r lvrename vgh extra other
        r lvremove -y vgh/other
        l lvcreate -l 1 -n last vgh
    ";
    integrity: "
        golden integrity
        check
        r lvcreate -l 1 -n extra vgint
        l lvextend -l +1 vgint/extra
        check
        r lvrename vgint extra other
        r lvremove -y vgint/other
        l lvcreate -l 1 -n last vgint
    ";
    labelsector: "
        golden labelsector
        check
        r lvcreate -l 1 -n extra vgl
        l lvextend -l +1 vgl/extra
        check
        r lvrename vgl extra other
        r lvremove -y vgl/other
        l lvcreate -l 1 -n last vgl
    ";
    mda_ignore: "
        golden mda-ignore
        check
        r lvcreate -l 1 -n extra vgi
        l lvextend -l +1 vgi/extra
        check
        r lvrename vgi extra other
        r lvremove -y vgi/other
        l lvcreate -l 1 -n last vgi
    ";
    mda0: "
        golden mda0
        check
        r lvcreate -l 1 -n extra vgm0
        l lvextend -l +1 vgm0/extra
        check
        r lvrename vgm0 extra other
        r lvremove -y vgm0/other
        l lvcreate -l 1 -n last vgm0
    ";
    mda2: "
        golden mda2
        check
        r lvcreate -l 1 -n extra vgm2
        l lvextend -l +1 vgm2/extra
        check
        r lvrename vgm2 extra other
        r lvremove -y vgm2/other
        l lvcreate -l 1 -n last vgm2
    ";
    merging: "
        golden merging
        check
        r lvcreate -l 1 -n extra vgs
        l lvextend -l +1 vgs/extra
        check
        r lvrename vgs extra other
        r lvremove -y vgs/other
        l lvcreate -l 1 -n last vgs
    ";
    mirror: "
        golden mirror
        check
        r lvcreate -l 1 -n extra vgm
        l lvextend -l +1 vgm/extra
        check
        r lvrename vgm extra other
        r lvremove -y vgm/other
        l lvcreate -l 1 -n last vgm
    ";
    names: "
        golden names
        check
        r lvcreate -l 1 -n extra my-vg.1_x+y
        l lvextend -l +1 my-vg.1_x+y/extra
        check
        r lvrename my-vg.1_x+y extra other
        r lvremove -y my-vg.1_x+y/other
        l lvcreate -l 1 -n last my-vg.1_x+y
    ";
    plain: "
        golden plain
        check
        r lvcreate -l 1 -n extra vg0
        l lvextend -l +1 vg0/extra
        check
        r lvrename vg0 extra other
        r lvremove -y vg0/other
        l lvcreate -l 1 -n last vg0
    ";
    pvmove: "
        golden pvmove
        check
        r lvcreate -l 1 -n extra vgp
        l lvextend -l +1 vgp/extra
        check
        r lvrename vgp extra other
        r lvremove -y vgp/other
        l lvcreate -l 1 -n last vgp
    ";
    raid0_4_5: "
        golden raid0-4-5
        check
        r lvcreate -l 1 -n extra vgr
        l lvextend -l +1 vgr/extra
        check
        r lvrename vgr extra other
        r lvremove -y vgr/other
        l lvcreate -l 1 -n last vgr
    ";
    raid1: "
        golden raid1
        check
        r lvcreate -l 1 -n extra vgr
        l lvextend -l +1 vgr/extra
        check
        r lvrename vgr extra other
        r lvremove -y vgr/other
        l lvcreate -l 1 -n last vgr
    ";
    raid6_10: "
        golden raid6-10
        check
        r lvcreate -l 1 -n extra vgr
        l lvextend -l +1 vgr/extra
        check
        r lvrename vgr extra other
        r lvremove -y vgr/other
        l lvcreate -l 1 -n last vgr
    ";
    renamed: "
        golden renamed
        check
        r lvcreate -l 1 -n extra newvg
        l lvextend -l +1 newvg/extra
        check
        r lvrename newvg extra other
        r lvremove -y newvg/other
        l lvcreate -l 1 -n last newvg
    ";
    snapshot: "
        golden snapshot
        check
        r lvcreate -l 1 -n extra vgs
        l lvextend -l +1 vgs/extra
        check
        r lvrename vgs extra other
        r lvremove -y vgs/other
        l lvcreate -l 1 -n last vgs
    ";
    splitmerge: "
        golden splitmerge
        check
        r lvcreate -l 1 -n extra vgb
        l lvextend -l +1 vgb/extra
        check
        r lvrename vgb extra other
        r lvremove -y vgb/other
        l lvcreate -l 1 -n last vgb
    ";
    striped: "
        golden striped
        check
        r lvcreate -l 1 -n extra vgs
        l lvextend -l +1 vgs/extra
        check
        r lvrename vgs extra other
        r lvremove -y vgs/other
        l lvcreate -l 1 -n last vgs
    ";
    tags: "
        golden tags
        check
        r lvcreate -l 1 -n extra vgt
        l lvextend -l +1 vgt/extra
        check
        r lvrename vgt extra other
        r lvremove -y vgt/other
        l lvcreate -l 1 -n last vgt
    ";
    thin: "
        golden thin
        check
        r lvcreate -l 1 -n extra vgt
        l lvextend -l +1 vgt/extra
        check
        r lvrename vgt extra other
        r lvremove -y vgt/other
        l lvcreate -l 1 -n last vgt
    ";
    thin_convert: "
        golden thin-convert
        check
        r lvcreate -l 1 -n extra vgt
        l lvextend -l +1 vgt/extra
        check
        r lvrename vgt extra other
        r lvremove -y vgt/other
        l lvcreate -l 1 -n last vgt
    ";
    vdo: "
        golden vdo
        check
        r lvcreate -l 1 -n extra vgv
        l lvextend -l +1 vgv/extra
        check
        r lvrename vgv extra other
        r lvremove -y vgv/other
        l lvcreate -l 1 -n last vgv
    ";
    wrapped: "
        golden wrapped
        check
        r lvcreate -l 1 -n extra vgw
        l lvextend -l +1 vgw/extra
        check
        r lvrename vgw extra other
        r lvremove -y vgw/other
        l lvcreate -l 1 -n last vgw
    ";
    writecache: "
        golden writecache
        check
        r lvcreate -l 1 -n extra vgw
        l lvextend -l +1 vgw/extra
        check
        r lvrename vgw extra other
        r lvremove -y vgw/other
        l lvcreate -l 1 -n last vgw
    ";
    reduced: "
        golden reduced
        check
        r lvcreate -l 1 -n extra vgred
        l lvextend -l +1 vgred/extra
        check
        r lvrename vgred extra other
        r lvremove -y vgred/other
        l lvcreate -l 1 -n last vgred
    ";
    large: "
        golden large
        check
        r lvcreate -l 1 -n extra vglarge
        l lvextend -l +1 vglarge/extra
        check
        r lvrename vglarge extra other
        r lvremove -y vglarge/other
        l lvcreate -l 1 -n last vglarge
    ";
    x_badcrc: "
        golden x-badcrc
        check
    ";
    exported: "
        golden exported
        check
        r! lvcreate -l 1 -n extra vgx
    ";
    missing: "
        golden missing
        check
        r! lvcreate -l 1 -n extra vgmiss
        check
    ";
    missing_flag: "
        golden missing-flag
        check
    ";
    samename: "
        golden samename
        r! lvcreate -l 1 -n extra dup
        nocheck
    ";
    x_duplicate_pv: "
        golden x-duplicate-pv
        r! lvcreate -l 1 -n extra vgd
        nocheck
    ";
    orphan: "
        golden orphan
        check
        r vgcreate vg $0
        l vgextend vg $1
    ";
    outdated: "
        golden outdated
        r lvcreate -l 1 -n extra vgo
        check
        l lvcreate -l 1 -n more vgo
    ";
    a_full_area_takes_no_more: "
        golden full-mda
        check
        r! lvcreate -l 1 -n one-with-a-long-name-so-that-it-surely-does-not-fit vgf
        r lvremove -y -f vgf
        l lvcreate -l 1 -n fits vgf
    ";
}
