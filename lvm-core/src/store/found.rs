//! What a scan finds: PVs, VGs, and the devices that are neither.

use std::sync::Arc;

use super::finding::Finding;
use crate::device::BlockDevice;
use crate::device::scan::LeftOut;
use crate::format::label::PvLabel;
use crate::format::mda_header::MdaHeader;
use crate::format::pv_header::DiskArea;
use crate::format::ring::Ring;
use crate::id::{PvId, VgId};
use crate::model::{Broken, ImportError, Provenance, PvIdx, Vg};
use crate::name::VgName;
use crate::units::{Bytes, Sectors};

/// Everything that was found on some devices, at one moment.
#[derive(Debug, Default)]
pub struct Inventory {
    /// The PVs, in the order of their devices, without [`Self::outdated`] ones.
    pub pvs: Vec<FoundPv>,
    /// The VGs, in the order in which they were met.
    pub vgs: Vec<FoundVg>,
    /// PVs that their VG does not know any more; `vg` is that VG.
    pub outdated: Vec<FoundPv>,
    /// VGs whose newest text says what rlvm does not understand: nothing may be done to their PVs.
    pub unreadable: Vec<UnreadableVg>,
    /// Devices without a label.
    pub others: Vec<Arc<dyn BlockDevice>>,
    /// Devices that are not used whatever is on them, and why.
    pub left_out: Vec<(Arc<dyn BlockDevice>, LeftOut)>,
    /// What is wrong with devices and with the VGs among each other; each VG has more of its own.
    pub findings: Vec<Finding>,
}

/// A device with a label.
#[derive(Clone, Debug)]
pub struct FoundPv {
    /// The device.
    pub device: Arc<dyn BlockDevice>,
    /// Its label.
    pub label: PvLabel,
    /// Its metadata areas, as the label lists them.
    pub mdas: Vec<FoundMda>,
    /// The VG that it belongs to: its place in [`Inventory::vgs`].
    pub vg: Option<usize>,
    /// Other devices with a label of the same id. They are not used, and the VG must not be changed.
    pub duplicates: Vec<Arc<dyn BlockDevice>>,
}

impl FoundPv {
    /// Its id.
    pub const fn id(&self) -> PvId {
        self.label.pv.id
    }

    /// Whether its label says that it belongs to a VG although none has it: its VG's text is lost, or on devices
    /// that are not there. LVM2 makes nothing of it without being forced.
    pub const fn is_claimed(&self) -> bool {
        self.vg.is_none() && self.label.pv.in_use()
    }

    /// The metadata areas whose headers are sound: those that LVM2 counts.
    pub fn sound_mdas(&self) -> impl Iterator<Item = &FoundMda> {
        self.mdas.iter().filter(|mda| mda.header.is_some())
    }

    /// Those of them that hold, or would hold, a text.
    pub fn mdas_in_use(&self) -> impl Iterator<Item = &FoundMda> {
        self.sound_mdas().filter(|mda| !mda.is_ignored())
    }

    /// What LVM2 reports as `pv_mda_free`: of the fullest area.
    pub fn mda_free(&self) -> Sectors {
        self.sound_mdas().map(FoundMda::free).min().unwrap_or_default()
    }

    /// What LVM2 reports as `pv_mda_size`: of the smallest area.
    pub fn mda_size(&self) -> Bytes {
        self.sound_mdas().map(|mda| mda.area.size).min().unwrap_or_default()
    }
}

/// A metadata area.
#[derive(Clone, Debug)]
pub struct FoundMda {
    /// Where it is.
    pub area: DiskArea,
    /// Its header; `None` where that is damaged.
    pub header: Option<MdaHeader>,
    /// The committed text, if it is sound.
    pub text: Option<TextCopy>,
}

impl FoundMda {
    /// Whether LVM2 keeps no text in it.
    pub fn is_ignored(&self) -> bool {
        self.header.is_some_and(|header| header.is_ignored())
    }

    /// What LVM2 counts as free for a longer text.
    pub fn free(&self) -> Sectors {
        let used = self.text.as_ref().map_or(Bytes::ZERO, |text| text.size);
        match Ring::new(self.area.size) {
            Ok(ring) if self.header.is_some() && !self.is_ignored() => ring.free(used),
            _ => Sectors::ZERO,
        }
    }
}

/// A copy of a text: whose, and which.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TextCopy {
    /// The VG that it is of.
    pub vg: VgId,
    /// Its number.
    pub seqno: u32,
    /// Its checksum.
    pub checksum: u32,
    /// Its length, with the closing NUL.
    pub size: Bytes,
}

/// A volume group.
#[derive(Debug)]
pub struct FoundVg {
    /// The VG as its newest text has it.
    pub vg: Vg,
    /// What stands around it in the text.
    pub provenance: Provenance,
    /// For each of its PVs the place in [`Inventory::pvs`]; `None` where it is nowhere.
    pub pvs: Vec<Option<usize>>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl FoundVg {
    /// Whether PVs are nowhere, or are flagged as missing and have not come back unharmed.
    pub fn is_partial(&self) -> bool {
        let mut pvs = self.pvs.iter().zip(self.vg.pvs());
        pvs.any(|(found, pv)| found.is_none() || pv.status.missing)
    }
}

/// A VG whose newest text is sound and cannot be understood.
#[derive(Clone, Debug)]
pub struct UnreadableVg {
    /// Its name, as it is in the text.
    pub name: String,
    /// Its id.
    pub id: VgId,
    /// Number of that text.
    pub seqno: u32,
    /// Why.
    pub error: NotUnderstood,
    /// The devices with that text.
    pub devices: Vec<Arc<dyn BlockDevice>>,
}

/// Why a sound text is not understood.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotUnderstood {
    /// Something in it has no meaning here.
    #[error(transparent)]
    Text(ImportError),
    /// It breaks rules that every VG keeps.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Broken(Vec<Broken>),
}

impl Inventory {
    /// The VG of that name; the first of several.
    pub fn find_vg(&self, name: &str) -> Option<(usize, &FoundVg)> {
        self.vgs.iter().enumerate().find(|(_, found)| found.vg.name.as_str() == name)
    }

    /// How many VGs have that name.
    pub fn count_named(&self, name: &str) -> usize {
        self.vgs.iter().filter(|found| found.vg.name.as_str() == name).count()
    }

    /// VGs of whose text different copies were found. Who scans without their locks may have come into the middle
    /// of a commit, and should look again under them before telling anybody.
    pub fn inconsistent(&self) -> impl Iterator<Item = &VgName> {
        self.findings.iter().filter_map(|finding| match finding {
            Finding::OldText { vg, .. } | Finding::OtherText { vg, .. } => Some(vg),
            _ => None,
        })
    }

    /// The PV on the device of that name, not among the outdated ones.
    pub fn find_pv(&self, device: &str) -> Option<(usize, &FoundPv)> {
        self.pvs.iter().enumerate().find(|(_, found)| found.device.name() == device)
    }

    /// The PV with that id.
    pub fn find_pv_id(&self, id: PvId) -> Option<(usize, &FoundPv)> {
        self.pvs.iter().enumerate().find(|(_, found)| found.id() == id)
    }

    /// The found PV of a VG's PV.
    pub fn pv_of(&self, vg: usize, pv: PvIdx) -> Option<&FoundPv> {
        let place = self.vgs.get(vg)?.pvs.get(pv.at()).copied().flatten()?;
        self.pvs.get(place)
    }
}
