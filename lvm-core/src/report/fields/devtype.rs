//! Fields of a driver of block devices.

use super::{Field, Group, HEADING, Kind, Value, Varies};
use crate::device::drivers::Driver;
use crate::report::field::Get;

/// A field of a driver.
const fn devtype(
    id: &'static str,
    heading: &'static str,
    kind: Kind,
    get: fn(&Driver) -> Value<'static>,
    description: &'static str,
) -> Field {
    let get = Get::DevType(get);
    let (group, varies) = (Group::DevType, Varies::Row);
    Field { id, heading, group, kind, width: HEADING, description, varies, get }
}

/// They, in the order of help.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    devtype("devtype_name", "DevType", Kind::Str, |driver| Value::text(driver.name), "The name of the driver in /proc/devices."),
    devtype("devtype_max_partitions", "MaxParts", Kind::Num, |driver| Value::Num(driver.partitions), "How many minor numbers a device has; 1 where it has no partitions."),
    devtype("devtype_description", "Description", Kind::Str, |driver| Value::text(driver.about), "What its devices are."),
];
