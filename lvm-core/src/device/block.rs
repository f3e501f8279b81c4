//! Block devices of the kernel.
//!
//! All I/O is direct (`O_DIRECT`), as LVM2's own is: what another program wrote directly a moment ago is
//! read from the device and never from an old page of the page cache, and what is written here is on the
//! device when [`BlockDevice::flush`] returns. Direct I/O wants whole logical blocks at aligned addresses,
//! so a part of a block is written by reading the block first.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::os::unix::fs::{FileExt, FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use nix::errno::Errno;
use nix::fcntl::{FallocateFlags, fallocate};
use nix::libc;

use super::aligned::{AlignedBuffer, WholeBlocks, is_aligned};
use super::error::{check_range, open_error};
use super::scan::is_partitionable;
use super::sysfs::{DeviceNumber, SysDevice};
use super::{BlockDevice, DeviceError, OpenMode, Topology, write_zeros};
use crate::error::{Error, Result};
use crate::units::Bytes;

/// Where the kernel does not say (no `/sys`): no device has larger ones, and smaller ones are content.
const LARGEST_BLOCK: Bytes = Bytes::new(4096);
/// The most that is moved in one transfer, and so the most that is buffered.
const TRANSFER: usize = 1 << 20;

/// A block device of the kernel that is open.
#[derive(Debug)]
pub struct KernelDevice {
    name: String,
    file: File,
    number: DeviceNumber,
    size: Bytes,
    block_size: Bytes,
    topology: Topology,
    writable: bool,
    /// Held while a part of a block is changed.
    parts: Mutex<()>,
}

impl KernelDevice {
    /// Opens the device at `path`.
    ///
    /// # Errors
    /// [`DeviceError::Busy`] where `mode` is [`OpenMode::Exclusive`] and the device is mounted or part of
    /// another one; [`DeviceError::WriteProtected`]; [`DeviceError::Open`].
    pub(super) fn open(path: &Path, name: &str, mode: OpenMode) -> Result<Self> {
        let exclusive = if mode == OpenMode::Exclusive { libc::O_EXCL } else { 0 };
        let mut file = OpenOptions::new()
            .read(true)
            .write(mode.writes())
            .custom_flags(libc::O_DIRECT | libc::O_NONBLOCK | libc::O_NOCTTY | exclusive)
            .open(path)
            .map_err(|e| refused(path, name, mode, e))?;
        let metadata = file.metadata().map_err(|e| open_error(name, e))?;
        if !metadata.file_type().is_block_device() {
            return Err(DeviceError::NotADevice { device: name.to_owned() }.into());
        }
        let number = DeviceNumber::of_rdev(metadata.rdev());
        let size = file.seek(SeekFrom::End(0)).map_err(|e| open_error(name, e))?;
        let sys = SysDevice::of_number(Path::new("/sys"), number).ok();
        // Newer kernels open it all the same and fail each write.
        if mode.writes() && sys.as_ref().is_some_and(SysDevice::is_write_protected) {
            return Err(DeviceError::WriteProtected { device: name.to_owned() }.into());
        }
        let block_size = sys.as_ref().and_then(SysDevice::logical_block_size);
        Ok(Self {
            name: name.to_owned(),
            file,
            number,
            size: Bytes::new(size),
            block_size: block_size
                .filter(|size| size.get().is_power_of_two())
                .unwrap_or(LARGEST_BLOCK),
            topology: sys.as_ref().map(SysDevice::topology).unwrap_or_default(),
            writable: mode.writes(),
            parts: Mutex::new(()),
        })
    }

    /// The device's numbers.
    pub fn number(&self) -> DeviceNumber {
        self.number
    }

    fn check_writable(&self) -> Result<()> {
        if self.writable {
            return Ok(());
        }
        Err(DeviceError::ReadOnly { device: self.name.clone() }.into())
    }

    fn error(&self, action: &'static str, offset: Bytes, source: io::Error) -> Error {
        Error::Io { device: self.name.clone(), action, offset, source }
    }

    fn blocks(&self, offset: Bytes, len: usize) -> Result<WholeBlocks> {
        WholeBlocks::around(offset, len, self.block_size).ok_or_else(|| {
            self.error("access", offset, io::Error::from(io::ErrorKind::InvalidInput))
        })
    }

    /// Reads whole blocks.
    fn read_blocks(&self, blocks: WholeBlocks) -> Result<AlignedBuffer> {
        let mut buffer = AlignedBuffer::zeroed(blocks.len);
        self.file
            .read_exact_at(buffer.bytes_mut(), blocks.start.get())
            .map_err(|e| self.error("read", blocks.start, e))?;
        Ok(buffer)
    }

    /// How many bytes of `buf` can be read as they are, without a buffer in between: whole blocks from its beginning.
    fn direct_len(&self, offset: Bytes, buf: &[u8]) -> usize {
        let Ok(block) = usize::try_from(self.block_size.get()) else { return 0 };
        let fits = is_aligned(buf) && offset.get().is_multiple_of(self.block_size.get());
        if fits { buf.len() - buf.len().checked_rem(block).unwrap_or(0) } else { 0 }
    }

    /// Writes `data`, at most [`TRANSFER`] bytes, in whole blocks.
    fn write_part(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        let blocks = self.blocks(offset, data.len())?;
        let whole = blocks.lead == 0 && blocks.len == data.len();
        let guard = (!whole).then(|| self.parts.lock().unwrap_or_else(PoisonError::into_inner));
        let mut buffer =
            if whole { AlignedBuffer::zeroed(blocks.len) } else { self.read_blocks(blocks)? };
        if let Some(target) = buffer.bytes_mut().get_mut(blocks.lead..blocks.lead + data.len()) {
            target.copy_from_slice(data);
        }
        let written = self.file.write_all_at(buffer.bytes(), blocks.start.get());
        drop(guard);
        written.map_err(|e| self.error("write", offset, e))
    }
}

/// Why the system refused to open the device.
fn refused(path: &Path, name: &str, mode: OpenMode, source: io::Error) -> Error {
    let device = name.to_owned();
    match source.raw_os_error().map(Errno::from_raw) {
        Some(Errno::EBUSY) if mode == OpenMode::Exclusive => DeviceError::Busy { device }.into(),
        Some(Errno::EROFS) => DeviceError::WriteProtected { device }.into(),
        // Older kernels refuse it as if it were a matter of rights.
        Some(Errno::EACCES | Errno::EPERM) if mode.writes() && is_write_protected(path) => {
            DeviceError::WriteProtected { device }.into()
        }
        _ => open_error(name, source),
    }
}

fn is_write_protected(path: &Path) -> bool {
    path.metadata()
        .and_then(|metadata| {
            SysDevice::of_number(Path::new("/sys"), DeviceNumber::of_rdev(metadata.rdev()))
        })
        .is_ok_and(|sys| sys.is_write_protected())
}

impl BlockDevice for KernelDevice {
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
        let mut at = offset;
        let (direct, rest) = buf.split_at_mut(self.direct_len(offset, buf));
        for part in direct.chunks_mut(TRANSFER) {
            self.file.read_exact_at(part, at.get()).map_err(|e| self.error("read", at, e))?;
            at = at.saturating_add(Bytes::new(u64::try_from(part.len()).unwrap_or(u64::MAX)));
        }
        for part in rest.chunks_mut(TRANSFER) {
            let blocks = self.blocks(at, part.len())?;
            let found = self.read_blocks(blocks)?;
            if let Some(bytes) = found.bytes().get(blocks.lead..blocks.lead + part.len()) {
                part.copy_from_slice(bytes);
            }
            at = at.saturating_add(Bytes::new(u64::try_from(part.len()).unwrap_or(u64::MAX)));
        }
        Ok(())
    }

    fn write_at(&self, offset: Bytes, data: &[u8]) -> Result<()> {
        self.check_writable()?;
        check_range(&self.name, offset, data.len(), self.size)?;
        let mut at = offset;
        for part in data.chunks(TRANSFER) {
            self.write_part(at, part)?;
            at = at.saturating_add(Bytes::new(u64::try_from(part.len()).unwrap_or(u64::MAX)));
        }
        Ok(())
    }

    fn flush(&self) -> Result<()> {
        self.file.sync_data().map_err(|e| self.error("flush", Bytes::ZERO, e))
    }

    fn zero_range(&self, offset: Bytes, len: Bytes) -> Result<()> {
        self.check_writable()?;
        let all = usize::try_from(len.get()).unwrap_or(usize::MAX);
        check_range(&self.name, offset, all, self.size)?;
        let whole = [offset, len].map(|at| at.get().is_multiple_of(self.block_size.get()));
        if let (false, [true, true], Ok(start), Ok(count)) =
            (len.is_zero(), whole, i64::try_from(offset.get()), i64::try_from(len.get()))
        {
            // The device may know a quicker way than to be sent zeros.
            if fallocate(&self.file, FallocateFlags::FALLOC_FL_ZERO_RANGE, start, count).is_ok() {
                return Ok(());
            }
        }
        write_zeros(self, offset, len)
    }

    fn is_partitionable(&self) -> bool {
        SysDevice::of_number(Path::new("/sys"), self.number).is_ok_and(|sys| is_partitionable(&sys))
    }

    fn topology(&self) -> Topology {
        self.topology
    }

    fn number(&self) -> Option<DeviceNumber> {
        Some(self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Loop, has_program, run};
    use super::super::{OpenPolicy, contract, open_device};
    use super::*;

    fn open(device: &Loop, mode: OpenMode) -> Result<std::sync::Arc<dyn BlockDevice>> {
        open_device(&device.path, mode, &OpenPolicy::default())
    }

    #[test]
    fn loop_it_keeps_the_contract_with_blocks_of_both_sizes() {
        for block_size in [512, 4096] {
            let Some(device) = Loop::new(contract::SIZE, block_size) else { return };
            let opened = open(&device, OpenMode::Exclusive).unwrap();
            assert_eq!(opened.block_size(), Bytes::new(u64::from(block_size)));
            assert_eq!(opened.number().map(|number| number.major), Some(7));
            contract::check(&*opened);
        }
    }

    #[test]
    fn loop_two_writers_of_one_block_lose_nothing() {
        let Some(device) = Loop::new(contract::SIZE, 4096) else { return };
        let opened = open(&device, OpenMode::Write).unwrap();
        std::thread::scope(|scope| {
            for n in 0..8_u8 {
                let opened = &opened;
                scope.spawn(move || {
                    for _ in 0..20 {
                        opened.write_at(Bytes::new(512 * u64::from(n)), &[n + 1; 512]).unwrap();
                    }
                });
            }
        });
        let mut found = [0; 4096];
        opened.read_at(Bytes::ZERO, &mut found).unwrap();
        for (n, sector) in (1..).zip(found.chunks(512)) {
            assert_eq!(sector, [n; 512]);
        }
    }

    #[test]
    fn loop_what_is_mounted_is_refused_for_exclusive_use_alone() {
        let Some(device) = Loop::new(Bytes::new(64 << 20), 512) else { return };
        if !has_program("mkfs.ext4") {
            return;
        }
        run("mkfs.ext4", &["-q", device.name()]);
        let folder = device.folder.path().join("mnt");
        std::fs::create_dir(&folder).unwrap();
        let folder = folder.to_str().unwrap();
        run("mount", &[device.name(), folder]);
        let refused = open(&device, OpenMode::Exclusive).map(drop);
        let read = open(&device, OpenMode::Read).map(drop);
        run("umount", &[folder]);
        let wanted = format!("Can't open {} exclusively.  Mounted filesystem?", device.name());
        assert_eq!(refused.unwrap_err().to_string(), wanted);
        read.unwrap();
        open(&device, OpenMode::Exclusive).unwrap();
    }

    #[test]
    fn loop_a_write_protected_device_is_named_as_such() {
        let Some(device) = Loop::with_options(Bytes::new(4 << 20), &["--read-only"]) else {
            return;
        };
        for mode in [OpenMode::Write, OpenMode::Exclusive] {
            let line = open(&device, mode).unwrap_err().to_string();
            assert_eq!(line, format!("{} is write-protected", device.name()));
        }
        let opened = open(&device, OpenMode::Read).unwrap();
        opened.read_at(Bytes::ZERO, &mut [0; 512]).unwrap();
    }

    /// Each tool changes the metadata in turn and has to see what the other did, though we keep the device
    /// open all the time.
    #[test]
    fn loop_lvm2_we_read_what_lvm2_wrote_and_lvm2_reads_what_we_wrote() {
        for block_size in [512, 4096] {
            let Some(device) = Loop::new(Bytes::new(64 << 20), block_size) else { return };
            if !has_program("lvm") {
                return;
            }
            device.lvm_ok(&["vgcreate", "vg", device.name()]);
            let opened = open(&device, OpenMode::Write).unwrap();
            let mut bytes = vec![0; 1 << 20];
            for round in 0..6 {
                let name = format!("vg{round}");
                device.lvm_ok(&["vgrename", if round == 0 { "vg" } else { "ours" }, &name]);
                opened.read_at(Bytes::ZERO, &mut bytes).unwrap();
                let text = newest_text(&bytes);
                assert!(text.starts_with(format!("{name} {{").as_bytes()), "{round}");

                let at = text_place(&bytes);
                device.lvm_ok(&["vgrename", &name, "ours"]);
                opened.read_at(Bytes::ZERO, &mut bytes).unwrap();
                assert_ne!(text_place(&bytes), at);
                assert!(newest_text(&bytes).starts_with(b"ours {"));
            }
            opened.zero_range(Bytes::new(512), Bytes::new(512)).unwrap();
            opened.flush().unwrap();
            let output = device.lvm(&["pvs", "--noheadings", device.name()], "");
            assert!(!output.status.success(), "LVM2 must see that the label is gone");
        }
    }

    /// Where the MDA header at 4096 says that the text is.
    fn text_place(bytes: &[u8]) -> usize {
        let number = u64::from_le_bytes(bytes[4096 + 40..4096 + 48].try_into().unwrap());
        4096 + usize::try_from(number).unwrap()
    }

    fn newest_text(bytes: &[u8]) -> &[u8] {
        &bytes[text_place(bytes)..]
    }
}
