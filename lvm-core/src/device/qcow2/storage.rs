//! The file under a qcow2 image, with its writes in an order that a power cut cannot harm.
//!
//! imago keeps blocks of reference counts and L2 tables in memory and writes them when it is flushed, counts
//! first. But it writes the entry of a new L2 table into the L1 table at once, when nothing counts that table's
//! cluster yet, and it asks for no barrier between any two writes. A program that is killed, or a power cut, then
//! leaves an image in which a cluster is in use and counted as free, and the next write lands on it.
//!
//! So here
//! - what goes to the L1 table is held back until imago has flushed the rest;
//! - a write of one whole cluster, which is how imago writes its tables, waits for everything before it to be on
//!   the disk, and whatever follows waits for it.
//!
//! At any moment the disk then has an image that at worst counts clusters which nothing uses.

#![expect(
    unsafe_code,
    reason = "the trait's methods are unsafe functions; each only passes the call on"
)]

use std::fmt;
use std::fs::File as StdFile;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use imago::file::File;
use imago::io_buffers::{IoVector, IoVectorMut};
use imago::storage::PreallocateMode;
use imago::storage::drivers::CommonStorageHelper;
use imago::{Storage, StorageOpenOptions};

use super::Header;

/// A file that an image is made of.
#[derive(Debug)]
pub(super) struct OrderedFile {
    inner: File,
    /// Where the tables of the image are; `None` for backing and data files.
    tables: Option<Tables>,
    /// Writes to the L1 table that are held back, in order.
    held: Mutex<Vec<(u64, Vec<u8>)>>,
    /// Whether something may not be on the disk yet.
    dirty: AtomicBool,
    /// Whether the last write was one of a table.
    after_table: AtomicBool,
}

/// Where the tables of an image are.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    cluster: u64,
    l1: Range<u64>,
}

impl Tables {
    pub(super) fn of(header: &Header) -> Self {
        let start = header.l1_table.start.get();
        let end = start.saturating_add(header.l1_table.len.get());
        Self { cluster: header.cluster_size.get(), l1: start..end }
    }

    fn is_table(&self, offset: u64, len: u64) -> bool {
        len == self.cluster && offset.is_multiple_of(self.cluster)
    }

    fn is_in_l1(&self, offset: u64, len: u64) -> bool {
        self.l1.contains(&offset) && offset.checked_add(len).is_some_and(|end| end <= self.l1.end)
    }
}

impl OrderedFile {
    /// Takes over an open file.
    pub(super) fn new(
        file: StdFile,
        options: StorageOpenOptions,
        tables: Option<Tables>,
    ) -> io::Result<Self> {
        Ok(Self {
            inner: File::from_open_file(file, options)?,
            tables,
            held: Mutex::default(),
            dirty: AtomicBool::new(false),
            after_table: AtomicBool::new(false),
        })
    }

    fn held(&self) -> MutexGuard<'_, Vec<(u64, Vec<u8>)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for what was written before to be on the disk, if that matters for what is written next.
    fn before_write(&self, is_table: bool) -> io::Result<()> {
        let after_table = self.after_table.swap(is_table, Ordering::SeqCst);
        if self.tables.is_some() && (is_table || after_table) && self.dirty.load(Ordering::SeqCst) {
            self.sync()?;
        }
        self.dirty.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Writes what was held back, now that what it points at is there.
    fn release(&self) -> io::Result<()> {
        let mut held = self.held();
        if held.is_empty() {
            return Ok(());
        }
        self.before_write(true)?;
        for (offset, data) in held.iter() {
            let mut vector = IoVector::new();
            vector.push(data);
            #[cfg(test)]
            record(Recorded::Write(*offset, data.clone()));
            // SAFETY: a buffered file has no alignment, and nothing else writes to the L1 table.
            unsafe { self.inner.pure_writev(vector, *offset)? };
        }
        held.clear();
        Ok(())
    }
}

impl fmt::Display for OrderedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.inner, f)
    }
}

impl Storage for OrderedFile {
    fn mem_align(&self) -> usize {
        self.inner.mem_align()
    }

    fn req_align(&self) -> usize {
        self.inner.req_align()
    }

    fn zero_align(&self) -> usize {
        self.inner.zero_align()
    }

    fn discard_align(&self) -> usize {
        self.inner.discard_align()
    }

    fn size(&self) -> io::Result<u64> {
        self.inner.size()
    }

    fn resolve_relative_path<P: AsRef<Path>>(&self, relative: P) -> io::Result<PathBuf> {
        self.inner.resolve_relative_path(relative)
    }

    fn get_filename(&self) -> Option<PathBuf> {
        self.inner.get_filename()
    }

    unsafe fn pure_readv(&self, bufv: IoVectorMut<'_>, offset: u64) -> io::Result<()> {
        // SAFETY: what the caller promises is what is asked for.
        unsafe { self.inner.pure_readv(bufv, offset) }
    }

    unsafe fn pure_writev(&self, bufv: IoVector<'_>, offset: u64) -> io::Result<()> {
        let len = bufv.len();
        let tables = self.tables.as_ref();
        if tables.is_some_and(|tables| tables.is_in_l1(offset, len)) {
            self.held().push((offset, bytes_of(&bufv)));
            return Ok(());
        }
        self.before_write(tables.is_some_and(|tables| tables.is_table(offset, len)))?;
        #[cfg(test)]
        record(Recorded::Write(offset, bytes_of(&bufv)));
        // SAFETY: what the caller promises is what is asked for.
        unsafe { self.inner.pure_writev(bufv, offset) }
    }

    unsafe fn pure_write_zeroes(&self, offset: u64, length: u64) -> io::Result<()> {
        self.before_write(false)?;
        #[cfg(test)]
        record(Recorded::Zero(offset, length));
        // SAFETY: what the caller promises is what is asked for.
        unsafe { self.inner.pure_write_zeroes(offset, length) }
    }

    unsafe fn pure_write_allocated_zeroes(&self, offset: u64, length: u64) -> io::Result<()> {
        self.before_write(false)?;
        #[cfg(test)]
        record(Recorded::Zero(offset, length));
        // SAFETY: what the caller promises is what is asked for.
        unsafe { self.inner.pure_write_allocated_zeroes(offset, length) }
    }

    unsafe fn pure_discard(&self, offset: u64, length: u64) -> io::Result<()> {
        self.before_write(false)?;
        #[cfg(test)]
        record(Recorded::Zero(offset, length));
        // SAFETY: what the caller promises is what is asked for.
        unsafe { self.inner.pure_discard(offset, length) }
    }

    fn flush(&self) -> io::Result<()> {
        self.release()?;
        self.inner.flush()
    }

    fn sync(&self) -> io::Result<()> {
        #[cfg(test)]
        record(Recorded::Sync);
        self.dirty.store(false, Ordering::SeqCst);
        self.inner.sync().inspect_err(|_| self.dirty.store(true, Ordering::SeqCst))
    }

    fn settle_writes(&self) -> io::Result<()> {
        self.inner.settle_writes()
    }

    unsafe fn invalidate_cache(&self) -> io::Result<()> {
        // SAFETY: what the caller promises is what is asked for.
        unsafe { self.inner.invalidate_cache() }
    }

    fn get_storage_helper(&self) -> &CommonStorageHelper {
        self.inner.get_storage_helper()
    }

    fn resize(&self, new_size: u64, prealloc_mode: PreallocateMode) -> io::Result<()> {
        #[cfg(test)]
        record(Recorded::Resize(new_size));
        self.inner.resize(new_size, prealloc_mode)
    }
}

fn bytes_of(vector: &IoVector<'_>) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(vector.len()).unwrap_or_default()];
    vector.copy_into_slice(&mut bytes);
    bytes
}

/// What was done to the file, for tests that replay it.
#[cfg(test)]
#[derive(Clone, Debug)]
pub(super) enum Recorded {
    Write(u64, Vec<u8>),
    Zero(u64, u64),
    Resize(u64),
    Sync,
}

#[cfg(test)]
thread_local! {
    /// What this thread does to files, where a test wants to know.
    pub(super) static RECORD: std::cell::RefCell<Option<Vec<Recorded>>> = const {
        std::cell::RefCell::new(None)
    };
}

#[cfg(test)]
fn record(what: Recorded) {
    RECORD.with_borrow_mut(|record| {
        if let Some(record) = record {
            record.push(what);
        }
    });
}
