//! Commits that work, that are refused, that fail in the middle, and that lose power.

use std::sync::Arc;

use super::testing::{add_pv, devices, findings, put_label, pv, pv_id, scan, stamp, tagged, vg};
use super::{CommitError, Inventory};
use crate::device::fault::{Machine, for_each_crash, for_each_failure};
use crate::device::{BlockDevice, MemoryDevice};
use crate::error::{Error, Result};
use crate::format::crc::Crc;
use crate::format::label::PvLabel;
use crate::format::ring::Ring;
use crate::format::text_location::TextLocation;
use crate::model::{PvIdx, Vg};
use crate::name::VgName;
use crate::units::Bytes;

type Disks = Vec<Arc<dyn BlockDevice>>;

/// Disks with a VG `vg` on those PVs, committed a few times so that the texts lie in the middle of the ring.
fn with_vg(disks: &[MemoryDevice], pvs: &[usize]) -> Vec<MemoryDevice> {
    let machine = Machine::new(disks.iter().cloned());
    let mut inventory = scan(&machine.devices());
    let (index, committed) = inventory.create_vg(vg("vg", pvs), &stamp()).unwrap();
    assert!(committed.failures.is_empty());
    for tag in ["one", "two"] {
        let new = tagged(&inventory.vgs[index].vg, tag);
        assert!(inventory.commit(index, new, &stamp()).unwrap().failures.is_empty());
    }
    machine.crash().outcomes(1).next().unwrap()
}

fn only_vg(inventory: &Inventory) -> &Vg {
    assert_eq!(inventory.vgs.len(), 1, "{:?}", findings(inventory));
    &inventory.vgs[0].vg
}

#[test]
fn a_new_vg_is_found_and_changed_again_and_again() {
    let disks = devices(&[pv(0, 1), pv(1, 2), pv(2, 0)]);
    let (index, _) = scan(&disks).create_vg(vg("vg", &[0, 1, 2]), &stamp()).unwrap();
    assert_eq!(index, 0);
    // Long enough for the texts to go round the ring many times, with every length that wraps and does not.
    for round in 1..=300_u32 {
        let mut inventory = scan(&disks);
        assert_eq!(findings(&inventory), [""; 0], "round {round}");
        let found = only_vg(&inventory);
        assert_eq!(found.seqno, round);
        assert_eq!(&*found.pvs()[1].device_hint, "/dev/pv1");
        let mut new = found.clone();
        new.tags.clear();
        new = tagged(&new, &"x".repeat(usize::try_from(round * 37 % 5000).unwrap() + 1));
        let committed = inventory.commit(0, new.clone(), &stamp()).unwrap();
        assert!(committed.failures.is_empty());
        new.seqno = round + 1;
        assert_eq!(inventory.vgs[0].vg, new);
        assert_eq!(scan(&disks).vgs[0].vg, new);
    }
    let found = scan(&disks);
    assert!(found.pvs.iter().all(|pv| pv.label.pv.in_use() && pv.vg == Some(0)));
}

#[test]
fn a_text_that_does_not_fit_is_refused_before_anything_is_written() {
    let disks = with_vg(&[pv(0, 1), pv(1, 1)], &[0, 1]);
    let machine = Machine::new(disks);
    let mut inventory = scan(&machine.devices());
    let new = tagged(only_vg(&inventory), &"x".repeat(7000));
    let error = inventory.commit(0, new, &stamp()).unwrap_err();
    let lines = error.to_string();
    assert!(lines.starts_with("VG vg 4 metadata on /dev/pv0 ("), "{lines}");
    let end = " bytes) exceeds maximum metadata size (7424 bytes)\nFailed to write VG vg.";
    assert!(lines.ends_with(end), "{lines}");
    assert_eq!(machine.operations(), []);
    assert_eq!(inventory.vgs[0].vg.seqno, 3);
}

#[test]
fn pvs_join_and_leave() {
    let disks = devices(&[pv(0, 1), pv(1, 1), pv(2, 1)]);
    let mut inventory = scan(&disks);
    inventory.create_vg(vg("vg", &[0, 1]), &stamp()).map(drop).unwrap();
    let mut new = only_vg(&inventory).clone();
    new.remove_pv(PvIdx(0)).unwrap();
    add_pv(&mut new, 2);
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    for inventory in [&inventory, &scan(&disks)] {
        assert_eq!(findings(inventory), [""; 0]);
        let vgs: Vec<_> = inventory.pvs.iter().map(|pv| pv.vg).collect();
        assert_eq!(vgs, [None, Some(0), Some(0)]);
        assert_eq!(inventory.vgs[0].pvs, [Some(1), Some(2)]);
        let in_use: Vec<_> = inventory.pvs.iter().map(|pv| pv.label.pv.in_use()).collect();
        assert_eq!(in_use, [false, true, true]);
        let texts: Vec<_> = inventory.pvs.iter().map(|pv| pv.mdas[0].text.is_some()).collect();
        assert_eq!(texts, [false, true, true]);
    }
}

#[test]
fn a_removed_vg_leaves_free_pvs_and_the_others_alone() {
    let disks = devices(&[pv(0, 1), pv(1, 2), pv(2, 0)]);
    let mut inventory = scan(&disks);
    inventory.create_vg(vg("a", &[0]), &stamp()).map(drop).unwrap();
    inventory.create_vg(vg("bb", &[1, 2]), &stamp()).map(drop).unwrap();
    inventory.remove_vg(0).unwrap();
    assert_eq!(only_vg(&inventory).name.as_str(), "bb");
    for inventory in [&inventory, &scan(&disks)] {
        assert_eq!(findings(inventory), [""; 0]);
        let vgs: Vec<_> = inventory.pvs.iter().map(|pv| pv.vg).collect();
        assert_eq!(vgs, [None, Some(0), Some(0)]);
    }
    inventory.remove_vg(0).unwrap();
    let inventory = scan(&disks);
    assert!(inventory.vgs.is_empty() && inventory.pvs.iter().all(|pv| !pv.is_claimed()));
}

#[test]
fn a_renamed_vg_has_no_old_name_left() {
    let disks = devices(&with_vg(&[pv(0, 1), pv(1, 1)], &[0, 1]));
    let mut inventory = scan(&disks);
    let mut new = only_vg(&inventory).clone();
    new.name = VgName::new("other").unwrap();
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    let inventory = scan(&disks);
    assert_eq!((only_vg(&inventory).name.as_str(), findings(&inventory).len()), ("other", 0));
}

#[test]
fn a_stale_copy_is_brought_up_to_date() {
    let old = with_vg(&[pv(0, 1), pv(1, 1)], &[0, 1]);
    let disks = devices(&old);
    let mut inventory = scan(&disks);
    let new = tagged(only_vg(&inventory), "three");
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    let mixed = vec![Arc::clone(&disks[0]), devices(&old).remove(1)];
    let mut inventory = scan(&mixed);
    assert!(inventory.inconsistent().eq([&only_vg(&inventory).name]));
    assert_eq!(only_vg(&inventory).tags.len(), 3);
    assert_eq!(
        findings(&inventory),
        [
            "WARNING: ignoring metadata seqno 3 on /dev/pv1 for seqno 4 on /dev/pv0 for VG vg.",
            "WARNING: Inconsistent metadata found for VG vg.\n\
             See vgck --updatemetadata to correct inconsistency.",
        ]
    );
    let new = tagged(only_vg(&inventory), "four");
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    let inventory = scan(&mixed);
    assert_eq!((only_vg(&inventory).tags.len(), findings(&inventory).len()), (4, 0));
}

#[test]
fn a_missing_pv_is_flagged_and_comes_back() {
    let disks = devices(&with_vg(&[pv(0, 1), pv(1, 1)], &[0, 1]));
    let mut inventory = scan(&disks[..1]);
    assert!(inventory.vgs[0].is_partial());
    let new = tagged(only_vg(&inventory), "three");
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    let missing = &inventory.vgs[0].vg.pvs()[1];
    assert!(missing.status.missing && &*missing.device_hint == "[unknown]");
    let mut inventory = scan(&disks);
    assert!(!inventory.vgs[0].is_partial(), "nothing is on the PV: the flag is dropped");
    let new = only_vg(&inventory).clone();
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    assert_eq!(findings(&scan(&disks)), [""; 0]);
}

#[test]
fn what_is_not_free_or_not_there_is_refused() {
    let mut disks = devices(&with_vg(&[pv(0, 1), pv(1, 1)], &[0]));
    let refused = |disks: &Disks, vg: Vg| match scan(disks).create_vg(vg, &stamp()) {
        Err(Error::Commit(error)) => error,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&disks, vg("b", &[0, 1])), CommitError::NotFree(pv_id(0)));
    assert_eq!(refused(&disks, vg("b", &[1, 7])), CommitError::NotFree(pv_id(7)));
    assert_eq!(refused(&devices(&[pv(0, 0)]), vg("b", &[0])), CommitError::NoArea);
    let mut last = vg("b", &[1]);
    last.seqno = u32::MAX;
    assert_eq!(refused(&disks, last), CommitError::SeqnoEnd(VgName::new("b").unwrap()));
    disks.push(Arc::clone(&disks[0]));
    let mut inventory = scan(&disks);
    let new = only_vg(&inventory).clone();
    let error = inventory.commit(0, new, &stamp()).unwrap_err();
    assert_eq!(error.to_string(), "Cannot update volume group vg with duplicate PV devices.");
}

/// A change of the disks, and the names of the VG before and after with the number of its text.
struct Change {
    name: &'static str,
    disks: Vec<MemoryDevice>,
    run: fn(&mut Inventory) -> Result<()>,
}

fn run_on(run: fn(&mut Inventory) -> Result<()>, disks: &[Arc<dyn BlockDevice>]) -> Result<()> {
    let mut inventory = scan(disks);
    run(&mut inventory)
}

fn changes() -> Vec<Change> {
    let fresh = || vec![pv(0, 1), pv(1, 2), pv(2, 0)];
    let used = || with_vg(&fresh(), &[0, 1, 2]);
    let change: fn(&mut Inventory) -> Result<()> = |inventory| {
        let new = tagged(&inventory.vgs[0].vg, "three");
        inventory.commit(0, new, &stamp()).map(drop)
    };
    let create: fn(&mut Inventory) -> Result<()> =
        |inventory| inventory.create_vg(vg("vg", &[0, 1, 2]), &stamp()).map(drop);
    let remove: fn(&mut Inventory) -> Result<()> = |inventory| inventory.remove_vg(0);
    let rename: fn(&mut Inventory) -> Result<()> = |inventory| {
        let mut new = inventory.vgs[0].vg.clone();
        new.name = VgName::new("other").unwrap();
        inventory.commit(0, new, &stamp()).map(drop)
    };
    let extend: fn(&mut Inventory) -> Result<()> = |inventory| {
        let mut new = inventory.vgs[0].vg.clone();
        add_pv(&mut new, 1);
        inventory.commit(0, new, &stamp()).map(drop)
    };
    let reduce: fn(&mut Inventory) -> Result<()> = |inventory| {
        let mut new = inventory.vgs[0].vg.clone();
        new.remove_pv(PvIdx(1));
        inventory.commit(0, new, &stamp()).map(drop)
    };
    vec![
        Change { name: "change", disks: used(), run: change },
        Change { name: "create", disks: fresh(), run: create },
        Change { name: "remove", disks: used(), run: remove },
        Change { name: "rename", disks: used(), run: rename },
        Change { name: "extend", disks: with_vg(&fresh(), &[0, 2]), run: extend },
        Change { name: "reduce", disks: used(), run: reduce },
    ]
}

/// What the disks say: the VG, or nothing.
fn state(disks: &[Arc<dyn BlockDevice>]) -> Option<Vg> {
    let mut inventory = scan(disks);
    assert!(inventory.vgs.len() <= 1 && inventory.unreadable.is_empty());
    (!inventory.vgs.is_empty()).then(|| inventory.vgs.remove(0).vg)
}

/// After an accident the disks hold `old` or `new`, and a VG that is there can be changed.
fn assert_whole(disks: &Disks, old: Option<&Vg>, new: Option<&Vg>, what: &str) -> bool {
    let found = state(disks);
    assert!(found.as_ref() == old || found.as_ref() == new, "{what}: {found:#?}");
    let is_new = found.as_ref() == new;
    let mut inventory = scan(disks);
    let Some(found) = found else {
        // Nothing holds the PVs back from a new VG.
        assert!(inventory.pvs.iter().all(|pv| pv.vg.is_none()), "{what}");
        inventory.create_vg(vg("vg", &[0, 1, 2]), &stamp()).map(drop).unwrap();
        assert_eq!(findings(&scan(disks)), [""; 0], "{what}");
        return is_new;
    };
    let next = tagged(&found, "next");
    let committed = inventory.commit(0, next.clone(), &stamp()).unwrap();
    assert!(committed.failures.is_empty(), "{what}");
    let again = scan(disks);
    assert_eq!(only_vg(&again).tags, next.tags, "{what}");
    // What is wrong with the VG is mended; a PV that left may still look outdated.
    assert!(again.outdated.iter().all(|pv| next.find_pv(pv.id()).is_none()), "{what}");
    if again.outdated.is_empty() {
        assert_eq!(findings(&again), [""; 0], "{what}");
    }
    is_new
}

/// What is announced is there, and nothing is committed anywhere before it is announced everywhere.
fn assert_order_kept(disks: &Disks, what: &str) {
    let inventory = scan(disks);
    let [found] = &inventory.vgs[..] else { return };
    let newest = |text: &TextLocation| {
        let mdas = inventory.pvs.iter().flat_map(|pv| &pv.mdas);
        let mut copies = mdas.filter_map(|mda| mda.text.as_ref());
        copies.any(|copy| copy.seqno == found.vg.seqno && copy.checksum == text.checksum)
    };
    for pv in inventory.pvs.iter().filter(|pv| pv.vg.is_some()) {
        for header in pv.mdas.iter().filter_map(|mda| mda.header) {
            let announced = header.precommitted;
            if !announced.is_empty() {
                let pieces = Ring::new(header.size).unwrap().pieces(&announced).unwrap();
                let mut crc = Crc::new();
                for piece in [pieces.first, pieces.second] {
                    let mut bytes = vec![0; usize::try_from(piece.end - piece.start).unwrap()];
                    let at = header.start.saturating_add(Bytes::new(piece.start));
                    pv.device.read_at(at, &mut bytes).unwrap();
                    crc.update(&bytes);
                }
                assert_eq!(crc.finish(), announced.checksum, "{what}: announced, not there");
            }
            let known = newest(&header.committed) || newest(&announced);
            assert!(known, "{what}: committed elsewhere, not announced on {}", pv.device.name());
        }
    }
}

#[test]
fn a_power_cut_at_any_moment_leaves_the_old_vg_or_the_new_one() {
    for Change { name, disks, run } in changes() {
        let old = state(&devices(&disks));
        let machine = Machine::new(disks.iter().cloned());
        run_on(run, &machine.devices()).unwrap();
        let new = state(&machine.devices());
        assert_ne!(old, new);
        let (mut olds, mut news) = (0, 0);
        for_each_crash(
            &disks,
            200,
            |disks| run_on(run, disks).is_ok(),
            |point, done, disks| {
                let what = format!("{name} at {point:?}");
                if name != "remove" {
                    assert_order_kept(&devices(&disks), &what);
                }
                let is_new = assert_whole(&devices(&disks), old.as_ref(), new.as_ref(), &what);
                assert!(is_new || !done, "{what}: what is reported as done must last");
                *if is_new { &mut news } else { &mut olds } += 1;
            },
        );
        assert!(olds > 10 && news > 2, "{name}: {olds} old, {news} new");
    }
}

#[test]
fn a_device_that_fails_at_any_moment_leaves_the_old_vg_or_the_new_one() {
    for Change { name, disks, run } in changes() {
        let old = state(&devices(&disks));
        let machine = Machine::new(disks.iter().cloned());
        run_on(run, &machine.devices()).unwrap();
        let new = state(&machine.devices());
        for_each_failure(
            &disks,
            |disks| run_on(run, disks).is_ok(),
            |fault, done, disks| {
                let what = format!("{name} with {fault:?}");
                let is_new = assert_whole(&disks, old.as_ref(), new.as_ref(), &what);
                assert!(is_new || !done, "{what}");
            },
        );
    }
}

/// A device on which somebody else commits twice just before its text is read: the old text's place is taken.
#[derive(Debug)]
struct Busy {
    device: Arc<dyn BlockDevice>,
    commits: std::sync::Mutex<u32>,
}

impl BlockDevice for Busy {
    fn name(&self) -> &str {
        self.device.name()
    }
    fn size(&self) -> Bytes {
        self.device.size()
    }
    fn block_size(&self) -> Bytes {
        self.device.block_size()
    }
    fn read_at(&self, offset: Bytes, buf: &mut [u8]) -> Result<()> {
        let read = self.device.read_at(offset, buf);
        let mut left = self.commits.lock().unwrap();
        if *left > 0 {
            *left -= 1;
            for _ in 0..4 {
                let mut inventory = scan(std::slice::from_ref(&self.device));
                let new = inventory.vgs[0].vg.clone();
                inventory.commit(0, new, &stamp()).map(drop).unwrap();
            }
        }
        read
    }
    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        self.device.write_at(offset, data)
    }
    fn flush(&self) -> Result<()> {
        self.device.flush()
    }
}

/// Reports look at all VGs without a lock for each: a commit in the middle must not look like damage.
#[test]
fn a_text_that_is_replaced_while_it_is_read_is_read_again() {
    // An area so far back that header and text are read one after the other.
    let disk = pv(0, 2);
    let mut label = PvLabel::find(&disk.bytes(Bytes::ZERO, 2048)).label.unwrap().pv;
    label.metadata_areas.remove(0);
    put_label(&disk, label);
    // Texts so long that each takes the place of the last but one.
    let device = devices(&with_vg(&[disk], &[0])).remove(0);
    let mut inventory = scan(std::slice::from_ref(&device));
    let new = tagged(&inventory.vgs[0].vg, &"x".repeat(6000));
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    let commits = std::sync::Mutex::new(2);
    let busy: Disks = vec![Arc::new(Busy { device, commits })];
    let found = scan(&busy);
    assert_eq!(findings(&found), [""; 0]);
    assert_eq!(only_vg(&found).seqno, 4 + 2 * 4);
}

#[test]
fn as_many_areas_are_used_as_are_wanted() {
    let disks = devices(&[pv(0, 2), pv(1, 2), pv(2, 1)]);
    let mut inventory = scan(&disks);
    inventory.create_vg(vg("vg", &[0, 1, 2]), &stamp()).map(drop).unwrap();
    for copies in [2, 4, 1, 0, 9, 3] {
        let mut inventory = scan(&disks);
        let mut new = inventory.vgs[0].vg.clone();
        new.metadata_copies = copies;
        inventory.commit(0, new, &stamp()).map(drop).unwrap();
        let wanted = match copies {
            0 => 1,
            9 => 5,
            copies => usize::try_from(copies).unwrap(),
        };
        for inventory in [&inventory, &scan(&disks)] {
            assert_eq!(findings(inventory), [""; 0], "{copies} copies");
            let used: Vec<_> = inventory.pvs.iter().map(|pv| pv.mdas_in_use().count()).collect();
            assert_eq!(used.iter().sum::<usize>(), wanted, "{copies} copies: {used:?}");
            assert!(wanted < 3 || used.iter().all(|used| *used > 0), "{copies} copies: {used:?}");
        }
    }
}
