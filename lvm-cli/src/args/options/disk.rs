//! Options of `disk create`.

use lvm_core::device::image::{Format, Preallocation};

use crate::args::values::text;
use crate::args::{BadValue, Opt};

/// `--format` of an image.
pub(crate) const FORMAT: Opt<Format> = Opt::value(
    "format",
    "raw|qcow2",
    format,
    "Format of the image; else the ending of its name decides",
)
.short('f')
.choices(&["raw", "qcow2"]);
/// `--preallocation`
pub(crate) const PREALLOCATION: Opt<Preallocation> =
    Opt::value("preallocation", "MODE", preallocation, "Room to take at once")
        .choices(&["off", "metadata", "falloc", "full"]);
/// `--backing`
pub(crate) const BACKING: Opt<String> = Opt::value(
    "backing",
    "FILE",
    text,
    "Image that the new one begins with; counts from the new one's folder",
)
.short('b');

fn format(text: &str) -> Result<Format, BadValue> {
    Format::from_name(text).ok_or_else(|| BadValue::because("A format is raw or qcow2."))
}

fn preallocation(text: &str) -> Result<Preallocation, BadValue> {
    let why = "A preallocation mode is off, metadata, falloc or full.";
    Preallocation::from_name(text).ok_or_else(|| BadValue::because(why))
}
