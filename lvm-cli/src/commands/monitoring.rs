//! `--monitor`: whether dmeventd watches over LVs. rlvm does not speak with it, and says so where it would have to.

use std::path::Path;

use lvm_core::config::settings;
use lvm_core::host::Session as Held;
use lvm_core::model::{LvIdx, Relations, SegmentKind};

use crate::failure::Failure;
use crate::session::Session;

/// There while dmeventd runs.
const PID_FILE: &str = "/run/dmeventd.pid";

/// Has active LVs watched or not; those for which that is so now, and those for which it could not be done.
///
/// # Errors
/// The VG is not there any more.
pub(crate) fn set(
    watch: bool,
    held: &Held<'_>,
    index: usize,
    lvs: &[LvIdx],
    session: &mut Session,
) -> Result<(usize, usize), Failure> {
    let vg = held.vg(index)?;
    let relations = Relations::of(vg);
    let trouble = trouble(watch, session);
    let mut failed = 0;
    for lv in lvs {
        let watched = watched(&relations, *lv);
        let Some(trouble) = trouble.as_ref().filter(|_| !watched.is_empty()) else { continue };
        failed += 1;
        for name in watched.into_iter().filter_map(|lv| vg.lv(lv)).map(|lv| &lv.name) {
            let verb = if watch { "monitor" } else { "unmonitor" };
            session.ui.error_line(trouble);
            session.ui.warn(format_args!("Failed to {verb} {}/{name}.", vg.name));
        }
    }
    Ok((lvs.len() - failed, failed))
}

/// Why it cannot be done; LVM2's words where there is no dmeventd at all. Where none runs nothing is watched.
fn trouble(watch: bool, session: &Session) -> Option<String> {
    let program = session.config.get(&settings::DMEVENTD);
    if let Err(error) = std::fs::metadata(&program) {
        let why = error.raw_os_error().map(nix::errno::Errno::from_raw);
        let why = why.map_or_else(|| error.to_string(), |errno| errno.desc().to_owned());
        return Some(format!("{program}: stat failed: {why}"));
    }
    let needed = watch || Path::new(PID_FILE).exists();
    needed.then(|| format!("Speaking with {program} is not supported."))
}

/// What dmeventd would watch for an LV: for an origin its snapshots.
fn watched(relations: &Relations<'_>, lv: LvIdx) -> Vec<LvIdx> {
    if relations.is_origin(lv) {
        return relations.snapshots_of(lv).map(|snapshot| snapshot.cow).collect();
    }
    let segment = relations.vg().lv(lv).and_then(|lv| lv.segments.first());
    let is_watched = relations.is_cow(lv)
        || matches!(
            segment.map(|segment| &segment.kind),
            Some(
                SegmentKind::Mirror(_)
                    | SegmentKind::Raid(_)
                    | SegmentKind::ThinPool(_)
                    | SegmentKind::VdoPool(_)
            )
        );
    if is_watched { vec![lv] } else { Vec::new() }
}
