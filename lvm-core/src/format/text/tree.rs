//! The parsed text: nodes in the order in which they stand, 16 bytes each, borrowing from the text.

use std::borrow::Cow;

use super::owned::{OwnedEntry, OwnedScalar, OwnedValue};

/// What a node is; for strings, whether a backslash is in them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Int,
    Float,
    Str,
    EscapedStr,
    Bare,
    Array,
    Section,
}

/// One key with its value, or one item of an array (then the key is empty).
///
/// `a` and `b` are the halves of an integer, or start and length in the text of a string, float or word;
/// of an array or section, `a` is the index of the first node after it, and `b` the number of its children.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) key: u32,
    pub(super) key_len: u16,
    pub(super) kind: Kind,
    pub(super) a: u32,
    pub(super) b: u32,
}

const _: () = assert!(core::mem::size_of::<Node>() == 16);

/// A parsed text.
#[derive(Debug)]
pub struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node>,
}

impl<'a> Tree<'a> {
    /// The entries of the top level.
    pub fn entries(&self) -> Entries<'_, 'a> {
        Entries { tree: self, next: 0, end: self.nodes.len(), count: 0 }
    }

    /// The first top-level entry of that key.
    pub fn get(&self, key: &str) -> Option<Value<'_, 'a>> {
        self.entries().get(key)
    }

    fn slice(&self, start: u32, len: u32) -> &'a str {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let end = start.saturating_add(usize::try_from(len).unwrap_or(usize::MAX));
        self.text.get(start..end).unwrap_or_default()
    }

    #[inline]
    fn str(&self, node: Node) -> Option<Cow<'a, str>> {
        match node.kind {
            Kind::Str | Kind::Bare => Some(Cow::Borrowed(self.slice(node.a, node.b))),
            Kind::EscapedStr => Some(Cow::Owned(unescape(self.slice(node.a, node.b)))),
            Kind::Int | Kind::Float | Kind::Array | Kind::Section => None,
        }
    }

    fn scalar(&self, node: Node) -> Option<Scalar<'a>> {
        Some(match node.kind {
            Kind::Int => Scalar::Int(join(node.a, node.b)),
            Kind::Float => Scalar::Float(self.slice(node.a, node.b)),
            Kind::Str => Scalar::Str(Cow::Borrowed(self.slice(node.a, node.b))),
            Kind::EscapedStr => Scalar::Str(Cow::Owned(unescape(self.slice(node.a, node.b)))),
            Kind::Bare => Scalar::Bare(self.slice(node.a, node.b)),
            Kind::Array | Kind::Section => return None,
        })
    }
}

/// Splits an integer for storage in a node: its low half and its high half.
pub(super) fn split(value: i64) -> (u32, u32) {
    let bits = value.cast_unsigned();
    let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    (half(bits), half(bits >> 32))
}

fn join(low: u32, high: u32) -> i64 {
    (u64::from(high) << 32 | u64::from(low)).cast_signed()
}

/// Takes the backslash from `\"` and `\\`; any other backslash stands for itself.
fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(&next @ ('"' | '\\'))) => {
                out.push(next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// The entries of one section.
#[derive(Clone, Debug)]
pub struct Entries<'t, 'a> {
    tree: &'t Tree<'a>,
    next: usize,
    end: usize,
    count: u32,
}

impl<'t, 'a> Entries<'t, 'a> {
    /// How many entries a section has, counted when it was parsed; 0 for the top level.
    pub(crate) fn count_all(&self) -> u32 {
        self.count
    }

    /// The first entry of that key; linear, so for sections of few keys.
    pub fn get(&self, key: &str) -> Option<Value<'t, 'a>> {
        self.clone().find(|entry| entry.key() == key).map(|entry| entry.value())
    }

    /// The value at a path of keys divided by `/`, whether the text nests sections or writes paths as keys.
    pub fn find_path(&self, path: &str) -> Option<Value<'t, 'a>> {
        if let Some(value) = self.get(path) {
            return Some(value);
        }
        path.match_indices('/').find_map(|(slash, _)| {
            let (head, tail) = (path.get(..slash)?, path.get(slash + 1..)?);
            self.clone().filter(|entry| entry.key() == head).find_map(|entry| match entry.value() {
                Value::Section(entries) => entries.find_path(tail),
                _ => None,
            })
        })
    }
}

impl<'t, 'a> Iterator for Entries<'t, 'a> {
    type Item = Entry<'t, 'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let at = self.next;
        let node = *self.tree.nodes.get(at)?;
        self.next = match node.kind {
            Kind::Array | Kind::Section => {
                usize::try_from(node.a).unwrap_or(usize::MAX).max(at + 1)
            }
            _ => at + 1,
        };
        Some(Entry { tree: self.tree, at, node })
    }
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'t, 'a> {
    tree: &'t Tree<'a>,
    at: usize,
    node: Node,
}

impl<'t, 'a> Entry<'t, 'a> {
    /// The key, or the section's name.
    #[inline]
    pub fn key(&self) -> &'a str {
        self.tree.slice(self.node.key, u32::from(self.node.key_len))
    }

    /// The value.
    #[inline]
    pub fn value(&self) -> Value<'t, 'a> {
        let end = usize::try_from(self.node.a).unwrap_or(usize::MAX);
        match self.node.kind {
            Kind::Section => {
                let count = self.node.b;
                Value::Section(Entries { tree: self.tree, next: self.at + 1, end, count })
            }
            Kind::Array => {
                Value::Array(Items { tree: self.tree, next: self.at + 1, end, count: self.node.b })
            }
            _ => Value::Scalar(self.tree.scalar(self.node).unwrap_or(Scalar::Bare(""))),
        }
    }

    /// The number, where the value is one.
    #[inline]
    pub fn int(&self) -> Option<i64> {
        (self.node.kind == Kind::Int).then(|| join(self.node.a, self.node.b))
    }

    /// The string or word, where the value is one.
    #[inline]
    pub fn str(&self) -> Option<Cow<'a, str>> {
        self.tree.str(self.node)
    }

    /// Orders entries of one text as they stand in it.
    pub(crate) fn place(&self) -> usize {
        self.at
    }

    /// Line of the text that the key is in, from 1. Counts lines, so for messages only.
    pub fn line(&self) -> usize {
        let before = usize::try_from(self.node.key).unwrap_or(usize::MAX);
        let lines =
            self.tree.text.as_bytes().iter().take(before).filter(|byte| **byte == b'\n').count();
        lines + 1
    }

    /// A copy that does not borrow. Sections nest no deeper than the parser lets them.
    pub fn to_owned(&self) -> OwnedEntry {
        let value = match self.value() {
            Value::Scalar(scalar) => OwnedValue::Scalar(scalar.to_owned()),
            Value::Array(items) => OwnedValue::Array(items.map(|item| item.to_owned()).collect()),
            Value::Section(entries) => {
                OwnedValue::Section(entries.map(|entry| entry.to_owned()).collect())
            }
        };
        OwnedEntry { key: self.key().into(), value }
    }
}

/// What a key stands for.
#[derive(Clone, Debug)]
pub enum Value<'t, 'a> {
    /// `key = value`
    Scalar(Scalar<'a>),
    /// `key = [ … ]`
    Array(Items<'t, 'a>),
    /// `key { … }`
    Section(Entries<'t, 'a>),
}

/// The items of an array.
#[derive(Clone, Debug)]
pub struct Items<'t, 'a> {
    tree: &'t Tree<'a>,
    next: usize,
    end: usize,
    count: u32,
}

impl<'a> Items<'_, 'a> {
    #[inline]
    fn next_node(&mut self) -> Option<Node> {
        if self.next >= self.end {
            return None;
        }
        let node = *self.tree.nodes.get(self.next)?;
        self.next += 1;
        Some(node)
    }

    /// The next item as a string or word; `None` at the end or where it is neither.
    #[inline]
    pub(crate) fn next_str(&mut self) -> Option<Cow<'a, str>> {
        let node = self.next_node()?;
        self.tree.str(node)
    }

    /// The next item as a number; `None` at the end or where it is none.
    #[inline]
    pub(crate) fn next_int(&mut self) -> Option<i64> {
        let node = self.next_node()?;
        (node.kind == Kind::Int).then(|| join(node.a, node.b))
    }

    /// How many items the array has.
    pub fn count_all(&self) -> u32 {
        self.count
    }
}

impl<'a> Iterator for Items<'_, 'a> {
    type Item = Scalar<'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let node = self.next_node()?;
        self.tree.scalar(node)
    }
}

/// A single value.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// A whole number.
    Int(i64),
    /// A number with a point, as it stands in the text.
    Float(&'a str),
    /// A quoted string, escapes resolved.
    Str(Cow<'a, str>),
    /// A word without quotes.
    Bare(&'a str),
}

impl<'a> Scalar<'a> {
    /// The string or word.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text),
            Self::Bare(word) => Some(word),
            Self::Int(_) | Self::Float(_) => None,
        }
    }

    /// The string or word, borrowed from the text where that is possible.
    pub fn into_str(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Str(text) => Some(text),
            Self::Bare(word) => Some(Cow::Borrowed(word)),
            Self::Int(_) | Self::Float(_) => None,
        }
    }

    /// The number.
    #[inline]
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    fn to_owned(&self) -> OwnedScalar {
        match self {
            Self::Int(value) => OwnedScalar::Int(*value),
            Self::Float(text) => OwnedScalar::Float((*text).into()),
            Self::Str(text) => OwnedScalar::Str((**text).into()),
            Self::Bare(word) => OwnedScalar::Bare((*word).into()),
        }
    }
}
