//! `thin`: a volume whose blocks come from a thin pool as they are written.
//!
//! Keys: `thin_pool`, `transaction_id` (of the pool, when the volume was made), `device_id` (24 bits, its number in
//! the pool), `external_origin` (a read-only LV outside of the pool), `origin` (the volume that it is a snapshot
//! of), `merge` (the volume that it goes back into).

use serde::{Deserialize, Serialize};

use super::LvUse;
use crate::format::text::TextWriter;
use crate::model::import::{Fields, ImportError, Refs};
use crate::model::{LvIdx, Vg};

/// A thin volume.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thin {
    /// Its pool.
    pub pool: LvIdx,
    /// The pool's transaction that made it.
    pub transaction_id: u64,
    /// Its number in the pool.
    pub device_id: u32,
    /// Where blocks that were never written are read from.
    pub external_origin: Option<LvIdx>,
    /// What it was a snapshot of when it was made.
    pub origin: Option<LvIdx>,
    /// What it is merged into.
    pub merge: Option<LvIdx>,
}

impl Thin {
    /// The largest device id.
    pub const DEVICE_ID_MAX: u32 = (1 << 24) - 1;

    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        Ok(Self {
            pool: fields.need_lv("thin_pool", refs)?,
            transaction_id: fields.need_u64("transaction_id")?,
            device_id: fields.need_u32("device_id")?,
            external_origin: fields.take_lv("external_origin", refs)?,
            origin: fields.take_lv("origin", refs)?,
            merge: fields.take_lv("merge", refs)?,
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("thin_pool", vg.lv_name(self.pool));
        out.int("transaction_id", self.transaction_id);
        out.int("device_id", self.device_id);
        for (key, lv) in [
            ("external_origin", self.external_origin),
            ("origin", self.origin),
            ("merge", self.merge),
        ] {
            if let Some(lv) = lv {
                out.str(key, vg.lv_name(lv));
            }
        }
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        visit(LvUse::ThinPool, self.pool);
        self.external_origin.iter().for_each(|lv| visit(LvUse::ExternalOrigin, *lv));
        self.origin.iter().for_each(|lv| visit(LvUse::ThinOrigin, *lv));
        self.merge.iter().for_each(|lv| visit(LvUse::ThinMerge, *lv));
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        visit(&mut self.pool);
        self.external_origin.iter_mut().for_each(&mut *visit);
        self.origin.iter_mut().for_each(&mut *visit);
        self.merge.iter_mut().for_each(visit);
    }
}
