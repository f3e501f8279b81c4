//! Text that comes from disks, made safe to print: control characters could move the cursor or change the terminal.

use core::fmt::Write;
use std::borrow::Cow;

/// `text` with every control character as `\\xNN`; tabs stay where `tabs` says so.
pub(super) fn clean(text: &str, tabs: bool) -> Cow<'_, str> {
    let is_bad = |c: char| c.is_control() && !(tabs && c == '\t');
    if !text.contains(is_bad) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_bad(c) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\x{:02x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_but_what_can_be_read() {
        assert_eq!(clean("pv0", false), "pv0");
        assert_eq!(clean("\u{1b}[2Jx\n\u{9b}", false), "\\x1b[2Jx\\x0a\\x9b");
        assert_eq!(clean("a\tb", true), "a\tb");
        assert_eq!(clean("a\tb", false), "a\\x09b");
    }
}
