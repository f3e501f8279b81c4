//! Lines of snapshots: what an LV descends from, and what descends from it.
//!
//! The text keeps LVs of such a line that are no more under `historical_logical_volumes`: each names what it was a snapshot of (`-NAME` when
//! that is no more either) and the living LVs that came from it. Reports show the living ones of a line, and the dead ones
//! that connect them where those are listed too.

use std::borrow::Cow;

use super::lv::DEPTH_MAX;
use super::row::LvRow;
use super::value::Value;
use crate::model::segment::LvUse;
use crate::model::{HistoricalLv, Lv, LvIdx, Vg};

/// Which way to follow a line.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Line {
    /// To ancestors.
    Up,
    /// To descendants.
    Down,
}

/// A member of a line.
#[derive(Clone, Copy)]
enum Node<'a> {
    Living(LvIdx),
    Dead(&'a HistoricalLv),
}

/// The ancestors or descendants of an LV.
pub(super) fn line<'a>(row: &LvRow<'a>, way: Line) -> Value<'a> {
    let vg = row.group();
    let mut found = Vec::new();
    let start = row.dead.map_or(Node::Living(row.idx), Node::Dead);
    let mut level = vec![start];
    // A line is no longer than there are LVs, even where a damaged text has a ring.
    for _ in 0..vg.historical.len().saturating_add(vg.lvs().len()).min(DEPTH_MAX) {
        let mut next = Vec::new();
        for node in level {
            match way {
                Line::Up => next.extend(parent(row, node)),
                Line::Down => children(row, node, &mut next),
            }
        }
        if next.is_empty() {
            break;
        }
        for node in &next {
            match node {
                Node::Living(idx) => {
                    found.extend(vg.lv(*idx).map(|lv| Cow::Borrowed(lv.name.as_str())));
                }
                Node::Dead(dead) if row.vg.history => {
                    let name = dead.name.as_deref().unwrap_or(&dead.section);
                    found.push(Cow::Owned(format!("-{name}")));
                }
                Node::Dead(_) => {}
            }
        }
        level = next;
    }
    Value::List(found)
}

fn parent<'a>(row: &LvRow<'a>, node: Node<'a>) -> Option<Node<'a>> {
    let vg = row.group();
    match node {
        Node::Living(idx) => {
            let living = row.other(idx)?;
            if let Some(parent) = snapshot_parent(&living) {
                return Some(Node::Living(parent.idx));
            }
            let name = living.lv.name.as_str();
            let from = |dead: &&HistoricalLv| dead.descendants.iter().any(|child| **child == *name);
            vg.historical.iter().find(from).map(Node::Dead)
        }
        Node::Dead(dead) => {
            let origin = dead.origin.as_deref()?;
            match origin.strip_prefix('-') {
                Some(name) => find_dead(vg, name).map(Node::Dead),
                None => vg.find_lv(origin).map(Node::Living),
            }
        }
    }
}

fn find_dead<'a>(vg: &'a Vg, name: &str) -> Option<&'a HistoricalLv> {
    vg.historical.iter().find(|dead| &*dead.section == name)
}

fn children<'a>(row: &LvRow<'a>, node: Node<'a>, out: &mut Vec<Node<'a>>) {
    let vg = row.group();
    let (dash, name) = match node {
        Node::Living(idx) => {
            each_snapshot(row, idx, &mut |child| out.push(Node::Living(child)));
            let Some(living) = vg.lv(idx) else { return };
            ("", living.name.as_str())
        }
        Node::Dead(dead) => {
            out.extend(
                dead.descendants.iter().filter_map(|child| vg.find_lv(child)).map(Node::Living),
            );
            ("-", &*dead.section)
        }
    };
    let is_child = |dead: &&HistoricalLv| {
        dead.origin.as_deref().and_then(|origin| origin.strip_prefix(dash)) == Some(name)
    };
    out.extend(vg.historical.iter().filter(is_child).map(Node::Dead));
}

/// The line of LVs that the LV descends from by snapshots, nearest first.
pub(super) fn ancestors<'a>(row: &LvRow<'a>) -> Vec<&'a Lv> {
    let mut line = Vec::new();
    let mut at = snapshot_parent(row);
    while let Some(parent) = at {
        line.push(parent.lv);
        if line.len() >= DEPTH_MAX {
            break;
        }
        at = snapshot_parent(&parent);
    }
    line
}

/// What the LV is a snapshot of.
pub(super) fn snapshot_parent<'a>(row: &LvRow<'a>) -> Option<LvRow<'a>> {
    if let Some(snapshot) = row.snapshot() {
        return row.other(snapshot.origin);
    }
    let thin = row.thin()?;
    row.other(thin.origin.or(thin.external_origin)?)
}

/// Calls `visit` with the snapshots of an LV, COW ones first.
pub(super) fn each_snapshot(row: &LvRow<'_>, of: LvIdx, visit: &mut dyn FnMut(LvIdx)) {
    let relations = row.vg.relations();
    relations.snapshots_of(of).for_each(|snapshot| visit(snapshot.cow));
    relations.users_as(of, LvUse::ThinOrigin).for_each(&mut *visit);
    relations.users_as(of, LvUse::ExternalOrigin).for_each(visit);
}

/// The LVs that descend from the LV by snapshots, children before their own.
pub(super) fn descendants<'a>(row: &LvRow<'a>) -> Vec<&'a Lv> {
    let mut all = Vec::new();
    let mut level = vec![row.idx];
    for _ in 0..DEPTH_MAX {
        let mut next = Vec::new();
        for parent in level {
            each_snapshot(row, parent, &mut |child| next.push(child));
        }
        if next.is_empty() || all.len() > row.group().lvs().len() {
            break;
        }
        all.extend(next.iter().filter_map(|idx| row.group().lv(*idx)));
        level = next;
    }
    all
}
