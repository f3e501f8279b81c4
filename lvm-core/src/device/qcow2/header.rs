//! The header of a qcow2 image, as far as opening and describing one needs it.
//!
//! ```text
//! 0   magic "QFI\xfb"          36  entries of the L1 table        72  incompatible features (v3)
//! 4   version, 2 or 3          40  place of the L1 table          80  compatible features
//! 8   place of backing name    48  place of the refcount table    88  autoclear features
//! 16  its length               56  clusters of it                 96  refcount order
//! 20  cluster bits             60  snapshots                      100 header length
//! 24  virtual size             64  place of the snapshot table    104 compression type
//! 32  encryption method
//! ```
//!
//! All big-endian. Extensions follow the header (at 72 in version 2): type, length, data padded to 8 bytes.
//! Source: QEMU's `docs/interop/qcow2.txt`.

use super::ImageFault;
use crate::units::Bytes;

/// The first bytes of every qcow2 image.
pub(crate) const MAGIC: [u8; 4] = *b"QFI\xfb";
/// The header and its extensions end with the first cluster, whose largest size this is.
pub(super) const LONGEST: u64 = 2 << 20;

const HEADER_V2: usize = 72;
const HEADER_V3: u64 = 104;
const LONGEST_NAME: u64 = 1023;
const EXTENSION_END: u32 = 0;
const EXTENSION_BACKING_FORMAT: u32 = 0xE279_2ACA;
const EXTENSION_DATA_FILE: u32 = 0x4441_5441;
const EXTENSION_FEATURE_NAMES: u32 = 0x6803_F857;
const FEATURE_NAME: usize = 48;

/// Incompatible feature: refcounts may be wrong, the image was not closed.
const DIRTY: u64 = 1 << 0;
/// Incompatible feature: some structure is known to be wrong.
const CORRUPT: u64 = 1 << 1;
/// Incompatible feature: the data is in another file.
const DATA_FILE: u64 = 1 << 2;
/// Incompatible feature: compressed with something other than zlib.
const COMPRESSION: u64 = 1 << 3;
/// Incompatible feature: clusters have subclusters.
const EXTENDED_L2: u64 = 1 << 4;
/// Compatible feature: refcounts are written late.
const LAZY_REFCOUNTS: u64 = 1 << 0;

/// A piece of an image file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Range {
    pub(crate) start: Bytes,
    pub(crate) len: Bytes,
}

/// What the header of an image says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Header {
    /// 2 (`compat=0.10`) or 3 (`compat=1.1`).
    pub(crate) version: u32,
    /// Size of the disk.
    pub(crate) size: Bytes,
    /// Size of a cluster.
    pub(crate) cluster_size: Bytes,
    /// Whether data is encrypted.
    pub(crate) encrypted: bool,
    /// Bits of a reference count.
    pub(crate) refcount_bits: u64,
    /// Name of the backing file, as it is stored.
    pub(crate) backing_file: Option<String>,
    /// Its format, as it is stored.
    pub(crate) backing_format: Option<String>,
    /// Name of the external data file, as it is stored.
    pub(crate) data_file: Option<String>,
    /// 0 is zlib, 1 is zstd.
    pub(crate) compression: u8,
    /// Where the L1 table is.
    pub(crate) l1_table: Range,
    /// Where the table of reference counts is.
    pub(crate) refcount_table: Range,
    incompatible: u64,
    compatible: u64,
    /// Names the image itself gives to incompatible features, by bit.
    feature_names: Vec<(u8, String)>,
}

impl Header {
    /// Reads the header from the first bytes of an image, up to the end of the first
    /// cluster.
    ///
    /// # Errors
    /// [`ImageFault`]: what is wrong with it.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, ImageFault> {
        let raw = Raw { bytes };
        if raw.slice(0, 4)? != MAGIC {
            return Err(ImageFault::Header("it does not begin as a qcow2 image does"));
        }
        let version = raw.u32(4)?;
        if !matches!(version, 2 | 3) {
            return Err(ImageFault::Version(version));
        }
        let cluster_bits = raw.u32(20)?;
        if !(9..=21).contains(&cluster_bits) {
            return Err(ImageFault::Header("a cluster has less than 512 bytes or more than 2 MiB"));
        }
        let cluster_size = 1_u64.checked_shl(cluster_bits).unwrap_or_default();
        let v3 = version == 3;
        let mut header = Self {
            version,
            size: Bytes::new(raw.u64(24)?),
            cluster_size: Bytes::new(cluster_size),
            encrypted: raw.u32(32)? != 0,
            refcount_bits: 16,
            backing_file: raw.backing_file(cluster_size)?,
            backing_format: None,
            data_file: None,
            compression: 0,
            l1_table: raw.range(40, u64::from(raw.u32(36)?).saturating_mul(8))?,
            refcount_table: raw.range(48, u64::from(raw.u32(56)?).saturating_mul(cluster_size))?,
            incompatible: if v3 { raw.u64(72)? } else { 0 },
            compatible: if v3 { raw.u64(80)? } else { 0 },
            feature_names: Vec::new(),
        };
        let mut length = u64::try_from(HEADER_V2).unwrap_or_default();
        if v3 {
            let order = raw.u32(96)?;
            header.refcount_bits = 1_u64
                .checked_shl(order)
                .filter(|bits| *bits <= 64)
                .ok_or(ImageFault::Header("a reference count has more than 64 bits"))?;
            length = u64::from(raw.u32(100)?);
            if length < HEADER_V3 || length > cluster_size {
                return Err(ImageFault::Header("its length is not possible"));
            }
            if length > HEADER_V3 && header.incompatible & COMPRESSION != 0 {
                header.compression = raw.slice(HEADER_V3, 1)?.first().copied().unwrap_or_default();
            }
        }
        header.read_extensions(raw, length, cluster_size)?;
        Ok(header)
    }

    fn read_extensions(&mut self, raw: Raw<'_>, start: u64, end: u64) -> Result<(), ImageFault> {
        const PAST: ImageFault = ImageFault::Header("an extension does not fit into it");
        let mut at = start;
        // Version 2 need not have any; then there may be no room for the end mark either.
        while at.saturating_add(8) <= end {
            let Ok(kind) = raw.u32(at) else { return Ok(()) };
            let len = u64::from(raw.u32(at.saturating_add(4))?);
            let data_at = at.saturating_add(8);
            if kind == EXTENSION_END {
                return Ok(());
            }
            if data_at.saturating_add(len) > end {
                return Err(PAST);
            }
            let data = raw.slice(data_at, usize::try_from(len).map_err(|_| PAST)?)?;
            match kind {
                EXTENSION_BACKING_FORMAT => self.backing_format = Some(text(data)),
                EXTENSION_DATA_FILE => self.data_file = Some(text(data)),
                EXTENSION_FEATURE_NAMES => self.feature_names = feature_names(data),
                _ => {}
            }
            at = data_at.saturating_add(len.next_multiple_of(8));
        }
        Ok(())
    }

    /// Whether the image says of itself that a structure is wrong.
    pub(crate) fn is_corrupt(&self) -> bool {
        self.incompatible & CORRUPT != 0
    }

    /// Whether the image was not closed properly.
    pub(crate) fn is_dirty(&self) -> bool {
        self.incompatible & DIRTY != 0
    }

    /// Whether reference counts are written late.
    pub(crate) fn has_lazy_refcounts(&self) -> bool {
        self.compatible & LAZY_REFCOUNTS != 0
    }

    /// Whether clusters have subclusters.
    pub(crate) fn has_extended_l2(&self) -> bool {
        self.incompatible & EXTENDED_L2 != 0
    }

    /// Whether an image with this header can be opened.
    ///
    /// # Errors
    /// The first reason why not.
    #[cfg_attr(
        not(any(feature = "qcow2", test)),
        expect(dead_code, reason = "nothing opens images then")
    )]
    pub(crate) fn check(&self) -> Result<(), ImageFault> {
        if self.is_corrupt() {
            return Err(ImageFault::Corrupt);
        }
        if self.is_dirty() {
            return Err(ImageFault::Dirty);
        }
        if self.encrypted {
            return Err(ImageFault::Encrypted);
        }
        let unknown = self.incompatible & !DATA_FILE;
        if unknown != 0 {
            let bit = unknown.trailing_zeros();
            return Err(ImageFault::Feature { bit, name: self.feature_name(unknown) });
        }
        if self.size.to_sectors().is_zero() {
            return Err(ImageFault::Header("its disk has no size"));
        }
        Ok(())
    }

    /// What the lowest of these incompatible features is called.
    fn feature_name(&self, features: u64) -> String {
        let bit = features.trailing_zeros();
        let own = self.feature_names.iter().find(|(found, _)| u32::from(*found) == bit);
        match features & features.wrapping_neg() {
            COMPRESSION => "compression type".to_owned(),
            EXTENDED_L2 => "extended L2 entries".to_owned(),
            _ => own.map_or_else(|| "unnamed".to_owned(), |(_, name)| name.clone()),
        }
    }
}

/// Text from an image up to a NUL; what is no UTF-8 is replaced.
fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(bytes.get(..end).unwrap_or(bytes)).into_owned()
}

/// The table of names: kind (0: incompatible), bit, 46 bytes of name.
fn feature_names(bytes: &[u8]) -> Vec<(u8, String)> {
    let entry = |entry: &[u8]| match entry {
        [0, bit, name @ ..] => Some((*bit, text(name))),
        _ => None,
    };
    bytes.chunks_exact(FEATURE_NAME).filter_map(entry).collect()
}

/// Numbers at places.
#[derive(Clone, Copy)]
struct Raw<'a> {
    bytes: &'a [u8],
}

impl<'a> Raw<'a> {
    fn slice(self, at: u64, len: usize) -> Result<&'a [u8], ImageFault> {
        usize::try_from(at)
            .ok()
            .and_then(|at| self.bytes.get(at..at.checked_add(len)?))
            .ok_or(ImageFault::Header("the file ends in it"))
    }

    fn u32(self, at: u64) -> Result<u32, ImageFault> {
        let bytes = self.slice(at, 4)?.try_into().unwrap_or_default();
        Ok(u32::from_be_bytes(bytes))
    }

    fn u64(self, at: u64) -> Result<u64, ImageFault> {
        let bytes = self.slice(at, 8)?.try_into().unwrap_or_default();
        Ok(u64::from_be_bytes(bytes))
    }

    /// A range of that length whose place is at `at`.
    fn range(self, at: u64, len: u64) -> Result<Range, ImageFault> {
        Ok(Range { start: Bytes::new(self.u64(at)?), len: Bytes::new(len) })
    }

    fn backing_file(self, cluster_size: u64) -> Result<Option<String>, ImageFault> {
        const BAD: ImageFault = ImageFault::Header("the name of the backing file is not in it");
        let (at, len) = (self.u64(8)?, u64::from(self.u32(16)?));
        if at == 0 {
            return Ok(None);
        }
        if len > LONGEST_NAME || at.checked_add(len).is_none_or(|end| end > cluster_size) {
            return Err(BAD);
        }
        let name = self.slice(at, usize::try_from(len).map_err(|_| BAD)?)?;
        Ok(Some(String::from_utf8_lossy(name).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A version 3 header with extensions; the cluster size is 64 KiB.
    fn image(incompatible: u64, extensions: &[(u32, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0; 512];
        bytes[..4].copy_from_slice(&MAGIC);
        bytes[7] = 3;
        bytes[23] = 16;
        bytes[24..32].copy_from_slice(&(1_u64 << 30).to_be_bytes());
        bytes[72..80].copy_from_slice(&incompatible.to_be_bytes());
        bytes[99] = 4;
        bytes[103] = 104;
        let mut at = 104;
        for (kind, data) in extensions {
            bytes[at..at + 4].copy_from_slice(&kind.to_be_bytes());
            bytes[at + 7] = u8::try_from(data.len()).unwrap();
            bytes[at + 8..at + 8 + data.len()].copy_from_slice(data);
            at += 8 + data.len().next_multiple_of(8);
        }
        bytes
    }

    fn line(bytes: &[u8]) -> String {
        Header::parse(bytes).and_then(|header| header.check()).unwrap_err().to_string()
    }

    #[test]
    fn a_plain_header_is_read() {
        let header = Header::parse(&image(0, &[(EXTENSION_BACKING_FORMAT, b"raw")])).unwrap();
        header.check().unwrap();
        assert_eq!(header.version, 3);
        assert_eq!(header.size, Bytes::new(1 << 30));
        assert_eq!(header.cluster_size, Bytes::new(65_536));
        assert_eq!(header.refcount_bits, 16);
        assert_eq!(header.backing_format.as_deref(), Some("raw"));
        assert_eq!(header.backing_file, None);
    }

    #[test]
    fn images_that_cannot_be_used_say_why() {
        assert_eq!(line(&image(CORRUPT, &[])), "the qcow2 image is marked corrupt");
        assert_eq!(
            line(&image(DIRTY, &[])),
            "the qcow2 image was not closed properly and has to be repaired"
        );
        let mut name = vec![0, 9];
        name.extend_from_slice(b"tele\x1b[31mport");
        name.resize(FEATURE_NAME, 0);
        let unknown = image(1 << 9, &[(EXTENSION_FEATURE_NAMES, &name)]);
        let wanted =
            r"the qcow2 image needs feature 9 (tele\u{1b}[31mport), which is not known here";
        assert_eq!(line(&unknown), wanted);
        assert!(line(&image(EXTENDED_L2, &[])).contains("feature 4 (extended L2 entries)"));
        assert!(line(&image(1 << 63, &[])).contains("feature 63 (unnamed)"));
        let mut encrypted = image(0, &[]);
        encrypted[35] = 2;
        assert_eq!(line(&encrypted), "the qcow2 image is encrypted");
        let mut version = image(0, &[]);
        version[7] = 4;
        assert_eq!(line(&version), "the qcow2 image has version 4, which is not known here");
        assert!(line(&image(0, &[])[..100]).ends_with("the file ends in it"));
    }

    #[test]
    fn an_extension_or_name_out_of_the_first_cluster_is_refused() {
        let mut long = image(0, &[(EXTENSION_DATA_FILE, b"x")]);
        long[108] = 1;
        assert!(line(&long).ends_with("an extension does not fit into it"), "{}", line(&long));
        let mut name = image(0, &[]);
        name[13] = 0xFF;
        name[19] = 4;
        assert!(line(&name).ends_with("the name of the backing file is not in it"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Header::parse(&bytes);
            for (byte, magic) in bytes.iter_mut().zip(b"QFI\xfb\0\0\0\x03") {
                *byte = *magic;
            }
            let _ = Header::parse(&bytes).map(|header| header.check());
        }
    }
}
