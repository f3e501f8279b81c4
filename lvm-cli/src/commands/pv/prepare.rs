//! Making PVs of devices: what `pvcreate`, `vgcreate` and `vgextend` share.
//!
//! First every device is looked at and every question asked; only then is the first byte written.

use std::path::PathBuf;
use std::sync::Arc;

use lvm_core::device::signature::{self, Signature};
use lvm_core::device::{BlockDevice, OpenMode};
use lvm_core::format::label::{LabelSector, PvLabel};
use lvm_core::host::{Host, Session as Held};
use lvm_core::id::PvId;
use lvm_core::name::VgName;
use lvm_core::store::{PvLayout, PvLayoutRequest, create_pv};

use crate::args::Matches;
use crate::args::options::{common, pv};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// How a command treats devices that are PVs already.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Purpose {
    /// `pvcreate`: a PV without a VG is made anew; one with a VG needs `-ff`.
    Create {
        /// Times `--force`.
        force: u8,
    },
    /// `vgcreate`, `vgextend`: a PV without a VG is taken as it is; one with a VG is refused.
    Join,
}

/// The options of a new PV.
pub(crate) struct NewPvOptions {
    /// Where its parts go.
    pub(crate) layout: PvLayoutRequest,
    /// Whether to zero the first sectors.
    pub(crate) zero: bool,
    /// Its id; `None` makes one.
    pub(crate) id: Option<PvId>,
}

impl NewPvOptions {
    /// Reads what the options of [`pv::LAYOUT`] say.
    pub(crate) fn read(matches: &Matches) -> Result<Self, Failure> {
        let label_sector = match matches.get(&pv::LABELSECTOR) {
            Some(sector) => match LabelSector::new(u64::from(*sector)) {
                Some(sector) => Some(sector),
                None => return Err(Failure::invalid("labelsector must be less than 4.")),
            },
            None => None,
        };
        let copies = matches.get(&pv::PVMETADATACOPIES).copied();
        Ok(Self {
            layout: PvLayoutRequest {
                size: matches.get(&pv::SETPHYSICALVOLUMESIZE).copied(),
                mda_copies: copies,
                mda_size: matches.get(&pv::METADATASIZE).copied(),
                mda_ignored: matches.get(&pv::METADATAIGNORE).copied().unwrap_or(false),
                alignment: matches.get(&pv::DATAALIGNMENT).copied(),
                alignment_offset: matches.get(&pv::DATAALIGNMENTOFFSET).copied(),
                bootloader_size: matches.get(&pv::BOOTLOADERAREASIZE).copied(),
                label_sector,
                pe_start: None,
            },
            zero: matches.get(&common::ZERO).copied().unwrap_or(true),
            id: None,
        })
    }
}

/// What is to be done with one device.
enum Step {
    /// Write a PV.
    Make { device: String, layout: PvLayout, id: PvId, wipe: Vec<Signature> },
    /// It is a PV already; what else is on it goes.
    Keep { device: String, label: Box<PvLabel>, wipe: Vec<Signature> },
}

/// What is to be done with all devices of a command, after every question has been answered.
pub(crate) struct Steps {
    steps: Vec<Step>,
    zero: bool,
}

impl Steps {
    /// The devices and the labels that they will have, in the order given.
    pub(crate) fn labels(&self) -> Vec<(String, PvLabel)> {
        let label = |step: &Step| match step {
            Step::Keep { device, label, .. } => (device.clone(), (**label).clone()),
            Step::Make { device, layout, id, .. } => (device.clone(), layout.label(*id)),
        };
        self.steps.iter().map(label).collect()
    }

    /// Makes PVs of the devices that are none yet.
    ///
    /// # Errors
    /// A device failed.
    pub(crate) fn carry_out(
        self,
        held: &mut Held<'_>,
        session: &mut Session,
    ) -> Result<(), Failure> {
        for step in self.steps {
            let (device, layout, id, wipe) = match step {
                Step::Make { device, layout, id, wipe } => (device, layout, id, wipe),
                Step::Keep { device, wipe, .. } => {
                    if !session.test && !wipe.is_empty() {
                        session.wipe(&wipe, &*open(&device, held)?, &device)?;
                    }
                    continue;
                }
            };
            let label = if session.test {
                layout.label(id)
            } else {
                let open = open(&device, held)?;
                session.wipe(&wipe, &*open, &device)?;
                create_pv(&*open, id, &layout, self.zero)?
            };
            session.ui.say(format_args!("Physical volume \"{device}\" successfully created."));
            held.add_pv(&device, label);
        }
        Ok(())
    }
}

/// Looks at devices and asks what has to be asked; nothing is written. Also whether a device had to be left
/// out: with [`Purpose::Join`] one bad device spoils all.
///
/// # Errors
/// What keeps the command from going on.
pub(crate) fn prepare(
    words: &[&str],
    purpose: Purpose,
    options: &NewPvOptions,
    held: &Held<'_>,
    host: &Host,
    session: &mut Session,
) -> Result<(Steps, Exit), Failure> {
    let mut steps = Vec::new();
    let (words, mut exit) = usable(words, held, session)?;
    if exit == Exit::Failed && matches!(purpose, Purpose::Join) {
        session.ui.error_line("Command requires all devices to be found.");
        return Ok((Steps { steps, zero: options.zero }, exit));
    }
    for word in words {
        match look(word, purpose, options, held, host, session) {
            Ok(step) => steps.push(step),
            Err(failure) => exit = exit.and(session.outcome(Err(failure))?),
        }
    }
    Ok((Steps { steps, zero: options.zero }, exit))
}

/// The words without those whose devices are not to be used, whatever is to be done; those are told of first.
///
/// # Errors
/// Where a device cannot be read.
pub(crate) fn usable<'w>(
    words: &[&'w str],
    held: &Held<'_>,
    session: &mut Session,
) -> Result<(Vec<&'w str>, Exit), Failure> {
    let (mut usable, mut exit) = (Vec::new(), Exit::Success);
    for word in words {
        let known = held.device_named(word).map(str::to_owned);
        let device = known.as_deref().and_then(|name| held.device(name));
        let Some(device) = device else {
            usable.push(*word);
            continue;
        };
        let why = match held.why_left_out(device.name()) {
            Some(why) => Some(why),
            None => held.host().settings().contents.no_new_pv(&*device)?,
        };
        match why {
            Some(why) => {
                session.ui.error_line(format_args!("Cannot use {}: {why}", device.name()));
                exit = Exit::Failed;
            }
            None => usable.push(*word),
        }
    }
    Ok((usable, exit))
}

/// Opens a device so that nobody else uses it.
fn open(device: &str, held: &Held<'_>) -> Result<Arc<dyn BlockDevice>, Failure> {
    held.reopen(device, OpenMode::Exclusive)?;
    held.device(device).ok_or_else(|| not_found(device))
}

fn not_found(word: &str) -> Failure {
    Failure::Message(format!("No device found for {word}."))
}

/// Looks at one device, and asks what has to be asked.
fn look(
    word: &str,
    purpose: Purpose,
    options: &NewPvOptions,
    held: &Held<'_>,
    host: &Host,
    session: &mut Session,
) -> Result<Step, Failure> {
    let name = match held.device_named(word) {
        Some(name) => name.to_owned(),
        None => {
            return Err(held.why_unopened(word).map_or_else(|| not_found(word), Failure::Message));
        }
    };
    let device = held.device(&name).ok_or_else(|| not_found(word))?;
    if let Some((_, found)) = held.inventory.find_pv(&name) {
        if !found.duplicates.is_empty() {
            return Err(Failure::Message(format!("Cannot use device {name} with duplicates.")));
        }
        let vg = found.vg.and_then(|vg| held.inventory.vgs.get(vg)).map(|found| &found.vg.name);
        match (purpose, vg) {
            (Purpose::Join, Some(vg)) => {
                return Err(Failure::Message(already_in(&name, vg)));
            }
            (Purpose::Join, None) if !found.is_claimed() => {
                let label = Box::new(found.label.clone());
                let wipe = session.ask_to_wipe(foreign(&*device)?, &name)?;
                return Ok(Step::Keep { device: name, label, wipe });
            }
            (Purpose::Create { force }, Some(vg)) => {
                take_from_vg(&name, vg.as_str(), force, session)?;
            }
            (_, None) if found.is_claimed() => {
                let force = if let Purpose::Create { force } = purpose { force } else { 0 };
                take_claimed(&name, force, session)?;
            }
            _ => {}
        }
    }
    let wipe = session.ask_to_wipe(foreign(&*device)?, &name)?;
    if let (Purpose::Create { .. }, Some(size)) = (purpose, options.layout.size) {
        if held.inventory.find_pv(&name).is_some() {
            let line = format!("Faking size of PV {name}. Don't write outside real device.");
            session.ui.warn(line);
        }
        if size.to_bytes_saturating() > device.size() {
            session.ui.warn(format_args!("{name}: Overriding real size. You could lose data."));
        }
    }
    let layout = PvLayout::new(&name, device.size(), device.topology(), &options.layout).map_err(
        |error| Failure::Message(format!("{error}\nFailed to setup physical volume \"{name}\".")),
    )?;
    let id = match options.id {
        Some(id) => id,
        None => PvId(host.entropy().new_id().map_err(Failure::no_id)?),
    };
    Ok(Step::Make { device: name, layout, id, wipe })
}

/// What is on a device beside a PV's own label.
fn foreign(device: &dyn BlockDevice) -> Result<Vec<Signature>, Failure> {
    let mut found = signature::find(device)?;
    found.retain(|signature| !signature.is_lvm_member());
    Ok(found)
}

/// What is said of a device that is a PV of a VG and should join one.
pub(crate) fn already_in(device: &str, vg: &VgName) -> String {
    format!(
        "Physical volume '{device}' is already in volume group '{vg}'\n\
         Unable to add physical volume '{device}' to volume group '{vg}'\n\
         {device}: physical volume not initialized."
    )
}

/// A PV of a VG becomes a new one with `-ff` only, and after a question.
fn take_from_vg(name: &str, vg: &str, force: u8, session: &mut Session) -> Result<(), Failure> {
    if force < 2 {
        return Err(Failure::Message(format!(
            "Can't initialize physical volume \"{name}\" of volume group \"{vg}\" without -ff\n\
             {name}: physical volume not initialized."
        )));
    }
    let question =
        format!("Really INITIALIZE physical volume \"{name}\" of volume group \"{vg}\" [y/n]? ");
    if session.ui.confirm(question) {
        return Ok(());
    }
    Err(Failure::Message(format!("{name}: physical volume not initialized.")))
}

/// A PV that says it belongs to a VG which is not to be seen: its other PVs may be elsewhere.
fn take_claimed(name: &str, force: u8, session: &mut Session) -> Result<(), Failure> {
    if force < 2 {
        return Err(Failure::Message(format!(
            "PV {name} is marked as belonging to a VG but its metadata is missing.\n\
             Can't initialize PV '{name}' without -ff.\n{name}: physical volume not initialized."
        )));
    }
    let question = format!(
        "Really INITIALIZE physical volume \"{name}\" that is marked as belonging to a VG [y/n]? "
    );
    if session.ui.confirm(question) {
        return Ok(());
    }
    Err(Failure::Message(format!("{name}: physical volume not initialized.")))
}

/// The paths among the words, to be opened beside the devices that are known.
pub(crate) fn paths(words: &[&str]) -> Vec<PathBuf> {
    words.iter().map(PathBuf::from).collect()
}
