//! The rules that bytes on disk can break.

use crate::units::Bytes;

/// A rule of the on-disk format that is broken; where, and on which device, is for the caller to add.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CorruptKind {
    /// A checksum does not hold.
    #[error("the checksum of the {what} is {stored:#010x}, its bytes give {computed:#010x}")]
    Checksum {
        /// "label", "metadata text".
        what: &'static str,
        /// What is stored.
        stored: u32,
        /// What the bytes give.
        computed: u32,
    },
    /// A label that was written for another sector.
    #[error("the label is that of sector {stored}")]
    LabelSector {
        /// The sector that it names.
        stored: u64,
    },
    /// A sound label behind another one.
    #[error("there is another label before this one")]
    LabelTwice,
    /// A list of areas in a label does not end before the sector does, or there are too many of them.
    #[error("the PV header does not fit into the label's sector")]
    PvHeaderShort,
    /// More metadata areas than any PV has.
    #[error("the PV header lists {count} metadata areas")]
    PvHeaderAreas {
        /// How many.
        count: usize,
    },
    /// A PV's id has characters that no id has.
    #[error("the PV id in the label is not a UUID")]
    PvId,
    /// A metadata area that reaches over the end of its device.
    #[error("a metadata area of {size} bytes reaches over the end of the device")]
    MdaOutside {
        /// Its length.
        size: Bytes,
    },
    /// A metadata area without room for a text.
    #[error("a metadata area of {size} bytes is too small")]
    MdaSize {
        /// Its length.
        size: Bytes,
    },
    /// The bytes of a metadata area's header end too early.
    #[error("the metadata area header is cut short")]
    MdaShort,
    /// The header's own checksum.
    #[error("wrong checksum {stored:x} in mda header")]
    MdaChecksum {
        /// What is stored.
        stored: u32,
    },
    /// The header's magic number.
    #[error("wrong magic number in mda header")]
    MdaMagic,
    /// A header of a version that never was.
    #[error("wrong version {version} in mda header")]
    MdaVersion {
        /// The version.
        version: u32,
    },
    /// The header of an area at another place.
    #[error("wrong start sector {start} in mda header")]
    MdaStart {
        /// Where it says that it is.
        start: Bytes,
    },
    /// A text outside its metadata area, or longer than any text may be.
    #[error("a metadata text of {size} bytes cannot be at {offset} in its metadata area")]
    TextPlace {
        /// Where in the area.
        offset: Bytes,
        /// Its length.
        size: Bytes,
    },
}
