//! Fields of a row itself, whatever it is about.

use super::{Field, Get, Group, HEADING, Kind, Value, Varies};

/// They, in the order of help.
pub(super) const FIELDS: &[Field] = &[Field {
    id: "selected",
    heading: "Selected",
    group: Group::Special,
    kind: Kind::Num,
    width: HEADING,
    description: "Whether the selection wants the row: 1 or 0.",
    varies: Varies::Row,
    // What is asked is whether it does; until that is known, it does.
    get: Get::Special(|| Value::Num(1)),
}];
