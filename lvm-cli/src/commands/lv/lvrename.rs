//! `lvrename`: give an LV another name.

use lvm_core::host::Access;
use lvm_core::name::LvName;
use lvm_core::plan;

use crate::args::names::{self, LvPath, Target};
use crate::args::options::common;
use crate::args::{AnyOpt, Matches};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Renames an LV.
pub(crate) const COMMAND: Command = Command {
    name: "lvrename",
    about: "Rename a logical volume",
    names: Some(Names::between(2, 3, "VG LV LV_new | LV LV_new", "The LV, and its new name")),
    syntax: &["VG LV LV_new", "LV LV_new"],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[&common::AUTOBACKUP, &common::NOUDEVSYNC, &common::REPORTFORMAT];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let (path, new) = read(matches, session)?;
    if path.lv == new.as_str() {
        return Err(Failure::invalid("Old and new logical volume names must differ"));
    }
    let host = session.host(matches)?;
    let mut held = host.write(false, core::slice::from_ref(&path.vg), &[])?;
    let index = held.find_vg(&path.vg, Access::WRITE);
    session.tell_findings(&held, Some(&path.vg));
    let index = index?;
    let mut vg = held.vg(index)?.clone();
    let LvPath { vg: name, lv } = &path;
    let Some(idx) = vg.find_lv(lv) else {
        return Err(Failure::Message(format!(
            "Existing logical volume \"{lv}\" not found in volume group \"{name}\""
        )));
    };
    if vg.find_lv(new.as_str()).is_some() {
        return Err(Failure::Message(format!(
            "Logical Volume \"{new}\" already exists in volume group \"{name}\""
        )));
    }
    plan::rename_lv(&mut vg, idx, new.clone()).map_err(|refusal| Failure::Error(refusal.into()))?;
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Renamed \"{lv}\" to \"{new}\" in volume group \"{name}\""));
    Ok(Exit::Success)
}

/// `vg lv new`, `vg/lv new`, `vg/lv vg/new`.
fn read(matches: &Matches, session: &Session) -> Result<(LvPath, LvName), Failure> {
    match matches.names().collect::<Vec<_>>()[..] {
        [vg, lv, new] => {
            let vg = names::vg_name(vg)?;
            let bare = |name: &str| in_vg(name, &vg, session);
            let new = names::changed_lv_name(&bare(new)?, &vg)?;
            Ok((LvPath { lv: bare(lv)?, vg: vg.clone() }, new))
        }
        [old, new] => match Target::parse(old, session.default_vg())? {
            Target::Lv(path) => {
                let new = in_vg(new, &path.vg, session)?;
                let new = names::changed_lv_name(&new, &path.vg)?;
                Ok((path, new))
            }
            Target::Vg(_) | Target::Tag(_) => Err(Failure::Invalid(vec![
                format!("Path required for Logical Volume \"{old}\"."),
                "Please provide a valid volume group name".into(),
            ])),
        },
        _ => Err(Failure::Syntax),
    }
}

/// The name without its VG, which has to be `vg` if it is there.
fn in_vg(name: &str, vg: &lvm_core::name::VgName, session: &Session) -> Result<String, Failure> {
    if !name.contains('/') {
        return Ok(name.to_owned());
    }
    match Target::parse(name, session.default_vg())? {
        Target::Lv(path) if path.vg == *vg => Ok(path.lv),
        Target::Lv(path) => Err(Failure::invalid(format!(
            "Logical volume names must have the same volume group (\"{vg}\" or \"{}\")",
            path.vg
        ))),
        Target::Vg(_) | Target::Tag(_) => Ok(name.to_owned()),
    }
}
