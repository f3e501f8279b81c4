//! From files, variables and options to the settings of one command.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use lvm_core::config::{Config, Source, settings};

use crate::args::Matches;
use crate::args::options::common;
use crate::environment::Environment;
use crate::failure::Failure;

/// Files in the system directory, the later over the earlier.
const FILES: [&str; 2] = ["lvm.conf", "lvmlocal.conf"];

/// Reads the settings: files, profiles, `--config`.
///
/// # Errors
/// As LVM2: [`Failure::Init`] for a file, [`Failure::Invalid`] for `--config`, [`Failure::Message`] for a profile.
pub(crate) fn load(environment: &Environment, matches: &Matches) -> Result<Config, Failure> {
    let mut config = Config::default();
    let dir = environment.system_dir.as_deref();
    for path in dir.into_iter().flat_map(|dir| FILES.map(|name| dir.join(name))) {
        load_file(&mut config, &path)?;
    }
    let profiles = [matches.get(&common::PROFILE), matches.get(&common::COMMANDPROFILE)];
    for name in profiles.into_iter().flatten() {
        load_profile(&mut config, dir, name)?;
    }
    if let Some(text) = matches.get(&common::CONFIG) {
        let failed = "Failed to set overridden configuration entries.";
        if text.trim().is_empty() {
            return Err(Failure::invalid(failed));
        }
        config
            .load(text, &Source::CommandLine)
            .map_err(|error| Failure::Invalid(vec![error.to_string(), failed.to_owned()]))?;
    }
    Ok(config)
}

fn load_file(config: &mut Config, path: &Path) -> Result<(), Failure> {
    let failed = |why: String| {
        Failure::Init(vec![why, format!("Failed to load config file {}", path.display())])
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        // Part of the path is a file: then there are no settings either.
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(()),
        Err(error) => return Err(failed(format!("{}: open failed: {error}", path.display()))),
    };
    let source = Source::File(path.to_owned());
    config.load(&text, &source).map_err(|error| failed(error.to_string()))
}

fn load_profile(config: &mut Config, dir: Option<&Path>, name: &str) -> Result<(), Failure> {
    if name.contains('/') {
        let line = format!("{name}: bad profile name, it contains '/'.");
        return Err(Failure::Message(format!("{line}\nFailed to add command profile {name}.")));
    }
    let failed =
        |why: String| Failure::Message(format!("{why}\nFailed to apply command profile {name}."));
    let path = dir.unwrap_or(Path::new("")).join("profile").join(format!("{name}.profile"));
    let text = std::fs::read_to_string(&path)
        .map_err(|error| failed(format!("{}: open failed: {error}", path.display())))?;
    let source = Source::File(path);
    config.load(&text, &source).map_err(|error| failed(error.to_string()))
}

/// Where a command keeps its files. `None`: it keeps none.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Places {
    /// Lock files.
    pub(crate) locks: Option<PathBuf>,
    /// The newest text of each VG.
    pub(crate) backup: Option<PathBuf>,
    /// Older texts.
    pub(crate) archive: Option<PathBuf>,
}

impl Places {
    /// LVM2's places for root and wherever the settings name one; else the user's own.
    pub(crate) fn new(environment: &Environment, config: &Config) -> Self {
        let system = environment.root || environment.own_system_dir;
        let base = if system { &environment.system_dir } else { &environment.state_dir };
        let below = |named: Option<String>, name: &str| match named {
            Some(dir) if !dir.is_empty() => Some(PathBuf::from(dir)),
            _ => base.as_ref().map(|base| base.join(name)),
        };
        let locks = match config.set(&settings::LOCKING_DIR) {
            Some(dir) => Some(dir.into()),
            None if environment.root => Some(config.get(&settings::LOCKING_DIR).into()),
            None => environment.state_dir.as_ref().map(|dir| dir.join("lock")),
        };
        let backup = config.get(&settings::BACKUP);
        let archive = config.get(&settings::ARCHIVE);
        Self {
            locks,
            backup: below(config.set(&settings::BACKUP_DIR), "backup").filter(|_| backup),
            archive: below(config.set(&settings::ARCHIVE_DIR), "archive").filter(|_| archive),
        }
    }
}

/// The names that VGs of this host may bear as their system's: its own first. Empty if VGs have no owner here.
pub(crate) fn system_ids(config: &Config, host_name: &str) -> Vec<Box<str>> {
    let extra = config.get(&settings::EXTRA_SYSTEM_IDS);
    let names = [own_system_id(config, host_name)].into_iter();
    let names = names.chain(extra.iter().map(|name| system_id(name)));
    names.filter(|name| !name.is_empty()).collect()
}

/// The name under which this host makes VGs; empty if it has none.
pub(crate) fn own_system_id(config: &Config, host_name: &str) -> Box<str> {
    let first_line = |path: &str| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let mut lines = text.lines().map(str::trim);
        lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or("").to_owned()
    };
    let own = match config.get(&settings::SYSTEM_ID_SOURCE).as_str() {
        "uname" => host_name.to_owned(),
        "lvmlocal" => config.get(&settings::SYSTEM_ID),
        "machineid" => first_line("/etc/machine-id"),
        "file" => first_line(&config.get(&settings::SYSTEM_ID_FILE)),
        _ => String::new(),
    };
    system_id(&own)
}

/// What of a name may stand in a system id: letters and digits first, then `.`, `_`, `-` and `+` too.
pub(crate) fn system_id(name: &str) -> Box<str> {
    let name = name.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    if name.starts_with("localhost") {
        // Every host is called that; LVM2 does not take it either.
        return Box::default();
    }
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "._-+".contains(*c)).take(127).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(root: bool, own: Option<&str>) -> Environment {
        Environment {
            system_dir: Some(own.unwrap_or("/etc/lvm").into()),
            own_system_dir: own.is_some(),
            state_dir: Some("/home/u/.local/state/rlvm".into()),
            run_dir: None,
            devices: None,
            vg_name: None,
            no_udev: false,
            udev_timeout: None,
            root,
        }
    }

    fn places(environment: &Environment, text: &str) -> [Option<String>; 3] {
        let mut config = Config::default();
        config.load(text, &Source::CommandLine).unwrap();
        let Places { locks, backup, archive } = Places::new(environment, &config);
        [locks, backup, archive].map(|path| path.map(|path| path.display().to_string()))
    }

    #[test]
    fn a_system_has_the_name_that_its_settings_give() {
        let ids = |text: &str| {
            let mut config = Config::default();
            config.load(text, &Source::CommandLine).unwrap();
            system_ids(&config, "my host.lan")
        };
        assert_eq!(ids("global/suffix=1"), []);
        assert_eq!(ids("global/system_id_source=uname"), ["myhost.lan".into()]);
        assert_eq!(
            ids(
                "global/system_id_source=lvmlocal local { system_id=\"_a\" extra_system_ids=[\"b\", \"localhost\"] }"
            ),
            ["a".into(), "b".into()]
        );
    }

    #[test]
    fn root_uses_lvm2s_places_and_a_user_his_own() {
        let of = |root, own, text| places(&environment(root, own), text);
        let some = |path: &str| Some(path.to_owned());
        assert_eq!(
            of(true, None, "global/suffix=1"),
            [some("/run/lock/lvm"), some("/etc/lvm/backup"), some("/etc/lvm/archive")]
        );
        let home = "/home/u/.local/state/rlvm";
        assert_eq!(
            of(false, None, "global/suffix=1"),
            ["lock", "backup", "archive"].map(|name| some(&format!("{home}/{name}")))
        );
        assert_eq!(
            of(false, Some("/x"), "global/locking_dir=\"/l\" backup { archive=0 }"),
            [some("/l"), some("/x/backup"), None]
        );
        assert_eq!(
            of(true, Some("/x"), "backup { backup=0 archive_dir=\"/a\" }"),
            [some("/run/lock/lvm"), None, some("/a")]
        );
    }
}
