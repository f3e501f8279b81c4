//! Commands about the program itself, and what it knows.

pub(crate) mod formats;
pub(crate) mod generate;
pub(crate) mod help;
pub(crate) mod lvmconfig;
pub(crate) mod schema;
pub(crate) mod segtypes;
pub(crate) mod systemid;
pub(crate) mod tags;
pub(crate) mod version;
