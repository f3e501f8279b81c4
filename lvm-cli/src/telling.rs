//! What changing commands tell and ask: findings, notices, what a commit left undone.

use lvm_core::Error;
use lvm_core::alloc::AllocSettings;
use lvm_core::config::settings;
use lvm_core::device::BlockDevice;
use lvm_core::device::image_list::ImageList;
use lvm_core::device::signature::Signature;
use lvm_core::format::label::PvLabel;
use lvm_core::host::Session as Held;
use lvm_core::model::Vg;
use lvm_core::name::{LvName, VgName};
use lvm_core::plan::LvNotice;
use lvm_core::report::log::LogObject;
use lvm_core::store::Finding;
use lvm_core::units::Sectors;

use crate::devices::is_node;
use crate::failure::{Exit, Failure};
use crate::session::Session;

impl Session {
    /// Tells what was found wrong with the devices and, if there is one, with the VG that the command is about.
    pub(crate) fn tell_findings(&mut self, held: &Held<'_>, vg: Option<&VgName>) {
        if let Some(index) = self.tell_found(held, vg) {
            self.tell_mended(held, index);
        }
    }

    /// The same without what the next commit mends; the place of the VG, if it is there.
    pub(crate) fn tell_found(&mut self, held: &Held<'_>, vg: Option<&VgName>) -> Option<usize> {
        let found = vg.and_then(|name| held.inventory.find_vg(name.as_str()));
        if let Some(name) = vg {
            self.ui.enter(|| match found {
                Some((_, found)) => LogObject::vg(&found.vg),
                None => LogObject::unknown_vg(name.as_str()),
            });
        }
        let vg = found.map(|(index, _)| index);
        for (path, error) in &held.unopened {
            // A device that nobody asked for may be empty, busy or forbidden; LVM2 passes over it, too.
            let asked = held.host().settings().devices.contains(path);
            if asked && (self.listed || !is_node(path)) {
                self.ui.error_line(error);
            }
        }
        self.tell_each(held.findings(vg));
        vg
    }

    /// Tells which old copies of a VG's text the next commit brings up to date.
    pub(crate) fn tell_mended(&mut self, held: &Held<'_>, index: usize) {
        for line in held.to_be_mended(index) {
            self.ui.warn(line);
        }
    }

    /// LVM2 reads again what it could not read, and says so in its answer; that would be no JSON.
    pub(crate) fn tell_retry(&mut self, held: &Held<'_>) {
        let damaged = |finding: &Finding| matches!(finding, Finding::BadText { .. });
        if held.findings(None).any(damaged) && !self.answers_json() {
            self.ui.say("Retrying metadata scan.");
        }
    }

    /// Tells what was found wrong.
    fn tell_each<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) {
        self.ui.tell_findings(findings);
    }

    /// Tells that an LV is not in its VG.
    pub(crate) fn tell_missing(&mut self, vg: &Vg, name: &str) {
        self.ui.about(|| LogObject::unknown_lv(vg, name));
        let path = format!("{}/{name}", vg.name);
        self.ui.error_line(format_args!("Failed to find logical volume \"{path}\""));
        self.ui.went(false);
    }

    /// Tells LVs of a VG by their names, that they are no more.
    pub(crate) fn tell_removed(&mut self, vg: &Vg, lvs: &[LvName]) {
        for lv in lvs.iter().filter_map(|name| vg.lv(vg.find_lv(name.as_str())?)) {
            self.ui.about(|| LogObject::lv(vg, lv));
            self.ui.went(true);
        }
        self.ui.about(|| LogObject::unknown_lv(vg, ""));
        for lv in lvs {
            self.ui.say(format_args!("Logical volume \"{lv}\" successfully removed."));
        }
    }

    /// Tells what a plan has decided beyond what it was asked.
    pub(crate) fn tell_notices(&mut self, notices: &[LvNotice]) {
        for notice in notices {
            if notice.is_warning() {
                self.ui.error_line(notice);
            } else {
                self.ui.say(notice);
            }
        }
    }

    /// Tells what did not work in a commit that holds all the same, and what was not kept of it.
    pub(crate) fn tell_committed(&mut self, failures: &[Error]) {
        for failure in failures {
            self.ui.warn(failure);
        }
        if !self.config.get(&settings::BACKUP) && !self.told_no_backup {
            self.told_no_backup = true;
            self.ui.warn("This metadata update is NOT backed up.");
        }
    }

    /// Of a command that goes on with its next name: a failure is told here and now, unless the command line
    /// itself is wrong.
    ///
    /// # Errors
    /// Failures that end the command.
    pub(crate) fn outcome(&mut self, done: Result<(), Failure>) -> Result<Exit, Failure> {
        match done {
            Ok(()) => Ok(Exit::Success),
            Err(Failure::Error(error)) => {
                self.ui.error(&error);
                Ok(Exit::Failed)
            }
            Err(Failure::Message(line)) => {
                self.ui.error_line(line);
                Ok(Exit::Failed)
            }
            Err(other) => Err(other),
        }
    }

    /// What the settings say of allocation.
    pub(crate) fn alloc_settings(&self) -> AllocSettings {
        AllocSettings {
            maximise_cling: self.config.get(&settings::MAXIMISE_CLING),
            cling_tags: self
                .config
                .get(&settings::CLING_TAG_LIST)
                .into_iter()
                .map(|tag| tag.strip_prefix('@').unwrap_or(&tag).into())
                .collect(),
            stripe_size: Sectors::new(self.config.get(&settings::STRIPESIZE).saturating_mul(2)),
        }
    }

    /// Asks about every signature that was found on a device which is to be written over. What to wipe, in order.
    ///
    /// # Errors
    /// One of them is to stay.
    pub(crate) fn ask_to_wipe(
        &mut self,
        found: Vec<Signature>,
        name: &str,
    ) -> Result<Vec<Signature>, Failure> {
        for signature in &found {
            let Signature { kind, offset, .. } = signature;
            let question = format!(
                "WARNING: {kind} signature detected on {name} at offset {offset}. Wipe it? [y/n]: "
            );
            if !self.ui.confirm(question) {
                return Err(Failure::Message(format!(
                    "Aborted wiping of {kind}.\n1 existing signature left on the device."
                )));
            }
        }
        Ok(found)
    }

    /// Wipes signatures, and tells of each.
    ///
    /// # Errors
    /// The device failed.
    pub(crate) fn wipe(
        &mut self,
        signatures: &[Signature],
        device: &dyn BlockDevice,
        name: &str,
    ) -> Result<(), Failure> {
        for signature in signatures {
            self.ui.say(format_args!("Wiping {} signature on {name}.", signature.kind));
            signature.wipe(device)?;
        }
        Ok(())
    }

    /// Remembers the images among new PVs, so that the next command finds them.
    ///
    /// # Errors
    /// The list of images cannot be written.
    pub(crate) fn remember_images(
        &mut self,
        held: &Held<'_>,
        pvs: &[(String, PvLabel)],
    ) -> Result<(), Failure> {
        let Some(list) = self.images() else { return Ok(()) };
        for (name, label) in pvs {
            let is_image = held.device(name).is_some_and(|device| !device.is_kernel_device());
            if is_image && !self.test {
                list.add(name.as_ref(), label.pv.id)?;
            }
        }
        Ok(())
    }

    /// Forgets an image that is no PV any more.
    ///
    /// # Errors
    /// The list of images cannot be written.
    pub(crate) fn forget_image(&mut self, held: &Held<'_>, name: &str) -> Result<(), Failure> {
        let is_image = held.device(name).is_some_and(|device| !device.is_kernel_device());
        match self.images() {
            Some(list) if is_image && !self.test => Ok(list.remove(name.as_ref())?),
            _ => Ok(()),
        }
    }

    /// The user's list of images.
    fn images(&self) -> Option<ImageList> {
        self.environment.state_dir.as_ref().map(ImageList::new)
    }
}
