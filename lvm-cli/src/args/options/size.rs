//! How much: sizes, extents, stripes.

use lvm_core::units::Sectors;

use crate::args::Opt;
use crate::args::size::{
    ExtentsArg, SizeArg, extents, kib, less_extents, less_mib, mib, more_extents, more_mib,
    signed_extents, signed_mib,
};
use crate::args::values::number;

/// `--size` of something new.
pub(crate) const SIZE: Opt<Sectors> =
    Opt::value("size", "SIZE[m|UNIT]", mib, "Its size").short('L').not_zero(|size| size.is_zero());
/// `--size` of what is there: new, more or less.
pub(crate) const RESIZE: Opt<SizeArg> =
    Opt::value("size", "[+|-]SIZE[m|UNIT]", signed_mib, "Its new size, or how much more or less")
        .short('L')
        .not_zero(no_size);
/// `--size` of what is to grow.
pub(crate) const GROW: Opt<SizeArg> =
    Opt::value("size", "[+]SIZE[m|UNIT]", more_mib, "Its new size, or how much more")
        .short('L')
        .not_zero(no_size);
/// `--size` of what is to shrink.
pub(crate) const SHRINK: Opt<SizeArg> =
    Opt::value("size", "[-]SIZE[m|UNIT]", less_mib, "Its new size, or how much less")
        .short('L')
        .not_zero(no_size);
/// `--extents` of something new.
pub(crate) const EXTENTS: Opt<ExtentsArg> = Opt::value(
    "extents",
    "N[%VG|%FREE|%PVS|%ORIGIN]",
    extents,
    "Its size in extents, or as a share",
)
.short('l')
.not_zero(no_extents);
/// `--extents` of what is there: new, more or less.
pub(crate) const RESIZE_EXTENTS: Opt<ExtentsArg> = Opt::value(
    "extents",
    "[+|-]N[%VG|%FREE|%PVS|%LV]",
    signed_extents,
    "Its new size in extents or as a share, or how much more or less",
)
.short('l')
.not_zero(no_extents);
/// `--extents` of what is to grow.
pub(crate) const GROW_EXTENTS: Opt<ExtentsArg> = Opt::value(
    "extents",
    "[+]N[%VG|%FREE|%PVS|%LV]",
    more_extents,
    "Its new size in extents or as a share, or how much more",
)
.short('l')
.not_zero(no_extents);
/// `--extents` of what is to shrink.
pub(crate) const SHRINK_EXTENTS: Opt<ExtentsArg> = Opt::value(
    "extents",
    "[-]N[%VG|%FREE|%PVS|%LV]",
    less_extents,
    "Its new size in extents or as a share, or how much less",
)
.short('l')
.not_zero(no_extents);
/// `--stripes`
pub(crate) const STRIPES: Opt<u32> =
    Opt::value("stripes", "N", number, "Over how many PVs to spread the data")
        .short('i')
        .not_zero(|count| *count == 0);
/// `--stripesize`
pub(crate) const STRIPESIZE: Opt<Sectors> =
    Opt::value("stripesize", "SIZE[k|UNIT]", kib, "How much to put on one PV before the next")
        .short('I')
        .not_zero(|size| size.is_zero());

fn no_size(arg: &SizeArg) -> bool {
    arg.size.is_zero()
}

fn no_extents(arg: &ExtentsArg) -> bool {
    arg.is_zero()
}
