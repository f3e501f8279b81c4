//! `devices/filter` and `devices/global_filter` of lvm.conf: which devices are looked at, by name.
//!
//! ```text
//! filter  = pattern*            the first that matches decides
//! pattern = ("a" | "r") delimiter expression delimiter
//! ```
//!
//! The delimiter is any character; `(`, `[` and `{` are closed by their counterparts. A device has several names
//! (symbolic links). It is let in by the first name that a pattern lets in, also where another name was kept out;
//! a device of which no name matches anything is let in.

use super::DeviceError;
use crate::error::Result;
use crate::format::pattern::Pattern;

/// Patterns that let devices in or keep them out.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    patterns: Vec<(Verdict, Pattern)>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Verdict {
    Accept,
    Reject,
}

impl Filter {
    /// Reads patterns as they stand in lvm.conf.
    ///
    /// # Errors
    /// [`DeviceError::Filter`], in LVM2's words.
    ///
    /// ```
    /// use lvm_core::device::filter::Filter;
    ///
    /// let filter = Filter::parse(["a|^/dev/vd|", "r|.*|"])?;
    /// assert!(filter.accepts(["/dev/vdb"]));
    /// assert!(!filter.accepts(["/dev/sda"]));
    /// # Ok::<_, lvm_core::Error>(())
    /// ```
    pub fn parse<P: AsRef<str>>(patterns: impl IntoIterator<Item = P>) -> Result<Self> {
        let patterns = patterns.into_iter().map(|pattern| parse(pattern.as_ref()));
        Ok(Self { patterns: patterns.collect::<Result<_>>()? })
    }

    /// Whether every device is let in, so that names need not be looked for.
    pub fn accepts_all(&self) -> bool {
        match self.patterns.first() {
            None => true,
            Some((verdict, expression)) => {
                *verdict == Verdict::Accept && matches!(expression.source(), ".*" | "")
            }
        }
    }

    /// Whether a device with these names is let in.
    pub fn accepts<N: AsRef<str>>(&self, names: impl IntoIterator<Item = N>) -> bool {
        let mut rejected = false;
        for name in names {
            let hit =
                self.patterns.iter().find(|(_, expression)| expression.is_match(name.as_ref()));
            match hit {
                Some((Verdict::Accept, _)) => return true,
                Some((Verdict::Reject, _)) => rejected = true,
                None => {}
            }
        }
        !rejected
    }
}

fn parse(pattern: &str) -> Result<(Verdict, Pattern)> {
    let wrong = |reason| DeviceError::Filter { pattern: pattern.to_owned(), reason };
    let mut chars = pattern.chars();
    let verdict = match chars.next() {
        Some('a') => Verdict::Accept,
        Some('r') => Verdict::Reject,
        _ => return Err(wrong("Pattern must begin with 'a' or 'r'.").into()),
    };
    let end = match chars.next() {
        Some('(') => ')',
        Some('[') => ']',
        Some('{') => '}',
        Some(other) => other,
        None => return Err(wrong("Invalid separator at end of regex.").into()),
    };
    let expression = chars
        .as_str()
        .strip_suffix(end)
        .ok_or_else(|| wrong("Invalid separator at end of regex."))?;
    let pattern = match expression {
        // Everything, to LVM2.
        "" => Pattern::parse(".*"),
        expression => Pattern::parse(expression),
    };
    Ok((verdict, pattern.map_err(|_| wrong("Couldn't parse regex"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(patterns: &[&str], names: &[&str]) -> bool {
        Filter::parse(patterns).unwrap().accepts(names)
    }

    #[test]
    fn the_first_pattern_that_matches_decides() {
        let patterns = ["a|^/dev/vd[bc]$|", "r|/dev/vd|", "a/loop0/"];
        assert!(accepts(&patterns, &["/dev/vdb"]));
        assert!(!accepts(&patterns, &["/dev/vda"]));
        assert!(!accepts(&patterns, &["/dev/vdb1"]));
        assert!(accepts(&patterns, &["/dev/loop0"]));
        assert!(accepts(&patterns, &["/dev/sda"]), "what nothing matches is let in");
        assert!(accepts(&[], &["/dev/sda"]));
    }

    #[test]
    fn one_accepted_name_is_enough_and_one_rejected_is_too_if_there_is_none() {
        let patterns = ["a|/by-id/wanted|", "r|.*|"];
        assert!(accepts(&patterns, &["/dev/sda", "/dev/disk/by-id/wanted"]));
        assert!(!accepts(&patterns, &["/dev/sda", "/dev/disk/by-id/other"]));
        assert!(!accepts(&["r|by-id|"], &["/dev/sda", "/dev/disk/by-id/other"]));
    }

    #[test]
    fn delimiters_are_any_character_or_a_pair() {
        for pattern in ["r(sda)", "r[sda]", "r{sda}", "r/sda/", "r!sda!", "r#sda#"] {
            assert!(!accepts(&[pattern], &["/dev/sda"]), "{pattern}");
        }
    }

    #[test]
    fn expressions_mean_what_they_mean_to_lvm2() {
        assert!(!accepts(&["r|^/dev/mapper/a\\.b$|"], &["/dev/mapper/a.b"]));
        assert!(accepts(&["r|^/dev/mapper/a\\.b$|"], &["/dev/mapper/axb"]));
        assert!(!accepts(&["r|a{2}|"], &["/dev/a{2}"]), "braces are letters");
        assert!(!accepts(&["r|x[[&]y|"], &["/dev/x[y"]));
        assert!(!accepts(&["r|x[^a-c]y|"], &["/dev/xdy"]));
        assert!(accepts(&["r|x[^a-c]y|"], &["/dev/xby"]));
        assert!(!accepts(&["r|(nbd|ram)[0-9]+$|"], &["/dev/ram12"]));
        assert!(!accepts(&["r|\\d|"], &["/dev/d"]), "there are no classes");
    }

    #[test]
    fn only_a_filter_that_looks_at_names_needs_them() {
        for all in [&["a|.*|"][..], &[], &["a/.*/", "r|sda|"]] {
            assert!(Filter::parse(all).unwrap().accepts_all());
        }
        for some in [&["r|.*|"][..], &["a|sda|"]] {
            assert!(!Filter::parse(some).unwrap().accepts_all());
        }
    }

    #[test]
    fn mistakes_are_told_as_lvm2_tells_them() {
        for (pattern, reason) in [
            ("x|a|", "Pattern must begin with 'a' or 'r'."),
            ("", "Pattern must begin with 'a' or 'r'."),
            ("a|loop", "Invalid separator at end of regex."),
            ("a", "Invalid separator at end of regex."),
            ("a|(|", "Couldn't parse regex"),
        ] {
            let error = Filter::parse([pattern]).unwrap_err().to_string();
            let wanted = format!("{reason}\nInvalid filter pattern \"{pattern}\".");
            assert_eq!(error, wanted);
        }
    }
}
