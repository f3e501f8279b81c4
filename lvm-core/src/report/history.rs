//! Lines of snapshots that go through LVs that are no more.
//!
//! The text keeps such LVs under `historical_logical_volumes`: each names what it was a snapshot of (`-NAME` when
//! that is no more either) and the living LVs that came from it. Reports show the living ones of a line; dead ones
//! only connect them.

use std::borrow::Cow;

use super::lv;
use super::row::LvRow;
use super::value::Value;
use crate::model::{HistoricalLv, LvIdx, Vg};

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

/// The living ancestors or descendants of an LV, dead ones between them passed over.
pub(super) fn line<'a>(row: &LvRow<'a>, way: Line) -> Value<'a> {
    let vg = row.group();
    let mut found = Vec::new();
    let mut level = vec![Node::Living(row.idx)];
    // A line is no longer than there are LVs, even where a damaged text has a ring.
    for _ in 0..vg.historical.len().saturating_add(vg.lvs().len()).min(lv::DEPTH_MAX) {
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
            if let Node::Living(idx) = node
                && let Some(lv) = vg.lv(*idx)
            {
                found.push(Cow::Borrowed(lv.name.as_str()));
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
            if let Some(parent) = lv::snapshot_parent(&living) {
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
            lv::each_snapshot(row, idx, &mut |child| out.push(Node::Living(child)));
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
