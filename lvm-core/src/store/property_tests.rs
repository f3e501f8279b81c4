//! Damage is found or harmless, wherever it is; and any sequence of commits leaves what was committed last.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::Inventory;
use super::testing::{AREA, add_pv, devices, findings, pv, pv_id, scan, stamp, tagged, vg};
use crate::device::{BlockDevice, MemoryDevice};
use crate::model::{PvIdx, Vg};
use crate::name::Tag;
use crate::units::Bytes;

/// Changes the byte at `at`.
fn flip(disk: &MemoryDevice, at: Bytes, mask: u8) -> MemoryDevice {
    let flipped = disk.clone();
    let byte = disk.bytes(at, 1)[0] ^ mask;
    flipped.write_at(at, &[byte]).unwrap();
    flipped
}

/// A VG on PVs with those numbers of metadata areas, committed twice.
fn disks(areas: &[usize]) -> Vec<MemoryDevice> {
    let disks: Vec<_> = areas.iter().enumerate().map(|(index, areas)| pv(index, *areas)).collect();
    let all: Vec<_> = (0..areas.len()).collect();
    let mut inventory = scan(&shared(&disks));
    inventory.create_vg(vg("vg", &all), &stamp()).map(drop).unwrap();
    let new = tagged(&inventory.vgs[0].vg, "tag");
    inventory.commit(0, new, &stamp()).map(drop).unwrap();
    inventory.pvs.iter().map(|pv| copy(pv.device.as_ref())).collect()
}

fn shared(disks: &[MemoryDevice]) -> Vec<Arc<dyn BlockDevice>> {
    devices(disks)
}

fn copy(device: &dyn BlockDevice) -> MemoryDevice {
    let mut bytes = vec![0; usize::try_from(device.size().get()).unwrap()];
    device.read_at(Bytes::ZERO, &mut bytes).unwrap();
    MemoryDevice::from_bytes(device.name(), &bytes)
}

/// What a command would work with, and what it would tell.
#[derive(Debug, PartialEq)]
struct Seen<'a> {
    vgs: Vec<&'a Vg>,
    pvs: Vec<&'a [Option<usize>]>,
    findings: Vec<String>,
}

impl<'a> Seen<'a> {
    fn of(inventory: &'a Inventory) -> Self {
        let found = &inventory.vgs;
        Self {
            vgs: found.iter().map(|found| &found.vg).collect(),
            pvs: found.iter().map(|found| &found.pvs[..]).collect(),
            findings: findings(inventory),
        }
    }
}

/// Every place of the label's sectors, of a header and of a text, on the first disk.
fn places(inventory: &Inventory) -> BTreeSet<u64> {
    let mut places: BTreeSet<u64> = (0..2048).collect();
    for mda in &inventory.pvs[0].mdas {
        let (start, header) = (mda.area.start.get(), mda.header.unwrap());
        places.extend(start..start + 512);
        let text = start + header.committed.offset.get();
        places.extend(text..text + header.committed.size.get());
    }
    places
}

#[test]
fn no_flipped_byte_makes_another_vg() {
    for areas in [&[1][..], &[2], &[1, 1], &[1, 0]] {
        let disks = disks(areas);
        let sound = scan(&shared(&disks));
        assert_eq!(findings(&sound), [""; 0]);
        for at in places(&sound) {
            let mask = if at % 2 == 0 { 1 } else { 0xff };
            let mut damaged = disks.clone();
            damaged[0] = flip(&disks[0], Bytes::new(at), mask);
            let found = scan(&shared(&damaged));
            let what = format!("{areas:?}, byte {at} xor {mask:#x}");
            if Seen::of(&found) == Seen::of(&sound) {
                continue;
            }
            // Without these bytes a sector is no label, and a disk without a label is somebody else's.
            if (512..520).contains(&at) && areas.len() == 1 {
                assert!(found.pvs.is_empty() && found.vgs.is_empty());
                continue;
            }
            assert_ne!(findings(&found), [""; 0], "{what}: something is wrong and nobody says so");
            match &found.vgs[..] {
                [] => assert!(areas != [2] || at < 2048, "{what}: the other copy was there"),
                [found] => assert_eq!(found.vg, sound.vgs[0].vg, "{what}"),
                _ => panic!("{what}: two VGs"),
            }
        }
    }
}

#[test]
fn a_length_on_disk_costs_no_memory() {
    let [disk] = &disks(&[1])[..] else { unreachable!() };
    let inventory = scan(&shared(std::slice::from_ref(disk)));
    let mut label = inventory.pvs[0].label.clone();
    let mut header = inventory.pvs[0].mdas[0].header.unwrap();
    // A disk of an exabyte, an area and a text of as much as they can claim, nearly all zeros.
    let huge = Bytes::new(1 << 60);
    let disk = {
        let bytes = disk.bytes(Bytes::ZERO, 64 << 10);
        let huge = MemoryDevice::new("huge", huge);
        huge.write_at(Bytes::ZERO, &bytes).unwrap();
        huge
    };
    let area = &mut label.pv.metadata_areas[0];
    area.size = huge.saturating_sub(area.start);
    header.size = area.size;
    for size in [1 << 29, 1 << 40, u64::MAX] {
        for offset in [1 << 30, header.committed.offset.get()] {
            header.committed.size = Bytes::new(size);
            header.committed.offset = Bytes::new(offset);
            disk.write_at(label.sector.start(), &label.to_bytes().unwrap()).unwrap();
            disk.write_at(header.start, &header.to_bytes()).unwrap();
            let found = scan(&shared(std::slice::from_ref(&disk)));
            assert!(found.vgs.is_empty());
            assert_ne!(findings(&found), [""; 0]);
        }
    }
}

/// One step of a sequence.
#[derive(Clone, Debug)]
enum Step {
    Tag(usize),
    Extend(usize),
    Reduce(usize),
    Remove,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        // Short enough for every text to fit.
        8 => (1..AREA.get() / 4).prop_map(|len| Step::Tag(usize::try_from(len).unwrap())),
        2 => (0..4_usize).prop_map(Step::Extend),
        2 => (0..4_usize).prop_map(Step::Reduce),
        1 => Just(Step::Remove),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Against a reference that is a plain value: what was committed last, or nothing.
    #[test]
    fn after_any_steps_the_disks_hold_what_was_committed_last(
        areas in prop::array::uniform4(0..3_usize),
        steps in steps(),
    ) {
        let disks: Vec<_> = areas.iter().enumerate().map(|(index, areas)| pv(index, *areas)).collect();
        let disks = shared(&disks);
        let mut reference: Option<Vg> = None;
        for step in steps {
            let mut inventory = scan(&disks);
            prop_assert_eq!(findings(&inventory), Vec::<String>::new());
            let mut next = reference.clone().unwrap_or_else(|| vg("vg", &[0]));
            let members: BTreeSet<_> = next.pvs().iter().map(|pv| pv.id).collect();
            match step {
                Step::Tag(len) => next.tags = vec![Tag::new(&"t".repeat(len)).unwrap()],
                Step::Extend(number) if !members.contains(&pv_id(number)) => {
                    add_pv(&mut next, number);
                }
                Step::Reduce(number) if members.len() > 1 => {
                    let number = PvIdx::from_usize(number % members.len());
                    next.remove_pv(number).unwrap();
                }
                Step::Remove => {
                    if reference.take().is_some() {
                        inventory.remove_vg(0).unwrap();
                        prop_assert!(scan(&disks).vgs.is_empty());
                    }
                    continue;
                }
                Step::Extend(_) | Step::Reduce(_) => {}
            }
            let committed = match reference {
                Some(_) => inventory.commit(0, next, &stamp()).map(drop),
                None => inventory.create_vg(next, &stamp()).map(drop),
            };
            let areas = |pv: &crate::model::Pv| {
                let number = (0..4).find(|number| pv_id(*number) == pv.id);
                number.and_then(|number| areas.get(number)).copied()
            };
            let after = scan(&disks);
            match committed {
                Ok(()) => reference = Some(inventory.vgs[0].vg.clone()),
                // Without an area there is nothing to write to; a VG that has one keeps it.
                Err(error) => prop_assert!(
                    error.to_string().starts_with("Aborting vg_write") || after.pvs.iter().all(|pv| pv.mdas.is_empty()),
                    "{}", error
                ),
            }
            let found: Vec<_> = after.vgs.iter().map(|found| &found.vg).collect();
            prop_assert_eq!(found, reference.iter().collect::<Vec<_>>());
            for found in &after.vgs {
                let texts: usize = found.vg.pvs().iter().filter_map(areas).sum();
                let copies = after.pvs.iter().flat_map(|pv| &pv.mdas).filter(|mda| mda.text.is_some());
                prop_assert_eq!(copies.count(), texts);
            }
            prop_assert!(after.pvs.iter().all(|pv| pv.label.pv.in_use() == pv.vg.is_some()));
        }
    }
}
