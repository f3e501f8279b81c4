//! Making a snapshot, or a sparse LV, which is a snapshot of zeros.

use crate::alloc::AllocSettings;
use crate::id::LvId;
use crate::model::segment::{Raid, Snapshot};
use crate::model::{Area, Created, Lv, LvIdx, LvStatus, Relations, Segment, SegmentKind, Vg};
use crate::name::LvName;
use crate::plan::lv_create::{check_length, create_lv_as};
use crate::plan::lv_size::{self, ShareOf, SizeSpec};
use crate::plan::{LvCreate, LvNotice, LvRefusal, lv_at};
use crate::units::{Extents, Sectors};

use super::SnapshotRefusal;
use super::size::{CHUNKS_MIN, extents_of, largest_store};

/// How much a snapshot copies at a time where nothing else is asked for: 4 KiB.
pub const CHUNK_SIZE_DEFAULT: Sectors = Sectors::new(8);
/// The smallest chunk, 4 KiB, and the largest, 512 KiB.
const CHUNK_SIZES: core::ops::RangeInclusive<Sectors> = Sectors::new(8)..=Sectors::new(1024);

/// What a snapshot is of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SnapshotOrigin {
    /// An LV.
    Lv(LvIdx),
    /// Zeros, so that it makes a sparse LV.
    Virtual {
        /// Id of the hidden origin.
        id: LvId,
        /// How large the LV seems to be.
        size: Sectors,
    },
}

/// What `lvcreate --snapshot` asks for.
pub struct SnapshotCreate<'a> {
    /// The store: a new LV, which stands for the snapshot. Its size may be a share of the origin.
    pub store: LvCreate<'a>,
    /// What it is a snapshot of.
    pub origin: SnapshotOrigin,
    /// How much is copied at a time.
    pub chunk_size: Sectors,
    /// Id of the hidden LV that ties store and origin.
    pub id: LvId,
}

/// Makes a snapshot; returns its store.
///
/// The start of the store, as of any new LV, has to be zeroed before the VG is committed: old bytes there could
/// look like the header of a store that is in use.
///
/// # Errors
/// [`LvRefusal`]; the VG is unchanged then.
pub fn create_snapshot(
    vg: &mut Vg,
    request: SnapshotCreate<'_>,
    settings: &AllocSettings,
    say: &mut dyn FnMut(LvNotice),
) -> Result<LvIdx, LvRefusal> {
    crate::plan::check_changeable(vg)?;
    let chunk = request.chunk_size;
    check_chunk_size(chunk)?;
    let mut store = request.store;
    store.size = lv_size::in_extents(vg, store.size, say)?;
    let origin = match request.origin {
        SnapshotOrigin::Lv(origin) => Origin::Lv(origin),
        SnapshotOrigin::Virtual { id, size } => {
            match lv_size::in_extents(vg, SizeSpec::Length(size), say)? {
                SizeSpec::Extents(extents) => Origin::Virtual { id, extents },
                SizeSpec::Length(_) | SizeSpec::Share(..) => return Err(LvRefusal::NewSizeZero),
            }
        }
    };
    let rules = match origin {
        Origin::Lv(origin) => Store { origin: Some(origin), chunk },
        Origin::Virtual { .. } => Store { origin: None, chunk },
    };
    let created = store.created.clone();
    let cow = create_lv_as(vg, store, Some(&rules), settings, say)?;
    let tied = tie(vg, cow, origin, &Tie { id: request.id, chunk, created });
    if tied.is_err() {
        vg.remove_lvs(|idx, _| idx >= cow);
    }
    tied.map(|()| cow)
}

/// Refuses a size that chunks cannot have.
///
/// # Errors
/// [`SnapshotRefusal::ChunkSize`].
pub fn check_chunk_size(chunk: Sectors) -> Result<(), SnapshotRefusal> {
    if !chunk.get().is_power_of_two() || !CHUNK_SIZES.contains(&chunk) {
        return Err(SnapshotRefusal::ChunkSize);
    }
    Ok(())
}

/// What a snapshot is of, with sizes in extents.
#[derive(Clone, Copy)]
enum Origin {
    Lv(LvIdx),
    Virtual { id: LvId, extents: Extents },
}

/// The hidden LV between store and origin.
struct Tie {
    id: LvId,
    chunk: Sectors,
    created: Option<Created>,
}

/// Makes a store of the LV `cow`, and the hidden LVs that it needs.
fn tie(vg: &mut Vg, cow: LvIdx, origin: Origin, tie: &Tie) -> Result<(), LvRefusal> {
    let name = lv_at(vg, cow)?.name.clone();
    let hidden = |name: &str, id| -> Result<Lv, LvRefusal> {
        Ok(Lv { created: tie.created.clone(), ..Lv::new(LvName::new(name)?, id) })
    };
    let origin = match origin {
        Origin::Lv(origin) => origin,
        Origin::Virtual { id, extents } => {
            let name = format!("{name}_vorigin");
            check_length(vg, &name)?;
            let mut zeros = hidden(&name, id)?;
            zeros.status = LvStatus { read: true, ..LvStatus::default() };
            zeros.segments = vec![Segment::new(Extents::ZERO, extents, SegmentKind::Zero)];
            push(vg, zeros)?
        }
    };
    let kind =
        SegmentKind::Snapshot(Snapshot { chunk_size: tie.chunk, origin, cow, merging: false });
    let mut between = hidden(&tie_name(vg), tie.id)?;
    between.segments = vec![Segment::new(Extents::ZERO, lv_at(vg, origin)?.extents(), kind)];
    push(vg, between)?;
    if let Some(cow) = vg.lv_mut(cow) {
        cow.status.visible = false;
    }
    Ok(())
}

fn push(vg: &mut Vg, lv: Lv) -> Result<LvIdx, LvRefusal> {
    let name = lv.name.clone();
    vg.push_lv(lv).ok_or_else(|| LvRefusal::Exists { vg: vg.name.clone(), lv: name })
}

/// `snapshotN` with N one above the highest of the VG.
fn tie_name(vg: &Vg) -> String {
    let number = |lv: &Lv| lv.name.as_str().strip_prefix("snapshot")?.parse::<u32>().ok();
    let highest = vg.lvs().iter().filter_map(number).max();
    format!("snapshot{}", highest.map_or(0, |highest| u64::from(highest) + 1))
}

/// What a store keeps to that other LVs need not.
pub(in crate::plan) struct Store {
    /// The LV that it is a store for; `None` for that of a sparse LV.
    origin: Option<LvIdx>,
    chunk: Sectors,
}

impl Store {
    /// So many hundredths of the origin, and what has to be kept about all of it.
    pub(in crate::plan) fn share(
        &self,
        vg: &Vg,
        percent: u32,
        of: ShareOf,
    ) -> Result<u64, LvRefusal> {
        let Some(origin) = self.origin.filter(|_| of == ShareOf::Origin) else {
            return Err(SnapshotRefusal::ShareNotHere.into());
        };
        let origin = lv_at(vg, origin)?.extents();
        let extra = largest_store(vg, origin, self.chunk).saturating_sub(origin);
        let share = lv_size::share(percent, origin.get().into(), true);
        Ok(share.saturating_add(extra.get().into()))
    }

    /// No more extents than the store can use, and no fewer than it needs.
    pub(in crate::plan) fn limited(
        &self,
        vg: &Vg,
        extents: Extents,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<Extents, LvRefusal> {
        let least = extents_of(vg, CHUNKS_MIN, self.chunk);
        if extents < least {
            let length = Sectors::new(CHUNKS_MIN.saturating_mul(self.chunk.get()));
            return Err(SnapshotRefusal::TooSmall { extents: least, length }.into());
        }
        let Some(origin) = self.origin else { return Ok(extents) };
        let most = largest_store(vg, lv_at(vg, origin)?.extents(), self.chunk);
        if extents > most {
            let size = vg.extent_size;
            say(LvNotice::CowReduced { from: size.length(extents), to: size.length(most) });
        }
        Ok(extents.min(most))
    }

    /// Refuses an origin that cannot have snapshots.
    pub(in crate::plan) fn check_origin(
        &self,
        vg: &Vg,
        say: &mut dyn FnMut(LvNotice),
    ) -> Result<(), LvRefusal> {
        let Some(idx) = self.origin else { return Ok(()) };
        let origin = lv_at(vg, idx)?;
        let relations = Relations::of(vg);
        if relations.is_cow(idx) {
            return Err(SnapshotRefusal::OfSnapshot.into());
        }
        if relations.is_virtual_origin(idx) {
            return Err(SnapshotRefusal::OfVirtualOrigin.into());
        }
        if relations.merging_snapshot_of(idx).is_some() {
            return Err(SnapshotRefusal::OfMergingOrigin.into());
        }
        if origin.status.locked {
            return Err(SnapshotRefusal::OfLocked.into());
        }
        match origin.segments.first().map(|first| &first.kind) {
            Some(SegmentKind::ThinPool(_)) => {
                return Err(SnapshotRefusal::OfPool { kind: "thin pool" }.into());
            }
            Some(SegmentKind::CachePool(_)) => {
                return Err(SnapshotRefusal::OfPool { kind: "cache" }.into());
            }
            Some(SegmentKind::Mirror(_)) => say(LvNotice::SnapshotOfMirror),
            Some(SegmentKind::Raid(raid)) if has_checksums(vg, raid) => {
                return Err(SnapshotRefusal::OfIntegrity.into());
            }
            _ => {}
        }
        if !relations.is_visible(idx) {
            return Err(SnapshotRefusal::OfHidden.into());
        }
        Ok(())
    }
}

fn has_checksums(vg: &Vg, raid: &Raid) -> bool {
    let parts = raid.areas.iter().filter_map(Area::lv).filter_map(|image| vg.lv(image));
    let mut segments = parts.flat_map(|image| &image.segments);
    segments.any(|segment| matches!(segment.kind, SegmentKind::Integrity(_)))
}
