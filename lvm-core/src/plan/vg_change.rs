//! Making VGs, and adding and removing their PVs.

use crate::format::text::size_comment;
use crate::id::{PvId, VgId};
use crate::model::{AllocPolicy, Area, Extra, Pv, PvIdx, PvStatus, SegmentKind, Vg};
use crate::name::{Tag, VgName};
use crate::units::{ExtentSize, Extents, Sectors};

/// Why a VG cannot be made or changed so. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "fields are named for what they hold")]
pub enum VgRefusal {
    /// `max_pv` is reached.
    #[error("No space for '{pv}' - volume group '{vg}' holds max {max} physical volume(s).")]
    MaxPv { pv: String, vg: VgName, max: u32 },
    /// The PV is already in the VG.
    #[error("Physical volume '{pv}' is already in volume group '{vg}'")]
    AlreadyIn { pv: String, vg: VgName },
    /// More extents than 32 bits count.
    #[error("Unable to add {pv} to {vg}: new extent count ({count}) exceeds limit ({}).", u32::MAX)]
    TooManyExtents { pv: String, vg: VgName, count: u64 },
    /// The data area would begin behind the end of the device.
    #[error("{pv}: Physical volume has no room for extents: they would begin at {} of {}.", size_comment(*start), size_comment(*size))]
    NoRoom { pv: String, start: Sectors, size: Sectors },
    /// Extents of the PV are in use.
    #[error("Physical volume \"{pv}\" still in use")]
    StillInUse { pv: String },
    /// A VG has at least one PV.
    #[error("Can't remove final physical volume \"{pv}\" from volume group \"{vg}\"")]
    LastPv { pv: String, vg: VgName },
    /// A segment type that rlvm does not know may point at PVs by number.
    #[error("LV {vg}/{lv} has a segment of unknown type {kind}: PVs of {vg} cannot be removed.")]
    UnknownSegment { vg: VgName, lv: crate::name::LvName, kind: Box<str> },
    /// `vgchange --resizeable n` was said.
    #[error("Volume group {vg} is not resizeable.")]
    NotResizeable { vg: VgName },
}

/// What `vgcreate` asks for.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "named as the fields of a VG are")]
pub struct VgCreate {
    pub name: VgName,
    pub id: VgId,
    pub extent_size: ExtentSize,
    pub max_lv: u32,
    pub max_pv: u32,
    pub alloc: AllocPolicy,
    pub tags: Vec<Tag>,
    pub metadata_copies: u32,
    pub system_id: Option<Box<str>>,
    pub autoactivate: bool,
}

/// A PV as its label tells of it, about to join a VG.
#[derive(Clone, Debug)]
pub struct NewPv {
    /// Its id.
    pub id: PvId,
    /// The path of its device.
    pub device: String,
    /// Size of the device.
    pub dev_size: Sectors,
    /// Where its data area begins.
    pub pe_start: Sectors,
    /// Sectors at the device's end that belong to a second metadata area.
    pub tail: Sectors,
    /// Start of the bootloader area; `ZERO` when there is none.
    pub ba_start: Sectors,
    /// Size of the bootloader area.
    pub ba_size: Sectors,
    /// How a devices file names the device.
    pub device_id_type: Option<Box<str>>,
    /// See [`Self::device_id_type`].
    pub device_id: Option<Box<str>>,
}

/// A VG without PVs.
pub fn create_vg(request: VgCreate) -> Vg {
    let mut vg = Vg::new(request.name, request.id, request.extent_size);
    vg.max_lv = request.max_lv;
    vg.max_pv = request.max_pv;
    vg.alloc = request.alloc;
    vg.tags = request.tags;
    vg.metadata_copies = request.metadata_copies;
    vg.system_id = request.system_id;
    vg.status.noautoactivate = !request.autoactivate;
    vg
}

/// Adds a PV; its extents are what fits between the start of its data area and its end.
///
/// # Errors
/// [`VgRefusal`]; the VG is unchanged then.
pub fn add_pv(vg: &mut Vg, new: NewPv) -> Result<PvIdx, VgRefusal> {
    if !vg.status.resizeable {
        return Err(VgRefusal::NotResizeable { vg: vg.name.clone() });
    }
    if vg.find_pv(new.id).is_some() {
        return Err(VgRefusal::AlreadyIn { pv: new.device, vg: vg.name.clone() });
    }
    let max = vg.max_pv;
    if max > 0 && u32::try_from(vg.pvs().len()).is_ok_and(|count| count >= max) {
        return Err(VgRefusal::MaxPv { pv: new.device, vg: vg.name.clone(), max });
    }
    let usable = new.dev_size.checked_sub(new.tail).and_then(|end| end.checked_sub(new.pe_start));
    let Some(usable) = usable else {
        return Err(VgRefusal::NoRoom { pv: new.device, start: new.pe_start, size: new.dev_size });
    };
    let count = vg.extent_count().saturating_add(usable.get() / vg.extent_size.sectors().get());
    let (Ok(_), Some(pe_count)) = (u32::try_from(count), vg.extent_size.whole_extents(usable))
    else {
        return Err(VgRefusal::TooManyExtents { pv: new.device, vg: vg.name.clone(), count });
    };
    Ok(vg.push_pv(Pv {
        id: new.id,
        device_hint: new.device.into(),
        device_id_type: new.device_id_type,
        device_id: new.device_id,
        status: PvStatus { allocatable: true, ..PvStatus::default() },
        tags: Vec::new(),
        dev_size: Some(new.dev_size),
        pe_start: new.pe_start,
        pe_count,
        ba_start: new.ba_start,
        ba_size: new.ba_size,
        extra: Extra::default(),
    }))
}

/// Takes a PV out. `device` is what messages call it.
///
/// # Errors
/// [`VgRefusal`]; the VG is unchanged then.
pub fn remove_pv(vg: &mut Vg, idx: PvIdx, device: &str) -> Result<Option<Pv>, VgRefusal> {
    if !vg.status.resizeable {
        return Err(VgRefusal::NotResizeable { vg: vg.name.clone() });
    }
    if vg.allocated_per_pv().get(idx.at()).is_some_and(|used| *used > Extents::ZERO) {
        return Err(VgRefusal::StillInUse { pv: device.into() });
    }
    if vg.pvs().len() <= 1 {
        return Err(VgRefusal::LastPv { pv: device.into(), vg: vg.name.clone() });
    }
    for lv in vg.lvs() {
        for segment in &lv.segments {
            if let SegmentKind::Unknown(unknown) = &segment.kind {
                let kind = unknown.type_name.clone();
                return Err(VgRefusal::UnknownSegment {
                    vg: vg.name.clone(),
                    lv: lv.name.clone(),
                    kind,
                });
            }
        }
    }
    debug_assert!(
        !vg.lvs()
            .iter()
            .flat_map(|lv| &lv.segments)
            .flat_map(|segment| segment.kind.areas())
            .any(|area| matches!(area, Area::Pv { pv, .. } if *pv == idx)),
        "a PV without used extents has no areas on it"
    );
    Ok(vg.remove_pv(idx))
}

/// Gives the VG another name.
pub fn rename_vg(vg: &mut Vg, name: VgName) {
    vg.name = name;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{Id, LvId};
    use crate::model::{Lv, LvFlags, LvStatus, ReadAhead, Segment, segment::Striped};
    use crate::name::LvName;

    fn id(first: u8) -> Id {
        Id::from_random((0..32).map(|n| n + first)).unwrap()
    }

    fn vg(max_pv: u32) -> Vg {
        create_vg(VgCreate {
            name: VgName::new("vg").unwrap(),
            id: VgId(id(0)),
            extent_size: ExtentSize::DEFAULT,
            max_lv: 0,
            max_pv,
            alloc: AllocPolicy::Normal,
            tags: Vec::new(),
            metadata_copies: 0,
            system_id: None,
            autoactivate: true,
        })
    }

    fn pv(number: u8) -> NewPv {
        NewPv {
            id: PvId(id(number)),
            device: format!("/dev/pv{number}"),
            dev_size: Sectors::new(131_072),
            pe_start: Sectors::new(2048),
            tail: Sectors::ZERO,
            ba_start: Sectors::ZERO,
            ba_size: Sectors::ZERO,
            device_id_type: None,
            device_id: None,
        }
    }

    #[test]
    fn a_pv_has_the_extents_that_fit() {
        let mut vg = vg(0);
        let first = add_pv(&mut vg, pv(1)).unwrap();
        assert_eq!(vg.pv(first).unwrap().pe_count, Extents::new(15));
        let second = add_pv(&mut vg, NewPv { tail: Sectors::new(8192), ..pv(2) }).unwrap();
        assert_eq!(vg.pv(second).unwrap().pe_count, Extents::new(14));
        let tiny = NewPv { dev_size: Sectors::new(2049), ..pv(3) };
        let third = add_pv(&mut vg, tiny).unwrap();
        assert_eq!(vg.pv(third).unwrap().pe_count, Extents::ZERO);
    }

    #[test]
    fn limits_hold_and_a_refusal_changes_nothing() {
        let mut vg = vg(1);
        add_pv(&mut vg, pv(1)).unwrap();
        let before = vg.clone();
        assert_eq!(
            add_pv(&mut vg, pv(2)).unwrap_err().to_string(),
            "No space for '/dev/pv2' - volume group 'vg' holds max 1 physical volume(s)."
        );
        assert!(matches!(add_pv(&mut vg, pv(1)), Err(VgRefusal::AlreadyIn { .. })));
        assert!(matches!(remove_pv(&mut vg, PvIdx(0), "/dev/pv1"), Err(VgRefusal::LastPv { .. })));
        vg.max_pv = 0;
        let huge = NewPv { dev_size: Sectors::MAX, ..pv(3) };
        assert!(matches!(add_pv(&mut vg, huge), Err(VgRefusal::TooManyExtents { .. })));
        let small = NewPv { dev_size: Sectors::new(100), ..pv(3) };
        assert!(matches!(add_pv(&mut vg, small), Err(VgRefusal::NoRoom { .. })));
        vg.max_pv = 1;
        assert_eq!(vg, before);
    }

    #[test]
    fn a_pv_in_use_stays_and_others_move_up() {
        let mut vg = vg(0);
        for number in 1..=3 {
            add_pv(&mut vg, pv(number)).unwrap();
        }
        let area = Area::Pv { pv: PvIdx(2), start: Extents::ZERO };
        vg.push_lv(Lv {
            name: LvName::new("lv").unwrap(),
            id: LvId(id(9)),
            status: LvStatus::default(),
            flags: LvFlags::default(),
            tags: Vec::new(),
            created: None,
            lock_args: None,
            alloc: AllocPolicy::Inherit,
            profile: None,
            read_ahead: ReadAhead::Auto,
            major: None,
            minor: None,
            segments: vec![Segment::new(
                Extents::ZERO,
                Extents::new(2),
                SegmentKind::Striped(Striped::linear(area)),
            )],
            extra: Extra::default(),
        });
        assert_eq!(
            remove_pv(&mut vg, PvIdx(2), "/dev/pv3"),
            Err(VgRefusal::StillInUse { pv: "/dev/pv3".into() })
        );
        let gone = remove_pv(&mut vg, PvIdx(0), "/dev/pv1").unwrap().unwrap();
        assert_eq!(gone.id, PvId(id(1)));
        let moved = vg.lvs()[0].segments[0].kind.areas()[0];
        assert_eq!(moved, Area::Pv { pv: PvIdx(1), start: Extents::ZERO });
    }
}
