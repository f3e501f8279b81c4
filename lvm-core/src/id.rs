//! The 32-character identifiers of PVs, VGs and LVs.
//!
//! On disk in a label they stand bare; in text and in reports dashes divide them 6-4-4-4-4-4-6.
//! Alphabet: `0-9 a-z A-Z ! #`; new ids never use the last two.
//! Source: LVM2 `lib/uuid/uuid.c`.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// Characters in an id.
pub const ID_LEN: usize = 32;

/// Lengths of the groups between dashes.
const GROUPS: [usize; 7] = [6, 4, 4, 4, 4, 4, 6];

/// Characters in an id with its dashes.
const DASHED_LEN: usize = ID_LEN + GROUPS.len() - 1;

/// The characters that new ids are made of.
const NEW_ALPHABET: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const fn is_id_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'!' || byte == b'#'
}

/// A string that is no id: not 32 characters, dashes elsewhere than LVM2 writes them, or a foreign character.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a 32-character UUID")]
pub struct BadId;

/// An id, whatever it names.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Id([u8; ID_LEN]);

impl Id {
    /// Thirty-two zeros: stands where an id is about to be put in.
    pub const PLACEHOLDER: Self = Self([b'0'; ID_LEN]);

    /// Takes the 32 bytes of a label.
    ///
    /// # Errors
    /// [`BadId`] for a byte outside the alphabet.
    pub fn from_bytes(bytes: [u8; ID_LEN]) -> Result<Self, BadId> {
        // Without a way out at the first bad one, so that wide registers can do it.
        let bad = bytes.iter().fold(0, |bad, byte| bad | u8::from(!is_id_char(*byte)));
        if bad == 0 { Ok(Self(bytes)) } else { Err(BadId) }
    }

    /// Makes an id from random bytes: bytes above 247 are skipped so that each character is equally
    /// likely. `None` when the source runs dry, so that a broken source cannot loop for ever.
    pub fn from_random(source: impl IntoIterator<Item = u8>) -> Option<Self> {
        let mut id = [0; ID_LEN];
        let mut chars = source
            .into_iter()
            .filter(|byte| *byte < 248)
            .filter_map(|byte| NEW_ALPHABET.get(usize::from(byte % 62)));
        for place in &mut id {
            *place = *chars.next()?;
        }
        Some(Self(id))
    }

    /// The 32 characters without dashes.
    pub const fn as_bytes(&self) -> &[u8; ID_LEN] {
        &self.0
    }

    /// The 32 characters without dashes.
    pub fn bare(&self) -> &str {
        // The alphabet is ASCII, so this cannot fail; an empty string is better than a panic.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Id {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let bytes = text.as_bytes();
        if let Ok(bare) = <[u8; ID_LEN]>::try_from(bytes) {
            return Self::from_bytes(bare);
        }
        let Ok(dashed) = <&[u8; DASHED_LEN]>::try_from(bytes) else { return Err(BadId) };
        let mut id = [0; ID_LEN];
        let (mut from, mut to) = (0, 0);
        for (index, len) in GROUPS.into_iter().enumerate() {
            if index > 0 {
                if dashed[from] != b'-' {
                    return Err(BadId);
                }
                from += 1;
            }
            id[to..to + len].copy_from_slice(&dashed[from..from + len]);
            (from, to) = (from + len, to + len);
        }
        Self::from_bytes(id)
    }
}

impl Id {
    /// The characters with their dashes.
    pub(crate) fn dashed(&self) -> [u8; DASHED_LEN] {
        let mut out = [b'-'; DASHED_LEN];
        let (mut from, mut to) = (0, 0);
        for len in GROUPS {
            out[to..to + len].copy_from_slice(&self.0[from..from + len]);
            (from, to) = (from + len, to + len + 1);
        }
        out
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(core::str::from_utf8(&self.dashed()).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'de, str>::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                text.parse().map(Self)
            }
        }
    };
}

typed_id! {
    /// A physical volume's id.
    PvId
}
typed_id! {
    /// A volume group's id.
    VgId
}
typed_id! {
    /// A logical volume's id; unique within its VG.
    LvId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_prints_as_lvm2_prints_it_and_reads_back() {
        let text = "nLD8Bm-CD7y-USkC-Ix9s-G1yJ-wUSu-q1QSdc";
        let id: Id = text.parse().unwrap();
        assert_eq!(id.to_string(), text);
        assert_eq!(id.bare(), "nLD8BmCD7yUSkCIx9sG1yJwUSuq1QSdc");
        assert_eq!(id.bare().parse(), Ok(id));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for bad in [
            "",
            "nLD8Bm",
            "nLD8Bm-CD7y-USkC-Ix9s-G1yJ-wUSu-q1QSd_",
            "nLD8BmC-D7y-USkC-Ix9s-G1yJ-wUSu-q1QSdc",
            "nLD8Bm-CD7y-USkC-Ix9s-G1yJ-wUSu-q1QSdcX",
            "nLD8Bm-CD7y-USkC-Ix9s-G1yJ-wUSu-q1QSd",
        ] {
            assert_eq!(bad.parse::<Id>(), Err(BadId), "{bad}");
        }
    }

    #[test]
    fn random_bytes_give_ids_of_letters_and_digits_only() {
        let id = Id::from_random(0..=255).unwrap();
        assert_eq!(id.bare(), "0123456789abcdefghijklmnopqrstuv");
        assert_eq!(Id::from_random(std::iter::repeat_n(255, 10_000)), None);
    }
}
