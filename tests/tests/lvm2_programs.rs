//! Command lines as programs write them: called by the command's own name, through a link, with nothing added. What
//! LVM2 and rlvm print, and their exit codes, must be the same.
//!
//! The lines are those of the programs' sources; what they read of the answers is in the answers' form, which is
//! compared whole.

mod common;

use std::path::Path;
use std::process::Command;

use common::scripts;
use regex_lite::Regex;
use rlvm_tests::report::side_by_side;
use rlvm_tests::{Ran, Sandbox, Tool, links, rlvm_binary};

scripts! {
    libvirts_logical_pool: "
        disks 64M 64M
        conf global/activation=0
        p pvcreate $0
        p pvcreate $1
        p vgcreate pool $0 $1
        p vgscan
        p pvs --noheadings -o pv_name,vg_name
        p lvs --separator # --noheadings --units b --unbuffered --nosuffix --options lv_name,origin,uuid,devices,segtype,stripes,seg_size,vg_extent_size,size,lv_attr pool
        p vgs --separator : --noheadings --units b --unbuffered --nosuffix --options vg_size,vg_free pool
        p lvcreate --name a -L 8192K pool
        p lvcreate --name b -L 4096K pool
        l lvextend -l +4 pool/a
        l lvcreate -i 2 -l 4 -n c pool
        p lvs --separator # --noheadings --units b --unbuffered --nosuffix --options lv_name,origin,uuid,devices,segtype,stripes,seg_size,vg_extent_size,size,lv_attr pool
        p lvs --separator , --noheadings --units b --unbuffered --nosuffix --options lv_name,origin,uuid,devices,seg_size,vg_extent_size pool
        p vgs --separator : --noheadings --units b --unbuffered --nosuffix --options vg_size,vg_free pool
        p! lvcreate --name b -L 4096K pool
        p! lvcreate --name huge -L 1048576K pool
        p lvremove -f /dev/pool/b
        p lvremove -f pool/a
        p! lvremove -f pool/a
        p lvremove -f pool/c
        p vgremove -f pool
        p pvremove $0
        p pvremove $1
        p pvs --noheadings -o pv_name,vg_name
    ";
    ansibles_lvg_and_lvol: "
        disks 64M 64M
        conf global/activation=0
        p vgs --noheadings --separator ; -o vg_name,pv_count,lv_count
        p pvs --noheadings --separator ; -o pv_name,vg_name
        p pvcreate -f $0
        p vgcreate -s 4 vg $0
        p pvcreate -f $1
        p vgextend vg $1
        p pvs --noheadings --separator ; -o pv_name,vg_name
        p vgs --noheadings --separator ; -o vg_name,pv_count,lv_count
        p vgs --noheadings --nosuffix --units g --separator ; -o vg_name,size,free,vg_extent_size vg
        p vgs --noheadings --nosuffix --units m --separator ; -o vg_name,size,free,vg_extent_size vg
        p lvs -a --noheadings --nosuffix --units m --separator ; -o lv_name,size,lv_attr vg
        p lvcreate --test --yes -n test -L 12m vg
        p lvcreate --yes -n test -L 12m vg
        p lvcreate --yes -n half -l 50%FREE vg
        p lvs -a --noheadings --nosuffix --units m --separator ; -o lv_name,size,lv_attr vg
        p vgs --noheadings --separator ; -o lv_attr,autoactivation vg
        p pvs --noheadings --units b -o dev_size,pv_size,pe_start,vg_extent_size $0
        p lvextend -L 16m vg/test
        p! lvextend -L 16m vg/test
        p! lvextend -L 4g vg/test
        p lvreduce --force -L 8m vg/test
        p lvremove --test --force vg/test
        p lvremove --force vg/test
        p vgchange --setautoactivation n vg
        p! vgchange --setautoactivation n vg
        p lvremove --force vg/half
        p vgreduce --force vg $1
        p pvremove -y $1
        p vgremove --force vg
        p pvremove -y -ff $0
    ";
    udisks_and_blivet_by_libblockdev: "
        disks 64M 64M
        conf global/activation=0
        p lvm pvcreate --force --yes $0
        p lvm vgcreate --physicalextentsize 4096K vg $0
        p lvm vgextend vg $1
        p lvm lvcreate -n lv -L 8192K -y --type linear vg
        p lvm lvcreate -n strip -l 4 -y --type striped -i 2 vg
        p lvm pvs --unit=b --nosuffix --nameprefixes --unquoted --noheadings -o pv_name,pv_uuid,pv_free,pv_size,pe_start,vg_name,vg_uuid,vg_size,vg_free,vg_extent_size,vg_extent_count,vg_free_count,pv_count,pv_tags,pv_missing $0
        p lvm vgs --noheadings --nosuffix --nameprefixes --unquoted --units=b -o name,uuid,size,free,extent_size,extent_count,free_count,pv_count,vg_exported,vg_tags vg
        p lvm lvs --noheadings --nosuffix --nameprefixes --unquoted --units=b -a -o vg_name,lv_name,lv_uuid,lv_size,lv_attr,segtype,origin,pool_lv,data_lv,metadata_lv,role,move_pv,data_percent,metadata_percent,copy_percent,lv_tags,devices,metadata_devices,seg_size_pe
        p lvm vgchange --addtag one vg
        p lvm lvchange --addtag two vg/lv
        p lvm lvresize --force -L 12288K vg/lv
        p lvm lvrename vg lv other
        p lvm vgs -o+tags vg
        p lvm lvremove --yes --force vg/other
        p lvm lvremove --force --yes vg/strip
        p lvm vgreduce vg $1
        p lvm vgremove --force vg
        p lvm pvremove --force --force --yes $0
        p lvm segtypes
        p lvm formats
        p lvm systemid
    ";
    topolvm_proxmox_snapper_and_sos: "
        disks 128M 64M
        conf global/activation=0
        p pvcreate -y $0 $1
        p vgcreate -y vg $0 $1
        p lvcreate -n pvc -L 8388608b -W y -y vg
        p lvcreate -aly -Wy --yes --size 4096k --name vm-100-disk-0 --addtag pve-vm-100 vg
        p lvs --separator : --noheadings --units b --unbuffered --nosuffix --options vg_name,lv_name,lv_size,lv_attr,pool_lv,data_percent,metadata_percent,snap_percent,uuid,tags,metadata_size,time -o-time
        p vgs --separator : --noheadings --units b --unbuffered --nosuffix --options vg_name,vg_size,vg_free,lv_count vg
        p pvs --separator : --noheadings --units k --unbuffered --nosuffix --options pv_name,pv_size,vg_name,pv_uuid $0
        p lvs -o lv_name,lv_attr,segtype --noheadings --separator=, vg
        p lvs --noheadings --options lv_attr,segtype vg/pvc
        p lvchange -an vg/pvc
        p lvremove -f vg/vm-100-disk-0
        p lvremove -y vg/pvc
        p vgremove -y vg
        p pvremove $0 $1
        nocheck
    ";
    linstor_openebs_rear_and_libguestfs: "
        disks 64M 64M
        conf global/activation=0
        p vgcreate vg $0 $1
        p lvcreate --size 4096k -n disk_00000 vg -y --wipesignatures y
        p lvcreate -L 8388608b -n pvc-1 vg -y
        p lvchange --addtag blue vg/pvc-1
        p vgs -o vg_name,vg_extent_size --units k --separator ; --noheadings --nosuffix vg
        p vgs -o vg_name,vg_size,vg_free --units k --separator ; --noheadings --nosuffix
        p lvs -o lv_name,lv_path,lv_size,vg_name,pool_lv,data_percent,lv_attr,metadata_percent,chunk_size,stripes --separator ; --noheadings --units k --nosuffix -a vg
        p lvs --config \"devices { filter=['a|$0|','a|$1|','r|.*|'] }\" -o lv_name --noheadings vg
        p pvs -o pv_name --noheadings -S vg_name=vg
        p vgs --options vg_all --reportformat json --units b --nosuffix -S vg_name=none
        p lvs --options lv_name,vg_name,lv_size,lv_tags,segtype,pool_lv,devices --reportformat json --units b
        p pvs --options pv_name,pv_size,pv_free,vg_name --reportformat json --units b
        p lvm pvdisplay -c
        p lvm vgdisplay -c
        p lvm lvs --separator=: --noheadings --units b --nosuffix -o origin,lv_name,vg_name,lv_size,lv_layout,pool_lv,chunk_size,stripes,stripe_size,seg_size
        p lvm vgcfgbackup --file $DIR/rear vg
        p lvm vgs -o vg_name --noheadings
        p lvm lvs -o vg_name,lv_name -S \"lv_role=public && lv_skip_activation!=yes\" --noheadings --separator /
        p lvm pvs -o pv_uuid --unbuffered --noheadings $0
        p lvm lvs -o lv_uuid,lv_name --unbuffered --noheadings -a -S lv_name=pvc-1 --rows
        p lvm vgs --units b --unbuffered --noheadings --nosuffix -o vg_name,vg_missing_pv_count
        p vgs --options vg_uuid,pv_name --noheadings --separator : vg
        p lvs --noheadings --separator : -o vg_name,lv_name
        p lvremove --config log/level=0 -y vg/disk_00000
        p lvm lvremove -f vg
        p vgremove -y vg
    ";
    puppet_chef_salt_and_checks: "
        disks 64M 64M
        conf global/activation=0
        p pvs --noheading -o pv_name,vg_name
        p! pvs $0
        p pvcreate $0
        p pvs $0
        p vgcreate vg $0
        p vgs vg
        p! vgs none
        p lvcreate -n lv -l 3 --yes vg
        p! lvs /dev/none
        p lvs /dev/vg/lv
        p lvs --noheadings vg
        p vgs --noheadings -o vg_name,pv_name,pv_count,lv_count --separator ,
        p vgs --noheading --units k -o vg_extent_size,vg_free_count vg
        p lvs -o lv_size --noheadings --units m --nosuffix vg/lv
        p pvdisplay -c $0
        p vgdisplay -c vg
        p lvdisplay -c
        p! lvdisplay -c vg/none
        p vgs --options vg_name,vg_size,vg_attr --separator ^ --noheadings --nameprefixes --units B --nosuffix --unquoted
        p pvs --options all --nameprefixes --unquoted --noheadings --units b --nosuffix -S vg_name=none
        p vgs --noheadings --nosuffix --units g -o vg_name,vg_size,vg_free --separator |
        p lvs --noheadings -o vg_name,lv_name,data_percent,metadata_percent,snap_percent --separator : -S segtype=thin-pool
        p lvs --noheadings -o lv_full_name,lv_health_status -S lv_health_status!=
        p vgs --noheadings -o vg_name -S vg_missing_pv_count>0
        p vgck vg
        p vgck
        p! vgck none
        p vgdisplay --units g --colon vg
        p vgchange -an vg
        p vgremove -ff vg
        p pvremove $0
    ";
    options_as_programs_write_them: "
        disks 64M
        conf global/activation=0
        p vgcreate vg $0
        p lvcreate vg -L20m -nglued -aln
        p lvcreate -L8m --name=after vg -y -Wn -Zn
        p lvs --no-headings --unit m --nosuff vg
        p lvs --noheading --unit=b -o lv_name -o +size --separator=;
        p vgs -qq
        p lvchange -qq --addtag t vg/after
        p lvs -o name -o tags @t
        p lvrename -q /dev/vg/after /dev/vg/other
        p lvremove --force --force vg/other
        p! vgremove vg
        p lvdisplay --noheading -C -o Attr --readonly vg/glued
        p! lvdisplay --noheading -C -o Attr vg/none
        p lvdisplay -c vg/glued
        p! lvs --config report{aligned=0} --config global/units=b
        p lvs --ignorelockingfailure --foreign --shared --readonly --nolocking
        p! lvs --no-such-option
        p! lvs --no
        p! lvcreate -L 8x vg
        p! lvs -x
        p! lvm nonsense
    ";
}

/// What sos asks for: what is told on the way is each tool's own.
#[test]
fn soss_reports_are_the_same_but_for_what_is_told_on_the_way() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    sandbox.add_disk(64);
    sandbox.configure("global/activation=0");
    sandbox.lvm(&["vgcreate", "vg", &sandbox.pv(0)]).check();
    sandbox.lvm(&["lvcreate", "-l", "3", "-n", "lv", "vg"]).check();
    for line in [
        "vgdisplay -vv --config global/locking_type=0",
        "vgscan -vvv --config global/locking_type=0",
        "pvscan -v --config global/metadata_read_only=1",
        "pvs -a -v -o +pv_mda_free,pv_mda_size,pv_mda_count,pv_mda_used_count,pe_start --nolocking",
        "vgs -v -o +vg_mda_count,vg_mda_free,vg_mda_size,vg_mda_used_count,vg_tags,systemid --nolocking",
        "lvs -a -o +lv_tags,devices,lv_kernel_read_ahead,lv_read_ahead,stripes,stripesize --nolocking",
    ] {
        let words: Vec<_> = line.split(' ').collect();
        let [theirs, ours] = [Tool::Lvm, Tool::Rlvm]
            .map(|tool| links::run(&sandbox, tool, &words).ok().stdout.replace('?', "X"));
        assert!(ours == theirs, "{line}:\n{}", side_by_side(&ours, &theirs));
    }
}

/// libvirt reads each line of `lvs` by this, and the devices of a segment by the one below.
const LIBVIRTS_LV: &str =
    r"^\s*(\S+)#(\S*)#(\S+)#(\S+)#(\S+)#([0-9]+)#(\S+)#([0-9]+)#([0-9]+)#(\S+)#?\s*$";
const LIBVIRTS_DEVICE: &str = r"(\S+)\((\S+)\)";

#[test]
fn libvirt_finds_volumes_and_their_extents() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    for _ in 0..2 {
        sandbox.add_disk(64);
    }
    sandbox.configure("global/activation=0");
    sandbox.lvm(&["vgcreate", "pool", &sandbox.pv(0), &sandbox.pv(1)]).check();
    sandbox.lvm(&["lvcreate", "-i2", "-l4", "-n", "a", "pool"]).check();
    sandbox.lvm(&["lvcreate", "-l3", "-n", "b", "pool"]).check();
    let fields = "lv_name,origin,uuid,devices,segtype,stripes,seg_size,vg_extent_size,size,lv_attr";
    let options = ["--units", "b", "--unbuffered", "--nosuffix", "--options", fields, "pool"];
    let words = [&["lvs", "--separator", "#", "--noheadings"][..], &options].concat();
    for tool in [Tool::Lvm, Tool::Rlvm] {
        let lines = links::run(&sandbox, tool, &words).ok().stdout;
        let (lv, device) = (regex(LIBVIRTS_LV), regex(LIBVIRTS_DEVICE));
        let found: Vec<_> = lines
            .lines()
            .map(|line| {
                let parts = lv.captures(line).unwrap_or_else(|| panic!("{tool}: {line}"));
                let extents: Vec<_> = parts[4]
                    .split(',')
                    .map(|name| {
                        let parts =
                            device.captures(name).unwrap_or_else(|| panic!("{tool}: {line}"));
                        (parts[1].to_owned(), parts[2].parse::<u64>().expect("an extent"))
                    })
                    .collect();
                (parts[1].to_owned(), parts[6].to_owned(), parts[9].to_owned(), extents)
            })
            .collect();
        let pvs = [sandbox.pv(0), sandbox.pv(1)];
        let at = |pv: usize, extent| (pvs[pv].clone(), extent);
        let owned = |name: &str, stripes: &str, size: &str, extents| {
            (name.to_owned(), stripes.to_owned(), size.to_owned(), extents)
        };
        assert_eq!(
            found,
            [
                owned("a", "2", "16777216", vec![at(0, 0), at(1, 0)]),
                owned("b", "1", "12582912", vec![at(0, 2)])
            ]
        );
    }
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("libvirt's own")
}

/// The line from which programs read a version, by each way to ask for it.
#[test]
fn the_version_is_where_programs_look_for_it() {
    let Some(sandbox) = Sandbox::new() else { return };
    for words in [
        &["lvm", "version"][..],
        &["lvm", "pvs", "--version"],
        &["vgs", "--version"],
        &["lvs", "--version"],
    ] {
        let [theirs, ours] = [Tool::Lvm, Tool::Rlvm].map(|tool| {
            let ran = links::run(&sandbox, tool, words).ok();
            let line =
                ran.stdout.lines().find(|line| line.contains("LVM version")).map(str::to_owned);
            let line = line.unwrap_or_else(|| panic!("no version in {ran}"));
            line.split_whitespace().nth(2).map(str::to_owned)
        });
        assert_eq!(ours, theirs);
    }
}

/// Ansible looks there for an option before it uses it.
#[test]
fn help_names_the_long_options() {
    let Some(sandbox) = Sandbox::new() else { return };
    let help = |words: &[&str]| links::run(&sandbox, Tool::Rlvm, words).ok().stdout;
    for words in [&["vgchange", "--help"][..], &["vgchange", "-h"], &["lvm", "help", "vgchange"]] {
        let text = help(words);
        assert!(text.contains("--setautoactivation") && text.contains("--config"), "{text}");
    }
    assert!(help(&["lvm", "help"]).contains("\n  vgchange "));
}

/// A program that closed its standard input is told the same.
#[test]
fn questions_without_anybody_to_answer_are_answered_no() {
    let Some((mut theirs, mut ours)) = Sandbox::twins() else { return };
    let [theirs, ours] =
        [(&mut theirs, Tool::Lvm), (&mut ours, Tool::Rlvm)].map(|(sandbox, tool)| {
            sandbox.add_disk(64);
            sandbox.configure("global { activation = 0 }");
            links::run(sandbox, tool, &["vgcreate", "vg", &sandbox.pv(0)]).check();
            links::run(sandbox, tool, &["lvcreate", "-qq", "-l1", "-nlv", "vg"]).check();
            let folder = links::folder(sandbox, tool);
            let mut shell = sandbox.command("sh");
            let ran =
                Ran::of(shell.args(["-c", "exec \"$0\" vg <&-"]).arg(folder.join("vgremove")));
            let asked = ran.stderr.lines().find(|line| line.contains("[y/n]")).map(str::to_owned);
            (ran.code, asked)
        });
    assert_eq!(ours, theirs);
}

/// `make install LINKS=…` makes a link for each command that LVM2 has as a program, and rlvm has.
#[test]
fn links_are_installed_where_the_user_wants_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (place, links) = (folder.path().join("usr"), folder.path().join("links"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/install.sh");
    let mut install = Command::new(script);
    install.arg(&place).arg(&place).arg(&links).env("RLVM_BIN", rlvm_binary());
    Ran::of(&mut install).check();
    let names = std::fs::read_dir(&links).expect("a folder of links");
    let names = names.map(|entry| entry.expect("it is readable").file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().expect("ASCII")).collect();
    names.sort();
    assert!(
        ["lvcreate", "lvm", "lvs", "pvs", "vgs"].iter().all(|name| names.contains(&(*name).into()))
    );
    assert!(!names.contains(&"help".into()) && !names.contains(&"disk".into()), "{names:?}");
    for name in &names {
        let ran = Ran::of(Command::new(links.join(name)).arg("--version")).ok();
        assert!(ran.stdout.contains("LVM version:"), "{ran}");
    }
}
