//! Making transcripts with the real LVM2.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use lvm_core::model::{Area, Segment, SegmentKind, Vg};

use super::transcript::{Case, Layout, Step, Transcript, changes};
use crate::Sandbox;

/// Lines that LVM2 prints because it is kept from the kernel.
const KERNEL_NOISE: [&str; 4] = [
    "WARNING: Activation disabled.",
    " not zeroed.",
    "WARNING: This metadata update is NOT backed up.",
    "wiping on logical volume",
];

/// Where the first metadata area lies on a PV, and where its location of the text is.
const MDA: u64 = 4096;
const MDA_HEADER: usize = 512;
const LOCATION: usize = 40;

/// A VG of LVM2 in which commands are run.
pub struct Recorder {
    sandbox: Sandbox,
    before: Layout,
    transcript: Transcript,
}

impl Recorder {
    /// Makes the VG; `None`, having said why, where that cannot be done here.
    pub fn new(case: Case) -> Option<Self> {
        let mut sandbox = Sandbox::new()?;
        let tags: Vec<_> = case.cling_tags.iter().map(|tag| format!("\"@{tag}\"")).collect();
        let list = match tags.as_slice() {
            [] => String::new(),
            tags => format!("cling_tag_list = [ {} ]", tags.join(", ")),
        };
        sandbox.configure(&format!(
            "allocation {{ maximise_cling = {} {list} }}\nbackup {{ backup = 0 archive = 0 }}",
            u8::from(case.maximise_cling)
        ));
        for pv in &case.pvs {
            let bytes = (1 << 20) + u64::from(pv.extents) * u64::from(case.extent_kib) * 1024;
            sandbox.add_disk_of(bytes.max(2 << 20), 512);
        }
        let nodes: Vec<_> = (0..case.pvs.len()).map(|index| sandbox.pv(index)).collect();
        let extent = format!("{}k", case.extent_kib);
        let mut args = vec!["vgcreate", "-s", &extent, "--alloc", &case.policy, "vg"];
        args.extend(nodes.iter().map(String::as_str));
        sandbox.lvm(&args).check();
        for (node, pv) in nodes.iter().zip(&case.pvs) {
            for tag in &pv.tags {
                sandbox.lvm(&["pvchange", "--addtag", tag, node]).check();
            }
        }
        let recorder = Self {
            sandbox,
            before: Layout::new(),
            transcript: Transcript { case, steps: Vec::new() },
        };
        let counts: Vec<_> = recorder.vg().pvs().iter().map(|pv| pv.pe_count.get()).collect();
        let asked: Vec<_> = recorder.transcript.case.pvs.iter().map(|pv| pv.extents).collect();
        assert_eq!(counts, asked, "PVs have another size than was asked for");
        Some(recorder)
    }

    /// Runs one command. `P0` in it is the first PV.
    pub fn run(&mut self, argv: &[String]) -> &Step {
        let nodes: Vec<_> =
            (0..self.transcript.case.pvs.len()).map(|index| self.sandbox.pv(index)).collect();
        let mut words: Vec<String> = argv.iter().map(|word| to_node(word, &nodes)).collect();
        if words.first().is_some_and(|word| word == "lvcreate") {
            words.extend(["-Wn".to_owned()]);
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let ran = self.sandbox.lvm(&words);
        let lines = |text: &str| -> Vec<String> {
            let neutral = nodes.iter().enumerate().fold(text.to_owned(), |text, (index, node)| {
                text.replace(node.as_str(), &format!("P{index}"))
            });
            let wanted = |line: &&str| !KERNEL_NOISE.iter().any(|noise| line.contains(noise));
            neutral.lines().filter(wanted).map(str::to_owned).collect()
        };
        let after = layout(&self.vg());
        let step = Step {
            argv: argv.to_vec(),
            out: lines(&ran.stdout),
            err: lines(&ran.stderr),
            code: ran.code.expect("an exit code"),
            moved: changes(&self.before, &after),
        };
        self.before = after;
        self.transcript.steps.push(step);
        self.transcript.steps.last().expect("just pushed")
    }

    /// The VG as LVM2 wrote it last.
    pub fn vg(&self) -> Vg {
        let text = metadata(&self.sandbox.disks()[0].image);
        lvm_core::model::import(text.as_bytes()).expect("LVM2 writes what we read").0
    }

    /// What was recorded.
    pub fn finish(self) -> Transcript {
        self.transcript
    }
}

fn to_node(word: &str, nodes: &[String]) -> String {
    let Some(rest) = word.strip_prefix('P') else { return word.to_owned() };
    let (number, rest) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
    match number.parse::<usize>().ok().and_then(|number| nodes.get(number)) {
        Some(node) => format!("{node}{rest}"),
        None => word.to_owned(),
    }
}

/// The committed text of the first metadata area.
fn metadata(image: &Path) -> String {
    let mut file = File::open(image).expect("the image is there");
    file.seek(SeekFrom::Start(MDA)).expect("a regular file");
    let mut area = vec![0; 1 << 20];
    let mut have = 0;
    while have < area.len() {
        match file.read(&mut area[have..]).expect("the image can be read") {
            0 => break,
            count => have += count,
        }
    }
    let number = |at: usize| {
        let bytes = area[at..at + 8].try_into().expect("eight bytes");
        usize::try_from(u64::from_le_bytes(bytes)).expect("a number that fits")
    };
    let (mda_size, start, len) = (number(32), number(LOCATION), number(LOCATION + 8));
    let first = len.min(mda_size - start);
    let mut text = area[start..start + first].to_vec();
    text.extend_from_slice(&area[MDA_HEADER..MDA_HEADER + len - first]);
    String::from_utf8(text).expect("LVM2 writes ASCII").trim_end_matches('\0').to_owned()
}

/// Where the LVs of a VG lie.
pub fn layout(vg: &Vg) -> Layout {
    vg.lvs()
        .iter()
        .map(|lv| {
            let segments: Vec<_> = lv.segments.iter().map(segment).collect();
            (lv.name.to_string(), segments.join("; "))
        })
        .collect()
}

fn segment(segment: &Segment) -> String {
    let stripe_size = match &segment.kind {
        SegmentKind::Striped(striped) if striped.areas.len() > 1 => {
            format!("/{}", striped.stripe_size)
        }
        SegmentKind::Striped(_) => String::new(),
        other => format!(" {}", other.type_name()),
    };
    let areas = segment.kind.areas().iter().map(|area| match area {
        Area::Pv { pv, start } => format!(" P{}:{start}", pv.0),
        other => format!(" {other:?}"),
    });
    format!("{}+{}{stripe_size}{}", segment.start, segment.len, areas.collect::<String>())
}
