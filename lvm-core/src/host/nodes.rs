//! Nodes and links of active LVs below `/dev`, made right where something has gone wrong with them.

use std::path::Path;

use super::Session;
use crate::activate::ActivateError;
use crate::dm::{DmId, Nodes};
use crate::error::Result;
use crate::model::LvIdx;
use crate::table::{Layer, dm_name};

/// A link that udev should have made or removed. `Display` is LVM2's line.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum LateLink {
    /// It was not there.
    #[error(
        "The link {0} should have been created by udev but it was not found. \
         Falling back to direct link creation."
    )]
    Missing(String),
    /// It was still there.
    #[error(
        "The link {0} should have been removed by udev but it is still present. \
         Falling back to direct link removal."
    )]
    Stale(String),
}

impl Session<'_> {
    /// Makes the nodes and links of those of `lvs` that are active, and with `all` removes the links of LVs of the
    /// VG that are not. What udev should have done before is returned.
    ///
    /// # Errors
    /// There is no device-mapper, or `/dev` cannot be written to.
    pub fn make_nodes(&self, index: usize, lvs: &[LvIdx], all: bool) -> Result<Vec<LateLink>> {
        let mapper = self.host.need_mapper()?;
        let nodes = Nodes::below(Path::new("/dev"));
        let vg = self.vg(index)?;
        let mut linked: Vec<&str> = Vec::new();
        let mut late = Vec::new();
        let path = |vg: &str, lv: &str| format!("/dev/{vg}/{lv}");
        for idx in lvs {
            let Some(lv) = vg.lv(*idx) else { continue };
            let name = dm_name(vg.name.as_str(), lv.name.as_str(), Layer::None);
            let info = mapper.info(DmId::Name(&name)).map_err(ActivateError::from)?;
            if let Some(info) = info.filter(|info| info.live_table) {
                nodes.make(&name, info.number).map_err(ActivateError::from)?;
                let (vg, lv) = (vg.name.as_str(), lv.name.as_str());
                if nodes.link(vg, lv, &name).map_err(ActivateError::from)? {
                    late.push(LateLink::Missing(path(vg, lv)));
                }
                linked.push(lv);
            }
        }
        let stale = nodes.links(vg.name.as_str());
        for link in stale.iter().filter(|link| all && !linked.contains(&link.as_str())) {
            let vg = vg.name.as_str();
            if nodes.unlink(vg, link).map_err(ActivateError::from)? {
                late.push(LateLink::Stale(path(vg, link)));
            }
        }
        Ok(if mapper.has_udev() { late } else { Vec::new() })
    }
}
