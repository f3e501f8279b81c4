//! From devices to PVs and VGs: which text of a VG counts, and which device is which of its PVs.
//!
//! Every text whose checksum holds is parsed once, however many copies there are. Of the texts with one VG id the
//! one with the highest number counts; of two with the same number the first. A PV belongs to the VG whose text
//! has it; a PV without a text of its own is found that way alone.

use std::collections::HashMap;
use std::sync::Arc;

use super::finding::{BadText, DuplicateReason, Finding};
use super::found::{FoundMda, FoundPv, FoundVg, Inventory, TextCopy, UnreadableVg};
use super::membership;
use super::scan::{Head, KnownTexts, Scanned, ScannedMda, scan};
use super::texts::{Meaning, Text, Texts};
use crate::device::BlockDevice;
use crate::device::scan::ContentRules;
use crate::error::CorruptKind;
use crate::format::label::PvLabel;
use crate::id::{PvId, VgId};
use crate::model::Vg;
use crate::parallel;
use crate::units::Bytes;

impl Inventory {
    /// Reads every device once, in parallel, and puts together what is on them; none is left out.
    ///
    /// It cannot fail: what is wrong with a device or a text is a [`Finding`].
    pub fn scan(devices: Vec<Arc<dyn BlockDevice>>) -> Self {
        Self::scan_by(devices, &ContentRules::NONE)
    }

    /// The same without the devices that the rules leave out.
    pub fn scan_by(devices: Vec<Arc<dyn BlockDevice>>, rules: &ContentRules) -> Self {
        let known = KnownTexts::default();
        let mut scanned = parallel::map(&devices, Head::default, |head, device| {
            scan(device, head, &known, rules)
        });
        drop((devices, known));
        let mut texts = Texts::default();
        let mut copies: Vec<Vec<Option<usize>>> = Vec::with_capacity(scanned.len());
        for device in &mut scanned {
            let mdas = device.pv.iter_mut().flat_map(|(_, mdas)| mdas);
            let add = |mda: &mut ScannedMda| {
                let checksum = mda.header?.committed.checksum;
                Some(texts.add(checksum, mda.text.take()?))
            };
            copies.push(mdas.map(add).collect());
        }
        let texts = texts.parse();
        let assembly = Assembly { inventory: Self::default(), texts, bad_copies: Vec::new() };
        assembly.assemble(scanned, &copies)
    }
}

/// An inventory that is being put together.
struct Assembly {
    inventory: Inventory,
    texts: Vec<Text>,
    /// [`Finding::BadCopy`]s, which belong to VGs that are not there yet.
    bad_copies: Vec<(VgId, Finding)>,
}

/// A PV and, for each of its metadata areas, which text is in it.
struct Candidate {
    pv: FoundPv,
    texts: Vec<usize>,
}

impl Assembly {
    fn assemble(mut self, scanned: Vec<Scanned>, copies_of: &[Vec<Option<usize>>]) -> Inventory {
        let mut candidates = Vec::new();
        for (index, (device, copies)) in scanned.into_iter().zip(copies_of).enumerate() {
            if !device.findings.is_empty() {
                let earlier = copies_of.get(..=index).unwrap_or_default().iter().flatten();
                let earlier: Vec<usize> = earlier.copied().flatten().collect();
                self.add_findings(device.findings, device.pv.as_ref(), &earlier);
            }
            match device.pv {
                Some((label, mdas)) => {
                    let mut candidate = Candidate {
                        pv: FoundPv {
                            device: device.device,
                            label,
                            mdas: Vec::with_capacity(mdas.len()),
                            vg: None,
                            duplicates: Vec::new(),
                        },
                        texts: Vec::new(),
                    };
                    for (mda, copy) in mdas.into_iter().zip(copies) {
                        self.add_mda(&mut candidate, &mda, *copy);
                    }
                    candidates.push(candidate);
                }
                None if device.left_out.is_some() => {
                    let why = device.left_out.map(|why| (device.device, why));
                    self.inventory.left_out.extend(why);
                }
                None if device.readable => self.inventory.others.push(device.device),
                None => {}
            }
        }
        let candidates = self.choose_duplicates(candidates);
        self.choose_texts(&candidates);
        self.inventory.pvs = candidates.into_iter().map(|candidate| candidate.pv).collect();
        membership::settle(&mut self.inventory);
        self.inventory
    }

    /// Takes over what is wrong with a device; `earlier` are the texts of this device and of those before it.
    fn add_findings(
        &mut self,
        findings: Vec<Finding>,
        pv: Option<&(PvLabel, Vec<ScannedMda>)>,
        earlier: &[usize],
    ) {
        let bad_copies = self.bad_copies.len();
        for finding in findings {
            // A text that is known from elsewhere tells what the PV is, damaged or not.
            let no_text = matches!(finding, Finding::NoText { .. });
            if !no_text || self.bad_copies.len() == bad_copies {
                self.add_finding(finding, pv, earlier);
            }
        }
    }

    /// Of a damaged copy of a text that is sound in one of `earlier` places LVM2 tells later, and otherwise.
    fn add_finding(
        &mut self,
        finding: Finding,
        pv: Option<&(PvLabel, Vec<ScannedMda>)>,
        earlier: &[usize],
    ) {
        let Finding::BadText {
            device,
            mda,
            at,
            size,
            kind: BadText::Corrupt(CorruptKind::Checksum { stored, .. }),
        } = &finding
        else {
            self.inventory.findings.push(finding);
            return;
        };
        let mut known = earlier.iter().filter_map(|text| self.texts.get(*text));
        let known = known.find(|text| text.checksum == *stored && text.size == *size);
        let area = pv.and_then(|(_, mdas)| mdas.get(mda.checked_sub(1)?));
        match (known.and_then(|text| text.meaning.vg()), area) {
            (Some(vg), Some(area)) => {
                let copy = Finding::BadCopy {
                    device: device.clone(),
                    mda: *mda,
                    at: *at,
                    offset: at.saturating_sub(area.area.start),
                    size: *size,
                    vg: vg.name.clone(),
                };
                self.bad_copies.push((vg.id, copy));
            }
            _ => self.inventory.findings.push(finding),
        }
    }

    fn add_mda(&mut self, candidate: &mut Candidate, mda: &ScannedMda, text: Option<usize>) {
        let copy = text.and_then(|index| {
            let text = self.texts.get(index)?;
            let (vg, seqno) = text.meaning.identity()?;
            Some(TextCopy { vg, seqno, checksum: text.checksum, size: text.size })
        });
        if let (Some(index), Some(header)) = (text, mda.header)
            && let Some(Text { meaning: Meaning::Bad(error), .. }) = self.texts.get(index)
        {
            self.inventory.findings.push(Finding::BadText {
                device: candidate.pv.device.name().to_owned(),
                mda: candidate.pv.mdas.len() + 1,
                at: mda.area.start.saturating_add(header.committed.offset),
                size: header.committed.size,
                kind: BadText::NoVg(error.clone()),
            });
        }
        if copy.is_some() {
            candidate.texts.extend(text);
        }
        candidate.pv.mdas.push(FoundMda { area: mda.area, header: mda.header, text: copy });
    }

    /// Of the devices with one PV id keeps one.
    fn choose_duplicates(&mut self, candidates: Vec<Candidate>) -> Vec<Candidate> {
        let mut places: HashMap<PvId, usize> = HashMap::with_capacity(candidates.len());
        let mut groups: Vec<Vec<Candidate>> = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            let place = *places.entry(candidate.pv.id()).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.push(candidate),
                None => groups.push(vec![candidate]),
            }
        }
        let mut kept = Vec::with_capacity(groups.len());
        for mut group in groups {
            let Some(id) = group.first().map(|candidate| candidate.pv.id()) else { continue };
            let (index, reason) = match group.len() {
                1 => (0, DuplicateReason::First),
                _ => self.prefer(&group, id),
            };
            let mut chosen = group.remove(index);
            if !group.is_empty() {
                self.inventory.findings.push(Finding::Duplicate {
                    pv: id,
                    used: chosen.pv.device.name().to_owned(),
                    reason,
                    unused: group.iter().map(|c| c.pv.device.name().to_owned()).collect(),
                });
                chosen.pv.duplicates = group.into_iter().map(|c| c.pv.device).collect();
            }
            kept.push(chosen);
        }
        kept
    }

    /// Which of several devices with one PV is the PV, and why: as LVM2 prefers them.
    fn prefer(&self, group: &[Candidate], id: PvId) -> (usize, DuplicateReason) {
        let vgs = group.iter().flat_map(|candidate| &candidate.texts);
        let recorded = vgs
            .filter_map(|text| self.texts.get(*text)?.meaning.vg())
            .max_by_key(|vg| vg.seqno)
            .and_then(|vg| vg.find_pv(id).and_then(|idx| vg.pv(idx)));
        let only = |wanted: &dyn Fn(&Candidate) -> bool| {
            let mut fits = group.iter().enumerate().filter(|(_, candidate)| wanted(candidate));
            fits.next().filter(|_| fits.next().is_none()).map(|(index, _)| index)
        };
        let size = |candidate: &Candidate| {
            let label = candidate.pv.label.pv.device_size;
            let recorded = recorded.and_then(|pv| pv.dev_size?.to_bytes()).unwrap_or(label);
            candidate.pv.device.size() == recorded
        };
        if let Some(index) = only(&size) {
            return (index, DuplicateReason::Size);
        }
        let hint = recorded.map(|pv| &*pv.device_hint);
        let named = |candidate: &Candidate| Some(candidate.pv.device.name()) == hint;
        if let Some(index) = only(&named) {
            return (index, DuplicateReason::Name);
        }
        (0, DuplicateReason::First)
    }

    /// Of the texts of each VG chooses the newest, and tells of the others.
    fn choose_texts(&mut self, candidates: &[Candidate]) {
        // For each VG the text that is best so far, and the device where it was met first.
        let mut places: HashMap<VgId, usize> = HashMap::new();
        let mut best: Vec<(VgId, u32, usize, String)> = Vec::new();
        for candidate in candidates {
            for text in &candidate.texts {
                let identity = self.texts.get(*text).and_then(|text| text.meaning.identity());
                let Some((vg, seqno)) = identity else { continue };
                let device = || candidate.pv.device.name().to_owned();
                match places.get(&vg).and_then(|place| best.get_mut(*place)) {
                    None => {
                        places.insert(vg, best.len());
                        best.push((vg, seqno, *text, device()));
                    }
                    Some(so_far) if seqno > so_far.1 => *so_far = (vg, seqno, *text, device()),
                    Some(_) => {}
                }
            }
        }
        for (vg, seqno, index, device) in best {
            let Some(chosen) = self.texts.get_mut(index) else { continue };
            let used = (chosen.checksum, chosen.size);
            match std::mem::replace(&mut chosen.meaning, Meaning::Taken(vg, seqno)) {
                Meaning::Vg(parsed) => {
                    let (parsed, provenance) = *parsed;
                    self.tell_of_others(&parsed, used, &device, candidates);
                    let bad = self.bad_copies.iter().filter(|(of, _)| *of == vg);
                    self.inventory.vgs.push(FoundVg {
                        pvs: Vec::new(),
                        findings: bad.map(|(_, finding)| finding.clone()).collect(),
                        vg: parsed,
                        provenance,
                    });
                }
                Meaning::Unknown { name, error, .. } => {
                    let devices = candidates
                        .iter()
                        .filter(|candidate| candidate.texts.contains(&index))
                        .map(|candidate| Arc::clone(&candidate.pv.device))
                        .collect();
                    self.inventory
                        .findings
                        .push(Finding::UnknownText { vg: name.clone(), error: error.clone() });
                    self.inventory.unreadable.push(UnreadableVg {
                        name,
                        id: vg,
                        seqno,
                        error,
                        devices,
                    });
                }
                Meaning::Bad(_) | Meaning::Taken(..) => {}
            }
        }
    }

    /// Finds the copies that differ from the text that was chosen for a VG.
    fn tell_of_others(
        &mut self,
        vg: &Vg,
        used: (u32, Bytes),
        newest_device: &str,
        candidates: &[Candidate],
    ) {
        for candidate in candidates {
            let device = candidate.pv.device.name();
            let mut others = 0;
            for (index, mda) in candidate.pv.mdas.iter().enumerate() {
                let Some(copy) = mda.text.as_ref().filter(|copy| copy.vg == vg.id) else {
                    continue;
                };
                let found = (copy.checksum, copy.size);
                if copy.seqno < vg.seqno {
                    self.inventory.findings.push(Finding::OldText {
                        device: device.to_owned(),
                        seqno: copy.seqno,
                        newest_device: newest_device.to_owned(),
                        newest_seqno: vg.seqno,
                        vg: vg.name.clone(),
                    });
                } else if found != used {
                    others += 1;
                    self.inventory.findings.push(Finding::OtherText {
                        device: device.to_owned(),
                        mda: index + 1,
                        vg: vg.name.clone(),
                        found,
                        used,
                    });
                }
            }
            if others > 0 && others == candidate.pv.mdas.len() {
                let (device, pv) = (device.to_owned(), candidate.pv.id());
                self.inventory.findings.push(Finding::NoText { device, pv });
            }
        }
    }
}
