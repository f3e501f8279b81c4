//! From files, variables and options to the settings of one command.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use lvm_core::config::{Config, ProfileKind, SettingValue, Source, settings};
use lvm_core::format::text::{OwnedScalar, OwnedValue};
use lvm_core::report::size::Unit;

use crate::args::Matches;
use crate::args::options::{common, config as options};
use crate::environment::{Environment, host_and_system};
use crate::failure::{Failure, plain};

/// The files in the system directory: of all hosts, and of this one.
const FILE: &str = "lvm.conf";
const LOCAL_FILE: &str = "lvmlocal.conf";

/// Reads the settings: files, profiles, `--config`.
///
/// # Errors
/// As LVM2: [`Failure::Init`] for a file, [`Failure::Invalid`] for `--config`, [`Failure::Message`] for a profile.
pub(crate) fn load(environment: &Environment, matches: &Matches) -> Result<Config, Failure> {
    let mut config = Config::default();
    if let Some(dir) = environment.system_dir.as_deref() {
        load_files(&mut config, dir)?;
    }
    load_profiles(&mut config, environment, matches)?;
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

/// Refuses settings with which no command can run.
///
/// # Errors
/// As LVM2, whose words depend on whether there is `--config`.
pub(crate) fn refuse_unusable(config: &Config, matches: &Matches) -> Result<(), Failure> {
    let types = config.raw(settings::TYPES.path);
    let scan = config.raw(settings::SCAN.path);
    let strict = config.get(&settings::CHECKS) && config.get(&settings::ABORT_ON_ERRORS);
    let units = config.get(&settings::UNITS);
    let wrong = if strict && !config.is_valid() {
        // A slip of LVM2's own, which scripts may look for.
        "LVM_ configuration invalid.".to_owned()
    } else if !units.is_empty() && Unit::parse(&units).is_none() {
        format!("Unrecognised configuration setting for {}: {units}", settings::UNITS.path)
    } else if scan.is_some() && config.set(&settings::SCAN).is_none_or(|scan| scan.is_empty()) {
        format!("Invalid string in config file: {}", settings::SCAN.path)
    } else if let Some(wrong) = types.and_then(wrong_types) {
        format!("{wrong} in {} in config file", settings::TYPES.path)
    } else if !is_one_of(config, settings::READAHEAD.path, &["auto", "none"]) {
        "Invalid readahead specification".to_owned()
    } else if !is_one_of(
        config,
        settings::ACTIVATION_MODE.path,
        &["complete", "degraded", "partial"],
    ) {
        return Err(Failure::invalid("Invalid activation mode given."));
    } else {
        return Ok(());
    };
    Err(if matches.given(&common::CONFIG) {
        Failure::Message(format!("{wrong}\nUpdated config file invalid. Aborting."))
    } else {
        Failure::Init(vec![wrong])
    })
}

/// Whether a text has one of its values, or none that counts.
fn is_one_of(config: &Config, path: &str, values: &[&str]) -> bool {
    let value = config.raw(path).and_then(<&str>::read);
    value.is_none_or(|value| value.is_empty() || values.contains(&&*value))
}

/// Words that settings of devices do not know, in LVM2's lines.
pub(crate) fn unknown_words(config: &Config) -> Vec<String> {
    let mut lines = Vec::new();
    if !is_one_of(config, "devices/external_device_info_source", &["none", "udev"]) {
        lines.push("WARNING: unknown external device info source, using none.".to_owned());
    }
    for (name, words) in [
        ("search_for_devnames", ["none", "auto", "all"]),
        ("md_component_checks", ["auto", "start", "full"]),
    ] {
        if !is_one_of(config, &format!("devices/{name}"), &words) {
            lines.push(format!("Ignoring unknown {name} setting, using auto."));
        }
    }
    if let Some(size) = config.number(&settings::PV_MIN_SIZE).filter(|size| *size < LEAST_PV) {
        lines.push(format!("Ignoring too small pv_min_size {size}KB, using default {LEAST_PV}KB."));
    }
    lines
}

/// The least size of PVs, in KiB.
const LEAST_PV: i64 = 512;

/// `devices/pv_min_size`, in KiB.
pub(crate) fn pv_min_size(config: &Config) -> u64 {
    match config.number(&settings::PV_MIN_SIZE) {
        Some(size) => u64::try_from(size.max(LEAST_PV)).unwrap_or_default(),
        None => settings::PV_MIN_SIZE.default,
    }
}

/// What is wrong with the list of drivers, each of which needs its number of partitions.
fn wrong_types(value: &OwnedValue) -> Option<String> {
    let items = match value {
        OwnedValue::Array(items) => &items[..],
        OwnedValue::Scalar(item) => core::slice::from_ref(item),
        OwnedValue::Section(_) => &[],
    };
    if items.is_empty() {
        return Some("Expecting string".to_owned());
    }
    items.chunks(2).find_map(|pair| match pair {
        [OwnedScalar::Str(_) | OwnedScalar::Bare(_), OwnedScalar::Int(_)] => None,
        [OwnedScalar::Str(name) | OwnedScalar::Bare(name), ..] => {
            Some(format!("Max partition count missing for {name}"))
        }
        _ => Some("Expecting string".to_owned()),
    })
}

/// `lvm.conf`, the files of this host's tags, `lvmlocal.conf`; the later over the earlier.
fn load_files(config: &mut Config, dir: &Path) -> Result<(), Failure> {
    load_file(config, &dir.join(FILE))?;
    let (host, _) = host_and_system();
    // A tag's file may define further tags.
    let mut known = 0;
    while let Some(tag) = config.host_tags(&host).get(known) {
        known += 1;
        load_file(config, &dir.join(format!("lvm_{tag}.conf")))?;
    }
    load_file(config, &dir.join(LOCAL_FILE))
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

/// The profiles that the command line names, each once.
fn load_profiles(
    config: &mut Config,
    environment: &Environment,
    matches: &Matches,
) -> Result<(), Failure> {
    let [profile, command, metadata] =
        [&common::PROFILE, &common::COMMANDPROFILE, &options::METADATAPROFILE]
            .map(|opt| matches.get(opt));
    if profile.is_some() && command.is_some() {
        let line = "Only one of --profile or --commandprofile allowed.";
        return Err(Failure::Message(line.to_owned()));
    }
    let dir = match (config.set(&settings::PROFILE_DIR), &environment.system_dir) {
        (Some(dir), _) => PathBuf::from(dir),
        (None, Some(dir)) => dir.join(settings::PROFILE_DIR.default),
        (None, None) => PathBuf::new(),
    };
    for (kind, name) in
        [(ProfileKind::Metadata, metadata), (ProfileKind::Command, profile.or(command))]
    {
        let Some(name) = name else { continue };
        load_profile(config, kind, &dir, name)?;
    }
    Ok(())
}

fn load_profile(
    config: &mut Config,
    kind: ProfileKind,
    dir: &Path,
    name: &str,
) -> Result<(), Failure> {
    let kind_name = kind.name();
    let failed = |why: String, what: &str| {
        Failure::Message(format!("{why}\nFailed to {what} {kind_name} profile {name}."))
    };
    if name.contains('/') {
        return Err(failed(format!("{name}: bad profile name, it contains '/'."), "add"));
    }
    let path = dir.join(format!("{name}.profile"));
    let text = std::fs::read_to_string(&path).map_err(|error| {
        let call = if error.kind() == ErrorKind::NotFound { "stat" } else { "open" };
        failed(format!("{}: {call} failed: {}", path.display(), plain(&error)), "apply")
    })?;
    let notices = config
        .load_profile(&text, path, kind)
        .map_err(|error| failed(error.to_string(), "apply"))?;
    if notices.is_empty() {
        return Ok(());
    }
    let mut lines: Vec<String> = notices.iter().map(ToString::to_string).collect();
    lines.push(format!("Ignoring invalid {kind_name} profile {name}."));
    Err(failed(lines.join("\n"), "apply"))
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

/// What is to be told of where the name of this host comes from, without `WARNING: `.
pub(crate) fn system_id_warnings(config: &Config, host_name: &str) -> Vec<String> {
    let source = config.get(&settings::SYSTEM_ID_SOURCE);
    let known = ["none", "lvmlocal", "uname", "machineid", "file"].contains(&&*source);
    let local = config.get(&settings::SYSTEM_ID);
    let mut warnings = Vec::new();
    if !known {
        warnings.push(format!("Unrecognised system_id_source \"{source}\"."));
    }
    if source != "none" && own_system_id(config, host_name).is_empty() {
        if source == "lvmlocal" && is_localhost(&local) {
            warnings.push(format!("system ID may not begin with the string \"{LOCALHOST}\"."));
        }
        warnings.push(format!("No system ID found from system_id_source {source}."));
    }
    if !local.is_empty() && source != "lvmlocal" {
        warnings.push(format!(
            "local/system_id is set, so should global/system_id_source be \"lvmlocal\" not \"{source}\"?"
        ));
    }
    warnings
}

/// Every host is called that.
const LOCALHOST: &str = "localhost";

fn is_localhost(name: &str) -> bool {
    name.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).starts_with(LOCALHOST)
}

/// What of a name may stand in a system id: letters and digits first, then `.`, `_`, `-` and `+` too.
pub(crate) fn system_id(name: &str) -> Box<str> {
    if is_localhost(name) {
        // LVM2 does not take it either.
        return Box::default();
    }
    let name = name.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
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
