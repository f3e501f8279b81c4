//! [`Mapper`] as the kernel has it.
//!
//! Tables, states and messages go through the `devicemapper` crate; what udev is to hear of goes through
//! [`super::ioctl`], under one cookie for all that happens until [`Mapper::settle`].

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Read};
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use devicemapper::{
    DM, DevId, Device, DmError as CrateError, DmFlags, DmName, DmOptions, DmUuid, errors,
};

use super::cookie::{Cookie, PRIMARY_SOURCE};
use super::ioctl::{Call, PERSISTENT_DEV, READ_ONLY, Request};
use super::{
    DmError, DmId, DmInfo, KernelLine, Mapper, NewDevice, Nodes, Result, Suspend, UdevFlags,
    UdevSettings,
};
use crate::device::DeviceNumber;
use crate::units::Sectors;

/// Where udev listens while it runs.
const UDEV_SOCKET: &str = "/run/udev/control";

/// The kernel's device-mapper.
pub struct KernelMapper {
    dm: DM,
    udev: Option<Udev>,
    nodes: Nodes,
}

/// udev, where it runs.
struct Udev {
    wait: bool,
    limit: Duration,
    /// What has happened since the last time that was waited.
    cookie: Mutex<Option<Cookie>>,
}

impl Udev {
    fn cookie(&self) -> MutexGuard<'_, Option<Cookie>> {
        self.cookie.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KernelMapper {
    /// Opens the kernel's device-mapper.
    ///
    /// # Errors
    /// [`DmError::NoDriver`]: there is none, or it is not for us.
    pub fn open(settings: UdevSettings) -> Result<Self> {
        // The crate keeps only the words of what went wrong.
        let control = OpenOptions::new().read(true).open("/dev/mapper/control");
        control.map_err(|source| DmError::NoDriver { source })?;
        let no_driver = |error: CrateError| DmError::NoDriver { source: io_error(error) };
        let dm = DM::new().map_err(no_driver)?;
        dm.version().map_err(no_driver)?;
        let runs = settings.use_udev && Path::new(UDEV_SOCKET).exists();
        let udev = runs.then(|| Udev {
            wait: settings.wait,
            limit: settings.limit,
            cookie: Mutex::new(None),
        });
        Ok(Self { dm, udev, nodes: Nodes::below(Path::new("/dev")) })
    }

    /// Sends a request that udev is to hear of.
    fn send_to_udev(
        &self,
        call: Call,
        action: &'static str,
        name: &str,
        request: Request,
        flags: UdevFlags,
    ) -> Result<()> {
        let failed = |source| DmError::Ioctl { action, name: name.into(), source, reason: None };
        let fd = self.dm.as_raw_fd();
        let Some(udev) = self.udev.as_ref().filter(|udev| udev.wait) else {
            // Flags go to udev also where nobody waits for its answer. Without the one that says who sends the
            // event, its rules take it for somebody else's, and make no links.
            let flags = flags.without(UdevFlags::NO_FALLBACK);
            let flags = u32::from(flags.bits() | PRIMARY_SOURCE) << 16;
            return request.cookie(flags).send(call, fd).map(drop).map_err(failed);
        };
        let value = match &mut *udev.cookie() {
            Some(cookie) => cookie.enter(name, flags),
            none => none.insert(Cookie::new(random)?).enter(name, flags),
        }?;
        // Others may send theirs meanwhile.
        let answered = request.cookie(value).send(call, fd);
        if !matches!(answered, Ok(true))
            && let Some(cookie) = &mut *udev.cookie()
        {
            cookie.leave(name);
        }
        answered.map(drop).map_err(failed)
    }

    fn error(
        &self,
        action: &'static str,
        name: &str,
        error: CrateError,
        log: &KernelLog,
    ) -> DmError {
        DmError::Ioctl {
            action,
            name: match self.info(DmId::Name(name)) {
                Ok(Some(info)) => format!("{name} ({})", info.number),
                _ => name.to_owned(),
            },
            source: io_error(error),
            reason: log.reason(),
        }
    }
}

impl Mapper for KernelMapper {
    fn list(&self) -> Result<Vec<(String, DeviceNumber)>> {
        let log = KernelLog::none();
        let all = self.dm.list_devices().map_err(|error| self.error("list", "", error, &log))?;
        Ok(all.into_iter().map(|(name, device, _)| (name.to_string(), number(device))).collect())
    }

    fn info(&self, id: DmId<'_>) -> Result<Option<DmInfo>> {
        let (DmId::Name(text) | DmId::Uuid(text)) = id;
        let id = match id {
            DmId::Name(name) => DmName::new(name).map(DevId::Name),
            DmId::Uuid(uuid) => DmUuid::new(uuid).map(DevId::Uuid),
        };
        match id.and_then(|id| self.dm.device_info(&id)).map_err(io_error) {
            Ok(info) => Ok(Some(info_of(&info))),
            Err(error) if error.raw_os_error() == Some(nix::libc::ENXIO) => Ok(None),
            Err(source) => {
                Err(DmError::Ioctl { action: "info", name: text.into(), source, reason: None })
            }
        }
    }

    fn create(&self, new: &NewDevice<'_>) -> Result<DmInfo> {
        let mut flags = if new.read_only { READ_ONLY } else { 0 };
        let failed = |source| DmError::Ioctl {
            action: "create",
            name: format!("{} {}", new.name, new.uuid),
            source,
            reason: None,
        };
        let mut request = Request::new(new.name).and_then(|r| r.uuid(new.uuid)).map_err(failed)?;
        if let Some(minor) = new.minor {
            flags |= PERSISTENT_DEV;
            request = request.minor(minor);
        }
        request.flags(flags).send(Call::Create, self.dm.as_raw_fd()).map_err(failed)?;
        let gone = || failed(io::Error::from(ErrorKind::NotFound));
        self.info(DmId::Name(new.name))?.ok_or_else(gone)
    }

    fn load(&self, name: &str, table: &[KernelLine], read_only: bool) -> Result<()> {
        let log = KernelLog::from_now();
        let targets: Vec<_> = table
            .iter()
            .map(|line| {
                (line.start.get(), line.len.get(), line.target.clone(), line.params.clone())
            })
            .collect();
        let flags = if read_only { DmFlags::DM_READONLY } else { DmFlags::empty() };
        let done = id(name).and_then(|id| {
            self.dm.table_load(&id, &targets, DmOptions::default().set_flags(flags)).map(drop)
        });
        done.map_err(|error| self.error("reload", name, error, &log))
    }

    fn clear(&self, name: &str) -> Result<()> {
        let done = id(name).and_then(|id| self.dm.table_clear(&id).map(drop));
        done.map_err(|error| self.error("clear", name, error, &KernelLog::none()))
    }

    fn suspend(&self, name: &str, how: Suspend) -> Result<()> {
        let mut flags = DmFlags::DM_SUSPEND;
        flags.set(DmFlags::DM_NOFLUSH, !how.flush);
        flags.set(DmFlags::DM_SKIP_LOCKFS, !how.freeze);
        let options = DmOptions::default().set_flags(flags);
        let done = id(name).and_then(|id| self.dm.device_suspend(&id, options).map(drop));
        done.map_err(|error| self.error("suspend", name, error, &KernelLog::none()))
    }

    fn resume(&self, name: &str, udev: UdevFlags) -> Result<()> {
        let log = KernelLog::from_now();
        let failed = |source| DmError::Ioctl {
            action: "resume",
            name: name.into(),
            source,
            reason: log.reason(),
        };
        let request = Request::new(name).map_err(failed)?;
        self.send_to_udev(Call::Resume, "resume", name, request, udev)?;
        if !self.has_udev()
            && let Some(info) = self.info(DmId::Name(name))?
        {
            self.nodes.make(name, info.number)?;
        }
        Ok(())
    }

    fn remove(&self, name: &str, udev: UdevFlags) -> Result<()> {
        let failed =
            |source| DmError::Ioctl { action: "remove", name: name.into(), source, reason: None };
        let request = Request::new(name).map_err(failed)?;
        self.send_to_udev(Call::Remove, "remove", name, request, udev)?;
        if self.has_udev() { Ok(()) } else { self.nodes.remove(name) }
    }

    fn rename(&self, from: &str, to: &str, udev: UdevFlags) -> Result<()> {
        let failed =
            |source| DmError::Ioctl { action: "rename", name: from.into(), source, reason: None };
        let request = Request::new(from).and_then(|r| r.data(to)).map_err(failed)?;
        self.send_to_udev(Call::Rename, "rename", from, request, udev)?;
        if !self.has_udev()
            && let Some(info) = self.info(DmId::Name(to))?
        {
            self.nodes.remove(from)?;
            self.nodes.make(to, info.number)?;
        }
        Ok(())
    }

    fn table(&self, name: &str, inactive: bool) -> Result<Vec<KernelLine>> {
        let mut flags = DmFlags::DM_STATUS_TABLE | DmFlags::DM_NOFLUSH;
        flags.set(DmFlags::DM_QUERY_INACTIVE_TABLE, inactive);
        self.lines("table", name, flags)
    }

    fn status(&self, name: &str) -> Result<Vec<KernelLine>> {
        self.lines("status", name, DmFlags::DM_NOFLUSH)
    }

    fn deps(&self, name: &str) -> Result<Vec<DeviceNumber>> {
        let found = id(name).and_then(|id| self.dm.table_deps(&id, DmOptions::default()));
        let found = found.map_err(|e| self.error("deps", name, e, &KernelLog::none()))?;
        Ok(found.into_iter().map(number).collect())
    }

    fn message(&self, name: &str, sector: Sectors, text: &str) -> Result<Option<String>> {
        let log = KernelLog::from_now();
        let said = id(name).and_then(|id| self.dm.target_msg(&id, Some(sector.get()), text));
        said.map(|(_, answer)| answer).map_err(|error| self.error("message", name, error, &log))
    }

    fn read_ahead(&self, number: DeviceNumber) -> Result<Sectors> {
        let path = read_ahead_file(number);
        let failed = |source| DmError::Node { path: path.clone(), action: "read", source };
        let text = std::fs::read_to_string(&path).map_err(failed)?;
        let kib: u64 = text.trim().parse().map_err(|_| failed(ErrorKind::InvalidData.into()))?;
        Ok(Sectors::new(kib.saturating_mul(2)))
    }

    fn set_read_ahead(&self, number: DeviceNumber, to: Sectors) -> Result<()> {
        let path = read_ahead_file(number);
        let kib = to.get().div_ceil(2).to_string();
        std::fs::write(&path, kib).map_err(|source| DmError::Node { path, action: "write", source })
    }

    fn has_udev(&self) -> bool {
        self.udev.is_some()
    }

    fn settle(&self) -> Result<()> {
        let Some(udev) = &self.udev else { return Ok(()) };
        let cookie = udev.cookie().take();
        cookie.map_or(Ok(()), |cookie| cookie.wait(udev.limit))
    }
}

impl KernelMapper {
    fn lines(&self, action: &'static str, name: &str, flags: DmFlags) -> Result<Vec<KernelLine>> {
        let options = DmOptions::default().set_flags(flags);
        let lines = id(name).and_then(|id| self.dm.table_status(&id, options));
        let (_, lines) = lines.map_err(|e| self.error(action, name, e, &KernelLog::none()))?;
        Ok(lines
            .into_iter()
            .map(|(start, len, target, params)| KernelLine {
                start: Sectors::new(start),
                len: Sectors::new(len),
                target,
                params,
            })
            .collect())
    }
}

fn id(name: &str) -> Result<DevId<'_>, CrateError> {
    DmName::new(name).map(DevId::Name)
}

fn read_ahead_file(number: DeviceNumber) -> String {
    format!("/sys/dev/block/{number}/bdi/read_ahead_kb")
}

fn number(device: Device) -> DeviceNumber {
    DeviceNumber { major: device.major.into(), minor: device.minor.into() }
}

fn info_of(info: &devicemapper::DeviceInfo) -> DmInfo {
    let flags = info.flags();
    DmInfo {
        name: info.name().map(ToString::to_string).unwrap_or_default(),
        uuid: info.uuid().map(ToString::to_string).unwrap_or_default(),
        number: number(info.device()),
        open_count: u32::try_from(info.open_count()).unwrap_or_default(),
        suspended: flags.contains(DmFlags::DM_SUSPEND),
        read_only: flags.contains(DmFlags::DM_READONLY),
        live_table: flags.contains(DmFlags::DM_ACTIVE_PRESENT),
        inactive_table: flags.contains(DmFlags::DM_INACTIVE_PRESENT),
    }
}

/// What the system said, out of the crate's error.
fn io_error(error: CrateError) -> io::Error {
    match error {
        CrateError::Core(errors::Error::Ioctl(_, _, _, errno)) => io::Error::from(*errno),
        other => io::Error::other(other.to_string()),
    }
}

/// Half of a cookie's key.
fn random() -> u16 {
    let mut bytes = [0; 2];
    let read = std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes));
    // Without random numbers the process's own makes a fair start.
    read.map_or_else(
        |_| u16::try_from(std::process::id() & 0xFFFF).unwrap_or(1),
        |()| u16::from_ne_bytes(bytes),
    )
}

/// The kernel's log from some moment on, where it may be read.
struct KernelLog(Option<std::fs::File>);

impl KernelLog {
    /// Nothing is asked of it.
    fn none() -> Self {
        Self(None)
    }

    /// What comes from now on.
    fn from_now() -> Self {
        let mut options = OpenOptions::new();
        options.read(true).custom_flags(nix::libc::O_NONBLOCK);
        let log = options
            .open("/dev/kmsg")
            .ok()
            .filter(|file| io::Seek::seek(&mut &*file, io::SeekFrom::End(0)).is_ok());
        Self(log)
    }

    /// The last thing that device-mapper said.
    fn reason(&self) -> Option<String> {
        let mut file = self.0.as_ref()?;
        let mut record = [0; 8192];
        let mut last = None;
        // Each read gives one record, as `6,339,5140900,-;device-mapper: table: …`.
        while let Ok(len) = file.read(&mut record) {
            let text = String::from_utf8_lossy(record.get(..len).unwrap_or_default());
            let line = text.split_once(';').and_then(|(_, text)| text.lines().next());
            if let Some(said) = line.and_then(|line| line.strip_prefix("device-mapper: ")) {
                last = Some(crate::escape::Escaped(said).to_string());
            }
            if len == 0 {
                break;
            }
        }
        last
    }
}
