//! Scenarios: what is done, in which order, and by whom.
//!
//! ```text
//! [name] r rl lr
//! - lvm vgcreate vg $A
//! $T lvcreate -L 8M -n one vg
//! ! $T lvcreate -L 8M -n one vg
//! ```
//!
//! The head names the scenario and the ways in which it is played besides LVM2 alone: in `rl`, rlvm and LVM2 do
//! in turn the steps that say `$T`. A step may also name its tool: `lvm …` or `rlvm …`. `differs` in the head
//! means that a difference is planted, for testing the tests; `moving`, that how full a snapshot is depends on the
//! moment, and is not compared.
//!
//! | step | |
//! |---|---|
//! | `COMMAND` | works; what it says and the state afterwards are compared |
//! | `! COMMAND` | fails; compared in the same way |
//! | `~ COMMAND` | works; what it says is not compared |
//! | `- COMMAND` | works; nothing is compared: a preparation |
//!
//! `$A` to `$D` are blank disks of 1 GiB. `$under_test` is empty where LVM2 plays alone.

use std::fmt::Write as _;

/// How LVM2 alone is called where it matters who plays.
pub const REFERENCE: &str = "reference";

/// One scenario.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Scenario {
    /// Unique in its file.
    pub name: String,
    /// The ways in which it is played, besides [`REFERENCE`].
    pub turns: Vec<String>,
    /// Whether a difference is planted in it.
    pub differs: bool,
    /// Whether shares in percent are not compared.
    pub moving: bool,
    /// In their order.
    pub steps: Vec<Step>,
}

/// A line of a scenario.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// What is said of it before the command: `-`, `!` and `~`, in any number.
    pub flags: String,
    /// For bash.
    pub command: String,
}

/// The scenarios in a text; what is wrong with it otherwise.
pub fn parse(text: &str) -> Result<Vec<Scenario>, String> {
    let mut scenarios: Vec<Scenario> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(head) = line.strip_prefix('[') {
            let one = self::head(head)?;
            if scenarios.iter().any(|other| other.name == one.name) {
                return Err(format!("[{}] is there twice", one.name));
            }
            scenarios.push(one);
        } else {
            let one = scenarios.last_mut().ok_or("a step before the first scenario")?;
            one.steps.push(step(line));
        }
    }
    Ok(scenarios)
}

fn head(text: &str) -> Result<Scenario, String> {
    let (name, rest) = text.split_once(']').ok_or_else(|| format!("`[{text}`: no `]`"))?;
    let mut turns: Vec<_> = rest.split_whitespace().map(str::to_owned).collect();
    let mut has = |word: &str| turns.extract_if(.., |other| other == word).count() > 0;
    let (differs, moving) = (has("differs"), has("moving"));
    let bad = turns.iter().find(|who| who.chars().any(|tool| !"rl".contains(tool)));
    if let Some(bad) = bad {
        return Err(format!("[{name}]: what is `{bad}`?"));
    }
    if turns.is_empty() {
        return Err(format!("[{name}]: played by nobody"));
    }
    Ok(Scenario { name: name.to_owned(), turns, differs, moving, steps: Vec::new() })
}

fn step(line: &str) -> Step {
    let command = line.trim_start_matches(['-', '!', '~']);
    let flags = line.strip_suffix(command).unwrap_or_default();
    Step { flags: flags.to_owned(), command: command.trim_start().to_owned() }
}

impl Scenario {
    /// Who plays it: first LVM2 alone.
    pub fn everyone(&self) -> impl Iterator<Item = &str> {
        std::iter::once(REFERENCE).chain(self.turns.iter().map(String::as_str))
    }

    /// Adds the lines that make `guest.sh` play it.
    pub fn script(&self, who: &str, script: &mut String) {
        let _ = writeln!(script, "run {} {who}", self.name);
        for step in &self.steps {
            let _ = writeln!(script, "step '{}' {}", step.flags, quoted(&step.command));
        }
        script.push_str("finish\n");
    }
}

/// As one word of the shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_is_read() {
        let text =
            "# why\n[one] r rl\n- lvm vgs\n$T vgs\n! $T vgs x\n~ $T lvs\n[two] r differs moving\n";
        let read = parse(text).expect("it is well formed");
        let [one, two] = &read[..] else { panic!("two scenarios") };
        assert_eq!(one.turns, ["r", "rl"]);
        let steps: Vec<_> = one.steps.iter().map(|s| (&*s.flags, &*s.command)).collect();
        assert_eq!(steps, [("-", "lvm vgs"), ("", "$T vgs"), ("!", "$T vgs x"), ("~", "$T lvs")]);
        assert!(two.differs && !one.differs && two.moving && !one.moving);
    }

    #[test]
    fn a_bad_scenario_is_refused() {
        for text in ["$T vgs", "[one] x", "[one]", "[one r", "[one] r\n[one] r"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn quotes_survive_the_shell() {
        assert_eq!(quoted("echo 'a b'"), r"'echo '\''a b'\'''");
    }
}
