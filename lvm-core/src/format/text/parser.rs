//! From text to [`Tree`], in one pass and without recursion.
//!
//! By hand, not with nom as the structures of fixed layout: here nom takes more than twice the instructions, and
//! reading a large VG is mostly this (ADR 6).

use super::scan::{before_nul, plain_len, word_len};
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

/// What is wrong, and what was left of the text there.
type Fault<'a> = (TextErrorKind, &'a [u8]);

/// What is left of the text, and what was read.
type Step<'a, T> = Result<(&'a [u8], T), Fault<'a>>;

impl<'a> Tree<'a> {
    /// Parses a text. A NUL ends it, as on disk.
    ///
    /// # Errors
    /// [`TextError`] with the first place that does not fit the grammar.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, TextError> {
        let bytes = before_nul(bytes);
        let text = core::str::from_utf8(bytes)
            .map_err(|error| at_byte(bytes, error.valid_up_to(), TextErrorKind::NotUtf8))?;
        if u32::try_from(text.len()).is_err() {
            return Err(at_byte(bytes, 0, TextErrorKind::TooLarge));
        }
        // A node for each 17 bytes is what LVM2's own texts come to.
        let nodes = Vec::with_capacity(bytes.len() / 16);
        let mut parser = Parsing { len: bytes.len(), nodes, open: Vec::new() };
        match parser.document(bytes) {
            Ok(()) => Ok(Self { text, nodes: parser.nodes }),
            Err((kind, rest)) => Err(at_byte(bytes, bytes.len() - rest.len(), kind)),
        }
    }
}

fn at_byte(bytes: &[u8], at: usize, kind: TextErrorKind) -> TextError {
    let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    TextError { kind, line, at }
}

/// The nodes so far. What is left of the text goes from hand to hand (and stays in registers); where in the text
/// that is follows from its length.
struct Parsing {
    /// Length of the whole text.
    len: usize,
    nodes: Vec<Node>,
    /// The sections around the current place: index of their node, and how many children so far.
    open: Vec<(usize, u32)>,
}

impl Parsing {
    fn document<'a>(&mut self, text: &'a [u8]) -> Result<(), Fault<'a>> {
        let mut rest = blank(text);
        loop {
            rest = match rest {
                [] if self.open.is_empty() => return Ok(()),
                [] => return Err((TextErrorKind::SectionOpen, rest)),
                [b'}', after @ ..] => {
                    let section = self.open.pop().ok_or((TextErrorKind::SectionNotOpen, rest))?;
                    self.close(section);
                    after
                }
                _ => self.entry(rest)?,
            };
            rest = blank(rest);
        }
    }

    #[inline]
    fn entry<'a>(&mut self, from: &'a [u8]) -> Result<&'a [u8], Fault<'a>> {
        let (rest, (start, key)) = key(from)?;
        let key_len = u16::try_from(key.len()).map_err(|_| (TextErrorKind::KeyTooLong, from))?;
        let node = Node { key: self.offset(start), key_len, kind: Kind::Section, a: 0, b: 0 };
        if let Some((_, children)) = self.open.last_mut() {
            *children = children.saturating_add(1);
        }
        let (rest, equals) = match rest {
            // As LVM2 writes it.
            [b' ', b'=', b' ', after @ ..] => (blank(after), true),
            _ => match blank(rest) {
                [b'=', after @ ..] => (blank(after), true),
                rest => (rest, false),
            },
        };
        match rest {
            [b'{', after @ ..] => {
                if self.open.len() >= DEPTH_MAX {
                    return Err((TextErrorKind::TooDeep, rest));
                }
                self.open.push((self.nodes.len(), 0));
                self.nodes.push(node);
                Ok(after)
            }
            _ if !equals => Err((TextErrorKind::NoValueMark, rest)),
            [b'[', after @ ..] => self.array(node, after),
            _ => {
                let rest = self.value(node, rest)?;
                Ok(if rest.first() == Some(&b',') { self.with_commas(rest) } else { rest })
            }
        }
    }

    /// A bare word outside of lists may have commas in it; `rest` begins with one.
    #[cold]
    fn with_commas<'a>(&mut self, mut rest: &'a [u8]) -> &'a [u8] {
        let Some(Node { kind: Kind::Bare, b: len, .. }) = self.nodes.last_mut() else {
            return rest;
        };
        while let [b',', after @ ..] = rest {
            let word = word_len(after);
            *len = len.saturating_add(small(1 + word));
            rest = after.get(word..).unwrap_or_default();
        }
        rest
    }

    fn array<'a>(&mut self, node: Node, from: &'a [u8]) -> Result<&'a [u8], Fault<'a>> {
        let index = self.nodes.len();
        self.nodes.push(Node { kind: Kind::Array, ..node });
        let item = Node { key_len: 0, ..node };
        let mut count = 0_u32;
        let mut rest = blank(from);
        loop {
            if let [b']', after @ ..] = rest {
                self.close((index, count));
                return Ok(after);
            }
            rest = blank(self.value(item, rest)?);
            count = count.saturating_add(1);
            match rest {
                [b',', after @ ..] => rest = blank(after),
                [b']', ..] => {}
                _ => return Err((TextErrorKind::ListOpen, rest)),
            }
        }
    }

    /// Reads one value and keeps it under the key of `node`.
    #[inline]
    fn value<'a>(&mut self, node: Node, from: &'a [u8]) -> Result<&'a [u8], Fault<'a>> {
        let (rest, value) = scalar(from)?;
        let (kind, a, b) = match value {
            Raw::Int(value) => {
                let (a, b) = split(value);
                (Kind::Int, a, b)
            }
            Raw::Text(kind, start, raw) => (kind, self.offset(start), small(raw.len())),
        };
        self.nodes.push(Node { kind, a, b, ..node });
        Ok(rest)
    }

    fn close(&mut self, (node, children): (usize, u32)) {
        let end = small(self.nodes.len());
        if let Some(node) = self.nodes.get_mut(node) {
            (node.a, node.b) = (end, children);
        }
    }

    /// Where in the text the part begins of which `rest` is the beginning and all that follows.
    #[inline]
    fn offset(&self, rest: &[u8]) -> u32 {
        small(self.len - rest.len())
    }
}

/// A place in the text or a number of nodes: less than 2³², as the text is.
#[inline]
fn small(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Passes over white space and comments.
#[inline]
fn blank(mut text: &[u8]) -> &[u8] {
    loop {
        text = match text {
            // Nearly always there is nothing to pass over, and this tells it at once.
            [first, ..] if *first > b'#' => return text,
            [b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, rest @ ..] => rest,
            [b'#', rest @ ..] => {
                let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                rest.get(end..).unwrap_or_default()
            }
            _ => return text,
        };
    }
}

/// A key: a word, or a quoted one. May hold `/` (paths) and anything else that ends no word. With it what is left
/// of the text where it begins.
#[inline]
fn key(text: &[u8]) -> Step<'_, (&[u8], &[u8])> {
    let (rest, start, key) = if let [b'"', body @ ..] = text {
        let (rest, (_, key)) = quoted(text, body)?;
        (rest, body, key)
    } else {
        let (rest, key) = word(text, TextErrorKind::KeyMissing)?;
        (rest, text, key)
    };
    if key.len() > KEY_MAX {
        return Err((TextErrorKind::KeyTooLong, text));
    }
    Ok((rest, (start, key)))
}

/// One or more bytes of a word; `missing` is what is wrong where there are none.
#[inline]
fn word(text: &[u8], missing: TextErrorKind) -> Step<'_, &[u8]> {
    match text.split_at(word_len(text)) {
        ([], _) => Err((missing, text)),
        (word, rest) => Ok((rest, word)),
    }
}

/// A value as it stands.
enum Raw<'a> {
    Int(i64),
    /// What it is, what is left of the text where it begins, and its bytes.
    Text(Kind, &'a [u8], &'a [u8]),
}

#[inline]
fn scalar(text: &[u8]) -> Step<'_, Raw<'_>> {
    match text {
        [b'"', body @ ..] => {
            let (rest, (kind, raw)) = quoted(text, body)?;
            Ok((rest, Raw::Text(kind, body, raw)))
        }
        [b'\'', body @ ..] => {
            let len = body.iter().position(|byte| *byte == b'\'');
            let (raw, rest) = body.split_at(len.ok_or((TextErrorKind::StringOpen, text))?);
            Ok((rest.get(1..).unwrap_or_default(), Raw::Text(Kind::Str, body, raw)))
        }
        [b'0'..=b'9' | b'-' | b'+' | b'.', ..] => number(text),
        _ => {
            let (rest, raw) = word(text, TextErrorKind::ValueMissing)?;
            Ok((rest, Raw::Text(Kind::Bare, text, raw)))
        }
    }
}

/// `-12` is an integer, `1.5` a float, `4k` or `1.2.3` a word.
#[inline]
fn number(text: &[u8]) -> Step<'_, Raw<'_>> {
    let (rest, raw) = word(text, TextErrorKind::ValueMissing)?;
    let (negative, digits) = match raw {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    let mut value = Some(0_i64);
    let mut dots = 0;
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                let digit = i64::from(byte - b'0');
                // Downwards, because there is one number more below zero than above.
                value = value.and_then(|value| value.checked_mul(10)?.checked_sub(digit));
            }
            b'.' => dots += 1,
            _ => return Ok((rest, Raw::Text(Kind::Bare, text, raw))),
        }
    }
    match (dots, digits.len()) {
        (0, 2..) if digits.first() == Some(&b'0') => {
            let value = octal(digits).ok_or((TextErrorKind::NumberTooLarge, text))?;
            Ok((rest, Raw::Int(if negative { -value } else { value })))
        }
        (0, 1..) => {
            let value = if negative { value } else { value.and_then(i64::checked_neg) };
            Ok((rest, Raw::Int(value.ok_or((TextErrorKind::NumberTooLarge, text))?)))
        }
        (1, 2..) => Ok((rest, Raw::Text(Kind::Float, text, raw))),
        _ => Ok((rest, Raw::Text(Kind::Bare, text, raw))),
    }
}

/// As C reads a number that begins with a zero: up to the first digit that is none of eight.
fn octal(digits: &[u8]) -> Option<i64> {
    let octal = digits.iter().map_while(|byte| char::from(*byte).to_digit(8));
    let mut digits = octal.map(i64::from);
    digits.try_fold(0_i64, |value, digit| value.checked_mul(8)?.checked_add(digit))
}

/// A string in double quotes that begins with `text`; `body` follows the first quote. The bytes between the quotes,
/// and whether a backslash is among them.
#[inline]
fn quoted<'a>(text: &'a [u8], body: &'a [u8]) -> Step<'a, (Kind, &'a [u8])> {
    let (raw, rest) = body.split_at(plain_len(body));
    if let [b'"', after @ ..] = rest {
        return Ok((after, (Kind::Str, raw)));
    }
    let mut at = raw.len();
    loop {
        match body.get(at) {
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
    fn a_number_that_begins_with_zero_is_octal() {
        let tree = Tree::parse(b"s { a=022 b=-010 c=0 d=08 e=00 f=0.5 }").unwrap();
        for (path, value) in [
            ("s/a", Some(18)),
            ("s/b", Some(-8)),
            ("s/c", Some(0)),
            ("s/d", Some(0)),
            ("s/e", Some(0)),
            ("s/f", None),
        ] {
            assert_eq!(int(&tree, path), value, "{path}");
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
        let keys: Vec<_> = vg.clone().map(|entry| entry.key()).collect();
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
