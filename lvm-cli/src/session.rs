//! What one command runs with: the terminal, the settings, the devices.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use lvm_core::config::{Config, Source, settings};
use lvm_core::device::OpenPolicy;
use lvm_core::dm::UdevSettings;
use lvm_core::host::{self, Host, KernelSettings};
use lvm_core::local_time::{TimeFormat, Zone};
use lvm_core::report::cell::Form;
use lvm_core::report::size::{SizeFormat, Unit};
use lvm_core::report::table::Table;
use lvm_core::report::value::Style;
use lvm_core::store::FoundVg;
use lvm_core::store::backup::Retention;
use lvm_core::table::{StripeFiller, TableSettings};
use lvm_core::units::Bytes;

use crate::answer::{self, Answer};
use crate::args::Matches;
use crate::args::options::common::ReportFormat;
use crate::args::options::{common, report};
use crate::devices;
use crate::environment::{Environment, host_and_system};
use crate::failure::Failure;
use crate::setup::{self, Places};
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
    /// Whether the user has listed the devices for this command.
    pub(crate) listed: bool,
    /// What the command answers with.
    pub(crate) answer: Option<Answer>,
    /// That there is no backup is told once.
    pub(crate) told_no_backup: bool,
    /// What the last look found: kept to the end, when the process gives all of its memory back at once.
    pub(crate) looked_at: Vec<FoundVg>,
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
            listed: false,
            answer: None,
            told_no_backup: false,
            looked_at: Vec::new(),
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
        self.ui.set_prefix(self.config.get(&settings::PREFIX));
        for notice in self.config.notices() {
            self.ui.error_line(notice);
        }
        if matches.given(&common::DEVICES) && matches.given(&common::DEVICESFILE) {
            let line = "A --devices list cannot be used with --devicesfile.";
            return Err(Failure::invalid(line));
        }
        setup::refuse_unusable(&self.config, matches)?;
        times(&self.config)?;
        for warning in setup::system_id_warnings(&self.config, &host_and_system().0) {
            self.ui.warn(warning);
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

    /// The devices, locks and folders that this command works with.
    ///
    /// # Errors
    /// As [`Host::new`].
    pub(crate) fn host(&mut self, matches: &Matches) -> Result<Host, Failure> {
        let listed = self.listed_devices(matches);
        self.listed = listed.is_some();
        let devices = match listed {
            Some(devices) => devices,
            None => devices::search(&self.environment, &self.config, matches, &mut self.ui)?,
        };
        self.host_on(devices, matches)
    }

    /// The same with devices that are known already.
    ///
    /// # Errors
    /// As [`Host::new`].
    pub(crate) fn host_on(
        &mut self,
        devices: Vec<PathBuf>,
        matches: &Matches,
    ) -> Result<Host, Failure> {
        for line in setup::unknown_words(&self.config) {
            self.ui.error_line(line);
        }
        let host_rules = if self.listed {
            devices::rules_of_listed(&self.config)
        } else {
            devices::rules(&self.config)?
        };
        let places = Places::new(&self.environment, &self.config);
        let unlocked = [&common::NOLOCKING, &report::READONLY].iter().any(|flag| matches.has(flag));
        let days = |setting| u32::try_from(self.config.get(setting)).unwrap_or(u32::MAX);
        let (host_name, uname) = host_and_system();
        let host = Host::new(host::Settings {
            devices,
            policy: OpenPolicy::default().allow_backing(matches.has(&common::ALLOW_BACKING)),
            contents: devices::content_rules(&self.config),
            host_rules: Some(host_rules),
            vetted: !self.listed,
            lock_dir: places.locks.filter(|_| !unlocked),
            wait_for_locks: self.config.get(&settings::WAIT_FOR_LOCKS),
            backup_dir: places.backup,
            archive_dir: places.archive,
            retention: Retention {
                min: days(&settings::RETAIN_MIN),
                days: days(&settings::RETAIN_DAYS),
            },
            hints_dir: self.environment.run_dir.clone().filter(|_| self.environment.root),
            system_ids: setup::system_ids(&self.config, &host_name),
            host_name,
            uname,
            zone: Zone::system(),
            command: self.command_line(),
            kernel: self.kernel(matches),
            test: self.test,
        })?;
        Ok(host)
    }

    /// How this command gets on with the kernel's device-mapper.
    fn kernel(&self, matches: &Matches) -> KernelSettings {
        let config = &self.config;
        let asked = matches.get(&common::DRIVERLOADED) != Some(&false);
        let default = UdevSettings::default();
        KernelSettings {
            enabled: self.environment.root && asked && config.get(&settings::ACTIVATION),
            udev: UdevSettings {
                use_udev: config.get(&settings::UDEV_RULES) && !self.environment.no_udev,
                wait: config.get(&settings::UDEV_SYNC) && !matches.has(&common::NOUDEVSYNC),
                limit: self.environment.udev_timeout.map_or(default.limit, Duration::from_secs),
            },
            tables: self.tables(),
            run_dir: self.environment.run_dir.clone(),
        }
    }

    /// What device-mapper tables depend on beside the VG.
    pub(crate) fn tables(&self) -> TableSettings {
        let config = &self.config;
        let threshold = config.get(&settings::THIN_POOL_AUTOEXTEND_THRESHOLD);
        let watched = config.get(&settings::MONITORING) && threshold < 100;
        let region = config.get(&settings::RAID_REGION_SIZE);
        TableSettings {
            filler: StripeFiller::from_setting(&config.get(&settings::MISSING_STRIPE_FILLER)),
            use_linear_target: config.get(&settings::USE_LINEAR_TARGET),
            thin_pool_threshold: u32::try_from(threshold).ok().filter(|_| watched),
            mirror_region_size: Bytes::new(region.saturating_mul(1024)).to_sectors(),
            ..TableSettings::default()
        }
    }

    /// How sizes are written in messages: `global/units` and its company.
    pub(crate) fn sizes(&self) -> SizeFormat {
        let default = SizeFormat::default();
        SizeFormat {
            unit: Unit::parse(&self.config.get(&settings::UNITS)).unwrap_or(default.unit),
            suffix: self.config.get(&settings::SUFFIX),
            si_consistent: self.config.get(&settings::SI_UNIT_CONSISTENCY),
        }
    }

    /// How sizes are written in reports: `--units` and `--nosuffix` over the settings.
    fn report_sizes(&self, matches: &Matches) -> Result<SizeFormat, Failure> {
        let settings = self.sizes();
        let unit = match matches.get(&report::UNITS) {
            None if self.has_bare_sizes(matches) => Unit::BYTES,
            None => settings.unit,
            Some(text) => {
                Unit::parse(text).ok_or_else(|| Failure::invalid("Invalid units specification"))?
            }
        };
        let bare = matches.has(&report::NOSUFFIX) || self.has_bare_sizes(matches);
        let suffix = settings.suffix && !bare;
        Ok(SizeFormat { unit, suffix, ..settings })
    }

    /// The form of reports.
    fn format(&self, matches: &Matches) -> ReportFormat {
        answer::format(matches, true, &self.config).unwrap_or(ReportFormat::Basic)
    }

    /// Whether sizes are plain numbers, of bytes if nobody names a unit.
    fn has_bare_sizes(&self, matches: &Matches) -> bool {
        use ReportFormat::{Csv, Ndjson, Yaml};
        matches!(self.format(matches), Csv | Ndjson | Yaml)
    }

    /// How values are written in reports.
    ///
    /// # Errors
    /// A unit that is none.
    pub(crate) fn style(&self, matches: &Matches) -> Result<Style, Failure> {
        let config = &self.config;
        let numeric = config.get(&settings::BINARY_VALUES_AS_NUMERIC);
        let format = self.format(matches);
        Ok(Style {
            sizes: self.report_sizes(matches)?,
            times: times(config)?,
            binary: numeric || format == ReportFormat::Csv || matches.has(&report::BINARY),
            form: match format {
                ReportFormat::JsonStd => Form::JsonStd,
                ReportFormat::Ndjson | ReportFormat::Yaml => Form::Json,
                _ => Form::Text,
            },
            mark_hidden: config.get(&settings::MARK_HIDDEN_DEVICES),
            list_separator: settings::LIST_ITEM_SEPARATOR.filled(config).into(),
            painted: self.ui.colors_output() && format == ReportFormat::Basic,
            ..Style::new(Zone::system())
        })
    }

    /// The command makes reports: the answer has a place for them even if none comes.
    pub(crate) fn expect_report(&mut self) {
        if let Some(answer) = &mut self.answer {
            answer.expect_report();
        }
    }

    /// Whether the answer is JSON.
    pub(crate) fn answers_json(&self) -> bool {
        self.answer.as_ref().is_some_and(Answer::is_json)
    }

    /// Adds reports that belong together to the answer.
    pub(crate) fn answer_with(&mut self, tables: Vec<Table>) {
        if let Some(answer) = &mut self.answer {
            answer.add(tables);
        }
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

/// How the settings have times.
///
/// # Errors
/// A format with a letter that LVM2 does not take.
fn times(config: &Config) -> Result<TimeFormat, Failure> {
    let format = settings::TIME_FORMAT.filled(config);
    TimeFormat::parse(&format).ok_or_else(|| {
        let why = format!("Invalid time format \"{format}\" supplied.");
        invalid(why, &config.source(&settings::TIME_FORMAT))
    })
}

/// A setting whose value is none, in the words and with the exit code that LVM2 has for its source.
fn invalid(why: String, source: &Source) -> Failure {
    match source {
        Source::CommandLine => {
            Failure::Message(format!("{why}\nUpdated config file invalid. Aborting."))
        }
        Source::File(_) | Source::Profile(_) | Source::Default => Failure::Init(vec![why]),
    }
}
