//! `lvmdiskscan`: the devices that may be PVs, a line each.

use std::sync::Arc;

use lvm_core::device::BlockDevice;
use lvm_core::report::display::{ListedDevice, lvmdiskscan};

use crate::args::options::report;
use crate::args::{AnyOpt, Flag, Matches, Opt};
use crate::commands::Command;
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "lvmdiskscan",
    about: "List devices that may be physical volumes",
    syntax: &[""],
    options: &[&[&LVMPARTITION as &dyn AnyOpt, &report::READONLY]],
    manual: "A line for each device and image that rlvm looks at, and whether there is a PV on it. `pvs -a` tells more.",
    run,
    ..Command::BASE
};

/// `--lvmpartition`
const LVMPARTITION: Opt<Flag> = Opt::flag("lvmpartition", "List PVs only").short('l');

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if matches.has(&LVMPARTITION) {
        session.ui.warn("only considering LVM devices");
    }
    let host = session.host(matches)?;
    let found = host.read(&[], &[])?;
    session.tell_findings(&found, None);
    let pvs = found.inventory.pvs.iter();
    let pvs = pvs.flat_map(|pv| [&pv.device].into_iter().chain(&pv.duplicates));
    let mut devices: Vec<(&Arc<dyn BlockDevice>, bool)> = pvs.map(|pv| (pv, true)).collect();
    devices.extend(found.inventory.others.iter().map(|device| (device, false)));
    // Images have no numbers and come first.
    devices.sort_by_key(|(device, _)| device.number().map(|number| (number.major, number.minor)));
    let devices: Vec<ListedDevice> = devices
        .into_iter()
        .map(|(device, is_pv)| ListedDevice {
            name: device.name().to_owned(),
            size: device.size(),
            is_pv,
        })
        .collect();
    let style = session.style(matches)?;
    session.ui.raw(&lvmdiskscan(&devices, matches.has(&LVMPARTITION), &style));
    Ok(Exit::Success)
}
