//! The command line: options as values, and what LVM2's `getopt` makes of a line of words.
//!
//! An option is one constant ([`Opt`]) in [`options`]: its names, how its value reads, one line of help. A
//! command ([`crate::commands::Command`]) lists the options that it takes. The parser, `--help`, manual pages
//! and completions are all made from these two tables.

pub(crate) mod forms;
mod matches;
pub(crate) mod names;
pub(crate) mod options;
mod parse;
pub(crate) mod size;
pub(crate) mod values;

pub(crate) use matches::Matches;
pub(crate) use parse::{build, parse};

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction};

/// What the parser keeps of an option that takes no value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flag {}

/// A value that an option cannot take; LVM2's explanation where it gives one.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct BadValue {
    /// A line before `Invalid argument for --option: value`.
    pub(crate) why: Option<String>,
}

impl BadValue {
    /// Refused with an explanation.
    pub(crate) fn because(why: impl Into<String>) -> Self {
        Self { why: Some(why.into()) }
    }
}

impl core::fmt::Display for BadValue {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.why.as_deref().unwrap_or("invalid value"))
    }
}

impl core::error::Error for BadValue {}

/// Reads an option's value.
pub(crate) type Read<T> = fn(&str) -> Result<T, BadValue>;

/// An option whose value is a `T`; [`Flag`] for one without.
#[derive(Debug)]
pub(crate) struct Opt<T: 'static> {
    /// What is known without knowing `T`.
    pub(crate) spec: Spec,
    read: Option<Read<T>>,
    /// Whether a value is zero, for options that may not be.
    zero: Option<fn(&T) -> bool>,
}

/// Names and help of an option.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// The name after `--`; also the option's identity within a command.
    pub(crate) long: &'static str,
    /// The letter after `-`.
    pub(crate) short: Option<char>,
    /// Other names after `--`, taken but not shown.
    pub(crate) aliases: &'static [&'static str],
    /// What the value is called; empty for flags.
    pub(crate) value: &'static str,
    /// One line.
    pub(crate) help: &'static str,
    /// Whether it may be given more than once.
    pub(crate) repeat: bool,
    /// The values there are, for completion; empty where they cannot be listed.
    pub(crate) choices: &'static [&'static str],
    /// What the value is if the option stands without one; then one is given with `=` only.
    pub(crate) without: Option<&'static str>,
}

impl Opt<Flag> {
    /// An option without a value.
    pub(crate) const fn flag(long: &'static str, help: &'static str) -> Self {
        Self { spec: Spec::new(long, "", help), read: None, zero: None }
    }
}

impl<T> Opt<T> {
    /// An option with a value, called `value` in the help.
    pub(crate) const fn value(
        long: &'static str,
        value: &'static str,
        read: Read<T>,
        help: &'static str,
    ) -> Self {
        Self { spec: Spec::new(long, value, help), read: Some(read), zero: None }
    }

    /// The same with a letter.
    #[must_use]
    pub(crate) const fn short(mut self, short: char) -> Self {
        self.spec.short = Some(short);
        self
    }

    /// The same, allowed more than once.
    #[must_use]
    pub(crate) const fn repeat(mut self) -> Self {
        self.spec.repeat = true;
        self
    }

    /// The same, refused with LVM2's words where `zero` says so of its value.
    #[must_use]
    pub(crate) const fn not_zero(mut self, zero: fn(&T) -> bool) -> Self {
        self.zero = Some(zero);
        self
    }

    /// The same under more names.
    #[must_use]
    pub(crate) const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.spec.aliases = aliases;
        self
    }

    /// The same, with `value` where it stands without one.
    #[must_use]
    pub(crate) const fn optional(mut self, value: &'static str) -> Self {
        self.spec.without = Some(value);
        self
    }

    /// The same with its possible values, which completions offer.
    #[must_use]
    pub(crate) const fn choices(mut self, choices: &'static [&'static str]) -> Self {
        self.spec.choices = choices;
        self
    }
}

impl Spec {
    const fn new(long: &'static str, value: &'static str, help: &'static str) -> Self {
        Self {
            long,
            short: None,
            aliases: &[],
            value,
            help,
            repeat: false,
            choices: &[],
            without: None,
        }
    }

    /// `-L/--size`, or `--units` where there is no letter: how LVM2 names it in messages.
    pub(crate) fn label(&self) -> String {
        match self.short {
            Some(short) => format!("-{short}/--{}", self.long),
            None => format!("--{}", self.long),
        }
    }
}

/// An option of any type, for tables.
pub(crate) trait AnyOpt: Sync {
    /// Its names and help.
    fn spec(&self) -> &Spec;
    /// How the parser reads its value; `None` for a flag.
    fn parser(&self) -> Option<ValueParser>;
    /// Whether it was given as zero and may not be.
    fn is_zero(&self, matches: &Matches) -> bool;
    /// Whether it was given.
    fn is_given(&self, matches: &Matches) -> bool;

    /// What the parser is told. `listed` also tells the values there are, which completions and manual pages
    /// want; the parser itself does without, for a refusal has LVM2's words.
    fn arg(&self, listed: bool) -> Arg {
        let spec = self.spec();
        let mut arg = Arg::new(spec.long).long(spec.long).help(spec.help);
        if let Some(short) = spec.short {
            arg = arg.short(short);
        }
        for alias in spec.aliases {
            arg = arg.alias(*alias);
        }
        let Some(parser) = self.parser() else {
            return arg.action(if spec.repeat { ArgAction::Count } else { ArgAction::SetTrue });
        };
        let parser = if listed && !spec.choices.is_empty() {
            PossibleValuesParser::new(spec.choices.iter().copied()).into()
        } else {
            parser
        };
        let arg = arg.action(ArgAction::Append).value_name(spec.value).value_parser(parser);
        match spec.without {
            None => arg.num_args(1).allow_hyphen_values(true),
            Some(value) => arg.num_args(0..=1).require_equals(true).default_missing_value(value),
        }
    }
}

impl<T: Clone + Send + Sync + 'static> AnyOpt for Opt<T> {
    fn spec(&self) -> &Spec {
        &self.spec
    }

    fn parser(&self) -> Option<ValueParser> {
        self.read.map(ValueParser::new)
    }

    fn is_zero(&self, matches: &Matches) -> bool {
        self.zero.is_some_and(|zero| matches.all(self).any(zero))
    }

    fn is_given(&self, matches: &Matches) -> bool {
        matches.given(self)
    }
}
