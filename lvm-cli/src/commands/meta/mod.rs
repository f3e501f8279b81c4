//! Commands about the program itself.

pub(crate) mod generate;
pub(crate) mod help;
pub(crate) mod schema;
pub(crate) mod version;
