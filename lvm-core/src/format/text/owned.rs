//! Entries that outlive their text: what rlvm keeps because it does not understand it.

use serde::{Deserialize, Serialize};

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnedEntry {
    /// The key, or the section's name.
    pub key: Box<str>,
    /// Its value.
    pub value: OwnedValue,
}

/// What a key stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnedValue {
    /// One value.
    Scalar(OwnedScalar),
    /// `[ … ]`
    Array(Vec<OwnedScalar>),
    /// `{ … }`
    Section(Vec<OwnedEntry>),
}

/// A single value, spelt as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnedScalar {
    /// A whole number.
    Int(i64),
    /// A number with a point, as it stood.
    Float(Box<str>),
    /// A quoted string, without its escapes.
    Str(Box<str>),
    /// A word without quotes.
    Bare(Box<str>),
}
