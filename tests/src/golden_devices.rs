//! The golden cases' PVs as devices in memory, named as they were when LVM2 looked at them.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use lvm_core::device::{BlockDevice, MemoryDevice};
use lvm_core::format::label::PvLabel;
use lvm_core::format::pv_header::DiskArea;
use lvm_core::units::Bytes;

const CHUNK: usize = 1 << 16;

static ZEROS: [u8; CHUNK] = [0; CHUNK];

/// So much is unpacked of a PV, which is enough for its reports; more where a metadata area lies further back.
const HEAD: u64 = 4 << 20;

/// Whole disks, whose PV is a partition: where it begins, and how long it is.
const PARTITIONED: [&str; 2] = ["x-gpt", "x-mbr"];
const PARTITION: (u64, u64) = (4 << 20, 64 << 20);

/// The PVs of a case, `/dev/golden/pv0` first; without the PVs that were absent when the reports were made.
///
/// # Panics
/// Where an image is not readable or `xz` is not installed.
pub fn devices(case: &Path) -> Vec<Arc<dyn BlockDevice>> {
    let is_disk = PARTITIONED.iter().any(|name| case.ends_with(name));
    let mut found = Vec::new();
    for number in 0..16 {
        let path = case.join(format!("pv{number}.img.xz"));
        if path.exists() {
            let name = format!("/dev/golden/pv{number}");
            found.push(Arc::new(unpack(&path, &name, is_disk)) as Arc<dyn BlockDevice>);
        }
    }
    found
}

/// The PV in an image. What is zero takes no room.
fn unpack(path: &Path, name: &str, is_disk: bool) -> MemoryDevice {
    let (start, size) = if is_disk { PARTITION } else { (0, unpacked_size(path)) };
    let device = MemoryDevice::new(name, Bytes::new(size));
    let mut xz =
        Command::new("xz").arg("-dc").arg(path).stdout(Stdio::piped()).spawn().expect("xz");
    let mut bytes = xz.stdout.take().expect("it is piped");
    io::copy(&mut bytes.by_ref().take(start), &mut io::sink()).expect("xz's output is readable");
    let (mut at, mut wanted, mut chunk) = (0, size.min(HEAD), vec![0; CHUNK]);
    while at < wanted {
        let rest = usize::try_from(size - at).map_or(CHUNK, |rest| rest.min(CHUNK));
        let part = &mut chunk[..rest];
        bytes.read_exact(part).expect("xz's output is readable");
        if part != &ZEROS[..rest] {
            device.write_at(Bytes::new(at), part).expect("memory takes it");
        }
        if at == 0
            && let Some(label) = PvLabel::find(part).label
        {
            let areas = label.pv.metadata_areas.iter().filter_map(DiskArea::end);
            wanted = areas.map(Bytes::get).max().unwrap_or(0).max(wanted).min(size);
        }
        at += rest as u64;
    }
    drop(bytes);
    let _ = xz.wait();
    device
}

fn unpacked_size(path: &Path) -> u64 {
    let list = Command::new("xz").args(["--robot", "-l"]).arg(path).output();
    let list = String::from_utf8(list.expect("xz is needed (xz-utils)").stdout).expect("text");
    let size =
        list.lines().find(|line| line.starts_with("file")).and_then(|line| line.split('\t').nth(4));
    size.and_then(|size| size.parse().ok()).expect("xz tells the size")
}
