//! Images of every kind, made and checked by QEMU's own tools.

use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::testing::{has_program, run};
use super::super::{BlockDevice, OpenMode, OpenPolicy, contract, open_device};
use crate::error::Result;
use crate::units::Bytes;

/// An image in a folder of its own, made by `qemu-img create` with these options.
pub(super) struct Image {
    pub(super) folder: tempfile::TempDir,
    pub(super) path: PathBuf,
}

impl Image {
    pub(super) fn new(options: &[&str]) -> Option<Self> {
        if !has_program("qemu-img") {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let image = Self { path: folder.path().join("disk.qcow2"), folder };
        image.create("disk.qcow2", options);
        Some(image)
    }

    pub(super) fn create(&self, name: &str, options: &[&str]) -> String {
        let path = self.folder.path().join(name).to_str().unwrap().to_owned();
        let size = contract::SIZE.get().to_string();
        let mut args = vec!["create", "-q", "-f", "qcow2"];
        args.extend_from_slice(options);
        args.extend_from_slice(&[&path, &size]);
        run("qemu-img", &args);
        path
    }

    pub(super) fn open(&self, mode: OpenMode) -> Result<Arc<dyn BlockDevice>> {
        open_device(&self.path, mode, &OpenPolicy::default())
    }

    pub(super) fn check(&self) {
        let report = run("qemu-img", &["check", self.path.to_str().unwrap()]);
        assert!(report.contains("No errors were found"), "{report}");
    }

    fn refusal(&self, mode: OpenMode) -> String {
        let line = self.open(mode).unwrap_err().to_string();
        line.strip_prefix(&format!("{}: ", self.path.display())).unwrap().to_owned()
    }

    /// Overwrites bytes of the image file.
    fn patch(&self, at: u64, bytes: &[u8]) {
        use std::os::unix::fs::FileExt;
        let file = File::options().write(true).open(&self.path).unwrap();
        file.write_all_at(bytes, at).unwrap();
    }
}

#[test]
fn it_keeps_the_contract_with_images_of_every_kind() {
    for options in [
        &[][..],
        &["-o", "compat=0.10"],
        &["-o", "cluster_size=512"],
        &["-o", "cluster_size=2M"],
        &["-o", "refcount_bits=1"],
        &["-o", "lazy_refcounts=on"],
        &["-o", "preallocation=metadata"],
        &["-o", "preallocation=full"],
    ] {
        let Some(image) = Image::new(options) else { return };
        let device = image.open(OpenMode::Write).unwrap();
        contract::check(&*device);
        drop(device);
        image.check();
        let raw = image.folder.path().join("disk.raw");
        let (path, raw_path) = (image.path.to_str().unwrap(), raw.to_str().unwrap());
        run("qemu-img", &["convert", "-O", "raw", path, raw_path]);
        let theirs = std::fs::read(&raw).unwrap();
        let mut ours = vec![1; theirs.len()];
        image.open(OpenMode::Read).unwrap().read_at(Bytes::ZERO, &mut ours).unwrap();
        assert!(ours == theirs, "{options:?}: QEMU reads other bytes");
    }
}

#[test]
fn what_is_flushed_is_in_the_file_while_the_image_is_open() {
    let Some(image) = Image::new(&[]) else { return };
    let device = image.open(OpenMode::Write).unwrap();
    device.write_at(Bytes::new(70_000), b"LABELONE").unwrap();
    device.flush().unwrap();
    let copy = image.folder.path().join("copy.qcow2");
    std::fs::copy(&image.path, &copy).unwrap();
    let copied = open_device(&copy, OpenMode::Read, &OpenPolicy::default()).unwrap();
    let mut found = [0; 8];
    copied.read_at(Bytes::new(70_000), &mut found).unwrap();
    assert_eq!(&found, b"LABELONE");
    drop(device);
}

#[test]
fn zeroing_takes_no_room() {
    for options in [&[][..], &["-o", "compat=0.10"]] {
        let Some(image) = Image::new(options) else { return };
        let device = image.open(OpenMode::Write).unwrap();
        device.zero_range(Bytes::ZERO, contract::SIZE).unwrap();
        device.flush().unwrap();
        let blocks = image.path.metadata().unwrap().blocks();
        assert!(blocks < 1024, "{options:?}: {blocks} blocks");
    }
}

#[test]
fn the_backing_file_shows_through_and_is_not_written() {
    let Some(image) = Image::new(&[]) else { return };
    let base = image.create("base.qcow2", &[]);
    let base = Path::new(&base);
    let device = open_device(base, OpenMode::Write, &OpenPolicy::default()).unwrap();
    device.write_at(Bytes::new(1 << 20), &[7; 4096]).unwrap();
    drop(device);
    let before = std::fs::read(base).unwrap();
    for compat in ["compat=0.10", "compat=1.1"] {
        image.create("disk.qcow2", &["-o", compat, "-b", "base.qcow2", "-F", "qcow2"]);
        let device = image.open(OpenMode::Write).unwrap();
        device.write_at(Bytes::new((1 << 20) + 512), &[8; 512]).unwrap();
        device.zero_range(Bytes::new((1 << 20) + 1024), Bytes::new(512)).unwrap();
        device.flush().unwrap();
        let mut found = [1; 2048];
        device.read_at(Bytes::new(1 << 20), &mut found).unwrap();
        let firsts: Vec<u8> = found.chunks(512).map(|sector| sector[0]).collect();
        assert_eq!(firsts, [7, 8, 0, 7], "{compat}");
        // Whole clusters, too, must hide what is behind them.
        device.zero_range(Bytes::ZERO, contract::SIZE).unwrap();
        device.read_at(Bytes::new(1 << 20), &mut found).unwrap();
        assert_eq!(found, [0; 2048], "{compat}");
        drop(device);
        image.check();
        assert!(std::fs::read(base).unwrap() == before);
    }
}

#[test]
fn a_snapshot_inside_the_image_keeps_its_data() {
    let Some(image) = Image::new(&[]) else { return };
    let path = image.path.to_str().unwrap();
    image.open(OpenMode::Write).unwrap().write_at(Bytes::ZERO, &[1; 4096]).unwrap();
    run("qemu-img", &["snapshot", "-c", "one", path]);
    image.open(OpenMode::Write).unwrap().write_at(Bytes::ZERO, &[2; 4096]).unwrap();
    image.check();
    run("qemu-img", &["snapshot", "-a", "one", path]);
    let mut found = [0; 4096];
    image.open(OpenMode::Read).unwrap().read_at(Bytes::ZERO, &mut found).unwrap();
    assert_eq!(found, [1; 4096]);
}

#[test]
fn a_backing_file_elsewhere_is_refused_unless_allowed() {
    let Some(image) = Image::new(&[]) else { return };
    let elsewhere = Image::new(&[]).unwrap();
    let base = elsewhere.path.to_str().unwrap().to_owned();
    image.create("disk.qcow2", &["-b", &base, "-F", "qcow2"]);
    let wanted = format!("its backing file {base} is outside the image's own folder");
    assert_eq!(image.refusal(OpenMode::Read), wanted);
    let allowed = OpenPolicy::default().allow_backing(true);
    open_device(&image.path, OpenMode::Write, &allowed).unwrap();

    // A link is followed before the folder is looked at, also one behind an allowed file.
    let link = image.folder.path().join("base.qcow2");
    std::os::unix::fs::symlink(&elsewhere.path, &link).unwrap();
    image.create("disk.qcow2", &["-b", "base.qcow2", "-F", "qcow2"]);
    assert!(image.refusal(OpenMode::Read).contains("outside"));
    std::fs::remove_file(&link).unwrap();
    image.create("base.qcow2", &["-b", &base, "-F", "qcow2"]);
    assert_eq!(image.refusal(OpenMode::Read), wanted);
    image.create("disk.qcow2", &["-u", "-b", "../../etc/hostname", "-F", "raw"]);
    assert!(image.refusal(OpenMode::Read).contains("backing file"));
}

#[test]
fn a_data_file_elsewhere_is_refused_and_one_in_the_folder_is_used() {
    let Some(image) = Image::new(&[]) else { return };
    let folder = image.folder.path().to_str().unwrap().to_owned();
    let data = format!("data_file={folder}/data.raw");
    image.create("disk.qcow2", &["-o", &data]);
    let device = image.open(OpenMode::Write).unwrap();
    device.write_at(Bytes::new(4096), b"here").unwrap();
    device.flush().unwrap();
    drop(device);
    let bytes = std::fs::read(format!("{folder}/data.raw")).unwrap();
    assert!(bytes.windows(4).any(|window| window == b"here"));
    image.open(OpenMode::Read).unwrap();

    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("data.raw");
    image.create("disk.qcow2", &["-o", &format!("data_file={}", file.display())]);
    let wanted = format!("its data file {} is outside the image's own folder", file.display());
    assert_eq!(image.refusal(OpenMode::Read), wanted);
}

#[test]
fn circles_and_odd_backing_files_end_in_an_error() {
    let Some(image) = Image::new(&[]) else { return };
    image.create("base.qcow2", &["-u", "-b", "disk.qcow2", "-F", "qcow2"]);
    image.create("disk.qcow2", &["-u", "-b", "base.qcow2", "-F", "qcow2"]);
    let wanted = "it has more than 64 backing files, one behind the other";
    assert_eq!(image.refusal(OpenMode::Read), wanted);
    assert!(image.refusal(OpenMode::Write).contains("is in use"), "it is its own backing file");

    let fifo = image.folder.path().join("fifo");
    nix::unistd::mkfifo(&fifo, nix::sys::stat::Mode::S_IRWXU).unwrap();
    image.create("disk.qcow2", &["-u", "-b", "fifo", "-F", "raw"]);
    assert!(image.refusal(OpenMode::Read).ends_with("it is not a regular file"));
    image.create("disk.qcow2", &["-u", "-b", "none.qcow2", "-F", "qcow2"]);
    assert!(image.refusal(OpenMode::Read).contains("none.qcow2 cannot be opened: No such file"));
}

#[test]
fn images_that_must_not_be_touched_are_refused_by_reason() {
    for (at, bytes, reason) in [
        (79, &[2][..], "the qcow2 image is marked corrupt"),
        (79, &[1], "the qcow2 image was not closed properly and has to be repaired"),
        (72, &[0x80], "the qcow2 image needs feature 63 (unnamed), which is not known here"),
        (7, &[9], "the qcow2 image has version 9, which is not known here"),
        (35, &[1], "the qcow2 image is encrypted"),
    ] {
        let Some(image) = Image::new(&[]) else { return };
        image.patch(at, bytes);
        let before = std::fs::read(&image.path).unwrap();
        assert_eq!(image.refusal(OpenMode::Read), reason);
        assert_eq!(image.refusal(OpenMode::Write), reason);
        assert!(std::fs::read(&image.path).unwrap() == before, "a refused image stays as it is");
    }
}

/// imago 0.2.6 runs out of stack, or writes over the header, where the reference counts are not sound;
/// such images have to be refused before.
#[test]
fn damaged_tables_give_errors_and_no_panic() {
    let Some(image) = Image::new(&[]) else { return };
    image.open(OpenMode::Write).unwrap().write_at(Bytes::ZERO, &[1; 512]).unwrap();
    let whole = std::fs::read(&image.path).unwrap();
    let tables = [65_536, 131_072, 196_608, 262_144];
    for at in (8..120).chain(tables.into_iter().flat_map(|table| table..table + 10)) {
        for byte in [0xFF, 0x80, 0x01, 0x00] {
            std::fs::write(&image.path, &whole).unwrap();
            image.patch(at, &[byte]);
            let Ok(device) = image.open(OpenMode::Write) else { continue };
            let mut bytes = [0; 4096];
            let read = device.read_at(Bytes::ZERO, &mut bytes);
            let write = device.write_at(Bytes::new(1 << 20), &bytes);
            let _ = (read, write, device.flush());
            drop(device);
            let header = std::fs::read(&image.path).unwrap();
            assert!(header.starts_with(b"QFI\xfb"), "byte {at} as {byte}: the header is gone");
        }
    }
    std::fs::write(&image.path, &whole).unwrap();
    // The count of the header itself.
    image.patch(131_073, &[0]);
    let wanted = "the tables of the qcow2 image are damaged: a table is counted as free space";
    assert_eq!(image.refusal(OpenMode::Write), wanted);
    image.open(OpenMode::Read).unwrap();
}
