//! `pvscan`: PVs, a line each; and with `--cache` what udev's rule calls when a device appears.

use lvm_core::report::display::{PvScan, pvscan};
use lvm_core::report::rows::Pick;

use super::look::{Subject, look};
use crate::args::forms::{self, Form};
use crate::args::options::{common, lv, pv, report};
use crate::args::values::Activation;
use crate::args::{AnyOpt, Matches};
use crate::commands::pv::appeared::{self, Task};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "pvscan",
    about: "List physical volumes, or note that they have appeared",
    names: Some(Names::from(0, "PV|MAJOR:MINOR ...", "Devices that have appeared")),
    syntax: &[
        "",
        "--cache [ PV|Major:Minor ... ]",
        "--cache -a|--activate ay [ PV|Major:Minor ... ]",
        "--cache --listvg|--listlvs PV",
    ],
    options: &[OPTIONS, PLAIN, CACHE],
    manual: "Without --cache a line for each PV.\n\n\
             With --cache it is noted below /run/lvm, in files that LVM and rlvm share, that the named PVs are \
             there; with -aay a VG all of whose PVs are there is activated, by whoever completes it.",
    examples: &[("rlvm pvscan --cache -aay /dev/vdb", "what a script calls for a new disk")],
    run,
};

const OPTIONS: &[&dyn AnyOpt] = &[&report::IGNORELOCKINGFAILURE, &common::REPORTFORMAT];

const PLAIN: &[&dyn AnyOpt] = &[&pv::EXPORTED, &pv::NOVOLUMEGROUP, &report::SHORT, &pv::SHOW_UUID];

const CACHE: &[&dyn AnyOpt] = &[
    &lv::ACTIVATE,
    &lv::AUTOACTIVATION,
    &pv::CACHE,
    &pv::CHECKCOMPLETE,
    &pv::LISTLVS,
    &pv::LISTVG,
    &lv::MAJOR,
    &lv::MINOR,
    &common::NOUDEVSYNC,
    &pv::UDEVOUTPUT,
    &pv::VGONLINE,
];

/// What the command line asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum What {
    Plain,
    Appeared(Task),
}

/// In LVM2's order, which decides where several fit.
const FORMS: &[Form<What>] = &[
    Form { is: What::Plain, needs: |_| true, takes: &[PLAIN] },
    Form {
        is: What::Appeared(Task::Record),
        needs: |matches| matches.has(&pv::CACHE),
        takes: &[&[&pv::CACHE, &lv::MAJOR, &lv::MINOR, &common::NOUDEVSYNC]],
    },
    Form {
        is: What::Appeared(Task::Activate),
        needs: |matches| {
            matches.has(&pv::CACHE) && matches.get(&lv::ACTIVATE) == Some(&Activation::Auto)
        },
        takes: &[&[
            &lv::ACTIVATE,
            &lv::AUTOACTIVATION,
            &pv::CACHE,
            &lv::MAJOR,
            &lv::MINOR,
            &common::NOUDEVSYNC,
        ]],
    },
    Form {
        is: What::Appeared(Task::ListVg),
        needs: |matches| matches.has(&pv::LISTVG) && matches.name().is_some(),
        takes: &[&[
            &lv::AUTOACTIVATION,
            &pv::CACHE,
            &pv::CHECKCOMPLETE,
            &pv::LISTVG,
            &pv::UDEVOUTPUT,
            &pv::VGONLINE,
        ]],
    },
    Form {
        is: What::Appeared(Task::ListLvs),
        needs: |matches| matches.has(&pv::LISTLVS) && matches.name().is_some(),
        takes: &[&[&pv::CACHE, &pv::CHECKCOMPLETE, &pv::LISTLVS, &pv::VGONLINE]],
    },
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let what = forms::choose(FORMS, COMMAND.own_options(), OPTIONS, matches)?;
    let most = match what {
        What::Plain => 0,
        What::Appeared(Task::Record | Task::Activate) => usize::MAX,
        What::Appeared(Task::ListVg | Task::ListLvs) => 1,
    };
    if let Some(extra) = matches.names().nth(most) {
        return Err(Failure::Refused(format!("Command does not accept argument: {extra}.")));
    }
    match what {
        What::Plain => plain(matches, session),
        What::Appeared(task) => appeared::run(task, matches, session),
    }
}

fn plain(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let exported = matches.has(&pv::EXPORTED);
    let orphans = matches.has(&pv::NOVOLUMEGROUP);
    match (exported, orphans) {
        (true, true) => return Err(Failure::invalid("Options -e and -n are incompatible")),
        (true, _) => {
            session.ui.warn("only considering physical volumes of exported volume group(s)");
        }
        (_, true) => session.ui.warn("only considering physical volumes in no volume group"),
        (false, false) => {}
    }
    let what = match (matches.has(&report::SHORT), matches.has(&pv::SHOW_UUID)) {
        (true, _) => PvScan::Names,
        (false, true) => PvScan::WithIds,
        (false, false) => PvScan::Usual,
    };
    let style = session.style(matches)?;
    look(Subject::Pvs, matches, session, |found, session| {
        let pick = Pick {
            pv: &|vg, pv| {
                (found.pick.pv)(vg, pv)
                    && (!exported || vg.is_some_and(|vg| vg.vg.status.exported))
                    && (!orphans || vg.is_none())
            },
            orphans: !exported,
            ..found.pick
        };
        session.ui.display(&pvscan(found.view, &pick, &style, what));
        Ok(())
    })
}
