//! Doing the steps of a plan, with the programs of the file systems.
//!
//! The programs write where rlvm does, without a standard input; before each runs, what is said here has to be out.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use super::note::FsNote;
use super::plan::{FsPlan, FsStep};
use super::refusal::FsFailure;
use crate::device::usage::{Mount, name_residents, residents_of};
use crate::report::size::SizeFormat;
use crate::units::Bytes;

/// Where the programs are looked for: rlvm may have been started with a path that lacks those of the system.
const FOLDERS: [&str; 6] =
    ["/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/local/bin"];

/// Where an XFS is mounted for a moment.
const ASIDE: &str = "/tmp/rlvm_lvresize_XXXXXX";

/// What `e2fsck` returns when nothing is wrong any more: 1 is that it has mended something.
const MENDED: i32 = 1;

/// What `fsadm check` returns for a file system that is mounted, and so cannot be checked.
const FSADM_MOUNTED: i32 = 3;

/// Where the programs are.
#[derive(Clone, Debug)]
pub struct Tools {
    /// Folders to look in, the first first.
    pub folders: Vec<PathBuf>,
    /// Options that `fsadm` is given, as `--yes`.
    pub fsadm_options: Vec<&'static str>,
}

impl Default for Tools {
    fn default() -> Self {
        Self { folders: FOLDERS.map(PathBuf::from).to_vec(), fsadm_options: Vec::new() }
    }
}

impl Tools {
    fn find(&self, program: &str) -> PathBuf {
        let paths = self.folders.iter().map(|folder| folder.join(program));
        paths.into_iter().find(|path| path.exists()).unwrap_or_else(|| PathBuf::from(program))
    }
}

/// What is said while steps are done.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FsSaid {
    /// A line of rlvm's.
    Line(String),
    /// What a step begins or ends with; LVM2 has no blanks before it.
    Step(String),
}

/// Why a step failed, before it is told of which file system.
enum Trouble {
    Status(&'static str, ExitStatus),
    /// Where it is mounted, and who uses it.
    Busy(PathBuf, String),
    NotRun(&'static str, std::io::Error),
}

/// A plan that is being carried out.
pub struct FsRun {
    plan: FsPlan,
    device: PathBuf,
    tools: Tools,
    /// What has been done and is to be undone at the end.
    pending: Vec<FsStep>,
    note: Option<FsNote>,
    aside: Option<PathBuf>,
    announced: bool,
}

impl FsRun {
    /// Nothing is done yet. `device` is the LV's: `/dev/VG/LV`.
    pub fn new(plan: FsPlan, device: PathBuf, tools: Tools) -> Self {
        let pending = Vec::new();
        Self { plan, device, tools, pending, note: None, aside: None, announced: false }
    }

    /// The same, with a note for the next command should this one be killed.
    #[must_use]
    pub fn noting(mut self, note: Option<FsNote>) -> Self {
        self.note = note;
        self
    }

    /// What is to be done before the LV changes.
    ///
    /// # Errors
    /// The LV is not to be changed then; what was unmounted is mounted again.
    pub fn before(&mut self, say: &mut dyn FnMut(FsSaid)) -> Result<(), FsFailure> {
        let steps = self.plan.before.clone();
        let done = self.run(&steps, say);
        if done.is_err() {
            self.give_up(say);
        } else if self.plan.after.is_empty() {
            self.finish(say);
        }
        done
    }

    /// What is to be done after the LV has changed.
    ///
    /// # Errors
    /// The LV has its new size all the same.
    pub fn after(&mut self, say: &mut dyn FnMut(FsSaid)) -> Result<(), FsFailure> {
        let steps = self.plan.after.clone();
        self.run(&steps, say)?;
        if !steps.is_empty() {
            self.finish(say);
        }
        Ok(())
    }

    /// The LV has not changed: brings back what was unmounted or swapped off.
    pub fn give_up(&mut self, say: &mut dyn FnMut(FsSaid)) {
        let steps = self.plan.after.clone();
        for step in &steps {
            if self.undoes(step).is_some() {
                let _ = self.step(step, say);
            }
        }
    }

    fn finish(&self, say: &mut dyn FnMut(FsSaid)) {
        if self.announced {
            let verb = if self.plan.shrinks { "Reduced" } else { "Extended" };
            let line = format!("{verb} file system {} on {}.", self.plan.name, self.plan.lv);
            say(FsSaid::Line(line));
        }
    }

    /// The first failure. Steps that undo others are done all the same.
    fn run(&mut self, steps: &[FsStep], say: &mut dyn FnMut(FsSaid)) -> Result<(), FsFailure> {
        if !steps.is_empty()
            && !self.announced
            && !matches!(steps, [FsStep::FsadmCheck | FsStep::FsadmResize { .. }, ..])
        {
            self.announced = true;
            let verb = if self.plan.shrinks { "Reducing" } else { "Extending" };
            let to = SizeFormat::default().long_text(self.plan.to);
            let (name, lv, bytes) = (self.plan.name, &self.plan.lv, self.plan.to.get());
            say(FsSaid::Line(format!(
                "{verb} file system {name} to {to} ({bytes} bytes) on {lv}..."
            )));
        }
        let mut failure = None;
        for step in steps {
            let undone = self.undoes(step);
            if step.is_undo() && undone.is_none() || failure.is_some() && undone.is_none() {
                continue;
            }
            self.note_before(step);
            match self.step(step, say) {
                Ok(()) if step.is_undone_later() => self.pending.push(step.clone()),
                Ok(()) => {}
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        failure.map_or(Ok(()), Err)
    }

    /// Before something is taken away that is to come back, how to bring it back is noted.
    fn note_before(&self, step: &FsStep) {
        let mut steps = self.plan.before.iter().chain(&self.plan.after);
        if let (Some(note), Some(undo)) = (&self.note, steps.find(|undo| undo.undoes(step))) {
            note.leave(undo, &self.device);
        }
    }

    /// The place of what a step undoes among what is pending.
    fn undoes(&self, step: &FsStep) -> Option<usize> {
        self.pending.iter().position(|done| step.undoes(done))
    }

    fn step(&mut self, step: &FsStep, say: &mut dyn FnMut(FsSaid)) -> Result<(), FsFailure> {
        if let Some(index) = self.undoes(step) {
            self.pending.remove(index);
        }
        let (action, program): (&'static str, _) = match step {
            FsStep::FsadmCheck => ("check", self.tools.find("fsadm")),
            FsStep::FsadmResize { .. } => ("resize", self.tools.find("fsadm")),
            _ => return self.told(step, say).map_err(|trouble| self.failure(trouble)),
        };
        let mut command = Command::new(&program);
        command.args(&self.tools.fsadm_options).arg(action).arg(&self.device);
        if let FsStep::FsadmResize { to } = step {
            command.arg(format!("{}K", to.get() / 1024));
        }
        let status = command.stdin(Stdio::null()).status().ok();
        let code = status.and_then(|status| status.code());
        if code == Some(0) || action == "check" && code == Some(FSADM_MOUNTED) {
            return Ok(());
        }
        Err(FsFailure::Fsadm { action, program, status })
    }

    /// Does a step, and says so before and after it.
    fn told(&mut self, step: &FsStep, say: &mut dyn FnMut(FsSaid)) -> Result<(), Trouble> {
        let device = self.device.display().to_string();
        let (name, what) = match step {
            FsStep::Unmount { at } => ("unmount", at.display().to_string()),
            FsStep::CheckExt => ("e2fsck", device),
            FsStep::ResizeExt { to: Some(to) } => {
                ("resize2fs", format!("{device} {}k", to.get() / 1024))
            }
            FsStep::ResizeExt { to: None } => ("resize2fs", device),
            FsStep::GrowXfs { at } => {
                ("xfs_growfs", self.place(at.as_deref()).display().to_string())
            }
            FsStep::MountAside => {
                let folder = nix::unistd::mkdtemp(ASIDE);
                let folder = folder.map_err(|errno| Trouble::NotRun("mount", errno.into()))?;
                let what = format!("{device} {}", folder.display());
                self.aside = Some(folder);
                ("mount", what)
            }
            FsStep::UnmountAside => ("cleanup unmount", self.place(None).display().to_string()),
            FsStep::MountAgain { mount } => {
                ("remount", format!("{device} {}", mount.point.display()))
            }
            FsStep::SwapOff => ("swapoff", device),
            FsStep::MakeSwap { .. } => ("mkswap", device),
            FsStep::SwapOn { .. } => ("swapon", device),
            FsStep::FsadmCheck | FsStep::FsadmResize { .. } => return Ok(()),
        };
        say(FsSaid::Step(format!("{name} {what}")));
        let done = self.act(step);
        if let Some(note) = self.note.as_ref().filter(|_| is_settled(step, done.is_ok())) {
            note.take_away();
        }
        let end = if done.is_ok() { "done" } else { "failed" };
        say(FsSaid::Step(format!("{name} {end}")));
        match step {
            // The file system has its size; that it is not mounted is seen, and no failure of the resizing.
            FsStep::MountAgain { .. } => Ok(()),
            _ => done,
        }
    }

    fn act(&mut self, step: &FsStep) -> Result<(), Trouble> {
        let device = self.device.clone().into_os_string();
        match step {
            FsStep::Unmount { at } => {
                let done = self.program("umount", vec![at.into()], 0);
                done.map_err(|trouble| {
                    let residents = residents_of(at);
                    if residents.is_empty() {
                        return trouble;
                    }
                    Trouble::Busy(at.clone(), name_residents(&residents))
                })
            }
            FsStep::CheckExt => {
                self.program("e2fsck", vec!["-f".into(), "-p".into(), device], MENDED)
            }
            FsStep::ResizeExt { to } => {
                let mut args = vec![device];
                args.extend(to.map(|to| format!("{}k", to.get() / 1024).into()));
                self.program("resize2fs", args, 0)
            }
            FsStep::GrowXfs { at } => {
                self.program("xfs_growfs", vec![self.place(at.as_deref()).into()], 0)
            }
            FsStep::MountAside => {
                // A snapshot has the UUID of its origin, which may be mounted.
                let options = ["-t", "xfs", "-o", "nouuid"].map(OsString::from);
                let mut args = options.to_vec();
                args.extend([device, self.place(None).into()]);
                let done = self.program("mount", args, 0);
                if done.is_err() {
                    self.leave_aside();
                }
                done
            }
            FsStep::UnmountAside => {
                let done = self.program("umount", vec![self.place(None).into()], 0);
                if done.is_ok() {
                    self.leave_aside();
                }
                done
            }
            FsStep::MountAgain { mount } => self.mount_again(mount),
            FsStep::SwapOff => self.program("swapoff", vec![device], 0),
            FsStep::MakeSwap { to, label, uuid } => {
                self.program("mkswap", mkswap_args(device, *to, label, *uuid), 0)
            }
            FsStep::SwapOn { priority } => {
                let mut args: Vec<OsString> = Vec::new();
                if let Some(priority) = priority {
                    args.extend(["-p".into(), priority.to_string().into()]);
                }
                args.push(device);
                self.program("swapon", args, 0)
            }
            FsStep::FsadmCheck | FsStep::FsadmResize { .. } => Ok(()),
        }
    }

    /// Mounts as it was; if that is refused, as the system would by itself.
    fn mount_again(&self, mount: &Mount) -> Result<(), Trouble> {
        let device = self.device.clone().into_os_string();
        let plain =
            vec!["-t".into(), mount.kind.clone().into(), device, mount.point.clone().into()];
        let mut exact = vec!["-o".into(), mount.all_options().into()];
        exact.extend(plain.iter().cloned());
        self.program("mount", exact, 0).or_else(|_| self.program("mount", plain, 0))
    }

    /// A folder where it is mounted: the one aside where none is given.
    fn place(&self, at: Option<&Path>) -> PathBuf {
        at.or(self.aside.as_deref()).map(Path::to_path_buf).unwrap_or_default()
    }

    fn leave_aside(&mut self) {
        if let Some(folder) = self.aside.take() {
            // An empty folder that stays does no harm.
            let _ = fs::remove_dir(folder);
        }
    }

    /// Runs a program, which is to return no more than `most`.
    fn program(
        &self,
        program: &'static str,
        args: Vec<OsString>,
        most: i32,
    ) -> Result<(), Trouble> {
        let mut command = Command::new(self.tools.find(program));
        let status = command.args(args).stdin(Stdio::null()).status();
        let status = status.map_err(|error| Trouble::NotRun(program, error))?;
        match status.code() {
            Some(code) if (0..=most).contains(&code) => Ok(()),
            _ => Err(Trouble::Status(program, status)),
        }
    }

    fn failure(&self, trouble: Trouble) -> FsFailure {
        let verb = if self.plan.shrinks { "reduce" } else { "extend" };
        let (name, lv) = (self.plan.name, self.plan.lv.clone());
        match trouble {
            Trouble::Busy(at, users) => FsFailure::Busy { verb, name, lv, at, users },
            Trouble::Status(program, status) => {
                FsFailure::Program { verb, name, lv, program, status }
            }
            Trouble::NotRun(program, source) => {
                FsFailure::NotRun { verb, name, lv, program, source }
            }
        }
    }
}

/// Whether nothing is to be brought back any more after a step that has worked or not.
fn is_settled(step: &FsStep, worked: bool) -> bool {
    match step {
        FsStep::MountAgain { .. } | FsStep::SwapOn { .. } => worked,
        FsStep::Unmount { .. } | FsStep::SwapOff => !worked,
        _ => false,
    }
}

fn mkswap_args(
    device: OsString,
    to: Option<Bytes>,
    label: &[u8],
    uuid: Option<[u8; 16]>,
) -> Vec<OsString> {
    let mut args: Vec<OsString> = Vec::new();
    if let Some(uuid) = uuid {
        args.extend(["-U".into(), uuid_text(uuid).into()]);
    }
    if !label.is_empty() {
        args.extend(["-L".into(), OsString::from_vec(label.to_vec())]);
    }
    args.push(device);
    args.extend(to.map(|to| (to.get() / 1024).to_string().into()));
    args
}

fn uuid_text(uuid: [u8; 16]) -> String {
    let mut text = String::with_capacity(36);
    for (index, byte) in uuid.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Writing to a string cannot fail.
        let _ = std::fmt::Write::write_fmt(&mut text, format_args!("{byte:02x}"));
    }
    text
}

#[cfg(test)]
mod tests;
