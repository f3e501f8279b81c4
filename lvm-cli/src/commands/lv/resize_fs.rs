//! The file system on an LV that gets another size: `--fs`, `--fsmode`, `--resizefs`.

use std::path::PathBuf;

use lvm_core::Error;
use lvm_core::device::DeviceNumber;
use lvm_core::device::usage::is_held;
use lvm_core::host::filesystem::{
    self, FileSystem, Found, FsMode, FsNote, FsOption, FsPlan, FsRefusal, FsRequest, FsRun, FsSaid,
    Tools,
};
use lvm_core::host::{ActiveLvs, MappedLvs, Session as Held, number_of};
use lvm_core::model::{LvIdx, Relations, SegmentKind, Vg};
use lvm_core::report::size::SizeFormat;
use lvm_core::report::view::{KernelState, LvDevice, LvState};
use lvm_core::units::Bytes;

use crate::args::Matches;
use crate::args::options::{common, lv};
use crate::failure::Failure;
use crate::session::Session;

/// What was asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// `None` where nothing was said: LVM2 2.03.17 and later look, and so does rlvm, without saying so.
    option: Option<FsOption>,
    mode: Option<FsMode>,
    check: bool,
    force: bool,
}

impl Asked {
    /// Reads the options.
    ///
    /// # Errors
    /// Words that are none, or contradict each other.
    pub(super) fn of(matches: &Matches) -> Result<Self, Failure> {
        let option = match matches.get(&lv::FS).map(String::as_str) {
            None => None,
            Some("resize") => Some(FsOption::Resize),
            Some("resize_fsadm") => Some(FsOption::ResizeFsadm),
            Some("checksize") => Some(FsOption::CheckSize),
            Some("ignore") => Some(FsOption::Ignore),
            Some(_) => return Err(Failure::invalid("Unknown --fs value.")),
        };
        let mode = match matches.get(&lv::FSMODE).map(String::as_str) {
            None => None,
            Some("manage") => Some(FsMode::Manage),
            Some("nochange") => Some(FsMode::NoChange),
            Some("offline") => Some(FsMode::Offline),
            Some(_) => return Err(Failure::invalid("Unknown --fsmode value.")),
        };
        let option = match (option, matches.has(&lv::RESIZEFS)) {
            (Some(_), true) => {
                return Err(Failure::Invalid(vec![
                    "Options --fs and --resizefs cannot be used together.".into(),
                    "--resizefs is equivalent to --fs resize.".into(),
                ]));
            }
            (None, true) => Some(FsOption::Resize),
            (option, false) => option,
        };
        let (check, force) = (!matches.has(&lv::NOFSCK), matches.has(&common::FORCE));
        Ok(Self { option, mode, check, force })
    }

    /// Whether the file system gets another size, too; then an LV that has its size already is no mistake.
    pub(super) fn resizes(self) -> bool {
        matches!(self.option, Some(FsOption::Resize | FsOption::ResizeFsadm))
    }
}

/// An LV before it gets another size.
pub(super) struct Target<'a> {
    /// What is on the disks.
    pub(super) vg: &'a Vg,
    /// Which LV.
    pub(super) idx: LvIdx,
    /// `VG/LV`
    pub(super) path: &'a str,
    /// The place of the VG in the inventory.
    pub(super) index: usize,
    /// The size that it is to have.
    pub(super) to: Bytes,
    /// Whether it gets smaller.
    pub(super) shrinks: bool,
}

/// The LV's device, if it is active.
fn device_of(held: &Held<'_>, vg: &Vg, idx: LvIdx) -> Option<LvDevice> {
    let state = match held.host().mapper() {
        Some(mapper) => MappedLvs::of(mapper).state(vg, idx),
        None => ActiveLvs::look().state(vg, idx),
    };
    match state {
        LvState::Active(device) => Some(device),
        _ => None,
    }
}

/// The way to an LV's device.
fn device_path(target: &Target<'_>, device: &LvDevice) -> PathBuf {
    let link = PathBuf::from(format!("/dev/{}", target.path));
    let is_it = number_of(&link).is_some_and(|number| {
        (number.major, number.minor) == (u64::from(device.major), u64::from(device.minor))
    });
    // Without udev the link may be missing, or an old one.
    if is_it { link } else { PathBuf::from(format!("/dev/dm-{}", device.minor)) }
}

/// Whether what an LV holds is its user's: a pool's or a snapshot's store has no file system.
fn holds_data(target: &Target<'_>) -> bool {
    let kinds = target.vg.lv(target.idx).map(|lv| lv.segments.iter().map(|segment| &segment.kind));
    let is_pool = |kind: &SegmentKind| {
        matches!(
            kind,
            SegmentKind::ThinPool(_) | SegmentKind::CachePool(_) | SegmentKind::VdoPool(_)
        )
    };
    !Relations::of(target.vg).is_cow(target.idx) && !kinds.into_iter().flatten().any(is_pool)
}

/// Refuses to resize the file system of an LV that has no device.
///
/// # Errors
/// [`FsRefusal::Inactive`]
pub(super) fn check_active(
    asked: Asked,
    held: &Held<'_>,
    vg: &Vg,
    idx: LvIdx,
    path: &str,
) -> Result<(), Failure> {
    if asked.resizes() && device_of(held, vg, idx).is_none() {
        return Err(refused(FsRefusal::Inactive { lv: path.to_owned() }));
    }
    Ok(())
}

fn refused(refusal: FsRefusal) -> Failure {
    Failure::Error(Error::from(refusal))
}

/// Looks at the file system, asks what has to be asked, and says what is to be done with it.
///
/// # Errors
/// The LV is not to be resized.
pub(super) fn prepare(
    asked: Asked,
    target: &Target<'_>,
    held: &Held<'_>,
    session: &mut Session,
) -> Result<Option<FsRun>, Failure> {
    let device = device_of(held, target.vg, target.idx);
    let device = device.as_ref();
    let note = note_of(target, session);
    if let (Some(note), Some(device)) = (&note, device) {
        tell_left(note, target, device, session);
    }
    if asked.resizes() && holds_data(target) {
        let inactive = || refused(FsRefusal::Inactive { lv: target.path.to_owned() });
        let path = device_path(target, device.ok_or_else(inactive)?);
        let plan = plan(asked, target, &path, session)?;
        let run = start(asked, plan, path, held, session)?;
        return Ok(run.map(|run| run.noting(note)));
    }
    if target.shrinks && asked.option != Some(FsOption::Ignore) && holds_data(target) {
        check(asked, target, device, held, session)?;
    }
    if let (true, Some(device), None | Some(FsOption::Ignore)) =
        (target.shrinks, device, asked.option)
    {
        confirm(asked, target, device, session)?;
    }
    Ok(None)
}

fn note_of(target: &Target<'_>, session: &Session) -> Option<FsNote> {
    let (dir, lv) = (session.environment.run_dir.as_ref()?, target.vg.lv(target.idx)?);
    Some(FsNote::of(dir, target.vg.id, lv.id))
}

/// Tells of a file system that a killed command has unmounted and not mounted again.
fn tell_left(note: &FsNote, target: &Target<'_>, device: &LvDevice, session: &mut Session) {
    let number = DeviceNumber { major: device.major.into(), minor: device.minor.into() };
    if let Some(command) = note.left(is_held(number)) {
        session.ui.warn(format_args!(
            "A killed command has left {} unmounted. To bring it back: {command}",
            target.path
        ));
    }
}

fn plan(
    asked: Asked,
    target: &Target<'_>,
    path: &std::path::Path,
    session: &mut Session,
) -> Result<FsPlan, Failure> {
    let found = filesystem::look(path)?;
    let Some(fs) = &found.fs else { return Err(refused(FsRefusal::NotFound)) };
    if asked.option == Some(FsOption::ResizeFsadm) {
        return Ok(filesystem::plan_fsadm(target.path, target.to, target.shrinks, asked.check));
    }
    let request = request(asked, target, fs, &found);
    filesystem::plan_resize(&request, &mut |line| session.ui.say(line)).map_err(refused)
}

fn request<'a>(
    asked: Asked,
    target: &'a Target<'_>,
    fs: &'a FileSystem,
    found: &'a Found,
) -> FsRequest<'a> {
    FsRequest {
        lv: target.path,
        fs,
        mounts: &found.mounts,
        swap: found.swap.as_ref(),
        to: target.to,
        shrinks: target.shrinks,
        mode: asked.mode.unwrap_or_default(),
        ask: asked.mode.is_none(),
        check: asked.check,
    }
}

/// Asks before what is mounted changes; with `--test` nothing is done.
fn start(
    asked: Asked,
    plan: FsPlan,
    path: PathBuf,
    held: &Held<'_>,
    session: &mut Session,
) -> Result<Option<FsRun>, Failure> {
    if plan.is_empty() {
        return Ok(None);
    }
    if let Some(question) = &plan.question
        && !session.ui.confirm(question)
    {
        return Err(refused(FsRefusal::Declined { shrinks: plan.shrinks }));
    }
    if held.host().settings().test {
        for line in plan.skipped() {
            session.ui.say(line);
        }
        return Ok(None);
    }
    let mut tools = Tools::default();
    tools.fsadm_options.extend(session.ui.says_yes().then_some("--yes"));
    tools.fsadm_options.extend(asked.force.then_some("--force"));
    Ok(Some(FsRun::new(plan, path, tools)))
}

/// Refuses what would cut a file system. Where nobody asked for that, it is told only of a refusal, and what
/// cannot be read has nothing to be cut.
fn check(
    asked: Asked,
    target: &Target<'_>,
    device: Option<&LvDevice>,
    held: &Held<'_>,
    session: &mut Session,
) -> Result<(), Failure> {
    let path = device.map(|device| device_path(target, device));
    let found = match &path {
        Some(path) => filesystem::look(path),
        None => held
            .lv_device(target.index, target.vg, target.idx)
            .map_or_else(|| Ok(None), |device| FileSystem::on(&device))
            .map(|fs| Found { fs, ..Found::default() }),
    };
    let is_asked = asked.option.is_some();
    let found = match found {
        Ok(found) => found,
        Err(error) if is_asked => return Err(error.into()),
        Err(_) => return Ok(()),
    };
    let Some(fs) = &found.fs else {
        if is_asked {
            session.ui.say(format_args!("No file system found on /dev/{}.", target.path));
        }
        return Ok(());
    };
    let mut lines = Vec::new();
    let request = request(asked, target, fs, &found);
    let checked = filesystem::check_size(&request, &mut |line| lines.push(line));
    if is_asked || checked.is_err() {
        for line in lines {
            session.ui.say(line);
        }
    }
    checked.map_err(refused)
}

/// Asks before an active LV loses its end.
fn confirm(
    asked: Asked,
    target: &Target<'_>,
    device: &LvDevice,
    session: &mut Session,
) -> Result<(), Failure> {
    let open = if device.open_count > 0 { " and open" } else { "" };
    let to = SizeFormat::default().long_text(target.to);
    session.ui.warn(format_args!("Reducing active{open} logical volume to {to}."));
    session.ui.error_line("THIS MAY DESTROY YOUR DATA (filesystem etc.)");
    let question = format!("Do you really want to reduce {}? [y/n]: ", target.path);
    if asked.force || session.ui.confirm(question) {
        return Ok(());
    }
    Err(Failure::Message(format!("Logical volume {} NOT reduced.", target.path)))
}

/// Tells what is done, before the programs that do it write anything.
pub(super) fn tell(said: FsSaid, session: &mut Session) {
    match said {
        FsSaid::Line(line) => session.ui.say(line),
        FsSaid::Step(line) => session.ui.say_bare(line),
    }
    session.ui.flush();
}
