//! Which LVs may be activated: settings, flags and missing PVs, as a decision without I/O.
//!
//! The order of the questions and the words are those of LVM2 2.03.16: the flag that has an LV skipped, the lists of
//! what is activated by itself, the filter `activation/volume_list`, then missing PVs. What fails the first three is
//! passed over, and only `-v` tells of it; missing PVs are an error.

mod lists;
mod missing;

pub use lists::{BadItem, ListItem, VolumeList};

use crate::model::{LvIdx, Relations, Vg};
use crate::name::{LvName, Tag, VgName};

pub use missing::pvs_under;

use missing::Missing;

/// How much may be missing of an LV that is activated: `--activationmode`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ActivationMode {
    /// Nothing.
    Complete,
    /// What RAID makes up for.
    #[default]
    Degraded,
    /// Anything: what is missing reads as an error.
    Partial,
}

impl ActivationMode {
    /// The mode of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "complete" => Some(Self::Complete),
            "degraded" => Some(Self::Degraded),
            "partial" => Some(Self::Partial),
            _ => None,
        }
    }
}

/// What the settings say of activation.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ActivationSettings {
    /// `activation/volume_list`: what may be activated at all; absent: see [`Self::host_tags`].
    pub volume_list: Option<VolumeList>,
    /// `activation/auto_activation_volume_list`: what is activated by itself; absent: everything.
    pub auto_list: Option<VolumeList>,
    /// `activation/read_only_volume_list`: what is activated read-only; absent: nothing.
    pub read_only_list: Option<VolumeList>,
    /// The tags of this host. Where it has some and there is no `volume_list`, LVs need one of them.
    pub host_tags: Vec<Tag>,
}

/// How a command asks for activation.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ActivationRequest {
    /// `-aay`: only what is to be activated by itself.
    pub auto: bool,
    /// `-K`: the flag of LVs that are to be skipped does not count.
    pub ignore_skip: bool,
    /// How much may be missing.
    pub mode: ActivationMode,
}

/// What becomes of an LV that is to be activated.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// It may be.
    Activate {
        /// No matter what its permission says.
        read_only: bool,
    },
    /// It is passed over, which is no failure.
    PassOver(PassedOver),
    /// It may not be.
    Refuse(ActivationRefusal),
}

/// Why an LV is passed over.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum PassedOver {
    /// It bears the flag.
    #[error("ACTIVATION_SKIP flag set for LV {vg}/{lv}, skipping activation.")]
    Skip { vg: VgName, lv: LvName },
    /// It is not in the list of what is activated by itself.
    #[error(
        "No item supplied in activation/auto_activation_volume_list configuration setting matches {vg}/{lv}."
    )]
    NotInAutoList { vg: VgName, lv: LvName },
    /// It, or its VG, is not to be activated by itself.
    #[error("Not activating {vg}/{lv}: its autoactivation is off.")]
    NoAutoactivation { vg: VgName, lv: LvName },
    /// It is not in the list of what may be activated, or bears no tag of this host.
    #[error("Not activating {vg}/{lv} since it does not pass activation filter.")]
    Filter { vg: VgName, lv: LvName },
}

/// Why an LV may not be activated or refreshed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum ActivationRefusal {
    /// PVs are missing.
    #[error(
        "Refusing activation of partial LV {vg}/{lv}.  Use '--activationmode partial' to override."
    )]
    Partial { vg: VgName, lv: LvName },
    /// PVs are missing that RAID makes up for, but everything is to be there.
    #[error("Refusing activation of partial LV {vg}/{lv}.  Try '--activationmode degraded'.")]
    Degraded { vg: VgName, lv: LvName },
    /// PVs are missing of an LV that is to be refreshed.
    #[error(
        "Refusing refresh of partial LV {vg}/{lv}. Use '--activationmode partial' to override."
    )]
    Refresh { vg: VgName, lv: LvName },
    /// It is a part of another LV.
    #[error("Operation not permitted on hidden LV {vg}/{lv}.")]
    Hidden { vg: VgName, lv: LvName },
}

/// The decision for the LVs of one VG.
pub struct ActivationPolicy<'a> {
    vg: &'a Vg,
    settings: &'a ActivationSettings,
    relations: Relations<'a>,
    missing: Missing,
}

impl<'a> ActivationPolicy<'a> {
    /// For a VG whose absent PVs are flagged as missing.
    pub fn new(vg: &'a Vg, settings: &'a ActivationSettings) -> Self {
        let relations = Relations::of(vg);
        let missing = Missing::of(&relations);
        Self { vg, settings, relations, missing }
    }

    /// Whether an LV may be activated. An LV that is not there is passed over.
    pub fn verdict(&self, idx: LvIdx, request: ActivationRequest) -> Verdict {
        let Some(lv) = self.vg.lv(idx) else { return Verdict::Activate { read_only: false } };
        let (vg, name) = (self.vg.name.clone(), lv.name.clone());
        if lv.flags.activation_skip && !request.ignore_skip {
            return Verdict::PassOver(PassedOver::Skip { vg, lv: name });
        }
        if request.auto {
            let listed = self.settings.auto_list.as_ref().is_none_or(|list| self.is_in(list, idx));
            if !listed {
                return Verdict::PassOver(PassedOver::NotInAutoList { vg, lv: name });
            }
            if lv.flags.noautoactivate || self.vg.status.noautoactivate {
                return Verdict::PassOver(PassedOver::NoAutoactivation { vg, lv: name });
            }
        }
        if !self.passes_filter(idx) {
            return Verdict::PassOver(PassedOver::Filter { vg, lv: name });
        }
        if request.mode != ActivationMode::Partial && self.missing.is_partial(idx) {
            let degraded = self.missing.can_be_degraded(self.vg, idx);
            match (degraded, request.mode) {
                (true, ActivationMode::Degraded) => {}
                (true, _) => return Verdict::Refuse(ActivationRefusal::Degraded { vg, lv: name }),
                (false, _) => return Verdict::Refuse(ActivationRefusal::Partial { vg, lv: name }),
            }
        }
        Verdict::Activate { read_only: self.is_read_only(idx) }
    }

    /// Whether an LV that is active may be loaded anew from the metadata.
    ///
    /// # Errors
    /// [`ActivationRefusal`]: PVs are missing, or it is a part of another LV.
    pub fn check_refresh(&self, idx: LvIdx, mode: ActivationMode) -> Result<(), ActivationRefusal> {
        let Some(lv) = self.vg.lv(idx) else { return Ok(()) };
        let (vg, name) = (self.vg.name.clone(), lv.name.clone());
        if !self.relations.is_visible(idx) {
            return Err(ActivationRefusal::Hidden { vg, lv: name });
        }
        if mode != ActivationMode::Partial && self.missing.is_partial(idx) {
            return Err(ActivationRefusal::Refresh { vg, lv: name });
        }
        Ok(())
    }

    /// Who needs whom among the VG's LVs.
    pub fn relations(&self) -> &Relations<'a> {
        &self.relations
    }

    /// Whether a setting has it activated read-only, whatever its own permission.
    pub fn is_read_only(&self, idx: LvIdx) -> bool {
        self.settings.read_only_list.as_ref().is_some_and(|list| self.is_in(list, idx))
    }

    /// Whether it may be activated at all: `activation/volume_list`, or the tags of this host.
    pub fn passes_filter(&self, idx: LvIdx) -> bool {
        if let Some(list) = &self.settings.volume_list {
            return self.is_in(list, idx);
        }
        let host_tags = &self.settings.host_tags;
        let Some(lv) = self.vg.lv(idx) else { return false };
        let is_on = |tag: &Tag| lv.tags.contains(tag) || self.vg.tags.contains(tag);
        host_tags.is_empty() || host_tags.iter().any(is_on)
    }

    fn is_in(&self, list: &VolumeList, idx: LvIdx) -> bool {
        self.vg.lv(idx).is_some_and(|lv| list.has(self.vg, lv, &self.settings.host_tags))
    }
}

#[cfg(test)]
mod tests;
