//! Links named as LVM2's commands, and commands called through them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Ran, Tool, rlvm_binary};
use crate::sandbox::Sandbox;

/// The commands that programs call.
const NAMES: [&str; 28] = [
    "lvm",
    "lvchange",
    "lvconvert",
    "lvcreate",
    "lvdisplay",
    "lvextend",
    "lvreduce",
    "lvremove",
    "lvrename",
    "lvresize",
    "lvs",
    "lvscan",
    "pvcreate",
    "pvdisplay",
    "pvremove",
    "pvs",
    "pvscan",
    "vgcfgbackup",
    "vgchange",
    "vgck",
    "vgcreate",
    "vgdisplay",
    "vgextend",
    "vgreduce",
    "vgremove",
    "vgrename",
    "vgs",
    "vgscan",
];

/// What [`folder`] is called within the sandbox.
pub fn folder_name(tool: Tool) -> String {
    format!("links-to-{tool}")
}

/// A folder of the sandbox with a link to `tool` for each command.
pub fn folder(sandbox: &Sandbox, tool: Tool) -> PathBuf {
    let folder = sandbox.path().join(folder_name(tool));
    if !folder.exists() {
        let target = match tool {
            Tool::Rlvm => rlvm_binary().to_owned(),
            Tool::Lvm => lvm(),
        };
        link_all(&folder, &target);
    }
    folder
}

/// As [`folder`] of LVM2, whose program is copied there, for those who put something else in its place.
///
/// # Panics
/// LVM2 cannot be copied.
pub fn folder_of_copy(sandbox: &Sandbox) -> PathBuf {
    let folder = sandbox.path().join("links-to-copy");
    let copy = sandbox.path().join("lvm2");
    fs::copy(lvm(), &copy).expect("LVM2 can be copied");
    link_all(&folder, &copy);
    folder
}

fn lvm() -> PathBuf {
    let places = ["/usr/sbin/lvm", "/sbin/lvm"].map(PathBuf::from);
    places.into_iter().find(|path| path.exists()).expect("LVM2 is installed")
}

fn link_all(folder: &Path, target: &Path) {
    fs::create_dir(folder).expect("a new folder");
    for name in NAMES {
        symlink(target, folder.join(name)).expect("a new link");
    }
}

/// Has `command` find the commands of `tool` before any other.
pub fn first_in_path(command: &mut Command, sandbox: &Sandbox, tool: Tool) {
    let folder = folder(sandbox, tool);
    command.env("PATH", format!("{}:/usr/sbin:/usr/bin:/sbin:/bin", folder.display()));
}

/// Runs a command by its own name; `lvm` where it is the first word, in which case the second one is the command.
pub fn run(sandbox: &Sandbox, tool: Tool, words: &[&str]) -> Ran {
    let (name, rest) = words.split_first().expect("the name of a command");
    let program = folder(sandbox, tool).join(name);
    let mut command = sandbox.command(&program.display().to_string());
    Ran::of(command.args(rest))
}
