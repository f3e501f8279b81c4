//! What the fuzzers call: plain functions over bytes, shared by `cargo fuzz` (`fuzz/fuzz_targets`) and by the
//! short run over seeds and mutations that needs no nightly compiler (`tests/fuzz_smoke.rs`).
//!
//! Each function feeds bytes to a parser and panics when a promise is broken: no input makes the library panic,
//! and what was read, written and read again is the same. To [`ops_with_faults`] they are a script instead. Nearly every random change breaks a checksum, so the
//! functions also try the input with its checksums put right, which is what an attacker would do.

mod mutate;
mod ops;
mod seeds;

use std::sync::Arc;

use lvm_core::device::{BlockDevice as _, MemoryDevice};
use lvm_core::format::crc::crc;
use lvm_core::format::label::{LABEL_LEN, LABEL_SECTORS, PvLabel};
use lvm_core::format::mda_header::{MDA_HEADER_LEN, MdaHeader};
use lvm_core::format::ring::Ring;
use lvm_core::format::text::Tree;
use lvm_core::local_time::Zone;
use lvm_core::model::{self, Stamp};
use lvm_core::report::columns::ReportKind;
use lvm_core::report::field::Field;
use lvm_core::report::value::Value;
use lvm_core::select::{Context, Selection};
use lvm_core::store::Inventory;
use lvm_core::units::Bytes;

pub use mutate::Mutator;
pub use ops::ops_with_faults;
pub use seeds::seeds;

/// A target: its name, which is that of its file in `fuzz/fuzz_targets`, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 6] = [
    ("label", label),
    ("mda", mda),
    ("text", text),
    ("image", image),
    ("selection", selection),
    ("ops_with_faults", ops_with_faults),
];

/// Where the first metadata area begins unless someone chose otherwise.
const MDA_START: u64 = 4096;

/// The same as an index.
const MDA_START_AT: usize = 4096;

/// How much of a metadata area is enough for its header and a short text.
const MDA_SEED: usize = 16 << 10;

/// The end of that area.
const MDA_SEED_END: usize = MDA_START_AT + MDA_SEED;

/// Where the checksum of the committed text is in the header of a metadata area.
const TEXT_CHECKSUM_AT: usize = 40 + 16;

/// The disk that [`image`] reads.
const IMAGE_SIZE: u64 = 64 << 20;

/// The first four sectors of a device.
pub fn label(data: &[u8]) {
    let check = |head: &[u8]| {
        let scan = PvLabel::find(head);
        let Some(label) = scan.label else { return };
        let again = label.to_bytes().map(|bytes| PvLabel::parse(&bytes, label.sector));
        assert_eq!(again, Ok(Ok(Some(label))), "a label is read back as it was written");
    };
    check(data);
    check(&with_sound_labels(data));
}

/// A metadata area: its header, and the text that it points at.
pub fn mda(data: &[u8]) {
    let check = |area: &[u8]| {
        let Ok(header) = MdaHeader::parse(area, Bytes::new(MDA_START)) else { return };
        let again = MdaHeader::parse(&header.to_bytes(), Bytes::new(MDA_START));
        assert_eq!(again, Ok(header), "a header is read back as it was written");
        let Ok(ring) = Ring::new(header.size) else { return };
        let committed = ring.pieces(&header.committed).ok();
        if let Some(pieces) = &committed {
            let length =
                pieces.first.end - pieces.first.start + pieces.second.end - pieces.second.start;
            assert_eq!(
                length,
                header.committed.size.get(),
                "no byte of a text is lost at the end of the ring"
            );
            if let Some(bytes) = slice(area, &pieces.first) {
                text(bytes);
            }
        }
        if let Ok(next) = ring.place_next(committed.as_ref(), header.precommitted.size) {
            assert!(next.first.end <= header.size.get() && next.second.end <= header.size.get());
        }
    };
    check(data);
    check(&with_sound_header(data));
}

fn slice<'a>(area: &'a [u8], range: &core::ops::Range<u64>) -> Option<&'a [u8]> {
    area.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)
}

/// A metadata text, from a disk or a file.
pub fn text(data: &[u8]) {
    let _ = Tree::parse(data);
    let Ok((vg, from)) = model::import(data) else { return };
    let _ = model::check(&vg);
    let stamp = Stamp {
        description: from.description,
        host: from.creation_host,
        system_id: from.system_id,
        uname: String::new(),
        time: from.creation_time,
        zone: Zone::utc(),
    };
    // Visible LVs are written first, and keys that stand in a section twice may change places; so a text is
    // compared, line by line in any order, with what is written after it.
    for written in [vg.file_text(&stamp), vg.disk_text(&stamp)] {
        match model::import(written.as_bytes()) {
            Ok((again, _)) => {
                for (again, first) in [
                    (again.file_text(&stamp), vg.file_text(&stamp)),
                    (again.disk_text(&stamp), vg.disk_text(&stamp)),
                ] {
                    assert!(
                        sorted(&again) == sorted(&first),
                        "read and written again:\n{again}\nit was\n{first}"
                    );
                }
            }
            Err(error) => panic!("what was written cannot be read: {error}\n{written}"),
        }
    }
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.lines().collect();
    lines.sort_unstable();
    lines
}

/// A selection: what is printed of it is read as the same, and it says yes or no of a row.
pub fn selection(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let context = Context { now: 1_795_728_153, zone: Zone::utc() };
    for report in [ReportKind::Lvs, ReportKind::PvSegments] {
        match Selection::parse(report, &text, &context) {
            Ok(selection) => {
                let printed = selection.to_string();
                let again = Selection::parse(report, &printed, &context);
                assert_eq!(again.as_ref(), Ok(&selection), "{text} is printed {printed}");
                let not = Selection::parse(report, &format!("!({printed})"), &context);
                let row = |field: &Field| Value::text(field.id);
                // Nothing is selected by `!()`.
                if let (Ok(not), false) = (not, printed.is_empty()) {
                    assert_ne!(selection.matches(&row), not.matches(&row), "{text}");
                }
            }
            Err(error) => assert!(error.at() <= text.len() && !error.to_string().is_empty()),
        }
    }
}

/// The beginning of a disk of 64 MiB, read as a command reads it.
pub fn image(data: &[u8]) {
    let check = |head: &[u8]| {
        let disk = MemoryDevice::new("disk", Bytes::new(IMAGE_SIZE));
        if !head.is_empty() {
            disk.write_at(Bytes::ZERO, head).expect("it fits");
        }
        let found = Inventory::scan(vec![Arc::new(disk)]);
        for finding in &found.findings {
            let line = finding.to_string();
            let escaped = !line.chars().any(|letter| letter.is_control() && letter != '\n');
            assert!(escaped, "what is on a disk moves no cursor: {line:?}");
        }
    };
    let data = data.get(..MDA_SEED_END).unwrap_or(data);
    check(data);
    let mut sound = with_sound_labels(data);
    if let Some(area) = sound.get_mut(MDA_START_AT..) {
        let repaired = with_sound_header(&with_sound_text(area));
        area.copy_from_slice(&repaired);
    }
    check(&sound);
}

/// `head` with right checksums in the sectors that say they are labels.
fn with_sound_labels(head: &[u8]) -> Vec<u8> {
    let mut head = head.to_vec();
    for sector in head.chunks_exact_mut(LABEL_LEN).take(LABEL_SECTORS) {
        let checksum = crc(&sector[20..]).to_le_bytes();
        sector[16..20].copy_from_slice(&checksum);
    }
    head
}

/// `area` with the right checksum of the committed text in its header.
fn with_sound_text(area: &[u8]) -> Vec<u8> {
    let mut area = area.to_vec();
    let Ok(header) = MdaHeader::parse(&with_sound_header(&area), Bytes::new(MDA_START)) else {
        return area;
    };
    let pieces = Ring::new(header.size).ok().and_then(|ring| ring.pieces(&header.committed).ok());
    let text = pieces.and_then(|pieces| slice(&area, &pieces.first).map(crc));
    if let Some(checksum) = text {
        area[TEXT_CHECKSUM_AT..TEXT_CHECKSUM_AT + 4].copy_from_slice(&checksum.to_le_bytes());
    }
    area
}

/// `area` with the right checksum in its header.
fn with_sound_header(area: &[u8]) -> Vec<u8> {
    let mut area = area.to_vec();
    if let Some(header) = area.get_mut(..MDA_HEADER_LEN) {
        let checksum = crc(&header[4..]).to_le_bytes();
        header[..4].copy_from_slice(&checksum);
    }
    area
}
