//! Whether settings are known, and of the type that they take.
//!
//! Source: what LVM2 2.03.16 says of each setting with a value of another type.

use super::settings::{self, DefaultValue, Flags, Known};
use super::{ConfigNotice, SettingValue};
use crate::format::text::{OwnedEntry, OwnedScalar, OwnedValue};

/// Texts that every command of LVM2's reads, and tells of where they are none.
pub(super) const READ_BY_ALL: [&str; 19] = [
    "log/prefix",
    "devices/dir",
    "devices/external_device_info_source",
    "devices/hints",
    "devices/search_for_devnames",
    "devices/multipath_wwids_file",
    "devices/md_component_checks",
    "report/time_format",
    "global/units",
    "global/system_id_source",
    "local/system_id",
    "activation/missing_stripe_filler",
    "activation/readahead",
    "activation/activation_mode",
    "dmeventd/mirror_library",
    "dmeventd/raid_library",
    "dmeventd/snapshot_library",
    "dmeventd/thin_library",
    "dmeventd/vdo_library",
];

/// Whether a value of a setting that takes a text is none.
pub(super) fn is_no_text(known: &Known, value: &OwnedValue) -> bool {
    let text = <&str>::read(value);
    text.is_none_or(|text| text.is_empty() && !known.flags.has(Flags::EMPTY))
}

/// What is to be told of a tree, in its order.
pub(super) fn check(tree: &[OwnedEntry]) -> Vec<ConfigNotice> {
    let mut notices = Vec::new();
    for OwnedEntry { key, value } in tree {
        match value {
            OwnedValue::Section(inner) if settings::is_section(key) => {
                check_section(key, inner, &mut notices);
            }
            OwnedValue::Section(_) => notices.push(ConfigNotice::UnknownSection(key.clone())),
            _ => notices.push(ConfigNotice::NoSection(key.clone())),
        }
    }
    notices
}

fn check_section(above: &str, entries: &[OwnedEntry], notices: &mut Vec<ConfigNotice>) {
    for OwnedEntry { key, value } in entries {
        let path = format!("{above}/{key}");
        if settings::is_free(&path) {
            continue;
        }
        match (settings::find(&path), value) {
            (Some(known), OwnedValue::Section(inner)) if known.is_section() => {
                check_section(&path, inner, notices);
            }
            (Some(known), value) if !known.is_section() => {
                notices.extend(mistake(known, &path, value));
            }
            (_, OwnedValue::Section(_)) => {
                notices.push(ConfigNotice::UnknownSection(path.into()));
            }
            _ => notices.push(ConfigNotice::UnknownSetting(path.into())),
        }
    }
}

/// What is wrong with a setting's value; what would stand alone may also be a list of one.
pub(super) fn mistake(known: &Known, path: &str, value: &OwnedValue) -> Option<ConfigNotice> {
    let wrong = |found| {
        let expected = known.default.kind();
        Some(ConfigNotice::WrongType { path: path.into(), found, expected })
    };
    let is_list = matches!(known.default, DefaultValue::List(_) | DefaultValue::Pairs(_));
    match value {
        OwnedValue::Section(_) => wrong("section"),
        OwnedValue::Array(items) if is_list && items.is_empty() => {
            (!known.flags.has(Flags::EMPTY)).then(|| ConfigNotice::EmptyList(path.into()))
        }
        OwnedValue::Array(items) if is_list => {
            items.iter().find_map(|item| mistaken_scalar(known, path, item))
        }
        OwnedValue::Scalar(item) => mistaken_scalar(known, path, item),
        OwnedValue::Array(items) => match &items[..] {
            [item] => mistaken_scalar(known, path, item),
            _ => wrong("array"),
        },
    }
}

fn mistaken_scalar(known: &Known, path: &str, value: &OwnedScalar) -> Option<ConfigNotice> {
    use DefaultValue::{Flag, List, Number, Pairs, Text};
    let empty = || !known.flags.has(Flags::EMPTY);
    match (value, known.default) {
        (OwnedScalar::Int(_), Flag(_) | Number(_) | Pairs(_)) => None,
        (OwnedScalar::Str(text) | OwnedScalar::Bare(text), Text(_) | List(_) | Pairs(_)) => {
            (text.is_empty() && empty()).then(|| ConfigNotice::Empty(path.into()))
        }
        (OwnedScalar::Str(text) | OwnedScalar::Bare(text), Flag(_)) => {
            let read = bool::read(&OwnedValue::Scalar(value.clone()));
            let found = text.clone();
            read.is_none().then(|| ConfigNotice::NoBoolean { path: path.into(), found })
        }
        (value, default) => {
            let (found, expected) = (kind_of(value), default.kind());
            Some(ConfigNotice::WrongType { path: path.into(), found, expected })
        }
    }
}

fn kind_of(value: &OwnedScalar) -> &'static str {
    match value {
        OwnedScalar::Int(_) => "integer",
        OwnedScalar::Float(_) => "float",
        OwnedScalar::Str(_) | OwnedScalar::Bare(_) => "string",
    }
}

/// Whether a profile may set what a tree sets; one line for each that it may not.
pub(super) fn check_profile(tree: &[OwnedEntry], kind: ProfileKind) -> Vec<ConfigNotice> {
    let mut notices = Vec::new();
    for OwnedEntry { key, value } in tree {
        let OwnedValue::Section(inner) = value else {
            notices.push(ConfigNotice::NoSection(key.clone()));
            continue;
        };
        let below = format!("{key}/");
        let profilable = |known: &Known| {
            known.path.starts_with(&below) && (kind.takes(known) || kind.other().takes(known))
        };
        if !settings::is_section(key) {
            notices.push(ConfigNotice::UnknownSection(key.clone()));
        } else if settings::all().any(profilable) {
            for entry in inner {
                check_section(key, core::slice::from_ref(entry), &mut notices);
                notices.extend(not_taken(&format!("{below}{}", entry.key), &entry.value, kind));
            }
        } else {
            notices.push(ConfigNotice::NoProfileSection(key.clone()));
        }
    }
    notices
}

/// That a profile of this kind may not set what stands at `path`.
fn not_taken(path: &str, value: &OwnedValue, kind: ProfileKind) -> Option<ConfigNotice> {
    let known = settings::find(path).filter(|known| !kind.takes(known))?;
    let what = if matches!(value, OwnedValue::Section(_)) { "section" } else { "option" };
    let other = kind.other().takes(known).then_some((kind.other().name(), kind.name()));
    Some(ConfigNotice::NoProfile { what, path: path.into(), other })
}

/// Whose settings a profile has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProfileKind {
    /// A command's.
    Command,
    /// A VG's or an LV's.
    Metadata,
}

impl ProfileKind {
    /// What messages call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Metadata => "metadata",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Command => Self::Metadata,
            Self::Metadata => Self::Command,
        }
    }

    /// Whether such a profile may set it.
    pub const fn takes(self, known: &Known) -> bool {
        known.flags.has(match self {
            Self::Command => Flags::COMMAND,
            Self::Metadata => Flags::METADATA,
        })
    }
}
