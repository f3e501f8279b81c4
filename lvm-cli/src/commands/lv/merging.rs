//! Following a merge that the kernel works on, to its end.

use std::time::Duration;

use lvm_core::host::Session as Held;
use lvm_core::model::LvIdx;
use lvm_core::plan;
use lvm_core::report::snapshot_status::{MergeProgress, SnapshotStatus};

use crate::failure::Failure;
use crate::session::Session;
use crate::ui::Ui;

/// What a merge is made of: asked of the kernel and of the clock.
pub(super) trait Merging {
    /// The parameters of the status of the target `snapshot-merge` that is the origin.
    fn status(&mut self) -> Result<String, Failure>;
    /// Waits between two looks.
    fn pause(&mut self, interval: Duration);
}

/// Tells how far a merge is until it has ended. `origin` is VG and LV.
///
/// # Errors
/// The kernel has given up, or cannot be asked.
pub(super) fn follow(
    origin: &str,
    interval: Duration,
    merging: &mut dyn Merging,
    ui: &mut Ui,
) -> Result<(), Failure> {
    loop {
        let status = SnapshotStatus::parse(&merging.status()?);
        match status.map(|status| status.merge_progress()) {
            Some(MergeProgress::Finished) => {
                ui.say(format_args!("{origin}: Merged: 100.00%"));
                return Ok(());
            }
            Some(MergeProgress::Merged(part)) => ui.say(format_args!("{origin}: Merged: {part}%")),
            Some(MergeProgress::Failed) | None => {
                return Err(Failure::Message(format!(
                    "{origin}: Failed query for merging percentage. Aborting merge."
                )));
            }
        }
        merging.pause(interval);
    }
}

/// Removes the snapshot that has been merged from the VG.
///
/// # Errors
/// The VG cannot be changed.
pub(super) fn finish(
    held: &mut Held<'_>,
    index: usize,
    origin: LvIdx,
    session: &mut Session,
) -> Result<(), Failure> {
    let mut vg = held.vg(index)?.clone();
    let name = vg.lv(origin).map(|lv| format!("{}/{}", vg.name, lv.name)).unwrap_or_default();
    let snapshot =
        plan::merge_finish(&mut vg, origin).map_err(|refusal| Failure::Error(refusal.into()))?;
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    session.ui.say(format_args!("Merge of snapshot into logical volume {name} has finished."));
    session.ui.say(format_args!("Logical volume \"{snapshot}\" successfully removed."));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// States of a merge, one a look.
    struct Script(Vec<&'static str>, Vec<Duration>);

    impl Merging for Script {
        fn status(&mut self) -> Result<String, Failure> {
            Ok(self.0.remove(0).to_owned())
        }
        fn pause(&mut self, interval: Duration) {
            self.1.push(interval);
        }
    }

    #[test]
    fn a_merge_is_looked_at_until_only_exceptions_are_left() {
        let mut script = Script(vec!["4096/16384 16", "512/16384 16", "16/16384 16"], Vec::new());
        let interval = Duration::from_secs(3);
        follow("vg/o", interval, &mut script, &mut Ui::system()).unwrap();
        assert_eq!(script.1, [interval; 2]);
        assert!(script.0.is_empty());
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
