//! A PV made by rlvm and one made by LVM2 with the same options have the same bytes, from the first to the last.

use std::sync::Arc;

use lvm_core::device::{BlockDevice, OpenMode, OpenPolicy, Topology, open_device};
use lvm_core::format::label::LabelSector;
use lvm_core::store::{PvLayout, PvLayoutRequest, create_pv, remove_pv_label};
use lvm_core::units::{Bytes, Sectors};
use rlvm_tests::Sandbox;

const UUID: &str = "abcdef-0123-4567-89ab-cdef-GHIJ-KLmnop";

/// No whole number of anything: 20 MiB and 179 sectors.
const SIZE: u64 = (20 << 20) + 179 * 512;

const KIB: u64 = 2;
const MIB: u64 = 2048;

/// Options of `pvcreate`, and whether the first sectors are zeroed.
struct Case {
    options: &'static [&'static str],
    request: PvLayoutRequest,
    zero: bool,
}

fn case(options: &'static [&'static str], change: impl FnOnce(&mut PvLayoutRequest)) -> Case {
    let mut request = PvLayoutRequest::default();
    change(&mut request);
    let zero = !options.contains(&"-Zn");
    Case { options, request, zero }
}

#[expect(clippy::unnecessary_wraps, reason = "fields of a request are options")]
fn sectors(count: u64) -> Option<Sectors> {
    Some(Sectors::new(count))
}

fn label(sector: u64) -> Option<LabelSector> {
    LabelSector::new(sector)
}

fn cases() -> Vec<Case> {
    vec![
        case(&[], |_| {}),
        case(&["-Zn"], |_| {}),
        case(&["--labelsector", "0"], |r| r.label_sector = label(0)),
        case(&["--labelsector", "2"], |r| r.label_sector = label(2)),
        case(&["--labelsector", "3"], |r| r.label_sector = label(3)),
        case(&["-Zn", "--labelsector", "0"], |r| r.label_sector = label(0)),
        case(&["-Zn", "--labelsector", "3"], |r| r.label_sector = label(3)),
        case(&["--pvmetadatacopies", "0"], |r| r.mda_copies = Some(0)),
        case(&["--pvmetadatacopies", "2"], |r| r.mda_copies = Some(2)),
        case(&["--metadataignore", "y", "--pvmetadatacopies", "2"], |r| {
            (r.mda_ignored, r.mda_copies) = (true, Some(2));
        }),
        case(&["--metadatasize", "32k"], |r| r.mda_size = sectors(32 * KIB)),
        case(&["--metadatasize", "5m"], |r| r.mda_size = sectors(5 * MIB)),
        case(&["--metadatasize", "100k", "--pvmetadatacopies", "2"], |r| {
            (r.mda_size, r.mda_copies) = (sectors(100 * KIB), Some(2));
        }),
        case(&["--metadatasize", "9m", "--pvmetadatacopies", "2"], |r| {
            (r.mda_size, r.mda_copies) = (sectors(9 * MIB), Some(2));
        }),
        case(&["--metadatasize", "19m"], |r| r.mda_size = sectors(19 * MIB)),
        case(&["--dataalignment", "64k"], |r| r.alignment = sectors(64 * KIB)),
        case(&["--dataalignment", "7k", "--metadatasize", "41k"], |r| {
            (r.alignment, r.mda_size) = (sectors(7 * KIB), sectors(41 * KIB));
        }),
        case(&["--dataalignment", "4m"], |r| r.alignment = sectors(4 * MIB)),
        case(&["--dataalignment", "1536k", "--pvmetadatacopies", "2"], |r| {
            (r.alignment, r.mda_copies) = (sectors(1536 * KIB), Some(2));
        }),
        case(&["--dataalignmentoffset", "7s"], |r| r.alignment_offset = sectors(7)),
        case(&["--dataalignment", "3m", "--dataalignmentoffset", "256k"], |r| {
            (r.alignment, r.alignment_offset) = (sectors(3 * MIB), sectors(256 * KIB));
        }),
        case(&["--bootloaderareasize", "2m"], |r| r.bootloader_size = sectors(2 * MIB)),
        case(&["--bootloaderareasize", "100k", "--dataalignment", "64k"], |r| {
            (r.bootloader_size, r.alignment) = (sectors(100 * KIB), sectors(64 * KIB));
        }),
        case(&["--bootloaderareasize", "1m", "--pvmetadatacopies", "0"], |r| {
            (r.bootloader_size, r.mda_copies) = (sectors(MIB), Some(0));
        }),
        case(&["--bootloaderareasize", "1m", "--pvmetadatacopies", "2"], |r| {
            (r.bootloader_size, r.mda_copies) = (sectors(MIB), Some(2));
        }),
        case(&["--setphysicalvolumesize", "10m"], |r| r.size = sectors(10 * MIB)),
        case(&["--setphysicalvolumesize", "10m", "--pvmetadatacopies", "2"], |r| {
            (r.size, r.mda_copies) = (sectors(10 * MIB), Some(2));
        }),
        case(&["--setphysicalvolumesize", "40m"], |r| r.size = sectors(40 * MIB)),
    ]
}

fn open(sandbox: &Sandbox) -> Arc<dyn BlockDevice> {
    open_device(sandbox.pv(0).as_ref(), OpenMode::Write, &OpenPolicy::default()).unwrap()
}

/// Fills the disk with bytes that a scan makes nothing of; `with_pv` makes another PV first, with its label in
/// sector 3.
fn dirty(device: &dyn BlockDevice, with_pv: bool) {
    let bytes = vec![0xab; usize::try_from(device.size().get()).unwrap()];
    device.write_at(Bytes::ZERO, &bytes).unwrap();
    if with_pv {
        let request = PvLayoutRequest { label_sector: label(3), ..PvLayoutRequest::default() };
        let layout = PvLayout::new("", device.size(), Topology::default(), &request).unwrap();
        let old = "OldOld-0123-4567-89ab-cdef-GHIJ-KLmnop".parse().unwrap();
        create_pv(device, old, &layout, false).unwrap();
    }
    device.flush().unwrap();
}

fn bytes(device: &dyn BlockDevice) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(device.size().get()).unwrap()];
    device.read_at(Bytes::ZERO, &mut bytes).unwrap();
    bytes
}

/// Where two images differ, in sectors.
fn differences(ours: &[u8], theirs: &[u8]) -> Vec<usize> {
    let pairs = ours.chunks(512).zip(theirs.chunks(512)).enumerate();
    pairs.filter(|(_, (ours, theirs))| ours != theirs).map(|(sector, _)| sector).collect()
}

fn compare(sandbox: &Sandbox, Case { options, request, zero }: &Case, with_pv: bool) {
    let pv = sandbox.pv(0);
    let what = format!("{options:?}{}", if with_pv { " over another PV" } else { "" });
    // Never open while LVM2 wants the device for itself.
    let command = ["pvcreate", "-ff", "-y", "--norestorefile", "--uuid", UUID];
    dirty(open(sandbox).as_ref(), with_pv);
    sandbox.lvm(&[&command[..], options, &[&pv]].concat()).check();
    let device = open(sandbox);
    let theirs = bytes(device.as_ref());
    dirty(device.as_ref(), with_pv);
    let layout = PvLayout::new(&pv, device.size(), device.topology(), request).unwrap();
    create_pv(device.as_ref(), UUID.parse().unwrap(), &layout, *zero).unwrap();
    let ours = bytes(device.as_ref());
    assert_eq!(differences(&ours, &theirs), [0; 0], "{what}: these sectors differ");
    drop(device);
    sandbox.lvm(&["pvremove", &pv]).check();
    let device = open(sandbox);
    let theirs = bytes(device.as_ref());
    device.write_at(Bytes::ZERO, &ours).unwrap();
    remove_pv_label(device.as_ref()).unwrap();
    let ours = bytes(device.as_ref());
    assert_eq!(differences(&ours, &theirs), [0; 0], "{what}: these sectors differ after removal");
}

#[test]
fn a_pv_has_the_bytes_that_lvm2_gives_it() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    sandbox.add_disk_of(SIZE, 512);
    for (index, case) in cases().iter().enumerate() {
        compare(&sandbox, case, index % 2 == 1);
    }
}

#[test]
fn so_it_does_on_disks_of_large_sectors() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    sandbox.add_disk_of(20 << 20, 4096);
    for case in cases().iter().step_by(4) {
        compare(&sandbox, case, false);
    }
}
