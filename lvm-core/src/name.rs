//! Names of VGs, LVs and tags, valid by construction.
//!
//! Rules (checked against LVM2 2.03.16): 1 to 127 characters of `A-Z a-z 0-9 + _ . -`, not `.` or `..`, no
//! leading `-`. LV names made by users also keep clear of the reserved forms ([`LvName::check_not_reserved`]);
//! hidden LVs bear exactly those.

use core::borrow::Borrow;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest VG or LV name.
pub const NAME_MAX: usize = 127;

/// Starts that LVM2 keeps for itself.
const RESERVED_PREFIXES: [&str; 2] = ["pvmove", "snapshot"];

/// Parts that LVM2 keeps for hidden LVs, wherever they stand in a name.
const RESERVED_PARTS: [&str; 17] = [
    "_cdata", "_cmeta", "_corig", "_cpool", "_cvol", "_wcorig", "_mimage", "_mlog", "_pmspare",
    "_rimage", "_rmeta", "_tdata", "_tmeta", "_vdata", "_imeta", "_iorig", "_vorigin",
];

/// Why a string is no name.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum BadName {
    /// No characters at all.
    #[error("a name cannot be empty")]
    Empty,
    /// More than [`NAME_MAX`] bytes.
    #[error("a name has at most 127 characters")]
    TooLong,
    /// `.`, `..`, a leading hyphen, or a character outside the set.
    #[error("a name has only A-Z a-z 0-9 + _ . - and does not begin with a hyphen")]
    Invalid,
    /// An LV name that begins as LVM2's own do.
    #[error("Names starting \"{0}\" are reserved. Please choose a different LV name.")]
    ReservedPrefix(&'static str),
    /// An LV name with a part that marks hidden LVs.
    #[error("Names including \"{0}\" are reserved. Please choose a different LV name.")]
    ReservedPart(&'static str),
}

/// Which bytes names are made of.
const NAME_CHARS: [bool; 256] = {
    let mut is = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        is[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'_' | b'.' | b'-');
        byte += 1;
    }
    is
};

fn is_name_char(byte: u8) -> bool {
    NAME_CHARS.get(usize::from(byte)).copied().unwrap_or(false)
}

/// Checks the rules that VG and LV names share.
fn check(name: &str) -> Result<(), BadName> {
    if name.is_empty() {
        return Err(BadName::Empty);
    }
    if !name.bytes().all(is_name_char) || name.starts_with('-') || name == "." || name == ".." {
        return Err(BadName::Invalid);
    }
    if name.len() > NAME_MAX {
        return Err(BadName::TooLong);
    }
    Ok(())
}

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident, $check:path, $err:ty) => {
        $(#[$doc])*
        #[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes `name` if it keeps the rules.
            pub fn new(name: &str) -> Result<Self, $err> {
                $check(name)?;
                Ok(Self(name.into()))
            }

            /// The name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }

        impl FromStr for $name {
            type Err = $err;

            fn from_str(name: &str) -> Result<Self, $err> {
                Self::new(name)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $err;

            fn try_from(name: String) -> Result<Self, $err> {
                Self::new(&name)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0.into()
            }
        }
    };
}

name_type! {
    /// A volume group's name.
    VgName, check, BadName
}
name_type! {
    /// A logical volume's name, without its VG; hidden LVs have one too.
    LvName, check, BadName
}
name_type! {
    /// A tag, without the `@` that marks one on the command line: one or more of `A-Za-z0-9._-+/=!:&#`.
    Tag, check_tag, BadTag
}

impl LvName {
    /// Refuses what only LVM2 itself may name an LV.
    ///
    /// # Errors
    /// [`BadName::ReservedPrefix`], [`BadName::ReservedPart`].
    pub fn check_not_reserved(&self) -> Result<(), BadName> {
        if let Some(prefix) =
            RESERVED_PREFIXES.into_iter().find(|prefix| self.0.starts_with(prefix))
        {
            return Err(BadName::ReservedPrefix(prefix));
        }
        match RESERVED_PARTS.into_iter().find(|part| self.0.contains(part)) {
            Some(part) => Err(BadName::ReservedPart(part)),
            None => Ok(()),
        }
    }
}

/// A string that is no tag.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a tag has only A-Z a-z 0-9 . _ - + / = ! : & #, at least one of them")]
pub struct BadTag;

fn check_tag(tag: &str) -> Result<(), BadTag> {
    let ok = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-+/=!:&#".contains(&byte));
    if ok && !tag.is_empty() { Ok(()) } else { Err(BadTag) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_to_lvm2s_characters() {
        for ok in ["a", "my-vg.1_x+y", "_under", "...", "0", &"x".repeat(127)] {
            assert!(VgName::new(ok).is_ok(), "{ok}");
        }
        for bad in [".", "..", "-lead", "sp ace", "a/b", "ü", "a\n"] {
            assert_eq!(LvName::new(bad), Err(BadName::Invalid), "{bad}");
        }
        assert_eq!(LvName::new(""), Err(BadName::Empty));
        assert_eq!(LvName::new(&"x".repeat(128)), Err(BadName::TooLong));
    }

    #[test]
    fn reserved_names_are_for_hidden_lvs() {
        let reserved = |name: &str| LvName::new(name).unwrap().check_not_reserved();
        assert_eq!(reserved("snapshot1"), Err(BadName::ReservedPrefix("snapshot")));
        assert_eq!(reserved("x_mlog"), Err(BadName::ReservedPart("_mlog")));
        assert_eq!(reserved("mlog"), Ok(()));
        assert_eq!(reserved("my_pvmove"), Ok(()));
    }

    #[test]
    fn tags_take_more_characters_and_any_length() {
        assert!(Tag::new("a/b=c:d&e#!").is_ok());
        assert!(Tag::new(&"x".repeat(1025)).is_ok());
        assert_eq!(Tag::new("a b"), Err(BadTag));
        assert_eq!(Tag::new(""), Err(BadTag));
    }
}
