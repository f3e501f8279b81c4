//! Bytes and text on disk, to and from plain values. Pure, and the only user of the parser library.

pub mod text;
