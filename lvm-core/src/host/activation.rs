//! LVs as devices of the kernel, within a session: activating, deactivating, and changing active ones.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Host, Session, UseError, uses_of};
use crate::activate::{
    ActivateError, MergeDelay, MergeState, Transition, check_supported, mending, merge_delay,
    merge_state, of_nodes, of_vg, wanted, without_delayed,
};
use crate::device::DeviceNumber;
use crate::dm::{DmError, Mapper, UdevSettings};
use crate::error::{Error, Result};
use crate::id::{LvId, VgId};
use crate::model::{LvIdx, PvIdx, Relations, Vg};
use crate::parallel;
use crate::table::{Layer, TableSettings};

/// What is decided about the kernel before a command begins.
#[derive(Clone, Debug, Default)]
pub struct KernelSettings {
    /// Whether to speak to the kernel's device-mapper at all.
    pub enabled: bool,
    /// How to get on with udev.
    pub udev: UdevSettings,
    /// What tables depend on beside the VG; missing PVs are added.
    pub tables: TableSettings,
    /// Where a note lies while devices of a VG are being changed, so that the next command mends what a killed one
    /// left; `None` keeps none.
    pub run_dir: Option<PathBuf>,
}

impl Host {
    /// The kernel's device-mapper, if there is one to speak to.
    pub fn mapper(&self) -> Option<&dyn Mapper> {
        self.mapper.get_or_init(|| self.open_mapper().ok()).as_deref()
    }

    /// As [`Self::mapper`], for commands that cannot do without.
    ///
    /// # Errors
    /// [`DmError::NoDriver`], [`DmError::Disabled`].
    pub fn need_mapper(&self) -> Result<&dyn Mapper, ActivateError> {
        self.mapper().ok_or_else(|| self.open_mapper().err().unwrap_or(DmError::Disabled).into())
    }

    fn open_mapper(&self) -> Result<Arc<dyn Mapper>, DmError> {
        let kernel = &self.settings().kernel;
        if !kernel.enabled {
            return Err(DmError::Disabled);
        }
        #[cfg(feature = "dm")]
        {
            Ok(Arc::new(crate::dm::KernelMapper::open(kernel.udev)?))
        }
        #[cfg(not(feature = "dm"))]
        Err(DmError::Disabled)
    }
}

/// How LVs are activated.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Activate {
    /// They take no writes, whatever the VG says.
    pub read_only: bool,
    /// Tables are loaded anew also where they are no others: `--refresh`.
    pub reload: bool,
}

impl<'h> Session<'h> {
    /// Whether LVs of a VG can be devices of the kernel at all: it is there, and no PV is an image.
    pub fn can_activate(&self, index: usize) -> bool {
        let on_images = self.devices_of(index).iter().flatten().any(|pv| pv.number().is_none());
        !on_images && self.host.mapper().is_some()
    }

    /// Activates LVs, each by itself: one that cannot be activated leaves nothing behind, and is returned with the
    /// reason. Waits for udev once, for all.
    ///
    /// # Errors
    /// There is no device-mapper, or udev is not done in time.
    pub fn activate(
        &mut self,
        index: usize,
        lvs: &[LvIdx],
        how: Activate,
    ) -> Result<Vec<(LvIdx, Error)>> {
        let mut settings = self.table_settings(index);
        settings.read_only |= how.read_only;
        settings = without_delayed(self.host.need_mapper()?, self.vg(index)?, &settings)?;
        self.each(index, lvs, |session, mapper, relations, lv| {
            let wanted = wanted(relations, &[lv], &settings).map_err(ActivateError::from)?;
            let nodes: Vec<_> = wanted.iter().map(|wanted| wanted.node.clone()).collect();
            check_supported(relations.vg(), &nodes)?;
            let present = of_nodes(mapper, &wanted)?;
            let transition = Transition::new(mapper, present, wanted).reloading(how.reload);
            session.change(index, transition)
        })
    }

    /// Deactivates LVs, each by itself, with all that only they need.
    ///
    /// The kernel lets a device go only when no processor can be looking at it any more. That is waited for some
    /// milliseconds each, so several go at a time.
    ///
    /// # Errors
    /// As [`Self::activate`].
    pub fn deactivate(&mut self, index: usize, lvs: &[LvIdx]) -> Result<Vec<(LvIdx, Error)>> {
        let settings = self.table_settings(index);
        self.with_kernel(index, |session, mapper, relations| {
            // Threads inherit it; and this one may be done before the others are.
            let _held = super::signals::SignalsHeld::new();
            let switch_off = |lv| {
                let wanted = wanted(relations, &[lv], &settings).map_err(ActivateError::from)?;
                let present = of_nodes(mapper, &wanted)?;
                session.change(index, Transition::new(mapper, present, Vec::new()))
            };
            parallel::map(lvs, || (), |(), lv| (*lv, switch_off(*lv)))
        })
    }

    /// The LVs of a VG that are active now.
    ///
    /// # Errors
    /// The kernel refuses.
    pub fn active_lvs(&self, index: usize) -> Result<HashSet<LvId>> {
        let vg = self.vg(index)?;
        let Some(mapper) = self.host.mapper() else { return Ok(HashSet::new()) };
        let all = of_vg(mapper, vg.id).map_err(Error::from)?;
        let live: HashSet<_> =
            all.iter().filter(|info| info.live_table).map(|info| info.uuid.as_str()).collect();
        let relations = Relations::of(vg);
        let active = vg.lvs_with_idx().filter(|(idx, _)| {
            let uuid = crate::table::dm_uuid(&relations, *idx, Layer::None);
            uuid.is_some_and(|uuid| live.contains(uuid.as_str()))
        });
        Ok(active.map(|(_, lv)| lv.id).collect())
    }

    /// Whether the merge of a snapshot into its origin, both by their places in `vg`, has to wait for the next
    /// activation; [`None`] where it need not.
    ///
    /// # Errors
    /// The kernel refuses.
    pub fn merge_delay(&self, vg: &Vg, origin: LvIdx, cow: LvIdx) -> Result<Option<MergeDelay>> {
        let Some(mapper) = self.host.mapper() else { return Ok(None) };
        Ok(merge_delay(mapper, vg, origin, cow)?)
    }

    /// How the merge into an origin stands.
    ///
    /// # Errors
    /// The kernel refuses.
    pub fn merge_state(&self, index: usize, origin: LvIdx) -> Result<MergeState> {
        let Some(mapper) = self.host.mapper() else { return Ok(MergeState::Inactive) };
        Ok(merge_state(mapper, self.vg(index)?, origin)?)
    }

    /// Does something for each LV, one after the other: their minor numbers follow their order.
    fn each(
        &mut self,
        index: usize,
        lvs: &[LvIdx],
        mut act: impl FnMut(&Self, &dyn Mapper, &Relations<'_>, LvIdx) -> Result<()>,
    ) -> Result<Vec<(LvIdx, Error)>> {
        self.with_kernel(index, |session, mapper, relations| {
            lvs.iter().map(|lv| (*lv, act(session, mapper, relations, *lv))).collect()
        })
    }

    /// Does something with LVs, mends before it what a killed command left, and waits for udev after it. Those that
    /// failed.
    fn with_kernel(
        &mut self,
        index: usize,
        act: impl FnOnce(&Self, &dyn Mapper, &Relations<'_>) -> Vec<(LvIdx, Result<()>)>,
    ) -> Result<Vec<(LvIdx, Error)>> {
        let mapper = self.host.need_mapper()?;
        self.mend(index)?;
        let vg = self.vg(index)?;
        let relations = Relations::of(vg);
        let note = Note::leave(self.host, vg.id);
        let done = act(self, mapper, &relations);
        note.take_away();
        mapper.settle().map_err(ActivateError::from)?;
        Ok(done.into_iter().filter_map(|(lv, done)| Some((lv, done.err()?))).collect())
    }

    /// One transition without a commit in the middle.
    fn change(&self, index: usize, mut transition: Transition<'_>) -> Result<()> {
        if self.host.settings().test {
            return Ok(());
        }
        let _held = super::signals::SignalsHeld::new();
        let begun = transition.prepare(&|pv| self.number_of(index, pv));
        begun.and_then(|()| transition.suspend()).map_err(explained)?;
        let first = transition.finish().into_iter().next();
        first.map_or(Ok(()), |error| Err(explained(error)))
    }

    /// The change of devices that goes with a change of a VG, prepared; `None` where no active LV is touched.
    pub(super) fn transition_to(
        &self,
        index: usize,
        new: &Vg,
    ) -> Result<Option<(Transition<'h>, Note)>> {
        let (host, old) = (self.host, self.vg(index)?);
        let Some(mapper) = host.mapper() else { return Ok(None) };
        let settings = self.table_settings(index);
        let Some(mut transition) = Transition::between(mapper, old, new, &settings)? else {
            return Ok(None);
        };
        let note = Note::leave(host, old.id);
        let begun = transition.prepare(&|pv| {
            // PVs keep their places in a change, or it is by id that they are found.
            let id = new.pv(pv).map(|pv| pv.id);
            let place = id.and_then(|id| old.find_pv(id)).unwrap_or(pv);
            self.number_of(index, place)
        });
        if let Err(error) = begun {
            note.take_away();
            return Err(explained(error));
        }
        if !transition.changes() {
            drop(transition);
            note.take_away();
            return Ok(None);
        }
        Ok(Some((transition, note)))
    }

    /// Mends what a command left that was killed while it changed devices of the VG: what is suspended is resumed
    /// with the tables of the metadata, what is half made is removed.
    ///
    /// # Errors
    /// The kernel refuses; then the next command tries again.
    pub fn mend(&mut self, index: usize) -> Result<()> {
        let vg = self.vg(index)?;
        let note = Note::of(self.host, vg.id);
        let Some(mapper) = self.host.mapper().filter(|_| note.is_there() && self.writes) else {
            return Ok(());
        };
        let settings = self.table_settings(index);
        let (present, wanted) = mending(mapper, vg, &settings)?;
        self.change(index, Transition::new(mapper, present, wanted))?;
        Note::of(self.host, vg.id).take_away();
        mapper.settle().map_err(ActivateError::from)?;
        Ok(())
    }

    /// What tables depend on beside the VG.
    fn table_settings(&self, index: usize) -> TableSettings {
        let mut settings = self.host.settings().kernel.tables.clone();
        settings.missing_pvs.extend(self.missing_pvs(index));
        settings
    }

    /// The device of a PV.
    fn number_of(&self, index: usize, pv: PvIdx) -> Result<DeviceNumber, ActivateError> {
        let device = self.devices_of(index).into_iter().nth(pv.at()).flatten();
        device
            .and_then(|device| device.number())
            .ok_or_else(|| ActivateError::NotABlockDevice { pv, name: self.pv_name(index, pv) })
    }
}

/// What is in use is told with who uses it.
fn explained(error: ActivateError) -> Error {
    match error {
        ActivateError::InUse { lv, number } => UseError { lv, uses: uses_of(number) }.into(),
        other => other.into(),
    }
}

/// A file that says that devices of a VG are being changed. It stays when the command is killed.
pub(super) struct Note(Option<PathBuf>);

impl Note {
    /// That of a VG.
    fn of(host: &Host, vg: VgId) -> Self {
        let dir = host.settings().kernel.run_dir.as_deref();
        Self(dir.map(|dir| dir.join(format!("rlvm-changing-{}", vg.0.bare()))))
    }

    /// Puts it there. Where that does not work, killing the command leaves its traces to the user.
    fn leave(host: &Host, vg: VgId) -> Self {
        let note = Self::of(host, vg);
        if let Some(path) = &note.0 {
            let _ = path.parent().map(fs::create_dir_all);
            let mut options = fs::OpenOptions::new();
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let _ = options.write(true).create(true).truncate(false).open(path);
        }
        note
    }

    fn is_there(&self) -> bool {
        self.0.as_ref().is_some_and(|path| path.exists())
    }

    /// Removes it: all is well.
    pub(super) fn take_away(self) {
        if let Some(path) = self.0 {
            let _ = fs::remove_file(path);
        }
    }
}
