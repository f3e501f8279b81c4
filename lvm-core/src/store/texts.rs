//! The different texts of a scan, each parsed once.

use std::collections::HashMap;
use std::sync::Arc;

use super::found::NotUnderstood;
use super::scan::SharedText;
use crate::format::text::{Tree, Value};
use crate::id::VgId;
use crate::model::{ImportError, Provenance, Vg, check_readable, import};
use crate::parallel;
use crate::units::Bytes;

/// Texts by checksum and length, before they are parsed.
#[derive(Debug, Default)]
pub(super) struct Texts {
    texts: Vec<(u32, SharedText)>,
    by_key: HashMap<(u32, usize), Vec<usize>>,
}

/// One text.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) checksum: u32,
    pub(super) size: Bytes,
    pub(super) meaning: Meaning,
}

/// What a text says.
#[derive(Debug)]
pub(super) enum Meaning {
    /// A VG.
    Vg(Box<(Vg, Provenance)>),
    /// A VG of which rlvm understands no more than this.
    Unknown { name: String, id: VgId, seqno: u32, error: NotUnderstood },
    /// Nothing.
    Bad(ImportError),
    /// The VG has been taken out.
    Taken(VgId, u32),
}

impl Meaning {
    /// Of which VG it is, and its number.
    pub(super) fn identity(&self) -> Option<(VgId, u32)> {
        match self {
            Self::Vg(parsed) => Some((parsed.0.id, parsed.0.seqno)),
            Self::Unknown { id, seqno, .. } | Self::Taken(id, seqno) => Some((*id, *seqno)),
            Self::Bad(_) => None,
        }
    }

    /// The VG.
    pub(super) fn vg(&self) -> Option<&Vg> {
        match self {
            Self::Vg(parsed) => Some(&parsed.0),
            _ => None,
        }
    }
}

impl Texts {
    /// Adds a text with its checksum, unless it is there already, and returns its place.
    pub(super) fn add(&mut self, checksum: u32, text: SharedText) -> usize {
        let same_key = self.by_key.entry((checksum, text.bytes().len())).or_default();
        let same = |known: &SharedText| Arc::ptr_eq(known, &text) || known.bytes() == text.bytes();
        for place in same_key.iter() {
            if self.texts.get(*place).is_some_and(|(_, known)| same(known)) {
                return *place;
            }
        }
        same_key.push(self.texts.len());
        self.texts.push((checksum, text));
        self.texts.len() - 1
    }

    /// Parses all of them, each on a thread of its own.
    pub(super) fn parse(self) -> Vec<Text> {
        parallel::map(
            &self.texts,
            || (),
            |(), (checksum, text)| Text {
                checksum: *checksum,
                size: Bytes::new(u64::try_from(text.bytes().len()).unwrap_or(u64::MAX)),
                meaning: parse(text.bytes()),
            },
        )
    }
}

fn parse(text: &[u8]) -> Meaning {
    match import(text) {
        Ok(parsed) => match check_readable(&parsed.0) {
            Ok(()) => Meaning::Vg(Box::new(parsed)),
            Err(broken) => Meaning::Unknown {
                name: parsed.0.name.to_string(),
                id: parsed.0.id,
                seqno: parsed.0.seqno,
                error: NotUnderstood::Broken(broken),
            },
        },
        Err(error) => match summary(text) {
            Some((name, id, seqno)) => {
                Meaning::Unknown { name, id, seqno, error: NotUnderstood::Text(error) }
            }
            None => Meaning::Bad(error),
        },
    }
}

/// Name, id and number of the VG in a text that is otherwise not understood.
fn summary(text: &[u8]) -> Option<(String, VgId, u32)> {
    let tree = Tree::parse(text).ok()?;
    for entry in tree.entries() {
        let Value::Section(vg) = entry.value() else { continue };
        let Value::Scalar(id) = vg.get("id")? else { return None };
        let Value::Scalar(seqno) = vg.get("seqno")? else { return None };
        let id = id.as_str()?.parse().ok()?;
        return Some((entry.key().to_owned(), id, u32::try_from(seqno.as_int()?).ok()?));
    }
    None
}
