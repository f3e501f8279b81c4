//! The PV list of a command: which PVs, and which of their extents, may be used.
//!
//! Grammar of an argument: `DEVICE[:RANGE]…` or `@TAG`. A range is `A`, `A-B`, `A-`, `-B`, `A+COUNT` or `A+`;
//! extents count from 0 and both ends belong to the range. `\:` and `\@` stand for the characters themselves.
//!
//! Source: what LVM2 2.03.16 takes and refuses.

use core::fmt;

use super::free_map::{FreeMap, Run};
use crate::model::{PvIdx, Vg};
use crate::name::VgName;
use crate::units::Extents;

/// A PV that may be used.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PvChoice {
    /// Which PV.
    pub pv: PvIdx,
    /// Which extents, in order of preference; none means all.
    pub ranges: Vec<Run>,
}

impl PvChoice {
    /// Every PV of the VG, what a command without a list uses.
    pub fn all(vg: &Vg) -> Vec<Self> {
        vg.pvs_with_idx().map(|(pv, _)| Self { pv, ranges: Vec::new() }).collect()
    }

    /// The free runs of the PV that the choice names.
    pub fn free(&self, map: &FreeMap) -> Vec<Run> {
        let free = map.runs(self.pv);
        if self.ranges.is_empty() {
            return free.to_vec();
        }
        let within =
            |range: &Run| free.iter().filter_map(|run| run.overlap(*range)).collect::<Vec<_>>();
        self.ranges.iter().flat_map(within).collect()
    }

    /// Free extents that the choices name.
    pub fn free_extents(map: &FreeMap, choices: &[Self]) -> u64 {
        let runs = choices.iter().flat_map(|choice| choice.free(map));
        runs.map(|run| u64::from(run.len.get())).sum()
    }
}

/// Whom an argument names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PvTarget {
    /// A device, by its path.
    Device(String),
    /// All PVs with a tag.
    Tag(String),
}

/// An argument of a PV list, taken apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PvArg {
    /// Whom it names.
    pub target: PvTarget,
    /// The text behind the first colon.
    ranges: Option<String>,
}

impl PvArg {
    /// Takes an argument apart. Ranges are read later, when the size of the PV is known.
    pub fn parse(arg: &str) -> Self {
        if let Some(tag) = arg.strip_prefix('@') {
            return Self { target: PvTarget::Tag(tag.to_owned()), ranges: None };
        }
        let mut device = String::with_capacity(arg.len());
        let mut rest = arg.chars();
        let mut ranges = None;
        while let Some(char) = rest.next() {
            match char {
                '\\' => match rest.clone().next() {
                    Some(next @ (':' | '@')) => {
                        device.push(next);
                        rest.next();
                    }
                    _ => device.push(char),
                },
                ':' => {
                    ranges = Some(rest.as_str().to_owned());
                    break;
                }
                _ => device.push(char),
            }
        }
        Self { target: PvTarget::Device(device), ranges }
    }
}

/// Why a PV list cannot be used. Worded as LVM2 words it.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PvListError {
    /// No such PV in the VG.
    #[error("Physical Volume \"{device}\" not found in Volume Group \"{vg}\".")]
    NotInVg {
        /// What was asked for.
        device: String,
        /// The VG.
        vg: VgName,
    },
    /// A range cannot be read.
    #[error("Physical extent parsing error at {at}.")]
    Syntax {
        /// From where on.
        at: String,
    },
    /// A range is empty or leaves the PV.
    #[error("PE range error: start extent {start} to end extent {end}.")]
    Range {
        /// First extent.
        start: u64,
        /// Last extent.
        end: u64,
    },
    /// Two ranges share extents.
    #[error("Overlapping PE ranges specified ({}-{}, {}-{}) on {device}.", new.start, last(*new), old.start, last(*old))]
    Overlap {
        /// The later one.
        new: Run,
        /// The earlier one.
        old: Run,
        /// The PV.
        device: String,
    },
    /// Nothing is left of the list.
    #[error("No specified PVs have space available.")]
    NothingUsable,
}

fn last(run: Run) -> Extents {
    run.end().saturating_sub(Extents::new(1))
}

/// A part of a PV list that is passed over. Worded as LVM2 words it; all go to standard error.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PvListNotice {
    /// `vgchange -x n`.
    NotAllocatable(String),
    /// Not there.
    Missing(String),
    /// Nothing free.
    Full(String),
    /// Not a tag.
    InvalidTag(String),
}

impl fmt::Display for PvListNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAllocatable(pv) => {
                write!(f, "WARNING: Physical volume {pv} not allocatable.")
            }
            Self::Missing(pv) => write!(f, "WARNING: Physical volume {pv} is missing."),
            Self::Full(pv) => write!(f, "WARNING: No free extents on physical volume \"{pv}\"."),
            Self::InvalidTag(tag) => write!(f, "Skipping invalid tag {tag}."),
        }
    }
}

/// Finds the PVs that `args` name, in their order; each PV once, with all its ranges. PVs that cannot give
/// extents are passed over with a notice. Without arguments: all PVs.
///
/// `find` knows which PV a path belongs to.
///
/// # Errors
/// [`PvListError`].
pub fn choose_pvs(
    vg: &Vg,
    map: &FreeMap,
    args: &[PvArg],
    find: &dyn Fn(&str) -> Option<PvIdx>,
    notice: &mut dyn FnMut(PvListNotice),
) -> Result<Vec<PvChoice>, PvListError> {
    if args.is_empty() {
        return Ok(PvChoice::all(vg));
    }
    let mut list = PvList { vg, map, chosen: Vec::new(), notice };
    for arg in args {
        match &arg.target {
            PvTarget::Device(device) => {
                let Some(pv) = find(device) else {
                    return Err(PvListError::NotInVg {
                        device: device.clone(),
                        vg: vg.name.clone(),
                    });
                };
                list.add(pv, arg.ranges.as_deref())?;
            }
            PvTarget::Tag(tag) => list.add_tagged(tag)?,
        }
    }
    if list.chosen.is_empty() {
        return Err(PvListError::NothingUsable);
    }
    Ok(list.chosen)
}

struct PvList<'a> {
    vg: &'a Vg,
    map: &'a FreeMap,
    chosen: Vec<PvChoice>,
    notice: &'a mut dyn FnMut(PvListNotice),
}

impl PvList<'_> {
    fn add_tagged(&mut self, name: &str) -> Result<(), PvListError> {
        let Ok(tag) = name.parse::<crate::name::Tag>() else {
            (self.notice)(PvListNotice::InvalidTag(name.to_owned()));
            return Ok(());
        };
        let vg = self.vg;
        for (idx, pv) in vg.pvs_with_idx() {
            if pv.tags.contains(&tag) {
                self.add(idx, None)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, idx: PvIdx, ranges: Option<&str>) -> Result<(), PvListError> {
        let Some(pv) = self.vg.pv(idx) else { return Ok(()) };
        let name = || String::from(&*pv.device_hint);
        if !pv.status.allocatable {
            (self.notice)(PvListNotice::NotAllocatable(name()));
            return Ok(());
        }
        if pv.status.missing {
            (self.notice)(PvListNotice::Missing(name()));
            return Ok(());
        }
        if self.map.runs(idx).is_empty() {
            (self.notice)(PvListNotice::Full(name()));
            return Ok(());
        }
        let whole = Run { start: Extents::ZERO, len: pv.pe_count };
        let new = match ranges {
            None => vec![whole],
            Some(text) => parse_ranges(text, pv.pe_count)?,
        };
        let place = self.chosen.iter().position(|choice| choice.pv == idx);
        let mut all = place
            .and_then(|place| self.chosen.get(place))
            .map_or_else(Vec::new, |choice| choice.ranges.clone());
        for run in new {
            if let Some(old) = all.iter().copied().find(|old| old.overlap(run).is_some()) {
                return Err(PvListError::Overlap { new: run, old, device: name() });
            }
            all.push(run);
        }
        match place.and_then(|place| self.chosen.get_mut(place)) {
            Some(choice) => choice.ranges = all,
            None => self.chosen.push(PvChoice { pv: idx, ranges: all }),
        }
        Ok(())
    }
}

/// Reads `RANGE[:RANGE]…` for a PV of `size` extents.
fn parse_ranges(text: &str, size: Extents) -> Result<Vec<Run>, PvListError> {
    let syntax = |at: &str| PvListError::Syntax { at: at.to_owned() };
    let size = u64::from(size.get());
    let mut runs = Vec::new();
    let mut rest = text;
    loop {
        if rest.is_empty() || rest.starts_with(':') {
            return Err(syntax(rest));
        }
        let mut end = size.saturating_sub(1);
        let (first, after) = number(rest);
        let start = first.unwrap_or(0);
        if first.is_some() && (after.is_empty() || after.starts_with(':')) {
            end = start;
        }
        rest = after;
        if let Some(after) = rest.strip_prefix('-') {
            let (given, after) = number(after);
            end = given.unwrap_or(end);
            rest = after;
        } else if let Some(after) = rest.strip_prefix('+') {
            let (given, after) = number(after);
            // A length of 0 is one extent, to LVM2.
            end = given.map_or(end, |count| start.saturating_add(count.saturating_sub(1)));
            rest = after;
        }
        if !rest.is_empty() && !rest.starts_with(':') {
            return Err(syntax(rest));
        }
        let range = || {
            let start = u32::try_from(start).ok()?;
            let len = u32::try_from(end.checked_sub(u64::from(start))?.checked_add(1)?).ok()?;
            (end < size).then_some(Run { start: Extents::new(start), len: Extents::new(len) })
        };
        runs.push(range().ok_or(PvListError::Range { start, end })?);
        match rest.strip_prefix(':') {
            Some(after) => rest = after,
            None => return Ok(runs),
        }
    }
}

/// The number at the head of `text`, too large ones as the largest, and what follows it.
fn number(text: &str) -> (Option<u64>, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let value = if number.is_empty() { None } else { Some(number.parse().unwrap_or(u64::MAX)) };
    (value, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(text: &str) -> Result<Vec<(u32, u32)>, String> {
        parse_ranges(text, Extents::new(20))
            .map(|runs| runs.iter().map(|run| (run.start.get(), run.len.get())).collect())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn ranges_are_read_as_lvm2_reads_them() {
        assert_eq!(ranges("3"), Ok(vec![(3, 1)]));
        assert_eq!(ranges("3-"), Ok(vec![(3, 17)]));
        assert_eq!(ranges("-3"), Ok(vec![(0, 4)]));
        assert_eq!(ranges("5+2"), Ok(vec![(5, 2)]));
        assert_eq!(ranges("5+"), Ok(vec![(5, 15)]));
        assert_eq!(ranges("9+0"), Ok(vec![(9, 1)]));
        assert_eq!(ranges("0-4:10-"), Ok(vec![(0, 5), (10, 10)]));
    }

    #[test]
    fn bad_ranges_are_refused_in_lvm2s_words() {
        let parsing = |at: &str| Err(format!("Physical extent parsing error at {at}."));
        assert_eq!(ranges(""), parsing(""));
        assert_eq!(ranges(":"), parsing(":"));
        assert_eq!(ranges("a"), parsing("a"));
        assert_eq!(ranges("9-12x"), parsing("x"));
        assert_eq!(ranges("9+0:"), parsing(""));
        let bad =
            |start, end| Err(format!("PE range error: start extent {start} to end extent {end}."));
        assert_eq!(ranges("18-22"), bad(18, 22));
        assert_eq!(ranges("9-8"), bad(9, 8));
    }

    #[test]
    fn arguments_are_devices_or_tags() {
        let device = |path: &str, ranges: Option<&str>| PvArg {
            target: PvTarget::Device(path.into()),
            ranges: ranges.map(str::to_owned),
        };
        assert_eq!(PvArg::parse("/dev/a:1-2:4"), device("/dev/a", Some("1-2:4")));
        assert_eq!(PvArg::parse("/dev/a\\:b"), device("/dev/a:b", None));
        assert_eq!(PvArg::parse("@t:x").target, PvTarget::Tag("t:x".into()));
    }
}
