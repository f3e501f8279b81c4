//! Colours of a report for people: which cell asks for which, and where they are in the text.
//!
//! The text is the same with colours and without. They are marks beside it, and never on what only fills columns, so that
//! whoever prints it cannot make columns uneven.

pub use super::map::Paint;

use super::columns::ReportKind;
use super::field::{Field, find};
use super::row::{PvDevice, TableRow};
use super::value::Value;

/// Less than one part in so many is little room.
const LITTLE_ROOM: u64 = 20;

/// What a cell asks for; `text` is what it has.
pub(super) fn of(field: &Field, text: &str, row: &TableRow<'_>) -> Paint {
    match field.id {
        "vg_free" => room(row, ReportKind::Vgs, field, "vg_size"),
        "pv_free" if is_member(row) => room(row, ReportKind::Pvs, field, "pv_size"),
        "vg_attr" => bad(letter(text, 3) == b'p'),
        "pv_attr" => bad(letter(text, 2) == b'm'),
        "lv_attr" => lv_attr(text),
        "lv_health_status" => bad(!text.is_empty()),
        "vg_partial" => bad(text == "partial"),
        "pv_missing" => bad(text == "missing"),
        "pv_name" => bad(is_missing(row)),
        _ => Paint::Plain,
    }
}

const fn bad(is_bad: bool) -> Paint {
    if is_bad { Paint::Bad } else { Paint::Plain }
}

fn letter(text: &str, place: usize) -> u8 {
    text.as_bytes().get(place).copied().unwrap_or(b'-')
}

/// What is wrong with an LV counts for more than that it is active.
fn lv_attr(text: &str) -> Paint {
    let (state, health) = (letter(text, 4), letter(text, 8));
    // Missing PVs, refresh needed, mismatches, failed, out of data space, read-only metadata, errors; snapshots that
    // are invalid or cannot be merged.
    if b"prmFDME".contains(&health) || b"ISmM".contains(&state) {
        return Paint::Bad;
    }
    if state == b'a' { Paint::Good } else { Paint::Plain }
}

/// Whether little of something is left.
fn room(row: &TableRow<'_>, report: ReportKind, free: &Field, whole: &str) -> Paint {
    let whole = find(report, whole).map(|field| row.value(field));
    match (row.value(free), whole) {
        (Value::Size(free), Some(Value::Size(whole)))
            if whole.get() > 0 && free.get() < whole.get().div_ceil(LITTLE_ROOM) =>
        {
            Paint::Low
        }
        _ => Paint::Plain,
    }
}

fn is_member(row: &TableRow<'_>) -> bool {
    row.pv.is_some_and(|pv| matches!(pv.device, PvDevice::Member(..)))
}

fn is_missing(row: &TableRow<'_>) -> bool {
    row.pv.is_some_and(|pv| matches!(pv.device, PvDevice::Member(_, _, view) if view.missing))
}

/// A run of a text that has a colour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Mark {
    start: usize,
    end: usize,
    paint: Paint,
}

/// A text, and what of it has colours.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Painted {
    text: String,
    marks: Vec<Mark>,
}

impl Painted {
    /// Without its colours.
    pub fn plain(self) -> String {
        self.text
    }

    /// Its pieces, in their order.
    pub fn pieces(&self) -> Vec<(&str, Paint)> {
        let mut pieces = Vec::with_capacity(self.marks.len() * 2 + 1);
        let mut done = 0;
        let mut add = |start: usize, end: usize, paint| match self.text.get(start..end) {
            None | Some("") => {}
            Some(text) => pieces.push((text, paint)),
        };
        for mark in &self.marks {
            add(done, mark.start, Paint::Plain);
            add(mark.start, mark.end, mark.paint);
            done = mark.end;
        }
        add(done, self.text.len(), Paint::Plain);
        pieces
    }

    pub(super) fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    pub(super) fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn push(&mut self, c: char) {
        self.text.push(c);
    }

    pub(super) fn push_painted(&mut self, text: &str, paint: Paint) {
        let start = self.text.len();
        self.text.push_str(text);
        if paint != Paint::Plain {
            self.marks.push(Mark { start, end: self.text.len(), paint });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_an_lv_counts_for_more_than_that_it_is_active() {
        for (attr, paint) in [
            ("-wi-a-----", Paint::Good),
            ("-wi-------", Paint::Plain),
            ("rwi-a-r-p-", Paint::Bad),
            ("rwi---r-p-", Paint::Bad),
            ("twi-aotzD-", Paint::Bad),
            ("swi-I-s---", Paint::Bad),
            ("Vwi-XXtz-k", Paint::Plain),
            ("rwi-a-r-w-", Paint::Good),
            ("----h-----", Paint::Plain),
            ("", Paint::Plain),
        ] {
            assert_eq!(lv_attr(attr), paint, "{attr}");
        }
    }

    #[test]
    fn colours_lie_beside_the_text() {
        let mut text = Painted::default();
        text.push_painted("VG", Paint::Title);
        text.push_str("   ");
        text.push_painted("plain", Paint::Plain);
        text.push_painted("0", Paint::Low);
        text.push_painted("", Paint::Bad);
        assert_eq!(
            text.pieces(),
            [("VG", Paint::Title), ("   plain", Paint::Plain), ("0", Paint::Low)]
        );
        assert_eq!(text.plain(), "VG   plain0");
    }
}
