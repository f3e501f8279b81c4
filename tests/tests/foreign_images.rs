//! Images that others made and published, with what a correct reader finds in them. They are not part of this
//! repository, see [`rlvm_tests::corpus`].

use std::fs;
use std::path::{Path, PathBuf};

use lvm_core::device::{BlockDevice as _, OpenMode, OpenPolicy, open_device};
use lvm_core::store::{Inventory, LvDevice};
use lvm_core::units::Bytes;
use rlvm_tests::report::{Row, rows};
use rlvm_tests::{Ran, Sandbox, corpus};

/// The images, unpacked; `None` where they are not there.
fn unpacked(sandbox: &Sandbox, names: &[&str]) -> Option<Vec<PathBuf>> {
    names.iter().map(|name| corpus::unpack(name, sandbox.path())).collect()
}

/// What rlvm reports of some images.
fn report(
    sandbox: &Sandbox,
    kind: &str,
    command: &str,
    fields: &str,
    images: &[PathBuf],
) -> Vec<Row> {
    let names: Vec<_> = images.iter().map(|image| image.display().to_string()).collect();
    let mut args =
        vec![command, "-o", fields, "--reportformat", "json", "--units", "b", "--nosuffix"];
    let devices = names.join(",");
    args.extend(["--devices", &devices]);
    if kind == "lv" {
        args.push("-a");
    }
    rows(&sandbox.rlvm(&args).ok(), kind)
}

/// A row as `field=value` words.
fn words(row: &Row) -> String {
    row.iter().map(|(field, value)| format!("{field}={value}")).collect::<Vec<_>>().join(" ")
}

/// The SHA-256 of the beginning of an LV, as the library reads it.
fn sha256_of_lv(sandbox: &Sandbox, images: &[PathBuf], lv: &str, len: Option<u64>) -> String {
    let open = |image: &PathBuf| {
        open_device(image, OpenMode::Read, &OpenPolicy::default()).expect("an image")
    };
    let found = Inventory::scan(images.iter().map(open).collect());
    let vg = &found.vgs[0].vg;
    let devices: Vec<_> = (0..vg.pvs().len())
        .map(|pv| {
            found.pv_of(0, lvm_core::model::PvIdx::from_usize(pv)).map(|pv| pv.device.clone())
        })
        .collect();
    let device = LvDevice::new(vg, vg.find_lv(lv).expect("the LV"), &devices).expect("the LV");
    let len = len.unwrap_or(device.size().get());
    let mut contents = vec![0; usize::try_from(len).expect("a small LV")];
    device.read_at(Bytes::ZERO, &mut contents).expect("it is readable");
    let file = sandbox.path().join("contents");
    fs::write(&file, contents).expect("a new file");
    let sum = Ran::of(std::process::Command::new("sha256sum").arg(&file)).ok();
    sum.stdout.split_whitespace().next().expect("a sum").to_owned()
}

#[test]
fn an_lv_of_one_extent() {
    let sandbox = Sandbox::unprivileged();
    let Some(images) = unpacked(&sandbox, &["dissect-lvm.img"]) else { return };
    let pvs = report(&sandbox, "pv", "pvs", "pv_uuid,dev_size,pe_start,pv_mda_count", &images);
    assert_eq!(
        words(&pvs[0]),
        "dev_size=5242880 pe_start=1048576 pv_mda_count=1 pv_uuid=2Svcy0-cRH2-3Xrz-87Fv-zNUI-9CoI-Ycoyql"
    );
    let vgs = report(
        &sandbox,
        "vg",
        "vgs",
        "vg_name,vg_uuid,vg_seqno,vg_extent_size,vg_free_count",
        &images,
    );
    assert_eq!(
        words(&vgs[0]),
        "vg_extent_size=4194304 vg_free_count=0 vg_name=vg_test vg_seqno=2 \
         vg_uuid=8HfEjs-9DNH-0dy1-U5u8-EYBF-Vce4-8BcSWU"
    );
    let lvs = report(&sandbox, "lv", "lvs", "lv_name,lv_uuid,segtype,lv_size", &images);
    assert_eq!(
        words(&lvs[0]),
        "lv_name=lv_test lv_size=4194304 lv_uuid=TnYdWo-zRE9-wf2T-5nt0-M1aD-vtoP-fASCxK segtype=linear"
    );
    assert_eq!(
        sha256_of_lv(&sandbox, &images, "lv_test", None),
        "dffad29594c30648611f56c4122ed557bdfd08bb178ce28d22436009bd7c4a1a"
    );
}

#[test]
fn a_thin_pool_with_two_volumes() {
    let sandbox = Sandbox::unprivileged();
    let Some(images) = unpacked(&sandbox, &["dissect-thin.img"]) else { return };
    let vgs = report(&sandbox, "vg", "vgs", "vg_name,vg_seqno,vg_extent_count", &images);
    assert_eq!(words(&vgs[0]), "vg_extent_count=4 vg_name=lvm-thin vg_seqno=8");
    let lvs = report(&sandbox, "lv", "lvs", "lv_name,lv_size,pool_lv,segtype", &images);
    let lvs: Vec<_> = lvs.iter().map(words).collect();
    assert_eq!(
        lvs,
        [
            "lv_name=data lv_size=8388608 pool_lv= segtype=thin-pool",
            "lv_name=[data_tdata] lv_size=8388608 pool_lv= segtype=linear",
            "lv_name=[data_tmeta] lv_size=4194304 pool_lv= segtype=linear",
            "lv_name=lv-1 lv_size=4194304 pool_lv=data segtype=thin",
            "lv_name=lv-2 lv_size=4194304 pool_lv=data segtype=thin",
            "lv_name=[lvol0_pmspare] lv_size=4194304 pool_lv= segtype=linear",
        ]
    );
}

#[test]
fn both_legs_of_a_mirror_hold_the_same() {
    let sandbox = Sandbox::unprivileged();
    let Some(images) = unpacked(&sandbox, &["dissect-mirror-1.img", "dissect-mirror-2.img"]) else {
        return;
    };
    let pvs = report(&sandbox, "pv", "pvs", "pv_uuid,vg_name", &images);
    assert_eq!(pvs.len(), 2);
    let lvs = report(&sandbox, "lv", "lvs", "lv_name,lv_uuid,segtype", &images);
    assert_eq!(
        words(&lvs[0]),
        "lv_name=mirrormirror lv_uuid=34ucWJ-rUDE-A10l-DXcY-oEC7-ZU3D-RGHQhT segtype=mirror"
    );
    for leg in ["mirrormirror_mimage_0", "mirrormirror_mimage_1"] {
        assert_eq!(
            sha256_of_lv(&sandbox, &images, leg, Some(2 << 20)),
            "399d9ca83ae31eabd0b9dfde49953ec0b7bffd61893c699789da653ac9908102",
            "{leg}"
        );
    }
}

#[test]
fn half_a_mirror_is_told_as_partial() {
    let sandbox = Sandbox::unprivileged();
    let Some(images) = unpacked(&sandbox, &["dissect-mirror-2.img"]) else { return };
    let vgs = report(&sandbox, "vg", "vgs", "vg_name,vg_attr,vg_missing_pv_count", &images);
    assert_eq!(words(&vgs[0]), "vg_attr=wz-pn- vg_missing_pv_count=1 vg_name=lvm-mirror");
}

#[test]
fn a_qcow2_image_with_an_old_label() {
    let sandbox = Sandbox::unprivileged();
    let Some(images) = unpacked(&sandbox, &["dfvfs-lvmtest.qcow2"]) else { return };
    let name = images[0].display().to_string();
    let ran = sandbox.rlvm(&["pvs", "--devices", &name]).ok();
    assert!(ran.stderr.contains("is using an old PV header, modify the VG to update."), "{ran}");
    let vgs = report(&sandbox, "vg", "vgs", "vg_name,vg_uuid,vg_seqno,vg_extent_count", &images);
    assert_eq!(
        words(&vgs[0]),
        "vg_extent_count=3 vg_name=vg_test vg_seqno=3 vg_uuid=kZ4S06-lhFY-G4cB-8OQx-SWVg-GrI6-1jEYEf"
    );
    let contents = [
        ("lv_test1", "c1ac1de79f706fff71bfdb8a4ba58a8317c83abbb2065e54feddd2549875332b"),
        ("lv_test2", "1460e32323390412431d0ccf1a90a0f949e3be72454faedabc204c1f470b0dae"),
    ];
    for (lv, sum) in contents {
        assert_eq!(sha256_of_lv(&sandbox, &images, lv, None), sum, "{lv}");
    }
}

#[test]
fn a_label_and_nothing_else() {
    let sandbox = Sandbox::unprivileged();
    let Some(images) = unpacked(&sandbox, &["util-linux-lvm2.img"]) else { return };
    let label = fs::read(&images[0]).expect("it is small")[..2048].to_vec();
    let found = lvm_core::format::label::PvLabel::find(&label);
    let id = found.label.expect("a label").pv.id;
    assert_eq!(id.to_string(), "Vynv4k-APH8-xQER-HSBb-8VJ3-SvFF-PB5O1U");
}

#[test]
fn a_foreign_image_is_extended_and_lvm2_reads_it() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    let Some(image) = corpus::unpack("dfvfs-lvmtest.qcow2", sandbox.path()) else { return };
    if !rlvm_tests::skip_unless_tools(&["qemu-img"]) {
        return;
    }
    let name = image.display().to_string();
    sandbox.rlvm(&["lvremove", "-y", "vg_test/lv_test2", "--devices", &name]).check();
    sandbox
        .rlvm(&["lvcreate", "-y", "-l", "1", "-n", "ours", "vg_test", "--devices", &name])
        .check();
    let raw = sandbox.path().join("converted.img");
    let mut convert = std::process::Command::new("qemu-img");
    convert.args(["convert", "-O", "raw"]).args([Path::new(&name), &raw]);
    Ran::of(&mut convert).check();
    sandbox.add_copy_of(&raw);
    assert_eq!(rlvm_tests::report::difference(&sandbox), "");

    sandbox.lvm(&["vgck", "vg_test"]).check();
}
