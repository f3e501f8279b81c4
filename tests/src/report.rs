//! What the two tools report, compared field by field.
//!
//! LVM2 is told to leave the kernel alone, so it answers "unknown" where rlvm answers for an LV that is not
//! active. Those fields are left out, and so are the places of `lv_attr` where LVM2 prints an `X`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::run::{Ran, Tool};
use crate::sandbox::Sandbox;

/// The reports that are compared: a name for messages, and the command.
pub const REPORTS: [(&str, &[&str]); 5] = [
    ("pv", &["pvs", "-o", "all"]),
    ("vg", &["vgs", "-o", "all"]),
    ("lv", &["lvs", "-a", "-o", "all"]),
    ("pvseg", &["pvs", "--segments", "-o", "all"]),
    ("seg", &["lvs", "-a", "--segments", "-o", "all"]),
];

/// What is printed for people and for scripts without asking for anything particular; compared line by line.
pub const DISPLAYS: [&[&str]; 11] = [
    &["pvs"],
    &["vgs"],
    &["lvs"],
    &["pvs", "-v"],
    &["vgs", "-v"],
    &["lvs", "-a", "--noheadings", "--separator", "|", "-o", "lv_name,vg_name,lv_size,devices"],
    &["pvdisplay"],
    &["vgdisplay"],
    &["lvdisplay"],
    &["pvdisplay", "-m"],
    &["lvdisplay", "-m"],
];

/// Answered by the kernel.
const KERNEL_FIELDS: [&str; 14] = [
    "lv_active",
    "lv_active_locally",
    "lv_active_remotely",
    "lv_active_exclusively",
    "lv_permissions",
    "lv_suspended",
    "lv_live_table",
    "lv_inactive_table",
    "lv_device_open",
    "lv_check_needed",
    "lv_merge_failed",
    "lv_snapshot_invalid",
    "lv_health_status",
    "seg_monitor",
];

/// Fields of LVM2's releases after the one that is compared with.
const NEWER_FIELDS: [&str; 6] = [
    "vg_persist",
    "vg_pr",
    "cache_promotions",
    "cache_demotions",
    "kernel_cache_mode",
    "integrity_settings",
];

/// One row: the fields and their values, as JSON has them.
pub type Row = BTreeMap<String, String>;

/// The rows of a report of one kind, in their order.
pub fn rows(ran: &Ran, kind: &str) -> Vec<Row> {
    let parsed: Value = match serde_json::from_str(&ran.stdout) {
        Ok(parsed) => parsed,
        Err(error) => panic!("no JSON: {error}\n{ran}"),
    };
    let reports = parsed["report"].as_array().unwrap_or_else(|| panic!("no report in\n{ran}"));
    let rows = reports.iter().filter_map(|report| report.get(kind)?.as_array()).flatten();
    rows.map(|row| row_of(row, ran)).collect()
}

fn row_of(row: &Value, ran: &Ran) -> Row {
    let fields = row.as_object().unwrap_or_else(|| panic!("a row that is no object in\n{ran}"));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    fields.iter().map(|(name, value)| (name.clone(), text(value))).collect()
}

/// Asks `tool` for a report in bytes.
pub fn ask(sandbox: &Sandbox, tool: Tool, kind: &str, command: &[&str]) -> Vec<Row> {
    let options = ["--reportformat", "json", "--units", "b", "--nosuffix"];
    let ran = sandbox.run(tool, &[command, &options].concat());
    rows(&ran.ok(), kind)
}

/// Where rlvm and LVM2 differ about what is on the sandbox's disks: every field of every report, and what the two print for people, line by line. Empty when they agree.
pub fn difference(sandbox: &Sandbox) -> String {
    let mut wrong = String::new();
    for (kind, command) in REPORTS {
        let [ours, theirs] = [Tool::Rlvm, Tool::Lvm].map(|tool| ask(sandbox, tool, kind, command));
        wrong.push_str(&differences(kind, &ours, &theirs));
    }
    for command in DISPLAYS {
        let ours = without_kernel(&sandbox.rlvm(command).ok().stdout);
        let theirs = without_kernel(&sandbox.lvm(command).ok().stdout);
        if ours != theirs {
            let _ = writeln!(wrong, "`{}`:\n{}", command.join(" "), side_by_side(&ours, &theirs));
        }
    }
    wrong
}

/// The differences between two reports of one kind, one a line; empty when there is none.
pub fn differences(kind: &str, ours: &[Row], theirs: &[Row]) -> String {
    let mut out = String::new();
    if ours.len() != theirs.len() {
        let _ = writeln!(out, "{kind}: {} rows, LVM2 has {}", ours.len(), theirs.len());
    }
    for (number, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        for field in theirs.keys().filter(|field| !ours.contains_key(*field)) {
            let _ = writeln!(out, "{kind} {number}: rlvm has no field {field}");
        }
        for (field, our) in ours {
            let Some(their) = theirs.get(field) else {
                if !NEWER_FIELDS.contains(&field.as_str()) {
                    let _ = writeln!(out, "{kind} {number}: LVM2 has no field {field}");
                }
                continue;
            };
            if !same_value(field, our, their) {
                let _ = writeln!(out, "{kind} {number}: {field} is {our:?}, LVM2 says {their:?}");
            }
        }
    }
    out
}

fn same_value(field: &str, ours: &str, theirs: &str) -> bool {
    if KERNEL_FIELDS.contains(&field) {
        return true;
    }
    if field == "lv_attr" {
        let same_letter = |(our, their): (char, char)| our == their || their == 'X';
        return ours.len() == theirs.len() && ours.chars().zip(theirs.chars()).all(same_letter);
    }
    ours == theirs
}

/// Text without what only the kernel knows: state and health in attributes, and the lines of lvdisplay that LVM2
/// leaves out when it may not ask.
pub fn without_kernel(text: &str) -> String {
    // Of raid0, which cannot be monitored, LVM2 says so only where there is no device-mapper at all.
    let text = &text.replace("Monitoring\t\tnot monitored", "Monitoring\t\t");
    let asked = ["  LV Status ", "  # open ", "  Block device ", "  - currently set to "];
    let lines = text.lines().filter(|line| !asked.iter().any(|start| line.starts_with(start)));
    lines.map(|line| blank_states(line) + "\n").collect()
}

/// The line with `?` for the letters of state, opening and health in each `lv_attr`.
fn blank_states(line: &str) -> String {
    let mut bytes = line.as_bytes().to_vec();
    let in_word =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    for start in 0..bytes.len().saturating_sub(ATTR_LEN - 1) {
        let end = start + ATTR_LEN;
        let alone = (start == 0 || !in_word(bytes.get(start - 1))) && !in_word(bytes.get(end));
        if alone && is_lv_attr(&bytes[start..end]) {
            for place in [4, 5, 8] {
                bytes[start + place] = b'?';
            }
        }
    }
    String::from_utf8(bytes).expect("only ASCII was changed")
}

/// Letters of an `lv_attr`.
const ATTR_LEN: usize = 10;

fn is_lv_attr(word: &[u8]) -> bool {
    let allowed: [&[u8]; ATTR_LEN] = [
        b"pcOoeCIigRrMmVdDvtTlSs-",
        b"wrR-",
        b"acilntACILNT-",
        b"m-",
        b"asidISmMcChX-",
        b"oX-",
        b"tCrmsuv-",
        b"z-",
        b"pXrmsRwFDME-",
        b"k-",
    ];
    word.iter().zip(allowed).all(|(letter, allowed)| allowed.contains(letter))
}

/// Two texts, with a mark before each line that is only in one of them.
pub fn side_by_side(ours: &str, theirs: &str) -> String {
    let (our_lines, their_lines): (Vec<_>, Vec<_>) =
        (ours.lines().collect(), theirs.lines().collect());
    let mut out = String::new();
    for place in 0..our_lines.len().max(their_lines.len()) {
        match (our_lines.get(place), their_lines.get(place)) {
            (Some(our), Some(their)) if our == their => {
                let _ = writeln!(out, "    |{our}");
            }
            (our, their) => {
                for (name, line) in [("rlvm", our), ("LVM2", their)] {
                    if let Some(line) = line {
                        let _ = writeln!(out, "{name}|{line}");
                    }
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fields: &[(&str, &str)]) -> Row {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_wrong_value_is_found_and_an_unknown_state_is_not() {
        let theirs =
            [row(&[("lv_name", "a"), ("lv_attr", "-wi-XX----"), ("lv_active", "unknown")])];
        let ours = [row(&[("lv_name", "a"), ("lv_attr", "-wi-------"), ("lv_active", "")])];
        assert_eq!(differences("lv", &ours, &theirs), "");
        let wrong = [row(&[("lv_name", "b"), ("lv_attr", "-ri-------"), ("new", "")])];
        assert_eq!(differences("lv", &wrong, &theirs).lines().count(), 4);
        assert_eq!(differences("lv", &[], &theirs).lines().count(), 1);
        assert_ne!(differences("lv", &[row(&[])], &theirs), "");
    }

    #[test]
    fn only_the_kernels_part_is_taken_out_of_a_text() {
        let lvm = "  a    vg -wi-XX---- 20.00m \n  LV Size  1\n";
        let ours = "  a    vg -wi------- 20.00m \n  LV Status  available\n  LV Size  1\n";
        assert_eq!(without_kernel(lvm), without_kernel(ours));
        assert_ne!(without_kernel(lvm), without_kernel(&lvm.replace("-wi", "-ri")));
    }
}
