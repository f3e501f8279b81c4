//! Sequences of commands in which LVM2 and rlvm take turns or race.
//!
//! A script is one step a line:
//!
//! | step | what it does |
//! |---|---|
//! | `disks 64M 100M/4096` | adds disks; `/4096` is the size of their sectors. Always the first step |
//! | `golden CASE` | adds the disks of a golden case, as LVM2 left them |
//! | `l ARGS…` | LVM2 does it |
//! | `r ARGS…` | rlvm does it |
//! | `x ARGS…` | LVM2 does it on one set of disks and rlvm on its twin: output and exit code must agree |
//! | `l! r! x!` | the same, and it must fail |
//! | `says TEXT` | the last command printed that |
//! | `conf TEXT` | adds to `lvm.conf` |
//! | `unplug N`, `replug N` | takes the disk away, puts it back |
//! | `check` | compares the reports now; also done at the end, unless the last step is `nocheck` |
//!
//! `$0` is the device of the first disk, `$DIR` the folder of the sandbox; `"…"` keeps blanks together. A script
//! with an `x` in it runs on two sandboxes, and `l` and `r` then are done in both.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;

use crate::golden;
use crate::report::{self, REPORTS};
use crate::run::{Ran, Tool};
use crate::sandbox::Sandbox;
use crate::xz;

/// Lines that LVM2 prints because it is kept from the kernel, and those that follow from it.
const KERNEL_NOISE: [&str; 4] = [
    "WARNING: Activation disabled. No device-mapper interaction will be attempted.",
    "not zeroed.",
    "WARNING: Skipping zeroing",
    "WARNING: This metadata update is NOT backed up.",
];

/// Runs a script; panics at the first thing that is wrong.
pub fn run(script: &str) {
    let steps: Vec<_> = script.lines().map(str::trim).filter(|line| !is_comment(line)).collect();
    let twins = steps.iter().any(|step| step.starts_with("x ") || step.starts_with("x! "));
    let sandboxes = if twins {
        Sandbox::twins().map(|(a, b)| vec![a, b])
    } else {
        Sandbox::new().map(|only| vec![only])
    };
    let Some(sandboxes) = sandboxes else { return };
    let mut player =
        Player { sandboxes, last: Vec::new(), conf: String::new(), done: String::new() };
    for step in &steps {
        player.play(step);
    }
    if steps.last() != Some(&"nocheck") {
        player.check();
    }
}

fn is_comment(line: &str) -> bool {
    line.is_empty() || line.starts_with('#')
}

struct Player {
    sandboxes: Vec<Sandbox>,
    /// What the last command did, in each sandbox.
    last: Vec<Ran>,
    conf: String,
    /// The steps so far, for messages.
    done: String,
}

impl Player {
    fn play(&mut self, step: &str) {
        let _ = writeln!(self.done, "    {step}");
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "disks" => self.add_disks(rest),
            "golden" => self.sandboxes.iter_mut().for_each(|sandbox| add_golden(sandbox, rest)),
            "l" | "l!" => self.both(Tool::Lvm, rest, verb.ends_with('!')),
            "r" | "r!" => self.both(Tool::Rlvm, rest, verb.ends_with('!')),
            "x" | "x!" => self.race(rest, verb.ends_with('!')),
            "says" => self.assert_said(rest),
            "conf" => {
                let _ = writeln!(self.conf, "{rest}");
                self.sandboxes.iter().for_each(|sandbox| sandbox.configure(&self.conf));
            }
            "unplug" => self.sandboxes.iter_mut().for_each(|sandbox| sandbox.unplug(number(rest))),
            "replug" => self.sandboxes.iter_mut().for_each(|sandbox| sandbox.replug(number(rest))),
            "check" => self.check(),
            "nocheck" => {}
            _ => panic!("what is `{step}`?"),
        }
    }

    fn add_disks(&mut self, rest: &str) {
        for disk in rest.split_whitespace() {
            let (size, sector) = disk.split_once('/').unwrap_or((disk, "512"));
            let (bytes, sector) =
                (bytes(size), u32::try_from(number(sector)).expect("a sector size"));
            for sandbox in &mut self.sandboxes {
                sandbox.add_disk_of(bytes, sector);
            }
        }
    }

    fn both(&mut self, tool: Tool, rest: &str, fails: bool) {
        let tools = vec![tool; self.sandboxes.len()];
        self.each(&tools, rest, fails);
    }

    fn race(&mut self, rest: &str, fails: bool) {
        self.each(&[Tool::Lvm, Tool::Rlvm], rest, fails);
        let [theirs, ours] = &self.last[..] else { panic!("two sandboxes") };
        let mut wrong = String::new();
        if theirs.code != ours.code {
            let _ = writeln!(wrong, "exit code {:?}, LVM2's is {:?}", ours.code, theirs.code);
        }
        for (name, our, their) in
            [("stdout", &ours.stdout, &theirs.stdout), ("stderr", &ours.stderr, &theirs.stderr)]
        {
            let our = self.neutral(our, &self.sandboxes[1]);
            let their = self.neutral(their, &self.sandboxes[0]);
            if our != their {
                let _ = writeln!(wrong, "{name}:\n{}", report::side_by_side(&our, &their));
            }
        }
        assert!(wrong.is_empty(), "`{rest}` differs after\n{}{wrong}", self.done);
    }

    fn each(&mut self, tools: &[Tool], rest: &str, fails: bool) {
        let ran = self.sandboxes.iter().zip(tools).map(|(sandbox, tool)| {
            let words = words(rest, sandbox);
            let words: Vec<_> = words.iter().map(String::as_str).collect();
            sandbox.run(*tool, &words)
        });
        self.last = ran.collect();
        for ran in &self.last {
            let failed = ran.code.is_some_and(|code| code != 0);
            let right = if fails { failed } else { ran.code == Some(0) };
            assert!(
                right,
                "the last of\n{}should have {}:\n{ran}",
                self.done,
                if fails { "failed" } else { "worked" }
            );
        }
    }

    fn assert_said(&self, text: &str) {
        for ran in &self.last {
            let said = ran.stdout.contains(text) || ran.stderr.contains(text);
            assert!(said, "it does not say {text:?}:\n{ran}\nafter\n{}", self.done);
        }
    }

    /// Reports and texts of both tools on each sandbox, and of LVM2 on the one and the other.
    fn check(&self) {
        for sandbox in &self.sandboxes {
            self.noting(|| report::assert_same(sandbox));
            self.noting(|| assert_same_text(sandbox));
        }
        let [a, b] = &self.sandboxes[..] else { return };
        for (kind, command) in REPORTS {
            let [by_lvm, by_rlvm] = [a, b].map(|sandbox| {
                let rows = report::ask(sandbox, Tool::Lvm, kind, command);
                rows.into_iter().map(|row| self.neutral_row(row, sandbox)).collect::<Vec<_>>()
            });
            let wrong = report::differences(kind, &by_rlvm, &by_lvm);
            assert!(
                wrong.is_empty(),
                "rlvm made something else than LVM2 after\n{}{wrong}",
                self.done
            );
        }
    }

    /// Does `what`, and names the steps so far if it panics.
    fn noting(&self, what: impl FnOnce()) {
        struct Note<'s>(&'s str);
        impl Drop for Note<'_> {
            fn drop(&mut self) {
                if std::thread::panicking() {
                    eprintln!("after\n{}", self.0);
                }
            }
        }
        let _note = Note(&self.done);
        what();
    }

    fn neutral_row(&self, row: report::Row, sandbox: &Sandbox) -> report::Row {
        let by_chance = ["lv_time", "pv_major", "pv_minor"];
        let fields = row.into_iter().filter(|(name, _)| !by_chance.contains(&name.as_str()));
        // Ids are numbered within a row: the order in which they were drawn is lost, what equals what is not.
        fields.map(|(name, value)| (name, self.neutral(&value, sandbox))).collect()
    }

    /// Text without what differs from one sandbox to the other: folder, ids, and what LVM2 says of the kernel.
    #[expect(clippy::unused_self, reason = "reads better beside its callers")]
    fn neutral(&self, text: &str, sandbox: &Sandbox) -> String {
        let text = text.replace(&sandbox.path().display().to_string(), "DIR");
        let lines =
            text.lines().filter(|line| !KERNEL_NOISE.iter().any(|noise| line.contains(noise)));
        let text: Vec<_> = lines.collect();
        number_ids(&report::without_kernel(&text.join("\n")))
    }
}

/// Adds a disk for each image of a golden case.
fn add_golden(sandbox: &mut Sandbox, case: &str) {
    let entries = fs::read_dir(golden::folder().join(case)).expect("a golden case");
    let mut images: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    images.sort();
    assert!(!images.is_empty(), "{case} has no images");
    for packed in images {
        let image = sandbox.path().join("unpacked.img");
        xz::unpack(&packed, &image);
        sandbox.add_copy_of(&image);
        fs::remove_file(image).expect("it was just made");
    }
}

/// Panics unless vgcfgbackup of both tools writes the same text, but for its header, for every VG that is whole.
fn assert_same_text(sandbox: &Sandbox) {
    let rows = report::ask(sandbox, Tool::Lvm, "vg", &["vgs", "-o", "vg_name,vg_missing_pv_count,vg_exported"]);
    for row in rows.iter().filter(|row| row["vg_missing_pv_count"] == "0") {
        let name = &row["vg_name"];
        let [ours, theirs] = [Tool::Rlvm, Tool::Lvm].map(|tool| {
            let file = sandbox.path().join(format!("compared-by-{tool}"));
            sandbox.run(tool, &["vgcfgbackup", "-f", &file.display().to_string(), name]).check();
            let text = fs::read_to_string(&file).expect("a backup");
            let vg = text
                .find(&format!("\n{name} {{"))
                .unwrap_or_else(|| panic!("no {name} in\n{text}"));
            text[vg..].to_owned()
        });
        assert!(
            ours == theirs,
            "the text of {name} differs:\n{}",
            report::side_by_side(&ours, &theirs)
        );
        if row["vg_exported"].is_empty() {
            sandbox.lvm(&["vgck", name]).check();
        }
    }
}

/// The words of a step; `$N` and `$DIR` are filled in.
fn words(step: &str, sandbox: &Sandbox) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in step.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    for word in &mut words {
        // From the last to the first, so that $10 is not $1 with a 0.
        for index in (0..sandbox.disks().len()).rev() {
            *word = word.replace(&format!("${index}"), &sandbox.pv(index));
        }
        *word = word.replace("$DIR", &sandbox.path().display().to_string());
    }
    words
}

/// Replaces each id by its number in the order of appearance.
fn number_ids(text: &str) -> String {
    const GROUPS: [usize; 7] = [6, 4, 4, 4, 4, 4, 6];
    const LEN: usize = 38;
    let is_id = |candidate: &str| {
        let parts: Vec<_> = candidate.split('-').collect();
        parts.len() == GROUPS.len()
            && parts.iter().zip(GROUPS).all(|(part, len)| part.len() == len)
            && parts.iter().all(|part| part.chars().all(|letter| letter.is_ascii_alphanumeric()))
    };
    let mut seen = HashMap::new();
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(id) = rest.get(..LEN).filter(|candidate| is_id(candidate)) {
            let next = seen.len();
            let _ = write!(out, "<id {}>", seen.entry(id).or_insert(next));
            rest = &rest[LEN..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

fn number(text: &str) -> usize {
    text.trim().parse().unwrap_or_else(|_| panic!("{text:?} is no number"))
}

fn bytes(size: &str) -> u64 {
    let digits = size.trim_end_matches(char::is_alphabetic);
    let shift = match &size[digits.len()..] {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        unit => panic!("{unit:?} is no unit"),
    };
    (number(digits) as u64) << shift
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_numbered_by_their_first_appearance() {
        let (a, b) =
            ("tZqpJI-efIS-mzN5-AWGx-QuUS-Grh6-Iv0eDY", "AMcKgv-AJbY-YAR3-Pkam-cvRR-xZQx-dITbAB");
        assert_eq!(number_ids(&format!("{a} {b} {a}")), "<id 0> <id 1> <id 0>");
        assert_eq!(number_ids("2020-08-02 lv-with--double"), "2020-08-02 lv-with--double");
    }

    #[test]
    fn sizes_of_disks() {
        assert_eq!(bytes("64M"), 64 << 20);
        assert_eq!(bytes("4096"), 4096);
    }
}
