//! Nodes and links of active LVs below `/dev`, made right where something has gone wrong with them.

use std::path::Path;

use super::Session;
use crate::activate::ActivateError;
use crate::dm::{DmId, Nodes};
use crate::error::Result;
use crate::model::LvIdx;
use crate::table::{Layer, dm_name};

impl Session<'_> {
    /// Makes the nodes and links of those of `lvs` that are active, and with `all` removes the links of LVs of the
    /// VG that are not.
    ///
    /// # Errors
    /// There is no device-mapper, or `/dev` cannot be written to.
    pub fn make_nodes(&self, index: usize, lvs: &[LvIdx], all: bool) -> Result<()> {
        let mapper = self.host.need_mapper()?;
        let nodes = Nodes::below(Path::new("/dev"));
        let vg = self.vg(index)?;
        let mut linked: Vec<&str> = Vec::new();
        for idx in lvs {
            let Some(lv) = vg.lv(*idx) else { continue };
            let name = dm_name(vg.name.as_str(), lv.name.as_str(), Layer::None);
            let info = mapper.info(DmId::Name(&name)).map_err(ActivateError::from)?;
            if let Some(info) = info.filter(|info| info.live_table) {
                nodes.make(&name, info.number).map_err(ActivateError::from)?;
                let (vg, lv) = (vg.name.as_str(), lv.name.as_str());
                nodes.link(vg, lv, &name).map_err(ActivateError::from)?;
                linked.push(lv);
            }
        }
        let stale = nodes.links(vg.name.as_str());
        for link in stale.iter().filter(|link| all && !linked.contains(&link.as_str())) {
            nodes.unlink(vg.name.as_str(), link).map_err(ActivateError::from)?;
        }
        Ok(())
    }
}
