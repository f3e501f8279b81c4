//! What a segment type reads its keys with, and what names in the text point at.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::values::{bad, items, parsed, section_of, sectors, string, u32_of, u64_of};
use super::{ImportError, Result};
use crate::format::text::{Entries, Entry, OwnedEntry, Value};
use crate::id::Id;
use crate::model::segment::Area;
use crate::model::{LvIdx, PvIdx};
use crate::units::{Extents, Sectors};

/// What names in a text point at.
#[derive(Default)]
pub(in crate::model) struct Refs<'t> {
    pv_names: Vec<&'t str>,
    pvs: HashMap<&'t str, PvIdx>,
    lv_entries: Option<Entries<'t, 't>>,
    /// Made when the first LV points at another: plain VGs never need it.
    lvs: OnceCell<HashMap<&'t str, LvIdx>>,
}

impl<'t> Refs<'t> {
    /// Makes the next PV known; `false` where its name is taken.
    pub(super) fn add_pv(&mut self, name: &'t str, pv: PvIdx) -> bool {
        self.pv_names.push(name);
        self.pvs.insert(name, pv).is_none()
    }

    /// The PV of that name.
    fn pv(&self, name: &str) -> Option<PvIdx> {
        // LVM2 numbers them; other names are as good.
        let number = name.strip_prefix("pv").and_then(|number| number.parse().ok());
        match number.and_then(|number: u32| self.pv_names.get(PvIdx(number).at())) {
            Some(known) if *known == name => number.map(PvIdx),
            _ => self.pvs.get(name).copied(),
        }
    }

    /// Makes the LVs known.
    pub(super) fn set_lvs(&mut self, entries: Entries<'t, 't>) {
        self.lv_entries = Some(entries);
    }

    /// The LV of that name.
    pub(in crate::model) fn lv(&self, name: &str) -> Option<LvIdx> {
        let lvs = self.lvs.get_or_init(|| {
            let entries = self.lv_entries.clone().into_iter().flatten().enumerate();
            entries.map(|(index, entry)| (entry.key(), LvIdx::from_usize(index))).collect()
        });
        lvs.get(name).copied()
    }

    /// The area that begins at `start` of the PV or LV of that name.
    fn area(&self, name: &str, start: Extents) -> Option<Area> {
        match self.pv(name) {
            Some(pv) => Some(Area::Pv { pv, start }),
            None => self.lv(name).map(|lv| Area::Lv { lv, start }),
        }
    }
}

/// The keys of one segment that are not common to all: each kind takes its own, the rest is kept.
pub(in crate::model) struct Fields<'f, 't, 'a> {
    section: &'f Entry<'t, 'a>,
    rest: &'f mut Vec<Entry<'t, 'a>>,
}

impl<'f, 't, 'a> Fields<'f, 't, 'a> {
    /// The keys `rest` of a segment's section.
    pub(super) fn new(section: &'f Entry<'t, 'a>, rest: &'f mut Vec<Entry<'t, 'a>>) -> Self {
        Self { section, rest }
    }

    /// Takes a key, if it is there.
    pub(in crate::model) fn take(&mut self, key: &str) -> Option<Entry<'t, 'a>> {
        let at = self.rest.iter().position(|entry| entry.key() == key)?;
        Some(self.rest.swap_remove(at))
    }

    /// Takes all keys that are left, in their order.
    pub(in crate::model) fn take_all(&mut self) -> Vec<OwnedEntry> {
        self.rest.sort_by_key(Entry::place);
        self.rest.drain(..).map(|entry| entry.to_owned()).collect()
    }

    fn need(&mut self, key: &'static str) -> Result<Entry<'t, 'a>> {
        self.take(key)
            .ok_or_else(|| ImportError::Missing { key, section: self.section.key().into() })
    }

    /// Takes a whole number that has to be there.
    pub(in crate::model) fn need_u32(&mut self, key: &'static str) -> Result<u32> {
        self.need(key).and_then(|entry| u32_of(&entry))
    }

    /// Takes a number of sectors that has to be there.
    pub(in crate::model) fn need_sectors(&mut self, key: &'static str) -> Result<Sectors> {
        self.need(key).and_then(|entry| sectors(&entry))
    }

    /// Takes a number of sectors, if it is there.
    pub(in crate::model) fn take_sectors(&mut self, key: &str) -> Result<Option<Sectors>> {
        self.take(key).map(|entry| sectors(&entry)).transpose()
    }

    /// Takes a string or word that has to be there.
    pub(in crate::model) fn need_str(&mut self, key: &'static str) -> Result<Box<str>> {
        self.need(key).and_then(|entry| string(&entry))
    }

    /// Takes an id, if it is there.
    pub(in crate::model) fn take_id(&mut self, key: &str) -> Result<Option<Id>> {
        self.take(key).map(|entry| parsed(&entry)).transpose()
    }

    /// Takes a number that is on unless it is 0; off where it is not there.
    pub(in crate::model) fn take_switch(&mut self, key: &str) -> Result<bool> {
        Ok(self.take_u32(key)?.is_some_and(|on| on != 0))
    }

    /// Takes the name of one of `all`, if it is there.
    pub(in crate::model) fn take_named<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        name: impl Fn(&T) -> &'static str,
    ) -> Result<Option<T>> {
        let Some(entry) = self.take(key) else { return Ok(None) };
        let wanted = string(&entry)?;
        all.iter().find(|one| name(one) == &*wanted).copied().map(Some).ok_or_else(|| bad(&entry))
    }

    /// Takes a whole number that has to be there.
    pub(in crate::model) fn need_u64(&mut self, key: &'static str) -> Result<u64> {
        self.need(key).and_then(|entry| u64_of(&entry))
    }

    /// Takes a whole number, if it is there.
    pub(in crate::model) fn take_u64(&mut self, key: &str) -> Result<Option<u64>> {
        self.take(key).map(|entry| u64_of(&entry)).transpose()
    }

    /// Takes a whole number, if it is there.
    pub(in crate::model) fn take_u32(&mut self, key: &str) -> Result<Option<u32>> {
        self.take(key).map(|entry| u32_of(&entry)).transpose()
    }

    /// Takes a string or word, if it is there.
    pub(in crate::model) fn take_str(&mut self, key: &str) -> Result<Option<Box<str>>> {
        self.take(key).map(|entry| string(&entry)).transpose()
    }

    /// Takes the name of an LV, if it is there.
    pub(in crate::model) fn take_lv(
        &mut self,
        key: &str,
        refs: &Refs<'_>,
    ) -> Result<Option<LvIdx>> {
        let Some(entry) = self.take(key) else { return Ok(None) };
        let name = string(&entry)?;
        match refs.lv(&name) {
            Some(lv) => Ok(Some(lv)),
            None => Err(dangling(&name, &entry)),
        }
    }

    /// Takes the name of an LV that has to be there.
    pub(in crate::model) fn need_lv(
        &mut self,
        key: &'static str,
        refs: &Refs<'_>,
    ) -> Result<LvIdx> {
        let missing = ImportError::Missing { key, section: self.section.key().into() };
        self.take_lv(key, refs)?.ok_or(missing)
    }

    /// Takes a list of `count` areas: name, first extent, and so on.
    pub(in crate::model) fn need_areas(
        &mut self,
        key: &'static str,
        count: u32,
        refs: &Refs<'_>,
    ) -> Result<Vec<Area>> {
        let entry = self.need(key)?;
        let mut items = items(&entry)?;
        if items.count_all() != count.saturating_mul(2) {
            return Err(bad(&entry));
        }
        let mut areas = Vec::with_capacity(usize::try_from(items.count_all() / 2).unwrap_or(0));
        for _ in 0..count {
            let (Some(name), Some(start)) = (items.next_str(), items.next_int()) else {
                return Err(bad(&entry));
            };
            let start = u32::try_from(start).map(Extents::new).map_err(|_| bad(&entry))?;
            areas.push(refs.area(&name, start).ok_or_else(|| dangling(&name, &entry))?);
        }
        Ok(areas)
    }

    /// Takes a list of names of LVs; with them the error for a list of a wrong length.
    pub(in crate::model) fn need_lvs(
        &mut self,
        key: &'static str,
        refs: &Refs<'_>,
    ) -> Result<(Vec<LvIdx>, ImportError)> {
        let entry = self.need(key)?;
        let lvs: Result<Vec<_>> = items(&entry)?
            .map(|item| {
                let name = item.as_str().ok_or_else(|| bad(&entry))?;
                refs.lv(name).ok_or_else(|| dangling(name, &entry))
            })
            .collect();
        Ok((lvs?, bad(&entry)))
    }

    /// Takes a section whole, if it is there.
    pub(in crate::model) fn take_section(&mut self, key: &str) -> Result<Option<Vec<OwnedEntry>>> {
        let Some(entry) = self.take(key) else { return Ok(None) };
        Ok(Some(section_of(&entry)?.map(|entry| entry.to_owned()).collect()))
    }

    /// Takes the sections whose names are `prefix` and a number, in their order.
    pub(in crate::model) fn take_sections(
        &mut self,
        prefix: &str,
    ) -> Vec<(Entry<'t, 'a>, Entries<'t, 'a>)> {
        let mut found: Vec<(Entry<'t, 'a>, _)> = Vec::new();
        self.rest.retain(|entry| match (entry.key().strip_prefix(prefix), entry.value()) {
            (Some(number), Value::Section(body)) if number.bytes().all(|b| b.is_ascii_digit()) => {
                found.push((*entry, body));
                false
            }
            _ => true,
        });
        // What was taken before may have changed their order.
        found.sort_by_key(|(entry, _)| entry.place());
        found
    }
}

#[cold]
fn dangling(name: &str, entry: &Entry<'_, '_>) -> ImportError {
    ImportError::Dangling { name: name.into(), line: entry.line() }
}
