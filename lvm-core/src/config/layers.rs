//! Texts as trees of sections, one over the other: what `lvmconfig` shows, and what settings are checked in.
//!
//! Source: the order in which `lvmconfig` of LVM2 2.03.16 shows what it has read.

use crate::format::text::{Entries, OwnedEntry, OwnedValue, Value};

/// Its sections are for one host or another; LVM2 leaves it out where it merges.
const TAGS: &str = "tags";

/// The tree of a text: paths in keys are sections, and what stands there twice is one.
pub(super) fn tree(entries: Entries<'_, '_>) -> Vec<OwnedEntry> {
    let mut tree = Vec::new();
    add(&mut tree, entries);
    tree
}

fn add(tree: &mut Vec<OwnedEntry>, entries: Entries<'_, '_>) {
    for entry in entries {
        let value = match entry.value() {
            Value::Section(_) => OwnedValue::Section(Vec::new()),
            _ => entry.to_owned().value,
        };
        let place = make(tree, entry.key(), value);
        if let (Value::Section(inner), OwnedValue::Section(place)) = (entry.value(), place) {
            add(place, inner);
        }
    }
}

/// Sets what a path leads to; the sections on the way are made. A section that is there stays.
fn make<'t>(tree: &'t mut Vec<OwnedEntry>, path: &str, value: OwnedValue) -> &'t mut OwnedValue {
    let (key, rest) = match path.split_once('/') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let wanted = if rest.is_some() { OwnedValue::Section(Vec::new()) } else { value.clone() };
    let known = tree.iter().position(|entry| *entry.key == *key);
    let place = known.unwrap_or(tree.len());
    if known.is_none() {
        tree.push(OwnedEntry { key: key.into(), value: wanted.clone() });
    }
    let found = &mut tree[place].value;
    if !matches!((&*found, &wanted), (OwnedValue::Section(_), OwnedValue::Section(_))) {
        *found = wanted;
    }
    match (rest, found) {
        (Some(rest), OwnedValue::Section(inner)) => make(inner, rest, value),
        (_, found) => found,
    }
}

/// Puts a tree over another. What is new to a section comes behind its first entry, as LVM2 has it.
pub(super) fn merge(below: &mut Vec<OwnedEntry>, above: &[OwnedEntry]) {
    let above = above.iter().filter(|entry| *entry.key != *TAGS);
    merge_section(below, above);
}

fn merge_section<'t>(below: &mut Vec<OwnedEntry>, above: impl Iterator<Item = &'t OwnedEntry>) {
    for entry in above {
        match below.iter_mut().find(|old| old.key == entry.key).map(|old| &mut old.value) {
            Some(OwnedValue::Section(old)) => {
                if let OwnedValue::Section(new) = &entry.value {
                    merge_section(old, new.iter());
                }
            }
            Some(old) => *old = entry.value.clone(),
            None => below.insert(below.len().min(1), entry.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text::Tree;

    fn of(text: &str) -> Vec<OwnedEntry> {
        tree(Tree::parse(text.as_bytes()).unwrap().entries())
    }

    fn keys(tree: &[OwnedEntry]) -> String {
        let key = |entry: &OwnedEntry| match &entry.value {
            OwnedValue::Section(inner) => format!("{}{{{}}}", entry.key, keys(inner)),
            _ => entry.key.to_string(),
        };
        tree.iter().map(key).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_stands_twice_is_one() {
        let tree = of("a { x=1 } b/y=2 a/z=3 a { x=4 w { } } a/w/v=5");
        assert_eq!(keys(&tree), "a{x z w{v}} b{y}");
        assert_eq!(tree, of("a { x=4 z=3 w { v=5 } } b { y=2 }"));
    }

    #[test]
    fn what_is_new_comes_behind_the_first() {
        let mut below = of("a { x=1 y=2 } b { }");
        merge(&mut below, &of("c { } d { } a { z=3 x=4 } tags { t { } }"));
        assert_eq!(keys(&below), "a{x z y} d{} c{} b{}");
    }
}
