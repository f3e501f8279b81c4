//! `vgrename`: give a VG another name.

use lvm_core::host::Access;
use lvm_core::id::VgId;
use lvm_core::name::VgName;
use lvm_core::plan;
use lvm_core::store::Inventory;

use crate::args::options::common;
use crate::args::{AnyOpt, Matches, names};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Renames a VG.
pub(crate) const COMMAND: Command = Command {
    name: "vgrename",
    about: "Rename a volume group",
    names: Some(Names::between(2, 2, "VG|UUID VG_new", "The VG by name or UUID, and its new name")),
    syntax: &["VG VG_new", "String VG_new"],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[&common::AUTOBACKUP, &common::FORCE, &common::REPORTFORMAT];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let [old, new] = matches.names().collect::<Vec<_>>()[..] else { return Err(Failure::Syntax) };
    let new = match names::new_vg_name(new) {
        // LVM2 looks at the name as part of its work here: 5, and no word of the command's help.
        Err(Failure::Invalid(lines)) => return Err(Failure::Message(lines.join("\n"))),
        other => other?,
    };
    let host = session.host(matches)?;
    let old = match old.parse::<VgId>() {
        Ok(id) => match name_of(id, &host.read(&[], &[])?.inventory) {
            Some(name) => name,
            None => names::vg_name(old)?,
        },
        Err(_) => names::vg_name(old)?,
    };
    if old == new {
        return Err(Failure::Message("Old and new volume group names must differ".into()));
    }
    let mut held = host.write(true, &[old.clone(), new.clone()], &[])?;
    let index = held.find_vg(&old, Access::WRITE.even_exported());
    session.tell_findings(&held, Some(&old));
    let index = index?;
    if held.inventory.count_named(new.as_str()) > 0 {
        return Err(Failure::Message(format!("New VG name \"{new}\" already exists")));
    }
    if held.devices_of(index).iter().flatten().any(|device| device.is_kernel_device()) {
        super::refuse_name_in_use(&new, session)
            .map_err(|failure| Failure::Message(failure.line()))?;
    }
    let mut vg = held.vg(index)?.clone();
    plan::rename_vg(&mut vg, new.clone());
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Volume group \"{old}\" successfully renamed to \"{new}\""));
    Ok(Exit::Success)
}

fn name_of(id: VgId, inventory: &Inventory) -> Option<VgName> {
    inventory.vgs.iter().find(|found| found.vg.id == id).map(|found| found.vg.name.clone())
}
