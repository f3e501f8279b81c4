//! A selection as a text that is read as the same selection.

use core::fmt::{self, Display, Formatter, Write as _};

use super::operand::{List, Operand};
use super::scan::Join;
use super::{Expr, Op, Selection, Test};

impl Display for Selection {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.expr.as_ref().map_or(Ok(()), |expr| expr.fmt(f))
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (parts, between) = match self {
            Self::Test(test) => return test.fmt(f),
            Self::Not(part) => return write!(f, "!({part})"),
            Self::Every(parts) => (parts, " && "),
            Self::Any(parts) => (parts, " || "),
        };
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                f.write_str(between)?;
            }
            let alike = core::mem::discriminant(part) == core::mem::discriminant(self);
            if alike || matches!(part, Self::Any(_)) {
                write!(f, "({part})")?;
            } else {
                part.fmt(f)?;
            }
        }
        Ok(())
    }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let op = match (self.op, &self.operand) {
            (Op::Equal, Operand::Matches(_)) => "=~",
            (Op::Unequal, Operand::Matches(_)) => "!~",
            (Op::Equal, _) => "=",
            (Op::Unequal, _) => "!=",
            (Op::AtLeast, _) => ">=",
            (Op::Above, _) => ">",
            (Op::AtMost, _) => "<=",
            (Op::Below, _) => "<",
        };
        write!(f, "{} {op} ", self.field.id)?;
        match &self.operand {
            Operand::Number(None) => f.write_str("undefined"),
            Operand::Number(Some(number)) => write!(f, "{number}"),
            Operand::Size(bytes) => write!(f, "{bytes}b"),
            Operand::Auto => f.write_str("auto"),
            Operand::Percent(millionths) => {
                write!(f, "{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
            }
            Operand::Text(text) => string(f, text),
            Operand::Matches(pattern) => {
                let source = pattern.source();
                let quotes = [('"', '"'), ('\'', '\''), ('(', ')'), ('{', '}'), ('[', ']')];
                // What was read has at least one of them not in it.
                let free = quotes.into_iter().find(|(_, close)| !source.contains(*close));
                let (open, close) = free.unwrap_or(('"', '"'));
                write!(f, "{open}{source}{close}")
            }
            Operand::List(list) => list.fmt(f),
            Operand::Time(_, typed) => f.write_str(typed),
        }
    }
}

impl Display for List {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (open, close) = if self.exact { ('[', ']') } else { ('{', '}') };
        if let ([item], false) = (self.items.as_slice(), self.exact)
            && item.contains([']', '}'])
        {
            // In braces it would need quotes, of which it may have both kinds.
            return string(f, item);
        }
        f.write_char(open)?;
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 {
                f.write_str(if self.join == Join::Every { " && " } else { " || " })?;
            }
            string(f, item)?;
        }
        f.write_char(close)
    }
}

/// A string in quotes, but one with both kinds of them, which was read without.
fn string(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    if !text.contains('"') {
        write!(f, "\"{text}\"")
    } else if !text.contains('\'') {
        write!(f, "'{text}'")
    } else {
        f.write_str(text)
    }
}
