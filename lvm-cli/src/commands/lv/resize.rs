//! What `lvextend`, `lvreduce` and `lvresize` share: they differ in which way they may go.

use lvm_core::alloc::PvArg;
use lvm_core::host::{Access, Session as Held};
use lvm_core::model::{LvIdx, Relations, Vg};
use lvm_core::plan::{
    self, LvNotice, LvRefusal, LvResize, ResizeTo, Resized, ShareOf, Sign, SizeSpec,
};
use lvm_core::report::size::SizeFormat;

use super::{one_lv, resize_fs};
use crate::args::options::{common, lv, size};
use crate::args::size::ExtentsAmount;
use crate::args::{AnyOpt, Matches};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// The options of all three; each has its own for sizes, which all read as the same types.
pub(super) const OPTIONS: &[&dyn AnyOpt] = &[
    &common::ALLOC,
    &common::AUTOBACKUP,
    &common::FORCE,
    &lv::FS,
    &lv::FSMODE,
    &lv::NOFSCK,
    &common::NOUDEVSYNC,
    &common::REPORTFORMAT,
    &lv::RESIZEFS,
];

/// The options of those that can make LVs larger.
pub(super) const GROW_OPTIONS: &[&dyn AnyOpt] = &[&size::STRIPES, &size::STRIPESIZE, &lv::TYPE];

/// Gives an LV another size.
pub(super) fn run(to: ResizeTo, matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let (sign, size) = asked(to, matches)?;
    let with_fs = resize_fs::Asked::of(matches)?;
    let mut words = matches.names();
    let path = one_lv(words.next(), session)?;
    let pvs: Vec<_> = match to {
        ResizeTo::Smaller => Vec::new(),
        _ => words.map(PvArg::parse).collect(),
    };
    let host = session.host(matches)?;
    let mut held = host.write(false, core::slice::from_ref(&path.vg), &[])?;
    let index = held.find_vg(&path.vg, Access::WRITE);
    session.tell_findings(&held, Some(&path.vg));
    let index = index?;
    let mut vg = held.vg(index)?.clone();
    let Some(idx) = vg.find_lv(&path.lv) else {
        let line = format!("Logical volume {} not found in volume group {}.", path.lv, path.vg);
        return Err(Failure::Message(line));
    };
    let name = path.to_string();
    resize_fs::check_active(with_fs, &held, &vg, idx, &name)?;
    if Relations::of(&vg).is_origin(idx)
        && vg.lv(idx).is_some_and(|lv| held.active_lvs(index).is_ok_and(|all| all.contains(&lv.id)))
    {
        let line = "Snapshot origin volumes can be resized only while inactive: try lvchange -an.";
        return Err(Failure::Message(line.into()));
    }
    let find_pv = |path: &str| held.pv_at(index, path);
    let request = LvResize {
        lv: idx,
        to,
        sign,
        size,
        stripes: matches.get(&size::STRIPES).copied(),
        stripe_size: matches.get(&size::STRIPESIZE).copied(),
        kind: grow_as(matches)?,
        alloc: matches.get(&common::ALLOC).copied().unwrap_or_default(),
        pvs: &pvs,
        find_pv: &find_pv,
    };
    let mut notices = Vec::new();
    let settings = session.alloc_settings();
    let done = plan::resize_lv(&mut vg, &request, &settings, &mut |notice| notices.push(notice));
    let is_size = |notice: &LvNotice| matches!(notice, LvNotice::SizeChanged { .. });
    let (changed, told): (Vec<_>, Vec<_>) = notices.into_iter().partition(is_size);
    session.tell_notices(&told);
    let done = match done {
        Err(LvRefusal::SameSize { extents, .. }) if with_fs.resizes() => {
            Resized { from: extents, to: extents }
        }
        done => done.map_err(|refusal| Failure::Error(refusal.into()))?,
    };
    let resizing = Resizing { to, with_fs, done, changed, index, idx, name };
    resizing.carry_out(vg, &mut held, session)
}

/// What is to be done, all being known.
struct Resizing {
    to: ResizeTo,
    with_fs: resize_fs::Asked,
    done: Resized,
    /// What tells of the new size.
    changed: Vec<LvNotice>,
    index: usize,
    idx: LvIdx,
    name: String,
}

impl Resizing {
    /// A file system gets smaller before its LV does, and larger after it.
    fn carry_out(
        self,
        vg: Vg,
        held: &mut Held<'_>,
        session: &mut Session,
    ) -> Result<Exit, Failure> {
        let Self { to, with_fs, done, changed, index, idx, name } = self;
        let before = held.vg(index)?.clone();
        let size = before.extent_size.length(done.to).to_bytes_saturating();
        let target = resize_fs::Target {
            vg: &before,
            idx,
            path: &name,
            index,
            to: size,
            shrinks: done.to < done.from || done.to == done.from && to == ResizeTo::Smaller,
        };
        let mut fs = resize_fs::prepare(with_fs, &target, held, session)?;
        if let Some(fs) = &mut fs {
            fs.before(&mut |said| resize_fs::tell(said, session)).map_err(lvm_core::Error::from)?;
        }
        if done.from == done.to && changed.is_empty() {
            let size = SizeFormat::default().long_text(size);
            let extents = done.to.get();
            session.ui.say(format_args!(
                "Size of logical volume {name} unchanged from {size} ({extents} extents)."
            ));
        }
        session.tell_notices(&changed);
        if done.from != done.to {
            match held.commit(index, vg) {
                Ok(failures) => session.tell_committed(&failures),
                Err(error) => {
                    if let Some(fs) = &mut fs {
                        fs.give_up(&mut |said| resize_fs::tell(said, session));
                    }
                    return Err(error.into());
                }
            }
        }
        // The LV has its size, whatever becomes of its file system.
        let grown =
            fs.map_or(Ok(()), |mut fs| fs.after(&mut |said| resize_fs::tell(said, session)));
        let exit = session.outcome(grown.map_err(|error| Failure::Error(error.into())))?;
        session.ui.say(format_args!("Logical volume {name} successfully resized."));
        Ok(exit)
    }
}

fn asked(to: ResizeTo, matches: &Matches) -> Result<(Sign, SizeSpec), Failure> {
    let (sign, spec) = match (matches.get(&size::RESIZE), matches.get(&size::RESIZE_EXTENTS)) {
        (Some(_), Some(_)) => {
            return Err(Failure::invalid("Please specify either size or extents but not both."));
        }
        (Some(size), None) => (size.sign, SizeSpec::Length(size.size)),
        (None, Some(extents)) => (
            extents.sign,
            match extents.amount {
                ExtentsAmount::Count(count) => SizeSpec::Extents(count),
                ExtentsAmount::Share(percent, of) => SizeSpec::Share(percent, of),
            },
        ),
        // With PVs to extend to and no size, LVM2 takes all that is free on them.
        (None, None) if to == ResizeTo::Larger && matches.names().len() > 1 => {
            (Sign::Plus, SizeSpec::Share(100, ShareOf::Pvs))
        }
        (None, None) => return Err(Failure::Syntax),
    };
    Ok((sign, spec))
}

fn grow_as(matches: &Matches) -> Result<Option<plan::GrowAs>, Failure> {
    match matches.get(&lv::TYPE).map(String::as_str) {
        None => Ok(None),
        Some("linear" | "striped") => Ok(Some(plan::GrowAs::Striped)),
        Some("error") => Ok(Some(plan::GrowAs::Error)),
        Some("zero") => Ok(Some(plan::GrowAs::Zero)),
        Some(other) => Err(Failure::Message(format!(
            "Extending with segments of type {other} is not supported yet."
        ))),
    }
}
