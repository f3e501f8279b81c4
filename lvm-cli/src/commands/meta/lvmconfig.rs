//! `lvmconfig`: the settings that are set, and those that could be. `config` and `dumpconfig` are its older names.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;

use lvm_core::config::dump::{self, Choice, Form, Node, What};
use lvm_core::config::settings::Version;

use crate::args::options::config as options;
use crate::args::options::config::Kind;
use crate::args::{Flag, Matches, Opt};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure, plain};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "lvmconfig",
    about: "Show the settings",
    names: Some(Names::from(
        0,
        "SECTION|SECTION/SETTING ...",
        "What to show; all if none is named",
    )),
    syntax: &["[ SECTION|SECTION/SETTING ... ]"],
    options: &[options::OPTIONS],
    manual: "Shows what is set in lvm.conf and the files beside it, or in a profile or --config, where there is one: \
             what counts most. --typeconfig chooses other settings: default for all that there are, with their \
             defaults; full for all with what they are; diff for those that are not what they are by default; \
             missing for those that are not set; new for those that came with a version; profilable for those that \
             a profile may set; list for names.\n\n\
             Settings of LVM2 that rlvm does not heed are shown, too: files are for both.",
    examples: &[
        ("rlvm lvmconfig --type diff", "what this host has otherwise than others"),
        ("rlvm lvmconfig --type default --withcomments report", "what can be set of reports"),
        ("rlvm lvmconfig --type full global/units", "the unit of sizes"),
    ],
    run,
};

/// The same under its oldest name.
pub(crate) const DUMPCONFIG: Command = Command { name: "dumpconfig", ..COMMAND };

/// The same under a short name.
pub(crate) const CONFIG: Command = Command { name: "config", ..COMMAND };

fn version(matches: &Matches, opt: &Opt<String>) -> Result<Option<Version>, Failure> {
    let read = |text: &String| {
        Version::parse(text).ok_or_else(|| Failure::invalid("Incorrect version format."))
    };
    matches.get(opt).map(read).transpose()
}

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    refuse_contradictions(matches)?;
    let (at, since) =
        (version(matches, &options::ATVERSION)?, version(matches, &options::SINCEVERSION)?);
    if matches.has(&options::VALIDATE) {
        return Ok(validate(session));
    }
    let has = |flag: &Opt<Flag>| matches.has(flag);
    let form = Form {
        comments: has(&options::WITHCOMMENTS) || has(&options::WITHSUMMARY) || has(&options::LIST),
        versions: has(&options::WITHVERSIONS),
        spaces: has(&options::WITHSPACES),
    };
    let dir = session.environment.system_dir.as_deref();
    let choice = Choice {
        at,
        since,
        ignore_advanced: has(&options::IGNOREADVANCED),
        ignore_unsupported: has(&options::IGNOREUNSUPPORTED),
        ignore_local: has(&options::IGNORELOCAL),
        show_deprecated: has(&options::SHOWDEPRECATED),
        show_unsupported: has(&options::SHOWUNSUPPORTED),
        merged: has(&options::MERGEDCONFIG),
        unset: form.comments || form.versions,
        unconfigured: has(&options::UNCONFIGURED),
        system_dir: dir.map(|dir| dir.display().to_string()).unwrap_or_default(),
    };
    let (listed, what) = match matches.get(&options::TYPECONFIG) {
        Some(Kind::List) => (true, What::Default),
        Some(Kind::Show(what)) => (false, *what),
        None if has(&options::LIST) => (true, What::Default),
        None => (false, What::Current),
    };
    let nodes = session.config.nodes(what, &choice);
    let mut chosen: Vec<&Node> = nodes.iter().collect();
    let mut exit = Exit::Success;
    if matches.name().is_some() {
        chosen.clear();
        for name in matches.names() {
            if let Some(node) = dump::find(&nodes, name) {
                chosen.push(node);
            } else {
                session.ui.error_line(format_args!("Configuration node {name} not found"));
                exit = Exit::Failed;
            }
        }
    }
    let mut text = String::new();
    for (option, local) in
        [(&options::WITHGENERALPREAMBLE, false), (&options::WITHLOCALPREAMBLE, true)]
    {
        if has(option) {
            text.push_str(dump::preamble(local));
        }
    }
    text.push_str(&if listed { dump::list(chosen, &form) } else { dump::text(chosen, &form) });
    write(&text, matches, session)?;
    Ok(exit)
}

/// Options that do not go together.
fn refuse_contradictions(matches: &Matches) -> Result<(), Failure> {
    let kind = matches.get(&options::TYPECONFIG);
    let has = |flag| matches.has(flag);
    let (at, since) = (matches.given(&options::ATVERSION), matches.given(&options::SINCEVERSION));
    let is = |what| kind == Some(&Kind::Show(what));
    let (named, list) = (kind.is_some(), has(&options::LIST));
    let merging = !named || is(What::Current) || is(What::Full);
    let refused = [
        (named && list, "Only one of --type and --list permitted."),
        (named && has(&options::VALIDATE), "Only one of --type and --validate permitted."),
        (at && since, "Only one of --atversion and --sinceversion permitted."),
        (at && !named && !list, "--atversion requires --type or --list"),
        (since && !is(What::New), "--sinceversion requires --type new"),
        (
            has(&options::MERGEDCONFIG) && !merging,
            "--mergedconfig has no effect without --type current or --type full",
        ),
    ];
    match refused.iter().find(|(so, _)| *so) {
        Some((_, line)) => Err(Failure::invalid(*line)),
        None => Ok(()),
    }
}

fn validate(session: &mut Session) -> Exit {
    if session.config.is_valid() {
        session.ui.print("LVM configuration valid.");
        return Exit::Success;
    }
    session.ui.error_line("LVM configuration invalid.");
    Exit::Failed
}

fn write(text: &str, matches: &Matches, session: &mut Session) -> Result<(), Failure> {
    let Some(name) = matches.get(&options::FILE) else {
        session.ui.raw(text);
        return Ok(());
    };
    let mut open = std::fs::OpenOptions::new();
    // Settings may name what is nobody else's business.
    let file = open.write(true).create(true).truncate(true).mode(0o600).open(name);
    let written =
        |mut file: std::fs::File| file.write_all(text.as_bytes()).map_err(|error| ("write", error));
    file.map_err(|error| ("open", error)).and_then(written).map_err(|(action, error)| {
        Failure::Message(format!("{name}: {action} failed: {}", plain(&error)))
    })
}
