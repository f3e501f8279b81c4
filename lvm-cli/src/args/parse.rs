//! From words to [`Matches`], with `getopt`'s messages for what it cannot read.
//!
//! Source of the texts: LVM2 2.03.16, run with each mistake.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction};

use super::matches::NAMES;
use super::options::common;
use super::{AnyOpt, BadValue, Matches, Spec};
use crate::commands::Command;
use crate::failure::Failure;

/// The parser of one command. `listed` names the possible values too, for manual pages and completions.
pub(crate) fn build(command: &Command, listed: bool) -> clap::Command {
    let parser = clap::Command::new(command.name)
        .about(command.about)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .infer_long_args(true)
        .args(command.own_options().map(|opt| opt.arg(listed)))
        .args(common::OPTIONS.iter().map(|opt| opt.arg(listed).help_heading("Common options")));
    // Where none are taken the parser takes them still, for the message to be LVM2's.
    let words = Arg::new(NAMES).action(ArgAction::Append).num_args(0..);
    parser.arg(match command.names {
        Some(names) => words.value_name(names.label).help(names.help),
        None => words.hide(true),
    })
}

/// Reads the words after the command's name. `called` is what the program was called as, for `getopt`'s messages.
///
/// # Errors
/// [`Failure::CommandLine`] with the lines that LVM2 prints.
pub(crate) fn parse(
    command: &Command,
    called: &str,
    words: &[OsString],
) -> Result<Matches, Failure> {
    let parser = build(command, false).no_binary_name(true);
    let matches = match parser.try_get_matches_from(words) {
        Ok(matches) => Matches::new(matches),
        Err(error) => return Err(explain(command, called, words, &error)),
    };
    for opt in command.options() {
        let spec = opt.spec();
        if !spec.repeat && opt.parser().is_some() && matches.times(spec.long) > 1 {
            return Err(Failure::CommandLine(vec![repeated(spec)]));
        }
    }
    Ok(matches)
}

/// What LVM2 would have said.
fn explain(command: &Command, name: &str, words: &[OsString], error: &clap::Error) -> Failure {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let lines = match error.kind() {
        ErrorKind::UnknownArgument => {
            let option = context(ContextKind::InvalidArg);
            // The word as it was typed, with its value.
            let with_value = format!("{option}=");
            let mut typed = words.iter().filter_map(|word| word.to_str());
            let word = typed.find(|word| word.starts_with(&with_value)).unwrap_or(option);
            vec![unknown(command, name, word)]
        }
        ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let option = long_name(context(ContextKind::InvalidArg));
            let why = core::error::Error::source(error)
                .and_then(|source| source.downcast_ref::<BadValue>())
                .and_then(|bad| bad.why.as_ref());
            let why = why.map(|why| format!("  {why}"));
            why.into_iter().chain([format!("  Invalid argument for --{option}: {value}")]).collect()
        }
        ErrorKind::ArgumentConflict => {
            let option = long_name(context(ContextKind::InvalidArg));
            command
                .options()
                .map(AnyOpt::spec)
                .find(|spec| spec.long == option)
                .map(repeated)
                .into_iter()
                .collect()
        }
        ErrorKind::TooManyValues => {
            let option = long_name(context(ContextKind::InvalidArg));
            vec![format!("{name}: option '--{option}' doesn't allow an argument")]
        }
        ErrorKind::InvalidValue => {
            let option = long_name(context(ContextKind::InvalidArg));
            vec![missing(command, name, words, option)]
        }
        ErrorKind::InvalidUtf8 => vec!["  A word of the command line is not UTF-8.".to_owned()],
        kind => vec![format!("  {}", kind.as_str().unwrap_or("Cannot read the command line"))],
    };
    Failure::CommandLine(lines)
}

fn repeated(spec: &Spec) -> String {
    format!("  Option {} may not be repeated.", spec.label())
}

/// `size` of `--size <Size>` and of `-L <Size>`'s long form, as clap names options.
fn long_name(label: &str) -> &str {
    let label = label.trim_start_matches('-');
    label.split([' ', '=', '[', '.']).next().unwrap_or(label)
}

fn unknown(command: &Command, name: &str, word: &str) -> String {
    let Some(long) = word.strip_prefix("--") else {
        let letter = word.trim_start_matches('-').chars().next().unwrap_or('-');
        return format!("{name}: invalid option -- '{letter}'");
    };
    let long = long.split('=').next().unwrap_or(long);
    let mut near: Vec<&str> = command
        .options()
        .flat_map(|opt| [opt.spec().long].into_iter().chain(opt.spec().aliases.iter().copied()))
        .filter(|known| known.starts_with(long))
        .collect();
    near.sort_unstable();
    if near.len() < 2 || long.is_empty() {
        return format!("{name}: unrecognized option '{word}'");
    }
    let near: Vec<String> = near.iter().map(|known| format!("'--{known}'")).collect();
    format!("{name}: option '{word}' is ambiguous; possibilities: {}", near.join(" "))
}

/// An option at the end of the line that wants a value.
fn missing(command: &Command, name: &str, words: &[OsString], option: &str) -> String {
    let last = words.last().and_then(|word| word.to_str()).unwrap_or_default();
    let spec: Option<&Spec> = command.options().map(AnyOpt::spec).find(|spec| spec.long == option);
    match spec.and_then(|spec| spec.short) {
        Some(short) if !last.starts_with("--") => {
            format!("{name}: option requires an argument -- '{short}'")
        }
        _ => format!("{name}: option '--{option}' requires an argument"),
    }
}
