//! Why there are no tables of an LV.

use crate::name::LvName;

/// An LV for which no table can be made. A VG that keeps every rule of [`crate::model::check()`] has such LVs only
/// where rlvm does not know their type.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// A segment is of a type that rlvm does not know.
    #[error("Can't make a table of LV {lv}: unknown segment type {type_name}.")]
    UnknownType {
        /// The LV.
        lv: LvName,
        /// The type, as the text has it.
        type_name: String,
    },
    /// A reference leads to an LV that is not there, or of a type that the segment cannot use.
    #[error("Can't make a table of LV {lv}: what it lies on is missing or of the wrong type.")]
    BadReference {
        /// The LV.
        lv: LvName,
    },
    /// There is no such LV in the VG.
    #[error("There is no LV number {0} in the volume group.")]
    NoSuchLv(u32),
    /// An LV lies on itself, perhaps by way of others.
    #[error("Can't make a table of LV {lv}: it lies on itself.")]
    Ring {
        /// One of the ring.
        lv: LvName,
    },
    /// A value in the text is no single word, as a table needs one.
    #[error("Can't make a table of LV {lv}: \"{word}\" is no word.")]
    BadWord {
        /// The LV.
        lv: LvName,
        /// The value.
        word: String,
    },
    /// A device's name has more than the 127 bytes that device-mapper takes.
    #[error("Can't make a table of LV {lv}: the device name {name} is too long.")]
    NameTooLong {
        /// The LV.
        lv: LvName,
        /// The name.
        name: String,
    },
}
