//! Settings: `lvm.conf`, `lvmlocal.conf`, profiles and `--config`, over the defaults.
//!
//! The text has the grammar of [`crate::format::text`]; a setting is found by its path, whether the text
//! nests (`global { units = "b" }`) or writes the path as a key (`global/units = "b"`). What is loaded later
//! wins, and within a text the last one does. The library gets texts; which files they come from is the
//! caller's to know, [`Source`] keeps it for messages.
//!
//! ```
//! use lvm_core::config::{Config, Source, settings};
//!
//! let mut config = Config::default();
//! config.load("global/units=b backup { retain_min=3 }", &Source::CommandLine)?;
//! assert_eq!(config.get(&settings::UNITS), "b");
//! assert_eq!(config.get(&settings::RETAIN_MIN), 3);
//! assert_eq!(config.get(&settings::RETAIN_DAYS), 30);
//! # Ok::<(), lvm_core::config::ConfigError>(())
//! ```
//!
//! Source: LVM2 2.03.16, `lvmconfig` and what its commands say of bad settings.

mod check;
pub mod dump;
mod host_tags;
mod layers;
pub mod settings;
mod value;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::format::text::{OwnedEntry, OwnedScalar, OwnedValue, TextError, Tree};

pub use check::ProfileKind;
pub use settings::Setting;
pub use value::SettingValue;

/// Where a setting comes from.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Source {
    /// Nobody set it.
    #[default]
    Default,
    /// A file.
    File(PathBuf),
    /// A profile.
    Profile(PathBuf),
    /// `--config`
    CommandLine,
}

/// A text that is no configuration.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("Parse error at byte {} (line {}): {}", reason.at, reason.line, reason.kind)]
pub struct ConfigError {
    /// Whose text.
    pub from: Source,
    /// What is wrong with it.
    #[source]
    pub reason: TextError,
}

/// Something in a text that is not as it should be, but does not stop a command. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ConfigNotice {
    /// A key outside every section.
    #[error("Configuration setting \"{0}\" invalid. It's not part of any section.")]
    NoSection(Box<str>),
    /// A section that LVM2 does not have.
    #[error("Configuration section \"{0}\" unknown.")]
    UnknownSection(Box<str>),
    /// A setting that LVM2 does not have.
    #[error("Configuration setting \"{0}\" unknown.")]
    UnknownSetting(Box<str>),
    /// A value of another type; the default is used.
    #[error(
        "WARNING: Configuration setting \"{path}\" has invalid type. Found {found} but expected {expected}."
    )]
    WrongType {
        /// The setting.
        path: Box<str>,
        /// What is there.
        found: &'static str,
        /// What it takes.
        expected: &'static str,
    },
    /// A word that is neither yes nor no.
    #[error(
        "Configuration setting \"{path}\" invalid. Found string value \"{found}\", expected boolean value: \
         0/1, \"y/n\", \"yes/no\", \"on/off\", \"true/false\"."
    )]
    NoBoolean {
        /// The setting.
        path: Box<str>,
        /// The word.
        found: Box<str>,
    },
    /// Nothing, where there must be something.
    #[error("Configuration setting \"{0}\" invalid. It cannot be set to an empty value.")]
    Empty(Box<str>),
    /// An empty list, where there must be something.
    #[error("Configuration setting \"{0}\" invalid. Empty value not allowed.")]
    EmptyList(Box<str>),
    /// A text that is none, of a setting that every command looks at.
    #[error("WARNING: Ignoring unsupported value for {0}.")]
    Ignored(&'static str),
    /// A section that no profile may set anything of.
    #[error("Configuration section \"{0}\" is not customizable by a profile.")]
    NoProfileSection(Box<str>),
    /// What a profile of this kind may not set.
    #[error("{}", no_profile(what, path, *other))]
    NoProfile {
        /// `option` or `section`
        what: &'static str,
        /// What it is.
        path: Box<str>,
        /// The kind of profile that may, and the kind that this is.
        other: Option<(&'static str, &'static str)>,
    },
}

fn no_profile(what: &str, path: &str, other: Option<(&str, &str)>) -> String {
    match other {
        None => format!("Configuration {what} \"{path}\" is not customizable by a profile."),
        Some((other, this)) => format!(
            "Configuration {what} \"{path}\" is customizable by {other} profile only, not {this} profile."
        ),
    }
}

/// All settings.
#[derive(Clone, Debug, Default)]
pub struct Config {
    values: BTreeMap<Box<str>, (OwnedValue, Source)>,
    /// Sections of `tags`, which say something even where they are empty; in their order.
    tags: Vec<Box<str>>,
    /// The texts as trees, the first under the others.
    layers: Vec<(Source, Vec<OwnedEntry>)>,
}

impl Config {
    /// Puts the settings of a text over those that are there.
    ///
    /// # Errors
    /// [`ConfigError`] if the text cannot be read; then nothing of it counts.
    pub fn load(&mut self, text: &str, from: &Source) -> Result<(), ConfigError> {
        self.put(read(text, from)?, from);
        Ok(())
    }

    /// The same with a profile, which may not set everything.
    ///
    /// # Errors
    /// [`ConfigError`] if the text cannot be read.
    pub fn load_profile(
        &mut self,
        text: &str,
        path: PathBuf,
        kind: ProfileKind,
    ) -> Result<Vec<ConfigNotice>, ConfigError> {
        let from = Source::Profile(path);
        let tree = read(text, &from)?;
        let notices = check::check_profile(&tree, kind);
        if notices.is_empty() {
            self.put(tree, &from);
        }
        Ok(notices)
    }

    fn put(&mut self, tree: Vec<OwnedEntry>, from: &Source) {
        self.take("", &tree, from);
        self.layers.push((from.clone(), tree));
    }

    fn take(&mut self, above: &str, entries: &[OwnedEntry], from: &Source) {
        for OwnedEntry { key, value } in entries {
            let path = match above {
                "" => key.clone(),
                _ => format!("{above}/{key}").into(),
            };
            // The parser limits how deep sections nest.
            if let OwnedValue::Section(inner) = value {
                if above == host_tags::SECTION && !self.tags.contains(key) {
                    self.tags.push(key.clone());
                }
                self.take(&path, inner, from);
            } else {
                self.values.insert(path, (value.clone(), from.clone()));
            }
        }
    }

    /// The value of a setting: the one that was loaded, or else its default.
    pub fn get<T: SettingValue>(&self, setting: &Setting<T>) -> T::Out {
        self.set(setting).unwrap_or_else(|| setting.default.out())
    }

    /// The value that was loaded; `None` if nobody set it, or not to anything that the setting can be.
    pub fn set<T: SettingValue>(&self, setting: &Setting<T>) -> Option<T::Out> {
        self.values.get(setting.path).and_then(|(value, _)| T::read(value))
    }

    /// The number that was loaded for a setting, of whatever type the setting is.
    pub fn number<T>(&self, setting: &Setting<T>) -> Option<i64> {
        match self.raw(setting.path)? {
            OwnedValue::Scalar(OwnedScalar::Int(number)) => Some(*number),
            _ => None,
        }
    }

    /// Where the value comes from.
    pub fn source<T: SettingValue>(&self, setting: &Setting<T>) -> Source {
        match self.values.get(setting.path) {
            Some((value, from)) if T::read(value).is_some() => from.clone(),
            _ => Source::Default,
        }
    }

    /// Any value by its path, for settings that no constant names.
    pub fn raw(&self, path: &str) -> Option<&OwnedValue> {
        self.values.get(path).map(|(value, _)| value)
    }

    /// Everything that was loaded, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &OwnedValue, &Source)> {
        self.values.iter().map(|(path, (value, from))| (&**path, value, from))
    }

    /// What the user should be told, in the order of the texts; nothing where `config/checks` says so.
    pub fn notices(&self) -> Vec<ConfigNotice> {
        let mut notices = Vec::new();
        if self.get(&settings::CHECKS) {
            // Files are checked together, in the order that comes of it.
            notices.extend(check::check(&self.files()));
            let typed = self.layers.iter().filter(|(from, _)| *from == Source::CommandLine);
            typed.for_each(|(_, tree)| notices.extend(check::check(tree)));
        }
        notices.extend(check::READ_BY_ALL.into_iter().filter_map(|path| {
            let ignored = check::is_no_text(settings::find(path)?, self.raw(path)?);
            ignored.then_some(ConfigNotice::Ignored(path))
        }));
        notices
    }

    /// Whether any text has what is not known, or of another type.
    pub fn is_valid(&self) -> bool {
        self.layers.iter().all(|(_, tree)| check::check(tree).is_empty())
    }
}

fn read(text: &str, from: &Source) -> Result<Vec<OwnedEntry>, ConfigError> {
    let tree = Tree::parse(text.as_bytes())
        .map_err(|reason| ConfigError { from: from.clone(), reason })?;
    Ok(layers::tree(tree.entries()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(text: &str) -> Config {
        let mut config = Config::default();
        config.load(text, &Source::CommandLine).unwrap();
        config
    }

    #[test]
    fn brace_and_slash_forms_mean_the_same() {
        for text in [
            "global/units=b backup/backup=0",
            "global/units=\"b\"\nbackup { backup = 0 }",
            "global { units=b } backup{backup=no}",
            "# comment\nglobal/units=k global{units=b}backup/backup=\"off\"",
        ] {
            let config = loaded(text);
            assert_eq!(config.get(&settings::UNITS), "b", "{text}");
            assert!(!config.get(&settings::BACKUP), "{text}");
            assert_eq!(config.notices(), [], "{text}");
        }
    }

    #[test]
    fn what_is_loaded_later_wins_and_its_source_is_known() {
        let mut config = Config::default();
        let file = Source::File("/etc/lvm/lvm.conf".into());
        config.load("global { units = \"k\" suffix = 0 }", &file).unwrap();
        config.load("global/units=g", &Source::CommandLine).unwrap();
        assert_eq!(config.get(&settings::UNITS), "g");
        assert_eq!(config.source(&settings::UNITS), Source::CommandLine);
        assert_eq!(config.source(&settings::SUFFIX), file);
        assert_eq!(config.source(&settings::BACKUP), Source::Default);
        assert_eq!(config.set(&settings::BACKUP), None);
    }

    #[test]
    fn lists_may_be_a_single_string() {
        assert_eq!(loaded("devices/filter=\"r|.*|\"").get(&settings::FILTER), ["r|.*|"]);
        assert_eq!(
            loaded("devices/filter=[ \"a|x|\", \"r|.*|\" ]").get(&settings::FILTER),
            ["a|x|", "r|.*|"]
        );
    }

    #[test]
    fn slips_of_the_pen_are_told_in_lvm2s_words() {
        let told = |text: &str| -> Vec<String> {
            loaded(text).notices().iter().map(ToString::to_string).collect()
        };
        assert_eq!(
            told("x=1"),
            ["Configuration setting \"x\" invalid. It's not part of any section."]
        );
        assert_eq!(
            told("a/b=1 c { d=2 }"),
            ["Configuration section \"a\" unknown.", "Configuration section \"c\" unknown.",]
        );
        assert_eq!(told("global/nosuch=1"), ["Configuration setting \"global/nosuch\" unknown."]);
        assert_eq!(
            told("global/units=3"),
            [
                "WARNING: Configuration setting \"global/units\" has invalid type. Found integer but expected string.",
                "WARNING: Ignoring unsupported value for global/units.",
            ]
        );
        assert_eq!(loaded("global/units=3").get(&settings::UNITS), "r");
        assert_eq!(
            told("global/locking_type=1 tags/hosttags=1 allocation { cache_settings { a=1 } }"),
            [""; 0]
        );
    }

    #[test]
    fn a_profile_sets_what_a_profile_may() {
        let mut config = Config::default();
        let mut told = |text: &str, kind| -> Vec<String> {
            let notices = config.load_profile(text, "/p".into(), kind).unwrap();
            notices.iter().map(ToString::to_string).collect()
        };
        assert_eq!(told("report/aligned=0", ProfileKind::Command), [""; 0]);
        assert_eq!(
            told("report/aligned=1 devices/dir=x", ProfileKind::Metadata),
            [
                "Configuration option \"report/aligned\" is customizable by command profile only, not metadata profile.",
                "Configuration section \"devices\" is not customizable by a profile.",
            ]
        );
        assert!(!config.get(&settings::ALIGNED));
    }

    #[test]
    fn a_text_that_cannot_be_read_changes_nothing() {
        let mut config = loaded("global/units=b");
        let error = config.load("global/units=k backup {", &Source::CommandLine).unwrap_err();
        assert!(error.to_string().starts_with("Parse error at byte "), "{error}");
        assert_eq!(config.get(&settings::UNITS), "b");
    }
}
