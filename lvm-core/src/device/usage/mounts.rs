//! What is mounted where, as `/proc/self/mountinfo` tells, and what is swapped to, as `/proc/swaps` does.
//!
//! ```text
//! 36 35 253:0 /sub /mnt/a\040b rw,noatime shared:1 - ext4 /dev/mapper/vg-lv rw,errors=continue
//!       number root point       options             type  source            options of the superblock
//! ```
//! Blank, tab, newline and backslash stand there as three octal digits. Source: `proc(5)`.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use super::DeviceNumber;

/// One mounted file system.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mount {
    /// The device; of file systems over several devices, as btrfs, a number that stands for all of them.
    pub number: DeviceNumber,
    /// Where it is mounted.
    pub point: PathBuf,
    /// Which part of the file system: `/` but for bind mounts.
    pub root: PathBuf,
    /// How it is mounted there: `rw,noatime`.
    pub options: String,
    /// `ext4`
    pub kind: String,
    /// What was mounted, mostly a path.
    pub source: PathBuf,
    /// How the file system itself is mounted: `rw,errors=continue`.
    pub super_options: String,
}

impl Mount {
    /// All options, as `mount -o` takes them.
    pub(crate) fn all_options(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        for word in self.options.split(',').chain(self.super_options.split(',')) {
            // `ro` of either part makes both read-only; it is said of the whole where it is mounted.
            let known = matches!(word, "" | "rw" | "ro") && !words.is_empty();
            if !known && !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(",")
    }
}

/// One swap area.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Swap {
    /// Its device or file.
    pub path: PathBuf,
    /// As it was given by hand; `None` is the kernel's choice.
    pub priority: Option<i16>,
}

/// Reads the text of `mountinfo`. Lines that are none are left out.
pub(super) fn parse_mounts(text: &[u8]) -> Vec<Mount> {
    text.split(|byte| *byte == b'\n').filter_map(mount).collect()
}

fn mount(line: &[u8]) -> Option<Mount> {
    let mut words = line.split(|byte| *byte == b' ');
    let number = DeviceNumber::parse(&lossy(words.nth(2)?))?;
    let root = unescape(words.next()?);
    let point = unescape(words.next()?);
    let options = lossy(words.next()?);
    // Any number of tags may stand before the dash.
    words.find(|word| *word == b"-")?;
    let kind = lossy(words.next()?);
    let source = unescape(words.next()?);
    let super_options = words.next().map(lossy).unwrap_or_default();
    Some(Mount { number, point, root, options, kind, source, super_options })
}

/// Reads the text of `/proc/swaps`, which has a heading.
pub(super) fn parse_swaps(text: &[u8]) -> Vec<Swap> {
    text.split(|byte| *byte == b'\n').skip(1).filter_map(swap).collect()
}

fn swap(line: &[u8]) -> Option<Swap> {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let mut words = line.split(blank).filter(|word| !word.is_empty());
    let path = unescape(words.next()?);
    // The kernel's own choices are negative.
    let priority = words.nth(3).and_then(|word| lossy(word).parse().ok());
    Some(Swap { path, priority: priority.filter(|priority| *priority >= 0) })
}

fn lossy(word: &[u8]) -> String {
    String::from_utf8_lossy(word).into_owned()
}

/// The path that a word with octal escapes stands for.
fn unescape(word: &[u8]) -> PathBuf {
    let mut path = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some((first, after)) = rest.split_first() {
        let escaped =
            if *first == b'\\' { after.first_chunk::<3>().copied().and_then(octal) } else { None };
        if let Some(byte) = escaped {
            path.push(byte);
            rest = after.get(3..).unwrap_or_default();
        } else {
            path.push(*first);
            rest = after;
        }
    }
    PathBuf::from(OsString::from_vec(path))
}

fn octal(digits: [u8; 3]) -> Option<u8> {
    digits.into_iter().try_fold(0_u8, |value, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 8)?;
        value.checked_mul(8)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_mountinfo_has_tags_or_none() {
        let text = b"36 35 253:0 / /mnt/a\\040b\\134c rw,noatime shared:1 master:2 - ext4 /dev/mapper/vg-lv rw\n\
            37 35 0:44 /sub /mnt/d ro - btrfs /dev/sda1 rw\n";
        let mounts = parse_mounts(text);
        assert_eq!(
            mounts,
            [
                Mount {
                    number: DeviceNumber { major: 253, minor: 0 },
                    point: "/mnt/a b\\c".into(),
                    root: "/".into(),
                    options: "rw,noatime".into(),
                    kind: "ext4".into(),
                    source: "/dev/mapper/vg-lv".into(),
                    super_options: "rw".into(),
                },
                Mount {
                    number: DeviceNumber { major: 0, minor: 44 },
                    point: "/mnt/d".into(),
                    root: "/sub".into(),
                    options: "ro".into(),
                    kind: "btrfs".into(),
                    source: "/dev/sda1".into(),
                    super_options: "rw".into(),
                },
            ]
        );
    }

    #[test]
    fn all_options_are_given_once() {
        let text = b"36 35 253:0 / /mnt ro,noatime - ext4 /dev/x rw,noatime,errors=continue\n";
        assert_eq!(parse_mounts(text)[0].all_options(), "ro,noatime,errors=continue");
    }

    #[test]
    fn lines_that_make_no_sense_are_passed_over() {
        for text in ["", "\n\n", "36 35", "a b c d e f g", "36 35 253:0 / /mnt rw ext4 /dev/x rw"] {
            assert_eq!(parse_mounts(text.as_bytes()), [], "{text}");
        }
        assert_eq!(parse_swaps(b""), []);
    }

    #[test]
    fn what_is_no_escape_stays() {
        for (word, path) in [
            ("a\\04", "a\\04"),
            ("\\400", "\\400"),
            ("\\089", "\\089"),
            ("\\", "\\"),
            ("\\011", "\t"),
        ] {
            assert_eq!(unescape(word.as_bytes()), PathBuf::from(path));
        }
    }

    #[test]
    fn swaps_stand_below_a_heading() {
        let text = b"Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n\
            /dev/dm-1                               partition\t40956\t\t0\t\t-2\n\
            /swap\\040file                           file\t\t1024\t\t0\t\t7\n";
        assert_eq!(
            parse_swaps(text),
            [
                Swap { path: "/dev/dm-1".into(), priority: None },
                Swap { path: "/swap file".into(), priority: Some(7) },
            ]
        );
    }
}
