//! From the text of a selection to its conditions.

use super::error::SelectError;
use super::operand::Reader;
use super::scan::{Join, Scanner};
use super::words::kind_of;
use super::{Context, Expr, Op, Test};
use crate::report::columns::ReportKind;
use crate::report::field::{self, Field, Kind};

/// Parentheses may be so many deep.
const DEPTH_MAX: usize = 100;

/// The operators, in the order in which they are tried, and what each asks of the field.
const OPERATORS: [(&str, Op, Asks); 12] = [
    ("=~", Op::Equal, Asks::Pattern),
    ("!~", Op::Unequal, Asks::Pattern),
    ("=", Op::Equal, Asks::Nothing),
    ("!=", Op::Unequal, Asks::Nothing),
    (">=", Op::AtLeast, Asks::Order),
    (">", Op::Above, Asks::Order),
    ("<=", Op::AtMost, Asks::Order),
    ("<", Op::Below, Asks::Order),
    ("since", Op::AtLeast, Asks::Time),
    ("after", Op::Above, Asks::Time),
    ("until", Op::AtMost, Asks::Time),
    ("before", Op::Below, Asks::Time),
];

/// What an operator asks of the field.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Asks {
    Nothing,
    /// It is text.
    Pattern,
    /// Its values have an order.
    Order,
    /// It is a time.
    Time,
}

pub(super) fn parse(
    report: ReportKind,
    text: &str,
    context: &Context,
) -> Result<Expr, SelectError> {
    let mut parser = Parser { report, text, context, scan: Scanner::new(text), depth: 0 };
    let whole = parser.any().and_then(|expr| {
        parser.scan.skip_blanks();
        if parser.scan.is_at_end() {
            return Ok(expr);
        }
        let at = parser.at();
        Err(SelectError::syntax("Expecting logical operator", at, at))
    });
    whole.map_err(|error| SelectError { text: text.to_owned(), ..error })
}

struct Parser<'t> {
    report: ReportKind,
    text: &'t str,
    context: &'t Context,
    scan: Scanner<'t>,
    depth: usize,
}

impl Parser<'_> {
    /// The place, in bytes from the beginning.
    fn at(&self) -> usize {
        self.text.len() - self.scan.rest.len()
    }

    fn any(&mut self) -> Result<Expr, SelectError> {
        self.joined(Join::Any, Self::every, Expr::Any)
    }

    fn every(&mut self) -> Result<Expr, SelectError> {
        self.joined(Join::Every, Self::one, Expr::Every)
    }

    /// Conditions with `join` between them.
    fn joined(
        &mut self,
        join: Join,
        part: impl Fn(&mut Self) -> Result<Expr, SelectError>,
        whole: impl FnOnce(Vec<Expr>) -> Expr,
    ) -> Result<Expr, SelectError> {
        let first = part(self)?;
        let mut more = Vec::new();
        loop {
            let mut ahead = self.scan;
            ahead.skip_blanks();
            if ahead.join() != Some(join) {
                break;
            }
            self.scan = ahead;
            more.push(part(self)?);
        }
        if more.is_empty() {
            return Ok(first);
        }
        more.insert(0, first);
        Ok(whole(more))
    }

    fn one(&mut self) -> Result<Expr, SelectError> {
        self.scan.skip_blanks();
        if self.scan.eat("!") {
            self.scan.skip_blanks();
            if !self.scan.eat("(") {
                return Err(self.parenthesis("left"));
            }
            return Ok(Expr::Not(Box::new(self.group()?)));
        }
        if self.scan.eat("(") {
            return self.group();
        }
        self.statement().map(Expr::Test)
    }

    /// What follows `(`, up to its `)`.
    fn group(&mut self) -> Result<Expr, SelectError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(SelectError::value("Selection is nested too deeply.", self.at()));
        }
        let inner = self.any()?;
        self.scan.skip_blanks();
        if !self.scan.eat(")") {
            return Err(self.parenthesis("right"));
        }
        self.depth -= 1;
        Ok(inner)
    }

    fn parenthesis(&self, side: &str) -> SelectError {
        let rest = self.scan.rest;
        let what = format!("Syntax error: {side} parenthesis expected at '{rest}'");
        SelectError::value(what, self.at())
    }

    fn statement(&mut self) -> Result<Test, SelectError> {
        let statement = self.at();
        let start = self.scan.rest;
        let field = self.field(statement)?;
        let before_op = self.scan.rest;
        self.scan.skip_blanks();
        let op_at = self.at();
        let found = OPERATORS.into_iter().find(|(token, ..)| self.scan.eat(token));
        let Some((_, op, asks)) = found else {
            let what = format!("Unrecognised comparison operator: {before_op}");
            return Err(SelectError::syntax(what, statement, op_at));
        };
        let kind = kind_of(field);
        let ordered = !matches!(kind, Kind::Str | Kind::Text | Kind::List);
        let wrong = match asks {
            Asks::Time if kind != Kind::Time => "time fields",
            Asks::Order if !ordered => "number, size, time or percent fields",
            _ => "",
        };
        if !wrong.is_empty() {
            let what = format!("Operator can be used only with {wrong}: {start}");
            return Err(SelectError::syntax(what, statement, op_at));
        }
        self.scan.skip_blanks();
        let at = self.at();
        let mut reader =
            Reader { field, context: self.context, scan: &mut self.scan, statement, at };
        let operand = if asks == Asks::Pattern { reader.pattern()? } else { reader.value()? };
        Ok(Test { field, op, operand })
    }

    fn field(&mut self, at: usize) -> Result<&'static Field, SelectError> {
        let name = self.scan.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        if name.is_empty() {
            let what = "Expecting field name";
            return Err(SelectError::syntax(what, at, at));
        }
        if name.eq_ignore_ascii_case("help") {
            let what = format!("Selection field is uncomparable: {name}.");
            return Err(SelectError::syntax(what, at, at));
        }
        let report = self.report;
        field::find(report, name).ok_or_else(|| SelectError::no_field(name, report, at))
    }
}
