//! What one command runs with: the terminal, the settings, the devices.

use std::ffi::OsString;
use std::path::PathBuf;

use lvm_core::config::{Config, settings};

use crate::args::Matches;
use crate::args::options::common;
use crate::environment::Environment;
use crate::failure::Failure;
use crate::setup;
use crate::ui::{Level, Ui};

/// One run of one command.
pub(crate) struct Session {
    /// What the user sees.
    pub(crate) ui: Ui,
    /// What the program was called as: `rlvm`, `lvm`.
    pub(crate) program: String,
    /// The command line in words, for descriptions in metadata: `lvcreate -L 4M vg`.
    pub(crate) words: Vec<OsString>,
    /// Variables and user.
    pub(crate) environment: Environment,
    /// `lvm.conf` and what is laid over it.
    pub(crate) config: Config,
    /// `--test`: write nothing.
    pub(crate) test: bool,
}

impl Session {
    /// Before the command line is read.
    pub(crate) fn new(program: String) -> Self {
        Self {
            ui: Ui::system(),
            program,
            words: Vec::new(),
            environment: Environment::of_process(),
            config: Config::default(),
            test: false,
        }
    }

    /// Takes the options that every command has, and reads the settings.
    ///
    /// # Errors
    /// As [`setup::load`].
    pub(crate) fn configure(&mut self, matches: &Matches) -> Result<(), Failure> {
        self.ui.set_level(Level {
            verbose: matches.count(&common::VERBOSE),
            quiet: matches.count(&common::QUIET),
            yes: matches.has(&common::YES),
        });
        self.config = setup::load(&self.environment, matches)?;
        for notice in self.config.notices() {
            self.ui.error_line(notice);
        }
        self.test = matches.has(&common::TEST) || self.config.get(&settings::TEST);
        Ok(())
    }

    /// The devices that the user has listed for this command, if any: `--devices`, else `RLVM_DEVICES`.
    pub(crate) fn listed_devices(&self, matches: &Matches) -> Option<Vec<PathBuf>> {
        let mut lists: Vec<&str> = matches.all(&common::DEVICES).map(String::as_str).collect();
        if lists.is_empty() {
            lists.extend(self.environment.devices.as_deref());
        }
        let names = lists.iter().flat_map(|list| list.split(',')).filter(|name| !name.is_empty());
        (!lists.is_empty()).then(|| names.map(PathBuf::from).collect())
    }

    /// The VG of LVs that are named without one, if the user has said so.
    pub(crate) fn default_vg(&self) -> Option<&str> {
        self.environment.vg_name.as_deref()
    }

    /// The command line as LVM2 writes it into descriptions.
    pub(crate) fn command_line(&self) -> String {
        let words: Vec<_> = self.words.iter().map(|word| word.to_string_lossy()).collect();
        words.join(" ")
    }
}
