//! A power cut at every write to a qcow2 file: the image must stay sound, whatever was on its way.

use std::collections::HashSet;
use std::path::Path;
use std::process::{Command, Stdio};

use super::super::{OpenMode, OpenPolicy, open_device};
use super::storage::{RECORD, Recorded};
use super::tests::Image;
use crate::units::Bytes;

/// A file whose last changes may not be on the disk.
struct Replay {
    durable: Vec<u8>,
    pending: Vec<Recorded>,
}

impl Replay {
    fn push(&mut self, what: Recorded) {
        if let Recorded::Sync = what {
            self.durable = self.outcome(|_| true);
            self.pending.clear();
        } else {
            self.pending.push(what);
        }
    }

    /// The file, with those pending changes for which `survives` says so.
    fn outcome(&self, survives: impl Fn(usize) -> bool) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        for (number, what) in self.pending.iter().enumerate() {
            if survives(number) {
                apply(&mut bytes, what);
            }
        }
        bytes
    }

    /// All changes, none, each alone, all but each, all up to each; and the last one by half, in whole
    /// sectors.
    fn outcomes(&self) -> Vec<Vec<u8>> {
        let count = self.pending.len();
        let mut outcomes = vec![self.outcome(|_| true), self.outcome(|_| false)];
        for n in 0..count {
            outcomes.push(self.outcome(|number| number == n));
            outcomes.push(self.outcome(|number| number != n));
            outcomes.push(self.outcome(|number| number < n));
        }
        if let Some(Recorded::Write(at, data)) = self.pending.last() {
            let mut bytes = self.outcome(|number| number + 1 < count);
            let at_sector = usize::try_from(*at % 512).unwrap();
            let sectors = (at_sector + data.len() / 2) / 512;
            let half = data[..(sectors * 512).saturating_sub(at_sector)].to_vec();
            apply(&mut bytes, &Recorded::Write(*at, half));
            outcomes.push(bytes);
        }
        outcomes
    }
}

fn apply(bytes: &mut Vec<u8>, what: &Recorded) {
    let place = |at: u64, len: usize| {
        let start = usize::try_from(at).unwrap();
        start..start + len
    };
    match what {
        Recorded::Write(at, data) => {
            let range = place(*at, data.len());
            bytes.resize(bytes.len().max(range.end), 0);
            bytes[range].copy_from_slice(data);
        }
        Recorded::Zero(at, len) => {
            let range = place(*at, usize::try_from(*len).unwrap());
            let end = range.end.min(bytes.len());
            bytes[range.start.min(end)..end].fill(0);
        }
        Recorded::Resize(len) => bytes.resize(usize::try_from(*len).unwrap(), 0),
        Recorded::Sync => {}
    }
}

/// Errors that `qemu-img check` finds; clusters that nothing uses are none.
fn errors(path: &Path) -> Option<String> {
    let output =
        Command::new("qemu-img").arg("check").arg(path).stdin(Stdio::null()).output().unwrap();
    let report = [output.stdout, output.stderr].concat();
    let report = String::from_utf8_lossy(&report).into_owned();
    (!matches!(output.status.code(), Some(0 | 3))).then_some(report)
}

/// Runs commands on an image and cuts the power at each change of the file.
fn survives_every_cut(options: &[&str]) {
    let Some(image) = Image::new(options) else { return };
    let mut replay = Replay { durable: std::fs::read(&image.path).unwrap(), pending: Vec::new() };
    let changes = changes(&image);
    let copy = image.folder.path().join("copy.qcow2");
    let mut seen = HashSet::new();
    let mut flushes = 0;
    for (number, what) in changes.into_iter().enumerate() {
        flushes += usize::from(matches!(what, Recorded::Sync) && is_flush(&replay));
        replay.push(what);
        for outcome in replay.outcomes() {
            std::fs::write(&copy, &outcome).unwrap();
            if !seen.insert(outcome) {
                continue;
            }
            assert_eq!(errors(&copy), None, "{options:?}, change {number}");
            let device = open_device(&copy, OpenMode::Write, &OpenPolicy::default()).unwrap();
            let mut found = [0; 512];
            device.read_at(Bytes::new(1 << 20), &mut found).unwrap();
            assert!(found == [1; 512] || flushes == 0, "what was flushed must last");
        }
    }
    assert!(seen.len() > 20, "{}", seen.len());
}

/// Whether the sync that comes next is the one at the end of a flush, after the L1 table.
fn is_flush(replay: &Replay) -> bool {
    matches!(replay.pending.last(), Some(Recorded::Write(_, data)) if data.len() == 8)
}

/// What a commit and other commands do to the file.
fn changes(image: &Image) -> Vec<Recorded> {
    RECORD.set(Some(Vec::new()));
    let device = image.open(OpenMode::Write).unwrap();
    for at in [1 << 20, 0, 4096, 70_000] {
        device.write_at(Bytes::new(at), &[1; 5000]).unwrap();
    }
    device.flush().unwrap();
    device.write_at(Bytes::new(2 << 20), &vec![2; 100_000]).unwrap();
    device.write_at(Bytes::ZERO, &[3; 512]).unwrap();
    device.flush().unwrap();
    device.zero_range(Bytes::new(2 << 20), Bytes::new(1 << 20)).unwrap();
    device.write_at(Bytes::new(1_600_000), &vec![4; 20_000]).unwrap();
    drop(device);
    RECORD.take().unwrap()
}

#[test]
fn a_power_cut_at_any_write_leaves_a_sound_image() {
    survives_every_cut(&[]);
}

#[test]
fn a_power_cut_at_any_write_leaves_a_sound_old_image() {
    survives_every_cut(&["-o", "compat=0.10"]);
}

#[test]
fn a_power_cut_at_any_write_leaves_a_sound_image_of_small_clusters() {
    survives_every_cut(&["-o", "cluster_size=4096"]);
}
