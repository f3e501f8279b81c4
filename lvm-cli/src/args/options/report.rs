//! Options of reports and displays.

use crate::args::values::text;
use crate::args::{AnyOpt, BadValue, Flag, Opt};

use lvm_core::report::basic::Headings;
use lvm_core::report::columns::ReportKind;

use super::common::{REPORTFORMAT, ReportFormat, any_format};

/// `--all`
pub(crate) const ALL: Opt<Flag> = Opt::flag("all", "Show what is normally left out").short('a');
/// `--aligned`
pub(crate) const ALIGNED: Opt<Flag> =
    Opt::flag("aligned", "Align columns although --separator is given");
/// `--binary`
pub(crate) const BINARY: Opt<Flag> = Opt::flag("binary", "Show 0 and 1 where words would stand");
/// `--colon`
pub(crate) const COLON: Opt<Flag> = Opt::flag("colon", "Show colon-separated values").short('c');
/// `--columns`
pub(crate) const COLUMNS: Opt<Flag> =
    Opt::flag("columns", "Show columns as the report commands do").short('C');
/// `--concise`
pub(crate) const CONCISE: Opt<Flag> =
    Opt::flag("concise", "Write one line, as dmsetup create --concise takes it");
/// `--configreport`
pub(crate) const CONFIGREPORT: Opt<ReportKind> = Opt::value(
    "configreport",
    "log|vg|lv|pv|pvseg|seg",
    report_kind,
    "Which report the -o, -O and -S behind it are for",
)
.choices(&["log", "vg", "lv", "pv", "pvseg", "seg"])
.repeat();
/// `--foreign`
pub(crate) const FOREIGN: Opt<Flag> = Opt::flag("foreign", "Include VGs of other systems");
/// `--format`
pub(crate) const FORMAT: Opt<ReportFormat> = Opt::value(
    "format",
    "basic|json|json_std|ndjson|csv|yaml|pretty",
    any_format,
    "As --reportformat; pretty draws a table",
)
.choices(&["basic", "json", "json_std", "ndjson", "csv", "yaml", "pretty"]);
/// `--headings`
pub(crate) const HEADINGS: Opt<Headings> = Opt::value(
    "headings",
    "none|abbrev|full|0|1|2",
    headings,
    "Headings: none, short ones, or the names of fields",
)
.choices(&["none", "abbrev", "full", "0", "1", "2"]);
/// `--history`
pub(crate) const HISTORY: Opt<Flag> =
    Opt::flag("history", "Include LVs that are remembered only").short('H');
/// `--ignorelockingfailure`
pub(crate) const IGNORELOCKINGFAILURE: Opt<Flag> =
    Opt::flag("ignorelockingfailure", "Go on without locks");
/// `--ignoreskippedcluster`
pub(crate) const IGNORESKIPPEDCLUSTER: Opt<Flag> =
    Opt::flag("ignoreskippedcluster", "Taken for the sake of old scripts, and does nothing");
/// `--json`
pub(crate) const JSON: Opt<Flag> = Opt::flag("json", "Write JSON, with UUIDs and all else");
/// `--logonly`
pub(crate) const LOGONLY: Opt<Flag> =
    Opt::flag("logonly", "Show the command's log, and no other report");
/// `--maps`
pub(crate) const MAPS: Opt<Flag> = Opt::flag("maps", "Show where the extents lie").short('m');
/// `--nameprefixes`
pub(crate) const NAMEPREFIXES: Opt<Flag> =
    Opt::flag("nameprefixes", "Show LVM2_NAME='value' pairs");
/// `--noheadings`
pub(crate) const NOHEADINGS: Opt<Flag> = Opt::flag("noheadings", "Leave out the line of headings");
/// `--nosuffix`
pub(crate) const NOSUFFIX: Opt<Flag> = Opt::flag("nosuffix", "Leave out the units of sizes");
/// `--options`
pub(crate) const OPTIONS_LIST: Opt<String> = Opt::value(
    "options",
    "FIELD,...",
    text,
    "Fields to show; +FIELD adds, -FIELD takes away, help lists",
)
.short('o')
.repeat();
/// `--partial`
pub(crate) const PARTIAL: Opt<Flag> =
    Opt::flag("partial", "Taken for the sake of old scripts, and does nothing").short('P');
/// `--readonly`
pub(crate) const READONLY: Opt<Flag> =
    Opt::flag("readonly", "Read without locks and without the kernel");
/// `--rows`
pub(crate) const ROWS: Opt<Flag> = Opt::flag("rows", "Show columns as rows");
/// `--activevolumegroups`
pub(crate) const ACTIVEVOLUMEGROUPS: Opt<Flag> =
    Opt::flag("activevolumegroups", "Only VGs with active LVs").short('A');
/// `--segments`
pub(crate) const SEGMENTS: Opt<Flag> = Opt::flag("segments", "One line for each segment");
/// `--separator`
pub(crate) const SEPARATOR: Opt<String> =
    Opt::value("separator", "TEXT", text, "What stands between the columns");
/// `--select`
pub(crate) const SELECT: Opt<String> =
    Opt::value("select", "SELECTION", text, "Only what this is true of; help lists fields")
        .short('S')
        .repeat();
/// `--shared`
pub(crate) const SHARED: Opt<Flag> = Opt::flag("shared", "Include shared VGs without their locks");
/// `--short`
pub(crate) const SHORT: Opt<Flag> = Opt::flag("short", "Show a short form").short('s');
/// `--sort`
pub(crate) const SORT: Opt<String> =
    Opt::value("sort", "FIELD,...", text, "Fields to sort by; -FIELD turns the order round")
        .short('O')
        .repeat();
/// `--svg`
pub(crate) const SVG: Opt<String> = Opt::value("svg", "FILE", text, "Write a picture to this file");
/// `--trustcache`
pub(crate) const TRUSTCACHE: Opt<Flag> =
    Opt::flag("trustcache", "Taken for the sake of old scripts, and does nothing");
/// `--unbuffered`
pub(crate) const UNBUFFERED: Opt<Flag> =
    Opt::flag("unbuffered", "Show each line as soon as it is known");
/// `--units`
pub(crate) const UNITS: Opt<String> = Opt::value(
    "units",
    "[N]UNIT",
    text,
    "Unit of sizes: r h b s k m g t p e; upper case for powers of 1000",
);
/// `--unquoted`
pub(crate) const UNQUOTED: Opt<Flag> = Opt::flag("unquoted", "With --nameprefixes: no quotes");
/// `--watch`
pub(crate) const WATCH: Opt<u32> =
    Opt::value("watch", "SECONDS", seconds, "Show it again every so many seconds (2)")
        .optional("2");
/// Access to what is read, and how often.
pub(crate) const READING: &[&dyn AnyOpt] = &[
    &FOREIGN,
    &IGNORELOCKINGFAILURE,
    &IGNORESKIPPEDCLUSTER,
    &PARTIAL,
    &READONLY,
    &SHARED,
    &TRUSTCACHE,
    &WATCH,
];

/// How sizes are written.
pub(crate) const SIZES: &[&dyn AnyOpt] = &[&UNITS, &NOSUFFIX];

/// What only tables heed: `pvs`, `vgs`, `lvs`, and the displays with `-C`.
pub(crate) const COLUMNAR: &[&dyn AnyOpt] = &[
    &ALIGNED,
    &BINARY,
    &CONFIGREPORT,
    &HEADINGS,
    &LOGONLY,
    &NOHEADINGS,
    &OPTIONS_LIST,
    &SEPARATOR,
    &SORT,
    &UNBUFFERED,
];

fn report_kind(text: &str) -> Result<ReportKind, BadValue> {
    use ReportKind::{Log, LvSegments, Lvs, PvSegments, Pvs, Vgs};
    let kinds = [Log, Vgs, Lvs, Pvs, PvSegments, LvSegments];
    kinds.into_iter().find(|kind| kind.key() == text).ok_or_else(BadValue::default)
}

fn headings(text: &str) -> Result<Headings, BadValue> {
    match text {
        "none" | "0" => Ok(Headings::None),
        "abbrev" | "1" => Ok(Headings::Abbrev),
        "full" | "2" => Ok(Headings::Full),
        _ => Err(BadValue::default()),
    }
}

/// What displays take, though it changes nothing.
pub(crate) const FORMED: &[&dyn AnyOpt] = &[&REPORTFORMAT];

/// Forms of a whole report.
pub(crate) const FORMS: &[&dyn AnyOpt] = &[&FORMAT, &NAMEPREFIXES, &REPORTFORMAT, &ROWS, &UNQUOTED];

/// A number of seconds between two looks.
fn seconds(text: &str) -> Result<u32, BadValue> {
    let known = text.parse().ok().filter(|seconds| (1..=86_400).contains(seconds));
    known.ok_or_else(|| BadValue::because("Give a number of seconds from 1 to 86400."))
}
