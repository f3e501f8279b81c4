//! Every single place at which a command can be stopped.

use std::sync::Arc;

use super::{Fault, Machine, Operation};
use crate::device::{BlockDevice, MemoryDevice};

/// Where the power went, and which outcome of it this is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CrashPoint {
    /// The power went in the middle of this operation, or after the last one where there are as many.
    pub at: usize,
    /// The operation; `None` after the last one.
    pub operation: Option<Operation>,
    /// Which outcome of this crash.
    pub outcome: usize,
}

/// Runs `run` on fresh copies of `disks` once for each operation it does, cuts the power in the middle of
/// that operation (the last time after all of them), and calls `check` with what `run` returned and with the
/// disks, for up to `limit` outcomes of each crash. Returns the number of operations.
///
/// `run` has to do the same operations each time.
///
/// # Panics
/// Where `run` does other operations the second time.
pub fn for_each_crash<R>(
    disks: &[MemoryDevice],
    limit: usize,
    mut run: impl FnMut(&[Arc<dyn BlockDevice>]) -> R,
    mut check: impl FnMut(&CrashPoint, &R, Vec<MemoryDevice>),
) -> usize {
    let operations = count(disks, &mut run);
    for at in 0..=operations.len() {
        let machine = Machine::new(disks.iter().cloned());
        machine.inject(Fault::PowerCut { at });
        let result = run(&machine.devices());
        let same = machine.operations().iter().zip(&operations).take(at + 1).all(|(a, b)| a == b);
        let cut = !machine.is_powered();
        assert!(same && cut == (at < operations.len()), "other operations than the first time");
        for (outcome, disks) in machine.crash().outcomes(limit).enumerate() {
            let point = CrashPoint { at, operation: operations.get(at).copied(), outcome };
            check(&point, &result, disks);
        }
    }
    operations.len()
}

/// Runs `run` on fresh copies of `disks` once for each operation it does, makes that operation fail, alone
/// and then with all later ones, and calls `check` with what `run` returned and with the disks as programs
/// see them afterwards. Returns the number of operations.
pub fn for_each_failure<R>(
    disks: &[MemoryDevice],
    mut run: impl FnMut(&[Arc<dyn BlockDevice>]) -> R,
    mut check: impl FnMut(&Fault, R, Vec<Arc<dyn BlockDevice>>),
) -> usize {
    let operations = count(disks, &mut run);
    for at in 0..operations.len() {
        for fault in [Fault::Fail { at }, Fault::Short { at, blocks: 1 }, Fault::FailFrom { at }] {
            let machine = Machine::new(disks.iter().cloned());
            machine.inject(fault.clone());
            let result = run(&machine.devices());
            machine.inject(Fault::None);
            check(&fault, result, machine.devices());
        }
    }
    operations.len()
}

/// What `run` does where nothing goes wrong.
fn count<R>(
    disks: &[MemoryDevice],
    run: &mut impl FnMut(&[Arc<dyn BlockDevice>]) -> R,
) -> Vec<Operation> {
    let machine = Machine::new(disks.iter().cloned());
    run(&machine.devices());
    machine.operations()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Result;
    use crate::units::Bytes;

    const SLOT: Bytes = Bytes::new(512);
    const RECORD: Bytes = Bytes::new(4096);

    /// A record of three sectors, then the slot that points at it; a flush between them or not.
    fn commit(disk: &dyn BlockDevice, with_flush: bool) -> Result<()> {
        disk.write_at(RECORD, &[1; 1536])?;
        if with_flush {
            disk.flush()?;
        }
        disk.write_at(SLOT, &[1; 512])?;
        disk.flush()
    }

    /// How many outcomes have a slot without a whole record, and how many there are.
    fn broken(with_flush: bool) -> (usize, usize) {
        let disks = [MemoryDevice::new("a", Bytes::new(1 << 20))];
        let (mut broken, mut all) = (0, 0);
        let run = |disks: &[Arc<dyn BlockDevice>]| commit(&*disks[0], with_flush);
        for_each_crash(&disks, 100, run, |point, result, disks| {
            let slot = disks[0].bytes(SLOT, 1) == [1];
            let record = disks[0].bytes(RECORD, 1536) == [1; 1536];
            broken += usize::from(slot && !record);
            all += 1;
            assert_eq!(result.is_ok(), point.operation.is_none());
            assert!(result.is_err() || (slot && record), "what is reported as done must last");
        });
        (broken, all)
    }

    #[test]
    fn it_finds_the_flush_that_is_missing() {
        // Cut in the record: 8, in the flush: 8, in the slot: 2, in the last flush: 2, afterwards: 1.
        assert_eq!(broken(true), (0, 8 + 8 + 2 + 2 + 1));
        // In the record: 8, in the slot or the flush: 16 each, of which 7 have a slot without its record.
        assert_eq!(broken(false), (14, 8 + 16 + 16 + 1));
    }

    #[test]
    fn each_operation_fails_once() {
        let disks = [MemoryDevice::new("a", Bytes::new(1 << 20))];
        let mut runs = 0;
        let count = for_each_failure(
            &disks,
            |disks| commit(&*disks[0], true),
            |fault, result, disks| {
                runs += 1;
                assert!(result.is_err(), "{fault:?}");
                disks[0].flush().unwrap();
            },
        );
        assert_eq!((count, runs), (4, 12));
    }
}
