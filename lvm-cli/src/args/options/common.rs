//! Options that every command takes, and those that most changing commands share.

use crate::args::values::{alloc, tag, text, yes_no};
use crate::args::{AnyOpt, BadValue, Flag, Opt};

use lvm_core::model::AllocPolicy;
use lvm_core::name::Tag;

/// `--commandprofile`
pub(crate) const COMMANDPROFILE: Opt<String> =
    Opt::value("commandprofile", "NAME", text, "Settings profile for this command");
/// `--config`
pub(crate) const CONFIG: Opt<String> =
    Opt::value("config", "SETTINGS", text, "Settings on top of lvm.conf: section/key=value");
/// `--debug`
pub(crate) const DEBUG: Opt<Flag> =
    Opt::flag("debug", "Tell every step; more with each repetition").short('d').repeat();
/// `--devices`
pub(crate) const DEVICES: Opt<String> =
    Opt::value("devices", "PATH,...", text, "Look at these devices and images only").repeat();
/// `--devicesfile`
pub(crate) const DEVICESFILE: Opt<String> =
    Opt::value("devicesfile", "FILE", text, "Devices file to use, in LVM's devices directory");
/// `--driverloaded`
pub(crate) const DRIVERLOADED: Opt<bool> =
    Opt::value("driverloaded", "y|n", yes_no, "Whether the kernel's device-mapper may be used")
        .choices(YES_NO);
/// `--help`
pub(crate) const HELP: Opt<Flag> = Opt::flag("help", "Show this help").short('h').repeat();
/// `--journal`
pub(crate) const JOURNAL: Opt<String> =
    Opt::value("journal", "WHAT", text, "What to record in the system's journal");
/// `--lockopt`
pub(crate) const LOCKOPT: Opt<String> =
    Opt::value("lockopt", "WORDS", text, "How to treat locks of shared VGs");
/// `--longhelp`
pub(crate) const LONGHELP: Opt<Flag> = Opt::flag("longhelp", "Show this help").repeat();
/// `--nohints`
pub(crate) const NOHINTS: Opt<Flag> = Opt::flag("nohints", "Scan without the file of hints");
/// `--nolocking`
pub(crate) const NOLOCKING: Opt<Flag> = Opt::flag("nolocking", "Read without taking locks");
/// `--profile`
pub(crate) const PROFILE: Opt<String> =
    Opt::value("profile", "NAME", text, "Settings profile for command and metadata");
/// `--quiet`
pub(crate) const QUIET: Opt<Flag> =
    Opt::flag("quiet", "Say less; twice: only errors, and every question is answered no")
        .short('q')
        .repeat();
/// `--test`
pub(crate) const TEST: Opt<Flag> =
    Opt::flag("test", "Go through the motions, write nothing").short('t');
/// `--verbose`
pub(crate) const VERBOSE: Opt<Flag> =
    Opt::flag("verbose", "Say more; up to four times").short('v').repeat();
/// `--version`
pub(crate) const VERSION: Opt<Flag> = Opt::flag("version", "Show the version");
/// `--yes`
pub(crate) const YES: Opt<Flag> = Opt::flag("yes", "Answer every question with yes").short('y');
/// `--allow-backing`
pub(crate) const ALLOW_BACKING: Opt<Flag> =
    Opt::flag("allow-backing", "Open images whose backing or data file lies in another folder")
        .aliases(&["allowbacking"]);

/// What every command takes.
pub(crate) const OPTIONS: &[&dyn AnyOpt] = &[
    &COMMANDPROFILE,
    &CONFIG,
    &DEBUG,
    &DEVICES,
    &DEVICESFILE,
    &DRIVERLOADED,
    &HELP,
    &JOURNAL,
    &LOCKOPT,
    &LONGHELP,
    &NOHINTS,
    &NOLOCKING,
    &PROFILE,
    &QUIET,
    &TEST,
    &VERBOSE,
    &VERSION,
    &YES,
    &ALLOW_BACKING,
];

/// `y`, `n`
pub(crate) const YES_NO: &[&str] = &["y", "n"];

/// `--force`
pub(crate) const FORCE: Opt<Flag> =
    Opt::flag("force", "Go on where LVM would ask or refuse; twice for more").short('f').repeat();
/// `--autobackup`
pub(crate) const AUTOBACKUP: Opt<bool> =
    Opt::value("autobackup", "y|n", yes_no, "Whether to keep a copy of the new metadata in a file")
        .short('A')
        .choices(YES_NO);
/// `--addtag`
pub(crate) const ADDTAG: Opt<Tag> =
    Opt::value("addtag", "TAG", tag, "A tag for the new object").repeat();
/// `--deltag`
pub(crate) const DELTAG: Opt<Tag> = Opt::value("deltag", "TAG", tag, "A tag to take away").repeat();
/// `--detachprofile`
pub(crate) const DETACHPROFILE: Opt<Flag> =
    Opt::flag("detachprofile", "Forget the settings profile that is attached");
/// `--alloc`
pub(crate) const ALLOC: Opt<AllocPolicy> =
    Opt::value("alloc", "POLICY", alloc, "Where new extents may lie")
        .choices(&["contiguous", "cling", "cling_by_tags", "normal", "anywhere", "inherit"])
        .aliases(&["allocation"]);
/// `--alloc` of what is there, which LVM2 takes by that name only.
pub(crate) const ALLOC_OF_LV: Opt<AllocPolicy> = ALLOC.aliases(&[]);
/// `--zero`
pub(crate) const ZERO: Opt<bool> =
    Opt::value("zero", "y|n", yes_no, "Whether to zero the beginning of what is made")
        .short('Z')
        .choices(YES_NO);
/// `--noudevsync`
pub(crate) const NOUDEVSYNC: Opt<Flag> = Opt::flag("noudevsync", "Do not wait for udev");
/// `--setautoactivation`
pub(crate) const SETAUTOACTIVATION: Opt<bool> =
    Opt::value("setautoactivation", "y|n", yes_no, "Whether it is activated by itself at start-up")
        .choices(YES_NO);
/// `--reportformat`
pub(crate) const REPORTFORMAT: Opt<ReportFormat> = Opt::value(
    "reportformat",
    "basic|json|json_std|ndjson|csv|yaml",
    report_format,
    "Form of the report; all but the first two have numbers as numbers",
)
.choices(&["basic", "json", "json_std", "ndjson", "csv", "yaml"]);

/// Form of a report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ReportFormat {
    /// LVM2's columns.
    Basic,
    /// LVM2's JSON, all values in quotes.
    Json,
    /// LVM2's JSON with numbers and lists.
    JsonStd,
    /// A JSON object a line.
    Ndjson,
    /// Values with commas between.
    Csv,
    /// YAML.
    Yaml,
    /// A table with frames, for people.
    Pretty,
}

impl ReportFormat {
    /// The form of that name, of those that `--reportformat` takes.
    pub(crate) fn named(text: &str) -> Option<Self> {
        Some(match text {
            "basic" => Self::Basic,
            "json" => Self::Json,
            "json_std" => Self::JsonStd,
            "ndjson" => Self::Ndjson,
            "csv" => Self::Csv,
            "yaml" => Self::Yaml,
            _ => return None,
        })
    }
}

fn report_format(text: &str) -> Result<ReportFormat, BadValue> {
    ReportFormat::named(text).ok_or_else(BadValue::default)
}

/// One of `--reportformat`, or `pretty`.
pub(crate) fn any_format(text: &str) -> Result<ReportFormat, BadValue> {
    match text {
        "pretty" => Ok(ReportFormat::Pretty),
        _ => report_format(text),
    }
}
