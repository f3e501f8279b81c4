//! Which columns a report has: defaults, `-o`, and the keys of `-O`.
//!
//! `-o` takes names divided by commas. `-o a,b` replaces what was chosen before, `-o+a` adds, `-o-a` takes away what
//! was typed like that,
//! `-o#a` hides `a` when it is empty in every row. Names are those of [`Field::is_called`], and `all`, `lv_all`
//! and so on for whole groups.

use super::field::{self, Field, Group};
use super::fields;
use super::select::{Selection, nearest};
use crate::error::{Error, Result};

/// The reports there are: what a command lists when nobody asks for other fields.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ReportKind {
    /// `vgs`.
    Vgs,
    /// `lvs`.
    Lvs,
    /// `lvs --segments`.
    LvSegments,
    /// `pvs`.
    Pvs,
    /// `pvs --segments`.
    PvSegments,
    /// What the command itself said.
    Log,
    /// `devtypes`.
    DevTypes,
}

impl ReportKind {
    /// The columns that LVM2 shows, without and with `-v`.
    pub const fn default_columns(self, verbose: bool) -> &'static str {
        match (self, verbose) {
            (Self::Vgs, false) => "vg_name,pv_count,lv_count,snap_count,vg_attr,vg_size,vg_free",
            (Self::Vgs, true) => {
                "vg_name,vg_attr,vg_extent_size,pv_count,lv_count,snap_count,vg_size,vg_free,vg_uuid,vg_profile"
            }
            (Self::Lvs, false) => {
                "lv_name,vg_name,lv_attr,lv_size,pool_lv,origin,data_percent,metadata_percent,move_pv,mirror_log,\
                 copy_percent,convert_lv"
            }
            (Self::Lvs, true) => {
                "lv_name,vg_name,seg_count,lv_attr,lv_size,lv_major,lv_minor,lv_kernel_major,lv_kernel_minor,\
                 pool_lv,origin,data_percent,metadata_percent,move_pv,copy_percent,mirror_log,convert_lv,lv_uuid,\
                 lv_profile"
            }
            (Self::LvSegments, false) => "lv_name,vg_name,lv_attr,stripes,segtype,seg_size",
            (Self::LvSegments, true) => {
                "lv_name,vg_name,lv_attr,seg_start,seg_size,stripes,segtype,stripesize,chunksize"
            }
            (Self::Pvs, false) => "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free",
            (Self::Pvs, true) => "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,dev_size,pv_uuid",
            (Self::PvSegments, false) => {
                "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size"
            }
            (Self::PvSegments, true) => {
                "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size,lv_name,seg_start_pe,\
                 segtype,seg_pe_ranges"
            }
            (Self::Log, _) => {
                "log_seq_num,log_type,log_context,log_object_type,log_object_name,log_object_id,\
                 log_object_group,log_object_group_id,log_message,log_errno,log_ret_code"
            }
            (Self::DevTypes, _) => "devtype_name,devtype_max_partitions,devtype_description",
        }
    }

    /// The columns of `fullreport`.
    pub const fn full_columns(self) -> &'static str {
        match self {
            Self::Vgs => "vg_all",
            Self::Lvs => "lv_all",
            Self::LvSegments => "seg_all,lv_uuid",
            Self::Pvs => "pv_all",
            Self::PvSegments => "pvseg_all,pv_uuid,lv_uuid",
            Self::Log => "log_all",
            Self::DevTypes => "devtype_all",
        }
    }

    /// The keys that rows are sorted by.
    pub const fn default_sort(self) -> &'static str {
        match self {
            Self::Vgs => "vg_name",
            Self::Lvs => "vg_name,lv_name",
            Self::LvSegments => "vg_name,lv_name,seg_start",
            Self::Pvs => "pv_name",
            Self::PvSegments => "pv_name,pvseg_start",
            Self::Log => "log_seq_num",
            Self::DevTypes => "devtype_name",
        }
    }

    /// The keys that rows of `fullreport` are sorted by.
    pub const fn full_sort(self) -> &'static str {
        match self {
            Self::LvSegments => "lv_uuid,seg_start",
            Self::PvSegments => "pv_uuid,pvseg_start",
            other => other.default_sort(),
        }
    }

    /// Its key in JSON, and its name in messages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Vgs => "vg",
            Self::Lvs => "lv",
            Self::LvSegments => "seg",
            Self::Pvs => "pv",
            Self::PvSegments => "pvseg",
            Self::Log => "log",
            Self::DevTypes => "devtype",
        }
    }

    /// What stands above it where several reports follow one another.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Vgs => "Volume Group",
            Self::Lvs => "Logical Volume",
            Self::LvSegments => "Logical Volume Segment",
            Self::Pvs => "Physical Volume",
            Self::PvSegments => "Physical Volume Segment",
            Self::Log => "Command Log",
            Self::DevTypes => "Device Types",
        }
    }

    /// What names of its fields may leave out.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Vgs => "vg_",
            Self::Lvs => "lv_",
            Self::LvSegments => "seg_",
            Self::Pvs => "pv_",
            Self::PvSegments => "pvseg_",
            Self::Log => "log_",
            Self::DevTypes => "devtype_",
        }
    }

    /// What `all` means in it.
    fn all_groups(self) -> &'static [Group] {
        use Group::{DevType, Label, Log, Lv, LvInfo, LvInfoStatus, LvStatus, Pv, PvSeg, Seg, Vg};
        match self {
            Self::Vgs => &[Vg],
            Self::Lvs => &[Lv, LvInfo, LvStatus, LvInfoStatus, Vg],
            Self::LvSegments => &[Lv, Vg, Seg],
            Self::Pvs => &[Label, Pv],
            Self::PvSegments => &[Label, PvSeg],
            Self::Log => &[Log],
            Self::DevTypes => &[DevType],
        }
    }

    /// The groups whose fields it may have, in the order of help.
    pub(super) const fn groups(self) -> &'static [Group] {
        match self {
            Self::Log => &[Group::Log, Group::Special],
            Self::DevTypes => &[Group::DevType, Group::Special],
            _ => &Group::ALL,
        }
    }
}

/// The columns of a report, and the keys that its rows are sorted by.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The columns, from left to right.
    pub fields: Vec<&'static Field>,
    /// Those that vanish when they are empty in every row.
    pub compact: Compact,
    /// The sort keys, the first one first.
    pub sort: Vec<SortKey>,
    /// Which rows are wanted; `None` is all.
    pub selection: Option<Selection>,
}

/// Which columns vanish when they are empty in every row.
#[derive(Clone, Debug, Default)]
pub enum Compact {
    /// None.
    #[default]
    None,
    /// All of them.
    All,
    /// These.
    These(Vec<&'static Field>),
}

impl Compact {
    /// Those that a list names, as behind `-o#`.
    ///
    /// # Errors
    /// [`Error::UnrecognisedField`].
    pub fn these(report: ReportKind, names: &str) -> Result<Self> {
        let fields = fields_of(report, names_in(names))?;
        Ok(if fields.is_empty() { Self::None } else { Self::These(fields) })
    }

    /// Whether a field is among them.
    pub(super) fn has(&self, field: &Field) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::These(fields) => fields.contains(&field),
        }
    }
}

/// A key that rows are sorted by.
#[derive(Clone, Copy, Debug)]
pub struct SortKey {
    /// The field.
    pub field: &'static Field,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// Whether the value of an `-o` asks for the list of fields.
pub fn asks_for_help(options: &str) -> bool {
    let names = options.trim_start_matches(['+', '-', '#']);
    names.split(',').any(|name| name.eq_ignore_ascii_case("help") || name == "?")
}

impl Columns {
    /// The columns of a report. `defaults` and `sort` are used as they are when there is no `-o` and no `-O`;
    /// `options` has the values of every `-o` in the order given, `order` that of `-O`.
    ///
    /// # Errors
    /// [`Error::UnrecognisedField`], [`Error::UnrecognisedSortField`], [`Error::EmptyOptions`].
    pub fn parse(
        report: ReportKind,
        defaults: &str,
        options: &[&str],
        sort: &str,
        order: Option<&str>,
    ) -> Result<Self> {
        if options.contains(&"") {
            return Err(Error::EmptyOptions);
        }
        let mut names: Vec<&str> = names_in(defaults).collect();
        for option in options {
            match option.chars().next() {
                Some('+') => names.extend(names_in(&option[1..])),
                Some('-') => take_away(&mut names, &option[1..], report.prefix()),
                // Those that may vanish: known only once the others are, [`Compact::these`].
                Some('#') => {}
                _ => names = names_in(option).collect(),
            }
        }
        let fields = fields_of(report, names.into_iter())?;
        let sort = sort_keys(report, order.unwrap_or(sort))?;
        Ok(Self { fields, compact: Compact::None, sort, selection: None })
    }

    /// Every field that a row is asked for, those of the sort keys and of the selection too.
    pub(super) fn all_fields(&self) -> impl Iterator<Item = &'static Field> {
        let shown = self.fields.iter().copied().chain(self.sort.iter().map(|key| key.field));
        shown.chain(self.selection.iter().flat_map(Selection::fields))
    }

    /// Whether rows that are not wanted are listed, too: their `selected` says so.
    pub(super) fn shows_selected(&self) -> bool {
        self.fields.iter().any(|field| field.group == Group::Special)
    }
}

fn names_in(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').filter(|name| !name.is_empty())
}

/// Takes names away as LVM2 does: each once, as it was typed, with the report's prefix or without; what is not there
/// does not matter.
fn take_away(names: &mut Vec<&str>, gone: &str, prefix: &str) {
    let bare = |name: &str| name.strip_prefix(prefix).map_or(name.to_owned(), str::to_owned);
    for gone in names_in(gone) {
        if let Some(at) = names.iter().position(|name| bare(name) == bare(gone)) {
            names.remove(at);
        }
    }
}

fn fields_of<'n>(
    report: ReportKind,
    names: impl Iterator<Item = &'n str>,
) -> Result<Vec<&'static Field>> {
    let mut found = Vec::new();
    for name in names {
        if let Some(groups) = group_name(report, name) {
            found.extend(fields::of(report).filter(|field| groups.contains(&field.group)));
            continue;
        }
        let meant = || nearest(name, report);
        let unknown = || Error::UnrecognisedField { name: name.into(), meant: meant() };
        found.push(field::find(report, name).ok_or_else(unknown)?);
    }
    Ok(found)
}

/// The groups that `all`, `lv_all` and so on stand for.
fn group_name(report: ReportKind, name: &str) -> Option<&'static [Group]> {
    let bare: String = name.chars().filter(|c| *c != '_').collect();
    let groups: &[Group] = match bare.to_ascii_lowercase().as_str() {
        "all" => report.all_groups(),
        "lvall" => &[Group::Lv, Group::LvInfo, Group::LvStatus, Group::LvInfoStatus],
        "pvall" => &[Group::Label, Group::Pv],
        "vgall" => &[Group::Vg],
        "segall" => &[Group::Seg],
        "pvsegall" => &[Group::PvSeg],
        "logall" => &[Group::Log],
        "devtypeall" => &[Group::DevType],
        _ => return None,
    };
    groups.iter().any(|group| report.groups().contains(group)).then_some(groups)
}

fn sort_keys(report: ReportKind, keys: &str) -> Result<Vec<SortKey>> {
    keys.split(',')
        .filter(|key| !key.is_empty())
        .map(|key| {
            let (descending, name) = match key.strip_prefix('-') {
                Some(name) => (true, name),
                None => (false, key.strip_prefix('+').unwrap_or(key)),
            };
            let meant = || nearest(name, report);
            let unknown = || Error::UnrecognisedSortField { name: name.into(), meant: meant() };
            let field = field::find(report, name).ok_or_else(unknown)?;
            Ok(SortKey { field, descending })
        })
        .collect()
}

/// The fields that ask for help.
pub(super) const HELP: [&str; 2] = ["help", "?"];

/// The list of the fields that a report may have, as `-o help` prints it: lines, the last one ended too.
pub fn help(report: ReportKind) -> String {
    use core::fmt::Write;
    let width = fields::of(report).map(|field| field.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for group in report.groups().iter().copied() {
        let (title, all) = (group.title(), format!("{}all", group.prefix()));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {title}\n  {}", "-".repeat(title.len()));
        if group != Group::Special {
            let _ = writeln!(out, "    {all:width$} - All fields in this section.");
        }
        for field in fields::of(report).filter(|field| field.group == group) {
            let _ = writeln!(out, "    {:width$} - {}", field.id, field.description);
        }
        if group == Group::Special {
            for name in HELP {
                let _ = writeln!(out, "    {name:width$} - This list.");
            }
        }
        out.push_str("   \n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(report: ReportKind, options: &[&str]) -> String {
        let defaults = report.default_columns(false);
        let columns =
            Columns::parse(report, defaults, options, report.default_sort(), None).unwrap();
        columns.fields.iter().map(|field| field.id).collect::<Vec<_>>().join(",")
    }

    #[test]
    fn every_default_column_and_sort_key_is_a_field() {
        use ReportKind::{DevTypes, Log, LvSegments, Lvs, PvSegments, Pvs, Vgs};
        for report in [Vgs, Lvs, LvSegments, Pvs, PvSegments, Log, DevTypes] {
            for columns in
                [report.default_columns(false), report.default_columns(true), report.full_columns()]
            {
                for sort in [report.default_sort(), report.full_sort()] {
                    Columns::parse(report, columns, &[], sort, None).unwrap();
                }
            }
        }
    }

    #[test]
    fn names_need_no_prefix_no_underscores_and_no_case() {
        assert_eq!(
            ids(ReportKind::Lvs, &["name,LVSIZE,Attr,vg_name"]),
            "lv_name,lv_size,lv_attr,vg_name"
        );
        assert_eq!(ids(ReportKind::Vgs, &["name,size,lv_name"]), "vg_name,vg_size,lv_name");
        assert_eq!(ids(ReportKind::LvSegments, &["size,start,type"]), "seg_size,seg_start,segtype");
        assert_eq!(ids(ReportKind::Pvs, &["name,mda_count,fmt"]), "pv_name,pv_mda_count,pv_fmt");
    }

    #[test]
    fn options_replace_add_and_take_away_in_turn() {
        let defaults = ids(ReportKind::Vgs, &[]);
        assert_eq!(ids(ReportKind::Vgs, &["+"]), defaults);
        assert_eq!(
            ids(ReportKind::Vgs, &["+vg_uuid", "-attr,size"]),
            "vg_name,pv_count,lv_count,snap_count,vg_free,vg_uuid"
        );
        assert_eq!(ids(ReportKind::Vgs, &["name", "free"]), "vg_free");
        assert_eq!(ids(ReportKind::Vgs, &["name", "+free,name"]), "vg_name,vg_free,vg_name");
        assert_eq!(ids(ReportKind::Vgs, &[","]), "");
    }

    #[test]
    fn what_is_no_field_is_named() {
        let parse = |options: &str, order: Option<&str>| {
            let kind = ReportKind::LvSegments;
            Columns::parse(kind, "", &[options], "", order).unwrap_err().to_string()
        };
        assert_eq!(parse("size,name", None), "Unrecognised field: name");
        assert_eq!(
            parse("size, start", None),
            "Unrecognised field:  start\nDid you mean seg_start?"
        );
        assert_eq!(parse("size", Some("-nosuch")), "dm_report: Unrecognised field: nosuch");
        assert_eq!(parse("", None), "Invalid options string: ");
    }

    #[test]
    fn help_is_asked_for_among_other_fields_too() {
        for yes in ["help", "+help", "lv_name,HELP", "?"] {
            assert!(asks_for_help(yes), "{yes}");
        }
        assert!(!asks_for_help("lv_name,helper"));
    }
}
