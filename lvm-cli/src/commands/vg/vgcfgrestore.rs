//! `vgcfgrestore`: bring a VG back as a backup or an archive has it.

use std::path::{Path, PathBuf};

use lvm_core::host::Host;
use lvm_core::model::{Provenance, Vg, import};
use lvm_core::name::VgName;
use lvm_core::store::backup;

use crate::args::options::{pv, vg};
use crate::args::{AnyOpt, Matches, names};
use crate::commands::lv::refuse_any_active;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Brings a VG back.
pub(crate) const COMMAND: Command = Command {
    name: "vgcfgrestore",
    about: "Restore the metadata of a volume group from a file",
    names: Some(Names::between(0, 1, "VG", "The VG")),
    syntax: &["VG", "-l|--list VG", "-l|--list -f|--file String", "-f|--file String VG"],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[&vg::FILE, &vg::FORCE_LONG, &vg::LIST, &pv::METADATATYPE];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let file = matches.get(&vg::FILE).map(PathBuf::from);
    if let (true, Some(file)) = (matches.has(&vg::LIST), &file) {
        return list_file(file, &session.host(matches)?, session);
    }
    let name = names::vg_name(matches.name().ok_or(Failure::Syntax)?)?;
    let host = session.host(matches)?;
    if matches.has(&vg::LIST) {
        return list(&host, &name, session);
    }
    let path = match (file, &host.settings().backup_dir) {
        (Some(path), _) => path,
        (None, Some(dir)) => dir.join(name.as_str()),
        (None, None) => {
            return Err(Failure::Message(
                "Backups are off (backup/backup=0): name a file with --file.".into(),
            ));
        }
    };
    let restored = read(&path)
        .map_err(|why| {
            // Of a file that is no backup at all LVM2 says less.
            let foreign = why.starts_with("Can't process");
            let warning = "\nWARNING: couldn't read volume group metadata from file.";
            let warning = if foreign { "" } else { warning };
            format!("{why}{warning}\nFailed to read VG {name} from {}", path.display())
        })
        .and_then(|(text, _)| restore(&host, &name, &path, text, session));
    match restored {
        Ok(()) => {
            session.ui.say(format_args!("Restored volume group {name}."));
            Ok(Exit::Success)
        }
        Err(why) => Err(Failure::Message(format!("{why}\nRestore failed."))),
    }
}

fn read(path: &Path) -> Result<(Vg, Provenance), String> {
    let text = backup::read_file(path).map_err(|error| error.to_string())?;
    import(&text).map_err(|error| error.to_string())
}

fn restore(
    host: &Host,
    name: &VgName,
    path: &Path,
    vg: Vg,
    session: &mut Session,
) -> Result<(), String> {
    if vg.name != *name {
        return Err(format!("'{}' does not contain volume group '{name}'.", path.display()));
    }
    let told = |error: lvm_core::Error| error.to_string();
    let mut held = host.write(true, core::slice::from_ref(name), &[]).map_err(told)?;
    if let Err(Failure::Message(line)) = refuse_any_active(&vg) {
        return Err(line);
    }
    let mut missing = 0;
    for pv in vg.pvs() {
        if held.inventory.find_pv_id(pv.id).is_none() {
            session.ui.warn(format_args!("Couldn't find device with uuid {}.", pv.id));
            missing += 1;
        }
    }
    if missing > 0 {
        return Err(format!(
            "Cannot restore Volume Group {name} with {missing} PVs marked as missing."
        ));
    }
    let failures = held.restore_vg(vg).map_err(told)?;
    session.tell_committed(&failures);
    Ok(())
}

/// Lists one file, whichever VG it has.
fn list_file(file: &Path, host: &Host, session: &mut Session) -> Result<Exit, Failure> {
    if !file.exists() {
        return Err(Failure::Message(format!("Archive file {} not found.", file.display())));
    }
    tell(vec![file.to_owned()], host, session);
    Ok(Exit::Success)
}

/// Lists the archives of a VG and its backup.
fn list(host: &Host, name: &VgName, session: &mut Session) -> Result<Exit, Failure> {
    let settings = host.settings();
    let mut paths = Vec::new();
    if let Some(dir) = &settings.archive_dir {
        let found = backup::archives(dir, name).map_err(|error| Failure::Error(error.into()))?;
        if found.is_empty() {
            session.ui.print(format_args!("No archives found in {}.", dir.display()));
        }
        paths.extend(found.into_iter().map(|archive| archive.path));
    }
    let backup = settings.backup_dir.as_ref().map(|dir| dir.join(name.as_str()));
    paths.extend(backup.filter(|path| path.exists()));
    tell(paths, host, session);
    Ok(Exit::Success)
}

/// What is in each file.
fn tell(paths: Vec<PathBuf>, host: &Host, session: &mut Session) {
    for path in paths {
        session.ui.print(" ");
        session.ui.print(format_args!("File:\t\t{}", path.display()));
        match read(&path) {
            Ok((vg, from)) => {
                session.ui.print(format_args!("VG name:    \t{}", vg.name));
                session.ui.print(format_args!("Description:\t{}", from.description));
                let time = host.settings().zone.ctime(from.creation_time);
                session.ui.print(format_args!("Backup Time:\t{time}"));
            }
            Err(why) => {
                session.ui.error_line(why);
                session.ui.warn("couldn't read volume group metadata from file.");
                session.ui.error_line("Unable to read archive file.");
            }
        }
        session.ui.raw("\n");
    }
}
