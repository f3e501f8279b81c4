//! Cases and commands that nobody would think of.

use std::fmt::Write as _;

use lvm_core::model::{SegmentKind, Vg};

use super::transcript::{Case, PvSpec};

/// Numbers that a seed decides (the generator `SplitMix64`).
///
/// Odd seeds like small LVs in many stripes, and all policies.
pub struct Dice {
    state: u64,
    wild: bool,
}

impl Dice {
    /// Dice of that seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed, wild: seed % 2 == 1 }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both possible.
    pub fn range(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % span).expect("below 2^32")
    }

    /// Whether something happens that does so in `percent` of all cases.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.range(0, 99) < percent
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let last = u32::try_from(from.len() - 1).expect("few");
        &from[usize::try_from(self.range(0, last)).expect("few")]
    }
}

const POLICIES: [&str; 5] = ["contiguous", "cling", "cling_by_tags", "normal", "anywhere"];

/// A VG to begin with.
pub fn case(dice: &mut Dice) -> Case {
    let count = if dice.chance(15) { dice.range(5, 8) } else { dice.range(1, 5) };
    let extent_kib = *dice.pick(&[64, 64, 64, 16, 128, 1024]);
    let with_tags = dice.chance(if dice.wild { 60 } else { 35 });
    let pvs = (0..count)
        .map(|_| {
            let extents = if dice.chance(20) { dice.range(1, 6) } else { dice.range(8, 70) };
            let mut tags: Vec<String> = Vec::new();
            for tag in ["a", "b", "c"] {
                if with_tags && dice.chance(40) {
                    tags.push(tag.to_owned());
                }
            }
            // LVM2 takes no PV below 2 MiB.
            PvSpec { extents: extents.max(1024 / extent_kib), tags }
        })
        .collect();
    let cling_tags = match dice.range(0, 3) {
        0 if with_tags => vec!["*".to_owned()],
        1 if with_tags => vec!["a".to_owned(), "b".to_owned()],
        2 if with_tags => vec!["a".to_owned()],
        _ => Vec::new(),
    };
    Case {
        extent_kib,
        policy: (*dice.pick(&["normal", "normal", "normal", "cling", "contiguous", "anywhere"]))
            .to_owned(),
        maximise_cling: !dice.chance(if dice.wild { 35 } else { 20 }),
        cling_tags,
        pvs,
    }
}

/// A command that suits the VG, or nearly so.
pub fn command(dice: &mut Dice, vg: &Vg) -> Vec<String> {
    let full = vg.extent_count().saturating_sub(used(vg)) * 6 < vg.extent_count();
    let lvs: Vec<&str> = vg.lvs().iter().map(|lv| lv.name.as_str()).collect();
    if lvs.is_empty() {
        return words(&lvcreate(dice, vg));
    }
    let line = match dice.range(0, 99) {
        0..30 if full => format!("lvremove -y vg/{}", dice.pick(&lvs)),
        30..45 => format!("lvremove -y vg/{}", dice.pick(&lvs)),
        45..75 => lvextend(dice, vg, &lvs),
        75..88 => lvreduce(dice, vg, &lvs),
        88..91 => {
            let pv = dice.range(0, u32::try_from(vg.pvs().len()).expect("few") - 1);
            let is = vg.pvs()[usize::try_from(pv).expect("few")].status.allocatable;
            format!("pvchange -x {} P{pv}", if is { "n" } else { "y" })
        }
        91..93 => {
            let size = dice.range(1, 2 * free(vg).max(1));
            format!("lvcreate --type {} -l {size} vg", dice.pick(&["error", "zero"]))
        }
        93..95 => {
            let name = *dice.pick(&["x", "y", "z", "lvol90", "lvol7"]);
            format!("lvrename vg/{} {name}", dice.pick(&lvs))
        }
        _ => lvcreate(dice, vg),
    };
    words(&line)
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn used(vg: &Vg) -> u64 {
    vg.allocated_per_pv().iter().map(|count| u64::from(count.get())).sum()
}

fn free(vg: &Vg) -> u32 {
    u32::try_from(vg.extent_count() - used(vg)).expect("few")
}

fn extent_kib(vg: &Vg) -> u32 {
    vg.extent_size.get() / 2
}

fn lvcreate(dice: &mut Dice, vg: &Vg) -> String {
    let mut line = "lvcreate".to_owned();
    let pvs = u32::try_from(vg.pvs().len()).expect("few");
    let free = free(vg);
    match dice.range(0, 9) {
        0 => {
            let of = dice.pick(&["VG", "FREE", "FREE", "PVS"]);
            let _ = write!(line, " -l {}%{of}", dice.range(1, 110));
        }
        1 => {
            let _ = write!(line, " -L {}k", dice.range(1, 20 * extent_kib(vg)));
        }
        _ => {
            let most = match dice.range(0, 9) {
                _ if dice.wild => free.clamp(1, 7),
                0..2 => free + 3,
                _ => (free / 2).clamp(1, 20),
            };
            let _ = write!(line, " -l {}", dice.range(1, most));
        }
    }
    if dice.chance(if dice.wild { 60 } else { 30 }) {
        let stripes = if dice.chance(10) { pvs + 1 } else { dice.range(1, pvs) };
        if stripes > 1 || dice.chance(5) {
            let _ = write!(line, " -i {stripes}");
            if stripes > 1 && dice.chance(60) {
                let _ = write!(line, " -I {}k", dice.pick(&[4, 16, 64, 128]));
            }
        }
    }
    if dice.chance(if dice.wild { 60 } else { 35 }) {
        let _ = write!(line, " --alloc {}", dice.pick(&POLICIES));
    }
    line.push_str(" vg");
    pv_list(dice, vg, &mut line);
    line
}

fn lvextend(dice: &mut Dice, vg: &Vg, lvs: &[&str]) -> String {
    let lv = *dice.pick(lvs);
    let mut line =
        if dice.chance(80) { "lvextend -y".to_owned() } else { "lvresize -y".to_owned() };
    let free = free(vg);
    let pvs = u32::try_from(vg.pvs().len()).expect("few");
    match dice.range(0, 11) {
        0 => {
            let _ = write!(line, " -l +{}%FREE", dice.range(1, 110));
        }
        1 => {
            let of = dice.pick(&["VG", "FREE", "PVS", "LV"]);
            let _ = write!(line, " -l +{}%{of}", dice.range(1, 150));
        }
        2 => {
            let of = dice.pick(&["VG", "FREE", "PVS", "LV"]);
            let _ = write!(line, " -l {}%{of}", dice.range(1, 200));
        }
        3 => {
            let sign = dice.pick(&["", "+"]);
            let _ = write!(line, " -L {sign}{}k", dice.range(1, 20 * extent_kib(vg)));
        }
        4 => {
            let _ = write!(line, " -l {}", dice.range(1, 50));
        }
        5 => {
            // No size: all of the PVs that are named.
            let _ = write!(line, " vg/{lv} P{}", dice.range(0, pvs - 1));
            pv_list(dice, vg, &mut line);
            return line;
        }
        _ => {
            let most = match dice.range(0, 9) {
                _ if dice.wild => free.clamp(1, 12),
                0..2 => free + 3,
                _ => (free / 2).clamp(1, 15),
            };
            let _ = write!(line, " -l +{}", dice.range(1, most));
        }
    }
    if dice.chance(20) {
        let _ = write!(line, " -i {}", dice.range(1, pvs + 1));
    }
    if dice.chance(8) {
        let _ = write!(line, " -I {}k", dice.pick(&[2, 4, 16, 64, 128]));
    }
    if dice.chance(30) {
        let _ = write!(line, " --alloc {}", dice.pick(&POLICIES));
    }
    let _ = write!(line, " vg/{lv}");
    pv_list(dice, vg, &mut line);
    line
}

fn lvreduce(dice: &mut Dice, vg: &Vg, lvs: &[&str]) -> String {
    let lv = *dice.pick(lvs);
    let extents = vg.find_lv(lv).and_then(|lv| vg.lv(lv)).map_or(1, |lv| lv.extents().get().max(1));
    let mut line =
        if dice.chance(80) { "lvreduce -y".to_owned() } else { "lvresize -y".to_owned() };
    match dice.range(0, 7) {
        0 => {
            let of = dice.pick(&["VG", "FREE", "PVS", "LV", "LV"]);
            let _ = write!(line, " -l -{}%{of}", dice.range(1, 110));
        }
        1 => {
            let of = dice.pick(&["VG", "FREE", "PVS", "LV", "LV"]);
            let _ = write!(line, " -l {}%{of}", dice.range(1, 110));
        }
        2 => {
            let sign = dice.pick(&["", "-"]);
            let _ = write!(line, " -L {sign}{}k", dice.range(1, extents * extent_kib(vg)));
        }
        3..5 => {
            let _ = write!(line, " -l -{}", dice.range(1, extents));
        }
        _ => {
            let _ = write!(line, " -l {}", dice.range(1, extents));
        }
    }
    if line.starts_with("lvresize") && dice.chance(10) {
        let _ = write!(line, " -i {}", dice.range(1, 3));
    }
    let _ = write!(line, " vg/{lv}");
    if line.starts_with("lvresize") && dice.chance(20) {
        pv_list(dice, vg, &mut line);
    }
    line
}

/// Sometimes a list of PVs, with ranges or tags.
pub fn pv_list(dice: &mut Dice, vg: &Vg, line: &mut String) {
    if !dice.chance(if dice.wild { 15 } else { 30 }) {
        return;
    }
    let pvs = u32::try_from(vg.pvs().len()).expect("few");
    for _ in 0..dice.range(1, pvs) {
        if dice.chance(10) {
            let _ = write!(line, " @{}", dice.pick(&["a", "b", "x"]));
            continue;
        }
        let pv = dice.range(0, pvs - 1);
        let size = vg.pvs()[usize::try_from(pv).expect("few")].pe_count.get();
        let _ = write!(line, " P{pv}");
        let mut low = 0;
        while dice.chance(30) && low < size {
            let first = dice.range(low, size - 1);
            let last = dice.range(first, size - 1);
            match dice.range(0, 5) {
                0 => {
                    let _ = write!(line, ":{first}-");
                    break;
                }
                1 => {
                    let _ = write!(line, ":{first}");
                }
                2 => {
                    let _ = write!(line, ":{first}+{}", last - first + 1);
                }
                _ => {
                    let _ = write!(line, ":{first}-{last}");
                }
            }
            low = last + 1;
        }
    }
}

/// How many stripes the last segment of an LV has.
pub fn last_stripes(vg: &Vg, lv: &str) -> u32 {
    let lv = vg.find_lv(lv).and_then(|lv| vg.lv(lv));
    match lv.and_then(|lv| lv.segments.last()).map(|segment| &segment.kind) {
        Some(SegmentKind::Striped(striped)) => u32::try_from(striped.areas.len()).unwrap_or(1),
        _ => 0,
    }
}
