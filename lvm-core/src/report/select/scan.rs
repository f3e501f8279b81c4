//! The text of a selection, read from left to right.

/// What ends a string that is not quoted, beside a blank.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ends {
    /// A logical operator, or `)`.
    Statement,
    /// A logical operator, or the end of a list.
    List,
}

/// How conditions or items of a list are joined.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Join {
    /// `&&` or `,`
    Every,
    /// `||` or `#`
    Any,
}

/// A string's quote is missing at its end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct MissingQuote;

/// A place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'t> {
    /// What is still to be read.
    pub(super) rest: &'t str,
}

impl<'t> Scanner<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches(is_blank);
    }

    /// Reads `token` if it is next.
    pub(super) fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Reads as long as `wanted` says so.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// Reads `len` bytes, which end where a character does.
    fn take(&mut self, len: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Reads a logical operator.
    pub(super) fn join(&mut self) -> Option<Join> {
        let (token, join) = next_join(self.rest)?;
        self.take(token);
        Some(join)
    }

    /// Reads up to `quote`, and it. What was read before it.
    pub(super) fn quoted(&mut self, quote: char) -> Result<&'t str, MissingQuote> {
        let end = self.rest.find(quote).ok_or(MissingQuote)?;
        let text = self.take(end);
        self.take(quote.len_utf8());
        Ok(text)
    }

    /// Reads a string, quoted or not. There are no escapes.
    pub(super) fn string(&mut self, ends: Ends) -> Result<&'t str, MissingQuote> {
        for quote in ['"', '\''] {
            if let Some(rest) = self.rest.strip_prefix(quote) {
                self.rest = rest;
                return self.quoted(quote);
            }
        }
        Ok(self.unquoted(ends))
    }

    /// Reads a string that is not quoted; it may be empty.
    pub(super) fn unquoted(&mut self, ends: Ends) -> &'t str {
        let is_end = |at: usize, c: char| {
            is_blank(c)
                || match ends {
                    Ends::Statement => c == ')',
                    Ends::List => matches!(c, ']' | '}'),
                }
                || next_join(self.rest.get(at..).unwrap_or_default()).is_some()
        };
        let end = self.rest.char_indices().find(|(at, c)| is_end(*at, *c));
        self.take(end.map_or(self.rest.len(), |(at, _)| at))
    }

    /// Reads digits with at most one point; `None` where there are none.
    pub(super) fn number(&mut self) -> Option<&'t str> {
        let mut points = 0;
        let end = self.rest.find(|c: char| {
            points += usize::from(c == '.');
            !(c.is_ascii_digit() || c == '.' && points == 1)
        });
        let number = self.take(end.unwrap_or(self.rest.len()));
        (!number.is_empty()).then_some(number)
    }
}

/// C's `isspace`.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

fn next_join(text: &str) -> Option<(usize, Join)> {
    [("&&", Join::Every), (",", Join::Every), ("||", Join::Any), ("#", Join::Any)]
        .into_iter()
        .find(|(token, _)| text.starts_with(token))
        .map(|(token, join)| (token.len(), join))
}
