//! `dmtable`: the device-mapper tables that make LVs into devices, without making them.

use std::collections::BTreeMap;

use lvm_core::model::{LvIdx, PvIdx, Vg};
use lvm_core::report::rows::Pick;
use lvm_core::report::view::{UNKNOWN_DEVICE, VgView};
use lvm_core::store::Inventory;
use lvm_core::table::{Device, Node, TableSettings, activatable, concise, table_lines, tree};
use serde::Serialize;

use super::look::{Subject, look};
use crate::args::Matches;
use crate::args::options::report;
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "dmtable",
    about: "Show the device-mapper tables of LVs",
    names: Some(Names::from(0, "VG|LV|TAG", "VGs, LVs, or tags with @; all LVs if none is named")),
    syntax: &["[ VG|LV|Tag ... ]"],
    options: &[report::READING, &[&report::CONCISE, &report::JSON]],
    manual: "Shows what activation would load into the kernel: for each device its name, and for each of its segments \
             start and length in sectors, target and arguments. Devices come in the order in which they are loaded. PVs \
             are shown by their path, other devices as [NAME].\n\n\
             No kernel is asked and none is needed: it works on images. In place of a PV that is not there stands what \
             activation/missing_stripe_filler says.",
    examples: &[
        ("rlvm dmtable vg/data", "one LV, and all devices below it"),
        ("dmsetup create --concise \"$(rlvm dmtable --concise vg/data)\"", "load it without LVM2"),
    ],
    run,
};

/// How the tables are written.
#[derive(Clone, Copy)]
enum Form {
    Lines,
    Concise,
    Json,
}

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let form = match (matches.has(&report::CONCISE), matches.has(&report::JSON)) {
        (true, true) => {
            return Err(Failure::invalid("Options --concise and --json are incompatible."));
        }
        (true, false) => Form::Concise,
        (false, true) => Form::Json,
        (false, false) => Form::Lines,
    };
    look(Subject::Lvs, matches, session, |found, session| {
        let mut text = Text { form, out: String::new(), devices: Vec::new() };
        for vg in &found.view.vgs {
            let pvs = pv_paths(found.inventory, vg.vg);
            let missing = vg.vg.pvs_with_idx().map(|(pv, _)| pv).filter(|pv| !pvs.contains_key(pv));
            let settings = TableSettings { missing_pvs: missing.collect(), ..session.tables() };
            let nodes = tree(vg.vg, &asked(vg, &found.pick), &settings)
                .map_err(|error| Failure::Message(error.to_string()))?;
            text.add(vg.vg, &nodes, &pvs);
        }
        session.ui.raw(&text.finish()?);
        Ok(())
    })
}

/// The LVs to show: of a whole VG those that are activated with it, otherwise those that are named.
fn asked(vg: &VgView<'_>, pick: &Pick<'_>) -> Vec<LvIdx> {
    let all = || vg.vg.lvs_with_idx().map(|(lv, _)| lv);
    if all().all(|lv| (pick.lv)(vg, lv) || !vg.is_visible(lv)) {
        return activatable(vg.vg);
    }
    all().filter(|lv| (pick.lv)(vg, *lv)).collect()
}

/// The paths of the PVs that are there.
fn pv_paths<'i>(inventory: &'i Inventory, vg: &Vg) -> BTreeMap<PvIdx, &'i str> {
    let found = inventory.vgs.iter().find(|found| found.vg.id == vg.id);
    let places = found.map(|found| found.pvs.as_slice()).unwrap_or_default();
    let path = |place: &Option<usize>| Some(inventory.pvs.get((*place)?)?.device.name());
    (0..).map(PvIdx).zip(places).filter_map(|(pv, place)| Some((pv, path(place)?))).collect()
}

/// What is shown, as it grows from VG to VG.
struct Text {
    form: Form,
    out: String,
    devices: Vec<JsonDevice>,
}

impl Text {
    fn add(&mut self, vg: &Vg, nodes: &[Node], pvs: &BTreeMap<PvIdx, &str>) {
        let form = self.form;
        let tell = |device: Device<'_>| match device {
            // A PV that is not there has something else in its place; nothing lies on it.
            Device::Pv(pv) => pvs.get(&pv).copied().unwrap_or(UNKNOWN_DEVICE).to_owned(),
            Device::Node(name) if matches!(form, Form::Lines) => format!("[{name}]"),
            Device::Node(name) => format!("/dev/mapper/{name}"),
            Device::Path(path) => path.to_owned(),
        };
        match form {
            Form::Lines => {
                for line in nodes.iter().flat_map(|node| table_lines(node, tell)) {
                    self.out.push_str(&line);
                    self.out.push('\n');
                }
            }
            Form::Concise if nodes.is_empty() => {}
            Form::Concise => {
                if !self.out.is_empty() {
                    self.out.push(';');
                }
                self.out.push_str(&concise(nodes, tell));
            }
            Form::Json => {
                self.devices.extend(nodes.iter().map(|node| JsonDevice::new(vg, node, tell)));
            }
        }
    }

    fn finish(self) -> Result<String, Failure> {
        Ok(match self.form {
            Form::Lines => self.out,
            Form::Concise if self.out.is_empty() => self.out,
            Form::Concise => self.out + "\n",
            Form::Json => {
                let document = Document { devices: self.devices };
                let text = serde_json::to_string_pretty(&document);
                text.map_err(|error| Failure::Message(error.to_string()))? + "\n"
            }
        })
    }
}

/// What `--json` writes.
#[derive(Serialize)]
struct Document {
    devices: Vec<JsonDevice>,
}

#[derive(Serialize)]
struct JsonDevice {
    name: String,
    uuid: String,
    vg: String,
    lv: String,
    layer: Option<String>,
    read_only: bool,
    major: Option<u32>,
    minor: Option<u32>,
    deps: Vec<String>,
    lines: Vec<JsonLine>,
}

#[derive(Serialize)]
struct JsonLine {
    start: u64,
    length: u64,
    target: &'static str,
    params: String,
}

impl JsonDevice {
    fn new(vg: &Vg, node: &Node, tell: impl Fn(Device<'_>) -> String) -> Self {
        let lines = node.lines.iter().map(|line| JsonLine {
            start: line.start.get(),
            length: line.len.get(),
            target: line.target.kind,
            params: line.target.params(&tell),
        });
        Self {
            name: node.name.clone(),
            uuid: node.uuid.clone(),
            vg: vg.name.to_string(),
            lv: vg.lv(node.lv).map(|lv| lv.name.to_string()).unwrap_or_default(),
            layer: node.layer.suffix().map(Into::into),
            read_only: node.read_only,
            major: node.number.map(|(major, _)| major),
            minor: node.number.map(|(_, minor)| minor),
            deps: node.deps.clone(),
            lines: lines.collect(),
        }
    }
}
