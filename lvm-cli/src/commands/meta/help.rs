//! `help`: the commands there are, or one of them.

use crate::args::{Matches, build};
use crate::commands::{COMMANDS, Command, Names, find};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "help",
    about: "Show the commands, or how to use one",
    names: Some(Names::from(0, "COMMAND", "Command to explain")),
    syntax: &["[ COMMAND ... ]"],
    run,
    ..Command::BASE
};

#[expect(clippy::unnecessary_wraps, reason = "every command has this shape")]
fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let mut exit = Exit::Success;
    if matches.name().is_none() {
        list(session);
    }
    // `disk create` may be given as two words.
    let names: Vec<&str> = matches.names().collect();
    let joined = names.join(" ");
    let names = if find(&joined).is_some() { vec![joined.as_str()] } else { names };
    for name in names {
        if let Some(command) = find(name) {
            show(command, session);
        } else {
            session.ui.error_line(format_args!("{name}: no such command."));
            exit = Exit::Invalid;
        }
    }
    Ok(exit)
}

/// The commands with a line each.
pub(crate) fn list(session: &mut Session) {
    let program = session.program.clone();
    let ui = &mut session.ui;
    ui.print(format_args!("Available {program} commands:"));
    ui.print(format_args!("Use '{program} help <command>' for more information"));
    ui.print("");
    for command in COMMANDS {
        ui.print(format_args!("{:<15} {}", command.name, command.about));
    }
}

/// A command's options.
pub(crate) fn show(command: &Command, session: &mut Session) {
    let mut parser = build(command, false).override_usage(usage(command));
    let text = parser.render_help().to_string();
    session.ui.raw(&text);
}

fn usage(command: &Command) -> String {
    let lines: Vec<String> =
        command.syntax.iter().map(|form| format!("{} {form} [OPTIONS]", command.name)).collect();
    if lines.is_empty() {
        return format!("{} [OPTIONS]", command.name);
    }
    lines.join("\n       ")
}
