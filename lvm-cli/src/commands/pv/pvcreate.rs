//! `pvcreate`: make PVs of devices and images.

use lvm_core::id::{ID_LEN, PvId};
use lvm_core::model::{Vg, import};
use lvm_core::store::backup;
use lvm_core::units::Sectors;

use super::prepare::{self, NewPvOptions, Purpose};
use crate::args::options::{common, pv};
use crate::args::{AnyOpt, Matches};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Makes PVs.
pub(crate) const COMMAND: Command = Command {
    name: "pvcreate",
    about: "Initialise devices and images as physical volumes",
    names: Some(Names::from(1, "PV ...", "Devices, or raw and qcow2 images")),
    syntax: &["PV ..."],
    options: &[OPTIONS, pv::LAYOUT],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &pv::BOOTLOADERAREASIZE,
    &common::FORCE,
    &pv::METADATAIGNORE,
    &pv::NORESTOREFILE,
    &common::REPORTFORMAT,
    &pv::RESTOREFILE,
    &pv::SETPHYSICALVOLUMESIZE,
    &pv::UUID,
    &common::ZERO,
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let words: Vec<_> = matches.names().collect();
    let mut options = NewPvOptions::read(matches)?;
    let backup = read_id(matches, &words, &mut options)?;
    if let (Some(vg), Some(file)) = (backup, matches.get(&pv::RESTOREFILE)) {
        as_in_backup(&vg, file, &mut options, session)?;
    }
    let host = session.host(matches)?;
    let mut held = host.write(true, &[], &prepare::paths(&words))?;
    session.tell_findings(&held, None);
    if let Some(id) = options.id
        && let Some((_, found)) = held.inventory.find_pv_id(id)
        && !words.iter().any(|word| held.device_named(word) == Some(found.device.name()))
    {
        let device = found.device.name();
        return Err(Failure::Message(format!("UUID {id} already in use on \"{device}\".")));
    }
    let purpose = Purpose::Create { force: matches.count(&common::FORCE) };
    let (steps, exit) = prepare::prepare(&words, purpose, &options, &held, &host, session)?;
    let made = steps.labels();
    steps.carry_out(&mut held, session)?;
    session.remember_images(&held, &made)?;
    Ok(exit)
}

/// `--uuid`, and the VG in `--restorefile`, which tells where the PV of that id had its extents.
fn read_id(
    matches: &Matches,
    words: &[&str],
    options: &mut NewPvOptions,
) -> Result<Option<Vg>, Failure> {
    let Some(text) = matches.get(&pv::UUID) else {
        return match matches.get(&pv::RESTOREFILE) {
            Some(_) => Err(Failure::invalid("--uuid is required with --restorefile")),
            None => Ok(None),
        };
    };
    let file = matches.get(&pv::RESTOREFILE);
    if file.is_none() && !matches.has(&pv::NORESTOREFILE) {
        return Err(Failure::invalid("--restorefile is required with --uuid"));
    }
    if words.len() != 1 {
        return Err(Failure::invalid("Can only set uuid on one volume at once"));
    }
    let id: PvId = text.parse().map_err(|_| {
        let why = match text.replace('-', "").len() {
            ID_LEN => "invalid character.",
            _ => "incorrect number of characters.",
        };
        Failure::invalid(format!("Couldn't read uuid: {why}"))
    })?;
    options.id = Some(id);
    let Some(file) = file else { return Ok(None) };
    let failed = |why: String| {
        // Of a file that is no backup at all LVM2 says less.
        let foreign = why.starts_with("Can't process");
        let warning = "WARNING: couldn't read volume group metadata from file.";
        let mut lines = vec![why];
        lines.extend((!foreign).then(|| warning.into()));
        lines.push(format!("Failed to read VG (null) from {file}"));
        lines.push(format!("Unable to read volume group from {file}"));
        Failure::Invalid(lines)
    };
    let text = backup::read_file(file.as_ref()).map_err(|error| failed(error.to_string()))?;
    let (vg, _) = import(&text).map_err(|error| failed(error.to_string()))?;
    Ok(Some(vg))
}

/// Lays the PV out as the VG of a backup has it. LVM2 looks for the VG's PVs before it has looked at any device,
/// and so misses them all.
fn as_in_backup(
    vg: &Vg,
    file: &str,
    options: &mut NewPvOptions,
    session: &mut Session,
) -> Result<(), Failure> {
    for pv in vg.pvs() {
        session.ui.warn(format_args!("Couldn't find device with uuid {}.", pv.id));
    }
    let old = options.id.and_then(|id| vg.pv(vg.find_pv(id)?));
    let Some(old) = old else {
        let id = options.id.map(|id| id.to_string()).unwrap_or_default();
        return Err(Failure::invalid(format!("Can't find uuid {id} in backup file {file}")));
    };
    options.layout.pe_start = Some(old.pe_start);
    if old.ba_size > Sectors::ZERO {
        options.layout.bootloader_size = Some(old.ba_size);
    }
    Ok(())
}
