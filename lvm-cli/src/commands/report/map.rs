//! `map`: where each LV lies on each PV, as a drawing.

use std::path::Path;

use lvm_core::report::map::{Detail, Line, Map, Paint, svg};

use super::look::{Subject, look};
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;
use crate::ui::terminal_width;

pub(crate) const COMMAND: Command = Command {
    name: "map",
    about: "Draw where each LV lies on each PV",
    names: Some(Names::from(0, "VG|TAG", "VGs, or tags with @; all VGs if none is named")),
    syntax: &["[ VG|Tag ... ]"],
    options: &[report::SIZES, report::READING, &[&report::ALL, &report::SEGMENTS, &report::SVG]],
    manual: "Draws each PV as a bar whose boxes are runs of extents, with the LV that has them, or free. The drawing is \
             as wide as the terminal; with --svg it goes into a file, as a picture for a browser.\n\n\
             With --all the LVs that an LV is made of have lines of their own, and those without extents too; with \
             --segments each segment.",
    examples: &[
        ("rlvm map -a --segments vg", "what each LV is made of, and where that lies"),
        ("rlvm map vg --svg vg.svg", "a picture of one VG"),
    ],
    run,
};

/// Columns where there is no terminal.
const WIDTH: usize = 80;

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let sizes = session.style(matches)?.sizes;
    let detail =
        Detail { hidden: matches.has(&report::ALL), segments: matches.has(&report::SEGMENTS) };
    look(Subject::Vgs, matches, session, |found, session| {
        let maps: Vec<Map> = found.view.vgs.iter().map(|vg| Map::of(vg, &sizes, detail)).collect();
        if let Some(file) = matches.get(&report::SVG) {
            return write_picture(Path::new(file), &maps, session);
        }
        draw(&maps, session);
        Ok(())
    })
}

fn draw(maps: &[Map], session: &mut Session) {
    let width = terminal_width().unwrap_or(WIDTH);
    for (number, map) in maps.iter().enumerate() {
        if number > 0 {
            session.ui.raw("\n");
        }
        for line in map.draw(width) {
            show(&line, session);
        }
    }
}

/// Prints a line, in colours on a terminal.
pub(super) fn show(line: &Line, session: &mut Session) {
    if !session.ui.colors_output() {
        session.ui.raw(&format!("{}\n", line.plain()));
        return;
    }
    let spans = line.0.iter().map(|span| (span.text.as_str(), span.paint));
    session.ui.colored(spans.chain([("\n", Paint::Plain)]), "");
}

fn write_picture(path: &Path, maps: &[Map], session: &mut Session) -> Result<(), Failure> {
    let name = path.display();
    if !session.test {
        std::fs::write(path, svg(maps))
            .map_err(|error| Failure::Message(format!("{name}: write failed: {error}")))?;
    }
    session.ui.say(format_args!("Picture \"{name}\" written."));
    Ok(())
}
