//! Draws where the LVs of an image lie: `cargo run --example map -- disk.img [more.img] [--svg]`.

use std::error::Error;

use lvm_core::device::{OpenMode, OpenPolicy, open_device};
use lvm_core::overview;
use lvm_core::report::map::{Detail, Map, svg};
use lvm_core::report::size::SizeFormat;
use lvm_core::report::view::{AllLvs, LvState};
use lvm_core::store::Inventory;

fn main() -> Result<(), Box<dyn Error>> {
    let (options, names): (Vec<_>, Vec<_>) =
        std::env::args().skip(1).partition(|argument| argument == "--svg");
    let mut devices = Vec::new();
    for name in &names {
        devices.push(open_device(name.as_ref(), OpenMode::Read, &OpenPolicy::default())?);
    }
    let inventory = Inventory::scan(devices);
    let inactive = AllLvs(LvState::Inactive);
    let view = overview::view(&inventory, &inactive, |_| true);
    let maps: Vec<_> =
        view.vgs.iter().map(|vg| Map::of(vg, &SizeFormat::default(), Detail::default())).collect();
    if options.is_empty() {
        for map in &maps {
            print!("{}", map.plain(100));
        }
    } else {
        print!("{}", svg(&maps));
    }
    Ok(())
}
