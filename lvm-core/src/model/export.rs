//! From a [`Vg`] to its text, in LVM2's order of keys and with its empty lines.

use core::fmt;

use super::segment::{Area, Segment, TypeFlags};
use super::{AllocPolicy, Extra, HistoricalLv, Lv, LvStatus, Pv, ReadAhead, Relations, Vg};
use crate::format::text::{TextStyle, TextWriter};
use crate::local_time::Zone;

/// Who writes a text, where, when and why.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The command, as `description` tells it.
    pub description: String,
    /// Host name.
    pub host: String,
    /// The host's system ID, where it has one.
    pub system_id: Option<String>,
    /// What follows the host name as a comment: kernel and machine.
    pub uname: String,
    /// Seconds since 1970.
    pub time: i64,
    /// Zone of the comments.
    pub zone: Zone,
}

/// What wrote the text.
const GENERATOR: &str = concat!("rlvm version ", env!("CARGO_PKG_VERSION"));

/// A rough size of the text, so that it is built without moving.
fn capacity(vg: &Vg, style: TextStyle) -> usize {
    let each = if style == TextStyle::Disk { 320 } else { 480 };
    4096 + each * (vg.lvs().len() + vg.pvs().len())
}

impl Vg {
    /// The text for a metadata area, without its closing NUL.
    pub fn disk_text(&self, stamp: &Stamp) -> String {
        let mut out = TextWriter::new(TextStyle::Disk, capacity(self, TextStyle::Disk));
        self.export(&mut out, &stamp.zone);
        stamp.export(&mut out, &format!("{}.", stamp.description));
        out.finish()
    }

    /// The text for a backup or an archive file.
    pub fn file_text(&self, stamp: &Stamp) -> String {
        let mut out = TextWriter::new(TextStyle::File, capacity(self, TextStyle::File));
        self.export_file(&mut out, stamp);
        out.finish()
    }

    /// The text for a backup or an archive file, made in pieces while it is written.
    pub fn as_file<'v>(&'v self, stamp: &'v Stamp) -> impl fmt::Display + 'v {
        FileText { vg: self, stamp }
    }

    fn export_file(&self, out: &mut TextWriter<'_>, stamp: &Stamp) {
        stamp.export(out, &stamp.description);
        self.export(out, &stamp.zone);
    }

    fn export(&self, out: &mut TextWriter, zone: &Zone) {
        out.section(self.name.as_str());
        self.export_head(out);
        out.blank();
        out.section("physical_volumes");
        for (index, pv) in self.pvs().iter().enumerate() {
            out.blank();
            pv.export(out, index, self);
        }
        out.end();
        out.blank();
        if !self.lvs().is_empty() {
            out.section("logical_volumes");
            for lv in Relations::of(self).visible_first().filter_map(|lv| self.lv(lv)) {
                out.blank();
                lv.export(out, self, zone);
            }
            out.end();
        }
        out.blank();
        if !self.historical.is_empty() {
            out.section("historical_logical_volumes");
            for lv in &self.historical {
                out.blank();
                lv.export(out, zone);
            }
            out.end();
        }
        out.end();
    }

    fn export_head(&self, out: &mut TextWriter) {
        out.id("id", &self.id.0);
        out.int("seqno", self.seqno);
        out.str_noted("format", &self.format, "informational");
        let status = &self.status;
        // Ancient tools know neither owner nor lock type: without WRITE they leave such a VG alone.
        let locked = self.system_id.is_some() || self.lock_type.is_some();
        let names = [
            (status.exported, "EXPORTED"),
            (status.resizeable, "RESIZEABLE"),
            (status.pvmove, "PVMOVE"),
            (status.read, "READ"),
            (status.write && !locked, "WRITE"),
            (status.clustered, "CLUSTERED"),
            (status.shared, "SHARED"),
        ];
        out.strings("status", set(&names));
        let names =
            [(status.write && locked, "WRITE_LOCKED"), (status.noautoactivate, "NOAUTOACTIVATE")];
        out.strings("flags", set(&names).chain(status.unknown.iter().map(AsRef::as_ref)));
        export_tags(out, &self.tags);
        for (key, value) in [
            ("system_id", &self.system_id),
            ("lock_type", &self.lock_type),
            ("lock_args", &self.lock_args),
        ] {
            if let Some(value) = value {
                out.str(key, value);
            }
        }
        out.size("extent_size", self.extent_size.get(), self.extent_size.sectors());
        out.int("max_lv", self.max_lv);
        out.int("max_pv", self.max_pv);
        if self.alloc != AllocPolicy::Normal {
            out.blank();
            out.str("allocation_policy", self.alloc.name());
        }
        if let Some(profile) = &self.profile {
            out.str("profile", profile);
        }
        out.int("metadata_copies", self.metadata_copies);
        export_extra(out, &self.extra);
    }

    /// Writes a list of areas: name and first extent of each, one to a line.
    pub(super) fn export_areas(&self, out: &mut TextWriter, key: &str, areas: &[Area]) {
        out.blank();
        out.rows(key, areas, |out, area| match *area {
            Area::Pv { pv, start } => {
                out.raw("\"pv");
                out.number(pv.0);
                out.raw("\", ");
                out.number(start);
            }
            Area::Lv { lv, start } => {
                out.quote(self.lv(lv).map_or("", |lv| lv.name.as_str()));
                out.raw(", ");
                out.number(start);
            }
            Area::Missing => out.raw("\"Missing\", 0"),
        });
    }

    /// The name of the LV that an area lies on.
    pub(super) fn area_lv_name(&self, area: &Area) -> &str {
        area.lv().map_or("", |lv| self.lv_name(lv))
    }

    /// The name of an LV that a segment points at.
    pub(super) fn lv_name(&self, idx: super::LvIdx) -> &str {
        self.lv(idx).map_or("", |lv| lv.name.as_str())
    }
}

/// A VG that displays as its text for files.
struct FileText<'v> {
    vg: &'v Vg,
    stamp: &'v Stamp,
}

impl fmt::Display for FileText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = TextWriter::to(TextStyle::File, f);
        self.vg.export_file(&mut out, self.stamp);
        out.finish_to()
    }
}

impl Stamp {
    fn export(&self, out: &mut TextWriter, description: &str) {
        let date = self.zone.ctime(self.time);
        out.line(format_args!("# Generated by {GENERATOR}: {date}"));
        out.blank();
        out.str("contents", super::import::CONTENTS);
        out.int("version", 1_u32);
        out.blank();
        out.str("description", description);
        out.blank();
        let (host, uname) = (Quoted(&self.host), &self.uname);
        out.line(format_args!("creation_host = {host}\t# {uname}"));
        if let Some(id) = &self.system_id {
            out.str("creation_host_system_id", id);
        }
        out.line(format_args!("creation_time = {}\t# {date}", self.time));
        out.blank();
    }
}

/// A string in quotes, escaped.
struct Quoted<'s>(&'s str);

impl core::fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "\"{}\"", self.0.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

impl Pv {
    fn export(&self, out: &mut TextWriter, index: usize, vg: &Vg) {
        out.section_numbered("pv", index);
        out.id("id", &self.id.0);
        out.str_noted("device", &self.device_hint, "Hint only");
        out.blank();
        if let Some(kind) = &self.device_id_type {
            out.str("device_id_type", kind);
        }
        if let Some(id) = &self.device_id {
            out.str("device_id", id);
        }
        let names = [(self.status.allocatable, "ALLOCATABLE"), (self.status.exported, "EXPORTED")];
        out.strings("status", set(&names));
        let missing = [(self.status.missing, "MISSING")];
        out.strings("flags", set(&missing).chain(self.status.unknown.iter().map(AsRef::as_ref)));
        export_tags(out, &self.tags);
        if let Some(size) = self.dev_size {
            out.size("dev_size", size, size);
        }
        out.int("pe_start", self.pe_start);
        out.size("pe_count", self.pe_count, vg.extent_size.length(self.pe_count));
        if !self.ba_start.is_zero() && !self.ba_size.is_zero() {
            out.int("ba_start", self.ba_start);
            out.size("ba_size", self.ba_size, self.ba_size);
        }
        export_extra(out, &self.extra);
        out.end();
    }
}

impl Lv {
    fn export(&self, out: &mut TextWriter, vg: &Vg, zone: &Zone) {
        out.section(self.name.as_str());
        out.id("id", &self.id.0);
        let locked = vg.lock_type.is_some() || vg.system_id.is_some();
        self.export_flags(out, locked);
        export_tags(out, &self.tags);
        if let Some(created) = &self.created {
            if out.style() == TextStyle::File {
                out.int_noted("creation_time", created.time, zone.iso(created.time));
            } else {
                out.int("creation_time", created.time);
            }
            out.str("creation_host", &created.host);
        }
        if let Some(args) = &self.lock_args {
            out.str("lock_args", args);
        }
        if self.alloc != AllocPolicy::Inherit {
            out.str("allocation_policy", self.alloc.name());
        }
        if let Some(profile) = &self.profile {
            out.str("profile", profile);
        }
        match self.read_ahead {
            ReadAhead::Auto => {}
            ReadAhead::None => out.int_noted("read_ahead", -1_i32, "None"),
            ReadAhead::Sectors(sectors) => out.int("read_ahead", sectors),
        }
        if let Some(major) = self.major {
            out.int("major", major);
        }
        if let Some(minor) = self.minor {
            out.int("minor", minor);
        }
        out.int("segment_count", self.segments.len());
        export_extra(out, &self.extra);
        out.blank();
        for (index, segment) in self.segments.iter().enumerate() {
            segment.export(out, index + 1, vg);
        }
        out.end();
    }

    fn export_flags(&self, out: &mut TextWriter, locked: bool) {
        let LvStatus { read, write, visible, fixed_minor, pvmove, locked: moving, .. } =
            self.status;
        let names = [
            (read, "READ"),
            (write && !locked, "WRITE"),
            (fixed_minor, "FIXED_MINOR"),
            (visible, "VISIBLE"),
            (pvmove, "PVMOVE"),
            (moving, "LOCKED"),
            (self.status.notsynced, "NOTSYNCED"),
            (self.status.rebuild, "REBUILD"),
            (self.status.writemostly, "WRITEMOSTLY"),
        ];
        out.strings("status", set(&names));
        let names = [
            (write && locked, "WRITE_LOCKED"),
            (self.flags.activation_skip, "ACTIVATION_SKIP"),
            (self.flags.noautoactivate, "NOAUTOACTIVATE"),
            (self.flags.error_when_full, "ERROR_WHEN_FULL"),
            (self.flags.cache_vol, "CACHE_VOL"),
        ];
        out.strings("flags", set(&names).chain(self.flags.unknown.iter().map(AsRef::as_ref)));
    }
}

impl Segment {
    fn export(&self, out: &mut TextWriter, number: usize, vg: &Vg) {
        out.section_numbered("segment", number);
        out.int("start_extent", self.start);
        out.size("extent_count", self.len, vg.extent_size.length(self.len));
        out.blank();
        if let Some(len) = self.reshape_len {
            out.size("reshape_count", len, vg.extent_size.length(len));
        }
        if self.flags == TypeFlags::NONE {
            out.str("type", self.kind.type_name());
        } else {
            out.str("type", &format!("{}{}", self.kind.type_name(), self.flags));
        }
        export_tags(out, &self.tags);
        self.kind.export(out, vg);
        export_extra(out, &self.extra);
        out.end();
    }
}

impl HistoricalLv {
    fn export(&self, out: &mut TextWriter, zone: &Zone) {
        out.section(&self.section);
        out.id("id", &self.id.0);
        if let Some(name) = &self.name {
            out.str("name", name);
        }
        for (key, time) in
            [("creation_time", self.creation_time), ("removal_time", self.removal_time)]
        {
            if let Some(time) = time {
                out.int_noted(key, time, zone.iso(time));
            }
        }
        if let Some(origin) = &self.origin {
            out.str("origin", origin);
        }
        if !self.descendants.is_empty() {
            out.strings("descendants", self.descendants.iter().map(AsRef::as_ref));
        }
        export_extra(out, &self.extra);
        out.end();
    }
}

/// The names of the flags that are set.
fn set<'s>(names: &'s [(bool, &'static str)]) -> impl Iterator<Item = &'s str> {
    names.iter().filter(|(on, _)| *on).map(|(_, name)| *name)
}

fn export_tags(out: &mut TextWriter, tags: &[crate::name::Tag]) {
    if !tags.is_empty() {
        out.strings("tags", tags.iter().map(crate::name::Tag::as_str));
    }
}

fn export_extra(out: &mut TextWriter, extra: &Extra) {
    for entry in extra.entries() {
        out.kept(entry);
    }
}
