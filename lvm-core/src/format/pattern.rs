//! libdevmapper's regular expressions: in `devices/filter`, and in selections.
//!
//! ```text
//! any   = every ("|" every)*
//! every = many many*
//! many  = one ("*" | "+" | "?")*
//! one   = "(" any ")" | "[" ["^"] set "]" | "." | "^" | "$" | "\" LETTER | LETTER
//! ```
//!
//! There are no classes and no counts: `{` is a letter, and so is what follows a backslash, but for `\n`, `\r` and
//! `\t`. An expression matches anywhere. The beginning and the end of a text are two letters of their own, which `^` and
//! `$` mean, and `.` and `[^a]` match too. From LVM2 2.03.16, asked; it also overlooks some mistakes, such as a `)` too
//! many, that are refused here.
//!
//! Matching takes time in proportion to the text and to the expression, whatever they are.

use regex_lite::{Regex, RegexBuilder};

/// The letter before a text.
const BEGIN: char = '\x02';
/// The letter behind a text.
const END: char = '\x03';
/// An expression has no more bytes.
const LEN_MAX: usize = 4096;
/// Parentheses may be so many deep.
const DEPTH_MAX: usize = 40;
/// What the crate may nest for that.
const NEST_MAX: u32 = 200;
/// Bytes of a program.
const SIZE_MAX: usize = 4 << 20;

/// An expression.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: Box<str>,
    regex: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

/// A text is no expression.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("Couldn't parse regex")]
pub struct BadPattern;

impl Pattern {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`BadPattern`].
    ///
    /// ```
    /// use lvm_core::format::pattern::Pattern;
    ///
    /// let pattern = Pattern::parse("^home[0-9]+$")?;
    /// assert!(pattern.is_match("home12") && !pattern.is_match("home"));
    /// # Ok::<_, lvm_core::format::pattern::BadPattern>(())
    /// ```
    pub fn parse(source: &str) -> Result<Self, BadPattern> {
        if source.len() > LEN_MAX {
            return Err(BadPattern);
        }
        let mut parser = Parser { rest: source.chars(), out: String::new() };
        parser.any(0)?;
        if parser.peek().is_some() {
            return Err(BadPattern);
        }
        let built =
            RegexBuilder::new(&parser.out).size_limit(SIZE_MAX).nest_limit(NEST_MAX).build();
        Ok(Self { source: source.into(), regex: built.map_err(|_| BadPattern)? })
    }

    /// Whether it matches somewhere in a text.
    pub fn is_match(&self, text: &str) -> bool {
        let mut framed = String::with_capacity(text.len() + 2);
        framed.push(BEGIN);
        framed.push_str(text);
        framed.push(END);
        self.regex.is_match(&framed)
    }

    /// As it was typed.
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// Reads an expression, and writes it as the crate's.
struct Parser<'t> {
    rest: core::str::Chars<'t>,
    out: String,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    fn any(&mut self, depth: usize) -> Result<(), BadPattern> {
        self.every(depth)?;
        while self.peek() == Some('|') {
            self.rest.next();
            self.out.push('|');
            self.every(depth)?;
        }
        Ok(())
    }

    fn every(&mut self, depth: usize) -> Result<(), BadPattern> {
        self.many(depth)?;
        while !matches!(self.peek(), None | Some('|' | ')')) {
            self.many(depth)?;
        }
        Ok(())
    }

    fn many(&mut self, depth: usize) -> Result<(), BadPattern> {
        self.one(depth)?;
        let (mut none, mut several) = (false, false);
        while let Some(sign @ ('*' | '+' | '?')) = self.peek() {
            none |= sign != '+';
            several |= sign != '?';
            self.rest.next();
        }
        self.out.push_str(match (none, several) {
            (false, false) => "",
            (false, true) => "+",
            (true, false) => "?",
            (true, true) => "*",
        });
        Ok(())
    }

    fn one(&mut self, depth: usize) -> Result<(), BadPattern> {
        match self.rest.next() {
            Some('(') if depth < DEPTH_MAX => {
                self.out.push_str("(?:");
                self.any(depth + 1)?;
                if self.rest.next() != Some(')') {
                    return Err(BadPattern);
                }
                self.out.push(')');
            }
            Some('[') => self.set()?,
            Some('.') => self.out.push_str(r"[^\n\r]"),
            Some('^') => self.out.push(BEGIN),
            Some('$') => self.out.push(END),
            Some('\\') => {
                let letter = escaped(self.rest.next().ok_or(BadPattern)?);
                self.letter(letter);
            }
            None | Some('(' | ')' | '|' | '*' | '+' | '?') => return Err(BadPattern),
            Some(letter) => self.letter(letter),
        }
        Ok(())
    }

    /// Letters between brackets, the first of which was read.
    fn set(&mut self) -> Result<(), BadPattern> {
        let negated = self.peek() == Some('^');
        if negated {
            self.rest.next();
        }
        let mut ranges: Vec<(char, char)> = Vec::new();
        loop {
            let letter = match self.rest.next().ok_or(BadPattern)? {
                ']' => break,
                '\\' => escaped(self.rest.next().ok_or(BadPattern)?),
                '-' => match ranges.last_mut() {
                    // What the crate's sets have as an end is not its last letter here, either: `[a-c-e]`.
                    Some((from, to)) => {
                        let end = match self.rest.next().ok_or(BadPattern)? {
                            '\\' => escaped(self.rest.next().ok_or(BadPattern)?),
                            end => end,
                        };
                        (*from, *to) = ((*from).min(end), (*to).max(end));
                        continue;
                    }
                    None => '-',
                },
                letter => letter,
            };
            ranges.push((letter, letter));
        }
        self.out.push_str(match (ranges.is_empty(), negated) {
            (true, false) => r"[^\x00-\u{10FFFF}]",
            (true, true) => r"[^\n\r]",
            (false, false) => "[",
            (false, true) => r"[^\n\r",
        });
        for (from, to) in &ranges {
            self.letter(*from);
            self.out.push('-');
            self.letter(*to);
        }
        if !ranges.is_empty() {
            self.out.push(']');
        }
        Ok(())
    }

    /// A character that means itself.
    fn letter(&mut self, letter: char) {
        if letter.is_ascii_punctuation() {
            self.out.push('\\');
        }
        self.out.push(letter);
    }
}

const fn escaped(letter: char) -> char {
    match letter {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        Pattern::parse(pattern).unwrap().is_match(text)
    }

    #[test]
    fn expressions_mean_what_they_mean_to_lvm2() {
        for (pattern, yes, no) in [
            ("^t[13]$", "t1", "t2"),
            ("^t.?s*$", "t1ss", "t12"),
            ("^t1s+$", "t1s", "t1"),
            ("a|t1", "xt1", "t2"),
            ("^(any|(a|b))$", "b", "c"),
            ("a{2}", "a{2}", "aa"),
            (r"\d", "d", "1"),
            (r"a\.b", "a.b", "axb"),
            ("[9-0]", "5", "x"),
            ("^[-a]$", "-", "b"),
            ("^[a-c-e]$", "b", "f"),
            (r"[\^t]", "^", "x"),
            (r"^[t\]]1$", "]1", "x1"),
            ("x[^a-c]y", "xdy", "xby"),
            ("a?*+$", "b", "\n"),
            // The ends of a text are letters.
            (".a$", "a", "b"),
            ("[^t]a$", "a", "ta"),
            ("b.", "b", "c"),
            ("^$", "", "x"),
        ] {
            assert!(matches(pattern, yes), "{pattern} {yes}");
            assert!(no == "\n" || !matches(pattern, no), "{pattern} {no}");
        }
        assert!(!matches("[]", "x]") && !matches("a^b", "a^b"));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        let deep = "(".repeat(5000);
        for bad in ["", "*", "a|", "|a", "()", "(", ")", "a)", "[", "[a-]", "\\", "(?i)a", &deep] {
            assert_eq!(Pattern::parse(bad), Err(BadPattern), "{bad}");
        }
        assert_eq!(Pattern::parse(&"a".repeat(LEN_MAX + 1)), Err(BadPattern));
    }

    #[test]
    fn no_expression_takes_long() {
        let hostile = format!("({}){}", "a?".repeat(900), "a".repeat(900));
        assert!(!matches(&hostile, &"a".repeat(800)));
        assert!(matches("((((a*)*)*)*)*b", &(("a").repeat(5000) + "b")));
    }
}
