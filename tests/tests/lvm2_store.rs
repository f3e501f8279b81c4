//! The store against LVM2 on the same disks: what one writes the other reads, byte for byte where it matters.

use std::sync::Arc;

use lvm_core::device::fault::for_each_crash;
use lvm_core::device::{BlockDevice, MemoryDevice, OpenMode, OpenPolicy, open_device};
use lvm_core::format::mda_header::MdaHeader;
use lvm_core::format::ring::Ring;
use lvm_core::local_time::Zone;
use lvm_core::model::{Extra, Pv, PvIdx, PvStatus, Stamp, Vg};
use lvm_core::name::Tag;
use lvm_core::store::Inventory;
use lvm_core::units::{Bytes, ExtentSize, Extents, Sectors};
use rlvm_tests::Sandbox;

/// All disks of a sandbox, opened anew.
fn open(sandbox: &Sandbox, mode: OpenMode) -> Vec<Arc<dyn BlockDevice>> {
    (0..sandbox.disks().len())
        .map(|index| open_device(sandbox.pv(index).as_ref(), mode, &OpenPolicy::default()).unwrap())
        .collect()
}

fn scan(sandbox: &Sandbox, mode: OpenMode) -> Inventory {
    Inventory::scan(open(sandbox, mode))
}

fn findings(inventory: &Inventory) -> Vec<String> {
    let of_vgs = inventory.vgs.iter().flat_map(|found| &found.findings);
    let all = inventory.findings.iter().filter(|finding| !finding.is_detail()).chain(of_vgs);
    all.flat_map(|finding| finding.to_string().lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn stamp() -> Stamp {
    Stamp {
        description: "Write from a test".into(),
        host: "host".into(),
        system_id: None,
        uname: "Linux".into(),
        time: 1_700_000_000,
        zone: Zone::utc(),
    }
}

/// Commits `change` of the only VG.
fn commit(sandbox: &Sandbox, change: impl FnOnce(&mut Vg)) {
    let mut inventory = scan(sandbox, OpenMode::Write);
    let mut vg = inventory.vgs[0].vg.clone();
    change(&mut vg);
    assert!(inventory.commit(0, vg, &stamp()).unwrap().failures.is_empty());
}

fn headers(inventory: &Inventory) -> Vec<MdaHeader> {
    inventory.pvs.iter().flat_map(|pv| &pv.mdas).filter_map(|mda| mda.header).collect()
}

/// A tag of that length.
fn tag(len: usize) -> String {
    "t".repeat(len)
}

#[test]
fn lvm2_and_rlvm_put_texts_at_the_same_places() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    for _ in 0..3 {
        sandbox.add_disk(16);
    }
    let (pv0, pv1, pv2) = (sandbox.pv(0), sandbox.pv(1), sandbox.pv(2));
    sandbox.lvm(&["pvcreate", "--metadatasize", "60k", &pv0]).check();
    // An area whose length is no whole number of pages, for LVM2 rounds to the data alignment.
    let odd =
        ["pvcreate", "--metadatasize", "41k", "--dataalignment", "7k", "--pvmetadatacopies", "2"];
    sandbox.lvm(&[&odd[..], &[&pv1]].concat()).check();
    sandbox.lvm(&["pvcreate", "--pvmetadatacopies", "0", &pv2]).check();
    sandbox.lvm(&["vgcreate", "vg", &pv0, &pv1, &pv2]).check();
    let mut wraps = 0;
    for round in 0..60_usize {
        let before = headers(&scan(&sandbox, OpenMode::Read));
        let wanted = tag(round * 397 % 15000 + 1);
        if round % 2 == 0 {
            let mut args = vec!["vgchange"];
            let old = scan(&sandbox, OpenMode::Read).vgs[0].vg.tags.clone();
            let old: Vec<_> = old.iter().map(|tag| tag.as_str().to_owned()).collect();
            args.extend(old.iter().flat_map(|tag| ["--deltag", tag]));
            sandbox.lvm(&[&args[..], &["--addtag", &wanted, "vg"]].concat()).check();
        } else {
            commit(&sandbox, |vg| vg.tags = vec![Tag::new(&wanted).unwrap()]);
            let report = ["vgs", "--noheadings", "-o", "vg_tags,vg_seqno"];
            let report = sandbox.lvm(&report).ok();
            let told: Vec<_> = report.stdout.split_whitespace().collect();
            assert_eq!(told, [&wanted, &(round + 2).to_string()], "round {round}");
            assert!(!report.stderr.contains("WARNING: s"), "{}", report.stderr);
        }
        let inventory = scan(&sandbox, OpenMode::Read);
        assert_eq!(findings(&inventory), [""; 0], "round {round}");
        assert_eq!(inventory.vgs[0].vg.tags, [Tag::new(&wanted).unwrap()]);
        // Wherever LVM2 put its text, rlvm would have put it there too.
        for (before, after) in before.iter().zip(headers(&inventory)) {
            let ring = Ring::new(after.size).unwrap();
            let old = ring.pieces(&before.committed).unwrap();
            let placed = ring.place_next(Some(&old), after.committed.size).unwrap();
            assert_eq!(placed, ring.pieces(&after.committed).unwrap(), "round {round}");
            assert!(after.precommitted.is_empty());
            wraps += usize::from(!placed.second.is_empty());
        }
    }
    assert!(wraps > 5, "the texts went round the rings");
    sandbox.lvm(&["vgck", "vg"]).check();
}

/// What a test does to the VG, and whether LVM2 finds it there before and afterwards.
struct Change {
    name: &'static str,
    setup: &'static [&'static [&'static str]],
    run: fn(&mut Inventory) -> lvm_core::Result<()>,
}

const CHANGES: &[Change] = &[
    Change {
        name: "change",
        setup: &[&["vgcreate", "vg", "$0", "$1", "$2"]],
        run: |inventory| {
            let mut vg = inventory.vgs[0].vg.clone();
            vg.tags.push(Tag::new("new").unwrap());
            inventory.commit(0, vg, &stamp()).map(drop)
        },
    },
    Change {
        name: "extend",
        setup: &[&["vgcreate", "vg", "$0"]],
        run: |inventory| {
            let mut vg = inventory.vgs[0].vg.clone();
            for index in [1, 2] {
                let pv = Pv { id: inventory.pvs[index].id(), ..vg.pvs()[0].clone() };
                vg.push_pv(pv);
            }
            inventory.commit(0, vg, &stamp()).map(drop)
        },
    },
    Change {
        name: "reduce",
        setup: &[&["vgcreate", "vg", "$0", "$1", "$2"]],
        run: |inventory| {
            let mut vg = inventory.vgs[0].vg.clone();
            vg.remove_pv(PvIdx(1));
            inventory.commit(0, vg, &stamp()).map(drop)
        },
    },
    Change {
        name: "remove",
        setup: &[&["vgcreate", "vg", "$0", "$1", "$2"]],
        run: |inventory| inventory.remove_vg(0),
    },
    Change {
        name: "create",
        setup: &[&["vgcreate", "vg", "$0", "$1", "$2"], &["vgremove", "vg"]],
        run: |inventory| {
            let mut vg = Vg::new(
                "vg".parse().unwrap(),
                "abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop".parse().unwrap(),
                ExtentSize::new(128).unwrap(),
            );
            for found in &inventory.pvs {
                vg.push_pv(Pv {
                    id: found.id(),
                    device_hint: "".into(),
                    device_id_type: None,
                    device_id: None,
                    status: PvStatus { allocatable: true, ..Default::default() },
                    tags: Vec::new(),
                    dev_size: Some(found.device.size().to_sectors()),
                    pe_start: Sectors::new(2048),
                    pe_count: Extents::new(10),
                    ba_start: Sectors::ZERO,
                    ba_size: Sectors::ZERO,
                    extra: Extra::default(),
                });
            }
            inventory.create_vg(vg, &stamp()).map(drop)
        },
    },
];

/// The bytes of a disk in memory.
fn snapshot(sandbox: &Sandbox) -> Vec<MemoryDevice> {
    let read = |index: usize| {
        let bytes = std::fs::read(sandbox.pv(index)).unwrap();
        MemoryDevice::from_bytes(sandbox.pv(index), &bytes)
    };
    (0..sandbox.disks().len()).map(read).collect()
}

/// Puts bytes on the disks.
fn restore(sandbox: &Sandbox, disks: &[MemoryDevice]) {
    for (device, disk) in open(sandbox, OpenMode::Write).iter().zip(disks) {
        let bytes = disk.bytes(Bytes::ZERO, usize::try_from(disk.size().get()).unwrap());
        device.write_at(Bytes::ZERO, &bytes).unwrap();
        device.flush().unwrap();
    }
}

/// What LVM2 says of all VGs: their text's number and their PVs.
fn told(sandbox: &Sandbox) -> Vec<String> {
    let report = ["pvs", "--noheadings", "-o", "vg_name,vg_seqno,vg_tags,pv_name", "-O", "pv_name"];
    let report = sandbox.lvm(&report).ok();
    let lines = report.stdout.lines().map(str::trim).filter(|line| line.starts_with("vg "));
    lines.map(str::to_owned).collect()
}

#[test]
fn after_a_power_cut_lvm2_finds_the_old_vg_or_the_new_one_and_goes_on() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    for copies in ["1", "2", "0"] {
        let disk = sandbox.add_disk(4).node.display().to_string();
        let pvcreate = ["pvcreate", "--metadatasize", "32k", "--pvmetadatacopies", copies, &disk];
        sandbox.lvm(&pvcreate).check();
    }
    let names = [sandbox.pv(0), sandbox.pv(1), sandbox.pv(2)];
    let fresh = snapshot(&sandbox);
    for Change { name, setup, run } in CHANGES {
        restore(&sandbox, &fresh);
        for command in *setup {
            let named = |arg: &&'static str| match arg.strip_prefix('$') {
                Some(index) => names[index.parse::<usize>().unwrap()].clone(),
                None => (*arg).to_owned(),
            };
            let command: Vec<_> = command.iter().map(named).collect();
            sandbox.lvm(&command.iter().map(String::as_str).collect::<Vec<_>>()).check();
        }
        let before = snapshot(&sandbox);
        let old = told(&sandbox);
        run(&mut scan(&sandbox, OpenMode::Write)).unwrap();
        let new = told(&sandbox);
        assert_ne!(old, new);
        let mut seen = [0, 0];
        let mut count = 0_usize;
        let work =
            |disks: &[Arc<dyn BlockDevice>]| run(&mut Inventory::scan(disks.to_vec())).is_ok();
        for_each_crash(&before, 100, work, |point, _, disks| {
            // A few outcomes of each point are enough here, but not the same ones of each.
            count += 1;
            if point.outcome % 13 != point.at % 3 && point.operation.is_some() {
                return;
            }
            restore(&sandbox, &disks);
            let found = told(&sandbox);
            let what = format!("{name} at {point:?}: {found:?}");
            assert!(found == old || found == new, "{what}");
            seen[usize::from(found == new)] += 1;
            if found.is_empty() {
                sandbox.lvm(&["vgcreate", "vg", &names[0], &names[1], &names[2]]).check();
            } else {
                sandbox.lvm(&["vgchange", "--addtag", "next", "vg"]).check();
            }
            sandbox.lvm(&["vgck", "--updatemetadata", "vg"]).check();
            let inventory = scan(&sandbox, OpenMode::Read);
            assert_eq!(findings(&inventory), [""; 0], "{what}");
            commit(&sandbox, |vg| vg.tags.clear());
            let report = sandbox.lvm(&["vgs", "--noheadings", "-o", "vg_tags"]).ok();
            assert_eq!(report.stdout.trim(), "", "{what}");
        });
        assert!(seen[0] > 0 && seen[1] > 0, "{name}: {seen:?} of {count}");
    }
}
