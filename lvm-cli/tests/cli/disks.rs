//! `disk create` and `disk info`.

use crate::common::Home;

#[test]
fn a_raw_disk_is_made_and_told_of() {
    let home = Home::new();
    assert_eq!(
        home.run("disk create a.img 26G").ok(),
        "  Image \"a.img\" created: raw, 26.00 GiB.\n"
    );
    let told = home.run("disk info a.img").ok();
    assert!(
        told.starts_with(
            "image: a.img\nfile format: raw\nvirtual size: 26 GiB (27917287424 bytes)\n"
        )
    );
}

#[cfg(not(feature = "qcow2"))]
#[test]
fn without_qcow2_a_disk_of_that_format_is_refused() {
    let home = Home::new();
    let err = home.run("disk create b.qcow2 1g").fails(5);
    assert_eq!(err, "  b.qcow2: this program was built without support for qcow2 images\n");
    assert!(!home.path().join("b.qcow2").exists());
}

#[cfg(feature = "qcow2")]
#[test]
fn a_disk_is_made_in_the_format_that_its_name_tells() {
    let home = Home::new();
    assert_eq!(
        home.run("disk create b.QCOW2 1.5g").ok(),
        "  Image \"b.QCOW2\" created: qcow2, 1.50 GiB.\n"
    );
    assert_eq!(
        home.run("disk create c -f qcow2 10").ok(),
        "  Image \"c\" created: qcow2, 10.00 MiB.\n"
    );
    let told = home.run("disk create d.qcow2 --backing b.QCOW2").ok();
    assert_eq!(told, "  Image \"d.qcow2\" created: qcow2, 1.50 GiB.\n");
    home.run("disk create a.img 26G").ok();
    let told = home.run("disk info a.img b.QCOW2").ok();
    assert!(told.starts_with("image: a.img\nfile format: raw\n"), "{told}");
    assert!(told.contains("\n\nimage: b.QCOW2\nfile format: qcow2\n"), "{told}");
    let told: serde_json::Value =
        serde_json::from_str(&home.run("disk info d.qcow2 --format json").ok()).expect("JSON");
    assert_eq!(told[0]["virtual_size"], 1_610_612_736_u64);
    assert_eq!(told[0]["qcow2"]["backing_file"], "b.QCOW2");
}

#[test]
fn a_disk_that_cannot_be_made_is_refused_in_one_line() {
    let home = Home::new();
    home.file("there", "");
    for (line, code, told) in [
        ("disk create x 0", 3, "  Size may not be zero.\n"),
        ("disk create x 10Q", 3, "  Can't parse size argument.\n  Invalid size: 10Q\n"),
        (
            "disk create x 1 -f vmdk",
            3,
            "  A format is raw or qcow2.\n  Invalid argument for --format: vmdk\n",
        ),
        ("disk create there 1", 5, "  there already exists\n"),
        ("disk info nothing", 5, "  No device found for nothing.\n"),
        ("disk create x", 3, "  No command with matching syntax recognised."),
        ("disk", 2, "  No such command."),
    ] {
        let err = home.run(line).fails(code);
        assert!(err.starts_with(told), "{line}: {err}");
    }
    assert!(home.run("disk create -t x 10").out.contains("created"));
    assert!(!home.path().join("x").exists(), "a test makes nothing");
}
