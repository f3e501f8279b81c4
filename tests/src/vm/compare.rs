//! Two runs of one scenario, side by side.

use std::fmt::Write as _;

use crate::vm::normal::normal;
use crate::vm::transcript::{Played, Run, Section};

/// What LVM2 reports of the state.
const BY_LVM2: &str = "lvm";

/// What rlvm reports of the same state, where rlvm is there.
const BY_RLVM: &str = "seen by rlvm";

/// What LVM2 alone did otherwise than its scenario expects: then the scenario is wrong.
pub fn troubles(reference: &Run) -> String {
    let mut troubles = String::new();
    for step in reference.steps.iter().filter(|step| step.fails() == (step.exit == "0")) {
        let _ = write!(troubles, "  `{}` ended with {}\n{}", step.command, step.exit, step.said());
    }
    if !reference.ended {
        troubles.push_str("  did not end\n");
    }
    troubles
}

/// Every difference between `run` and what LVM2 did alone, for people; empty when there is none.
pub fn differences(reference: &Run, run: &Run) -> String {
    let (theirs, ours) = (normal(reference), normal(run));
    let mut wrong = String::new();
    if !run.ended {
        wrong.push_str("  did not end\n");
    }
    let around = sections(&theirs.around, &ours.around);
    if !around.is_empty() {
        let _ = write!(wrong, "  before and after\n{around}");
    }
    for failed in ours.steps.iter().filter(|step| step.is_preparation()) {
        let _ =
            write!(wrong, "  `{}` ended with {}\n{}", failed.command, failed.exit, failed.said());
    }
    for (theirs, ours) in compared(&theirs).zip(compared(&ours)) {
        let differ = step(theirs, ours);
        if !differ.is_empty() {
            let _ = write!(wrong, "  after `{}`, by {}\n{differ}", ours.command, ours.by);
        }
    }
    let (expected, played) = (compared(&theirs).count(), compared(&ours).count());
    if expected != played {
        let _ = writeln!(wrong, "  {played} steps, not {expected}");
    }
    wrong
}

fn compared(run: &Run) -> impl Iterator<Item = &Played> {
    run.steps.iter().filter(|step| !step.is_preparation())
}

fn step(theirs: &Played, ours: &Played) -> String {
    let mut wrong = String::new();
    if theirs.exit != ours.exit {
        let _ = writeln!(wrong, "    exit code {}, LVM2's is {}", ours.exit, theirs.exit);
    }
    let kept = |one: &&Section| !(theirs.is_quiet() && one.is_speech()) && one.name != BY_RLVM;
    let kept = |played: &Played| -> Vec<Section> {
        played.sections.iter().filter(kept).cloned().collect()
    };
    wrong.push_str(&sections(&kept(theirs), &kept(ours)));
    let found = |name: &str| ours.sections.iter().find(|one| one.name == name);
    if let (Some(lvm2), Some(rlvm)) = (found(BY_LVM2), found(BY_RLVM)) {
        wrong.push_str(&lines(BY_RLVM, last_report(&lvm2.lines), &rlvm.lines));
    }
    wrong
}

/// LVM2's reports are in one section; rlvm makes the last one, of the LVs, too.
fn last_report(lines: &[String]) -> &[String] {
    let is_head = |line: &String| line.split_whitespace().take(2).eq(["VG", "LV"]);
    let head = lines.iter().rposition(is_head);
    let report = lines.get(head.unwrap_or(lines.len())..).unwrap_or_default();
    // Its shell ends with an empty line.
    report.strip_suffix(&[String::new()]).unwrap_or(report)
}

fn sections(theirs: &[Section], ours: &[Section]) -> String {
    let find = |all: &[Section], name: &str| -> Vec<String> {
        all.iter().find(|one| one.name == name).map(|one| one.lines.clone()).unwrap_or_default()
    };
    let only_ours = ours.iter().filter(|one| theirs.iter().all(|other| other.name != one.name));
    let mut wrong = String::new();
    for name in theirs.iter().chain(only_ours).map(|one| &one.name) {
        wrong.push_str(&lines(name, &find(theirs, name), &find(ours, name)));
    }
    wrong
}

/// The lines that only one side has, in their order: `-` is LVM2's.
fn lines(name: &str, theirs: &[String], ours: &[String]) -> String {
    if theirs == ours {
        return String::new();
    }
    let mut wrong = format!("    {name}:\n");
    for (sign, line) in diff(theirs, ours) {
        let _ = writeln!(wrong, "      {sign}{line}");
    }
    wrong
}

/// By the longest common subsequence; the texts are short.
fn diff<'a>(old: &'a [String], new: &'a [String]) -> Vec<(char, &'a str)> {
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            common[i][j] = if a == b {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || common[i + 1][j] >= common[i][j + 1]) {
            out.push(('-', &*old[i]));
            i += 1;
        } else {
            out.push(('+', &*new[j]));
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::transcript;

    const STEP: &str = "@step $T lvcreate -n one vg\n@by TOOL\n@exit 0\n@section out\n\
        |  Logical volume \"one\" created.\n@section err\n@section at once\n|/dev/mapper/vg-one\n\
        @section info\n|vg-one LVM-VGIDxxxxxxxxxxxxxxxxxxxxxxxxxxxxLVIDxxxxxxxxxxxxxxxxxxxxxxxxxxxx 253 0\n\
        @section table\n|vg-one: 0 16384 linear 254:0 2048\n@section udev\n|device b253:0\n|S:vg/one\n\
        @section lvm\n|  VG #PV\n|  VG LV Attr\n|  vg one -wi-a-----\n|\n\
        @section seen by rlvm\n|  VG LV Attr\n|  vg one -wi-a-----\n@end\n";

    /// What is wrong when one thing in what the run under test found is another one.
    fn planted(from: &str, to: &str) -> String {
        let theirs = format!("@run one reference\n{STEP}").replace("xxx", "aaa");
        let ours = format!("@run one r\n{STEP}");
        assert!(ours.contains(from), "{from}");
        let ours = ours.replacen(from, to, 1);
        let (theirs, ours) = (transcript::parse(&theirs), transcript::parse(&ours));
        differences(&theirs[0], &ours[0])
    }

    #[test]
    fn the_same_but_for_ids_is_no_difference() {
        assert_eq!(planted("TOOL", "rlvm"), "");
    }

    #[test]
    fn every_planted_difference_is_seen() {
        for (from, to, where_) in [
            ("@exit 0", "@exit 5", "exit code 5, LVM2's is 0"),
            ("\"one\" created", "\"one\" made", "out:"),
            ("@section err", "@section err\n|  WARNING", "err:"),
            ("|/dev/mapper/vg-one\n", "", "at once:"),
            ("253 0", "253 1", "info:"),
            ("254:0 2048", "254:0 2049", "table:"),
            ("|S:vg/one\n", "", "udev:"),
            ("@section udev\n|device b253:0\n|S:vg/one\n", "", "udev:"),
            (
                "rlvm\n|  VG LV Attr\n|  vg one -wi-a",
                "rlvm\n|  VG LV Attr\n|  vg one -wi--",
                "seen by rlvm:",
            ),
            ("@end\n", "", "did not end"),
            ("@step", "@step lvm vgs\n@flags -\n@exit 5\n@step", "`lvm vgs` ended with 5"),
            ("@step", "@step lvm vgs\n@exit 0\n@step", "2 steps, not 1"),
            ("@end\n", "@section kernel\n|I/O error\n@end\n", "kernel"),
        ] {
            let found = planted(from, to);
            assert!(found.contains(where_), "{from:?} -> {to:?}: {found:?}");
        }
    }

    #[test]
    fn a_scenario_that_lvm2_does_not_play_is_wrong() {
        let run = |exit: &str, flags: &str, end: &str| {
            let text =
                format!("@run a reference\n@step lvm vgs\n@flags {flags}\n@exit {exit}\n{end}");
            troubles(&transcript::parse(&text)[0])
        };
        assert_eq!(run("0", "", "@end"), "");
        assert_eq!(run("5", "!", "@end"), "");
        assert!(run("5", "", "@end").contains("ended with 5"));
        assert!(run("5", "-", "@end").contains("ended with 5"));
        assert!(run("0", "!", "@end").contains("ended with 0"));
        assert!(run("0", "", "").contains("did not end"));
    }

    #[test]
    fn a_difference_shows_both_sides() {
        let old: Vec<_> = "a b c d".split(' ').map(str::to_owned).collect();
        let new: Vec<_> = "a x c d e".split(' ').map(str::to_owned).collect();
        assert_eq!(diff(&old, &new), [('-', "b"), ('+', "x"), ('+', "e")]);
    }
}
