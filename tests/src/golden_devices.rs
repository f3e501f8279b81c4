//! The golden cases' PVs as devices in memory, named as they were when LVM2 looked at them.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use lvm_core::device::{BlockDevice, MemoryDevice};
use lvm_core::units::Bytes;

const CHUNK: usize = 1 << 16;

static ZEROS: [u8; CHUNK] = [0; CHUNK];

/// Beyond this only zeros are left in the largest images, which need not be unpacked to know it.
const LARGE: u64 = 512 << 20;

/// The PVs of a case, `/dev/golden/pv0` first; without the PVs that were absent when the reports were made.
///
/// # Panics
/// Where an image is not readable or `xz` is not installed.
pub fn devices(case: &Path) -> Vec<Arc<dyn BlockDevice>> {
    let mut found = Vec::new();
    for number in 0..16 {
        let path = case.join(format!("pv{number}.img.xz"));
        if path.exists() {
            let name = format!("/dev/golden/pv{number}");
            found.push(Arc::new(unpack(&path, &name)) as Arc<dyn BlockDevice>);
        }
    }
    found
}

fn unpack(path: &Path, name: &str) -> MemoryDevice {
    let list = Command::new("xz").args(["--robot", "-l"]).arg(path).output();
    let list = String::from_utf8(list.expect("xz is needed (xz-utils)").stdout).expect("text");
    let size =
        list.lines().find(|line| line.starts_with("file")).and_then(|line| line.split('\t').nth(4));
    let size: u64 = size.and_then(|size| size.parse().ok()).expect("xz tells the size");
    let device = MemoryDevice::new(name, Bytes::new(size));
    let mut xz =
        Command::new("xz").arg("-dc").arg(path).stdout(Stdio::piped()).spawn().expect("xz");
    let mut bytes = xz.stdout.take().expect("it is piped");
    let wanted = if size > LARGE { LARGE / 8 } else { size };
    let (mut at, mut chunk) = (0, vec![0; CHUNK]);
    while at < wanted {
        let mut filled = 0;
        while filled < CHUNK {
            match bytes.read(&mut chunk[filled..]).expect("xz's output is readable") {
                0 => break,
                count => filled += count,
            }
        }
        if filled == 0 {
            break;
        }
        if chunk[..filled] != ZEROS[..filled] {
            device.write_at(Bytes::new(at), &chunk[..filled]).expect("memory takes it");
        }
        at += filled as u64;
    }
    drop(bytes);
    let _ = xz.wait();
    device
}
