//! From text to [`Tree`], in one pass and without recursion.

use nom::bytes::complete::{take_while, take_while1};
use nom::{IResult, Parser};

use super::tree::{Kind, Node, Tree, split};

/// Sections nest no deeper than this; LVM2's own go to 5.
pub const DEPTH_MAX: usize = 32;

/// The longest key.
const KEY_MAX: usize = 1024;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{kind} in line {line}")]
pub struct TextError {
    /// What is wrong.
    pub kind: TextErrorKind,
    /// Line, from 1.
    pub line: usize,
    /// Byte of the text.
    pub at: usize,
}

/// What can be wrong with a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TextErrorKind {
    /// No key where one has to stand.
    #[error("a key is missing")]
    KeyMissing,
    /// A key of more than a thousand bytes.
    #[error("a key is too long")]
    KeyTooLong,
    /// Neither `=` nor `{` after a key.
    #[error("\"=\" or \"{{\" is missing after a key")]
    NoValueMark,
    /// No value where one has to stand.
    #[error("a value is missing")]
    ValueMissing,
    /// A string without its closing quote.
    #[error("a string does not end")]
    StringOpen,
    /// A whole number outside 64 bits.
    #[error("a number is too large")]
    NumberTooLarge,
    /// Neither `,` nor `]` after an item.
    #[error("\",\" or \"]\" is missing in a list")]
    ListOpen,
    /// The text ends inside a section.
    #[error("a section does not end")]
    SectionOpen,
    /// A `}` too many.
    #[error("a \"}}\" closes nothing")]
    SectionNotOpen,
    /// Sections nested deeper than [`DEPTH_MAX`].
    #[error("sections are nested too deep")]
    TooDeep,
    /// More than 4 GiB.
    #[error("the text is too large")]
    TooLarge,
    /// Bytes that are no UTF-8.
    #[error("the text is not UTF-8")]
    NotUtf8,
}

type Step<'a, T> = Result<(&'a str, T), (TextErrorKind, &'a str)>;

impl<'a> Tree<'a> {
    /// Parses a text. A NUL ends it, as on disk.
    ///
    /// # Errors
    /// [`TextError`] with the first place that does not fit the grammar.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, TextError> {
        let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        let bytes = bytes.get(..end).unwrap_or_default();
        let text = core::str::from_utf8(bytes)
            .map_err(|error| at_byte(bytes, error.valid_up_to(), TextErrorKind::NotUtf8))?;
        if u32::try_from(text.len()).is_err() {
            return Err(at_byte(bytes, 0, TextErrorKind::TooLarge));
        }
        // A node for each 17 bytes is what LVM2's own texts come to.
        let mut parser =
            Parsing { text, nodes: Vec::with_capacity(text.len() / 16), open: Vec::new() };
        match parser.document() {
            Ok(()) => {
                parser.nodes.shrink_to_fit();
                Ok(Self { text, nodes: parser.nodes })
            }
            Err((kind, rest)) => Err(at_byte(bytes, text.len() - rest.len(), kind)),
        }
    }
}

fn at_byte(bytes: &[u8], at: usize, kind: TextErrorKind) -> TextError {
    let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    TextError { kind, line, at }
}

struct Parsing<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    /// The sections around the current place: index of their node, and how many children so far.
    open: Vec<(usize, u32)>,
}

impl<'a> Parsing<'a> {
    fn document(&mut self) -> Result<(), (TextErrorKind, &'a str)> {
        let mut rest = blank(self.text);
        loop {
            if rest.is_empty() {
                return if self.open.is_empty() {
                    Ok(())
                } else {
                    Err((TextErrorKind::SectionOpen, rest))
                };
            }
            rest = match rest.strip_prefix('}') {
                Some(after) => {
                    let (node, children) =
                        self.open.pop().ok_or((TextErrorKind::SectionNotOpen, rest))?;
                    self.close(node, children);
                    after
                }
                None => self.entry(rest)?,
            };
            rest = blank(rest);
        }
    }

    fn entry(&mut self, from: &'a str) -> Result<&'a str, (TextErrorKind, &'a str)> {
        let (rest, key) = key(from)?;
        let key_len = u16::try_from(key.len()).map_err(|_| (TextErrorKind::KeyTooLong, from))?;
        let node = Node { key: self.offset(key), key_len, kind: Kind::Section, a: 0, b: 0 };
        if let Some((_, children)) = self.open.last_mut() {
            *children = children.saturating_add(1);
        }
        let rest = blank(rest);
        let (rest, equals) = match rest.strip_prefix('=') {
            Some(after) => (blank(after), true),
            None => (rest, false),
        };
        if let Some(after) = rest.strip_prefix('{') {
            if self.open.len() >= DEPTH_MAX {
                return Err((TextErrorKind::TooDeep, rest));
            }
            self.open.push((self.nodes.len(), 0));
            self.nodes.push(node);
            return Ok(after);
        }
        if !equals {
            return Err((TextErrorKind::NoValueMark, rest));
        }
        match rest.strip_prefix('[') {
            Some(after) => self.array(node, after),
            None => self.scalar(node, rest),
        }
    }

    fn array(&mut self, node: Node, from: &'a str) -> Result<&'a str, (TextErrorKind, &'a str)> {
        let index = self.nodes.len();
        self.nodes.push(Node { kind: Kind::Array, ..node });
        let item = Node { key_len: 0, ..node };
        let mut count = 0_u32;
        let mut rest = blank(from);
        loop {
            if let Some(after) = rest.strip_prefix(']') {
                self.close(index, count);
                return Ok(after);
            }
            rest = blank(self.scalar(item, rest)?);
            count = count.saturating_add(1);
            match rest.strip_prefix(',') {
                Some(after) => rest = blank(after),
                None if rest.starts_with(']') => {}
                None => return Err((TextErrorKind::ListOpen, rest)),
            }
        }
    }

    /// Reads one value and keeps it under the key of `node`.
    fn scalar(&mut self, node: Node, from: &'a str) -> Result<&'a str, (TextErrorKind, &'a str)> {
        let (rest, (kind, raw)) = scalar(from)?;
        let (a, b) = if kind == Kind::Int {
            split(raw.parse().map_err(|_| (TextErrorKind::NumberTooLarge, from))?)
        } else {
            (self.offset(raw), u32::try_from(raw.len()).unwrap_or(u32::MAX))
        };
        self.nodes.push(Node { kind, a, b, ..node });
        Ok(rest)
    }

    fn close(&mut self, node: usize, children: u32) {
        let end = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        if let Some(node) = self.nodes.get_mut(node) {
            (node.a, node.b) = (end, children);
        }
    }

    /// Where in the text a part of it begins.
    fn offset(&self, part: &'a str) -> u32 {
        u32::try_from(part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr()))
            .unwrap_or(u32::MAX)
    }
}

/// Passes over white space and comments.
#[inline]
fn blank(mut text: &str) -> &str {
    loop {
        // Most gaps are none or one character wide.
        text = match text.as_bytes() {
            [b' ' | b'\n' | b'\t', next, ..]
                if !matches!(next, b' ' | b'\n' | b'\t' | b'\r' | 0x0b | 0x0c | b'#') =>
            {
                return text.get(1..).unwrap_or_default();
            }
            [b' ' | b'\n' | b'\t' | b'\r' | 0x0c, ..] => text.trim_ascii_start(),
            // A vertical tab is white space to C, and not to `trim_ascii_start`.
            [0x0b, ..] => text.get(1..).unwrap_or_default(),
            [b'#', ..] => text.split_once('\n').map_or("", |(_, rest)| rest),
            _ => return text,
        };
    }
}

/// What a key or a value without quotes is made of.
pub(super) fn is_word(c: char) -> bool {
    let ends =
        [' ', '\t', '\n', '\r', '\x0b', '\x0c', '=', '{', '}', '[', ']', ',', '#', '"', '\''];
    !ends.contains(&c)
}

/// A key: a word, or a quoted one. May hold `/` (paths) and anything else that ends no word.
#[inline]
fn key(text: &str) -> Step<'_, &str> {
    let found = if text.starts_with('"') {
        quoted(text).map(|(rest, (_, raw))| (rest, raw))?
    } else {
        word(text)?
    };
    if found.1.len() > KEY_MAX { Err((TextErrorKind::KeyTooLong, text)) } else { Ok(found) }
}

#[inline]
fn word(text: &str) -> Step<'_, &str> {
    let parsed: IResult<&str, &str> = take_while1(is_word).parse(text);
    parsed.map_err(|_| (TextErrorKind::KeyMissing, text))
}

#[inline]
fn scalar(text: &str) -> Step<'_, (Kind, &str)> {
    match text.as_bytes().first() {
        Some(b'"') => quoted(text),
        Some(b'\'') => {
            let body = text.get(1..).unwrap_or_default();
            let (raw, rest) = body.split_once('\'').ok_or((TextErrorKind::StringOpen, text))?;
            Ok((rest, (Kind::Str, raw)))
        }
        Some(b'0'..=b'9' | b'-' | b'+' | b'.') => {
            let parsed: IResult<&str, &str> = take_while(is_word).parse(text);
            let (rest, raw) = parsed.map_err(|_| (TextErrorKind::ValueMissing, text))?;
            Ok((rest, (number_kind(raw), raw)))
        }
        _ => match word(text) {
            Ok((rest, raw)) => Ok((rest, (Kind::Bare, raw))),
            Err(_) => Err((TextErrorKind::ValueMissing, text)),
        },
    }
}

/// `-12` is an integer, `1.5` a float, `4k` or `1.2.3` a word.
fn number_kind(raw: &str) -> Kind {
    let digits = raw.strip_prefix(['-', '+']).unwrap_or(raw);
    if digits.is_empty() {
        return Kind::Bare;
    }
    let mut dots = 0;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {}
            b'.' => dots += 1,
            _ => return Kind::Bare,
        }
    }
    match (dots, digits.len()) {
        (0, _) => Kind::Int,
        (1, 2..) => Kind::Float,
        _ => Kind::Bare,
    }
}

/// A string in double quotes; the raw text between them, and whether a backslash is in it.
#[inline]
fn quoted(text: &str) -> Step<'_, (Kind, &str)> {
    let body = text.get(1..).unwrap_or_default();
    let parsed: IResult<&str, &str> = take_while(|c| c != '"' && c != '\\').parse(body);
    let (rest, raw) = parsed.map_err(|_| (TextErrorKind::StringOpen, text))?;
    if let Some(after) = rest.strip_prefix('"') {
        return Ok((after, (Kind::Str, raw)));
    }
    let bytes = body.as_bytes();
    let mut at = raw.len();
    loop {
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => break,
            Some(_) => at += 1,
            None => return Err((TextErrorKind::StringOpen, text)),
        }
    }
    // A backslash before a longer character leaves `at` inside it, never on the quote that ends the string.
    let (raw, rest) = (body.get(..at).unwrap_or_default(), body.get(at + 1..).unwrap_or_default());
    Ok((rest, (Kind::EscapedStr, raw)))
}

#[cfg(test)]
mod tests {
    use super::super::{Scalar, Value};
    use super::*;

    fn int(tree: &Tree<'_>, path: &str) -> Option<i64> {
        match tree.entries().find_path(path)? {
            Value::Scalar(scalar) => scalar.as_int(),
            _ => None,
        }
    }

    fn text(tree: &Tree<'_>, path: &str) -> Option<String> {
        match tree.entries().find_path(path)? {
            Value::Scalar(scalar) => scalar.as_str().map(str::to_owned),
            _ => None,
        }
    }

    /// A vertical tab once kept the parser in place for ever: it was taken for white space and not passed over.
    #[test]
    fn every_kind_of_white_space_is_passed_over() {
        let tree = Tree::parse(b"\x0b a \x0b=\x0c 1\x0b\x0b\r\n b\x0c = 2 \x0b").unwrap();
        assert_eq!((int(&tree, "a"), int(&tree, "b")), (Some(1), Some(2)));
    }

    /// Such a key once doubled its backslashes each time it was read and written.
    #[test]
    fn a_key_with_backslashes_stays_as_it_is() {
        for key in ["a\\", "\"a b\\\\\"", "\"say \\\"hi\\\"\"", "\x01a\\"] {
            let text = format!("{key} = 1\n");
            let tree = Tree::parse(text.as_bytes()).unwrap();
            let entry = tree.entries().next().unwrap();
            let mut writer = super::super::TextWriter::new(super::super::TextStyle::Disk, 64);
            writer.kept(&entry.to_owned());
            assert_eq!(writer.finish(), text);
        }
    }

    #[test]
    fn the_whole_grammar_is_read() {
        let tree = Tree::parse(
            b"# comment\nvg0 {\n\tid = \"a b\"\t# trailing\n seqno=-9 n = 9223372036854775807\n f = 1.5\n\
              e = []\n l = [ \"x\", 3, 'q\\', ]\n sub { deep = { k = word } } }\n\
              q = \"say \\\"hi\\\" \\\\ \\n\"\n devices/dir = \"/dev\"\n\0garbage {",
        )
        .unwrap();
        assert_eq!(text(&tree, "vg0/id").as_deref(), Some("a b"));
        assert_eq!(int(&tree, "vg0/seqno"), Some(-9));
        assert_eq!(int(&tree, "vg0/n"), Some(i64::MAX));
        assert_eq!(text(&tree, "vg0/sub/deep/k").as_deref(), Some("word"));
        assert_eq!(text(&tree, "q").as_deref(), Some("say \"hi\" \\ \\n"));
        assert_eq!(text(&tree, "devices/dir").as_deref(), Some("/dev"));
        let Some(Value::Section(vg)) = tree.get("vg0") else { panic!("no section") };
        let keys: Vec<_> = vg.map(|entry| entry.key()).collect();
        assert_eq!(keys, ["id", "seqno", "n", "f", "e", "l", "sub"]);
        let Some(Value::Array(items)) = vg.get("l") else { panic!("no list") };
        assert_eq!(items.count_all(), 3);
        assert_eq!(
            items.collect::<Vec<_>>(),
            [Scalar::Str("x".into()), Scalar::Int(3), Scalar::Str("q\\".into())]
        );
        assert!(matches!(vg.get("f"), Some(Value::Scalar(Scalar::Float("1.5")))));
        assert!(matches!(vg.get("e"), Some(Value::Array(items)) if items.count_all() == 0));
    }

    #[test]
    fn each_fault_is_named_with_its_line() {
        let kind =
            |text: &str| Tree::parse(text.as_bytes()).map(|_| ()).map_err(|e| (e.kind, e.line));
        assert_eq!(kind("a {\nb = 1\n"), Err((TextErrorKind::SectionOpen, 3)));
        assert_eq!(kind("a = 1\n}"), Err((TextErrorKind::SectionNotOpen, 2)));
        assert_eq!(kind("a = \"x"), Err((TextErrorKind::StringOpen, 1)));
        assert_eq!(kind("a = \"x\\"), Err((TextErrorKind::StringOpen, 1)));
        assert_eq!(kind("a = "), Err((TextErrorKind::ValueMissing, 1)));
        assert_eq!(kind("a b = 1"), Err((TextErrorKind::NoValueMark, 1)));
        assert_eq!(kind("= 1"), Err((TextErrorKind::KeyMissing, 1)));
        assert_eq!(kind("a = [1 2]"), Err((TextErrorKind::ListOpen, 1)));
        assert_eq!(kind("a = 9223372036854775808"), Err((TextErrorKind::NumberTooLarge, 1)));
        assert_eq!(kind(&"a {".repeat(DEPTH_MAX + 1)), Err((TextErrorKind::TooDeep, 1)));
        assert_eq!(kind(&format!("{} = 1", "k".repeat(1025))), Err((TextErrorKind::KeyTooLong, 1)));
        assert_eq!(
            Tree::parse(b"a = \"\n\xff\"").map(|_| ()).map_err(|e| (e.kind, e.line, e.at)),
            Err((TextErrorKind::NotUtf8, 2, 6))
        );
    }
}
