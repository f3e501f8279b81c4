//! What `lvextend`, `lvreduce` and `lvresize` share: they differ in which way they may go.

use lvm_core::alloc::PvArg;
use lvm_core::host::Access;
use lvm_core::plan::{self, LvResize, ResizeTo, ShareOf, Sign, SizeSpec};

use super::one_lv;
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
    let mut words = matches.names();
    let path = one_lv(words.next(), session)?;
    let pvs: Vec<_> = match to {
        ResizeTo::Smaller => Vec::new(),
        _ => words.map(PvArg::parse).collect(),
    };
    if matches.has(&lv::RESIZEFS) {
        return Err(Failure::Message(format!(
            "Logical volume {path} must be activated before resizing filesystem."
        )));
    }
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
    session.tell_notices(&notices);
    let done = done.map_err(|refusal| Failure::Error(refusal.into()))?;
    if done.from != done.to {
        let failures = held.commit(index, vg)?;
        session.tell_committed(&failures);
    }
    session.ui.say(format_args!("Logical volume {path} successfully resized."));
    Ok(Exit::Success)
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
