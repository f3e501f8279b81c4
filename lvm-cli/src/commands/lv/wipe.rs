//! What the extents of a new LV held before is not to be seen in it.

use lvm_core::device::{BlockDevice, signature};
use lvm_core::host::Session as Held;
use lvm_core::model::{LvIdx, Vg};
use lvm_core::units::Bytes;

use crate::args::Matches;
use crate::args::options::{common, lv};
use crate::args::values::Activation;
use crate::failure::Failure;
use crate::session::Session;

/// What is zeroed at the start of a new LV.
const ZEROED: Bytes = Bytes::new(4096);

/// What to do with a new LV's contents.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct What {
    /// Zero its first 4 KiB.
    pub(super) zero: bool,
    /// Wipe the signatures of file systems and the like, after asking.
    pub(super) signatures: bool,
}

/// What the command line asks for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Asked {
    /// This is to be done.
    Do(What),
    /// It is asked for expressly, and what the new LV is to be stands in the way: that in words.
    No(String),
}

impl Asked {
    /// Reads the options. An LV that nobody may write to yet, or that is not active, is left as it is.
    pub(super) fn read(matches: &Matches, writable: bool, skip: bool) -> Self {
        let activate = matches.get(&lv::ACTIVATE);
        let why: String = [
            (!writable, "read-only "),
            (activate == Some(&Activation::Auto), "auto activated "),
            (activate == Some(&Activation::No), "inactive "),
            (skip && !matches.has(&lv::IGNOREACTIVATIONSKIP), "skipped from activation "),
        ]
        .into_iter()
        .filter_map(|(is_so, word)| is_so.then_some(word))
        .collect();
        let zero = matches.get(&common::ZERO).copied();
        let signatures = matches.get(&lv::WIPESIGNATURES).copied();
        if !why.is_empty() && zero.or(signatures) == Some(true) {
            return Self::No(why);
        }
        let zero = zero.unwrap_or(why.is_empty());
        Self::Do(What { zero, signatures: why.is_empty() && signatures.unwrap_or(zero) })
    }

    /// Whether the options are there at all, and say yes.
    pub(super) fn is_explicit(matches: &Matches) -> bool {
        matches.get(&common::ZERO).or(matches.get(&lv::WIPESIGNATURES)) == Some(&true)
    }
}

/// Prepares the contents of a new LV before its VG is committed, so that nobody ever sees it unprepared.
///
/// # Errors
/// A signature is to stay, or a device failed; then the VG is not to be committed.
pub(super) fn prepare(
    what: What,
    held: &Held<'_>,
    index: usize,
    vg: &Vg,
    lv: LvIdx,
    session: &mut Session,
) -> Result<(), Failure> {
    let Some(new) = vg.lv(lv) else { return Ok(()) };
    let on_pvs = new.segments.iter().any(|segment| !segment.kind.areas().is_empty());
    if !on_pvs || !(what.zero || what.signatures) {
        return Ok(());
    }
    let Some(device) = held.lv_device(index, vg, lv) else { return Ok(()) };
    let name = device.name();
    let found = if what.signatures {
        session.ask_to_wipe(signature::find(&device)?, name).map_err(|failure| match failure {
            Failure::Message(lines) => Failure::Message(format!(
                "{lines}\nFailed to wipe signatures on logical volume {}/{}.\n\
                 Aborting. Failed to wipe start of new LV.",
                vg.name, new.name
            )),
            other => other,
        })?
    } else {
        Vec::new()
    };
    held.open_vg(index)?;
    session.wipe(&found, &device, name)?;
    if what.zero {
        device.zero_range(Bytes::ZERO, ZEROED.min(device.size()))?;
    }
    Ok(device.flush()?)
}
