//! What differs from run to run by nature is replaced: ids, times, counters of events.
//!
//! An id becomes the number of its first appearance in the run, so that two that were the same stay the same and
//! two that were not stay apart.

use std::collections::HashMap;
use std::sync::OnceLock;

use regex_lite::{Captures, Regex};

use crate::vm::transcript::{Run, Section};

/// Lines of udev's database that tell when, or which event.
const UDEV_COUNTERS: [&str; 4] = ["I:", "E:DM_COOKIE=", "E:SEQNUM=", "E:USEC_INITIALIZED="];

/// Lines of udev's database that tell which event was the last: LVM2 wipes a new LV when it is active already, and its
/// closing it makes one event more; rlvm wipes before anybody sees the LV.
const UDEV_LAST: [&str; 2] = ["E:DM_ACTIVATION=1", "E:DM_UDEV_DISABLE_OTHER_RULES_FLAG="];

/// LVM2's word when somebody else has suspended a device that it resumes: its count is wrong, its work is right.
const LVM2_SLIP: &str = "Attempted to decrement suspended device counter below zero.";

/// Sections whose lines have no order of their own.
const UNORDERED: [&str; 3] = ["files", "at once", "kernel"];

/// The run without what differs by nature.
pub fn normal(run: &Run) -> Run {
    let mut names = Names::default();
    let mut run = run.clone();
    for step in &mut run.steps {
        for section in &mut step.sections {
            names.section(section);
        }
    }
    for section in &mut run.around {
        names.section(section);
    }
    run
}

/// The run without shares in percent, where these depend on the moment.
pub fn without_percents(run: &Run) -> Run {
    let mut run = run.clone();
    let sections = run.steps.iter_mut().flat_map(|step| &mut step.sections);
    for line in sections.chain(&mut run.around).flat_map(|section| &mut section.lines) {
        *line = patterns().percent.replace_all(line, "<share>").into_owned();
    }
    run
}

/// The ids so far.
#[derive(Default)]
struct Names {
    seen: HashMap<String, usize>,
}

impl Names {
    fn section(&mut self, section: &mut Section) {
        let is_udev = section.name == "udev";
        if is_udev {
            section.lines.retain(|line| {
                let counts = UDEV_COUNTERS.iter().any(|start| line.starts_with(start));
                !counts && !UDEV_LAST.contains(&line.as_str())
            });
        }
        if section.name == "lvm" {
            // The shell of LVM2 prints its prompt before each answer.
            section.lines.iter_mut().for_each(|line| *line = line.replace("lvm> ", ""));
        }
        let speech = section.is_speech();
        if speech {
            section.lines.retain(|line| !line.ends_with(LVM2_SLIP));
        }
        for line in &mut section.lines {
            *line = self.line(line, speech);
            // LVM2 sets the read-ahead of `-real` to 0 with each new table; rlvm leaves it.
            if section.name == "info" && line.contains("-real LVM-") {
                line.truncate(line.rfind(' ').unwrap_or(line.len()));
            }
        }
        if is_udev {
            sort_records(&mut section.lines);
            without_chance(&mut section.lines);
        } else if UNORDERED.contains(&&*section.name) {
            section.lines.sort_unstable();
        }
    }

    fn line(&mut self, line: &str, speech: bool) -> String {
        let line = patterns().pid.replace_all(line, "pvscan[<pid>]");
        let line = patterns().time.replace_all(&line, "<time>");
        let line = patterns().id.replace_all(&line, |found: &Captures| self.ids(&found[0]));
        let line = if speech { line.replace("rlvm", "lvm") } else { line.into_owned() };
        line.trim_end().to_owned()
    }

    /// One id, or the two of a device's UUID.
    fn ids(&mut self, text: &str) -> String {
        let (lvm, text) = text.strip_prefix("LVM-").map_or(("", text), |rest| ("LVM-", rest));
        let bare = text.replace('-', "");
        let parts = match bare.split_at_checked(32) {
            Some((vg, lv)) if !lv.is_empty() => vec![vg, lv],
            _ => vec![&*bare],
        };
        parts.into_iter().fold(lvm.to_owned(), |all, id| {
            let next = self.seen.len() + 1;
            let number = self.seen.entry(id.to_owned()).or_insert(next);
            format!("{all}<id{number}>")
        })
    }
}

struct Patterns {
    id: Regex,
    time: Regex,
    pid: Regex,
    percent: Regex,
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| Patterns {
        id: Regex::new(concat!(
            "LVM-[A-Za-z0-9]{64}|LVM-[A-Za-z0-9]{32}",
            "|[A-Za-z0-9]{6}(-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6}",
            "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            r"|\b[A-Za-z0-9]{32}\b",
        ))
        .expect("it is well formed"),
        time: Regex::new("20[0-9]{2}-[01][0-9]-[0-3][0-9] [0-9:]{8}( [+-][0-9]{4})?")
            .expect("it is well formed"),
        pid: Regex::new(r"pvscan\[[0-9]+\]").expect("it is well formed"),
        percent: Regex::new(r" *\b[0-9]{1,3}\.[0-9]{2}%? *").expect("it is well formed"),
    })
}

/// Each `device` line begins a record; the lines of a record have no order.
fn sort_records(lines: &mut [String]) {
    for record in lines.chunk_by_mut(|_, next| !next.starts_with("device ")) {
        record.sort_unstable_by_key(|line| (!line.starts_with("device "), line.clone()));
    }
}

/// LVM2 marks `-real` of an origin as of low priority when the VG is renamed, and not when it is activated. It has no
/// links that could be of any priority.
fn without_chance(lines: &mut Vec<String>) {
    let mut kept = Vec::with_capacity(lines.len());
    for record in lines.chunk_by(|_, next| !next.starts_with("device ")) {
        let is_real =
            record.iter().any(|line| line.starts_with("E:DM_NAME=") && line.ends_with("-real"));
        let counts = |line: &&String| !(is_real && *line == "E:DM_UDEV_LOW_PRIORITY_FLAG=1");
        kept.extend(record.iter().filter(counts).cloned());
    }
    *lines = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::transcript;

    fn normalised(name: &str, lines: &[&str]) -> Vec<String> {
        let text = lines.iter().fold(format!("@run one r\n@section {name}\n"), |text, line| {
            format!("{text}|{line}\n")
        });
        let runs = transcript::parse(&text);
        normal(&runs[0]).around.remove(0).lines
    }

    #[test]
    fn an_id_becomes_its_number_however_it_is_written() {
        let found = normalised(
            "info",
            &[
                "vg-a LVM-A4lFbwufcDlKCV3JZUJ5HdhGCm5TJjM5m8YuE22fJDwswKjoDEdNySVZRVAinZNj 253",
                "m8YuE2-2fJD-wswK-joDE-dNyS-VZRV-AinZNj",
                "vg-b LVM-A4lFbwufcDlKCV3JZUJ5HdhGCm5TJjM5C6byt75cbyh2RTxcLgOJU0Qq1E27G6jB-real",
            ],
        );
        assert_eq!(found, ["vg-a LVM-<id1><id2> 253", "<id2>", "vg-b LVM-<id1><id3>-real"]);
    }

    #[test]
    fn times_go_and_sizes_stay() {
        let found = normalised(
            "lvm",
            &["  LV Creation host, time vm, 2026-11-26 17:40:14 +0000", "  LV Size 4.00 MiB"],
        );
        assert_eq!(found, ["  LV Creation host, time vm, <time>", "  LV Size 4.00 MiB"]);
    }

    #[test]
    fn shares_go_with_the_blanks_around_them() {
        let found = |line: &str| {
            let around = vec![Section { name: "lvm".to_owned(), lines: vec![line.to_owned()] }];
            without_percents(&Run { around, ..Run::default() }).around.remove(0).lines
        };
        assert_eq!(found("  snap one 0.05   active"), found("  snap one 12.50  active"));
        assert_ne!(found("  snap one 0.05   active"), found("  snap two 0.05   active"));
    }

    #[test]
    fn what_lvm2_marks_now_and_then_is_left_out_for_real_devices_only() {
        let mark = "E:DM_UDEV_LOW_PRIORITY_FLAG=1";
        let real = normalised("udev", &["device b253:1", "E:DM_NAME=vg-a-real", mark]);
        assert!(!real.contains(&mark.to_owned()), "{real:?}");
        let other = normalised("udev", &["device b253:2", "E:DM_NAME=vg-snap", mark]);
        assert!(other.contains(&mark.to_owned()), "{other:?}");
    }

    #[test]
    fn records_of_udev_keep_apart() {
        let lines = ["device b253:0", "S:vg/b", "S:mapper/vg-b", "I:42", "E:DM_COOKIE=7"];
        let lines = [&lines[..], &["device b253:1", "S:vg/a"]].concat();
        let found = normalised("udev", &lines);
        assert_eq!(found, ["device b253:0", "S:mapper/vg-b", "S:vg/b", "device b253:1", "S:vg/a"]);
    }
}
