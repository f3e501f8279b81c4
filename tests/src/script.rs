//! Sequences of commands in which LVM2 and rlvm take turns or race.
//!
//! A script is one step a line:
//!
//! | step | what it does |
//! |---|---|
//! | `disks 64M 100M/4096 9M/parts` | adds disks; `/4096` is the size of their sectors, `/parts` lets them have partitions. Always the first step |
//! | `golden CASE` | adds the disks of a golden case, as LVM2 left them |
//! | `l ARGS…` | LVM2 does it |
//! | `r ARGS…` | rlvm does it |
//! | `x ARGS…` | LVM2 does it on one set of disks and rlvm on its twin: output and exit code must agree |
//! | `p ARGS…` | as `x`, called as programs call LVM2: by the command's own name, through a link, with nothing added |
//! | `l! r! x! p!` | the same, and it must fail |
//! | `says TEXT` | the last command printed that |
//! | `conf TEXT` | adds to `lvm.conf` |
//! | `put N AT HEX` | writes bytes to disk N behind everybody's back, from byte AT on; before the end for `-AT` |
//! | `unplug N`, `replug N` | takes the disk away, puts it back |
//! | `fakedm` | from here on LVM2 has a pretended device-mapper, for LVs that it does not make without |
//! | `recount` | the tools commit more or less often: the numbers of their texts are not compared |
//! | `check` | compares the reports now; also done at the end, unless the last step is `nocheck` |
//!
//! `$0` is the device of the first disk, `$DIR` the folder of the sandbox; `"…"` keeps blanks together. A script
//! with an `x` in it runs on two sandboxes, and `l` and `r` then are done in both.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;

use lvm_core::device::{OpenMode, OpenPolicy, open_device};
use lvm_core::units::Bytes;

use crate::links;
use crate::report::{self, REPORTS};
use crate::run::{Ran, Tool};
use crate::sandbox::Sandbox;

/// Lines that LVM2 prints because it is kept from the kernel, and those that follow from it.
const KERNEL_NOISE: [&str; 11] = [
    "WARNING: Activation disabled. No device-mapper interaction will be attempted.",
    "not zeroed.",
    "WARNING: Skipping zeroing",
    "WARNING: This metadata update is NOT backed up.",
    "/dev/mapper/control: open failed:",
    "Failure to communicate with kernel device-mapper driver.",
    "Check that device-mapper is available in the kernel.",
    "Incompatible libdevmapper",
    "WARNING: Failed to check for active volumes in volume group",
    "Retrying metadata scan.",
    // Which of its caches LVM2 has emptied.
    "Clear pvid and info for filtered dev",
];

/// What LVM2 says of a command line that fits none of its forms; the forms that follow are our own choice.
const NO_SYNTAX: &str = "No command with matching syntax recognised.";

/// LVM2 says what is wrong with a device or a VG each time that it reads it; once is enough.
const REPEATED: &str = "  WARNING: ";

/// Runs a script; panics when a command does not do what the script says, and at the end with all differences.
pub fn run(script: &str) {
    let steps: Vec<_> = script.lines().map(str::trim).filter(|line| !is_comment(line)).collect();
    let compared = ["x ", "x! ", "p ", "p! "];
    let twins = steps.iter().any(|step| compared.iter().any(|verb| step.starts_with(verb)));
    let sandboxes = if twins {
        Sandbox::twins().map(|(a, b)| vec![a, b])
    } else {
        Sandbox::new().map(|only| vec![only])
    };
    let Some(mut sandboxes) = sandboxes else { return };
    if steps.contains(&"fakedm") && !sandboxes.iter_mut().all(Sandbox::fake_kernel) {
        return;
    }
    let mut player = Player {
        sandboxes,
        last: Vec::new(),
        conf: String::new(),
        done: String::new(),
        wrong: String::new(),
        numbered: !steps.contains(&"recount"),
    };
    for step in &steps {
        player.play(step);
    }
    if steps.last() != Some(&"nocheck") {
        player.check();
    }
    assert!(player.wrong.is_empty(), "rlvm and LVM2 differ:\n{}", player.wrong);
}

fn is_comment(line: &str) -> bool {
    line.is_empty() || line.starts_with('#')
}

/// How a command is run.
type Run = fn(&Sandbox, Tool, &[&str]) -> Ran;

struct Player {
    sandboxes: Vec<Sandbox>,
    /// What the last command did, in each sandbox.
    last: Vec<Ran>,
    conf: String,
    /// The steps so far, for messages.
    done: String,
    /// What differed so far. A script goes on after a difference, so that one run shows them all.
    wrong: String,
    /// Whether both tools commit as often.
    numbered: bool,
}

impl Player {
    fn play(&mut self, step: &str) {
        let _ = writeln!(self.done, "    {step}");
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "disks" => self.add_disks(rest),
            "golden" => self.sandboxes.iter_mut().for_each(|sandbox| sandbox.add_golden(rest)),
            "l" | "l!" => self.both(Tool::Lvm, rest, verb.ends_with('!')),
            "r" | "r!" => self.both(Tool::Rlvm, rest, verb.ends_with('!')),
            "x" | "x!" => self.race(rest, verb.ends_with('!'), Sandbox::run),
            "p" | "p!" => self.race(rest, verb.ends_with('!'), links::run),
            "says" => self.assert_said(rest),
            "conf" => {
                let _ = writeln!(self.conf, "{rest}");
                self.sandboxes.iter().for_each(|sandbox| sandbox.configure(&self.conf));
            }
            "put" => self.put(rest),
            "unplug" => self.sandboxes.iter_mut().for_each(|sandbox| sandbox.unplug(number(rest))),
            "replug" => self.sandboxes.iter_mut().for_each(|sandbox| sandbox.replug(number(rest))),
            "check" => self.check(),
            "nocheck" | "fakedm" | "recount" => {}
            _ => panic!("what is `{step}`?"),
        }
    }

    fn add_disks(&mut self, rest: &str) {
        for disk in rest.split_whitespace() {
            let (size, kind) = disk.split_once('/').unwrap_or((disk, "512"));
            for sandbox in &mut self.sandboxes {
                if kind == "parts" {
                    sandbox.add_disk_with_partitions(bytes(size));
                    continue;
                }
                let sector = u32::try_from(number(kind)).expect("a sector size");
                sandbox.add_disk_of(bytes(size), sector);
            }
        }
    }

    fn put(&self, rest: &str) {
        let [disk, at, hex] = rest.split(' ').collect::<Vec<_>>()[..] else {
            panic!("put N AT HEX")
        };
        let digits = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
        let data: Vec<_> =
            digits.map(|pair| u8::from_str_radix(pair, 16).expect("a byte")).collect();
        for sandbox in &self.sandboxes {
            let path = &sandbox.disks()[number(disk)].node;
            let policy = OpenPolicy::default();
            let device = open_device(path, OpenMode::Write, &policy).expect("the disk is there");
            let at = match at.strip_prefix('-') {
                Some(before_end) => device.size().get() - number(before_end) as u64,
                None => number(at) as u64,
            };
            device.write_at(Bytes::new(at), &data).expect("the disk can be written");
        }
    }

    fn both(&mut self, tool: Tool, rest: &str, fails: bool) {
        let tools = vec![tool; self.sandboxes.len()];
        self.each(&tools, rest, Sandbox::run);
        self.last.iter().for_each(|ran| self.assert_ended(ran, fails));
    }

    fn race(&mut self, rest: &str, fails: bool, run: Run) {
        self.each(&[Tool::Lvm, Tool::Rlvm], rest, run);
        let [theirs, ours] = &self.last[..] else { panic!("two sandboxes") };
        self.assert_ended(theirs, fails);
        let mut wrong = String::new();
        if theirs.code != ours.code {
            let _ = writeln!(wrong, "exit code {:?}, LVM2's is {:?}", ours.code, theirs.code);
        }
        let [our_words, their_words] = [(ours, 1), (theirs, 0)].map(|(ran, side)| {
            let sandbox = &self.sandboxes[side];
            let syntax = ran.stderr.lines().find(|line| line.contains(NO_SYNTAX));
            let (out, err) = syntax.map_or((&*ran.stdout, &*ran.stderr), |line| ("", line));
            [("stdout", neutral(out, sandbox)), ("stderr", neutral(err, sandbox))]
        });
        for ((name, our), (_, their)) in our_words.iter().zip(&their_words) {
            if our != their {
                let _ = writeln!(wrong, "{name}:\n{}", report::side_by_side(our, their));
            }
        }
        if !wrong.is_empty() {
            let _ = writeln!(self.wrong, "`{rest}`: {wrong}");
        }
    }

    fn each(&mut self, tools: &[Tool], rest: &str, run: Run) {
        let ran = self.sandboxes.iter().zip(tools).map(|(sandbox, tool)| {
            let words = words(rest, sandbox);
            let words: Vec<_> = words.iter().map(String::as_str).collect();
            run(sandbox, *tool, &words)
        });
        self.last = ran.collect();
    }

    fn assert_ended(&self, ran: &Ran, fails: bool) {
        let failed = ran.code.is_some_and(|code| code != 0);
        let right = if fails { failed } else { ran.code == Some(0) };
        let should = if fails { "failed" } else { "worked" };
        assert!(right, "the last of\n{}should have {should}:\n{ran}\n{}", self.done, self.wrong);
    }

    fn assert_said(&self, text: &str) {
        for ran in &self.last {
            let said = ran.stdout.contains(text) || ran.stderr.contains(text);
            assert!(said, "it does not say {text:?}:\n{ran}\nafter\n{}", self.done);
        }
    }

    /// Reports and texts of both tools on each sandbox, and of LVM2 on the one and the other.
    fn check(&mut self) {
        let mut wrong = String::new();
        for sandbox in &self.sandboxes {
            wrong.push_str(&report::difference(sandbox));
            wrong.push_str(&text_difference(sandbox));
        }
        if let [a, b] = &self.sandboxes[..] {
            for (kind, command) in REPORTS {
                let [by_lvm, by_rlvm] = [a, b].map(|sandbox| {
                    let rows = report::ask(sandbox, Tool::Lvm, kind, command);
                    let rows = rows.into_iter().map(|mut row| {
                        if !self.numbered {
                            row.remove("vg_seqno");
                        }
                        neutral_row(row, sandbox)
                    });
                    rows.collect::<Vec<_>>()
                });
                wrong.push_str(&report::differences(kind, &by_rlvm, &by_lvm));
            }
        }
        if !wrong.is_empty() {
            let _ = writeln!(self.wrong, "after\n{}{wrong}", self.done);
        }
    }
}

/// A row without what is different on each set of disks. How much of a metadata area is free is, by a sector: the
/// text names the command, and LVM2's has more options.
fn neutral_row(row: report::Row, sandbox: &Sandbox) -> report::Row {
    let by_chance = ["lv_time", "pv_major", "pv_minor", "pv_mda_free", "vg_mda_free"];
    let fields = row.into_iter().filter(|(name, _)| !by_chance.contains(&name.as_str()));
    // Ids are numbered within a value: whose they are is lost, how many there are is not.
    fields.map(|(name, value)| (name, neutral(&value, sandbox).trim_end().to_owned())).collect()
}

/// Text without what differs from one sandbox to the other: folder, ids, times, and what LVM2 says of the kernel.
fn neutral(text: &str, sandbox: &Sandbox) -> String {
    let text = text.replace(&sandbox.path().display().to_string(), "DIR");
    let text = text.replace(&links::folder_name(Tool::Rlvm), &links::folder_name(Tool::Lvm));
    let mut kept: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !KERNEL_NOISE.iter().any(|noise| line.contains(noise))) {
        let line = without_sums(&without_time(&without_text_size(line)));
        if !(line.starts_with(REPEATED) && kept.contains(&line)) {
            kept.push(line);
        }
    }
    number_ids(&report::without_kernel(&kept.join("\n")))
}

/// The line that says when an LV was made, without the time.
fn without_time(line: &str) -> String {
    match line.split_once("LV Creation host, time ").and_then(|(_, rest)| rest.split_once(", ")) {
        Some((_, time)) => line.replace(time, "TIME"),
        None => line.to_owned(),
    }
}

/// Checksums and ids without dashes, which no two sets of disks have alike.
fn without_sums(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    for at in 1..words.len() {
        if ["checksum", "mda_checksum", "vs", "PVID"].contains(&words[at - 1]) {
            words[at] = "SUM";
        }
    }
    words.join(" ")
}

/// The line that says how long a text is, without how long it is: the text names the command.
fn without_text_size(line: &str) -> String {
    match line.split_once(" bytes) exceeds maximum metadata size") {
        Some((before, after)) => {
            let before = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
            format!("{before}N bytes) exceeds maximum metadata size{after}")
        }
        None => line.to_owned(),
    }
}

/// How the texts of vgcfgbackup differ between the tools, but for their headers, of every VG that is whole.
fn text_difference(sandbox: &Sandbox) -> String {
    let mut wrong = String::new();
    let wanted = ["vgs", "-o", "vg_name,vg_missing_pv_count,vg_exported"];
    let rows = report::ask(sandbox, Tool::Lvm, "vg", &wanted);
    for row in rows.iter().filter(|row| row["vg_missing_pv_count"] == "0") {
        let name = &row["vg_name"];
        let [ours, theirs] = [Tool::Rlvm, Tool::Lvm].map(|tool| {
            let file = sandbox.path().join(format!("compared-by-{tool}"));
            sandbox.run(tool, &["vgcfgbackup", "-f", &file.display().to_string(), name]).check();
            let text = fs::read_to_string(&file).expect("a backup");
            let vg = text.find(&format!("\n{name} {{"));
            vg.map_or_else(|| panic!("no {name} in\n{text}"), |start| text[start..].to_owned())
        });
        if ours != theirs {
            let _ =
                writeln!(wrong, "the text of {name}:\n{}", report::side_by_side(&ours, &theirs));
        }
        if row["vg_exported"].is_empty() {
            sandbox.lvm(&["vgck", name]).check();
        }
    }
    wrong
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
