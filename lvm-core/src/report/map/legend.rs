//! The lines below the picture: which LV is which, how large it is and where it lies.

use core::fmt::Write as _;

use super::parts::{MapPart, Place};
use super::text::{INDENT, Line, Paint, blanks, clipped, columns};
use super::{Map, MapVolume};

/// One line, before it is known how wide the columns are.
struct Entry<'m> {
    /// A place in [`Map::volumes`] for the colour.
    place: usize,
    key: &'m str,
    name: &'m str,
    size: &'m str,
    layout: &'m str,
    places: &'m [Place],
}

impl Map {
    /// A line for each LV and each of its parts: key, name, size, layout, places.
    pub(super) fn legend(&self, width: usize) -> Vec<Line> {
        let entries: Vec<Entry<'_>> =
            self.volumes.iter().enumerate().flat_map(|(place, of)| entries(place, of)).collect();
        let widest =
            |get: fn(&Entry<'_>) -> usize| entries.iter().map(get).max().unwrap_or_default();
        let (keys, names) =
            (widest(|e| columns(e.key)), widest(|e| columns(e.name)).min(width / 3));
        let (sizes, layouts) = (widest(|e| columns(e.size)), widest(|e| columns(e.layout)));
        let line = |entry: &Entry<'_>| {
            let mut line = Line::default();
            line.push(INDENT, Paint::Plain);
            let paint =
                if entry.key.is_empty() { Paint::Plain } else { Paint::Volume(entry.place) };
            line.push(format!(" {:<keys$} ", entry.key), paint);
            let name = clipped(entry.name, names);
            line.push(format!(" {name}{}", blanks(names - columns(&name))), Paint::Plain);
            line.push(
                format!("  {:>sizes$}  {:<layouts$}  ", entry.size, entry.layout),
                Paint::Faint,
            );
            line.push(self.places(entry.places), Paint::Faint);
            line.fit(width)
        };
        entries.iter().map(line).collect()
    }

    /// `vdb: 0-5, 11-12; vdc: 3`: the last parts of paths are enough beside the picture.
    fn places(&self, places: &[Place]) -> String {
        // Writing to a string cannot fail.
        let mut out = String::new();
        let mut last = None;
        for (pv, start, end) in places {
            if last == Some(*pv) {
                out.push_str(", ");
            } else {
                out.push_str(if last.is_some() { "; " } else { "" });
                let name = self.pvs.get(*pv).map_or("", |pv| pv.name.as_str());
                out.push_str(name.rsplit('/').next().unwrap_or(name));
                out.push_str(": ");
                last = Some(*pv);
            }
            let _ =
                if start == end { write!(out, "{start}") } else { write!(out, "{start}-{end}") };
        }
        out
    }
}

fn entries(place: usize, of: &MapVolume) -> Vec<Entry<'_>> {
    let MapVolume { key, name, size, layout, places, parts } = of;
    let own = Entry { place, key, name, size, layout, places };
    core::iter::once(own).chain(parts.iter().map(|part| of_part(place, part))).collect()
}

fn of_part(place: usize, part: &MapPart) -> Entry<'_> {
    let MapPart { name, size, layout, places } = part;
    Entry { place, key: "", name, size, layout, places }
}
