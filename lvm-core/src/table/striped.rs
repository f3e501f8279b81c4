//! `linear DEVICE START`, and `striped COUNT CHUNK` with device and start of each stripe.

use super::build::Build;
use super::{Arg, TableError, Target, lines};
use crate::model::segment::Striped;
use crate::units::Sectors;

/// The target of a linear or striped segment, number `segment` of its LV.
pub(super) fn target(
    build: &mut Build<'_, '_>,
    segment: u32,
    kind: &Striped,
) -> Result<Target, TableError> {
    let mut args = Vec::with_capacity(kind.areas.len() * 2 + 2);
    let name = begin(build, kind.areas.len(), kind.stripe_size, &mut args);
    for (number, area) in kind.areas.iter().enumerate() {
        lines::area(build, segment, number, *area, &mut args)?;
    }
    Ok(Target { kind: name, args })
}

/// Name and first words of a target over `stripes` devices.
pub(super) fn begin(
    build: &Build<'_, '_>,
    stripes: usize,
    chunk: Sectors,
    args: &mut Vec<Arg>,
) -> &'static str {
    if stripes == 1 && build.settings.use_linear_target {
        return "linear";
    }
    // One stripe has no chunk of its own; an extent can be no wrong one.
    let chunk = if stripes == 1 { build.vg().extent_size.sectors() } else { chunk };
    args.push(Arg::Num(u64::try_from(stripes).unwrap_or(u64::MAX)));
    args.push(Arg::Num(chunk.get()));
    "striped"
}
