//! `snapshot`: ties an origin to the LV that holds what the origin had before it changed (the COW store).
//!
//! It is the one segment of a hidden LV `snapshotN`; the LV that users see as the snapshot is the COW store.
//! Keys: `chunk_size` (sectors), `origin`, and `cow_store`, or `merging_store` while the snapshot goes back into
//! its origin.

use serde::{Deserialize, Serialize};

use super::LvUse;
use crate::format::text::TextWriter;
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};
use crate::units::Sectors;

/// A snapshot of the old, copy-on-write kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// How much is copied at a time.
    pub chunk_size: Sectors,
    /// What it is a snapshot of. An origin that is not visible is that of a sparse LV.
    pub origin: LvIdx,
    /// The LV that holds the copies, and stands for the snapshot in lists.
    pub cow: LvIdx,
    /// It is on its way back into its origin.
    pub merging: bool,
}

impl Snapshot {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        let chunk_size = fields.need_sectors("chunk_size")?;
        let origin = fields.need_lv("origin", refs)?;
        let (cow, merging) = match fields.take_lv("merging_store", refs)? {
            Some(cow) => (cow, true),
            None => (fields.need_lv("cow_store", refs)?, false),
        };
        Ok(Self { chunk_size, origin, cow, merging })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.int("chunk_size", self.chunk_size);
        out.str("origin", vg.lv_name(self.origin));
        let store = if self.merging { "merging_store" } else { "cow_store" };
        out.str(store, vg.lv_name(self.cow));
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        visit(LvUse::SnapshotOrigin, self.origin);
        visit(LvUse::SnapshotCow, self.cow);
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        visit(&mut self.origin);
        visit(&mut self.cow);
    }
}
