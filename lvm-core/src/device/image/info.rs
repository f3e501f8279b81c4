//! What an image file is.

use std::fmt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::super::error::{io_error, open_error, printable};
use super::super::open::open_file;
use super::super::{OpenMode, qcow2};
use super::Format;
use super::size_text::size_text;
use crate::error::Result;
use crate::units::{Bytes, SECTOR_SIZE};

/// What an image file is. `Display` has the lines of `qemu-img info`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ImageInfo {
    /// The file, as it was named.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// Size of the disk in it. Of a raw image that is no multiple of a sector it is the next one, as for
    /// QEMU; as a device it has whole sectors only.
    pub virtual_size: Bytes,
    /// Room that the file takes.
    pub disk_size: Bytes,
    /// What is particular to qcow2.
    pub qcow2: Option<Qcow2Info>,
}

/// What is particular to a qcow2 image.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark that an image may have by itself"
)]
pub struct Qcow2Info {
    /// Size of a cluster.
    pub cluster_size: Bytes,
    /// "0.10" or "1.1".
    pub compat: &'static str,
    /// "zlib", "zstd" or "unknown".
    pub compression: &'static str,
    /// Whether reference counts are written late.
    pub lazy_refcounts: bool,
    /// Bits of a reference count.
    pub refcount_bits: u64,
    /// Whether a structure is known to be wrong.
    pub corrupt: bool,
    /// Whether the image was not closed properly, or is in use.
    pub dirty: bool,
    /// Whether clusters have subclusters.
    pub extended_l2: bool,
    /// Whether the data is encrypted.
    pub encrypted: bool,
    /// Name of the backing file, as it is stored.
    pub backing_file: Option<String>,
    /// Where that is, counted from the image's folder.
    pub full_backing_file: Option<PathBuf>,
    /// Format of the backing file, as it is stored.
    pub backing_format: Option<String>,
    /// Name of the data file, as it is stored.
    pub data_file: Option<String>,
}

/// Tells what the image at `path` is. Neither locks it nor opens other files, so it does for an image that is in
/// use, damaged, or not to be trusted.
///
/// # Errors
/// [`crate::Error::Device`]: no such file, no image, a header that cannot be read.
pub fn info(path: &Path) -> Result<ImageInfo> {
    let name = path.to_string_lossy();
    let file = open_file(path, &name, OpenMode::Read)?;
    let metadata = file.metadata().map_err(|e| open_error(&name, e))?;
    let disk_size = Bytes::new(metadata.blocks().saturating_mul(SECTOR_SIZE));
    let path = path.to_path_buf();
    if !qcow2::is_qcow2(&file).map_err(|e| io_error(&name, "read", Bytes::ZERO, e))? {
        let sectors = Bytes::new(metadata.len()).round_up(Bytes::new(SECTOR_SIZE));
        let virtual_size = sectors.unwrap_or(Bytes::MAX);
        return Ok(ImageInfo { path, format: Format::Raw, virtual_size, disk_size, qcow2: None });
    }
    let header = qcow2::read_header(&name, &file)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let details = Qcow2Info {
        cluster_size: header.cluster_size,
        compat: if header.version == 2 { "0.10" } else { "1.1" },
        compression: match header.compression {
            0 => "zlib",
            1 => "zstd",
            _ => "unknown",
        },
        lazy_refcounts: header.has_lazy_refcounts(),
        refcount_bits: header.refcount_bits,
        corrupt: header.is_corrupt(),
        dirty: header.is_dirty(),
        extended_l2: header.has_extended_l2(),
        encrypted: header.encrypted,
        full_backing_file: header.backing_file.as_ref().map(|name| folder.join(name)),
        backing_file: header.backing_file,
        backing_format: header.backing_format,
        data_file: header.data_file,
    };
    let virtual_size = header.size;
    Ok(ImageInfo { path, format: Format::Qcow2, virtual_size, disk_size, qcow2: Some(details) })
}

impl fmt::Display for ImageInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "image: {}", printable(&self.path.to_string_lossy()))?;
        writeln!(f, "file format: {}", self.format)?;
        let size = self.virtual_size;
        writeln!(f, "virtual size: {} ({size} bytes)", size_text(size))?;
        writeln!(f, "disk size: {}", size_text(self.disk_size))?;
        self.qcow2.as_ref().map_or(Ok(()), |details| fmt::Display::fmt(details, f))
    }
}

impl fmt::Display for Qcow2Info {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.encrypted {
            writeln!(f, "encrypted: yes")?;
        }
        writeln!(f, "cluster_size: {}", self.cluster_size)?;
        if self.dirty {
            writeln!(f, "cleanly shut down: no")?;
        }
        if let (Some(name), Some(full)) = (&self.backing_file, &self.full_backing_file) {
            write!(f, "backing file: {}", printable(name))?;
            if full != Path::new(name) {
                write!(f, " (actual path: {})", printable(&full.to_string_lossy()))?;
            }
            writeln!(f)?;
        }
        if let Some(format) = &self.backing_format {
            writeln!(f, "backing file format: {}", printable(format))?;
        }
        writeln!(f, "Format specific information:")?;
        writeln!(f, "    compat: {}", self.compat)?;
        writeln!(f, "    compression type: {}", self.compression)?;
        if self.compat != "0.10" {
            writeln!(f, "    lazy refcounts: {}", self.lazy_refcounts)?;
        }
        writeln!(f, "    refcount bits: {}", self.refcount_bits)?;
        if self.compat != "0.10" {
            if let Some(name) = &self.data_file {
                writeln!(f, "    data file: {}", printable(name))?;
            }
            writeln!(f, "    corrupt: {}", self.corrupt)?;
            writeln!(f, "    extended l2: {}", self.extended_l2)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{has_program, run};
    use super::*;

    #[test]
    fn it_reads_as_qemu_img_info() {
        if !has_program("qemu-img") {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("disk");
        let path_text = path.to_str().unwrap();
        run("qemu-img", &["create", "-q", "-f", "qcow2", &format!("{path_text}.base"), "5000000"]);
        for options in [
            "-f raw",
            "-f raw -o preallocation=full",
            "-f qcow2",
            "-f qcow2 -o compat=0.10",
            "-f qcow2 -o cluster_size=512,refcount_bits=1,lazy_refcounts=on",
            "-f qcow2 -o cluster_size=2M",
            "-f qcow2 -o compression_type=zstd,extended_l2=on",
            "-f qcow2 -o preallocation=falloc",
            "-f qcow2 -b disk.base -F qcow2",
            "-f qcow2 -o compat=0.10 -b disk.base -F qcow2",
        ] {
            let mut args = vec!["create", "-q"];
            args.extend(options.split(' '));
            args.extend([path_text, "5000000"]);
            run("qemu-img", &args);
            // The sections after the first one are about the protocol and the snapshots.
            let theirs = run("qemu-img", &["info", path_text]);
            let theirs = theirs.split("Child node").next().unwrap();
            assert_eq!(info(&path).unwrap().to_string(), theirs, "{options}");
            std::fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn it_tells_of_images_that_cannot_be_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("disk");
        std::fs::write(&path, b"QFI\xfb\0\0\0\x03").unwrap();
        let line = info(&path).unwrap_err().to_string();
        let reason = "the header of the qcow2 image is damaged: the file ends in it";
        assert_eq!(line, format!("{}: {reason}", path.display()));
        assert!(info(folder.path()).is_err());
        assert!(info(&folder.path().join("none")).is_err());
        std::fs::write(&path, b"").unwrap();
        assert_eq!(info(&path).unwrap().virtual_size, Bytes::ZERO);
    }
}
