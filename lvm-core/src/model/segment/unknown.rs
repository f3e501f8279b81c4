//! A segment type that rlvm does not know. Its keys are kept and written back as LVM2 writes those of a type that
//! it does not know: `key=value`.

use serde::{Deserialize, Serialize};

use crate::format::text::{OwnedEntry, TextWriter};
use crate::model::import::Fields;

/// A segment of an unknown type, or of a known one with unknown flags.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unknown {
    /// The value of `type`, flags included.
    #[serde(rename = "name")]
    pub type_name: Box<str>,
    /// All keys that are not common to every segment.
    pub entries: Vec<OwnedEntry>,
}

impl Unknown {
    pub(super) fn import(type_name: &str, fields: &mut Fields<'_, '_, '_>) -> Self {
        Self { type_name: type_name.into(), entries: fields.take_all() }
    }

    pub(super) fn export(&self, out: &mut TextWriter) {
        for entry in &self.entries {
            out.compact(entry);
        }
    }
}
