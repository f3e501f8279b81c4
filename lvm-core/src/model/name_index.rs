//! Where in a VG's list the LV of a name is.
//!
//! An open hash table of places, so that names are kept once, in their LVs. Each slot also has 32 bits of its
//! name's hash: a search looks at another LV hardly ever, and growing needs no name at all. The hash is keyed
//! at random, so that no text can be made whose names all collide.

use core::fmt;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

use super::{Lv, LvIdx};

/// The index over the names of a list of LVs, which it does not own: each call is given the list.
#[derive(Clone, Default)]
pub(super) struct NameIndex {
    keys: RandomState,
    /// A power of two in number, or none at all; a quarter of them at least is empty.
    slots: Vec<Slot>,
    used: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    lv: LvIdx,
}

impl fmt::Debug for NameIndex {
    /// How many names it has: what they are follows from the LVs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} names", self.used)
    }
}

const EMPTY: Slot = Slot { hash: 0, lv: LvIdx::NOWHERE };

impl NameIndex {
    /// The index of `lvs`. Of LVs of one name, the first is found.
    pub(super) fn of(lvs: &[Lv]) -> Self {
        let mut index = Self::default();
        index.reserve(lvs.len());
        for (at, lv) in lvs.iter().enumerate() {
            index.insert(lvs, lv.name.as_str(), LvIdx::from_usize(at));
        }
        index
    }

    /// Makes room for `more` names.
    pub(super) fn reserve(&mut self, more: usize) {
        let wanted = self.used.saturating_add(more);
        if wanted.saturating_mul(4) < self.slots.len().saturating_mul(3) {
            return;
        }
        let size = wanted.saturating_mul(2).max(8).next_power_of_two();
        let old = core::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for slot in old.into_iter().filter(|slot| slot.lv != LvIdx::NOWHERE) {
            let mut at = self.home(slot.hash);
            while self.slot(at).is_some_and(|slot| slot.lv != LvIdx::NOWHERE) {
                at = self.after(at);
            }
            self.put(at, slot);
        }
    }

    /// The place of the LV of that name.
    pub(super) fn find(&self, lvs: &[Lv], name: &str) -> Option<LvIdx> {
        let hash = self.hash(name);
        self.search(lvs, name, hash).ok().map(|slot| slot.lv)
    }

    /// Adds a name; `false`, and nothing added, where it is taken.
    pub(super) fn insert(&mut self, lvs: &[Lv], name: &str, lv: LvIdx) -> bool {
        self.reserve(1);
        let hash = self.hash(name);
        match self.search(lvs, name, hash) {
            Ok(_) => false,
            Err(at) => {
                self.put(at, Slot { hash, lv });
                self.used += 1;
                true
            }
        }
    }

    /// Takes a name of an LV out.
    pub(super) fn remove(&mut self, name: &str, lv: LvIdx) {
        let hash = self.hash(name);
        let mut at = self.home(hash);
        loop {
            match self.slot(at) {
                // An LV that is being renamed is there twice.
                Some(slot) if slot.lv == lv && slot.hash == hash => break,
                Some(slot) if slot.lv != LvIdx::NOWHERE => at = self.after(at),
                _ => return,
            }
        }
        self.used = self.used.saturating_sub(1);
        // What follows moves up, so that no search ends at the hole.
        let mut hole = at;
        loop {
            at = self.after(at);
            let Some(slot) = self.slot(at).filter(|slot| slot.lv != LvIdx::NOWHERE) else { break };
            let mask = self.mask();
            let way = |from: usize| at.wrapping_sub(from) & mask;
            if way(self.home(slot.hash)) >= way(hole) {
                self.put(hole, slot);
                hole = at;
            }
        }
        self.put(hole, EMPTY);
    }

    /// The slot of that name, or the number of the empty one where it would be.
    fn search(&self, lvs: &[Lv], name: &str, hash: u32) -> Result<Slot, usize> {
        let mut at = self.home(hash);
        loop {
            let Some(slot) = self.slot(at).filter(|slot| slot.lv != LvIdx::NOWHERE) else {
                return Err(at);
            };
            if slot.hash == hash && lvs.get(slot.lv.at()).is_some_and(|lv| lv.name == name) {
                return Ok(slot);
            }
            at = self.after(at);
        }
    }

    fn hash(&self, name: &str) -> u32 {
        let [a, b, c, d, ..] = self.keys.hash_one(name).to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }

    fn mask(&self) -> usize {
        self.slots.len().saturating_sub(1)
    }

    fn home(&self, hash: u32) -> usize {
        usize::try_from(hash).unwrap_or(0) & self.mask()
    }

    fn after(&self, at: usize) -> usize {
        at.wrapping_add(1) & self.mask()
    }

    fn slot(&self, at: usize) -> Option<Slot> {
        self.slots.get(at).copied()
    }

    fn put(&mut self, at: usize, slot: Slot) {
        if let Some(place) = self.slots.get_mut(at) {
            *place = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::id::{Id, LvId};
    use crate::name::LvName;

    fn lv(name: &str) -> Lv {
        Lv::new(LvName::new(name).unwrap(), LvId(Id::PLACEHOLDER))
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        let mut index = NameIndex::default();
        assert_eq!(index.find(&[], "a"), None);
        index.remove("a", LvIdx(0));
        assert_eq!(index.find(&[], "a"), None);
    }

    #[test]
    fn of_two_lvs_of_one_name_the_first_is_found() {
        let lvs = [lv("a"), lv("b"), lv("a")];
        assert_eq!(NameIndex::of(&lvs).find(&lvs, "a"), Some(LvIdx(0)));
    }

    #[test]
    fn a_renamed_lv_is_found_under_its_new_name_only() {
        let mut lvs: Vec<_> = (0..40).map(|n| lv(&format!("lv{n}"))).collect();
        let mut index = NameIndex::of(&lvs);
        for n in 0..40 {
            let new = format!("new{n}");
            assert!(index.insert(&lvs, &new, LvIdx(n)));
            index.remove(&format!("lv{n}"), LvIdx(n));
            lvs[n as usize] = lv(&new);
            assert_eq!(index.find(&lvs, &new), Some(LvIdx(n)));
            assert_eq!(index.find(&lvs, &format!("lv{n}")), None);
        }
        assert_eq!(index.used, 40);
    }

    proptest! {
        /// Names come and go as in a map; few names and many steps, so that chains form and break.
        #[test]
        fn the_index_finds_what_a_map_finds(steps in vec((0..40_u8, any::<bool>()), 0..120)) {
            let lvs: Vec<_> = (0..40).map(|n| lv(&format!("lv{n}"))).collect();
            let (mut index, mut map) = (NameIndex::default(), HashMap::new());
            for (number, add) in steps {
                let (name, lv) = (format!("lv{number}"), LvIdx(u32::from(number)));
                if add {
                    prop_assert_eq!(index.insert(&lvs, &name, lv), map.insert(name, lv).is_none());
                } else {
                    index.remove(&name, lv);
                    map.remove(&name);
                }
                for number in 0..40 {
                    let name = format!("lv{number}");
                    prop_assert_eq!(index.find(&lvs, &name), map.get(&name).copied());
                }
                prop_assert_eq!(index.used, map.len());
            }
        }
    }
}
