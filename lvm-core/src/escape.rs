//! Text that came from a disk or an image, made fit for a terminal.

use core::fmt::{self, Write as _};

/// Prints text with every control character escaped, so that nothing on a disk can move the cursor, forge a line
/// or reprogram the terminal of whoever reads a message about it.
///
/// ```
/// use lvm_core::escape::Escaped;
///
/// assert_eq!(Escaped("a\u{1b}[2Jb").to_string(), "a\\u{1b}[2Jb");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            if letter.is_control() {
                write!(f, "{}", letter.escape_default())?;
            } else {
                f.write_char(letter)?;
            }
        }
        Ok(())
    }
}
