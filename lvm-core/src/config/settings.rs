//! The settings that LVM2 2.03.16 knows, a line each: name, type, default, since which version there is one, what else
//! is known of it, and what it does where rlvm heeds it. Those that rlvm heeds have a constant of their own.
//!
//! Source: `lvmconfig --typeconfig default --showdeprecated --showunsupported --withversions` of LVM2 2.03.16, and what
//! it says of each with a value of another type, or in a profile.

mod activation;
mod allocation;
mod devices;
mod global;
mod host;
mod log;
mod report;

use super::{Config, SettingValue};

pub use activation::*;
pub use allocation::*;
pub use devices::*;
pub use global::*;
pub use host::*;
pub use log::*;
pub use report::*;

/// A setting: where it stands, and what it is if nobody says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Setting<T> {
    /// `section/key`
    pub path: &'static str,
    /// LVM2's default.
    pub default: T,
}

impl Setting<&'static str> {
    /// Its value; the default also where it is set to nothing, which LVM2 does not take.
    pub fn filled(&self, config: &Config) -> String {
        let value = config.get(self);
        if value.is_empty() { self.default.to_owned() } else { value }
    }
}

/// A list of strings.
pub type List = &'static [&'static str];

/// A list of strings, each with a number.
pub type Pairs = &'static [(&'static str, u64)];

/// What is known of a setting, or of a section of settings.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// `section/key`
    pub path: &'static str,
    /// Its type, with its default.
    pub default: DefaultValue,
    /// In which versions there is one.
    pub life: Life,
    /// What else is known.
    pub flags: Flags,
    /// What it does, in a sentence; empty for what rlvm does not heed.
    pub about: &'static str,
}

impl Known {
    /// Whether it is a section.
    pub fn is_section(&self) -> bool {
        self.default == DefaultValue::Section
    }

    /// The last word of its path, as a key: without the brackets of a name that the user chooses.
    pub fn key(&self) -> &'static str {
        let key = self.path.rsplit('/').next().unwrap_or_default();
        key.trim_start_matches('<').trim_end_matches('>')
    }
}

/// A default, in its type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DefaultValue {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A text.
    Text(&'static str),
    /// Texts.
    List(List),
    /// Texts and numbers.
    Pairs(Pairs),
    /// It is no setting: a section of settings.
    Section,
}

/// A version of LVM2: `2.3.16`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Version(u16, u16, u16);

impl Version {
    /// Reads `2.3.16`; what follows in brackets does not count.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.split('(').next().unwrap_or_default();
        let mut parts = text.split('.').map(|part| part.parse().ok());
        let version = Self(parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(version)
    }
}

impl core::fmt::Display for Version {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// The versions in which there is a setting.
#[derive(Clone, Copy, Debug)]
pub struct Life {
    /// The first one.
    pub since: Version,
    /// The first one that does not heed it any more.
    pub gone: Option<Version>,
}

impl Life {
    const fn from(major: u16, minor: u16, patch: u16) -> Self {
        Self { since: Version(major, minor, patch), gone: None }
    }

    const fn until(since: [u16; 3], gone: [u16; 3]) -> Self {
        let [major, minor, patch] = gone;
        let gone = Version(major, minor, patch);
        Self { since: Version(since[0], since[1], since[2]), gone: Some(gone) }
    }
}

/// What else is known of a setting or a section.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Flags(u16);

impl Flags {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// For those who know what they do.
    pub const ADVANCED: Self = Self(1);
    /// Without support.
    pub const UNSUPPORTED: Self = Self(1 << 1);
    /// It has no default.
    pub const UNSET: Self = Self(1 << 2);
    /// Its default is shown as a value, not as a comment.
    pub const SHOWN: Self = Self(1 << 3);
    /// It may be set to nothing.
    pub const EMPTY: Self = Self(1 << 4);
    /// A profile of a command may set it.
    pub const COMMAND: Self = Self(1 << 5);
    /// A profile of a VG or an LV may set it.
    pub const METADATA: Self = Self(1 << 6);
    /// Its default is shown as an octal number.
    pub const OCTAL: Self = Self(1 << 7);
    /// Its default lies in the system directory.
    pub const IN_SYSTEM_DIR: Self = Self(1 << 8);
    /// Of a section: its name is the user's choice.
    pub const VARIABLE: Self = Self(1 << 9);
    /// Of a section: it is shown as a comment.
    pub const AUTO: Self = Self(1 << 10);

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` is among them.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// Makes of each row a [`Known`] in the table `ROWS`, and a constant where it has a name.
macro_rules! settings {
    ($($name:tt: $kind:tt = $path:literal, $default:expr, $life:expr, $flags:expr, $about:literal;)*) => {
        $(settings!(@constant $name, $kind, $path, $default, $about);)*

        /// The rows, in LVM2's order.
        pub(super) const ROWS: &[super::Known] = &[$(super::Known {
            path: $path,
            default: settings!(@default $kind, $default),
            life: $life,
            flags: $flags,
            about: $about,
        }),*];
    };
    (@constant _, $kind:tt, $path:literal, $default:expr, $about:literal) => {};
    (@constant $name:ident, $kind:tt, $path:literal, $default:expr, $about:literal) => {
        #[doc = $about]
        pub const $name: super::Setting<settings!(@type $kind)> =
            super::Setting { path: $path, default: $default };
    };
    (@type flag) => { bool };
    (@type number) => { u64 };
    (@type text) => { &'static str };
    (@type list) => { super::List };
    (@type pairs) => { super::Pairs };
    (@default flag, $default:expr) => { super::DefaultValue::Flag($default) };
    (@default number, $default:expr) => { super::DefaultValue::Number($default) };
    (@default text, $default:expr) => { super::DefaultValue::Text($default) };
    (@default list, $default:expr) => { super::DefaultValue::List($default) };
    (@default pairs, $default:expr) => { super::DefaultValue::Pairs($default) };
    (@default section, $default:expr) => { super::DefaultValue::Section };
}

use settings;

/// Below it any key may stand.
const FREE: &str = "allocation/cache_settings";

/// All settings and sections, in LVM2's order: a section stands before what is in it.
pub fn all() -> impl Iterator<Item = &'static Known> {
    let tables = [
        devices::ROWS,
        allocation::ROWS,
        log::ROWS,
        global::ROWS,
        activation::ROWS,
        report::ROWS,
        host::ROWS,
    ];
    tables.into_iter().flatten()
}

/// The setting or section of a path.
pub fn find(path: &str) -> Option<&'static Known> {
    all().find(|known| fits(path, known.path))
}

/// Whether there is a section of that path.
pub fn is_section(path: &str) -> bool {
    find(path).is_some_and(Known::is_section)
}

/// Whether the path is one below which anything may stand.
pub fn is_free(path: &str) -> bool {
    path.strip_prefix(FREE).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a path is one of a table, in which names that the user chooses are in angle brackets.
fn fits(path: &str, known: &str) -> bool {
    // No such name is among the first bytes, which tell most settings apart.
    if path == known || path.get(..5) != known.get(..5) || !known.contains('<') {
        return path == known;
    }
    let (parts, known) = (path.split('/'), known.split('/'));
    parts.clone().count() == known.clone().count()
        && parts.zip(known).all(|(part, known)| part == known || known.starts_with('<'))
}

impl DefaultValue {
    /// What messages call the type.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Flag(_) => bool::NAME,
            Self::Number(_) => u64::NAME,
            Self::Text(_) => <&str>::NAME,
            Self::List(_) => List::NAME,
            Self::Pairs(_) => Pairs::NAME,
            Self::Section => "section",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_there_once_and_in_a_section() {
        let paths: Vec<_> = all().map(|known| known.path).collect();
        assert_eq!(paths.len(), 284);
        for (place, path) in paths.iter().enumerate() {
            assert!(!paths[..place].contains(path), "{path}");
            let above = path.rsplit_once('/').map(|(above, _)| above);
            assert!(above.is_none_or(is_section), "{path}");
        }
    }

    #[test]
    fn what_rlvm_heeds_is_explained() {
        for known in [UNITS.path, SCAN.path, TYPES.path].map(|path| find(path).unwrap()) {
            assert!(known.about.ends_with('.'), "{}", known.path);
        }
        assert!(find("global/unit").is_none() && find("units").is_none());
        assert_eq!(find("tags/mine/host_list").unwrap().path, "tags/<tag>/host_list");
    }

    #[test]
    fn versions_are_read_and_written() {
        assert_eq!(Version::parse("2.3.16(2)").unwrap().to_string(), "2.3.16");
        assert!(Version::parse("2.2.99") < Version::parse("2.3.0"));
        for bad in ["", "2", "2.3", "2.3.x", "2.3.4.5", "x"] {
            assert_eq!(Version::parse(bad), None, "{bad}");
        }
    }
}
