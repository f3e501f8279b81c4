//! The text form of a transcript.
//!
//! ```text
//! vg EXTENT_KIB POLICY [maximise_cling=0] [tag=@NAME]…
//! pv EXTENTS [TAG]…
//! $ lvcreate -l 7 -i 2 vg P0:0-9
//! out|what it printed
//! err|on standard error
//! rc|0
//! at|lvol0 0+8/128 P0:0 P1:4; 8+2/128 P0:9 P1:8
//! ```
//! A file may hold several, each below a line `== NAME`.
//!
//! `at` stands for each LV that lies elsewhere than before: the first logical extent, how many, the stripe size
//! in sectors where there are several stripes, and where each stripe begins; `NAME -` is an LV that is gone.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// Where the LVs of a VG lie: name to segments.
pub type Layout = BTreeMap<String, String>;

/// A PV to begin with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PvSpec {
    /// How many extents it has.
    pub extents: u32,
    /// Its tags.
    pub tags: Vec<String>,
}

/// The VG to begin with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Case {
    /// Size of an extent.
    pub extent_kib: u32,
    /// The VG's policy.
    pub policy: String,
    /// `allocation/maximise_cling`
    pub maximise_cling: bool,
    /// `allocation/cling_tag_list`
    pub cling_tags: Vec<String>,
    /// Its PVs: P0, P1, …
    pub pvs: Vec<PvSpec>,
}

/// A command and what came of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Step {
    /// Its words.
    pub argv: Vec<String>,
    /// Lines of its standard output.
    pub out: Vec<String>,
    /// Lines of its standard error.
    pub err: Vec<String>,
    /// Its exit code.
    pub code: i32,
    /// Where LVs lie that lie elsewhere than before; `-` for those that are gone.
    pub moved: Layout,
}

/// A VG and what was done in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Transcript {
    /// What it began with.
    pub case: Case,
    /// What was done.
    pub steps: Vec<Step>,
}

/// What differs between two layouts, as a step tells it.
pub(super) fn changes(before: &Layout, after: &Layout) -> Layout {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let new = after.iter().filter(|(name, segments)| before.get(*name) != Some(segments));
    gone.map(|name| (name.clone(), "-".to_owned()))
        .chain(new.map(|(name, segments)| (name.clone(), segments.clone())))
        .collect()
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "$ {}", self.argv.join(" "))?;
        self.out.iter().try_for_each(|line| writeln!(f, "out|{line}"))?;
        self.err.iter().try_for_each(|line| writeln!(f, "err|{line}"))?;
        writeln!(f, "rc|{}", self.code)?;
        self.moved.iter().try_for_each(|(name, segments)| writeln!(f, "at|{name} {segments}"))
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let case = &self.case;
        write!(f, "vg {} {}", case.extent_kib, case.policy)?;
        if !case.maximise_cling {
            f.write_str(" maximise_cling=0")?;
        }
        case.cling_tags.iter().try_for_each(|tag| write!(f, " tag=@{tag}"))?;
        f.write_char('\n')?;
        for pv in &case.pvs {
            write!(f, "pv {}", pv.extents)?;
            pv.tags.iter().try_for_each(|tag| write!(f, " {tag}"))?;
            f.write_char('\n')?;
        }
        self.steps.iter().try_for_each(|step| step.fmt(f))
    }
}

impl Transcript {
    /// Reads a file of several, each with its name.
    pub fn parse_all(text: &str) -> Vec<(String, Self)> {
        let parts = text.split("== ").skip(1);
        let named = parts.map(|part| part.split_once('\n').expect("a transcript below its name"));
        named.map(|(name, text)| (name.to_owned(), Self::parse(text))).collect()
    }

    /// Reads the text form; panics at what is none.
    pub fn parse(text: &str) -> Self {
        let mut case = Case {
            extent_kib: 0,
            policy: String::new(),
            maximise_cling: true,
            cling_tags: Vec::new(),
            pvs: Vec::new(),
        };
        let mut steps: Vec<Step> = Vec::new();
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("vg ") {
                parse_vg(rest, &mut case);
            } else if let Some(rest) = line.strip_prefix("pv ") {
                let mut words = rest.split(' ');
                let extents = words.next().and_then(|word| word.parse().ok()).expect("a number");
                case.pvs.push(PvSpec { extents, tags: words.map(str::to_owned).collect() });
            } else if let Some(rest) = line.strip_prefix("$ ") {
                let argv = rest.split(' ').map(str::to_owned).collect();
                steps.push(Step { argv, ..Step::default() });
            } else if let Some((key, rest)) = line.split_once('|') {
                let step = steps.last_mut().expect("a command comes first");
                match key {
                    "out" => step.out.push(rest.to_owned()),
                    "err" => step.err.push(rest.to_owned()),
                    "rc" => step.code = rest.parse().expect("an exit code"),
                    "at" => {
                        let (name, segments) = rest.split_once(' ').expect("a name and segments");
                        step.moved.insert(name.to_owned(), segments.to_owned());
                    }
                    _ => panic!("what is `{line}`?"),
                }
            } else if !line.is_empty() && !line.starts_with('#') {
                panic!("what is `{line}`?");
            }
        }
        Self { case, steps }
    }
}

fn parse_vg(rest: &str, case: &mut Case) {
    for (index, word) in rest.split(' ').enumerate() {
        match index {
            0 => case.extent_kib = word.parse().expect("an extent size"),
            1 => word.clone_into(&mut case.policy),
            _ if word == "maximise_cling=0" => case.maximise_cling = false,
            _ => case.cling_tags.push(word.strip_prefix("tag=@").expect("a tag").to_owned()),
        }
    }
}
