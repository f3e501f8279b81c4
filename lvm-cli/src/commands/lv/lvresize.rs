//! `lvresize`: change the size of a logical volume.

use lvm_core::plan::ResizeTo;

use super::resize;
use crate::args::options::size;
use crate::commands::{Command, Names};

/// Change the size of a logical volume.
pub(crate) const COMMAND: Command = Command {
    name: "lvresize",
    about: "Change the size of a logical volume",
    names: Some(Names::from(1, "LV [PV ...]", "The LV, and PVs to take extents from")),
    syntax: &["-L|--size [+|-]Size[m|UNIT] LV", "-l|--extents [+|-]Number[PERCENT] LV"],
    options: &[&[&size::RESIZE, &size::RESIZE_EXTENTS], resize::OPTIONS, resize::GROW_OPTIONS],
    run: |matches, session| resize::run(ResizeTo::Either, matches, session),
    ..Command::BASE
};
