//! What may be on the platters after the power went.

use std::collections::BTreeSet;

use super::{BlockWrite, MemoryDevice};
use crate::device::BlockDevice;

/// The platters, and the blocks that were on their way to them.
#[derive(Clone, Debug)]
pub struct Crash {
    durable: Vec<MemoryDevice>,
    pending: Vec<BlockWrite>,
}

impl Crash {
    pub(super) fn new(durable: Vec<MemoryDevice>, pending: &[BlockWrite]) -> Self {
        let mut touched = BTreeSet::new();
        let matters = |write: &&BlockWrite| {
            let first = touched.insert((write.disk, write.at));
            let same = durable
                .get(write.disk)
                .is_some_and(|disk| disk.bytes(write.at, write.data.len()) == write.data);
            // A block that says what the platter says anyway makes no difference; one that does so after
            // another value of the same block was written does.
            !(first && same)
        };
        let pending = pending.iter().filter(matters).cloned().collect();
        Self { durable, pending }
    }

    /// How many blocks were on their way, those left out that change nothing. There are 2ⁿ outcomes, less
    /// those that are the same.
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// The disks after those blocks have reached them for which `survives` says so. Blocks are numbered in
    /// the order in which they were written; of two writes to one block the later survivor wins.
    pub fn survive(&self, mut survives: impl FnMut(usize) -> bool) -> Vec<MemoryDevice> {
        let disks = self.durable.clone();
        for (number, write) in self.pending.iter().enumerate() {
            if survives(number)
                && let Some(disk) = disks.get(write.disk)
            {
                // Cannot fail: the block was read from a disk of the same size.
                let _ = disk.write_at(write.at, &write.data);
            }
        }
        disks
    }

    /// At most `limit` outcomes, and always the same ones: every combination where there are no more than
    /// that. Else nothing, everything, everything up to each block, each block alone, everything but each
    /// block, and then combinations chosen by a fixed rule that looks random.
    pub fn outcomes(&self, limit: usize) -> Outcomes<'_> {
        Outcomes { crash: self, next: 0, limit }
    }
}

/// Iterator over what may survive; see [`Crash::outcomes`].
#[derive(Debug)]
pub struct Outcomes<'a> {
    crash: &'a Crash,
    next: usize,
    limit: usize,
}

impl Outcomes<'_> {
    /// Whether every combination is among the outcomes.
    pub fn is_complete(&self) -> bool {
        self.combinations().is_some_and(|all| all <= self.limit)
    }

    fn combinations(&self) -> Option<usize> {
        1_usize.checked_shl(u32::try_from(self.crash.pending.len()).ok()?)
    }

    /// Whether block `block` survives in outcome `outcome`.
    fn survives(&self, outcome: usize, block: usize) -> bool {
        if self.is_complete() {
            return (outcome >> block) & 1 == 1;
        }
        let blocks = self.crash.pending.len();
        match (outcome.checked_div(blocks), outcome.checked_rem(blocks)) {
            (Some(0), Some(length)) => block < length,
            (Some(1), Some(alone)) => block == alone,
            (Some(2), Some(missing)) => block != missing,
            // Nothing is missing once, here; each block with even chances from then on.
            _ if outcome == 3 * blocks => true,
            _ => scramble(outcome, block) & 1 == 1,
        }
    }
}

impl Iterator for Outcomes<'_> {
    type Item = Vec<MemoryDevice>;

    fn next(&mut self) -> Option<Self::Item> {
        let all = self.combinations().unwrap_or(usize::MAX);
        if self.next >= self.limit.min(all) {
            return None;
        }
        let outcome = self.next;
        self.next += 1;
        Some(self.crash.survive(|block| self.survives(outcome, block)))
    }
}

/// A number that looks random and is the same each time (`SplitMix64`).
fn scramble(outcome: usize, block: usize) -> u64 {
    let seed = |n: usize| u64::try_from(n).unwrap_or_default().wrapping_add(1);
    let mut z = seed(outcome)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(seed(block).wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Bytes;

    fn write(disk: usize, at: u64, data: u8) -> BlockWrite {
        BlockWrite { disk, at: Bytes::new(at), data: vec![data; 512] }
    }

    fn crash(writes: &[BlockWrite]) -> Crash {
        let disk = |name| MemoryDevice::new(name, Bytes::new(1 << 20));
        Crash::new(vec![disk("a"), disk("b")], writes)
    }

    /// The first bytes of the first `blocks` blocks of the disk.
    fn firsts(disk: &MemoryDevice, blocks: usize) -> Vec<u8> {
        disk.bytes(Bytes::ZERO, 512 * blocks).chunks(512).map(|block| block[0]).collect()
    }

    #[test]
    fn a_small_set_gives_every_combination_once() {
        let writes = [write(0, 0, 1), write(0, 512, 2), write(1, 0, 3)];
        let crash = crash(&writes);
        let found: BTreeSet<_> = crash
            .outcomes(8)
            .map(|disks| [firsts(&disks[0], 2), firsts(&disks[1], 1)].concat())
            .collect();
        assert!(crash.outcomes(8).is_complete());
        assert_eq!(found.len(), 8);
        assert!(found.contains(&vec![1, 0, 3]) && found.contains(&vec![0, 2, 0]));
    }

    #[test]
    fn of_two_writes_to_a_block_either_may_be_the_last_that_survives() {
        let crash = crash(&[write(0, 0, 1), write(0, 0, 2)]);
        let found: Vec<_> = crash.outcomes(100).map(|disks| firsts(&disks[0], 1)[0]).collect();
        assert_eq!(found, [0, 1, 2, 2]);
    }

    #[test]
    fn what_changes_nothing_is_left_out() {
        let zero = write(0, 0, 0);
        assert_eq!(crash(std::slice::from_ref(&zero)).pending(), 0);
        // Written back to what the platter says: then the value in between may be what survives.
        assert_eq!(crash(&[write(0, 0, 1), zero]).pending(), 2);
    }

    #[test]
    fn a_large_set_gives_the_telling_outcomes_and_then_some() {
        let writes: Vec<_> = (0..200).map(|n| write(0, n * 512, 1)).collect();
        let crash = crash(&writes);
        let outcomes = crash.outcomes(1000);
        assert!(!outcomes.is_complete());
        let found: Vec<_> = outcomes.map(|disks| firsts(&disks[0], 200)).collect();
        assert_eq!(found.len(), 1000);
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 998, "nearly all differ");
        assert!(found.contains(&vec![0; 200]) && found.contains(&vec![1; 200]));
        let half = [vec![1; 100], vec![0; 100]].concat();
        assert!(found.contains(&half));
        let again: Vec<_> = crash.outcomes(1000).map(|disks| firsts(&disks[0], 200)).collect();
        assert_eq!(found, again);
    }
}
