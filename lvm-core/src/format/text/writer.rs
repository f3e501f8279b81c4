//! From values to text, in the two styles of LVM2.
//!
//! On disk: no indentation, no comments. In files: a tab for each level, and comments that begin at column
//! 40, or one tab after a longer line. Empty lines are the same in both, and LVM2's readers do not need them;
//! they are kept so that a text can be compared with LVM2's line by line.

use core::fmt;
use std::io::Write as _;

use super::note::{size_comment, whole_size};
use super::number::Number;
use super::owned::{OwnedEntry, OwnedScalar, OwnedValue};
use super::scan::{plain_len, word_len};
use crate::id::Id;
use crate::units::Sectors;

/// How a text is laid out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TextStyle {
    /// Bare, for a metadata area.
    Disk,
    /// Indented and commented, for backups and archives.
    File,
}

/// Where comments begin in files.
const COMMENT_COLUMN: usize = 40;
/// Columns of a tab.
const TAB: usize = 8;
/// LVM2 indents no further than this.
const INDENT_MAX: usize = 5;

/// How much of a text is gathered before it is passed on.
const PIECE_LEN: usize = 64 << 10;

/// Builds a text entry by entry.
pub struct TextWriter<'w> {
    /// UTF-8: made of strings and ASCII.
    out: Vec<u8>,
    style: TextStyle,
    depth: usize,
    /// Where the text goes, piece by piece.
    sink: Option<&'w mut dyn fmt::Write>,
    /// What became of the pieces so far.
    passed_on: fmt::Result,
}

impl<'w> TextWriter<'w> {
    /// An empty text of that style, with room for `capacity` bytes.
    pub fn new(style: TextStyle, capacity: usize) -> Self {
        let out = Vec::with_capacity(capacity);
        Self { out, style, depth: 0, sink: None, passed_on: Ok(()) }
    }

    /// An empty text of that style that goes to `sink` as it grows, and has to be ended by [`Self::finish_to`].
    pub fn to(style: TextStyle, sink: &'w mut dyn fmt::Write) -> Self {
        Self { sink: Some(sink), ..Self::new(style, PIECE_LEN + PIECE_LEN / 4) }
    }

    /// Passes the last piece on.
    ///
    /// # Errors
    /// The sink's first one.
    pub fn finish_to(mut self) -> fmt::Result {
        self.pass_on();
        self.passed_on
    }

    fn pass_on(&mut self) {
        if let Some(sink) = &mut self.sink {
            let piece = core::str::from_utf8(&self.out).map_err(|_| fmt::Error);
            self.passed_on = self.passed_on.and(piece).and_then(|piece| sink.write_str(piece));
            self.out.clear();
        }
    }

    /// The layout.
    pub const fn style(&self) -> TextStyle {
        self.style
    }

    /// The finished text.
    pub fn finish(self) -> String {
        // Nothing but strings and ASCII was put in: this cannot fail, and a text that were none is read back as none.
        String::from_utf8(self.out).unwrap_or_default()
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push(b'\n');
    }

    /// A line as it is, at no indentation.
    pub fn line(&mut self, line: impl fmt::Display) {
        self.write(line);
        self.out.push(b'\n');
    }

    /// Opens a section.
    pub fn section(&mut self, name: &str) {
        self.indent();
        self.push_key(name);
        self.raw(" {\n");
        self.depth += 1;
    }

    /// Opens a section whose name is `prefix`, a word, and a number.
    pub fn section_numbered(&mut self, prefix: &str, number: usize) {
        self.indent();
        self.raw(prefix);
        self.number(number);
        self.raw(" {\n");
        self.depth += 1;
    }

    /// Closes the innermost section.
    pub fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.raw("}\n");
        if self.out.len() >= PIECE_LEN {
            self.pass_on();
        }
    }

    /// `key = 12`
    pub fn int(&mut self, key: &str, value: impl Into<Number>) {
        self.entry_with(key, |out| out.number(value));
    }

    /// `key = 12`, where there is a value.
    pub fn int_opt(&mut self, key: &str, value: Option<impl Into<Number>>) {
        if let Some(value) = value {
            self.int(key, value);
        }
    }

    /// `key = 1` where it is on; nothing where it is off.
    pub fn switch(&mut self, key: &str, on: bool) {
        if on {
            self.int(key, 1_u32);
        }
    }

    /// `key = word`
    pub fn bare(&mut self, key: &str, word: &str) {
        self.entry_with(key, |out| out.raw(word));
    }

    /// `key = 12    # comment`; the comment in files only.
    pub fn int_noted(&mut self, key: &str, value: impl Into<Number>, comment: impl fmt::Display) {
        self.noted(key, |out| out.number(value), |out| out.write(comment));
    }

    /// `key = 8192    # 4 Megabytes`: `value` in units of its own, worth `size`.
    pub fn size(&mut self, key: &str, value: impl Into<Number>, size: Sectors) {
        let number = |out: &mut Self| out.number(value);
        // The formatting machinery would cost more than the line.
        match whole_size(size) {
            _ if self.style == TextStyle::Disk => self.entry_with(key, number),
            None => self.noted(key, number, |out| out.write(size_comment(size))),
            Some((whole, unit)) => self.noted(key, number, |out| {
                out.number(whole);
                out.out.push(b' ');
                out.raw(unit);
            }),
        }
    }

    /// `key = "nLD8Bm-CD7y-…"`
    pub fn id(&mut self, key: &str, id: &Id) {
        self.entry_with(key, |out| {
            out.out.push(b'"');
            out.out.extend_from_slice(&id.dashed());
            out.out.push(b'"');
        });
    }

    /// `key = "value"`
    pub fn str(&mut self, key: &str, value: &str) {
        self.entry_with(key, |out| out.quote(value));
    }

    /// `key = "value"    # comment`; the comment in files only.
    pub fn str_noted(&mut self, key: &str, value: &str, comment: impl fmt::Display) {
        self.noted(key, |out| out.quote(value), |out| out.write(comment));
    }

    /// `key = ["a", "b"]`, on one line.
    pub fn strings<'s>(&mut self, key: &str, values: impl IntoIterator<Item = &'s str>) {
        self.entry_with(key, |out| {
            out.out.push(b'[');
            for (index, value) in values.into_iter().enumerate() {
                if index > 0 {
                    out.raw(", ");
                }
                out.quote(value);
            }
            out.out.push(b']');
        });
    }

    /// A list with a row on each line: `key = [`, then each row by `row`, then `]`.
    pub fn rows<T>(&mut self, key: &str, rows: &[T], mut row: impl FnMut(&mut Self, &T)) {
        self.indent();
        self.raw(key);
        self.raw(" = [\n");
        self.depth += 1;
        for (index, value) in rows.iter().enumerate() {
            self.indent();
            row(self, value);
            self.raw(if index + 1 < rows.len() { ",\n" } else { "\n" });
        }
        self.depth -= 1;
        self.indent();
        self.raw("]\n");
    }

    /// In a row of [`Self::rows`]: `"name"`.
    pub fn quote(&mut self, value: &str) {
        self.out.push(b'"');
        let mut rest = value;
        while let Some((plain, special)) = rest.split_at_checked(plain_len(rest.as_bytes())) {
            self.raw(plain);
            let Some((escaped, after)) = special.split_at_checked(1) else { break };
            self.out.push(b'\\');
            self.raw(escaped);
            rest = after;
        }
        self.out.push(b'"');
    }

    /// In a row of [`Self::rows`]: text as it is.
    pub fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// In a row of [`Self::rows`]: a number.
    pub fn number(&mut self, value: impl Into<Number>) {
        value.into().push_to(&mut self.out);
    }

    /// Anything, as it prints.
    fn write(&mut self, value: impl fmt::Display) {
        // Writing to memory does not fail.
        let _ = write!(self.out, "{value}");
    }

    /// An entry that was kept, as it was.
    pub fn kept(&mut self, entry: &OwnedEntry) {
        match &entry.value {
            OwnedValue::Section(entries) => {
                self.section(&entry.key);
                for entry in entries {
                    self.kept(entry);
                }
                return self.end();
            }
            OwnedValue::Scalar(scalar) => {
                self.kept_key(&entry.key);
                self.kept_scalar(scalar);
            }
            OwnedValue::Array(items) => {
                self.kept_key(&entry.key);
                self.kept_items(items, ", ");
            }
        }
        self.out.push(b'\n');
    }

    fn kept_key(&mut self, key: &str) {
        self.indent();
        self.push_key(key);
        self.raw(" = ");
    }

    fn kept_items(&mut self, items: &[OwnedScalar], comma: &str) {
        self.out.push(b'[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.raw(comma);
            }
            self.kept_scalar(item);
        }
        self.out.push(b']');
    }

    /// An entry that was kept, the way LVM2 writes what it does not look into: `key=value`, lists without blanks,
    /// and a tab for each section around it even on disk.
    pub fn compact(&mut self, entry: &OwnedEntry) {
        self.compact_at(entry, 0);
    }

    /// A section of such entries.
    pub fn compact_section(&mut self, name: &str, entries: &[OwnedEntry]) {
        self.compact_body(name, entries, 0);
    }

    fn compact_at(&mut self, entry: &OwnedEntry, depth: usize) {
        match &entry.value {
            OwnedValue::Scalar(scalar) => {
                self.compact_key(&entry.key, depth);
                self.out.push(b'=');
                self.kept_scalar(scalar);
            }
            OwnedValue::Array(items) => {
                self.compact_key(&entry.key, depth);
                self.out.push(b'=');
                self.kept_items(items, ",");
            }
            OwnedValue::Section(entries) => return self.compact_body(&entry.key, entries, depth),
        }
        self.out.push(b'\n');
    }

    fn compact_body(&mut self, name: &str, entries: &[OwnedEntry], depth: usize) {
        self.compact_key(name, depth);
        self.raw(" {\n");
        for entry in entries {
            self.compact_at(entry, depth + 1);
        }
        self.indent();
        self.tabs(depth);
        self.raw("}\n");
    }

    fn compact_key(&mut self, key: &str, depth: usize) {
        self.indent();
        self.tabs(depth);
        self.push_key(key);
    }

    fn tabs(&mut self, count: usize) {
        for _ in 0..count {
            self.out.push(b'\t');
        }
    }

    fn kept_scalar(&mut self, scalar: &OwnedScalar) {
        match scalar {
            OwnedScalar::Int(value) => self.number(*value),
            OwnedScalar::Float(text) | OwnedScalar::Bare(text) => self.raw(text),
            OwnedScalar::Str(text) => self.quote(text),
        }
    }

    fn entry_with(&mut self, key: &str, value: impl FnOnce(&mut Self)) {
        self.indent();
        self.key(key);
        value(self);
        self.out.push(b'\n');
    }

    fn noted(&mut self, key: &str, value: impl FnOnce(&mut Self), comment: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        self.indent();
        let tabs = self.out.len() - start;
        self.key(key);
        value(self);
        if self.style == TextStyle::File {
            let mut column = tabs * TAB + (self.out.len() - start - tabs);
            loop {
                self.out.push(b'\t');
                column = (column / TAB + 1) * TAB;
                if column >= COMMENT_COLUMN {
                    break;
                }
            }
            self.raw("# ");
            comment(self);
        }
        self.out.push(b'\n');
    }

    /// The keys of the format need no quotes.
    fn key(&mut self, key: &str) {
        debug_assert_eq!(word_len(key.as_bytes()), key.len(), "{key} is no word");
        self.raw(key);
        self.raw(" = ");
    }

    /// A key is kept as it stands between its quotes, backslashes and all; so it is written as it is.
    fn push_key(&mut self, key: &str) {
        let quote =
            if !key.is_empty() && word_len(key.as_bytes()) == key.len() { "" } else { "\"" };
        self.raw(quote);
        self.raw(key);
        self.raw(quote);
    }

    fn indent(&mut self) {
        if self.style == TextStyle::File {
            self.tabs(self.depth.min(INDENT_MAX));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text::Tree;

    #[test]
    fn comments_stand_at_column_40_or_one_tab_on() {
        let mut out = TextWriter::new(TextStyle::File, 0);
        out.section("vg0");
        out.str_noted("format", "lvm2", "informational");
        out.size("extent_size", 8192, Sectors::new(8192));
        out.section("pv0");
        out.size("dev_size", 131_072, Sectors::new(131_072));
        out.end();
        out.end();
        assert_eq!(
            out.finish(),
            "vg0 {\n\tformat = \"lvm2\"\t\t\t# informational\n\textent_size = 8192\t\t# 4 Megabytes\n\
             \tpv0 {\n\t\tdev_size = 131072\t# 64 Megabytes\n\t}\n}\n"
        );
    }

    #[test]
    fn quotes_and_backslashes_survive() {
        let mut out = TextWriter::new(TextStyle::Disk, 0);
        out.str("a", "say \"x\" \\");
        let text = out.finish();
        assert_eq!(text, "a = \"say \\\"x\\\" \\\\\"\n");
        let tree = Tree::parse(text.as_bytes()).unwrap();
        let Some(crate::format::text::Value::Scalar(value)) = tree.get("a") else {
            panic!("no value")
        };
        assert_eq!(value.as_str(), Some("say \"x\" \\"));
    }
}
