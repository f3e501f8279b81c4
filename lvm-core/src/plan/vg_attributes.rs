//! Changing what a VG allows: limits, tags, policy, extent size, id, owner.
//!
//! As in LVM2 the changes of one command are made one after the other in an order of their own, and the first that
//! cannot be made ends all of them.

use crate::id::VgId;
use crate::model::{AllocPolicy, PvIdx, Relations, Vg};
use crate::name::{Tag, VgName};
use crate::report::size::SizeFormat;
use crate::units::{ExtentSize, Sectors};

use super::lv_change::add_tags;
use super::vg_extent_size::set_extent_size;

/// What is to be changed of a VG; what is absent stays.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct VgChanges {
    /// Most LVs that it may have; 0 is no limit.
    pub max_lv: Option<u32>,
    /// Most PVs that it may have; 0 is no limit.
    pub max_pv: Option<u32>,
    /// Whether PVs may join and leave.
    pub resizeable: Option<bool>,
    /// Tags to take away, before those to add.
    pub del_tags: Vec<Tag>,
    /// Tags to add.
    pub add_tags: Vec<Tag>,
    /// Whether its LVs are activated by themselves.
    pub autoactivate: Option<bool>,
    /// Size of its extents.
    pub extent_size: Option<Sectors>,
    /// A new id. Its LVs must not be active.
    pub id: Option<VgId>,
    /// Where new extents may lie.
    pub alloc: Option<AllocPolicy>,
    /// How many metadata areas to use; 0 is all.
    pub metadata_copies: Option<u32>,
    /// Forget its metadata profile.
    pub detach_profile: bool,
}

impl VgChanges {
    /// [`Self::metadata_copies`] of a VG that is to use all metadata areas, those that are ignored too.
    pub const ALL_COPIES: u32 = u32::MAX;

    /// Whether they may be made while PVs are missing.
    pub fn even_missing(&self) -> bool {
        let harmless = Self {
            del_tags: self.del_tags.clone(),
            add_tags: self.add_tags.clone(),
            detach_profile: self.detach_profile,
            ..Self::default()
        };
        *self == harmless
    }
}

/// What is as was asked already, and no failure.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum VgChangeNotice {
    /// Its extents have that size.
    #[error("Physical extent size of VG {vg} is already {}.", SizeFormat::default().long_text(size.to_bytes_saturating()))]
    ExtentSizeAlready { vg: VgName, size: Sectors },
    /// So many metadata areas are used.
    #[error("Number of metadata copies for VG {vg} is already {copies}.")]
    CopiesAlready { vg: VgName, copies: String },
}

/// Why a VG cannot be changed so. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum VgChangeRefusal {
    /// The VG cannot be changed at all.
    #[error(transparent)]
    Vg(#[from] super::LvRefusal),
    /// PVs may not join or leave, and so nothing that counts them may change.
    #[error("Volume group \"{vg}\" must be resizeable to change {what}")]
    NotResizeable { vg: VgName, what: &'static str },
    /// There are more LVs.
    #[error("MaxLogicalVolume is less than the current number {count} of LVs for {vg}")]
    MoreLvs { vg: VgName, count: usize },
    /// There are more PVs.
    #[error("MaxPhysicalVolumes is less than the current number {count} of PVs for \"{vg}\"")]
    MorePvs { vg: VgName, count: usize },
    /// PVs may join and leave.
    #[error("Volume group \"{vg}\" is already resizeable")]
    ResizeableAlready { vg: VgName },
    /// PVs may not join or leave.
    #[error("Volume group \"{vg}\" is already not resizeable")]
    NotResizeableAlready { vg: VgName },
    /// It is as was asked.
    #[error("Volume group autoactivation is already {}.", if *on { "yes" } else { "no" })]
    AutoactivationAlready { on: bool },
    /// There is nothing to inherit from.
    #[error("Volume Group allocation policy cannot inherit from anything")]
    AllocInherit,
    /// It has that policy.
    #[error("Volume group allocation policy is already {policy}")]
    AllocAlready { policy: &'static str },
    /// No size of extents.
    #[error("Physical extent size may not be zero")]
    ZeroExtentSize,
    /// More than 32 bits count.
    #[error("Physical extent size cannot be larger than <2.00 TiB.")]
    HugeExtentSize,
    /// No size of extents.
    #[error("Physical Extent size must be a multiple of 128.00 KiB when not a power of 2.")]
    ExtentSize,
    /// Larger extents do not fill the VG.
    #[error("New extent size is not a perfect fit")]
    NoPerfectFit,
    /// Something would end within an extent.
    #[error("New size {size} for {what} not an exact number of new extents.")]
    NotWholeExtents { size: u64, what: String },
    /// Something would have too many extents.
    #[error("New extent count {count} for {what} exceeds 32 bits.")]
    ExtentCount { count: u64, what: String },
    /// The owner is as was asked.
    #[error("Volume Group system ID is already \"{id}\".")]
    SystemIdAlready { id: Box<str> },
}

/// Changes a VG. `pv_name` is what messages call a PV. Whoever calls has made sure that no LV is active where
/// the id is to change.
///
/// # Errors
/// [`VgChangeRefusal`]; the VG is unchanged then. What was to be told before it is in `notices`.
pub fn change_vg(
    vg: &mut Vg,
    changes: &VgChanges,
    pv_name: &dyn Fn(PvIdx) -> String,
    notices: &mut Vec<VgChangeNotice>,
) -> Result<(), VgChangeRefusal> {
    super::check_changeable(vg)?;
    let mut new = vg.clone();
    if let Some(max) = changes.max_lv {
        set_max_lv(&mut new, max)?;
    }
    if let Some(max) = changes.max_pv {
        set_max_pv(&mut new, max)?;
    }
    if let Some(resizeable) = changes.resizeable {
        match (resizeable, new.status.resizeable) {
            (true, true) => {
                return Err(VgChangeRefusal::ResizeableAlready { vg: new.name });
            }
            (false, false) => {
                return Err(VgChangeRefusal::NotResizeableAlready { vg: new.name });
            }
            _ => new.status.resizeable = resizeable,
        }
    }
    new.tags.retain(|tag| !changes.del_tags.contains(tag));
    add_tags(&mut new.tags, &changes.add_tags);
    if let Some(on) = changes.autoactivate {
        if new.status.noautoactivate != on {
            return Err(VgChangeRefusal::AutoactivationAlready { on });
        }
        new.status.noautoactivate = !on;
    }
    if let Some(size) = changes.extent_size {
        change_extent_size(&mut new, size, pv_name, notices)?;
    }
    if let Some(id) = changes.id {
        new.id = id;
    }
    match changes.alloc {
        Some(AllocPolicy::Inherit) => return Err(VgChangeRefusal::AllocInherit),
        Some(policy) if policy == new.alloc => {
            return Err(VgChangeRefusal::AllocAlready { policy: policy.name() });
        }
        Some(policy) => new.alloc = policy,
        None => {}
    }
    if let Some(copies) = changes.metadata_copies {
        if copies == new.metadata_copies {
            let copies = if copies == 0 { "unmanaged".into() } else { copies.to_string() };
            notices.push(VgChangeNotice::CopiesAlready { vg: new.name.clone(), copies });
        }
        new.metadata_copies = copies;
    }
    if changes.detach_profile {
        new.profile = None;
    }
    *vg = new;
    Ok(())
}

/// Gives a VG another owner, or none. Whether that is wise is for the caller to ask.
///
/// # Errors
/// [`VgChangeRefusal::SystemIdAlready`]
pub fn set_system_id(vg: &mut Vg, id: &str) -> Result<(), VgChangeRefusal> {
    if vg.system_id.as_deref().unwrap_or("") == id {
        return Err(VgChangeRefusal::SystemIdAlready { id: id.into() });
    }
    vg.system_id = (!id.is_empty()).then(|| id.into());
    Ok(())
}

fn set_max_lv(vg: &mut Vg, max: u32) -> Result<(), VgChangeRefusal> {
    need_resizeable(vg, "MaxLogicalVolume")?;
    let count = Relations::of(vg).lv_count();
    if max > 0 && usize::try_from(max).is_ok_and(|max| max < count) {
        return Err(VgChangeRefusal::MoreLvs { vg: vg.name.clone(), count });
    }
    vg.max_lv = max;
    Ok(())
}

fn set_max_pv(vg: &mut Vg, max: u32) -> Result<(), VgChangeRefusal> {
    need_resizeable(vg, "MaxPhysicalVolumes")?;
    let count = vg.pvs().len();
    if max > 0 && usize::try_from(max).is_ok_and(|max| max < count) {
        return Err(VgChangeRefusal::MorePvs { vg: vg.name.clone(), count });
    }
    vg.max_pv = max;
    Ok(())
}

fn change_extent_size(
    vg: &mut Vg,
    size: Sectors,
    pv_name: &dyn Fn(PvIdx) -> String,
    notices: &mut Vec<VgChangeNotice>,
) -> Result<(), VgChangeRefusal> {
    need_resizeable(vg, "PE size")?;
    if size.is_zero() {
        return Err(VgChangeRefusal::ZeroExtentSize);
    }
    let sectors = u32::try_from(size.get()).map_err(|_| VgChangeRefusal::HugeExtentSize)?;
    if sectors == vg.extent_size.get() {
        notices.push(VgChangeNotice::ExtentSizeAlready { vg: vg.name.clone(), size });
        return Ok(());
    }
    let size = ExtentSize::new(sectors).ok_or(VgChangeRefusal::ExtentSize)?;
    set_extent_size(vg, size, pv_name)
}

fn need_resizeable(vg: &Vg, what: &'static str) -> Result<(), VgChangeRefusal> {
    if vg.status.resizeable {
        Ok(())
    } else {
        Err(VgChangeRefusal::NotResizeable { vg: vg.name.clone(), what })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{add, vg};
    use super::*;

    fn change(vg: &mut Vg, changes: &VgChanges) -> Result<Vec<String>, String> {
        let mut notices = Vec::new();
        let done = change_vg(vg, changes, &|pv| format!("P{}", pv.0), &mut notices);
        let said = notices.iter().map(ToString::to_string).collect();
        done.map(|()| said).map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn the_first_that_cannot_be_made_ends_all() {
        let mut vg = vg(&[10, 10]);
        let tags = vec![Tag::new("t").unwrap()];
        let changes = VgChanges {
            max_lv: Some(7),
            resizeable: Some(false),
            add_tags: tags.clone(),
            extent_size: Some(Sectors::new(4096)),
            ..VgChanges::default()
        };
        let before = vg.clone();
        assert_eq!(
            change(&mut vg, &changes),
            Err("Volume group \"vg\" must be resizeable to change PE size".into())
        );
        assert_eq!(vg, before);
        let changes = VgChanges { extent_size: None, ..changes };
        assert_eq!(change(&mut vg, &changes), Ok(Vec::new()));
        assert_eq!((vg.max_lv, vg.status.resizeable, &vg.tags), (7, false, &tags));
        assert!(!changes.even_missing());
        assert!(VgChanges { add_tags: tags, ..VgChanges::default() }.even_missing());
    }

    #[test]
    fn limits_hold_what_is_there() {
        let mut vg = vg(&[10, 10]);
        add(&mut vg, "a", 1, "P0");
        add(&mut vg, "b", 1, "P0");
        let lvs = VgChanges { max_lv: Some(1), max_pv: Some(1), ..VgChanges::default() };
        assert_eq!(
            change(&mut vg, &lvs),
            Err("MaxLogicalVolume is less than the current number 2 of LVs for vg".into())
        );
        let pvs = VgChanges { max_lv: Some(0), ..lvs };
        assert_eq!(
            change(&mut vg, &pvs),
            Err("MaxPhysicalVolumes is less than the current number 2 of PVs for \"vg\"".into())
        );
    }

    #[test]
    fn what_is_so_already_fails_or_is_told() {
        let mut vg = vg(&[10]);
        let mut said = |changes| change(&mut vg, &changes);
        let base = VgChanges::default();
        let failed = |line: &str| Err(line.to_owned());
        assert_eq!(
            said(VgChanges { alloc: Some(AllocPolicy::Normal), ..base.clone() }),
            failed("Volume group allocation policy is already normal")
        );
        assert_eq!(
            said(VgChanges { autoactivate: Some(true), ..base.clone() }),
            failed("Volume group autoactivation is already yes.")
        );
        assert_eq!(
            said(VgChanges { resizeable: Some(true), ..base.clone() }),
            failed("Volume group \"vg\" is already resizeable")
        );
        assert_eq!(
            said(VgChanges {
                extent_size: Some(Sectors::new(8192)),
                metadata_copies: Some(0),
                ..base
            }),
            Ok(vec![
                "Physical extent size of VG vg is already 4.00 MiB.".into(),
                "Number of metadata copies for VG vg is already unmanaged.".into()
            ])
        );
        assert_eq!(
            set_system_id(&mut vg, "").unwrap_err().to_string(),
            "Volume Group system ID is already \"\"."
        );
        set_system_id(&mut vg, "host").unwrap();
        assert_eq!(vg.system_id.as_deref(), Some("host"));
    }
}
