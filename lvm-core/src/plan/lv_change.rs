//! Changing what an LV is allowed and how it is treated: permission, read-ahead, policy, tags, numbers, flags.
//!
//! As in LVM2 several changes of one command each stand for themselves: what is as asked already is told as a
//! failure, and the others are made all the same. The order in which they are told is LVM2's.

use crate::model::{AllocPolicy, LvIdx, LvUse, ReadAhead, Relations, SegmentKind, Vg};
use crate::name::Tag;
use crate::units::Sectors;

/// LVs are read ahead of in whole pages of 4 KiB.
const PAGE: u64 = 8;

/// What is to be changed of an LV; what is absent stays.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LvChanges {
    /// Where new extents may lie.
    pub alloc: Option<AllocPolicy>,
    /// Tags to take away, after those to add.
    pub del_tags: Vec<Tag>,
    /// Tags to add.
    pub add_tags: Vec<Tag>,
    /// Whether `-ay` passes over it.
    pub skip: Option<bool>,
    /// Whether it is activated by itself.
    pub autoactivate: Option<bool>,
    /// Forget its metadata profile.
    pub detach_profile: bool,
    /// Whether it may be written.
    pub writable: Option<bool>,
    /// How far to read ahead.
    pub read_ahead: Option<ReadAhead>,
    /// Forget its device numbers.
    pub not_persistent: bool,
}

impl LvChanges {
    /// Whether a device that is active has to be told.
    pub fn reaches_the_kernel(&self) -> bool {
        self.writable.is_some() || self.read_ahead.is_some()
    }
}

/// What is told of a change. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum LvChangeNotice {
    /// It has that policy.
    #[error("Allocation policy of logical volume {lv} is already {policy}.")]
    AllocAlready { lv: String, policy: &'static str },
    /// It may be written.
    #[error("Logical volume {lv} is already writable.")]
    WritableAlready { lv: String },
    /// It may not be written.
    #[error("Logical volume \"{lv}\" is already read only.")]
    ReadOnlyAlready { lv: String },
    /// Read-ahead is in whole pages.
    #[error("WARNING: Overriding readahead to {to} sectors, a multiple of 4K page size.")]
    ReadAheadRounded { to: Sectors },
    /// It reads so far ahead.
    #[error("Read ahead is already {value} for {lv}.")]
    ReadAheadAlready { lv: String, value: String },
    /// It has no numbers of its own.
    #[error("Minor number is already not persistent for {lv}.")]
    NotPersistentAlready { lv: String },
}

impl LvChangeNotice {
    /// Whether something that was asked for was not done.
    pub const fn is_failure(&self) -> bool {
        !matches!(self, Self::ReadAheadRounded { .. })
    }
}

/// What came of a request.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LvChanged {
    /// Whether there is anything to commit.
    pub changed: bool,
    /// Whether the user is told of a change: of what is to be by itself also where nothing has changed.
    pub told: bool,
    /// What is to be told.
    pub notices: Vec<LvChangeNotice>,
}

/// Why an LV cannot be changed so. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum LvChangeRefusal {
    /// The VG as a whole cannot be changed.
    #[error(transparent)]
    Vg(#[from] super::LvRefusal),
    /// It is a part of another LV.
    #[error("Operation not permitted on hidden LV {lv}.")]
    Hidden { lv: String },
    /// What it is forbids the command.
    #[error(
        "Command on LV {lv} is invalid on LV with properties: {property} .\nCommand not permitted on LV {lv}."
    )]
    Property { lv: String, property: &'static str },
    /// What it is forbids an option.
    #[error(
        "Command on LV {lv} uses options that are invalid with LV properties: {property} .\nCommand not permitted on LV {lv}."
    )]
    OptionProperty { lv: String, property: &'static str },
    /// Its type forbids an option.
    #[error(
        "Command on LV {lv} uses options invalid with LV type {kind}.\nCommand not permitted on LV {lv}."
    )]
    OptionType { lv: String, kind: &'static str },
    /// Its type forbids the command.
    #[error("Command on LV {lv} with invalid LV type {kind}.\nCommand not permitted on LV {lv}.")]
    Type { lv: String, kind: &'static str },
}

/// Whether an LV can be changed so at all.
///
/// # Errors
/// [`LvChangeRefusal`]
pub fn check_lv_change(
    relations: &Relations<'_>,
    idx: LvIdx,
    changes: &LvChanges,
) -> Result<(), LvChangeRefusal> {
    let vg = relations.vg();
    super::check_changeable(vg)?;
    let lv = super::lv_at(vg, idx)?;
    let name = || format!("{}/{}", vg.name, lv.name);
    let is = |how| relations.user_as(idx, how).is_some();
    let properties = [
        (lv.status.pvmove, "lv_is_pvmove"),
        (is(LvUse::MirrorLog), "lv_is_mirror_log"),
        (is(LvUse::MirrorLeg), "lv_is_mirror_image"),
    ];
    if let Some((_, property)) = properties.into_iter().find(|(holds, _)| *holds) {
        return Err(LvChangeRefusal::Property { lv: name(), property });
    }
    let of_origins =
        changes.alloc.is_some() || changes.read_ahead.is_some() || changes.not_persistent;
    if of_origins && relations.is_origin(idx) {
        return Err(LvChangeRefusal::OptionProperty { lv: name(), property: "lv_is_thick_origin" });
    }
    if changes.writable.is_some() {
        let properties = [
            (relations.is_external_origin(idx), "lv_is_external_origin"),
            (is(LvUse::RaidMetadata), "lv_is_raid_metadata"),
            (is(LvUse::RaidImage), "lv_is_raid_image"),
        ];
        if let Some((_, property)) = properties.into_iter().find(|(holds, _)| *holds) {
            return Err(LvChangeRefusal::OptionProperty { lv: name(), property });
        }
        if pool_kind(vg, idx) == Some("thinpool") {
            return Err(LvChangeRefusal::OptionType { lv: name(), kind: "thinpool" });
        }
    }
    // Data of pools is hidden, too, but LVM2 lets it be changed.
    let data = is(LvUse::ThinPoolData) || is(LvUse::VdoPoolData);
    if !relations.is_visible(idx) && !data {
        return Err(LvChangeRefusal::Hidden { lv: name() });
    }
    Ok(())
}

/// Changes an LV; what is as asked already stays, and is told.
///
/// # Errors
/// As [`check_lv_change`]; the VG is unchanged then.
pub fn change_lv(
    vg: &mut Vg,
    idx: LvIdx,
    changes: &LvChanges,
) -> Result<LvChanged, LvChangeRefusal> {
    check_lv_change(&Relations::of(vg), idx, changes)?;
    let name = format!("{}/{}", vg.name, super::lv_at(vg, idx)?.name);
    let mut done = LvChanged::default();
    let Some(lv) = vg.lv_mut(idx) else { return Ok(done) };
    if let Some(policy) = changes.alloc {
        if lv.alloc == policy {
            let policy = policy.name();
            done.notices.push(LvChangeNotice::AllocAlready { lv: name.clone(), policy });
        } else {
            lv.alloc = policy;
            done.changed = true;
        }
    }
    // LVM2 takes these as changes even where they change nothing.
    done.changed |= !changes.add_tags.is_empty() || !changes.del_tags.is_empty();
    add_tags(&mut lv.tags, &changes.add_tags);
    lv.tags.retain(|tag| !changes.del_tags.contains(tag));
    if let Some(skip) = changes.skip {
        lv.flags.activation_skip = skip;
        done.changed = true;
    }
    if let Some(autoactivate) = changes.autoactivate {
        done.changed |= lv.flags.noautoactivate == autoactivate;
        done.told = true;
        lv.flags.noautoactivate = !autoactivate;
    }
    if changes.detach_profile {
        lv.profile = None;
        done.changed = true;
    }
    match changes.writable {
        Some(true) if lv.status.write => {
            done.notices.push(LvChangeNotice::WritableAlready { lv: name.clone() });
        }
        Some(false) if !lv.status.write => {
            done.notices.push(LvChangeNotice::ReadOnlyAlready { lv: name.clone() });
        }
        Some(writable) => {
            lv.status.write = writable;
            done.changed = true;
        }
        None => {}
    }
    if let Some(asked) = changes.read_ahead {
        let (read_ahead, notice) = whole_pages(asked);
        done.notices.extend(notice);
        if lv.read_ahead == read_ahead {
            let value = read_ahead_text(read_ahead);
            done.notices.push(LvChangeNotice::ReadAheadAlready { lv: name.clone(), value });
        } else {
            lv.read_ahead = read_ahead;
            done.changed = true;
        }
    }
    if changes.not_persistent {
        if lv.status.fixed_minor {
            lv.status.fixed_minor = false;
            (lv.major, lv.minor) = (None, None);
            done.changed = true;
        } else {
            done.notices.push(LvChangeNotice::NotPersistentAlready { lv: name });
        }
    }
    done.told |= done.changed;
    Ok(done)
}

/// Whether an LV can be given device numbers of its own.
///
/// # Errors
/// [`LvChangeRefusal`]
pub fn check_persistent(relations: &Relations<'_>, idx: LvIdx) -> Result<(), LvChangeRefusal> {
    let vg = relations.vg();
    super::check_changeable(vg)?;
    let lv = format!("{}/{}", vg.name, super::lv_at(vg, idx)?.name);
    match pool_kind(vg, idx) {
        Some(kind) => Err(LvChangeRefusal::Type { lv, kind }),
        None if !relations.is_visible(idx) => Err(LvChangeRefusal::Hidden { lv }),
        None => Ok(()),
    }
}

/// Gives an LV device numbers of its own; without a major number the kernel's.
///
/// # Errors
/// As [`check_persistent`]; the VG is unchanged then.
pub fn make_persistent(
    vg: &mut Vg,
    idx: LvIdx,
    major: Option<i32>,
    minor: i32,
) -> Result<(), LvChangeRefusal> {
    check_persistent(&Relations::of(vg), idx)?;
    if let Some(lv) = vg.lv_mut(idx) {
        lv.status.fixed_minor = true;
        lv.major = major;
        lv.minor = Some(minor);
    }
    Ok(())
}

/// Adds the tags that are not there yet.
pub(super) fn add_tags(tags: &mut Vec<Tag>, more: &[Tag]) {
    for tag in more {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
}

/// LVM2's word for the type of a pool.
fn pool_kind(vg: &Vg, idx: LvIdx) -> Option<&'static str> {
    vg.lv(idx)?.segments.iter().find_map(|segment| match segment.kind {
        SegmentKind::ThinPool(_) => Some("thinpool"),
        SegmentKind::CachePool(_) => Some("cachepool"),
        SegmentKind::VdoPool(_) => Some("vdopool"),
        _ => None,
    })
}

fn whole_pages(asked: ReadAhead) -> (ReadAhead, Option<LvChangeNotice>) {
    match asked {
        ReadAhead::Sectors(asked) if !asked.get().is_multiple_of(PAGE) => {
            let to = Sectors::new((asked.get() / PAGE).max(1).saturating_mul(PAGE));
            (ReadAhead::Sectors(to), Some(LvChangeNotice::ReadAheadRounded { to }))
        }
        asked => (asked, None),
    }
}

fn read_ahead_text(read_ahead: ReadAhead) -> String {
    match read_ahead {
        ReadAhead::Auto => "auto".into(),
        ReadAhead::None => "0".into(),
        ReadAhead::Sectors(sectors) => sectors.get().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{add, vg};
    use super::*;
    use crate::model::{Area, Segment, segment::ThinPool};
    use crate::units::Extents;

    fn tags(tags: &[&str]) -> Vec<Tag> {
        tags.iter().map(|tag| Tag::new(tag).unwrap()).collect()
    }

    fn lines(done: &LvChanged) -> Vec<String> {
        done.notices.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn several_changes_stand_for_themselves() {
        let mut vg = vg(&[10]);
        let lv = add(&mut vg, "a", 1, "P0");
        let changes = LvChanges {
            alloc: Some(AllocPolicy::Contiguous),
            writable: Some(false),
            read_ahead: Some(ReadAhead::Sectors(Sectors::new(300))),
            not_persistent: true,
            add_tags: tags(&["x", "y"]),
            ..LvChanges::default()
        };
        let done = change_lv(&mut vg, lv, &changes).unwrap();
        assert!(done.changed);
        assert_eq!(
            lines(&done),
            [
                "WARNING: Overriding readahead to 296 sectors, a multiple of 4K page size.",
                "Minor number is already not persistent for vg/a."
            ]
        );
        let changed = vg.lv(lv).unwrap();
        assert_eq!(changed.read_ahead, ReadAhead::Sectors(Sectors::new(296)));
        assert!(!changed.status.write);
        assert_eq!(changed.tags, tags(&["x", "y"]));
        let again = LvChanges { add_tags: Vec::new(), ..changes };
        let before = vg.clone();
        let done = change_lv(&mut vg, lv, &again).unwrap();
        assert!(!done.changed);
        assert_eq!(vg, before);
        assert_eq!(
            lines(&done)[..2],
            [
                "Allocation policy of logical volume vg/a is already contiguous.",
                "Logical volume \"vg/a\" is already read only."
            ]
        );
        assert_eq!(lines(&done)[3], "Read ahead is already 296 for vg/a.");
        assert!(!done.notices[2].is_failure());
    }

    #[test]
    fn a_tag_added_and_taken_away_is_gone_and_none_is_there_twice() {
        let mut vg = vg(&[10]);
        let lv = add(&mut vg, "a", 1, "P0");
        let changes = LvChanges {
            add_tags: tags(&["q", "z", "z"]),
            del_tags: tags(&["q", "none"]),
            ..LvChanges::default()
        };
        assert!(change_lv(&mut vg, lv, &changes).unwrap().changed);
        assert_eq!(vg.lv(lv).unwrap().tags, tags(&["z"]));
    }

    #[test]
    fn numbers_are_given_and_forgotten() {
        let mut vg = vg(&[10]);
        let lv = add(&mut vg, "a", 1, "P0");
        make_persistent(&mut vg, lv, None, 77).unwrap();
        assert_eq!((vg.lv(lv).unwrap().major, vg.lv(lv).unwrap().minor), (None, Some(77)));
        assert!(vg.lv(lv).unwrap().status.fixed_minor);
        let changes = LvChanges { not_persistent: true, ..LvChanges::default() };
        assert!(change_lv(&mut vg, lv, &changes).unwrap().changed);
        assert_eq!(vg.lv(lv).unwrap().minor, None);
    }

    #[test]
    fn parts_of_other_lvs_are_left_alone() {
        let mut vg = vg(&[10]);
        let lv = add(&mut vg, "a", 1, "P0");
        vg.lv_mut(lv).unwrap().status.visible = false;
        let changes = LvChanges { skip: Some(true), ..LvChanges::default() };
        assert_eq!(
            change_lv(&mut vg, lv, &changes).unwrap_err().to_string(),
            "Operation not permitted on hidden LV vg/a."
        );
        vg.lv_mut(lv).unwrap().status.pvmove = true;
        assert_eq!(
            change_lv(&mut vg, lv, &changes).unwrap_err().to_string(),
            "Command on LV vg/a is invalid on LV with properties: lv_is_pvmove .\nCommand not permitted on LV vg/a."
        );
    }

    #[test]
    fn a_pool_has_neither_permission_nor_numbers() {
        let mut vg = vg(&[10]);
        let [data, metadata, pool] = ["d", "m", "p"].map(|name| add(&mut vg, name, 1, "P0"));
        let pool_kind = ThinPool {
            metadata,
            data: Area::Lv { lv: data, start: Extents::ZERO },
            transaction_id: 0,
            chunk_size: Sectors::new(128),
            discards: None,
            zero_new_blocks: true,
            crop_metadata: None,
            messages: Vec::new(),
        };
        let kind = SegmentKind::ThinPool(Box::new(pool_kind));
        vg.lv_mut(pool).unwrap().segments =
            vec![Segment::new(Extents::ZERO, Extents::new(1), kind)];
        let changes = LvChanges { writable: Some(false), ..LvChanges::default() };
        let refused = change_lv(&mut vg, pool, &changes).unwrap_err().to_string();
        assert!(
            refused.starts_with("Command on LV vg/p uses options invalid with LV type thinpool.")
        );
        let refused = make_persistent(&mut vg, pool, None, 1).unwrap_err().to_string();
        assert!(refused.starts_with("Command on LV vg/p with invalid LV type thinpool."));
    }
}
