//! Changing VGs within a session: archive, commit, backup.

use std::sync::Arc;

use super::Session;
use super::signals::SignalsHeld;
use crate::device::BlockDevice;
use crate::dm::Mapper;
use crate::error::{Error, Result};
use crate::format::label::PvLabel;
use crate::format::mda_header::MdaHeader;
use crate::model::{Vg, check};
use crate::store::{Committed, FoundMda, FoundPv, Prepared, backup};

/// What is kept of a change in files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Keep {
    /// What was before, and what is now.
    Both,
    /// What was before: of a restored VG there is a file already.
    Archive,
}

impl Session<'_> {
    /// Commits a changed VG: archives the old one, writes the new one, keeps a backup of it. With
    /// [`super::Settings::test`] only the session sees the change.
    ///
    /// Returns what did not work although the change holds.
    ///
    /// # Errors
    /// The old VG holds then. [`Error::Broken`], [`Error::Backup`]: nothing was written.
    pub fn commit(&mut self, index: usize, new: Vg) -> Result<Vec<Error>> {
        self.commit_with(index, new, Keep::Both)
    }

    fn commit_with(&mut self, index: usize, new: Vg, keep: Keep) -> Result<Vec<Error>> {
        let old_name = self.vg(index)?.name.clone();
        if self.host.settings().test {
            check_rules(&new)?;
            if let Some(found) = self.inventory.vgs.get_mut(index) {
                found.pvs = new
                    .pvs()
                    .iter()
                    .map(|pv| self.inventory.pvs.iter().position(|p| p.id() == pv.id))
                    .collect();
                found.vg = new;
            }
            return Ok(Vec::new());
        }
        let stamp = self.host.stamp(format!("Write from {}", self.host.settings().command));
        let prepared = self.inventory.prepare(Some(index), new, &stamp)?;
        self.archive(index)?;
        self.open_vg(index)?;
        self.open_pvs_of(prepared.vg())?;
        self.mend(index)?;
        let held = SignalsHeld::new();
        let (committed, not_done) = self.write_with_devices(index, prepared)?;
        let mut failures = self.keep_backup(index, committed, keep)?;
        failures.extend(not_done);
        let name = &self.vg(index)?.name;
        if *name != old_name
            && let Some(dir) = &self.host.settings().backup_dir
        {
            backup::remove_backup(dir, &old_name)?;
        }
        drop(held);
        Ok(failures)
    }

    /// Commits, and changes the devices of active LVs around it: new tables are loaded before anything is written,
    /// I/O is held back only while one text takes the place of the other.
    fn write_with_devices(
        &mut self,
        index: usize,
        prepared: Prepared,
    ) -> Result<(Committed, Vec<Error>)> {
        let host = self.host;
        let Some((mut transition, note)) = self.transition_to(index, prepared.vg())? else {
            let (_, committed) = self.inventory.write(prepared)?;
            return Ok((committed, Vec::new()));
        };
        let mut suspend = || transition.suspend().map_err(Error::from);
        let committed = self.inventory.write_around(prepared, &mut suspend);
        let committed = match committed {
            Ok((_, committed)) => committed,
            Err(error) => {
                // The old tables are what the metadata say.
                drop(transition);
                note.take_away();
                return Err(error);
            }
        };
        let mut failures: Vec<Error> = transition.finish().into_iter().map(Error::from).collect();
        if failures.is_empty() {
            note.take_away();
        }
        let settled = host.mapper().map_or(Ok(()), Mapper::settle);
        failures.extend(settled.err().map(|error| Error::Activate(error.into())));
        Ok((committed, failures))
    }

    /// Commits a VG that is not there yet, on PVs of no VG. Returns its place and what did not work.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub fn create_vg(&mut self, new: Vg) -> Result<(usize, Vec<Error>)> {
        self.create_with(new, Keep::Both)
    }

    fn create_with(&mut self, new: Vg, keep: Keep) -> Result<(usize, Vec<Error>)> {
        if self.host.settings().test {
            check_rules(&new)?;
            return Ok((self.inventory.vgs.len(), Vec::new()));
        }
        let stamp = self.host.stamp(format!("Write from {}", self.host.settings().command));
        let prepared = self.inventory.prepare(None, new, &stamp)?;
        self.open_pvs_of(prepared.vg())?;
        let held = SignalsHeld::new();
        let (index, committed) = self.inventory.write(prepared)?;
        let failures = self.keep_backup(index, committed, keep)?;
        drop(held);
        Ok((index, failures))
    }

    /// Removes a VG and its LVs; its archive stays.
    ///
    /// # Errors
    /// [`Error::Backup`]: nothing was written. [`Error::Io`]: the VG may still be there.
    pub fn remove_vg(&mut self, index: usize) -> Result<()> {
        let name = self.vg(index)?.name.clone();
        if self.host.settings().test {
            return Ok(());
        }
        self.archive(index)?;
        self.open_vg(index)?;
        let held = SignalsHeld::new();
        self.inventory.remove_vg(index)?;
        if let Some(dir) = &self.host.settings().backup_dir {
            backup::remove_backup(dir, &name)?;
        }
        drop(held);
        Ok(())
    }

    /// Brings a VG back as a text has it, in the place of the VG of that name if there is one. Its number gets
    /// higher than any on the devices, so that what PVs that are not in the text still hold is outdated.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub fn restore_vg(&mut self, vg: Vg) -> Result<Vec<Error>> {
        let there = self.inventory.vgs.iter().position(|found| found.vg.id == vg.id);
        match there.or(self.inventory.find_vg(vg.name.as_str()).map(|(index, _)| index)) {
            Some(index) => self.commit_with(index, vg, Keep::Archive),
            None => self.create_with(vg, Keep::Archive).map(|(_, failures)| failures),
        }
    }

    /// Takes a PV into the inventory that has just been made on a device.
    pub fn add_pv(&mut self, device: &str, label: PvLabel) {
        let Some(device) = self.device(device) else { return };
        let mda = |area| FoundMda {
            area,
            header: Some(MdaHeader::empty(area.start, area.size)),
            text: None,
        };
        let mdas = label.pv.metadata_areas.iter().copied().map(mda).collect();
        let found = FoundPv { device, label, mdas, vg: None, duplicates: Vec::new() };
        self.inventory.others.retain(|other| other.name() != found.device.name());
        match self.inventory.pvs.iter_mut().find(|pv| pv.device.name() == found.device.name()) {
            Some(known) => *known = found,
            None => self.inventory.pvs.push(found),
        }
    }

    /// Writes what a VG is before it is changed, once for each command.
    fn archive(&mut self, index: usize) -> Result<()> {
        let vg = self.vg(index)?;
        let settings = self.host.settings();
        let Some(dir) = &settings.archive_dir else { return Ok(()) };
        if self.archived.contains(&vg.id) {
            return Ok(());
        }
        let stamp = self.host.stamp(format!("Created *before* executing '{}'", settings.command));
        let mut random = [0; 4];
        self.host.entropy().fill(&mut random).map_err(Error::NoRandom)?;
        let random = u32::from_le_bytes(random);
        backup::write_archive(dir, &vg.name, vg.as_file(&stamp), random, settings.retention)?;
        let id = vg.id;
        self.archived.push(id);
        Ok(())
    }

    /// Writes what a VG is now. The commit holds without it.
    fn keep_backup(&self, index: usize, committed: Committed, keep: Keep) -> Result<Vec<Error>> {
        let mut failures = committed.failures;
        if keep == Keep::Archive {
            return Ok(failures);
        }
        let settings = self.host.settings();
        if let Some(dir) = &settings.backup_dir {
            let vg = self.vg(index)?;
            let stamp =
                self.host.stamp(format!("Created *after* executing '{}'", settings.command));
            let written = backup::write_backup(dir, &vg.name, vg.as_file(&stamp));
            failures.extend(written.err().map(Error::from));
        }
        Ok(failures)
    }

    /// Opens the devices of PVs that are about to join a VG.
    fn open_pvs_of(&self, vg: &Vg) -> Result<()> {
        let devices: Vec<Arc<dyn BlockDevice>> = vg
            .pvs()
            .iter()
            .filter_map(|pv| self.inventory.find_pv_id(pv.id))
            .map(|(_, found)| Arc::clone(&found.device))
            .collect();
        devices
            .iter()
            .try_for_each(|device| self.reopen(device.name(), crate::device::OpenMode::Write))
    }
}

fn check_rules(vg: &Vg) -> Result<()> {
    check(vg).map_err(|broken| Error::Broken { vg: vg.name.clone(), broken })
}
