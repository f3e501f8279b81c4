//! Tests on a real kernel: scenarios that run in a virtual machine, by LVM2 and by rlvm, and must look the same.
//!
//! `tests/vm/vm-run` boots Debian's kernel under QEMU without KVM, `tests/vm/guest.sh` plays the steps in it and
//! prints what it finds, and here scenarios are read ([`scenario`]), what was found is taken apart
//! ([`transcript`]), made the same but for what matters ([`normal`]) and compared ([`compare`]).

pub mod compare;
pub mod guest;
pub mod normal;
pub mod scenario;
pub mod transcript;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use guest::{Guest, Said};
use normal::without_percents;
use scenario::Scenario;
use transcript::Run;

/// Plays the scenarios of a file in `tests/vm`, in one boot; panics with every difference.
///
/// Each is played by LVM2 alone, and then in each of the ways that its head names.
pub fn play(file: &str) {
    let text = std::fs::read_to_string(folder().join(file)).expect("the scenarios can be read");
    let mut scenarios = scenario::parse(&text).unwrap_or_else(|wrong| panic!("{file}: {wrong}"));
    let only = std::env::var("RLVM_VM_ONLY").unwrap_or_default();
    scenarios.retain(|one| one.name.contains(&only));
    if let Ok(turns) = std::env::var("RLVM_VM_TURNS") {
        for one in &mut scenarios {
            one.turns.retain(|who| turns.split(',').any(|turn| turn == who));
        }
    }
    if guest::plays_nobody() {
        for one in &mut scenarios {
            one.turns.clear();
        }
    }
    let said = if let Some(folder) = std::env::var_os("RLVM_VM_REPLAY") {
        let output = std::fs::read_to_string(Path::new(&folder).join(file));
        Said { code: 0, output: output.expect("a transcript"), errors: String::new() }
    } else {
        let Some(guest) = Guest::new() else { return };
        guest.with_scenario_disks().run(&script(&scenarios))
    };
    keep(file, &said.output);
    let runs = transcript::parse(&said.output);
    let wrong = judge(&scenarios, &runs);
    assert!(wrong.is_empty(), "{file}: rlvm and LVM2 differ (exit {}):\n{wrong}", said.code);
    assert_eq!(said.code, 0, "{file}: the guest failed:\n{}", said.errors);
}

/// Runs a script of `tests/vm` that looks after itself: it prints a section `failed` for all that did not hold.
pub fn tell(guest: &Guest, script: &str) -> Run {
    let text = std::fs::read_to_string(folder().join(script)).expect("the script can be read");
    let said = guest.run(&text);
    keep(script, &said.output);
    // What comes before a run belongs to none; the script may begin one itself.
    let run = transcript::parse(&format!("@run {script} r\n{}", said.output)).pop();
    let run = run.unwrap_or_default();
    let failed: Vec<_> = run.around.iter().filter(|one| one.name == "failed").collect();
    let well = failed.is_empty() && run.ended;
    assert!(well, "{script}: {failed:#?}\n{}\n{}", said.errors, said.output);
    run
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vm")
}

/// The whole transcript, for whoever wants to know more than the differences.
fn keep(file: &str, output: &str) {
    if let Some(folder) =
        std::env::var_os("RLVM_VM_TRANSCRIPTS").filter(|folder| !folder.is_empty())
    {
        let path = Path::new(&folder).join(file);
        std::fs::write(path, output).expect("the transcript can be written");
    }
}

/// What the guest is to do.
fn script(scenarios: &[Scenario]) -> String {
    let mut script = String::new();
    for one in scenarios {
        for who in one.everyone() {
            one.script(who, &mut script);
        }
    }
    script
}

/// Everything that is wrong with the runs of these scenarios.
fn judge(scenarios: &[Scenario], runs: &[Run]) -> String {
    let mut wrong = String::new();
    for one in scenarios {
        let find = |who: &str| runs.iter().find(|run| run.scenario == one.name && run.who == who);
        let Some(reference) = find(scenario::REFERENCE) else {
            let _ = writeln!(wrong, "[{}] LVM2 did not get to it", one.name);
            continue;
        };
        let troubles = compare::troubles(reference);
        if !troubles.is_empty() {
            let _ = writeln!(wrong, "[{}] LVM2 itself:\n{troubles}", one.name);
        }
        for who in &one.turns {
            let Some(run) = find(who) else {
                let _ = writeln!(wrong, "[{}] {who} did not get to it", one.name);
                continue;
            };
            let differences = if one.moving {
                let (reference, run) = (without_percents(reference), without_percents(run));
                compare::differences(&reference, &run)
            } else {
                compare::differences(reference, run)
            };
            if one.differs && differences.is_empty() {
                let _ =
                    writeln!(wrong, "[{}] {who}: no difference, where one is planted", one.name);
            } else if !one.differs && !differences.is_empty() {
                let _ = writeln!(wrong, "[{}] {who}:\n{differences}", one.name);
            }
        }
    }
    wrong
}
