//! Reports in the forms for programs: `json_std` as LVM2 writes it, and our own.

use std::fs;
use std::path::PathBuf;

use lvm_core::local_time::Zone;
use lvm_core::overview;
use lvm_core::report::cell::Form;
use lvm_core::report::columns::{Columns, ReportKind};
use lvm_core::report::document::{Document, Format};
use lvm_core::report::fill;
use lvm_core::report::rows::Pick;
use lvm_core::report::schema;
use lvm_core::report::size::{SizeFormat, Unit};
use lvm_core::report::table::Table;
use lvm_core::report::value::Style;
use lvm_core::report::view::{AllLvs, LvState};
use lvm_core::store::Inventory;
use rlvm_tests::{golden, golden_devices};
use serde_json::{Value, json as value};
use yaml_rust2::{Yaml, YamlLoader};

const CASES: [&str; 6] = ["cache", "missing", "raid1", "snapshot", "tags", "thin"];

const REPORTS: [(&str, ReportKind); 5] = [
    ("lvs", ReportKind::Lvs),
    ("pvs", ReportKind::Pvs),
    ("pvsegs", ReportKind::PvSegments),
    ("segs", ReportKind::LvSegments),
    ("vgs", ReportKind::Vgs),
];

fn fixture(case: &str, report: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/json_std");
    let path = folder.join(case).join(format!("{report}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The fields of the first row.
fn fields_of(document: &str) -> String {
    // Not by way of a map, which has an order of its own.
    let row = document.lines().find(|line| line.starts_with("                  {")).expect("rows");
    let names = regex_lite::Regex::new(r#""([a-z_]+)":"#).expect("a pattern");
    let names: Vec<&str> =
        names.captures_iter(row).filter_map(|found| Some(found.get(1)?.as_str())).collect();
    names.join(",")
}

/// A report of a golden case with these fields, where there is no device-mapper.
fn table(case: &str, kind: ReportKind, fields: &str, form: Form) -> Table {
    let inventory = Inventory::scan(golden_devices::devices(&golden::folder().join(case)));
    let kernel = AllLvs(LvState::Unknown);
    let view = overview::view(&inventory, &kernel, |_| true);
    let bare = SizeFormat { unit: Unit::BYTES, suffix: false, ..SizeFormat::default() };
    let sizes = if form == Form::Json { bare } else { SizeFormat::default() };
    let style = Style { sizes, form, ..Style::new(Zone::utc()) };
    let columns = Columns::parse(kind, "", &[fields], kind.default_sort(), None).expect("fields");
    let pick = if kind == ReportKind::PvSegments { Pick::VISIBLE } else { Pick::ALL };
    fill(kind, &columns, &view, pick, &style).expect("fields that go together")
}

#[test]
fn json_std_is_lvm2s() {
    let mut wrong = Vec::new();
    for case in CASES {
        for (report, kind) in REPORTS {
            let theirs = fixture(case, report);
            let ours = Document::of(table(case, kind, &fields_of(&theirs), Form::JsonStd))
                .text(&Format::Json);
            for (ours, theirs) in ours.lines().zip(theirs.lines()) {
                for (ours, theirs) in ours.split(", \"").zip(theirs.split(", \"")) {
                    if ours != theirs {
                        wrong.push(format!("{case} {report}: {ours}, LVM2 has {theirs}"));
                    }
                }
            }
            if ours.len() != theirs.len() {
                wrong.push(format!("{case} {report}: as long as LVM2's"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reports_keep_to_their_schemas() {
    let valid = |schema: &Value, document: &Value, what: &str| {
        let wrong = misfits(schema, document, "");
        assert!(wrong.is_empty(), "{what}: {}", wrong.join("\n"));
    };
    for case in CASES {
        for (report, kind) in REPORTS {
            let fields = fields_of(&fixture(case, report));
            for form in [Form::Text, Form::JsonStd, Form::Json] {
                let text = Document::of(table(case, kind, &fields, form)).text(&Format::Json);
                let document = serde_json::from_str(&text).expect("JSON");
                valid(&schema::document(&[kind], form), &document, &format!("{case} {report}"));
            }
            for line in
                Document::of(table(case, kind, &fields, Form::Json)).text(&Format::Ndjson).lines()
            {
                valid(&schema::line(), &serde_json::from_str(line).expect("JSON"), line);
            }
        }
    }
}

#[test]
fn a_schema_refuses_what_no_report_has() {
    let lvs = schema::document(&[ReportKind::Lvs], Form::Json);
    let fits = |document: &Value| misfits(&lvs, document, "").is_empty();
    let with = |row: Value| value!({ "report": [{ "lv": [row] }] });
    assert!(fits(&with(value!({ "lv_size": 1, "lv_suspended": null }))));
    for wrong in
        [value!({ "lv_sise": 1 }), value!({ "seg_count": "1" }), value!({ "lv_tags": "a" })]
    {
        assert!(!fits(&with(wrong.clone())), "{wrong}");
    }
    assert!(!fits(&value!({ "report": [{ "vg": [] }] })));
    assert!(!fits(&value!({ "log": [] })));
}

/// Where a document does not keep to a schema made of the words that ours use; `tests/clients` has a whole
/// implementation judge them.
fn misfits(schema: &Value, document: &Value, at: &str) -> Vec<String> {
    let words = schema.as_object().expect("a schema is an object");
    let mut wrong = Vec::new();
    for (word, rule) in words {
        match word.as_str() {
            // The last is heeded with "properties".
            "$schema" | "description" | "additionalProperties" => {}
            "type" => {
                let types = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                if !types.iter().any(|one| is_of_type(document, one.as_str().unwrap_or_default())) {
                    wrong.push(format!("{at}: {document} is no {rule}"));
                }
            }
            "enum" if rule.as_array().is_some_and(|all| all.contains(document)) => {}
            "enum" => wrong.push(format!("{at}: {document} is none of {rule}")),
            "required" => {
                let names = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
                let absent = names.filter(|name| document.get(name).is_none());
                wrong.extend(absent.map(|name| format!("{at}: no {name}")));
            }
            "items" => {
                for (index, item) in document.as_array().into_iter().flatten().enumerate() {
                    wrong.extend(misfits(rule, item, &format!("{at}/{index}")));
                }
            }
            "properties" => {
                for (name, value) in document.as_object().into_iter().flatten() {
                    match rule.get(name) {
                        Some(rule) => wrong.extend(misfits(rule, value, &format!("{at}/{name}"))),
                        None if words.get("additionalProperties") == Some(&Value::Bool(false)) => {
                            wrong.push(format!("{at}: {name} is not in the schema"));
                        }
                        None => {}
                    }
                }
            }
            other => panic!("the schema has {other}, which this test does not know"),
        }
    }
    wrong
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

#[test]
fn the_same_values_in_every_form() {
    let fields = "lv_name,lv_size,lv_tags,seg_count,data_percent,lv_suspended,lv_metadata_size";
    let typed = table("thin", ReportKind::Lvs, fields, Form::Json);
    let rows: Vec<Value> = Document::of(typed.clone())
        .text(&Format::Ndjson)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(
        rows.iter().find(|row| row["lv_name"] == "pool"),
        Some(&value!({
            "lv_name": "pool", "lv_size": 50_331_648, "lv_tags": [], "seg_count": 1, "data_percent": null,
            "lv_suspended": null, "lv_metadata_size": 4_194_304,
        }))
    );

    let text = Document::of(typed).text(&Format::Yaml);
    let document = &YamlLoader::load_from_str(&text).expect("YAML")[0];
    let from_yaml = document["report"][0]["lv"].as_vec().expect("rows");
    assert_eq!(from_yaml.len(), rows.len());
    for (yaml, row) in from_yaml.iter().zip(&rows) {
        assert_eq!(yaml["lv_name"].as_str(), row["lv_name"].as_str());
        assert_eq!(yaml["lv_size"].as_i64(), row["lv_size"].as_i64());
        assert!(yaml["lv_tags"].as_vec().is_some_and(Vec::is_empty));
        assert_eq!(yaml["data_percent"], Yaml::Null);
    }

    let text = Document::of(table("thin", ReportKind::Lvs, fields, Form::Text)).text(&Format::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().expect("a head").iter().collect::<Vec<_>>().join(","), fields);
    assert_eq!(reader.records().filter_map(Result::ok).count(), rows.len());
}

#[test]
fn cells_of_csv_stay_one_cell() {
    let devices =
        Document::of(table("raid1", ReportKind::LvSegments, "lv_name,devices", Form::Text))
            .text(&Format::Csv);
    let mut reader = csv::Reader::from_reader(devices.as_bytes());
    let rows: Vec<_> = reader.records().collect::<Result<_, _>>().expect("even rows");
    let several = rows.iter().find(|row| &row[0] == "r1").expect("a RAID LV");
    assert_eq!(&several[1], "r1_rimage_0(0),r1_rimage_1(0)");
}

#[test]
fn several_reports_are_told_apart() {
    let of = |kind, fields, form| table("tags", kind, fields, form);
    let both = |form| [of(ReportKind::Vgs, "vg_name", form), of(ReportKind::Lvs, "lv_name", form)];
    let tables = both(Form::Json);
    let lines = element(tables.to_vec()).text(&Format::Ndjson);
    assert_eq!(lines.lines().next(), Some(r#"{"report":"vg","vg_name":"vgt"}"#));
    assert!(lines.lines().skip(1).all(|line| line.starts_with(r#"{"report":"lv","lv_name":"#)));
    let document = element(tables.to_vec()).text(&Format::Yaml);
    assert!(
        document.starts_with("report:\n- vg:\n  - vg_name: \"vgt\"\n  lv:\n  - lv_name: "),
        "{document}"
    );
    assert!(
        element(both(Form::Text).to_vec())
            .text(&Format::Csv)
            .starts_with("vg_name\r\nvgt\r\n\r\nlv_name\r\n")
    );
}

/// Reports that belong together.
fn element(tables: Vec<Table>) -> Document {
    Document { elements: Some(vec![tables]), ..Document::default() }
}
