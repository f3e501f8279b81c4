//! A device-mapper in memory that keeps the kernel's rules, remembers every call, and fails when told to.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{DmError, DmId, DmInfo, KernelLine, Mapper, NewDevice, Result, Suspend, UdevFlags};
use crate::device::DeviceNumber;
use crate::units::Sectors;

/// The major number that its devices get.
const MAJOR: u64 = 253;

/// A device-mapper in memory.
#[derive(Debug, Default)]
pub struct FakeKernel {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    devices: BTreeMap<String, Fake>,
    next_minor: u64,
    read_ahead: BTreeMap<DeviceNumber, Sectors>,
    calls: Vec<String>,
    status: BTreeMap<String, String>,
    /// The device that somebody else removes just before we do.
    goes_first: Option<String>,
    fail_at: Option<usize>,
    /// From the failure on nothing works any more: the process is dead.
    dead: bool,
    die: bool,
}

#[derive(Clone, Debug)]
struct Fake {
    uuid: String,
    minor: u64,
    read_only: bool,
    opened: u32,
    suspended: bool,
    live: Option<Vec<KernelLine>>,
    inactive: Option<(Vec<KernelLine>, bool)>,
}

impl FakeKernel {
    /// Without devices.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every call that changed something, or tried to, as `load vg-lv 0 8 linear 8:0 2048`.
    pub fn calls(&self) -> Vec<String> {
        self.state().calls.clone()
    }

    /// Forgets the calls so far.
    pub fn forget(&self) {
        self.state().calls.clear();
    }

    /// Lets the changing call number `n` from now on, counted from 0, fail.
    pub fn fail_at(&self, n: usize) {
        let mut state = self.state();
        state.fail_at = Some(state.calls.len().saturating_add(n));
        state.die = false;
    }

    /// Lets the changing call number `n` from now on, and all after it, fail: as if the process had been killed.
    pub fn die_at(&self, n: usize) {
        self.fail_at(n);
        self.state().die = true;
    }

    /// Another process, after the one that died.
    pub fn revive(&self) {
        let mut state = self.state();
        (state.dead, state.fail_at) = (false, None);
    }

    /// Somebody opens a device, or closes it.
    pub fn set_open(&self, name: &str, opened: u32) {
        if let Some(device) = self.state().devices.get_mut(name) {
            device.opened = opened;
        }
    }

    /// Somebody else removes a device just before the next time that it is removed here.
    pub fn remove_first(&self, name: &str) {
        self.state().goes_first = Some(name.to_owned());
    }

    /// What the targets of a device tell from now on.
    pub fn set_status(&self, name: &str, params: &str) {
        self.state().status.insert(name.to_owned(), params.to_owned());
    }

    /// All devices with their live tables, a line each, as `dmsetup table` prints them but for its own devices,
    /// which are told by name; `(suspended)` and `(inactive: …)` follow where it is so.
    pub fn picture(&self) -> Vec<String> {
        let state = self.state();
        let word = |word: &str| {
            let number = DeviceNumber::parse(word).filter(|number| number.major == MAJOR);
            let mut devices = state.devices.iter();
            let found = number.and_then(|n| devices.find(|(_, device)| device.minor == n.minor));
            found.map_or_else(|| word.to_owned(), |(name, _)| format!("[{name}]"))
        };
        let line = |(name, device): (&String, &Fake)| {
            let print = |table: &[KernelLine]| {
                let lines = table.iter().map(ToString::to_string);
                let lines = lines
                    .map(|line| line.trim_end().split(' ').map(word).collect::<Vec<_>>().join(" "));
                lines.collect::<Vec<_>>().join("; ")
            };
            let mut text =
                format!("{name}: {}", device.live.as_deref().map_or_else(String::new, print));
            if device.suspended {
                text.push_str(" (suspended)");
            }
            if let Some((table, _)) = &device.inactive {
                text = format!("{text} (inactive: {})", print(table));
            }
            text
        };
        state.devices.iter().map(line).collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a call, and fails it if its turn has come.
    fn call(&self, action: &'static str, name: &str, rest: &str) -> Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        let number = state.calls.len();
        state.calls.push(format!("{action} {name} {rest}").trim_end().to_owned());
        if state.dead || state.fail_at == Some(number) {
            state.dead |= state.die;
            return Err(refused(action, name, nix::libc::EIO));
        }
        Ok(state)
    }
}

fn refused(action: &'static str, name: &str, errno: i32) -> DmError {
    let source = io::Error::from_raw_os_error(errno);
    DmError::Ioctl { action, name: name.to_owned(), source, reason: None }
}

impl State {
    fn device(&mut self, action: &'static str, name: &str) -> Result<&mut Fake> {
        self.devices.get_mut(name).ok_or_else(|| refused(action, name, nix::libc::ENXIO))
    }

    /// How many have a device open: programs, and tables of other devices, loaded ones too.
    fn open_count(&self, minor: u64) -> u32 {
        let own = self.devices.values().find(|device| device.minor == minor);
        let uses = |table: &[KernelLine]| {
            table.iter().any(|line| numbers(line).any(|n| n.major == MAJOR && n.minor == minor))
        };
        let held = self.devices.values().filter(|device| {
            device.live.as_deref().is_some_and(uses)
                || device.inactive.as_ref().is_some_and(|(table, _)| uses(table))
        });
        let held = u32::try_from(held.count()).unwrap_or(u32::MAX);
        own.map_or(0, |own| own.opened).saturating_add(held)
    }

    fn info(&self, name: &str, device: &Fake) -> DmInfo {
        DmInfo {
            name: name.to_owned(),
            uuid: device.uuid.clone(),
            number: DeviceNumber { major: MAJOR, minor: device.minor },
            open_count: self.open_count(device.minor),
            suspended: device.suspended,
            read_only: device.read_only,
            live_table: device.live.is_some(),
            inactive_table: device.inactive.is_some(),
        }
    }

    /// Whether a table covers its device without gaps, and every device of ours in it is there.
    fn is_valid(&self, table: &[KernelLine]) -> bool {
        let mut end = Sectors::ZERO;
        let covers = table.iter().all(|line| {
            let follows = line.start == end && line.len > Sectors::ZERO;
            end = line.start.saturating_add(line.len);
            follows
        });
        let known = |number: DeviceNumber| {
            number.major != MAJOR
                || self.devices.values().any(|device| device.minor == number.minor)
        };
        !table.is_empty() && covers && table.iter().flat_map(numbers).all(known)
    }
}

/// The devices that a line names.
fn numbers(line: &KernelLine) -> impl Iterator<Item = DeviceNumber> {
    line.params.split(' ').filter_map(DeviceNumber::parse)
}

impl Mapper for FakeKernel {
    fn list(&self) -> Result<Vec<(String, DeviceNumber)>> {
        let state = self.state();
        let number = |device: &Fake| DeviceNumber { major: MAJOR, minor: device.minor };
        Ok(state.devices.iter().map(|(name, device)| (name.clone(), number(device))).collect())
    }

    fn info(&self, id: DmId<'_>) -> Result<Option<DmInfo>> {
        let state = self.state();
        let found = state.devices.iter().find(|(name, device)| match id {
            DmId::Name(wanted) => *name == wanted,
            DmId::Uuid(wanted) => device.uuid == wanted,
        });
        Ok(found.map(|(name, device)| state.info(name, device)))
    }

    fn create(&self, new: &NewDevice<'_>) -> Result<DmInfo> {
        let mut state = self.call("create", new.name, if new.read_only { "ro" } else { "" })?;
        let taken = state.devices.iter().any(|(name, device)| {
            name == new.name
                || device.uuid == new.uuid
                || new.minor.is_some_and(|minor| u64::from(minor) == device.minor)
        });
        if taken {
            return Err(refused("create", new.name, nix::libc::EBUSY));
        }
        let minor = new.minor.map_or(state.next_minor, u64::from);
        state.next_minor = state.next_minor.max(minor.saturating_add(1));
        let device = Fake {
            uuid: new.uuid.to_owned(),
            minor,
            read_only: new.read_only,
            opened: 0,
            suspended: false,
            live: None,
            inactive: None,
        };
        state.devices.insert(new.name.to_owned(), device.clone());
        Ok(state.info(new.name, &device))
    }

    fn load(&self, name: &str, table: &[KernelLine], read_only: bool) -> Result<()> {
        let text: Vec<String> = table.iter().map(ToString::to_string).collect();
        let mut state = self.call("load", name, &text.join("; "))?;
        if !state.is_valid(table) {
            return Err(refused("reload", name, nix::libc::EINVAL));
        }
        state.device("reload", name)?.inactive = Some((table.to_vec(), read_only));
        Ok(())
    }

    fn clear(&self, name: &str) -> Result<()> {
        let mut state = self.call("clear", name, "")?;
        state.device("clear", name)?.inactive = None;
        Ok(())
    }

    fn suspend(&self, name: &str, how: Suspend) -> Result<()> {
        let words = [(!how.flush, "noflush"), (!how.freeze, "skiplockfs")];
        let words: Vec<_> = words.into_iter().filter_map(|(on, word)| on.then_some(word)).collect();
        let mut state = self.call("suspend", name, &words.join(" "))?;
        let device = state.device("suspend", name)?;
        if device.live.is_none() {
            return Err(refused("suspend", name, nix::libc::EINVAL));
        }
        device.suspended = true;
        Ok(())
    }

    fn resume(&self, name: &str, _: UdevFlags) -> Result<()> {
        let mut state = self.call("resume", name, "")?;
        let device = state.device("resume", name)?;
        if let Some((table, read_only)) = device.inactive.take() {
            (device.live, device.read_only) = (Some(table), read_only);
        } else if device.live.is_none() {
            return Err(refused("resume", name, nix::libc::EINVAL));
        }
        device.suspended = false;
        Ok(())
    }

    fn remove(&self, name: &str, _: UdevFlags) -> Result<()> {
        let mut state = self.call("remove", name, "")?;
        if state.goes_first.take_if(|first| first == name).is_some() {
            state.devices.remove(name);
        }
        let minor = state.device("remove", name)?.minor;
        if state.open_count(minor) > 0 {
            return Err(refused("remove", name, nix::libc::EBUSY));
        }
        state.devices.remove(name);
        Ok(())
    }

    fn rename(&self, from: &str, to: &str, _: UdevFlags) -> Result<()> {
        let mut state = self.call("rename", from, to)?;
        if state.devices.contains_key(to) {
            return Err(refused("rename", from, nix::libc::EBUSY));
        }
        state.device("rename", from)?;
        if let Some(device) = state.devices.remove(from) {
            state.devices.insert(to.to_owned(), device);
        }
        Ok(())
    }

    fn table(&self, name: &str, inactive: bool) -> Result<Vec<KernelLine>> {
        let mut state = self.state();
        let device = state.device("table", name)?;
        let loaded = device.inactive.as_ref().map(|(table, _)| table);
        let table = if inactive { loaded } else { device.live.as_ref() };
        Ok(table.cloned().unwrap_or_default())
    }

    fn status(&self, name: &str) -> Result<Vec<KernelLine>> {
        let table = self.table(name, false)?;
        let params = self.state().status.get(name).cloned().unwrap_or_default();
        Ok(table.into_iter().map(|line| KernelLine { params: params.clone(), ..line }).collect())
    }

    fn deps(&self, name: &str) -> Result<Vec<DeviceNumber>> {
        let mut deps: Vec<_> = self.table(name, false)?.iter().flat_map(numbers).collect();
        deps.sort();
        deps.dedup();
        Ok(deps)
    }

    fn message(&self, name: &str, sector: Sectors, text: &str) -> Result<Option<String>> {
        let mut state = self.call("message", name, &format!("{} {text}", sector.get()))?;
        state.device("message", name).map(|_| None)
    }

    fn read_ahead(&self, number: DeviceNumber) -> Result<Sectors> {
        Ok(self.state().read_ahead.get(&number).copied().unwrap_or(Sectors::new(256)))
    }

    fn set_read_ahead(&self, number: DeviceNumber, to: Sectors) -> Result<()> {
        let mut state = self.call("read-ahead", &number.to_string(), &to.get().to_string())?;
        state.read_ahead.insert(number, to);
        Ok(())
    }

    fn has_udev(&self) -> bool {
        true
    }

    fn settle(&self) -> Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(len: u64, to: &str) -> Vec<KernelLine> {
        vec![KernelLine {
            start: Sectors::ZERO,
            len: Sectors::new(len),
            target: "linear".into(),
            params: format!("{to} 2048"),
        }]
    }

    fn new(name: &str) -> NewDevice<'_> {
        NewDevice { name, uuid: name, read_only: false, minor: None }
    }

    #[test]
    fn a_table_becomes_live_when_the_device_is_resumed() {
        let dm = FakeKernel::new();
        dm.create(&new("a")).unwrap();
        dm.load("a", &linear(8, "8:0"), false).unwrap();
        assert_eq!(dm.picture(), ["a:  (inactive: 0 8 linear 8:0 2048)"]);
        dm.resume("a", UdevFlags::NONE).unwrap();
        assert_eq!(dm.picture(), ["a: 0 8 linear 8:0 2048"]);
    }

    #[test]
    fn what_a_table_lies_on_cannot_be_removed() {
        let dm = FakeKernel::new();
        let a = dm.create(&new("a")).unwrap();
        dm.create(&new("b")).unwrap();
        assert!(dm.load("b", &linear(8, "253:9"), false).is_err(), "no such device");
        dm.load("b", &linear(8, &a.number.to_string()), false).unwrap();
        assert!(dm.remove("a", UdevFlags::NONE).unwrap_err().is_busy());
        dm.remove("b", UdevFlags::NONE).unwrap();
        dm.remove("a", UdevFlags::NONE).unwrap();
        assert_eq!(dm.picture(), [""; 0]);
    }

    #[test]
    fn a_call_fails_when_its_turn_comes_and_a_dead_process_does_nothing_more() {
        let dm = FakeKernel::new();
        dm.fail_at(1);
        dm.create(&new("a")).unwrap();
        assert!(dm.create(&new("b")).is_err());
        dm.create(&new("b")).unwrap();
        dm.die_at(0);
        assert!(dm.remove("a", UdevFlags::NONE).is_err());
        assert!(dm.remove("b", UdevFlags::NONE).is_err());
        dm.revive();
        dm.remove("b", UdevFlags::NONE).unwrap();
    }
}
