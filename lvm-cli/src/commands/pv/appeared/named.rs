//! The devices that the words of `pvscan --cache` name, and what is told of those that are left out.

use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::PathBuf;

use lvm_core::device::DeviceNumber;
use lvm_core::device::scan::block_device;

use crate::args::Matches;
use crate::args::options::lv;
use crate::devices;
use crate::failure::Failure;
use crate::session::Session;

/// How things are told: for people with the process's number before them, for udev not at all.
pub(super) struct Teller {
    pub(super) head: String,
    pub(super) udev: bool,
}

impl Teller {
    pub(super) fn say(&mut self, line: impl core::fmt::Display, session: &mut Session) {
        if !self.udev {
            session.ui.print(format_args!("{} {line}", self.head));
        }
    }

    pub(super) fn bare(&mut self, line: impl core::fmt::Display, session: &mut Session) {
        if !self.udev {
            session.ui.print(line);
        }
    }

    pub(super) fn error(&mut self, line: impl core::fmt::Display, session: &mut Session) {
        if !self.udev {
            session.ui.error_line(format_args!("{} {line}", self.head));
        }
    }
}

/// The paths of the devices that are named; `None` for all that there are.
pub(super) fn devices(
    matches: &Matches,
    teller: &mut Teller,
    session: &mut Session,
) -> Result<Option<Vec<PathBuf>>, Failure> {
    let number = match (matches.get(&lv::MAJOR), matches.get(&lv::MINOR)) {
        (Some(major), Some(minor)) => Some(format!("{major}:{minor}")),
        (None, None) => None,
        _ => {
            let line = "Both --major and --minor required to identify devices.";
            return Err(Failure::invalid(line));
        }
    };
    let words: Vec<String> = matches.names().map(str::to_owned).chain(number).collect();
    if words.is_empty() {
        return Ok(None);
    }
    let mut paths = Vec::new();
    for word in words {
        if word.starts_with('/') {
            paths.extend(usable_path(&word, teller, session)?);
        } else if let Some(number) = DeviceNumber::parse(&word) {
            paths.extend(usable_number(number, teller, session)?);
        } else {
            session.ui.warn(format_args!("Failed to parse major:minor from {word}, skipping."));
        }
    }
    if !paths.is_empty() && devices::has_list(matches, session) {
        let known =
            devices::search(&session.environment, &session.config, matches, &mut session.ui)?;
        let number = |path: &PathBuf| std::fs::metadata(path).ok().map(|found| found.rdev());
        let known: Vec<_> = known.iter().filter_map(number).collect();
        paths.retain(|path| {
            let is_known = number(path).is_some_and(|number| known.contains(&number));
            if !is_known {
                let path = path.display();
                teller
                    .say(format_args!("{path} excluded: device is not in devices file."), session);
            }
            is_known
        });
    }
    Ok(Some(paths))
}

fn usable_path(
    word: &str,
    teller: &mut Teller,
    session: &mut Session,
) -> Result<Option<PathBuf>, Failure> {
    let Some(found) =
        std::fs::metadata(word).ok().filter(|found| found.file_type().is_block_device())
    else {
        session.ui.error_line(format_args!("Cannot access device {word} for 0:0."));
        teller.error(format_args!("No device set up for arg {word} 0:0"), session);
        return Ok(None);
    };
    let number = DeviceNumber::of_rdev(found.rdev());
    let rules = devices::rules(&session.config)?;
    match block_device(number, &rules).ok().and_then(|seen| seen.left_out) {
        Some(why) => {
            teller.say(format_args!("{word} excluded: {why}."), session);
            Ok(None)
        }
        None => Ok(Some(word.into())),
    }
}

fn usable_number(
    number: DeviceNumber,
    teller: &mut Teller,
    session: &mut Session,
) -> Result<Option<PathBuf>, Failure> {
    let rules = devices::rules(&session.config)?;
    let Ok(seen) = block_device(number, &rules) else {
        session.ui.error_line(format_args!("No device name found from {number}."));
        teller.error(format_args!("No device set up for arg  {number}"), session);
        return Ok(None);
    };
    if let Some(why) = seen.left_out {
        teller.say(format_args!("{} excluded: {why}.", seen.path.display()), session);
        return Ok(None);
    }
    Ok(Some(seen.path))
}
