//! `vgcreate`: make a VG.

use std::os::unix::fs::FileTypeExt as _;

use lvm_core::host::Host;
use lvm_core::id::VgId;
use lvm_core::model::{AllocPolicy, Vg};
use lvm_core::name::VgName;
use lvm_core::plan::{self, VgCreate};
use lvm_core::units::ExtentSize;

use super::join;
use crate::args::options::vg::MetadataCopies;
use crate::args::options::{common, pv, vg};
use crate::args::{AnyOpt, Matches, names};
use crate::commands::pv::prepare::{self, NewPvOptions, Purpose};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Makes a VG.
pub(crate) const COMMAND: Command = Command {
    name: "vgcreate",
    about: "Create a volume group",
    names: Some(Names::from(2, "VG_new PV ...", "The new VG's name, and its PVs")),
    syntax: &["VG_new PV ..."],
    options: &[OPTIONS, pv::LAYOUT],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &common::ADDTAG,
    &common::ALLOC,
    &common::AUTOBACKUP,
    &vg::CLUSTERED,
    &common::FORCE,
    &vg::LOCKTYPE,
    &vg::MAXLOGICALVOLUMES,
    &vg::MAXPHYSICALVOLUMES,
    &vg::METADATAPROFILE,
    &vg::PHYSICALEXTENTSIZE,
    &common::REPORTFORMAT,
    &common::SETAUTOACTIVATION,
    &vg::SHARED,
    &vg::SYSTEMID,
    &vg::VGMETADATACOPIES,
    &common::ZERO,
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let mut words = matches.names();
    let name = names::new_vg_name(words.next().unwrap_or_default())?;
    let devices: Vec<_> = words.collect();
    if devices.iter().any(|device| is_block_device(device)) {
        super::refuse_name_in_use(&name, session)?;
    }
    let extent_size = extent_size(matches)?;
    if matches.get(&common::ALLOC) == Some(&AllocPolicy::Inherit) {
        return Err(Failure::invalid(
            "Volume Group allocation policy cannot inherit from anything",
        ));
    }
    if matches.given(&vg::CLUSTERED) {
        return Err(Failure::invalid("The clustered option is deprecated, see --shared."));
    }
    if matches.has(&vg::SHARED) || matches.get(&vg::LOCKTYPE).is_some_and(|kind| kind != "none") {
        return Err(Failure::Message(
            "Shared volume groups need lvmlockd, which rlvm does not use yet.".into(),
        ));
    }
    let options = NewPvOptions::read(matches)?;
    let host = session.host(matches)?;
    let mut held = host.write(true, core::slice::from_ref(&name), &prepare::paths(&devices))?;
    session.tell_findings(&held, None);
    if held.inventory.count_named(name.as_str()) > 0 {
        return Err(Failure::Message(format!("A volume group called {name} already exists.")));
    }
    let Some(extent_size) = ExtentSize::new(extent_size) else {
        return Err(Failure::Message(
            "Physical Extent size must be a multiple of 128.00 KiB when not a power of 2.".into(),
        ));
    };
    let mut vg = new_vg(matches, &name, extent_size, &host)?;
    let (steps, exit) = prepare::prepare(&devices, Purpose::Join, &options, &held, &host, session)?;
    if exit == Exit::Failed {
        return Ok(exit);
    }
    let pvs = steps.labels();
    join::add(&mut vg, &pvs)?;
    join::check_block_sizes(&held, &pvs, None, session)?;
    steps.carry_out(&mut held, session)?;
    session.remember_images(&held, &pvs)?;
    let (_, failures) = held.create_vg(vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Volume group \"{name}\" successfully created"));
    Ok(Exit::Success)
}

fn is_block_device(path: &str) -> bool {
    std::fs::metadata(path).is_ok_and(|found| found.file_type().is_block_device())
}

/// `-s` in sectors, not yet known to be a size that extents may have.
fn extent_size(matches: &Matches) -> Result<u32, Failure> {
    match matches.get(&vg::PHYSICALEXTENTSIZE) {
        None => Ok(ExtentSize::DEFAULT.get()),
        Some(size) if size.is_zero() => {
            Err(Failure::invalid("Physical extent size may not be zero"))
        }
        Some(size) => u32::try_from(size.get())
            .map_err(|_| Failure::invalid("Physical extent size must be smaller than <2.00 TiB.")),
    }
}

fn new_vg(
    matches: &Matches,
    name: &VgName,
    extent_size: ExtentSize,
    host: &Host,
) -> Result<Vg, Failure> {
    let system_id = match matches.get(&vg::SYSTEMID) {
        Some(id) => (!id.is_empty()).then(|| id.as_str().into()),
        None => host.settings().system_ids.first().cloned(),
    };
    Ok(plan::create_vg(VgCreate {
        name: name.clone(),
        id: VgId(host.entropy().new_id().map_err(Failure::no_id)?),
        extent_size,
        max_lv: matches.get(&vg::MAXLOGICALVOLUMES).copied().unwrap_or(0),
        max_pv: matches.get(&vg::MAXPHYSICALVOLUMES).copied().unwrap_or(0),
        alloc: matches.get(&common::ALLOC).copied().unwrap_or(AllocPolicy::Normal),
        tags: matches.all(&common::ADDTAG).cloned().collect(),
        metadata_copies: match matches.get(&vg::VGMETADATACOPIES) {
            Some(MetadataCopies::Count(copies)) => *copies,
            // LVM2 means all areas by both, and writes the same number for them.
            Some(MetadataCopies::All | MetadataCopies::Unmanaged) | None => 0,
        },
        system_id,
        autoactivate: matches.get(&common::SETAUTOACTIVATION).copied().unwrap_or(true),
    }))
}
