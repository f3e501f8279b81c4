//! Locks that LVM2 respects, and LVM2's locks respected.

use std::io::Write;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use lvm_core::device::{OpenMode, OpenPolicy, open_device};
use lvm_core::local_time::Zone;
use lvm_core::lock::{FlockDir, LockError, LockMode, LockName, Locks};
use lvm_core::model::Stamp;
use lvm_core::name::Tag;
use lvm_core::store::Inventory;
use rlvm_tests::Sandbox;

const NO_WAIT: [&str; 2] = ["--config", "global/wait_for_locks=0"];

/// Longer than any command of LVM2 takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A sandbox with the VG `vg` of one PV, and the place of its locks.
fn sandbox() -> Option<(Sandbox, FlockDir, FlockDir)> {
    let mut sandbox = Sandbox::new()?;
    sandbox.add_disk(16);
    sandbox.lvm(&["vgcreate", "vg", &sandbox.pv(0)]).check();
    sandbox.lvm(&["lvcreate", "-l1", "-n", "a", "vg"]).check();
    let dir = sandbox.path().join("lock");
    let locks = |wait| FlockDir::new(&dir, wait).unwrap();
    let (waiting, impatient) = (locks(true), locks(false));
    Some((sandbox, waiting, impatient))
}

fn vg() -> LockName {
    LockName::Vg("vg".parse().unwrap())
}

#[test]
fn lvm2_waits_for_our_locks() {
    let Some((sandbox, locks, _)) = sandbox() else { return };
    let guard = locks.lock(&vg(), LockMode::Exclusive).unwrap();
    let refused = sandbox.lvm(&[&["vgs", "vg"][..], &NO_WAIT].concat()).failed();
    assert!(refused.stderr.contains("Can't get lock for vg."), "{}", refused.stderr);
    drop(guard);
    let guard = locks.lock(&vg(), LockMode::Shared).unwrap();
    sandbox.lvm(&[&["vgs", "vg"][..], &NO_WAIT].concat()).check();
    drop(sandbox.lvm(&[&["vgchange", "--addtag", "no", "vg"][..], &NO_WAIT].concat()).failed());
    let mut waiting = sandbox.lvm_command(&["vgchange", "--addtag", "late", "vg"]);
    let mut waiting = waiting.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_millis(700));
    assert!(waiting.try_wait().unwrap().is_none(), "it should wait");
    drop(guard);
    assert!(waiting.wait().unwrap().success());
    let global = locks.lock(&LockName::Global, LockMode::Exclusive).unwrap();
    drop(sandbox.lvm(&[&["vgremove", "-y", "vg"][..], &NO_WAIT].concat()).failed());
    drop(global);
    sandbox.lvm(&[&["vgremove", "-y", "vg"][..], &NO_WAIT].concat()).check();
    let left = std::fs::read_dir(sandbox.path().join("lock")).unwrap().count();
    assert_eq!(left, 0, "lock files go when unlocked");
}

#[test]
fn we_wait_for_lvm2s_locks() {
    let Some((sandbox, locks, impatient)) = sandbox() else { return };
    // It holds the lock while it waits for an answer.
    let mut asking = sandbox.lvm_command(&["vgremove", "vg"]);
    let mut asking =
        asking.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while !matches!(impatient.lock(&vg(), LockMode::Shared), Err(LockError::Busy(_))) {
        assert!(start.elapsed() < PATIENCE, "LVM2 does not take the lock");
        thread::sleep(Duration::from_millis(20));
    }
    assert!(matches!(impatient.lock(&LockName::Global, LockMode::Shared), Err(LockError::Busy(_))));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| locks.lock(&vg(), LockMode::Exclusive).map(|_guard| ()));
        thread::sleep(Duration::from_millis(300));
        assert!(!waiting.is_finished(), "we should wait");
        asking.stdin.take().unwrap().write_all(b"n\n").unwrap();
        asking.wait().unwrap();
        waiting.join().unwrap().unwrap();
    });
    assert!(impatient.lock(&LockName::Global, LockMode::Exclusive).is_ok());
}

#[test]
fn both_change_one_vg_at_the_same_time_and_nothing_is_lost() {
    let Some((sandbox, locks, _)) = sandbox() else { return };
    let (ours, theirs) = (150, 40);
    let add = |number: usize| {
        let _guard = locks.lock(&vg(), LockMode::Exclusive).unwrap();
        let policy = OpenPolicy::default();
        let device = open_device(sandbox.pv(0).as_ref(), OpenMode::Write, &policy).unwrap();
        let mut inventory = Inventory::scan(vec![device]);
        assert!(inventory.findings.is_empty(), "{:?}", inventory.findings);
        let mut new = inventory.vgs[0].vg.clone();
        new.tags.push(Tag::new(&format!("r{number}")).unwrap());
        let stamp = Stamp {
            description: "Write from a test".into(),
            host: "host".into(),
            system_id: None,
            uname: "Linux".into(),
            time: 1_700_000_000,
            zone: Zone::utc(),
        };
        assert!(inventory.commit(0, new, &stamp).unwrap().failures.is_empty());
    };
    thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                for number in 0..ours / 2 {
                    add(half * ours / 2 + number);
                    thread::sleep(Duration::from_millis(5));
                }
            });
        }
        for number in 0..theirs {
            sandbox.lvm(&["vgchange", "--addtag", &format!("l{number}"), "vg"]).check();
        }
    });
    let report = sandbox.lvm(&["vgs", "--noheadings", "-o", "vg_seqno,vg_tags", "vg"]).ok();
    let mut words = report.stdout.split_whitespace();
    assert_eq!(words.next(), Some((2 + ours + theirs).to_string().as_str()));
    assert_eq!(words.next().unwrap().split(',').count(), ours + theirs);
}
