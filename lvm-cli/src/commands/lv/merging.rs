//! Following a merge that the kernel works on, to its end.

use std::process::{Command, Stdio};
use std::time::Duration;

use lvm_core::activate::MergeState;
use lvm_core::config::settings;
use lvm_core::host::{Access, Host, Session as Held};
use lvm_core::model::{LvIdx, Relations};
use lvm_core::name::VgName;
use lvm_core::plan;
use lvm_core::report::snapshot_status::{MergeProgress, SnapshotStatus};

use crate::args::Matches;
use crate::args::options::{common, lv};
use crate::failure::Failure;
use crate::session::Session;
use crate::ui::Ui;

/// What a merge is made of: asked of the kernel and of the clock.
trait Merging {
    /// The parameters of the status of the target `snapshot-merge` that is the origin; `None` where nothing is
    /// merged any more: somebody else has followed it to its end, or the origin is not active.
    fn status(&mut self) -> Result<Option<String>, Failure>;
    /// Waits between two looks.
    fn pause(&mut self, interval: Duration);
}

/// How merges are followed: how often, and by which other process.
#[derive(Clone, Debug)]
pub(crate) struct Poller {
    interval: Duration,
    /// What the other process is told of devices and settings.
    words: Vec<String>,
}

impl Poller {
    /// As the command line and the settings have it.
    pub(crate) fn new(matches: &Matches, session: &Session) -> Self {
        let seconds = matches.get(&lv::INTERVAL).map(|seconds| u64::from(*seconds));
        let seconds = seconds.unwrap_or_else(|| session.config.get(&settings::POLLING_INTERVAL));
        let mut words = Vec::new();
        let mut tell = |option: &str, value: &str| words.extend([option.into(), value.into()]);
        for config in matches.all(&common::CONFIG) {
            tell("--config", config);
        }
        for devices in matches.all(&common::DEVICES) {
            tell("--devices", devices);
        }
        for file in matches.all(&common::DEVICESFILE) {
            tell("--devicesfile", file);
        }
        Self { interval: Duration::from_secs(seconds), words }
    }

    /// Has another process follow the merge into `origin`, VG and LV; it outlives this one. Where there can be none
    /// the next activation goes on with it.
    pub(crate) fn in_background(&self, origin: &str, session: &mut Session) {
        let Ok(program) = std::env::current_exe() else { return };
        let seconds = self.interval.as_secs().to_string();
        let words = ["lvpoll", "--polloperation", "merge", "--interval", &seconds, origin];
        let child = Command::new(program)
            .args(words)
            .args(&self.words)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .current_dir("/")
            .spawn();
        if let Err(error) = child {
            session.ui.warn(format_args!("Failed to follow merging of {origin}: {error}"));
        }
    }

    /// Follows the merge into an LV to its end, and removes the snapshot. The VG is locked for each look only.
    ///
    /// # Errors
    /// The kernel has given up, the VG cannot be changed.
    pub(crate) fn to_the_end(
        &self,
        vg: &VgName,
        origin: &str,
        host: &Host,
        session: &mut Session,
    ) -> Result<(), Failure> {
        let mut merging = Looks { vg, origin, host };
        let path = format!("{vg}/{origin}");
        if follow(&path, self.interval, &mut merging, &mut session.ui)? {
            return merging.finish(session);
        }
        Ok(())
    }
}

/// A merge on this machine.
struct Looks<'a> {
    vg: &'a VgName,
    origin: &'a str,
    host: &'a Host,
}

impl<'a> Looks<'a> {
    /// The VG under its lock, with the origin if something is merged into it.
    fn open(&self) -> Result<(Held<'a>, usize, Option<LvIdx>), Failure> {
        let held = self.host.write(false, core::slice::from_ref(self.vg), &[])?;
        let index = held.find_vg(self.vg, Access::WRITE)?;
        let vg = held.vg(index)?;
        let relations = Relations::of(vg);
        let origin = vg.find_lv(self.origin);
        let origin = origin.filter(|origin| relations.merging_snapshot_of(*origin).is_some());
        Ok((held, index, origin))
    }

    fn finish(&self, session: &mut Session) -> Result<(), Failure> {
        let (mut held, index, origin) = self.open()?;
        let Some(origin) = origin else { return Ok(()) };
        let mut vg = held.vg(index)?.clone();
        let snapshot = plan::merge_finish(&mut vg, origin)
            .map_err(|refusal| Failure::Error(refusal.into()))?;
        let failures = held.commit(index, vg)?;
        session.tell_committed(&failures);
        let name = format!("{}/{}", self.vg, self.origin);
        session.ui.say(format_args!("Merge of snapshot into logical volume {name} has finished."));
        session.ui.say(format_args!("Logical volume \"{snapshot}\" successfully removed."));
        Ok(())
    }
}

impl Merging for Looks<'_> {
    fn status(&mut self) -> Result<Option<String>, Failure> {
        let (held, index, origin) = self.open()?;
        let Some(origin) = origin else { return Ok(None) };
        Ok(match held.merge_state(index, origin)? {
            MergeState::Running(status) => Some(status),
            MergeState::Waiting | MergeState::Inactive => None,
        })
    }

    fn pause(&mut self, interval: Duration) {
        std::thread::sleep(interval);
    }
}

/// Tells how far a merge is until it has ended; `false` where somebody else has seen to it. `origin` is VG and LV.
///
/// # Errors
/// The kernel has given up, or cannot be asked.
fn follow(
    origin: &str,
    interval: Duration,
    merging: &mut dyn Merging,
    ui: &mut Ui,
) -> Result<bool, Failure> {
    loop {
        let Some(status) = merging.status()? else { return Ok(false) };
        let status = SnapshotStatus::parse(&status);
        match status.map(|status| status.merge_progress()) {
            Some(MergeProgress::Finished) => {
                ui.say(format_args!("{origin}: Merged: 100.00%"));
                return Ok(true);
            }
            Some(MergeProgress::Merged(part)) => ui.say(format_args!("{origin}: Merged: {part}%")),
            Some(MergeProgress::Failed) | None => {
                return Err(Failure::Message(format!(
                    "{origin}: Failed query for merging percentage. Aborting merge."
                )));
            }
        }
        ui.flush();
        merging.pause(interval);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// States of a merge, one a look.
    struct Script(Vec<&'static str>, Vec<Duration>);

    impl Merging for Script {
        fn status(&mut self) -> Result<Option<String>, Failure> {
            Ok((!self.0.is_empty()).then(|| self.0.remove(0).to_owned()))
        }
        fn pause(&mut self, interval: Duration) {
            self.1.push(interval);
        }
    }

    #[test]
    fn a_merge_is_looked_at_until_only_exceptions_are_left() {
        let mut script = Script(vec!["4096/16384 16", "512/16384 16", "16/16384 16"], Vec::new());
        let interval = Duration::from_secs(3);
        assert!(follow("vg/o", interval, &mut script, &mut Ui::system()).unwrap());
        assert_eq!(script.1, [interval; 2]);
        assert!(script.0.is_empty());
    }

    #[test]
    fn a_merge_that_somebody_else_has_ended_is_left_alone() {
        let mut script = Script(vec!["4096/16384 16"], Vec::new());
        assert!(!follow("vg/o", INTERVAL, &mut script, &mut Ui::system()).unwrap());
    }

    #[test]
    fn a_merge_that_cannot_go_on_is_an_error() {
        for status in ["Merge failed", "Invalid", ""] {
            let mut script = Script(vec![status], Vec::new());
            let failure = follow("vg/o", INTERVAL, &mut script, &mut Ui::system()).unwrap_err();
            assert!(
                matches!(&failure, Failure::Message(line) if line.contains("Aborting merge")),
                "{failure:?}"
            );
        }
    }

    const INTERVAL: Duration = Duration::ZERO;
}
