//! What one command runs with: the terminal, the settings, the devices.

use std::ffi::OsString;

use crate::args::Matches;
use crate::args::options::common;
use crate::ui::{Level, Ui};

/// One run of one command.
pub(crate) struct Session {
    /// What the user sees.
    pub(crate) ui: Ui,
    /// What the program was called as: `rlvm`, `lvm`.
    pub(crate) program: String,
    /// The command line in words, for descriptions in metadata: `lvcreate -L 4M vg`.
    pub(crate) words: Vec<OsString>,
    /// `--test`: write nothing.
    pub(crate) test: bool,
}

impl Session {
    /// Before the command line is read.
    pub(crate) fn new(program: String) -> Self {
        Self { ui: Ui::system(), program, words: Vec::new(), test: false }
    }

    /// Takes the options that every command has.
    pub(crate) fn configure(&mut self, matches: &Matches) {
        self.ui.set_level(Level {
            verbose: matches.count(&common::VERBOSE),
            quiet: matches.count(&common::QUIET),
            yes: matches.has(&common::YES),
        });
        self.test = matches.has(&common::TEST);
    }

    /// The command line as LVM2 writes it into descriptions.
    pub(crate) fn command_line(&self) -> String {
        let words: Vec<_> = self.words.iter().map(|word| word.to_string_lossy()).collect();
        words.join(" ")
    }
}
