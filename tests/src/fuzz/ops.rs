//! Sequences of operations on three small disks, with a fault in the middle of each.
//!
//! The input is a script: each operation takes the next bytes, which say what is changed, what goes wrong, when,
//! and which of the blocks on their way survive where it is the power. After each operation the disks are read
//! anew. They hold the VG as it was or as it was to be, whole; what was reported as done is done; and the next
//! operation begins with what is there.

use std::sync::Arc;

use lvm_core::Result;
use lvm_core::alloc::AllocSettings;
use lvm_core::device::fault::{Fault, Machine};
use lvm_core::device::{BlockDevice, MemoryDevice};
use lvm_core::id::{LvId, PvId, VgId};
use lvm_core::model::{self, AllocPolicy, LvIdx, PvIdx, ReadAhead, Vg};
use lvm_core::name::{LvName, Tag, VgName};
use lvm_core::plan::{
    self, LvCreate, LvResize, NewPv, NewSegmentType, ResizeTo, Sign, SizeSpec, VgCreate,
};
use lvm_core::store::{
    FoundPv, FoundVg, Inventory, PvLayout, PvLayoutRequest, create_pv, remove_pv_label,
};
use lvm_core::testing;
use lvm_core::units::{Bytes, ExtentSize, Extents, Sectors};

/// The disks; small, so that their texts go round the ring.
const DISKS: usize = 3;
const DISK_SIZE: Bytes = Bytes::new(4 << 20);
/// The smallest that may be asked for: texts of 16 KiB at most.
const AREA: Sectors = Sectors::new(64);
/// Longer scripts say nothing new.
const STEPS_MAX: usize = 24;

/// The rest of the script.
struct Script<'a>(&'a [u8]);

impl Script<'_> {
    /// The next byte; 0 when it is over.
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn number(&mut self) -> usize {
        usize::from(self.byte())
    }

    /// Bits for blocks, again and again.
    fn mask(&mut self) -> u64 {
        u64::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte(), 0, 0, 0, 0])
            .wrapping_mul(0x0000_0001_0000_0001)
    }

    /// What goes wrong in one operation, which is one of its first 32 writes and flushes.
    fn fault(&mut self) -> Fault {
        let kind = self.byte();
        let at = self.number() % 32;
        match kind % 8 {
            0 => Fault::Fail { at },
            1 => Fault::FailFrom { at },
            2 => Fault::Short { at, blocks: self.number() % 8 },
            3 => Fault::Torn { at, survives: self.mask() },
            4 | 5 => Fault::PowerCut { at },
            _ => Fault::None,
        }
    }
}

/// What an operation is to make of the VG.
enum Goal {
    /// Another VG in its place, or the first.
    Vg(Box<Vg>),
    /// No VG.
    Nothing,
    /// The same VG: something is done beside it.
    Same,
}

/// Disks and the VG that is known to be on them.
struct World {
    disks: Vec<MemoryDevice>,
    vg: Option<Vg>,
    /// Ids that were given.
    ids: usize,
}

/// Runs a script.
pub fn ops_with_faults(data: &[u8]) {
    let mut script = Script(data);
    let mut world = World::new(&mut script);
    for _ in 0..STEPS_MAX {
        if script.0.is_empty() {
            return;
        }
        world.step(&mut script);
    }
}

impl World {
    /// Three PVs with none to two metadata areas each.
    fn new(script: &mut Script<'_>) -> Self {
        let disk = |number| MemoryDevice::new(format!("/dev/pv{number}"), DISK_SIZE);
        let mut world = Self { disks: (0..DISKS).map(disk).collect(), vg: None, ids: 0 };
        for number in 0..DISKS {
            let (layout, id) = (layout(script.number() % 3), PvId(world.new_id()));
            let made = create_pv(&world.disks[number], id, &layout, true);
            made.expect("memory does not fail");
        }
        world
    }

    fn new_id(&mut self) -> lvm_core::id::Id {
        self.ids += 1;
        testing::id('f', self.ids)
    }

    /// One operation with its fault.
    fn step(&mut self, script: &mut Script<'_>) {
        let (what, which, how_much) = (script.byte(), script.number(), script.number());
        let machine = Machine::new(self.disks.iter().cloned());
        let disks = machine.devices();
        let mut inventory = Inventory::scan(disks.clone());
        machine.inject(script.fault());
        let (goal, done) = self.operate(&mut inventory, &disks, what, which, how_much);
        let survives = script.mask();
        let cut = !machine.is_powered();
        let crash = machine.crash();
        self.disks = crash.survive(|block| !cut || (survives >> (block % 64)) & 1 == 1);
        self.judge(&goal, &done);
    }

    /// The VG on the disks is the old one or the new one.
    fn judge(&mut self, goal: &Goal, done: &Result<()>) {
        let inventory = Inventory::scan(shared(&self.disks));
        let found: Vec<&Vg> = inventory.vgs.iter().map(|found| &found.vg).collect();
        let what = || {
            let findings: Vec<_> = inventory.findings.iter().map(ToString::to_string).collect();
            format!("{done:?}: {findings:?}\nfound {found:?}\nwas {:?}", self.vg)
        };
        assert!(inventory.unreadable.is_empty() && found.len() <= 1, "{}", what());
        let found = found.first().copied();
        if let Some(vg) = found {
            assert_eq!(model::check(vg), Ok(()), "{}", what());
            assert!(!inventory.vgs[0].is_partial(), "every disk is there\n{}", what());
        }
        let is_old = found == self.vg.as_ref();
        let is_new = match (goal, found) {
            (Goal::Vg(new), Some(found)) => same(new, found),
            (Goal::Vg(_), None) => false,
            (Goal::Nothing, found) => found.is_none(),
            (Goal::Same, _) => is_old,
        };
        assert!(is_new || (is_old && done.is_err()), "neither old nor new\n{}", what());
        self.vg = found.cloned();
    }

    /// Does what the script says; what makes no sense is nothing.
    fn operate(
        &mut self,
        inventory: &mut Inventory,
        disks: &[Arc<dyn BlockDevice>],
        what: u8,
        which: usize,
        how_much: usize,
    ) -> (Goal, Result<()>) {
        let stamp = testing::stamp();
        let Some(found) = inventory.vgs.first() else {
            return self.operate_without_vg(inventory, disks, what, which, how_much);
        };
        if what % 16 == 15 {
            // What a PV that has left holds would be a VG again once the others are gone.
            if !inventory.outdated.is_empty() {
                return (Goal::Same, Ok(()));
            }
            return (Goal::Nothing, inventory.remove_vg(0));
        }
        let Some(new) = self.changed(inventory, found, what, which, how_much) else {
            return (Goal::Same, Ok(()));
        };
        let goal = Goal::Vg(Box::new(new.clone()));
        (goal, inventory.commit(0, new, &stamp).map(drop))
    }

    /// Without a VG, PVs are made and unmade, and the VG is made.
    fn operate_without_vg(
        &mut self,
        inventory: &mut Inventory,
        disks: &[Arc<dyn BlockDevice>],
        what: u8,
        which: usize,
        how_much: usize,
    ) -> (Goal, Result<()>) {
        let disk = &disks[which % DISKS];
        match what % 8 {
            0 => {
                let id = PvId(self.new_id());
                let made =
                    create_pv(&**disk, id, &layout(how_much % 3), how_much.is_multiple_of(2));
                return (Goal::Same, made.map(drop));
            }
            1 => return (Goal::Same, remove_pv_label(&**disk)),
            _ => {}
        }
        let mut vg = plan::create_vg(VgCreate {
            name: VgName::new("vg").expect("a good name"),
            id: VgId(self.new_id()),
            extent_size: ExtentSize::new(128).expect("a good size"),
            max_lv: 0,
            max_pv: 0,
            alloc: AllocPolicy::Normal,
            tags: Vec::new(),
            metadata_copies: u32::try_from(how_much % 3).unwrap_or_default(),
            system_id: None,
            autoactivate: true,
        });
        let free = inventory.pvs.iter().filter(|pv| pv.vg.is_none());
        for (number, pv) in free.enumerate() {
            if (which >> number) & 1 == 0 {
                plan::add_pv(&mut vg, new_pv(pv)).expect("there is room");
            }
        }
        if !has_area(inventory, &vg) {
            return (Goal::Same, Ok(()));
        }
        let goal = Goal::Vg(Box::new(vg.clone()));
        (goal, inventory.create_vg(vg, &testing::stamp()).map(drop))
    }

    /// The VG with a change, if the script's makes sense.
    fn changed(
        &mut self,
        inventory: &Inventory,
        found: &FoundVg,
        what: u8,
        which: usize,
        how_much: usize,
    ) -> Option<Vg> {
        let mut vg = found.vg.clone();
        let lv = (!vg.lvs().is_empty()).then(|| LvIdx::from_usize(which % vg.lvs().len().max(1)));
        let extents = SizeSpec::Extents(Extents::new(u32::try_from(how_much % 16).ok()? + 1));
        match what % 16 {
            0..4 => self.create_lv(&mut vg, extents, 1 + u32::from(what % 16 == 3))?,
            4..6 => resize(&mut vg, lv?, extents)?,
            6 => plan::remove_lv(&mut vg, lv?).ok()?,
            7 => {
                let name = LvName::new(&format!("n{how_much}")).ok()?;
                plan::rename_lv(&mut vg, lv?, name).ok()?;
            }
            8 => {
                let pv = inventory.pvs.iter().find(|pv| pv.vg.is_none() && !pv.is_claimed())?;
                plan::add_pv(&mut vg, new_pv(pv)).ok()?;
            }
            9 => {
                let pv = PvIdx::from_usize(which % vg.pvs().len().max(1));
                plan::remove_pv(&mut vg, pv, "pv").ok()?;
                has_area(inventory, &vg).then_some(())?;
            }
            10 => plan::rename_vg(&mut vg, VgName::new(&format!("vg{}", how_much % 4)).ok()?),
            11 => vg.tags.clear(),
            12 => vg.metadata_copies = u32::try_from(how_much % 4).ok()?,
            // Texts of any length, so that they wrap at any place.
            _ => vg.tags.push(Tag::new(&"t".repeat(1 + which * 8 % 1024)).ok()?),
        }
        Some(vg)
    }

    fn create_lv(&mut self, vg: &mut Vg, size: SizeSpec, stripes: u32) -> Option<()> {
        let request = LvCreate {
            name: None,
            id: LvId(self.new_id()),
            size,
            segments: NewSegmentType::Striped { stripes, size: None },
            alloc: AllocPolicy::Inherit,
            pvs: &[],
            find_pv: &|_| None,
            tags: Vec::new(),
            writable: true,
            read_ahead: ReadAhead::Auto,
            persistent: None,
            activation_skip: false,
            autoactivate: true,
            created: None,
        };
        plan::create_lv(vg, request, &AllocSettings::default(), &mut |_| {}).ok().map(drop)
    }
}

fn resize(vg: &mut Vg, lv: LvIdx, size: SizeSpec) -> Option<()> {
    let request = LvResize {
        lv,
        to: ResizeTo::Either,
        sign: Sign::None,
        size,
        stripes: None,
        stripe_size: None,
        kind: None,
        alloc: AllocPolicy::Inherit,
        pvs: &[],
        find_pv: &|_| None,
    };
    plan::resize_lv(vg, &request, &AllocSettings::default(), &mut |_| {}).ok().map(drop)
}

/// Whether a PV of the VG has a metadata area that is used.
fn has_area(inventory: &Inventory, vg: &Vg) -> bool {
    vg.pvs().iter().any(|pv| {
        let found = inventory.find_pv_id(pv.id);
        found.is_some_and(|(_, found)| found.mdas_in_use().next().is_some())
    })
}

fn layout(mda_copies: usize) -> PvLayout {
    let request = PvLayoutRequest {
        mda_copies: u32::try_from(mda_copies).ok(),
        mda_size: Some(AREA),
        alignment: Some(Sectors::new(8)),
        ..PvLayoutRequest::default()
    };
    PvLayout::new("disk", DISK_SIZE, lvm_core::device::Topology::default(), &request)
        .expect("there is room")
}

/// A PV as it joins a VG.
fn new_pv(pv: &FoundPv) -> NewPv {
    let header = &pv.label.pv;
    let start = header.data_areas.first().map_or(Bytes::ZERO, |area| area.start);
    let second = header.metadata_areas.iter().find(|area| area.start >= start);
    NewPv {
        id: header.id,
        device: pv.device.name().to_owned(),
        dev_size: pv.device.size().to_sectors(),
        pe_start: start.to_sectors(),
        tail: second.map_or(Sectors::ZERO, |area| area.size.to_sectors()),
        ba_start: Sectors::ZERO,
        ba_size: Sectors::ZERO,
        device_id_type: None,
        device_id: None,
    }
}

/// The same but for what a commit sets: the number of the text and the names of devices.
fn same(new: &Vg, found: &Vg) -> bool {
    let mut new = new.clone();
    new.seqno = found.seqno;
    if new.pvs().len() != found.pvs().len() {
        return false;
    }
    for (number, pv) in found.pvs().iter().enumerate() {
        if let Some(new) = new.pv_mut(PvIdx::from_usize(number)) {
            new.device_hint = pv.device_hint.clone();
        }
    }
    new == *found
}

fn shared(disks: &[MemoryDevice]) -> Vec<Arc<dyn BlockDevice>> {
    disks.iter().map(|disk| Arc::new(disk.clone()) as Arc<dyn BlockDevice>).collect()
}
