//! `vgchange --systemid`: give a VG to another host, or to none.

use lvm_core::host::Access;
use lvm_core::plan;

use crate::args::options::vg;
use crate::args::{Matches, names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Changes the owner of the one VG that is named, after asking where that could lock this host out.
pub(super) fn change(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if let Some(extra) = matches.names().nth(1) {
        return Err(Failure::Refused(format!("Command does not accept argument: {extra}.")));
    }
    let name = names::vg_name(matches.name().unwrap_or_default())?;
    let id = crate::setup::system_id(matches.get(&vg::SYSTEMID).map_or("", String::as_str));
    let host = session.host(matches)?;
    let mut held = host.write(false, core::slice::from_ref(&name), &[])?;
    let index = held.find_vg(&name, Access::WRITE);
    session.tell_findings(&held, Some(&name));
    let index = index?;
    let mut vg = held.vg(index)?.clone();
    if id.is_empty() {
        session.ui.warn("Empty system ID supplied.");
    }
    plan::set_system_id(&mut vg, &id).map_err(|refusal| Failure::Message(refusal.to_string()))?;
    let question = match host.settings().system_ids.first() {
        _ if id.is_empty() => {
            session.ui.warn("Removing the system ID allows unsafe access from other hosts.");
            Some(format!(
                "Remove system ID {} from volume group {name}? [y/n]: ",
                held.vg(index)?.system_id.as_deref().unwrap_or("")
            ))
        }
        Some(own) if *own == id => None,
        own => {
            match own {
                Some(own) => session.ui.warn(format_args!(
                    "Requested system ID {id} does not match local system ID {own}."
                )),
                None => session.ui.warn("No local system ID is set."),
            }
            session.ui.warn(format_args!(
                "Volume group {name} might become inaccessible from this machine."
            ));
            Some(format!("Set foreign system ID {id} on volume group {name}? [y/n]: "))
        }
    };
    if let Some(question) = question
        && !session.ui.confirm(question)
    {
        return Err(Failure::Message(format!("Volume group {name} system ID not changed.")));
    }
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Volume group \"{name}\" successfully changed"));
    Ok(Exit::Success)
}
