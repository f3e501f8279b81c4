//! From values to text, in the two styles of LVM2.
//!
//! On disk: no indentation, no comments. In files: a tab for each level, and comments that begin at column
//! 40, or one tab after a longer line. Empty lines are the same in both, and LVM2's readers do not need them;
//! they are kept so that a text can be compared with LVM2's line by line.

use core::fmt::{self, Write as _};

use super::owned::{OwnedEntry, OwnedScalar, OwnedValue};
use super::parser::is_word;
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

/// Builds a text entry by entry.
#[derive(Debug)]
pub struct TextWriter {
    out: String,
    style: TextStyle,
    depth: usize,
}

impl TextWriter {
    /// An empty text of that style, with room for `capacity` bytes.
    pub fn new(style: TextStyle, capacity: usize) -> Self {
        Self { out: String::with_capacity(capacity), style, depth: 0 }
    }

    /// The layout.
    pub const fn style(&self) -> TextStyle {
        self.style
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.out
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A line as it is, at no indentation.
    pub fn line(&mut self, line: impl fmt::Display) {
        self.write(line);
        self.out.push('\n');
    }

    /// Opens a section.
    pub fn section(&mut self, name: &str) {
        self.indent();
        self.push_key(name);
        self.out.push_str(" {\n");
        self.depth += 1;
    }

    /// Closes the innermost section.
    pub fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.indent();
        self.out.push_str("}\n");
    }

    /// `key = 12`
    pub fn int(&mut self, key: &str, value: impl fmt::Display) {
        self.entry_with(key, |out| out.write(value));
    }

    /// `key = 12`, where there is a value.
    pub fn int_opt(&mut self, key: &str, value: Option<impl fmt::Display>) {
        if let Some(value) = value {
            self.int(key, value);
        }
    }

    /// `key = 1` where it is on; nothing where it is off.
    pub fn switch(&mut self, key: &str, on: bool) {
        if on {
            self.int(key, 1);
        }
    }

    /// `key = word`
    pub fn bare(&mut self, key: &str, word: &str) {
        self.entry_with(key, |out| out.out.push_str(word));
    }

    /// `key = 12    # comment`; the comment in files only.
    pub fn int_noted(&mut self, key: &str, value: impl fmt::Display, comment: impl fmt::Display) {
        self.noted(key, |out| out.write(value), comment);
    }

    /// `key = 8192    # 4 Megabytes`: `value` in units of its own, worth `size`.
    pub fn size(&mut self, key: &str, value: impl fmt::Display, size: Sectors) {
        // Formatting a comment that is thrown away would cost more than the line.
        match self.style {
            TextStyle::Disk => self.int(key, value),
            TextStyle::File => self.int_noted(key, value, size_comment(size)),
        }
    }

    /// `key = "value"`
    pub fn str(&mut self, key: &str, value: &str) {
        self.entry_with(key, |out| out.quote(value));
    }

    /// `key = "value"    # comment`; the comment in files only.
    pub fn str_noted(&mut self, key: &str, value: &str, comment: impl fmt::Display) {
        self.noted(key, |out| out.quote(value), comment);
    }

    /// `key = ["a", "b"]`, on one line.
    pub fn strings<'s>(&mut self, key: &str, values: impl IntoIterator<Item = &'s str>) {
        self.entry_with(key, |out| {
            out.out.push('[');
            for (index, value) in values.into_iter().enumerate() {
                if index > 0 {
                    out.out.push_str(", ");
                }
                out.quote(value);
            }
            out.out.push(']');
        });
    }

    /// A list with a row on each line: `key = [`, then each row by `row`, then `]`.
    pub fn rows<T>(&mut self, key: &str, rows: &[T], mut row: impl FnMut(&mut Self, &T)) {
        self.indent();
        self.out.push_str(key);
        self.out.push_str(" = [\n");
        self.depth += 1;
        for (index, value) in rows.iter().enumerate() {
            self.indent();
            row(self, value);
            self.out.push_str(if index + 1 < rows.len() { ",\n" } else { "\n" });
        }
        self.depth -= 1;
        self.indent();
        self.out.push_str("]\n");
    }

    /// In a row of [`Self::rows`]: `"name"`.
    pub fn quote(&mut self, value: &str) {
        self.out.push('"');
        for part in value.split_inclusive(['"', '\\']) {
            match part.as_bytes().last() {
                Some(b'"' | b'\\') => {
                    let (head, last) = part.split_at(part.len() - 1);
                    self.out.push_str(head);
                    self.out.push('\\');
                    self.out.push_str(last);
                }
                _ => self.out.push_str(part),
            }
        }
        self.out.push('"');
    }

    /// In a row of [`Self::rows`]: anything, as it prints.
    pub fn write(&mut self, value: impl fmt::Display) {
        // Writing to a `String` does not fail.
        let _ = write!(self.out, "{value}");
    }

    /// An entry that was kept, as it was.
    pub fn kept(&mut self, entry: &OwnedEntry) {
        match &entry.value {
            OwnedValue::Scalar(scalar) => {
                self.entry_with(&entry.key, |out| out.kept_scalar(scalar));
            }
            OwnedValue::Array(items) => self.entry_with(&entry.key, |out| {
                out.out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.out.push_str(", ");
                    }
                    out.kept_scalar(item);
                }
                out.out.push(']');
            }),
            OwnedValue::Section(entries) => {
                self.section(&entry.key);
                for entry in entries {
                    self.kept(entry);
                }
                self.end();
            }
        }
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
                self.out.push('=');
                self.kept_scalar(scalar);
            }
            OwnedValue::Array(items) => {
                self.compact_key(&entry.key, depth);
                self.out.push_str("=[");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.out.push(',');
                    }
                    self.kept_scalar(item);
                }
                self.out.push(']');
            }
            OwnedValue::Section(entries) => return self.compact_body(&entry.key, entries, depth),
        }
        self.out.push('\n');
    }

    fn compact_body(&mut self, name: &str, entries: &[OwnedEntry], depth: usize) {
        self.compact_key(name, depth);
        self.out.push_str(" {\n");
        for entry in entries {
            self.compact_at(entry, depth + 1);
        }
        self.indent();
        self.tabs(depth);
        self.out.push_str("}\n");
    }

    fn compact_key(&mut self, key: &str, depth: usize) {
        self.indent();
        self.tabs(depth);
        self.push_key(key);
    }

    fn tabs(&mut self, count: usize) {
        for _ in 0..count {
            self.out.push('\t');
        }
    }

    fn kept_scalar(&mut self, scalar: &OwnedScalar) {
        match scalar {
            OwnedScalar::Int(value) => self.write(value),
            OwnedScalar::Float(text) | OwnedScalar::Bare(text) => self.out.push_str(text),
            OwnedScalar::Str(text) => self.quote(text),
        }
    }

    fn entry_with(&mut self, key: &str, value: impl FnOnce(&mut Self)) {
        self.indent();
        self.key(key);
        value(self);
        self.out.push('\n');
    }

    fn noted(&mut self, key: &str, value: impl FnOnce(&mut Self), comment: impl fmt::Display) {
        let start = self.out.len();
        self.indent();
        let tabs = self.out.len() - start;
        self.key(key);
        value(self);
        if self.style == TextStyle::File {
            let mut column = tabs * TAB + (self.out.len() - start - tabs);
            loop {
                self.out.push('\t');
                column = (column / TAB + 1) * TAB;
                if column >= COMMENT_COLUMN {
                    break;
                }
            }
            self.out.push_str("# ");
            self.write(comment);
        }
        self.out.push('\n');
    }

    fn key(&mut self, key: &str) {
        self.push_key(key);
        self.out.push_str(" = ");
    }

    /// A key is kept as it stands between its quotes, backslashes and all; so it is written as it is.
    fn push_key(&mut self, key: &str) {
        let quote = if !key.is_empty() && key.chars().all(is_word) { "" } else { "\"" };
        self.out.push_str(quote);
        self.out.push_str(key);
        self.out.push_str(quote);
    }

    fn indent(&mut self) {
        if self.style == TextStyle::File {
            self.tabs(self.depth.min(INDENT_MAX));
        }
    }
}

/// `4 Megabytes`, as LVM2 notes sizes: the largest unit of which there are at most 1024, `%g`.
pub fn size_comment(size: Sectors) -> impl fmt::Display {
    const UNITS: [&str; 6] =
        ["Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Petabytes", "Exabytes"];
    struct Comment(Sectors);
    impl fmt::Display for Comment {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            // A kilobyte has two sectors.
            let (mut unit, mut in_unit) = (0, 2_u64);
            while self.0.get() > in_unit.saturating_mul(1024) && unit + 1 < UNITS.len() {
                in_unit = in_unit.saturating_mul(1024);
                unit += 1;
            }
            let name = UNITS.get(unit).copied().unwrap_or_default();
            let (whole, rest) = (self.0.get() / in_unit, self.0.get() % in_unit);
            // Nearly all sizes are whole; printing a fraction takes a hundred times longer.
            if rest == 0 && whole < 100_000 {
                return write!(f, "{whole} {name}");
            }
            #[expect(clippy::cast_precision_loss, reason = "six digits are printed")]
            let value = self.0.get() as f64 / in_unit as f64;
            write!(f, "{} {name}", General(value))
        }
    }
    Comment(size)
}

/// C's `%g`: six significant digits, no trailing zeros.
struct General(f64);

impl fmt::Display for General {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scientific = format!("{:.5e}", self.0);
        let exponent: i32 =
            scientific.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
        if !(-4..6).contains(&exponent) {
            let (mantissa, _) = scientific.split_once('e').unwrap_or((&scientific, ""));
            let mantissa = if mantissa.contains('.') {
                mantissa.trim_end_matches('0').trim_end_matches('.')
            } else {
                mantissa
            };
            let sign = if exponent < 0 { '-' } else { '+' };
            return write!(f, "{mantissa}e{sign}{:02}", exponent.unsigned_abs());
        }
        let decimals = usize::try_from(5 - exponent).unwrap_or(0);
        let fixed = format!("{:.*}", decimals, self.0);
        let trimmed = if fixed.contains('.') {
            fixed.trim_end_matches('0').trim_end_matches('.')
        } else {
            &fixed
        };
        f.write_str(trimmed)
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
    fn sizes_are_noted_as_lvm2_notes_them() {
        let note = |sectors| size_comment(Sectors::new(sectors)).to_string();
        assert_eq!(note(1), "0.5 Kilobytes");
        assert_eq!(note(2_097_152), "1024 Megabytes");
        assert_eq!(note(2_097_152 * 6), "6 Gigabytes");
        assert_eq!(note(134_963), "65.8999 Megabytes");
        assert_eq!(note(54_525_952), "26 Gigabytes");
        assert_eq!(note(12_345_678), "5.88688 Gigabytes");
        assert_eq!(note(u64::MAX), "8192 Exabytes");
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
