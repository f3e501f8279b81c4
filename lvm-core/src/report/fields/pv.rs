//! Fields of a PV: of its label, which PVs in no VG have too, and of its place in a VG.

use super::{Field, HEADING, Kind, Value, label, pv};
use crate::model::Pv;
use crate::report::attr;
use crate::report::row::{PvDevice, PvRow};
use crate::report::view::PvView;
use crate::units::{Bytes, Extents, Sectors};

/// They, in the order of help.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    label("pv_fmt", "Fmt", Kind::Str, HEADING, |r| r.of_pv(Value::Blank, |_| Value::text("lvm2")), "Format of the metadata."),
    label("pv_uuid", "PV UUID", Kind::Str, 38, |r| r.of_pv(Value::Blank, |p| Value::Id(p.id.0)), "The PV's id."),
    label("dev_size", "DevSize", Kind::Size, HEADING, |r| Value::Size(r.dev_size()), "Size of the device."),
    label("pv_name", "PV", Kind::Str, 10, |r| Value::text(r.name()), "The device's path."),
    label("pv_major", "Maj", Kind::Text, HEADING, |r| Value::Signed(r.numbers().0), "The device's major number."),
    label("pv_minor", "Min", Kind::Text, HEADING, |r| Value::Signed(r.numbers().1), "The device's minor number."),
    label("pv_mda_free", "PMdaFree", Kind::Size, 9, |r| r.of_pv(Value::Size(Bytes::ZERO), |p| Value::Size(p.mda_free())), "How much longer the metadata may become in the PV's metadata areas."),
    label("pv_mda_size", "PMdaSize", Kind::Size, 9, |r| r.of_pv(Value::Size(Bytes::ZERO), |p| Value::Size(p.mda_size())), "Size of the PV's smallest metadata area."),
    label("pv_ext_vsn", "PExtVsn", Kind::Num, HEADING, |r| if r.is_duplicate() { Value::Blank } else { r.of_pv(Value::Blank, |p| p.ext_version.map_or(Value::Blank, |v| Value::Num(v.into()))) }, "Version of the extension of the PV's header."),
    pv("pe_start", "1st PE", Kind::Size, 7, |r| Value::sectors(r.one_of(|m| m.pe_start, |p| p.pe_start)), "Where the first extent begins on the device."),
    pv("pv_size", "PSize", Kind::Size, HEADING, |r| Value::Size(r.size()), "Size of the PV's extents, or of the device of a PV in no VG."),
    pv("pv_free", "PFree", Kind::Size, HEADING, |r| Value::Size(r.free()), "Size of its free extents."),
    pv("pv_used", "Used", Kind::Size, HEADING, |r| Value::Size(r.used()), "Size of its extents that LVs have."),
    pv("pv_attr", "Attr", Kind::Str, HEADING, |r| Value::Text(attr::pv(r).into()), "Letters for the PV's flags, see the manual."),
    pv("pv_allocatable", "Allocatable", Kind::Flag, HEADING, |r| Value::flag(r.member().is_some_and(|(_, m)| m.status.allocatable), "allocatable"), "Whether new extents may be taken from the PV."),
    pv("pv_exported", "Exported", Kind::Flag, 10, |r| Value::flag(r.member().is_some_and(|(_, m)| m.status.exported), "exported"), "Whether the PV belongs to an exported VG."),
    pv("pv_missing", "Missing", Kind::Flag, 10, |r| Value::flag(r.view().is_some_and(|p| p.missing), "missing"), "Whether the PV's device is not there."),
    pv("pv_pe_count", "PE", Kind::Num, 3, |r| Value::extents(r.member().map_or(Extents::ZERO, |(_, m)| m.pe_count)), "How many extents the PV has."),
    pv("pv_pe_alloc_count", "Alloc", Kind::Num, HEADING, |r| Value::extents(r.allocated()), "How many of them LVs have."),
    pv("pv_tags", "PV Tags", Kind::List, HEADING, |r| r.member().map_or(Value::Blank, |(_, m)| Value::sorted_list(&m.tags)), "Its tags."),
    pv("pv_mda_count", "#PMda", Kind::Num, HEADING, |r| r.of_pv(Value::Num(0), |p| Value::count(p.mdas.len())), "How many metadata areas the PV has."),
    pv("pv_mda_used_count", "#PMdaUse", Kind::Num, HEADING, |r| r.of_pv(Value::Num(0), |p| Value::count(p.mdas_used())), "How many of them hold metadata."),
    pv("pv_ba_start", "BA Start", Kind::Size, HEADING, |r| Value::sectors(r.one_of(|m| m.ba_start, |p| p.ba_start)), "Where the bootloader area begins on the device."),
    pv("pv_ba_size", "BA Size", Kind::Size, HEADING, |r| Value::sectors(r.one_of(|m| m.ba_size, |p| p.ba_size)), "Size of the bootloader area."),
    pv("pv_in_use", "PInUse", Kind::Flag, HEADING, |r| Value::flag(r.in_use(), "used"), "Whether the PV's header says that it belongs to a VG."),
    pv("pv_duplicate", "Duplicate", Kind::Flag, HEADING, |r| Value::flag(r.is_duplicate(), "duplicate"), "Whether the PV is a copy that is not used."),
    pv("pv_device_id", "DeviceID", Kind::Str, HEADING, |r| r.device_id(|(_, id)| id), "What the devices file knows the device by."),
    pv("pv_device_id_type", "DeviceIDType", Kind::Str, HEADING, |r| r.device_id(|(kind, _)| kind), "What kind of identification that is."),
];

impl<'a> PvRow<'a> {
    /// The PV as its VG knows it, and the view of it.
    pub(in crate::report) fn member(&self) -> Option<(&'a PvView, &'a Pv)> {
        match self.device {
            PvDevice::Member(_, pv, view) => Some((view, pv)),
            PvDevice::Orphan(_) | PvDevice::Duplicate(_) | PvDevice::Other(_) => None,
        }
    }

    /// The PV as its device shows it.
    pub(in crate::report) fn view(&self) -> Option<&'a PvView> {
        match self.device {
            PvDevice::Member(_, _, view) | PvDevice::Orphan(view) | PvDevice::Duplicate(view) => {
                Some(view)
            }
            PvDevice::Other(_) => None,
        }
    }

    pub(in crate::report) fn is_duplicate(&self) -> bool {
        matches!(self.device, PvDevice::Duplicate(_))
    }

    pub(in crate::report) fn in_use(&self) -> bool {
        match self.device {
            PvDevice::Member(..) | PvDevice::Duplicate(_) => true,
            PvDevice::Orphan(view) => view.in_use,
            PvDevice::Other(_) => false,
        }
    }

    fn of_pv(&self, none: Value<'a>, get: impl FnOnce(&'a PvView) -> Value<'a>) -> Value<'a> {
        self.view().map_or(none, get)
    }

    pub(in crate::report) fn name(&self) -> &'a str {
        match self.device {
            PvDevice::Other(device) => &device.name,
            PvDevice::Member(_, _, view) | PvDevice::Orphan(view) | PvDevice::Duplicate(view) => {
                &view.name
            }
        }
    }

    fn dev_size(&self) -> Bytes {
        match self.device {
            PvDevice::Other(device) => device.size,
            PvDevice::Member(_, _, view) | PvDevice::Orphan(view) | PvDevice::Duplicate(view) => {
                view.dev_size
            }
        }
    }

    /// The device's numbers; 0:0 of a missing one, -1:-1 of an image.
    fn numbers(&self) -> (i64, i64) {
        let (numbers, missing) = match self.device {
            PvDevice::Other(device) => (device.numbers, false),
            PvDevice::Member(_, _, view) | PvDevice::Orphan(view) | PvDevice::Duplicate(view) => {
                (view.numbers, view.missing)
            }
        };
        match numbers {
            Some((major, minor)) => (signed(major), signed(minor)),
            None if missing => (0, 0),
            None => (-1, -1),
        }
    }

    fn one_of(
        &self,
        member: impl FnOnce(&'a Pv) -> Sectors,
        orphan: impl FnOnce(&'a PvView) -> Sectors,
    ) -> Sectors {
        match self.device {
            PvDevice::Member(_, pv, _) => member(pv),
            PvDevice::Orphan(view) => orphan(view),
            PvDevice::Duplicate(_) | PvDevice::Other(_) => Sectors::ZERO,
        }
    }

    pub(in crate::report) fn size(&self) -> Bytes {
        match (self.device, self.vg) {
            (PvDevice::Member(_, pv, _), Some(vg)) => {
                vg.vg.extent_size.length(pv.pe_count).to_bytes_saturating()
            }
            (PvDevice::Orphan(view), _) => view.label_size,
            _ => Bytes::ZERO,
        }
    }

    pub(in crate::report) fn allocated(&self) -> Extents {
        match (self.device, self.vg) {
            (PvDevice::Member(idx, ..), Some(vg)) => vg.allocated(idx),
            _ => Extents::ZERO,
        }
    }

    pub(in crate::report) fn free(&self) -> Bytes {
        self.size().saturating_sub(self.used())
    }

    fn used(&self) -> Bytes {
        let length =
            |vg: &super::super::view::VgView<'_>| vg.vg.extent_size.length(self.allocated());
        self.vg.map_or(Bytes::ZERO, |vg| length(vg).to_bytes_saturating())
    }

    fn device_id(&self, get: impl FnOnce(&'a (String, String)) -> &'a String) -> Value<'a> {
        let id = self.view().and_then(|view| view.device_id.as_ref());
        id.map_or(Value::Blank, |id| Value::text(get(id)))
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
