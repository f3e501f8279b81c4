//! `disk info`: what an image file is.

use std::path::Path;

use lvm_core::device::image;

use crate::args::Matches;
use crate::args::options::common::ReportFormat;
use crate::args::options::report;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "disk info",
    about: "Show what an image file is",
    names: Some(Names::from(1, "FILE", "The image")),
    syntax: &["FILE ..."],
    options: &[&[&report::FORMAT]],
    manual: "Shows format, size of the disk and room taken of each image, as qemu-img info does. Only the image's own \
             header is read, so this is safe for images that come from strangers.",
    examples: &[("rlvm disk info b.qcow2 --format json", "the same for programs")],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let mut exit = Exit::Success;
    let mut infos = Vec::new();
    for name in matches.names() {
        match image::info(Path::new(name)) {
            Ok(info) => infos.push(info),
            Err(error) => {
                session.ui.error(&error);
                exit = Exit::Failed;
            }
        }
    }
    if matches.get(&report::FORMAT) == Some(&ReportFormat::Json) {
        let text = serde_json::to_string_pretty(&infos)
            .map_err(|error| Failure::Message(format!("JSON: {error}")))?;
        session.ui.raw(&format!("{text}\n"));
        return Ok(exit);
    }
    for (index, info) in infos.iter().enumerate() {
        if index > 0 {
            session.ui.raw("\n");
        }
        session.ui.raw(&info.to_string());
    }
    Ok(exit)
}
