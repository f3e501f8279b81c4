//! Which types of segments a table alone brings to life.
//!
//! Pools, caches and their kin want messages, checks of their metadata or an order of their own; until rlvm has
//! those, it leaves such LVs to LVM2 rather than guess.

use super::{ActivateError, Result};
use crate::model::Vg;
use crate::table::Node;

/// Targets for which loading their table is all.
const SIMPLE: [&str; 8] =
    ["linear", "striped", "error", "zero", "snapshot", "snapshot-origin", "snapshot-merge", "raid"];

/// Refuses devices whose targets need more than a table.
///
/// # Errors
/// [`ActivateError::Unsupported`].
pub fn check_supported(vg: &Vg, nodes: &[Node]) -> Result<()> {
    for node in nodes {
        let unknown = node.lines.iter().find(|line| !SIMPLE.contains(&line.target.kind));
        if let Some(line) = unknown {
            let lv = vg.lv(node.lv).map(|lv| lv.name.as_str()).unwrap_or_default();
            let lv = format!("{}/{lv}", vg.name);
            return Err(ActivateError::Unsupported { lv, kind: line.target.kind.to_owned() });
        }
    }
    Ok(())
}
