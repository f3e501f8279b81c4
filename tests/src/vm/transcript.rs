//! What the guest printed, taken apart.
//!
//! `@run SCENARIO WHO`, then for each step `@step COMMAND`, `@flags FLAGS`, `@by TOOL`, `@exit CODE`, and what was found, as
//! `@section NAME` followed by lines that begin with `|`; `@end` at last.

use std::fmt::Write as _;

/// The sections that are printed after the last step.
const AT_THE_END: [&str; 2] = ["groups", "kernel"];

/// A scenario as it was played once.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Run {
    /// Its name.
    pub scenario: String,
    /// Who played.
    pub who: String,
    /// What was found before the first step and after the last one.
    pub around: Vec<Section>,
    /// The steps that are compared, and the preparations that failed.
    pub steps: Vec<Played>,
    /// Whether it was played to its end.
    pub ended: bool,
}

impl Run {
    /// The lines of a section that belongs to no step; none when it is not there.
    pub fn found(&self, name: &str) -> &[String] {
        let found = self.around.iter().find(|one| one.name == name);
        found.map(|one| &*one.lines).unwrap_or_default()
    }
}

/// A step as it was played.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Played {
    /// As the scenario has it.
    pub command: String,
    /// What the scenario says of it before the command; see [`crate::vm::scenario`].
    pub flags: String,
    /// Whose turn it was.
    pub by: String,
    /// The exit code.
    pub exit: String,
    /// What was said and found.
    pub sections: Vec<Section>,
}

impl Played {
    /// Whether it is not compared; it is only there when it failed.
    pub fn is_preparation(&self) -> bool {
        self.flags.contains('-')
    }

    /// Whether it has to fail.
    pub fn fails(&self) -> bool {
        self.flags.contains('!')
    }

    /// Whether what it says may differ.
    pub fn is_quiet(&self) -> bool {
        self.flags.contains('~')
    }

    fn set(&mut self, word: &str, value: &str) {
        let field = match word {
            "@flags" => &mut self.flags,
            "@by" => &mut self.by,
            _ => &mut self.exit,
        };
        value.clone_into(field);
    }

    /// What it printed, for messages.
    pub fn said(&self) -> String {
        let mut said = String::new();
        for section in self.sections.iter().filter(|one| one.is_speech()) {
            for line in &section.lines {
                let _ = writeln!(said, "    {}|{line}", section.name);
            }
        }
        said
    }
}

/// Some lines and what they are about.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Section {
    /// What they are about.
    pub name: String,
    /// The lines.
    pub lines: Vec<String>,
}

impl Section {
    /// Whether it is what a command printed.
    pub fn is_speech(&self) -> bool {
        self.name == "out" || self.name == "err"
    }
}

/// The runs in what a guest printed. Lines that belong to nothing are passed over.
pub fn parse(output: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for line in output.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if word == "@run" {
            let (scenario, who) = rest.split_once(' ').unwrap_or((rest, ""));
            let (scenario, who) = (scenario.to_owned(), who.to_owned());
            runs.push(Run { scenario, who, ..Run::default() });
        }
        let Some(run) = runs.last_mut() else { continue };
        match word {
            "@step" => {
                run.steps.push(Played { command: rest.to_owned(), ..Played::default() });
            }
            "@flags" | "@by" | "@exit" => {
                if let Some(step) = run.steps.last_mut() {
                    step.set(word, rest);
                }
            }
            "@section" => {
                sections(run).push(Section { name: rest.to_owned(), lines: Vec::new() });
            }
            "@end" => run.ended = true,
            _ => {
                let found = sections(run).last_mut();
                if let (Some(section), Some(line)) = (found, line.strip_prefix('|')) {
                    section.lines.push(line.to_owned());
                }
            }
        }
    }
    runs.iter_mut().for_each(part_end);
    runs
}

fn sections(run: &mut Run) -> &mut Vec<Section> {
    match run.steps.last_mut() {
        Some(step) => &mut step.sections,
        None => &mut run.around,
    }
}

/// What is asked once, at the end, belongs to no step.
fn part_end(run: &mut Run) {
    let Some(step) = run.steps.last_mut() else { return };
    let end = step.sections.iter().position(|section| AT_THE_END.contains(&&*section.name));
    if let Some(end) = end {
        run.around.extend(step.sections.drain(end..));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_is_taken_apart() {
        let text = "noise\n@run one rl\n@section clean\n|control\n@step $T vgs\n@flags !\n@by rlvm\n@exit 0\n\
                    @section out\n|  vg\n@section err\n@section kernel\n|oops\n@end\n@run two r\n";
        let runs = parse(text);
        let [one, two] = &runs[..] else { panic!("two runs") };
        assert_eq!((&*one.scenario, &*one.who, one.ended, two.ended), ("one", "rl", true, false));
        let around: Vec<_> = one.around.iter().map(|s| (&*s.name, &*s.lines[0])).collect();
        assert_eq!(around, [("clean", "control"), ("kernel", "oops")]);
        let [step] = &one.steps[..] else { panic!("one step") };
        assert_eq!((&*step.command, &*step.by, &*step.exit), ("$T vgs", "rlvm", "0"));
        assert!(step.fails() && !step.is_preparation());
        assert_eq!(step.sections[0].lines, ["  vg"]);
        assert!(step.sections[1].lines.is_empty());
    }
}
