//! `thin-pool`: blocks for thin volumes, on a hidden data LV, and which block is whose, on a hidden metadata LV.
//!
//! Keys: `metadata`, `pool` (the data LV), `transaction_id`, `chunk_size` (sectors), `discards`, `zero_new_blocks`,
//! `crop_metadata`, and sections `messageN` with what the kernel has still to be told: `create = LV` or
//! `delete = DEVICE_ID`.

use serde::{Deserialize, Serialize};

use super::{Area, LvUse};
use crate::format::text::{Entries, TextWriter, Value};
use crate::model::import::{Fields, ImportError, Refs, bad};
use crate::model::{LvIdx, Vg};
use crate::units::{Extents, Sectors};

/// A thin pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThinPool {
    /// The LV that maps blocks to volumes.
    pub metadata: LvIdx,
    /// The LV that holds the blocks.
    pub data: Area,
    /// One more with each change of the set of volumes; the kernel has the same number.
    pub transaction_id: u64,
    /// Size of a block.
    pub chunk_size: Sectors,
    /// What a discard of a volume does.
    pub discards: Option<Discards>,
    /// Blocks are zeroed when a volume gets them.
    pub zero_new_blocks: bool,
    /// `crop_metadata`, as it stands in the text.
    pub crop_metadata: Option<u32>,
    /// What the kernel has still to be told, in order.
    pub messages: Vec<ThinMessage>,
}

/// What happens to a discard that reaches a thin pool.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Discards {
    /// Nothing.
    Ignore,
    /// Blocks go back to the pool.
    NoPassdown,
    /// Blocks go back to the pool, and the data LV is told too.
    Passdown,
}

impl Discards {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ignore, Self::NoPassdown, Self::Passdown];

    /// Its name in the text, on the command line and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::NoPassdown => "nopassdown",
            Self::Passdown => "passdown",
        }
    }
}

/// An order for the kernel that is not yet carried out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThinMessage {
    /// Make this volume.
    Create(LvIdx),
    /// Drop the volume of this device id.
    Delete(u32),
}

impl ThinPool {
    pub(super) fn import(
        fields: &mut Fields<'_, '_, '_>,
        refs: &Refs<'_>,
    ) -> Result<Self, ImportError> {
        let metadata = fields.need_lv("metadata", refs)?;
        let data = Area::Lv { lv: fields.need_lv("pool", refs)?, start: Extents::ZERO };
        let mut messages = Vec::new();
        for (entry, body) in fields.take_sections("message") {
            messages.push(import_message(body, refs).ok_or_else(|| bad(&entry))?);
        }
        Ok(Self {
            metadata,
            data,
            transaction_id: fields.need_u64("transaction_id")?,
            chunk_size: fields.need_sectors("chunk_size")?,
            discards: fields.take_named("discards", &Discards::ALL, |discards| discards.name())?,
            zero_new_blocks: fields.take_u32("zero_new_blocks")?.is_some_and(|on| on != 0),
            crop_metadata: fields.take_u32("crop_metadata")?,
            messages,
        })
    }

    pub(super) fn export(&self, out: &mut TextWriter, vg: &Vg) {
        out.str("metadata", vg.lv_name(self.metadata));
        out.str("pool", vg.area_lv_name(&self.data));
        out.int("transaction_id", self.transaction_id);
        out.size("chunk_size", self.chunk_size, self.chunk_size);
        if let Some(discards) = self.discards {
            out.str("discards", discards.name());
        }
        if self.zero_new_blocks {
            out.int("zero_new_blocks", 1_u32);
        }
        out.int_opt("crop_metadata", self.crop_metadata);
        if !self.messages.is_empty() {
            out.blank();
        }
        for (number, message) in (1..).zip(&self.messages) {
            out.section_numbered("message", number);
            match message {
                ThinMessage::Create(lv) => out.str("create", vg.lv_name(*lv)),
                ThinMessage::Delete(device_id) => out.int("delete", *device_id),
            }
            out.end();
        }
    }

    pub(super) fn refs(&self, visit: &mut dyn FnMut(LvUse, LvIdx)) {
        visit(LvUse::ThinPoolMetadata, self.metadata);
        for message in &self.messages {
            if let ThinMessage::Create(lv) = message {
                visit(LvUse::ThinMessage, *lv);
            }
        }
    }

    pub(super) fn refs_mut(&mut self, visit: &mut dyn FnMut(&mut LvIdx)) {
        visit(&mut self.metadata);
        for message in &mut self.messages {
            if let ThinMessage::Create(lv) = message {
                visit(lv);
            }
        }
    }
}

/// One message: exactly one order that is known.
fn import_message(mut body: Entries<'_, '_>, refs: &Refs<'_>) -> Option<ThinMessage> {
    let entry = body.next()?;
    let Value::Scalar(value) = entry.value() else { return None };
    let message = match entry.key() {
        "create" => ThinMessage::Create(refs.lv(value.as_str()?)?),
        "delete" => ThinMessage::Delete(u32::try_from(value.as_int()?).ok()?),
        _ => return None,
    };
    body.next().is_none().then_some(message)
}
