//! The images that a user has made PVs of, so that the next command finds them without being told.
//!
//! ```text
//! # Images that rlvm looks at.
//! PVID=eVf20jNHWRmMqnbnsFTRX1LGe7nU3ItS FILE=65024:10043558 PATH=/home/me/disk.img
//! ```
//!
//! A file `images` in a folder that is the user's alone. `FILE` is the device and the inode of the image, by which
//! one that was put in its place is told from it. In a path, control characters and backslashes are written `\xNN`.
//! The list is changed under a lock and replaced as a whole.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg, OFlag, openat, renameat};
use nix::sys::stat::Mode;
use nix::unistd::{Uid, UnlinkatFlags, unlinkat};

use super::DeviceError;
use crate::error::Result;
use crate::id::PvId;

const LIST: &str = "images";
const NEW_LIST: &str = "images.new";
const LOCK: &str = "images.lock";
const HEADER: &str = "# Images that rlvm looks at.\n";
/// What is longer is no list of ours.
const LARGEST: u64 = 16 << 20;

/// The list of a user's images.
#[derive(Clone, Debug)]
pub struct ImageList {
    folder: PathBuf,
}

/// An image of the list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ListedImage {
    /// Where it is, from the root on.
    pub path: PathBuf,
    /// The PV in it.
    pub pv: PvId,
    /// Which file it was.
    pub file: Option<FileId>,
}

/// Which file something is, whatever its name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FileId {
    /// The file system.
    pub device: u64,
    /// The file on it.
    pub inode: u64,
}

impl FileId {
    /// Of what is at `path`, links followed.
    ///
    /// # Errors
    /// What the system says.
    pub fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        Ok(Self { device: metadata.dev(), inode: metadata.ino() })
    }
}

/// What has become of an image of the list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ImageState {
    /// The file is there.
    Present,
    /// Another file is in its place: restored, copied over, or something else altogether.
    Replaced,
    /// It is not there, or its folder cannot be looked into.
    Missing,
}

impl ListedImage {
    /// What has become of it.
    pub fn state(&self) -> ImageState {
        match FileId::of(&self.path) {
            Ok(now) if self.file.is_none_or(|then| then == now) => ImageState::Present,
            Ok(_) => ImageState::Replaced,
            Err(_) => ImageState::Missing,
        }
    }

    fn parse(line: &[u8]) -> Option<Self> {
        const PATH: &[u8] = b" PATH=";
        let at = line.windows(PATH.len()).position(|window| window == PATH)?;
        let (head, path) = line.split_at_checked(at)?;
        let head = std::str::from_utf8(head).ok()?;
        let value = |key| head.split(' ').find_map(|word: &str| word.strip_prefix(key));
        let file = value("FILE=").and_then(|id: &str| {
            let (device, inode) = id.split_once(':')?;
            Some(FileId { device: device.parse().ok()?, inode: inode.parse().ok()? })
        });
        let path = unescape(path.get(PATH.len()..)?)?;
        path.is_absolute().then_some(())?;
        Some(Self { path, pv: value("PVID=")?.parse().ok()?, file })
    }

    fn line(&self) -> Vec<u8> {
        let mut head = format!("PVID={}", self.pv.0.bare());
        if let Some(file) = self.file {
            let _ = write!(head, " FILE={}:{}", file.device, file.inode);
        }
        head.push_str(" PATH=");
        let mut line = head.into_bytes();
        for &byte in self.path.as_os_str().as_bytes() {
            if byte.is_ascii_control() || byte == b'\\' {
                line.extend_from_slice(format!("\\x{byte:02x}").as_bytes());
            } else {
                line.push(byte);
            }
        }
        line.push(b'\n');
        line
    }
}

fn unescape(bytes: &[u8]) -> Option<PathBuf> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte == b'\\' {
            let (code, tail) = rest.split_at_checked(3)?;
            let hex = std::str::from_utf8(code).ok()?.strip_prefix('x')?;
            out.push(u8::from_str_radix(hex, 16).ok()?);
            rest = tail;
        } else {
            out.push(byte);
        }
    }
    Some(PathBuf::from(OsString::from_vec(out)))
}

impl ImageList {
    /// The list in `folder`, which is `$XDG_STATE_HOME/rlvm` or `~/.local/state/rlvm`. Nothing is made yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The file that holds the list.
    pub fn path(&self) -> PathBuf {
        self.folder.join(LIST)
    }

    /// The images, in the order in which they were added; none where there is no list.
    ///
    /// # Errors
    /// [`DeviceError::NotPrivate`] where another user could have written the list; [`DeviceError::List`].
    pub fn read(&self) -> Result<Vec<ListedImage>> {
        match self.open_folder()? {
            Some(folder) => self.read_in(&folder),
            None => Ok(Vec::new()),
        }
    }

    /// Puts an image on the list, with the PV in it, in place of what was listed at that path. Its path is kept
    /// from the root on, without links.
    ///
    /// # Errors
    /// As [`Self::read`]; [`DeviceError::NotFound`] where there is no such file.
    pub fn add(&self, image: &Path, pv: PvId) -> Result<()> {
        let missing = |_| DeviceError::NotFound { device: image.to_string_lossy().into_owned() };
        let path = image.canonicalize().map_err(missing)?;
        let file = FileId::of(&path).ok();
        self.change(|images| {
            let new = ListedImage { path, pv, file };
            match images.iter_mut().find(|listed| listed.path == new.path) {
                Some(listed) if *listed == new => false,
                Some(listed) => {
                    *listed = new;
                    true
                }
                None => {
                    images.push(new);
                    true
                }
            }
        })
    }

    /// Takes an image off the list; nothing happens where it is not on it. `image` may be gone already.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn remove(&self, image: &Path) -> Result<()> {
        if self.open_folder()?.is_none() {
            return Ok(());
        }
        let path = image.canonicalize().or_else(|_| std::path::absolute(image));
        let path = path.map_err(|e| self.failed("read", e))?;
        self.change(|images| {
            let before = images.len();
            images.retain(|listed| listed.path != path);
            images.len() != before
        })
    }

    /// Changes the list while nobody else does; `change` says whether it did something.
    fn change(&self, change: impl FnOnce(&mut Vec<ListedImage>) -> bool) -> Result<()> {
        let make = DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        make.map_err(|e| self.failed("create", e))?;
        let Some(folder) = self.open_folder()? else {
            return Err(self.failed("create", io::ErrorKind::NotFound.into()).into());
        };
        let lock = open_in(&folder, LOCK, OFlag::O_RDWR | OFlag::O_CREAT)
            .map_err(|e| self.failed("lock", e.into()))?;
        let _held = Flock::lock(lock, FlockArg::LockExclusive)
            .map_err(|(_, e)| self.failed("lock", e.into()))?;
        let mut images = self.read_in(&folder)?;
        if !change(&mut images) {
            return Ok(());
        }
        write_in(&folder, &images).map_err(|e| self.failed("write", e).into())
    }

    /// The folder, if it is there and nobody else can put something into it.
    fn open_folder(&self) -> Result<Option<File>> {
        let flags = OFlag::O_DIRECTORY | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
        let refused = |reason| DeviceError::NotPrivate { path: self.folder.clone(), reason };
        let folder = match nix::fcntl::open(&self.folder, flags, Mode::empty()) {
            Ok(folder) => File::from(folder),
            Err(Errno::ENOENT) => return Ok(None),
            Err(Errno::ELOOP | Errno::ENOTDIR) => return Err(refused("is no folder").into()),
            Err(errno) => return Err(self.failed("read", errno.into()).into()),
        };
        let metadata = folder.metadata().map_err(|e| self.failed("read", e))?;
        if metadata.uid() != Uid::effective().as_raw() {
            return Err(refused("belongs to another user").into());
        }
        if metadata.mode() & 0o022 != 0 {
            return Err(refused("can be written by other users").into());
        }
        Ok(Some(folder))
    }

    fn read_in(&self, folder: &File) -> Result<Vec<ListedImage>> {
        let failed = |e| self.failed("read", e);
        let refused = |reason| DeviceError::NotPrivate { path: self.path(), reason };
        let file = match open_in(folder, LIST, OFlag::O_RDONLY | OFlag::O_NONBLOCK) {
            Ok(file) => file,
            Err(Errno::ENOENT) => return Ok(Vec::new()),
            Err(Errno::ELOOP) => return Err(refused("is a symbolic link").into()),
            Err(errno) => return Err(failed(errno.into()).into()),
        };
        let metadata = file.metadata().map_err(failed)?;
        if !metadata.is_file() {
            return Err(refused("is no regular file").into());
        }
        if metadata.uid() != Uid::effective().as_raw() {
            return Err(refused("belongs to another user").into());
        }
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes).map_err(failed)?;
        Ok(bytes.split(|byte| *byte == b'\n').filter_map(ListedImage::parse).collect())
    }

    fn failed(&self, action: &'static str, source: io::Error) -> DeviceError {
        DeviceError::List { path: self.path(), action, source }
    }
}

/// Replaces the list; the lock is held.
fn write_in(folder: &File, images: &[ListedImage]) -> io::Result<()> {
    match unlinkat(folder, NEW_LIST, UnlinkatFlags::NoRemoveDir) {
        Ok(()) | Err(Errno::ENOENT) => {}
        Err(errno) => return Err(errno.into()),
    }
    let mut file = open_in(folder, NEW_LIST, OFlag::O_WRONLY | OFlag::O_CREAT | OFlag::O_EXCL)?;
    file.write_all(HEADER.as_bytes())?;
    for image in images {
        file.write_all(&image.line())?;
    }
    file.sync_all()?;
    renameat(folder, NEW_LIST, folder, LIST)?;
    folder.sync_all()
}

/// Opens a file of the folder itself, not what a link in it leads to.
fn open_in(folder: impl AsFd, name: &str, flags: OFlag) -> Result<File, Errno> {
    let flags = flags | OFlag::O_NOFOLLOW | OFlag::O_CLOEXEC;
    openat(folder, name, flags, Mode::S_IRUSR | Mode::S_IWUSR).map(File::from)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn pv(last: char) -> PvId {
        format!("eVf20jNHWRmMqnbnsFTRX1LGe7nU3It{last}").parse().unwrap()
    }

    fn list() -> (tempfile::TempDir, ImageList) {
        let folder = tempfile::tempdir().unwrap();
        let list = ImageList::new(folder.path().join("state/rlvm"));
        (folder, list)
    }

    fn image(folder: &tempfile::TempDir, name: &str) -> PathBuf {
        let path = folder.path().canonicalize().unwrap().join(name);
        fs::write(&path, "").unwrap();
        path
    }

    fn paths(list: &ImageList) -> Vec<PathBuf> {
        list.read().unwrap().into_iter().map(|image| image.path).collect()
    }

    #[test]
    fn images_are_added_replaced_and_removed() {
        let (folder, list) = list();
        assert_eq!(list.read().unwrap(), []);
        list.remove(Path::new("/none")).unwrap();
        assert!(!list.path().exists(), "looking makes nothing");
        let (one, two) = (image(&folder, "one"), image(&folder, "two"));
        list.add(&one, pv('1')).unwrap();
        list.add(&two, pv('2')).unwrap();
        list.add(&one, pv('3')).unwrap();
        assert_eq!(paths(&list), [one.clone(), two.clone()]);
        assert_eq!(list.read().unwrap()[0].pv, pv('3'));
        fs::remove_file(&one).unwrap();
        list.remove(&one).unwrap();
        assert_eq!(paths(&list), [two]);
        assert!(list.add(Path::new("/none"), pv('1')).is_err());
    }

    #[test]
    fn links_and_relative_names_are_resolved() {
        let (folder, list) = list();
        let one = image(&folder, "one");
        let link = folder.path().join("link");
        symlink(&one, &link).unwrap();
        list.add(&link, pv('1')).unwrap();
        list.add(&folder.path().join("./one"), pv('1')).unwrap();
        assert_eq!(paths(&list), [one]);
    }

    #[test]
    fn any_name_survives() {
        let (folder, list) = list();
        let odd: &[&[u8]] =
            &[b"a b", b"new\nline", b"back\\x41slash", b"\xff\xfe", b"x PATH=/etc", "ä".as_bytes()];
        let mut wanted = Vec::new();
        for name in odd {
            let path =
                folder.path().canonicalize().unwrap().join(OsString::from_vec(name.to_vec()));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "").unwrap();
            list.add(&path, pv('1')).unwrap();
            wanted.push(path);
        }
        assert_eq!(paths(&list), wanted);
    }

    #[test]
    fn what_became_of_an_image_is_known() {
        let (folder, list) = list();
        let one = image(&folder, "one");
        list.add(&one, pv('1')).unwrap();
        let listed = list.read().unwrap().remove(0);
        assert_eq!(listed.state(), ImageState::Present);
        let other = image(&folder, "other");
        fs::rename(&other, &one).unwrap();
        assert_eq!(listed.state(), ImageState::Replaced);
        fs::remove_file(&one).unwrap();
        assert_eq!(listed.state(), ImageState::Missing);
    }

    #[test]
    fn lines_that_are_none_are_passed_over() {
        let (folder, list) = list();
        list.add(&image(&folder, "one"), pv('1')).unwrap();
        let mut text = fs::read(list.path()).unwrap();
        text.extend_from_slice(
            b"\xff\xff\nPVID=x PATH=/a\nPVID=eVf20jNHWRmMqnbnsFTRX1LGe7nU3It1 PATH=relative\n",
        );
        text.extend_from_slice(b"PVID=eVf20jNHWRmMqnbnsFTRX1LGe7nU3It1 PATH=/a\\x4\n PATH=\n");
        text.extend_from_slice(b"PVID=eVf20jNHWRmMqnbnsFTRX1LGe7nU3It2 FILE=x PATH=/kept");
        fs::write(list.path(), text).unwrap();
        assert_eq!(list.read().unwrap().len(), 2);
        assert_eq!(paths(&list)[1], Path::new("/kept"));
    }

    #[test]
    fn the_list_is_private_and_no_link_is_followed() {
        let (folder, list) = list();
        let one = image(&folder, "one");
        list.add(&one, pv('1')).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
        let state = list.path().parent().unwrap().to_path_buf();
        assert_eq!((mode(&list.path()), mode(&state)), (0o600, 0o700));

        let victim = image(&folder, "victim");
        fs::write(&victim, "precious").unwrap();
        for name in [LOCK, NEW_LIST, LIST] {
            let _ = fs::remove_file(state.join(name));
            symlink(&victim, state.join(name)).unwrap();
            let _ = list.add(&one, pv('2'));
            assert_eq!(fs::read(&victim).unwrap(), b"precious", "{name}");
            let _ = fs::remove_file(state.join(name));
        }

        fs::set_permissions(&state, fs::Permissions::from_mode(0o777)).unwrap();
        let line = list.read().unwrap_err().to_string();
        assert_eq!(line, format!("{} can be written by other users", state.display()));
        fs::remove_dir_all(&state).unwrap();
        symlink(folder.path(), &state).unwrap();
        let line = list.add(&one, pv('1')).unwrap_err().to_string();
        assert_eq!(line, format!("{} is no folder", state.display()));
    }

    #[test]
    fn many_at_once_lose_nothing() {
        let (folder, list) = list();
        let images: Vec<_> = (0..8).map(|n| image(&folder, &n.to_string())).collect();
        std::thread::scope(|scope| {
            for image in &images {
                let list = &list;
                scope.spawn(move || list.add(image, pv('1')).unwrap());
            }
        });
        assert_eq!(list.read().unwrap().len(), 8);
    }
}
