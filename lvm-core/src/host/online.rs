//! What has appeared since the machine started: files that LVM2 and rlvm both write and read, so that either can
//! activate a VG when the last of its PVs is there.
//!
//! ```text
//! pvs_online/PVID   7:0\nvg:NAME\ndev:/dev/loop0\n    a PV that is there; without `vg:` where its metadata do not say
//! pvs_lookup/VG     PVID\nPVID\n                      all PVs of a VG, for PVs without metadata
//! vgs_online/VG                                       the VG is complete, and somebody activates it
//! ```
//! Source: the files of LVM2 2.03.16's `pvscan --cache` below `/run/lvm`.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::device::DeviceNumber;
use crate::id::{Id, PvId};
use crate::name::VgName;

/// The longest file that is read: a PV's has two names.
const LONGEST: u64 = 64 * 1024;

/// A PV that is there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OnlinePv {
    /// Its id.
    pub id: PvId,
    /// Its device.
    pub number: DeviceNumber,
    /// The path of its device.
    pub device: String,
    /// Its VG, if it bears metadata.
    pub vg: Option<VgName>,
}

/// What became of a PV that was to be written down.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Recorded {
    /// It is written down.
    Yes,
    /// Another device bears the same id.
    Duplicate(OnlinePv),
}

/// The folder of these files.
#[derive(Clone, Debug)]
pub struct OnlineFiles {
    dir: PathBuf,
}

impl OnlineFiles {
    /// In that folder: LVM2's is `/run/lvm`.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// Writes down that a PV is there.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn record(&self, pv: &OnlinePv) -> io::Result<Recorded> {
        if let Some(known) = self.pv(pv.id) {
            let same = known.number == pv.number;
            return Ok(if same { Recorded::Yes } else { Recorded::Duplicate(known) });
        }
        let vg = pv.vg.as_ref().map(|vg| format!("vg:{vg}\n")).unwrap_or_default();
        let text = format!("{}:{}\n{vg}dev:{}\n", pv.number.major, pv.number.minor, pv.device);
        let dir = self.folder("pvs_online")?;
        fs::write(dir.join(pv.id.0.bare()), text)?;
        Ok(Recorded::Yes)
    }

    /// Forgets a PV: its device is gone.
    pub fn forget(&self, pv: PvId) {
        ignore(fs::remove_file(self.dir.join("pvs_online").join(pv.0.bare())));
    }

    /// Forgets all PVs and VGs.
    pub fn forget_all(&self) {
        for folder in ["pvs_online", "vgs_online", "pvs_lookup"] {
            let entries = fs::read_dir(self.dir.join(folder)).into_iter().flatten().flatten();
            entries.for_each(|entry| ignore(fs::remove_file(entry.path())));
        }
    }

    /// The PV of that id, if it is there. A file that cannot be understood is none.
    pub fn pv(&self, id: PvId) -> Option<OnlinePv> {
        let text = read(&self.dir.join("pvs_online").join(id.0.bare()))?;
        let mut lines = text.lines();
        let number = DeviceNumber::parse(lines.next()?)?;
        let (mut vg, mut device) = (None, None);
        for line in lines {
            match line.split_once(':') {
                Some(("vg", name)) => vg = VgName::new(name).ok(),
                Some(("dev", path)) => device = Some(path.to_owned()),
                _ => {}
            }
        }
        Some(OnlinePv { id, number, device: device?, vg })
    }

    /// All PVs that are there.
    pub fn pvs(&self) -> Vec<OnlinePv> {
        let entries = fs::read_dir(self.dir.join("pvs_online")).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter_map(|name| self.pv(id_of(&name)?)).collect()
    }

    /// Writes down which PVs a VG has, unless it is written down already.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn record_lookup(&self, vg: &VgName, pvs: &[PvId]) -> io::Result<()> {
        let path = self.folder("pvs_lookup")?.join(vg.as_str());
        let ids: Vec<_> = pvs.iter().map(|pv| pv.0.bare()).collect();
        let text = ids.join("\n") + "\n";
        match fs::File::create_new(path) {
            Ok(mut file) => file.write_all(text.as_bytes()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The PVs that a VG was written down with.
    pub fn lookup(&self, vg: &VgName) -> Option<Vec<PvId>> {
        let text = read(&self.dir.join("pvs_lookup").join(vg.as_str()))?;
        Some(text.lines().filter_map(id_of).collect())
    }

    /// The VG whose file has that PV in it.
    pub fn vg_of(&self, pv: PvId) -> Option<(VgName, Vec<PvId>)> {
        let entries = fs::read_dir(self.dir.join("pvs_lookup")).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut vgs = names.filter_map(|name| VgName::new(&name).ok());
        vgs.find_map(|vg| Some((self.lookup(&vg)?, vg)).filter(|(pvs, _)| pvs.contains(&pv)))
            .map(|(pvs, vg)| (vg, pvs))
    }

    /// Takes it upon oneself to activate a VG; `false` where somebody has done so already.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn claim(&self, vg: &VgName) -> io::Result<bool> {
        match fs::File::create_new(self.folder("vgs_online")?.join(vg.as_str())) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Forgets that a VG was activated, so that it is once more when its PVs come back.
    pub fn release(&self, vg: &VgName) {
        ignore(fs::remove_file(self.dir.join("vgs_online").join(vg.as_str())));
    }

    fn folder(&self, name: &str) -> io::Result<PathBuf> {
        let dir = self.dir.join(name);
        fs::create_dir_all(&dir)?;
        Ok(dir)
    }
}

/// What is not there any more is as good as removed.
fn ignore(_: io::Result<()>) {}

fn read(path: &Path) -> Option<String> {
    let size = fs::metadata(path).ok()?.len();
    if size > LONGEST {
        return None;
    }
    fs::read_to_string(path).ok()
}

fn id_of(name: &str) -> Option<PvId> {
    let bytes: [u8; 32] = name.as_bytes().try_into().ok()?;
    Id::from_bytes(bytes).ok().map(PvId)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(digit: u8) -> PvId {
        PvId(Id::from_bytes([digit; 32]).unwrap())
    }

    fn pv(digit: u8, vg: Option<&str>) -> OnlinePv {
        OnlinePv {
            id: id(digit),
            number: DeviceNumber { major: 7, minor: u64::from(digit) },
            device: format!("/dev/loop{digit}"),
            vg: vg.map(|name| VgName::new(name).unwrap()),
        }
    }

    #[test]
    fn files_are_those_of_lvm2() {
        let dir = tempfile::tempdir().unwrap();
        let files = OnlineFiles::new(dir.path());
        let vg = VgName::new("vg").unwrap();
        files.record(&pv(b'a', Some("vg"))).unwrap();
        files.record_lookup(&vg, &[id(b'a'), id(b'b')]).unwrap();
        let text = |path: &str| fs::read_to_string(dir.path().join(path)).unwrap();
        let (a, b) = ("a".repeat(32), "b".repeat(32));
        assert_eq!(text(&format!("pvs_online/{a}")), "7:97\nvg:vg\ndev:/dev/loop97\n");
        assert_eq!(text("pvs_lookup/vg"), format!("{a}\n{b}\n"));
        assert!(files.claim(&vg).unwrap());
        assert!(!files.claim(&vg).unwrap());
        assert_eq!(text("vgs_online/vg"), "");
        files.release(&vg);
        assert!(files.claim(&vg).unwrap());
    }

    #[test]
    fn what_is_written_is_read_and_nonsense_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let files = OnlineFiles::new(dir.path());
        assert_eq!(files.pvs(), []);
        let (a, b) = (pv(b'a', Some("vg")), pv(b'b', None));
        assert_eq!(files.record(&a).unwrap(), Recorded::Yes);
        files.record(&b).unwrap();
        fs::write(dir.path().join("pvs_online/short"), "7:0\n").unwrap();
        fs::write(dir.path().join("pvs_online").join("c".repeat(32)), "x:y\n").unwrap();
        let mut found = files.pvs();
        found.sort_by_key(|pv| pv.number.minor);
        assert_eq!(found, [a.clone(), b]);
        let moved = OnlinePv { number: DeviceNumber { major: 8, minor: 0 }, ..a.clone() };
        assert_eq!(files.record(&moved).unwrap(), Recorded::Duplicate(a));
        let vg = VgName::new("vg").unwrap();
        files.record_lookup(&vg, &[id(b'a'), id(b'b')]).unwrap();
        assert_eq!(files.vg_of(id(b'b')), Some((vg, vec![id(b'a'), id(b'b')])));
        files.forget_all();
        assert_eq!(files.pvs(), []);
        assert_eq!(files.vg_of(id(b'b')), None);
    }
}
