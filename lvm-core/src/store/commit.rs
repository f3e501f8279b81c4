//! Committing a VG, so that whatever happens on the way the devices hold the old VG or the new one.
//!
//! The order, each step on all metadata areas in use before the next begins:
//! 1. the text goes to the free part of the ring; flush;
//! 2. the header's slot 1 announces it ("precommitted"); flush;
//! 3. the header's slot 0 points at it and slot 1 is cleared ("committed"); flush;
//! 4. areas beyond `metadata_copies` are marked as ignored; labels of PVs that joined are flagged as in use; flush;
//! 5. PVs that left: their labels lose the flag; flush; their areas lose the text; flush.
//!
//! A failure in 1 or 2 takes back what was announced: the old VG holds. From the first success in 3 on, the
//! new VG holds, since reading prefers the higher number; areas that could not be written are told of, and get the
//! text with the next commit. LVM2 does the same, but for the flushes, and sets the flags of 4 before 1: then a
//! crash in between leaves PVs that look taken although no VG has them. The other way round it leaves members
//! without the flag, which the next commit mends.
//!
//! A VG is removed in the opposite order: first the flags, then the texts. As long as one text is left the VG
//! is still there, whole.

use super::area::{Area, MdaPlace, PaddedText, clear, ignore};
use super::commit_error::CommitError;
use super::copies::{Candidate, choose};
use super::found::{FoundPv, FoundVg, Inventory, TextCopy};
use crate::error::{Error, Result};
use crate::format::mda_header::MdaHeader;
use crate::model::{Provenance, PvIdx, Stamp, Vg, check, compare, import};
use crate::name::VgName;

/// What did not work in a commit that holds all the same.
#[derive(Debug, Default)]
#[must_use = "the user has to see what was not written"]
pub struct Committed {
    /// Areas and labels that could not be written, with the reason.
    pub failures: Vec<Error>,
}

/// A commit before its first write: all that can be refused has been looked at.
#[derive(Debug)]
#[must_use = "nothing is written yet"]
pub struct Prepared {
    /// Where the VG is in the inventory; `None` for a new one.
    vg: Option<usize>,
    found: FoundVg,
    /// The PVs that are there.
    members: Vec<usize>,
    areas: Vec<Area>,
    /// Areas that are used now and not afterwards.
    dropped: Vec<MdaPlace>,
    text: PaddedText,
}

impl Prepared {
    /// The VG as it will be.
    pub fn vg(&self) -> &Vg {
        &self.found.vg
    }
}

impl Inventory {
    /// Commits a changed VG in the place of the VG number `vg`: PVs may have joined and left. The number of its
    /// text (`seqno`), the names of its devices and the flag of missing PVs are set here.
    ///
    /// # Errors
    /// The old VG holds then. [`CommitError`], [`Error::Broken`]: nothing was written; [`Error::Io`]: a device
    /// failed.
    pub fn commit(&mut self, vg: usize, new: Vg, stamp: &Stamp) -> Result<Committed> {
        let prepared = self.prepare(Some(vg), new, stamp)?;
        self.write(prepared).map(|(_, committed)| committed)
    }

    /// Commits a new VG on PVs that are free, and returns its place.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub fn create_vg(&mut self, new: Vg, stamp: &Stamp) -> Result<(usize, Committed)> {
        let prepared = self.prepare(None, new, stamp)?;
        self.write(prepared)
    }

    /// Removes a VG: its PVs are free afterwards. VGs behind it in the list move up.
    ///
    /// # Errors
    /// [`CommitError`]: nothing was written. [`Error::Io`]: a device failed; the VG is still there if a text could
    /// not be cleared.
    pub fn remove_vg(&mut self, vg: usize) -> Result<()> {
        let Some(found) = self.vgs.get(vg) else { return Err(CommitError::NoSuchVg(vg).into()) };
        let places: Vec<usize> = found.pvs.iter().copied().flatten().collect();
        self.check_duplicates(found.vg.name.clone(), &places)?;
        // What a failure leaves half done the next commit, or the next try, mends.
        self.change_labels(&places, false)?;
        self.clear_areas(&places)?;
        for place in places {
            if let Some(pv) = self.pvs.get_mut(place) {
                pv.vg = None;
            }
        }
        self.vgs.remove(vg);
        for pv in self.pvs.iter_mut().chain(&mut self.outdated) {
            pv.vg = pv.vg.filter(|of| *of != vg).map(|of| if of > vg { of - 1 } else { of });
        }
        Ok(())
    }

    /// Makes free PVs of those that bear a text of the VG number `vg` and are not in it any more: first their labels
    /// lose the flag, then their areas the text.
    ///
    /// # Errors
    /// [`Error::Io`]: a device failed; its PV is outdated as before.
    pub fn clear_outdated(&mut self, vg: usize) -> Result<()> {
        let outdated = std::mem::take(&mut self.outdated);
        let (mut cleared, others) = outdated.into_iter().partition(|pv| pv.vg == Some(vg));
        self.outdated = others;
        let first = self.pvs.len();
        self.pvs.append(&mut cleared);
        let places: Vec<usize> = (first..self.pvs.len()).collect();
        let done = self.change_labels(&places, false).and_then(|()| self.clear_areas(&places));
        let mut cleared = self.pvs.split_off(first);
        if done.is_err() {
            self.outdated.append(&mut cleared);
            return done;
        }
        for pv in &mut cleared {
            pv.vg = None;
        }
        self.pvs.append(&mut cleared);
        Ok(())
    }

    /// Commits what was prepared, on an inventory that has not changed since; the VG's place.
    ///
    /// # Errors
    /// As [`Self::commit`].
    pub fn write(&mut self, prepared: Prepared) -> Result<(usize, Committed)> {
        self.write_around(prepared, &mut || Ok(()))
    }

    /// As [`Self::write`]; `between` runs when the new text is announced and does not count yet, between steps 2
    /// and 3. When it fails, what was announced is taken back.
    ///
    /// # Errors
    /// As [`Self::commit`], and what `between` says.
    pub fn write_around(
        &mut self,
        prepared: Prepared,
        between: &mut dyn FnMut() -> Result<()>,
    ) -> Result<(usize, Committed)> {
        let Prepared { vg, found, members, areas, dropped, text } = prepared;
        announce(&areas, &text).and_then(|()| between()).inspect_err(|_| take_back(&areas))?;
        let (headers, failures) = switch(&areas)?;
        let mut committed = Committed { failures };
        self.note_headers(&areas, &headers, &found.vg);
        let old = vg.and_then(|vg| self.vgs.get(vg)).map(|found| found.pvs.clone());
        let left = old.into_iter().flatten().flatten().filter(|pv| !members.contains(pv));
        let left: Vec<usize> = left.collect();
        committed.failures.extend(self.drop_areas(&dropped).err());
        committed.failures.extend(self.change_labels(&members, true).err());
        if !left.is_empty() {
            let freed = self.change_labels(&left, false).and_then(|()| self.clear_areas(&left));
            committed.failures.extend(freed.err());
        }
        let index = vg.unwrap_or(self.vgs.len());
        match self.vgs.get_mut(index) {
            Some(place) => *place = found,
            None => self.vgs.push(found),
        }
        for (places, vg) in [(left, None), (members, Some(index))] {
            for place in places {
                if let Some(pv) = self.pvs.get_mut(place) {
                    pv.vg = vg;
                }
            }
        }
        Ok((index, committed))
    }

    /// Does all that can be refused before anything is written, for [`Self::write`]: in the place of the VG number
    /// `vg`, or as a new one.
    ///
    /// # Errors
    /// [`CommitError`], [`Error::Broken`].
    pub fn prepare(&self, vg: Option<usize>, mut new: Vg, stamp: &Stamp) -> Result<Prepared> {
        let name = new.name.clone();
        let seqno = match vg.map(|vg| (vg, self.vgs.get(vg))) {
            Some((_, Some(old))) => old.vg.seqno.max(new.seqno),
            Some((vg, None)) => return Err(CommitError::NoSuchVg(vg).into()),
            None => new.seqno,
        };
        new.seqno = seqno.checked_add(1).ok_or_else(|| CommitError::SeqnoEnd(name.clone()))?;
        let places = self.places(vg, &new)?;
        let members: Vec<usize> = places.iter().copied().flatten().collect();
        self.check_duplicates(name, &members)?;
        self.describe_devices(&mut new, &places);
        if let Err(broken) = check(&new) {
            return Err(Error::Broken { vg: new.name, broken });
        }
        let text = new.disk_text(stamp);
        let Some(provenance) = read_back(&text, &new, stamp) else {
            return Err(CommitError::NotReadBack(new.name).into());
        };
        let text = PaddedText::new(text);
        let (areas, dropped) = self.areas(&new, &members, &text)?;
        let found = FoundVg { vg: new, provenance, pvs: places, findings: Vec::new() };
        Ok(Prepared { vg, found, members, areas, dropped, text })
    }

    /// Where each PV of the VG is in the inventory; only PVs that the old VG has too may be missing.
    fn places(&self, vg: Option<usize>, new: &Vg) -> Result<Vec<Option<usize>>, CommitError> {
        let old = vg.and_then(|vg| self.vgs.get(vg));
        new.pvs()
            .iter()
            .map(|pv| {
                if let Some((old, idx)) = old.and_then(|old| Some((old, old.vg.find_pv(pv.id)?))) {
                    return Ok(old.pvs.get(idx.at()).copied().flatten());
                }
                match self.find_pv_id(pv.id) {
                    Some((place, found)) if found.vg.is_none() => Ok(Some(place)),
                    _ => Err(CommitError::NotFree(pv.id)),
                }
            })
            .collect()
    }

    fn check_duplicates(&self, vg: VgName, places: &[usize]) -> Result<(), CommitError> {
        let mut pvs = places.iter().filter_map(|place| self.pvs.get(*place));
        if pvs.any(|pv| !pv.duplicates.is_empty()) {
            return Err(CommitError::Duplicates(vg));
        }
        Ok(())
    }

    /// Writes down where the PVs are now, as LVM2 does with each commit.
    fn describe_devices(&self, vg: &mut Vg, places: &[Option<usize>]) {
        for (index, place) in places.iter().enumerate() {
            let Some(pv) = vg.pv_mut(PvIdx::from_usize(index)) else { continue };
            let found = place.and_then(|place| self.pvs.get(place));
            pv.device_hint = found.map_or("[unknown]", |found| found.device.name()).into();
            pv.status.missing |= found.is_none();
        }
    }

    /// The areas to write to, each with a place for the text, and those that are not to be used any more.
    fn areas(
        &self,
        vg: &Vg,
        members: &[usize],
        text: &PaddedText,
    ) -> Result<(Vec<Area>, Vec<MdaPlace>)> {
        let all = members.iter().filter_map(|place| Some((*place, self.pvs.get(*place)?)));
        let mut sound = Vec::new();
        for (place, pv) in all {
            for (mda, header) in pv.mdas.iter().map(|mda| mda.header).enumerate() {
                sound.extend(header.map(|header| ((place, mda), pv, header)));
            }
        }
        let candidates: Vec<_> = sound
            .iter()
            .map(|((pv, _), _, header)| Candidate { pv: *pv, used: !header.is_ignored() })
            .collect();
        let (mut areas, mut dropped) = (Vec::new(), Vec::new());
        for ((place, pv, header), used) in
            sound.into_iter().zip(choose(&candidates, vg.metadata_copies))
        {
            if used {
                let area = Area::new(&pv.device, place, header, text).map_err(|max| {
                    let device = pv.device.name().to_owned();
                    let (vg, seqno, size) = (vg.name.clone(), vg.seqno, text.size);
                    CommitError::TooLarge { vg, seqno, device, size, max }
                });
                areas.push(area?);
            } else if !header.is_ignored() {
                dropped.push(place);
            }
        }
        if areas.is_empty() {
            return Err(CommitError::NoArea.into());
        }
        Ok((areas, dropped))
    }

    /// Marks areas as ignored; their texts do not count any more.
    fn drop_areas(&mut self, dropped: &[MdaPlace]) -> Result<()> {
        for (pv, mda) in dropped {
            let Some(pv) = self.pvs.get_mut(*pv) else { continue };
            let Some(mda) = pv.mdas.get_mut(*mda) else { continue };
            ignore(pv.device.as_ref(), mda)?;
        }
        Ok(())
    }

    /// Keeps what is on the devices now.
    fn note_headers(&mut self, areas: &[Area], headers: &[Option<MdaHeader>], vg: &Vg) {
        for (area, header) in areas.iter().zip(headers) {
            let mda = self.pvs.get_mut(area.pv).and_then(|pv| pv.mdas.get_mut(area.mda));
            if let (Some(mda), Some(header)) = (mda, header) {
                let (checksum, size) = (header.committed.checksum, header.committed.size);
                mda.header = Some(*header);
                mda.text = Some(TextCopy { vg: vg.id, seqno: vg.seqno, checksum, size });
            }
        }
    }

    /// Sets or takes the flag "in use" in the labels of PVs, where it is not so yet.
    fn change_labels(&mut self, places: &[usize], in_use: bool) -> Result<()> {
        let mut changed = Vec::new();
        for place in places {
            let Some(pv) = self.pvs.get_mut(*place) else { continue };
            let mut label = pv.label.clone();
            label.pv.set_in_use(in_use);
            if label == pv.label {
                continue;
            }
            let at = label.sector.start();
            let bytes = label.to_bytes().map_err(|kind| {
                let device = pv.device.name().to_owned();
                Error::Corrupt { device, kind, offset: at }
            })?;
            pv.device.write_at(at, &bytes)?;
            pv.label = label;
            changed.push(*place);
        }
        changed
            .into_iter()
            .filter_map(|place| self.pvs.get(place))
            .try_for_each(|pv| pv.device.flush())
    }

    /// Takes the texts from all areas of PVs.
    fn clear_areas(&mut self, places: &[usize]) -> Result<()> {
        let mut failed = Ok(());
        for place in places {
            let Some(pv) = self.pvs.get_mut(*place) else { continue };
            let FoundPv { device, mdas, .. } = pv;
            let cleared = mdas.iter_mut().try_for_each(|mda| clear(device.as_ref(), mda));
            let flushed = cleared.and_then(|()| device.flush());
            failed = failed.and(flushed);
        }
        failed
    }
}

/// What stands around a VG in its text, if the text is read as the VG.
fn read_back(text: &str, vg: &Vg, stamp: &Stamp) -> Option<Provenance> {
    if let Some(provenance) = compare(text.as_bytes(), vg).ok()? {
        return Some(provenance);
    }
    // Visible LVs are written first: where hidden ones stood before them, only the texts are alike.
    let (read, provenance) = import(text.as_bytes()).ok()?;
    (read.disk_text(stamp) == text).then_some(provenance)
}

/// Steps 1 and 2.
fn announce(areas: &[Area], text: &PaddedText) -> Result<()> {
    areas.iter().try_for_each(|area| area.write_text(text))?;
    flush(areas)?;
    areas.iter().try_for_each(|area| area.write_header(&area.precommitted()))?;
    flush(areas)
}

/// Clears what was announced, as far as that is possible: a precommitted text has no meaning to readers.
fn take_back(areas: &[Area]) {
    for area in areas {
        let _ = area.write_header(&area.reverted());
    }
    let _ = flush(areas);
}

/// Step 3. The headers that hold now, `None` where that failed, and why.
///
/// # Errors
/// It failed everywhere; then it is taken back.
fn switch(areas: &[Area]) -> Result<(Vec<Option<MdaHeader>>, Vec<Error>)> {
    let mut headers = Vec::with_capacity(areas.len());
    let mut failures = Vec::new();
    for area in areas {
        let header = area.committed();
        let written = area.write_header(&header).and_then(|()| area.device.flush());
        headers.push(written.is_ok().then_some(header));
        failures.extend(written.err());
    }
    if failures.len() == areas.len()
        && let Some(error) = failures.pop()
    {
        take_back(areas);
        return Err(error);
    }
    Ok((headers, failures))
}

/// Flushes each device once.
fn flush(areas: &[Area]) -> Result<()> {
    let mut last = None;
    for area in areas.iter().filter(|area| last.replace(area.pv) != Some(area.pv)) {
        area.device.flush()?;
    }
    Ok(())
}
