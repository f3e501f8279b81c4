//! Doing with our plans what a transcript tells of LVM2.

use std::collections::HashMap;

use lvm_core::alloc::{AllocSettings, PvArg};
use lvm_core::id::{Id, LvId, PvId, VgId};
use lvm_core::model::{AllocPolicy, Extra, Pv, PvIdx, PvStatus, ReadAhead, Vg};
use lvm_core::name::{LvName, Tag, VgName};
use lvm_core::plan::{
    self, GrowAs, LvCreate, LvNotice, LvRefusal, LvResize, NewSegmentType, ResizeTo, ShareOf, Sign,
    SizeSpec,
};
use lvm_core::units::{ExtentSize, Extents, Sectors};

use super::record::layout;
use super::transcript::{Case, Layout, Step, Transcript, changes};

/// Our VG of a transcript.
pub struct Replay {
    /// As the steps so far left it.
    pub vg: Vg,
    settings: AllocSettings,
    before: Layout,
    ids: u64,
}

impl Replay {
    /// The VG that the transcript begins with.
    pub fn new(case: &Case) -> Self {
        let extent_size = ExtentSize::new(case.extent_kib * 2).expect("a size that LVM2 took");
        let name = VgName::new("vg").expect("a name");
        let mut vg = Vg::new(name, VgId(id(0)), extent_size);
        vg.alloc = AllocPolicy::from_name(&case.policy).expect("a policy");
        for (number, pv) in (1..).zip(&case.pvs) {
            vg.push_pv(Pv {
                id: PvId(id(number)),
                device_hint: format!("P{}", number - 1).into(),
                device_id_type: None,
                device_id: None,
                status: PvStatus { allocatable: true, ..PvStatus::default() },
                tags: pv.tags.iter().map(|tag| Tag::new(tag).expect("a tag")).collect(),
                dev_size: None,
                pe_start: Sectors::new(2048),
                pe_count: Extents::new(pv.extents),
                ba_start: Sectors::ZERO,
                ba_size: Sectors::ZERO,
                extra: Extra::default(),
            });
        }
        let settings = AllocSettings {
            maximise_cling: case.maximise_cling,
            cling_tags: case.cling_tags.iter().map(|tag| tag.as_str().into()).collect(),
            ..AllocSettings::default()
        };
        Self { vg, settings, before: Layout::new(), ids: 100 }
    }

    /// Does what `argv` says and tells what came of it.
    pub fn run(&mut self, argv: &[String]) -> Step {
        let mut step = Step { argv: argv.to_vec(), ..Step::default() };
        let backup = self.vg.clone();
        let words = Words::of(argv);
        let done = match words.command {
            "lvcreate" => self.lvcreate(&words, &mut step),
            "vgchange" => {
                self.vgchange(&words, &mut step);
                Ok(())
            }
            "lvrename" => self.lvrename(&words, &mut step),
            "lvextend" => self.lvresize(&words, ResizeTo::Larger, &mut step),
            "lvreduce" => self.lvresize(&words, ResizeTo::Smaller, &mut step),
            "lvresize" => self.lvresize(&words, ResizeTo::Either, &mut step),
            "lvremove" => self.lvremove(&words, &mut step),
            "pvchange" => {
                self.pvchange(&words, &mut step);
                Ok(())
            }
            other => panic!("{other} cannot be replayed"),
        };
        if let Err(refusal) = done {
            step.err.extend(refusal.to_string().lines().map(|line| format!("  {line}")));
            step.code = 5;
            if refusal == LvRefusal::SameName {
                step.err.push(format!("  Run `{} --help' for more information.", words.command));
                step.code = 3;
            }
            assert_eq!(self.vg, backup, "a refusal changes nothing: {argv:?}");
        }
        let after = layout(&self.vg);
        step.moved = changes(&self.before, &after);
        self.before = after;
        step
    }

    fn next_id(&mut self) -> Id {
        self.ids += 1;
        id(self.ids)
    }

    fn lvcreate(&mut self, words: &Words<'_>, step: &mut Step) -> Result<(), LvRefusal> {
        let stripes = words.option("-i").map_or(1, |count| count.parse().expect("a number"));
        let segments = match words.option("--type") {
            Some("error") => NewSegmentType::Error,
            Some("zero") => NewSegmentType::Zero,
            _ => NewSegmentType::Striped { stripes, size: words.option("-I").map(length) },
        };
        let (size, _) = words.size();
        let pvs: Vec<PvArg> = words.names[1..].iter().map(|name| PvArg::parse(name)).collect();
        let request = LvCreate {
            name: words.option("-n").map(|name| LvName::new(name).expect("a name")),
            id: LvId(self.next_id()),
            size,
            segments,
            alloc: words.policy(),
            pvs: &pvs,
            find_pv: &find_pv,
            tags: Vec::new(),
            writable: true,
            read_ahead: ReadAhead::Auto,
            persistent: None,
            activation_skip: false,
            autoactivate: true,
            created: None,
        };
        let lv = plan::create_lv(&mut self.vg, request, &self.settings, &mut |notice| {
            say(step, &notice);
        })?;
        let name = &self.vg.lv(lv).expect("just made").name;
        step.out.push(format!("  Logical volume \"{name}\" created."));
        Ok(())
    }

    fn lvresize(
        &mut self,
        words: &Words<'_>,
        to: ResizeTo,
        step: &mut Step,
    ) -> Result<(), LvRefusal> {
        let name = words.lv();
        let Some(lv) = self.vg.find_lv(name) else {
            let (vg, lv) = (self.vg.name.clone(), name.to_owned());
            return Err(LvRefusal::NotFoundToResize { vg, lv });
        };
        let (size, sign) = words.size();
        let kind = words.option("--type").map(|name| match name {
            "error" => GrowAs::Error,
            "zero" => GrowAs::Zero,
            _ => GrowAs::Striped,
        });
        let pvs: Vec<PvArg> = words.names[1..].iter().map(|name| PvArg::parse(name)).collect();
        let request = LvResize {
            lv,
            to,
            sign: match sign {
                None => Sign::None,
                Some('+') => Sign::Plus,
                Some(_) => Sign::Minus,
            },
            size,
            stripes: words.option("-i").map(|count| count.parse().expect("a number")),
            stripe_size: words.option("-I").map(length),
            kind,
            alloc: words.policy(),
            pvs: &pvs,
            find_pv: &find_pv,
        };
        plan::resize_lv(&mut self.vg, &request, &self.settings, &mut |notice| say(step, &notice))?;
        step.out.push(format!("  Logical volume vg/{name} successfully resized."));
        Ok(())
    }

    fn lvremove(&mut self, words: &Words<'_>, step: &mut Step) -> Result<(), LvRefusal> {
        let name = words.lv();
        let Some(lv) = self.vg.find_lv(name) else {
            return Err(LvRefusal::NotFound { vg: self.vg.name.clone(), lv: name.to_owned() });
        };
        plan::remove_lv(&mut self.vg, lv)?;
        step.out.push(format!("  Logical volume \"{name}\" successfully removed."));
        Ok(())
    }

    fn lvrename(&mut self, words: &Words<'_>, step: &mut Step) -> Result<(), LvRefusal> {
        let (name, new) = (words.lv(), words.names[1]);
        let Some(lv) = self.vg.find_lv(name) else {
            let (vg, lv) = (self.vg.name.clone(), name.to_owned());
            return Err(LvRefusal::NotFoundToRename { vg, lv });
        };
        plan::rename_lv(&mut self.vg, lv, LvName::new(new).expect("a name"))?;
        step.out.push(format!("  Renamed \"{name}\" to \"{new}\" in volume group \"vg\""));
        Ok(())
    }

    fn vgchange(&mut self, words: &Words<'_>, step: &mut Step) {
        if let Some(max) = words.option("-l") {
            self.vg.max_lv = max.parse().expect("a number");
        }
        if let Some(policy) = words.option("--alloc") {
            self.vg.alloc = AllocPolicy::from_name(policy).expect("a policy");
        }
        step.out.push("  Volume group \"vg\" successfully changed".to_owned());
    }

    fn pvchange(&mut self, words: &Words<'_>, step: &mut Step) {
        let name = words.names[0];
        let pv = find_pv(name).and_then(|pv| self.vg.pv_mut(pv)).expect("a PV of the VG");
        pv.status.allocatable = words.option("-x") == Some("y");
        step.out.push(format!("  Physical volume \"{name}\" changed"));
        step.out.push("  1 physical volume changed / 0 physical volumes not changed".to_owned());
    }
}

/// Replays a transcript; the first step that went another way, as it was and as we did it.
pub fn check(transcript: &Transcript) -> Result<Vg, (usize, Step)> {
    let mut replay = Replay::new(&transcript.case);
    for (index, step) in transcript.steps.iter().enumerate() {
        let ours = replay.run(&step.argv);
        if ours != *step {
            return Err((index, ours));
        }
    }
    Ok(replay.vg)
}

fn say(step: &mut Step, notice: &LvNotice) {
    let stream = if notice.is_warning() { &mut step.err } else { &mut step.out };
    stream.push(format!("  {notice}"));
}

fn find_pv(name: &str) -> Option<PvIdx> {
    name.strip_prefix('P')?.parse().ok().map(PvIdx)
}

fn id(number: u64) -> Id {
    let text = format!("{number:032}");
    Id::from_bytes(text.as_bytes().try_into().expect("32 characters")).expect("digits")
}

/// A size with one of the suffixes `k g e`.
fn length(text: &str) -> Sectors {
    let (number, unit) = text.split_at(text.len() - 1);
    let sectors = match unit {
        "k" => 2,
        "g" => 2 << 20,
        "e" => 2 << 50,
        _ => panic!("what is `{text}`?"),
    };
    Sectors::new(number.parse::<u64>().expect("a number") * sectors)
}

/// A command taken apart.
struct Words<'a> {
    command: &'a str,
    options: HashMap<&'a str, &'a str>,
    names: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn of(argv: &'a [String]) -> Self {
        let mut words = argv.iter().map(String::as_str);
        let command = words.next().expect("a command");
        let mut taken = Self { command, options: HashMap::new(), names: Vec::new() };
        while let Some(word) = words.next() {
            if matches!(word, "-y" | "-f") {
                continue;
            }
            if word.starts_with('-') {
                taken.options.insert(word, words.next().expect("a value"));
            } else {
                taken.names.push(word);
            }
        }
        taken
    }

    fn option(&self, name: &str) -> Option<&'a str> {
        self.options.get(name).copied()
    }

    fn lv(&self) -> &'a str {
        self.names[0].strip_prefix("vg/").expect("vg/lv")
    }

    fn policy(&self) -> AllocPolicy {
        self.option("--alloc")
            .map_or(AllocPolicy::Inherit, |name| AllocPolicy::from_name(name).expect("a policy"))
    }

    /// The size, and its sign.
    fn size(&self) -> (SizeSpec, Option<char>) {
        let Some(text) = self.option("-l").or_else(|| self.option("-L")) else {
            return (SizeSpec::Share(100, ShareOf::Pvs), Some('+'));
        };
        let sign = text.chars().next().filter(|first| matches!(first, '+' | '-'));
        let text = text.trim_start_matches(['+', '-']);
        if self.option("-L").is_some() {
            return (SizeSpec::Length(length(text)), sign);
        }
        let spec = match text.split_once('%') {
            None => SizeSpec::Extents(Extents::new(text.parse().expect("a number"))),
            Some((percent, of)) => {
                let of = match of {
                    "VG" => ShareOf::Vg,
                    "FREE" => ShareOf::Free,
                    "PVS" => ShareOf::Pvs,
                    "LV" => ShareOf::Lv,
                    _ => ShareOf::Origin,
                };
                SizeSpec::Share(percent.parse().expect("a number"), of)
            }
        };
        (spec, sign)
    }
}
