//! `lvchange -M y`: device numbers that an LV keeps.

use lvm_core::host::Session as Held;
use lvm_core::model::{LvIdx, Relations};
use lvm_core::plan;

use crate::args::Matches;
use crate::args::options::lv;
use crate::commands::activation::{self, Activator};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// The numbers that are asked for. The major one is the kernel's to choose.
pub(super) struct Persistent {
    major: Option<i32>,
    minor: i32,
}

/// The largest minor number of a block device.
const MINOR_MAX: u32 = (1 << 20) - 1;

impl Persistent {
    /// Reads and checks them.
    ///
    /// # Errors
    /// A number that there is not.
    pub(super) fn read(matches: &Matches, session: &mut Session) -> Result<Self, Failure> {
        let minor = matches.get(&lv::MINOR).copied().unwrap_or_default();
        let major = activation::major(matches, session);
        if let Some(given) = matches.get(&lv::MAJOR) {
            activation::warn_of_major(*given, major, session);
        }
        match i32::try_from(minor) {
            Ok(number) if minor <= MINOR_MAX => Ok(Self { major, minor: number }),
            _ => {
                Err(Failure::Message(format!("Minor number {minor} outside range 0-{MINOR_MAX}.")))
            }
        }
    }

    /// Gives them to LVs. An active one has to leave the kernel and come back for it, after asking.
    ///
    /// # Errors
    /// The commit failed, or the kernel refuses.
    pub(super) fn set(
        &self,
        held: &mut Held<'_>,
        index: usize,
        lvs: &[LvIdx],
        activator: &Activator,
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let mut exit = Exit::Success;
        for lv in lvs {
            let mut vg = held.vg(index)?.clone();
            let name = vg.lv(*lv).map(|lv| lv.name.to_string()).unwrap_or_default();
            let path = format!("{}/{name}", vg.name);
            if let Err(refusal) = plan::check_persistent(&Relations::of(&vg), *lv) {
                session.ui.error_line(refusal);
                exit = Exit::Failed;
                continue;
            }
            let active = !activation::active_of(held, index, &[*lv])?.is_empty();
            if active {
                let question = format!(
                    "Logical volume {path} will be deactivated temporarily. Continue? [y/n]: "
                );
                if !session.ui.confirm(question) {
                    session.ui.error_line(format_args!("{path} device number not changed."));
                    exit = Exit::Failed;
                    continue;
                }
                let gone = activator.deactivate(held, index, &[*lv], session)?;
                if gone != Exit::Success {
                    exit = exit.and(gone);
                    continue;
                }
            }
            plan::make_persistent(&mut vg, *lv, self.major, self.minor)
                .map_err(|refusal| Failure::Message(refusal.to_string()))?;
            let failures = held.commit(index, vg)?;
            session.tell_committed(&failures);
            if active {
                exit = exit.and(activator.activate(held, index, &[*lv], session)?);
            }
        }
        Ok(exit)
    }
}
