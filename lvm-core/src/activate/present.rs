//! Devices that are there.

use super::{Result, Wanted};
use crate::dm::{DmId, DmInfo, Mapper};
use crate::id::VgId;

/// A device that is there.
#[derive(Clone, Debug)]
pub struct Present {
    /// What the kernel says.
    pub info: DmInfo,
    /// What it is, where the metadata know it.
    pub known: Option<Wanted>,
}

impl Present {
    /// Whether it is the device of an LV itself, and not a part below it.
    pub fn is_top(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.visible)
    }
}

/// Those of `nodes` that are there.
///
/// # Errors
/// The kernel refuses.
pub fn of_nodes(mapper: &dyn Mapper, nodes: &[Wanted]) -> Result<Vec<Present>> {
    let mut present = Vec::new();
    for wanted in nodes {
        if let Some(info) = mapper.info(DmId::Uuid(&wanted.node.uuid))? {
            present.push(Present { info, known: Some(wanted.clone()) });
        }
    }
    Ok(present)
}

/// All devices of a VG, whatever the metadata know of them. Asks for every device that there is.
///
/// # Errors
/// The kernel refuses.
pub fn of_vg(mapper: &dyn Mapper, vg: VgId) -> Result<Vec<DmInfo>> {
    let prefix = format!("LVM-{}", vg.0.bare());
    let mut found = Vec::new();
    for (name, _) in mapper.list()? {
        let info = mapper.info(DmId::Name(&name))?;
        found.extend(info.filter(|info| info.uuid.starts_with(&prefix)));
    }
    Ok(found)
}
