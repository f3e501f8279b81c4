//! Links named as LVM2's commands.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use crate::run::{Tool, rlvm_binary};
use crate::sandbox::Sandbox;

/// The commands that programs call.
const NAMES: [&str; 27] = [
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
    "vgcreate",
    "vgdisplay",
    "vgextend",
    "vgreduce",
    "vgremove",
    "vgrename",
    "vgs",
    "vgscan",
];

/// A folder of the sandbox with a link to `tool` for each command.
pub fn folder(sandbox: &Sandbox, tool: Tool) -> PathBuf {
    let folder = sandbox.path().join(format!("{tool}-links"));
    if !folder.exists() {
        fs::create_dir(&folder).expect("a new folder");
        let target = match tool {
            Tool::Rlvm => rlvm_binary().to_owned(),
            Tool::Lvm => ["/usr/sbin/lvm", "/sbin/lvm"]
                .iter()
                .map(PathBuf::from)
                .find(|path| path.exists())
                .expect("LVM2 is installed"),
        };
        for name in NAMES {
            symlink(&target, folder.join(name)).expect("a new link");
        }
    }
    folder
}

/// Has `command` find the commands of `tool` before any other.
pub fn first_in_path(command: &mut Command, sandbox: &Sandbox, tool: Tool) {
    let folder = folder(sandbox, tool);
    command.env("PATH", format!("{}:/usr/sbin:/usr/bin:/sbin:/bin", folder.display()));
}
