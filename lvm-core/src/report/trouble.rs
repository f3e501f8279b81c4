//! What is wrong with an LV, as its target tells: `lv_health_status`, the ninth letter of `lv_attr`.

use super::row::LvRow;
use super::snapshot_status::{Percent, SnapshotStatus};
use super::target_status::{RaidStatus, TargetStatus, ThinPoolStatus};
use crate::model::segment::LvUse;
use crate::model::{Area, SegmentKind};

/// What is wrong with an LV that is active.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Trouble {
    /// A device of an array is dead.
    RefreshNeeded,
    /// A check has found images that differ.
    Mismatches,
    /// An array is being reshaped.
    Reshaping,
    /// A pool, or a volume's pool, does not work any more.
    Failed,
    /// A pool has no room for data.
    OutOfData,
    /// The metadata of a pool take no writes.
    MetadataReadOnly,
}

impl Trouble {
    pub(super) const fn letter(self) -> char {
        match self {
            Self::RefreshNeeded => 'r',
            Self::Mismatches => 'm',
            Self::Reshaping => 's',
            Self::Failed => 'F',
            Self::OutOfData => 'D',
            Self::MetadataReadOnly => 'M',
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::RefreshNeeded => "refresh needed",
            Self::Mismatches => "mismatches exist",
            Self::Reshaping => "reshaping",
            Self::Failed => "failed",
            Self::OutOfData => "out_of_data",
            Self::MetadataReadOnly => "metadata_read_only",
        }
    }
}

impl LvRow<'_> {
    /// State of the COW snapshot that it is, or of the one that is merged into it.
    pub(super) fn snapshot_status(&self) -> Option<SnapshotStatus> {
        let relations = self.vg.relations();
        let asked = self.snapshot().is_some() || relations.merging_snapshot_of(self.idx).is_some();
        match asked.then(|| self.status())?? {
            TargetStatus::Snapshot(status) => Some(*status),
            _ => None,
        }
    }

    /// State of the array that it is.
    pub(super) fn raid_status(&self) -> Option<&RaidStatus> {
        matches!(self.kind(), Some(SegmentKind::Raid(_))).then(|| self.status())?.and_then(
            |status| match status {
                TargetStatus::Raid(raid) => Some(raid),
                _ => None,
            },
        )
    }

    /// State of the thin pool that it is.
    pub(super) fn pool_status(&self) -> Option<&ThinPoolStatus> {
        match self.thin_pool().and_then(|_| self.status())? {
            TargetStatus::ThinPool(pool) => pool.as_ref(),
            _ => None,
        }
    }

    /// Whether the array or mirror that it is an image of has it in step.
    pub(super) fn is_image_in_step(&self) -> bool {
        let relations = self.vg.relations();
        let user = [LvUse::RaidImage, LvUse::MirrorLeg]
            .into_iter()
            .find_map(|how| relations.user_as(self.idx, how));
        let Some(array) = user.and_then(|user| self.other(user)) else { return false };
        match array.status() {
            Some(TargetStatus::Mirror(synced)) => *synced == Percent::HUNDRED,
            Some(TargetStatus::Raid(raid)) => {
                self.place_in(&array).and_then(|at| raid.letter(at)) == Some('A')
            }
            _ => false,
        }
    }

    /// Which device of an array it is part of.
    fn place_in(&self, array: &LvRow<'_>) -> Option<usize> {
        let Some(SegmentKind::Raid(raid)) = array.kind() else { return None };
        let is_it = |area: &Area| area.lv() == Some(self.idx);
        raid.areas.iter().position(is_it)
    }

    /// What is wrong with it.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        if let Some(raid) = self.raid_status() {
            return if raid.has_failed() {
                Some(Trouble::RefreshNeeded)
            } else if raid.mismatches > 0 {
                Some(Trouble::Mismatches)
            } else {
                (raid.action == "reshape").then_some(Trouble::Reshaping)
            };
        }
        if self.thin().is_some() {
            return (self.status() == Some(&TargetStatus::Thin(None))).then_some(Trouble::Failed);
        }
        self.thin_pool()?;
        match self.status()? {
            TargetStatus::ThinPool(None) => Some(Trouble::Failed),
            TargetStatus::ThinPool(Some(pool)) if pool.out_of_space => Some(Trouble::OutOfData),
            TargetStatus::ThinPool(Some(pool)) if pool.read_only => Some(Trouble::MetadataReadOnly),
            _ => None,
        }
    }
}
