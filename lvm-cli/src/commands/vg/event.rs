//! `vgchange --autoactivation event`: what udev's rule starts when all PVs of a VG have appeared.
//!
//! Only the PVs of the VG are looked at where the files below `/run/lvm` name all of them.

use std::path::PathBuf;

use lvm_core::config::settings;
use lvm_core::host::{Host, OnlineFiles};
use lvm_core::name::VgName;

use crate::args::{Matches, names};
use crate::commands::activation;
use crate::failure::Failure;
use crate::session::Session;

/// The word for events of udev.
pub(crate) const EVENT: &str = "event";

/// The devices to look at; `None`, having said why, where nothing is to be done.
///
/// # Errors
/// As [`Session::host`].
pub(super) fn host(
    word: &str,
    matches: &Matches,
    session: &mut Session,
) -> Result<Option<Host>, Failure> {
    if word != EVENT {
        session.ui.say("Skip vgchange for unknown autoactivation value.");
        return Ok(None);
    }
    if !session.config.get(&settings::EVENT_ACTIVATION) {
        session.ui.say("Skip vgchange for event and event_activation=0.");
        return Ok(None);
    }
    let [vg] = matches.names().collect::<Vec<_>>()[..] else {
        return session.host(matches).map(Some);
    };
    let vg = names::vg_name(vg)?;
    let files = activation::online_files(session);
    match files.map_or(Known::Nothing, |files| known(&files, &vg)) {
        Known::All(devices) => session.host_on(devices, matches).map(Some),
        Known::Some => {
            session.ui.say(format_args!("PVs online incomplete for VG {vg}, using all devicess."));
            session.host(matches).map(Some)
        }
        Known::Nothing => {
            session.ui.say(format_args!("PVs online error for VG {vg}, using all devices."));
            session.host(matches).map(Some)
        }
    }
}

/// What the files tell of a VG's PVs.
enum Known {
    Nothing,
    Some,
    All(Vec<PathBuf>),
}

fn known(files: &OnlineFiles, vg: &VgName) -> Known {
    let pvs = match files.lookup(vg) {
        Some(ids) => {
            let pvs: Vec<_> = ids.iter().filter_map(|id| files.pv(*id)).collect();
            if pvs.len() < ids.len() {
                return Known::Some;
            }
            pvs
        }
        None => files.pvs().into_iter().filter(|pv| pv.vg.as_ref() == Some(vg)).collect(),
    };
    if pvs.is_empty() {
        return Known::Nothing;
    }
    Known::All(pvs.into_iter().map(|pv| pv.device.into()).collect())
}
