//! Transitions on a kernel in memory, with a failure at every step.

use crate::activate::{
    MergeDelay, MergeState, Transition, affected, mending, merge_delay, merge_state, of_nodes,
    wanted, without_delayed,
};
use crate::device::DeviceNumber;
use crate::dm::{FakeKernel, Mapper};
use crate::model::{ReadAhead, Relations, Vg, import};
use crate::name::LvName;
use crate::plan;
use crate::table::{TableSettings, activatable};
use crate::units::Sectors;

use super::Result;

/// A VG `vg` on two PVs with these LVs: name, and the segments' text.
fn vg(lvs: &[(&str, &str)]) -> Vg {
    use core::fmt::Write as _;
    let mut text = String::new();
    for (name, rest) in lvs {
        let id = format!("{name:0>32}").replace(['_', '-'], "x");
        let hidden = name.starts_with("snapshot") || rest.contains("# hidden");
        let visible = if hidden { "" } else { ", \"VISIBLE\"" };
        let _ = writeln!(
            text,
            "{name} {{ id = \"{id}\" status = [\"READ\", \"WRITE\"{visible}] {rest} }}"
        );
    }
    let text = format!(
        "contents = \"Text Format Volume Group\" version = 1\nvg {{ id = \"{:032}\" seqno = 1 \
         status = [\"RESIZEABLE\", \"READ\", \"WRITE\"] extent_size = 8 max_lv = 0 max_pv = 0 \
         physical_volumes {{ \
         pv0 {{ id = \"{:032}\" status = [\"ALLOCATABLE\"] dev_size = 9000 pe_start = 2048 pe_count = 100 }} \
         pv1 {{ id = \"{:032}\" status = [\"ALLOCATABLE\"] dev_size = 9000 pe_start = 2048 pe_count = 100 }} }} \
         logical_volumes {{ {text} }} }}",
        1, 2, 3
    );
    import(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}")).0
}

/// One linear segment of `len` extents from `start` of pv0.
fn linear(len: u32, start: u32) -> String {
    format!(
        "segment_count = 1 segment1 {{ start_extent = 0 extent_count = {len} type = \"striped\" \
         stripe_count = 1 stripes = [\"pv0\", {start}] }}"
    )
}

fn snapshot(origin: &str, cow: &str) -> String {
    format!(
        "segment_count = 1 segment1 {{ start_extent = 0 extent_count = 4 type = \"snapshot\" chunk_size = 8 \
         origin = \"{origin}\" cow_store = \"{cow}\" }}"
    )
}

#[expect(clippy::unnecessary_wraps, reason = "a Resolve may fail")]
fn resolve(pv: crate::model::PvIdx) -> Result<DeviceNumber> {
    Ok(DeviceNumber { major: 8, minor: pv.0.into() })
}

/// Activates every LV.
fn activate(dm: &FakeKernel, vg: &Vg) -> Result<()> {
    for lv in activatable(vg) {
        let wanted = wanted(&Relations::of(vg), &[lv], &TableSettings::default())?;
        let present = of_nodes(dm, &wanted)?;
        let mut transition = Transition::new(dm, present, wanted);
        transition.prepare(&resolve)?;
        transition.suspend()?;
        transition.finish().into_iter().next().map_or(Ok(()), Err)?;
    }
    Ok(())
}

/// Changes devices around a commit; whether the commit was reached.
fn change(dm: &FakeKernel, old: &Vg, new: &Vg) -> (bool, Result<()>) {
    let before = || {
        let Some(mut transition) = Transition::between(dm, old, new, &TableSettings::default())?
        else {
            return Ok(None);
        };
        transition.prepare(&resolve)?;
        transition.suspend()?;
        Ok(Some(transition))
    };
    match before() {
        Err(error) => (false, Err(error)),
        Ok(None) => (true, Ok(())),
        Ok(Some(transition)) => (true, transition.finish().into_iter().next().map_or(Ok(()), Err)),
    }
}

/// The picture of a kernel in which the VG is active and nothing else.
fn ideal(vg: &Vg) -> Vec<String> {
    let dm = FakeKernel::new();
    activate(&dm, vg).unwrap();
    dm.picture()
}

/// Pairs of states, and what they are about.
fn changes() -> Vec<(&'static str, Vg, Vg)> {
    let plain = || vg(&[("a", &linear(4, 0)), ("b", &linear(2, 10))]);
    let two_parts = "segment_count = 2 segment1 { start_extent = 0 extent_count = 4 type = \"striped\" \
                     stripe_count = 1 stripes = [\"pv0\", 0] } segment2 { start_extent = 4 extent_count = 3 \
                     type = \"striped\" stripe_count = 1 stripes = [\"pv1\", 7] }";
    let mut renamed = plain();
    let a = renamed.find_lv("a").unwrap();
    plan::rename_lv(&mut renamed, a, LvName::new("c").unwrap()).unwrap();
    let mut tuned = plain();
    tuned.lv_mut(tuned.find_lv("a").unwrap()).unwrap().read_ahead =
        ReadAhead::Sectors(Sectors::new(1024));
    let cow = format!("{} # hidden\n", linear(1, 20));
    let snapped = |origin: &str| {
        vg(&[("a", origin), ("b", &linear(2, 10)), ("s", &cow), ("snapshot0", &snapshot("a", "s"))])
    };
    let cow2 = format!("{} # hidden\n", linear(1, 30));
    let snapped_twice = vg(&[
        ("a", &linear(4, 0)),
        ("b", &linear(2, 10)),
        ("s", &cow),
        ("t", &cow2),
        ("snapshot0", &snapshot("a", "s")),
        ("snapshot1", &snapshot("a", "t")),
    ]);
    let mut merging = snapped(&linear(4, 0));
    let s = merging.find_lv("s").unwrap();
    plan::merge_start(&mut merging, s).unwrap();
    vec![
        ("merge", snapped(&linear(4, 0)), merging.clone()),
        ("merged", merging, plain()),
        ("extend", plain(), vg(&[("a", two_parts), ("b", &linear(2, 10))])),
        ("reduce", plain(), vg(&[("a", &linear(2, 0)), ("b", &linear(2, 10))])),
        ("rename", plain(), renamed),
        ("read ahead", plain(), tuned),
        ("remove", plain(), vg(&[("b", &linear(2, 10))])),
        ("snapshot", plain(), snapped(&linear(4, 0))),
        ("second snapshot", snapped(&linear(4, 0)), snapped_twice),
        ("remove snapshot", snapped(&linear(4, 0)), plain()),
        ("extend origin", snapped(&linear(4, 0)), snapped(two_parts)),
    ]
}

#[test]
fn lvs_are_activated_and_the_second_time_nothing_is_done() {
    let dm = FakeKernel::new();
    let vg = vg(&[
        ("a", &linear(4, 0)),
        (
            "b",
            "segment_count = 1 segment1 { start_extent = 0 \
        extent_count = 2 type = \"zero\" }",
        ),
    ]);
    activate(&dm, &vg).unwrap();
    assert_eq!(dm.picture(), ["vg-a: 0 32 linear 8:0 2048", "vg-b: 0 16 zero"]);
    assert_eq!(
        dm.calls(),
        [
            "create vg-a",
            "load vg-a 0 32 linear 8:0 2048",
            "resume vg-a",
            "create vg-b",
            "load vg-b 0 16 zero",
            "resume vg-b"
        ]
    );
    dm.forget();
    activate(&dm, &vg).unwrap();
    assert_eq!(dm.calls(), [""; 0]);
}

#[test]
fn an_activation_that_fails_leaves_nothing_behind() {
    let (_, snapped, _) =
        changes().into_iter().find(|(name, ..)| *name == "remove snapshot").unwrap();
    let one = vg(&[("a", &linear(4, 0))]);
    for vg in [one, snapped] {
        let a = vg.find_lv("a").unwrap();
        let mut failures = 0;
        loop {
            let dm = FakeKernel::new();
            dm.fail_at(failures);
            let wanted = wanted(&Relations::of(&vg), &[a], &TableSettings::default()).unwrap();
            let mut transition = Transition::new(&dm, Vec::new(), wanted);
            if transition.prepare(&resolve).is_ok() {
                dm.revive();
                break;
            }
            assert_eq!(dm.picture(), [""; 0], "after {failures} calls");
            failures += 1;
        }
        assert!(failures >= 2, "{failures}");
    }
}

#[test]
fn every_change_of_active_lvs_ends_as_if_they_had_been_activated_afterwards() {
    for (name, old, new) in changes() {
        let dm = FakeKernel::new();
        activate(&dm, &old).unwrap();
        let (committed, done) = change(&dm, &old, &new);
        assert!(committed && done.is_ok(), "{name}: {done:?}");
        assert_eq!(dm.picture(), ideal(&new), "{name}");
    }
}

#[test]
fn an_active_lv_reads_ahead_as_it_is_told_and_then_as_usual() {
    let (_, plain, tuned) = changes().into_iter().find(|(name, ..)| *name == "read ahead").unwrap();
    let dm = FakeKernel::new();
    activate(&dm, &plain).unwrap();
    let number = DeviceNumber { major: 253, minor: 0 };
    for (old, new, sectors) in [(&plain, &tuned, 1024), (&tuned, &plain, 256)] {
        dm.forget();
        change(&dm, old, new).1.unwrap();
        assert_eq!(dm.read_ahead(number).unwrap(), Sectors::new(sectors));
        assert_eq!(dm.calls(), [format!("read-ahead 253:0 {sectors}")]);
    }
}

#[test]
fn what_fails_before_the_commit_is_undone() {
    for (name, old, new) in changes() {
        for failure in 0.. {
            let dm = FakeKernel::new();
            activate(&dm, &old).unwrap();
            let before = dm.picture();
            dm.fail_at(failure);
            let (committed, done) = change(&dm, &old, &new);
            if !committed {
                assert!(done.is_err());
                assert_eq!(dm.picture(), before, "{name}, call {failure}");
            } else if done.is_ok() {
                break;
            }
        }
    }
}

#[test]
fn what_a_killed_command_leaves_is_mended_by_the_next() {
    for (name, old, new) in changes() {
        for failure in 0.. {
            let dm = FakeKernel::new();
            activate(&dm, &old).unwrap();
            dm.die_at(failure);
            let (committed, done) = change(&dm, &old, &new);
            dm.revive();
            let vg = if committed { &new } else { &old };
            let (present, wanted) = mending(&dm, vg, &TableSettings::default()).unwrap();
            let mut transition = Transition::new(&dm, present, wanted);
            transition.prepare(&resolve).unwrap();
            transition.suspend().unwrap();
            assert!(transition.finish().is_empty(), "{name}, call {failure}");
            let mended = dm.picture();
            // A new snapshot of an active origin comes to life with it; all else is as the metadata say.
            assert_eq!(mended, ideal(vg), "{name}, call {failure}");
            if done.is_ok() {
                break;
            }
        }
    }
}

#[test]
fn what_is_in_use_is_not_deactivated_and_nothing_else_goes() {
    let (_, snapped, _) =
        changes().into_iter().find(|(name, ..)| *name == "remove snapshot").unwrap();
    let dm = FakeKernel::new();
    activate(&dm, &snapped).unwrap();
    let before = dm.picture();
    let a = snapped.find_lv("a").unwrap();
    let all = wanted(&Relations::of(&snapped), &[a], &TableSettings::default()).unwrap();
    let present = of_nodes(&dm, &all).unwrap();
    dm.set_open("vg-s", 1);
    let mut transition =
        Transition::new(&dm, present.clone(), Vec::new()).patient_for(core::time::Duration::ZERO);
    let error = transition.prepare(&resolve).unwrap_err();
    assert_eq!(error.to_string(), "Logical volume vg/s in use.");
    drop(transition);
    assert_eq!(dm.picture(), before);
    dm.set_open("vg-s", 0);
    let mut transition = Transition::new(&dm, present, Vec::new());
    transition.prepare(&resolve).unwrap();
    assert!(transition.finish().is_empty());
    let names: Vec<_> = dm.list().unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["vg-b"]);
}

#[test]
fn what_somebody_else_removes_at_the_same_time_is_no_failure() {
    let one = vg(&[("a", &linear(4, 0))]);
    let dm = FakeKernel::new();
    activate(&dm, &one).unwrap();
    let a = one.find_lv("a").unwrap();
    let all = wanted(&Relations::of(&one), &[a], &TableSettings::default()).unwrap();
    let mut transition = Transition::new(&dm, of_nodes(&dm, &all).unwrap(), Vec::new());
    transition.prepare(&resolve).unwrap();
    dm.remove_first("vg-a");
    assert!(transition.finish().is_empty());
    assert_eq!(dm.calls().last().unwrap(), "remove vg-a");
    assert_eq!(dm.picture(), [""; 0]);
}

/// A VG with a snapshot, and the same while the snapshot is merged.
fn before_and_while_merging() -> (Vg, Vg) {
    let cow = format!("{} # hidden\n", linear(1, 20));
    let before = vg(&[("a", &linear(4, 0)), ("s", &cow), ("snapshot0", &snapshot("a", "s"))]);
    let mut merging = before.clone();
    let s = merging.find_lv("s").unwrap();
    plan::merge_start(&mut merging, s).unwrap();
    (before, merging)
}

#[test]
fn a_merge_begins_when_nobody_has_origin_or_snapshot_open() {
    for (open, delay) in [("vg-a", MergeDelay::OriginOpen), ("vg-s", MergeDelay::SnapshotOpen)] {
        let (old, new) = before_and_while_merging();
        let (a, s) = (new.find_lv("a").unwrap(), new.find_lv("s").unwrap());
        let dm = FakeKernel::new();
        assert_eq!(merge_state(&dm, &new, a).unwrap(), MergeState::Inactive);
        activate(&dm, &old).unwrap();
        let as_it_was = dm.picture();
        dm.set_open(open, 1);
        assert_eq!(merge_delay(&dm, &new, a, s).unwrap(), Some(delay));
        change(&dm, &old, &new).1.unwrap();
        assert_eq!(dm.picture(), as_it_was);
        assert_eq!(merge_state(&dm, &new, a).unwrap(), MergeState::Waiting);
        dm.set_open(open, 0);
        assert_eq!(merge_delay(&dm, &new, a, s).unwrap(), None);
        // The next activation, or any change of the VG, begins it.
        activate(&dm, &new).unwrap();
        dm.set_status("vg-a", "24/16 16");
        assert_eq!(merge_state(&dm, &new, a).unwrap(), MergeState::Running("24/16 16".into()));
        assert_eq!(dm.picture(), ideal(&new));
    }
}

#[test]
fn a_merge_that_has_begun_goes_on_although_the_origin_is_opened() {
    let (_, merging) = before_and_while_merging();
    let dm = FakeKernel::new();
    activate(&dm, &merging).unwrap();
    let as_it_was = dm.picture();
    assert!(as_it_was.iter().any(|line| line.contains("snapshot-merge")), "{as_it_was:?}");
    dm.set_open("vg-a", 1);
    let settings = without_delayed(&dm, &merging, &TableSettings::default()).unwrap();
    assert_eq!(settings, TableSettings::default());
    let mut renamed = merging.clone();
    let a = renamed.find_lv("a").unwrap();
    plan::rename_lv(&mut renamed, a, LvName::new("c").unwrap()).unwrap();
    change(&dm, &merging, &renamed).1.unwrap();
    assert!(dm.picture().iter().any(|line| line.starts_with("vg-c: 0 32 snapshot-merge")));
}

#[test]
fn lvs_that_only_move_up_in_the_vg_are_not_touched() {
    let cow = format!("{} # hidden\n", linear(1, 20));
    let old = vg(&[
        ("b", &linear(2, 10)),
        ("a", &linear(4, 0)),
        ("s", &cow),
        ("snapshot0", &snapshot("a", "s")),
    ]);
    let mut new = old.clone();
    let b = new.find_lv("b").unwrap();
    new.remove_lvs(|idx, _| idx == b);
    let touched = affected(&old, &new);
    assert_eq!((touched.old, touched.new), (vec![b], Vec::new()));
}
