//! Disks that fail, for tests of everything that writes.
//!
//! A [`Machine`] has disks in memory that share one power supply and one count of operations, so that a
//! command which writes to several PVs can be stopped at each single write or flush of it, whatever disk
//! it goes to. Each disk has its bytes twice: as programs see them, and as they are on the platter. A write
//! reaches the platter for certain with the next flush of its disk; before that each of its blocks may be
//! there or not when the power goes, in any combination. So a torn write, a reordered one and a lost one
//! are all among the [`Crash::outcomes`].
//!
//! ```
//! use lvm_core::device::fault::{Fault, Machine};
//! use lvm_core::device::{BlockDevice, MemoryDevice};
//! use lvm_core::units::Bytes;
//!
//! let machine = Machine::new([MemoryDevice::new("disk", Bytes::new(1 << 20))]);
//! machine.inject(Fault::PowerCut { at: 2 });
//! let disk = &machine.devices()[0];
//! disk.write_at(Bytes::ZERO, &[1; 512])?; // operation 0
//! disk.flush()?; // operation 1
//! assert!(disk.write_at(Bytes::ZERO, &[2; 1024]).is_err()); // operation 2: two sectors on their way
//! let crash = machine.crash();
//! let found: Vec<_> = crash.outcomes(100).map(|disks| disks[0].bytes(Bytes::ZERO, 1024)).collect();
//! assert_eq!(found.len(), 4);
//! assert!(found.iter().all(|bytes| bytes[0] == 1 || bytes[0] == 2));
//! # Ok::<_, lvm_core::Error>(())
//! ```

mod crash;
mod explore;

use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nix::errno::Errno;

use super::aligned::WholeBlocks;
use super::error::{check_range, io_error};
use super::{BlockDevice, MemoryDevice, Topology};
use crate::error::{Error, Result};
use crate::units::Bytes;

pub use crash::{Crash, Outcomes};
pub use explore::{CrashPoint, for_each_crash, for_each_failure};

/// What goes wrong, and when. Operations are counted from 0 over all disks of the machine; writes, flushes
/// and zeroed ranges count, reads do not.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// The operation does nothing and fails; later ones work.
    Fail {
        /// Which operation.
        at: usize,
    },
    /// The operation and all later ones do nothing and fail, as on a disk that went away. Reads work.
    FailFrom {
        /// The first operation to fail.
        at: usize,
    },
    /// The write stops after so many blocks and fails. A flush at this place fails.
    Short {
        /// Which operation.
        at: usize,
        /// Blocks that are written.
        blocks: usize,
    },
    /// Of the write's blocks those whose bit is set are written (the 65th and later ones are not), and it
    /// fails. A flush at this place fails.
    Torn {
        /// Which operation.
        at: usize,
        /// Bit n is for the write's n-th block.
        survives: u64,
    },
    /// The power goes in the middle of the operation. It and everything later fails, reads as well; each
    /// block of it may have reached the platter. See [`Machine::crash`].
    PowerCut {
        /// Which operation.
        at: usize,
    },
}

/// One thing that was asked of a disk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Operation {
    /// Which disk of the machine.
    pub disk: usize,
    /// What was to be done.
    pub kind: OperationKind,
}

/// What was asked of a disk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OperationKind {
    /// Bytes were written, or zeroed.
    Write {
        /// The first byte.
        offset: Bytes,
        /// How many.
        len: Bytes,
    },
    /// What was written was to last.
    Flush,
}

/// Disks in memory with one power supply. Copies are the same machine.
#[derive(Clone, Debug)]
pub struct Machine {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    disks: Vec<Disk>,
    /// Written, not flushed, in order.
    pending: Vec<BlockWrite>,
    operations: Vec<Operation>,
    fault: Fault,
    /// Ranges of a disk that cannot be read.
    unreadable: Vec<(usize, Range<Bytes>)>,
    powered: bool,
}

#[derive(Debug)]
struct Disk {
    /// What a program sees.
    live: MemoryDevice,
    /// What is on the platter.
    durable: MemoryDevice,
}

/// One block that is on its way to the platter.
#[derive(Clone, Debug)]
struct BlockWrite {
    disk: usize,
    at: Bytes,
    data: Vec<u8>,
}

/// What the fault makes of one operation.
enum Verdict {
    Whole,
    /// These blocks, then an error.
    Part(Box<dyn Fn(usize) -> bool>),
    /// All blocks are on their way when the power goes.
    PowerCut,
}

impl Machine {
    /// A machine that runs, with these disks; what they hold is on the platter.
    pub fn new(disks: impl IntoIterator<Item = MemoryDevice>) -> Self {
        let disks =
            disks.into_iter().map(|disk| Disk { live: disk.clone(), durable: disk }).collect();
        let state = State {
            disks,
            pending: Vec::new(),
            operations: Vec::new(),
            fault: Fault::None,
            unreadable: Vec::new(),
            powered: true,
        };
        Self { state: Arc::new(Mutex::new(state)) }
    }

    /// The disks, in order, to be given to what is tested.
    pub fn devices(&self) -> Vec<Arc<dyn BlockDevice>> {
        let state = self.lock();
        let device = |(index, disk): (usize, &Disk)| {
            let device = FaultDevice {
                machine: self.clone(),
                index,
                name: disk.live.name().to_owned(),
                size: disk.live.size(),
                block_size: disk.live.block_size(),
            };
            Arc::new(device) as Arc<dyn BlockDevice>
        };
        state.disks.iter().enumerate().map(device).collect()
    }

    /// Sets what goes wrong, in place of what was set before. The count of operations goes on.
    pub fn inject(&self, fault: Fault) {
        self.lock().fault = fault;
    }

    /// Makes every read that touches the range of the disk fail.
    pub fn make_unreadable(&self, disk: usize, range: Range<Bytes>) {
        self.lock().unreadable.push((disk, range));
    }

    /// Everything that was asked of the disks so far, what failed as well.
    pub fn operations(&self) -> Vec<Operation> {
        self.lock().operations.clone()
    }

    /// Whether the machine still has power.
    pub fn is_powered(&self) -> bool {
        self.lock().powered
    }

    /// What the power's going now, or when it went, may leave on the platters.
    pub fn crash(&self) -> Crash {
        let state = self.lock();
        let durable = state.disks.iter().map(|disk| disk.durable.clone()).collect();
        Crash::new(durable, &state.pending)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Counts an operation and decides on it.
    fn begin(&mut self, disk: usize, kind: OperationKind) -> Verdict {
        let number = self.operations.len();
        self.operations.push(Operation { disk, kind });
        if !self.powered {
            return Verdict::Part(Box::new(|_| false));
        }
        match self.fault {
            Fault::Fail { at } if number == at => Verdict::Part(Box::new(|_| false)),
            Fault::FailFrom { at } if number >= at => Verdict::Part(Box::new(|_| false)),
            Fault::Short { at, blocks } if number == at => {
                Verdict::Part(Box::new(move |block| block < blocks))
            }
            Fault::Torn { at, survives } if number == at => {
                Verdict::Part(Box::new(move |block| block < 64 && (survives >> block) & 1 == 1))
            }
            Fault::PowerCut { at } if number == at => {
                self.powered = false;
                Verdict::PowerCut
            }
            _ => Verdict::Whole,
        }
    }

    fn write(&mut self, index: usize, offset: Bytes, data: &[u8]) -> Result<(), Errno> {
        let len = Bytes::new(u64::try_from(data.len()).unwrap_or(u64::MAX));
        let verdict = self.begin(index, OperationKind::Write { offset, len });
        let disk = self.disks.get(index).ok_or(Errno::ENODEV)?;
        let block = disk.live.block_size();
        let range = WholeBlocks::around(offset, data.len(), block).ok_or(Errno::EINVAL)?;
        let mut bytes = disk.live.bytes(range.start, range.len);
        if let Some(target) = bytes.get_mut(range.lead..range.lead.saturating_add(data.len())) {
            target.copy_from_slice(data);
        }
        let block_len = usize::try_from(block.get()).unwrap_or(usize::MAX).max(1);
        let mut at = range.start;
        for (number, data) in bytes.chunks(block_len).enumerate() {
            if !matches!(&verdict, Verdict::Part(survives) if !survives(number)) {
                disk.live.write_at(at, data).map_err(|_| Errno::EIO)?;
                self.pending.push(BlockWrite { disk: index, at, data: data.to_vec() });
            }
            at = at.saturating_add(block);
        }
        if matches!(verdict, Verdict::Whole) { Ok(()) } else { Err(Errno::EIO) }
    }

    fn flush(&mut self, index: usize) -> Result<(), Errno> {
        if !matches!(self.begin(index, OperationKind::Flush), Verdict::Whole) {
            return Err(Errno::EIO);
        }
        let disk = self.disks.get(index).ok_or(Errno::ENODEV)?;
        let (flushed, rest) =
            std::mem::take(&mut self.pending).into_iter().partition(|write| write.disk == index);
        self.pending = rest;
        let flushed: Vec<BlockWrite> = flushed;
        for write in flushed {
            disk.durable.write_at(write.at, &write.data).map_err(|_| Errno::EIO)?;
        }
        Ok(())
    }

    fn read(&self, index: usize, offset: Bytes, buf: &mut [u8]) -> Result<(), Errno> {
        let len = Bytes::new(u64::try_from(buf.len()).unwrap_or(u64::MAX));
        let end = offset.saturating_add(len);
        let bad = |(disk, range): &(usize, Range<Bytes>)| {
            *disk == index && range.start < end && offset < range.end
        };
        if !self.powered || self.unreadable.iter().any(bad) {
            return Err(Errno::EIO);
        }
        let disk = self.disks.get(index).ok_or(Errno::ENODEV)?;
        disk.live.read_at(offset, buf).map_err(|_| Errno::EIO)
    }
}

/// A disk of a [`Machine`].
#[derive(Debug)]
struct FaultDevice {
    machine: Machine,
    index: usize,
    name: String,
    size: Bytes,
    block_size: Bytes,
}

impl FaultDevice {
    fn error(&self, action: &'static str, offset: Bytes, errno: Errno) -> Error {
        io_error(&self.name, action, offset, io::Error::from(errno))
    }
}

impl BlockDevice for FaultDevice {
    fn name(&self) -> &str {
        &self.name
    }

    fn size(&self) -> Bytes {
        self.size
    }

    fn block_size(&self) -> Bytes {
        self.block_size
    }

    fn read_at(&self, offset: Bytes, buf: &mut [u8]) -> Result<()> {
        check_range(&self.name, offset, buf.len(), self.size)?;
        let read = self.machine.lock().read(self.index, offset, buf);
        read.map_err(|errno| self.error("read", offset, errno))
    }

    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        check_range(&self.name, offset, data.len(), self.size)?;
        let written = self.machine.lock().write(self.index, offset, data);
        written.map_err(|errno| self.error("write", offset, errno))
    }

    fn flush(&self) -> Result<()> {
        let flushed = self.machine.lock().flush(self.index);
        flushed.map_err(|errno| self.error("flush", Bytes::ZERO, errno))
    }

    fn topology(&self) -> Topology {
        Topology::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::contract;
    use super::*;

    const AT: Bytes = Bytes::new(4096);

    fn machine() -> (Machine, Vec<Arc<dyn BlockDevice>>) {
        let disk = |name| MemoryDevice::new(name, Bytes::new(1 << 20));
        let machine = Machine::new([disk("a"), disk("b")]);
        let devices = machine.devices();
        (machine, devices)
    }

    fn sectors(device: &dyn BlockDevice, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; 512 * count];
        device.read_at(AT, &mut bytes).unwrap();
        bytes.chunks(512).map(|sector| sector[0]).collect()
    }

    #[test]
    fn without_a_fault_it_keeps_the_contract_of_a_device() {
        let machine = Machine::new([MemoryDevice::new("a", contract::SIZE)]);
        contract::check(&*machine.devices()[0]);
    }

    #[test]
    fn operations_are_counted_over_all_disks() {
        let (machine, disks) = machine();
        disks[0].write_at(AT, &[1; 700]).unwrap();
        disks[1].flush().unwrap();
        disks[1].zero_range(AT, Bytes::new(512)).unwrap();
        let write = |len| OperationKind::Write { offset: AT, len: Bytes::new(len) };
        let wanted = [(0, write(700)), (1, OperationKind::Flush), (1, write(512))];
        let found: Vec<_> = machine.operations().iter().map(|op| (op.disk, op.kind)).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn each_fault_hits_its_operation_alone() {
        for (fault, found) in [
            (Fault::Fail { at: 1 }, [1, 1, 1, 1]),
            (Fault::Short { at: 1, blocks: 3 }, [2, 2, 2, 1]),
            (Fault::Torn { at: 1, survives: 0b1010 }, [1, 2, 1, 2]),
        ] {
            let (machine, disks) = machine();
            machine.inject(fault.clone());
            disks[0].write_at(AT, &[1; 2048]).unwrap();
            let error = disks[0].write_at(AT, &[2; 2048]).unwrap_err();
            assert!(error.to_string().starts_with("a: write failed at byte 4096: "), "{error}");
            assert_eq!(sectors(&*disks[0], 4), found, "{fault:?}");
            disks[0].flush().unwrap();
            disks[0].write_at(AT, &[3; 2048]).unwrap();
            assert_eq!(sectors(&*disks[0], 4), [3; 4]);
        }
    }

    #[test]
    fn a_disk_that_went_away_stays_away() {
        let (machine, disks) = machine();
        machine.inject(Fault::FailFrom { at: 1 });
        disks[0].write_at(AT, &[1; 512]).unwrap();
        assert!(disks[0].flush().is_err());
        assert!(disks[1].write_at(AT, &[1; 512]).is_err());
        assert_eq!(machine.crash().pending(), 1);
    }

    #[test]
    fn ranges_can_be_made_unreadable() {
        let (machine, disks) = machine();
        machine.make_unreadable(1, Bytes::new(4608)..Bytes::new(5120));
        let mut sector = [0; 512];
        assert!(disks[1].read_at(Bytes::new(4608), &mut sector).is_err());
        disks[1].read_at(AT, &mut sector).unwrap();
        disks[1].read_at(Bytes::new(5120), &mut sector).unwrap();
        disks[0].read_at(Bytes::new(4608), &mut sector).unwrap();
    }

    #[test]
    fn without_power_nothing_works() {
        let (machine, disks) = machine();
        machine.inject(Fault::PowerCut { at: 0 });
        assert!(disks[0].flush().is_err());
        assert!(!machine.is_powered());
        assert!(disks[1].read_at(AT, &mut [0; 512]).is_err());
        assert!(disks[1].write_at(AT, &[1; 512]).is_err());
        assert!(disks[1].flush().is_err());
        assert_eq!(machine.crash().pending(), 0);
    }
}
