//! Commands about the program itself.

pub(crate) mod generate;
pub(crate) mod help;
pub(crate) mod version;
