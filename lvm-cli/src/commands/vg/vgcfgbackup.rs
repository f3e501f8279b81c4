//! `vgcfgbackup`: write VGs into text files.

use std::path::{Path, PathBuf};

use lvm_core::host::{Access, Host};
use lvm_core::name::VgName;
use lvm_core::store::backup;

use crate::args::options::{common, report, vg};
use crate::args::{AnyOpt, Matches, names};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Writes VGs into text files.
pub(crate) const COMMAND: Command = Command {
    name: "vgcfgbackup",
    about: "Write the metadata of volume groups into files",
    names: Some(Names::from(0, "VG ...", "The VGs; all where none is named")),
    syntax: &["[ VG ... ]"],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &vg::FILE,
    &vg::FORCE_LONG,
    &report::FOREIGN,
    &report::IGNORELOCKINGFAILURE,
    &report::READONLY,
    &common::REPORTFORMAT,
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let host = session.host(matches)?;
    let wanted = matches.names().map(names::vg_name).collect::<Result<Vec<_>, _>>()?;
    let held = host.read(&wanted, &[])?;
    session.tell_findings(&held, None);
    let listed = if wanted.is_empty() { held.vg_names() } else { wanted };
    let pattern = matches.get(&vg::FILE).map(String::as_str);
    let foreign = matches.has(&report::FOREIGN);
    let mut exit = Exit::Success;
    let mut last: Option<PathBuf> = None;
    for name in listed {
        let access = Access { foreign, ..Access::READ };
        let done = held.find_vg(&name, access).map_err(|e| Failure::Error(e.into())).and_then(|index| {
            session.tell_findings(&held, Some(&name));
            let path = pattern.map(|pattern| PathBuf::from(pattern.replace("%s", name.as_str())));
            if path.is_some() && path == last {
                return Err(Failure::Message(
                    "VGs must be backed up into different files. Use %s in filename for VG name.".into(),
                ));
            }
            write(&host, &name, path.as_deref(), &held.vg_as_found(index)?, session)?;
            last = path;
            session.ui.say(format_args!("Volume group \"{name}\" successfully backed up."));
            Ok(())
        });
        exit = exit.and(session.outcome(done)?);
    }
    Ok(exit)
}

fn write(
    host: &Host,
    name: &VgName,
    path: Option<&Path>,
    vg: &lvm_core::model::Vg,
    session: &Session,
) -> Result<(), Failure> {
    let command = session.command_line();
    let done = match (path, &host.settings().backup_dir) {
        _ if session.test => Ok(()),
        (Some(path), _) => backup::write_file(path, vg.as_file(&host.stamp(command))),
        (None, Some(dir)) => {
            let stamp = host.stamp(format!("Created *after* executing '{command}'"));
            backup::write_backup(dir, name, vg.as_file(&stamp))
        }
        (None, None) => {
            return Err(Failure::Message(
                "Backups are off (backup/backup=0): name a file with --file.".into(),
            ));
        }
    };
    done.map_err(|error| Failure::Error(error.into()))
}
