//! Which other files an image may draw in: backing files and data files.
//!
//! The names are in the image, and the image may come from a stranger; a name such as `/etc/shadow` would
//! show that file as a part of the disk.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use imago::format::gate::ImplicitOpenGate;
use imago::{FormatAccess, FormatDriverBuilder, StorageOpenOptions};
use nix::libc;

use super::super::{OpenMode, OpenPolicy, image_lock};
use super::ImageFault;
use super::storage::OrderedFile as Storage;

/// More backing files than this, one behind the other, are a circle or worse.
const MOST_FILES: usize = 64;

/// Lets an image open what `policy` allows. Copies share what they found.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    /// The image's own folder, without symbolic links.
    folder: PathBuf,
    allow_backing: bool,
    mode: OpenMode,
    found: Rc<RefCell<Found>>,
}

#[derive(Debug, Default)]
struct Found {
    files: usize,
    fault: Option<ImageFault>,
}

impl Gate {
    pub(super) fn new(image: &Path, mode: OpenMode, policy: &OpenPolicy) -> io::Result<Self> {
        let image = image.canonicalize()?;
        Ok(Self {
            folder: image.parent().unwrap_or(Path::new("/")).to_path_buf(),
            allow_backing: policy.allow_backing,
            mode,
            found: Rc::default(),
        })
    }

    /// Why an image was refused, if it was by this gate.
    pub(super) fn take_fault(&self) -> Option<ImageFault> {
        self.found.borrow_mut().fault.take()
    }

    fn open(&self, path: &Path, write: bool) -> Result<File, ImageFault> {
        // imago opens data files for writing alone.
        let what = if write { "data file" } else { "backing file" };
        let unusable = |error: &io::Error| ImageFault::Unusable {
            what,
            path: path.to_path_buf(),
            reason: error.to_string(),
        };
        let mut found = self.found.borrow_mut();
        found.files = found.files.saturating_add(1);
        if found.files > MOST_FILES {
            return Err(ImageFault::TooManyFiles(MOST_FILES));
        }
        let real = path.canonicalize().map_err(|e| unusable(&e))?;
        if !self.allow_backing && !real.starts_with(&self.folder) {
            return Err(ImageFault::Outside { what, path: path.to_path_buf() });
        }
        let mode = if write && self.mode.writes() { OpenMode::Write } else { OpenMode::Read };
        let file = OpenOptions::new()
            .read(true)
            .write(mode.writes())
            .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | libc::O_NOFOLLOW)
            .open(&real)
            .map_err(|e| unusable(&e))?;
        if !file.metadata().map_err(|e| unusable(&e))?.is_file() {
            let reason = "it is not a regular file".to_owned();
            return Err(ImageFault::Unusable { what, path: path.to_path_buf(), reason });
        }
        if image_lock::lock("", &file, mode).is_err() {
            return Err(ImageFault::Busy { what, path: path.to_path_buf() });
        }
        Ok(file)
    }
}

impl ImplicitOpenGate<Storage> for Gate {
    fn open_format<F: FormatDriverBuilder<Storage>>(
        &mut self,
        builder: F,
    ) -> io::Result<FormatAccess<Storage>> {
        // A data file of a backing file is a part of something that is only read.
        let gate = Self { mode: OpenMode::Read, ..self.clone() };
        Ok(FormatAccess::new(builder.open(gate)?))
    }

    fn open_storage(&mut self, options: StorageOpenOptions) -> io::Result<Storage> {
        let path = options.get_filename().unwrap_or(Path::new("")).to_path_buf();
        match self.open(&path, options.get_writable()) {
            Ok(file) => {
                let writable = options.get_writable() && self.mode.writes();
                Storage::new(file, options.write(writable), None)
            }
            Err(fault) => {
                let error = io::Error::new(io::ErrorKind::PermissionDenied, fault.to_string());
                self.found.borrow_mut().fault.get_or_insert(fault);
                Err(error)
            }
        }
    }
}
