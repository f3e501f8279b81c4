//! The text that LVM2 keeps its metadata in; `lvm.conf` has the same grammar.
//!
//! ```text
//! document = { entry }
//! entry    = key "=" value | key "=" "[" [ value { "," value } [ "," ] ] "]" | key [ "=" ] "{" { entry } "}"
//! value    = integer | float | '"' … '"' | "'" … "'" | bare word
//! comment  = "#" to the end of the line
//! ```
//! In double quotes `\"` and `\\` stand for `"` and `\`; in single quotes nothing is escaped.
//! Source: `libdm/libdm-config.c` as seen from texts that LVM2 2.03.16 wrote and accepted.
//!
//! [`Tree::parse`] makes one pass over the text into a flat list of 16-byte nodes that borrow from it;
//! [`TextWriter`] writes the two styles of LVM2: bare (on disk) and indented with comments (files).

mod note;
mod number;
mod owned;
mod parser;
mod scan;
mod tree;
mod writer;

pub use note::size_comment;
pub use number::Number;
pub use owned::{OwnedEntry, OwnedScalar, OwnedValue};
pub use parser::{DEPTH_MAX, TextError, TextErrorKind};
pub use tree::{Entries, Entry, Items, Scalar, Tree, Value};
pub use writer::{TextStyle, TextWriter};
