//! Removing LVs.

use crate::model::{LvIdx, Vg};

use super::LvRefusal;

/// Removes an LV.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn remove_lv(vg: &mut Vg, lv: LvIdx) -> Result<(), LvRefusal> {
    super::check_changeable(vg)?;
    vg.remove_lvs(|idx, _| idx == lv);
    Ok(())
}
