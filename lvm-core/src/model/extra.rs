//! What rlvm does not understand and therefore keeps.

use serde::{Deserialize, Serialize};

use crate::format::text::OwnedEntry;

/// Keys and sections of a text section that have no meaning to rlvm, in the order in which they stood.
/// They are written back, value for value, after the keys that rlvm knows.
///
/// Boxed, because nearly always there is nothing to keep.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extra(
    #[expect(clippy::box_collection, reason = "nearly always empty: one word instead of three")]
    Option<Box<Vec<OwnedEntry>>>,
);

impl Extra {
    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Keeps one entry more.
    pub fn push(&mut self, entry: OwnedEntry) {
        self.0.get_or_insert_default().push(entry);
    }

    /// What is kept.
    pub fn entries(&self) -> &[OwnedEntry] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}
