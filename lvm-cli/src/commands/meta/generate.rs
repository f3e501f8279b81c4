//! `generate`: manual pages and completions, from the tables that the parser is made of.

use std::io;
use std::path::Path;

use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::args::{Matches, build};
use crate::commands::{COMMANDS, Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "generate",
    about: "Write manual pages or shell completions",
    names: Some(Names::between(2, 2, "man|completions DIR|SHELL", "What to write, and where to")),
    syntax: &["man DIR", "completions DIR|bash|zsh|fish"],
    manual: "Writes a manual page for each command, or the completions of bash, zsh and fish, as files into DIR, \
             which is made if it is not there. With the name of a shell, its completions go to stdout.",
    examples: &[("rlvm generate completions bash", "show the completions for bash")],
    run,
    ..Command::BASE
};

/// The shells with completions, and the names under which they look for them.
const SHELLS: [(Shell, &str, &str); 3] = [
    (Shell::Bash, "bash", "rlvm.bash"),
    (Shell::Zsh, "zsh", "_rlvm"),
    (Shell::Fish, "fish", "rlvm.fish"),
];

/// Section of the manual: system administration, as LVM2's own pages.
const SECTION: &str = "8";

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let mut names = matches.names();
    let (what, place) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
    if let ("completions", Some((shell, ..))) =
        (what, SHELLS.iter().find(|(_, name, _)| *name == place))
    {
        let text = String::from_utf8_lossy(&completions(*shell)).into_owned();
        session.ui.raw(&text);
        return Ok(Exit::Success);
    }
    let files = match what {
        "man" => manual_pages().map_err(|error| Failure::Message(format!("{what}: {error}")))?,
        "completions" => SHELLS
            .iter()
            .map(|(shell, _, file)| ((*file).to_owned(), completions(*shell)))
            .collect(),
        _ => return Err(Failure::Syntax),
    };
    write_all(Path::new(place), &files)
        .map_err(|error| Failure::Message(format!("{place}: write failed: {error}")))?;
    Ok(Exit::Success)
}

fn write_all(dir: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    files.iter().try_for_each(|(name, bytes)| std::fs::write(dir.join(name), bytes))
}

/// The whole program as one parser with a sub-command for each command.
fn program() -> clap::Command {
    clap::Command::new("rlvm")
        .about("LVM2's commands on disks, raw and qcow2 images")
        .disable_help_subcommand(true)
        .subcommands(families().into_iter().map(|(name, commands)| match name {
            Some(name) => {
                clap::Command::new(name).disable_help_subcommand(true).subcommands(commands)
            }
            None => commands.into_iter().next().unwrap_or_default(),
        }))
}

/// The parsers of all commands; those of two words below the first of them.
fn families() -> Vec<(Option<&'static str>, Vec<clap::Command>)> {
    let mut families: Vec<(Option<&'static str>, Vec<clap::Command>)> = Vec::new();
    for command in COMMANDS {
        let parser = build(command, true);
        let Some((family, name)) = command.name.split_once(' ') else {
            families.push((None, vec![parser]));
            continue;
        };
        let parser = parser.name(name);
        match families.last_mut() {
            Some((Some(last), commands)) if *last == family => commands.push(parser),
            _ => families.push((Some(family), vec![parser])),
        }
    }
    families
}

fn completions(shell: Shell) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut program(), "rlvm", &mut out);
    out
}

/// A page for each command and one for the program: file name and text.
fn manual_pages() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut pages = vec![(format!("rlvm.{SECTION}"), overview()?)];
    for command in COMMANDS {
        pages.push((format!("{}.{SECTION}", page_name(command)), page(command)?));
    }
    Ok(pages)
}

fn page_name(command: &Command) -> String {
    format!("rlvm-{}", command.name.replace(' ', "-"))
}

fn titled(man: Man) -> Man {
    man.section(SECTION).source(concat!("rlvm ", env!("CARGO_PKG_VERSION"))).manual("rlvm's manual")
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let name = page_name(command);
    let usage: Vec<String> = command
        .syntax
        .iter()
        .map(|form| format!("rlvm {} {form} [OPTIONS]", command.name))
        .collect();
    let usage = if usage.is_empty() {
        format!("rlvm {} [OPTIONS]", command.name)
    } else {
        usage.join("\n")
    };
    let man = titled(Man::new(build(command, false).name(name.clone()).override_usage(usage)));
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    let mut text = Roff::new();
    paragraphs(&mut text, "DESCRIPTION", command.manual);
    text.to_writer(&mut out)?;
    man.render_options_section(&mut out)?;
    let mut text = Roff::new();
    if !command.examples.is_empty() {
        text.control("SH", ["EXAMPLES"]);
    }
    for (line, what) in command.examples {
        text.control("TP", []).text([bold(*line)]).text([roman(*what)]);
    }
    exit_status(&mut text);
    text.control("SH", ["SEE ALSO"]).text([bold("rlvm"), roman("(8)")]);
    text.to_writer(&mut out)?;
    Ok(out)
}

fn paragraphs(text: &mut Roff, title: &str, body: &str) {
    if body.is_empty() {
        return;
    }
    text.control("SH", [title]);
    for paragraph in body.split("\n\n") {
        text.control("PP", []).text([roman(paragraph)]);
    }
}

fn exit_status(text: &mut Roff) {
    text.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in [
        ("0", "All was done."),
        ("2", "There is no such command."),
        ("3", "The command line makes no sense."),
        ("4", "The settings cannot be read."),
        ("5", "Something failed; a line on stderr says what."),
    ] {
        text.control("TP", []).text([bold(code)]).text([roman(meaning)]);
    }
}

const OVERVIEW: &str = "rlvm makes and shows physical volumes, volume groups and logical volumes as LVM2 does: on block \
devices, and on raw and qcow2 images without any privilege. It reads and writes LVM2's own format, so that both \
programs can be used on the same disks.\n\nA command is named as the first word, or by calling the program through a \
link of the command's name. Options may stand before and after names, as --option VALUE, --option=VALUE or \
-oVALUE, and long ones may be cut short as long as only one is meant.";

const ENVIRONMENT: [(&str, &str); 6] = [
    ("RLVM_DEVICES", "Devices and images to look at, divided by commas; as --devices."),
    ("LVM_SYSTEM_DIR", "Where lvm.conf, backups and archives are, instead of /etc/lvm."),
    ("LVM_VG_NAME", "The VG of LVs that are named without one."),
    (
        "XDG_STATE_HOME",
        "A user's list of images, backups, archives and locks are in its rlvm directory.",
    ),
    ("NO_COLOR", "If set, nothing is coloured."),
    ("TZ", "Zone of the times that are shown."),
];

fn overview() -> io::Result<Vec<u8>> {
    let man = titled(Man::new(program().override_usage("rlvm COMMAND [NAMES] [OPTIONS]")));
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    let mut text = Roff::new();
    paragraphs(&mut text, "DESCRIPTION", OVERVIEW);
    text.control("SH", ["COMMANDS"]);
    for command in COMMANDS {
        let name = [bold(page_name(command)), roman("(8)")];
        text.control("TP", []).text(name).text([roman(command.about)]);
    }
    text.control("SH", ["ENVIRONMENT"]);
    for (name, what) in ENVIRONMENT {
        text.control("TP", []).text([bold(name)]).text([roman(what)]);
    }
    exit_status(&mut text);
    text.to_writer(&mut out)?;
    Ok(out)
}
