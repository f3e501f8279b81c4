//! Bytes and text on disk, to and from plain values. Pure, and the only user of the parser library.

mod corrupt;
pub mod crc;
pub mod label;
pub mod mda_header;
pub mod pattern;
pub mod pv_header;
pub mod ring;
pub mod text;
pub mod text_location;

pub use corrupt::CorruptKind;
