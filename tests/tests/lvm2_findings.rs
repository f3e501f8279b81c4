//! What is told about damaged, stale, missing and doubled PVs, against what LVM2 tells of the same disks.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use lvm_core::device::{BlockDevice, OpenMode, OpenPolicy, open_device};
use lvm_core::format::label::PvLabel;
use lvm_core::store::Inventory;
use lvm_core::units::Bytes;
use rlvm_tests::Sandbox;

/// A sandbox with disks of 16 MiB.
fn sandbox(disks: usize) -> Option<Sandbox> {
    let mut sandbox = Sandbox::new()?;
    for _ in 0..disks {
        sandbox.add_disk(16);
    }
    Some(sandbox)
}

/// The disks that are plugged in.
fn open(sandbox: &Sandbox) -> Vec<Arc<dyn BlockDevice>> {
    let disks = sandbox.disks().iter().filter(|disk| disk.node.exists());
    let open = |path: &Path| open_device(path, OpenMode::Write, &OpenPolicy::default()).unwrap();
    disks.map(|disk| open(&disk.node)).collect()
}

/// What both say of the disks, each line once.
fn assert_same(sandbox: &Sandbox, what: &str) -> Vec<String> {
    let inventory = Inventory::scan(open(sandbox));
    let of_vgs = inventory.vgs.iter().flat_map(|found| &found.findings);
    let ours = inventory.findings.iter().filter(|finding| !finding.is_detail()).chain(of_vgs);
    let ours =
        ours.flat_map(|finding| finding.to_string().lines().map(str::to_owned).collect::<Vec<_>>());
    let ours = each_once(ours);
    let told = sandbox.lvm(&["pvs"]);
    let told = told.stderr.lines().map(|line| line.trim().to_owned());
    let theirs = each_once(told.filter(|line| !line.contains("Activation disabled")));
    assert_eq!(ours, theirs, "{what}");
    assert!(!ours.is_empty(), "{what}");
    ours
}

fn each_once(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut all = Vec::new();
    for line in lines {
        if !all.contains(&line) {
            all.push(line);
        }
    }
    all
}

/// Writes to a disk behind everybody's back.
fn scribble(sandbox: &Sandbox, disk: usize, at: u64, bytes: &[u8]) {
    let device = open_device(sandbox.pv(disk).as_ref(), OpenMode::Write, &OpenPolicy::default());
    let device = device.unwrap();
    device.write_at(Bytes::new(at), bytes).unwrap();
    device.flush().unwrap();
}

fn image(sandbox: &Sandbox, disk: usize) -> Vec<u8> {
    let mut bytes = vec![0; 16 << 20];
    File::open(&sandbox.disks()[disk].image).unwrap().read_exact_at(&mut bytes, 0).unwrap();
    bytes
}

#[test]
fn missing_pvs_and_those_that_come_back() {
    let Some(mut sandbox) = sandbox(3) else { return };
    let [a, b, c] = [0, 1, 2].map(|index| sandbox.pv(index));
    sandbox.lvm(&["vgcreate", "vg", &a, &b, &c]).check();
    sandbox.lvm(&["lvcreate", "-l1", "-n", "used", "vg", &b]).check();
    sandbox.unplug(1);
    sandbox.unplug(2);
    assert_same(&sandbox, "two are missing");
    sandbox.lvm(&["vgchange", "--addtag", "later", "vg"]).check();
    assert_same(&sandbox, "and are flagged so");
    sandbox.replug(1);
    assert_same(&sandbox, "one that is in use is back");
    sandbox.replug(2);
    assert_same(&sandbox, "and one that is not");
    sandbox.lvm(&["vgchange", "--addtag", "again", "vg"]).check();
    assert_same(&sandbox, "after another change");
}

#[test]
fn stale_texts_and_pvs_that_were_removed() {
    let Some(mut sandbox) = sandbox(3) else { return };
    let [a, b, c] = [0, 1, 2].map(|index| sandbox.pv(index));
    sandbox.lvm(&["vgcreate", "vg", &a, &b, &c]).check();
    let (old_b, old_c) = (image(&sandbox, 1), image(&sandbox, 2));
    sandbox.lvm(&["vgchange", "--addtag", "one", "vg"]).check();
    scribble(&sandbox, 1, 0, &old_b);
    assert_same(&sandbox, "one text is old");
    scribble(&sandbox, 2, 0, &old_c);
    assert_same(&sandbox, "two texts are old");
    scribble(&sandbox, 0, 0, &[0; 8192]);
    sandbox.unplug(0);
    sandbox.lvm(&["vgreduce", "--removemissing", "vg"]).check();
    sandbox.unplug(2);
    sandbox.lvm(&["vgreduce", "--removemissing", "vg"]).check();
    sandbox.replug(2);
    assert_same(&sandbox, "one was removed in its absence");
}

#[test]
fn two_histories_of_one_vg() {
    let Some(mut sandbox) = sandbox(2) else { return };
    let [a, b] = [0, 1].map(|index| sandbox.pv(index));
    sandbox.lvm(&["vgcreate", "vg", &a, &b]).check();
    let old = image(&sandbox, 1);
    sandbox.lvm(&["vgchange", "--addtag", "one", "vg"]).check();
    scribble(&sandbox, 1, 0, &old);
    sandbox.unplug(0);
    sandbox.lvm(&["vgchange", "--addtag", "other", "vg"]).check();
    sandbox.replug(0);
    assert_same(&sandbox, "the same number, another text");
}

#[test]
fn damaged_headers_and_texts() {
    let Some(sandbox) = sandbox(2) else { return };
    let [a, b] = [0, 1].map(|index| sandbox.pv(index));
    sandbox.lvm(&["pvcreate", "--pvmetadatacopies", "2", &a]).check();
    sandbox.lvm(&["vgcreate", "vg", &a, &b]).check();
    let sound = image(&sandbox, 0);
    let label = PvLabel::find(&sound).label.unwrap();
    let second = label.pv.metadata_areas[1].start.get();
    scribble(&sandbox, 0, 4096 + 7, b"x");
    assert_same(&sandbox, "the first header is damaged");
    scribble(&sandbox, 0, second, &[0; 512]);
    assert_same(&sandbox, "and the second");
    scribble(&sandbox, 0, 0, &sound);
    scribble(&sandbox, 0, second + 600, b"x");
    assert_same(&sandbox, "the second text is damaged");
    scribble(&sandbox, 0, 4096 + 600, b"x");
    assert_same(&sandbox, "and the first");
    scribble(&sandbox, 0, 0, &sound);
    let other = image(&sandbox, 1);
    scribble(&sandbox, 1, 4096 + 600, b"x");
    assert_same(&sandbox, "the only text of the second PV is damaged");
    scribble(&sandbox, 1, 0, &other);
    scribble(&sandbox, 0, 512 + 40, b"x");
    assert_same(&sandbox, "the label is damaged");
}

#[test]
fn a_pv_on_two_disks() {
    let Some(mut sandbox) = sandbox(2) else { return };
    let [a, b] = [0, 1].map(|index| sandbox.pv(index));
    sandbox.lvm(&["vgcreate", "vg", &a]).check();
    sandbox.lvm(&["pvcreate", &b]).check();
    scribble(&sandbox, 1, 0, &image(&sandbox, 0));
    assert_same(&sandbox, "one has the name in the text");
    sandbox.add_disk(20);
    scribble(&sandbox, 2, 0, &image(&sandbox, 0));
    sandbox.unplug(0);
    assert_same(&sandbox, "one has the size in the text");
    sandbox.unplug(1);
    sandbox.add_disk(20);
    scribble(&sandbox, 3, 0, &image(&sandbox, 2)[..1 << 20]);
    assert_same(&sandbox, "none has name or size");
    sandbox.replug(0);
    assert_same(&sandbox, "three of them");
}

#[test]
fn vgs_of_one_name() {
    let Some(mut sandbox) = sandbox(3) else { return };
    for disk in 0..3 {
        for other in 0..3 {
            if other != disk {
                sandbox.unplug(other);
            }
        }
        sandbox.lvm(&["vgcreate", "vg", &sandbox.pv(disk)]).check();
        for other in 0..3 {
            if other != disk {
                sandbox.replug(other);
            }
        }
    }
    sandbox.unplug(2);
    assert_same(&sandbox, "two");
    sandbox.replug(2);
    assert_same(&sandbox, "three");
}

#[test]
fn labels_that_are_not_up_to_date() {
    let Some(sandbox) = sandbox(2) else { return };
    let [a, b] = [0, 1].map(|index| sandbox.pv(index));
    sandbox.lvm(&["vgcreate", "vg", &a, &b]).check();
    let relabel = |disk: usize, version: u32, flags: u32| {
        let mut label = PvLabel::find(&image(&sandbox, disk)).label.unwrap();
        (label.pv.extension_version, label.pv.flags) = (version, flags);
        scribble(&sandbox, disk, 512, &label.to_bytes().unwrap());
    };
    relabel(0, 0, 0);
    assert_same(&sandbox, "no extension");
    relabel(0, 1, 0);
    assert_same(&sandbox, "an old extension");
    relabel(0, 2, 0);
    assert_same(&sandbox, "not flagged as in use");
    relabel(1, 0, 0);
    assert_same(&sandbox, "one of each");
}

#[test]
fn disks_that_are_too_small_and_pvs_without_their_vg() {
    let Some(mut sandbox) = sandbox(3) else { return };
    let [a, b, c] = [0, 1, 2].map(|index| sandbox.pv(index));
    sandbox.lvm(&["pvcreate", "--pvmetadatacopies", "2", &b]).check();
    sandbox.lvm(&["pvcreate", "--pvmetadatacopies", "0", &c]).check();
    sandbox.lvm(&["vgcreate", "vg", &a, &b, &c]).check();
    for disk in [0, 1] {
        sandbox.unplug(disk);
        let image = File::options().write(true).open(&sandbox.disks()[disk].image).unwrap();
        image.set_len(8 << 20).unwrap();
        sandbox.replug(disk);
    }
    assert_same(&sandbox, "two are too small, one of them has lost its second metadata area");
    sandbox.unplug(0);
    sandbox.unplug(1);
    assert_same(&sandbox, "nothing is left but a PV without a text");
}
