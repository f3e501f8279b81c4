//! Options of `disk create`.

use crate::args::values::text;
use crate::args::{BadValue, Opt};

/// `--format` of an image.
pub(crate) const FORMAT: Opt<String> = Opt::value(
    "format",
    "raw|qcow2",
    format,
    "Format of the image; else its name's ending decides",
)
.short('f')
.choices(FORMATS);
/// `--preallocation`
pub(crate) const PREALLOCATION: Opt<String> =
    Opt::value("preallocation", "MODE", preallocation, "Room to take at once")
        .choices(PREALLOCATIONS);
/// `--backing`
pub(crate) const BACKING: Opt<String> =
    Opt::value("backing", "FILE", text, "Image that holds what this one has not written")
        .short('b');

const FORMATS: &[&str] = &["raw", "qcow2"];
const PREALLOCATIONS: &[&str] = &["off", "metadata", "falloc", "full"];

fn format(text: &str) -> Result<String, BadValue> {
    one_of(text, FORMATS)
}

fn preallocation(text: &str) -> Result<String, BadValue> {
    one_of(text, PREALLOCATIONS)
}

fn one_of(text: &str, words: &[&str]) -> Result<String, BadValue> {
    if words.contains(&text) {
        return Ok(text.to_owned());
    }
    Err(BadValue::because(format!("It is one of {}.", words.join(", "))))
}
