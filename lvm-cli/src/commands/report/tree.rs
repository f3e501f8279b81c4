//! `tree`: PVs, VGs and LVs below one another, and where LVs are mounted.

use lvm_core::device::DeviceNumber;
use lvm_core::host::{Mounted, uses_of};
use lvm_core::report::tree::tree;
use lvm_core::report::view::LvDevice;

use super::look::{Subject, look};
use super::map::show;
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "tree",
    about: "Show PVs, VGs and LVs as a tree, with where LVs are mounted",
    names: Some(Names::from(0, "VG|TAG", "VGs, or tags with @; all VGs if none is named")),
    syntax: &["[ VG|Tag ... ]"],
    options: &[report::SIZES, report::READING, &[&report::ALL]],
    manual: "Draws each VG below its PVs, and its LVs below it: snapshots below their origins, volumes below their \
             pools, with -a also what LVs are made of. Beside each LV stands where it is mounted or that it is \
             swapped to; of one that is open in another way, by which device or process; as far as the kernel can tell.",
    examples: &[
        ("rlvm tree", "everything that users see"),
        ("rlvm tree -a vg", "one VG, with its hidden LVs"),
    ],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let sizes = session.style(matches)?.sizes;
    look(Subject::Vgs, matches, session, |mut found, session| {
        if !matches.has(&report::ALL) {
            found.pick.lv = &|vg, lv| vg.is_visible(lv);
        }
        found.pick.orphans = matches.names().len() == 0;
        let mounted = Mounted::now();
        let used = |device: &LvDevice| {
            let number = DeviceNumber { major: device.major.into(), minor: device.minor.into() };
            let places = mounted.uses_of(number);
            if places.is_empty() && device.open_count > 0 {
                return uses_of(number).iter().map(ToString::to_string).collect();
            }
            places
        };
        for line in tree(found.view, &found.pick, &sizes, &used) {
            show(&line, session);
        }
        Ok(())
    })
}
