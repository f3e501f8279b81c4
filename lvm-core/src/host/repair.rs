//! What a commit mends beside the VG itself: old and damaged copies of its text, PVs that have come back.
//!
//! Source: what `vgck --updatemetadata` of LVM2 2.03.16 says and leaves on damaged PVs.

use super::Session;
use crate::device::OpenMode;
use crate::error::{CorruptKind, Error, Result};
use crate::format::mda_header::MdaHeader;
use crate::store::{Finding, FoundPv};
use crate::units::Bytes;

/// LVM2's bits for what is wrong with a metadata area, as its messages have them.
mod bits {
    pub(super) const READ: u32 = 0x2;
    pub(super) const HEADER: u32 = 0x4;
    pub(super) const TEXT: u32 = 0x8;
    pub(super) const CHECKSUM: u32 = 0x10;
    pub(super) const MAGIC: u32 = 0x20;
    pub(super) const VERSION: u32 = 0x40;
    pub(super) const START: u32 = 0x80;
    pub(super) const MISMATCH: u32 = 0x100;
    /// With one of them it may be that there is no area at all.
    pub(super) const HOPELESS: u32 = READ | MAGIC | START;
}

/// A metadata area of a VG with something wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Damage {
    device: String,
    /// 1 for the area behind the label, 2 for the one at the end of the device.
    mda: usize,
    /// [`bits`].
    what: u32,
}

impl Damage {
    fn of(finding: &Finding) -> Option<Self> {
        let (device, mda, what) = match finding {
            Finding::BadText { device, mda, .. } | Finding::BadCopy { device, mda, .. } => {
                (device, mda, bits::TEXT)
            }
            Finding::OtherText { device, mda, .. } => (device, mda, bits::MISMATCH),
            Finding::BadHeader { device, mda, kinds, .. } => {
                let what = kinds.iter().map(bit).fold(bits::HEADER, |all, bit| all | bit);
                (device, mda, what)
            }
            _ => return None,
        };
        Some(Self { device: device.clone(), mda: *mda, what })
    }

    const fn can_be_repaired(&self) -> bool {
        self.what & bits::HOPELESS == 0
    }

    fn line(&self, start: Bytes) -> String {
        let Self { device, mda, what } = self;
        if self.can_be_repaired() {
            format!("repairing bad metadata ({what:#x}) in mda{mda} at {start} on {device}.")
        } else {
            format!("not repairing bad metadata ({what:#x}) for mda{mda} on {device}")
        }
    }
}

const fn bit(kind: &CorruptKind) -> u32 {
    match kind {
        CorruptKind::MdaChecksum { .. } => bits::CHECKSUM,
        CorruptKind::MdaMagic => bits::MAGIC,
        CorruptKind::MdaVersion { .. } => bits::VERSION,
        CorruptKind::MdaStart { .. } => bits::START,
        _ => bits::READ,
    }
}

impl Session<'_> {
    /// The copies of a VG's text that are older than the VG, and that the next commit brings up to date. Empty in
    /// a session that only reads.
    pub fn to_be_mended(&self, index: usize) -> Vec<String> {
        let Some(found) = self.inventory.vgs.get(index).filter(|_| self.writes) else {
            return Vec::new();
        };
        let vg = &found.vg;
        let old = self.members(index).filter(|pv| {
            let texts = pv.mdas_in_use().filter_map(|mda| mda.text.as_ref());
            texts.into_iter().any(|text| text.seqno < vg.seqno)
        });
        let next = vg.seqno.saturating_add(1);
        let line =
            |name: &str| format!("updating old metadata to {next} on {name} for VG {}.", vg.name);
        old.map(|pv| line(pv.device.name())).collect()
    }

    /// Has the next commit write to the damaged areas of a VG, too: says which, and which are beyond that.
    pub fn repair_areas(&mut self, index: usize) -> Vec<String> {
        let of_vg = self.inventory.vgs.get(index).into_iter().flat_map(|found| &found.findings);
        let all = self.inventory.findings.iter().chain(of_vg);
        let damages: Vec<Damage> = all.filter_map(Damage::of).collect();
        let mut lines = Vec::new();
        for pv in self.inventory.pvs.iter_mut().filter(|pv| pv.vg == Some(index)) {
            let device = pv.device.name().to_owned();
            for (number, mda) in pv.mdas.iter_mut().enumerate() {
                let here = |damage: &&Damage| damage.device == device && damage.mda == number + 1;
                let Some(damage) = damages.iter().find(here) else { continue };
                lines.push(damage.line(mda.area.start));
                if mda.header.is_none() && damage.can_be_repaired() {
                    mda.header = Some(MdaHeader::empty(mda.area.start, mda.area.size));
                }
            }
        }
        lines
    }

    /// The devices of PVs that bear a text of the VG and are not in it any more.
    pub fn outdated(&self, index: usize) -> Vec<String> {
        let outdated = self.inventory.outdated.iter().filter(|pv| pv.vg == Some(index));
        outdated.map(|pv| pv.device.name().to_owned()).collect()
    }

    /// Takes the VG's texts, and the flag of a VG, from the PVs that are [`Self::outdated`]: they are free then.
    ///
    /// # Errors
    /// [`Error::Io`]: a device failed; what it bears is outdated as before.
    pub fn clear_outdated(&mut self, index: usize) -> Result<(), Error> {
        if self.host.settings().test {
            return Ok(());
        }
        for device in self.outdated(index) {
            self.reopen(&device, OpenMode::Write)?;
        }
        self.inventory.clear_outdated(index)
    }

    fn members(&self, index: usize) -> impl Iterator<Item = &FoundPv> {
        let places = self.inventory.vgs.get(index).into_iter().flat_map(|found| &found.pvs);
        places.flatten().filter_map(|place| self.inventory.pvs.get(*place))
    }
}
