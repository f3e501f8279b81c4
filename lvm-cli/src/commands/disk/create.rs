//! `disk create`: a new raw or qcow2 image.

use std::path::{Path, PathBuf};

use lvm_core::device::image::{self, Format, NewImage};

use crate::args::options::disk;
use crate::args::{Matches, size};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "disk create",
    about: "Make an image file that serves as a disk",
    names: Some(Names::between(
        1,
        2,
        "FILE [SIZE]",
        "The new file, and the size of the disk in it",
    )),
    syntax: &["FILE SIZE", "FILE --backing FILE"],
    options: &[&[&disk::FORMAT, &disk::PREALLOCATION, &disk::BACKING]],
    manual: "Makes an image of SIZE in FILE, which must not be there yet. SIZE is in MiB or has a unit: 10G. Where no \
             format is said, a name that ends in .qcow2 makes a qcow2 image, any other a raw one. Both take room on \
             the file system only as data is written, unless --preallocation says otherwise.\n\nWith --backing the \
             new qcow2 image begins with the contents of another image, which is not changed and must stay where it \
             is. Without SIZE it is as large as that one.",
    examples: &[
        ("rlvm disk create a.img 26G", "a raw image of 26 GiB that takes no room yet"),
        (
            "rlvm disk create b.qcow2 100G --preallocation metadata",
            "a qcow2 image with its tables in place",
        ),
    ],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let mut names = matches.names();
    let path = Path::new(names.next().unwrap_or_default());
    let size = match names.next() {
        None => None,
        Some(text) => {
            let sectors = size::mib(text).map_err(|bad| {
                let why = bad.why.map(|why| format!("  {why}"));
                let line = format!("  Invalid size: {text}");
                Failure::CommandLine(why.into_iter().chain([line]).collect())
            })?;
            if sectors.is_zero() {
                return Err(Failure::invalid("Size may not be zero."));
            }
            Some(sectors.to_bytes_saturating())
        }
    };
    let backing = matches.get(&disk::BACKING).map(PathBuf::from);
    if size.is_none() && backing.is_none() {
        return Err(Failure::Syntax);
    }
    let format = matches.get(&disk::FORMAT).copied().unwrap_or_else(|| by_name(path));
    let preallocation = matches.get(&disk::PREALLOCATION).copied().unwrap_or_default();
    if !session.test {
        image::create(path, &NewImage { format, size, preallocation, backing })?;
    }
    let size = match (size, session.test) {
        (Some(size), _) => Some(size),
        (None, false) => Some(image::info(path)?.virtual_size),
        (None, true) => None,
    };
    let (path, format) = (path.display(), format.name());
    match size {
        Some(size) => {
            let size = session.sizes().long_text(size);
            session.ui.say(format_args!("Image \"{path}\" created: {format}, {size}."));
        }
        None => session.ui.say(format_args!("Image \"{path}\" created: {format}.")),
    }
    Ok(Exit::Success)
}

/// The format that a file of that name is expected to have.
fn by_name(path: &Path) -> Format {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some(extension) if extension.eq_ignore_ascii_case("qcow2") => Format::Qcow2,
        _ => Format::Raw,
    }
}
