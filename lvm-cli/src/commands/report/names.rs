//! From the words of a report command to the VGs, LVs and PVs that it shows.
//!
//! Nothing named is everything. A name that is not there is told, and the others are shown all the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use lvm_core::host::{self, Access, AccessError};
use lvm_core::id::{PvId, VgId};
use lvm_core::model::LvIdx;
use lvm_core::name::VgName;
use lvm_core::report::log::LogObject;
use lvm_core::report::view::{PvView, VgView};
use lvm_core::store::FoundVg;

use super::look::Subject;
use crate::args::Matches;
use crate::args::names::{Target, vg_name};
use crate::args::options::report;
use crate::failure::{Exit, Failure};
use crate::session::Session;
use crate::ui::Ui;

/// What a report is to show.
#[derive(Debug, Default)]
pub(super) struct Picked {
    /// VGs by their id, and which of their LVs.
    pub(super) vgs: BTreeMap<VgId, LvPick>,
    /// PVs by their id; `None` for all of the VGs, and those in no VG.
    pub(super) pvs: Option<BTreeSet<PvId>>,
    /// Whether some name was not there.
    pub(super) exit: Exit,
}

/// Which LVs of a VG.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum LvPick {
    /// All that are shown without being named.
    Whole,
    /// These.
    Named(BTreeSet<LvIdx>),
}

impl Picked {
    /// Whether an LV is among them; `hidden` shows those of whole VGs too that users do not see.
    pub(super) fn has_lv(&self, vg: &VgView<'_>, lv: LvIdx, hidden: bool) -> bool {
        match self.vgs.get(&vg.vg.id) {
            Some(LvPick::Whole) => hidden || vg.is_visible(lv),
            Some(LvPick::Named(lvs)) => lvs.contains(&lv),
            None => false,
        }
    }

    /// Whether a PV is among them.
    pub(super) fn has_pv(&self, pv: &PvView) -> bool {
        self.pvs.as_ref().is_none_or(|pvs| pvs.contains(&pv.id))
    }
}

/// Goes through the names of one command.
pub(super) struct Picker<'a> {
    /// What was found.
    pub(super) found: &'a host::Session<'a>,
    /// Which VGs may be shown.
    pub(super) access: Access,
    /// What the report is about, for the log.
    pub(super) subject: Subject,
    /// Whether what is hidden is shown, too.
    pub(super) all: bool,
    /// Where to tell what is not there.
    pub(super) ui: &'a mut Ui,
}

/// Which VGs a report may show: `--foreign` and `--shared` lift rules.
pub(super) fn access(matches: &Matches) -> Access {
    Access {
        foreign: matches.has(&report::FOREIGN),
        shared: matches.has(&report::SHARED),
        ..Access::READ
    }
}

/// The VGs that the words name, for their locks; empty if all may be needed.
pub(super) fn named_vgs(matches: &Matches, session: &Session) -> Vec<VgName> {
    let mut names = Vec::new();
    for word in matches.names() {
        match Target::parse(word, session.default_vg()) {
            Ok(Target::Vg(vg)) => names.push(vg),
            Ok(Target::Lv(lv)) => names.push(lv.vg),
            // What a tag is on is known only after a look at everything.
            Ok(Target::Tag(_)) => return Vec::new(),
            Err(_) => {}
        }
    }
    names
}

/// LVs that are named, by VG.
struct NamedLvs {
    vg: VgName,
    /// `None` where the whole VG is named.
    lvs: Option<Vec<String>>,
}

impl<'a> Picker<'a> {
    /// VGs by name or tag.
    pub(super) fn vgs(&mut self, words: &[&str]) -> Result<Picked, Failure> {
        let mut picked = self.start(words);
        let (mut names, mut tags) = (Vec::new(), Vec::new());
        for word in words {
            match word.strip_prefix('@') {
                Some(tag) => tags.push(tag),
                None => match vg_name(word) {
                    Ok(name) => add(&mut names, name, None),
                    Err(Failure::Message(line)) => self.missing(line, &mut picked),
                    Err(other) => return Err(other),
                },
            }
        }
        self.named(&names, &mut picked);
        for tag in tags {
            self.tagged_vgs(tag, &mut picked);
        }
        if words.is_empty() {
            self.log_orphans(None);
        }
        Ok(picked)
    }

    /// LVs by VG, name or tag.
    pub(super) fn lvs(
        &mut self,
        words: &[&str],
        default_vg: Option<&str>,
    ) -> Result<Picked, Failure> {
        let mut picked = self.start(words);
        let (mut names, mut tags) = (Vec::new(), Vec::new());
        for word in words {
            match Target::parse(word, default_vg) {
                Ok(Target::Tag(tag)) => tags.push(tag),
                Ok(Target::Vg(name)) => add(&mut names, name, None),
                Ok(Target::Lv(path)) => add(&mut names, path.vg, Some(path.lv)),
                Err(Failure::Message(line)) => self.missing(line, &mut picked),
                Err(other) => return Err(other),
            }
        }
        self.named(&names, &mut picked);
        for tag in tags {
            self.tagged_vgs(&tag, &mut picked);
            self.tagged_lvs(&tag, &mut picked);
        }
        Ok(picked)
    }

    /// What is named, VG by VG, as LVM2 goes through it.
    fn named(&mut self, names: &[NamedLvs], picked: &mut Picked) {
        for of_vg in names {
            self.ui.about(|| LogObject::unknown_vg(of_vg.vg.as_str()));
            let Some(found) = self.find_vg(&of_vg.vg, picked) else {
                self.ui.went(false);
                continue;
            };
            self.tell(found);
            let Some(lvs) = &of_vg.lvs else {
                picked.vgs.insert(found.vg.id, LvPick::Whole);
                self.log_vg(found, &LvPick::Whole, &BTreeSet::new(), true);
                continue;
            };
            // The VG is among those that are shown even if none of these LVs is there.
            let (there, missing): (Vec<_>, Vec<_>) =
                lvs.iter().partition(|name| found.vg.find_lv(name).is_some());
            for lv in there.iter().filter_map(|name| found.vg.find_lv(name)) {
                pick_lv(picked, found.vg.id, lv);
            }
            let picks = there.iter().filter_map(|name| found.vg.find_lv(name)).collect();
            self.log_lvs(found, &LvPick::Named(picks));
            for name in &missing {
                self.ui.about(|| LogObject::unknown_lv(&found.vg, name));
                let path = format!("{}/{name}", of_vg.vg);
                self.missing(format!("Failed to find logical volume \"{path}\""), picked);
                self.ui.went(false);
            }
            self.ui.about(|| LogObject::vg(&found.vg));
            self.ui.went(missing.is_empty());
        }
    }

    /// PVs by device or tag.
    pub(super) fn pvs(&mut self, words: &[&str]) -> Picked {
        let mut picked = self.start(words);
        if words.is_empty() {
            self.log_orphans(None);
            return picked;
        }
        // Whatever is named, every VG is looked at.
        let Picked { vgs, .. } = self.start_with_all();
        picked.vgs = vgs;
        self.ui.about(|| LogObject { kind: "pv", ..LogObject::default() });
        let mut ids = BTreeSet::new();
        for word in words {
            if let Some(tag) = word.strip_prefix('@') {
                ids.extend(self.tagged_pvs(tag));
                continue;
            }
            match self.pv(word) {
                Ok(id) => {
                    ids.insert(id);
                }
                Err(line) => self.missing(line, &mut picked),
            }
        }
        for found in self.found.inventory.vgs.iter().rev() {
            if picked.vgs.contains_key(&found.vg.id) {
                self.tell(found);
                self.log_vg(found, &LvPick::Whole, &ids, false);
            }
        }
        self.log_orphans(Some(&ids));
        picked.pvs = Some(ids);
        picked
    }

    /// Nothing, or where no word is given every VG that may be shown.
    fn start(&mut self, words: &[&str]) -> Picked {
        if !words.is_empty() {
            return Picked::default();
        }
        if self.subject != Subject::Pvs && self.found.inventory.vgs.is_empty() {
            self.ui.verbose(1, "No volume groups found.");
        }
        let picked = self.start_with_all();
        for found in self.found.inventory.vgs.iter().rev() {
            if picked.vgs.contains_key(&found.vg.id) {
                self.tell(found);
                self.log_vg(found, &LvPick::Whole, &BTreeSet::new(), true);
            }
        }
        picked
    }

    /// Every VG that may be shown.
    fn start_with_all(&mut self) -> Picked {
        let mut picked = Picked::default();
        // LVM2 goes through VGs from the one that it met last.
        for found in self.found.inventory.vgs.iter().rev() {
            match self.found.allowed(found, self.access) {
                Ok(()) => {
                    picked.vgs.insert(found.vg.id, LvPick::Whole);
                }
                // Not ours to show; LVM2 says so only where it does not know who we are.
                Err(error @ AccessError::Foreign { local: None, .. }) => {
                    self.ui.about(|| LogObject::vg(&found.vg));
                    self.ui.error_line(error);
                }
                Err(_) => {}
            }
        }
        picked
    }

    /// Tells what is wrong with a VG that is shown.
    fn tell(&mut self, found: &FoundVg) {
        self.ui.about(|| LogObject::vg(&found.vg));
        self.ui.tell_findings(found.findings.iter());
    }

    fn find_vg(&mut self, name: &VgName, picked: &mut Picked) -> Option<&'a FoundVg> {
        match self.found.find_vg(name, self.access) {
            Ok(index) => self.found.inventory.vgs.get(index),
            Err(error) => {
                self.missing(error, picked);
                None
            }
        }
    }

    fn tagged_vgs(&mut self, tag: &str, picked: &mut Picked) {
        for found in &self.found.inventory.vgs {
            let has = found.vg.tags.iter().any(|own| own == tag);
            if has && self.found.allowed(found, self.access).is_ok() {
                if !picked.vgs.contains_key(&found.vg.id) {
                    self.tell(found);
                    self.log_vg(found, &LvPick::Whole, &BTreeSet::new(), true);
                }
                picked.vgs.insert(found.vg.id, LvPick::Whole);
            }
        }
    }

    fn tagged_lvs(&mut self, tag: &str, picked: &mut Picked) {
        for found in &self.found.inventory.vgs {
            if self.found.allowed(found, self.access).is_err() {
                continue;
            }
            for (lv, _) in
                found.vg.lvs_with_idx().filter(|(_, lv)| lv.tags.iter().any(|own| own == tag))
            {
                if !picked.vgs.contains_key(&found.vg.id) {
                    self.tell(found);
                }
                pick_lv(picked, found.vg.id, lv);
            }
        }
    }

    fn tagged_pvs(&self, tag: &str) -> Vec<PvId> {
        let vgs = self.found.inventory.vgs.iter();
        let pvs = vgs.flat_map(|found| found.vg.pvs());
        pvs.filter(|pv| pv.tags.iter().any(|own| own == tag)).map(|pv| pv.id).collect()
    }

    fn pv(&self, word: &str) -> Result<PvId, String> {
        let inventory = &self.found.inventory;
        let Some(name) = self.found.device_named(word) else {
            return Err(format!("Cannot use {word}: device not found"));
        };
        if let Some(why) = self.found.why_left_out(name) {
            return Err(format!("Cannot use {word}: {why}"));
        }
        let Some(pv) = inventory.pvs.iter().find(|pv| pv.device.name() == name) else {
            return Err(format!("Failed to find physical volume \"{word}\"."));
        };
        let vg = pv.vg.and_then(|index| inventory.vgs.get(index));
        match vg.map(|found| (found, self.found.allowed(found, self.access))) {
            Some((found, Err(AccessError::Foreign { .. }))) => {
                Err(format!("Cannot use PV {word} in foreign VG {}.", found.vg.name))
            }
            Some((found, Err(AccessError::Shared { .. }))) => {
                Err(format!("Cannot use PV {word} in shared VG {}.", found.vg.name))
            }
            Some((_, Err(error))) => Err(error.to_string()),
            Some((_, Ok(()))) | None => Ok(pv.id()),
        }
    }

    fn missing(&mut self, line: impl core::fmt::Display, picked: &mut Picked) {
        self.ui.error_line(line);
        picked.exit = Exit::Failed;
    }
}

/// Puts a VG, or an LV of it, on the list.
fn add(names: &mut Vec<NamedLvs>, vg: VgName, lv: Option<String>) {
    let at = names.iter().position(|known| known.vg == vg).unwrap_or_else(|| {
        names.push(NamedLvs { vg, lvs: Some(Vec::new()) });
        names.len() - 1
    });
    let Some(of_vg) = names.get_mut(at) else { return };
    match (lv, &mut of_vg.lvs) {
        (Some(lv), Some(lvs)) => lvs.push(lv),
        (None, _) => of_vg.lvs = None,
        (Some(_), None) => {}
    }
}

fn pick_lv(picked: &mut Picked, vg: VgId, lv: LvIdx) {
    let entry = picked.vgs.entry(vg).or_insert_with(|| LvPick::Named(BTreeSet::new()));
    if let LvPick::Named(lvs) = entry {
        lvs.insert(lv);
    }
}

/// The words that may be devices, for the scan to look at beside those that are known.
pub(super) fn devices(matches: &Matches) -> Vec<PathBuf> {
    matches.names().filter(|word| !word.starts_with('@')).map(PathBuf::from).collect()
}
