//! Where each LV lies on each PV: the picture that `rlvm map` draws.
//!
//! A [`Map`] is one VG as runs of extents. Runs of hidden LVs (images of an array, data of a pool) count for the LV
//! that users see, share its colour and its line in the legend, and keep their own names in the picture.
//! [`Map::draw`] makes lines for a terminal, [`svg()`] a picture to look at elsewhere.

mod legend;
mod parts;
mod svg;
mod text;

pub use parts::{Detail, MapPart, Place};
pub use svg::svg;
pub use text::{Line, Paint, Span};

use self::parts::add_place;
use super::clean::clean;
use super::roles;
use super::row::LvRow;
use super::size::SizeFormat;
use super::view::{PvSegment, VgView};
use crate::model::{LvIdx, PvIdx};
use crate::units::{Bytes, Extents};

/// One VG, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Map {
    /// The VG's name.
    pub vg: String,
    /// Sizes and counts in a line.
    pub summary: String,
    /// Its PVs, in their order.
    pub pvs: Vec<MapPv>,
    /// The LVs that have extents, in the order in which they are first met; then those without, if they are shown.
    pub volumes: Vec<MapVolume>,
}

/// A PV, ready to be drawn.
#[derive(Clone, Debug)]
pub struct MapPv {
    /// Its device's path.
    pub name: String,
    /// Its size and free space, or that it is missing.
    pub summary: String,
    /// How many extents it has.
    pub extents: Extents,
    /// The runs that they fall into, in order, without gaps.
    pub runs: Vec<MapRun>,
}

/// A run of extents that one LV has, or that are free.
#[derive(Clone, Debug)]
pub struct MapRun {
    /// The first extent.
    pub start: Extents,
    /// How many there are.
    pub len: Extents,
    /// Whose they are: a place in [`Map::volumes`]; `None` when they are free.
    pub volume: Option<usize>,
    /// The name of the LV that has them, a hidden one perhaps; "free" otherwise.
    pub label: String,
    /// Their size.
    pub size: String,
}

/// An LV in the legend.
#[derive(Clone, Debug)]
pub struct MapVolume {
    /// A letter or two that stand for it where its name does not fit; empty for an LV without extents.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its size.
    pub size: String,
    /// How its data is laid out.
    pub layout: String,
    /// Where it lies.
    pub places: Vec<Place>,
    /// What it is made of.
    pub parts: Vec<MapPart>,
}

impl Map {
    /// The map of a VG.
    pub fn of(vg: &VgView<'_>, sizes: &SizeFormat, detail: Detail) -> Self {
        let places = vec![None; vg.vg.lvs().len()];
        let mut builder = Builder { vg, sizes, detail, places, volumes: Vec::new() };
        let numbers = 0..vg.vg.pvs().len();
        let pvs = numbers.map(|number| builder.pv(number)).collect();
        if detail.hidden {
            builder.add_volumes_without_extents();
        }
        let total = vg.extents();
        Self {
            vg: vg.vg.name.to_string(),
            summary: format!(
                "{} in {total} extents of {}, {} free",
                builder.extents(total),
                sizes.long_text(vg.vg.extent_size.bytes()).trim_end(),
                builder.extents(vg.free_extents()),
            ),
            pvs,
            volumes: builder.volumes,
        }
    }
}

struct Builder<'m, 'a> {
    vg: &'m VgView<'a>,
    sizes: &'m SizeFormat,
    detail: Detail,
    /// For each LV its place in `volumes`.
    places: Vec<Option<usize>>,
    volumes: Vec<MapVolume>,
}

impl Builder<'_, '_> {
    fn extents(&self, count: u64) -> String {
        let bytes = self.vg.vg.extent_size.bytes().get().saturating_mul(count);
        self.sizes.long_text(Bytes::new(bytes)).trim_end().to_owned()
    }

    fn pv(&mut self, number: usize) -> MapPv {
        let idx = PvIdx::from_usize(number);
        let total = self.vg.vg.pv(idx).map_or(Extents::ZERO, |pv| pv.pe_count);
        let free = total.saturating_sub(self.vg.allocated(idx));
        let (size, free) = (self.extents(total.get().into()), self.extents(free.get().into()));
        let missing = self.vg.pv(idx).is_none_or(|pv| pv.missing);
        let name = match self.vg.vg.pv(idx) {
            Some(pv) if missing => clean(&pv.device_hint, false).into_owned(),
            _ => clean(self.vg.pv_name(idx), false).into_owned(),
        };
        let missing = if missing { "missing, " } else { "" };
        let mut runs: Vec<MapRun> = Vec::new();
        for segment in self.vg.pv_segments(idx) {
            let run = self.run(number, segment);
            match runs.last_mut() {
                Some(last) if last.volume == run.volume && last.label == run.label => {
                    last.len = last.len.saturating_add(run.len);
                    last.size = self.extents(last.len.get().into());
                }
                _ => runs.push(run),
            }
        }
        MapPv { name, summary: format!("{missing}{size}, {free} free"), extents: total, runs }
    }

    fn run(&mut self, pv: usize, segment: &PvSegment) -> MapRun {
        let user = segment.user.and_then(|user| Some((user, user.resolve(self.vg.vg)?.0)));
        let volume = user.and_then(|(user, _)| self.volume(user.lv));
        if let Some(volume) = volume.and_then(|volume| self.volumes.get_mut(volume)) {
            add_place(&mut volume.places, pv, segment.start, segment.len);
        }
        MapRun {
            start: segment.start,
            len: segment.len,
            volume,
            label: user.map_or_else(|| "free".to_owned(), |(_, lv)| lv.name.to_string()),
            size: self.extents(segment.len.get().into()),
        }
    }

    /// The place in the legend of the LV that users see when extents belong to `part`.
    fn volume(&mut self, part: LvIdx) -> Option<usize> {
        let owner = self.vg.relations().outermost_owner(part);
        if let Some(Some(place)) = self.places.get(owner.at()) {
            return Some(*place);
        }
        let place = self.volumes.len();
        *self.places.get_mut(owner.at())? = Some(place);
        let volume = self.legend_of(owner, key(place))?;
        self.volumes.push(volume);
        Some(place)
    }

    /// The line of an LV that users see, for the legend.
    fn legend_of(&self, owner: LvIdx, key: String) -> Option<MapVolume> {
        let row = LvRow::new(self.vg, owner, self.vg.vg.lv(owner)?);
        Some(MapVolume {
            key,
            name: row.lv.name.to_string(),
            size: self.sizes.long_text(row.size()).trim_end().to_owned(),
            layout: roles::layout(&row).join(","),
            places: Vec::new(),
            parts: parts::parts(self.vg, self.sizes, self.detail, owner),
        })
    }

    /// Thin volumes and the like, which users see and which lie on other LVs.
    fn add_volumes_without_extents(&mut self) {
        for (lv, _) in self.vg.vg.lvs_with_idx() {
            let is_there = self.places.get(lv.at()).is_some_and(Option::is_some);
            if !is_there && self.vg.is_visible(lv) {
                self.volumes.extend(self.legend_of(lv, String::new()));
            }
        }
    }
}

/// `a` to `z`, `aa`, `ab` and so on.
fn key(mut place: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let mut letters = Vec::new();
    loop {
        letters.extend(LETTERS.get(place % LETTERS.len()).map(|byte| char::from(*byte)));
        match (place / LETTERS.len()).checked_sub(1) {
            Some(rest) => place = rest,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A map of one PV of 20 extents: "data" twice, something small, an image of an array, free space.
    pub(super) fn sample() -> Map {
        let run = |start, len, volume, label: &str| MapRun {
            start: Extents::new(start),
            len: Extents::new(len),
            volume,
            label: label.into(),
            size: format!("{}.00 MiB", len * 4),
        };
        let volume = |key: &str, name: &str, places: &[(u32, u32)]| MapVolume {
            key: key.into(),
            name: name.into(),
            size: "8.00 MiB".into(),
            layout: "linear".into(),
            places: places.iter().map(|(a, b)| (0, Extents::new(*a), Extents::new(*b))).collect(),
            parts: Vec::new(),
        };
        Map {
            vg: "vg0".into(),
            summary: "80.00 MiB in 20 extents of 4.00 MiB, 24.00 MiB free".into(),
            pvs: vec![MapPv {
                name: "/dev/<a&b>".into(),
                summary: "80.00 MiB, 24.00 MiB free".into(),
                extents: Extents::new(20),
                runs: vec![
                    run(0, 6, Some(0), "data"),
                    run(6, 1, Some(1), "tiny"),
                    run(7, 4, None, "free"),
                    run(11, 2, Some(0), "data"),
                    run(13, 5, Some(2), "r1_rimage_0"),
                    run(18, 2, None, "free"),
                ],
            }],
            volumes: vec![
                volume("a", "data", &[(0, 5), (11, 12)]),
                volume("b", "tiny", &[(6, 6)]),
                volume("c", "r1", &[(13, 17)]),
            ],
        }
    }

    #[test]
    fn keys_are_letters_that_never_repeat() {
        let keys = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(key);
        assert_eq!(keys, ["a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa"]);
    }
}
