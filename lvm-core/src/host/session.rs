//! One command's time with the devices: locks, what was found under them, and the way to change it.

use std::collections::{BTreeSet, HashSet};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::hints::Outdated;
use super::{Access, AccessError, Handle, Host, access};
use crate::device::scan::{LeftOut, left_out};
use crate::device::{BlockDevice, OpenMode};
use crate::error::{Error, Result};
use crate::id::VgId;
use crate::lock::{Guard, LockMode, LockName};
use crate::model::{PvIdx, Vg};
use crate::name::VgName;
use crate::store::{Finding, Inventory, LvDevice};

/// How often to look again, each time under the locks of more VGs.
const SETTLE_MAX: u32 = 4;

/// Locks, and what was found under them. Dropping it unlocks.
pub struct Session<'h> {
    pub(super) host: &'h Host,
    /// What is on the devices.
    pub inventory: Inventory,
    /// Devices that could not be opened, and why.
    pub unopened: Vec<(PathBuf, Error)>,
    handles: Vec<Arc<Handle>>,
    /// Those of them that are not to be read.
    left_out: Vec<(Arc<Handle>, LeftOut)>,
    pub(super) writes: bool,
    _hints: Option<Outdated>,
    // Released last: after the handles.
    guards: Vec<Guard>,
    /// VGs that have been archived: once for each command.
    pub(super) archived: Vec<VgId>,
}

impl Host {
    /// Looks at all devices to read: under the locks of `vgs`, or, where none is named, the global one.
    /// `also` are devices beside those of the settings.
    ///
    /// # Errors
    /// [`Error::Lock`]. A device that cannot be opened is none: see [`Session::unopened`].
    pub fn read(&self, vgs: &[VgName], also: &[PathBuf]) -> Result<Session<'_>> {
        let global = vgs.is_empty();
        self.session(global.then_some(LockMode::Shared), vgs, LockMode::Shared, also)
    }

    /// Looks at all devices to change `vgs`, and with `global` PVs without a VG and the names of VGs as well.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn write(&self, global: bool, vgs: &[VgName], also: &[PathBuf]) -> Result<Session<'_>> {
        self.session(global.then_some(LockMode::Exclusive), vgs, LockMode::Exclusive, also)
    }

    fn session(
        &self,
        global: Option<LockMode>,
        vgs: &[VgName],
        mode: LockMode,
        also: &[PathBuf],
    ) -> Result<Session<'_>> {
        let mut guards = Vec::new();
        if let Some(mode) = global {
            guards.push(self.locks.lock(&LockName::Global, mode)?);
        }
        let names: BTreeSet<_> = vgs.iter().cloned().collect();
        for name in &names {
            guards.push(self.locks.lock(&LockName::Vg(name.clone()), mode)?);
        }
        let mut session = Session {
            host: self,
            inventory: Inventory::default(),
            unopened: Vec::new(),
            handles: Vec::new(),
            left_out: Vec::new(),
            writes: mode == LockMode::Exclusive,
            _hints: match (&self.settings.hints_dir, global) {
                (Some(dir), Some(LockMode::Exclusive)) => Some(Outdated::new(dir)),
                _ => None,
            },
            guards,
            archived: Vec::new(),
        };
        session.open(also);
        session.leave_out();
        session.scan();
        session.settle(&names, mode)?;
        Ok(session)
    }
}

/// What a path leads to: two names of one device or file are the same.
#[derive(Eq, Hash, PartialEq)]
enum Identity<'p> {
    /// A node, by the device's number.
    Node(u64),
    /// A file, by its file system and inode.
    File(u64, u64),
    /// Nothing is there.
    Name(&'p Path),
}

fn identity(path: &Path) -> Identity<'_> {
    match std::fs::metadata(path) {
        Ok(found) if found.file_type().is_block_device() => Identity::Node(found.rdev()),
        Ok(found) => Identity::File(found.dev(), found.ino()),
        Err(_) => Identity::Name(path),
    }
}

impl Session<'_> {
    /// The host that the session is on.
    pub fn host(&self) -> &Host {
        self.host
    }

    fn open(&mut self, also: &[PathBuf]) {
        let settings = self.host.settings();
        // The name that the user has just typed counts before one from a list.
        let mut known = HashSet::new();
        let all = also.iter().chain(&settings.devices);
        let paths: Vec<&Path> =
            all.filter(|path| known.insert(identity(path))).map(PathBuf::as_path).collect();
        for path in paths {
            match Handle::open(path.to_owned(), OpenMode::Read, &settings.policy) {
                Ok(handle) => self.handles.push(Arc::new(handle)),
                Err(error) => self.unopened.push((path.to_owned(), error)),
            }
        }
        // LVM2 goes through block devices by their numbers; images stay as they were named.
        self.handles.sort_by_key(|handle| (handle.number().is_none(), handle.number()));
    }

    /// Asks the host about the kernel devices among those that nobody has asked it about.
    fn leave_out(&mut self) {
        let settings = self.host.settings();
        let Some(rules) = &settings.host_rules else { return };
        let unknown =
            |handle: &&Arc<Handle>| !(settings.vetted && settings.devices.contains(handle.path()));
        let named = self.handles.iter().filter(unknown);
        let (named, numbers): (Vec<_>, Vec<_>) =
            named.filter_map(|handle| Some((Arc::clone(handle), handle.number()?))).unzip();
        if named.is_empty() {
            return;
        }
        let reasons = left_out(&numbers, rules);
        self.left_out = named
            .into_iter()
            .zip(reasons)
            .filter_map(|(handle, why)| Some((handle, why?)))
            .collect();
    }

    fn scan(&mut self) {
        let left_out = |handle: &Arc<Handle>| {
            self.left_out.iter().any(|(other, _)| Arc::ptr_eq(other, handle))
        };
        let devices = self.handles.iter().filter(|handle| !left_out(handle));
        let devices = devices.map(|handle| Arc::clone(handle) as Arc<dyn BlockDevice>).collect();
        self.inventory = Inventory::scan_by(devices, &self.host.settings().contents);
        let device = |(handle, why): &(Arc<Handle>, LeftOut)| {
            (Arc::clone(handle) as Arc<dyn BlockDevice>, *why)
        };
        self.inventory.left_out.extend(self.left_out.iter().map(device));
        for handle in &self.handles {
            handle.release();
        }
    }

    /// Copies of a VG's text that differ may come from the middle of a commit, where its lock was not held: then
    /// looks again under it. `named` are the VGs whose locks are held, in that mode.
    ///
    /// # Errors
    /// [`Error::Lock`]: one of those cannot be had again.
    fn settle(&mut self, named: &BTreeSet<VgName>, mode: LockMode) -> Result<()> {
        let global = self.guards.len().saturating_sub(named.len());
        let mut all = named.clone();
        for _ in 0..SETTLE_MAX {
            let before = all.len();
            all.extend(self.inventory.inconsistent().cloned());
            if all.len() == before {
                break;
            }
            // Everybody takes locks in the order of their names; so those that are held go first.
            self.guards.truncate(global);
            for name in &all {
                let lock = LockName::Vg(name.clone());
                if named.contains(name) {
                    self.guards.push(self.host.locks.lock(&lock, mode)?);
                } else if let Ok(guard) = self.host.locks.lock(&lock, LockMode::Shared) {
                    self.guards.push(guard);
                }
            }
            self.scan();
        }
        Ok(())
    }

    /// Takes the lock of one more VG.
    ///
    /// # Errors
    /// [`Error::Lock`].
    pub fn lock_also(&mut self, name: &VgName) -> Result<()> {
        self.guards.push(self.host.locks.lock(&LockName::Vg(name.clone()), LockMode::Exclusive)?);
        Ok(())
    }

    /// The place of a VG in the inventory, if it may be used so.
    ///
    /// # Errors
    /// [`AccessError`].
    pub fn find_vg(&self, name: &VgName, access: Access) -> Result<usize, AccessError> {
        access::find(&self.inventory, name, access, &self.host.settings().system_ids)
    }

    /// What is to be told about the devices and about one VG.
    pub fn findings(&self, vg: Option<usize>) -> impl Iterator<Item = &Finding> {
        let of_vg = vg.and_then(|index| self.inventory.vgs.get(index));
        self.inventory.findings.iter().chain(of_vg.into_iter().flat_map(|found| &found.findings))
    }

    /// The device of that name, if it could be opened.
    pub fn device(&self, name: &str) -> Option<Arc<dyn BlockDevice>> {
        let handle = self.handles.iter().find(|handle| handle.name() == name)?;
        Some(Arc::clone(handle) as Arc<dyn BlockDevice>)
    }

    /// Opens a device so that `mode` is allowed.
    ///
    /// # Errors
    /// As [`crate::device::open_device`].
    pub fn reopen(&self, name: &str, mode: OpenMode) -> Result<()> {
        match self.handles.iter().find(|handle| handle.name() == name) {
            Some(handle) => handle.reopen(mode),
            None => Ok(()),
        }
    }

    /// Opens the devices of a VG for writing.
    ///
    /// # Errors
    /// As [`crate::device::open_device`].
    pub fn open_vg(&self, vg: usize) -> Result<()> {
        let places = self.inventory.vgs.get(vg).into_iter().flat_map(|found| &found.pvs).flatten();
        for pv in places.filter_map(|place| self.inventory.pvs.get(*place)) {
            self.reopen(pv.device.name(), OpenMode::Write)?;
        }
        Ok(())
    }

    /// The devices of a VG's PVs, in their order; `None` where one is missing.
    pub fn devices_of(&self, vg: usize) -> Vec<Option<Arc<dyn BlockDevice>>> {
        let places = self.inventory.vgs.get(vg).map_or(&[][..], |found| &found.pvs);
        let device = |place: &Option<usize>| {
            place.and_then(|place| self.inventory.pvs.get(place)).map(|pv| Arc::clone(&pv.device))
        };
        places.iter().map(device).collect()
    }

    /// An LV of `vg` as a device; `vg` may differ from what is on disk in its LVs, but not in its PVs.
    pub fn lv_device(&self, index: usize, vg: &Vg, lv: crate::model::LvIdx) -> Option<LvDevice> {
        LvDevice::new(vg, lv, &self.devices_of(index))
    }
}

/// What commands ask about VGs and their PVs.
impl Session<'_> {
    /// The VG at a place of the inventory.
    ///
    /// # Errors
    /// None for a place that [`Self::find_vg`] gave.
    pub fn vg(&self, index: usize) -> Result<&Vg> {
        match self.inventory.vgs.get(index) {
            Some(found) => Ok(&found.vg),
            None => Err(Error::NoSuchPlace { index }),
        }
    }

    /// The VG at a place of the inventory, with the names that its PVs' devices have now, and those that are
    /// nowhere flagged as missing.
    ///
    /// # Errors
    /// As [`Self::vg`].
    pub fn vg_as_found(&self, index: usize) -> Result<Vg> {
        let mut vg = self.vg(index)?.clone();
        for place in 0..vg.pvs().len() {
            let idx = PvIdx::from_usize(place);
            let name = self.pv_name(index, idx);
            let is_there = self.inventory.pv_of(index, idx).is_some();
            if let Some(pv) = vg.pv_mut(idx) {
                pv.device_hint = name.into();
                pv.status.missing |= !is_there;
            }
        }
        Ok(vg)
    }

    /// Names of all VGs, in the order in which they were met.
    pub fn vg_names(&self) -> Vec<VgName> {
        self.inventory.vgs.iter().map(|found| found.vg.name.clone()).collect()
    }

    /// The PV of a VG that lies on the device of that path, by whatever name the path has.
    pub fn pv_at(&self, index: usize, path: &str) -> Option<PvIdx> {
        let found = self.inventory.vgs.get(index)?;
        let wanted = self.device_named(path)?;
        let place = found.pvs.iter().position(|place| {
            let pv = place.and_then(|place| self.inventory.pvs.get(place));
            pv.is_some_and(|pv| pv.device.name() == wanted)
        })?;
        Some(PvIdx::from_usize(place))
    }

    /// The name of the device that a path means: itself, or what it is another name of.
    pub fn device_named(&self, path: &str) -> Option<&str> {
        if let Some(handle) = self.handles.iter().find(|handle| handle.name() == path) {
            return Some(handle.name());
        }
        let wanted = identity(path.as_ref());
        if matches!(wanted, Identity::Name(_)) {
            return None;
        }
        let same = |handle: &&Arc<Handle>| identity(handle.name().as_ref()) == wanted;
        self.handles.iter().find(same).map(|handle| handle.name())
    }

    /// Why the device of that name, as [`Self::device_named`] gives it, is left out, if it is.
    pub fn why_left_out(&self, name: &str) -> Option<LeftOut> {
        let mut left_out = self.inventory.left_out.iter();
        left_out.find(|(device, _)| device.name() == name).map(|(_, why)| *why)
    }

    /// Why the device of that path was not opened, if it was tried.
    pub fn why_unopened(&self, path: &str) -> Option<String> {
        let mut tried = self.unopened.iter();
        tried.find(|(name, _)| name.as_os_str() == path).map(|(_, error)| error.to_string())
    }

    /// What messages call a PV: its device, or `[unknown]` where it is missing.
    pub fn pv_name(&self, index: usize, pv: PvIdx) -> String {
        match self.inventory.pv_of(index, pv) {
            Some(pv) => pv.device.name().to_owned(),
            None => "[unknown]".to_owned(),
        }
    }

    /// The PVs of a VG that are nowhere, or are flagged as missing.
    pub fn missing_pvs(&self, index: usize) -> Vec<PvIdx> {
        let Some(found) = self.inventory.vgs.get(index) else { return Vec::new() };
        let pvs = found.vg.pvs_with_idx().zip(&found.pvs);
        let missing = pvs.filter(|((_, pv), place)| place.is_none() || pv.status.missing);
        missing.map(|((idx, _), _)| idx).collect()
    }
}
