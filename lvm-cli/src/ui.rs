//! What the user sees and answers: LVM2's messages, levels and questions.
//!
//! Results go to stdout and everything else to stderr, both with two blanks in front. Control characters
//! never reach the terminal as they are: names and descriptions come from disks of strangers.

use core::fmt::Display;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};

use lvm_core::Error;

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
pub(crate) struct Ui {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    input: Box<dyn BufRead>,
    /// Whether a person reads what goes to stderr.
    person: bool,
    color: bool,
    level: Level,
    failed: Option<io::Error>,
}

impl Ui {
    /// The process's own streams.
    pub(crate) fn system() -> Self {
        let person = io::stderr().is_terminal();
        let color = person && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self {
            out: Box::new(io::stdout()),
            err: Box::new(io::stderr()),
            input: Box::new(io::stdin().lock()),
            person,
            color,
            level: Level::default(),
            failed: None,
        }
    }

    /// From here on, tell so much.
    pub(crate) fn set_level(&mut self, level: Level) {
        self.level = level;
    }

    /// Tells what was done; silent with `-qq`.
    pub(crate) fn say(&mut self, line: impl Display) {
        if !self.level.silent() {
            self.print(line);
        }
    }

    /// A line that was asked for: displays and lists.
    pub(crate) fn print(&mut self, line: impl Display) {
        let text = clean(&format!("  {line}\n"), "");
        self.put(&text);
    }

    /// A whole text, as it is but for control characters.
    pub(crate) fn raw(&mut self, text: &str) {
        self.raw_with(text, "");
    }

    /// A whole text in which the control characters of `keep` stand by the user's wish.
    pub(crate) fn raw_with(&mut self, text: &str, keep: &str) {
        let text = clean(text, keep);
        self.put(&text);
    }

    /// A warning; `WARNING: ` is put before it.
    pub(crate) fn warn(&mut self, line: impl Display) {
        let (on, off) = self.paint("33");
        self.tell(&format!("  {on}WARNING:{off} {}\n", clean(&line.to_string(), "")));
    }

    /// A line on stderr.
    pub(crate) fn error_line(&mut self, line: impl Display) {
        self.tell(&clean(&format!("  {line}\n"), ""));
    }

    /// A line on stderr without blanks in front, as `getopt` prints.
    pub(crate) fn bare_line(&mut self, line: impl Display) {
        self.tell(&clean(&format!("{line}\n"), ""));
    }

    /// What went wrong, and to a person what to do about it.
    pub(crate) fn error(&mut self, error: &Error) {
        self.error_line(error);
        if let (true, Some(hint)) = (self.person, error.hint()) {
            let (on, off) = self.paint("36");
            self.tell(&format!("  {on}hint:{off} {}\n", clean(&hint, "")));
        }
    }

    /// A line for those who gave `-v` at least `level` times.
    pub(crate) fn verbose(&mut self, level: u8, line: impl Display) {
        if self.level.verbose >= level && self.level.quiet == 0 {
            self.error_line(line);
        }
    }

    /// Asks; `question` is printed as it is, with its `[y/n]`. Without an answer it is no.
    pub(crate) fn confirm(&mut self, question: impl Display) -> bool {
        if self.level.yes {
            return true;
        }
        let question = clean(&question.to_string(), "");
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
        let _ = self.err.write_all(text.as_bytes());
        let _ = self.err.flush();
    }

    fn paint(&self, code: &str) -> (String, &'static str) {
        match self.color {
            true => (format!("\x1b[{code}m"), "\x1b[0m"),
            false => (String::new(), ""),
        }
    }
}

/// Spells out what could move the cursor, hide or turn text round: control characters but line ends and tabs,
/// and Unicode's direction marks. Those in `keep` stay.
pub(crate) fn clean(text: &str, keep: &str) -> String {
    let harmless = |c: char| !is_control(c) || keep.contains(c);
    if text.chars().all(harmless) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match (harmless(c), u32::from(c)) {
            (true, _) => out.push(c),
            (false, code @ 0..=0xff) => out.push_str(&format!("\\x{code:02x}")),
            (false, code) => out.push_str(&format!("\\u{{{code:x}}}")),
        }
    }
    out
}

fn is_control(c: char) -> bool {
    let direction =
        matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    direction || (c.is_control() && c != '\n' && c != '\t')
}
