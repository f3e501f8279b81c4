//! What the user sees and answers: LVM2's messages, levels and questions.
//!
//! Results go to stdout and everything else to stderr, both with two blanks in front. Control characters
//! never reach the terminal as they are: names and descriptions come from disks of strangers.

use core::fmt::{Display, Write as _};
use std::borrow::Cow;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};

use lvm_core::Error;
use lvm_core::report::clean::{is_harmful, spell};
use lvm_core::report::log::{CommandLog, LogKind, LogObject};
use lvm_core::report::map::Paint;
use lvm_core::store::Finding;

use crate::colors;

/// How much is told.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Level {
    /// Times `-v`.
    pub(crate) verbose: u8,
    /// Times `-q`.
    pub(crate) quiet: u8,
    /// `-y`
    pub(crate) yes: bool,
}

impl Level {
    /// `-qq`: errors only, and questions are answered no.
    const fn silent(self) -> bool {
        self.quiet > 1
    }
}

/// The terminal, or whatever stands in its place.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about one of the streams")]
pub(crate) struct Ui {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    input: Box<dyn BufRead>,
    /// Whether a person reads what goes to stderr.
    person: bool,
    /// Whether stderr and stdout are coloured.
    color: bool,
    color_out: bool,
    /// Whether stdout is a terminal.
    terminal: bool,
    /// Whether something was shown that is now shown again.
    looked: bool,
    level: Level,
    failed: Option<io::Error>,
    /// What was told, where that is to be a report.
    log: Option<CommandLog>,
    /// What lines begin with in place of two blanks, if it is something else.
    prefix: Option<String>,
}

/// What lines begin with.
const BLANKS: &str = "  ";

impl Ui {
    /// The process's own streams.
    pub(crate) fn system() -> Self {
        let person = io::stderr().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            out: Box::new(io::stdout()),
            err: Box::new(io::stderr()),
            input: Box::new(io::stdin().lock()),
            person,
            color: person && !plain,
            color_out: io::stdout().is_terminal() && !plain,
            terminal: io::stdout().is_terminal(),
            looked: false,
            level: Level::default(),
            failed: None,
            log: None,
            prefix: None,
        }
    }

    /// From here on lines begin with `prefix` (`log/prefix`).
    pub(crate) fn set_prefix(&mut self, prefix: String) {
        self.prefix = Some(prefix).filter(|prefix| prefix != BLANKS);
    }

    /// The text with the prefix that the user wants.
    fn prefixed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(prefix) = &self.prefix else { return Cow::Borrowed(text) };
        let lines = text.split_inclusive('\n');
        let line = |line: &'t str| match line.strip_prefix(BLANKS) {
            Some(rest) => [prefix, rest],
            None => ["", line],
        };
        Cow::Owned(lines.flat_map(line).collect())
    }

    /// From here on messages are kept, to be shown as a report, instead of being told.
    pub(crate) fn start_log(&mut self) {
        self.log = Some(CommandLog::default());
    }

    /// What was kept; from here on messages are told again.
    pub(crate) fn end_log(&mut self) -> Option<CommandLog> {
        let mut log = self.log.take()?;
        log.leave();
        Some(log)
    }

    /// Whether messages are kept.
    pub(crate) const fn keeps_log(&self) -> bool {
        self.log.is_some()
    }

    /// What the next messages are about.
    pub(crate) fn about(&mut self, object: impl FnOnce() -> LogObject) {
        if let Some(log) = &mut self.log {
            log.about(object());
        }
    }

    /// The command has come to an object; how it went with the one before is noted.
    pub(crate) fn enter(&mut self, object: impl FnOnce() -> LogObject) {
        if let Some(log) = &mut self.log {
            log.enter(object());
        }
    }

    /// How it went with what the messages are about.
    pub(crate) fn went(&mut self, well: bool) {
        if let Some(log) = &mut self.log {
            log.status(well);
        }
    }

    /// Keeps a message, where messages are kept.
    fn kept(&mut self, kind: LogKind, line: &dyn Display) -> bool {
        if let Some(log) = &mut self.log {
            log.note(kind, &line.to_string());
        }
        self.log.is_some()
    }

    /// From here on, tell so much.
    pub(crate) fn set_level(&mut self, level: Level) {
        self.level = level;
    }

    /// Tells what was done; silent with `-qq`.
    pub(crate) fn say(&mut self, line: impl Display) {
        if !self.level.silent() {
            self.print(&line);
        }
    }

    /// Tells what was done, without blanks in front; silent with `-qq`.
    pub(crate) fn say_bare(&mut self, line: impl Display) {
        if !self.level.silent() && !self.kept(LogKind::Print, &line) {
            self.put(&clean(&format!("{line}\n"), ""));
        }
    }

    /// A line that was asked for: displays and lists.
    pub(crate) fn print(&mut self, line: impl Display) {
        if !self.kept(LogKind::Print, &line) {
            self.put(&clean(&format!("  {line}\n"), ""));
        }
    }

    /// A whole text of lines that were asked for, each with its two blanks.
    pub(crate) fn display(&mut self, text: &str) {
        if !self.keeps_log() {
            return self.raw(text);
        }
        for line in text.lines() {
            self.kept(LogKind::Print, &line.strip_prefix("  ").unwrap_or(line));
        }
    }

    /// A whole text, as it is but for control characters.
    pub(crate) fn raw(&mut self, text: &str) {
        self.raw_with(text, "");
    }

    /// A piece of a text in which nothing is left that could do harm.
    pub(crate) fn harmless(&mut self, text: &str) {
        debug_assert!(matches!(clean(text, ""), Cow::Borrowed(_)), "{text:?} does harm");
        self.put(text);
    }

    /// A whole text in which the control characters of `keep` stand by the user's wish.
    pub(crate) fn raw_with(&mut self, text: &str, keep: &str) {
        let text = clean(text, keep);
        self.put(&text);
    }

    /// Whether a person reads what goes to stderr.
    pub(crate) fn is_read_by_a_person(&self) -> bool {
        self.person
    }

    /// Whether stdout takes colours.
    pub(crate) fn colors_output(&self) -> bool {
        self.color_out
    }

    /// A text in pieces with their colours, in which the control characters of `keep` stand by the user's wish.
    pub(crate) fn colored<'a>(
        &mut self,
        pieces: impl IntoIterator<Item = (&'a str, Paint)>,
        keep: &str,
    ) {
        let mut whole = String::new();
        for (text, paint) in pieces {
            let text = clean(text, keep);
            // Writing to a string cannot fail.
            let _ = match colors::number(paint) {
                "" => whole.write_str(&text),
                color => write!(whole, "\x1b[{color}m{text}\x1b[0m"),
            };
        }
        self.put(&whole);
    }

    /// A warning; `WARNING: ` is put before it.
    pub(crate) fn warn(&mut self, line: impl Display) {
        if self.keeps_log() {
            self.kept(LogKind::Warn, &format_args!("WARNING: {line}"));
            return;
        }
        self.warn_now(line);
    }

    /// A warning that is told here and now, also where messages are kept.
    pub(crate) fn warn_now(&mut self, line: impl Display) {
        let (on, off) = self.paint("33");
        self.tell(&format!("  {on}WARNING:{off} {}\n", clean(&line.to_string(), "")));
    }

    /// A line on stderr, or several.
    pub(crate) fn error_line(&mut self, line: impl Display) {
        for line in line.to_string().lines() {
            let warns = line.starts_with("WARNING: ");
            let kind = if warns { LogKind::Warn } else { LogKind::Error };
            if !self.kept(kind, &line) {
                self.tell(&clean(&format!("  {line}\n"), ""));
            }
        }
    }

    /// A line on stderr without blanks in front, as `getopt` prints.
    pub(crate) fn bare_line(&mut self, line: impl Display) {
        self.tell(&clean(&format!("{line}\n"), ""));
    }

    /// What went wrong, and to a person what to do about it.
    pub(crate) fn error(&mut self, error: &Error) {
        self.error_line(error);
        if let (true, Some(hint)) = (self.person && !self.keeps_log(), error.hint()) {
            let (on, off) = self.paint("36");
            self.tell(&format!("  {on}hint:{off} {}\n", clean(&hint, "")));
        }
    }

    /// A line for those who gave `-v` at least `level` times.
    pub(crate) fn verbose(&mut self, level: u8, line: impl Display) {
        if self.level.verbose >= level && self.level.quiet == 0 {
            for line in line.to_string().lines() {
                self.tell(&clean(&format!("  {line}\n"), ""));
            }
        }
    }

    /// What was found wrong; details only for those who ask for more.
    pub(crate) fn tell_findings<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) {
        for finding in findings {
            if finding.is_detail() {
                self.verbose(1, finding);
            } else {
                self.error_line(finding);
            }
        }
    }

    /// Asks; `question` is printed as it is, with its `[y/n]`. Without an answer it is no.
    pub(crate) fn confirm(&mut self, question: impl Display) -> bool {
        if self.level.yes {
            return true;
        }
        let question = question.to_string();
        let question = clean(&question, "");
        loop {
            self.tell(&question);
            let mut answer = String::new();
            let end = self.level.silent() || !matches!(self.input.read_line(&mut answer), Ok(1..));
            // An answer without its line's end is cut off, and none.
            if end || !answer.ends_with('\n') {
                if !end {
                    self.warn(format_args!("Invalid input '{answer}'."));
                    self.tell(&question);
                }
                self.tell("[n]\n");
                return false;
            }
            let answer = answer.trim();
            match answer.to_ascii_lowercase().as_str() {
                "y" | "ye" | "yes" => return true,
                "n" | "no" => return false,
                _ => self.warn(format_args!("Invalid input '{answer}'.")),
            }
        }
    }

    /// Whether every question is answered with yes.
    pub(crate) fn says_yes(&self) -> bool {
        self.level.yes
    }

    /// Clears the terminal for the next look at something; elsewhere an empty line divides looks.
    pub(crate) fn begin_look(&mut self) {
        let looked = core::mem::replace(&mut self.looked, true);
        if self.terminal {
            self.put("\x1b[H\x1b[2J\x1b[3J");
        } else if looked {
            self.put("\n");
        }
    }

    /// Whether what is told can reach nobody any more.
    pub(crate) fn is_shut(&self) -> bool {
        self.failed.is_some()
    }

    /// Sends what was told on its way, before another program tells more.
    pub(crate) fn flush(&mut self) {
        let flushed = self.out.flush();
        self.note(flushed);
    }

    /// Sends everything on its way; what stdout refused, unless nobody reads it any more.
    ///
    /// # Errors
    /// The first error of stdout, such as a full disk. A closed pipe is none.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.note(flushed);
        match self.failed.take() {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }

    fn put(&mut self, text: &str) {
        if self.failed.is_none() {
            let text = self.prefixed(text);
            let written = self.out.write_all(text.as_bytes());
            self.note(written);
        }
    }

    fn note(&mut self, result: io::Result<()>) {
        if let (Err(error), None) = (result, &self.failed) {
            self.failed = Some(error);
        }
    }

    /// Writes to stderr; nobody could be told if that failed.
    fn tell(&mut self, text: &str) {
        let text = self.prefixed(text);
        let _ = self.err.write_all(text.as_bytes());
        let _ = self.err.flush();
    }

    fn paint(&self, code: &str) -> (String, &'static str) {
        if self.color { (format!("\x1b[{code}m"), "\x1b[0m") } else { (String::new(), "") }
    }
}

#[cfg(test)]
impl Ui {
    /// A terminal without people: what is asked is answered from `input`, nothing is kept of what is told.
    pub(crate) fn with_input(
        input: &'static str,
        out: Box<dyn Write>,
        err: Box<dyn Write>,
    ) -> Self {
        Self {
            out,
            err,
            input: Box::new(input.as_bytes()),
            person: false,
            color: false,
            color_out: false,
            terminal: false,
            looked: false,
            prefix: None,
            level: Level::default(),
            failed: None,
            log: None,
        }
    }
}

/// How many columns stdout's terminal has, if it is one.
pub(crate) fn terminal_width() -> Option<usize> {
    let (terminal_size::Width(width), _) = terminal_size::terminal_size()?;
    Some(usize::from(width))
}

/// Spells out what could move the cursor, hide or turn text round: control characters but line ends and tabs,
/// and Unicode's direction marks. Those in `keep` stay.
pub(crate) fn clean<'t>(text: &'t str, keep: &str) -> Cow<'t, str> {
    let harmless = |c: char| !is_control(c) || keep.contains(c);
    if is_plain(text) || text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if harmless(c) {
            out.push(c);
        } else {
            spell(c, &mut out);
        }
    }
    Cow::Owned(out)
}

/// Whether a text is plainly ASCII without control characters but line ends and tabs, as nearly all are; found
/// without a way out at the first that is not, so that wide registers can do it.
#[expect(clippy::needless_bitwise_bool, reason = "a way out would keep it from wide registers")]
fn is_plain(text: &str) -> bool {
    // With a sign, what is above ASCII is below the blank.
    let control = |byte: u8| (byte.cast_signed() < b' '.cast_signed()) | (byte == 0x7f);
    let special = |byte: u8| control(byte) & (byte != b'\n') & (byte != b'\t');
    text.bytes().fold(0, |bad, byte| bad | u8::from(special(byte))) == 0
}

fn is_control(c: char) -> bool {
    is_harmful(c) && c != '\n' && c != '\t'
}

#[cfg(test)]
mod tests;
