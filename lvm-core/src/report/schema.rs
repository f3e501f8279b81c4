//! What programs may expect of a report: JSON Schemas, made from the table of fields.

use serde_json::{Map, Value as Json, json};

use super::cell::Form;
use super::columns::ReportKind;
use super::field::{Field, Group, Kind};
use super::fields;

/// The schema of the document that a report is in this form; `full` is that of `fullreport`, where one element has
/// all reports.
pub fn document(reports: &[ReportKind], form: Form) -> Json {
    let mut properties = Map::new();
    for report in reports {
        properties.insert(report.key().into(), rows(*report, form));
    }
    let keys: Vec<&str> = reports.iter().map(|report| report.key()).collect();
    json!({
        "$schema": DIALECT,
        "type": "object",
        "required": ["report"],
        "properties": {
            "report": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": keys,
                    "properties": properties,
                    "additionalProperties": false,
                },
            },
            "log": rows(ReportKind::Log, form),
        },
        "additionalProperties": false,
    })
}

/// The schema of one line of `ndjson`: a row of any report, the log's too, and which one it is where there are several.
pub fn line() -> Json {
    let log = fields::of(ReportKind::Log).filter(|field| field.group == Group::Log);
    let mut properties = cells(fields::all().chain(log), Form::Json);
    properties.insert("report".into(), json!({ "type": "string" }));
    let mut schema = object(&properties);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".into(), DIALECT.into());
    }
    schema
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The rows of a report.
fn rows(report: ReportKind, form: Form) -> Json {
    json!({ "type": "array", "items": object(&cells(fields::of(report), form)) })
}

/// A row: any fields, since `-o` chooses them, but no others.
fn object(properties: &Map<String, Json>) -> Json {
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn cells(fields: impl Iterator<Item = &'static Field>, form: Form) -> Map<String, Json> {
    fields.map(|field| (field.id.into(), cell(field, form))).collect()
}

fn cell(field: &Field, form: Form) -> Json {
    let mut schema = match (form, field.kind) {
        // The one text that may be unknown, which is −1.
        (Form::JsonStd, Kind::Str) if field.id == "lv_active" => {
            json!({ "type": ["string", "integer"] })
        }
        (Form::Json, Kind::Str) if field.id == "lv_active" => json!({ "type": ["string", "null"] }),
        (Form::Text, _) | (_, Kind::Str | Kind::Time) | (Form::JsonStd, Kind::Size) => {
            json!({ "type": "string" })
        }
        (_, Kind::List) => json!({ "type": "array", "items": { "type": "string" } }),
        (_, Kind::Text) => json!({ "type": ["integer", "string", "null"] }),
        // A size among the numbers.
        (_, Kind::Num) if field.id == "vdo_minimum_io_size" => {
            json!({ "type": ["number", "string", "null"] })
        }
        (_, Kind::Num) => json!({ "type": ["integer", "null"] }),
        (_, Kind::Percent) => json!({ "type": ["number", "null"] }),
        // Some have a word for "as the kernel likes".
        (Form::Json, Kind::Size) => json!({ "type": ["number", "string", "null"] }),
        (Form::JsonStd, Kind::Flag) => json!({ "enum": [1, 0, -1, null] }),
        (Form::Json, Kind::Flag) => json!({ "type": ["boolean", "null"] }),
    };
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".into(), field.description.into());
    }
    schema
}
