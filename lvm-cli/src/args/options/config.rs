//! Options of `lvmconfig`.

use lvm_core::config::ProfileKind;
use lvm_core::config::dump::What;

use crate::args::values::text;
use crate::args::{AnyOpt, BadValue, Flag, Opt};

/// `--atversion`
pub(crate) const ATVERSION: Opt<String> =
    Opt::value("atversion", "VERSION", text, "As LVM2 of this version has it");
/// `--file`
pub(crate) const FILE: Opt<String> =
    Opt::value("file", "FILE", text, "Write into this file").short('f');
/// `--ignoreadvanced`
pub(crate) const IGNOREADVANCED: Opt<Flag> =
    Opt::flag("ignoreadvanced", "Leave out what is for the advanced");
/// `--ignorelocal`
pub(crate) const IGNORELOCAL: Opt<Flag> =
    Opt::flag("ignorelocal", "Leave out what is one host's alone");
/// `--ignoreunsupported`
pub(crate) const IGNOREUNSUPPORTED: Opt<Flag> =
    Opt::flag("ignoreunsupported", "Leave out what is not supported");
/// `--list`
pub(crate) const LIST: Opt<Flag> =
    Opt::flag("list", "List the settings and what they do").short('l');
/// `--mergedconfig`
pub(crate) const MERGEDCONFIG: Opt<Flag> =
    Opt::flag("mergedconfig", "Show what is set anywhere, not only where it counts most");
/// `--metadataprofile`
pub(crate) const METADATAPROFILE: Opt<String> =
    Opt::value("metadataprofile", "NAME", text, "Settings profile of a VG or an LV");
/// `--showdeprecated`
pub(crate) const SHOWDEPRECATED: Opt<Flag> =
    Opt::flag("showdeprecated", "With what is not heeded any more");
/// `--showunsupported`
pub(crate) const SHOWUNSUPPORTED: Opt<Flag> =
    Opt::flag("showunsupported", "With what is not supported");
/// `--sinceversion`
pub(crate) const SINCEVERSION: Opt<String> =
    Opt::value("sinceversion", "VERSION", text, "With --typeconfig new: of this version or later");
/// `--typeconfig`
pub(crate) const TYPECONFIG: Opt<Kind> =
    Opt::value("typeconfig", "KIND", kind, "Which settings to show").choices(KINDS);
/// `--unconfigured`
pub(crate) const UNCONFIGURED: Opt<Flag> =
    Opt::flag("unconfigured", "Defaults as in the source, before a package is built");
/// `--validate`
pub(crate) const VALIDATE: Opt<Flag> =
    Opt::flag("validate", "Say whether all that is set is known, and of the right type");
/// `--withcomments`
pub(crate) const WITHCOMMENTS: Opt<Flag> =
    Opt::flag("withcomments", "With what is known of each setting");
/// `--withgeneralpreamble`
pub(crate) const WITHGENERALPREAMBLE: Opt<Flag> =
    Opt::flag("withgeneralpreamble", "Begin with what lvm.conf is");
/// `--withlocalpreamble`
pub(crate) const WITHLOCALPREAMBLE: Opt<Flag> =
    Opt::flag("withlocalpreamble", "Begin with what lvmlocal.conf is");
/// `--withspaces`
pub(crate) const WITHSPACES: Opt<Flag> = Opt::flag("withspaces", "With blanks around signs");
/// `--withsummary`
pub(crate) const WITHSUMMARY: Opt<Flag> = Opt::flag("withsummary", "With what each setting does");
/// `--withversions`
pub(crate) const WITHVERSIONS: Opt<Flag> =
    Opt::flag("withversions", "With the version since which there is each setting");

/// All of them.
pub(crate) const OPTIONS: &[&dyn AnyOpt] = &[
    &ATVERSION,
    &FILE,
    &IGNOREADVANCED,
    &IGNORELOCAL,
    &IGNOREUNSUPPORTED,
    &LIST,
    &MERGEDCONFIG,
    &METADATAPROFILE,
    &SHOWDEPRECATED,
    &SHOWUNSUPPORTED,
    &SINCEVERSION,
    &TYPECONFIG,
    &UNCONFIGURED,
    &VALIDATE,
    &WITHCOMMENTS,
    &WITHGENERALPREAMBLE,
    &WITHLOCALPREAMBLE,
    &WITHSPACES,
    &WITHSUMMARY,
    &WITHVERSIONS,
];

/// What is shown, and whether as a list of names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// As texts.
    Show(What),
    /// Their names.
    List,
}

const KINDS: &[&str] = &[
    "current",
    "default",
    "diff",
    "full",
    "list",
    "missing",
    "new",
    "profilable",
    "profilable-command",
    "profilable-metadata",
];

fn kind(text: &str) -> Result<Kind, BadValue> {
    Ok(Kind::Show(match text {
        "current" => What::Current,
        "default" => What::Default,
        "diff" => What::Diff,
        "full" => What::Full,
        "list" => return Ok(Kind::List),
        "missing" => What::Missing,
        "new" => What::New,
        "profilable" => What::Profilable(None),
        "profilable-command" => What::Profilable(Some(ProfileKind::Command)),
        "profilable-metadata" => What::Profilable(Some(ProfileKind::Metadata)),
        _ => return Err(BadValue::default()),
    }))
}
