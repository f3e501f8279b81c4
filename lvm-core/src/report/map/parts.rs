//! What a line of the legend is made of: the hidden LVs of an LV, and the segments of each.

use super::super::roles;
use super::super::row::{LvRow, SegRow};
use super::super::size::SizeFormat;
use super::super::view::VgView;
use crate::model::{LvIdx, PvIdx};
use crate::units::{Bytes, Extents};

/// What of LVs the legend is to show beside them.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Detail {
    /// The hidden LVs that an LV is made of, and LVs without extents of their own.
    pub hidden: bool,
    /// Segments.
    pub segments: bool,
}

/// A run of extents of a PV: its place in [`super::Map::pvs`], the first and the last extent.
pub type Place = (usize, Extents, Extents);

/// A line below an LV in the legend.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MapPart {
    /// A hidden LV, or the extents of an LV that are a segment; blanks in front for how deep it is.
    pub name: String,
    /// Its size.
    pub size: String,
    /// How its data is laid out; of a segment its type.
    pub layout: String,
    /// Where it lies.
    pub places: Vec<Place>,
}

/// What `owner`, which users see, is made of.
pub(super) fn parts(
    vg: &VgView<'_>,
    sizes: &SizeFormat,
    detail: Detail,
    owner: LvIdx,
) -> Vec<MapPart> {
    let mut all = Vec::new();
    for (lv, entity) in vg.vg.lvs_with_idx() {
        let hidden = lv != owner;
        let belongs = vg.relations().outermost_owner(lv) == owner;
        if !belongs || hidden && !detail.hidden {
            continue;
        }
        let row = LvRow::new(vg, lv, entity);
        if hidden {
            all.push(MapPart {
                name: format!(" {}", entity.name),
                size: sizes.long_text(row.size()).trim_end().to_owned(),
                layout: roles::layout(&row).join(","),
                places: places(vg, |of, _| of == lv),
            });
        }
        if detail.segments {
            let blanks = if hidden { "  " } else { " " };
            for (number, segment) in entity.segments.iter().enumerate() {
                let (start, len) = (segment.start.get(), segment.len.get());
                let last = start.saturating_add(len.saturating_sub(1));
                let bytes = vg.vg.extent_size.bytes().get().saturating_mul(len.into());
                all.push(MapPart {
                    name: format!("{blanks}{start}-{last}"),
                    size: sizes.long_text(Bytes::new(bytes)).trim_end().to_owned(),
                    layout: SegRow { lv: &row, segment }.type_name().to_owned(),
                    places: places(vg, |of, segment| of == lv && segment == number),
                });
            }
        }
    }
    all
}

/// The runs of PVs that belong to some segments of some LVs, neighbours joined.
fn places(vg: &VgView<'_>, wanted: impl Fn(LvIdx, usize) -> bool) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    for number in 0..vg.vg.pvs().len() {
        for run in vg.pv_segments(PvIdx::from_usize(number)) {
            if run.user.is_some_and(|user| wanted(user.lv, user.segment)) {
                add_place(&mut all, number, run.start, run.len);
            }
        }
    }
    all
}

/// Puts a run on the list; one that follows the last is joined to it.
pub(super) fn add_place(all: &mut Vec<Place>, pv: usize, start: Extents, len: Extents) {
    let last = start.saturating_add(len.saturating_sub(Extents::new(1)));
    match all.last_mut() {
        Some((same, _, end)) if *same == pv && end.get().checked_add(1) == Some(start.get()) => {
            *end = last;
        }
        _ => all.push((pv, start, last)),
    }
}
