//! What stands on what: PVs, the VG that they make, its LVs, and where those are mounted.
//!
//! ```text
//! /dev/vdb       10.00 GiB  3.00 GiB free
//! /dev/vdc       10.00 GiB  all used
//! └─ vg0         19.99 GiB  3.00 GiB free
//!    ├─ home      8.00 GiB  linear           /home
//!    │  └─ snap   1.00 GiB  snapshot
//!    └─ pool      8.00 GiB  thin,pool
//!       └─ vm1   20.00 GiB  thin             inactive
//! ```
//!
//! An LV stands below what it is a part, a snapshot or a volume of.

use super::clean::clean;
use super::map::{Line, Paint, Span};
use super::roles;
use super::row::LvRow;
use super::rows::Pick;
use super::size::SizeFormat;
use super::view::{LvDevice, LvState, PvView, VgView, View};
use crate::model::{LvIdx, PvIdx, SegmentKind};
use crate::units::Bytes;

/// A row, before it is known how wide the columns are.
struct Row {
    /// The branches before the name.
    branches: String,
    name: String,
    title: bool,
    size: String,
    about: String,
    state: String,
}

/// The trees of everything in `view` that `pick` picks, line by line. `used` says where a device is mounted, or what
/// else it is used for.
pub fn tree(
    view: &View<'_>,
    pick: &Pick<'_>,
    sizes: &SizeFormat,
    used: &dyn Fn(&LvDevice) -> Vec<String>,
) -> Vec<Line> {
    let mut rows = Vec::new();
    for vg in &view.vgs {
        Grower { vg, pick, sizes, used, rows: &mut rows }.grow();
    }
    for orphan in view.orphans.iter().filter(|pv| pick.orphans && (pick.pv)(None, pv)) {
        rows.push(Row {
            branches: String::new(),
            name: clean(&orphan.name, false).into_owned(),
            title: true,
            size: size_text(sizes, orphan.dev_size),
            about: "in no VG".into(),
            state: String::new(),
        });
    }
    aligned(&rows)
}

struct Grower<'g, 'v> {
    vg: &'g VgView<'v>,
    pick: &'g Pick<'g>,
    sizes: &'g SizeFormat,
    used: &'g dyn Fn(&LvDevice) -> Vec<String>,
    rows: &'g mut Vec<Row>,
}

impl Grower<'_, '_> {
    fn grow(&mut self) {
        for (number, pv) in self.vg.pvs.iter().enumerate() {
            self.pv(PvIdx::from_usize(number), pv);
        }
        let vg = self.vg;
        let (size, free) = (self.extents(vg.extents()), self.free(vg.free_extents()));
        let exported = if vg.vg.status.exported { "exported" } else { "" };
        self.row("└─ ", vg.vg.name.as_str(), true, size, free, exported.into());
        self.lvs();
    }

    fn pv(&mut self, idx: PvIdx, device: &PvView) {
        let Some(pv) = self.vg.vg.pv(idx) else { return };
        let (name, state) =
            if device.missing { (&*pv.device_hint, "missing") } else { (device.name.as_str(), "") };
        let name = clean(name, false).into_owned();
        let free = pv.pe_count.saturating_sub(self.vg.allocated(idx));
        let size = self.extents(pv.pe_count.get().into());
        let free = self.free(free.get().into());
        self.row("", &name, true, size, free, state.into());
    }

    /// The LVs below one another. What has no end or beginning, in damaged metadata, is not reached.
    fn lvs(&mut self) {
        let count = self.vg.vg.lvs_with_idx().count();
        let (mut roots, mut children) = (Vec::new(), vec![Vec::new(); count]);
        for (idx, _) in self.vg.lvs_in_order().filter(|(idx, _)| (self.pick.lv)(self.vg, *idx)) {
            match self.shown_parent(idx).and_then(|parent| children.get_mut(parent.at())) {
                Some(siblings) => siblings.push(idx),
                None => roots.push(idx),
            }
        }
        // What is still to be drawn, the next one last: an LV, the branches before it, whether it is the last one.
        let mut rest: Vec<(LvIdx, String, bool)> = Vec::new();
        let indent = "   ".to_owned();
        push_siblings(&mut rest, &roots, &indent);
        while let Some((idx, before, last)) = rest.pop() {
            self.lv(idx, &format!("{before}{}", if last { "└─ " } else { "├─ " }));
            let below = children.get_mut(idx.at()).map(core::mem::take).unwrap_or_default();
            push_siblings(
                &mut rest,
                &below,
                &format!("{before}{}", if last { "   " } else { "│  " }),
            );
        }
    }

    /// The nearest LV above it that is shown.
    fn shown_parent(&self, idx: LvIdx) -> Option<LvIdx> {
        let mut at = idx;
        // No chain is longer than there are LVs.
        for _ in 0..self.vg.vg.lvs_with_idx().len() {
            at = self.parent(at)?;
            if (self.pick.lv)(self.vg, at) {
                return Some(at);
            }
        }
        None
    }

    fn parent(&self, idx: LvIdx) -> Option<LvIdx> {
        let relations = self.vg.relations();
        let lv = self.vg.vg.lv(idx)?;
        if let Some(snapshot) = relations.snapshot_of(idx) {
            return Some(snapshot.origin);
        }
        if let Some(owner) = relations.owner(idx) {
            return Some(owner);
        }
        match &lv.segments.first()?.kind {
            SegmentKind::Thin(thin) => Some(thin.pool),
            SegmentKind::Vdo(vdo) => vdo.pool.lv(),
            _ => None,
        }
    }

    fn lv(&mut self, idx: LvIdx, branches: &str) {
        let Some(lv) = self.vg.vg.lv(idx) else { return };
        let row = LvRow::new(self.vg, idx, lv);
        let name = if row.is_visible() { lv.name.to_string() } else { format!("[{}]", lv.name) };
        let state = match row.own_state() {
            LvState::Inactive if row.is_visible() => "inactive".into(),
            LvState::Unknown | LvState::Inactive => String::new(),
            LvState::Active(device) if device.suspended => "suspended".into(),
            LvState::Active(device) => {
                // A part is open in what it is a part of.
                let open_count = if row.is_visible() { device.open_count } else { 0 };
                (self.used)(&LvDevice { open_count, ..device }).join(", ")
            }
        };
        let state = match (self.vg.is_partial(idx), state.is_empty()) {
            (true, true) => "partial".into(),
            (true, false) => format!("partial, {state}"),
            (false, _) => state,
        };
        let snapshot = self.vg.relations().is_cow(idx).then_some("snapshot");
        let layout: Vec<&str> = roles::layout(&row).into_iter().chain(snapshot).collect();
        let (size, layout) = (size_text(self.sizes, row.size()), layout.join(","));
        self.row(branches, &name, false, size, layout, clean(&state, false).into_owned());
    }

    fn row(
        &mut self,
        branches: &str,
        name: &str,
        title: bool,
        size: String,
        about: String,
        state: String,
    ) {
        let (branches, name) = (branches.to_owned(), name.to_owned());
        self.rows.push(Row { branches, name, title, size, about, state });
    }

    fn extents(&self, count: u64) -> String {
        let bytes = self.vg.vg.extent_size.bytes().get().saturating_mul(count);
        size_text(self.sizes, Bytes::new(bytes))
    }

    fn free(&self, count: u64) -> String {
        if count == 0 { "all used".into() } else { format!("{} free", self.extents(count)) }
    }
}

fn push_siblings(rest: &mut Vec<(LvIdx, String, bool)>, siblings: &[LvIdx], before: &str) {
    for (number, idx) in siblings.iter().enumerate().rev() {
        rest.push((*idx, before.to_owned(), number + 1 == siblings.len()));
    }
}

fn size_text(sizes: &SizeFormat, size: Bytes) -> String {
    sizes.long_text(size).trim_end().to_owned()
}

/// The rows in columns.
fn aligned(rows: &[Row]) -> Vec<Line> {
    let width = |text: &str| text.chars().count();
    let widest = |of: &dyn Fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or_default();
    let names = widest(&|row| width(&row.branches) + width(&row.name));
    let sizes = widest(&|row| width(&row.size));
    let abouts = widest(&|row| width(&row.about));
    rows.iter()
        .map(|row| {
            let pad = names - width(&row.branches) - width(&row.name);
            let name = if row.title { Paint::Title } else { Paint::Plain };
            let bad = ["missing", "partial"].iter().any(|word| row.state.starts_with(word));
            let span = |text: String, paint| Span { text, paint };
            Line(vec![
                span(row.branches.clone(), Paint::Faint),
                span(row.name.clone(), name),
                span(format!("{:pad$}  {:>sizes$}  ", "", row.size), Paint::Plain),
                span(format!("{:abouts$}  ", row.about), Paint::Faint),
                span(row.state.clone(), if bad { Paint::Bad } else { Paint::Plain }),
            ])
        })
        .collect()
}
