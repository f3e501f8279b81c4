//! Fields of a VG. Rows of PVs in no VG have these too, as if there were a VG with nothing in it.

use super::{Field, HEADING, Kind, Value, vg};
use crate::model::Vg;
use crate::report::attr;
use crate::report::row::VgRow;
use crate::report::view::VgView;
use crate::units::Bytes;

/// `metadata_copies` that asks for as many as there are areas.
const ALL_COPIES: u32 = u32::MAX;

/// They, in the order of help.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    vg("vg_fmt", "Fmt", Kind::Str, HEADING, |_| Value::text("lvm2"), "Format of the metadata."),
    vg("vg_uuid", "VG UUID", Kind::Str, 38, |r| r.or_blank(|v| Value::Id(v.vg.id.0)), "The VG's id."),
    vg("vg_name", "VG", Kind::Str, HEADING, |r| r.or_blank(|v| Value::text(v.vg.name.as_str())), "The VG's name."),
    vg("vg_attr", "Attr", Kind::Str, 5, |r| Value::Text(r.view.map_or("r-----".into(), |v| attr::vg(v).into())), "Letters for the VG's flags, see the manual."),
    vg("vg_permissions", "VPerms", Kind::Str, 10, |r| Value::text(r.word(|v| v.status.write, "writeable", "read-only")), "Whether the VG may be written to."),
    vg("vg_extendable", "Extendable", Kind::Flag, HEADING, |r| r.flag(|v| v.vg.status.resizeable, "extendable"), "Whether PVs may be added to the VG."),
    vg("vg_exported", "Exported", Kind::Flag, 10, |r| r.flag(|v| v.vg.status.exported, "exported"), "Whether the VG is exported."),
    vg("vg_autoactivation", "AutoAct", Kind::Flag, HEADING, |r| Value::flag(r.view.is_none_or(|v| !v.vg.status.noautoactivate), "enabled"), "Whether the VG is activated when it appears."),
    vg("vg_partial", "Partial", Kind::Flag, 10, |r| r.flag(|v| v.missing_pvs() > 0, "partial"), "Whether PVs of the VG are missing."),
    vg("vg_allocation_policy", "AllocPol", Kind::Str, 10, |r| Value::text(r.view.map_or("unknown", |v| v.vg.alloc.name())), "Where new extents may lie."),
    vg("vg_clustered", "Clustered", Kind::Flag, 10, |r| r.flag(|v| v.vg.status.clustered, "clustered"), "Whether the VG is clustered."),
    vg("vg_shared", "Shared", Kind::Flag, 7, |r| r.flag(VgView::is_shared, "shared"), "Whether the VG is shared between hosts."),
    vg("vg_size", "VSize", Kind::Size, HEADING, |r| r.extents(VgView::extents), "Size of all extents of the VG."),
    vg("vg_free", "VFree", Kind::Size, HEADING, |r| r.extents(VgView::free_extents), "Size of the VG's free extents."),
    vg("vg_sysid", "SYS ID", Kind::Str, HEADING, |r| r.maybe(|v| v.system_id.as_deref()), "The host that owns the VG."),
    vg("vg_systemid", "System ID", Kind::Str, HEADING, |r| r.maybe(|v| v.system_id.as_deref()), "The host that owns the VG."),
    vg("vg_lock_type", "LockType", Kind::Str, HEADING, |r| r.maybe(|v| v.lock_type.as_deref()), "How hosts that share the VG lock it."),
    vg("vg_lock_args", "VLockArgs", Kind::Str, HEADING, |r| r.maybe(|v| v.lock_args.as_deref()), "What the lock manager keeps with the VG."),
    vg("vg_extent_size", "Ext", Kind::Size, HEADING, |r| Value::Size(r.view.map_or(Bytes::ZERO, |v| v.vg.extent_size.bytes())), "Size of an extent."),
    vg("vg_extent_count", "#Ext", Kind::Num, HEADING, |r| r.num(VgView::extents), "How many extents the VG has."),
    vg("vg_free_count", "Free", Kind::Num, HEADING, |r| r.num(VgView::free_extents), "How many extents are free."),
    vg("max_lv", "MaxLV", Kind::Num, HEADING, |r| r.num(|v| v.vg.max_lv.into()), "Most LVs that the VG may have; 0 is no limit."),
    vg("max_pv", "MaxPV", Kind::Num, HEADING, |r| r.num(|v| v.vg.max_pv.into()), "Most PVs that the VG may have; 0 is no limit."),
    vg("pv_count", "#PV", Kind::Num, HEADING, |r| r.count(|v| v.vg.pvs().len()), "How many PVs the VG has."),
    vg("vg_missing_pv_count", "#PV Missing", Kind::Num, HEADING, |r| r.count(VgView::missing_pvs), "How many of its PVs are missing."),
    vg("lv_count", "#LV", Kind::Num, HEADING, |r| r.count(VgView::visible_lvs), "How many visible LVs the VG has."),
    vg("snap_count", "#SN", Kind::Num, HEADING, |r| r.count(VgView::snapshots), "How many snapshots the VG has."),
    vg("vg_seqno", "Seq", Kind::Num, HEADING, |r| r.num(|v| v.vg.seqno.into()), "Number of the metadata: one more with each change."),
    vg("vg_tags", "VG Tags", Kind::List, HEADING, |r| r.or_blank(|v| Value::sorted_list(&v.vg.tags)), "Its tags."),
    vg("vg_profile", "VProfile", Kind::Str, HEADING, |r| r.maybe(|v| v.profile.as_deref()), "The metadata profile of the VG."),
    vg("vg_mda_count", "#VMda", Kind::Num, HEADING, |r| r.count(VgView::mdas), "How many metadata areas its PVs have."),
    vg("vg_mda_used_count", "#VMdaUse", Kind::Num, HEADING, |r| r.count(VgView::mdas_used), "How many of them hold metadata."),
    vg("vg_mda_free", "VMdaFree", Kind::Size, 9, |r| Value::Size(r.view.map_or(Bytes::ZERO, VgView::mda_free)), "How much longer the metadata may become."),
    vg("vg_mda_size", "VMdaSize", Kind::Size, 9, |r| Value::Size(r.view.map_or(Bytes::ZERO, VgView::mda_size)), "Size of the smallest metadata area in use."),
    vg("vg_mda_copies", "#VMdaCps", Kind::Num, HEADING, |r| copies(*r), "How many copies of the metadata are wanted."),
];

fn copies(row: VgRow<'_>) -> Value<'_> {
    match row.view.map_or(0, |view| view.vg.metadata_copies) {
        0 => Value::text("unmanaged"),
        ALL_COPIES => Value::text("all"),
        copies => Value::Num(copies.into()),
    }
}

impl<'a> VgRow<'a> {
    fn or_blank(self, get: impl FnOnce(&'a VgView<'a>) -> Value<'a>) -> Value<'a> {
        self.view.map_or(Value::Blank, get)
    }

    fn maybe(self, get: impl FnOnce(&'a Vg) -> Option<&'a str>) -> Value<'a> {
        self.or_blank(|view| Value::maybe_text(get(view.vg)))
    }

    fn num(self, get: impl FnOnce(&'a VgView<'a>) -> u64) -> Value<'a> {
        Value::Num(self.view.map_or(0, get))
    }

    fn count(self, get: impl FnOnce(&'a VgView<'a>) -> usize) -> Value<'a> {
        Value::count(self.view.map_or(0, get))
    }

    fn flag(self, get: impl FnOnce(&'a VgView<'a>) -> bool, word: &'static str) -> Value<'a> {
        Value::flag(self.view.is_some_and(get), word)
    }

    fn word(self, get: impl FnOnce(&'a Vg) -> bool, yes: &'a str, no: &'a str) -> &'a str {
        if self.view.is_some_and(|view| get(view.vg)) { yes } else { no }
    }

    fn extents(self, get: impl FnOnce(&'a VgView<'a>) -> u64) -> Value<'a> {
        let size = |view: &'a VgView<'a>| {
            Bytes::new(view.vg.extent_size.bytes().get().saturating_mul(get(view)))
        };
        Value::Size(self.view.map_or(Bytes::ZERO, size))
    }
}
