//! What the process is given besides its words: variables, its user, the host's name.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use nix::sys::utsname::uname;
use nix::unistd::Uid;

/// The system directory where `LVM_SYSTEM_DIR` names none.
const SYSTEM_DIR: &str = "/etc/lvm";

/// Where it is remembered which PVs and VGs have appeared, where `LVM_RUN_DIR` names no other place.
const RUN_DIR: &str = "/run/lvm";

/// The process's surroundings.
#[derive(Clone, Debug)]
pub(crate) struct Environment {
    /// `LVM_SYSTEM_DIR`; `None` where it is set to nothing, and then no file is read or kept.
    pub(crate) system_dir: Option<PathBuf>,
    /// Whether the user has chosen the system directory.
    pub(crate) own_system_dir: bool,
    /// Where rlvm keeps what is the user's own: `$XDG_STATE_HOME/rlvm`. `None` without a home.
    pub(crate) state_dir: Option<PathBuf>,
    /// `LVM_RUN_DIR`, else LVM2's own: what is true until the machine stops. `None` for users without a place.
    pub(crate) run_dir: Option<PathBuf>,
    /// `RLVM_DEVICES`: devices and images to look at, with commas.
    pub(crate) devices: Option<String>,
    /// `LVM_VG_NAME`: the VG of LVs that are named without one.
    pub(crate) vg_name: Option<String>,
    /// `DM_DISABLE_UDEV`: nodes are ours to make although udev runs.
    pub(crate) no_udev: bool,
    /// `RLVM_UDEV_TIMEOUT`: how many seconds to wait for udev.
    pub(crate) udev_timeout: Option<u64>,
    /// Whether we may do everything.
    pub(crate) root: bool,
}

impl Environment {
    /// The process's own.
    pub(crate) fn of_process() -> Self {
        Self::new(&|name| env::var_os(name), Uid::effective().is_root())
    }

    fn new(var: &dyn Fn(&str) -> Option<OsString>, root: bool) -> Self {
        let text = |name: &str| var(name).and_then(|value| value.into_string().ok());
        let set = |name: &str| var(name).filter(|value| !value.is_empty());
        // A relative path is to be ignored, as the XDG base directory specification has it.
        let state = set("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        let home = || set("HOME").map(|home| PathBuf::from(home).join(".local/state"));
        let system_dir = var("LVM_SYSTEM_DIR");
        let state_dir = state.or_else(home).map(|dir| dir.join("rlvm"));
        let run_dir = || match &state_dir {
            _ if root => Some(RUN_DIR.into()),
            state_dir => state_dir.as_ref().map(|dir| dir.join("run")),
        };
        Self {
            run_dir: set("LVM_RUN_DIR").map(PathBuf::from).or_else(run_dir),
            own_system_dir: system_dir.as_ref().is_some_and(|dir| !dir.is_empty()),
            system_dir: match system_dir {
                Some(dir) if dir.is_empty() => None,
                Some(dir) => Some(dir.into()),
                None => Some(SYSTEM_DIR.into()),
            },
            state_dir,
            devices: text("RLVM_DEVICES").filter(|list| !list.is_empty()),
            vg_name: text("LVM_VG_NAME").filter(|name| !name.is_empty()),
            no_udev: text("DM_DISABLE_UDEV").is_some_and(|value| value != "0"),
            udev_timeout: text("RLVM_UDEV_TIMEOUT").and_then(|seconds| seconds.parse().ok()),
            root,
        }
    }
}

/// The host's name, and the system as LVM2 writes it into a comment: kernel, host, release, version, machine.
pub(crate) fn host_and_system() -> (String, String) {
    let Ok(names) = uname() else { return ("localhost".into(), String::new()) };
    let text = |name: &std::ffi::OsStr| name.to_string_lossy().into_owned();
    let parts =
        [names.sysname(), names.nodename(), names.release(), names.version(), names.machine()];
    (text(names.nodename()), parts.map(text).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(vars: &[(&str, &str)]) -> Environment {
        let var = |name: &str| {
            vars.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
        };
        Environment::new(&var, false)
    }

    #[test]
    fn the_system_directory_is_lvm2s_unless_the_user_has_one() {
        let path = |vars: &[(&str, &str)]| environment(vars).system_dir;
        assert_eq!(path(&[]), Some("/etc/lvm".into()));
        assert_eq!(path(&[("LVM_SYSTEM_DIR", "/x")]), Some("/x".into()));
        assert_eq!(path(&[("LVM_SYSTEM_DIR", "")]), None);
        assert!(environment(&[("LVM_SYSTEM_DIR", "/x")]).own_system_dir);
        assert!(!environment(&[]).own_system_dir);
    }

    #[test]
    fn state_is_kept_where_the_user_keeps_state() {
        let path = |vars: &[(&str, &str)]| environment(vars).state_dir;
        assert_eq!(path(&[("HOME", "/h")]), Some("/h/.local/state/rlvm".into()));
        assert_eq!(path(&[("HOME", "/h"), ("XDG_STATE_HOME", "/s")]), Some("/s/rlvm".into()));
        assert_eq!(
            path(&[("HOME", "/h"), ("XDG_STATE_HOME", "s")]),
            Some("/h/.local/state/rlvm".into())
        );
        assert_eq!(path(&[]), None);
    }
}
