//! New image files. What exists already is never touched.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use nix::fcntl::{FallocateFlags, fallocate};
use nix::libc;

use super::super::error::{io_error, open_error};
use super::super::{DeviceError, FileDevice, OpenMode, image_lock, write_zeros};
use super::{Format, info};
use crate::error::Result;
use crate::units::{Bytes, SECTOR_SIZE};

/// How much room a new image takes at once.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Preallocation {
    /// None; the file is sparse.
    #[default]
    Off,
    /// The tables of a qcow2 image are complete, its data is sparse.
    Metadata,
    /// The file system has set the room aside.
    Falloc,
    /// Zeros are written.
    Full,
}

impl Preallocation {
    /// Its name on command lines.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Metadata => "metadata",
            Self::Falloc => "falloc",
            Self::Full => "full",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Off, Self::Metadata, Self::Falloc, Self::Full];
        all.into_iter().find(|mode| mode.name() == name)
    }
}

/// What is to be made.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct NewImage {
    /// The format.
    pub format: Format,
    /// Size of the disk, rounded up to sectors; `None` for that of the backing file.
    pub size: Option<Bytes>,
    /// Room to take at once.
    pub preallocation: Preallocation,
    /// Where the disk's first contents are: a name that is stored as it is given, and counts from the new
    /// image's folder. qcow2 only.
    pub backing: Option<PathBuf>,
}

/// Makes an image file. Where that fails, nothing is left behind.
///
/// # Errors
/// [`DeviceError::Exists`] where there is something of that name; [`DeviceError::NewImage`] where it cannot be
/// made so; what the system says.
///
/// ```
/// use lvm_core::device::image::{self, NewImage};
/// use lvm_core::units::Bytes;
///
/// # let folder = tempfile::tempdir().map_err(std::io::Error::from).unwrap();
/// let path = folder.path().join("disk.img");
/// image::create(&path, &NewImage { size: Some(Bytes::new(1 << 30)), ..NewImage::default() })?;
/// assert_eq!(image::info(&path)?.virtual_size, Bytes::new(1 << 30));
/// # Ok::<_, lvm_core::Error>(())
/// ```
pub fn create(path: &Path, new: &NewImage) -> Result<()> {
    let name = path.to_string_lossy();
    let refused = |reason| DeviceError::NewImage { device: name.clone().into_owned(), reason };
    let backing = new.backing.as_deref().map(|backing| Backing::look(path, backing)).transpose()?;
    let size = match (new.size, &backing) {
        (Some(size), _) => size,
        (None, Some(backing)) => backing.size,
        (None, None) => Bytes::ZERO,
    };
    let size =
        size.round_up(Bytes::new(SECTOR_SIZE)).ok_or_else(|| refused("its size is too large"))?;
    if size.is_zero() {
        return Err(refused("a disk needs a size").into());
    }
    if new.format == Format::Raw && backing.is_some() {
        return Err(refused("a raw image has no backing file").into());
    }
    if new.format == Format::Raw && new.preallocation == Preallocation::Metadata {
        return Err(refused("a raw image has no metadata to allocate").into());
    }
    if !cfg!(feature = "qcow2") && new.format == Format::Qcow2 {
        let fault = super::super::ImageFault::NotBuiltIn;
        return Err(DeviceError::Image { device: name.into_owned(), fault }.into());
    }
    let file = open_new(path, &name)?;
    let made = image_lock::lock(&name, &file, OpenMode::Write).and_then(|()| match new.format {
        Format::Raw => make_raw(&name, &file, size, new.preallocation),
        Format::Qcow2 => make_qcow2(&name, &file, size, new.preallocation, backing.as_ref()),
    });
    if made.is_err() {
        // The first error is the one that counts.
        let _ = std::fs::remove_file(path);
    }
    made
}

fn open_new(path: &Path, name: &str) -> Result<File> {
    let opened = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .custom_flags(libc::O_NOFOLLOW)
        .open(path);
    opened.map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => DeviceError::Exists { device: name.to_owned() }.into(),
        // Here the folder is what is not there.
        io::ErrorKind::NotFound => DeviceError::Open { device: name.to_owned(), source: e }.into(),
        _ => open_error(name, e),
    })
}

fn make_raw(name: &str, file: &File, size: Bytes, preallocation: Preallocation) -> Result<()> {
    let failed = |e: io::Error| io_error(name, "allocate", Bytes::ZERO, e);
    file.set_len(size.get()).map_err(failed)?;
    match preallocation {
        Preallocation::Off | Preallocation::Metadata => {}
        Preallocation::Falloc => {
            let len = i64::try_from(size.get()).unwrap_or(i64::MAX);
            fallocate(file, FallocateFlags::empty(), 0, len).map_err(|e| failed(e.into()))?;
        }
        Preallocation::Full => {
            let device = FileDevice::new(name, file.try_clone().map_err(failed)?, OpenMode::Write)?;
            write_zeros(&device, Bytes::ZERO, size)?;
        }
    }
    file.sync_all().map_err(failed)
}

/// The disk behind a new one.
#[cfg_attr(not(feature = "qcow2"), expect(dead_code, reason = "only qcow2 images have one"))]
struct Backing {
    /// As it is stored.
    name: String,
    format: Format,
    size: Bytes,
}

impl Backing {
    fn look(image: &Path, backing: &Path) -> Result<Self> {
        let refused =
            |reason| DeviceError::NewImage { device: image.to_string_lossy().into_owned(), reason };
        let name =
            backing.to_str().ok_or_else(|| refused("the backing file's name is no UTF-8"))?;
        let found = info(&image.parent().unwrap_or(Path::new("")).join(backing))?;
        Ok(Self { name: name.to_owned(), format: found.format, size: found.virtual_size })
    }
}

#[cfg(feature = "qcow2")]
fn make_qcow2(
    name: &str,
    file: &File,
    size: Bytes,
    preallocation: Preallocation,
    backing: Option<&Backing>,
) -> Result<()> {
    use imago::file::File as Storage;
    use imago::format::PreallocateMode;
    use imago::qcow2::Qcow2;
    use imago::{FormatCreateBuilder, StorageOpenOptions};

    let failed = |e: io::Error| io_error(name, "allocate", Bytes::ZERO, e);
    let mode = match preallocation {
        Preallocation::Off => PreallocateMode::None,
        Preallocation::Metadata => PreallocateMode::FormatAllocate,
        Preallocation::Falloc => PreallocateMode::FullAllocate,
        Preallocation::Full => PreallocateMode::WriteData,
    };
    let theirs = file.try_clone().map_err(failed)?;
    let storage =
        Storage::from_open_file(theirs, StorageOpenOptions::new().write(true)).map_err(failed)?;
    let mut builder = Qcow2::<Storage>::create_builder(storage).size(size.get()).preallocate(mode);
    if let Some(backing) = backing {
        builder = builder.backing(backing.name.clone(), backing.format.name().to_owned());
    }
    builder.create().map_err(failed)?;
    file.sync_all().map_err(failed)
}

#[cfg(not(feature = "qcow2"))]
fn make_qcow2(
    name: &str,
    _file: &File,
    _size: Bytes,
    _preallocation: Preallocation,
    _backing: Option<&Backing>,
) -> Result<()> {
    let fault = super::super::ImageFault::NotBuiltIn;
    Err(DeviceError::Image { device: name.to_owned(), fault }.into())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::super::super::testing::{has_program, run};
    use super::*;

    const SIZE: Bytes = Bytes::new(10 << 20);

    #[cfg(feature = "qcow2")]
    fn qemu_info(path: &Path) -> serde_json::Value {
        let text = run("qemu-img", &["info", "--output=json", path.to_str().unwrap()]);
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn raw_images_are_as_qemu_img_makes_them() {
        if !has_program("qemu-img") {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        for mode in [Preallocation::Off, Preallocation::Falloc, Preallocation::Full] {
            for size in [SIZE, Bytes::new(5_000_000)] {
                let ours = folder.path().join(format!("ours-{}-{size}", mode.name()));
                let theirs = folder.path().join(format!("theirs-{}-{size}", mode.name()));
                let new = NewImage { size: Some(size), preallocation: mode, ..NewImage::default() };
                create(&ours, &new).unwrap();
                let option = format!("preallocation={}", mode.name());
                let path = theirs.to_str().unwrap();
                let size = size.to_string();
                run("qemu-img", &["create", "-q", "-f", "raw", "-o", &option, path, &size]);
                let (ours, theirs) = (ours.metadata().unwrap(), theirs.metadata().unwrap());
                assert_eq!(ours.len(), theirs.len());
                // QEMU leaves a written block at the start of a sparse file, to learn about alignment.
                assert!(ours.blocks().abs_diff(theirs.blocks()) <= 8, "{}", mode.name());
            }
        }
    }

    #[test]
    #[cfg(feature = "qcow2")]
    fn qcow2_images_please_qemu() {
        if !has_program("qemu-img") {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        for mode in [
            Preallocation::Off,
            Preallocation::Metadata,
            Preallocation::Falloc,
            Preallocation::Full,
        ] {
            let path = folder.path().join(mode.name());
            let new = NewImage {
                format: Format::Qcow2,
                size: Some(Bytes::new(SIZE.get() - 100)),
                preallocation: mode,
                backing: None,
            };
            create(&path, &new).unwrap();
            let report = run("qemu-img", &["check", path.to_str().unwrap()]);
            assert!(report.contains("No errors were found"), "{report}");
            let found = qemu_info(&path);
            assert_eq!(found["virtual-size"], SIZE.get());
            assert_eq!(found["format-specific"]["data"]["compat"], "1.1");
            assert_eq!(found["cluster-size"], 65_536);
            let taken = path.metadata().unwrap().blocks() * SECTOR_SIZE;
            let full = matches!(mode, Preallocation::Falloc | Preallocation::Full);
            assert_eq!(taken >= SIZE.get(), full, "{}: {taken}", mode.name());
            assert!(taken < SIZE.get() + (1 << 20), "{}: {taken}", mode.name());
        }
    }

    #[test]
    #[cfg(feature = "qcow2")]
    fn a_new_image_over_a_backing_file_takes_its_size_and_format() {
        if !has_program("qemu-img") {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        for format in [Format::Raw, Format::Qcow2] {
            let base = folder.path().join(format!("base.{format}"));
            create(&base, &NewImage { format, size: Some(SIZE), ..NewImage::default() }).unwrap();
            let path = folder.path().join(format!("over-{format}"));
            let new = NewImage {
                format: Format::Qcow2,
                backing: Some(base.file_name().unwrap().into()),
                ..NewImage::default()
            };
            create(&path, &new).unwrap();
            let found = qemu_info(&path);
            assert_eq!(found["virtual-size"], SIZE.get());
            assert_eq!(found["backing-filename"], format!("base.{format}"));
            assert_eq!(found["backing-filename-format"], format.name());
            run("qemu-img", &["compare", base.to_str().unwrap(), path.to_str().unwrap()]);
        }
    }

    #[test]
    fn what_exists_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("disk.img");
        std::fs::write(&path, "precious").unwrap();
        let new = NewImage { size: Some(SIZE), ..NewImage::default() };
        let line = create(&path, &new).unwrap_err().to_string();
        assert_eq!(line, format!("{} already exists", path.display()));
        assert_eq!(std::fs::read(&path).unwrap(), b"precious");
        // Nor is anything made at the end of a planted link.
        let (link, end) = (folder.path().join("link"), folder.path().join("end"));
        std::os::unix::fs::symlink(&end, &link).unwrap();
        assert!(create(&link, &new).is_err());
        assert!(!end.exists());
    }

    #[test]
    fn what_cannot_be_made_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("disk.img");
        let line = |new: NewImage| {
            let line = create(&path, &new).unwrap_err().to_string();
            assert!(!path.exists(), "{line}");
            line.strip_prefix(&format!("{}", path.display())).unwrap_or(&line).to_owned()
        };
        let raw = NewImage { size: Some(SIZE), ..NewImage::default() };
        assert_eq!(line(NewImage::default()), " cannot be made: a disk needs a size");
        let huge = NewImage { size: Some(Bytes::new(u64::MAX)), ..raw.clone() };
        assert_eq!(line(huge), " cannot be made: its size is too large");
        let huge = NewImage { size: Some(Bytes::new(1 << 63)), ..raw.clone() };
        assert!(line(huge).contains("allocate failed"));
        let metadata = NewImage { preallocation: Preallocation::Metadata, ..raw.clone() };
        assert!(line(metadata).contains("no metadata"));
        let full = NewImage {
            size: Some(Bytes::new(1 << 50)),
            preallocation: Preallocation::Falloc,
            ..raw.clone()
        };
        assert!(line(full).contains("no space left") || !path.exists());
        let backing = NewImage { backing: Some("none".into()), ..raw };
        assert!(line(backing).starts_with("No device found for "));
    }
}
