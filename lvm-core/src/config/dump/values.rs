//! Values as they are shown, and defaults among them.

use super::{Choice, Node};
use crate::config::settings::{DefaultValue, Flags, Known};
use crate::format::text::{OwnedScalar, OwnedValue};

/// The version of LVM2 whose settings are known.
pub(super) const NEWEST: &str = "2.3.16";

/// What stands behind a key.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// A section.
    Section(Vec<Node>),
    /// A section that is not known: what is in it is shown, and not its name.
    Unknown(Vec<Node>),
    /// A value.
    Value(Shown),
    /// Nothing: it has no default.
    Unset,
}

/// A value, each part of it as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    One(String),
    List(Vec<String>),
}

/// What stands in place of defaults that are fixed when a package of LVM2 is built.
const UNCONFIGURED: &[(&str, &str)] = &[
    ("config/profile_dir", "\"@DEFAULT_SYS_DIR@/@DEFAULT_PROFILE_SUBDIR@\""),
    ("allocation/use_blkid_wiping", "@DEFAULT_USE_BLKID_WIPING@"),
    ("backup/backup_dir", "\"@DEFAULT_SYS_DIR@/@DEFAULT_BACKUP_SUBDIR@\""),
    ("backup/archive_dir", "\"@DEFAULT_SYS_DIR@/@DEFAULT_ARCHIVE_SUBDIR@\""),
    ("global/etc", "\"@CONFDIR@\""),
    ("global/locking_dir", "\"@DEFAULT_LOCK_DIR@\""),
    ("global/mirror_segtype_default", "\"@DEFAULT_MIRROR_SEGTYPE@\""),
    ("global/raid10_segtype_default", "\"@DEFAULT_RAID10_SEGTYPE@\""),
    ("global/sparse_segtype_default", "\"@DEFAULT_SPARSE_SEGTYPE@\""),
    ("global/thin_check_executable", "\"@THIN_CHECK_CMD@\""),
    ("global/thin_dump_executable", "\"@THIN_DUMP_CMD@\""),
    ("global/thin_repair_executable", "\"@THIN_REPAIR_CMD@\""),
    ("global/cache_check_executable", "\"@CACHE_CHECK_CMD@\""),
    ("global/cache_dump_executable", "\"@CACHE_DUMP_CMD@\""),
    ("global/cache_repair_executable", "\"@CACHE_REPAIR_CMD@\""),
    ("global/vdo_format_executable", "\"@VDO_FORMAT_CMD@\""),
    ("global/fsadm_executable", "\"@FSADM_PATH@\""),
    ("global/use_lvmpolld", "@DEFAULT_USE_LVMPOLLD@"),
    ("dmeventd/executable", "\"@DMEVENTD_PATH@\""),
];

/// A value that was read.
pub(super) fn of(value: &OwnedValue) -> Shown {
    match value {
        OwnedValue::Array(items) => Shown::List(items.iter().map(scalar).collect()),
        OwnedValue::Scalar(value) => Shown::One(scalar(value)),
        OwnedValue::Section(_) => Shown::List(Vec::new()),
    }
}

fn scalar(value: &OwnedScalar) -> String {
    match value {
        OwnedScalar::Int(number) => number.to_string(),
        // Six digits, as C prints it.
        OwnedScalar::Float(text) => {
            text.parse::<f64>().map_or_else(|_| text.to_string(), |number| format!("{number:.6}"))
        }
        OwnedScalar::Str(text) | OwnedScalar::Bare(text) => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A default.
pub(super) fn default(known: &Known, choice: &Choice) -> Content {
    if known.flags.has(Flags::UNSET) {
        return Content::Unset;
    }
    let built = UNCONFIGURED.iter().find(|(path, _)| *path == known.path);
    if let (true, Some((_, text))) = (choice.unconfigured, built) {
        return Content::Value(Shown::One((*text).to_owned()));
    }
    Content::Value(match known.default {
        DefaultValue::Number(number) if known.flags.has(Flags::OCTAL) => {
            Shown::One(format!("0{number:o}"))
        }
        _ => of(&value(known, &choice.system_dir)),
    })
}

/// A default as if it had been read.
fn value(known: &Known, system_dir: &str) -> OwnedValue {
    let text = |text: &str| OwnedScalar::Str(text.into());
    match known.default {
        DefaultValue::Flag(yes) => OwnedValue::Scalar(OwnedScalar::Int(yes.into())),
        DefaultValue::Number(number) => OwnedValue::Scalar(OwnedScalar::Int(number)),
        DefaultValue::Text(name) if known.flags.has(Flags::IN_SYSTEM_DIR) => {
            OwnedValue::Scalar(text(&format!("{system_dir}/{name}")))
        }
        DefaultValue::Text(name) => OwnedValue::Scalar(text(name)),
        DefaultValue::List(names) => {
            OwnedValue::Array(names.iter().map(|name| text(name)).collect())
        }
        DefaultValue::Pairs(pairs) => {
            let pair = |(name, number): &(&str, u64)| {
                [text(name), OwnedScalar::Int(i64::try_from(*number).unwrap_or(i64::MAX))]
            };
            OwnedValue::Array(pairs.iter().flat_map(pair).collect())
        }
        DefaultValue::Section => OwnedValue::Section(Vec::new()),
    }
}

/// Whether a value is another than the default. A list of one is what stands alone.
pub(super) fn differs(found: &OwnedValue, known: &Known, choice: &Choice) -> bool {
    let parts = |value: &OwnedValue| match of(value) {
        Shown::One(part) => vec![part],
        Shown::List(parts) => parts,
    };
    known.flags.has(Flags::UNSET) || parts(found) != parts(&value(known, &choice.system_dir))
}
