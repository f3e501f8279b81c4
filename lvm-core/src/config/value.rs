//! What settings can be, and how each kind is read.

use super::settings;
use crate::format::text::{OwnedScalar, OwnedValue};

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
        match single(value)? {
            OwnedScalar::Int(number) => Some(*number != 0),
            OwnedScalar::Str(word) | OwnedScalar::Bare(word) => {
                match word.to_ascii_lowercase().as_str() {
                    "y" | "yes" | "on" | "true" => Some(true),
                    "n" | "no" | "off" | "false" => Some(false),
                    _ => None,
                }
            }
            OwnedScalar::Float(_) => None,
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
        match single(value)? {
            OwnedScalar::Int(number) => Self::try_from(*number).ok(),
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
        match single(value)? {
            OwnedScalar::Str(text) | OwnedScalar::Bare(text) => Some(text.to_string()),
            _ => None,
        }
    }
}

impl SettingValue for &'static [&'static str] {
    type Out = Vec<String>;
    const NAME: &'static str = "array with values of type: string";

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

impl SettingValue for settings::Pairs {
    type Out = Vec<(String, u64)>;
    const NAME: &'static str = "array with values of type: integer string";

    fn out(self) -> Self::Out {
        self.iter().map(|(text, number)| ((*text).to_owned(), *number)).collect()
    }

    fn read(value: &OwnedValue) -> Option<Self::Out> {
        let OwnedValue::Array(items) = value else { return None };
        let pair = |pair: &[OwnedScalar]| match pair {
            [OwnedScalar::Str(text) | OwnedScalar::Bare(text), OwnedScalar::Int(number)] => {
                Some((text.to_string(), u64::try_from(*number).ok()?))
            }
            _ => None,
        };
        items.chunks(2).map(pair).collect()
    }
}

/// The value itself, or the only one of a list.
fn single(value: &OwnedValue) -> Option<&OwnedScalar> {
    match value {
        OwnedValue::Scalar(value) => Some(value),
        OwnedValue::Array(values) => match &values[..] {
            [value] => Some(value),
            _ => None,
        },
        OwnedValue::Section(_) => None,
    }
}
