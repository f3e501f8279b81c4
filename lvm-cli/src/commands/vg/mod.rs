//! Commands that change VGs.

pub(crate) mod event;
mod join;
mod owner;
pub(crate) mod vgcfgbackup;
pub(crate) mod vgcfgrestore;
pub(crate) mod vgchange;
pub(crate) mod vgck;
pub(crate) mod vgcreate;
pub(crate) mod vgextend;
pub(crate) mod vgmknodes;
pub(crate) mod vgreduce;
pub(crate) mod vgremove;
pub(crate) mod vgrename;

use std::path::Path;

use lvm_core::config::settings;
use lvm_core::name::VgName;

use crate::failure::Failure;
use crate::session::Session;

/// Refuses a name of a VG on block devices where something else is in the place of the folder of its LVs. Those on
/// images have none.
///
/// # Errors
/// As LVM2 has it.
fn refuse_name_in_use(name: &VgName, session: &Session) -> Result<(), Failure> {
    let place = Path::new(&session.config.get(&settings::DEV_DIR)).join(name.as_str());
    if place.exists() {
        let place = place.display();
        return Err(Failure::invalid(format!("{place}: already exists in filesystem")));
    }
    Ok(())
}
