//! `schema`: what programs may expect of a report, as a JSON Schema.

use lvm_core::report::cell::Form;
use lvm_core::report::columns::ReportKind;
use lvm_core::report::schema;

use crate::args::Matches;
use crate::args::options::common::{self, ReportFormat};
use crate::commands::{Command, Names};
use crate::failure::{Exit, Failure};
use crate::session::Session;

pub(crate) const COMMAND: Command = Command {
    name: "schema",
    about: "Print the JSON Schema of a report",
    names: Some(Names::between(1, 1, "REPORT", "pvs, vgs, lvs, pvsegs, segs or fullreport")),
    syntax: &["pvs|vgs|lvs|pvsegs|segs|fullreport"],
    options: &[&[&common::REPORTFORMAT]],
    manual: "Prints the JSON Schema (2020-12) of what a report command writes with --reportformat: json, json_std \
             (where no form is named), ndjson or yaml. Of ndjson it describes a line. pvsegs and segs are the \
             reports of pvs --segments and lvs --segments. Any of the fields may be absent, since -o chooses.",
    examples: &[("rlvm schema lvs --reportformat ndjson", "what each line has")],
    run,
};

fn run(matches: &Matches, session: &mut Session) -> Result<Exit, Failure> {
    let name = matches.name().unwrap_or_default();
    let Some(reports) = reports(name) else {
        let known = "pvs, vgs, lvs, pvsegs, segs, fullreport";
        return Err(Failure::invalid(format!(
            "There is no report \"{name}\" that has a schema. Take one of {known}."
        )));
    };
    let schema = match matches.get(&common::REPORTFORMAT) {
        None | Some(ReportFormat::JsonStd) => schema::document(reports, Form::JsonStd),
        Some(ReportFormat::Json) => schema::document(reports, Form::Text),
        Some(ReportFormat::Yaml) => schema::document(reports, Form::Json),
        Some(ReportFormat::Ndjson) => schema::line(),
        Some(ReportFormat::Basic | ReportFormat::Csv | ReportFormat::Pretty) => {
            return Err(Failure::invalid(
                "Only json, json_std, ndjson and yaml have a schema: name one with --reportformat.",
            ));
        }
    };
    // The schema is the whole answer: no empty report follows it.
    session.answer = None;
    session.ui.raw(&format!("{schema:#}\n"));
    Ok(Exit::Success)
}

/// The reports that a command writes.
fn reports(name: &str) -> Option<&'static [ReportKind]> {
    use ReportKind::{LvSegments, Lvs, PvSegments, Pvs, Vgs};
    Some(match name {
        "pvs" => &[Pvs],
        "vgs" => &[Vgs],
        "lvs" => &[Lvs],
        "pvsegs" => &[PvSegments],
        "segs" => &[LvSegments],
        "fullreport" => &[Vgs, Pvs, Lvs, PvSegments, LvSegments],
        _ => return None,
    })
}
