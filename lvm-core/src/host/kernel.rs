//! Which LVs the kernel has as devices, as `/sys` tells: no privilege, no ioctl, no C library.
//!
//! ```text
//! /sys/block/dm-N/dm/uuid        LVM-<VG id><LV id>[-layer]
//! /sys/block/dm-N/dm/suspended   0 or 1
//! /sys/block/dm-N/{dev,ro,size,holders/,queue/read_ahead_kb}
//! ```
//! The kernel does not tell there how many have a device open; being mounted, used as swap or under another
//! device each counts as once. Source: `Documentation/ABI/testing/sysfs-block-dm`.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use crate::device::DeviceNumber;
use crate::device::usage::Mounted;
use crate::dm::{DmId, DmInfo, KernelLine, Mapper};
use crate::id::ID_LEN;
use crate::model::{LvIdx, Relations, SegmentKind, Vg};
use crate::report::target_status::TargetStatus;
use crate::report::view::{KernelState, LvDevice, LvState};
use crate::table::{Layer, dm_name};
use crate::units::Sectors;

/// What begins the uuids of LVM's devices.
const PREFIX: &str = "LVM-";

/// The layer of a thin pool's own device; other layers are parts of the LV's inside.
const POOL_LAYER: &str = "-pool";

/// The LVs that are active, by VG id and LV id in one string.
#[derive(Clone, Debug, Default)]
pub struct ActiveLvs {
    lvs: HashMap<Box<str>, LvDevice>,
}

impl ActiveLvs {
    /// Looks at this machine. A machine without `/sys` has no active LVs.
    pub fn look() -> Self {
        Self::below(Path::new("/"))
    }

    fn below(root: &Path) -> Self {
        let mut lvs = HashMap::new();
        let Ok(entries) = fs::read_dir(root.join("sys/block")) else { return Self::default() };
        let is_dm = |entry: &fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(b"dm-");
        let mut used = None;
        for entry in entries.flatten().filter(is_dm) {
            let folder = entry.path();
            let Some(id) = text(&folder.join("dm/uuid")).and_then(|uuid| lv_of(&uuid)) else {
                continue;
            };
            let used = used.get_or_insert_with(|| Mounted::below(root));
            if let Some(device) = describe(&folder, used) {
                lvs.insert(id, device);
            }
        }
        Self { lvs }
    }

    /// The device of an LV, if it is active.
    pub fn device(&self, vg: &Vg, lv: LvIdx) -> Option<&LvDevice> {
        if self.lvs.is_empty() {
            return None;
        }
        let id = vg.lv(lv)?.id;
        self.lvs.get(format!("{}{}", vg.id.0.bare(), id.0.bare()).as_str())
    }
}

impl KernelState for ActiveLvs {
    fn state(&self, vg: &Vg, lv: LvIdx) -> LvState {
        self.device(vg, lv).map_or(LvState::Inactive, |device| LvState::Active(device.clone()))
    }
}

/// The LVs that are active, as device-mapper tells: with the count of those that have them open.
pub struct MappedLvs<'m> {
    mapper: &'m dyn Mapper,
    names: HashSet<String>,
}

impl<'m> MappedLvs<'m> {
    /// Asks for the names of all devices. Where that fails no LV counts as active.
    pub fn of(mapper: &'m dyn Mapper) -> Self {
        let names = mapper.list().unwrap_or_default().into_iter().map(|(name, _)| name).collect();
        Self { mapper, names }
    }

    /// What the first target of a device says.
    fn told(&self, vg: &Vg, lv: LvIdx, layer: Layer) -> Option<TargetStatus> {
        let line = self.status_line(vg, lv, layer)?;
        TargetStatus::parse(&line.target, line.len, &line.params)
    }

    fn status_line(&self, vg: &Vg, lv: LvIdx, layer: Layer) -> Option<KernelLine> {
        let name = dm_name(vg.name.as_str(), vg.lv(lv)?.name.as_str(), layer);
        if !self.names.contains(&name) {
            return None;
        }
        self.mapper.status(&name).ok()?.into_iter().next()
    }

    fn find(&self, vg: &Vg, lv: LvIdx, layer: Layer) -> Option<LvDevice> {
        let entity = vg.lv(lv)?;
        let name = dm_name(vg.name.as_str(), entity.name.as_str(), layer);
        if !self.names.contains(&name) {
            return None;
        }
        let info = self.mapper.info(DmId::Name(&name)).ok()??;
        let ids = lv_of(info.uuid.split_at_checked(PREFIX.len() + 2 * ID_LEN)?.0)?;
        let ours = *ids == *format!("{}{}", vg.id.0.bare(), entity.id.0.bare());
        ours.then(|| device_of(&info))
    }
}

impl KernelState for MappedLvs<'_> {
    fn state(&self, vg: &Vg, lv: LvIdx) -> LvState {
        let find = |layer| self.find(vg, lv, layer);
        find(Layer::None)
            .or_else(|| find(Layer::VdoPool))
            .map_or(LvState::Inactive, LvState::Active)
    }

    fn shown(&self, relations: &Relations<'_>, lv: LvIdx) -> LvState {
        let vg = relations.vg();
        // A snapshot that is being merged is a part of its origin.
        if let Some(snapshot) = relations.snapshot_of(lv).filter(|snapshot| snapshot.merging)
            && let Some(line) = self.status_line(vg, snapshot.origin, Layer::None)
            && line.target == "snapshot-merge"
        {
            return self.state(vg, snapshot.origin);
        }
        let own = self.state(vg, lv);
        // What a pool does it does in the device below its own; LVM2 does not ask how far that reads ahead.
        match self.find(vg, lv, Layer::ThinPool).filter(|_| own.device().is_some()) {
            Some(inside) => LvState::Active(LvDevice { read_ahead: Sectors::ZERO, ..inside }),
            None => own,
        }
    }

    fn status(&self, relations: &Relations<'_>, lv: LvIdx) -> Option<TargetStatus> {
        let merged_into = relations.snapshot_of(lv).filter(|snapshot| snapshot.merging);
        // The store of a snapshot that is being merged is its origin's.
        merged_into
            .and_then(|snapshot| self.told(relations.vg(), snapshot.origin, Layer::None))
            .or_else(|| {
                let layer = telling(relations, lv)?;
                let told = self.told(relations.vg(), lv, layer);
                // A pool without volumes works in its own device.
                told.or_else(|| self.told(relations.vg(), lv, Layer::None))
            })
    }
}

/// The layer of an LV whose target tells of it; `None` where no target has anything to tell.
fn telling(relations: &Relations<'_>, lv: LvIdx) -> Option<Layer> {
    if relations.snapshot_of(lv).is_some() || relations.merging_snapshot_of(lv).is_some() {
        return Some(Layer::None);
    }
    let inside = if relations.is_origin(lv) { Layer::Real } else { Layer::None };
    match &relations.vg().lv(lv)?.segments.first()?.kind {
        SegmentKind::ThinPool(_) => Some(Layer::ThinPool),
        SegmentKind::Thin(_) | SegmentKind::Raid(_) | SegmentKind::Mirror(_) => Some(inside),
        _ => None,
    }
}

fn device_of(info: &DmInfo) -> LvDevice {
    let path = format!("/sys/dev/block/{}/queue/read_ahead_kb", info.number);
    let read_ahead_kib = text(Path::new(&path)).and_then(|kib| kib.parse::<u64>().ok());
    LvDevice {
        major: u32::try_from(info.number.major).unwrap_or_default(),
        minor: u32::try_from(info.number.minor).unwrap_or_default(),
        open_count: info.open_count,
        read_ahead: Sectors::new(read_ahead_kib.unwrap_or_default().saturating_mul(2)),
        suspended: info.suspended,
        read_only: info.read_only,
        live_table: info.live_table,
        inactive_table: info.inactive_table,
    }
}

/// The ids in a uuid of a device that an LV is used through.
fn lv_of(uuid: &str) -> Option<Box<str>> {
    let ids = uuid.strip_prefix(PREFIX)?;
    let ids = ids.strip_suffix(POOL_LAYER).unwrap_or(ids);
    (ids.len() == 2 * ID_LEN && !ids.contains('-')).then(|| ids.into())
}

fn describe(folder: &Path, used: &Mounted) -> Option<LvDevice> {
    let number = DeviceNumber::parse(&text(&folder.join("dev"))?)?;
    let flag = |file: &str| text(&folder.join(file)).is_some_and(|text| text != "0");
    let holders = fs::read_dir(folder.join("holders")).map_or(0, Iterator::count);
    let uses = used.count_of(number);
    let read_ahead_kib = text(&folder.join("queue/read_ahead_kb"))?.parse::<u64>().ok()?;
    Some(LvDevice {
        major: u32::try_from(number.major).ok()?,
        minor: u32::try_from(number.minor).ok()?,
        open_count: u32::try_from(holders.saturating_add(uses)).unwrap_or(u32::MAX),
        read_ahead: Sectors::new(read_ahead_kib.saturating_mul(2)),
        suspended: flag("dm/suspended"),
        read_only: flag("ro"),
        live_table: flag("size"),
        inactive_table: false,
    })
}

fn text(path: &Path) -> Option<String> {
    Some(fs::read_to_string(path).ok()?.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const VG: &str = "nLD8BmCD7yUSkCIx9sG1yJwUSuq1QSdc";

    fn write(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn dm(root: &Path, minor: u32, uuid: &str) {
        for (file, text) in [
            ("dm/uuid", uuid),
            ("dm/suspended", "0"),
            ("dev", &format!("253:{minor}")),
            ("ro", "0"),
            ("size", "8192"),
            ("queue/read_ahead_kb", "128"),
        ] {
            write(root, &format!("sys/block/dm-{minor}/{file}"), &format!("{text}\n"));
        }
    }

    #[test]
    fn active_lvs_are_known_by_their_uuids() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let lv = |digit: &str| format!("{}{digit}", "0".repeat(31));
        dm(root, 0, &format!("LVM-{VG}{}", lv("0")));
        dm(root, 1, &format!("LVM-{VG}{}-pool", lv("1")));
        dm(root, 2, &format!("LVM-{VG}{}-real", lv("2")));
        dm(root, 3, "CRYPT-LUKS2-abc");
        write(root, "sys/block/dm-0/holders/dm-2", "");
        write(root, "sys/block/dm-1/dm/suspended", "1\n");
        write(root, "proc/self/mountinfo", "36 35 253:0 / /mnt rw - ext4 /dev/x rw\n");
        let active = ActiveLvs::below(root);
        let mut ids: Vec<_> = active.lvs.keys().map(ToString::to_string).collect();
        ids.sort();
        assert_eq!(ids, [format!("{VG}{}", lv("0")), format!("{VG}{}", lv("1"))]);
        let first = &active.lvs[format!("{VG}{}", lv("0")).as_str()];
        assert_eq!((first.major, first.minor, first.open_count), (253, 0, 2));
        assert_eq!(first.read_ahead, Sectors::new(256));
        assert!(first.live_table && !first.suspended);
        assert!(active.lvs[format!("{VG}{}", lv("1")).as_str()].suspended);
    }

    #[test]
    fn a_machine_without_sys_has_no_active_lvs() {
        let dir = tempfile::tempdir().unwrap();
        assert!(ActiveLvs::below(dir.path()).lvs.is_empty());
    }

    #[test]
    fn targets_are_asked_for_their_status_where_they_have_one() {
        use crate::dm::{FakeKernel, KernelLine, NewDevice, UdevFlags};
        use crate::report::snapshot_status::SnapshotStatus;
        let segment = |rest: &str| {
            format!("segment_count = 1 segment1 {{ start_extent = 0 extent_count = 1 {rest} }}")
        };
        let part = |start: u32| {
            segment(&format!("type = \"striped\" stripe_count = 1 stripes = [\"pv0\", {start}]"))
        };
        let tie = "type = \"snapshot\" chunk_size = 8 origin = \"a\" cow_store = \"s\"";
        let text = format!(
            "contents = \"Text Format Volume Group\" version = 1\nvg {{ id = \"{:032}\" seqno = 1 \
             status = [\"RESIZEABLE\", \"READ\", \"WRITE\"] extent_size = 8 max_lv = 0 max_pv = 0 \
             physical_volumes {{ pv0 {{ id = \"{:032}\" status = [\"ALLOCATABLE\"] dev_size = 9000 \
             pe_start = 2048 pe_count = 100 }} }} logical_volumes {{ \
             a {{ id = \"{:032}\" status = [\"READ\", \"WRITE\", \"VISIBLE\"] {} }} \
             s {{ id = \"{:032}\" status = [\"READ\", \"WRITE\"] {} }} \
             snapshot0 {{ id = \"{:032}\" status = [\"READ\", \"WRITE\", \"VISIBLE\"] {} }} }} }}",
            1,
            2,
            3,
            part(0),
            4,
            part(1),
            5,
            segment(tie)
        );
        let vg = crate::model::import(text.as_bytes()).unwrap().0;
        let (dm, relations) = (FakeKernel::new(), Relations::of(&vg));
        let lv = |name: &str| vg.find_lv(name).unwrap();
        let make = |lv: LvIdx, target: &str| {
            let name = dm_name(vg.name.as_str(), vg.lv(lv).unwrap().name.as_str(), Layer::None);
            let uuid = crate::table::dm_uuid(&relations, lv, Layer::None).unwrap();
            let new = NewDevice { name: &name, uuid: &uuid, read_only: false, minor: None };
            dm.create(&new).unwrap();
            let (target, params) = (target.to_owned(), String::new());
            let line = KernelLine { start: Sectors::ZERO, len: Sectors::new(8), target, params };
            dm.load(&name, &[line], false).unwrap();
            dm.resume(&name, UdevFlags::NONE).unwrap();
            name
        };
        make(lv("a"), "snapshot-origin");
        let name = make(lv("s"), "snapshot");
        dm.set_status(&name, "Invalid");
        let mapped = MappedLvs::of(&dm);
        assert!(mapped.state(&vg, lv("s")).device().is_some());
        let invalid = TargetStatus::Snapshot(SnapshotStatus::Invalid);
        assert_eq!(mapped.status(&relations, lv("s")), Some(invalid));
        assert_eq!(mapped.status(&relations, lv("a")), None);
    }
}
