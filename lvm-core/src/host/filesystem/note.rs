//! What is left for the next command should this one be killed while a file system is not where it was.
//!
//! A file of one line below `/run/lvm`: the command that brings it back. It is there from before the file system is
//! unmounted (or the swap area is off) until it is mounted again.

use std::fs;
use std::path::{Path, PathBuf};

use super::plan::FsStep;
use crate::id::{LvId, VgId};

/// The note of an LV.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FsNote(PathBuf);

impl FsNote {
    /// That of an LV in the folder of what holds until the machine stops.
    pub fn of(run_dir: &Path, vg: VgId, lv: LvId) -> Self {
        Self(run_dir.join(format!("rlvm-unmounted-{}-{}", vg.0.bare(), lv.0.bare())))
    }

    /// The command that brings back what a killed command took away, if there is something of that kind. What is
    /// there again is none: `is_back`.
    pub fn left(&self, is_back: bool) -> Option<String> {
        let line = fs::read_to_string(&self.0).ok()?;
        if is_back {
            self.take_away();
            return None;
        }
        Some(line.trim_end().to_owned()).filter(|line| !line.is_empty())
    }

    /// Leaves it. Where that does not work, killing the command leaves its traces to the user.
    pub(super) fn leave(&self, undo: &FsStep, device: &Path) {
        if let Some(line) = command(undo, device) {
            let _ = self.0.parent().map(fs::create_dir_all);
            let _ = fs::write(&self.0, line + "\n");
        }
    }

    pub(super) fn take_away(&self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// What a step that undoes another would be as a line of shell.
fn command(undo: &FsStep, device: &Path) -> Option<String> {
    let device = quoted(&device.display().to_string());
    match undo {
        FsStep::MountAgain { mount } => {
            let (kind, options) = (quoted(&mount.kind), quoted(&mount.all_options()));
            let point = quoted(&mount.point.display().to_string());
            Some(format!("mount -t {kind} -o {options} {device} {point}"))
        }
        FsStep::SwapOn { priority: Some(priority) } => {
            Some(format!("swapon -p {priority} {device}"))
        }
        FsStep::SwapOn { priority: None } => Some(format!("swapon {device}")),
        _ => None,
    }
}

/// A word of the shell; on one line whatever is in it.
fn quoted(word: &str) -> String {
    let word = word.replace('\n', " ");
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=,:@".contains(c);
    if word.chars().all(plain) { word } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::DeviceNumber;
    use crate::device::usage::Mount;

    #[test]
    fn a_note_is_the_command_that_brings_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let id = "aaaaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa".parse().unwrap();
        let note = FsNote::of(&folder.path().join("run"), VgId(id), LvId(id));
        assert_eq!(note.left(false), None);
        let mount = Mount {
            number: DeviceNumber { major: 253, minor: 0 },
            point: "/mnt/it's".into(),
            root: "/".into(),
            options: "rw,noatime".into(),
            kind: "ext4".into(),
            source: "/dev/dm-0".into(),
            super_options: "rw".into(),
        };
        note.leave(&FsStep::MountAgain { mount }, Path::new("/dev/vg/one"));
        let line = r"mount -t ext4 -o rw,noatime /dev/vg/one '/mnt/it'\''s'";
        assert_eq!(note.left(false).as_deref(), Some(line));
        assert_eq!(note.left(true), None, "it is there again");
        assert_eq!(note.left(false), None, "and nobody needs the note any more");
        note.leave(&FsStep::SwapOn { priority: Some(3) }, Path::new("/dev/vg/swap"));
        assert_eq!(note.left(false).as_deref(), Some("swapon -p 3 /dev/vg/swap"));
    }
}
