//! Text that comes from disks, made safe to print: control characters could move the cursor or change the terminal.

use core::fmt::Write;
use std::borrow::Cow;

/// Whether a character could move the cursor, hide text or turn it round: control characters, line ends and tabs
/// among them, and Unicode's direction marks.
pub fn is_harmful(c: char) -> bool {
    let direction =
        matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    direction || c.is_control()
}

/// `text` with every harmful character spelt out, `\xNN`; tabs stay where `tabs` says so.
pub(super) fn clean(text: &str, tabs: bool) -> Cow<'_, str> {
    let is_bad = |c: char| is_harmful(c) && !(tabs && c == '\t');
    if is_plain(text) || !text.contains(is_bad) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_bad(c) {
            spell(c, &mut out);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Appends a character by its number.
pub fn spell(c: char, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match u32::from(c) {
        code @ 0..=0xff => write!(out, "\\x{code:02x}"),
        code => write!(out, "\\u{{{code:x}}}"),
    };
}

/// Whether a text is ASCII without control characters, quotes and backslashes, as nearly every cell is: then it can
/// stand anywhere as it is. Eight bytes at a time, the last ones twice if need be.
pub(super) fn is_plain(text: &str) -> bool {
    const fn each(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    /// Top bits where a byte is zero; what else a borrow may add lies beside one.
    const fn zeros(bytes: u64) -> u64 {
        bytes.wrapping_sub(each(1)) & !bytes
    }
    let special = |eight: &[u8; 8]| {
        let bytes = u64::from_ne_bytes(*eight);
        let control = bytes.wrapping_sub(each(b' ')) | bytes.wrapping_add(each(1));
        let quotes = zeros(bytes ^ each(b'"')) | zeros(bytes ^ each(b'\\'));
        (bytes | control | quotes) & each(0x80)
    };
    let bytes = text.as_bytes();
    match bytes.last_chunk::<8>() {
        Some(last) => {
            let (chunks, _) = bytes.as_chunks::<8>();
            chunks.iter().fold(special(last), |bad, eight| bad | special(eight)) == 0
        }
        None => bytes.iter().all(|byte| matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~')),
    }
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
        assert_eq!(clean("a\u{202e}b\u{200f}ä", false), "a\\u{202e}b\\u{200f}ä");
    }

    #[test]
    fn what_is_plain_is_plain_wherever_it_stands() {
        let plain = |c: char| matches!(c, ' '..='~') && c != '"' && c != '\\';
        for len in 0..20 {
            for at in 0..len {
                for c in (0..=255).map(char::from) {
                    let text: String =
                        (0..len).map(|place| if place == at { c } else { 'x' }).collect();
                    assert_eq!(is_plain(&text), plain(c), "{text:?}");
                }
            }
        }
    }
}
