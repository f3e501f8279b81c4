//! `lvextend`: make a logical volume larger.

use lvm_core::plan::ResizeTo;

use super::resize;
use crate::args::options::size;
use crate::commands::{Command, Names};

/// Make a logical volume larger.
pub(crate) const COMMAND: Command = Command {
    name: "lvextend",
    about: "Make a logical volume larger",
    names: Some(Names::from(1, "LV [PV ...]", "The LV, and PVs to take extents from")),
    syntax: &["-L|--size [+]Size[m|UNIT] LV", "-l|--extents [+]Number[PERCENT] LV"],
    options: &[&[&size::GROW, &size::GROW_EXTENTS], resize::OPTIONS, resize::GROW_OPTIONS],
    run: |matches, session| resize::run(ResizeTo::Larger, matches, session),
    ..Command::BASE
};
