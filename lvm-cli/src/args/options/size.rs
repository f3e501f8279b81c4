//! How much: sizes, extents, stripes.

use lvm_core::units::Sectors;

use crate::args::Opt;
use crate::args::size::{ExtentsArg, SizeArg, extents, kib, mib, signed_extents, signed_mib};
use crate::args::values::number;

/// `--size` of something new.
pub(crate) const SIZE: Opt<Sectors> =
    Opt::value("size", "SIZE[m|UNIT]", mib, "Its size").short('L');
/// `--size` of what is there: new, more or less.
pub(crate) const RESIZE: Opt<SizeArg> =
    Opt::value("size", "[+|-]SIZE[m|UNIT]", signed_mib, "Its new size, or how much more or less")
        .short('L');
/// `--extents` of something new.
pub(crate) const EXTENTS: Opt<ExtentsArg> = Opt::value(
    "extents",
    "N[%VG|%FREE|%PVS|%ORIGIN]",
    extents,
    "Its size in extents, or as a share",
)
.short('l');
/// `--extents` of what is there: new, more or less.
pub(crate) const RESIZE_EXTENTS: Opt<ExtentsArg> = Opt::value(
    "extents",
    "[+|-]N[%VG|%FREE|%PVS|%LV]",
    signed_extents,
    "Its new size in extents or as a share, or how much more or less",
)
.short('l');
/// `--stripes`
pub(crate) const STRIPES: Opt<u32> =
    Opt::value("stripes", "N", number, "Over how many PVs to spread the data").short('i');
/// `--stripesize`
pub(crate) const STRIPESIZE: Opt<Sectors> =
    Opt::value("stripesize", "SIZE[k|UNIT]", kib, "How much to put on one PV before the next")
        .short('I');
