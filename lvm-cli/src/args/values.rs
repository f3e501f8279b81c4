//! The smaller kinds of value: yes or no, numbers, words of a list, tags, names.
//!
//! Every function reads one value of an option; an [`Err`] becomes LVM2's `Invalid argument for --option: …`.

use lvm_core::model::AllocPolicy;
use lvm_core::name::Tag;

use super::BadValue;

/// Any text.
#[expect(clippy::unnecessary_wraps, reason = "all readers of values have one shape")]
pub(crate) fn text(text: &str) -> Result<String, BadValue> {
    Ok(text.to_owned())
}

/// `y` or `n`.
pub(crate) fn yes_no(text: &str) -> Result<bool, BadValue> {
    match text {
        "y" => Ok(true),
        "n" => Ok(false),
        _ => Err(BadValue::default()),
    }
}

/// A whole number, not negative.
pub(crate) fn number(text: &str) -> Result<u32, BadValue> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(BadValue::default());
    }
    digits.parse().map_err(|_| BadValue::default())
}

/// How an LV is activated or not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Activation {
    /// `y` and its exclusive and local forms.
    Yes,
    /// `n` and its local form.
    No,
    /// `ay`: if it is to be activated by itself.
    Auto,
}

/// `y`, `n`, `ay` and the forms of shared VGs.
pub(crate) fn activation(text: &str) -> Result<Activation, BadValue> {
    match text {
        "y" | "e" | "ey" | "ye" | "ly" | "yl" | "s" | "sy" | "ys" | "l" => Ok(Activation::Yes),
        "n" | "en" | "ne" | "ln" | "nl" => Ok(Activation::No),
        "a" | "ay" | "ya" => Ok(Activation::Auto),
        _ => Err(BadValue::default()),
    }
}

/// An allocation policy's name.
pub(crate) fn alloc(text: &str) -> Result<AllocPolicy, BadValue> {
    // The name in LVM2's oldest texts.
    let name = if text == "next free" { "normal" } else { text };
    AllocPolicy::from_name(name)
        .ok_or_else(|| BadValue::because(format!("Unrecognised allocation policy {text}")))
}

/// The segment types that LVM2 knows: `lvm segtypes`.
pub(crate) const SEGMENT_TYPES: [&str; 35] = [
    "linear",
    "striped",
    "zero",
    "error",
    "snapshot",
    "mirror",
    "raid0",
    "raid0_meta",
    "raid1",
    "raid10",
    "raid10_near",
    "raid4",
    "raid5",
    "raid5_n",
    "raid5_la",
    "raid5_ls",
    "raid5_ra",
    "raid5_rs",
    "raid6",
    "raid6_n_6",
    "raid6_nc",
    "raid6_nr",
    "raid6_zr",
    "raid6_ls_6",
    "raid6_rs_6",
    "raid6_la_6",
    "raid6_ra_6",
    "thin-pool",
    "thin",
    "cache-pool",
    "cache",
    "vdo",
    "vdo-pool",
    "writecache",
    "integrity",
];

/// The name of a segment type.
pub(crate) fn segment_type(text: &str) -> Result<String, BadValue> {
    // `raid` is the usual kind of it.
    if SEGMENT_TYPES.contains(&text) || text == "raid" {
        return Ok(text.to_owned());
    }
    Err(BadValue::because(format!("WARNING: Unrecognised segment type {text}")))
}

/// `rw` or `r`: whether it may be written.
pub(crate) fn permission(text: &str) -> Result<bool, BadValue> {
    match text {
        "rw" | "wr" => Ok(true),
        "r" => Ok(false),
        _ => Err(BadValue::default()),
    }
}

/// A tag, with or without its `@`.
pub(crate) fn tag(text: &str) -> Result<Tag, BadValue> {
    Tag::new(text.strip_prefix('@').unwrap_or(text)).map_err(|_| BadValue::default())
}

/// The one metadata format there is.
pub(crate) fn metadata_type(text: &str) -> Result<(), BadValue> {
    match text {
        "lvm2" | "2" => Ok(()),
        _ => Err(BadValue::default()),
    }
}
