//! rlvm and LVM2 side by side in one VG: the same locks, so no command of one may undo a command of the other.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rlvm_tests::{Ran, Sandbox, Tool, report};

/// How many LVs each worker makes.
const EACH: usize = 30;

/// A worker: makes its LVs one after another, grows every second one, renames every third and removes every fifth.
/// Returns the names that must be left.
fn work(sandbox: &Sandbox, tool: Tool, worker: usize) -> Vec<String> {
    let mut left = Vec::new();
    for number in 0..EACH {
        let mut name = format!("w{worker}n{number}");
        run(sandbox, tool, &["lvcreate", "-l", "1", "-n", &name, "vg"]);
        if number % 2 == 0 {
            run(sandbox, tool, &["lvextend", "-l", "+1", &format!("vg/{name}")]);
        }
        if number % 3 == 0 {
            let renamed = format!("{name}r");
            run(sandbox, tool, &["lvrename", "vg", &name, &renamed]);
            name = renamed;
        }
        if number % 5 == 0 {
            run(sandbox, tool, &["lvremove", "-y", &format!("vg/{name}")]);
        } else {
            left.push(name);
        }
    }
    left
}

fn run(sandbox: &Sandbox, tool: Tool, args: &[&str]) {
    let ran: Ran = sandbox.run(tool, args);
    assert_eq!(ran.code, Some(0), "{tool} beside the others:\n{ran}");
}

#[test]
fn rlvm_and_lvm2_work_in_one_vg_at_once() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    for _ in 0..3 {
        sandbox.add_disk(64);
    }
    let names = [0, 1, 2].map(|index| sandbox.pv(index));
    sandbox.lvm(&["vgcreate", "-s", "256k", "vg", &names[0], &names[1], &names[2]]).check();
    let workers = [Tool::Rlvm, Tool::Lvm, Tool::Rlvm, Tool::Lvm];
    let shared = &sandbox;
    let left: Vec<String> = thread::scope(|scope| {
        let running: Vec<_> = workers
            .into_iter()
            .enumerate()
            .map(|(worker, tool)| scope.spawn(move || work(shared, tool, worker)))
            .collect();
        running.into_iter().flat_map(|worker| worker.join().expect("a worker ended well")).collect()
    });

    let wrong = report::difference(&sandbox);
    assert!(wrong.is_empty(), "{wrong}");
    let rows = report::ask(&sandbox, Tool::Lvm, "lv", &["lvs", "-o", "lv_name"]);
    let found: HashSet<_> = rows.iter().map(|row| row["lv_name"].clone()).collect();
    let expected: HashSet<_> = left.into_iter().collect();
    assert_eq!(found, expected, "no LV is lost and none comes back");
    assert_no_extent_is_shared(&sandbox);
    sandbox.lvm(&["vgck", "vg"]).check();

    // Each command is one commit, and none was lost: vgcreate is the first.
    let steps = EACH + EACH.div_ceil(2) + EACH.div_ceil(3) + EACH.div_ceil(5);
    let rows = report::ask(&sandbox, Tool::Lvm, "vg", &["vgs", "-o", "vg_seqno"]);
    let seqno: usize = rows[0]["vg_seqno"].parse().expect("a number");
    assert_eq!(seqno, 1 + steps * workers.len());
}

/// Reports on everything hold no VG's lock while they read. What they catch in the middle of a commit they read
/// again under it, and so have nothing to complain about.
#[test]
fn reports_beside_commits_see_nothing_wrong() {
    let Some(mut sandbox) = Sandbox::new() else { return };
    for _ in 0..6 {
        sandbox.add_disk(16);
    }
    for (vg, disks) in [("va", [0, 1, 2]), ("vb", [3, 4, 5])] {
        let [one, two, three] = disks.map(|index| sandbox.pv(index));
        let create = ["vgcreate", "-s", "256k", "--pvmetadatacopies", "2", vg, &one, &two, &three];
        sandbox.rlvm(&create).check();
    }
    let (shared, done) = (&sandbox, &AtomicBool::new(false));
    thread::scope(|scope| {
        let write = |vg: &'static str, tool: Tool| {
            move || {
                let lv = format!("by_{tool}");
                for _ in 0..EACH {
                    run(shared, tool, &["lvcreate", "-l", "1", "-n", &lv, vg]);
                    run(shared, tool, &["lvremove", "-y", &format!("{vg}/{lv}")]);
                }
            }
        };
        let writers = [write("va", Tool::Rlvm), write("vb", Tool::Rlvm), write("va", Tool::Lvm)]
            .map(|write| scope.spawn(write));
        let read = |words: &'static [&'static str]| {
            move || {
                let mut reports = 0;
                while !done.load(Ordering::Relaxed) {
                    let ran = shared.rlvm(words);
                    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{ran}");
                    reports += 1;
                }
                reports
            }
        };
        let readers = [read(&["vgs"]), read(&["lvs"]), read(&["pvs"]), read(&["lvs", "vb"])]
            .map(|read| scope.spawn(read));
        let written = writers.map(thread::ScopedJoinHandle::join);
        done.store(true, Ordering::Relaxed);
        let read: usize =
            readers.map(|reader| reader.join().expect("nothing was wrong")).iter().sum();
        assert!(written.iter().all(Result::is_ok), "the writers ended well");
        assert!(read > EACH, "{read} reports");
    });
}

fn assert_no_extent_is_shared(sandbox: &Sandbox) {
    let rows = report::ask(
        sandbox,
        Tool::Lvm,
        "seg",
        &["lvs", "--segments", "-o", "lv_name,seg_pe_ranges"],
    );
    let mut taken = HashSet::new();
    for row in rows {
        for range in row["seg_pe_ranges"].split([' ', ',']) {
            let (pv, extents) = range.rsplit_once(':').expect("PV:FIRST-LAST");
            let (first, last) = extents.split_once('-').expect("FIRST-LAST");
            let [first, last] =
                [first, last].map(|extent| extent.parse::<u64>().expect("an extent"));
            for extent in first..=last {
                assert!(taken.insert((pv.to_owned(), extent)), "{pv}:{extent} belongs to two LVs");
            }
        }
    }
    assert!(taken.len() > EACH, "something was looked at");
}
