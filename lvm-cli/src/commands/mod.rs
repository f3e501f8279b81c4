//! The table of commands. One file a command, one value a file, one line here: the parser, `help`, the manual
//! pages and the completions all come from it.

pub(crate) mod activation;
pub(crate) mod choose;
mod disk;
pub(crate) mod lv;
pub(crate) mod meta;
pub(crate) mod monitoring;
pub(crate) mod pv;
mod report;
pub(crate) mod select;
pub(crate) mod vg;

use crate::args::options::common;
use crate::args::{AnyOpt, Matches};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// A command: what it takes and what it does.
///
/// ```ignore
/// pub(crate) const COMMAND: Command = Command {
///     about: "Remove LVs",
///     names: Some(Names::from(1, "VG|LV|Tag", "What to remove")),
///     syntax: &["VG|LV|Tag ..."],
///     options: &[&[&common::FORCE, &common::AUTOBACKUP]],
///     run,
///     ..Command::BASE
/// };
/// ```
pub(crate) struct Command {
    /// As the user types it: a word, or two.
    pub(crate) name: &'static str,
    /// One line.
    pub(crate) about: &'static str,
    /// The words that are no options.
    pub(crate) names: Option<Names>,
    /// Forms of the command line without its common options, for messages: `PV ...`.
    pub(crate) syntax: &'static [&'static str],
    /// Its options in groups; [`common::OPTIONS`] come on top.
    pub(crate) options: &'static [&'static [&'static dyn AnyOpt]],
    /// What the manual page says, in paragraphs divided by empty lines.
    pub(crate) manual: &'static str,
    /// Command lines for the manual page, and what each does.
    pub(crate) examples: &'static [(&'static str, &'static str)],
    /// Does the work.
    pub(crate) run: fn(&Matches, &mut Session) -> Result<Exit, Failure>,
}

/// The words after a command that are no options.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    /// What they are called: `VG|LV|Tag`.
    pub(crate) label: &'static str,
    /// One line.
    pub(crate) help: &'static str,
    /// How many there must be.
    pub(crate) min: usize,
    /// How many there may be.
    pub(crate) max: usize,
}

impl Names {
    /// Any number of names from `min`.
    pub(crate) const fn from(min: usize, label: &'static str, help: &'static str) -> Self {
        Self { label, help, min, max: usize::MAX }
    }

    /// `min` to `max` names.
    pub(crate) const fn between(
        min: usize,
        max: usize,
        label: &'static str,
        help: &'static str,
    ) -> Self {
        Self { label, help, min, max }
    }
}

impl Command {
    /// A command without options, names or manual; it does nothing.
    pub(crate) const BASE: Self = Self {
        name: "",
        about: "",
        names: None,
        syntax: &[],
        options: &[],
        manual: "",
        examples: &[],
        run: |_, _| Ok(Exit::Success),
    };

    /// Its own options, without those that every command has.
    pub(crate) fn own_options(&self) -> impl Iterator<Item = &'static dyn AnyOpt> + use<> {
        self.options.iter().copied().flatten().copied()
    }

    /// All its options.
    pub(crate) fn options(&self) -> impl Iterator<Item = &'static dyn AnyOpt> + use<> {
        self.own_options().chain(common::OPTIONS.iter().copied())
    }
}

/// Every command, by name.
pub(crate) const COMMANDS: &[&Command] = &[
    &meta::lvmconfig::CONFIG,
    &report::devtypes::COMMAND,
    &disk::create::COMMAND,
    &disk::info::COMMAND,
    &report::dmtable::COMMAND,
    &meta::lvmconfig::DUMPCONFIG,
    &meta::formats::COMMAND,
    &report::fullreport::COMMAND,
    &meta::generate::COMMAND,
    &meta::help::COMMAND,
    &lv::lvchange::COMMAND,
    &lv::lvconvert::COMMAND,
    &lv::lvcreate::COMMAND,
    &report::lvdisplay::COMMAND,
    &lv::lvextend::COMMAND,
    &meta::lvmconfig::COMMAND,
    &report::lvmdiskscan::COMMAND,
    &lv::lvpoll::COMMAND,
    &lv::lvreduce::COMMAND,
    &lv::lvremove::COMMAND,
    &lv::lvrename::COMMAND,
    &lv::lvresize::COMMAND,
    &report::lvs::COMMAND,
    &report::lvscan::COMMAND,
    &report::map::COMMAND,
    &pv::pvcreate::COMMAND,
    &report::pvdisplay::COMMAND,
    &pv::pvremove::COMMAND,
    &report::pvs::COMMAND,
    &report::pvscan::COMMAND,
    &meta::schema::COMMAND,
    &meta::segtypes::COMMAND,
    &meta::systemid::COMMAND,
    &meta::tags::COMMAND,
    &report::tree::COMMAND,
    &meta::version::COMMAND,
    &vg::vgcfgbackup::COMMAND,
    &vg::vgcfgrestore::COMMAND,
    &vg::vgchange::COMMAND,
    &vg::vgck::COMMAND,
    &vg::vgcreate::COMMAND,
    &report::vgdisplay::COMMAND,
    &vg::vgextend::COMMAND,
    &vg::vgmknodes::COMMAND,
    &vg::vgreduce::COMMAND,
    &vg::vgremove::COMMAND,
    &vg::vgrename::COMMAND,
    &report::vgs::COMMAND,
    &report::vgscan::COMMAND,
];

/// The command of that name, which may be two words.
pub(crate) fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().copied().find(|command| command.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_makes_a_parser_without_clashes() {
        for command in COMMANDS {
            crate::args::build(command, true).debug_assert();
        }
    }

    #[test]
    fn commands_are_in_order_and_there_once() {
        assert!(COMMANDS.is_sorted_by(|a, b| a.name < b.name));
    }
}
