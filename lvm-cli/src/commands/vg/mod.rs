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

use crate::args::names;
use crate::failure::Failure;
use crate::session::Session;

/// Reads the name that a VG is to have: nothing may be where the folder of its LVs will be.
///
/// # Errors
/// As [`names::new_vg_name`].
fn new_vg_name(word: &str, session: &Session) -> Result<VgName, Failure> {
    let name = names::new_vg_name(word)?;
    let place = Path::new(&session.config.get(&settings::DEV_DIR)).join(name.as_str());
    // Whoever is not root has images, which nobody activates.
    if session.environment.root && place.exists() {
        let place = place.display();
        return Err(Failure::invalid(format!("{place}: already exists in filesystem")));
    }
    Ok(name)
}
