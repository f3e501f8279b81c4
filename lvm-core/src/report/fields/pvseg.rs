//! Fields of a run of extents of a PV.

use super::{Field, HEADING, Kind, Value, pvseg};

/// They, in the order of help.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    pvseg("pvseg_start", "Start", Kind::Num, HEADING, |run| Value::extents(run.start), "First extent of the run on the PV."),
    pvseg("pvseg_size", "SSize", Kind::Num, HEADING, |run| Value::extents(run.len), "How many extents the run has."),
];
