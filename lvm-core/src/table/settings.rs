//! What a table depends on beside the VG: settings of `lvm.conf`, and what a running host knows.

use std::collections::BTreeSet;

use crate::id::LvId;
use crate::model::{LvIdx, PvIdx};
use crate::units::Sectors;

/// Settings and facts of the host. The default is LVM2's own where it can know no better.
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct TableSettings {
    /// PVs whose devices are not there.
    pub missing_pvs: BTreeSet<PvIdx>,
    /// `activation/missing_stripe_filler`: what stands in their place.
    pub filler: StripeFiller,
    /// `activation/use_linear_target`: otherwise what is linear is striped with one stripe.
    pub use_linear_target: bool,
    /// The devices take no writes, whatever the VG says (`activation/read_only_volume_list`).
    pub read_only: bool,
    /// The legs and images of what is made are in step already (`--nosync`).
    pub in_sync: bool,
    /// Snapshots that are to go back into their origins do so now: neither is open.
    pub merging: bool,
    /// Origins whose snapshots wait all the same: something is open that a merge would change under its users.
    pub delayed: BTreeSet<LvId>,
    /// `activation/thin_pool_autoextend_threshold`, percent, where pools are monitored and it is below 100.
    pub thin_pool_threshold: Option<u32>,
    /// `activation/raid_region_size`: how much pvmove copies at a time.
    pub mirror_region_size: Sectors,
    /// Write caches that lie on persistent memory.
    pub pmem_lvs: BTreeSet<LvIdx>,
}

impl Default for TableSettings {
    fn default() -> Self {
        Self {
            missing_pvs: BTreeSet::new(),
            filler: StripeFiller::Error,
            use_linear_target: true,
            read_only: false,
            in_sync: false,
            merging: true,
            delayed: BTreeSet::new(),
            thin_pool_threshold: None,
            mirror_region_size: Sectors::new(4096),
            pmem_lvs: BTreeSet::new(),
        }
    }
}

/// What stands in place of a PV that is not there.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum StripeFiller {
    /// A device on which all reads and writes fail.
    #[default]
    Error,
    /// A device of zeros.
    Zero,
    /// This device, from its beginning.
    Device(String),
}

impl StripeFiller {
    /// The value of `activation/missing_stripe_filler`.
    pub fn from_setting(value: &str) -> Self {
        match value {
            "error" => Self::Error,
            "zero" => Self::Zero,
            path => Self::Device(path.to_owned()),
        }
    }
}
