//! A map for the terminal.
//!
//! ```text
//! ┌────────┬────┬╌╌╌╌╌╌╌╌╌┬──────┐
//! │data    │tiny│ free    │data  │
//! └────────┴────┴╌╌╌╌╌╌╌╌╌┴──────┘
//! 0        6    7         11     13
//! ```
//!
//! Every run of extents is a box, at least one column wide, otherwise as wide as its share of the PV; free ones have
//! dashed edges. A PV with more runs than there are columns for is a line of blocks instead, each as high as its
//! extents are in use. Nothing depends on colour: what each span is about is told with it, for those who want some.

use super::{Map, MapPv, MapRun, MapVolume};
use crate::units::Extents;

/// The least width that is drawn to.
const WIDTH_MIN: usize = 24;

/// How much of a name a box makes room for beyond its share.
const NAME_ROOM: usize = 16;

/// How much of a clipped name is better than a key.
const NAME_WORTH: usize = 5;

/// What stands before everything below a title.
pub(super) const INDENT: &str = "  ";

/// Blocks from empty to full, in eighths.
const BLOCKS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A line: spans from left to right.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Line(pub Vec<Span>);

/// A piece of a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Span {
    /// What is printed.
    pub text: String,
    /// What it is about.
    pub paint: Paint,
}

/// What a piece of a map is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Paint {
    /// Nothing that asks for a colour.
    Plain,
    /// A VG's or PV's name.
    Title,
    /// Numbers beside a name, rulers, frames.
    Faint,
    /// Free extents.
    Free,
    /// What should not be so.
    Bad,
    /// What is up and well.
    Good,
    /// What is nearly used up.
    Low,
    /// Extents or the name of an LV: its place in [`Map::volumes`]. Colours may repeat after some.
    Volume(usize),
}

impl Line {
    pub(super) fn push(&mut self, text: impl Into<String>, paint: Paint) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Span { text, paint });
        }
    }

    /// The line in `width` columns.
    pub(super) fn fit(mut self, width: usize) -> Self {
        let mut room = width;
        for span in &mut self.0 {
            if columns(&span.text) > room {
                span.text = clipped(&span.text, room);
            }
            room -= columns(&span.text);
        }
        self.0.retain(|span| !span.text.is_empty());
        self
    }

    /// The line without its colours.
    pub fn plain(&self) -> String {
        let text: String = self.0.iter().map(|span| span.text.as_str()).collect();
        text.trim_end().to_owned()
    }
}

impl Map {
    /// The map as lines of at most `width` columns (24 at least).
    pub fn draw(&self, width: usize) -> Vec<Line> {
        let width = width.max(WIDTH_MIN);
        let mut lines = vec![titled(&self.vg, &self.summary, width)];
        for pv in &self.pvs {
            lines.push(Line::default());
            let mut title = Line::default();
            title.push(INDENT, Paint::Plain);
            let inner = width - INDENT.len();
            title.0.extend(titled(&pv.name, &pv.summary, inner).0);
            lines.push(title);
            for mut line in bar(pv, &self.volumes, inner) {
                line.0.insert(0, Span { text: INDENT.into(), paint: Paint::Plain });
                lines.push(line);
            }
        }
        if !self.volumes.is_empty() {
            lines.push(Line::default());
            lines.extend(self.legend(width));
        }
        lines
    }

    /// The map as text without colours, each line ended.
    pub fn plain(&self, width: usize) -> String {
        self.draw(width).iter().map(|line| line.plain() + "\n").collect()
    }
}

/// A name on the left and numbers on the right, or behind the name where that is too long.
fn titled(name: &str, numbers: &str, width: usize) -> Line {
    let mut line = Line::default();
    let name = clipped(name, width);
    let room = width.saturating_sub(columns(&name));
    line.push(name, Paint::Title);
    let numbers = clipped(numbers, room.saturating_sub(2));
    line.push(blanks(room.saturating_sub(columns(&numbers))), Paint::Plain);
    line.push(numbers, Paint::Faint);
    line
}

pub(super) fn columns(text: &str) -> usize {
    text.chars().count()
}

pub(super) fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// `text` in `room` columns; what is too long ends in an ellipsis.
pub(super) fn clipped(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(room.saturating_sub(1)).collect();
    if room > 0 {
        short.push('…');
    }
    short
}

fn bar(pv: &MapPv, volumes: &[MapVolume], width: usize) -> Vec<Line> {
    match boxes(&pv.runs, pv.extents, width) {
        Some(widths) => framed(pv, volumes, &widths),
        None => crowded(pv, width),
    }
}

/// How wide the inside of each run's box is: its share of the PV, and more where its name would not fit otherwise,
/// as long as names take no more than half. `None` where not every run can have a column and an edge.
fn boxes(runs: &[MapRun], extents: Extents, width: usize) -> Option<Vec<usize>> {
    let inside = width.checked_sub(runs.len() + 1).filter(|inside| *inside >= runs.len())?;
    if runs.is_empty() {
        return None;
    }
    let least = (1..=NAME_ROOM)
        .rev()
        .map(|room| runs.iter().map(|run| columns(&run.label).clamp(1, room)).collect::<Vec<_>>());
    let ones = vec![1; runs.len()];
    let least = least.into_iter().find(|least| least.iter().sum::<usize>() <= inside / 2);
    Some(shares(runs, extents, inside, &least.unwrap_or(ones)))
}

/// Divides `inside` columns among the runs by their lengths; none gets less than its place in `least` says.
fn shares(runs: &[MapRun], extents: Extents, inside: usize, least: &[usize]) -> Vec<usize> {
    let len = |run: &MapRun| usize::try_from(run.len.get()).unwrap_or(usize::MAX);
    let mut widths = vec![None; runs.len()];
    // Those that would get less than they need are settled first; what is left is less for the others.
    let (mut room, mut total) = (inside, usize::try_from(extents.get()).unwrap_or(usize::MAX));
    loop {
        let mut settled = false;
        for ((run, least), width) in runs.iter().zip(least).zip(&mut widths) {
            if width.is_none() && room.saturating_mul(len(run)) < least.saturating_mul(total) {
                *width = Some(*least);
                room = room.saturating_sub(*least);
                total = total.saturating_sub(len(run));
                settled = true;
            }
        }
        if !settled {
            break;
        }
    }
    // The edges of the others are where they belong, rounded down; so nothing is left over.
    let (mut seen, mut given) = (0_usize, 0);
    let width = |(run, width): (&MapRun, &Option<usize>)| {
        width.unwrap_or_else(|| {
            seen = seen.saturating_add(len(run));
            let edge = room.saturating_mul(seen) / total.max(1);
            let width = edge.saturating_sub(given);
            given = edge;
            width.max(1)
        })
    };
    runs.iter().zip(&widths).map(width).collect()
}

fn paint(run: &MapRun) -> Paint {
    run.volume.map_or(Paint::Free, Paint::Volume)
}

fn framed(pv: &MapPv, volumes: &[MapVolume], widths: &[usize]) -> Vec<Line> {
    let boxes = || pv.runs.iter().zip(widths);
    let edge = |corners: [&str; 3]| {
        let [left, between, right] = corners;
        let mut line = Line::default();
        for (number, (run, width)) in boxes().enumerate() {
            line.push(if number == 0 { left } else { between }, Paint::Faint);
            let dash = if run.volume.is_some() { "─" } else { "╌" };
            line.push(dash.repeat(*width), Paint::Faint);
        }
        line.push(right, Paint::Faint);
        line
    };
    let mut middle = Line::default();
    let mut ruler = Ruler::default();
    let mut column = 0;
    for (run, width) in boxes() {
        middle.push("│", Paint::Faint);
        let key = run
            .volume
            .and_then(|volume| volumes.get(volume))
            .map_or("", |volume| volume.key.as_str());
        middle.push(inside(run, key, *width), paint(run));
        ruler.mark(column, run.start);
        column += width + 1;
    }
    middle.push("│", Paint::Faint);
    ruler.end(column, pv.extents);
    vec![edge(["┌", "┬", "┐"]), middle, edge(["└", "┴", "┘"]), ruler.line()]
}

/// The name, as much of it as tells something, or the key.
fn inside(run: &MapRun, key: &str, width: usize) -> String {
    let needed = columns(&run.label);
    let lead = if run.volume.is_none() && width > needed + 1 { " " } else { "" };
    let text = match width {
        _ if needed <= width => run.label.clone(),
        // Dashed edges say that it is free.
        _ if run.volume.is_none() => String::new(),
        0..NAME_WORTH => clipped(key, width),
        _ => clipped(&run.label, width),
    };
    let used = lead.len() + columns(&text);
    format!("{lead}{text}{}", blanks(width.saturating_sub(used)))
}

/// Numbers of extents under a bar, each where its column is, left out where there is no room.
#[derive(Default)]
struct Ruler {
    text: String,
}

impl Ruler {
    fn mark(&mut self, column: usize, extent: Extents) {
        let used = columns(&self.text);
        if used == 0 || used < column {
            self.text.push_str(&blanks(column - used));
            self.text.push_str(&extent.to_string());
        }
    }

    /// The number of extents, which ends where the bar does; marks that are in its way go.
    fn end(&mut self, column: usize, extents: Extents) {
        let number = extents.to_string();
        let start = (column + 1).saturating_sub(number.len());
        while columns(&self.text) >= start && !self.text.is_empty() {
            let trimmed = self.text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().len();
            self.text.truncate(trimmed);
        }
        let used = columns(&self.text);
        self.text.push_str(&blanks(start.saturating_sub(used)));
        self.text.push_str(&number);
    }

    fn line(self) -> Line {
        let mut line = Line::default();
        line.push(self.text, Paint::Faint);
        line
    }
}

/// A line of blocks: how much of each column's extents is in use, and by whom most.
fn crowded(pv: &MapPv, width: usize) -> Vec<Line> {
    let inside = width.saturating_sub(2).max(1);
    let horizontal = "─".repeat(inside);
    let mut top = Line::default();
    top.push(format!("┌{horizontal}┐"), Paint::Faint);
    let mut bottom = Line::default();
    bottom.push(format!("└{horizontal}┘"), Paint::Faint);
    let mut middle = Line::default();
    middle.push("│", Paint::Faint);
    let mut runs = pv.runs.as_slice();
    for column in 0..inside {
        let (block, paint) = block(&mut runs, pv.extents, column, inside);
        match middle.0.last_mut() {
            Some(last) if last.paint == paint => last.text.push(block),
            _ => middle.push(block, paint),
        }
    }
    middle.push("│", Paint::Faint);
    let mut ruler = Ruler::default();
    ruler.mark(0, Extents::ZERO);
    ruler.end(inside + 1, pv.extents);
    vec![top, middle, bottom, ruler.line()]
}

/// One column of a crowded bar. `runs` begins with the run that the column begins in, and is moved on.
fn block(runs: &mut &[MapRun], extents: Extents, column: usize, of: usize) -> (char, Paint) {
    let edge = |column: usize| {
        let column = u64::try_from(column).unwrap_or(u64::MAX);
        let of = u64::try_from(of).unwrap_or(u64::MAX).max(1);
        u64::from(extents.get()).saturating_mul(column) / of
    };
    let start = edge(column);
    // A PV may have fewer extents than there are columns.
    let end = edge(column + 1).max(start + 1);
    let (mut used, mut most) = (0, (0, Paint::Free));
    while let Some((run, rest)) = runs.split_first() {
        let run_start = u64::from(run.start.get());
        let run_end = run_start + u64::from(run.len.get());
        let part = run_end.min(end).saturating_sub(run_start.max(start));
        if run.volume.is_some() {
            used += part;
            if part > most.0 {
                most = (part, paint(run));
            }
        }
        if run_end >= end {
            break;
        }
        *runs = rest;
    }
    let eighths = (used * 8).div_ceil(end - start).min(8);
    let block = usize::try_from(eighths).ok().and_then(|eighths| BLOCKS.get(eighths));
    (block.copied().unwrap_or(' '), most.1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::Paint::{Free, Plain, Volume};
    use super::*;

    #[test]
    fn runs_are_boxes_with_names_and_free_ones_are_dashed() {
        let expected = "\
vg0          80.00 MiB in 20 extents of 4.00 MiB, 24.00 MiB free

  /dev/<a&b>                           80.00 MiB, 24.00 MiB free
  ┌────────────────┬────┬╌╌╌╌╌╌╌╌╌╌┬──────┬─────────────┬╌╌╌╌╌╌┐
  │data            │tiny│ free     │data  │r1_rimage_0  │ free │
  └────────────────┴────┴╌╌╌╌╌╌╌╌╌╌┴──────┴─────────────┴╌╌╌╌╌╌┘
  0                6    7          11     13            18    20

   a  data  8.00 MiB  linear  <a&b>: 0-5, 11-12
   b  tiny  8.00 MiB  linear  <a&b>: 6
   c  r1    8.00 MiB  linear  <a&b>: 13-17
";
        assert_eq!(sample().plain(64), expected);
    }

    #[test]
    fn no_line_is_wider_than_asked_for() {
        for width in [0, 24, 31, 40, 57, 80, 200] {
            for line in sample().draw(width) {
                let used: usize = line.0.iter().map(|span| columns(&span.text)).sum();
                assert!(used <= width.max(WIDTH_MIN), "{width}: {:?}", line.plain());
            }
        }
    }

    #[test]
    fn a_crowded_pv_shows_how_full_each_column_is() {
        let run = |start: u32| MapRun {
            start: Extents::new(start),
            len: Extents::new(1),
            volume: (start.is_multiple_of(2) || start >= 200).then_some(0),
            label: "x".into(),
            size: String::new(),
        };
        let mut pv = sample().pvs.remove(0);
        pv.extents = Extents::new(400);
        pv.runs = (0..400).map(run).collect();
        let lines: Vec<_> = bar(&pv, &[], 42).iter().map(Line::plain).collect();
        assert_eq!(lines[1], format!("│{}{}│", "▄".repeat(20), "█".repeat(20)));
        assert_eq!(lines[3], format!("0{}400", " ".repeat(38)));
    }

    #[test]
    fn colours_come_as_data() {
        let lines = sample().draw(64);
        let middle = lines.iter().find(|line| line.plain().contains("tiny│")).unwrap();
        let paints: Vec<_> =
            middle.0.iter().map(|span| span.paint).filter(|p| *p != Paint::Faint).collect();
        assert_eq!(paints, [Plain, Volume(0), Volume(1), Free, Volume(0), Volume(2), Free]);
    }
}
