//! What `lvchange`, `vgchange` and `pvscan` share about LVs in the kernel: what may be activated, and doing it.

use std::path::Path;

use lvm_core::Error;
use lvm_core::activate::MergeState;
use lvm_core::config::{Setting, settings};
use lvm_core::device::DeviceNumber;
use lvm_core::device::scan::block_drivers;
use lvm_core::host::{Activate, MappedLvs, OnlineFiles, Session as Held, UseError, uses_of};
use lvm_core::model::{Lv, LvIdx, Relations, Vg};
use lvm_core::name::VgName;
use lvm_core::plan::activation::{
    ActivationMode, ActivationPolicy, ActivationRequest, ActivationSettings, Verdict, VolumeList,
};
use lvm_core::report::view::{KernelState, LvState};

use super::lv::merging::Poller;
use crate::args::options::{common, lv, report};
use crate::args::values::Activation;
use crate::args::{AnyOpt, Matches};
use crate::environment::host_and_system;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// What every form of `lvchange` and `vgchange` takes.
pub(crate) const EVERY_FORM: &[&dyn AnyOpt] = &[
    &common::AUTOBACKUP,
    &common::FORCE,
    &lv::IGNOREMONITORING,
    &common::NOUDEVSYNC,
    &common::REPORTFORMAT,
    &report::SELECT,
];

/// What `-a` goes with in both.
pub(crate) const ACTIVATING: &[&dyn AnyOpt] = &[
    &lv::ACTIVATE,
    &lv::ACTIVATIONMODE,
    &report::IGNORELOCKINGFAILURE,
    &lv::IGNOREACTIVATIONSKIP,
    &lv::MONITOR,
    &lv::PARTIAL,
    &lv::POLL,
    &report::READONLY,
    &lv::SYSINIT,
];

/// Whether the kernel's device-mapper is to be used: `--driverloaded`, `global/activation`.
pub(crate) fn is_enabled(matches: &Matches, session: &Session) -> bool {
    matches.get(&common::DRIVERLOADED) != Some(&false) && session.config.get(&settings::ACTIVATION)
}

/// The major number that the kernel gives all LVs; `None` where there is no device-mapper to ask for it.
pub(crate) fn major(matches: &Matches, session: &Session) -> Option<i32> {
    if !is_enabled(matches, session) || !Path::new("/dev/mapper/control").exists() {
        return None;
    }
    let drivers = block_drivers(Path::new("/proc"));
    let (major, _) = drivers.into_iter().find(|(_, driver)| driver == "device-mapper")?;
    i32::try_from(major).ok()
}

/// Tells that a major number on the command line counts for nothing.
pub(crate) fn warn_of_major(given: u32, kernels: Option<i32>, session: &mut Session) {
    session.ui.warn(format_args!(
        "Ignoring supplied major number {given} - kernel assigns major numbers dynamically. \
         Using major number {} instead.",
        kernels.unwrap_or_default()
    ));
}

/// One command's way to the kernel.
pub(crate) struct Activator {
    settings: ActivationSettings,
    request: ActivationRequest,
    enabled: bool,
    /// Whether merges are followed to their ends in the background.
    poll: Option<Poller>,
}

impl Activator {
    /// As the command line and the settings have it. Tells what is wrong with them.
    ///
    /// # Errors
    /// A mode that there is not, or two of them.
    pub(crate) fn new(matches: &Matches, session: &mut Session) -> Result<Self, Failure> {
        let enabled = is_enabled(matches, session);
        if !enabled {
            session
                .ui
                .warn_now("Activation disabled. No device-mapper interaction will be attempted.");
        }
        let mode = mode(matches, session)?;
        if mode == ActivationMode::Partial {
            session.ui.error_line("PARTIAL MODE. Incomplete logical volumes will be processed.");
        }
        let request = ActivationRequest {
            auto: matches.get(&lv::ACTIVATE) == Some(&Activation::Auto),
            ignore_skip: matches.has(&lv::IGNOREACTIVATIONSKIP),
            mode,
        };
        let (host, _) = host_and_system();
        let settings = ActivationSettings {
            volume_list: list(&settings::VOLUME_LIST, session),
            auto_list: list(&settings::AUTO_ACTIVATION_VOLUME_LIST, session),
            read_only_list: list(&settings::READ_ONLY_VOLUME_LIST, session),
            host_tags: session.config.host_tags(&host),
        };
        let polls = !matches.has(&lv::SYSINIT) && matches.get(&lv::POLL) != Some(&false);
        let poll = polls.then(|| Poller::new(matches, session));
        Ok(Self { settings, request, enabled, poll })
    }

    /// The same for `-aay`, where the command line has no such option.
    pub(crate) fn by_itself(mut self) -> Self {
        self.request.auto = true;
        self
    }

    /// Activates those of `lvs` that may be.
    ///
    /// # Errors
    /// Only such as end the whole command; the others are told.
    pub(crate) fn activate(
        &self,
        held: &mut Held<'_>,
        index: usize,
        lvs: &[LvIdx],
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let vg = held.vg_as_found(index)?;
        let policy = ActivationPolicy::new(&vg, &self.settings);
        let (pass, exit) = passed(lvs, |lv| policy.verdict(lv, self.request), session);
        if !self.enabled || pass.is_empty() {
            return Ok(exit);
        }
        if is_on_images(held, index) {
            let name = &vg.name;
            session.ui.error_line(format_args!(
                "Volume group {name} lies on disk images: its logical volumes cannot be activated in the kernel."
            ));
            return Ok(Exit::Failed);
        }
        if let Err(error) = held.host().need_mapper() {
            session.ui.error_line(error);
            return Ok(Exit::Failed);
        }
        Ok(exit.and(switch_on(held, index, &pass, false, session)?))
    }

    /// How a new LV is to be activated; `None` where the settings or its own flags have it wait.
    ///
    /// # Errors
    /// The VG is not there any more.
    pub(crate) fn of_new(
        &self,
        held: &Held<'_>,
        index: usize,
        lv: LvIdx,
        session: &mut Session,
    ) -> Result<Option<Activate>, Failure> {
        let vg = held.vg_as_found(index)?;
        match ActivationPolicy::new(&vg, &self.settings).verdict(lv, self.request) {
            Verdict::Activate { read_only } => Ok(Some(Activate { read_only, reload: false })),
            Verdict::PassOver(why) => {
                session.ui.verbose(1, why);
                Ok(None)
            }
            Verdict::Refuse(why) => {
                session.ui.error_line(why);
                Ok(None)
            }
        }
    }

    /// Whether the settings let an LV of a VG be activated at all.
    pub(crate) fn passes_filter(&self, vg: &Vg, lv: LvIdx) -> bool {
        ActivationPolicy::new(vg, &self.settings).passes_filter(lv)
    }

    /// Has merges that the kernel works on followed to their ends in the background; how many.
    ///
    /// # Errors
    /// The kernel refuses.
    pub(crate) fn follow_merges(
        &self,
        held: &Held<'_>,
        index: usize,
        lvs: &[LvIdx],
        session: &mut Session,
    ) -> Result<usize, Failure> {
        let Some(poll) = self.poll.as_ref().filter(|_| self.enabled && !session.test) else {
            return Ok(0);
        };
        let vg = held.vg(index)?;
        let relations = Relations::of(vg);
        let mut count = 0;
        for lv in lvs.iter().filter(|lv| relations.merging_snapshot_of(**lv).is_some()) {
            let Some(origin) = vg.lv(*lv) else { continue };
            if let MergeState::Running(_) = held.merge_state(index, *lv)? {
                poll.in_background(&format!("{}/{}", vg.name, origin.name), session);
                count += 1;
            }
        }
        Ok(count)
    }

    /// Deactivates `lvs`; those that are not active are no failure.
    ///
    /// # Errors
    /// As [`Self::activate`].
    pub(crate) fn deactivate(
        &self,
        held: &mut Held<'_>,
        index: usize,
        lvs: &[LvIdx],
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let name = held.vg(index)?.name.clone();
        if let Some(files) = online_files(session)
            && !session.test
        {
            files.release(&name);
        }
        if !self.enabled || lvs.is_empty() || is_on_images(held, index) {
            return Ok(Exit::Success);
        }
        if let Err(error) = held.host().need_mapper() {
            // Without a driver nothing is active, and LVM2 is content with that, too.
            session.ui.error_line(error);
            return Ok(Exit::Success);
        }
        let lvs = active_of(held, index, lvs)?;
        let failed = held.deactivate(index, &lvs)?;
        Ok(tell_failed(&failed, session))
    }

    /// Loads the active ones of `lvs` anew from the metadata.
    ///
    /// # Errors
    /// As [`Self::activate`].
    pub(crate) fn refresh(
        &self,
        held: &mut Held<'_>,
        index: usize,
        lvs: &[LvIdx],
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let vg = held.vg_as_found(index)?;
        let policy = ActivationPolicy::new(&vg, &self.settings);
        let verdict = |lv| match policy.check_refresh(lv, self.request.mode) {
            Ok(()) => Verdict::Activate { read_only: policy.is_read_only(lv) },
            Err(why) => Verdict::Refuse(why),
        };
        let (mut pass, exit) = passed(lvs, verdict, session);
        if !self.enabled || pass.is_empty() || is_on_images(held, index) {
            return Ok(exit);
        }
        if let Err(error) = held.host().need_mapper() {
            session.ui.error_line(error);
            for name in pass.iter().filter_map(|(idx, _)| vg.lv(*idx)).map(|lv| &lv.name) {
                let path = format!("{}/{name}", vg.name);
                session.ui.error_line(format_args!("Failed to suspend {path}."));
                session.ui.error_line(format_args!("Failed to reactivate {path}."));
            }
            return Ok(Exit::Failed);
        }
        let active = active_of(held, index, lvs)?;
        pass.retain(|(lv, _)| active.contains(lv));
        Ok(exit.and(switch_on(held, index, &pass, true, session)?))
    }

    /// How many of the LVs that users see are active.
    ///
    /// # Errors
    /// The kernel refuses.
    pub(crate) fn count_active(&self, held: &Held<'_>, index: usize) -> Result<usize, Failure> {
        Ok(self.visible_active(held, index)?.len())
    }

    /// Which of the LVs that users see are active.
    ///
    /// # Errors
    /// The kernel refuses.
    pub(crate) fn visible_active(
        &self,
        held: &Held<'_>,
        index: usize,
    ) -> Result<Vec<LvIdx>, Failure> {
        if !self.enabled {
            return Ok(Vec::new());
        }
        let (vg, active) = (held.vg(index)?, held.active_lvs(index)?);
        let relations = Relations::of(vg);
        let is_active =
            |(idx, lv): &(LvIdx, &Lv)| relations.is_visible(*idx) && active.contains(&lv.id);
        Ok(vg.lvs_with_idx().filter(is_active).map(|(idx, _)| idx).collect())
    }

    /// Tells which LVs of a VG somebody has open, and who; how many there are.
    ///
    /// # Errors
    /// The VG is not there any more.
    pub(crate) fn tell_open(
        &self,
        held: &Held<'_>,
        index: usize,
        session: &mut Session,
    ) -> Result<usize, Failure> {
        let Some(mapper) = held.host().mapper().filter(|_| self.enabled) else { return Ok(0) };
        let (vg, kernel) = (held.vg(index)?, MappedLvs::of(mapper));
        let mut count = 0;
        for idx in activatable(vg) {
            let LvState::Active(device) = kernel.state(vg, idx) else { continue };
            let Some(lv) = vg.lv(idx).filter(|_| device.open_count > 0) else { continue };
            count += 1;
            let (major, minor) = (device.major.into(), device.minor.into());
            let uses = uses_of(DeviceNumber { major, minor });
            let lv = format!("{}/{}", vg.name, lv.name);
            session.ui.error(&UseError { lv, uses }.into());
        }
        Ok(count)
    }

    /// Whether VGs that are not to be activated by themselves are passed over without a word.
    pub(crate) fn passes_over(&self, vg: &Vg) -> bool {
        self.request.auto && vg.status.noautoactivate
    }
}

/// The LVs that are activated for themselves: those that users see, but for COW stores, which come with their
/// origins.
pub(crate) fn activatable(vg: &Vg) -> Vec<LvIdx> {
    let relations = Relations::of(vg);
    let own = |idx: &LvIdx| relations.is_visible(*idx) && !relations.is_cow(*idx);
    relations.visible_first().filter(own).collect()
}

/// Those of `lvs` that are active.
pub(crate) fn active_of(
    held: &Held<'_>,
    index: usize,
    lvs: &[LvIdx],
) -> Result<Vec<LvIdx>, Failure> {
    let (vg, active) = (held.vg(index)?, held.active_lvs(index)?);
    let is_active = |idx: &&LvIdx| vg.lv(**idx).is_some_and(|lv| active.contains(&lv.id));
    Ok(lvs.iter().filter(is_active).copied().collect())
}

/// Those of `lvs` that may be activated, each with whether it is to be read-only; tells of the others.
fn passed(
    lvs: &[LvIdx],
    verdict: impl Fn(LvIdx) -> Verdict,
    session: &mut Session,
) -> (Vec<(LvIdx, bool)>, Exit) {
    let (mut pass, mut exit) = (Vec::new(), Exit::Success);
    for lv in lvs {
        match verdict(*lv) {
            Verdict::Activate { read_only } => pass.push((*lv, read_only)),
            Verdict::PassOver(why) => session.ui.verbose(1, why),
            Verdict::Refuse(why) => {
                exit = Exit::Failed;
                session.ui.error_line(why);
            }
        }
    }
    (pass, exit)
}

/// Has the kernel activate LVs, or load them anew; each with whether it is to be read-only.
fn switch_on(
    held: &mut Held<'_>,
    index: usize,
    lvs: &[(LvIdx, bool)],
    reload: bool,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let mut exit = Exit::Success;
    // In their order: minor numbers follow it.
    for run in lvs.chunk_by(|(_, one), (_, next)| one == next) {
        let read_only = run.first().is_some_and(|(_, only)| *only);
        let some: Vec<LvIdx> = run.iter().map(|(lv, _)| *lv).collect();
        let failed = held.activate(index, &some, Activate { read_only, reload })?;
        exit = exit.and(tell_failed(&failed, session));
    }
    Ok(exit)
}

fn tell_failed(failed: &[(LvIdx, Error)], session: &mut Session) -> Exit {
    for (_, error) in failed {
        session.ui.error(error);
    }
    if failed.is_empty() { Exit::Success } else { Exit::Failed }
}

/// The files of what has appeared since the machine started, if there is a place for them.
pub(crate) fn online_files(session: &Session) -> Option<OnlineFiles> {
    session.environment.run_dir.as_ref().map(OnlineFiles::new)
}

/// `1 logical volume(s) in volume group "vg" now active`
pub(crate) fn say_active(count: usize, vg: &VgName, what: &str, session: &mut Session) {
    session.ui.say(format_args!("{count} logical volume(s) in volume group \"{vg}\" {what}"));
}

fn mode(matches: &Matches, session: &Session) -> Result<ActivationMode, Failure> {
    let given = matches.get(&lv::ACTIVATIONMODE);
    if matches.has(&lv::PARTIAL) {
        return match given.map(String::as_str) {
            None | Some("partial") => Ok(ActivationMode::Partial),
            Some(_) => Err(Failure::invalid(
                "--partial and --activationmode are mutually exclusive arguments",
            )),
        };
    }
    let name = given.cloned().unwrap_or_else(|| session.config.get(&settings::ACTIVATION_MODE));
    ActivationMode::from_name(&name)
        .ok_or_else(|| Failure::invalid("Invalid activation mode given."))
}

fn list(setting: &Setting<&'static [&'static str]>, session: &mut Session) -> Option<VolumeList> {
    let items = session.config.set(setting)?;
    let (list, bad) = VolumeList::parse(items.iter().map(String::as_str));
    for why in bad {
        session.ui.warn(format_args!("{why} {}.", setting.path));
    }
    Some(list)
}

/// Whether any PV of a VG is a file: then the kernel knows nothing of it.
fn is_on_images(held: &Held<'_>, index: usize) -> bool {
    held.devices_of(index).iter().flatten().any(|device| device.number().is_none())
}
