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

mod host_tags;
mod known;
pub mod settings;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::format::text::{Entries, OwnedScalar, OwnedValue, TextError, Tree, Value};

pub use settings::Setting;

/// Where a setting comes from.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Source {
    /// Nobody set it.
    #[default]
    Default,
    /// A file.
    File(PathBuf),
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
    /// A value that the setting cannot have; the default is used.
    #[error(
        "WARNING: Configuration setting \"{path}\" has invalid type. Found {found} but expected {expected}."
    )]
    WrongType {
        /// The setting.
        path: &'static str,
        /// What is there.
        found: &'static str,
        /// What it takes.
        expected: &'static str,
    },
}

/// All settings.
#[derive(Clone, Debug, Default)]
pub struct Config {
    values: BTreeMap<Box<str>, (OwnedValue, Source)>,
    /// Sections of `tags`, which say something even where they are empty; in their order.
    tags: Vec<Box<str>>,
    notices: Vec<ConfigNotice>,
}

impl Config {
    /// Puts the settings of a text over those that are there.
    ///
    /// # Errors
    /// [`ConfigError`] if the text cannot be read; then nothing of it counts.
    pub fn load(&mut self, text: &str, from: &Source) -> Result<(), ConfigError> {
        let tree = Tree::parse(text.as_bytes())
            .map_err(|reason| ConfigError { from: from.clone(), reason })?;
        self.take("", tree.entries(), from);
        Ok(())
    }

    fn take(&mut self, above: &str, entries: Entries<'_, '_>, from: &Source) {
        for entry in entries {
            let path = match above {
                "" => entry.key().to_owned(),
                _ => format!("{above}/{}", entry.key()),
            };
            // The parser limits how deep sections nest.
            if let Value::Section(inner) = entry.value() {
                if *from == Source::CommandLine && above.is_empty() {
                    self.note_section(&path);
                }
                if above == host_tags::SECTION && !self.tags.iter().any(|tag| **tag == *entry.key())
                {
                    self.tags.push(entry.key().into());
                }
                self.take(&path, inner, from);
                continue;
            }
            if *from == Source::CommandLine {
                self.note_setting(&path);
            }
            self.values.insert(path.into(), (entry.to_owned().value, from.clone()));
        }
    }

    fn note_section(&mut self, name: &str) {
        if !known::is_section(name) {
            self.notices.push(ConfigNotice::UnknownSection(name.into()));
        }
    }

    fn note_setting(&mut self, path: &str) {
        let notice = match path.split_once('/') {
            None => ConfigNotice::NoSection(path.into()),
            Some((section, _)) if !known::is_section(section) => {
                ConfigNotice::UnknownSection(section.into())
            }
            Some(_) if !known::is_known(path) => ConfigNotice::UnknownSetting(path.into()),
            Some(_) => return,
        };
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
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

    /// What the user should be told, in the order of the texts.
    pub fn notices(&self) -> Vec<ConfigNotice> {
        let mut notices = self.notices.clone();
        notices.extend(settings::CHECKS.iter().filter_map(|check| check(self)));
        notices
    }

    /// The notice of a setting whose value is of another type.
    fn mistyped<T: SettingValue>(&self, setting: &Setting<T>) -> Option<ConfigNotice> {
        let (value, _) = self.values.get(setting.path)?;
        if T::read(value).is_some() {
            return None;
        }
        let (path, found, expected) = (setting.path, kind_of(value), T::NAME);
        Some(ConfigNotice::WrongType { path, found, expected })
    }
}

fn kind_of(value: &OwnedValue) -> &'static str {
    match value {
        OwnedValue::Scalar(OwnedScalar::Int(_)) => "integer",
        OwnedValue::Scalar(OwnedScalar::Float(_)) => "float",
        OwnedValue::Scalar(_) => "string",
        OwnedValue::Array(_) => "array",
        OwnedValue::Section(_) => "section",
    }
}

/// What a setting can be; implemented by the types of its defaults.
pub trait SettingValue: Copy {
    /// What the value is read as.
    type Out;
    /// What messages call it.
    const NAME: &'static str;
    /// The default as a value.
    fn out(self) -> Self::Out;
    /// Reads a value; `None` for one of another type.
    fn read(value: &OwnedValue) -> Option<Self::Out>;
}

impl SettingValue for bool {
    type Out = Self;
    const NAME: &'static str = "boolean";

    fn out(self) -> Self {
        self
    }

    fn read(value: &OwnedValue) -> Option<Self> {
        match value {
            OwnedValue::Scalar(OwnedScalar::Int(number)) => Some(*number != 0),
            OwnedValue::Scalar(OwnedScalar::Str(word) | OwnedScalar::Bare(word)) => {
                match word.to_ascii_lowercase().as_str() {
                    "y" | "yes" | "on" | "true" => Some(true),
                    "n" | "no" | "off" | "false" => Some(false),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

impl SettingValue for u64 {
    type Out = Self;
    const NAME: &'static str = "integer";

    fn out(self) -> Self {
        self
    }

    fn read(value: &OwnedValue) -> Option<Self> {
        match value {
            OwnedValue::Scalar(OwnedScalar::Int(number)) => Self::try_from(*number).ok(),
            _ => None,
        }
    }
}

impl SettingValue for &'static str {
    type Out = String;
    const NAME: &'static str = "string";

    fn out(self) -> String {
        self.to_owned()
    }

    fn read(value: &OwnedValue) -> Option<String> {
        match value {
            OwnedValue::Scalar(OwnedScalar::Str(text) | OwnedScalar::Bare(text)) => {
                Some(text.to_string())
            }
            _ => None,
        }
    }
}

impl SettingValue for &'static [&'static str] {
    type Out = Vec<String>;
    const NAME: &'static str = "array";

    fn out(self) -> Vec<String> {
        self.iter().map(ToString::to_string).collect()
    }

    /// A single string is a list of one.
    fn read(value: &OwnedValue) -> Option<Vec<String>> {
        let text = |scalar: &OwnedScalar| match scalar {
            OwnedScalar::Str(text) | OwnedScalar::Bare(text) => Some(text.to_string()),
            OwnedScalar::Int(_) | OwnedScalar::Float(_) => None,
        };
        match value {
            OwnedValue::Array(items) => items.iter().map(text).collect(),
            OwnedValue::Scalar(scalar) => text(scalar).map(|text| vec![text]),
            OwnedValue::Section(_) => None,
        }
    }
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
            ]
        );
        assert_eq!(loaded("global/units=3").get(&settings::UNITS), "r");
        assert_eq!(
            told("global/locking_type=1 tags/hosttags=1 allocation { cache_settings { a=1 } }"),
            [""; 0]
        );
    }

    #[test]
    fn a_text_that_cannot_be_read_changes_nothing() {
        let mut config = loaded("global/units=b");
        let error = config.load("global/units=k backup {", &Source::CommandLine).unwrap_err();
        assert!(error.to_string().starts_with("Parse error at byte "), "{error}");
        assert_eq!(config.get(&settings::UNITS), "b");
    }
}
