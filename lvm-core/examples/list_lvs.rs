//! Lists the LVs of images or devices: `cargo run --example list_lvs -- disk.img [more.img]`.

use std::error::Error;

use lvm_core::device::{OpenMode, OpenPolicy, open_device};
use lvm_core::store::Inventory;

fn main() -> Result<(), Box<dyn Error>> {
    let mut devices = Vec::new();
    for name in std::env::args_os().skip(1) {
        devices.push(open_device(name.as_ref(), OpenMode::Read, &OpenPolicy::default())?);
    }
    let inventory = Inventory::scan(devices);
    for finding in &inventory.findings {
        eprintln!("{finding}");
    }
    for found in &inventory.vgs {
        for finding in &found.findings {
            eprintln!("{finding}");
        }
        let vg = &found.vg;
        for lv in vg.lvs().iter().filter(|lv| lv.status.visible) {
            let sectors = vg.extent_size.length(lv.extents());
            println!("{}/{}\t{} bytes", vg.name, lv.name, sectors.to_bytes_saturating());
        }
    }
    Ok(())
}
