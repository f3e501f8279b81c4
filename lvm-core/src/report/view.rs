//! What a report is made from: VGs, the devices that their PVs are on, and what the kernel says of LVs.
//!
//! All of it is plain data that somebody else found; nothing here reads a device.

use crate::id::PvId;
use crate::model::{LvIdx, Pv, Relations, Vg};
use crate::units::{Bytes, Sectors};

use super::target_status::TargetStatus;
pub use super::vg_view::{PvSegment, PvSegmentUser, VgView};

/// The name that LVM2 prints for a PV whose device is not there.
pub const UNKNOWN_DEVICE: &str = "[unknown]";

/// Everything that was found.
pub struct View<'a> {
    /// The VGs, in the order in which they are to be gone through.
    pub vgs: Vec<VgView<'a>>,
    /// PVs that belong to no VG.
    pub orphans: Vec<PvView>,
    /// Copies of PVs that are seen elsewhere too, and not the ones that are used: `pvs -a` lists them.
    pub duplicates: Vec<PvView>,
    /// Devices that are no PVs: what `pvs -a` lists beside them.
    pub others: Vec<OtherDevice>,
}

/// A device that is no PV.
#[derive(Clone, Debug)]
pub struct OtherDevice {
    /// Its path.
    pub name: String,
    /// Its size.
    pub size: Bytes,
    /// Its major and minor number, where it is a device node.
    pub numbers: Option<(u64, u64)>,
}

/// A PV as its device shows it.
#[derive(Clone, Debug)]
pub struct PvView {
    /// The device's path, or [`UNKNOWN_DEVICE`].
    pub name: String,
    /// Its id.
    pub id: PvId,
    /// Size of the device now; nothing when it is not there.
    pub dev_size: Bytes,
    /// Major and minor number, where it is a device node.
    pub numbers: Option<(u64, u64)>,
    /// Its metadata areas.
    pub mdas: Vec<MdaView>,
    /// Version of the header's extension; `None` without one or without the device.
    pub ext_version: Option<u32>,
    /// Whether the header says that the PV belongs to a VG.
    pub in_use: bool,
    /// Whether the device is not there.
    pub missing: bool,
    /// Size that the label gives; of a PV in a VG the VG's word counts.
    pub label_size: Bytes,
    /// Start of the data; of a PV in a VG the VG's word counts.
    pub pe_start: Sectors,
    /// Start of the bootloader area.
    pub ba_start: Sectors,
    /// Size of the bootloader area.
    pub ba_size: Sectors,
    /// How LVM2's devices file identifies the device: the id's type and the id.
    pub device_id: Option<(String, String)>,
}

impl PvView {
    /// What is left to tell of a PV of a VG whose device is not there.
    pub fn missing(pv: &Pv) -> Self {
        Self {
            name: UNKNOWN_DEVICE.into(),
            id: pv.id,
            dev_size: Bytes::ZERO,
            numbers: None,
            mdas: Vec::new(),
            ext_version: None,
            in_use: true,
            missing: true,
            label_size: Bytes::ZERO,
            pe_start: pv.pe_start,
            ba_start: pv.ba_start,
            ba_size: pv.ba_size,
            device_id: None,
        }
    }

    /// The smallest size of its metadata areas; nothing without any.
    pub fn mda_size(&self) -> Bytes {
        self.mdas.iter().map(|mda| mda.size).min().unwrap_or_default()
    }

    /// The least room for text in its metadata areas; nothing without any, or with one that is ignored.
    pub fn mda_free(&self) -> Bytes {
        let free = |mda: &MdaView| if mda.ignored { Bytes::ZERO } else { mda.free };
        self.mdas.iter().map(free).min().unwrap_or_default()
    }

    /// How many of its metadata areas hold metadata.
    pub fn mdas_used(&self) -> usize {
        self.mdas.iter().filter(|mda| !mda.ignored).count()
    }
}

/// A metadata area.
#[derive(Clone, Copy, Debug)]
pub struct MdaView {
    /// Its size, header included.
    pub size: Bytes,
    /// How much longer the text may become, in LVM2's way of counting.
    pub free: Bytes,
    /// Whether it is set aside and holds no metadata.
    pub ignored: bool,
}

/// What the kernel knows about LVs.
pub trait KernelState {
    /// The state of one LV and its own device: the one that has its name.
    fn state(&self, vg: &Vg, lv: LvIdx) -> LvState;

    /// The same with the device that tables tell of: where one of the LV's inside does the work, that one.
    fn shown(&self, relations: &Relations<'_>, lv: LvIdx) -> LvState {
        self.state(relations.vg(), lv)
    }

    /// What the target of an active LV says of itself; only asked for what a report shows. `None` where it says
    /// nothing, or nobody can be asked.
    fn status(&self, _vg: &Relations<'_>, _lv: LvIdx) -> Option<TargetStatus> {
        None
    }
}

/// Whether an LV is active.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LvState {
    /// Nobody can tell: there is no device-mapper to ask. Attributes show `X`.
    Unknown,
    /// It is not active.
    Inactive,
    /// It has a device.
    Active(LvDevice),
}

impl LvState {
    /// The device of an active LV.
    pub fn device(&self) -> Option<&LvDevice> {
        match self {
            Self::Active(device) => Some(device),
            Self::Unknown | Self::Inactive => None,
        }
    }
}

/// The device of an active LV.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the kernel's answer")]
pub struct LvDevice {
    /// Its major number.
    pub major: u32,
    /// Its minor number.
    pub minor: u32,
    /// How many hold it open.
    pub open_count: u32,
    /// How far it reads ahead.
    pub read_ahead: Sectors,
    /// Whether it is suspended.
    pub suspended: bool,
    /// Whether writes are refused.
    pub read_only: bool,
    /// Whether it has a table.
    pub live_table: bool,
    /// Whether a second table is loaded.
    pub inactive_table: bool,
}

/// All LVs in the same state: images, hosts without device-mapper, tests.
#[derive(Clone, Debug)]
pub struct AllLvs(pub LvState);

impl KernelState for AllLvs {
    fn state(&self, _: &Vg, _: LvIdx) -> LvState {
        self.0.clone()
    }
}
