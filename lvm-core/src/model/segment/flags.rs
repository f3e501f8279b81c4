//! Flags of a segment type: `raid5_ls+RESHAPE` is the type `raid5_ls` with the flag `RESHAPE`.
//!
//! They stand in the type's name so that a reader which does not know one does not know the type either and
//! leaves the LV alone. Source: names and order as LVM2 2.03.16 accepts and writes them.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Which flags a segment's type bears.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "snake_case")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the format")]
#[expect(missing_docs, reason = "named for the flag in the text")]
pub struct TypeFlags {
    pub reshape: bool,
    pub reshape_data_offset: bool,
    pub reshape_delta_disks_plus: bool,
    pub reshape_delta_disks_minus: bool,
    pub remove_after_reshape: bool,
    /// The cache pool has metadata format 2.
    pub metadata_format: bool,
    /// The thin pool's metadata LV is used up to 15.81 GiB only.
    pub crop_metadata: bool,
    /// The cache is on a plain LV, not on a cache pool.
    pub cache_uses_cachevol: bool,
}

impl TypeFlags {
    /// No flags.
    pub const NONE: Self = Self {
        reshape: false,
        reshape_data_offset: false,
        reshape_delta_disks_plus: false,
        reshape_delta_disks_minus: false,
        remove_after_reshape: false,
        metadata_format: false,
        crop_metadata: false,
        cache_uses_cachevol: false,
    };

    /// Splits the value of `type`. `None` for a flag that is not known.
    pub(super) fn split(text: &str) -> Option<(&str, Self)> {
        let Some((name, flags)) = text.split_once('+') else { return Some((text, Self::NONE)) };
        let mut found = Self::NONE;
        for flag in flags.split('+') {
            *found.flag_mut(flag)? = true;
        }
        Some((name, found))
    }

    fn flag_mut(&mut self, name: &str) -> Option<&mut bool> {
        Some(match name {
            "RESHAPE" => &mut self.reshape,
            "RESHAPE_DATA_OFFSET" => &mut self.reshape_data_offset,
            "RESHAPE_DELTA_DISKS_PLUS" => &mut self.reshape_delta_disks_plus,
            "RESHAPE_DELTA_DISKS_MINUS" => &mut self.reshape_delta_disks_minus,
            "REMOVE_AFTER_RESHAPE" => &mut self.remove_after_reshape,
            "METADATA_FORMAT" => &mut self.metadata_format,
            "CROP_METADATA" => &mut self.crop_metadata,
            "CACHE_USES_CACHEVOL" => &mut self.cache_uses_cachevol,
            _ => return None,
        })
    }
}

impl fmt::Display for TypeFlags {
    /// `+FLAG` for each, in LVM2's order.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, name) in [
            (self.reshape, "+RESHAPE"),
            (self.reshape_data_offset, "+RESHAPE_DATA_OFFSET"),
            (self.reshape_delta_disks_plus, "+RESHAPE_DELTA_DISKS_PLUS"),
            (self.reshape_delta_disks_minus, "+RESHAPE_DELTA_DISKS_MINUS"),
            (self.remove_after_reshape, "+REMOVE_AFTER_RESHAPE"),
            (self.metadata_format, "+METADATA_FORMAT"),
            (self.crop_metadata, "+CROP_METADATA"),
            (self.cache_uses_cachevol, "+CACHE_USES_CACHEVOL"),
        ] {
            if on {
                f.write_str(name)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_come_back_in_lvm2s_order() {
        let (name, flags) = TypeFlags::split("raid5_ls+REMOVE_AFTER_RESHAPE+RESHAPE").unwrap();
        assert_eq!(format!("{name}{flags}"), "raid5_ls+RESHAPE+REMOVE_AFTER_RESHAPE");
        assert_eq!(TypeFlags::split("striped"), Some(("striped", TypeFlags::NONE)));
    }

    #[test]
    fn all_eight_flags_are_read_as_they_are_written() {
        let all = "raid4+RESHAPE+RESHAPE_DATA_OFFSET+RESHAPE_DELTA_DISKS_PLUS+RESHAPE_DELTA_DISKS_MINUS\
                   +REMOVE_AFTER_RESHAPE+METADATA_FORMAT+CROP_METADATA+CACHE_USES_CACHEVOL";
        let (name, flags) = TypeFlags::split(all).unwrap();
        assert_eq!(format!("{name}{flags}"), all);
    }

    #[test]
    fn an_unknown_flag_makes_the_type_unknown() {
        for text in
            ["striped+FOO", "striped+", "+", "cache+CACHE_USES_CACHEVOL+X", "striped+RESHAPE+"]
        {
            assert_eq!(TypeFlags::split(text), None, "{text}");
        }
    }
}
