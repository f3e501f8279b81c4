//! What fields of LVs and segments say of a run of extents that is free.

use super::{Field, Kind, Value};
use crate::model::LvIdx;
use crate::report::value::UNKNOWN;
use crate::report::view::{LvState, PvSegment, VgView};
use crate::units::Bytes;

/// The value of `field` in a row without an LV.
pub(in crate::report) fn value<'a>(
    field: &Field,
    vg: Option<&'a VgView<'a>>,
    run: Option<PvSegment>,
) -> Value<'a> {
    let len = run.map(|run| run.len).unwrap_or_default();
    // PVs in no VG are in one without a name.
    let name = vg.map_or("", |vg| vg.vg.name.as_str());
    match field.id {
        "lv_full_name" => Value::Text(format!("{name}/").into()),
        "lv_path" if vg.is_some() => Value::Text(format!("/dev/{name}/").into()),
        "lv_dm_path" if vg.is_some() => {
            Value::Text(format!("/dev/mapper/{}-", name.replace('-', "--")).into())
        }
        "segtype" => Value::text("free"),
        "seg_size" => {
            let size = vg.map(|vg| vg.vg.extent_size.length(len));
            Value::sectors(size.unwrap_or_default())
        }
        "seg_size_pe" => Value::extents(len),
        "lv_layout" | "lv_allocation_policy" | "lv_permissions" => Value::text("unknown"),
        "lv_role" => Value::text("public"),
        "lv_autoactivation" => Value::text("enabled"),
        "lv_major"
        | "lv_minor"
        | "lv_kernel_major"
        | "lv_kernel_minor"
        | "lv_kernel_read_ahead"
        | "raidintegrityblocksize"
        | "writecache_block_size" => Value::Signed(-1),
        "lv_read_ahead" | "lv_size" | "stripe_size" | "region_size" | "chunk_size"
        | "seg_start" => Value::Size(Bytes::ZERO),
        "seg_count" | "stripes" | "data_stripes" | "seg_start_pe" => Value::Num(0),
        // The number of parity devices is counted backwards from none.
        "parity_chunks" => Value::Num(u64::from(u32::MAX)),
        "lv_suspended"
        | "lv_live_table"
        | "lv_inactive_table"
        | "lv_device_open"
        | "lv_check_needed"
        | "lv_merge_failed"
        | "lv_snapshot_invalid"
        | "zero" => Value::Flag { set: None, word: "" },
        "lv_active" if vg.is_some_and(VgView::cannot_tell) => {
            Value::Flag { set: None, word: UNKNOWN }
        }
        "lv_active_locally" | "lv_active_remotely" | "lv_active_exclusively"
            if vg.is_some_and(VgView::cannot_tell) =>
        {
            Value::Flag { set: None, word: "" }
        }
        _ if field.kind == Kind::Flag => Value::Flag { set: Some(false), word: "" },
        _ => Value::Blank,
    }
}

impl VgView<'_> {
    /// Whether nobody can say what is active.
    fn cannot_tell(&self) -> bool {
        let any = self.vg.lvs_with_idx().next().map_or(LvIdx::NOWHERE, |(idx, _)| idx);
        self.state(any) == LvState::Unknown
    }
}
