//! Commands about the program itself.

pub(crate) mod help;
pub(crate) mod version;
