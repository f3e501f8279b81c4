//! What the kernel says of an LV's target, as far as reports tell it.
//!
//! The parameters of a status line, as `dmsetup status` prints them after the target's name. Source: the kernel's
//! `Documentation/admin-guide/device-mapper`: `snapshot.rst`, `dm-raid.rst`, `thin-provisioning.rst`, `cache.rst`,
//! and `dm_mirror`'s status.
//!
//! ```text
//! raid          LEVEL DEVICES HEALTH SYNCED/ALL ACTION MISMATCHES …
//! mirror        LEGS DEVICE… SYNCED/ALL …
//! thin-pool     TRANSACTION USED/METADATA USED/DATA HELD rw|ro|out_of_data_space DISCARDS … NEEDS_CHECK …   or Fail
//! thin          MAPPED HIGHEST                                                                            or Fail
//! ```

use super::snapshot_status::{Percent, SnapshotStatus};
use crate::units::Sectors;

/// The most devices that an array has.
const DEVICES_MAX: usize = 256;

/// State of a target.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum TargetStatus {
    /// `snapshot`, and `snapshot-merge`.
    Snapshot(SnapshotStatus),
    /// `raid`
    Raid(RaidStatus),
    /// `mirror`: how much of it is in step.
    Mirror(Percent),
    /// `thin-pool`; `None` where it has failed.
    ThinPool(Option<ThinPoolStatus>),
    /// `thin`: how much of it is mapped; `None` where it has failed.
    Thin(Option<Percent>),
}

/// State of an array.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RaidStatus {
    /// A letter for each device: `A` in step, `a` not yet, `D` dead.
    pub health: String,
    /// How much is in step.
    pub synced: Percent,
    /// What it is doing: `idle`, `resync`, `recover`, `check`, `repair`, `reshape`, `frozen`.
    pub action: String,
    /// Differences that a check has found.
    pub mismatches: u64,
}

/// State of a thin pool.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ThinPoolStatus {
    /// How full its metadata are.
    pub metadata: Percent,
    /// How full its data are.
    pub data: Percent,
    /// Its metadata take no writes.
    pub read_only: bool,
    /// Its data are full.
    pub out_of_space: bool,
    /// `ignore`, `nopassdown` or `passdown`.
    pub discards: &'static str,
    /// Its metadata have to be checked before it is used again.
    pub needs_check: bool,
}

impl TargetStatus {
    /// Reads the status of a target of `len` sectors; `None` for targets that tell nothing that reports show.
    pub fn parse(target: &str, len: Sectors, params: &str) -> Option<Self> {
        match target {
            "snapshot" | "snapshot-merge" => SnapshotStatus::parse(params).map(Self::Snapshot),
            "raid" => RaidStatus::parse(params).map(Self::Raid),
            "mirror" => mirror(params).map(Self::Mirror),
            "thin-pool" if params.trim() == "Fail" => Some(Self::ThinPool(None)),
            "thin-pool" => ThinPoolStatus::parse(params).map(|pool| Self::ThinPool(Some(pool))),
            "thin" if params.trim() == "Fail" => Some(Self::Thin(None)),
            "thin" => {
                let mapped = params.split_ascii_whitespace().next()?.parse().ok()?;
                Some(Self::Thin(Some(Percent::of(mapped, len.get()))))
            }
            _ => None,
        }
    }

    /// How full the data are: `data_percent`.
    pub fn data(&self) -> Option<Percent> {
        match self {
            Self::Snapshot(snapshot) => snapshot.percent(),
            Self::ThinPool(pool) => pool.as_ref().map(|pool| pool.data),
            Self::Thin(mapped) => *mapped,
            Self::Raid(_) | Self::Mirror(_) => None,
        }
    }

    /// How full the metadata are: `metadata_percent`.
    pub fn metadata(&self) -> Option<Percent> {
        match self {
            Self::ThinPool(pool) => pool.as_ref().map(|pool| pool.metadata),
            _ => None,
        }
    }

    /// How much of the images is in step: `copy_percent`.
    pub fn synced(&self) -> Option<Percent> {
        match self {
            Self::Raid(raid) => Some(raid.synced),
            Self::Mirror(synced) => Some(*synced),
            _ => None,
        }
    }
}

impl RaidStatus {
    fn parse(params: &str) -> Option<Self> {
        let mut words = params.split_ascii_whitespace();
        let count: usize = words.nth(1)?.parse().ok()?;
        let health = words.next()?;
        if count > DEVICES_MAX || health.len() != count {
            return None;
        }
        let synced = ratio(words.next()?)?;
        let action = words.next().unwrap_or_default().to_owned();
        let mismatches = words.next().and_then(|count| count.parse().ok()).unwrap_or_default();
        Some(Self { health: health.to_owned(), synced, action, mismatches })
    }

    /// Whether a device of it is dead.
    pub fn has_failed(&self) -> bool {
        self.health.contains('D')
    }

    /// The letter of a device; `None` beyond the last.
    pub fn letter(&self, device: usize) -> Option<char> {
        self.health.chars().nth(device)
    }
}

impl ThinPoolStatus {
    fn parse(params: &str) -> Option<Self> {
        let mut words = params.split_ascii_whitespace().skip(1);
        let (metadata, data) = (ratio(words.next()?)?, ratio(words.next()?)?);
        let rest: Vec<&str> = words.skip(1).collect();
        let has = |word: &str| rest.contains(&word);
        Some(Self {
            metadata,
            data,
            read_only: has("ro"),
            out_of_space: has("out_of_data_space"),
            discards: ["ignore_discard", "no_discard_passdown"]
                .into_iter()
                .zip(["ignore", "nopassdown"])
                .find_map(|(word, name)| has(word).then_some(name))
                .unwrap_or("passdown"),
            needs_check: has("needs_check"),
        })
    }
}

/// `LEGS DEVICE… SYNCED/ALL …`
fn mirror(params: &str) -> Option<Percent> {
    let mut words = params.split_ascii_whitespace();
    let legs: usize = words.next()?.parse().ok()?;
    if legs > DEVICES_MAX {
        return None;
    }
    ratio(words.nth(legs)?)
}

fn ratio(word: &str) -> Option<Percent> {
    let (part, whole) = word.split_once('/')?;
    Some(Percent::of(part.parse().ok()?, whole.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(target: &str, params: &str) -> Option<TargetStatus> {
        TargetStatus::parse(target, Sectors::new(65_536), params)
    }

    fn shown(percent: Option<Percent>) -> Option<String> {
        percent.map(|percent| percent.to_string())
    }

    #[test]
    fn an_array_tells_of_its_devices_and_what_it_does() {
        let Some(TargetStatus::Raid(raid)) = parse("raid", "raid1 2 Aa 1024/16384 recover 3 0 -")
        else {
            panic!("no array")
        };
        assert_eq!((raid.letter(0), raid.letter(1), raid.letter(2)), (Some('A'), Some('a'), None));
        assert_eq!((raid.synced.to_string().as_str(), raid.mismatches), ("6.25", 3));
        assert_eq!((raid.action.as_str(), raid.has_failed()), ("recover", false));
        for bad in
            ["", "raid1", "raid1 3 AA 1/2", "raid1 2 AA", "raid1 2 AA x/2 idle", "raid1 999 AA 1/1"]
        {
            assert_eq!(parse("raid", bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_mirror_tells_how_much_of_it_is_in_step() {
        let synced = |params| shown(parse("mirror", params)?.synced());
        assert_eq!(synced("2 253:1 253:2 16/16 1 AA 3 disk 253:0 A").as_deref(), Some("100.00"));
        assert_eq!(synced("2 253:1 253:2 8/16 1 AA 1 core").as_deref(), Some("50.00"));
        assert_eq!(synced("99999 253:1"), None);
        assert_eq!(synced("2 253:1"), None);
    }

    #[test]
    fn a_thin_pool_tells_how_full_it_is_and_what_is_wrong() {
        let pool = "1 11/1024 50/256 - rw discard_passdown queue_if_no_space - 1024";
        let status = parse("thin-pool", pool).unwrap();
        assert_eq!(shown(status.data()).as_deref(), Some("19.53"));
        assert_eq!(shown(status.metadata()).as_deref(), Some("1.07"));
        let full = "1 11/1024 256/256 - out_of_data_space no_discard_passdown error_if_no_space needs_check 1024";
        let Some(TargetStatus::ThinPool(Some(full))) = parse("thin-pool", full) else {
            panic!("no pool")
        };
        assert!(full.out_of_space && full.needs_check && !full.read_only);
        assert_eq!(full.discards, "nopassdown");
        assert_eq!(parse("thin-pool", "Fail"), Some(TargetStatus::ThinPool(None)));
    }

    #[test]
    fn a_thin_volume_tells_how_much_of_it_is_mapped() {
        assert_eq!(shown(parse("thin", "6400 6399").unwrap().data()).as_deref(), Some("9.77"));
        assert_eq!(parse("thin", "Fail"), Some(TargetStatus::Thin(None)));
        assert_eq!(parse("thin", "x"), None);
        assert_eq!(parse("linear", ""), None);
    }
}
