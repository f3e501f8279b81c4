//! A map as a picture: SVG that stands alone and needs no script, font or other file.

use core::fmt::{self, Write};

use super::{Map, MapPv, MapRun};
use crate::units::Extents;

/// Pixels: the picture, its margin, a PV's bar, a line of the legend.
const WIDTH: u64 = 960;
const MARGIN: u64 = 24;
const BAR_WIDTH: u64 = WIDTH - 2 * MARGIN;
const BAR_HEIGHT: u64 = 52;
const LEGEND_LINE: u64 = 22;
const LEGEND_COLUMNS: u64 = 2;

/// Room for a character of a label, and for the numbers under a bar, in pixels; a little more than they take.
const CHARACTER: u64 = 7;
const DIGIT: u64 = 8;

/// How many characters of a name are worth being shown without the rest.
const NAME_WORTH: u64 = 4;

/// Colours that can be told apart, and whether text on them is white. They repeat.
const COLOURS: [(&str, bool); 14] = [
    ("#4e79a7", true),
    ("#f28e2b", false),
    ("#59a14f", true),
    ("#e15759", true),
    ("#76b7b2", false),
    ("#b07aa1", true),
    ("#edc948", false),
    ("#9c755f", true),
    ("#ff9da7", false),
    ("#2f6690", true),
    ("#8cd17d", false),
    ("#d37295", true),
    ("#a0cbe8", false),
    ("#6b6ecf", true),
];

/// What the picture is drawn with.
const STYLE: &str = "\
text{font-family:system-ui,'Segoe UI','DejaVu Sans',sans-serif;font-size:12px;fill:#1f2933}\
.vg{font-size:22px;font-weight:600}.pv{font-size:14px;font-weight:600}\
.faint{fill:#69747f}.ruler{font-size:10px;fill:#69747f}.small{font-size:10px}\
.on-dark{fill:#fff}.end{text-anchor:end}.mid{text-anchor:middle}";

/// A document that grows downwards.
struct Picture {
    body: String,
    /// Where the next thing goes, in pixels from the top.
    y: u64,
    /// How many bars have been drawn: their clipping paths need names.
    bars: u64,
}

/// The picture of some VGs, one below the other.
pub fn svg(maps: &[Map]) -> String {
    let mut picture = Picture { body: String::new(), y: MARGIN, bars: 0 };
    for (number, map) in maps.iter().enumerate() {
        if number > 0 {
            picture.y += MARGIN;
        }
        picture.vg(map);
    }
    let height = picture.y + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n\
         <defs><pattern id=\"free\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"#f4f6f8\"/>\
         <rect width=\"3\" height=\"8\" fill=\"#e3e8ed\"/></pattern></defs>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n{}</svg>\n",
        Escaped(&title(maps)),
        picture.body
    )
}

fn title(maps: &[Map]) -> String {
    let names: Vec<_> = maps.iter().map(|map| map.vg.as_str()).collect();
    format!("Logical volumes of {}", names.join(", "))
}

impl Picture {
    fn add(&mut self, element: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.body, "{element}");
    }

    fn vg(&mut self, map: &Map) {
        self.y += 18;
        let (y, right) = (self.y, WIDTH - MARGIN);
        self.add(format_args!(
            "<text class=\"vg\" x=\"{MARGIN}\" y=\"{y}\">{}</text>",
            Escaped(&map.vg)
        ));
        let summary = Escaped(&map.summary);
        self.add(format_args!(
            "<text class=\"faint end\" x=\"{right}\" y=\"{y}\">{summary}</text>"
        ));
        self.y += 14;
        for pv in &map.pvs {
            self.pv(pv);
        }
        self.legend(map);
    }

    fn pv(&mut self, pv: &MapPv) {
        self.y += 26;
        let (y, right) = (self.y, WIDTH - MARGIN);
        self.add(format_args!(
            "<text class=\"pv\" x=\"{MARGIN}\" y=\"{y}\">{}</text>",
            Escaped(&pv.name)
        ));
        let summary = Escaped(&pv.summary);
        self.add(format_args!(
            "<text class=\"faint end\" x=\"{right}\" y=\"{y}\">{summary}</text>"
        ));
        self.y += 8;
        let (top, bar) = (self.y, self.bars);
        self.bars += 1;
        let outline = format!(
            "x=\"{MARGIN}\" y=\"{top}\" width=\"{BAR_WIDTH}\" height=\"{BAR_HEIGHT}\" rx=\"6\""
        );
        self.add(format_args!("<clipPath id=\"bar{bar}\"><rect {outline}/></clipPath>"));
        self.add(format_args!("<g clip-path=\"url(#bar{bar})\">"));
        self.add(format_args!("<rect {outline} fill=\"url(#free)\"/>"));
        for run in &pv.runs {
            self.run(run, pv.extents, top);
        }
        self.add(format_args!("</g>"));
        self.add(format_args!("<rect {outline} fill=\"none\" stroke=\"#aeb8c2\"/>"));
        self.y += BAR_HEIGHT;
        self.ruler(pv);
    }

    /// A run: its colour, its name where it fits, everything about it when the pointer rests on it.
    fn run(&mut self, run: &MapRun, of: Extents, top: u64) {
        let (left, right) = (place(run.start, of), place(run.start.saturating_add(run.len), of));
        let width = right.saturating_sub(left);
        let (fill, white) = match run.volume {
            Some(volume) => colour(volume),
            None => ("url(#free)", false),
        };
        let last = run.start.saturating_add(run.len.saturating_sub(Extents::new(1)));
        self.add(format_args!(
            "<rect x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{BAR_HEIGHT}\" fill=\"{fill}\" stroke=\"#fff\">\
             <title>{}: extents {} to {last}, {}</title></rect>",
            Tenths(left),
            Tenths(width),
            Escaped(&run.label),
            run.start,
            run.size
        ));
        let (x, pixels) = (Tenths(left + width / 2), width / 10);
        let class = if white { "mid on-dark" } else { "mid" };
        let faint = if run.volume.is_none() { " faint" } else { "" };
        let room = pixels.saturating_sub(6) / CHARACTER;
        let fits = |text: &str| u64::try_from(text.chars().count()).is_ok_and(|len| len <= room);
        if !fits(&run.label) && room < NAME_WORTH {
            return;
        }
        let both = fits(&run.size);
        let y = top + if both { 24 } else { 30 };
        let label = shortened(&run.label, room);
        let label = Escaped(&label);
        self.add(format_args!("<text class=\"{class}{faint}\" x=\"{x}\" y=\"{y}\">{label}</text>"));
        if both {
            let y = top + 40;
            let size = Escaped(&run.size);
            self.add(format_args!(
                "<text class=\"{class}{faint} small\" x=\"{x}\" y=\"{y}\" opacity=\"0.8\">{size}</text>"
            ));
        }
    }

    /// Numbers of extents where runs begin, as far as there is room, and their count at the end.
    fn ruler(&mut self, pv: &MapPv) {
        self.y += 13;
        let (y, right) = (self.y, WIDTH - MARGIN);
        let total = pv.extents.to_string();
        let room = |text: &str| DIGIT * u64::try_from(text.len()).unwrap_or(u64::MAX);
        let end = right - room(&total).min(BAR_WIDTH);
        let mut next = 0;
        for run in &pv.runs {
            let (x, number) = (place(run.start, pv.extents) / 10, run.start.to_string());
            if x < next || x.saturating_add(room(&number)) > end {
                continue;
            }
            next = x + room(&number);
            self.add(format_args!("<text class=\"ruler\" x=\"{x}\" y=\"{y}\">{number}</text>"));
        }
        self.add(format_args!("<text class=\"ruler end\" x=\"{right}\" y=\"{y}\">{total}</text>"));
    }

    fn legend(&mut self, map: &Map) {
        if map.volumes.is_empty() {
            return;
        }
        self.y += 22;
        let column = BAR_WIDTH / LEGEND_COLUMNS;
        let entries = legend_entries(map);
        let count = u64::try_from(entries.len()).unwrap_or(u64::MAX);
        for ((fill, name, detail), place) in entries.into_iter().zip(0_u64..) {
            let (x, y) = (
                MARGIN + column * (place % LEGEND_COLUMNS),
                self.y + LEGEND_LINE * (place / LEGEND_COLUMNS),
            );
            let gap = if place % LEGEND_COLUMNS + 1 == LEGEND_COLUMNS { 0 } else { MARGIN };
            let (text, right, base) = (x + 24, x + column - gap, y + 12);
            if let Some(fill) = fill {
                self.add(format_args!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"16\" height=\"16\" rx=\"3\" fill=\"{fill}\"/>"
                ));
            }
            let used = CHARACTER * u64::try_from(detail.len()).unwrap_or(0);
            let characters = (right - text).saturating_sub(used) / CHARACTER;
            let name = shortened(name, characters);
            self.add(format_args!("<text x=\"{text}\" y=\"{base}\">{}</text>", Escaped(&name)));
            let detail = Escaped(&detail);
            self.add(format_args!(
                "<text class=\"faint end\" x=\"{right}\" y=\"{base}\">{detail}</text>"
            ));
        }
        self.y += LEGEND_LINE * count.div_ceil(LEGEND_COLUMNS);
    }
}

/// What the legend has: a colour, a name, and what is told of it.
fn legend_entries(map: &Map) -> Vec<(Option<&'static str>, &str, String)> {
    let mut entries = Vec::new();
    for (number, volume) in map.volumes.iter().enumerate() {
        let fill = Some(colour(number).0).filter(|_| !volume.key.is_empty());
        entries.push((fill, &*volume.name, format!("{}, {}", volume.size, volume.layout)));
        for part in &volume.parts {
            entries.push((None, &part.name, format!("{}, {}", part.size, part.layout)));
        }
    }
    entries
}

fn colour(volume: usize) -> (&'static str, bool) {
    COLOURS.get(volume % COLOURS.len()).copied().unwrap_or(("#4e79a7", true))
}

/// `text`, or as much of it as there is room for.
fn shortened(text: &str, room: u64) -> String {
    let room = usize::try_from(room).unwrap_or(usize::MAX);
    if text.chars().count() <= room {
        return text.to_owned();
    }
    text.chars().take(room.saturating_sub(1)).chain(['…']).collect()
}

/// Where an extent begins, in tenths of a pixel from the left.
fn place(extent: Extents, of: Extents) -> u64 {
    let share = u64::from(extent.get()) * BAR_WIDTH * 10;
    MARGIN * 10 + share / u64::from(of.get()).max(1)
}

/// Tenths of a pixel.
struct Tenths(u64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// Text between tags: what has a meaning in XML is written so that it has none, what XML cannot hold is left out.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                c if c.is_control() => f.write_char('\u{fffd}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn names_cannot_break_out_of_the_picture() {
        let mut map = sample();
        map.vg = "</text><script>\u{1b}".into();
        let picture = svg(&[map]);
        assert!(picture.contains("/dev/&lt;a&amp;b&gt;"));
        assert!(!picture.contains("<script>") && !picture.contains('\u{1b}'));
        assert_eq!(picture.matches("<text").count(), picture.matches("</text>").count());
    }

    #[test]
    fn runs_cover_the_bar_without_gaps() {
        let map = sample();
        let pv = &map.pvs[0];
        let mut at = MARGIN * 10;
        for run in &pv.runs {
            assert_eq!(place(run.start, pv.extents), at);
            at = place(run.start.saturating_add(run.len), pv.extents);
        }
        assert_eq!(at, (WIDTH - MARGIN) * 10);
    }

    #[test]
    fn an_empty_vg_is_a_picture_too() {
        let map = Map { pvs: Vec::new(), volumes: Vec::new(), ..sample() };
        assert!(svg(&[map]).ends_with("</svg>\n"));
    }
}
