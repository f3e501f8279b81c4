//! From the devices that are there to those that shall be.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{ActivateError, Present, Result, Wanted};
use crate::device::DeviceNumber;
use crate::device::usage::is_held;
use crate::dm::{
    DmError, DmId, DmInfo, KernelLine, Mapper, NewDevice, Nodes, Suspend, UdevFlags, lv_of_name,
};
use crate::table::Device;
use crate::units::Sectors;

/// The device of a PV, or why it has none.
pub type Resolve<'a> = dyn Fn(crate::model::PvIdx) -> Result<DeviceNumber> + 'a;

/// How long a device may stay open that is to go: udev looks into devices for a moment.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often to look.
const INTERVAL: Duration = Duration::from_millis(20);

/// A change of devices: see [`crate::activate`] for its steps.
///
/// Dropping it before [`Self::finish`] undoes what it has done.
pub struct Transition<'m> {
    mapper: &'m dyn Mapper,
    steps: Vec<Step>,
    /// What is there and shall not be, users first.
    leftovers: Vec<Present>,
    /// Names of the devices that others lie on.
    used: HashSet<String>,
    /// Devices by their names in the tables.
    numbers: HashMap<String, DeviceNumber>,
    /// Places of the steps whose devices were made.
    made: HashSet<usize>,
    /// How long what is to go may stay open.
    patience: Duration,
    /// Tables are loaded also where they are no others.
    reload: bool,
    /// Whether there is something to undo.
    begun: bool,
    /// Whether our pages are locked into memory.
    pinned: bool,
}

/// One device that shall be there.
struct Step {
    wanted: Wanted,
    /// `None`: it is made here.
    had: Option<DmInfo>,
    /// A table is loaded beside the live one.
    loaded: bool,
    /// It has to be resumed.
    waits: bool,
    /// It is to read ahead that far from now on.
    retune: Option<Sectors>,
}

impl Step {
    /// Its name now.
    fn name(&self) -> &str {
        self.had.as_ref().map_or(&self.wanted.node.name, |had| &had.name)
    }

    fn is_fresh(&self) -> bool {
        self.had.is_none()
    }

    fn is_target(&self, kinds: &[&str]) -> bool {
        self.wanted.node.lines.iter().any(|line| kinds.contains(&line.target.kind))
    }
}

impl<'m> Transition<'m> {
    /// From `present` to `wanted`, both lowest first. Devices are the same if their uuids are.
    pub fn new(mapper: &'m dyn Mapper, present: Vec<Present>, wanted: Vec<Wanted>) -> Self {
        let used: HashSet<String> =
            wanted.iter().flat_map(|wanted| wanted.node.deps.iter().cloned()).collect();
        let mut present: Vec<Option<Present>> = present.into_iter().map(Some).collect();
        let at: HashMap<String, usize> = present
            .iter()
            .enumerate()
            .filter_map(|(at, present)| Some((present.as_ref()?.info.uuid.clone(), at)))
            .collect();
        let mut steps = Vec::with_capacity(wanted.len());
        for wanted in wanted {
            let place = at.get(&wanted.node.uuid).and_then(|at| present.get_mut(*at));
            let present = place.and_then(Option::take);
            // What the kernel chose nobody has to set, but where something else was set before.
            let was_set = present.as_ref().and_then(|present| present.known.as_ref());
            let was_set = was_set.is_some_and(|known| known.read_ahead.is_some());
            let retune = wanted.read_ahead.or(was_set.then_some(wanted.usual_read_ahead));
            let had = present.map(|present| present.info);
            let (loaded, waits) = (false, false);
            steps.push(Step { wanted, had, loaded, waits, retune });
        }
        let leftovers = present.into_iter().rev().flatten().collect();
        let (numbers, made) = (HashMap::new(), HashSet::new());
        Self {
            mapper,
            steps,
            leftovers,
            used,
            numbers,
            made,
            patience: PATIENCE,
            reload: false,
            begun: false,
            pinned: false,
        }
    }

    /// The same, with another limit for how long what is to go may stay open. The default gives udev time to look.
    #[must_use]
    pub fn patient_for(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Loads every table anew, whether or not it is the live one: the kernel looks again at what a table is about.
    #[must_use]
    pub fn reloading(mut self, reload: bool) -> Self {
        self.reload = reload;
        self
    }

    /// Makes new devices and loads new tables, beside what is in use. `resolve` finds the devices of PVs.
    ///
    /// # Errors
    /// All is as it was.
    pub fn prepare(&mut self, resolve: &Resolve<'_>) -> Result<()> {
        self.begun = true;
        let done = self
            .check_leftovers()
            .and_then(|()| (0..self.steps.len()).try_for_each(|at| self.prepare_one(at, resolve)));
        done.inspect_err(|_| self.undo())
    }

    /// Whether anything is to be done at all: after [`Self::prepare`].
    pub fn changes(&self) -> bool {
        let busy = |step: &Step| {
            let renamed = step.name() != step.wanted.node.name;
            step.is_fresh() || step.loaded || step.waits || step.retune.is_some() || renamed
        };
        self.steps.iter().any(busy) || !self.leftovers.is_empty()
    }

    fn prepare_one(&mut self, at: usize, resolve: &Resolve<'_>) -> Result<()> {
        let Some(step) = self.steps.get(at) else { return Ok(()) };
        let table = self.table(&step.wanted, resolve)?;
        let Some(step) = self.steps.get_mut(at) else { return Ok(()) };
        let node = &step.wanted.node;
        let number = match &step.had {
            None => {
                let minor = node.number.map(|(_, minor)| minor);
                let (name, uuid, read_only) = (&*node.name, &*node.uuid, node.read_only);
                let made = self.mapper.create(&NewDevice { name, uuid, read_only, minor })?.number;
                self.made.insert(at);
                step.waits = true;
                self.mapper.load(&node.name, &table, node.read_only)?;
                // What is above it may read it as soon as it is loaded itself.
                if self.used.contains(&node.name) {
                    self.mapper.resume(&node.name, step.wanted.udev)?;
                    step.waits = false;
                }
                made
            }
            Some(had) => {
                step.waits = had.suspended;
                if let Some(to) = step.retune {
                    step.retune = (self.mapper.read_ahead(had.number)? != to).then_some(to);
                }
                let live =
                    if had.live_table { self.mapper.table(&had.name, false)? } else { Vec::new() };
                if self.reload || live != table || had.read_only != node.read_only {
                    self.mapper.load(&had.name, &table, node.read_only)?;
                    (step.loaded, step.waits) = (true, true);
                    // With another table the kernel goes back to what it would choose.
                    step.retune = step.wanted.read_ahead.or(step.retune);
                } else if had.inactive_table {
                    self.mapper.clear(&had.name)?;
                }
                had.number
            }
        };
        self.numbers.insert(node.name.clone(), number);
        Ok(())
    }

    /// The table of a device with the kernel's numbers in it.
    fn table(&self, wanted: &Wanted, resolve: &Resolve<'_>) -> Result<Vec<KernelLine>> {
        let tell = |device: Device<'_>| match device {
            Device::Pv(pv) => resolve(pv).map(|number| number.to_string()),
            Device::Node(name) => match self.numbers.get(name) {
                Some(number) => Ok(number.to_string()),
                None => Err(missing(name)),
            },
            Device::Path(path) => number_of(path).map(|number| number.to_string()),
        };
        let lines = wanted.node.lines.iter().map(|line| {
            Ok(KernelLine {
                start: line.start,
                len: line.len,
                target: line.target.kind.to_owned(),
                params: line.target.try_params(tell)?,
            })
        });
        lines.collect()
    }

    /// Holds back I/O to all devices whose tables change, and to what is above them; users first.
    ///
    /// # Errors
    /// All is as it was.
    pub fn suspend(&mut self) -> Result<()> {
        let held = self.to_suspend();
        if held.iter().all(Option::is_none) {
            return Ok(());
        }
        // A page that was swapped out to what is suspended would never come back.
        self.pinned = nix::sys::mman::mlockall(nix::sys::mman::MlockAllFlags::MCL_CURRENT).is_ok();
        let done = held.iter().enumerate().rev().try_for_each(|(at, how)| {
            let (Some(how), Some(step)) = (how, self.steps.get_mut(at)) else { return Ok(()) };
            self.mapper.suspend(step.name(), *how)?;
            step.waits = true;
            Ok::<_, DmError>(())
        });
        done.inspect_err(|_| self.undo()).map_err(ActivateError::from)
    }

    /// How each device is to be suspended, if it is.
    fn to_suspend(&self) -> Vec<Option<Suspend>> {
        // The origins of new snapshots: their file systems are to be whole on the snapshot.
        let mut frozen: HashSet<&str> = HashSet::new();
        for step in
            self.steps.iter().filter(|step| step.is_fresh() && step.is_target(&["snapshot"]))
        {
            frozen.extend(step.wanted.node.deps.first().map(String::as_str));
        }
        let mut touched: HashSet<&str> = HashSet::new();
        let mut held = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let node = &step.wanted.node;
            let is_origin = step.is_target(&["snapshot-origin", "snapshot-merge"]);
            let freeze = is_origin && node.deps.iter().any(|dep| frozen.contains(dep.as_str()));
            let below = node.deps.iter().any(|dep| touched.contains(dep.as_str()));
            let live = step.had.as_ref().filter(|had| had.live_table);
            let hold = live.is_some() && (step.loaded || below || freeze);
            if hold {
                touched.insert(&node.name);
            }
            let needed = hold && live.is_some_and(|had| !had.suspended);
            held.push(needed.then_some(Suspend { flush: freeze, freeze }));
        }
        held
    }

    /// Makes it so. What did not work although the rest holds.
    pub fn finish(mut self) -> Vec<ActivateError> {
        self.begun = false;
        let mut failures = Vec::new();
        for step in &mut self.steps {
            failures.extend(finish_step(self.mapper, step).err());
        }
        failures.extend(self.remove_leftovers());
        self.unpin();
        failures
    }

    /// Takes back everything that [`Self::prepare`] and [`Self::suspend`] did.
    fn undo(&mut self) {
        self.begun = false;
        // What is below has to work before what is above can.
        for step in self.steps.iter_mut().filter(|step| !step.is_fresh()) {
            if step.loaded {
                let _ = self.mapper.clear(step.name());
            }
            let was_running = step.had.as_ref().is_some_and(|had| !had.suspended && had.live_table);
            if step.waits && was_running {
                let _ = self.mapper.resume(step.name(), step.wanted.udev);
            }
        }
        let made = self.steps.iter().enumerate().rev().filter(|(at, _)| self.made.contains(at));
        for (_, step) in made {
            let _ = remove_patiently(self.mapper, &step.wanted.node.name, step.wanted.udev);
        }
        self.unpin();
    }

    fn unpin(&mut self) {
        if std::mem::take(&mut self.pinned) {
            let _ = nix::sys::mman::munlockall();
        }
    }

    /// Refuses while somebody uses what is to go.
    fn check_leftovers(&self) -> Result<()> {
        for gone in self.leftovers.iter().filter(|gone| gone.is_top()) {
            let Some(known) = &gone.known else { continue };
            let end = Instant::now() + self.patience;
            while self.is_open(&gone.info.name)? {
                if is_held(gone.info.number) || Instant::now() >= end {
                    let (lv, number) = (known.lv_path(), gone.info.number);
                    return Err(ActivateError::InUse { lv, number });
                }
                thread::sleep(INTERVAL);
            }
        }
        Ok(())
    }

    fn is_open(&self, name: &str) -> Result<bool> {
        Ok(self.mapper.info(DmId::Name(name))?.is_some_and(|info| info.open_count > 0))
    }

    fn remove_leftovers(&self) -> Vec<ActivateError> {
        let mut failures = Vec::new();
        let mut left: Vec<&Present> = self.leftovers.iter().collect();
        // What nobody knows may stand in any order: as long as something goes, something else may follow.
        loop {
            let before = left.len();
            left.retain(|gone| match self.remove_leftover(gone) {
                Ok(removed) => !removed,
                Err(error) => {
                    failures.push(error);
                    false
                }
            });
            if left.is_empty() || left.len() == before {
                return failures;
            }
        }
    }

    /// Removes what is not to be there. `false` where it is a part that others use too, as the pool of another
    /// thin volume.
    fn remove_leftover(&self, gone: &Present) -> Result<bool> {
        match self.mapper.info(DmId::Name(&gone.info.name))? {
            None => return Ok(true),
            Some(info) if info.open_count > 0 && !gone.is_top() => return Ok(false),
            Some(_) => {}
        }
        let udev = gone.known.as_ref().map_or(UdevFlags::PRIVATE, |known| known.udev);
        match remove_patiently(self.mapper, &gone.info.name, udev) {
            // Who goes at the same time may have taken what both had.
            Err(error) if error.is_gone() => return Ok(true),
            removed => removed?,
        }
        unlink(self.mapper, gone)?;
        Ok(true)
    }
}

impl Drop for Transition<'_> {
    fn drop(&mut self) {
        if self.begun {
            self.undo();
        }
    }
}

fn finish_step(mapper: &dyn Mapper, step: &mut Step) -> Result<()> {
    let wanted = &step.wanted;
    let name = &wanted.node.name;
    let mut renamed_from = None;
    if step.name() != name {
        renamed_from = Some(step.name().to_owned());
        mapper.rename(step.name(), name, wanted.udev)?;
    }
    if step.waits {
        mapper.resume(name, wanted.udev)?;
        step.waits = false;
    }
    if let Some(to) = step.retune
        && let Some(info) = mapper.info(DmId::Name(name))?
    {
        mapper.set_read_ahead(info.number, to)?;
    }
    if wanted.visible && !mapper.has_udev() {
        let nodes = Nodes::below(Path::new("/dev"));
        if let Some(old) = renamed_from {
            unlink_name(&nodes, &old)?;
        }
        nodes.link(&wanted.lv.0, &wanted.lv.1, name)?;
    }
    Ok(())
}

/// Removes the link of the LV that had this device.
fn unlink_name(nodes: &Nodes, name: &str) -> Result<()> {
    if let Some((vg, lv)) = lv_of_name(name) {
        nodes.unlink(&vg, &lv)?;
    }
    Ok(())
}

fn unlink(mapper: &dyn Mapper, gone: &Present) -> Result<()> {
    if mapper.has_udev() || !gone.is_top() {
        return Ok(());
    }
    unlink_name(&Nodes::below(Path::new("/dev")), &gone.info.name)
}

/// Removes a device; one that somebody has open for a moment is waited for.
fn remove_patiently(mapper: &dyn Mapper, name: &str, udev: UdevFlags) -> Result<(), DmError> {
    let end = Instant::now() + PATIENCE;
    loop {
        match mapper.remove(name, udev) {
            Err(error) if error.is_busy() && Instant::now() < end => thread::sleep(INTERVAL),
            done => return done,
        }
    }
}

fn number_of(path: &str) -> Result<DeviceNumber> {
    use std::os::unix::fs::MetadataExt;
    match std::fs::metadata(path) {
        Ok(found) => Ok(DeviceNumber::of_rdev(found.rdev())),
        Err(source) => Err(DmError::Node { path: path.to_owned(), action: "stat", source }.into()),
    }
}

fn missing(name: &str) -> ActivateError {
    let source = std::io::Error::from(std::io::ErrorKind::NotFound);
    DmError::Ioctl { action: "reload", name: name.to_owned(), source, reason: None }.into()
}
