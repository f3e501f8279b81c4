//! What the kernel says of a snapshot, and how full it is.
//!
//! The parameters of the targets `snapshot` and `snapshot-merge` in `dmsetup status` (the kernel's
//! `Documentation/admin-guide/device-mapper/snapshot.rst`): `USED/TOTAL METADATA`, all in sectors of the store and
//! the first with the third in it; or a word where the store cannot be used. While a snapshot merges, USED falls;
//! when it is METADATA nothing is left to be merged.

use core::fmt;

use crate::units::Sectors;

/// State of a snapshot's store.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SnapshotStatus {
    /// It works.
    Usage {
        /// Sectors in use, those for exceptions among them.
        used: Sectors,
        /// All that it has.
        total: Sectors,
        /// Sectors for exceptions; old kernels do not tell.
        metadata: Option<Sectors>,
    },
    /// It was full or its device failed: the snapshot is lost.
    Invalid,
    /// It is full, and the kernel fails writes rather than losing it.
    Overflow,
    /// Its merge met an error and stands still.
    MergeFailed,
    /// The kernel has not read it yet.
    Unknown,
}

/// How far a merge is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MergeProgress {
    /// That much is back in the origin.
    Merged(Percent),
    /// All is: the snapshot can be removed.
    Finished,
    /// It will never end by itself.
    Failed,
}

impl SnapshotStatus {
    /// Reads the parameters of a status line, without start, length and target. `None` when they are no such.
    pub fn parse(params: &str) -> Option<Self> {
        match params.trim() {
            "Invalid" => return Some(Self::Invalid),
            "Overflow" => return Some(Self::Overflow),
            "Merge failed" => return Some(Self::MergeFailed),
            "Unknown" => return Some(Self::Unknown),
            _ => {}
        }
        let mut words = params.split_ascii_whitespace();
        let (used, total) = words.next()?.split_once('/')?;
        let sectors = |text: &str| text.parse().ok().map(Sectors::new);
        let metadata = match words.next() {
            Some(word) => Some(sectors(word)?),
            None => None,
        };
        let status = Self::Usage { used: sectors(used)?, total: sectors(total)?, metadata };
        words.next().is_none().then_some(status)
    }

    /// How full the store is: `Data%` and `Snap%`. Nothing copied yet is nothing, though the header takes room. An
    /// invalid store counts as full; `None` where it is not known.
    pub fn percent(&self) -> Option<Percent> {
        match *self {
            Self::Usage { used, metadata: Some(metadata), .. } if used == metadata => {
                Some(Percent::ZERO)
            }
            Self::Usage { used, total, .. } => Some(Percent::of(used.get(), total.get())),
            Self::Invalid | Self::Overflow => Some(Percent::HUNDRED),
            Self::MergeFailed | Self::Unknown => None,
        }
    }

    /// As [`Self::percent`], of a store that works.
    pub fn percent_in_use(&self) -> Option<Percent> {
        self.percent().filter(|_| !self.is_invalid())
    }

    /// Whether it is lost: `lv_snapshot_invalid`, `I` in `lv_attr`.
    pub const fn is_invalid(&self) -> bool {
        matches!(self, Self::Invalid | Self::Overflow)
    }

    /// How far the merge is, of a `snapshot-merge` target.
    pub fn merge_progress(&self) -> MergeProgress {
        match self.percent() {
            Some(Percent::ZERO) => MergeProgress::Finished,
            Some(left) if !self.is_invalid() => MergeProgress::Merged(left.rest()),
            _ => MergeProgress::Failed,
        }
    }
}

/// Hundredths, in millionths of one; as LVM2 counts and prints them.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Percent(u32);

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// All.
    pub const HUNDRED: Self = Self(100_000_000);

    /// `part` of `whole`. Only nothing is zero, and only all is a hundred.
    pub fn of(part: u64, whole: u64) -> Self {
        if part == 0 {
            return Self::ZERO;
        }
        if part >= whole {
            return Self::HUNDRED;
        }
        let parts =
            u128::from(part).saturating_mul(u128::from(Self::HUNDRED.0)) / u128::from(whole);
        let parts = u32::try_from(parts).unwrap_or(u32::MAX);
        Self(parts.clamp(1, Self::HUNDRED.0 - 1))
    }

    /// What is missing to a hundred.
    #[must_use]
    pub const fn rest(self) -> Self {
        Self(Self::HUNDRED.0.saturating_sub(self.0))
    }
}

impl Percent {
    /// In hundredths of a percent, rounded: nothing and all only where it is that.
    pub fn hundredths(self) -> u32 {
        const PLACE: u32 = 10_000;
        match self {
            Self::ZERO => 0,
            Self::HUNDRED => 10_000,
            Self(parts) => (parts.saturating_add(PLACE / 2) / PLACE).clamp(1, 9_999),
        }
    }
}

/// With two places: `0.00` and `100.00` only where it is that.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = self.hundredths();
        write!(f, "{}.{:02}", rounded / 100, rounded % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(params: &str) -> Option<String> {
        SnapshotStatus::parse(params)?.percent().map(|percent| percent.to_string())
    }

    #[test]
    fn use_is_counted_with_the_exceptions_but_none_is_none() {
        assert_eq!(percent("0/16384 0").as_deref(), Some("0.00"));
        assert_eq!(percent("16/16384 16").as_deref(), Some("0.00"));
        assert_eq!(percent("24/16384 16").as_deref(), Some("0.15"));
        assert_eq!(percent("16384/16384 128").as_deref(), Some("100.00"));
        assert_eq!(percent("8192/16384").as_deref(), Some("50.00"));
        assert_eq!(percent("99999999/100000000 16").as_deref(), Some("99.99"));
        assert_eq!(percent("1/100000000 0").as_deref(), Some("0.01"));
        assert_eq!(percent("Invalid").as_deref(), Some("100.00"));
    }

    #[test]
    fn it_is_rounded_as_lvm2_rounds_it() {
        // Seen with LVM2 2.03.16 on Linux 6.1: sectors of 8192, what lvs printed.
        let seen = [
            (72, "0.88"),
            (184, "2.25"),
            (352, "4.30"),
            (576, "7.03"),
            (856, "10.45"),
            (1192, "14.55"),
            (1584, "19.34"),
        ];
        for (used, printed) in seen {
            assert_eq!(percent(&format!("{used}/8192 16")).as_deref(), Some(printed));
        }
    }

    #[test]
    fn words_say_what_went_wrong() {
        assert_eq!(SnapshotStatus::parse("Invalid"), Some(SnapshotStatus::Invalid));
        assert_eq!(SnapshotStatus::parse("Overflow"), Some(SnapshotStatus::Overflow));
        assert_eq!(SnapshotStatus::parse("Merge failed"), Some(SnapshotStatus::MergeFailed));
        assert_eq!(SnapshotStatus::parse("Unknown"), Some(SnapshotStatus::Unknown));
        for bad in ["", "1", "1/", "/2", "a/b 3", "1/2 x", "1/2 3 4", "-1/2 0", "Merge"] {
            assert_eq!(SnapshotStatus::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_merge_ends_when_only_exceptions_are_left() {
        let progress = |params| SnapshotStatus::parse(params).unwrap().merge_progress();
        assert_eq!(progress("4096/16384 16"), MergeProgress::Merged(Percent::of(3, 4)));
        assert_eq!(progress("16/16384 16"), MergeProgress::Finished);
        assert_eq!(progress("Merge failed"), MergeProgress::Failed);
        assert_eq!(progress("Invalid"), MergeProgress::Failed);
    }

    #[test]
    fn no_numbers_break_it() {
        let max = u64::MAX;
        assert_eq!(percent(&format!("{max}/{max} 0")).as_deref(), Some("100.00"));
        assert_eq!(percent(&format!("{}/{max} 0", max - 1)).as_deref(), Some("99.99"));
        assert_eq!(percent("5/0 0").as_deref(), Some("100.00"));
        assert_eq!(percent("99999999999999999999/1 0"), None);
    }
}
