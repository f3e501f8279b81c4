//! `lvreduce`: make a logical volume smaller.

use lvm_core::plan::ResizeTo;

use super::resize;
use crate::args::options::size;
use crate::commands::{Command, Names};

/// Make a logical volume smaller.
pub(crate) const COMMAND: Command = Command {
    name: "lvreduce",
    about: "Make a logical volume smaller",
    names: Some(Names::between(1, 1, "LV", "The LV")),
    syntax: &["-L|--size [-]Size[m|UNIT] LV", "-l|--extents [-]Number[PERCENT] LV"],
    options: &[&[&size::SHRINK, &size::SHRINK_EXTENTS], resize::OPTIONS],
    run: |matches, session| resize::run(ResizeTo::Smaller, matches, session),
    ..Command::BASE
};
