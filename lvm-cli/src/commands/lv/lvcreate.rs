//! `lvcreate`: make an LV.

use lvm_core::alloc::PvArg;
use lvm_core::host::{Access, Host, Session as Held};
use lvm_core::id::LvId;
use lvm_core::model::{AllocPolicy, Created, LvIdx, PvIdx, ReadAhead, Vg};
use lvm_core::name::LvName;
use lvm_core::plan::{self, LvCreate, LvRefusal, NewSegmentType, Sign, SizeSpec, SnapshotRefusal};
use lvm_core::units::Sectors;

use super::{snapshot, wipe};
use crate::args::options::{common, lv, size};
use crate::args::size::{ExtentsAmount, ExtentsArg};
use crate::args::values::Activation;
use crate::args::{AnyOpt, Matches, Opt, names};
use crate::commands::activation::{self, Activator};
use crate::commands::{Command, Names, choose};
use crate::failure::{Exit, Failure};
use crate::session::Session;
use crate::ui::Ui;

/// Makes an LV.
pub(crate) const COMMAND: Command = Command {
    name: "lvcreate",
    about: "Create a logical volume",
    names: Some(Names::from(
        0,
        "VG|LV [PV ...]",
        "The VG, or the LV to make a snapshot of, and the PVs to take extents from",
    )),
    syntax: &[
        "-L|--size Size[m|UNIT] VG",
        "-l|--extents Number[PERCENT] VG",
        "-s|--snapshot -L|--size Size[m|UNIT] LV",
        "--type snapshot -L|--size Size[m|UNIT] -V|--virtualsize Size[m|UNIT] VG",
    ],
    options: &[OPTIONS],
    run,
    ..Command::BASE
};

const OPTIONS: &[&dyn AnyOpt] = &[
    &lv::ACTIVATE,
    &common::ADDTAG,
    &common::ALLOC,
    &common::AUTOBACKUP,
    &lv::CHUNKSIZE,
    &lv::CONTIGUOUS,
    &size::EXTENTS,
    &lv::IGNOREACTIVATIONSKIP,
    &lv::IGNOREMONITORING,
    &lv::MAJOR,
    &lv::MINOR,
    &lv::MONITOR,
    &lv::NAME,
    &lv::NOSYNC,
    &common::NOUDEVSYNC,
    &lv::PERMISSION,
    &lv::PERSISTENT,
    &lv::READAHEAD,
    &common::REPORTFORMAT,
    &lv::SETACTIVATIONSKIP,
    &common::SETAUTOACTIVATION,
    &size::SIZE,
    &lv::SNAPSHOT,
    &size::STRIPES,
    &size::STRIPESIZE,
    &lv::TYPE,
    &lv::VIRTUALSIZE,
    &lv::WIPESIGNATURES,
    &common::ZERO,
];

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    if snapshot::is_asked_for(matches) {
        return snapshot::run(matches, session);
    }
    if let Some(chunk) = matches.get(&lv::CHUNKSIZE) {
        let chunk = chunk.get();
        return Err(Failure::Refused(format!(
            "Command does not accept option: --chunksize {chunk}s."
        )));
    }
    if matches.given(&lv::VIRTUALSIZE) {
        return Err(not_yet("thin"));
    }
    let vg = matches.names().next().map(str::to_owned);
    let asked = Asked::read(matches, vg, session)?;
    let host = session.host(matches)?;
    let vg_name = choose::vg_or_only(&host, asked.vg.as_deref())?;
    let mut held = host.write(false, core::slice::from_ref(&vg_name), &[])?;
    let index = held.find_vg(&vg_name, Access::WRITE);
    session.tell_findings(&held, Some(&vg_name));
    let index = index?;
    let mut vg = held.vg(index)?.clone();
    let what = match asked.what(matches, session) {
        wipe::Asked::Do(what) => what,
        wipe::Asked::No(why) => {
            // LVM2 says so, makes nothing, and is content.
            let line = format!("Cannot zero {why}logical volume with option -Zy or -Wy.");
            session.ui.error_line(line);
            return Ok(Exit::Success);
        }
    };
    let lv = create(&mut vg, index, &asked, &held, &host, session)?;
    if what.zero || what.signatures {
        let line = "Aborting. Failed to wipe start of new LV.";
        check_filter(&held, index, (&vg, lv), line, matches, session)?;
    }
    finish(&mut held, index, (vg, lv), (what, asked.activate), matches, session)
}

/// Refuses to make an LV that would have to be active to be wiped, where the settings do not let it be.
pub(super) fn check_filter(
    held: &Held<'_>,
    index: usize,
    (vg, lv): (&Vg, LvIdx),
    last_line: &str,
    matches: &Matches,
    session: &mut Session,
) -> Result<(), Failure> {
    let on_pvs =
        vg.lv(lv).is_some_and(|new| new.segments.iter().any(|s| !s.kind.areas().is_empty()));
    if !on_pvs
        || !held.can_activate(index)
        || Activator::new(matches, session)?.passes_filter(vg, lv)
    {
        return Ok(());
    }
    let path = vg.lv(lv).map(|new| format!("{}/{}", vg.name, new.name)).unwrap_or_default();
    Err(Failure::Message(format!(
        "Volume {path} is not active locally (volume_list activation filter?).\n{last_line}"
    )))
}

/// Prepares what a new LV holds, commits its VG, activates the LV if it is to be active, and says so.
pub(super) fn finish(
    held: &mut Held<'_>,
    index: usize,
    (vg, lv): (Vg, LvIdx),
    (what, activate_it): (wipe::What, bool),
    matches: &Matches,
    session: &mut Session,
) -> Result<Exit, Failure> {
    let name = vg.lv(lv).map(|lv| lv.name.clone());
    let name = name.ok_or_else(|| Failure::Message("lost".into()))?;
    let vg_name = vg.name.clone();
    let test = session.test;
    if !test {
        wipe::prepare(what, held, index, &vg, lv, session)?;
    }
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    if activate_it && !test {
        activate(held, index, lv, matches, session)?;
    }
    if !what.zero && !test {
        session.ui.warn(format_args!("Logical volume {vg_name}/{name} not zeroed."));
    }
    session.ui.say(format_args!("Logical volume \"{name}\" created."));
    Ok(Exit::Success)
}

/// Makes the new LV active, where LVs of its VG can be; an LV that cannot is not to be there either.
fn activate(
    held: &mut Held<'_>,
    index: usize,
    lv: LvIdx,
    matches: &Matches,
    session: &mut Session,
) -> Result<(), Failure> {
    if !held.can_activate(index) {
        return Ok(());
    }
    let activator = Activator::new(matches, session)?;
    let Some(how) = activator.of_new(held, index, lv, session)? else { return Ok(()) };
    let failed = match held.activate(index, &[lv], how) {
        Ok(failed) => failed.into_iter().next().map(|(_, error)| error),
        // It is active, and only udev has not said so.
        Err(error) => return Err(error.into()),
    };
    let Some(error) = failed else { return Ok(()) };
    session.ui.error(&error);
    let mut vg = held.vg(index)?.clone();
    let path = vg.lv(lv).map(|new| format!("{}/{}", vg.name, new.name)).unwrap_or_default();
    plan::remove_lvs(&mut vg, &[lv]).map_err(|refusal| Failure::Error(refusal.into()))?;
    let failures = held.commit(index, vg)?;
    session.tell_committed(&failures);
    Err(Failure::Message(format!("Failed to activate new LV {path}.")))
}

fn create(
    vg: &mut Vg,
    index: usize,
    asked: &Asked,
    held: &Held<'_>,
    host: &Host,
    session: &mut Session,
) -> Result<LvIdx, Failure> {
    let find_pv = |path: &str| held.pv_at(index, path);
    let request = asked.request(host, &find_pv)?;
    let mut notices = Vec::new();
    let settings = session.alloc_settings();
    let made = plan::create_lv(vg, request, &settings, &mut |notice| notices.push(notice));
    session.tell_notices(&notices);
    made.map_err(failure)
}

/// A refusal; LVM2 sees some on the command line already.
pub(super) fn failure(refusal: LvRefusal) -> Failure {
    match refusal {
        LvRefusal::Stripes { .. }
        | LvRefusal::StripeSize { .. }
        | LvRefusal::Snapshot(SnapshotRefusal::ChunkSize) => Failure::invalid(refusal.to_string()),
        _ => Failure::Error(refusal.into()),
    }
}

/// Refuses to make LVs of a type that rlvm only reads.
pub(super) fn not_yet(kind: &str) -> Failure {
    Failure::Message(format!("Logical volumes of type {kind} cannot be created yet."))
}

/// What the command line asks for.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command")]
pub(super) struct Asked {
    pub(super) vg: Option<String>,
    name: Option<LvName>,
    size: SizeSpec,
    segments: NewSegmentType,
    alloc: AllocPolicy,
    pvs: Vec<PvArg>,
    tags: Vec<lvm_core::name::Tag>,
    writable: bool,
    read_ahead: ReadAhead,
    persistent: Option<(Option<i32>, i32)>,
    skip: bool,
    autoactivate: bool,
    pub(super) activate: bool,
}

impl Asked {
    /// Reads the options. `vg` is the VG that the first word names; the other words name PVs.
    pub(super) fn read(
        matches: &Matches,
        mut vg: Option<String>,
        session: &mut Session,
    ) -> Result<Self, Failure> {
        let pvs = matches.names().skip(1).map(PvArg::parse).collect();
        let name = match matches.get(&lv::NAME) {
            Some(name) => {
                let (in_vg, name) = match name.strip_prefix("/dev/").unwrap_or(name).split_once('/')
                {
                    Some((vg, lv)) => (Some(vg.to_owned()), lv),
                    None => (None, name.as_str()),
                };
                if let (Some(named), Some(vg)) = (&in_vg, &vg)
                    && named != vg
                {
                    return Err(Failure::invalid(format!(
                        "Inconsistent volume group names given: \"{named}\" and \"{vg}\""
                    )));
                }
                vg = vg.or(in_vg);
                Some(names::new_lv_name(name)?)
            }
            None => None,
        };
        let writable = matches.get(&lv::PERMISSION).copied().unwrap_or(true);
        Ok(Self {
            vg,
            name,
            size: size_spec(matches)?,
            segments: segments(matches)?,
            alloc: alloc(matches)?,
            pvs,
            tags: matches.all(&common::ADDTAG).cloned().collect(),
            writable,
            read_ahead: read_ahead(matches, &mut session.ui),
            persistent: persistent(matches, session)?,
            skip: matches.get(&lv::SETACTIVATIONSKIP).copied().unwrap_or(false),
            autoactivate: matches.get(&common::SETAUTOACTIVATION).copied().unwrap_or(true),
            activate: matches.get(&lv::ACTIVATE) != Some(&Activation::No),
        })
    }

    /// What to do with the contents of the new LV.
    fn what(&self, matches: &Matches, session: &mut Session) -> wipe::Asked {
        let kind = match self.segments {
            NewSegmentType::Error => "error",
            NewSegmentType::Zero => "zero",
            NewSegmentType::Striped { .. } => {
                return wipe::Asked::read(matches, self.writable, self.skip);
            }
        };
        if wipe::Asked::is_explicit(matches) {
            let what = format!("for unzeroable {kind} volume.");
            session.ui.say(format_args!("Ignoring option -Zy or -Wy {what}"));
        }
        wipe::Asked::Do(wipe::What { zero: true, signatures: false })
    }

    /// The request to the library.
    pub(super) fn request<'a>(
        &'a self,
        host: &Host,
        find_pv: &'a dyn Fn(&str) -> Option<PvIdx>,
    ) -> Result<LvCreate<'a>, Failure> {
        let id = host.entropy().new_id().map_err(Failure::no_id)?;
        let created =
            Created { time: host.entropy().now(), host: host.settings().host_name.as_str().into() };
        Ok(LvCreate {
            name: self.name.clone(),
            id: LvId(id),
            size: self.size,
            segments: self.segments,
            alloc: self.alloc,
            pvs: &self.pvs,
            find_pv,
            tags: self.tags.clone(),
            writable: self.writable,
            read_ahead: self.read_ahead,
            persistent: self.persistent,
            activation_skip: self.skip,
            autoactivate: self.autoactivate,
            created: Some(created),
        })
    }
}

fn size_spec(matches: &Matches) -> Result<SizeSpec, Failure> {
    match (matches.get(&size::SIZE), matches.get(&size::EXTENTS)) {
        (Some(_), Some(_)) => {
            Err(Failure::invalid("Please specify either size or extents (not both)."))
        }
        (None, None) => Err(Failure::Syntax),
        (Some(size), None) => Ok(SizeSpec::Length(*size)),
        (None, Some(ExtentsArg { sign: Sign::None | Sign::Plus, amount })) => Ok(match *amount {
            ExtentsAmount::Count(count) => SizeSpec::Extents(count),
            ExtentsAmount::Share(percent, of) => SizeSpec::Share(percent, of),
        }),
        (None, Some(ExtentsArg { sign: Sign::Minus, .. })) => {
            Err(Failure::invalid("Negative number of extents is invalid."))
        }
    }
}

fn segments(matches: &Matches) -> Result<NewSegmentType, Failure> {
    let stripes = matches.get(&size::STRIPES).copied();
    let size = matches.get(&size::STRIPESIZE).copied();
    match matches.get(&lv::TYPE).map(String::as_str) {
        Some("error") => Ok(NewSegmentType::Error),
        Some("zero") => Ok(NewSegmentType::Zero),
        Some("linear") if stripes.is_some_and(|stripes| stripes > 1) => {
            Err(refused(matches, &size::STRIPES))
        }
        None | Some("linear" | "striped" | "snapshot") => {
            Ok(NewSegmentType::Striped { stripes: stripes.unwrap_or(1), size })
        }
        Some(other) => Err(not_yet(other)),
    }
}

fn alloc(matches: &Matches) -> Result<AllocPolicy, Failure> {
    match (matches.get(&common::ALLOC), matches.get(&lv::CONTIGUOUS)) {
        (Some(policy), Some(true)) if *policy != AllocPolicy::Contiguous => {
            Err(Failure::invalid("Conflicting contiguous and alloc arguments."))
        }
        (Some(policy), _) => Ok(*policy),
        (None, Some(true)) => Ok(AllocPolicy::Contiguous),
        (None, Some(false) | None) => Ok(AllocPolicy::Inherit),
    }
}

/// LVM2 reads ahead in whole pages.
fn read_ahead(matches: &Matches, ui: &mut Ui) -> ReadAhead {
    const PAGE: u64 = 8;
    match matches.get(&lv::READAHEAD).copied().unwrap_or_default() {
        ReadAhead::Sectors(asked) if !asked.get().is_multiple_of(PAGE) => {
            let sectors = (asked.get() - asked.get() % PAGE).max(PAGE);
            let what = format!("Overriding readahead to {sectors} sectors");
            ui.warn(format_args!("{what}, a multiple of 4K page size."));
            ReadAhead::Sectors(Sectors::new(sectors))
        }
        asked => asked,
    }
}

/// The largest minor number of a block device.
const MINOR_MAX: u32 = (1 << 20) - 1;

/// Major and minor number to keep; the major one is the kernel's to choose.
fn persistent(
    matches: &Matches,
    session: &mut Session,
) -> Result<Option<(Option<i32>, i32)>, Failure> {
    let (major, minor) = (matches.get(&lv::MAJOR), matches.get(&lv::MINOR));
    match (matches.get(&lv::PERSISTENT), minor) {
        (Some(false), _) if major.is_some() || minor.is_some() => {
            let line = "Options --major and --minor are incompatible with -Mn.";
            Err(Failure::Message(line.into()))
        }
        (Some(true), None) => {
            let line = "Please specify minor number with --minor when using -My.";
            Err(Failure::Message(line.into()))
        }
        (Some(true), Some(minor)) if *minor > MINOR_MAX => {
            Err(Failure::Message(format!("Minor number {minor} outside range 0-{MINOR_MAX}.")))
        }
        (Some(true), Some(minor)) => {
            let kernels = activation::major(matches, session);
            if let Some(given) = major {
                activation::warn_of_major(*given, kernels, session);
            }
            Ok(i32::try_from(*minor).ok().map(|minor| (kernels, minor)))
        }
        (Some(false) | None, _) => Ok(None),
    }
}

/// An option that does not go with the others.
fn refused(matches: &Matches, opt: &Opt<u32>) -> Failure {
    let value = matches.get(opt).map(ToString::to_string).unwrap_or_default();
    Failure::Refused(format!("Command does not accept option: --{} {value}.", opt.spec.long))
}
