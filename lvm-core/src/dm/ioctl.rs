//! The ioctls that carry udev's cookie, and the one that makes a device of a given number.
//!
//! The `devicemapper` crate makes a cookie for each call and waits for it without end; here many calls share one
//! that is waited for once, with a limit (ADR 7). The header has no table behind it in these calls, except for the
//! new name of a rename.
//!
//! ```text
//!   0 version[3]   12 data_size   16 data_start   20 target_count   24 open_count   28 flags   32 event_nr
//!  36 padding      40 dev (u64)   48 name[128]   176 uuid[129]     305 data[7]     312
//! ```
//! Source: `struct dm_ioctl` in the kernel's `include/uapi/linux/dm-ioctl.h`.

use std::io;
use std::os::fd::RawFd;

use nix::errno::Errno;

/// Bytes of the header.
const HEADER: usize = 312;
/// What follows it in our buffers: room for a new name.
const DATA: usize = 200;
/// The version of the interface that has cookies: 4.15; any later kernel takes it.
const VERSION: [u32; 3] = [4, 15, 0];

const FLAGS_AT: usize = 28;
const EVENT_AT: usize = 32;
const DEV_AT: usize = 40;
const NAME_AT: usize = 48;
const NAME_LEN: usize = 128;
const UUID_AT: usize = 176;
const UUID_LEN: usize = 129;

/// Flag: writes are refused.
pub(super) const READ_ONLY: u32 = 1;
/// Flag: the number in `dev` is to be used.
pub(super) const PERSISTENT_DEV: u32 = 1 << 3;
/// Flag of an answer: a uevent was sent, and will be answered.
const UEVENT_GENERATED: u32 = 1 << 13;

/// A buffer of the kernel's size and alignment; its length is part of the ioctls' numbers only up to the header.
#[repr(C, align(8))]
pub(super) struct Request {
    bytes: [u8; HEADER + DATA],
}

mod sys {
    use super::Request;

    // The number carries the header's size, not that of our buffer.
    const fn number(command: u8) -> nix::libc::Ioctl {
        #[expect(
            clippy::as_conversions,
            reason = "the macro's own types differ between C libraries"
        )]
        {
            nix::request_code_readwrite!(0xFD_u8, command, super::HEADER) as nix::libc::Ioctl
        }
    }

    macro_rules! calls {
        ($($name:ident = $command:literal;)*) => {$(
            #[expect(unsafe_code, reason = "the devicemapper crate cannot share a cookie between calls")]
            pub(super) fn $name(fd: std::os::fd::RawFd, request: &mut Request) -> nix::Result<()> {
                // SAFETY: the kernel reads and writes `data_size` bytes at the pointer, which `Request::new` has
                // set to the size of the buffer; the buffer is ours alone for the time of the call.
                let done = unsafe { nix::libc::ioctl(fd, number($command), core::ptr::from_mut(request)) };
                nix::errno::Errno::result(done).map(drop)
            }
        )*};
    }
    calls! {
        create = 3;
        remove = 4;
        rename = 5;
        suspend = 6;
    }
}

/// Which ioctl.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Call {
    /// `DM_DEV_CREATE`.
    Create,
    /// `DM_DEV_REMOVE`.
    Remove,
    /// `DM_DEV_RENAME`; the new name is the data.
    Rename,
    /// `DM_DEV_SUSPEND` without its flag.
    Resume,
}

impl Request {
    /// A request about the device `name`.
    pub(super) fn new(name: &str) -> io::Result<Self> {
        let mut request = Self { bytes: [0; HEADER + DATA] };
        for (at, word) in (0..).step_by(4).zip(VERSION) {
            request.put(at, &word.to_ne_bytes());
        }
        request.put(12, &size(HEADER + DATA).to_ne_bytes());
        request.put(16, &size(HEADER).to_ne_bytes());
        request.put_text(NAME_AT, NAME_LEN, name)?;
        Ok(request)
    }

    /// Gives the device a uuid.
    pub(super) fn uuid(mut self, uuid: &str) -> io::Result<Self> {
        self.put_text(UUID_AT, UUID_LEN, uuid)?;
        Ok(self)
    }

    /// Sets flags.
    pub(super) fn flags(mut self, flags: u32) -> Self {
        self.put(FLAGS_AT, &flags.to_ne_bytes());
        self
    }

    /// Sets the cookie.
    pub(super) fn cookie(mut self, cookie: u32) -> Self {
        self.put(EVENT_AT, &cookie.to_ne_bytes());
        self
    }

    /// Asks for a minor number.
    pub(super) fn minor(mut self, minor: u32) -> Self {
        // Bits 0-7 and 20-31; the kernel knows the major number.
        let dev = u64::from((minor & 0xFF) | ((minor & !0xFF) << 12));
        self.put(DEV_AT, &dev.to_ne_bytes());
        self
    }

    /// Puts text behind the header.
    pub(super) fn data(mut self, text: &str) -> io::Result<Self> {
        self.put_text(HEADER, DATA, text)?;
        Ok(self)
    }

    /// Sends it. Whether udev will answer.
    pub(super) fn send(mut self, call: Call, fd: RawFd) -> io::Result<bool> {
        let done = match call {
            Call::Create => sys::create(fd, &mut self),
            Call::Remove => sys::remove(fd, &mut self),
            Call::Rename => sys::rename(fd, &mut self),
            Call::Resume => sys::suspend(fd, &mut self),
        };
        done.map_err(|errno: Errno| io::Error::from(errno))?;
        Ok(self.word(FLAGS_AT) & UEVENT_GENERATED != 0)
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        if let Some(place) = self.bytes.get_mut(at..at.saturating_add(bytes.len())) {
            place.copy_from_slice(bytes);
        }
    }

    /// Text and a NUL.
    fn put_text(&mut self, at: usize, room: usize, text: &str) -> io::Result<()> {
        if text.len() >= room || text.contains('\0') {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        self.put(at, text.as_bytes());
        Ok(())
    }

    fn word(&self, at: usize) -> u32 {
        let bytes = self.bytes.get(at..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| u32::from_ne_bytes(*bytes))
    }
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_where_the_kernel_looks_for_them() {
        let request = Request::new("vg-lv").unwrap().uuid("LVM-x").unwrap();
        let request = request.flags(READ_ONLY | PERSISTENT_DEV).cookie(0x4E_1234).minor(0x1FF);
        let request = request.data("new").unwrap();
        assert_eq!(request.word(0), 4);
        assert_eq!((request.word(12), request.word(16)), (512, 312));
        assert_eq!(request.word(28), 9);
        assert_eq!(request.word(32), 0x4E_1234);
        assert_eq!(request.word(40), 0x0010_00FF);
        assert_eq!(&request.bytes[48..54], b"vg-lv\0");
        assert_eq!(&request.bytes[176..182], b"LVM-x\0");
        assert_eq!(&request.bytes[312..316], b"new\0");
        assert_eq!(core::mem::align_of::<Request>(), 8);
    }

    #[test]
    fn a_name_that_does_not_fit_is_refused() {
        assert!(Request::new(&"x".repeat(127)).is_ok());
        assert!(Request::new(&"x".repeat(128)).is_err());
        assert!(Request::new("a\0b").is_err());
    }
}
