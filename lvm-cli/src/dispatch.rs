//! From the process's words to a command and back to an exit code.
//!
//! `rlvm COMMAND …`, `lvm COMMAND …` through a link of that name, or a link named as the command itself.

use std::ffi::OsString;
use std::path::Path;
use std::time::Duration;

use crate::answer::Answer;
use crate::args::options::{common, report as report_options};
use crate::args::{Matches, parse};
use crate::commands::meta::{help, version};
use crate::commands::{Command, find};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Exit code of LVM2 for a command that it does not know.
const NO_SUCH_COMMAND: u8 = 2;

/// Runs what `words` say, the program's own name first; the exit code.
pub(crate) fn run(words: impl Iterator<Item = OsString>) -> u8 {
    let mut words: Vec<OsString> = words.collect();
    let typed = words.first().map_or("rlvm".into(), |first| first.to_string_lossy().into_owned());
    let called = match Path::new(&typed).file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => typed.clone(),
    };
    let mut session = Session::new(called.clone());
    if !words.is_empty() {
        words.remove(0);
    }
    let code = match find(&called) {
        Some(command) => run_command(command, &typed, words, &mut session),
        None => run_first(words, &mut session),
    };
    let code = match session.ui.finish() {
        Ok(()) => code,
        Err(error) => {
            session.ui.error_line(format_args!("stdout: write failed: {error}"));
            code.max(Exit::Failed.code())
        }
    };
    // All is said and written. To take a large VG apart would only take time.
    core::mem::forget(session);
    code
}

/// The command is the first word.
fn run_first(mut words: Vec<OsString>, session: &mut Session) -> u8 {
    let name = match words.first() {
        Some(first) => first.to_string_lossy().into_owned(),
        None => "help".to_owned(),
    };
    match name.as_str() {
        "--version" | "-V" => {
            version::show(session);
            Exit::Success.code()
        }
        "help" | "--help" | "-h" | "-?" if words.len() < 2 => {
            help::list(session);
            Exit::Success.code()
        }
        _ => match find_first(&words) {
            Some((command, taken)) => {
                run_command(command, command.name, words.split_off(taken), session)
            }
            None if name.starts_with('-') => {
                let program = &session.program;
                let line =
                    format!("Specify options after a command: {program} [command] [options].");
                session.ui.error_line(line);
                3
            }
            None => {
                let line = format!("No such command.  Try '{} help'.", session.program);
                session.ui.error_line(line);
                NO_SUCH_COMMAND
            }
        },
    }
}

/// The command that the first words name, and how many words that takes.
fn find_first(words: &[OsString]) -> Option<(&'static Command, usize)> {
    let mut named = words.iter().map_while(|word| word.to_str());
    let (first, second) = (named.next()?, named.next());
    find(first).map(|command| (command, 1)).or_else(|| {
        let both = format!("{first} {}", second?);
        find(&both).map(|command| (command, 2))
    })
}

/// Runs a command that was `called` so.
fn run_command(
    command: &'static Command,
    called: &str,
    mut words: Vec<OsString>,
    session: &mut Session,
) -> u8 {
    crate::args::names::normalize(&mut words);
    let outcome = parse(command, called, &words).and_then(|matches| {
        session.words = [command.name.into()].into_iter().chain(words).collect();
        run_parsed(command, &matches, session)
    });
    let code = match outcome {
        Ok(exit) => exit.code(),
        Err(failure) => {
            report(command, &failure, session);
            failure.code()
        }
    };
    Answer::finish(code, session);
    code
}

fn run_parsed(
    command: &'static Command,
    matches: &Matches,
    session: &mut Session,
) -> Result<Exit, Failure> {
    if matches.has(&common::HELP) || matches.has(&common::LONGHELP) {
        help::show(command, session);
        return Ok(Exit::Success);
    }
    if matches.has(&common::VERSION) {
        version::show(session);
        return Ok(Exit::Success);
    }
    session.configure(matches)?;
    let given = matches.names().len();
    let selects = matches.given(&report_options::SELECT);
    if command.names.is_some_and(|names| given < names.min && !selects) {
        return Err(Failure::Syntax);
    }
    let most = command.names.map_or(0, |names| names.max);
    if let Some(extra) = matches.names().nth(most) {
        return Err(Failure::Refused(format!("Command does not accept argument: {extra}.")));
    }
    Answer::begin(command, matches, session)?;
    if session.test {
        let what = "Metadata will NOT be updated and volumes will not be (de)activated.";
        session.ui.error_line(format_args!("TEST MODE: {what}"));
    }
    refuse_zeros(command, matches)?;
    match matches.get(&report_options::WATCH) {
        None => (command.run)(matches, session),
        Some(seconds) => watch(command, matches, Duration::from_secs((*seconds).into()), session),
    }
}

/// Runs a command again and again, until it fails or nobody reads what it shows.
fn watch(
    command: &'static Command,
    matches: &Matches,
    pause: Duration,
    session: &mut Session,
) -> Result<Exit, Failure> {
    loop {
        session.ui.begin_look();
        let exit = (command.run)(matches, session)?;
        Answer::finish(exit.code(), session);
        session.ui.flush();
        if session.ui.is_shut() {
            return Ok(exit);
        }
        std::thread::sleep(pause);
        Answer::begin(command, matches, session)?;
    }
}

/// Sizes and counts that may not be zero.
fn refuse_zeros(command: &Command, matches: &Matches) -> Result<(), Failure> {
    let zeros = command.own_options().filter(|opt| opt.is_zero(matches));
    let mut names: Vec<&str> = zeros.map(|opt| opt.spec().long).collect();
    if names.is_empty() {
        return Ok(());
    }
    names.sort_unstable();
    let lines = names.iter().map(|name| format!("--{name} may not be zero."));
    Err(Failure::Invalid(lines.collect()))
}

/// Prints what went wrong, as LVM2 does for each kind.
fn report(command: &Command, failure: &Failure, session: &mut Session) {
    let name = command.name;
    let ui = &mut session.ui;
    match failure {
        Failure::CommandLine(lines) => {
            for line in lines {
                ui.bare_line(line);
            }
            ui.error_line("Error during parsing of command line.");
        }
        Failure::Syntax => {
            let more = format!("Run '{name} --help' for more information.");
            ui.error_line(format_args!("No command with matching syntax recognised.  {more}"));
            // Of several forms LVM2 shows none; a person may want to see them.
            if command.syntax.len() == 1 || (ui.is_read_by_a_person() && !command.syntax.is_empty())
            {
                ui.error_line("Correct command syntax is:");
                for form in command.syntax {
                    ui.print(format_args!("{name} {form}"));
                }
                ui.raw("\n");
            }
        }
        Failure::Invalid(lines) => {
            for line in lines {
                ui.error_line(line);
            }
            ui.error_line(format_args!("Run `{name} --help' for more information."));
        }
        Failure::Init(lines) => {
            for line in lines {
                ui.error_line(line);
            }
        }
        Failure::Error(error) => ui.error(error),
        Failure::Message(line) | Failure::Refused(line) => ui.error_line(line),
    }
}
